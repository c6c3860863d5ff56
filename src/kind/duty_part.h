/*
 * What the files share that find duties.  Private to kind/duties*.c.
 */
#ifndef FANGAN_KIND_DUTY_PART_H
#define FANGAN_KIND_DUTY_PART_H

#include "kind/names.h"
#include "kind/parts.h"

struct duties {
    struct plan *plan;
    const struct people_words *words;
    struct duty *last;
};

/* The roles of a duty, as the model names them. */
extern const char duty_lead[], duty_support[];

/* The marks between the parts of a bracket or a sentence. */
#define DUTY_PART_MARKS U"，；,;"

/* Appends a duty; copies unit, keeps role and task. */
void duties_add(struct duties *duties, struct slice unit, const char *role,
                const char *task, struct span span);

/* Cuts the next unit off *list, trimmed.  和 parts 市教育局和市财政局, but not
 * 市工业和信息化局.  False at the end. */
bool duties_cut_unit(struct slice *list, const struct people_words *words,
                     struct slice *unit);

/* Every unit of a list; what is no unit is left out unless all are wanted
 * (behind a label the author says that they are). */
void duties_add_units(struct duties *duties, struct slice list,
                      const char *role, const char *task, bool all,
                      struct span span);

/* The list before the verb that ends a part, 甲、乙牵头; *role says which it
 * was, or is NULL: it ends in none. */
struct slice duties_units_of(struct slice part, const char **role);

/* The text before a label, without the bracket that opens it and the mark
 * that ends the sentence. */
struct slice duties_task_before(const char *start, const char *end);

/* Behind the number at the start of a text. */
const char *duties_behind_number(const char *text);

/* Adds what sentences tell: 市科协办公室负责…, …由市科协办公室负责, and of the
 * heading (or NULL) 市科协牵头，…配合. */
void duties_add_prose(struct duties *duties, const char *text,
                      const char *heading, struct span span);

/* Adds who has the task that the heading (or NULL) names, where the text
 * begins with it: 由区林业局牵头，各乡镇配合，4月底前完成. */
void duties_add_opening(struct duties *duties, const char *text,
                        const char *heading, struct span span);

#endif

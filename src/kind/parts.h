/*
 * The steps of kind_analyse(), each in its file.  Private to kind/.
 *
 * Each reads plan->first and plan->sections and fills in its own fields of
 * the plan.
 */
#ifndef FANGAN_KIND_PARTS_H
#define FANGAN_KIND_PARTS_H

#include "kind/vocabulary.h"
#include "plan/plan.h"

/* The roles of headings, and carriers[]. */
void roles_find(struct plan *plan, const struct vocabulary *vocabulary);

/* 一、加快… 二、推进…: a plan divided by its tasks.  Its headings that carry
 * nothing carry together what parts.txt says, if no heading does. */
void roles_settle_untitled(struct plan *plan,
                           const struct vocabulary *vocabulary);

/* plan->stages, from the sections that carry the steps. */
void stages_find(struct plan *plan, const struct vocabulary *vocabulary,
                 struct diags *diags);

/* plan->leaders and plan->duties. */
void leaders_find(struct plan *plan, const struct people_words *words);
void duties_find(struct plan *plan, const struct people_words *words);

/* The heading of a section. */
struct heading *heading_of(const struct section *section);

/* The text of a paragraph or an item without its marker; NULL for any other
 * block, and for NULL. */
const char *running_text(const struct block *block, struct arena *arena);

/* How a stage begins: 第一阶段：宣传发动（3月1日至3月31日）。 */
struct stage_head {
    const char *name;
    const char *period; /* the text that holds it, or NULL */
    bool is_bracketed;  /* period stood in brackets: period_parse() */
    const char *clock;  /* 8:30—9:00 in front of the name, or NULL */
    bool has_number;    /* a number stood before it in a running text */
    bool has_ordinal;   /* 第一阶段, 第一步 */
    bool is_named;      /* the name is one that stages have */
    const char *rest;   /* what follows in the text */
};

/* Takes the beginning of a text apart.  is_heading: all of it is a heading.
 * False if it can't be the beginning of a stage. */
bool stage_head_read(const char *text, bool is_heading,
                     const struct vocabulary *vocabulary, struct arena *arena,
                     struct stage_head *head);

/* The same for a heading with its number, or a running text. */
bool stage_head_of_block(const struct block *block,
                         const struct vocabulary *vocabulary,
                         struct arena *arena, struct stage_head *head);

/* Whether stage_head_read() would find an ordinal in a running text. */
bool stage_text_has_ordinal(const char *text);

/* A row of a table that is a stage. */
struct stage_row {
    const char *name;
    const char *period; /* the text that holds it, or NULL */
};

/* The stages of a table in arena; how many there are, 0 where none of its
 * columns says when. */
size_t stage_table_read(const struct table *table,
                        const struct vocabulary *vocabulary,
                        struct arena *arena, struct stage_row **rows);

/* What the years and months that stages leave out come from: the plan's own
 * period, its date, its title, its preamble, what it says is planned; year 0 if
 * nothing is known. */
struct date stages_context(const struct plan *plan,
                           const struct vocabulary *vocabulary);

/* The time that running text says in a sentence, 从2021年3月开始, in the blocks
 * from first to end or the first heading; no date if it says none with a year.
 */
struct date stages_time_said(const struct block *first, const struct block *end,
                             struct arena *arena);

/* The name that stands behind a time, 第一阶段（3月1日至3月31日）：宣传发动。…,
 * up to a mark; "" if what stands there is longer than a name. */
const char *stage_name_behind(const char *rest, struct arena *arena);

/* Whether the head alone says that it is one of a stage. */
bool stage_head_is_sure(const struct stage_head *head);

#endif

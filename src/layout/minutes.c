/*
 * 左空二字, the label in 黑体 with a full-width colon, names in 仿宋, going on
 * below the first character behind the colon.
 */
#include "layout/minutes.h"

#include <string.h>

static const char *const labels[] = {"出席：", "请假：", "列席："};

enum { LABEL_CELLS = 3 };

/* The label that a paragraph begins with, or NULL. */
static const char *label_of(const struct block *block)
{
    if (block->kind != BLOCK_PARAGRAPH || block->as.paragraph == NULL)
        return NULL;
    for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++)
        if (strncmp(block->as.paragraph->text, labels[i], strlen(labels[i])) ==
            0)
            return labels[i];
    return NULL;
}

const struct block *minutes_find_attendance(const struct plan *plan)
{
    const struct block *first = NULL;

    for (const struct block *b = plan->first; b != NULL; b = b->next) {
        if (label_of(b) == NULL)
            first = NULL;
        else if (first == NULL)
            first = b;
    }
    return first;
}

struct plan minutes_cut(const struct plan *plan, const struct block *behind,
                        struct arena *arena)
{
    struct plan text = *plan;
    struct block **end = &text.first;

    text.last = NULL;
    for (const struct block *b = plan->first; b != behind; b = b->next) {
        struct block *copy = arena_new_object(arena, struct block);

        *copy = *b;
        *end = copy;
        end = &copy->next;
        text.last = copy;
    }
    *end = NULL;
    return text;
}

static void put_attendance(struct setter *setter, const struct block *block)
{
    int32_t indent = INDENT_CELLS * CELL;
    struct body_shape shape = {indent, indent + LABEL_CELLS * CELL, 0,
                               LINE_JUSTIFIED};
    const char *label = label_of(block);
    struct run names = *block->as.paragraph;

    names.text += strlen(label);
    setter_open_element(setter, ELEMENT_PARAGRAPH, 0);
    setter_begin(setter, block->span);
    setter_add(setter, label, FACE_HEADING1);
    setter_add_runs(setter, &names, FACE_BODY);
    setter_put_rows(setter, &shape);
    setter_close_element(setter);
}

void minutes_put_attendance(struct setter *setter, const struct block *first)
{
    sheet_skip_rows(&setter->sheet, 1);
    for (const struct block *b = first; b != NULL && !setter->sheet.is_over;
         b = b->next)
        put_attendance(setter, b);
}

/*
 * 左空二字, the label in 黑体 with a full-width colon, names in 仿宋, going on
 * below the first character behind the colon.
 */
#include "layout/minutes.h"

#include "plan/attendance.h"

enum { LABEL_CELLS = 3 };

/* The bytes of the label that a paragraph begins with, or 0. */
static size_t label_of(const struct block *block)
{
    return block->kind == BLOCK_PARAGRAPH && block->as.paragraph != NULL
               ? attendance_label(block->as.paragraph->text)
               : 0;
}

const struct block *minutes_find_attendance(const struct plan *plan)
{
    const struct block *first = NULL;

    for (const struct block *b = plan->first; b != NULL; b = b->next) {
        if (label_of(b) == 0)
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
    struct body_shape shape = {.first = indent,
                               .rest = indent + LABEL_CELLS * CELL,
                               .align = LINE_JUSTIFIED,
                               .keeps_names = true};
    struct run names = *block->as.paragraph;
    size_t len = label_of(block);
    const char *label = arena_strndup(setter->arena, names.text, len);

    names.text += len;
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

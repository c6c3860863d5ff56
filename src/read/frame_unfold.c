/*
 * Word files often set a 版记, or the row of number and 签发人, as a table
 * without lines.  Such a table is read as lines of text.
 */
#include "read/frame_part.h"

#include "base/utf8.h"

#include <string.h>

enum { MOST_ROWS = 8, MOST_COLUMNS = 4 };

/* The cells of a row one behind the other. */
static const char *row_text(const struct table *table, size_t row,
                            struct arena *arena)
{
    const char *text = "";
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct run *runs = table->cells[row * table->n_columns + i];
        size_t len;
        const char *cell = utf8_trim(runs_text(runs, arena), &len);
        if (len > 0)
            text = arena_printf(arena, "%s%s%.*s", text,
                                *text == '\0' ? "" : "　", (int)len, cell);
    }
    return text;
}

/* The lines of table d, or none if one of its rows is no element. */
static struct drafts unfold(struct frame *f, const struct draft *d)
{
    struct drafts lines = {NULL, NULL};
    const struct table *table = &d->table;
    bool is_sure = false;
    if (table->n_rows > MOST_ROWS || table->n_columns > MOST_COLUMNS)
        return lines;
    for (size_t row = 0; row < table->n_rows; row++) {
        const char *text = row_text(table, row, f->arena);
        if (*text == '\0')
            continue;
        struct draft *line = draft_add(&lines, DRAFT_TEXT, d->span, f->arena);
        draft_set_text(line, text, f->arena);
        line->look = d->look;
        struct drafts one = {line, line};
        struct frame *probe =
            frame_open(f->source, &one, f->words, f->kinds, f->arena, f->notes);
        bool is_row =
            frame_is_head_row(probe, 0) || frame_is_imprint_row(probe, 0);
        is_sure |= is_row;
        if (!is_row && !frame_is_organ(f->words, frame_solid(probe, 0),
                                       strlen(frame_solid(probe, 0))))
            return (struct drafts){NULL, NULL};
    }
    return is_sure ? lines : (struct drafts){NULL, NULL};
}

void frame_unfold_tables(struct frame *f)
{
    struct drafts all = {NULL, NULL};
    for (size_t i = 0; i < f->n; i++) {
        struct drafts lines = {f->lines[i], f->lines[i]};
        if (f->lines[i]->kind == DRAFT_TABLE) {
            struct drafts unfolded = unfold(f, f->lines[i]);
            if (unfolded.first != NULL) {
                frame_note(f, NOTE_SPLIT, i, "表格里是版头或版记",
                           "a table that held head or imprint");
                lines = unfolded;
            }
        }
        if (all.last == NULL)
            all.first = lines.first;
        else
            all.last->next = lines.first;
        all.last = lines.last;
    }
    if (all.last != NULL)
        all.last->next = NULL;
    *f = *frame_open(f->source, &all, f->words, f->kinds, f->arena, f->notes);
}

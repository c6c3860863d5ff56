/*
 * Footnotes, endnotes and comments, which stand in parts of their own and are
 * referred to by number; ruby, which stands above the text.
 */
#include "read/docx_reader.h"

#include <stdlib.h>
#include <string.h>

bool word_open_note(struct word_reader *r,
                    const struct word_attributes *attributes)
{
    struct word_value type = word_get(attributes, "type");
    if (r->notes == NULL ||
        (type.bytes != NULL && !word_value_is(type, "normal")))
        return false; /* a separator */
    r->note = word_value_int(word_get(attributes, "id"), -1);
    word_open_holder(r, HOLDER_NOTE);
    return true;
}

void word_close_note(struct word_reader *r)
{
    struct pieces pieces = word_close_holder(r);
    struct word_note_list *notes = r->notes;
    if (notes->n == LIMIT_WORD_NOTES) {
        word_limit(r, "脚注、尾注、批注的个数", "number of notes", "20000");
        return;
    }
    if (notes->n == notes->room) {
        notes->room = notes->room == 0 ? 32 : notes->room * 2;
        struct word_note *items =
            arena_array(r->arena, notes->room, sizeof(*items));
        if (notes->n > 0)
            memcpy(items, notes->items, notes->n * sizeof(*items));
        notes->items = items;
    }
    notes->items[notes->n++] =
        (struct word_note){r->note, word_pieces_text(&pieces, r->arena)};
}

static int by_id(const void *a, const void *b)
{
    const struct word_note *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

void word_sort_notes(struct word_note_list *notes)
{
    if (notes->n > 0)
        qsort(notes->items, notes->n, sizeof(*notes->items), by_id);
}

static const char *find_note(const struct word_note_list *notes,
                             const struct word_attributes *attributes)
{
    const struct word_note key = {
        .id = word_value_int(word_get(attributes, "id"), -1)};
    const struct word_note *note = notes->n == 0
                                       ? NULL
                                       : bsearch(&key, notes->items, notes->n,
                                                 sizeof(*notes->items), by_id);
    return note == NULL || *note->text == '\0' ? NULL : note->text;
}

/* A plan has no notes at the foot: their text stands where the mark was. */
void word_refer_note(struct word_reader *r, const struct word_note_list *notes,
                     const struct word_attributes *attributes)
{
    const char *text = find_note(notes, attributes);
    if (text == NULL || !word_holder(r)->is_open)
        return;
    if (word_add_plain(r, arena_printf(r->arena, "（注：%s）", text)))
        word_note(r, NOTE_MOVED, text, "脚注或尾注移到引用的地方",
                  "a note goes where it is referred to");
    else
        word_note(r, NOTE_DROPPED, text, "引用它的标记是隐藏的脚注或尾注",
                  "a note whose mark is hidden");
}

void word_refer_comment(struct word_reader *r,
                        const struct word_attributes *attributes)
{
    const char *text = find_note(&r->comments, attributes);
    word_note(r, NOTE_DROPPED, text, "批注", "a comment");
}

/* -- Ruby ------------------------------------------------------------------ */

void word_open_ruby(struct word_reader *r)
{
    const struct draft *base = r->last_draft;
    word_open_holder(r, HOLDER_NOTE);
    word_open_paragraph(r);
    r->last_draft = base;
}

void word_close_ruby(struct word_reader *r)
{
    struct pieces pieces = word_close_holder(r);
    word_note(r, NOTE_DROPPED, word_pieces_text(&pieces, r->arena), "注音",
              "ruby text");
}

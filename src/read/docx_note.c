/*
 * Footnotes, endnotes and comments, which stand in parts of their own and are
 * referred to by number; ruby, which stands above the text.
 */
#include "read/docx_reader.h"

#include "base/utf8.h"
#include "plan/numbering.h"
#include "read/heading_shape.h"

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
        word_limit(r, "脚注、尾注、批注的个数", "number of notes",
                   LIMIT_WORD_NOTES);
        return;
    }
    notes->items = arena_grow(r->arena, notes->items, notes->n, &notes->room,
                              sizeof(*notes->items));
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

/* Keeps a note that was put into the text from start on as a piece, too. */
static void keep_note(struct word_reader *r, const char *text, size_t start)
{
    struct para *para = &word_holder(r)->para;
    struct draft *draft = word_new_draft(r, DRAFT_TEXT);
    draft_set_text(draft, arena_printf(r->arena, "注：%s", text), r->arena);
    if (para->notes_end != start) {
        para->notes = (struct pieces){NULL, NULL};
        para->notes_start = start;
    }
    para->notes_end = para->text.len;
    word_append(&para->notes, word_new_piece(r, draft));
}

/* A plan has no notes at the foot: their text stands where the mark was. */
void word_refer_note(struct word_reader *r, const struct word_note_list *notes,
                     const struct word_attributes *attributes)
{
    const char *text = find_note(notes, attributes);
    size_t start = word_holder(r)->para.text.len;
    if (text == NULL || !word_holder(r)->is_open)
        return;
    if (word_add_plain(r, arena_printf(r->arena, "（注：%s）", text))) {
        keep_note(r, text, start);
        word_note(r, NOTE_MOVED, text, "脚注或尾注移到引用的地方",
                  "a note goes where it is referred to");
    } else {
        word_note(r, NOTE_DROPPED, text, "引用它的标记是隐藏的脚注或尾注",
                  "a note whose mark is hidden");
    }
}

/* Whether text, all that stands in front of the notes, is a heading or a
 * title: short, and no sentence. */
static bool is_title(const struct para *para, const char *text)
{
    enum { LONGEST_TITLE = 100 }; /* characters */
    bool is_centered = para->format.align == ALIGN_CENTER;
    bool has_outline = (para->format.set & PARA_OUTLINE) != 0 &&
                       para->format.outline >= 0 && para->format.outline < 9;
    struct number number;
    for (const char *p = text; *p != '\0';) {
        uint32_t c = utf8_next(&p);
        if (c == 0x3002 || c == 0xFF1B || c == 0xFF1A) /* 。；： */
            return false;
    }
    return utf8_count(text) <=
               (is_centered ? LONGEST_TITLE : HEADING_LONGEST) &&
           (is_centered || has_outline || *para->label.text != '\0' ||
            number_match(text, &number));
}

void word_cut_notes(struct word_reader *r, size_t from, size_t *to)
{
    struct para *para = &word_holder(r)->para;
    size_t start = para->notes_start;
    if (word_holder(r)->kind != HOLDER_BODY || para->notes.first == NULL ||
        para->notes_end < *to || start <= from ||
        !is_title(para, arena_strndup(r->arena, buf_text(&para->text) + from,
                                      start - from)))
        return;
    *to = start;
    word_append_all(&r->waiting_notes, para->notes);
}

/* Nothing stands between a title and the text, or whom it is addressed to. */
void word_place_notes(struct word_reader *r, const struct piece *piece)
{
    struct holder *h = word_holder(r);
    if (h->kind != HOLDER_BODY || piece->look->align == ALIGN_CENTER)
        return;
    const char *text = piece->draft->text;
    r->has_sentence |=
        utf8_before(text, text + strlen(text)) == 0x3002; /* 。 */
    if (!r->has_sentence)
        return;
    word_append_all(&h->pieces, r->waiting_notes);
    r->waiting_notes = (struct pieces){NULL, NULL};
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

/*
 * The lines of a document, with and without their blanks.
 */
#include "read/frame_part.h"

#include "base/utf8.h"
#include "plan/locate.h"

#include <string.h>

enum { LONGEST_LINE = 3000 /* bytes; a list of recipients may be long */ };

struct frame *frame_open(const struct source *source,
                         const struct drafts *drafts,
                         const struct frame_words *words,
                         const struct kinds *kinds, struct arena *arena,
                         struct notes *notes)
{
    struct frame *f = arena_new_object(arena, struct frame);
    *f = (struct frame){.source = source,
                        .arena = arena,
                        .words = words,
                        .kinds = kinds,
                        .notes = notes};
    for (const struct draft *d = drafts->first; d != NULL; d = d->next)
        f->n++;
    f->lines = arena_array(arena, f->n + 1, sizeof(*f->lines));
    f->solids = arena_array(arena, f->n + 1, sizeof(*f->solids));
    f->is_taken = arena_array(arena, f->n + 1, sizeof(*f->is_taken));
    size_t i = 0;
    for (struct draft *d = drafts->first; d != NULL; d = d->next)
        f->lines[i++] = d;
    return f;
}

struct drafts frame_rest(const struct frame *f, size_t from, size_t to)
{
    struct drafts rest = {NULL, NULL};
    for (size_t i = from; i < to; i++) {
        if (f->is_taken[i])
            continue;
        f->lines[i]->next = NULL;
        if (rest.last == NULL)
            rest.first = f->lines[i];
        else
            rest.last->next = f->lines[i];
        rest.last = f->lines[i];
    }
    return rest;
}

bool frame_is_text(const struct frame *f, size_t i)
{
    return i < f->n && !f->is_taken[i] &&
           (f->lines[i]->kind == DRAFT_TEXT ||
            f->lines[i]->kind == DRAFT_HEADING);
}

bool frame_is_break(const struct frame *f, size_t i)
{
    return i >= f->n || f->lines[i]->kind == DRAFT_PAGE_BREAK;
}

static bool is_dropped(uint32_t c)
{
    return c == '\n' || scalar_is_blank(c);
}

/* The text itself, or a copy. */
static const char *without_blanks(const char *text, size_t len,
                                  struct arena *arena)
{
    const char *stop = text + len, *from = text;
    char *solid = NULL, *end = NULL;
    for (const char *p = text; (p = utf8_skip_hanzi(p, stop)) < stop;) {
        const char *at = p;
        if (!is_dropped(utf8_next(&p)))
            continue;
        if (solid == NULL)
            solid = end = arena_alloc(arena, len + 1);
        end = mempcpy(end, from, (size_t)(at - from));
        from = p;
    }
    if (solid == NULL)
        return text;
    memcpy(end, from, (size_t)(stop - from));
    return solid;
}

const char *frame_solid(struct frame *f, size_t i)
{
    if (!frame_is_text(f, i))
        return "";
    if (f->solids[i] != NULL)
        return f->solids[i];
    const char *text = f->lines[i]->text;
    size_t len = strnlen(text, LONGEST_LINE + 1);
    if (len > LONGEST_LINE)
        return f->solids[i] = "";
    return f->solids[i] = without_blanks(text, len, f->arena);
}

size_t frame_unsolid(const struct frame *f, size_t i, size_t offset)
{
    const char *text = f->lines[i]->text;
    const char *p = text;
    for (size_t done = 0; *p != '\0';) {
        const char *at = p;
        if (is_dropped(utf8_next(&p)))
            continue;
        if (done >= offset)
            return (size_t)(at - text);
        done += (size_t)(p - at);
    }
    return (size_t)(p - text);
}

struct span frame_span(const struct frame *f, size_t i, size_t from, size_t to)
{
    const struct draft *d = f->lines[i];
    size_t start = frame_unsolid(f, i, from);
    size_t end = to > from ? frame_unsolid(f, i, to) : start;
    while (end > start &&
           is_dropped(utf8_before(d->text + start, d->text + end)))
        end = (size_t)(utf8_back(d->text + start, d->text + end) - d->text);
    return locate_text(f->source, d->content, d->text, start, end - start);
}

void frame_take_line(struct frame *f, size_t i)
{
    f->is_taken[i] = true;
}

void frame_note(struct frame *f, enum note_kind kind, size_t i, const char *zh,
                const char *en)
{
    const struct draft *line = f->lines[i];
    notes_add(f->notes, kind, line->span,
              line->kind == DRAFT_IMAGE ? line->path : line->text, zh, en);
}

size_t frame_skip_breaks(const struct frame *f, size_t i)
{
    while (i < f->n && f->lines[i]->kind == DRAFT_PAGE_BREAK)
        i++;
    return i;
}

size_t frame_skip_pictures(const struct frame *f, size_t i)
{
    size_t behind = i;
    for (;
         i < f->n && (frame_is_break(f, i) || f->lines[i]->kind == DRAFT_IMAGE);
         i++)
        if (f->lines[i]->kind == DRAFT_IMAGE)
            behind = i + 1;
    return behind;
}

/* Columns of blanks between the start of the line and the text. */
static int columns_before(const struct frame *f, size_t i)
{
    const struct source *source = f->source;
    size_t line = source_place(source, f->lines[i]->content.start).line;
    const char *p = source->text + source->lines[line - 1];
    const char *end = source->text + f->lines[i]->content.start;
    int columns = 0;
    while (p < end) {
        uint32_t c = utf8_next(&p);
        if (!scalar_is_blank(c))
            return 0;
        columns += c == '\t' ? 8 : scalar_columns(c);
    }
    return columns;
}

bool frame_is_right(const struct frame *f, size_t i)
{
    enum { FAR = 36000 * 50 }; /* 50 mm: no first line is indented so far */
    const struct look *look = f->lines[i]->look;
    if (look != NULL)
        return look->align == ALIGN_RIGHT || look->indent >= FAR;
    return columns_before(f, i) >= FRAME_FAR_INDENT;
}

bool frame_has_gap(const struct frame *f, size_t i)
{
    const struct source *source = f->source;
    size_t line = source_place(source, f->lines[i]->span.start).line;
    size_t len;
    if (i == 0 || line < 2)
        return true;
    const char *before = source_line(source, line - 1, &len);
    for (const char *p = before; p < before + len;)
        if (!scalar_is_blank(utf8_next(&p)))
            return false;
    return true;
}

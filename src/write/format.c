/*
 * The file as stretches of lines, each blocks, a comment or something kept;
 * blocks are written by write/markdown, everything else as it stands.
 */
#include "write/format.h"

#include "base/utf8.h"
#include "read/mask.h"
#include "read/reader.h"
#include "write/format_part.h"
#include "write/markdown.h"
#include "write/markdown_part.h"

#include <stdlib.h>
#include <string.h>

enum stretch_kind { STRETCH_BLOCKS, STRETCH_COMMENT, STRETCH_KEPT };

/* Lines from first to last, from 1. */
struct stretch {
    enum stretch_kind kind;
    size_t first, last;
    const struct block *block, *end; /* of STRETCH_BLOCKS */
    size_t number;                   /* of block in the plan */
};

struct formatter {
    const struct plan *plan;
    const struct source *source;
    struct arena *arena;
    struct buf *out;
    const char *line_end;
    struct stretch *stretches;
    size_t n, room;
    const bool *kept; /* of the stretches, or NULL */
    struct cares cares;
    struct changes *changes;
    size_t room_changes;
};

/* -- Lines --------------------------------------------------------------- */

static size_t line_at(const struct source *source, uint32_t offset)
{
    return source_place(source, offset).line;
}

static uint32_t line_start(const struct source *source, size_t line)
{
    return line > source->n_lines ? (uint32_t)source->len
                                  : source->lines[line - 1];
}

void format_keep_lines(const struct source *source, size_t first, size_t last,
                       size_t indent, struct buf *out)
{
    for (size_t line = first; line <= last; line++) {
        size_t len;
        const char *text = source_line(source, line, &len);
        for (size_t i = 0; i < indent && len > 0 && *text == ' '; i++) {
            text++;
            len--;
        }
        buf_add(out, text, len);
        buf_add_char(out, '\n');
    }
}

/* What ends the first line ends all. */
static const char *line_end_of(const struct source *source)
{
    size_t len;
    const char *end = source_line(source, 1, &len) + len;
    if (end[0] == '\r')
        return end[1] == '\n' ? "\r\n" : "\r";
    return "\n";
}

static bool is_line_blank(const struct source *source, size_t line)
{
    size_t len;
    const char *text = source_line(source, line, &len);
    for (const char *end = text + len; text < end;)
        if (!scalar_is_blank(utf8_next(&text)))
            return false;
    return true;
}

/* -- Stretches ----------------------------------------------------------- */

static void add_stretch(struct formatter *f, struct stretch stretch)
{
    if (f->n == f->room) {
        f->room = f->room == 0 ? 64 : 2 * f->room;
        f->stretches = xrealloc(f->stretches, f->room * sizeof(stretch));
    }
    f->stretches[f->n++] = stretch;
}

/* The lines of a unit of blocks. */
static struct stretch stretch_of(const struct formatter *f,
                                 const struct block *first,
                                 const struct block *end)
{
    uint32_t to = first->span.end;
    for (const struct block *b = first; b != end; b = b->next)
        to = b->span.end > to ? b->span.end : to;
    return (struct stretch){
        STRETCH_BLOCKS,
        line_at(f->source, first->span.start),
        line_at(f->source, to > first->span.start ? to - 1 : to),
        first,
        end,
        0};
}

static int compare_stretches(const void *left, const void *right)
{
    const struct stretch *a = left, *b = right;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return (a->kind > b->kind) - (a->kind < b->kind);
}

/* Stretches with a line in common become one. */
static void merge(struct formatter *f)
{
    size_t n = 0;
    qsort(f->stretches, f->n, sizeof(*f->stretches), compare_stretches);
    for (size_t i = 0; i < f->n; i++) {
        const struct stretch *next = &f->stretches[i];
        struct stretch *last = n == 0 ? NULL : &f->stretches[n - 1];
        if (last == NULL || next->first > last->last) {
            f->stretches[n++] = *next;
            continue;
        }
        if (last->kind != next->kind)
            last->kind = STRETCH_KEPT;
        else if (last->kind == STRETCH_BLOCKS)
            last->end = next->end;
        if (next->last > last->last)
            last->last = next->last;
    }
    f->n = n;
}

/* A line of nothing but > marks a quotation, which is text. */
static bool is_quote_mark(const struct source *source, size_t line)
{
    size_t len;
    const char *text = source_line(source, line, &len);
    size_t n = strspn(text, "> \t");
    return n >= len;
}

/* Lines that no stretch covers and that are not blank. */
static void add_residue(struct formatter *f, size_t first)
{
    size_t n = f->n, next = 0;
    for (size_t line = first; line <= f->source->n_lines; line++) {
        while (next < n && f->stretches[next].last < line)
            next++;
        bool is_covered = next < n && f->stretches[next].first <= line;
        if (!is_covered && !is_line_blank(f->source, line) &&
            !is_quote_mark(f->source, line))
            add_stretch(
                f, (struct stretch){STRETCH_KEPT, line, line, NULL, NULL, 0});
    }
}

static void find_stretches(struct formatter *f, uint32_t body)
{
    struct mask_spans kept = {NULL, 0, 0};
    mask_find_kept(f->source, body, &kept);
    for (size_t i = 0; i < kept.n; i++)
        add_stretch(
            f, (struct stretch){kept.items[i].is_comment ? STRETCH_COMMENT
                                                         : STRETCH_KEPT,
                                line_at(f->source, kept.items[i].span.start),
                                line_at(f->source, kept.items[i].span.end - 1),
                                NULL, NULL, 0});
    free(kept.items);
    size_t number = 0;
    for (const struct block *b = f->plan->first; b != NULL;) {
        const struct block *end = markdown_unit_end(b);
        struct stretch stretch = stretch_of(f, b, end);
        stretch.number = number;
        add_stretch(f, stretch);
        for (; b != end; b = b->next)
            number++;
    }
}

/* The line that the title was taken from: it goes to the front matter. */
static void add_title_line(struct formatter *f)
{
    const struct plan *plan = f->plan;
    if (plan->meta.title != NULL || plan->title == NULL)
        return;
    add_stretch(
        f, (struct stretch){
               STRETCH_BLOCKS, line_at(f->source, plan->title_span.start),
               line_at(f->source, plan->title_span.end - 1), NULL, NULL, 0});
}

/* -- Losing nothing ------------------------------------------------------ */

/* Characters that formatting never changes: no marks, no blanks, nothing that
 * a number is written with. */
static bool is_word_character(uint32_t c)
{
    static const uint32_t numerals[] = {
        0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03,
        0x516B, 0x4E5D, 0x5341, 0x767E, 0x3001, 0xFF0E, 0xFF08, 0xFF09};
    for (size_t i = 0; i < sizeof(numerals) / sizeof(numerals[0]); i++)
        if (c == numerals[i])
            return false;
    bool is_latin = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    bool is_number =
        (c >= 0x2460 && c <= 0x24FF) || (c >= 0x3220 && c <= 0x32FF) ||
        (c >= 0x2776 && c <= 0x277F) || (c >= 0xFF10 && c <= 0xFF19);
    return c >= 0x80 ? !is_number && !scalar_is_blank(c) : is_latin;
}

/* Bytes of a tag at text that says what may be said without one, or 0. */
static size_t tag_length(const char *text)
{
    static const char *const tags[] = {"<em>",          "</em>",    "<strong>",
                                       "</strong>",     "<br>",     "{run-in}",
                                       "{number=none}", "{number=", "{role=}"};
    for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
        if (strncmp(text, tags[i], strlen(tags[i])) == 0)
            return strlen(tags[i]);
    return 0;
}

/* What the word characters of a text add up to, in whatever order: a number
 * of words may go to the end of its heading. */
static uint64_t sum_of_words(const char *text, const char *end)
{
    uint64_t sum = 0;
    while (text < end) {
        if (*text == '<' || *text == '{')
            text += tag_length(text);
        if (text >= end)
            break;
        uint32_t c = utf8_next(&text);
        uint64_t mixed = c * UINT64_C(0x9E3779B97F4A7C15);
        mixed = (mixed ^ mixed >> 29) * UINT64_C(0xBF58476D1CE4E5B9);
        if (is_word_character(c))
            sum += mixed ^ mixed >> 32;
    }
    return sum;
}

static bool has_same_words(const char *a, const char *a_end, const char *b,
                           const char *b_end)
{
    return sum_of_words(a, a_end) == sum_of_words(b, b_end);
}

/* -- Writing ------------------------------------------------------------- */

/* Appends text with the line ends of the file. */
static void emit(struct formatter *f, const char *text, size_t len)
{
    for (const char *end = text + len; text < end;) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        size_t n = stop == NULL ? (size_t)(end - text) : (size_t)(stop - text);
        buf_add(f->out, text, n);
        text += n;
        if (stop == NULL)
            break;
        buf_add_str(f->out, f->line_end);
        text++;
    }
}

/* Bytes of the first line of a piece, its end included. */
static size_t first_line_length(const char *text, size_t len)
{
    const char *end = memchr(text, '\n', len);
    return end == NULL ? len : (size_t)(end - text) + 1;
}

/* Bytes of the last line of a piece. */
static size_t last_line_length(const char *text, size_t len)
{
    const char *end = len < 2 ? NULL : memrchr(text, '\n', len - 1);
    return end == NULL ? len : (size_t)(text + len - end) - 1;
}

/* Takes equal lines off both ends of a change. */
static void trim_change(const struct formatter *f, struct change *change)
{
    struct span *a = &change->before, *b = &change->after;
    while (a->start < a->end && b->start < b->end) {
        const char *left = f->source->text + a->start;
        const char *right = f->out->data + b->start;
        size_t n = first_line_length(left, a->end - a->start);
        if (n != first_line_length(right, b->end - b->start) ||
            memcmp(left, right, n) != 0)
            break;
        a->start += (uint32_t)n;
        b->start += (uint32_t)n;
    }
    while (a->start < a->end && b->start < b->end) {
        size_t n =
            last_line_length(f->source->text + a->start, a->end - a->start);
        if (n != last_line_length(f->out->data + b->start, b->end - b->start) ||
            memcmp(f->source->text + a->end - n, f->out->data + b->end - n,
                   n) != 0)
            break;
        a->end -= (uint32_t)n;
        b->end -= (uint32_t)n;
    }
}

static void add_change(struct formatter *f, struct change change)
{
    struct changes *changes = f->changes;
    changes->items = arena_grow(f->arena, changes->items, changes->n,
                                &f->room_changes, sizeof(*changes->items));
    changes->items[changes->n++] = change;
}

/* Notes that [start, end) of the file became what stands behind from. */
static void note_change(struct formatter *f, uint32_t start, uint32_t end,
                        size_t from)
{
    struct change change = {{start, end},
                            {(uint32_t)from, (uint32_t)f->out->len}};
    struct changes *changes = f->changes;
    struct change *last =
        changes->n == 0 ? NULL : &changes->items[changes->n - 1];
    trim_change(f, &change);
    if (change.before.start == change.before.end &&
        change.after.start == change.after.end)
        return;
    if (last == NULL || last->before.end != change.before.start ||
        last->after.end != change.after.start) {
        add_change(f, change);
        return;
    }
    last->before.end = change.before.end;
    last->after.end = change.after.end;
}

/* The lines of a stretch: canonical, or their own. */
static void write_stretch(const struct formatter *f,
                          const struct stretch *stretch, struct buf *lines)
{
    const char *start = f->source->text + line_start(f->source, stretch->first);
    const char *end =
        f->source->text + line_start(f->source, stretch->last + 1);
    if (stretch->kind == STRETCH_BLOCKS && stretch->block == NULL) {
        const char *title = f->plan->title;
        /* a line without # would become text */
        if (*start != '#' ||
            has_same_words(start, end, title, title + strlen(title)))
            return;
    } else if (stretch->kind == STRETCH_BLOCKS) {
        markdown_add_blocks(stretch->block, stretch->end,
                            f->cares.items + stretch->number, lines);
        if (has_same_words(start, end, buf_text(lines),
                           buf_text(lines) + lines->len))
            return;
        buf_truncate(lines, 0);
    }
    format_keep_lines(f->source, stretch->first, stretch->last, 0, lines);
}

/* Whether a stretch is to be left as it stands; the title's line is not. */
static bool is_kept(const struct formatter *f, const struct stretch *stretch)
{
    bool is_title = stretch->kind == STRETCH_BLOCKS && stretch->block == NULL;
    return f->kept != NULL && !is_title && f->kept[stretch - f->stretches];
}

/* Whether a blank line stays out: a comment may stand close to a block, and
 * kept lines to each other. */
static bool is_close(const struct formatter *f, const struct stretch *before,
                     const struct stretch *stretch)
{
    bool may_be =
        before->kind != STRETCH_BLOCKS || stretch->kind == STRETCH_COMMENT;
    if (before->kind == STRETCH_KEPT && stretch->kind == STRETCH_BLOCKS)
        may_be = false;
    if (is_kept(f, before) && is_kept(f, stretch))
        may_be = true;
    for (size_t line = before->last + 1; may_be && line < stretch->first;
         line++)
        may_be = !is_line_blank(f->source, line);
    return may_be;
}

static void write_body(struct formatter *f, size_t first_line)
{
    struct buf lines = BUF_EMPTY;
    const struct stretch *before = NULL;
    uint32_t at = line_start(f->source, first_line);
    for (size_t i = 0; i < f->n; i++) {
        const struct stretch *stretch = &f->stretches[i];
        uint32_t start = line_start(f->source, stretch->first);
        uint32_t end = line_start(f->source, stretch->last + 1);
        size_t from = f->out->len;
        buf_truncate(&lines, 0);
        if (is_kept(f, stretch))
            format_keep_lines(f->source, stretch->first, stretch->last, 0,
                              &lines);
        else
            write_stretch(f, stretch, &lines);
        bool needs_blank = lines.len > 0 && from > 0 &&
                           (before == NULL || !is_close(f, before, stretch));
        emit(f, "\n", needs_blank);
        note_change(f, at, start, from);
        from = f->out->len;
        emit(f, buf_text(&lines), lines.len);
        note_change(f, start, end, from);
        before = lines.len > 0 ? stretch : before;
        at = end;
    }
    note_change(f, at, (uint32_t)f->source->len, f->out->len);
    buf_free(&lines);
}

size_t format_plan(const struct plan *plan, const struct kinds *kinds,
                   const bool *kept, struct buf *out, struct changes *changes)
{
    const struct source *source = plan->source;
    bool has_front = !span_is_none(plan->meta.span);
    uint32_t body = has_front ? plan->meta.span.end : 0;
    size_t first_line =
        body >= source->len ? source->n_lines + 1 : line_at(source, body);
    struct formatter f = {.plan = plan,
                          .source = source,
                          .arena = plan->arena,
                          .out = out,
                          .line_end = line_end_of(source),
                          .kept = kept,
                          .cares = markdown_cares(plan, kinds),
                          .changes = changes};
    struct buf front = BUF_EMPTY;
    *changes = (struct changes){NULL, 0};
    format_front(plan, plan->title != NULL, &front);
    emit(&f, buf_text(&front), front.len);
    note_change(&f, 0, body, 0);
    buf_free(&front);
    find_stretches(&f, body);
    add_title_line(&f);
    merge(&f);
    add_residue(&f, first_line);
    merge(&f);
    write_body(&f, first_line);
    free(f.stretches);
    return f.n;
}

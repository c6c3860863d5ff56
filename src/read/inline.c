/*
 * The inline reader: lines → joined text → tokens → runs.
 *
 * Lines are joined into one text, a soft break as \n and a forced one as \v,
 * neither of which a line can hold; segments lead back to the source.  One
 * walk makes tokens (inline_token.c), read/emphasis pairs the marks, a second
 * walk writes runs.
 */
#include "read/inline_part.h"

#include "read/mask.h"
#include "read/run_writer.h"

#include <stdlib.h>
#include <string.h>

struct inline_reader *inline_open(const struct source *source, const char *mask,
                                  uint32_t body, struct arena *arena,
                                  struct diags *diags)
{
    struct inline_reader *r = arena_new_object(arena, struct inline_reader);

    r->source = source;
    r->mask = mask;
    r->body = body;
    r->arena = arena;
    r->diags = diags;
    return r;
}

void inline_close(struct inline_reader *r)
{
    buf_free(&r->joined);
    free(r->segments);
    free(r->tokens);
    free(r->marks);
    free(r->brackets);
}

void *inline_grown(void *items, size_t n, size_t *room, size_t size)
{
    if (n < *room)
        return items;
    *room = *room == 0 ? 64 : *room * 2;
    return xrealloc(items, *room * size);
}

/* -- Joining ------------------------------------------------------------- */

static void add_segment(struct inline_reader *r, uint32_t source)
{
    r->segments = inline_grown(r->segments, r->n_segments, &r->room_segments,
                               sizeof(*r->segments));
    r->segments[r->n_segments++] = (struct segment){r->joined.len, source};
}

/* Adds a line without its comments. */
static void join_line(struct inline_reader *r, struct line line)
{
    const char *mask = r->mask - r->body;
    uint32_t at = line.start;

    while (at < line.end) {
        const char *gone = memchr(mask + at, MASK_GONE, line.end - at);
        uint32_t end = gone == NULL ? line.end : (uint32_t)(gone - mask);

        if (end > at) {
            add_segment(r, at);
            buf_add(&r->joined, r->source->text + at, end - at);
        }
        while (end < line.end && mask[end] == MASK_GONE)
            end++;
        at = end;
    }
}

static void join(struct inline_reader *r, struct lines lines)
{
    buf_truncate(&r->joined, 0);
    r->n_segments = r->n_tokens = r->n_marks = r->n_brackets = 0;
    r->n_openers = 0;
    memset(r->no_closing_code, 0, sizeof(r->no_closing_code));
    memset(r->open_tags, 0, sizeof(r->open_tags));
    r->has_text = r->is_plain = false;
    for (size_t i = 0; i < lines.n; i++) {
        if (i > 0)
            buf_add_char(&r->joined, lines.items[i - 1].is_hard ? '\v' : '\n');
        join_line(r, lines.items[i]);
    }
}

static uint32_t source_at(const struct inline_reader *r, size_t joined)
{
    size_t low = 0;
    size_t high = r->n_segments;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (r->segments[middle].joined <= joined)
            low = middle;
        else
            high = middle;
    }
    return r->segments[low].source +
           (uint32_t)(joined - r->segments[low].joined);
}

struct span inline_span(const struct inline_reader *r, size_t start, size_t end)
{
    return (struct span){source_at(r, start), source_at(r, end - 1) + 1};
}

/* -- Runs ---------------------------------------------------------------- */

struct style_count {
    int emphasis, strong;
};

static void set_style(struct run_writer *writer, struct style_count count,
                      const char *link)
{
    unsigned style = 0;

    if (count.emphasis > 0)
        style |= RUN_EMPHASIS;
    if (count.strong > 0)
        style |= RUN_STRONG;
    run_writer_style(writer, style, link);
}

static void write_mark(const struct inline_reader *r, const struct token *t,
                       struct run_writer *writer, struct style_count *count)
{
    const struct mark *mark = &r->marks[t->mark];

    count->emphasis -= mark->close_emphasis;
    count->strong -= mark->close_strong;
    set_style(writer, *count, t->link);
    run_writer_add(writer, r->joined.data + t->start, mark->n_left);
    count->emphasis += mark->open_emphasis;
    count->strong += mark->open_strong;
}

static struct piece **add_text(struct inline_reader *r,
                               struct run_writer *writer, struct piece **tail)
{
    struct run *runs = run_writer_finish(writer);

    *writer = RUN_WRITER_EMPTY(r->arena);
    if (runs == NULL)
        return tail;
    *tail = arena_new_object(r->arena, struct piece);
    (*tail)->runs = runs;
    return &(*tail)->next;
}

static struct piece **add_image(struct inline_reader *r, const struct token *t,
                                struct piece **tail)
{
    *tail = arena_new_object(r->arena, struct piece);
    (*tail)->path = t->path;
    (*tail)->caption = t->caption;
    (*tail)->span = inline_span(r, t->start, t->end);
    return &(*tail)->next;
}

static struct piece *write_pieces(struct inline_reader *r)
{
    struct run_writer writer = RUN_WRITER_EMPTY(r->arena);
    struct style_count count = {0, 0};
    struct piece *first = NULL;
    struct piece **tail = &first;

    for (size_t i = 0; i < r->n_tokens; i++) {
        const struct token *t = &r->tokens[i];

        if (t->kind == TOKEN_MARK) {
            write_mark(r, t, &writer, &count);
            continue;
        }
        if (t->kind == TOKEN_TAG) {
            count.emphasis += t->emphasis;
            count.strong += t->strong;
            continue;
        }
        if (t->kind == TOKEN_IMAGE) {
            tail = add_image(r, t, add_text(r, &writer, tail));
            continue;
        }
        set_style(&writer, count, t->link);
        if (t->literal != NULL)
            run_writer_add(&writer, t->literal, strlen(t->literal));
        else
            run_writer_add(&writer, r->joined.data + t->start,
                           t->end - t->start);
    }
    add_text(r, &writer, tail);
    return first;
}

static struct piece *read_verbatim(struct inline_reader *r)
{
    r->n_tokens = 0;
    if (r->joined.len > 0)
        inline_add_token(r, TOKEN_TEXT, 0, r->joined.len);
    return write_pieces(r);
}

struct piece *inline_read(struct inline_reader *r, struct lines lines)
{
    join(r, lines);
    if (!inline_tokenize(r))
        return read_verbatim(r);
    while (r->room_brackets < r->n_marks)
        r->brackets = inline_grown(r->brackets, r->room_brackets,
                                   &r->room_brackets, sizeof(*r->brackets));
    emphasis_match(buf_text(&r->joined), r->marks, r->n_marks, r->brackets);
    return write_pieces(r);
}

/* Puts the runs of all pieces into one list, captions for images. */
static struct run *flatten(struct inline_reader *r, struct piece *pieces)
{
    struct run *first = NULL;
    struct run **tail = &first;

    for (struct piece *p = pieces; p != NULL; p = p->next) {
        if (p->runs != NULL) {
            *tail = p->runs;
        } else {
            diag_add(r->diags, DIAG_IMAGE_BROKEN, p->span, p->path,
                     diags_word(r->diags, "图片要单独成段",
                                "an image stands in a paragraph of its own"),
                     NULL);
            if (p->caption[0] == '\0')
                continue;
            *tail = arena_new_object(r->arena, struct run);
            (*tail)->text = p->caption;
        }
        while (*tail != NULL)
            tail = &(*tail)->next;
    }
    return first;
}

struct run *inline_read_runs(struct inline_reader *r, struct lines lines)
{
    r->is_one_line = true;
    struct piece *pieces = inline_read(r, lines);

    r->is_one_line = false;
    return flatten(r, pieces);
}

struct run *inline_verbatim(struct inline_reader *r, struct line line)
{
    buf_truncate(&r->joined, 0);
    r->n_segments = 0;
    add_segment(r, line.start);
    buf_add(&r->joined, r->source->text + line.start, line.end - line.start);
    struct piece *piece = read_verbatim(r);

    return piece == NULL ? NULL : piece->runs;
}

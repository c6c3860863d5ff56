/*
 * Unified diffs out of known changes: no lines are compared, the places are
 * given.
 */
#include "write/diff.h"

#include <string.h>

enum { CONTEXT_LINES = 3 };

/* Whole lines [start, end) of each text that stand for each other. */
struct piece {
    size_t old_start, old_end;
    size_t new_start, new_end;
};

struct diff {
    const struct source *before, *after;
    struct buf *out;
    size_t old_at; /* a line start in before, and its number from 1 … */
    size_t old_line;
    size_t new_line; /* … and that of the same line in after */
};

/* -- Changes to lines ---------------------------------------------------- */

static size_t line_start(const char *text, size_t at)
{
    while (at > 0 && text[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(const struct source *source, size_t at)
{
    const char *end = memchr(source->text + at, '\n', source->len - at);
    return end == NULL ? source->len : (size_t)(end - source->text) + 1;
}

static bool starts_line(const struct source *source, size_t at)
{
    return at == 0 || source->text[at - 1] == '\n';
}

static struct piece piece_of(const struct diff *diff,
                             const struct change *change)
{
    struct piece piece = {
        line_start(diff->before->text, change->before.start),
        change->before.end,
        line_start(diff->after->text, change->after.start),
        change->after.end,
    };
    if (starts_line(diff->before, piece.old_end) &&
        starts_line(diff->after, piece.new_end))
        return piece; /* whole lines went or came */
    piece.old_end = line_end(diff->before, piece.old_end);
    piece.new_end = line_end(diff->after, piece.new_end);
    return piece;
}

/* Changes on one line become one piece. */
static size_t make_pieces(const struct diff *diff,
                          const struct changes *changes, struct piece *pieces)
{
    size_t n = 0;
    for (size_t i = 0; i < changes->n; i++) {
        struct piece piece = piece_of(diff, &changes->items[i]);
        struct piece *last = n > 0 ? &pieces[n - 1] : NULL;
        if (last == NULL || (piece.old_start >= last->old_end &&
                             piece.new_start >= last->new_end)) {
            pieces[n++] = piece;
            continue;
        }
        last->old_end =
            piece.old_end > last->old_end ? piece.old_end : last->old_end;
        last->new_end =
            piece.new_end > last->new_end ? piece.new_end : last->new_end;
    }
    return n;
}

/* -- Hunks --------------------------------------------------------------- */

static size_t count_lines(const char *text, size_t start, size_t end)
{
    size_t n = 0;
    for (size_t i = start; i < end; i++)
        n += text[i] == '\n';
    return n + (end > start && text[end - 1] != '\n');
}

static void add_lines(struct buf *out, char mark, const char *text,
                      size_t start, size_t end)
{
    while (start < end) {
        const char *stop = memchr(text + start, '\n', end - start);
        size_t next = stop == NULL ? end : (size_t)(stop - text) + 1;
        buf_add_char(out, mark);
        buf_add(out, text + start, next - start);
        if (stop == NULL)
            buf_add_str(out, "\n\\ No newline at end of file\n");
        start = next;
    }
}

/* Up to n lines before at. */
static size_t context_before(const char *text, size_t from, size_t at, int n)
{
    for (; n > 0 && at > from; n--)
        at = line_start(text, at - 1);
    return at;
}

static size_t context_behind(const struct source *source, size_t at, int n)
{
    for (; n > 0 && at < source->len; n--)
        at = line_end(source, at);
    return at;
}

/* How many of the pieces make the first hunk: their contexts touch. */
static size_t hunk_length(const struct diff *diff, const struct piece *pieces,
                          size_t n)
{
    size_t i = 1;
    while (i < n && context_behind(diff->before, pieces[i - 1].old_end,
                                   2 * CONTEXT_LINES) >= pieces[i].old_start)
        i++;
    return i;
}

/* "12,3": an empty range has the number of the line before it. */
static void add_range(struct buf *out, size_t line, size_t n)
{
    buf_printf(out, "%zu", n == 0 ? line - 1 : line);
    if (n != 1)
        buf_printf(out, ",%zu", n);
}

static void add_hunk(struct diff *diff, const struct piece *pieces, size_t n)
{
    const char *old = diff->before->text, *new = diff->after->text;
    size_t start =
        context_before(old, diff->old_at, pieces[0].old_start, CONTEXT_LINES);
    size_t end =
        context_behind(diff->before, pieces[n - 1].old_end, CONTEXT_LINES);
    size_t skipped = count_lines(old, diff->old_at, start);
    size_t n_old = count_lines(old, start, end);
    size_t n_new = n_old;
    for (size_t i = 0; i < n; i++)
        n_new += count_lines(new, pieces[i].new_start, pieces[i].new_end) -
                 count_lines(old, pieces[i].old_start, pieces[i].old_end);
    diff->old_line += skipped;
    diff->new_line += skipped;
    buf_add_str(diff->out, "@@ -");
    add_range(diff->out, diff->old_line, n_old);
    buf_add_str(diff->out, " +");
    add_range(diff->out, diff->new_line, n_new);
    buf_add_str(diff->out, " @@\n");
    for (size_t i = 0; i < n; i++) {
        add_lines(diff->out, ' ', old, start, pieces[i].old_start);
        add_lines(diff->out, '-', old, pieces[i].old_start, pieces[i].old_end);
        add_lines(diff->out, '+', new, pieces[i].new_start, pieces[i].new_end);
        start = pieces[i].old_end;
    }
    add_lines(diff->out, ' ', old, start, end);
    diff->old_at = end;
    diff->old_line += n_old;
    diff->new_line += n_new;
}

/* ------------------------------------------------------------------------ */

static void add_name(struct buf *out, const char *mark, const char *name)
{
    buf_add_str(out, mark);
    for (; *name != '\0'; name++)
        buf_add_char(out, (unsigned char)*name < 0x20 ? '?' : *name);
    buf_add_char(out, '\n');
}

void diff_write(const struct source *before, const struct source *after,
                const struct changes *changes, struct arena *arena,
                struct buf *out)
{
    struct diff diff = {before, after, out, 0, 1, 1};
    struct piece *pieces = arena_array(arena, changes->n, sizeof(*pieces));
    size_t n = make_pieces(&diff, changes, pieces);
    if (n == 0)
        return;
    add_name(out, "--- ", before->name);
    add_name(out, "+++ ", before->name);
    for (size_t i = 0; i < n;) {
        size_t length = hunk_length(&diff, pieces + i, n - i);
        add_hunk(&diff, pieces + i, length);
        i += length;
    }
}

/*
 * The canonical form of a file, but for what would be read otherwise in it:
 * marks of Markdown that mean something else one line further down.
 */
#include "write/format.h"

#include "read/reader.h"
#include "write/markdown.h"

#include <string.h>

enum {
    MOST_KEPT = 16,      /* stretches looked for one by one, */
    LARGEST = 256 * 1024 /* bytes of a text that is worth it: each is read
                            some dozen times */
};

struct attempt {
    const struct plan *plan;
    const struct kinds *kinds;
    struct changes *changes;
    struct buf text; /* of the last one */
    size_t n;        /* stretches, once the first attempt counted them */
};

/* Two plans are the same if their canonical forms are. */
static bool is_same_plan(const struct plan *a, const struct plan *b,
                         const struct kinds *kinds)
{
    struct buf left = BUF_EMPTY, right = BUF_EMPTY;
    markdown_write(a, kinds, &left);
    markdown_write(b, kinds, &right);
    bool is_same = strcmp(buf_text(&left), buf_text(&right)) == 0;
    buf_free(&left);
    buf_free(&right);
    return is_same;
}

/* Whether text is read as plan was. */
static bool reads_as(const struct buf *text, const struct plan *plan,
                     const struct kinds *kinds)
{
    struct arena *arena = arena_new();
    struct source source = *plan->source;
    struct diags diags = {.arena = arena, .source = &source};
    source.text = buf_text(text);
    source.len = text->len;
    source_index_lines(&source, arena);
    const struct plan *read = read_plan(&source, kinds, arena, &diags);
    bool is_same = read != NULL && is_same_plan(plan, read, kinds);
    arena_free(arena);
    return is_same;
}

/* Formats with these stretches kept; whether that is read as the plan was. */
static bool try_keeping(struct attempt *attempt, const bool *kept)
{
    buf_truncate(&attempt->text, 0);
    attempt->n = format_plan(attempt->plan, attempt->kinds, kept,
                             &attempt->text, attempt->changes);
    return reads_as(&attempt->text, attempt->plan, attempt->kinds);
}

/* The first stretch that must be kept, those of kept left out: all before it
 * are right in their canonical form.  Halves the stretches until it is found.
 */
static size_t find_guilty(struct attempt *attempt, const bool *kept,
                          bool *trial)
{
    size_t low = 0, high = attempt->n;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        for (size_t i = 0; i < attempt->n; i++)
            trial[i] = kept[i] || i >= middle;
        if (try_keeping(attempt, trial))
            low = middle;
        else
            high = middle;
    }
    return low;
}

static bool make_attempts(struct attempt *attempt)
{
    struct arena *arena = attempt->plan->arena;
    if (try_keeping(attempt, NULL))
        return true;
    size_t n = attempt->n;
    bool *kept = arena_array(arena, n + 1, sizeof(*kept));
    bool *trial = arena_array(arena, n + 1, sizeof(*trial));
    memset(trial, true, n);
    if (n == 0 || !try_keeping(attempt, trial))
        return false;
    if (attempt->text.len > LARGEST)
        return true;
    for (int i = 0; i < MOST_KEPT; i++) {
        kept[find_guilty(attempt, kept, trial)] = true;
        if (try_keeping(attempt, kept))
            return true;
    }
    memset(trial, true, n);
    return try_keeping(attempt, trial);
}

bool format_plan_safely(const struct plan *plan, const struct kinds *kinds,
                        struct source *source, struct changes *changes)
{
    struct attempt attempt = {plan, kinds, changes, BUF_EMPTY, 0};
    bool ok = make_attempts(&attempt);
    source->text =
        arena_strndup(plan->arena, buf_text(&attempt.text), attempt.text.len);
    source->len = attempt.text.len;
    source_index_lines(source, plan->arena);
    buf_free(&attempt.text);
    return ok;
}

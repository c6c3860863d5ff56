/*
 * Collecting, making and summing up edits: each linear in the text.
 */
#include "check/fix.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* -- One round ----------------------------------------------------------- */

/* An insertion holds the character behind it: what comes first at a place
 * would not be clear otherwise. */
static uint32_t reach(const struct edit *edit)
{
    return edit->span.end > edit->span.start ? edit->span.end
                                             : edit->span.start + 1;
}

/* Whether no edit of the fix meets one that was taken. */
static bool is_free(const struct fix *fix, const char *taken)
{
    for (size_t i = 0; i < fix->n; i++) {
        const struct edit *edit = &fix->edits[i];
        if (memchr(taken + edit->span.start, 1,
                   reach(edit) - edit->span.start) != NULL)
            return false;
    }
    return true;
}

/* Whether the source already reads so: such a fix would never end. */
static bool changes_nothing(const struct source *source, const struct fix *fix)
{
    for (size_t i = 0; i < fix->n; i++) {
        const struct edit *edit = &fix->edits[i];
        size_t len = edit->span.end - edit->span.start;
        if (strlen(edit->text) != len ||
            memcmp(source->text + edit->span.start, edit->text, len) != 0)
            return false;
    }
    return true;
}

static void take(const struct fix *fix, char *taken, struct edits *edits)
{
    for (size_t i = 0; i < fix->n; i++) {
        const struct edit *edit = &fix->edits[i];
        memset(taken + edit->span.start, 1, reach(edit) - edit->span.start);
        edits->items[edits->n++] = *edit;
    }
    edits->n_findings++;
}

static int compare_edits(const void *left, const void *right)
{
    const struct edit *a = left, *b = right;
    return a->span.start < b->span.start ? -1 : a->span.start > b->span.start;
}

static bool is_wanted(const struct diag *diag, const struct diags *diags,
                      bool is_all)
{
    return diag->fix != NULL && diag->source == diags->source &&
           (is_all || diag->fix->is_safe);
}

struct edits fix_collect(const struct diags *diags, bool is_all,
                         struct arena *arena)
{
    struct edits edits = {NULL, 0, 0};
    size_t n = 0;
    for (const struct diag *d = diags->first; d != NULL; d = d->next)
        n += is_wanted(d, diags, is_all) ? d->fix->n : 0;
    if (n == 0)
        return edits;
    edits.items = arena_array(arena, n, sizeof(*edits.items));
    char *taken = arena_alloc(arena, diags->source->len + 1);
    for (const struct diag *d = diags->first; d != NULL; d = d->next)
        if (is_wanted(d, diags, is_all) && is_free(d->fix, taken) &&
            !changes_nothing(diags->source, d->fix))
            take(d->fix, taken, &edits);
    qsort(edits.items, edits.n, sizeof(*edits.items), compare_edits);
    return edits;
}

void fix_apply(const struct source *source, const struct edits *edits,
               struct buf *out)
{
    size_t at = 0;
    for (size_t i = 0; i < edits->n; i++) {
        const struct edit *edit = &edits->items[i];
        assert(edit->span.start >= at && edit->span.end <= source->len);
        buf_add(out, source->text + at, edit->span.start - at);
        buf_add_str(out, edit->text);
        at = edit->span.end;
    }
    buf_add(out, source->text + at, source->len - at);
}

/* -- Several rounds ------------------------------------------------------ */

/* Where both lists are while they are walked in step, in the text between. */
struct merge {
    const struct changes *earlier;
    const struct edits *edits;
    size_t i, k;               /* the next of each */
    int64_t to_first, to_last; /* add to a place: in the first, last text */
};

/* Where the next earlier change or edit begins; UINT32_MAX behind the last. */
static uint32_t next_start(const struct merge *m)
{
    uint32_t start = UINT32_MAX;
    if (m->i < m->earlier->n)
        start = m->earlier->items[m->i].after.start;
    if (m->k < m->edits->n && m->edits->items[m->k].span.start < start)
        start = m->edits->items[m->k].span.start;
    return start;
}

/* Takes what begins at next_start(); gives its end in the text between. */
static uint32_t take_next(struct merge *m)
{
    uint32_t start = next_start(m);
    if (m->i < m->earlier->n && m->earlier->items[m->i].after.start == start) {
        const struct change *change = &m->earlier->items[m->i++];
        m->to_first = (int64_t)change->before.end - change->after.end;
        return change->after.end;
    }
    const struct edit *edit = &m->edits->items[m->k++];
    m->to_last += (int64_t)strlen(edit->text) -
                  (int64_t)(edit->span.end - edit->span.start);
    return edit->span.end;
}

struct changes changes_add(const struct changes *earlier,
                           const struct edits *edits, struct arena *arena)
{
    struct merge m = {.earlier = earlier, .edits = edits};
    struct changes sum = {
        arena_array(arena, earlier->n + edits->n, sizeof(*sum.items)), 0};
    uint32_t start;
    while ((start = next_start(&m)) != UINT32_MAX) {
        struct change *change = &sum.items[sum.n++];
        change->before.start = (uint32_t)(start + m.to_first);
        change->after.start = (uint32_t)(start + m.to_last);
        uint32_t end = take_next(&m);
        while (next_start(&m) <= end) { /* what touches becomes one */
            uint32_t other = take_next(&m);
            end = other > end ? other : end;
        }
        change->before.end = (uint32_t)(end + m.to_first);
        change->after.end = (uint32_t)(end + m.to_last);
    }
    return sum;
}

/*
 * Cutting runs: see runs.h.
 */
#include "read/runs.h"

#include "base/utf8.h"

#include <string.h>

void text_trim(const char *text, size_t *from, size_t *to)
{
    const char *start = text + *from;
    const char *end = text + *to;

    while (start < end && scalar_is_blank(utf8_peek(start)))
        utf8_next(&start);
    while (end > start && scalar_is_blank(utf8_before(start, end)))
        end = utf8_back(start, end);
    *from = (size_t)(start - text);
    *to = (size_t)(end - text);
}

struct run *runs_slice(const struct run *runs, size_t from, size_t to,
                       struct arena *arena)
{
    struct run *first = NULL;
    struct run **tail = &first;
    size_t at = 0;

    text_trim(runs_text(runs, arena), &from, &to);
    for (const struct run *run = runs; run != NULL; run = run->next) {
        size_t len = strlen(run->text);
        size_t start = from > at ? from - at : 0;
        size_t end = to > at ? to - at : 0;

        at += len;
        if (end > len)
            end = len;
        if (start >= end)
            continue;
        *tail = arena_new_object(arena, struct run);
        **tail = *run;
        (*tail)->text = arena_strndup(arena, run->text + start, end - start);
        (*tail)->next = NULL;
        tail = &(*tail)->next;
    }
    return first;
}

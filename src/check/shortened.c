/*
 * A unit that is charged under its full name and again under a short one that
 * was never explained: 县发展和改革委员会 and 县发改委.
 */
#include "check/check.h"

#include "base/utf8.h"

#include <string.h>

enum {
    MOST_UNITS = 100, /* compared with each other: a plan has a few dozen */
    LEAST_BYTES = 9   /* three characters: 县妇联 */
};

/* How many times whole goes on where part does not; 0 if part leaves out
 * nothing or isn't in whole, in its order. */
static int count_gaps(const char *part, const char *whole)
{
    int n = 0;
    bool is_gap = false;
    while (*whole != '\0') {
        uint32_t c = utf8_next(&whole);
        if (c == utf8_peek(part)) {
            utf8_next(&part);
            is_gap = false;
            continue;
        }
        n += !is_gap;
        is_gap = true;
    }
    return *part == '\0' ? n : 0;
}

/* One gap makes another unit (县医院, 县中医院); who drops characters in two
 * places shortens a name. */
static bool is_short_for(const char *part, const char *whole)
{
    return strlen(part) >= LEAST_BYTES && strlen(part) < strlen(whole) &&
           utf8_peek(part) == utf8_peek(whole) && count_gaps(part, whole) > 1;
}

/* （以下简称“县发改委”）, or the full name with the short one in brackets. */
static bool is_explained(const struct plan *plan, const char *name)
{
    static const char *const marks[][2] = {
        {"“", "”"}, {"（", "）"}, {"\"", "\""}, {"称", ""}};
    struct arena *arena = arena_new();
    bool is_found = false;
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        const char *words =
            arena_printf(arena, "%s%s%s", marks[i][0], name, marks[i][1]);
        is_found |= strstr(plan->source->text, words) != NULL;
    }
    arena_free(arena);
    return is_found;
}

/* The name within its block, or the whole block. */
static struct span name_span(const struct plan *plan, const struct duty *duty)
{
    const char *source = plan->source->text;
    size_t len = strlen(duty->unit);
    const char *found =
        memmem(source + duty->span.start, duty->span.end - duty->span.start,
               duty->unit, len);
    if (found == NULL)
        return duty->span;
    uint32_t start = (uint32_t)(found - source);
    return (struct span){start, start + (uint32_t)len};
}

static const struct duty *find_whole(const struct duty *const units[], size_t n,
                                     const char *part)
{
    for (size_t i = 0; i < n; i++)
        if (is_short_for(part, units[i]->unit))
            return units[i];
    return NULL;
}

void check_short_units(const struct plan *plan, const struct kinds *kinds,
                       struct diags *diags)
{
    const struct duty *units[MOST_UNITS];
    size_t n = 0;
    (void)kinds;
    for (const struct duty *d = plan->duties; d != NULL; d = d->next) {
        size_t i = 0;
        while (i < n && strcmp(units[i]->unit, d->unit) != 0)
            i++;
        if (i == n && n < MOST_UNITS)
            units[n++] = d;
    }
    for (size_t i = 0; i < n; i++) {
        const struct duty *whole = find_whole(units, n, units[i]->unit);
        if (whole == NULL || is_explained(plan, units[i]->unit))
            continue;
        diag_add(diags, DIAG_UNIT_SHORTENED, name_span(plan, units[i]),
                 units[i]->unit, whole->unit, NULL);
        diag_hint(diags, "用全称，或者在全称第一次出现时写明（以下简称“…”）",
                  "use the full name, or explain the short one behind it: "
                  "（以下简称“…”）");
    }
}

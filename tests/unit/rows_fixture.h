/*
 * What the tests of row files share: a file read, and its rows in one string.
 */
#ifndef FANGAN_TESTS_ROWS_FIXTURE_H
#define FANGAN_TESTS_ROWS_FIXTURE_H

#include "read/rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef bool rows_read_fn(const struct source *, struct arena *, struct rows *,
                          struct diags *);

/* "a=1 b=2 @2 / a=3 b=4 @3", or "3 I060" where it is wrong. */
static inline const char *read_rows(rows_read_fn *read, const char *text,
                                    struct arena *arena)
{
    struct source source = {.name = "x", .text = text, .len = strlen(text)};
    struct diags diags = {.arena = arena, .source = &source, .lang = LANG_EN};
    struct rows rows;
    const char *out = "";
    source_index_lines(&source, arena);
    if (!read(&source, arena, &rows, &diags))
        return arena_printf(arena, "%zu %s",
                            source_place(&source, diags.first->span.start).line,
                            diag_info(diags.first->code)->name);
    for (size_t i = 0; i < rows.n; i++) {
        for (const struct value *v = rows.items[i].values->first; v != NULL;
             v = v->next)
            out = arena_printf(arena, "%s%s=%s ", out, v->name,
                               value_print(v, arena));
        out = arena_printf(arena, "%s@%zu%s", out, rows.items[i].line,
                           i + 1 < rows.n ? " / " : "");
    }
    return out;
}

static inline void check_rows(rows_read_fn *read, const char *text,
                              const char *wanted)
{
    struct arena *arena = arena_new();
    assert_string_equal(read_rows(read, text, arena), wanted);
    arena_free(arena);
}

#endif

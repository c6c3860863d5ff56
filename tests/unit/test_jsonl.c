/*
 * JSON lines: what its values become, and every mistake at its line.
 */
#include "base/limits.h"
#include "read/rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* "a=1 b=2 @1 / a=3 b= @2", or "3 I060" where it is wrong. */
static const char *read_text(const char *text, struct arena *arena)
{
    struct source source = {.name = "x", .text = text, .len = strlen(text)};
    struct diags diags = {.arena = arena, .source = &source, .lang = LANG_EN};
    struct rows rows;
    const char *out = "";
    source_index_lines(&source, arena);
    if (!jsonl_read(&source, arena, &rows, &diags))
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

#define assert_rows(text, wanted)                                              \
    do {                                                                       \
        struct arena *arena_ = arena_new();                                    \
        assert_string_equal(read_text(text, arena_), wanted);                  \
        arena_free(arena_);                                                    \
    } while (0)

static void values(void **state)
{
    (void)state;
    assert_rows("{\"a\": \"x\", \"b\": \"2026-03-01\"}\n",
                "a=x b=2026年3月1日 @1");
    assert_rows("{\"n\": 12, \"x\": 1.5, \"t\": true, \"f\": false}",
                "n=12 x=1.5 t=是 f=否 @1");
    assert_rows("{\"l\": [\"甲\", \"乙\"], \"r\": {\"k\": \"v\"}}\n",
                "l=甲、乙 r=v @1");
    assert_rows("", "");
}

static void what_a_row_lacks_is_empty(void **state)
{
    (void)state;
    assert_rows("{\"a\": 1}\n\n{\"b\": null}\r\n", "a=1 b= @1 / b= a= @3");
}

static void mistakes(void **state)
{
    (void)state;
    assert_rows("{\"a\": 1}\n{\"a\": }\n", "2 I060");
    assert_rows("{\"a\": 1}\n[1]\n", "2 I060");
    assert_rows("{\"a\": 1, \"a\": 2}\n", "1 I060");
    assert_rows("{\"a\": 1} {\"a\": 2}\n", "1 I060");
    assert_rows("{\"a\": \"\\u0000\"}\n", "1 I060");
    assert_rows("{\"a\": 1", "1 I060");
}

/* An object with a list of this depth in it. */
static const char *deep(size_t depth, struct arena *arena)
{
    char *text = arena_alloc(arena, 2 * depth + 16);
    char *p = stpcpy(text, "{\"a\": ");
    memset(p, '[', depth);
    memset(p + depth, ']', depth);
    strcpy(p + 2 * depth, "}");
    return text;
}

static void depth(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(read_text(deep(LIMIT_YAML_DEPTH - 1, arena), arena),
                        "a= @1");
    assert_string_equal(read_text(deep(LIMIT_YAML_DEPTH, arena), arena),
                        "1 I060");
    assert_string_equal(read_text(deep(100000, arena), arena), "1 I060");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values),
        cmocka_unit_test(what_a_row_lacks_is_empty),
        cmocka_unit_test(mistakes),
        cmocka_unit_test(depth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

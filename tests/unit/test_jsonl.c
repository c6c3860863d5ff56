/*
 * JSON lines: what its values become, and every mistake at its line.
 */
#include "base/buf.h"
#include "base/limits.h"
#include "rows_fixture.h"

#define assert_rows(text, wanted) check_rows(jsonl_read, text, wanted)

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

/* A line for each of n columns that no other line has. */
static const char *sparse(int n, struct arena *arena)
{
    struct buf text = BUF_EMPTY;
    for (int i = 0; i < n; i++)
        buf_printf(&text, "{\"%d\": 1}\n", i);
    const char *copy = arena_strdup(arena, buf_text(&text));
    buf_free(&text);
    return copy;
}

static void columns_are_limited(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(
        read_rows(jsonl_read, sparse(LIMIT_DATA_COLUMNS + 1, arena), arena),
        "1025 I010");
    arena_free(arena);
}

/* {"a": 1, "b": 1 …} and empty objects: each becomes a row of all columns */
static void cells_are_limited(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct buf text = BUF_EMPTY;
    buf_add_str(&text, "{\"x\": 1");
    for (int i = 1; i < LIMIT_DATA_COLUMNS; i++)
        buf_printf(&text, ", \"%d\": 1", i);
    buf_add_str(&text, "}\n");
    for (int i = 0; i < LIMIT_DATA_CELLS / LIMIT_DATA_COLUMNS; i++)
        buf_add_str(&text, "{}\n");
    assert_string_equal(read_rows(jsonl_read, buf_text(&text), arena),
                        "1 I010");
    buf_free(&text);
    arena_free(arena);
}

static void depth(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(
        read_rows(jsonl_read, deep(LIMIT_YAML_DEPTH - 1, arena), arena),
        "a= @1");
    assert_string_equal(
        read_rows(jsonl_read, deep(LIMIT_YAML_DEPTH, arena), arena), "1 I060");
    assert_string_equal(read_rows(jsonl_read, deep(100000, arena), arena),
                        "1 I060");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values),
        cmocka_unit_test(what_a_row_lacks_is_empty),
        cmocka_unit_test(mistakes),
        cmocka_unit_test(depth),
        cmocka_unit_test(columns_are_limited),
        cmocka_unit_test(cells_are_limited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

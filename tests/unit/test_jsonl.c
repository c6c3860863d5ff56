/*
 * JSON lines: what its values become, and every mistake at its line.
 */
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Shards: disjoint, complete, even, and nothing but their two numbers.
 */
#include "cli/shard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { ROWS = 1000 };

/* Each row is in exactly one of n shards, whose sizes differ by one. */
static void check_shards(size_t n)
{
    size_t owners[ROWS] = {0}, least = ROWS, most = 0;
    for (size_t i = 1; i <= n; i++) {
        struct shard shard = {i, n};
        size_t size = 0;
        for (size_t row = 0; row < ROWS; row++)
            if (shard_has(&shard, row)) {
                owners[row]++;
                size++;
            }
        least = size < least ? size : least;
        most = size > most ? size : most;
    }
    for (size_t row = 0; row < ROWS; row++)
        assert_int_equal(owners[row], 1);
    assert_true(most - least <= 1);
}

static void disjoint_and_complete(void **state)
{
    (void)state;
    for (size_t n = 1; n <= 64; n++)
        check_shards(n);
}

static void parsing(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",     "1",     "/",        "1/",
        "/2",   "0/2",   "3/2",      "1/0",
        "-1/2", "+1/2",  " 1/2",     "1/2 ",
        "1/x",  "1/2/3", "1/100001", "99999999999999999999/1"};
    struct shard shard;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        assert_false(shard_parse(wrong[i], &shard));
    assert_true(shard_parse("3/64", &shard));
    assert_int_equal(shard.number, 3);
    assert_int_equal(shard.of, 64);
    assert_true(shard_parse("100000/100000", &shard));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(disjoint_and_complete),
        cmocka_unit_test(parsing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * CSV: every way to write a field, and every mistake at its line.
 */
#include "rows_fixture.h"

#define assert_rows(text, wanted) check_rows(csv_read, text, wanted)

static void plain(void **state)
{
    (void)state;
    assert_rows("a,b\n1,2\n3,4\n", "a=1 b=2 @2 / a=3 b=4 @3");
    assert_rows("a,b\r\n1,2\r\n", "a=1 b=2 @2");
    assert_rows("a\r1\r2", "a=1 @2 / a=2 @3");
    assert_rows("a,b\n\n1, 2 \n\n", "a=1 b=2 @3");
    assert_rows("a,b\n", "");
    assert_rows("单位,日期\n甲局,2026-03-01\n",
                "单位=甲局 日期=2026年3月1日 @2");
}

static void separators(void **state)
{
    (void)state;
    assert_rows("a;b\n1,0;2\n", "a=1,0 b=2 @2");
    assert_rows("a\tb\n1\t2\n", "a=1 b=2 @2");
    assert_rows("\"a,b;c\";d\n1;2\n", "a,b;c=1 d=2 @2");
}

static void quotes(void **state)
{
    (void)state;
    assert_rows("a,b\n\"1,0\",\"说“\"\"”\"\n", "a=1,0 b=说“\"” @2");
    assert_rows("a,b\n\"两\n行\",2\n3,4\n", "a=两\n行 b=2 @2 / a=3 b=4 @4");
    assert_rows("a,b\n\"\",\n", "a= b= @2");
    assert_rows("a,b\n\" 1 \" ,2\n", "a= 1  b=2 @2");
}

static void mistakes(void **state)
{
    (void)state;
    assert_rows("", "1 I060");
    assert_rows("\n\n", "1 I060");
    assert_rows("a,\n", "1 I060");
    assert_rows("a,b,a\n", "1 I060");
    assert_rows("a,b\n1,2\n3\n", "3 I060");
    assert_rows("a,b\n1,2,3\n", "2 I060");
    assert_rows("a,b\n1,\"2\n3,4\n", "2 I060");
    assert_rows("a,b\n\"1\"x,2\n", "2 I060");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain),
        cmocka_unit_test(separators),
        cmocka_unit_test(quotes),
        cmocka_unit_test(mistakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Numbers of headings: every shape of gbt9704.md §8.4, and what only looks
 * like one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plan/numbering.h"

#include <string.h>

/* "level value length", or "none". */
static void assert_number(const char *text, const char *expected)
{
    struct arena *arena = arena_new();
    struct number number;
    const char *found = "none";
    if (number_match(text, &number))
        found = arena_printf(arena, "%d %d %s%s", number.level, number.value,
                             text + number.len, number.is_standard ? "" : " !");
    assert_string_equal(found, expected);
    arena_free(arena);
}

static void standard_shapes_are_read(void **state)
{
    (void)state;
    assert_number("一、总体要求", "1 1 总体要求");
    assert_number("（十二）其他", "2 12 其他");
    assert_number("1.比激情", "3 1 比激情");
    assert_number("（3）例外", "4 3 例外");
    assert_number("⑤附注", "5 5 附注");
    assert_number("九十九、末", "1 99 末");
    assert_number("二十、末", "1 20 末");
}

static void other_shapes_are_read_and_marked(void **state)
{
    (void)state;
    assert_number("一. 总则", "1 1 总则 !");
    assert_number("一．总则", "1 1 总则 !");
    assert_number("一 、总则", "1 1 总则 !");
    assert_number("(一)总则", "2 1 总则 !");
    assert_number("( 一 ) 总则", "2 1 总则 !");
    assert_number("㈢总则", "2 3 总则 !");
    assert_number("1、总则", "3 1 总则 !");
    assert_number("１．总则", "3 1 总则 !");
    assert_number("⒈总则", "3 1 总则 !");
    assert_number("2）总则", "4 2 总则 !");
    assert_number("(12)总则", "4 12 总则 !");
    assert_number("⑴总则", "4 1 总则 !");
    assert_number("壹、总则", "1 1 总则 !");
    assert_number("拾贰、附则", "1 12 附则 !");
    assert_number("Ⅳ、分工", "1 4 分工 !");
    assert_number("Ⅱ.内容", "1 2 内容 !");
}

static void decimals_dates_and_years_are_no_numbers(void **state)
{
    (void)state;
    assert_number("1.5万元", "none");
    assert_number("3.15活动", "none");
    assert_number("2010.8.15", "none");
    assert_number("2010、2011年", "none");
    assert_number("二〇一〇年", "none");
    assert_number("一二．九运动", "none");
    assert_number("（2010）", "none");
    assert_number("Ⅰ级响应", "none");
    assert_number("陆明任组长", "none");
}

static void words_that_begin_with_a_digit_are_no_numbers(void **state)
{
    (void)state;
    assert_number("一是动员部署", "none");
    assert_number("一要贴近主题", "none");
    assert_number("一定要落实", "none");
    assert_number("十二届全会", "none");
    assert_number("（一", "none");
    assert_number("（三个代表）", "none");
    assert_number("百、千", "none");
    assert_number("", "none");
}

static void a_month_behind_the_point_ends_the_number(void **state)
{
    (void)state;
    struct number number;
    assert_number("1.7月1日，打包", "3 1 7月1日，打包");
    assert_number("2．10月，公示", "3 2 10月，公示");
    assert_number("1.13月", "none");
    assert_false(number_match_words("1.7月1日，打包", &number));
}

static void a_full_stop_may_stand_for_the_point(void **state)
{
    (void)state;
    assert_number("1。加强学习", "3 1 加强学习 !");
    assert_number("一。加强学习", "1 1 加强学习 !");
    assert_number("1。", "none");
}

static void digits_are_taken_off_a_text(void **state)
{
    (void)state;
    const char *p = "十二月";
    assert_int_equal(number_take(&p, 4), 12);
    assert_string_equal(p, "月");
    assert_int_equal(number_take(&p, 4), -1);
    assert_string_equal(p, "月");
    p = "12345";
    assert_int_equal(number_take(&p, 4), -1);
    assert_string_equal(p, "12345");
}

static void the_ordinal_of_a_stage_ends_behind_its_unit(void **state)
{
    (void)state;
    int value;
    assert_string_equal(number_stage_end("第一阶段（3月）", &value), "（3月）");
    assert_int_equal(value, 1);
    assert_string_equal(number_stage_end("第 12 步，", &value), "，");
    assert_int_equal(value, 12);
    assert_string_equal(number_stage_end("阶段三：", &value), "：");
    assert_int_equal(value, 3);
    assert_null(number_stage_end("第一章 总则", &value));
    assert_null(number_stage_end("阶段任务", &value));
}

static void numbers_are_written_as_the_standard_wants(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(number_format(1, 21, arena), "二十一、");
    assert_string_equal(number_format(2, 10, arena), "（十）");
    assert_string_equal(number_format(3, 7, arena), "7.");
    assert_string_equal(number_format(4, 7, arena), "（7）");
    assert_string_equal(number_format(5, 21, arena), "㉑");
    assert_string_equal(number_format(5, 51, arena), "(51)");
    arena_free(arena);
}

static void han_digits_have_their_zeros(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(number_zh(12, arena), "十二");
    assert_string_equal(number_zh(103, arena), "一百零三");
    assert_string_equal(number_zh(110, arena), "一百一十");
    assert_string_equal(number_zh(2005, arena), "二千零五");
    arena_free(arena);
}

static void every_value_is_read_as_it_is_written(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (int value = 1; value <= 999; value++) {
        const char *text = number_zh(value, arena);
        assert_int_equal(number_value(text, strlen(text)), value);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(standard_shapes_are_read),
        cmocka_unit_test(other_shapes_are_read_and_marked),
        cmocka_unit_test(decimals_dates_and_years_are_no_numbers),
        cmocka_unit_test(words_that_begin_with_a_digit_are_no_numbers),
        cmocka_unit_test(a_month_behind_the_point_ends_the_number),
        cmocka_unit_test(a_full_stop_may_stand_for_the_point),
        cmocka_unit_test(digits_are_taken_off_a_text),
        cmocka_unit_test(the_ordinal_of_a_stage_ends_behind_its_unit),
        cmocka_unit_test(numbers_are_written_as_the_standard_wants),
        cmocka_unit_test(han_digits_have_their_zeros),
        cmocka_unit_test(every_value_is_read_as_it_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

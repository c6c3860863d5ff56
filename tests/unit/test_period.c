/*
 * Dates and periods: the table of design.md §6 and the forms of gbt9704.md
 * §8.5.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plan/date.h"

#include <string.h>

static const struct date nothing = {0, 0, 0};
static const struct date november = {2010, 11, 5};

static const char *side(struct arena *arena, struct date date,
                        enum precision precision, const char *event)
{
    const char *id = precision_id(precision);
    if (event != NULL)
        return event;
    return arena_printf(arena, "%s%s%s",
                        date_is_set(date) ? date_iso(date, arena) : "null",
                        id == NULL ? "" : " ", id == NULL ? "" : id);
}

/* "2010-08-15 day > null", with " ?" where a year lacks and " !" and the words
 * where a day is impossible. */
static const char *describe(struct arena *arena, bool found,
                            const struct period *period)
{
    if (!found)
        return "none";
    return arena_printf(
        arena, "%s > %s%s%s%s",
        side(arena, period->start, period->start_precision,
             period->start_event),
        side(arena, period->end, period->end_precision, period->end_event),
        period->lacks_year ? " ?" : "", period->impossible == NULL ? "" : " !",
        period->impossible == NULL ? "" : period->impossible);
}

static void assert_period(const char *text, struct date before,
                          const char *expected)
{
    struct arena *arena = arena_new();
    struct period period;
    bool found = period_parse(text, before, arena, &period);
    assert_string_equal(describe(arena, found, &period), expected);
    arena_free(arena);
}

static void assert_found(const char *text, const char *expected)
{
    struct arena *arena = arena_new();
    struct period period;
    bool found = period_find(text, november, arena, &period);
    assert_string_equal(describe(arena, found, &period), expected);
    arena_free(arena);
}

static void a_date_is_iso_or_chinese_and_exists(void **state)
{
    (void)state;
    struct date date;
    assert_true(date_parse("2026-07-28", &date));
    assert_int_equal(date.day, 28);
    assert_true(date_parse(" 2026 年 7 月 8 日 ", &date));
    assert_int_equal(date.month, 7);
    assert_true(date_parse("2024-02-29", &date));
    assert_false(date_parse("2026-02-29", &date));
    assert_false(date_parse("2026年7月", &date));
    assert_false(date_parse("2026-07-28x", &date));
    assert_false(date_parse("26-07-28", &date));
}

static void a_single_date_is_start_and_end(void **state)
{
    (void)state;
    assert_period("2010年8月15日", nothing, "2010-08-15 day > 2010-08-15 day");
    assert_period("（2010年5月）", nothing,
                  "2010-05-01 month > 2010-05-31 month");
    assert_period("3月下旬5月上旬", (struct date){2026, 1, 1},
                  "2026-03-21 ten-day > 2026-05-10 ten-day");
    assert_period("2010年", nothing, "2010-01-01 year > 2010-12-31 year");
    assert_period("2012年2月", nothing, "2012-02-01 month > 2012-02-29 month");
}

static void parts_of_months_and_years_have_their_days(void **state)
{
    (void)state;
    assert_period("2010年5月上旬", nothing,
                  "2010-05-01 ten-day > 2010-05-10 ten-day");
    assert_period("2010年5月中旬", nothing,
                  "2010-05-11 ten-day > 2010-05-20 ten-day");
    assert_period("2010年5月下旬", nothing,
                  "2010-05-21 ten-day > 2010-05-31 ten-day");
    assert_period("2010年5月初至6月底", nothing,
                  "2010-05-01 ten-day > 2010-06-30 ten-day");
    assert_period("2010年初至年底", nothing,
                  "2010-01-01 month > 2010-12-31 month");
    assert_period("2010年下半年", nothing,
                  "2010-07-01 month > 2010-12-31 month");
    assert_period("2010年第二季度", nothing,
                  "2010-04-01 month > 2010-06-30 month");
}

static void every_joint_joins(void **state)
{
    (void)state;
    const char *expected = "2010-03-03 day > 2010-03-11 day";
    assert_period("3月3日至3月11日", november, expected);
    assert_period("3月3日到3月11日", november, expected);
    assert_period("3月3日—3月11日", november, expected);
    assert_period("3月3日——3月11日", november, expected);
    assert_period("3月3日–3月11日", november, expected);
    assert_period("3月3日-3月11日", november, expected);
    assert_period("3月3日―3月11日", november, expected);
    assert_period("3月3日~3月11日", november, expected);
    assert_period("3月3日～3月11日", november, expected);
    assert_period("(3 月3日一 3月11 日)", november, expected);
    assert_period("3月3日于3月11日", november, expected);
    assert_period("3月3号——3月11号", november, expected);
    assert_period("３月３日至３月１１日", november, expected);
    assert_period("三月三日至三月十一日", november, expected);
    assert_period("3.3-3.11", november, expected);
    assert_period("2010-03-03~2010-03-11", nothing, expected);
    assert_period("2010/3/3-3/11", nothing, expected);
    assert_period("2010.3.3-2010.3.11", nothing, expected);
    assert_period("2010年3月3-11日", nothing, expected);
}

static void months_without_a_unit_take_that_of_the_other_side(void **state)
{
    (void)state;
    assert_period("（1-2月）", november, "2010-01-01 month > 2010-02-28 month");
    assert_period("2010.3-7", nothing, "2010-03-01 month > 2010-07-31 month");
    assert_period("2010-2012年", nothing, "2010-01-01 year > 2012-12-31 year");
}

static void the_right_side_takes_year_and_month_from_the_left(void **state)
{
    (void)state;
    assert_period("2010年7月底于8月15日", nothing,
                  "2010-07-31 ten-day > 2010-08-15 day");
    assert_period("2010年8月16日至月底", nothing,
                  "2010-08-16 day > 2010-08-31 ten-day");
    assert_period("2010年12月中旬至年底", nothing,
                  "2010-12-11 ten-day > 2010-12-31 month");
    assert_period("5月上旬至下旬", november,
                  "2010-05-01 ten-day > 2010-05-31 ten-day");
}

static void words_lead_into_the_next_year(void **state)
{
    (void)state;
    assert_period("2010年11月至次年3月", nothing,
                  "2010-11-01 month > 2011-03-31 month");
    assert_period("当年12月至翌年1月", november,
                  "2010-12-01 month > 2011-01-31 month");
    assert_period("3月", november, "2010-03-01 month > 2010-03-31 month");
}

static void a_range_may_lead_into_the_next_year(void **state)
{
    (void)state;
    assert_period("12月11日至1月31日", november,
                  "2010-12-11 day > 2011-01-31 day");
    assert_period("11月至2月底", november,
                  "2010-11-01 month > 2011-02-28 ten-day");
    assert_period("2023年10月—5月", nothing,
                  "2023-10-01 month > 2024-05-31 month");
    /* longer than any stage: one of the months is wrong */
    assert_period("9月1日至8月20日", november,
                  "2010-09-01 day > 2010-08-20 day");
}

static void words_for_the_next_year_are_told(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct period period;
    assert_true(period_parse("10月至次年5月", november, arena, &period));
    assert_false(period.starts_next_year);
    assert_true(period.ends_next_year);
    assert_true(period_parse("次年6月", november, arena, &period));
    assert_true(period.starts_next_year);
    arena_free(arena);
}

static void a_day_may_be_near_another(void **state)
{
    (void)state;
    assert_period("5月15日国际家庭日前后", november,
                  "2010-05-15 day > 2010-05-15 day");
    assert_period("5月15日召开大会", november, "none");
}

static void a_ceremony_is_no_word_of_a_date(void **state)
{
    (void)state;
    assert_found("6月1日启动仪式", "none");
    assert_found("6月1日至10日启动仪式", "2010-06-01 day > 2010-06-10 day");
}

static void times_of_day_are_skipped(void **state)
{
    (void)state;
    assert_string_equal(clock_end("8:30—9:00"), "—9:00");
    assert_string_equal(clock_end(" 8：30 开幕"), " 开幕");
    assert_string_equal(clock_end("14时30分开会"), "开会");
    assert_null(clock_end("1：动员"));
    assert_null(clock_end("2024年"));
}

static void a_lacking_year_gives_no_date(void **state)
{
    (void)state;
    assert_period("3月1日至3月31日", nothing, "null > null ?");
    assert_period("（20**年12月7日—20**年12月9日）", november, "null > null ?");
    assert_period("20xx年3月", november, "null > null ?");
    assert_period("(**年4月~7月中旬)", november, "null > null ?");
    assert_period("20__年3月26日至4月1日", november, "null > null ?");
}

static void open_ends_have_one_date(void **state)
{
    (void)state;
    assert_period("(3月1日前)", november, "null > 2010-03-01 day");
    assert_period("截至2010年3月1日", nothing, "null > 2010-03-01 day");
    assert_period("2010年7月起", nothing, "2010-07-01 month > null");
    assert_period("即日起至11月11日", november, "即日起 > 2010-11-11 day");
}

static void events_stand_for_dates(void **state)
{
    (void)state;
    assert_period("2012年7月—党的十八大召开前", nothing,
                  "2012-07-01 month > 党的十八大召开前");
    assert_period("党的十八大召开前", nothing, "null > 党的十八大召开前");
    assert_period("七一前后", nothing, "七一前后 > 七一前后");
}

static void a_time_without_dates_is_a_period(void **state)
{
    (void)state;
    assert_period("(第1-3个月)", november, "null > null");
    assert_period("长期坚持", november, "null > null");
}

static void an_impossible_day_is_told(void **state)
{
    (void)state;
    assert_period("2026年6月31日至7月5日", nothing,
                  "null > 2026-07-05 day !2026年6月31日");
    assert_period("2026年2月1日至29日", nothing, "2026-02-01 day > null !29日");
    assert_period("13月1日", november, "null > null !13月1日");
}

static void other_brackets_hold_no_period(void **state)
{
    (void)state;
    assert_period("（试行）", november, "none");
    assert_period("（2010年国家重点项目）", november, "none");
    assert_period("（责任单位：市科协办公室）", november, "none");
    assert_period("（三年内）", november, "none");
    assert_period("（1.5-2万元）", november, "none");
    assert_period("（3份）", november, "none");
    assert_period("", november, "none");
    assert_period("（）", november, "none");
}

static void a_sentence_may_begin_with_a_period(void **state)
{
    (void)state;
    assert_found("9月13日至10月16日。各单位自查。",
                 "2010-09-13 day > 2010-10-16 day");
    assert_found("从2009年7月中旬开始，到8月底基本结束。",
                 "2009-07-11 ten-day > 2009-08-31 ten-day");
    assert_found("本阶段时间为3月上旬，主要任务是摸底。",
                 "2010-03-01 ten-day > 2010-03-10 ten-day");
}

static void a_day_on_which_something_happens_is_no_period(void **state)
{
    (void)state;
    assert_found("4月18日召开动员会", "none");
    assert_found("3月到各村走访", "none");
    assert_found("一是动员部署", "none");
}

static void hostile_text_is_no_period(void **state)
{
    (void)state;
    assert_period("99999999999999999999年", november, "none");
    assert_period("************************年", november, "none");
    assert_period("2010年2010年2010年", november, "none");
    assert_period("至至至至至", november, "none");
}

static void what_says_more_of_a_day_stands_between(void **state)
{
    (void)state;
    const char *expected = "2010-03-03 day > 2010-03-11 day";
    assert_period("3月3日（星期三）至3月11日（星期四）", november, expected);
    assert_period("（3月3日(周三)—3月11日(周四)）", november, expected);
    assert_period("3月3日8:00至3月11日17:30", november, expected);
    assert_period("3月3日上午9时—3月11日", november, expected);
}

static void a_word_before_one_date_makes_it_the_end(void **state)
{
    (void)state;
    assert_period("至3月11日", november, "null > 2010-03-11 day");
    assert_period("到3月底", november, "null > 2010-03-31 ten-day");
}

static void january_has_a_name_of_its_own(void **state)
{
    (void)state;
    assert_period("2010年12月至2011年元月", nothing,
                  "2010-12-01 month > 2011-01-31 month");
    assert_period("二○一○年三月三日至十一日", nothing,
                  "2010-03-03 day > 2010-03-11 day");
}

static void how_long_it_takes_is_a_time_without_dates(void **state)
{
    (void)state;
    assert_period("为期两个月", november, "null > null");
    assert_period("30天", november, "null > null");
    assert_period("5月第二周", november, "null > null");
    assert_period("2010年秋季", november, "null > null");
    assert_period("两个方面", november, "none");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_says_more_of_a_day_stands_between),
        cmocka_unit_test(a_word_before_one_date_makes_it_the_end),
        cmocka_unit_test(january_has_a_name_of_its_own),
        cmocka_unit_test(how_long_it_takes_is_a_time_without_dates),
        cmocka_unit_test(a_date_is_iso_or_chinese_and_exists),
        cmocka_unit_test(a_single_date_is_start_and_end),
        cmocka_unit_test(parts_of_months_and_years_have_their_days),
        cmocka_unit_test(every_joint_joins),
        cmocka_unit_test(months_without_a_unit_take_that_of_the_other_side),
        cmocka_unit_test(the_right_side_takes_year_and_month_from_the_left),
        cmocka_unit_test(words_lead_into_the_next_year),
        cmocka_unit_test(a_range_may_lead_into_the_next_year),
        cmocka_unit_test(words_for_the_next_year_are_told),
        cmocka_unit_test(a_day_may_be_near_another),
        cmocka_unit_test(a_ceremony_is_no_word_of_a_date),
        cmocka_unit_test(times_of_day_are_skipped),
        cmocka_unit_test(a_lacking_year_gives_no_date),
        cmocka_unit_test(open_ends_have_one_date),
        cmocka_unit_test(events_stand_for_dates),
        cmocka_unit_test(a_time_without_dates_is_a_period),
        cmocka_unit_test(an_impossible_day_is_told),
        cmocka_unit_test(other_brackets_hold_no_period),
        cmocka_unit_test(a_sentence_may_begin_with_a_period),
        cmocka_unit_test(a_day_on_which_something_happens_is_no_period),
        cmocka_unit_test(hostile_text_is_no_period),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

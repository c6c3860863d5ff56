/*
 * The rules about slips of the pen: sums, times of the day, names of organs,
 * what was pasted twice.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "modelling.h"

#define TABLE(rows) PLAN "| 部门 | 人数 | 占比 |\n|---|---|---|\n" rows

static void a_total_is_the_sum_of_the_rows(void **state)
{
    (void)state;
    assert_rule(check_sums,
                TABLE("| 甲 | 12 | 40% |\n| 乙 | 18 | 60% |\n"
                      "| 合计 | 30 | 100% |\n"),
                "");
    assert_rule(check_sums,
                TABLE("| 甲 | 12 | 40% |\n| 乙 | 18 | 50% |\n"
                      "| 合　计 | 31 | 100% |\n"),
                "9:9 N020 9:14 N020");
    assert_rule(check_sums,
                TABLE("| 甲 | 1,200.5 | 1 |\n| 乙 | 800.5 | 1 |\n"
                      "| 总计 | 2,001 | 3 |\n"),
                "9:16 N020");
}

static void shares_may_be_rounded(void **state)
{
    (void)state;
    assert_rule(check_sums,
                TABLE("| 甲 | 1 | 33.3% |\n| 乙 | 1 | 33.3% |\n"
                      "| 丙 | 1 | 33.3% |\n| 合计 | 3 | 100% |\n"),
                "");
    assert_rule(check_sums,
                TABLE("| 甲 | 1 | 33.3% |\n| 乙 | 1 | 33.3% |\n"
                      "| 丙 | 1 | 30.3% |\n| 合计 | 3 | 100% |\n"),
                "10:12 N020");
}

static void what_does_not_add_up_is_left_alone(void **state)
{
    (void)state;
    /* a rate of the whole, a price, a word among the numbers, a subtotal */
    assert_rule(check_sums,
                TABLE("| 甲 | 12 | 90% |\n| 乙 | 18 | 80% |\n"
                      "| 合计 | 30 | 84% |\n"),
                "");
    assert_rule(check_sums,
                PLAN "| 品名 | 单价 |\n|---|---|\n| 甲 | 12 |\n| 乙 | 18 |\n"
                     "| 合计 | 15 |\n",
                "");
    assert_rule(check_sums,
                TABLE("| 甲 | 12 | 待定 |\n| 乙 | 若干 | 2 |\n"
                      "| 合计 | 30 | 5 |\n"),
                "");
    assert_rule(check_sums,
                TABLE("| 甲 | 12 | 1 |\n| 小计 | 12 | 1 |\n| 乙 | 3 | 1 |\n"
                      "| 合计 | 15 | 2 |\n"),
                "");
    assert_rule(check_sums,
                TABLE("| 甲 | 12 | 1 |\n| 乙 | 3 | 1 |\n| 丙 | 5 | 9 |\n"), "");
    /* too long to be added up, and no overflow */
    assert_rule(check_sums,
                TABLE("| 甲 | 999999999999999 | 1 |\n"
                      "| 乙 | 999999999999999 | 1 |\n| 合计 | 5 | 2 |\n"),
                "");
}

static void no_clock_shows_such_a_time(void **state)
{
    (void)state;
    assert_rule(check_times,
                PLAN "上午15:00开始，下午 3：75结束，晚上25时，上午13点。\n",
                "5:1 D022 5:11 D022 5:21 D022 5:27 D022");
    assert_rule(check_times, PLAN "3月4日24:30报到，3月5日24:00、8:90止。\n",
                "5:5 D022");
    assert_rule(check_times,
                PLAN "上午8:30至12:30，下午15:00，晚上24:00，凌晨3时。\n", "");
    assert_rule(
        check_times,
        PLAN
        "上午15个单位，下午25时间段，上午15时间表，每日30点积分，比分30:70。\n",
        "");
}

#define SIGNED(title, issuer, signature)                                       \
    "---\n标题: " title "\n发文机关: " issuer "\n署名: " signature             \
    "\n成文日期: 2026-02-10\n---\n\n甲乙。\n"

static void an_organ_has_one_name(void **state)
{
    (void)state;
    assert_rule(
        check_organs,
        SIGNED("临江市文化馆关于读书的通知", "临江市文化馆", "临江市文化宫"),
        "4:5 A060");
    assert_rule(check_organs,
                SIGNED("关于读书的通知", "临江市教育局", "临江市教育委员会"),
                "4:5 A060");
    assert_rule(check_organs,
                SIGNED("临江市教育局转发读书通知的通知", "临江市教育委员会",
                       "临江市教育委员会"),
                "4:5 A060");
}

static void a_short_name_is_the_same_organ(void **state)
{
    (void)state;
    assert_rule(check_organs,
                SIGNED("临江市发改委关于读书的通知", "临江市发展和改革委员会",
                       "临江市发展和改革委员会"),
                "");
    assert_rule(check_organs,
                SIGNED("临江市人民政府关于读书的通知", "临江市人民政府办公室",
                       "临江市人民政府办公室"),
                "");
    assert_rule(check_organs,
                SIGNED("临江市教育局关于读书的通知", "临江市教育局",
                       "临江市人民政府办公室"),
                "");
    assert_rule(check_organs,
                SIGNED("我市关于读书的通知", "临江市教育局", "临江市教育局"),
                "");
}

static void what_was_pasted_twice_is_found(void **state)
{
    (void)state;
    assert_rule(check_pasted,
                PLAN "各部门要清理办事材料，公布清单。\n\n"
                     "各部门要清理办事材料，公布清单。\n",
                "7:1 L072");
    assert_rule(check_pasted, PLAN "## 目标\n\n甲。\n\n## 目标\n\n乙。\n",
                "9:1 L072");
}

static void what_stands_apart_may_be_the_same(void **state)
{
    (void)state;
    assert_rule(check_pasted,
                PLAN "## 甲\n\n### 做法\n\n丙。\n\n## 乙\n\n### 做法\n\n丁。\n",
                "");
    assert_rule(check_pasted,
                PLAN "责任单位：市文化局、市教育局。\n\n抓好第二项工作。\n\n"
                     "责任单位：市文化局、市教育局。\n",
                "");
    assert_rule(check_pasted, PLAN "同上。\n\n同上。\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_total_is_the_sum_of_the_rows),
        cmocka_unit_test(shares_may_be_rounded),
        cmocka_unit_test(what_does_not_add_up_is_left_alone),
        cmocka_unit_test(no_clock_shows_such_a_time),
        cmocka_unit_test(an_organ_has_one_name),
        cmocka_unit_test(a_short_name_is_the_same_organ),
        cmocka_unit_test(what_was_pasted_twice_is_found),
        cmocka_unit_test(what_stands_apart_may_be_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

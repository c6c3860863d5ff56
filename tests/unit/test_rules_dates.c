/*
 * The rules about dates, stages, announced numbers, people and companions:
 * what they find, where, and what they must leave alone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/check.h"
#include "modelling.h"

static void a_zero_in_a_han_year_is_the_right_character(void **state)
{
    (void)state;
    assert_rule(check_dates, PLAN "始于二O一〇年、二○一四年、二〇一五年。\n",
                "5:3 D003 5:9 D004");
}

static void years_are_written_in_full(void **state)
{
    (void)state;
    assert_rule(check_dates, PLAN "26年1月5日起，’26年止，10年以上。\n",
                "5:1 D007 5:10 D007");
}

static void months_and_days_have_no_leading_zero(void **state)
{
    (void)state;
    struct reading *model =
        model_of(PLAN "至2026年01月05日止，10月10日再报。\n");
    check_dates(model->plan, NULL, &model->diags);
    assert_string_equal(reading_codes(model), "5:7 D006");
    assert_non_null(model->diags.first->fix);
    assert_true(model->diags.first->fix->is_safe);
    assert_string_equal(model->diags.first->fix->edits[0].text, "1月5日");
    reading_end(model);
}

static void a_day_has_its_unit(void **state)
{
    (void)state;
    assert_rule(check_dates, PLAN "自5月31起，至6月8日，5月2、3日，7月3家。\n",
                "5:2 L070");
}

static void the_calendar_is_asked_for_days_and_weekdays(void **state)
{
    (void)state;
    assert_rule(check_dates, PLAN "2026年2月29日，2月29日。\n", "5:1 D001");
    assert_rule(check_dates,
                PLAN "2026年7月28日（星期一）和2026年7月28日（星期二）。\n",
                "5:1 D009");
    /* without a year that of the document counts, or the one read last */
    assert_rule(check_dates, PLAN_OF_2026 "3月9日（周三）、3月10日（周二）。\n",
                "6:1 D009");
    assert_rule(check_dates, PLAN_OF_2026 "1月4日（周一）、1月4日（周二）。\n",
                "6:10 D009");
    assert_rule(check_dates, PLAN_OF_2026 "2025年小结：3月9日（周日）。\n", "");
    /* a document of February may look back */
    assert_rule(check_dates, PLAN_OF_2026 "3月9日（周日）、去年1月9日周一。\n",
                "");
    assert_rule(check_dates, PLAN_OF_2026 "2月29日（周日）、26年3月9日周三。\n",
                "6:11 D007");
    assert_rule(check_dates, PLAN "3月9日（周三）。\n", "");
}

static void a_line_of_its_own_is_a_signature_date(void **state)
{
    (void)state;
    assert_rule(check_dates,
                PLAN "二〇二六年一月五日\n\n2026.1.5\n\n版本2026.1.5\n",
                "5:1 D005 7:1 D008");
}

static void code_and_document_numbers_are_no_dates(void **state)
{
    (void)state;
    assert_rule(check_dates, PLAN "执行`2026年01月05日`的约定。\n", "");
}

static void each_wrong_joint_has_its_code(void **state)
{
    (void)state;
    assert_rule(check_date_ranges, PLAN "2026年3月-2026年7月。\n", "5:1 D010");
    assert_rule(check_date_ranges, PLAN "4月~7月，2016～2020年。\n",
                "5:1 D011 5:7 D011");
    assert_rule(check_date_ranges, PLAN "3月3日一3月11日。\n", "5:1 D012");
    assert_rule(check_date_ranges, PLAN "3月28日——4月20日。\n", "5:1 D013");
    assert_rule(check_date_ranges, PLAN "7月底于8月15日。\n", "5:1 D014");
    assert_rule(check_date_ranges, PLAN "3月下旬5月上旬。\n", "5:1 D021");
}

static void well_joined_ranges_are_left_alone(void **state)
{
    (void)state;
    assert_rule(check_date_ranges,
                PLAN "2021—2025年，3月1日至31日，1—6月，电话010-8888，"
                     "10-15个，5月于会上。\n",
                "");
}

static void approximate_numbers_take_no_pause_mark(void **state)
{
    (void)state;
    assert_rule(check_numerals, PLAN "学习三、五天，休息1、2天。\n",
                "5:3 D018 5:10 D018");
    assert_rule(check_numerals, PLAN "第三、四季度，第三、四个，一、二等奖。\n",
                "");
}

#define STAGES(one, two)                                                       \
    "## 方法步骤\n\n### 宣传发动（" one "）。\n\n文。\n\n"                 \
    "### 组织实施（" two "）。\n\n文。\n"

static void stages_follow_each_other(void **state)
{
    (void)state;
    assert_rule(check_stages,
                PLAN STAGES("2026年3月1日至4月1日", "2026年4月2日至5月"), "");
    assert_rule(check_stages,
                PLAN STAGES("2026年3月1日至4月1日", "2026年5月15日至6月"),
                "11:1 D041");
    assert_rule(check_stages,
                PLAN STAGES("2026年3月1日至4月9日", "2026年4月2日至5月"),
                "11:1 D042");
    assert_rule(check_stages,
                PLAN STAGES("2026年5月1日至3月1日", "2026年4月2日至5月"),
                "7:1 D040");
}

static void fuzzy_ends_may_meet(void **state)
{
    (void)state;
    assert_rule(check_stages,
                PLAN STAGES("2026年3月至5月中旬", "2026年5月中旬至6月"), "");
    assert_rule(check_stages, PLAN STAGES("2026年3月至7月初", "2026年7月至9月"),
                "");
}

static void a_holiday_is_no_gap(void **state)
{
    (void)state;
    assert_rule(check_stages,
                PLAN STAGES("2026年9月1日至9月30日", "2026年10月8日至11月"),
                "");
}

static void a_stage_lies_behind_the_documents_date(void **state)
{
    (void)state;
    assert_rule(check_stages,
                PLAN_OF_2026 STAGES("2026年1月1日至2月28日", "3月1日至31日"),
                "8:1 D044");
}

static void stages_have_periods_or_are_named(void **state)
{
    (void)state;
    assert_rule(check_stages,
                PLAN "## 方法步骤\n\n### 宣传发动。\n\n文。\n\n"
                     "### 组织实施。\n\n文。\n",
                "7:1 D047");
}

static void announced_stages_are_counted(void **state)
{
    (void)state;
    assert_rule(check_announced,
                PLAN
                "## 方法步骤\n\n分三个阶段进行。\n\n"
                "### 宣传发动（3月）。\n\n文。\n\n### 实施（4月）。\n\n文。\n",
                "7:2 S040");
}

static void announced_parts_are_counted_in_the_text(void **state)
{
    (void)state;
    assert_rule(check_announced, PLAN "抓好三项工作：一是甲。二是乙。\n",
                "5:3 S041");
    assert_rule(check_announced,
                PLAN "抓好两项工作：一是甲。二是乙。再抓三项：一是甲。二是乙。"
                     "三是丙。\n",
                "");
    assert_rule(check_announced, PLAN "设三个组：甲组、乙组、丙组和丁组。\n",
                "5:2 S041");
}

static void what_does_not_count_itself_is_not_counted(void **state)
{
    (void)state;
    assert_rule(
        check_announced,
        PLAN "做好三方面工作：\n\n甲。\n\n乙。\n\n3个工作日内：甲、乙。\n", "");
}

static void announced_parts_are_counted_below(void **state)
{
    (void)state;
    assert_rule(check_announced, PLAN "抓好三项工作：\n\n- 甲\n- 乙\n",
                "5:3 S041");
    assert_rule(check_announced,
                PLAN "抓好两项工作：\n\n一是甲。\n\n二是乙。\n", "");
}

static void a_group_has_a_head(void **state)
{
    (void)state;
    assert_rule(check_people, PLAN "副组长：李强\n", "5:1 S060");
    assert_rule(check_people, PLAN "组长由书记担任。\n\n副组长：李强\n", "");
}

static void a_post_has_a_person(void **state)
{
    (void)state;
    assert_rule(check_people, PLAN "组长：\n\n副组长：李强\n", "5:1 S061");
    assert_rule(check_people, PLAN "组长：\n\n王敏\n", "");
}

static void a_person_has_one_post_of_a_list(void **state)
{
    (void)state;
    assert_rule(check_people, PLAN "组长：王敏\n\n副组长：李强\n\n成员：李强\n",
                "9:1 S062");
    assert_rule(check_people,
                PLAN "组长：王敏\n\n副组长：李强\n\n成员：李强\n\n组员：李强\n",
                "9:1 S062");
}

static void a_name_is_written_in_one_way(void **state)
{
    (void)state;
    assert_rule(check_people,
                PLAN "由市科协主席方龙田任组长。市科协主席方龙天主持。\n",
                "5:19 S063");
}

static void attachments_are_there_and_mentioned(void **state)
{
    (void)state;
    assert_rule(check_companions, PLAN "名额见附件。\n", "5:4 A090");
    assert_rule(check_companions,
                "---\n标题: 题方案\n附件: [甲表]\n---\n\n正文。\n", "3:6 A091");
    assert_rule(check_companions,
                "---\n标题: 题方案\n附件: [甲表]\n---\n\n名额见附件。\n", "");
    assert_rule(check_companions, PLAN "按《通知》附件2执行。\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_zero_in_a_han_year_is_the_right_character),
        cmocka_unit_test(years_are_written_in_full),
        cmocka_unit_test(months_and_days_have_no_leading_zero),
        cmocka_unit_test(a_day_has_its_unit),
        cmocka_unit_test(the_calendar_is_asked_for_days_and_weekdays),
        cmocka_unit_test(a_line_of_its_own_is_a_signature_date),
        cmocka_unit_test(code_and_document_numbers_are_no_dates),
        cmocka_unit_test(each_wrong_joint_has_its_code),
        cmocka_unit_test(well_joined_ranges_are_left_alone),
        cmocka_unit_test(approximate_numbers_take_no_pause_mark),
        cmocka_unit_test(stages_follow_each_other),
        cmocka_unit_test(fuzzy_ends_may_meet),
        cmocka_unit_test(a_holiday_is_no_gap),
        cmocka_unit_test(a_stage_lies_behind_the_documents_date),
        cmocka_unit_test(stages_have_periods_or_are_named),
        cmocka_unit_test(announced_stages_are_counted),
        cmocka_unit_test(announced_parts_are_counted_in_the_text),
        cmocka_unit_test(what_does_not_count_itself_is_not_counted),
        cmocka_unit_test(announced_parts_are_counted_below),
        cmocka_unit_test(a_group_has_a_head),
        cmocka_unit_test(a_post_has_a_person),
        cmocka_unit_test(a_person_has_one_post_of_a_list),
        cmocka_unit_test(a_name_is_written_in_one_way),
        cmocka_unit_test(attachments_are_there_and_mentioned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Stages: where they stand, what they are called, when they are.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "modelling.h"

static void headings_under_the_steps_are_stages(void **state)
{
    (void)state;
    assert_view(model_stages,
                PLAN "## 方法步骤\n\n"
                     "### 宣传发动（2026年7月28日至8月15日）。\n\n文。\n\n"
                     "### 总结提高（8月下旬）。\n\n文。\n",
                "宣传发动 2026-07-28..2026-08-15 / "
                "总结提高 2026-08-21..2026-08-31");
}

static void paragraphs_counted_in_words_are_stages(void **state)
{
    (void)state;
    assert_view(model_stages,
                PLAN "## 方法步骤\n\n分两个阶段进行。\n\n"
                     "第一阶段：广泛发动，安排部署（2026年5月底—6月中旬）。"
                     "抓好三项工作：\n\n1.学习。学文件。\n\n"
                     "第二阶段：全面推进（2026年7月—全会召开前）。文。\n",
                "广泛发动，安排部署 2026-05-31..2026-06-20 / "
                "全面推进 2026-07-01..全会召开前");
}

static void an_ordinal_may_stand_before_a_bracket(void **state)
{
    (void)state;
    assert_view(model_stages,
                PLAN_OF_2026 "## 实施步骤\n\n"
                             "第一阶段(5月至6月)为动员部署阶段。文。\n\n"
                             "第二步：检查验收。7月1日至7月15日。文。\n",
                "动员部署阶段 2026-05-01..2026-06-30 / "
                "检查验收 2026-07-01..2026-07-15");
}

static void the_period_may_begin_the_text_below(void **state)
{
    (void)state;
    assert_view(model_stages,
                PLAN_OF_2026 "## 时间安排\n\n### 整改提高阶段。\n\n"
                             "9月13日至10月16日。各单位整改。\n\n"
                             "### 总结阶段\n\n"
                             "从10月中旬开始，到11月底基本结束。\n",
                "整改提高阶段 2026-09-13..2026-10-16 / "
                "总结阶段 2026-10-11..2026-11-30");
}

static void a_stage_without_a_period_stays(void **state)
{
    (void)state;
    assert_view(model_stages,
                PLAN "## 方法步骤\n\n### 广泛发动。\n\n文。\n\n"
                     "### 全面争创。\n\n文。\n",
                "广泛发动 null..null / 全面争创 null..null");
}

static void rows_of_a_table_are_stages(void **state)
{
    (void)state;
    assert_view(model_stages,
                PLAN_OF_2026 "## 时间安排\n\n"
                             "| 序号 | 阶段 | 时间 |\n| --- | --- | --- |\n"
                             "| 1 | 动员 | 3月 |\n| 2 | 实施 | 4月至5月 |\n",
                "动员 2026-03-01..2026-03-31 / 实施 2026-04-01..2026-05-31");
}

static void tasks_with_deadlines_are_no_stages(void **state)
{
    (void)state;
    assert_view(model_stages,
                PLAN_OF_2026 "## 方法步骤\n\n"
                             "| 任务 | 完成时限 |\n| --- | --- |\n"
                             "| 买书 | 3月底 |\n| 开馆 | 5月底 |\n",
                "");
}

static void a_sentence_may_tell_all_stages(void **state)
{
    (void)state;
    assert_view(model_stages,
                PLAN_OF_2026 "## 时间安排\n\n"
                             "3月动员，4月1日至5月10日实施，5月20日总结。\n",
                "动员 2026-03-01..2026-03-31 / 实施 2026-04-01..2026-05-10 / "
                "总结 2026-05-20..2026-05-20");
}

static void days_and_weeks_are_stages(void **state)
{
    (void)state;
    assert_view(model_stages,
                PLAN_OF_2026 "## 活动步骤\n\n第一周：宣传发动。贴海报。\n\n"
                             "第二周：集中借阅。开夜场。\n",
                "宣传发动 null..null / 集中借阅 null..null");
    assert_view(model_stages,
                PLAN_OF_2026 "## 活动步骤\n\n5月6日，下发倡议书。\n\n"
                             "5月8日，举办讲座。\n",
                "下发倡议书 2026-05-06..2026-05-06 / "
                "举办讲座 2026-05-08..2026-05-08");
}

static void steps_inside_a_stage_are_none(void **state)
{
    (void)state;
    assert_view(model_stages,
                PLAN_OF_2026 "## 工作安排\n\n### 准备阶段（3月）\n\n文。\n\n"
                             "### 实施阶段（4月至5月）\n\n"
                             "第一步：布置（4月）。文。\n\n"
                             "第二步：检查（5月）。文。\n",
                "准备阶段 2026-03-01..2026-03-31 / "
                "实施阶段 2026-04-01..2026-05-31");
}

static void a_term_has_the_year_of_its_half(void **state)
{
    (void)state;
    assert_view(model_stages,
                "---\n标题: 2025—2026学年第二学期工作计划\n---\n\n"
                "## 工作安排\n\n3月：制定计划。\n\n4月：组织检查。\n",
                "制定计划 2026-03-01..2026-03-31 / "
                "组织检查 2026-04-01..2026-04-30");
}

static void a_single_time_is_one_stage(void **state)
{
    (void)state;
    assert_view(model_stages, PLAN "## 活动时间\n\n2026年4月1日至4月30日\n",
                "活动时间 2026-04-01..2026-04-30");
    assert_view(model_stages,
                PLAN "活动时间：2026年4月1日至4月30日\n\n## 活动内容\n\n文。\n",
                "活动时间 2026-04-01..2026-04-30");
}

static void headings_with_a_role_of_their_own_are_no_stages(void **state)
{
    (void)state;
    assert_view(model_stages,
                PLAN "## 活动安排\n\n### 活动步骤\n\n"
                     "#### 动员（2026年3月）\n\n文。\n\n"
                     "### 活动对象\n\n文。\n",
                "动员 2026-03-01..2026-03-31");
}

static void the_year_comes_from_the_stage_before(void **state)
{
    (void)state;
    assert_view(model_stages,
                PLAN "## 方法步骤\n\n### 甲（2025年11月至次年1月）\n\n文。\n\n"
                     "### 乙（2月）\n\n文。\n",
                "甲 2025-11-01..2026-01-31 / 乙 2026-02-01..2026-02-28");
}

static void the_year_comes_from_the_title_last(void **state)
{
    (void)state;
    assert_view(model_stages,
                "---\n标题: 2024年读书活动实施方案\n---\n\n"
                "## 方法步骤\n\n### 甲（3月）\n\n文。\n",
                "甲 2024-03-01..2024-03-31");
}

static void a_lacking_year_is_reported_at_the_stage(void **state)
{
    (void)state;
    assert_view(reading_codes, PLAN "## 方法步骤\n\n### 甲（3月）\n\n文。\n",
                "7:1 D002");
}

static void an_impossible_day_is_reported_at_the_stage(void **state)
{
    (void)state;
    assert_view(reading_codes,
                PLAN "## 方法步骤\n\n### 甲（2026年6月31日至7月5日）\n\n文。\n",
                "7:1 D001");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_under_the_steps_are_stages),
        cmocka_unit_test(paragraphs_counted_in_words_are_stages),
        cmocka_unit_test(an_ordinal_may_stand_before_a_bracket),
        cmocka_unit_test(the_period_may_begin_the_text_below),
        cmocka_unit_test(a_stage_without_a_period_stays),
        cmocka_unit_test(rows_of_a_table_are_stages),
        cmocka_unit_test(tasks_with_deadlines_are_no_stages),
        cmocka_unit_test(a_sentence_may_tell_all_stages),
        cmocka_unit_test(days_and_weeks_are_stages),
        cmocka_unit_test(steps_inside_a_stage_are_none),
        cmocka_unit_test(a_term_has_the_year_of_its_half),
        cmocka_unit_test(a_single_time_is_one_stage),
        cmocka_unit_test(headings_with_a_role_of_their_own_are_no_stages),
        cmocka_unit_test(the_year_comes_from_the_stage_before),
        cmocka_unit_test(the_year_comes_from_the_title_last),
        cmocka_unit_test(a_lacking_year_is_reported_at_the_stage),
        cmocka_unit_test(an_impossible_day_is_reported_at_the_stage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Headings of every shape: the levels that a document gives its numbers, the
 * numbers that a paste destroyed, and headings that have none.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plan/numbering.h"
#include "reading.h"

/* Checks that a text from elsewhere becomes these blocks. */
#undef assert_blocks
#define assert_blocks(text, blocks)                                            \
    do {                                                                       \
        struct reading *reading_ = reading_of("# 题\n\n" text);                \
        assert_string_equal(reading_blocks(reading_), blocks);                 \
        reading_end(reading_);                                                 \
    } while (0)

/* "shape level value rest", or "none". */
static void assert_words(const char *text, const char *expected)
{
    struct arena *arena = arena_new();
    struct number number;
    const char *found = "none";
    if (number_match_words(text, &number))
        found = arena_printf(arena, "%d %d %d %s", (int)number.shape,
                             number.level, number.value, text + number.len);
    assert_string_equal(found, expected);
    arena_free(arena);
}

static void numbers_in_words_are_read(void **state)
{
    (void)state;
    assert_words("第一章　总则", "6 1 1 总则");
    assert_words("第三节 命题", "7 2 3 命题");
    assert_words("第十二条 本办法自发布之日起施行。",
                 "8 3 12 本办法自发布之日起施行。");
    assert_words("第二阶段：宣传", "9 2 2 宣传");
    assert_words("第 2 步，实施", "9 2 2 实施");
    assert_words("步骤三：验收", "9 2 3 验收");
    assert_words("第一阶段（3月）：宣传", "9 2 1 （3月）：宣传");
    assert_words("第二，加强领导", "10 2 2 加强领导");
    assert_words("一是加强领导", "11 3 1 加强领导");
    assert_words("1.2 范围", "12 2 2 范围");
    assert_words("1.2.3.范围", "12 3 3 范围");
}

static void words_of_the_text_are_no_numbers(void **state)
{
    (void)state;
    assert_words("第一阶段的任务", "none");
    assert_words("第一次会议", "none");
    assert_words("第二天，雨", "none");
    assert_words("第一产业，第二产业", "none");
    assert_words("第一章", "none");
    assert_words("是一", "none");
    assert_words("1.", "none");
}

static void the_highest_shape_of_a_document_is_its_first_level(void **state)
{
    (void)state;
    assert_blocks("1、甲\n\n文。\n\n（1）乙\n\n文。\n\n2、丙\n\n文。\n",
                  "H1 1、[甲] / P 文。 / H2 （1）[乙] / P 文。 / H1 2、[丙] / "
                  "P 文。");
    assert_blocks("一、甲\n\n1、乙\n\n文。\n\n2、丙\n\n二、丁\n",
                  "H1 一、[甲] / H3 1、[乙] / P 文。 / H3 2、[丙] / "
                  "H1 二、[丁]");
}

static void a_series_that_goes_on_encloses_the_others(void **state)
{
    (void)state;
    assert_blocks("1、甲\n\n（一）乙\n\n（二）丙\n\n2、丁\n\n（一）戊\n",
                  "H1 1、[甲] / H2 （一）[乙] / H2 （二）[丙] / H1 2、[丁] / "
                  "H2 （一）[戊]");
    assert_blocks("1.甲\n\n2.乙\n\n一、丙\n\n1.丁\n\n二、戊\n",
                  "H3 1.[甲] / H3 2.[乙] / H1 一、[丙] / H3 1.[丁] / "
                  "H1 二、[戊]");
}

static void what_stands_below_a_stage_is_deeper(void **state)
{
    (void)state;
    assert_blocks("一、甲\n\n第一阶段：乙（3月）\n\n（一）丙\n\n"
                  "第二阶段：丁（4月）\n\n（一）戊\n\n二、己\n\n（一）庚\n",
                  "H1 一、[甲] / H2 第一阶段：[乙（3月）] / H3 （一）[丙] / "
                  "H2 第二阶段：[丁（4月）] / H3 （一）[戊] / H1 二、[己] / "
                  "H2 （一）[庚]");
}

static void a_destroyed_number_is_read_where_the_series_wants_it(void **state)
{
    (void)state;
    assert_blocks("一、甲\n\n二检查验收\n\n三、乙\n",
                  "H1 一、[甲] / H1 二[检查验收] / H1 三、[乙]");
    assert_blocks("一、甲\n\n（一）乙\n\n（二丙\n\n三）丁\n\n()戊\n",
                  "H1 一、[甲] / H2 （一）[乙] / H2 （二[丙] / H2 三）[丁] / "
                  "H2 ()[戊]");
    assert_blocks("一、甲\n\n五一节放假\n\n二、乙\n",
                  "H1 一、[甲] / P 五一节放假 / H1 二、[乙]");
    assert_blocks("二级响应\n\n三个月\n", "P 二级响应 / P 三个月");
}

static void decimals_are_numbers_in_their_series(void **state)
{
    (void)state;
    assert_blocks("1.甲\n\n1.1 乙\n\n1.2 丙\n\n1.2.1 丁\n\n2.戊\n\n2.1 己\n",
                  "H1 1.[甲] / H2 1.1 [乙] / H2 1.2 [丙] / H3 1.2.1 [丁] / "
                  "H1 2.[戊] / H2 2.1 [己]");
    assert_blocks("一、甲\n\n3.15 消费者权益日\n",
                  "H1 一、[甲] / P 3.15 消费者权益日");
}

static void series_in_words_want_a_second_one(void **state)
{
    (void)state;
    assert_blocks("一、甲\n\n一是加强领导。各村要重视。\n\n"
                  "二是落实经费。各村要安排。\n",
                  "H1 一、[甲] / H2 一是[加强领导]。+ / P 各村要重视。 / "
                  "H2 二是[落实经费]。+ / P 各村要安排。");
    assert_blocks("一、甲\n\n一是加强领导。二是落实经费。\n",
                  "H1 一、[甲] / P 一是加强领导。二是落实经费。");
}

static void parallel_first_sentences_are_headings(void **state)
{
    (void)state;
    assert_blocks(
        "一、甲\n\n明确责任。各支部负责本部门的活动，书记亲自抓落实。\n\n"
        "加强督导。采取听取汇报的形式了解活动的进展情况。\n",
        "H1 一、[甲] / H2 [明确责任]。+ / "
        "P 各支部负责本部门的活动，书记亲自抓落实。 / H2 [加强督导]。+ / "
        "P 采取听取汇报的形式了解活动的进展情况。");
    assert_blocks("明确责任。各支部负责本部门的活动，书记亲自抓落实。\n\n"
                  "加强督导。采取听取汇报的形式了解活动的进展情况。\n",
                  "P 明确责任。各支部负责本部门的活动，书记亲自抓落实。 / "
                  "P 加强督导。采取听取汇报的形式了解活动的进展情况。");
}

static void an_article_is_text_unless_it_has_a_name(void **state)
{
    (void)state;
    assert_blocks("第一章 总则\n\n第一条 目的\n\n为了规范管理。\n\n"
                  "第二条 本办法适用于本市。\n",
                  "H1 第一章　[总则] / H2 第一条　[目的] / P 为了规范管理。 / "
                  "P 第二条 本办法适用于本市。");
}

static void a_short_label_runs_in(void **state)
{
    (void)state;
    assert_blocks("一、时间：2026年5月\n\n二、目标:建设平安校园\n",
                  "H1 一、[时间]：+ / P 2026年5月 / H1 二、[目标]:+ / "
                  "P 建设平安校园");
    assert_blocks("一、甲\n\n3：2的比分\n", "H1 一、[甲] / P 3：2的比分");
}

static void a_plan_file_states_what_it_can_not_show(void **state)
{
    (void)state;
    struct reading *r = reading_of(
        TITLED "## 甲。 {number=none}\n\n文。\n\n"
               "## 乙 {number=第二阶段：}\n\n"
               "### 时间： {number=1）} {run-in} {role=steps}\n\n5月\n\n"
               "## 丙 {number}\n\n## 丁 {number=第一章}\n\n"
               "## 戊 {number=1.2}\n");
    assert_string_equal(reading_blocks(r),
                        "H1 [甲]。+ / P 文。 / H1 第二阶段：[乙] / "
                        "H2 1）[时间]：+ / P 5月 / H1 [丙 {number}] / "
                        "H1 第一章　[丁] / H1 1.2 [戊]");
    assert_string_equal(r->plan->first->as.heading.written_number, "");
    reading_end(r);
}

static void a_list_goes_on_behind_what_its_items_hold(void **state)
{
    (void)state;
    assert_blocks(
        "1.进机关；\n\n（1）发手册；\n\n（2）挂横幅。\n\n2.进学校。",
        "P 1.进机关； / P （1）发手册； / P （2）挂横幅。 / P 2.进学校。");
    assert_blocks("1.进机关；\n\na.发手册；\n\nii)挂横幅。\n\n2.进学校。",
                  "P 1.进机关； / P a.发手册； / P ii)挂横幅。 / P 2.进学校。");
    assert_blocks(
        "1.进机关\n\n（1）发手册；\n\n（2）挂横幅。\n\n2.进学校",
        "H1 1.[进机关] / P （1）发手册； / P （2）挂横幅。 / H1 2.[进学校]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_in_words_are_read),
        cmocka_unit_test(words_of_the_text_are_no_numbers),
        cmocka_unit_test(the_highest_shape_of_a_document_is_its_first_level),
        cmocka_unit_test(a_series_that_goes_on_encloses_the_others),
        cmocka_unit_test(what_stands_below_a_stage_is_deeper),
        cmocka_unit_test(a_destroyed_number_is_read_where_the_series_wants_it),
        cmocka_unit_test(decimals_are_numbers_in_their_series),
        cmocka_unit_test(series_in_words_want_a_second_one),
        cmocka_unit_test(parallel_first_sentences_are_headings),
        cmocka_unit_test(an_article_is_text_unless_it_has_a_name),
        cmocka_unit_test(a_short_label_runs_in),
        cmocka_unit_test(a_plan_file_states_what_it_can_not_show),
        cmocka_unit_test(a_list_goes_on_behind_what_its_items_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

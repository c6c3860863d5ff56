/*
 * Kinds and roles: the same plan in other words, order and numbering gives
 * the same model (gbt9704.md §8.3).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/check.h"
#include "modelling.h"

static const char *missing_of(struct reading *r)
{
    return model_roles(r, r->plan->missing);
}

static const char *kind_of(struct reading *r)
{
    return r->plan->kind == NULL ? "null" : r->plan->kind;
}

static void plain_headings_carry_their_roles(void **state)
{
    (void)state;
    assert_view(model_headings,
                PLAN "## 总体要求\n\n文。\n\n## 主要内容\n\n文。\n\n"
                     "## 方法步骤\n\n文。\n\n## 组织领导\n\n文。\n",
                "objectives content steps leadership");
}

static void paraphrases_carry_the_same_roles(void **state)
{
    (void)state;
    assert_view(model_headings,
                PLAN "## 活动宗旨\n\n文。\n\n## 整治重点\n\n文。\n\n"
                     "## 推进步骤\n\n文。\n\n## 责任分工\n\n文。\n",
                "objectives content steps leadership");
    assert_view(model_headings,
                PLAN "## 开展读书活动的指导思想\n\n文。\n\n"
                     "## 活动的主要内容\n\n文。\n\n"
                     "## 开展读书活动的方法步骤\n\n文。\n\n"
                     "## 切实加强对读书活动的组织领导\n\n文。\n",
                "objectives content steps leadership");
}

static void traditional_characters_carry_the_same_roles(void **state)
{
    (void)state;
    assert_view(model_headings,
                "---\n标题: 讀書活動實施方案\n---\n\n"
                "## 總體要求\n\n文。\n\n## 主要任務\n\n文。\n\n"
                "## 實施步驟\n\n文。\n\n## 組織領導\n\n文。\n",
                "objectives content steps leadership");
}

static void what_is_demanded_is_no_content(void **state)
{
    (void)state;
    assert_view(model_headings,
                PLAN "## 工作要求\n\n### 加强领导，落实责任。\n\n文。\n\n"
                     "### 突出重点，明确任务。\n\n文。\n",
                "requirements leadership -");
}

static void joined_headings_carry_several_roles(void **state)
{
    (void)state;
    assert_view(model_headings,
                PLAN "## 程序步骤与工作内容\n\n文。\n\n"
                     "## 组织领导和具体要求\n\n文。\n\n"
                     "## 总体要求和目标\n\n文。\n\n"
                     "## 活动目标及范围\n\n文。\n",
                "content+steps leadership+requirements objectives "
                "objectives+scope");
}

static void words_that_contain_a_joint_are_not_divided(void **state)
{
    (void)state;
    assert_view(model_headings, PLAN "## 参与方式\n\n文。\n", "content");
}

static void what_stands_in_brackets_of_the_author_wins(void **state)
{
    (void)state;
    assert_view(model_headings,
                PLAN "## 我们怎么做 {role=steps,content}\n\n文。\n",
                "content+steps");
}

static size_t n_out_of_order(const char *text)
{
    struct reading *r = model_of(text);
    struct kinds *kinds = kinds_load(r->arena, &r->diags);
    check_roles(r->plan, kinds, &r->diags);
    size_t n = 0;
    for (const struct diag *d = r->diags.first; d != NULL; d = d->next)
        n += d->code == DIAG_ROLE_ORDER;
    reading_end(r);
    return n;
}

/* gbt9704.md §8.3, skeleton (c): townships put it second. */
static void leadership_may_stand_anywhere(void **state)
{
    (void)state;
    assert_int_equal(
        n_out_of_order(PLAN "## 工作目标\n\n文。\n\n## 组织机构\n\n文。\n\n"
                            "## 工作任务\n\n文。\n\n## 实施步骤\n\n文。\n"),
        0);
    assert_int_equal(
        n_out_of_order(PLAN "## 实施步骤\n\n文。\n\n## 组织机构\n\n文。\n\n"
                            "## 工作任务\n\n文。\n\n## 工作目标\n\n文。\n"),
        2);
}

static void numbering_and_order_make_no_difference(void **state)
{
    (void)state;
    assert_view(missing_of,
                PLAN "1. 组织机构\n\n文。\n\n2. 工作目标\n\n文。\n\n"
                     "3. 实施步骤\n\n文。\n\n4. 重点任务\n\n文。\n",
                "-");
}

static void a_missing_part_is_missed(void **state)
{
    (void)state;
    assert_view(missing_of,
                PLAN "## 指导思想\n\n文。\n\n## 方法步骤\n\n文。\n\n"
                     "## 组织领导\n\n文。\n",
                "content");
}

static void
goals_and_tasks_carry_content_only_where_nothing_else_does(void **state)
{
    (void)state;
    assert_view(model_headings,
                PLAN "## 目标任务\n\n文。\n\n## 方法步骤\n\n文。\n",
                "objectives+content steps");
    assert_view(model_headings,
                PLAN "## 目标任务\n\n文。\n\n## 主要内容\n\n文。\n",
                "objectives content");
}

static void
guarantees_carry_leadership_only_where_nothing_else_does(void **state)
{
    (void)state;
    assert_view(model_headings, PLAN "## 保障措施\n\n文。\n",
                "leadership+guarantee");
    assert_view(model_headings,
                PLAN "## 组织领导\n\n文。\n\n## 保障措施\n\n文。\n",
                "leadership guarantee");
}

static void a_lower_heading_may_carry_a_role(void **state)
{
    (void)state;
    assert_view(model_headings,
                PLAN "## 保障措施\n\n### 加强组织领导。\n\n文。\n\n"
                     "### 强化资金保障。\n\n文。\n",
                "guarantee leadership guarantee");
    assert_view(model_headings,
                PLAN "## 主要任务\n\n### 加强党的领导。\n\n文。\n",
                "content -");
}

static void what_implementation_means_is_told_by_its_stages(void **state)
{
    (void)state;
    assert_view(model_headings,
                PLAN "## 组织领导\n\n文。\n\n## 组织实施\n\n"
                     "### 动员部署阶段（2026年3月）\n\n文。\n",
                "leadership steps -");
    assert_view(model_headings,
                PLAN "## 主要任务\n\n文。\n\n## 组织实施\n\n各单位要重视。\n",
                "content leadership");
}

static void a_label_may_carry_a_role(void **state)
{
    (void)state;
    assert_view(missing_of,
                PLAN "活动目标：让学生爱读书。\n\n活动内容：晨诵午读。\n\n"
                     "活动步骤：分两步走。\n\n组织领导：成立领导小组。\n",
                "-");
}

static void the_preamble_carries_objectives_only_in_words(void **state)
{
    (void)state;
    assert_view(missing_of,
                PLAN "开展这项活动，目的是让更多的人读书。\n\n"
                     "## 主要内容\n\n文。\n\n## 方法步骤\n\n文。\n\n"
                     "## 组织领导\n\n文。\n",
                "-");
    assert_view(missing_of,
                PLAN "根据上级部署，制定本方案。\n\n"
                     "## 主要内容\n\n文。\n\n## 方法步骤\n\n文。\n\n"
                     "## 组织领导\n\n文。\n",
                "objectives");
}

static void a_plan_divided_by_tasks_has_content(void **state)
{
    (void)state;
    assert_view(model_headings,
                PLAN "## 加快完善基础设施\n\n文。\n\n"
                     "## 大力发展智慧农业\n\n文。\n\n## 保障措施\n\n文。\n",
                "content content leadership+guarantee");
}

static void the_title_tells_the_kind(void **state)
{
    (void)state;
    assert_view(kind_of, "---\n标题: 三年行动计划（试行）\n---\n\n文。\n",
                "implementation-plan");
    assert_view(kind_of, "---\n标题: 关于印发实施方案的通知\n---\n\n文。\n",
                "notice");
    assert_view(kind_of, "---\n标题: 关于某事的实施意见\n---\n\n文。\n",
                "implementation-plan");
    assert_view(kind_of, "---\n标题: 关于某事的指导意见\n---\n\n文。\n",
                "opinion");
    assert_view(kind_of, "---\n标题: 管理办法\n---\n\n文。\n", "regulation");
    assert_view(kind_of, "---\n标题: 春游\n---\n\n文。\n", "null");
}

static void the_front_matter_is_believed_before_the_title(void **state)
{
    (void)state;
    assert_view(kind_of, "---\n文种: 通知\n标题: 实施方案\n---\n\n文。\n",
                "notice");
}

static void a_kind_is_found_by_each_of_its_names(void **state)
{
    (void)state;
    struct reading *r = model_of(PLAN "文。\n");
    struct kinds *kinds = kinds_load(r->arena, &r->diags);
    const struct kind *kind = kind_find(kinds, "implementation-plan");
    assert_non_null(kind);
    assert_ptr_equal(kind_find(kinds, "实施方案"), kind);
    assert_ptr_equal(kind_find(kinds, "行动计划"), kind);
    assert_null(kind_find(kinds, "实施放案"));
    reading_end(r);
}

static void rules_of_kinds_are_known(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diags diags = {.arena = arena};
    const struct kinds *kinds = kinds_load(arena, &diags);
    size_t n_rules = 0;
    for (size_t i = 0; i < kinds->n; i++)
        for (size_t k = 0; k < kinds->items[i].rules.n; k++, n_rules++)
            assert_true(diag_find(kinds->items[i].rules.items[k].text) !=
                        DIAG_COUNT);
    assert_true(n_rules > 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_headings_carry_their_roles),
        cmocka_unit_test(paraphrases_carry_the_same_roles),
        cmocka_unit_test(traditional_characters_carry_the_same_roles),
        cmocka_unit_test(what_is_demanded_is_no_content),
        cmocka_unit_test(joined_headings_carry_several_roles),
        cmocka_unit_test(words_that_contain_a_joint_are_not_divided),
        cmocka_unit_test(what_stands_in_brackets_of_the_author_wins),
        cmocka_unit_test(leadership_may_stand_anywhere),
        cmocka_unit_test(numbering_and_order_make_no_difference),
        cmocka_unit_test(a_missing_part_is_missed),
        cmocka_unit_test(
            goals_and_tasks_carry_content_only_where_nothing_else_does),
        cmocka_unit_test(
            guarantees_carry_leadership_only_where_nothing_else_does),
        cmocka_unit_test(a_lower_heading_may_carry_a_role),
        cmocka_unit_test(what_implementation_means_is_told_by_its_stages),
        cmocka_unit_test(a_label_may_carry_a_role),
        cmocka_unit_test(the_preamble_carries_objectives_only_in_words),
        cmocka_unit_test(a_plan_divided_by_tasks_has_content),
        cmocka_unit_test(the_title_tells_the_kind),
        cmocka_unit_test(the_front_matter_is_believed_before_the_title),
        cmocka_unit_test(rules_of_kinds_are_known),
        cmocka_unit_test(a_kind_is_found_by_each_of_its_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

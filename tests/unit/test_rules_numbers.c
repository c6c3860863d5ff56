/*
 * The rules about numbers: of headings, of series in words, of documents; and
 * about what stands around the text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/check.h"
#include "modelling.h"

/* The findings of a letter, "N001 一、>二、": the code, the words it is about
 * and, if it is safe, what its fix puts there; joined by " / ". */
static const char *findings(struct reading *r, const struct kinds *kinds,
                            bool with_off)
{
    static void (*const rules[])(const struct plan *, const struct kinds *,
                                 struct diags *) = {
        check_numbers,    check_number_marks, check_headings,
        check_ordinals,   check_docnumbers,   check_titles,
        check_recipients, check_attachments};
    const char *text = "";

    r->diags.first = r->diags.last = NULL;
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
        rules[i](r->plan, kinds, &r->diags);
    diags_sort(&r->diags);
    for (const struct diag *d = r->diags.first; d != NULL; d = d->next) {
        const struct diag_info *info = diag_info(d->code);
        if (info->is_off && !with_off)
            continue;
        text = arena_printf(r->arena, "%s%s%s %.*s", text,
                            *text == '\0' ? "" : " / ", info->name,
                            (int)(d->span.end - d->span.start),
                            r->source.text + d->span.start);
        if (d->fix == NULL || !d->fix->is_safe)
            continue;
        for (size_t i = 0; i < d->fix->n; i++)
            text = arena_printf(r->arena, "%s>%s", text, d->fix->edits[i].text);
    }
    return text;
}

static void check_rules(const char *text, bool with_off, const char *expected)
{
    struct reading *r = model_of(text);
    struct kinds *kinds = kinds_load(r->arena, &r->diags);

    assert_string_equal(findings(r, kinds, with_off), expected);
    reading_end(r);
}

static void check(const char *text, const char *expected)
{
    check_rules(text, false, expected);
}

/* With the rules that are off by default. */
static void check_off(const char *text, const char *expected)
{
    check_rules(text, true, expected);
}

#define FRONT(lines)                                                           \
    "---\n标题: 关于开展读书活动的实施方案\n" lines "---\n\n正文。\n"

static void a_gap_is_one_finding(void **state)
{
    (void)state;
    check(PLAN "一、甲乙\n\n文。\n\n三、丙丁\n\n文。\n\n四、戊己\n\n文。\n",
          "N001 三、丙丁");
}

static void a_slip_between_two_sound_numbers_is_mended(void **state)
{
    (void)state;
    check(PLAN "一、甲乙\n\n文。\n\n一、丙丁\n\n文。\n\n三、戊己\n\n文。\n",
          "N001 一、丙丁>二");
}

static void a_numbered_paragraph_leaves_no_gap(void **state)
{
    (void)state;
    check(PLAN
          "（一）甲乙\n\n文。\n\n（二）这一条的文字很长很长很长很长很长很"
          "长，超过了四十个字，所以按段落处理，但是它有自己的序号，这样\n\n"
          "（三）丙丁\n\n文。\n",
          "");
}

static void a_count_through_the_whole_text_is_one(void **state)
{
    (void)state;
    check(PLAN
          "一、甲乙\n\n（一）甲。\n\n（二）乙。\n\n二、丙丁\n\n（三）丙。\n\n"
          "（四）丁。\n",
          "");
    check(PLAN
          "一、甲乙\n\n（一）甲乙\n\n（二）乙丙\n\n二、丙丁\n\n（一）丙丁\n\n"
          "三、戊己\n\n（二）戊己\n",
          "N001 （二）戊己");
}

static void a_restart_is_told_once(void **state)
{
    (void)state;
    check(PLAN "一、甲乙\n\n文。\n\n二、丙丁\n\n一、戊己\n\n文。\n\n二、庚辛\n"
               "\n文。\n\n三、壬癸\n\n文。\n",
          "N003 一、");
}

static void a_list_behind_a_lead_in_begins_anew(void **state)
{
    (void)state;
    check(PLAN "做好两项工作：\n\n1.甲。文文。\n\n2.乙。文文。\n\n"
               "再做两项工作：\n\n1.丙。文文。\n\n2.丁。文文。\n",
          "");
}

static void marks_behind_a_number_are_put_right(void **state)
{
    (void)state;
    check(PLAN "（一）、甲乙\n", "N002 （一）、>");
    check(PLAN "1、甲乙\n", "N004 1、>.");
    check(PLAN "一. 甲乙\n", "N004 一.>、");
    check(PLAN "1，甲乙\n", "N004 1，");
    check(PLAN "1、5亿元投资\n", "N004 1、");
}

static void forms_of_numbers_are_put_right(void **state)
{
    (void)state;
    check(PLAN "( 一 )甲乙\n", "N005 ( 一 )>（一）");
    check(PLAN "⒈甲乙\n", "N005 ⒈>1.");
}

static void decimals_are_no_numbers_of_headings(void **state)
{
    (void)state;
    check(PLAN "1.1 目标\n\n1.2 任务\n", "N014 1.1 / N014 1.2");
    check(PLAN "1.5亿元投资\n\n3.15活动\n", "");
}

static void levels_come_in_order(void **state)
{
    (void)state;
    check(PLAN "一、甲乙\n\n1.丙丁\n\n（一）戊己\n", "N007 （一）戊己");
    check(PLAN "（一）甲乙\n\n（1）丙丁\n\n（2）戊己\n", "N008 （1）丙丁");
    check(PLAN "一、甲乙\n\n1.丙丁\n\n2.戊己\n", "");
}

static void a_heading_alone_has_no_mark(void **state)
{
    (void)state;
    check(PLAN "一、甲乙：\n\n文。\n", "N009 ：>");
    check(PLAN "## 甲乙。\n\n文。\n", "");
    check(PLAN "（一）开展活动：\n\n1.甲乙\n\n2.丙丁\n", "");
}

static void a_lost_number_is_guessed_and_not_mended(void **state)
{
    (void)state;
    check(PLAN "（一）甲乙\n\n文。\n\n（）丙丁\n\n（三）戊己\n", "N017 （）");
    check(PLAN "一、甲乙\n\n文。\n\n二检查验收阶段\n\n三、戊己\n", "N018 二");
    check(PLAN "一、甲乙\n\n文。\n\n二检查验收阶段\n\n二、戊己\n", "");
}

static void a_series_in_words_is_whole(void **state)
{
    (void)state;
    check(PLAN "一是甲；三是乙。\n", "N016 三是");
    check(PLAN "第一阶段：甲。\n\n第三阶段：乙。\n", "N016 第三阶段");
    check(PLAN "第一阶段：甲。\n\n第二阶段：乙。\n\n第一阶段结束。\n", "");
    check(PLAN "一是领导好；二是甲：一要乙，二要丙；三是丁。\n", "");
    check(PLAN "把握三要素，三要点。统一是前提，第二是关键。\n", "");
    check(PLAN "第一、甲乙。首先、丙丁。\n", "N006 第一、>， / N006 首先、>，");
    check(PLAN "第一、第二产业，第一、二季度。\n", "");
}

static void a_document_number_is_found_in_the_text(void **state)
{
    (void)state;
    check(PLAN "《甲》（某发[2026]1号）。\n", "A010 [2026]>〔>〕");
    check(PLAN "《甲》（某发﹝2026﹞1号）。\n", "A011 ﹝2026﹞>〔>〕");
    check(PLAN "《甲》（某发〔2026年〕第01号）。\n",
          "A015 2026年> / A012 第01号> / A013 01>");
    check(PLAN "《甲》（某发〔〕1号、某发〔20261号）。\n",
          "A016 〔〕1号 / A016 〔20261号");
    check(PLAN "《甲》（某发 〔2026〕 1 号）。\n", "A017  〔2026〕 1 号>>>");
}

static void other_brackets_are_no_document_number(void **state)
{
    (void)state;
    check(PLAN "大楼（2026）1号楼，[2026]年，（2026）最高法1号。\n", "");
}

static void the_own_number_has_its_shape_and_year(void **state)
{
    (void)state;
    check(FRONT("发文字号: 某发12号\n"), "A020 某发12号");
    check(FRONT("发文字号: 某发〔2025〕1号\n成文日期: 2026-01-02\n"),
          "A021 2025");
    check(FRONT("发文字号: 第12号\n"), "");
}

static void a_title_has_a_kind_and_no_mark(void **state)
{
    (void)state;
    check("---\n标题: 关于读书活动的通知。\n---\n\n文。\n", "A040 。>");
    check("---\n标题: 关于印发借阅办法的通知\n---\n\n文。\n", "A042 借阅办法");
    check("---\n标题: 关于印发《借阅办法（试行）》的通知\n---\n\n文。\n", "");
}

static void lists_of_the_front_matter_have_no_marks(void **state)
{
    (void)state;
    check(FRONT("主送: 各部室：\n"), "A047 ：>");
    check(FRONT("抄送: [甲局、, \"乙局。\"]\n"), "A056 、> / A056 。>");
    check(FRONT("签发人: 甲、乙\n"), "A057 、");
    check(FRONT("成文日期: 2026-03-02\n印发日期: 2026-03-01\n"),
          "A058 2026-03-01");
}

static void attachments_are_named(void **state)
{
    (void)state;
    check(FRONT("附件: 1.名单\n"), "A055 1.>");
    check(FRONT("附件: [1、名单, 《方案》]\n"), "A050 1、> / A049 《方案》>>");
    check(FRONT("附件: 3份\n"), "A054 3份");
    check(PLAN "文。\n\n附件：1、名单\n", "A050 1、>1.");
    check(PLAN "文。\n\n附件一：\n", "A051 附件一：>附件1");
    check(PLAN "附件是方案的一部分。\n", "");
}

static void rules_that_are_off_find_what_they_say(void **state)
{
    (void)state;
    check_off(PLAN "根据某发〔2026〕1号。\n", "A018 〔2026〕1号");
    check_off("---\n标题: 关于印发《工作要点》的通知\n---\n\n文。\n",
              "A041 《工作要点》");
    check_off("---\n标题: 关于请求解决经费的请示\n---\n\n文。\n",
              "A044 关于请求");
    check_off("---\n标题: 转发关于转发安排的通知\n---\n\n文。\n",
              "A046 转发关于转发安排的通知");
    check_off(FRONT("主送: 各县、各部门\n"), "A048 、");
    check_off(FRONT("主送: 省政府各部门、各直属机构\n"), "");
    check_off(PLAN "一、甲乙\n\n（一）丙丁\n\n文。\n", "N011 （一）丙丁");
    check_off(PLAN "第一，甲。二是乙。\n", "N013 二是");
}

static void years_and_levels_are_counted(void **state)
{
    (void)state;
    check(PLAN "《甲》（某发〔26〕1号）。\n", "A014 26");
    check("---\n文种: 实施方案\n标题: 关于安全生产\n---\n\n文。\n",
          "A045 关于安全生产");
    check(PLAN "## 甲乙\n\n### 甲乙\n\n#### 甲乙\n\n##### 甲乙\n\n"
               "###### 甲乙\n",
          "N012 ###### 甲乙");
    check_off(PLAN "## 甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己"
                   "庚辛壬癸甲\n",
              "N015 ## 甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己"
              "庚辛壬癸甲");
}

static void what_belongs_to_the_document_agrees_with_it(void **state)
{
    (void)state;
    struct reading *r = model_of("---\n标题: 关于印发方案的通知\n附件: 名单\n"
                                 "印发: x.md\n---\n\n文。\n");
    struct kinds *kinds = kinds_load(r->arena, &r->diags);
    struct plan *other = plan_new(r->arena, &r->source);

    other->title = "名册";
    other->meta.signature = "甲局";
    r->plan->issued = other;
    r->plan->meta.attachments[0].plan = other;
    assert_string_equal(findings(r, kinds, true),
                        "A052 名单 / A053 名单 / A059 x.md");
    reading_end(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_gap_is_one_finding),
        cmocka_unit_test(a_slip_between_two_sound_numbers_is_mended),
        cmocka_unit_test(a_numbered_paragraph_leaves_no_gap),
        cmocka_unit_test(a_restart_is_told_once),
        cmocka_unit_test(a_count_through_the_whole_text_is_one),
        cmocka_unit_test(a_list_behind_a_lead_in_begins_anew),
        cmocka_unit_test(marks_behind_a_number_are_put_right),
        cmocka_unit_test(forms_of_numbers_are_put_right),
        cmocka_unit_test(decimals_are_no_numbers_of_headings),
        cmocka_unit_test(levels_come_in_order),
        cmocka_unit_test(a_heading_alone_has_no_mark),
        cmocka_unit_test(a_lost_number_is_guessed_and_not_mended),
        cmocka_unit_test(a_series_in_words_is_whole),
        cmocka_unit_test(a_document_number_is_found_in_the_text),
        cmocka_unit_test(other_brackets_are_no_document_number),
        cmocka_unit_test(the_own_number_has_its_shape_and_year),
        cmocka_unit_test(a_title_has_a_kind_and_no_mark),
        cmocka_unit_test(lists_of_the_front_matter_have_no_marks),
        cmocka_unit_test(attachments_are_named),
        cmocka_unit_test(rules_that_are_off_find_what_they_say),
        cmocka_unit_test(years_and_levels_are_counted),
        cmocka_unit_test(what_belongs_to_the_document_agrees_with_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

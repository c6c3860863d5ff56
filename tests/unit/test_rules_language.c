/*
 * Language and punctuation: what each rule finds, what it leaves alone, and
 * what the safe fixes make of a text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/check.h"
#include "check/text.h"
#include "kind/traditional.h"
#include "reading.h"

#define FRONT "---\n文种: 通知\n标题: 题\n---\n"

/* What the rules find in the body of a notice. */
static struct reading *checked(const char *body)
{
    struct arena *arena = arena_new();
    struct reading *r = reading_of(arena_printf(arena, FRONT "%s", body));

    arena_free(arena);
    r->plan->kind = "notice";
    r->diags.first = r->diags.last = NULL;
    struct kinds kinds = {.traditional = traditional_load(r->arena, &r->diags)};

    check_language(r->plan, NULL, &r->diags);
    check_traditional(r->plan, &kinds, &r->diags);
    check_broken_sentences(r->plan, NULL, &r->diags);
    check_abbreviations(r->plan, NULL, &r->diags);
    return r;
}

/* Checks the findings as line:column code, in order; body is line 5. */
static void finds(const char *body, const char *codes)
{
    struct reading *r = checked(body);

    assert_string_equal(reading_codes(r), codes);
    reading_end(r);
}

/* Checks what a line becomes if all fixes (of safe ones only those) are
 * applied from the back, which leaves the places before them right. */
static void becomes(const char *body, bool only_safe, const char *expected)
{
    struct reading *r = checked(body);
    char *text = arena_strdup(r->arena, r->source.text);

    diags_sort(&r->diags);
    for (uint32_t at = (uint32_t)r->source.len + 1; at-- > 0;)
        for (const struct diag *d = r->diags.first; d != NULL; d = d->next)
            for (size_t k = 0; d->fix != NULL && k < d->fix->n; k++) {
                const struct edit *e = &d->fix->edits[k];

                if (e->span.start == at && (d->fix->is_safe || !only_safe))
                    text = arena_printf(r->arena, "%.*s%s%s", (int)at, text,
                                        e->text, text + e->span.end);
            }
    assert_string_equal(text + strlen(FRONT), expected);
    reading_end(r);
}

static void half_width_marks_beside_han_become_full_width(void **state)
{
    (void)state;
    finds("甲乙,丙丁.", "5:3 L001 5:6 L001");
    finds("三:工作要求", ""); /* N004 tells of it */
    becomes("甲乙, 丙:丁;戊?己!庚.", true, "甲乙，丙：丁；戊？己！庚。");
    becomes("共3人,5个", true, "共3人，5个");
    becomes("甲,,乙", true, "甲，乙");
}

static void blanks_between_names_and_particulars_are_meant(void **state)
{
    (void)state;
    finds("根据《市财政局 市民政局关于拨款的通知》精神。", "");
    finds("咨询电话：计划处 0512-65551111。", "");
    finds("联系人：李某 电话：65551111。", "");
    finds("加强组织 领导。", "5:4 L016");
}

static void quotations_that_are_turned_or_nested_are_told_apart(void **state)
{
    (void)state;
    finds("做到“三个到位“，确保”两个落实”。", "5:8 L005 5:12 L005");
    finds("说：“要办“科普日”活动。”抓“一老。", "5:6 L026 5:16 L004");
}

static void masked_numbers_are_no_gaps(void **state)
{
    (void)state;
    finds("电话：139****5678。", "");
    finds("成立于20**年。", "5:4 L041");
}

static void marks_in_figures_and_addresses_are_left_alone(void **state)
{
    (void)state;
    finds("上午8:30，占3.5%，共1,000元，见http://a.cn/x?y=1,2。", "");
    finds("发至zhang.san@a.gov.cn，用GB/T 9704-2012，载于名单.xlsx。", "");
    finds("国办发 [2022] 22 号文件。", "");
    finds("用`甲,乙`为例。", "");
    finds("Hello, world.", "");
}

static void an_entity_is_reported_but_not_mended(void **state)
{
    (void)state;
    finds("甲&#44;乙。", "5:2 L001");
    becomes("甲&#44;乙。", false, "甲&#44;乙。");
}

static void half_width_brackets_become_full_width_in_pairs(void **state)
{
    (void)state;
    finds("由市科协(本会)负责。", "5:5 L002");
    becomes("由市科协(本会)负责，甲（乙)丙(丁）。", true,
            "由市科协（本会）负责，甲（乙）丙（丁）。");
    finds("函数f(x)的值。", "");
}

static void straight_quotes_become_curved(void **state)
{
    (void)state;
    finds("开展\"三比\"和\"五好\"。", "5:3 L003 5:8 L003");
    becomes("开展\"三比\"和\"五好\"。", true, "开展“三比”和“五好”。");
    becomes("开展\"三比和“五好”。", true, "开展\"三比和“五好”。");
    finds("say \"yes\" now", "");
}

static void a_mark_without_its_other_half_is_found(void **state)
{
    (void)state;
    finds("学习《办法。", "5:3 L004");
    finds("学习办法》。", "5:5 L004");
    finds("开展“三比，要“五好”。", "5:3 L004");
    finds("甲（乙《丙）丁。", "5:4 L004");
    finds("做到：1）甲；2）乙。", "");
}

static void a_quotation_may_open_every_paragraph(void **state)
{
    (void)state;
    finds("“甲。\n\n“乙。”", "");
    finds("“甲。\n\n乙。", "5:1 L004");
}

static void turned_quotes_are_told_from_missing_ones(void **state)
{
    (void)state;
    finds("开展”三比“活动。", "5:3 L005 5:6 L005");
    becomes("开展”三比“活动。", false, "开展“三比”活动。");
    finds("开展“三比“，很好。", "5:6 L005");
}

static void quotes_inside_quotes_are_single(void **state)
{
    (void)state;
    becomes("他说：“办好“科普日”活动。”", true, "他说：“办好‘科普日’活动。”");
}

static void one_mark_is_kept_of_several(void **state)
{
    (void)state;
    becomes("甲，，乙。。", true, "甲，乙。");
    becomes("甲、，乙，。", true, "甲、，乙，。");
    becomes("甲、，乙，。", false, "甲，乙。");
    finds("真的吗？！太好了！！", "");
}

static void ellipses_and_dashes_are_written_as_the_standard_says(void **state)
{
    (void)state;
    becomes("甲、乙...", true, "甲、乙……");
    becomes("甲、乙。。。", true, "甲、乙……");
    becomes("甲…乙--丙———丁", true, "甲……乙——丙——丁");
    finds("甲……乙——丙，北京—上海，3月3日—10日，2010--2012年。", "");
    finds("甲、乙……等单位，高等……院校。", "5:4 L008");
}

static void names_in_marks_need_no_pause(void **state)
{
    (void)state;
    finds("“甲”、“乙”和《丙》、《丁》。", "5:3 L007 5:11 L007");
    finds("《甲》（乙）、《丙》（丁）。", "");
}

static void title_marks_alternate(void **state)
{
    (void)state;
    becomes("按《关于<甲>和《乙》的通知》办。", true,
            "按《关于〈甲〉和〈乙〉的通知》办。");
    becomes("按〈甲〉办。", true, "按《甲》办。");
    finds("按《关于〈甲〉的通知》办，1 < 2。", "");
}

static void needless_blanks_go(void **state)
{
    (void)state;
    becomes("加强 领导， 于 2026 年完成。", true, "加强领导，于2026年完成。");
    finds("第一章　总则", "");
    finds("组　长：王　明", "");
    becomes("用 GB/T 9704 排版。", true, "用 GB/T 9704排版。");
    finds("甲\n乙2026年\n8月。", "");
}

static void full_width_figures_become_half_width(void **state)
{
    (void)state;
    becomes("占１２．５％，ＡＢ类。", true, "占12.5%，AB类。");
}

static void traditional_characters_are_found(void **state)
{
    (void)state;
    finds("各位委員。", "5:4 L018");
    finds("瞭望、乾隆、著名、於某、宫商角徵羽。", "");
}

static void a_paragraph_does_not_break_off(void **state)
{
    (void)state;
    finds("甲乙丙，\n\n丁戊。", "5:4 L025");
    finds("甲乙丙：\n\n丁戊。", "");
}

static void what_was_not_filled_in_is_an_error(void **state)
{
    (void)state;
    finds("XX县于20xx年X月X日，××局。",
          "5:1 L040 5:5 L040 5:10 L040 5:12 L040 5:15 L040");
    finds("由____负责，20**年。", "5:2 L041 5:9 L041");
    finds("由【单位】负责，时间（待定）。", "5:2 L042 5:11 L042");
    finds("2026年  月  日。", "5:5 L043");
    finds("○○县，二〇〇五年。", "5:1 L040");
    finds("……", "5:1 L044");
    assert_int_equal(diag_info(DIAG_PLACEHOLDER_CROSSES)->severity,
                     SEVERITY_ERROR);
}

static void what_looks_like_a_placeholder_may_be_none(void **state)
{
    (void)state;
    finds("照X光，长3×4米，XML文件，iPhone X，XL号，某市。", "");
    finds("发书籍、挂图……。", "");
}

static void a_short_name_is_explained_before_it_is_used(void **state)
{
    (void)state;
    finds("乙办牵头。\n\n甲市乙办公室（以下简称“乙办”）。", "7:13 L023");
    finds("甲市乙办（以下简称“乙办”）。\n\n乙办牵头。", "");
}

static void what_only_a_careful_office_asks_for(void **state)
{
    (void)state;
    finds("参加《安全培训班》（见下表。）。", "5:3 L011 5:14 L012");
    finds("发至各县（市、区，镇）。", "5:5 L014");
    finds("一是甲。乙；二是丙。", "5:1 L015");
    finds("截止目前，其它已完成。", "5:6 L020 5:1 L020");
    finds("各单位要加强组织领导，明确工作责任，确保取得实效", "5:24 L022");
    assert_true(diag_info(DIAG_PARAGRAPH_UNCLOSED)->is_off);
}

static void the_front_matter_and_cells_are_looked_at_too(void **state)
{
    (void)state;
    struct reading *r = reading_of("---\n文种: 通知\n标题: 关于“甲的通知\n"
                                   "主送: [XX县, 乙县]\n---\n\n"
                                   "| 甲,乙 | 丙 |\n|---|---|\n| 丁 | 戊,己 |");

    r->diags.first = r->diags.last = NULL;
    check_language(r->plan, NULL, &r->diags);
    assert_string_equal(reading_codes(r),
                        "3:7 L004 4:6 L040 7:4 L001 9:8 L001");
    reading_end(r);
}

/* Where the characters of the texts stand in memory. */
struct seen {
    const uint32_t *chars[8];
    size_t n;
};

static void see(const struct text *text, void *context)
{
    struct seen *seen = context;

    assert_in_range(seen->n, 0, 7);
    seen->chars[seen->n++] = text->chars;
}

static void texts_are_decoded_once_for_all_walks(void **state)
{
    struct reading *r = reading_of(FRONT "甲,乙。\n\n## 丙\n\n丁");
    struct seen seen[2] = {0};
    struct texts *texts = texts_new(r->plan);

    (void)state;
    r->plan->texts = texts;
    for (size_t i = 0; i < 2; i++)
        check_each_text(r->plan, see, &seen[i]);
    assert_int_equal(seen[0].n, 4);
    assert_memory_equal(&seen[0], &seen[1], sizeof(seen[0]));
    check_language(r->plan, NULL, &r->diags);
    assert_non_null(strstr(reading_codes(r), "5:2 L001"));
    texts_free(texts);
    reading_end(r);
}

static void ask(const struct text *text, void *context)
{
    (void)context;
    if (text->kind != TEXT_PARAGRAPH)
        return;
    assert_true(text_may_hold(text, "甲乙"));
    assert_true(text_may_hold(text, "丁"));
    assert_false(text_may_hold(text, "甲戊"));
    assert_true(text_has(text, 1, "乙丙"));
    assert_false(text_has(text, 1, "乙丁"));
    assert_false(text_has(text, text->n, "丁"));
}

static void a_text_knows_its_characters(void **state)
{
    struct reading *r = reading_of(FRONT "甲乙丙丁");

    (void)state;
    check_each_text(r->plan, ask, NULL);
    reading_end(r);
}

static void ask_next(const struct text *text, void *context)
{
    (void)context;
    if (text->kind != TEXT_PARAGRAPH)
        return;
    assert_int_equal(text->n, 9);
    assert_int_equal(text_next_mark(text, 0), 1);
    assert_int_equal(text_next_mark(text, 1), 1);
    assert_int_equal(text_next_mark(text, 2), 3);
    assert_int_equal(text_next_mark(text, 4), 5);
    assert_int_equal(text_next_mark(text, 6), 9);
    assert_int_equal(text_next_mark(text, 9), 9);
    assert_int_equal(text_next_mark(text, SIZE_MAX), 9);
    assert_int_equal(text_next_numeral(text, 0), 4);
    assert_int_equal(text_next_numeral(text, 5), 5);
    assert_int_equal(text_next_numeral(text, 7), 7);
    assert_int_equal(text_next_numeral(text, 8), 9);
    assert_int_equal(text_next_numeral(text, 10), 9);
    assert_true(text->has_blank);
}

static void a_text_knows_its_next_mark_and_numeral(void **state)
{
    struct reading *r = reading_of(FRONT "甲，乙 两3百二丙");

    (void)state;
    check_each_text(r->plan, ask_next, NULL);
    reading_end(r);
}

static void sees_no_blank(const struct text *text, void *context)
{
    (void)context;
    assert_false(text->has_blank);
}

static void a_text_without_blanks_knows_it(void **state)
{
    struct reading *r = reading_of(FRONT "甲，乙3（丙）");

    (void)state;
    check_each_text(r->plan, sees_no_blank, NULL);
    reading_end(r);
}

static void labels_are_no_placeholders(void **state)
{
    (void)state;
    finds("【重点】做好此事，【表1】、【注】另见。\n\n【责任单位】某局。", "");
    finds("甲事。【完成日期】三月。", "");
    finds("由【待定】负责，【】前报【X】，【填写姓名】签字。",
          "5:2 L042 5:9 L042 5:13 L042 5:17 L042");
}

static void a_sentence_goes_on_in_the_next_paragraph(void **state)
{
    (void)state;
    finds("甲乙。丙丁戊\n\n己庚辛。", "5:6 L025");
    finds("甲乙。\n某某局\n\n己庚辛。", "");
    finds("甲乙。特此通知\n\n己庚辛。", "");
    finds("甲乙丙丁\n\n己庚辛。", "");
    finds("甲乙。丙丁戊", "");
}

static void a_sentence_over_many_paragraphs_is_one_finding(void **state)
{
    (void)state;
    finds("甲乙，\n\n丙、\n\n丁戊。\n\n己，\n\n庚。", "5:3 L025 11:2 L025");
    becomes("甲乙，\n\n丙、\n\n丁戊。", false, "甲乙，丙、丁戊。");
    becomes("甲乙，\n\n丙、\n\n丁戊。", true, "甲乙，\n\n丙、\n\n丁戊。");
    /* parts of a series are not joined, nor is what markup parts */
    becomes("要做到，\n\n一是甲；", false, "要做到，\n\n一是甲；");
    becomes("甲乙，\n\n<!-- 丙 -->\n\n丁。", false,
            "甲乙，\n\n<!-- 丙 -->\n\n丁。");
}

static void words_that_stand_twice_are_found(void **state)
{
    (void)state;
    finds("对窗口的的材料进行进行清理，公布了了清单。",
          "5:4 L071 5:8 L071 5:17 L071");
    becomes("对窗口的的材料进行进行清理，公布了了清单。", true,
            "对窗口的材料进行清理，公布了清单。");
    finds("投入5000元元，4月至至5月。", "5:7 L071 5:12 L071");
    becomes("投入5000元元，4月至至5月。", true, "投入5000元，4月至至5月。");
    finds("各部门各部门各部门要清理。", "5:1 L071");
    becomes("各部门各部门各部门要清理。", false, "各部门要清理。");
    becomes("各部门各部门要清理。", true, "各部门各部门要清理。");
    finds("要要按照要求要按照要求公布。", "5:2 L071");
    finds("各部门要加强领导，各部门要加强领导，抓好落实。", "5:1 L071");
}

static void reduplication_is_no_fault(void **state)
{
    (void)state;
    finds("人人参与，层层落实，一一核对，实实在在，研究研究，的的确确。", "");
    finds("达到活动目的的单位，为了了解情况，不了了之，等等。", "");
    finds("促进稳定和和谐，参与与管理，领导与与会人员，提高至至少一半。", "");
    finds("随着工作的进行进行调整，认真认真再认真，各中队中队长。", "");
    finds("派出所所长，3人人均5元，2026年年底，行行出状元。", "");
    finds("责任单位：某局。责任单位：某局。", "");
    finds("一二三四一二三四，加油加油加油加油，某某某某某某。", "");
    finds("关于转发培训的通知的通知。", "");
}

static void telephone_numbers_have_their_digits(void **state)
{
    (void)state;
    finds("联系电话：1380000123，手机 138000012345。", "5:6 L073 5:20 L073");
    finds("电话：0531-123456、0531-123456789。", "5:4 L073");
    finds("电话：13800001234、0531-1234567、010-12345678-801。", "");
    finds("QQ：1380000123，电话：139****567，电话（区号0531）：12345678。", "");
    finds("电话确认后，于1380000123号账户存入。", "");
}

static void a_number_is_no_pair_of_brackets(void **state)
{
    (void)state;
    finds("- (一)甲乙，丙丁。", "");
    finds("甲乙(一)丙丁。", "5:3 L002");
}

static void a_blank_does_not_close_a_heading(void **state)
{
    (void)state;
    finds("（一）强化领导 各地要提高认识，抓好落实。", "5:4 N010");
    becomes("（一）强化领导 各地要提高认识，抓好落实。", false,
            "（一）强化领导。各地要提高认识，抓好落实。");
    finds("（一）加强组织 领导。各地要提高认识，抓好落实。", "5:7 L016");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(half_width_marks_beside_han_become_full_width),
        cmocka_unit_test(blanks_between_names_and_particulars_are_meant),
        cmocka_unit_test(quotations_that_are_turned_or_nested_are_told_apart),
        cmocka_unit_test(masked_numbers_are_no_gaps),
        cmocka_unit_test(marks_in_figures_and_addresses_are_left_alone),
        cmocka_unit_test(an_entity_is_reported_but_not_mended),
        cmocka_unit_test(half_width_brackets_become_full_width_in_pairs),
        cmocka_unit_test(straight_quotes_become_curved),
        cmocka_unit_test(a_mark_without_its_other_half_is_found),
        cmocka_unit_test(a_quotation_may_open_every_paragraph),
        cmocka_unit_test(turned_quotes_are_told_from_missing_ones),
        cmocka_unit_test(quotes_inside_quotes_are_single),
        cmocka_unit_test(one_mark_is_kept_of_several),
        cmocka_unit_test(ellipses_and_dashes_are_written_as_the_standard_says),
        cmocka_unit_test(names_in_marks_need_no_pause),
        cmocka_unit_test(title_marks_alternate),
        cmocka_unit_test(needless_blanks_go),
        cmocka_unit_test(full_width_figures_become_half_width),
        cmocka_unit_test(traditional_characters_are_found),
        cmocka_unit_test(a_paragraph_does_not_break_off),
        cmocka_unit_test(what_was_not_filled_in_is_an_error),
        cmocka_unit_test(what_looks_like_a_placeholder_may_be_none),
        cmocka_unit_test(a_short_name_is_explained_before_it_is_used),
        cmocka_unit_test(what_only_a_careful_office_asks_for),
        cmocka_unit_test(labels_are_no_placeholders),
        cmocka_unit_test(a_sentence_goes_on_in_the_next_paragraph),
        cmocka_unit_test(a_sentence_over_many_paragraphs_is_one_finding),
        cmocka_unit_test(words_that_stand_twice_are_found),
        cmocka_unit_test(reduplication_is_no_fault),
        cmocka_unit_test(telephone_numbers_have_their_digits),
        cmocka_unit_test(a_number_is_no_pair_of_brackets),
        cmocka_unit_test(a_blank_does_not_close_a_heading),
        cmocka_unit_test(the_front_matter_and_cells_are_looked_at_too),
        cmocka_unit_test(texts_are_decoded_once_for_all_walks),
        cmocka_unit_test(a_text_knows_its_characters),
        cmocka_unit_test(a_text_knows_its_next_mark_and_numeral),
        cmocka_unit_test(a_text_without_blanks_knows_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Blocks: headings, items, tables, what a clerk means by blanks and hyphens;
 * and that no text gets lost on the way.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "reading.h"

/* -- Headings ------------------------------------------------------------ */

static void hashes_make_headings_of_levels(void **state)
{
    (void)state;
    assert_blocks("## 甲\n### 乙\n#### 丙\n##### 丁 ##",
                  "H1 [甲] / H2 [乙] / H3 [丙] / H4 [丁]");
}

static void a_written_number_is_taken_off(void **state)
{
    (void)state;
    assert_blocks("## 一、总体要求", "H1 一、[总体要求]");
    assert_blocks("### (二) 步骤", "H2 (二)[步骤]");
}

static void a_heading_with_a_stop_runs_into_its_paragraph(void **state)
{
    (void)state;
    assert_blocks("### 甲。\n\n乙", "H2 [甲]。+ / P 乙");
    assert_blocks("### 甲。\n\n### 乙。", "H2 [甲]。 / H2 [乙]。");
    assert_blocks("### 甲：\n\n乙", "H2 [甲]： / P 乙");
}

static void roles_can_be_stated(void **state)
{
    (void)state;
    struct reading *r = reading_of(TITLED "## 甲 {role=content，方法步骤}");

    assert_int_equal(r->plan->first->as.heading.stated_roles,
                     ROLE_BIT(ROLE_CONTENT) | ROLE_BIT(ROLE_STEPS));
    assert_string_equal(r->plan->first->as.heading.text, "甲");
    reading_end(r);
    assert_codes(TITLED "## 甲 {role=contents}", "4:12 S004");
    assert_blocks("## 甲 {乙}", "H1 [甲 {乙}]");
}

static void pasted_numbers_make_headings(void **state)
{
    (void)state;
    assert_blocks("一、总体要求\n\n（一）指导思想\n\n正文。",
                  "H1 一、[总体要求] / H2 （一）[指导思想] / P 正文。");
    assert_blocks("　　一、总体要求\n　　正文。\n　　又一段。",
                  "H1 一、[总体要求] / P 正文。 / P 又一段。");
    assert_blocks("一、总体要求\n深入开展。",
                  "H1 一、[总体要求] / P 深入开展。");
}

static void a_short_first_sentence_runs_in(void **state)
{
    (void)state;
    assert_blocks("（一）比激情。比谁工作激情高。",
                  "H2 （一）[比激情]。+ / P 比谁工作激情高。");
    assert_blocks("**（一）比激情。**比谁工作激情高。",
                  "H2 （一）[**比激情**]。+ / P 比谁工作激情高。");
    assert_blocks("1. 比激情。比谁。", "H3 1.[比激情]。+ / P 比谁。");
}

static void a_long_sentence_is_no_heading(void **state)
{
    (void)state;
    assert_blocks(
        "（一）各单位要高度重视本次活动，切实加强组织领导，明确专人负责，"
        "认真制定工作计划，确保取得实效。",
        "P （一）各单位要高度重视本次活动，切实加强组织领导，明确专人负责，"
        "认真制定工作计划，确保取得实效。");
}

static void numbered_lines_with_semicolons_are_items(void **state)
{
    (void)state;
    assert_blocks("（1）组织学习；\n（2）开展讨论；\n（3）总结。",
                  "P （1）组织学习； / P （2）开展讨论； / P （3）总结。");
    assert_blocks("1. 学习；\n2. 讨论。", "I1 1. 学习； / I1 2. 讨论。");
}

static void short_sentences_in_a_row_are_items(void **state)
{
    (void)state;
    assert_blocks("1. 学习文件。\n2. 组织讨论。\n\n正文。",
                  "I1 1. 学习文件。 / I1 2. 组织讨论。 / P 正文。");
}

static void words_that_begin_with_one_are_no_numbers(void **state)
{
    (void)state;
    assert_blocks("一是学习。二是讨论。", "P 一是学习。二是讨论。");
    assert_blocks("2026. 5", "P 2026. 5");
}

/* -- Lists --------------------------------------------------------------- */

static void lists_keep_the_authors_numbers(void **state)
{
    (void)state;
    assert_blocks("3. 甲；\n4. 乙；", "I1 3. 甲； / I1 4. 乙；");
    assert_blocks("- 甲\n  1. 乙\n     1. 丙\n- 丁",
                  "I1 —— 甲 / I2 （1） 乙 / I3 ① 丙 / I1 —— 丁");
}

static void later_paragraphs_of_an_item_are_paragraphs(void **state)
{
    (void)state;
    assert_blocks("- 甲\n\n  乙\n\n丙", "I1 —— 甲 / P 乙 / P 丙");
}

/* -- What a clerk means -------------------------------------------------- */

static void indented_text_is_a_paragraph(void **state)
{
    (void)state;
    assert_blocks("    甲\n乙\n\n\t丙", "P 甲乙 / P 丙");
    assert_blocks("甲\n    乙\n　　丙", "P 甲 / P 乙 / P 丙");
    assert_blocks("- 甲\n\n        乙", "I1 —— 甲 / P 乙");
}

static void a_line_of_wide_blanks_is_blank(void **state)
{
    (void)state;
    assert_blocks("甲\n　　\n乙\n\xC2\xA0\n丙", "P 甲 / P 乙 / P 丙");
}

static void hyphens_under_text_break_the_page(void **state)
{
    (void)state;
    assert_blocks("甲\n---\n乙", "P 甲 / B / P 乙");
    assert_codes(TITLED "甲\n---\n乙", "5:1 I013");
    assert_codes(TITLED "甲\n\n---\n\n乙", "");
    assert_blocks("甲\n===\n乙", "P 甲===乙");
    assert_blocks("甲\n--\n乙", "P 甲--乙");
    assert_blocks("甲\n-\n乙", "P 甲-乙");
    assert_blocks("甲\n\n* * *\n\n乙", "P 甲 / B / P 乙");
}

static void quotes_and_code_become_paragraphs(void **state)
{
    (void)state;
    assert_blocks("> 甲\n>\n> 乙", "P 甲 / P 乙");
    assert_codes(TITLED "> 甲\n>\n> > 乙", "4:1 I015");
    assert_blocks("```\n甲 **乙**\n\n丙 <!-- 丁 -->\n```",
                  "P 甲 **乙** / P 丙 <!-- 丁 -->");
    assert_codes(TITLED "```\n甲\n```", "4:1 I014");
    assert_blocks("> ```\n> 甲\n> ```\n乙", "P 甲 / P 乙");
}

/* -- Tables -------------------------------------------------------------- */

static void a_pipe_table_is_read_cell_by_cell(void **state)
{
    (void)state;
    assert_blocks("甲\n| 阶段 | **时间** |\n|:-:|--:|\n| a\\|b | `c` |\n| 缺 |",
                  "P 甲 / T 阶段|**时间**/a|b|c/缺|");
    struct reading *r = reading_of(TITLED "a|b|c\n:-:|--:|:--\n1|2|3");

    assert_int_equal(r->plan->first->as.table.aligns[0], ALIGN_CENTER);
    assert_int_equal(r->plan->first->as.table.aligns[1], ALIGN_RIGHT);
    assert_int_equal(r->plan->first->as.table.aligns[2], ALIGN_LEFT);
    reading_end(r);
}

static void cells_beyond_the_header_are_reported_and_kept(void **state)
{
    (void)state;
    assert_codes(TITLED "|a|b|\n|-|-|\n|1|2|3|", "6:6 S010");
    assert_blocks("|a|b|\n|-|-|\n|1|2|3|", "T a|b/1|2|3|");
}

static void pipes_without_a_delimiter_row_are_text(void **state)
{
    (void)state;
    assert_blocks("a|b\nc|d", "P a|b c|d");
    assert_blocks("|a|\n|-|\n|1|\n尾", "T a/1 / P 尾");
}

static void a_table_too_wide_is_refused(void **state)
{
    (void)state;
    struct buf text = BUF_EMPTY;

    buf_add_str(&text, TITLED);
    for (int i = 0; i < 65; i++)
        buf_add_str(&text, "|a");
    buf_add_str(&text, "|\n");
    for (int i = 0; i < 65; i++)
        buf_add_str(&text, "|-");
    buf_add_str(&text, "|\n");
    assert_codes(buf_text(&text), "4:1 I010");
    buf_free(&text);
}

/* -- Title --------------------------------------------------------------- */

#define assert_title(text, title_)                                             \
    do {                                                                       \
        struct reading *reading_ = reading_of(text);                           \
        assert_string_equal(reading_->plan->title, title_);                    \
        reading_end(reading_);                                                 \
    } while (0)

static void the_title_comes_from_front_hash_or_first_line(void **state)
{
    (void)state;
    assert_title(TITLED "甲", "题");
    assert_title("# 某方案\n\n甲", "某方案");
    assert_title("某方案\n\n甲。", "某方案");
    assert_codes(TITLED "# 题\n\n甲", "");
    assert_blocks("# 题\n\n甲", "P 甲");
    assert_codes(TITLED "# 另题\n\n甲", "4:1 F008");
    assert_blocks("# 另题", "H1 [另题]");
}

static void a_sentence_is_no_title(void **state)
{
    (void)state;
    struct reading *r = reading_of("为贯彻落实。\n\n甲");

    assert_null(r->plan->title);
    reading_end(r);
    r = reading_of("一、总体要求\n\n甲");
    assert_null(r->plan->title);
    reading_end(r);
}

/* -- Limits -------------------------------------------------------------- */

static void nesting_beyond_the_limit_is_refused(void **state)
{
    (void)state;
    struct buf text = BUF_EMPTY;

    buf_add_str(&text, TITLED);
    for (int i = 0; i < 64; i++)
        buf_add_str(&text, "> ");
    buf_add_str(&text, "x");
    assert_codes(buf_text(&text), "4:1 I015");
    buf_truncate(&text, text.len - 1);
    buf_add_str(&text, "> x");
    assert_codes(buf_text(&text), "4:1 I010");
    buf_free(&text);
}

static void lists_nested_by_indentation_are_refused_too(void **state)
{
    (void)state;
    struct buf text = BUF_EMPTY;

    buf_add_str(&text, TITLED);
    for (int i = 0; i < 66; i++) {
        for (int j = 0; j < i; j++)
            buf_add_str(&text, "  ");
        buf_add_str(&text, "- x\n");
    }
    struct reading *r = reading_of(buf_text(&text));

    assert_null(r->plan);
    assert_string_equal(reading_codes(r), "68:1 I010");
    reading_end(r);
    buf_free(&text);
}

/* -- Nothing is lost ----------------------------------------------------- */

static const char *const awkward[] = {
    "甲\n乙\n\n丙",
    "20**年5月，**县__镇__村",
    "[甲]: 乙\n\n[丙]",
    "甲\n===\n乙\n--\n丙\n-\n丁",
    "    甲\n\t乙\n　　丙",
    "1. 甲\n\n   乙\n2. 丙\n> 丁\n戊",
    "一、甲\n乙。\n（一）丙。丁。\n1. 戊\n① 己",
    "## 一、甲乙。\n丙",
    "## 甲 #乙 ##",
    "##甲\n#乙",
    "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 | 戊 |\n己",
    "```\n甲\n\n乙",
    "~~~ 甲\n乙\n~~~\n丙",
    "甲<b>乙</b>丙<丁>戊",
    "甲\\乙\\*丙&丁&amp戊",
    "甲`乙``丙`丁```",
    "![甲](../乙",
    "[甲](乙)丙](丁)",
    "***甲*乙**丙",
    "- 甲\n- - 乙\n    - 丙\n\n      丁\n戊",
    "2026. 甲\n100) 乙\n0. 丙",
    "甲  \n乙\\\n丙  ",
    "甲\r\n乙\r丙\n丁",
    "* 甲\n+ 乙\n- 丙\n-\n丁",
    "甲<!-- 没有结束",
    "> 甲\n乙\n>     丙\n> ## 丁",
    "\xE3\x80\x80\n甲\n\xE3\x80\x80\n乙",
};

/* Appends the Han characters of text. */
static void add_han(struct buf *out, const char *text)
{
    for (uint32_t c; (c = utf8_next(&text)) != 0;) {
        if (scalar_is_han(c))
            buf_add_utf8(out, c);
    }
}

/* What the author wrote of a block: without a number that was counted. */
static const char *written_text(const struct block *b, struct arena *arena)
{
    const char *text = block_text(b, arena);

    if (b->kind == BLOCK_HEADING && b->as.heading.written_number == NULL)
        text += strlen(heading_shown_number(&b->as.heading));
    return text;
}

static void assert_nothing_is_lost(const char *text)
{
    struct buf titled = BUF_EMPTY;
    struct buf in = BUF_EMPTY;
    struct buf out = BUF_EMPTY;

    buf_printf(&titled, TITLED "%s", text);
    struct reading *r = reading_of(buf_text(&titled));

    assert_non_null(r->plan);
    for (const struct block *b = r->plan->first; b != NULL; b = b->next)
        add_han(&out, written_text(b, r->arena));
    add_han(&in, text);
    assert_string_equal(buf_text(&out), buf_text(&in));
    buf_free(&titled);
    buf_free(&in);
    buf_free(&out);
    reading_end(r);
}

static void no_text_is_lost(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(awkward) / sizeof(awkward[0]); i++)
        assert_nothing_is_lost(awkward[i]);
}

static void spans_cover_the_source_of_a_block(void **state)
{
    (void)state;
    struct reading *r = reading_of(TITLED "## 甲\n\n- 乙\n  丙\n");
    struct block *heading = r->plan->first;
    struct block *item = heading->next;

    assert_int_equal(source_place(&r->source, heading->span.start).line, 4);
    assert_int_equal(source_place(&r->source, heading->span.start).column, 1);
    assert_int_equal(source_place(&r->source, item->span.start).line, 6);
    assert_int_equal(source_place(&r->source, item->span.start).column, 1);
    assert_int_equal(source_place(&r->source, item->span.end).line, 7);
    assert_int_equal(source_place(&r->source, item->span.end).column, 4);
    reading_end(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_make_headings_of_levels),
        cmocka_unit_test(a_written_number_is_taken_off),
        cmocka_unit_test(a_heading_with_a_stop_runs_into_its_paragraph),
        cmocka_unit_test(roles_can_be_stated),
        cmocka_unit_test(pasted_numbers_make_headings),
        cmocka_unit_test(a_short_first_sentence_runs_in),
        cmocka_unit_test(a_long_sentence_is_no_heading),
        cmocka_unit_test(numbered_lines_with_semicolons_are_items),
        cmocka_unit_test(short_sentences_in_a_row_are_items),
        cmocka_unit_test(words_that_begin_with_one_are_no_numbers),
        cmocka_unit_test(lists_keep_the_authors_numbers),
        cmocka_unit_test(later_paragraphs_of_an_item_are_paragraphs),
        cmocka_unit_test(indented_text_is_a_paragraph),
        cmocka_unit_test(a_line_of_wide_blanks_is_blank),
        cmocka_unit_test(hyphens_under_text_break_the_page),
        cmocka_unit_test(quotes_and_code_become_paragraphs),
        cmocka_unit_test(a_pipe_table_is_read_cell_by_cell),
        cmocka_unit_test(cells_beyond_the_header_are_reported_and_kept),
        cmocka_unit_test(pipes_without_a_delimiter_row_are_text),
        cmocka_unit_test(a_table_too_wide_is_refused),
        cmocka_unit_test(the_title_comes_from_front_hash_or_first_line),
        cmocka_unit_test(a_sentence_is_no_title),
        cmocka_unit_test(nesting_beyond_the_limit_is_refused),
        cmocka_unit_test(lists_nested_by_indentation_are_refused_too),
        cmocka_unit_test(no_text_is_lost),
        cmocka_unit_test(spans_cover_the_source_of_a_block),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * The law of the canonical plan file: reading what was written gives the
 * model, and writing that gives the same bytes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "plan/numbering.h"
#include "reading.h"
#include "write/markdown.h"

/* -- Dumping a model ----------------------------------------------------- */

/* Characters with the style and link of each that shows. */
static void dump_runs(const struct run *runs, struct buf *out)
{
    unsigned style = 0;
    const char *link = "";
    for (; runs != NULL; runs = runs->next) {
        const char *address = runs->link == NULL ? "" : runs->link;
        for (const char *p = runs->text; *p != '\0';) {
            uint32_t c = utf8_next(&p);
            if (c != '\n' && !scalar_is_blank(c) &&
                (runs->style != style || strcmp(address, link) != 0)) {
                buf_printf(out, "{%u %s}", runs->style, address);
                style = runs->style;
                link = address;
            }
            buf_add_utf8(out, c);
        }
    }
    buf_add_char(out, '\n');
}

/* The number that the author wrote, if it says something of its own. */
static const char *own_number(const struct heading *heading)
{
    struct number written, counted;
    const char *text = heading->written_number;
    if (text == NULL)
        return "";
    if (number_match(text, &written) &&
        number_match(heading->number, &counted) &&
        written.value == counted.value && written.level == counted.level)
        return "";
    return text;
}

static void dump_heading(const struct heading *heading, struct buf *out)
{
    buf_printf(out, "H%d %s %s %d %x|%s|%s|", heading->level, heading->number,
               own_number(heading), heading->run_in, heading->stated_roles,
               heading->closing, heading->text);
    dump_runs(heading->runs, out);
}

static void dump_table(const struct table *table, struct buf *out)
{
    buf_printf(out, "T%zux%zu\n", table->n_rows, table->n_columns);
    for (size_t i = 0; i < table->n_rows * table->n_columns; i++) {
        buf_printf(out, "%d ", table->aligns[i % table->n_columns]);
        dump_runs(table->cells[i], out);
    }
}

static void dump_block(const struct block *b, struct buf *out)
{
    switch (b->kind) {
    case BLOCK_HEADING:
        dump_heading(&b->as.heading, out);
        break;
    case BLOCK_PARAGRAPH:
        buf_add_str(out, "P ");
        dump_runs(b->as.paragraph, out);
        break;
    case BLOCK_ITEM:
        buf_printf(out, "I%d %s ", b->as.item.depth, b->as.item.marker);
        dump_runs(b->as.item.runs, out);
        break;
    case BLOCK_TABLE:
        dump_table(&b->as.table, out);
        break;
    case BLOCK_IMAGE:
        buf_printf(out, "G %s|%s\n", b->as.image.path, b->as.image.caption);
        break;
    case BLOCK_PAGE_BREAK:
        buf_add_str(out, "B\n");
        break;
    }
}

static void dump_plan(const struct plan *plan, struct buf *out)
{
    buf_printf(out, "%s\n", plan->title == NULL ? "-" : plan->title);
    for (const struct block *b = plan->first; b != NULL; b = b->next)
        dump_block(b, out);
}

/* -- The law ------------------------------------------------------------- */

struct law {
    struct buf written, model, again, model_again;
};

static void law_end(struct law *law)
{
    buf_free(&law->written);
    buf_free(&law->model);
    buf_free(&law->again);
    buf_free(&law->model_again);
}

/* Writes plan, reads it, writes it; false, said on stderr, if it differs. */
static bool holds(const struct plan *plan, const char *what)
{
    struct law law = {0};
    dump_plan(plan, &law.model);
    markdown_write(plan, NULL, &law.written);
    struct reading *r = reading_of(buf_text(&law.written));
    if (r->plan != NULL) {
        plan_outline(r->plan);
        dump_plan(r->plan, &law.model_again);
        markdown_write(r->plan, NULL, &law.again);
    }
    bool is_same =
        strcmp(buf_text(&law.model), buf_text(&law.model_again)) == 0 &&
        strcmp(buf_text(&law.written), buf_text(&law.again)) == 0;
    if (!is_same)
        fprintf(stderr,
                "--- %s\n--- model\n%s--- written\n%s--- model read\n%s"
                "--- written again\n%s",
                what, buf_text(&law.model), buf_text(&law.written),
                buf_text(&law.model_again), buf_text(&law.again));
    reading_end(r);
    law_end(&law);
    return is_same;
}

/* The same, from a plan file. */
static bool holds_for(const char *text)
{
    struct reading *r = reading_of(text);
    bool is_same = r->plan == NULL || holds(r->plan, text);
    reading_end(r);
    return is_same;
}

/* -- Generated texts ----------------------------------------------------- */

/* xorshift: the same numbers everywhere. */
struct dice {
    uint64_t state;
};

static size_t roll(struct dice *dice, size_t n)
{
    dice->state ^= dice->state << 13;
    dice->state ^= dice->state >> 7;
    dice->state ^= dice->state << 17;
    return (size_t)(dice->state >> 11) % n;
}

static const char *const scraps[] = {
    "甲",
    "工作方案",
    "要求。",
    "；",
    "，",
    "：",
    "目的：",
    "*",
    "**",
    "***",
    "_",
    "__",
    "`",
    "``",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "&",
    "&amp;",
    "&#19968;",
    "|",
    "\\",
    "\\\\",
    "#",
    "##",
    "!",
    "![",
    "](",
    "~~~",
    "```",
    "-",
    "--",
    "---",
    "+",
    "=",
    "===",
    "1.",
    "1)",
    "12.",
    "2026.",
    "（一）",
    "(一)",
    "一、",
    "一.",
    "1、",
    "（1）",
    "①",
    "㈠",
    "第一，",
    "一是",
    " ",
    "  ",
    "　",
    "{role=",
    "{",
    "}",
    "<b>",
    "<br>",
    "<!--",
    "-->",
    "<em>",
    "</em>",
    "年",
    "20",
    "5",
    "http://x.cn/a",
    "<http://x.cn/>",
    "[甲](http://x.cn/(b)c)",
    "{role=content}",
    "<strong>",
    "</strong>",
    "“",
    "”",
    "《",
    "》",
    "a b",
    "某单位",
    "县",
    "x",
    ":--",
    "|---|",
    "@",
    "%",
};

enum { N_SCRAPS = sizeof(scraps) / sizeof(scraps[0]) };

static void add_scraps(struct dice *dice, size_t most, struct buf *out)
{
    for (size_t n = 1 + roll(dice, most); n > 0; n--)
        buf_add_str(out, scraps[roll(dice, N_SCRAPS)]);
}

static const char *const starts[] = {
    "",       "",     "",    "",     "## ",   "### ",  "#### ", "###### ",
    "- ",     "  - ", "1. ", "2. ",  "  1. ", "   - ", "一、",  "（一）",
    "（二）", "1.",   "> ",  "    ", "　　",  "| ",    "3. ",   "1) ",
};

enum { N_STARTS = sizeof(starts) / sizeof(starts[0]) };

static void add_nasty_line(struct dice *dice, struct buf *out)
{
    buf_add_str(out, starts[roll(dice, N_STARTS)]);
    add_scraps(dice, 6, out);
    if (roll(dice, 12) == 0)
        buf_add_str(out, "\\");
    buf_add_str(out, roll(dice, 2) == 0 ? "\n\n" : "\n");
    if (roll(dice, 16) == 0)
        buf_add_str(out, "|甲|乙|\n|---|:-:|\n|一、|*丙*|\n\n");
    if (roll(dice, 24) == 0)
        buf_add_str(out, "![图](a.png)\n\n");
}

static size_t n_of(const char *name, size_t usual)
{
    const char *value = getenv(name);
    return value == NULL ? usual : strtoul(value, NULL, 10);
}

static void what_was_read_is_written(void **state)
{
    (void)state;
    size_t n_wrong = 0;
    for (size_t seed = 1; seed <= n_of("FANGAN_SEEDS", 3000); seed++) {
        struct dice dice = {seed * 0x9E3779B97F4A7C15u};
        struct buf text = BUF_EMPTY;
        for (int i = 0; i < 40; i++)
            roll(&dice, 2);
        if (roll(&dice, 4) > 0)
            buf_add_str(&text, "---\n标题: 题\n---\n");
        for (size_t n = 1 + roll(&dice, 8); n > 0; n--)
            add_nasty_line(&dice, &text);
        if (!holds_for(buf_text(&text)) && ++n_wrong == 3)
            fail_msg("seed %zu", seed);
        buf_free(&text);
    }
    assert_int_equal(n_wrong, 0);
}

/* Checks the canonical form of a text, front matter and all. */
#define assert_written(text, canonical)                                        \
    do {                                                                       \
        struct reading *reading_ = reading_of(text);                           \
        struct buf written_ = BUF_EMPTY;                                       \
        markdown_write(reading_->plan, NULL, &written_);                       \
        assert_string_equal(buf_text(&written_), canonical);                   \
        buf_free(&written_);                                                   \
        reading_end(reading_);                                                 \
    } while (0)

static void keys_are_chinese_and_in_order(void **state)
{
    (void)state;
    assert_written("---\ndate: 2026年7月28日\nto: 各单位\nissuer: [甲局]\n"
                   "title: 题\n---\n",
                   "---\n标题: 题\n发文机关: 甲局\n主送: [各单位]\n"
                   "成文日期: 2026-07-28\n---\n");
}

static void values_are_quoted_where_yaml_needs_it(void **state)
{
    (void)state;
    assert_written("---\n标题: 'a: b'\n份号: '000001'\n附注: '#1'\n"
                   "签发人: ['是, 否', 'yes']\n署名: '“甲”'\n---\n",
                   "---\n标题: \"a: b\"\n份号: \"000001\"\n签发人:\n"
                   "  - 是, 否\n  - \"yes\"\n署名: “甲”\n附注: \"#1\"\n"
                   "---\n");
}

static void a_title_keeps_its_lines(void **state)
{
    (void)state;
    assert_written("---\n标题: |\n  甲\n  乙\n---\n",
                   "---\n标题: |\n  甲\n  乙\n---\n");
}

static void attachments_are_a_list_with_their_files(void **state)
{
    (void)state;
    assert_written("---\n标题: 题\n附件: [表, {name: 图, file: a.md}]\n---\n",
                   "---\n标题: 题\n附件:\n  - 表\n  - 名称: 图\n"
                   "    文件: a.md\n---\n");
}

static void a_number_that_the_count_gives_is_dropped(void **state)
{
    (void)state;
    assert_written(TITLED "一、甲\n\n（1）乙\n\n四、丙\n",
                   TITLED "\n## 甲\n\n##### 乙\n\n## 四、丙\n");
}

static void a_label_states_that_it_runs_in(void **state)
{
    (void)state;
    assert_written(TITLED "（一）目标：推动工作，办好实事。\n",
                   TITLED "\n### 目标： {run-in}\n\n推动工作，办好实事。\n");
}

static void only_what_is_read_as_a_mark_is_escaped(void **state)
{
    (void)state;
    assert_written(TITLED "2*3，20**年，a_b，甲&乙\n\n\\*丙\\*\n",
                   TITLED "\n2*3，20**年，a_b，甲&乙\n\n\\*丙\\*\n");
    assert_written(TITLED "\\一、甲\n", TITLED "\n\\一、甲\n");
    assert_written(TITLED "1\\. 甲\n", TITLED "\n1\\. 甲\n");
}

static void style_that_marks_can_not_say_is_a_tag(void **state)
{
    (void)state;
    assert_written(TITLED "甲<strong>年</strong>乙\n",
                   TITLED "\n甲<strong>年</strong>乙\n");
    assert_written(TITLED "甲<strong>重点</strong>乙\n",
                   TITLED "\n甲**重点**乙\n");
}

static void lists_keep_depth_and_numbers(void **state)
{
    (void)state;
    assert_written(TITLED "* 甲\n    * 乙\n\n甲；\n\n3) 丙；\n4) 丁；\n",
                   TITLED "\n- 甲\n  - 乙\n\n甲；\n\n3. 丙；\n4. 丁；\n");
}

static void cells_break_their_lines_by_tags(void **state)
{
    (void)state;
    assert_written(TITLED "|甲<br>乙|\\||\n|--|:-:|\n|1|**2**|\n",
                   TITLED "\n| 甲<br>乙 | \\| |\n|---|:---:|\n"
                          "| 1 | **2** |\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_chinese_and_in_order),
        cmocka_unit_test(values_are_quoted_where_yaml_needs_it),
        cmocka_unit_test(a_title_keeps_its_lines),
        cmocka_unit_test(attachments_are_a_list_with_their_files),
        cmocka_unit_test(a_number_that_the_count_gives_is_dropped),
        cmocka_unit_test(a_label_states_that_it_runs_in),
        cmocka_unit_test(only_what_is_read_as_a_mark_is_escaped),
        cmocka_unit_test(style_that_marks_can_not_say_is_a_tag),
        cmocka_unit_test(lists_keep_depth_and_numbers),
        cmocka_unit_test(cells_break_their_lines_by_tags),
        cmocka_unit_test(what_was_read_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * From the lines of a pasted page to paragraphs: what goes, what is joined,
 * what is parted, and that each of these is noted with its place.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/utf8.h"
#include "kind/kind.h"
#include "read/charset.h"
#include "read/text.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>

struct pasted {
    struct arena *arena;
    struct source source;
    struct diags diags;
    struct notes notes;
    struct drafts drafts;
    bool ok;
};

static struct pasted *pasted_of(const char *bytes, size_t len)
{
    struct arena *arena = arena_new();
    struct pasted *p = arena_new_object(arena, struct pasted);
    p->arena = p->notes.arena = arena;
    p->diags = (struct diags){.arena = arena, .lang = LANG_EN};
    const struct kinds *kinds = kinds_load(arena, &p->diags);
    assert_non_null(kinds);
    p->ok =
        charset_decode_pasted("x.txt", bytes, len, arena, &p->source,
                              &p->diags) &&
        text_read(&p->source, kinds, arena, &p->drafts, &p->notes, &p->diags);
    return p;
}

static void pasted_end(struct pasted *p)
{
    arena_free(p->arena);
}

static const char *table_text(struct pasted *p, const struct table *table)
{
    const char *text = "T";
    for (size_t i = 0; i < table->n_rows * table->n_columns; i++)
        text = arena_printf(
            p->arena, "%s%c%s", text, i % table->n_columns == 0 ? '/' : '|',
            table->cells[i] == NULL ? "" : table->cells[i]->text);
    return text;
}

/* The paragraphs, joined by " / ". */
static const char *paragraphs(struct pasted *p)
{
    const char *text = "";
    for (const struct draft *d = p->drafts.first; d != NULL; d = d->next)
        text = arena_printf(
            p->arena, "%s%s%s", text, *text == '\0' ? "" : " / ",
            d->kind == DRAFT_TABLE ? table_text(p, &d->table) : d->text);
    return text;
}

/* The notes, "line kind text" joined by " / ". */
static const char *noted(struct pasted *p)
{
    const char *text = "";
    for (const struct note *n = p->notes.first; n != NULL; n = n->next)
        text = arena_printf(p->arena, "%s%s%zu %s %s", text,
                            *text == '\0' ? "" : " / ",
                            source_place(&p->source, n->span.start).line,
                            note_kind_id(n->kind), n->text);
    return text;
}

#define assert_paragraphs(bytes, expected)                                     \
    do {                                                                       \
        struct pasted *p_ = pasted_of(bytes, sizeof(bytes) - 1);               \
        assert_true(p_->ok);                                                   \
        assert_string_equal(paragraphs(p_), expected);                         \
        pasted_end(p_);                                                        \
    } while (0)

#define assert_noted(bytes, expected)                                          \
    do {                                                                       \
        struct pasted *p_ = pasted_of(bytes, sizeof(bytes) - 1);               \
        assert_true(p_->ok);                                                   \
        assert_string_equal(noted(p_), expected);                              \
        pasted_end(p_);                                                        \
    } while (0)

/* A document's first lines, so that what follows stands in its text. */
#define HEAD      "某局植树活动方案\n为绿化环境，经研究决定开展植树活动。\n"
#define HEAD_TEXT "某局植树活动方案 / 为绿化环境，经研究决定开展植树活动。"

/* -- Characters ---------------------------------------------------------- */

static void what_nobody_sees_goes(void **state)
{
    (void)state;
    assert_paragraphs("植\u200B树\u00AD造\u2060林\uFEFF\n", "植树造林");
    assert_noted("植\u200B树\u200D\u202E造林\n",
                 "1 dropped U+200D / 1 dropped U+202E");
    assert_paragraphs("开展\x01植树活动\n", "开展植树活动");
}

static void page_breaks_and_odd_separators_end_lines(void **state)
{
    (void)state;
    assert_paragraphs("甲。\f乙。\v丙。\xC2\x85"
                      "丁。\u2028戊。\u2029己。\r庚。",
                      "甲。 / 乙。 / 丙。 / 丁。 / 戊。 / 己。 / 庚。");
}

static void nul_and_replacement_characters_are_refused(void **state)
{
    (void)state;
    struct pasted *p = pasted_of("方案\0方案", 13);
    assert_false(p->ok);
    pasted_end(p);
    p = pasted_of("方\uFFFD案", 9);
    assert_false(p->ok);
    assert_int_equal(p->diags.first->code, DIAG_CHARACTER_FORBIDDEN);
    pasted_end(p);
}

/* -- Furniture ----------------------------------------------------------- */

static void a_page_around_a_document_goes(void **state)
{
    (void)state;
    assert_paragraphs("某某网\n首页 | 登录 | 注册\n当前位置：首页 > 通知\n" HEAD
                      "发布：甲\n责任编辑：乙\n上一篇：丙\n"
                      "版权所有：某某网 某ICP备00000001号",
                      HEAD_TEXT " / 发布：甲");
}

static void the_page_s_record_is_not_the_document_s(void **state)
{
    (void)state;
    assert_paragraphs(
        "某局植树活动方案\n2020-03-01 10:00 来源：本站 点击率：31\n"
        "为绿化环境，经研究决定开展植树活动。\n某局\n2020年2月28日\n",
        HEAD_TEXT " / 某局 / 2020年2月28日");
    assert_paragraphs("某局植树活动方案 发布时间：2020-03-01 浏览：3\n"
                      "为绿化环境，经研究决定开展植树活动。\n",
                      HEAD_TEXT);
}

static void a_site_s_name_and_a_title_again_go(void **state)
{
    (void)state;
    assert_paragraphs("某局植树活动方案 - 某某文库\n" HEAD, HEAD_TEXT);
    assert_paragraphs("某局植树活动方案_某某网\n各科室：\n请认真执行本方案。",
                      "某局植树活动方案 / 各科室： / 请认真执行本方案。");
}

static void its_document_number_is(void **state)
{
    (void)state;
    assert_paragraphs("索引号：A1 文号：某发〔2020〕3号 有效性：有效\n" HEAD,
                      "某发〔2020〕3号 / " HEAD_TEXT);
    assert_paragraphs("索引号：A1 文号：某发〔2020〕3号 有效性：有效\n"
                      "某发〔2020〕3号\n" HEAD,
                      "某发〔2020〕3号 / " HEAD_TEXT);
}

static void the_same_words_in_a_document_stay(void **state)
{
    (void)state;
    assert_paragraphs(HEAD "来源：财政拨款\n浏览次数：每月200次\n"
                           "注明“版权所有，不得转载”字样。\n"
                           "一、版权所有\n各科室依法登记，尊重版权所有人。\n",
                      HEAD_TEXT
                      " / 来源：财政拨款 / 浏览次数：每月200次 / "
                      "注明“版权所有，不得转载”字样。 / 一、版权所有 / "
                      "各科室依法登记，尊重版权所有人。");
}

static void a_date_at_the_end_is_the_signature_s(void **state)
{
    (void)state;
    assert_paragraphs(HEAD "某局\n2020-03-05\n关闭窗口",
                      HEAD_TEXT " / 某局 / 2020-03-05");
}

static void a_footer_glued_to_the_text_is_cut_off(void **state)
{
    (void)state;
    assert_paragraphs(HEAD "请遵照执行。版权所有：某某网 某ICP备00000001号",
                      HEAD_TEXT " / 请遵照执行。");
}

static void a_title_glued_to_a_footer_begins_a_document(void **state)
{
    (void)state;
    assert_paragraphs(HEAD "版权所有：某某网\n某ICP备00000001号-2关于浇水的通知"
                           "\n各科室：\n请按时浇水，注意节约用水。\n",
                      HEAD_TEXT " / 关于浇水的通知 / 各科室： / "
                                "请按时浇水，注意节约用水。");
}

static void text_that_only_sounds_like_a_page_stays(void **state)
{
    (void)state;
    assert_paragraphs(
        "某局软件管理办法\n为规范文档下载、软件使用，防止页面启用JavaScript的"
        "程序泄露资料，制定本办法，请各科室认真遵照执行。\n一、范围\n"
        "登记时须填写备案号、单位名称、地址、联系人、经营许可证",
        "某局软件管理办法 / 为规范文档下载、软件使用，防止页面启用JavaScript的"
        "程序泄露资料，制定本办法，请各科室认真遵照执行。 / 一、范围 / "
        "登记时须填写备案号、单位名称、地址、联系人、经营许可证");
}

static void page_numbers_go(void **state)
{
    (void)state;
    assert_paragraphs(HEAD "— 2 —\n一、时间\n第 3 页 共 9 页\n三月。\n- 4 -",
                      HEAD_TEXT " / 一、时间 / 三月。");
    assert_paragraphs(HEAD "各单位按照分工落实责任，确保成\n7\n活率达到九成。",
                      HEAD_TEXT
                      " / 各单位按照分工落实责任，确保成活率达到九成。");
    assert_paragraphs(HEAD "各单位抓好 第 3 页 共 9 页 落实。",
                      HEAD_TEXT " / 各单位抓好落实。");
    assert_noted(HEAD "— 2 —\n完。", "3 dropped — 2 —");
}

static void running_heads_go(void **state)
{
    (void)state;
    assert_paragraphs(HEAD "各单位按照分工落实责任，确保成\n— 1 —\n某局公文\n"
                           "活率达到九成。\n一、时间\n— 2 —\n某局公文\n"
                           "三月份。\n",
                      HEAD_TEXT " / 各单位按照分工落实责任，确保成活率达到"
                                "九成。 / 一、时间 / 三月份。");
    assert_paragraphs(HEAD "— 1 —\n某局公文\n三月份。\n",
                      HEAD_TEXT " / 某局公文 / 三月份。");
}

static void numbers_in_a_column_stay(void **state)
{
    (void)state;
    assert_paragraphs(HEAD "数量\n7\n8\n", HEAD_TEXT " / 数量 / 7 / 8");
}

/* -- Joining ------------------------------------------------------------- */

static void a_line_end_in_a_sentence_is_no_paragraph(void **state)
{
    (void)state;
    assert_paragraphs(HEAD "各单位要高度重视，精心组\n\n织，抓好落实。\n",
                      HEAD_TEXT " / 各单位要高度重视，精心组织，抓好落实。");
    assert_paragraphs(HEAD "各单位要高度重视\n，抓好落实。\n",
                      HEAD_TEXT " / 各单位要高度重视 / ，抓好落实。");
    assert_paragraphs(HEAD "要高度重视，推广使用 Open\nOffice 软件，"
                           "完成12\n3 项任务。",
                      HEAD_TEXT
                      " / 要高度重视，推广使用 Open Office 软件，完成12 3 "
                      "项任务。");
}

static void headings_signatures_and_items_are_not_joined(void **state)
{
    (void)state;
    assert_paragraphs(
        HEAD "一、提高认识，加强领导\n各单位要高度重视，抓好落实，确保成效\n"
             "某局\n2020年3月1日",
        HEAD_TEXT " / 一、提高认识，加强领导 / "
                  "各单位要高度重视，抓好落实，确保成效 / 某局 / "
                  "2020年3月1日");
    assert_paragraphs(HEAD "1、加强学习，提高认识，做好准备\n"
                           "2、落实责任，明确分工，按时完成\n"
                           "3、总结经验，表彰先进，形成机制\n"
                           "请各科室，认真执行。",
                      HEAD_TEXT " / 1、加强学习，提高认识，做好准备 / "
                                "2、落实责任，明确分工，按时完成 / "
                                "3、总结经验，表彰先进，形成机制 / "
                                "请各科室，认真执行。");
}

static void entries_of_a_timetable_are_not_joined(void **state)
{
    (void)state;
    assert_paragraphs(HEAD "8:30 集合，清点人数\n9:00 出发，乘坐大巴\n",
                      HEAD_TEXT " / 8:30 集合，清点人数 / 9:00 出发，乘坐大巴");
}

static void wrapped_lines_are_joined_by_their_width(void **state)
{
    (void)state;
    assert_paragraphs(
        "    某局植树活动方案\n\n"
        "    为绿化美化环境经局里研究决\n"
        "定今年三月份在城西林场组织全体\n"
        "干部职工开展植树活动。请按时参\n"
        "加。每人植树五棵并且保证成活率\n"
        "达到要求。\n"
        "    植树工具自备。\n",
        "某局植树活动方案 / 为绿化美化环境经局里研究决定今年三月"
        "份在城西林场组织全体干部职工开展植树活动。请按时参加。每人"
        "植树五棵并且保证成活率达到要求。 / 植树工具自备。");
}

static void a_title_in_open_quotes_goes_on(void **state)
{
    (void)state;
    assert_paragraphs("关于印发《某市“十四五”\n残疾人事业发展\n任务分工方案》"
                      "的通知\n各局：\n现印发给你们，请认真执行。",
                      "关于印发《某市“十四五”残疾人事业发展任务分工方案》的"
                      "通知 / 各局： / 现印发给你们，请认真执行。");
}

/* A viewer's pages: 120 characters and more, cut in a sentence. */
#define TEN       "要加强组织领导落实工"
#define PAGE_TEXT TEN TEN TEN TEN "，" TEN TEN TEN TEN TEN TEN

static void marks_of_a_viewer_s_pages_go(void **state)
{
    (void)state;
    assert_paragraphs("1、某局植树活动方案 为绿化环境，" PAGE_TEXT
                      "\n\n2、作责任。 一、时间 " PAGE_TEXT
                      "\n\n3、。二、地点 在城西林场开展植树活动。",
                      "某局植树活动方案 / 为绿化环境，" PAGE_TEXT
                      "作责任。 / 一、时间 / " PAGE_TEXT "。 / "
                      "二、地点 / 在城西林场开展植树活动。");
}

static void items_as_long_as_pages_stay(void **state)
{
    (void)state;
    assert_paragraphs(HEAD "1、" PAGE_TEXT "。\n2、" PAGE_TEXT "。\n",
                      HEAD_TEXT " / 1、" PAGE_TEXT "。 / 2、" PAGE_TEXT "。");
}

/* -- Splitting ----------------------------------------------------------- */

static void headings_glued_to_the_text_are_parted(void **state)
{
    (void)state;
    assert_paragraphs(HEAD "现安排如下。一、时间\n三月。二、地点（一）东山。"
                           "植松树。（二）西山。植柏树。",
                      HEAD_TEXT " / 现安排如下。 / 一、时间 / 三月。 / "
                                "二、地点 / （一）东山。植松树。 / "
                                "（二）西山。植柏树。");
    assert_noted(HEAD "现安排如下。一、时间\n", "3 split 一、时间");
}

static void a_document_on_one_line_is_parted(void **state)
{
    (void)state;
    assert_paragraphs(
        "某局植树活动方案 各科室： 为绿化环境，经研究决定开展植树活动，安排"
        "如下： 一、时间 定于今年三月份第二个星期六的上午，具体集合时间和乘车"
        "地点由办公室另行通知。 二、要求 第一阶段：准备（3月1日前）。备齐工具。"
        "第二阶段：植树（3月）。每人五棵。 某局 2020年2月1日",
        "某局植树活动方案 / 各科室： / 为绿化环境，经研究决定开展植树活动，"
        "安排如下： / 一、时间 / 定于今年三月份第二个星期六的上午，具体集合时间"
        "和乘车地点由办公室另行通知。 / 二、要求 / 第一阶段：准备（3月1日前）。"
        "备齐工具。 / 第二阶段：植树（3月）。每人五棵。 / 某局 / 2020年2月1日");
}

static void numbers_in_a_sentence_part_nothing(void **state)
{
    (void)state;
    assert_paragraphs(
        HEAD "任务包括：（1）挖坑；（2）浇水；（3）培土。一是抓早。二是抓实。"
             "按1.5米间距种植。3、4月份检查，详见《办法。一、总则》。",
        HEAD_TEXT " / 任务包括：（1）挖坑；（2）浇水；（3）培土。一是抓早。"
                  "二是抓实。按1.5米间距种植。3、4月份检查，详见《办法。"
                  "一、总则》。");
}

static void every_paragraph_knows_its_place(void **state)
{
    (void)state;
    struct pasted *p = pasted_of("一、甲乙。二、丙\u200B丁\n", 31);
    const struct draft *second = p->drafts.first->next;
    struct place at = source_place(&p->source, second->span.start);
    assert_string_equal(second->text, "二、丙丁");
    assert_int_equal(at.line, 1);
    assert_int_equal(at.column, 6);
    assert_int_equal(second->span.end, 30);
    pasted_end(p);
}

/* -- Blanks -------------------------------------------------------------- */

static void blanks_in_words_go(void **state)
{
    (void)state;
    assert_paragraphs(HEAD "一、 总  体要求\n要充分发挥主观    能动性， 狠抓"
                           "\u3000落实，使用 Excel  2016 表格。\n",
                      HEAD_TEXT " / 一、总体要求 / 要充分发挥主观能动性，狠抓"
                                "落实，使用 Excel 2016 表格。");
    assert_noted(HEAD "要充分发挥主观    能动性，狠抓落 实。",
                 "3 closed-up 主观    能动");
}

static void blanks_that_part_names_stay(void **state)
{
    (void)state;
    assert_paragraphs(HEAD "组  长：张  三   副组长：李小四\n"
                           "成 员：王五  赵 六   孙七八\n某局    某委\n",
                      HEAD_TEXT " / 组长：张三　副组长：李小四 / "
                                "成员：王五　赵六　孙七八 / 某局　某委");
}

static void an_article_and_its_number_stay_apart(void **state)
{
    (void)state;
    assert_paragraphs("某局植树办法\n第一条 为绿化环境，制定本办法。\n"
                      "第二条　  各科室要认真执行，不得推诿。\n",
                      "某局植树办法 / 第一条　为绿化环境，制定本办法。 / "
                      "第二条　各科室要认真执行，不得推诿。");
}

static void a_number_and_a_date_stay_apart(void **state)
{
    (void)state;
    assert_paragraphs(HEAD "1. 6月5日前动员。\n",
                      HEAD_TEXT " / 1. 6月5日前动员。");
}

/* -- Tables -------------------------------------------------------------- */

static void columns_of_tabs_and_bars_are_tables(void **state)
{
    (void)state;
    assert_paragraphs(HEAD "序号\t任务\t时限\n1\t挖坑\t\n2\t浇水\t3月\n",
                      HEAD_TEXT " / T/序号|任务|时限/1|挖坑|/2|浇水|3月");
    assert_paragraphs(HEAD "|任务|时限|\n|---|---|\n|挖坑|1月|\n|浇水|3月|\n",
                      HEAD_TEXT " / T/任务|时限/挖坑|1月/浇水|3月");
}

static void columns_of_blanks_below_their_heads_are_a_table(void **state)
{
    (void)state;
    assert_paragraphs(HEAD "任务  科室  时限\n挖坑  甲科  1月\n浇水  乙科  3月",
                      HEAD_TEXT " / T/任务|科室|时限/挖坑|甲科|1月/"
                                "浇水|乙科|3月");
    assert_paragraphs(HEAD "任务    科室    时限\n挖坑            1月\n"
                           "浇水    乙科\n二、要求\n",
                      HEAD_TEXT " / T/任务|科室|时限/挖坑||1月/浇水|乙科|"
                                " / 二、要求");
}

static void other_columns_of_blanks_are_a_guess(void **state)
{
    (void)state;
    assert_paragraphs(HEAD "甲一  乙一  丙\n甲二  乙二  丁\n甲三  乙三  戊\n",
                      HEAD_TEXT " / 甲一　乙一　丙 / 甲二　乙二　丁 / "
                                "甲三　乙三　戊");
    struct pasted *p = pasted_of("甲一  乙一  丙\n甲二  乙二  丁\n"
                                 "甲三  乙三  戊\n",
                                 60);
    assert_int_equal(p->notes.count[NOTE_GUESSED], 1);
    pasted_end(p);
}

static void numbered_cells_below_each_other_are_a_table(void **state)
{
    (void)state;
    assert_paragraphs(
        HEAD "序号\n岗位\n职责\n1\n总指挥\n发令\n2\n警戒\n巡查\n二、要求\n",
        HEAD_TEXT " / T/序号|岗位|职责/1|总指挥|发令/2|警戒|巡查 / 二、要求");
    assert_paragraphs(
        HEAD "序号\n岗位\n职责\n1\n总指挥\n发令\n2\n警戒\n二、要求\n",
        HEAD_TEXT " / 序号 / 岗位 / 职责 / 1 / 总指挥 / 发令 / 2 / 警戒 / "
                  "二、要求");
}

static void labels_with_tabs_are_no_table(void **state)
{
    (void)state;
    assert_paragraphs(HEAD "组长：\t甲某\n副组长：\t乙某\n成员：\t丙某\n",
                      HEAD_TEXT " / 组长：甲某 / 副组长：乙某 / 成员：丙某");
}

/* -- All of it ----------------------------------------------------------- */

/* Characters that can be seen; bars part the cells of tables. */
static size_t count_seen(const char *text, size_t len)
{
    size_t n = 0;
    for (const char *p = text; p < text + len;) {
        uint32_t c = utf8_next(&p);
        n += !scalar_is_blank(c) && !charset_is_ignorable(c) && c != '|';
    }
    return n;
}

static size_t count_draft(const struct draft *d)
{
    size_t n = count_seen(d->text, strlen(d->text));
    for (size_t i = 0; i < d->table.n_rows * d->table.n_columns; i++)
        if (d->table.cells[i] != NULL)
            n += count_seen(d->table.cells[i]->text,
                            strlen(d->table.cells[i]->text));
    return n;
}

/* What is not in a paragraph is in a note, and paragraphs follow each other
 * in the source. */
static void assert_complete(struct pasted *p)
{
    size_t n = 0;
    uint32_t end = 0;
    for (const struct draft *d = p->drafts.first; d != NULL; d = d->next) {
        n += count_draft(d);
        assert_true(d->span.start >= end && d->span.end > d->span.start);
        end = d->span.end;
    }
    for (const struct note *note = p->notes.first; note != NULL;
         note = note->next)
        if (note->kind == NOTE_DROPPED && strncmp(note->text, "U+", 2) != 0)
            n += count_seen(note->text, strlen(note->text));
    assert_true(end <= p->source.len);
    assert_int_equal(n, count_seen(p->source.text, p->source.len));
}

static void nothing_is_lost(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    glob_t found;
    assert_int_equal(
        glob(file_data_path(arena, "tests/cases/text-*.txt"), 0, NULL, &found),
        0);
    assert_true(found.gl_pathc >= 15);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        struct buf bytes = BUF_EMPTY;
        struct diags diags = {.arena = arena};
        assert_true(file_read(found.gl_pathv[i], &bytes, &diags));
        struct pasted *p = pasted_of(bytes.data, bytes.len);
        assert_true(p->ok);
        assert_complete(p);
        pasted_end(p);
        buf_free(&bytes);
    }
    globfree(&found);
    arena_free(arena);
}

/* -- Limits -------------------------------------------------------------- */

static void too_many_lines_are_refused(void **state)
{
    (void)state;
    enum { LINES = 200001, EACH = 4 };
    char *many = malloc(LINES * EACH);
    assert_non_null(many);
    for (size_t i = 0; i < LINES; i++)
        memcpy(many + i * EACH, "甲\n", EACH);
    struct pasted *p = pasted_of(many, LINES * EACH);
    assert_false(p->ok);
    assert_int_equal(p->diags.first->code, DIAG_LIMIT);
    pasted_end(p);
    free(many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_nobody_sees_goes),
        cmocka_unit_test(page_breaks_and_odd_separators_end_lines),
        cmocka_unit_test(nul_and_replacement_characters_are_refused),
        cmocka_unit_test(a_page_around_a_document_goes),
        cmocka_unit_test(the_page_s_record_is_not_the_document_s),
        cmocka_unit_test(a_site_s_name_and_a_title_again_go),
        cmocka_unit_test(its_document_number_is),
        cmocka_unit_test(the_same_words_in_a_document_stay),
        cmocka_unit_test(a_date_at_the_end_is_the_signature_s),
        cmocka_unit_test(a_footer_glued_to_the_text_is_cut_off),
        cmocka_unit_test(a_title_glued_to_a_footer_begins_a_document),
        cmocka_unit_test(text_that_only_sounds_like_a_page_stays),
        cmocka_unit_test(page_numbers_go),
        cmocka_unit_test(running_heads_go),
        cmocka_unit_test(numbers_in_a_column_stay),
        cmocka_unit_test(a_line_end_in_a_sentence_is_no_paragraph),
        cmocka_unit_test(headings_signatures_and_items_are_not_joined),
        cmocka_unit_test(entries_of_a_timetable_are_not_joined),
        cmocka_unit_test(wrapped_lines_are_joined_by_their_width),
        cmocka_unit_test(a_title_in_open_quotes_goes_on),
        cmocka_unit_test(marks_of_a_viewer_s_pages_go),
        cmocka_unit_test(items_as_long_as_pages_stay),
        cmocka_unit_test(headings_glued_to_the_text_are_parted),
        cmocka_unit_test(a_document_on_one_line_is_parted),
        cmocka_unit_test(numbers_in_a_sentence_part_nothing),
        cmocka_unit_test(every_paragraph_knows_its_place),
        cmocka_unit_test(blanks_in_words_go),
        cmocka_unit_test(blanks_that_part_names_stay),
        cmocka_unit_test(an_article_and_its_number_stay_apart),
        cmocka_unit_test(a_number_and_a_date_stay_apart),
        cmocka_unit_test(columns_of_tabs_and_bars_are_tables),
        cmocka_unit_test(columns_of_blanks_below_their_heads_are_a_table),
        cmocka_unit_test(other_columns_of_blanks_are_a_guess),
        cmocka_unit_test(numbered_cells_below_each_other_are_a_table),
        cmocka_unit_test(labels_with_tabs_are_no_table),
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(too_many_lines_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

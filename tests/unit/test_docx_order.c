/*
 * Where the paragraphs of Word files stand when they are read: pages and
 * sections, tables of contents, notes on titles, lines of one paragraph.
 */
#include "word_fixture.h"

#define PAGE_BREAK "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
#define TABLE                                                                  \
    "<w:tbl><w:tblPr><w:tblBorders><w:insideV w:val=\"single\"/>"              \
    "</w:tblBorders></w:tblPr><w:tr><w:tc>" P("甲") "</w:tc><w:tc>" P(         \
        "乙") "</w:tc></w:tr></w:tbl>"
#define CENTERED(runs)                                                         \
    "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>" runs "</w:p>"
#define STYLED(style, text)                                                    \
    "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr>" R(text) "</w:p>"
#define STYLE(id, name)                                                        \
    "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name \
    "\"/></w:style>"

/* -- Pages ----------------------------------------------------------------- */

static void a_page_break_before_a_table_is_kept(void **state)
{
    assert_reads(*state, P("一") PAGE_BREAK TABLE P("二"),
                 "一\n---\n|甲|乙|;\n二\n");
}

/* A section's type says how it begins itself. */
#define SECTION(type) "<w:p><w:pPr><w:sectPr>" type "</w:sectPr></w:pPr></w:p>"

static void a_section_begins_a_page_unless_it_goes_on(void **state)
{
    assert_reads(*state,
                 P("甲") SECTION("") P("乙")
                     SECTION("<w:type w:val=\"continuous\"/>") P("丙")
                         SECTION("<w:type w:val=\"nextColumn\"/>") TABLE
                 "<w:sectPr/>",
                 "甲\n乙\n丙\n---\n|甲|乙|;\n");
}

#define LANDSCAPE "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"

static void a_page_that_is_turned_for_a_table_begins_none(void **state)
{
    assert_reads(*state,
                 P("甲") SECTION("") TABLE SECTION(LANDSCAPE) P("乙")
                     SECTION("") P("丙") TABLE "<w:sectPr>" LANDSCAPE
                                               "</w:sectPr>",
                 "甲\n|甲|乙|;\n乙\n---\n丙\n|甲|乙|;\n");
}

static void a_page_begins_once(void **state)
{
    assert_reads(*state, P("甲") PAGE_BREAK SECTION("") P("乙") "<w:sectPr/>",
                 "甲\n---\n乙\n");
}

/* -- Tables of contents ---------------------------------------------------- */

#define FIELD(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define CONTENTS                                                               \
    "<w:p>" FIELD("begin") "<w:r><w:instrText>TOC</w:instrText></w:r>" FIELD(  \
        "separate") R("一、目标1") "</w:p><w:p>" R("二、任务2")                \
        FIELD("end") "</w:p>"

static void contents_go_with_their_heading_and_their_page(void **state)
{
    struct fixture *f = *state;
    assert_reads(f, P("方案") P("目　录") CONTENTS PAGE_BREAK P("正文。"),
                 "方案\n正文。\n");
    assert_int_equal(f->notes.count[NOTE_DROPPED], 2);
}

static void contents_without_a_heading_leave_what_is_above(void **state)
{
    assert_reads(*state, P("方案") CONTENTS P("目录") P("正文。"),
                 "方案\n目录\n正文。\n");
}

static void contents_by_style_go_with_their_heading(void **state)
{
    struct fixture *f = *state;
    add_word_part(f, "styles", "styles",
                  STYLE("1", "toc 1") STYLE("H", "TOC Heading"));
    assert_reads(f,
                 P("方案") STYLED("H", "内容") STYLED("1", "一、目标1")
                     STYLED("H", "其他") P("正文。"),
                 "方案\n其他\n正文。\n");
}

/* -- Notes ----------------------------------------------------------------- */

#define NOTE "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"

static void add_note(struct fixture *f)
{
    add_word_part(f, "footnotes", "footnotes",
                  "<w:footnote w:id=\"2\">" P("已审议") "</w:footnote>");
}

static void a_note_on_the_title_goes_behind_the_first_sentence(void **state)
{
    struct fixture *f = *state;
    add_note(f);
    assert_reads(
        f,
        CENTERED(R("读书活动方案") NOTE) P("各科室：") P("制定本方案。")
            P("一、目标"),
        "读书活动方案\n各科室：\n制定本方案。\n注：已审议\n一、目标\n");
    assert_int_equal(f->notes.count[NOTE_MOVED], 1);
}

static void a_note_on_a_heading_goes_behind_it(void **state)
{
    struct fixture *f = *state;
    add_note(f);
    assert_reads(
        f, P("制定本方案。") "<w:p>" R("一、目标") NOTE "</w:p>" P("读书。"),
        "制定本方案。\n一、目标\n注：已审议\n读书。\n");
}

static void a_note_without_a_sentence_to_follow_comes_last(void **state)
{
    struct fixture *f = *state;
    add_note(f);
    assert_reads(f, CENTERED(R("名单") NOTE) P("甲"), "名单\n甲\n注：已审议\n");
}

static void a_note_in_a_table_of_contents_goes_with_it(void **state)
{
    struct fixture *f = *state;
    add_note(f);
    assert_reads(f,
                 P("方案") "<w:p>" FIELD(
                     "begin") "<w:r><w:instrText>TOC"
                              "</w:instrText></w:r>" FIELD("separate")
                                  R("一、目标") NOTE FIELD("end")
                                      R("一、每天都要读一页书") "</w:p>",
                 "方案\n一、每天都要读一页书\n");
}

static void a_note_in_a_sentence_stays_there(void **state)
{
    struct fixture *f = *state;
    add_note(f);
    assert_reads(f,
                 "<w:p>" R("一、目标")
                     NOTE R("是读书。") "</w:p><w:p>" R("1.读书。") NOTE
                 "</w:p>",
                 "一、目标（注：已审议）是读书。\n1.读书。（注：已审议）\n");
}

/* -- Lines ----------------------------------------------------------------- */

#define BR "<w:r><w:br/></w:r>"

static void a_line_break_behind_a_heading_divides(void **state)
{
    assert_reads(*state, "<w:p>" R("一、目标") BR R("每天读书。") "</w:p>",
                 "一、目标\n每天读书。\n");
    assert_int_equal(((struct fixture *)*state)->notes.count[NOTE_SPLIT], 1);
}

static void a_heading_on_two_lines_is_one(void **state)
{
    assert_reads(*state, "<w:p>" R("一、主要任务和") BR R("工作要求") "</w:p>",
                 "一、主要任务和\n工作要求\n");
    assert_int_equal(((struct fixture *)*state)->notes.count[NOTE_SPLIT], 0);
}

/* -- Tables ---------------------------------------------------------------- */

static void text_of_a_table_in_a_table_stays_in_one(void **state)
{
    struct fixture *f = *state;
    assert_true(read_body(f, "<w:tbl><w:tblPr><w:tblBorders><w:insideV "
                             "w:val=\"single\"/></w:tblBorders></w:tblPr>"
                             "<w:tr><w:tc>" TABLE "<w:p/></w:tc><w:tc>" P(
                                 "丙") "</w:tc></w:tr></w:tbl>"));
    for (const struct word_paragraph *p = f->text.format->paragraphs; p != NULL;
         p = p->next)
        assert_true(p->is_in_table);
}

static void justified_columns_have_no_alignment(void **state)
{
    struct fixture *f = *state;
    add_word_part(f, "styles", "styles",
                  "<w:style w:type=\"paragraph\" w:default=\"1\" "
                  "w:styleId=\"a\"><w:pPr><w:jc w:val=\"both\"/></w:pPr>"
                  "</w:style>");
    assert_true(read_body(
        f, "<w:tbl><w:tblPr><w:tblBorders><w:insideV w:val=\"single\"/>"
           "</w:tblBorders></w:tblPr><w:tr><w:tc>" P("甲") "</w:tc><w:tc>" P(
               "乙") "</w:tc></w:tr>"
                     "<w:tr><w:tc>" P("1") "</w:tc><w:tc>" P(
                         "2") "</w:tc></w:tr></w:tbl>"));
    assert_int_equal(f->text.drafts.first->table.aligns[0], ALIGN_DEFAULT);
}

static void an_item_in_a_table_without_rules_keeps_its_marker(void **state)
{
    struct fixture *f = *state;
    assert_reads(f,
                 "<w:tbl><w:tr><w:tc>" P("要点") "</w:tc><w:tc>" P(
                     "——读书") "</w:tc></w:tr></w:tbl>",
                 "要点\n1—— 读书\n");
}

static void a_long_field_code_is_whole(void **state)
{
    struct fixture *f = *state;
    char text[5001];
    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    assert_reads(
        f,
        arena_printf(
            f->arena,
            "<w:p>" FIELD("begin") "<w:r><w:instrText>MACROBUTTON "
                                   "NoMacro %s</w:instrText></w:r>" FIELD(
                                       "end") "</w:p>",
            text),
        arena_printf(f->arena, "%s\n", text));
}

static void a_drop_down_list_shows_what_was_chosen(void **state)
{
    assert_reads(*state,
                 "<w:p>" R("类别：") "<w:r><w:fldChar w:fldCharType=\"begin\">"
                                     "<w:ffData><w:ddList><w:result "
                                     "w:val=\"1\"/><w:listEntry "
                                     "w:val=\"甲\"/><w:listEntry "
                                     "w:val=\"乙\"/></w:ddList></w:ffData>"
                                     "</w:fldChar></w:r><w:r><w:instrText>"
                                     "FORMDROPDOWN</w:instrText></w:r>" FIELD(
                                         "end") "</w:p>",
                 "类别：乙\n");
}

static void text_in_a_drawing_is_told_once(void **state)
{
    struct fixture *f = *state;
    assert_reads(f, P("甲") "<w:p><w:r><a:t>图中</a:t></w:r>" R("乙") "</w:p>",
                 "甲\n乙\n");
    assert_string_equal(codes(f), "I037 ");
    assert_int_equal(f->notes.count[NOTE_DROPPED], 1);
}

static void a_file_of_what_is_left_out_tells_so(void **state)
{
    struct fixture *f = *state;
    assert_false(read_body(f, "<w:p><w:r><w:object/></w:r></w:p>"));
    assert_string_equal(codes(f), "I037 I002 ");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_page_break_before_a_table_is_kept),
        TEST(a_section_begins_a_page_unless_it_goes_on),
        TEST(a_page_that_is_turned_for_a_table_begins_none),
        TEST(a_page_begins_once),
        TEST(contents_go_with_their_heading_and_their_page),
        TEST(contents_without_a_heading_leave_what_is_above),
        TEST(contents_by_style_go_with_their_heading),
        TEST(a_note_on_the_title_goes_behind_the_first_sentence),
        TEST(a_note_on_a_heading_goes_behind_it),
        TEST(a_note_without_a_sentence_to_follow_comes_last),
        TEST(a_note_in_a_table_of_contents_goes_with_it),
        TEST(a_note_in_a_sentence_stays_there),
        TEST(a_line_break_behind_a_heading_divides),
        TEST(a_heading_on_two_lines_is_one),
        TEST(text_of_a_table_in_a_table_stays_in_one),
        TEST(justified_columns_have_no_alignment),
        TEST(an_item_in_a_table_without_rules_keeps_its_marker),
        TEST(a_long_field_code_is_whole),
        TEST(a_drop_down_list_shows_what_was_chosen),
        TEST(text_in_a_drawing_is_told_once),
        TEST(a_file_of_what_is_left_out_tells_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

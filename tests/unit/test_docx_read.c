/*
 * Reading Word files: paragraphs, their text and what changes it.
 */
#include "word_fixture.h"

/* -- Text ------------------------------------------------------------------ */

static void runs_of_a_paragraph_are_one_text(void **state)
{
    assert_reads(
        *state, "<w:p>" R("为推动") R("全民 ") R("阅读") "</w:p><w:p/>" P("甲"),
        "为推动全民 阅读\n甲\n");
}

static void blanks_that_are_not_preserved_are_xml(void **state)
{
    assert_reads(*state,
                 "<w:p><w:r><w:t>\n  甲 \n</w:t></w:r>" R("乙") "</w:p>",
                 "甲乙\n");
}

static void a_paragraph_is_a_line_of_the_source(void **state)
{
    struct fixture *f = *state;
    assert_true(read_body(f, P("甲") "<w:p/>" P("乙")));
    assert_string_equal(f->text.source.text, "甲\n\n乙\n");
    assert_int_equal(f->text.drafts.last->span.start, 5);
}

static void breaks_and_tabs_are_characters(void **state)
{
    assert_reads(
        *state,
        "<w:p>" R("甲") "<w:r><w:br/></w:r>" R("乙") "<w:r><w:tab/></w:r>" R(
            "丙") "<w:r><w:cr/></w:r>" R("丁") "<w:r><w:noBreakHyphen/></w:r>" R("戊") "</w:p>",
        "甲\n乙 丙\n丁-戊\n");
}

static void line_breaks_that_end_paragraphs_divide_them(void **state)
{
    struct fixture *f = *state;
    assert_reads(
        f,
        "<w:p>" R("制定本方案。") "<w:r><w:br/></w:r>" R("　　一、目标") "<w:r><w:br/></w:r>" R(
            "　　每天读书") "<w:r><w:br/></w:r>" R("一小时。") "</w:p>",
        "制定本方案。\n一、目标\n每天读书\n一小时。\n");
    assert_int_equal(f->notes.count[NOTE_SPLIT], 2);
    assert_string_equal(f->text.drafts.last->text, "每天读书\n一小时。");
}

static void a_title_keeps_its_lines(void **state)
{
    struct fixture *f = *state;
    assert_reads(
        f,
        "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>" R(
            "一、二、三：") "<w:r><w:br/></w:r>" R("　　工作方案") "</w:p>",
        "一、二、三：\n　　工作方案\n");
    assert_int_equal(f->notes.count[NOTE_SPLIT], 0);
}

static void what_nobody_sees_is_dropped_with_a_note(void **state)
{
    struct fixture *f = *state;
    assert_reads(f,
                 "<w:p>" R("甲\u200b乙") "<w:r><w:softHyphen/></w:r>" RP(
                     "<w:vanish/>", "密") R("丙") "</w:p>",
                 "甲乙丙\n");
    assert_int_equal(f->notes.count[NOTE_CLOSED_UP], 1);
    assert_int_equal(f->notes.count[NOTE_DROPPED], 1);
    assert_string_equal(f->notes.first->text, "密");
}

static void bold_inside_a_paragraph_is_strong(void **state)
{
    assert_reads(
        *state,
        "<w:p>" R("各单位要") RP("<w:b/>", "高度重视") R(
            "。") "</w:p>"
                  "<w:p>" RP(
                      "<w:b/>",
                      "全是粗体") "</w:p>"
                                  "<w:p>" R("见") RP(
                                      "<w:rFonts w:eastAsia=\"楷体\"/>",
                                      "附件") "</w:p><w:p>" R("甲")
                                      RP("<w:rFonts w:eastAsia=\"SimHei\"/>",
                                         "乙")
                                          RP("<w:rFonts w:eastAsia=\"微软雅黑\"/>",
                                             "丙") "</w:p>",
        "各单位要**高度重视**。\n全是粗体\n见*附件*\n甲**乙**丙\n");
}

static void the_face_of_a_number_is_the_headings(void **state)
{
    assert_reads(
        *state,
        "<w:p>" RP("<w:rFonts w:eastAsia=\"楷体\"/>", "（一）强化领导。")
            R("各单位要高度重视。") "</w:p>",
        "（一）强化领导。各单位要高度重视。\n");
}

static void links_to_the_web_are_kept(void **state)
{
    struct fixture *f = *state;
    f->relations =
        "<Relationship Id=\"l\" TargetMode=\"External\" Type=\"x/hyperlink\" "
        "Target=\"https://www.example.com/a\"/>"
        "<Relationship Id=\"j\" TargetMode=\"External\" Type=\"x/hyperlink\" "
        "Target=\"file:///etc/passwd\"/>";
    assert_reads(
        f,
        "<w:p><w:hyperlink r:id=\"l\">" R(
            "网站") "</w:hyperlink>"
                    "<w:hyperlink r:id=\"j\">" R("文件") "</w:hyperlink></w:p>",
        "网站<https://www.example.com/a>文件\n");
    assert_string_equal(codes(f), "I018 ");
}

static void symbols_become_characters(void **state)
{
    struct fixture *f = *state;
    assert_reads(f,
                 "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/>"
                 "<w:sym w:font=\"Wingdings 2\" w:char=\"F0A3\"/>"
                 "<w:sym w:font=\"Symbol\" w:char=\"F0B7\"/></w:r>" R(
                     "甲") "<w:r><w:sym w:font=\"Wingdings\" "
                           "w:char=\"F04F\"/></w:r></w:p>",
                 "☑□•甲〓\n");
    assert_string_equal(codes(f), "I038 ");
}

static void text_in_a_symbol_font_is_symbols(void **state)
{
    assert_reads(*state,
                 "<w:p>" RP("<w:rFonts w:ascii=\"Wingdings\"/>", "\uF0FC")
                     RP("<w:rFonts w:ascii=\"Wingdings\"/>", "l") "</w:p>",
                 "✓●\n");
}

static void ruby_leaves_its_base(void **state)
{
    struct fixture *f = *state;
    assert_reads(f,
                 "<w:p><w:r><w:ruby><w:rt>" R("chén") "</w:rt><w:rubyBase>" R(
                     "谌") "</w:rubyBase></w:ruby></w:r></w:p>",
                 "谌\n");
    assert_int_equal(f->notes.count[NOTE_DROPPED], 1);
}

static void equations_are_written_on_a_line(void **state)
{
    assert_reads(
        *state,
        "<w:p>" R("得分") "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r>"
                          "</m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
                          "</m:oMath></w:p>",
        "得分a/(b)\n");
}

static void content_in_other_elements_is_read(void **state)
{
    assert_reads(
        *state,
        "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:smartTag>" R(
            "甲") "</w:smartTag><w:customXml>" R("乙") "</w:customXml></w:p></w:sdtContent></w:sdt>",
        "甲乙\n");
}

/* -- Revisions, comments, notes -------------------------------------------- */

static void tracked_changes_are_accepted(void **state)
{
    struct fixture *f = *state;
    assert_reads(
        f,
        "<w:p>" R("甲") "<w:ins>" R(
            "乙") "</w:ins><w:del><w:r>"
                  "<w:delText>丙</w:delText></w:r></"
                  "w:del><w:moveFrom>" R("丁") "</w:moveFrom></w:p><w:p><w:moveTo>" R(
                      "丁") "</w:moveTo></w:p>",
        "甲乙\n丁\n");
    assert_int_equal(f->notes.count[NOTE_ACCEPTED], 2);
    assert_string_equal(f->notes.first->text, "3");
}

static void a_deleted_mark_joins_paragraphs(void **state)
{
    assert_reads(*state,
                 "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>" R(
                     "甲") "</w:p>" P("乙") P("丙"),
                 "甲乙\n丙\n");
}

static void a_style_separator_joins_a_run_in_heading(void **state)
{
    assert_reads(*state,
                 "<w:p><w:pPr><w:outlineLvl w:val=\"1\"/><w:rPr><w:vanish/>"
                 "<w:specVanish/></w:rPr></w:pPr>" R(
                     "（一）强化领导。") "</w:p>" P("各单位要高度重视。"),
                 "（一）强化领导。各单位要高度重视。\n");
}

static void old_formatting_of_a_change_counts_nothing(void **state)
{
    assert_reads(*state,
                 "<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr>"
                 "</w:rPrChange></w:rPr><w:t>甲</w:t></w:r></w:p>",
                 "甲\n");
}

static void a_footnote_goes_where_it_is_referred_to(void **state)
{
    struct fixture *f = *state;
    add_word_part(
        f, "footnotes", "footnotes",
        "<w:footnote w:type=\"separator\" w:id=\"0\">" P(
            "线") "</w:footnote><w:footnote w:id=\"2\">" P("含直属单位。") "</w:footnote>");
    assert_reads(f,
                 "<w:p>" R("各单位") "<w:r><w:footnoteReference w:id=\"2\"/>"
                                     "</w:r>" R("要落实。") "</w:p>",
                 "各单位（注：含直属单位。）要落实。\n");
    assert_int_equal(f->notes.count[NOTE_MOVED], 1);
}

static void comments_are_noted_with_their_text(void **state)
{
    struct fixture *f = *state;
    add_word_part(f, "comments", "comments",
                  "<w:comment w:id=\"7\">" P("时间再核") "</w:comment>");
    assert_reads(f,
                 "<w:p>" R("甲") "<w:r><w:commentReference w:id=\"7\"/></w:r>"
                                 "</w:p>",
                 "甲\n");
    assert_string_equal(f->notes.first->text, "时间再核");
}

/* -- Fields ---------------------------------------------------------------- */

#define FIELD(code, result)                                                    \
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" code   \
    "</w:instrText></w:r><w:r><w:fldChar "                                     \
    "w:fldCharType=\"separate\"/></w:r>" R(                                    \
        result) "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"

static void a_field_shows_its_result(void **state)
{
    assert_reads(
        *state,
        "<w:p>" R("共") FIELD(" REF x ", "3")
            R("项") "<w:fldSimple w:instr=\" DATE \">" R("今天") "</w:fldSimple></w:p><w:p>" FIELD(
                "HYPERLINK &quot;https://www.example.com/&quot;",
                "网站") "</w:p>",
        "共3项今天\n网站<https://www.example.com/>\n");
}

static void a_field_that_never_ends_hides_nothing_else(void **state)
{
    assert_reads(*state,
                 "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                 "<w:r><w:instrText>REF x</w:instrText></w:r></w:p>" P("甲"),
                 "甲\n");
}

static void a_table_of_contents_is_dropped(void **state)
{
    struct fixture *f = *state;
    assert_reads(
        f,
        P("标题") "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                  "<w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r>"
                  "<w:fldChar w:fldCharType=\"separate\"/></w:r>" R("一、甲 1") "</w:p>" P(
                      "二、乙 2") "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>" P("一、甲"),
        "标题\n一、甲\n");
    assert_int_equal(f->notes.count[NOTE_DROPPED], 1);
}

static void a_table_of_contents_that_never_ends_is_kept(void **state)
{
    assert_reads(*state,
                 "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                 "<w:r><w:instrText>TOC</w:instrText></w:r><w:r>"
                 "<w:fldChar w:fldCharType=\"separate\"/></w:r></w:p>" P("甲"),
                 "甲\n");
}

static void enclosed_characters_are_read_from_their_code(void **state)
{
    assert_reads(*state,
                 "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"
                 "<w:instrText>eq \\o\\ac(○,3)</w:instrText></w:r><w:r>"
                 "<w:fldChar w:fldCharType=\"end\"/></w:r>" R("甲") "</w:p>",
                 "③甲\n");
}

static void a_checkbox_is_a_character(void **state)
{
    assert_reads(
        *state,
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>"
        "<w:checkBox><w:size w:val=\"9\"/><w:checked/><w:x/></w:checkBox>"
        "</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX"
        "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/>"
        "</w:r>" R("是") "</w:p>",
        "☑是\n");
}

/* -- Boxes, pictures, breaks ----------------------------------------------- */

#define BOX(text)                                                              \
    "<wps:txbx><w:txbxContent>" P(text) "</w:txbxContent></wps:txbx>"
#define VBOX(text)                                                             \
    "<w:pict><v:textbox><w:txbxContent>" P(text) "</w:txbxContent>"            \
                                                 "</v:textbox></w:pict>"

static void a_text_box_is_read_once_and_first(void **state)
{
    struct fixture *f = *state;
    assert_reads(
        f,
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">"
        "<w:drawing>" BOX(
            "某市文件") "</w:drawing></mc:Choice>"
                        "<mc:Fallback>" VBOX("某市文件") "</mc:Fallback></mc:AlternateContent></w:r>" R(
                            "标题") "</w:p>",
        "某市文件\n标题\n");
    assert_true(f->text.drafts.first->look->is_in_box);
}

static void a_choice_that_nobody_knows_falls_back(void **state)
{
    assert_reads(*state,
                 "<w:p><w:r><mc:AlternateContent><mc:Choice "
                 "Requires=\"x\">" BOX("甲") "</mc:Choice><mc:Fallback>" VBOX(
                     "乙") "</mc:Fallback></mc:AlternateContent></w:r></w:p>",
                 "乙\n");
}

static void word_art_is_text(void **state)
{
    assert_reads(*state,
                 "<w:p><w:r><w:pict><v:shape><v:textpath string=\"某市文件\"/>"
                 "</v:shape></w:pict></w:r></w:p>" P("甲"),
                 "某市文件\n甲\n");
}

static void charts_and_objects_are_reported(void **state)
{
    struct fixture *f = *state;
    assert_reads(
        f,
        "<w:p>" R("甲") "<w:r><w:drawing><a:graphicData "
                        "uri=\"http://schemas.openxmlformats.org/drawingml/"
                        "2006/chart\""
                        "/></w:drawing></w:r><w:r><w:object/></w:r></w:p>"
                        "<w:altChunk/>",
        "甲\n");
    assert_string_equal(codes(f), "I037 I037 I037 ");
}

static void page_breaks_are_kept(void **state)
{
    struct fixture *f = *state;
    assert_reads(
        f,
        P("甲") "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" P(
            "乙") "<w:p><w:pPr><w:pageBreakBefore/></w:pPr>" R("丙") "</w:p>",
        "甲\n---\n乙\n---\n丙\n");
}

static void strict_namespaces_are_the_same(void **state)
{
    struct fixture *f = *state;
    f->ns = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    f->office = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    assert_reads(f, P("甲"), "甲\n");
}

static void a_checkbox_may_be_empty(void **state)
{
    assert_reads(*state,
                 "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>"
                 "<w:checkBox><w:sizeAuto/><w:default w:val=\"0\"/>"
                 "</w:checkBox><w:x/></w:ffData></w:fldChar></w:r><w:r>"
                 "<w:fldChar w:fldCharType=\"end\"/></w:r>" R("否") "</w:p>",
                 "☐否\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(runs_of_a_paragraph_are_one_text),
        TEST(blanks_that_are_not_preserved_are_xml),
        TEST(a_paragraph_is_a_line_of_the_source),
        TEST(breaks_and_tabs_are_characters),
        TEST(line_breaks_that_end_paragraphs_divide_them),
        TEST(a_title_keeps_its_lines),
        TEST(what_nobody_sees_is_dropped_with_a_note),
        TEST(bold_inside_a_paragraph_is_strong),
        TEST(the_face_of_a_number_is_the_headings),
        TEST(links_to_the_web_are_kept),
        TEST(symbols_become_characters),
        TEST(text_in_a_symbol_font_is_symbols),
        TEST(ruby_leaves_its_base),
        TEST(equations_are_written_on_a_line),
        TEST(content_in_other_elements_is_read),
        TEST(tracked_changes_are_accepted),
        TEST(a_deleted_mark_joins_paragraphs),
        TEST(a_style_separator_joins_a_run_in_heading),
        TEST(old_formatting_of_a_change_counts_nothing),
        TEST(a_footnote_goes_where_it_is_referred_to),
        TEST(comments_are_noted_with_their_text),
        TEST(a_field_shows_its_result),
        TEST(a_field_that_never_ends_hides_nothing_else),
        TEST(a_table_of_contents_is_dropped),
        TEST(a_table_of_contents_that_never_ends_is_kept),
        TEST(enclosed_characters_are_read_from_their_code),
        TEST(a_checkbox_is_a_character),
        TEST(a_checkbox_may_be_empty),
        TEST(a_text_box_is_read_once_and_first),
        TEST(a_choice_that_nobody_knows_falls_back),
        TEST(word_art_is_text),
        TEST(charts_and_objects_are_reported),
        TEST(page_breaks_are_kept),
        TEST(strict_namespaces_are_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

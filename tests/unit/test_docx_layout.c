/*
 * Reading Word files: numbering, styles, tables, pictures, pages.
 */
#include "base/limits.h"
#include "word_fixture.h"

enum { EMU_MM = 36000 };

/* -- Numbering ------------------------------------------------------------- */

#define LEVEL(i, format, text)                                                 \
    "<w:lvl w:ilvl=\"" i "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format  \
    "\"/><w:lvlText w:val=\"" text "\"/></w:lvl>"
#define LIST(id, levels)                                                       \
    "<w:abstractNum w:abstractNumId=\"" id "\">" levels "</w:abstractNum>"
#define NUM(id, list, more)                                                    \
    "<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" list "\"/>" more     \
    "</w:num>"
#define N(num, level, text)                                                    \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" num  \
    "\"/></w:numPr></w:pPr>" R(text) "</w:p>"

static void numbers_are_those_that_a_reader_sees(void **state)
{
    struct fixture *f = *state;
    add_word_part(f, "numbering", "numbering",
                  LIST("0", LEVEL("0", "chineseCountingThousand", "%1、")
                                LEVEL("1", "chineseCounting", "（%2）")
                                    LEVEL("2", "decimal", "%3."))
                      NUM("1", "0", ""));
    assert_reads(f,
                 N("1", "0", "甲") N("1", "1", "乙") N("1", "1", "丙")
                     N("1", "2", "丁") N("1", "0", "戊") N("1", "1", "己"),
                 "一、甲\n（一）乙\n（二）丙\n1.丁\n二、戊\n（一）己\n");
    assert_int_equal(f->text.drafts.first->number_level, 1);
}

static void levels_show_the_numbers_above_them(void **state)
{
    struct fixture *f = *state;
    add_word_part(
        f, "numbering", "numbering",
        LIST(
            "0",
            LEVEL(
                "0", "chineseCounting",
                "第%1章") "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt "
                          "w:val=\"decimal\"/><w:isLgl/><w:suff "
                          "w:val=\"nothing\"/>"
                          "<w:lvlText w:val=\"%1.%2　\"/></w:lvl>")
            NUM("1", "0", ""));
    assert_reads(f, N("1", "0", "甲") N("1", "1", "乙") N("1", "1", "丙"),
                 "第一章 甲\n1.1　乙\n1.2　丙\n");
}

static void an_override_starts_anew(void **state)
{
    struct fixture *f = *state;
    add_word_part(f, "numbering", "numbering",
                  LIST("0", LEVEL("0", "decimal", "%1.")) NUM("1", "0", "")
                      NUM("2", "0", "")
                          NUM("3", "0",
                              "<w:lvlOverride w:ilvl=\"0\"><w:startOverride "
                              "w:val=\"5\"/></w:lvlOverride>"));
    assert_reads(f,
                 N("1", "0", "甲") N("2", "0", "乙") N("3", "0", "丙")
                     N("3", "0", "丁"),
                 "1.甲\n2.乙\n5.丙\n6.丁\n");
}

static void a_level_that_never_restarts_goes_on(void **state)
{
    struct fixture *f = *state;
    add_word_part(
        f, "numbering", "numbering",
        LIST("0",
             LEVEL("0", "decimal",
                   "%1.") "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/>"
                          "<w:lvlRestart w:val=\"0\"/><w:numFmt "
                          "w:val=\"lowerLetter\"/><w:lvlText w:val=\"%2)\"/>"
                          "</w:lvl>") NUM("1", "0", ""));
    assert_reads(f,
                 N("1", "0", "甲") N("1", "1", "乙") N("1", "0", "丙")
                     N("1", "1", "丁"),
                 "1.甲\na)乙\n2.丙\nb)丁\n");
}

static void bullets_are_items(void **state)
{
    struct fixture *f = *state;
    add_word_part(f, "numbering", "numbering",
                  LIST("0", LEVEL("0", "bullet", "\uF0B7")
                                LEVEL("1", "bullet", "o")) NUM("1", "0", ""));
    assert_reads(f, N("1", "0", "甲") N("1", "1", "乙"), "1—— 甲\n2—— 乙\n");
}

static void a_number_keeps_its_blank_before_a_figure(void **state)
{
    struct fixture *f = *state;
    add_word_part(f, "numbering", "numbering",
                  LIST("0", LEVEL("0", "decimal", "%1.")) NUM("1", "0", ""));
    assert_reads(f, N("1", "0", "5月开始") N("1", "0", "甲"),
                 "1. 5月开始\n2.甲\n");
}

static void a_list_may_begin_at_any_level(void **state)
{
    struct fixture *f = *state;
    add_word_part(f, "numbering", "numbering",
                  LIST("0", LEVEL("0", "bullet", "\uF0B7")
                                LEVEL("1", "bullet", "o")) NUM("1", "0", ""));
    assert_reads(f,
                 N("1", "1", "甲") N("1", "1", "乙") P("丙") N("1", "0", "丁")
                     N("1", "1", "戊"),
                 "1—— 甲\n1—— 乙\n丙\n1—— 丁\n2—— 戊\n");
}

static void a_style_carries_its_number(void **state)
{
    struct fixture *f = *state;
    add_word_part(
        f, "numbering", "numbering",
        LIST(
            "0",
            LEVEL("0", "chineseCounting",
                  "%1、") "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt "
                          "w:val=\"chineseCounting\"/><w:pStyle w:val=\"H2\"/>"
                          "<w:lvlText w:val=\"（%2）\"/></w:lvl>")
            NUM("1", "0", ""));
    add_word_part(
        f, "styles", "styles",
        "<w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:pPr>"
        "<w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>");
    assert_reads(
        f,
        "<w:p><w:pPr><w:pStyle w:val=\"H2\"/></w:pPr>" R(
            "甲") "</w:p><w:p><w:pPr><w:pStyle w:val=\"H2\"/><w:numPr>"
                  "<w:numId w:val=\"0\"/></w:numPr></w:pPr>" R("乙") "</w:p>",
        "（一）甲\n乙\n");
}

static void a_list_may_be_another_ones(void **state)
{
    struct fixture *f = *state;
    add_word_part(
        f, "numbering", "numbering",
        LIST(
            "0",
            LEVEL("0", "decimalEnclosedCircle",
                  "%1")) "<w:abstractNum w:abstractNumId=\"4\"><w:numStyleLink "
                         "w:val=\"L\"/></w:abstractNum>" NUM("1", "0", "")
                             NUM("2", "4", ""));
    add_word_part(
        f, "styles", "styles",
        "<w:style w:type=\"numbering\" w:styleId=\"L\"><w:pPr>"
        "<w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>");
    assert_reads(f, N("2", "0", "甲"), "① 甲\n");
}

static void every_format_has_its_numbers(void **state)
{
    static const struct {
        const char *format;
        int value;
        const char *text;
    } wanted[] = {
        {"chineseCounting", 10, "十"},
        {"chineseCountingThousand", 103, "一百零三"},
        {"japaneseCounting", 21, "二十一"},
        {"ideographTraditional", 3, "丙"},
        {"ideographZodiac", 12, "亥"},
        {"ideographDigital", 103, "一〇三"},
        {"chineseLegalSimplified", 12, "壹拾贰"},
        {"decimal", 12, "12"},
        {"decimalZero", 7, "07"},
        {"decimalFullWidth", 12, "１２"},
        {"decimalEnclosedCircle", 21, "㉑"},
        {"decimalEnclosedCircleChinese", 3, "③"},
        {"decimalEnclosedParen", 2, "⑵"},
        {"decimalEnclosedFullstop", 2, "⒉"},
        {"upperLetter", 28, "BB"},
        {"lowerLetter", 2, "b"},
        {"upperRoman", 1994, "MCMXCIV"},
        {"lowerRoman", 4, "iv"},
        {"none", 4, ""},
        {"hebrew1", 4, "4"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
        void *own;
        set_up(&own);
        struct fixture *fresh = own;
        add_word_part(
            fresh, "numbering", "numbering",
            arena_printf(fresh->arena,
                         "<w:abstractNum w:abstractNumId=\"0\"><w:lvl "
                         "w:ilvl=\"0\"><w:start w:val=\"%d\"/><w:numFmt "
                         "w:val=\"%s\"/><w:suff w:val=\"nothing\"/><w:lvlText "
                         "w:val=\"%%1\"/></w:lvl></w:abstractNum>%s",
                         wanted[i].value, wanted[i].format, NUM("1", "0", "")));
        assert_reads(fresh, N("1", "0", "甲"),
                     arena_printf(fresh->arena, "%s甲\n", wanted[i].text));
        tear_down(&own);
    }
}

/* -- Styles and looks ------------------------------------------------------ */

#define STYLE(type, id, base, content)                                         \
    "<w:style w:type=\"" type "\" w:styleId=\"" id "\"><w:name w:val=\"" id    \
    " name\"/><w:basedOn w:val=\"" base "\"/>" content "</w:style>"

static void styles_inherit(void **state)
{
    struct fixture *f = *state;
    add_word_part(
        f, "styles", "styles",
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia=\"宋体\"/>"
        "<w:sz w:val=\"21\"/></w:rPr></w:rPrDefault></w:docDefaults>" STYLE(
            "paragraph", "A", "",
            "<w:pPr><w:jc w:val=\"center\"/></w:pPr>"
            "<w:rPr><w:b/><w:color w:val=\"FF0000\"/></w:rPr>")
            STYLE("paragraph", "B", "A",
                  "<w:pPr><w:outlineLvl w:val=\"0\"/>"
                  "</w:pPr><w:rPr><w:sz w:val=\"44\"/></w:rPr>"));
    assert_true(read_body(f, "<w:p><w:pPr><w:pStyle w:val=\"B\"/></w:pPr>" RP(
                                 "<w:b/>", "标题") "</w:p>"));
    const struct look *look = f->text.drafts.first->look;
    assert_int_equal(look->align, ALIGN_CENTER);
    assert_true(look->is_bold && look->is_red);
    assert_int_equal(look->size, 22 * 12700);
    assert_int_equal(look->outline, 1);
    const struct word_paragraph *p = f->text.format->paragraphs;
    assert_string_equal(p->han_face, "宋体");
    assert_string_equal(p->style, "B name");
}

static void styles_in_a_circle_end(void **state)
{
    struct fixture *f = *state;
    add_word_part(f, "styles", "styles",
                  STYLE("paragraph", "A", "B", "")
                      STYLE("paragraph", "B", "A", "")
                          STYLE("paragraph", "C", "C", ""));
    assert_reads(f,
                 "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr>" R("甲") "</w:p>",
                 "甲\n");
}

static void a_toggle_that_two_styles_set_is_off(void **state)
{
    struct fixture *f = *state;
    add_word_part(
        f, "styles", "styles",
        STYLE("paragraph", "A", "", "<w:rPr><w:vanish/></w:rPr>")
            STYLE("character", "C", "", "<w:rPr><w:vanish/></w:rPr>"));
    assert_reads(f,
                 "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr>" R("甲")
                     RP("<w:rStyle w:val=\"C\"/>", "乙") "</w:p>",
                 "乙\n");
}

static void outline_levels_make_headings(void **state)
{
    struct fixture *f = *state;
    add_word_part(f, "styles", "styles",
                  STYLE("paragraph", "1", "",
                        "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>")
                      STYLE("paragraph", "2", "",
                            "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>"));
#define H(style, text)                                                         \
    "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr>" R(text) "</w:p>"
    assert_reads(f,
                 H("1", "读书活动方案") H("2", "总体要求") P("正文。")
                     H("2", "主要任务"),
                 "#1 读书活动方案\n#2 总体要求\n正文。\n#2 主要任务\n");
}

static void indents_in_characters_are_measured(void **state)
{
    struct fixture *f = *state;
    assert_true(read_body(
        f,
        "<w:p><w:pPr><w:ind w:firstLineChars=\"200\" w:firstLine=\"1\"/>"
        "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/></w:pPr>" RP(
            "<w:sz w:val=\"32\"/>",
            "甲") "</w:p><w:p>" RP("<w:sz w:val=\"32\"/>", "　　乙") "</w:p>"));
    const struct word_paragraph *p = f->text.format->paragraphs;
    assert_int_equal(p->first_indent, 32 * 12700);
    assert_int_equal(p->pitch_rule, PITCH_EXACT);
    assert_int_equal(p->pitch, 28 * 12700);
    assert_int_equal(f->text.drafts.last->look->indent, 32 * 12700);
}

static void themes_name_their_fonts(void **state)
{
    struct fixture *f = *state;
    add_part(f, "word/t.xml",
             "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/"
             "2006/main\"><a:minorFont><a:latin typeface=\"Calibri\"/><a:ea "
             "typeface=\"\"/><a:font script=\"Hans\" typeface=\"等线\"/>"
             "</a:minorFont></a:theme>");
    f->relations = arena_printf(
        f->arena, "<Relationship Id=\"t\" Type=\"%s/theme\" Target=\"t.xml\"/>",
        f->office);
    assert_true(read_body(
        f,
        "<w:p>" RP(
            "<w:rFonts w:asciiTheme=\"minorHAnsi\" w:eastAsiaTheme=\"minorEastAsia\"/>",
            "甲") "</w:p>"));
    assert_string_equal(f->text.format->paragraphs->han_face, "等线");
    assert_string_equal(f->text.format->paragraphs->latin_face, "Calibri");
}

/* -- Tables ---------------------------------------------------------------- */

#define BORDERS(sides)                                                         \
    "<w:tblPr><w:tblBorders>" sides "</w:tblBorders></w:tblPr>"
#define GRID                                                                   \
    BORDERS("<w:left w:val=\"single\"/><w:insideV w:val=\"single\"/>"          \
            "<w:top w:val=\"single\"/>")
#define TC(p, text) "<w:tc><w:tcPr>" p "</w:tcPr>" P(text) "</w:tc>"

static void a_table_has_rows_and_columns(void **state)
{
    struct fixture *f = *state;
    assert_reads(f,
                 "<w:tbl>" GRID "<w:tr>" TC("", "时间")
                     TC("", "任务") "</w:tr><w:tr>" TC("", "三月") "<w:tc>" P(
                         "动员") P("部署") "</w:tc></w:tr></w:tbl>",
                 "|时间|任务|;|三月|动员\n部署|;\n");
    assert_string_equal(f->text.source.text, "时间\t任务\n三月\t动员 部署\n");
}

static void the_first_of_merged_cells_has_the_text(void **state)
{
    struct fixture *f = *state;
    assert_reads(
        f,
        "<w:tbl>" GRID "<w:tr>" TC("<w:gridSpan w:val=\"2\"/>", "甲")
            TC("", "乙") "</w:tr><w:tr>" TC("<w:vMerge w:val=\"restart\"/>",
                                            "丙") TC("", "丁")
                TC("", "戊") "</w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>"
                             "<w:p/></w:tc>" TC("", "己")
                                 TC("", "庚") "</w:tr></w:tbl>",
        "|甲||乙|;|丙|丁|戊|;||己|庚|;\n");
    assert_int_equal(f->notes.count[NOTE_MOVED], 1);
}

static void tables_that_place_text_are_paragraphs(void **state)
{
    assert_reads(
        *state,
        "<w:tbl>" BORDERS("<w:top w:val=\"single\"/>") "<w:tr>" TC(
            "<w:gridSpan w:val=\"2\"/>",
            "抄送：某局。") "</w:tr><w:tr>" TC("", "某市办公室")
            TC("",
               "2026年7月28日印发") "</w:tr></w:tbl>"
                                    "<w:tbl><w:tr>" TC("", "甲局") TC(
                                        "<w:vMerge w:val=\"restart\"/>",
                                        "文件") "</w:tr><w:tr>" TC("", "乙局")
                                        TC("<w:vMerge/>", "") "</w:tr></w:tbl>",
        "抄送：某局。\n某市办公室 2026年7月28日印发\n"
        "甲局\n乙局\n文件\n");
}

static void a_table_in_a_table_is_flattened(void **state)
{
    struct fixture *f = *state;
    assert_reads(f,
                 "<w:tbl>" GRID "<w:tr>" TC("", "甲") "<w:tc>" P(
                     "乙") "<w:tbl>" GRID "<w:tr>" TC("", "丙")
                     TC("", "丁") "</w:tr></w:tbl><w:p/>"
                                  "</w:tc></w:tr></w:tbl>",
                 "|甲|乙\n丙 丁|;\n");
    assert_int_equal(f->notes.count[NOTE_MOVED], 1);
}

static void deleted_rows_are_gone(void **state)
{
    assert_reads(*state,
                 "<w:tbl>" GRID "<w:tr>" TC("", "甲") TC(
                     "", "乙") "</w:tr>"
                               "<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>" TC(
                                   "", "丙") TC("", "丁") "</w:tr></w:tbl>",
                 "|甲|乙|;\n");
}

static void too_many_columns_are_refused(void **state)
{
    struct fixture *f = *state;
    assert_false(read_body(f, "<w:tbl><w:tr>" TC("<w:gridSpan w:val=\"65\"/>",
                                                 "甲") "</w:tr></w:tbl>"));
    assert_string_equal(codes(f), "I010 ");
}

static void too_many_cells_of_a_row_are_refused(void **state)
{
    struct fixture *f = *state;
    const char *cells = "";
    for (int i = 0; i <= LIMIT_TABLE_COLUMNS; i++)
        cells = arena_printf(f->arena, "%s%s", cells, TC("", "甲"));
    assert_false(read_body(
        f, arena_printf(f->arena, "<w:tbl><w:tr>%s</w:tr></w:tbl>", cells)));
    assert_string_equal(codes(f), "I010 ");
}

/* -- Pages ----------------------------------------------------------------- */

#define SECT(content)                                                          \
    "<w:sectPr>" content "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar "      \
    "w:top=\"2098\" w:left=\"1588\" w:right=\"26mm\" w:bottom=\"1984\"/>"      \
    "<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/></w:sectPr>"

static void a_section_has_its_paper(void **state)
{
    struct fixture *f = *state;
    assert_true(read_body(f, P("甲") SECT("")));
    const struct word_section *s = f->text.format->sections;
    assert_int_equal(s->width / 1000, 210 * EMU_MM / 1000);
    assert_int_equal(s->right / 1000, 26 * EMU_MM / 1000 - 1);
    assert_int_equal(s->grid_lines, 22);
    assert_int_equal(s->span.start, 0);
    assert_null(s->next);
}

static void page_numbers_are_found_in_footers(void **state)
{
    struct fixture *f = *state;
    add_word_part(
        f, "footer", "ftr",
        "<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>" R(
            "— ") "<w:fldSimple w:instr=\" PAGE \">" RP("<w:sz w:val=\"28\"/>",
                                                        "1") "</w:fldSimple>" R(" —") "</w:p>");
    assert_reads(f,
                 P("甲") SECT("<w:footerReference w:type=\"default\" "
                              "r:id=\"footer\"/>"),
                 "甲\n");
    const struct word_section *s = f->text.format->sections;
    assert_true(s->has_page_number && s->has_number_dashes);
    assert_false(s->is_number_in_header);
    assert_int_equal(s->odd_number, ALIGN_RIGHT);
    assert_int_equal(s->number_size, 14 * 12700);
    assert_int_equal(f->notes.count[NOTE_DROPPED], 1);
}

static void the_header_of_the_first_page_is_text(void **state)
{
    struct fixture *f = *state;
    add_word_part(f, "header", "hdr", P("某市教育局"));
    assert_reads(f,
                 P("甲") SECT("<w:headerReference w:type=\"first\" "
                              "r:id=\"header\"/><w:titlePg/>"),
                 "某市教育局\n甲\n");
    assert_true(f->text.drafts.first->look->is_in_header);
    assert_false(f->text.drafts.last->look->is_in_header);
}

static void another_header_is_dropped_with_a_note(void **state)
{
    struct fixture *f = *state;
    add_word_part(f, "header", "hdr", P("内部资料"));
    assert_reads(f,
                 P("甲") SECT("<w:headerReference w:type=\"default\" "
                              "r:id=\"header\"/>"),
                 "甲\n");
    assert_string_equal(f->notes.first->text, "内部资料");
}

/* -- Pictures -------------------------------------------------------------- */

static void a_picture_that_is_none_is_reported(void **state)
{
    struct fixture *f = *state;
    add_part(f, "word/media/a.emf", "no picture");
    f->relations = arena_printf(f->arena,
                                "<Relationship Id=\"i\" Type=\"%s/image\" "
                                "Target=\"media/a.emf\"/>",
                                f->office);
    assert_reads(f,
                 "<w:p>" R("甲") "<w:r><w:drawing><a:blip r:embed=\"i\"/>"
                                 "</w:drawing></w:r></w:p>",
                 "甲\n");
    assert_string_equal(codes(f), "I037 ");
    assert_null(f->text.pictures);
}

/* A whole PNG of one pixel. */
static const unsigned char pixel[] = {
    0x89, 'P', 'N', 'G',  '\r', '\n', 0x1A, '\n', 0,    0, 0, 13,
    'I',  'H', 'D', 'R',  0,    0,    0,    1,    0,    0, 0, 1,
    8,    0,   0,   0,    0,    0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0,
    10,   'I', 'D', 'A',  'T',  0x78, 0xDA, 0x63, 0x60, 0, 0, 0,
    2,    0,   1,   0xE5, 0x27, 0xDE, 0xFC, 0,    0,    0, 0, 'I',
    'E',  'N', 'D', 0xAE, 0x42, 0x60, 0x82};

static void a_picture_has_a_path_and_its_caption(void **state)
{
    struct fixture *f = *state;
    f->parts[f->n++] =
        (struct zip_part){"word/media/a.png", pixel, sizeof(pixel), true};
    f->relations = arena_printf(f->arena,
                                "<Relationship Id=\"i\" Type=\"%s/image\" "
                                "Target=\"media/a.png\"/>",
                                f->office);
    add_word_part(f, "styles", "styles",
                  "<w:style w:type=\"paragraph\" w:styleId=\"c\"><w:name "
                  "w:val=\"caption\"/></w:style>");
    assert_reads(
        f,
        "<w:p>" R(
            "见下图。") "<w:r><w:drawing><a:blip "
                        "r:embed=\"i\"/></w:drawing></w:r></w:p>"
                        "<w:p><w:pPr><w:pStyle w:val=\"c\"/></w:pPr>" R(
                            "流程图") "</w:p><w:p><w:r><w:pict><v:imagedata "
                                      "r:id=\"i\"/>"
                                      "</w:pict></w:r></w:p>",
        "见下图。\n!图1.png 流程图\n!图1.png \n");
    assert_int_equal(f->text.pictures->len, sizeof(pixel));
    assert_null(f->text.pictures->next);
}

static void a_picture_outside_is_never_fetched(void **state)
{
    struct fixture *f = *state;
    f->relations =
        arena_printf(f->arena,
                     "<Relationship Id=\"i\" Type=\"%s/image\" TargetMode="
                     "\"External\" Target=\"http://example.com/a.png\"/>",
                     f->office);
    assert_reads(f,
                 "<w:p>" R("甲") "<w:r><w:drawing><a:blip r:embed=\"i\"/>"
                                 "</w:drawing></w:r></w:p>",
                 "甲\n");
    assert_string_equal(codes(f), "I036 ");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(numbers_are_those_that_a_reader_sees),
        TEST(levels_show_the_numbers_above_them),
        TEST(an_override_starts_anew),
        TEST(a_level_that_never_restarts_goes_on),
        TEST(bullets_are_items),
        TEST(a_number_keeps_its_blank_before_a_figure),
        TEST(a_list_may_begin_at_any_level),
        TEST(a_style_carries_its_number),
        TEST(a_list_may_be_another_ones),
        TEST(every_format_has_its_numbers),
        TEST(styles_inherit),
        TEST(styles_in_a_circle_end),
        TEST(a_toggle_that_two_styles_set_is_off),
        TEST(outline_levels_make_headings),
        TEST(indents_in_characters_are_measured),
        TEST(themes_name_their_fonts),
        TEST(a_table_has_rows_and_columns),
        TEST(the_first_of_merged_cells_has_the_text),
        TEST(tables_that_place_text_are_paragraphs),
        TEST(a_table_in_a_table_is_flattened),
        TEST(deleted_rows_are_gone),
        TEST(too_many_columns_are_refused),
        TEST(too_many_cells_of_a_row_are_refused),
        TEST(a_section_has_its_paper),
        TEST(page_numbers_are_found_in_footers),
        TEST(the_header_of_the_first_page_is_text),
        TEST(another_header_is_dropped_with_a_note),
        TEST(a_picture_that_is_none_is_reported),
        TEST(a_picture_has_a_path_and_its_caption),
        TEST(a_picture_outside_is_never_fetched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * The PDF writer, judged by what poppler and qpdf read in its files.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pdf_fixture.h"
#include "write/pdf_text.h"

/* -- Text ---------------------------------------------------------------- */

static void text_comes_out_as_it_went_in(void **state)
{
    struct fixture *f = *state;
    const char *text = "为贯彻落实《方案》（2026年），“三比一争当”……——完。";

    add_text(f, FACE_BODY, 50 * EMU_MM, text);
    write_pdf(f);
    assert_int_equal(run(f, "pdftotext", "-"), 0);
    assert_string_equal(
        buf_text(&f->said),
        "为贯彻落实《方案》（2026年），“三比一争当”……——完。\n\n\f");
}

static void rare_hanzi_stay_in_their_line(void **state)
{
    struct fixture *f = *state;

    add_text(f, FACE_BODY, 50 * EMU_MM, "朱镕基、陈喆、张堃、𠮷野。");
    write_pdf(f);
    run(f, "pdftotext", "-");
    assert_string_equal(buf_text(&f->said), "朱镕基、陈喆、张堃、𠮷野。\n\n\f");
    run(f, "pdftotext -raw", "-");
    assert_string_equal(buf_text(&f->said), "朱镕基、陈喆、张堃、𠮷野。\n\f");
}

/* FandolFang has one glyph for · • ・, and one for 一 and U+2F00. */
static void characters_that_share_a_glyph_stay_apart(void **state)
{
    struct fixture *f = *state;

    add_text(f, FACE_BODY, 50 * EMU_MM, "甲·乙•丙・丁一戊⼀己");
    write_pdf(f);
    run(f, "pdftotext", "-");
    assert_string_equal(buf_text(&f->said), "甲·乙•丙・丁一戊⼀己\n\n\f");
}

static void squeezed_marks_leave_no_blank(void **state)
{
    struct fixture *f = *state;
    struct text_piece *piece =
        add_text(f, FACE_BODY, 50 * EMU_MM, "（甲）。“乙”，丙");

    for (size_t i = 0; i < piece->n; i++)
        if (i == 0 || i == 2 || i == 3 || i == 6)
            piece->advances[i] /= 2;
    write_pdf(f);
    run(f, "pdftotext", "-");
    assert_string_equal(buf_text(&f->said), "（甲）。“乙”，丙\n\n\f");
}

/* As in a justified line: ten of the marks lose half of their width. */
static void squeezed_line_stays_one_line(void **state)
{
    struct fixture *f = *state;
    const char *text =
        "会议、“解放思想”、《方案》（试行）、‘甲’，精神；“乙”。丙";
    struct text_piece *piece = add_text(f, FACE_BODY, 50 * EMU_MM, text);
    const char *p = text;

    for (size_t i = 0; i < piece->n; i++) {
        uint32_t scalar = utf8_next(&p), next = utf8_peek(p);
        if (scalar_is_cjk_mark(scalar) && scalar_is_cjk_mark(next))
            piece->advances[i] /= 2;
    }
    write_pdf(f);
    run(f, "pdftotext -raw", "-");
    assert_says(f, text);
    run(f, "pdftotext", "-");
    assert_says(f, text);
}

/* A full stop of a quarter of an em in a cell of half an em. */
static void gap_without_a_blank_reads_as_none(void **state)
{
    struct fixture *f = *state;
    struct text_piece *piece =
        add_text(f, FACE_BODY, 50 * EMU_MM, "1.甲.乙 丙");

    for (size_t i = 0; i < piece->n; i++)
        if (piece->advances[i] < 8 * EMU_PT)
            piece->advances[i] = 8 * EMU_PT;
    write_pdf(f);
    run(f, "pdftotext", "-");
    assert_string_equal(buf_text(&f->said), "1.甲.乙 丙\n\n\f");
}

/* Its glyph is narrower, but the last of the line keeps its own width. */
static void mark_at_the_end_of_a_line_is_not_made_narrower(void **state)
{
    struct fixture *f = *state;
    struct text_piece *piece = add_text(f, FACE_BODY, 50 * EMU_MM, "甲。");

    piece->advances[1] /= 2;
    write_pdf(f);
    run(f, "pdffonts", "");
    assert_null(
        strstr(strstr(buf_text(&f->said), "FandolFang") + 1, "FandolFang"));
}

static void turned_text_is_turned(void **state)
{
    struct fixture *f = *state;
    struct text_piece *piece = add_text(f, FACE_BODY, 200 * EMU_MM, "甲乙丙");

    piece->is_turned = true;
    write_pdf(f);
    run(f, "pdftotext -bbox", "-");
    assert_says(f, ">甲乙丙</word>");
    const char *x = strstr(buf_text(&f->said), "xMin=\"");
    const char *end = strstr(buf_text(&f->said), "xMax=\"");
    assert_non_null(x);
    assert_true(atof(end + 6) - atof(x + 6) < 17); /* upright it is 48 wide */
}

static void lines_come_in_reading_order(void **state)
{
    struct fixture *f = *state;

    add_text(f, FACE_HEADING1, 50 * EMU_MM, "一、总体要求");
    add_text(f, FACE_BODY, 60 * EMU_MM, "甲乙丙丁");
    add_page(f);
    add_text(f, FACE_HEADING2, 50 * EMU_MM, "（一）活动内容");
    write_pdf(f);
    run(f, "pdftotext -raw", "-");
    assert_string_equal(buf_text(&f->said),
                        "一、总体要求\n甲乙丙丁\n\f（一）活动内容\n\f");
}

/* Each character half a thousandth of an em too far: 0.5 × 28 would show. */
static void positions_do_not_drift(void **state)
{
    struct fixture *f = *state;
    struct text_piece *piece =
        add_text(f, FACE_BODY, 50 * EMU_MM,
                 "甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁");
    const char *last;
    double left = 0;

    for (size_t i = 0; i < piece->n; i++)
        piece->advances[i] = 156 * EMU_MM / 28;
    write_pdf(f);
    run(f, "pdftotext -bbox-layout", "-");
    last = strstr(buf_text(&f->said), "<word ");
    assert_non_null(last);
    last = strstr(last, "xMax=\"");
    assert_non_null(last);
    left = atof(last + 6) - 16; /* where the last character begins */
    assert_true(left > 79.3701 + 27 * 15.7930 - 0.02);
    assert_true(left < 79.3701 + 27 * 15.7930 + 0.02);
}

static void missing_characters_are_all_reported_once(void **state)
{
    struct fixture *f = *state;
    struct text_piece *piece = add_text(f, FACE_BODY, 50 * EMU_MM,
                                        "甲\xee\x88\xb4乙\xee\x88\xb4"
                                        "\xf4\x8f\xbf\xbd");

    /* the piece is a part of what stands there, emphasised */
    const struct source source = {.text = "甲甲*甲\xee\x88\xb4乙*乙",
                                  .len = 20};

    piece->span = (struct span){3, 20};
    f->diags.source = &source;
    assert_false(pdf_write(f->pages, f->fonts, &f->diags, &f->pdf));
    assert_int_equal(f->pdf.len, 0);
    assert_int_equal(f->diags.count[SEVERITY_ERROR], 2);
    assert_int_equal(f->diags.first->code, DIAG_GLYPH_MISSING);
    assert_string_equal(f->diags.first->args[1], "U+E234");
    assert_int_equal(f->diags.first->span.start, 10);
    assert_int_equal(f->diags.first->span.end, 13);
    assert_string_equal(f->diags.last->args[1], "U+10FFFD");
}

/* A TrueType font that Debian has; its codes are ours. */
static void truetype_fonts_work_too(void **state)
{
    struct fixture *f = *state;
    struct font_config config = *f->config;
    struct font_candidate candidates[] = {{.family = "AR PL SungtiL GB"},
                                          {.family = "DejaVu Sans"}};
    const char *text = "ABC·•·ab";

    config.roles[FACE_BODY].candidates =
        (struct font_candidates){candidates, 2};
    fonts_close(f->fonts);
    f->fonts = fonts_open(&config, &f->diags);
    if (f->fonts == NULL)
        skip();
    add_text(f, FACE_BODY, 50 * EMU_MM, text);
    write_pdf(f);
    run(f, "pdftotext", "-");
    assert_string_equal(buf_text(&f->said), "ABC·•·ab\n\n\f");
    run(f, "pdffonts", "");
    assert_says(f, "CID TrueType      Identity-H       yes yes yes");
}

/* -- The file ------------------------------------------------------------ */

static void fonts_are_embedded_in_pdf_1_4(void **state)
{
    struct fixture *f = *state;

    add_text(f, FACE_TITLE, 50 * EMU_MM, "实施方案");
    add_text(f, FACE_BODY, 60 * EMU_MM, "甲乙镕");
    write_pdf(f);
    assert_memory_equal(f->pdf.data, "%PDF-1.4", 8);
    assert_int_equal(run(f, "pdffonts", ""), 0);
    assert_null(strstr(buf_text(&f->said), " no "));
    assert_says(f, "CID Type 0C");
}

static void file_passes_qpdf(void **state)
{
    struct fixture *f = *state;

    add_text(f, FACE_BODY, 60 * EMU_MM, "甲乙镕");
    write_pdf(f);
    assert_int_equal(run(f, "qpdf --check", ""), 0);
}

static void properties_are_in_chinese(void **state)
{
    struct fixture *f = *state;

    f->pages->title = "关于𠮷的“方案”";
    f->pages->author = "某市科学技术协会";
    f->pages->date = "2026-07-28";
    add_text(f, FACE_BODY, 50 * EMU_MM, "甲");
    write_pdf(f);
    run(f, "pdfinfo -isodates", "");
    assert_says(f, "关于𠮷的“方案”\n");
    assert_says(f, "某市科学技术协会\n");
    assert_says(f, "fangan ");
    assert_says(f, "2026-07-28T00:00:00+08");
}

static void build_time_stands_for_the_date_if_it_is_given(void **state)
{
    struct fixture *f = *state;

    f->pages->date = "2026-07-28";
    add_text(f, FACE_BODY, 50 * EMU_MM, "甲");
    setenv("SOURCE_DATE_EPOCH", "86400", 1);
    write_pdf(f);
    unsetenv("SOURCE_DATE_EPOCH");
    run(f, "pdfinfo -isodates", "");
    assert_says(f, "1970-01-02T00:00:00Z");
}

static void absurd_build_time_is_none(void **state)
{
    struct fixture *f = *state;

    f->pages->date = "2026-07-28";
    add_text(f, FACE_BODY, 50 * EMU_MM, "甲");
    setenv("SOURCE_DATE_EPOCH", "99999999999999999999", 1);
    write_pdf(f);
    setenv("SOURCE_DATE_EPOCH", "-1", 1);
    write_pdf(f);
    unsetenv("SOURCE_DATE_EPOCH");
    run(f, "pdfinfo -isodates", "");
    assert_says(f, "2026-07-28T00:00:00+08");
}

static void endless_title_is_shortened_in_the_properties(void **state)
{
    struct fixture *f = *state;
    struct buf title = BUF_EMPTY;

    for (int i = 0; i < 100000; i++)
        buf_add_str(&title, "题");
    f->pages->title = buf_text(&title);
    add_text(f, FACE_BODY, 50 * EMU_MM, "甲");
    write_pdf(f);
    run(f, "pdfinfo", "");
    assert_says(f, "题题…\n");
    buf_free(&title);
}

static void headings_become_bookmarks(void **state)
{
    struct fixture *f = *state;
    struct outline_entry second = {"（一）活动内容", 2, 0, 60 * EMU_MM, NULL};
    struct outline_entry first = {"一、总体要求", 1, 0, 50 * EMU_MM, &second};

    f->pages->outline = &first;
    add_text(f, FACE_BODY, 50 * EMU_MM, "甲");
    write_pdf(f);
    assert_int_equal(run(f, "pdftohtml -i -xml -stdout", ""), 0);
    assert_says(f,
                "<outline>\n<item page=\"1\">一、总体要求</item>\n<outline>\n"
                "<item page=\"1\">（一）活动内容</item>\n</outline>");
}

static void same_pages_give_the_same_bytes(void **state)
{
    struct fixture *f = *state;
    struct buf again = BUF_EMPTY;

    f->pages->title = "方案";
    add_text(f, FACE_BODY, 50 * EMU_MM, "甲乙镕");
    write_pdf(f);
    assert_true(pdf_write(f->pages, f->fonts, &f->diags, &again));
    assert_int_equal(again.len, f->pdf.len);
    assert_memory_equal(again.data, f->pdf.data, again.len);
    buf_free(&again);
}

static void other_text_gives_another_id(void **state)
{
    struct fixture *f = *state;
    struct buf other = BUF_EMPTY;
    const char *id;

    struct text_piece *piece = add_text(f, FACE_BODY, 50 * EMU_MM, "甲");
    write_pdf(f);
    piece->text = "乙";
    assert_true(pdf_write(f->pages, f->fonts, &f->diags, &other));
    id = memmem(f->pdf.data, f->pdf.len, "/ID", 3);
    assert_non_null(id);
    assert_null(memmem(other.data, other.len, id, 40));
    buf_free(&other);
}

/* -- Rules --------------------------------------------------------------- */

static void rules_are_filled_rectangles(void **state)
{
    struct fixture *f = *state;
    struct pdf_printer printer = {.store = f->fonts};
    struct rule_piece rule = {.x = 28 * EMU_MM,
                              .y = 100 * EMU_MM,
                              .width = 156 * EMU_MM,
                              .height = EMU_MM / 2,
                              .ink = INK_RED};
    struct page page = {.first_rule = &rule, .last_rule = &rule};

    pdf_print_page(&printer, &page, f->pages->height, NULL, &f->said);
    assert_string_equal(buf_text(&f->said),
                        "1 0 0 rg\n79.37 557.008 442.205 1.417 re f\n");
}

/* -- Numbers ------------------------------------------------------------- */

static void lengths_are_printed_without_noise(void **state)
{
    (void)state;
    struct buf out = BUF_EMPTY;
    const int64_t lengths[] = {
        0, EMU_PT,      -EMU_PT / 2, 13,    -13,
        6, 10 * EMU_PT, EMU_MM,      12710, 7 * (int64_t)1000000000};

    for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
        pdf_add_length(&out, lengths[i]);
        buf_add_char(&out, ' ');
    }
    assert_string_equal(buf_text(&out), "0 1 -0.5 0.001 -0.001 0 10 2.835 "
                                        "1.001 551181.102 ");
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(text_comes_out_as_it_went_in),
        TEST(rare_hanzi_stay_in_their_line),
        TEST(characters_that_share_a_glyph_stay_apart),
        TEST(squeezed_marks_leave_no_blank),
        TEST(lines_come_in_reading_order),
        TEST(truetype_fonts_work_too),
        TEST(positions_do_not_drift),
        TEST(missing_characters_are_all_reported_once),
        TEST(fonts_are_embedded_in_pdf_1_4),
        TEST(file_passes_qpdf),
        TEST(properties_are_in_chinese),
        TEST(build_time_stands_for_the_date_if_it_is_given),
        TEST(absurd_build_time_is_none),
        TEST(endless_title_is_shortened_in_the_properties),
        TEST(headings_become_bookmarks),
        TEST(same_pages_give_the_same_bytes),
        TEST(other_text_gives_another_id),
        TEST(squeezed_line_stays_one_line),
        TEST(gap_without_a_blank_reads_as_none),
        TEST(mark_at_the_end_of_a_line_is_not_made_narrower),
        TEST(turned_text_is_turned),
        TEST(rules_are_filled_rectangles),
        cmocka_unit_test(lengths_are_printed_without_noise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

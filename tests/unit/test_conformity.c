/*
 * The format of a Word file: one that keeps to the standard fires nothing, and
 * each departure fires its own code at its own paragraph.
 */
#include "layout/conformity.h"
#include "layout/geometry.h"
#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* The paragraphs of the file, a line each: the front matter takes three. */
enum { TITLE_AT, TO_AT, TEXT_AT, HEADING1_AT, HEADING2_AT, RUN_IN_AT, N };

static const char text[] = "---\n"
                           "标题: 关于开展读书活动的实施方案\n"
                           "主送: [各科室]\n"
                           "---\n\n"
                           "为推动阅读，制定本方案。\n\n"
                           "## 总体要求\n\n"
                           "### 基本原则\n\n"
                           "（二）强化领导。各科室要落实。\n";

struct fixture {
    struct reading *reading;
    const struct font_config *fonts;
    struct word_format format;
    struct word_section section;
    struct word_paragraph paragraphs[N];
};

static struct span line_span(const struct fixture *f, size_t line)
{
    const struct source *source = &f->reading->source;
    size_t len;
    const char *start = source_line(source, line, &len);
    uint32_t at = (uint32_t)(start - source->text);
    return (struct span){at, at + (uint32_t)len};
}

/* As fangan writes them itself. */
static void set_right(struct fixture *f)
{
    static const size_t lines[N] = {2, 3, 6, 8, 10, 12};
    static const char *const faces[N] = {"方正小标宋简体", "仿宋",
                                         "仿宋_GB2312",    "黑体",
                                         "楷体_GB2312",    "FangSong"};
    static const int outlines[N] = {0, 0, 0, 1, 2, 0};
    f->section = (struct word_section){.width = PAGE_WIDTH,
                                       .height = PAGE_HEIGHT,
                                       .top = 37 * EMU_MM,
                                       .bottom = 35 * EMU_MM,
                                       .left = 28 * EMU_MM,
                                       .right = 26 * EMU_MM,
                                       .span = line_span(f, 2),
                                       .has_page_number = true,
                                       .odd_number = ALIGN_RIGHT,
                                       .even_number = ALIGN_LEFT,
                                       .has_number_dashes = true,
                                       .number_size = SIZE_SMALL};
    f->format = (struct word_format){f->paragraphs, &f->section, true};
    for (int i = 0; i < N; i++) {
        f->paragraphs[i] = (struct word_paragraph){
            .span = line_span(f, lines[i]),
            .han_face = faces[i],
            .outline = outlines[i],
            .size = i == TITLE_AT ? SIZE_TITLE : SIZE_BODY,
            .align = i == TITLE_AT ? ALIGN_CENTER : ALIGN_DEFAULT,
            .first_chars = i <= TO_AT ? 0 : 200,
            .pitch_rule = PITCH_EXACT,
            .pitch = 579 * EMU_PT / 20,
            .next = i + 1 < N ? &f->paragraphs[i + 1] : NULL};
    }
}

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    f->reading = reading_of(text);
    f->fonts = font_config_load(f->reading->arena, &f->reading->diags);
    assert_non_null(f->fonts);
    assert_string_equal(reading_codes(f->reading), "");
    set_right(f);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    reading_end(f->reading);
    free(f);
    return 0;
}

static void assert_found(struct fixture *f, const char *codes)
{
    conformity_check(f->reading->plan, &f->format, NULL, f->fonts,
                     &f->reading->diags);
    assert_string_equal(reading_codes(f->reading), codes);
}

static void a_right_file_fires_nothing(void **state)
{
    assert_found(*state, "");
}

static void paper_and_margins(void **state)
{
    struct fixture *f = *state;
    f->section.width = 216 * EMU_MM;
    f->section.left = 32 * EMU_MM;
    assert_found(f, "2:1 T020 2:1 T021");
}

/* 10.1: its first page goes on below the 版心. */
static void a_letter_has_less_margin_below(void **state)
{
    struct fixture *f = *state;
    f->section.top = 1960 * 635;
    f->section.bottom = 1331 * 635;
    for (int i = 0; i < N; i++)
        f->paragraphs[i].pitch = 592 * 635;
    f->section.has_first_page = true;
    assert_found(f, "");
    f->section.has_first_page = false;
    assert_found(f, "2:1 T021");
}

static void margins_less_half_the_leading_are_right(void **state)
{
    struct fixture *f = *state;
    f->section.top = 1960 * 635;
    f->section.bottom = 1847 * 635;
    for (int i = 0; i < N; i++)
        f->paragraphs[i].pitch = 592 * 635;
    assert_found(f, "");
}

static void rows_and_characters(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < N; i++)
        f->paragraphs[i].pitch = 28 * EMU_PT;
    assert_found(f, ""); /* 22.7 rows: 22 */
    for (int i = 0; i < N; i++)
        f->paragraphs[i].pitch = 29 * EMU_PT + EMU_PT / 2;
    assert_found(f, "2:1 T022"); /* 21.6 rows */
}

static void a_grid_of_22_rows_needs_no_exact_pitch(void **state)
{
    struct fixture *f = *state;
    f->section.grid_lines = 22;
    for (int i = 0; i < N; i++) {
        f->paragraphs[i].pitch_rule = PITCH_MULTIPLE;
        f->paragraphs[i].pitch = 1000;
    }
    assert_found(f, "");
    f->paragraphs[TEXT_AT].pitch = 1500;
    assert_found(f, "6:1 T027");
}

static void
the_lines_of_a_grid_are_rows_of_text_that_stands_on_them(void **state)
{
    struct fixture *f = *state;
    f->section.grid_lines = 44;
    for (int i = 0; i < N; i++) {
        f->paragraphs[i].pitch_rule = PITCH_MULTIPLE;
        f->paragraphs[i].pitch = 1500;
    }
    assert_found(f, "3:1 T027");
}

static void wrong_margins_are_no_wrong_rows(void **state)
{
    struct fixture *f = *state;
    f->section.left = 32 * EMU_MM;
    for (int i = 0; i < N; i++)
        f->paragraphs[i].pitch = 28 * EMU_PT;
    assert_found(f, "2:1 T021");
}

static void sections_that_are_alike_are_judged_once(void **state)
{
    struct fixture *f = *state;
    f->section.left = 32 * EMU_MM;
    struct word_section last = f->section;
    last.span = f->paragraphs[N - 1].span;
    f->section.next = &last;
    assert_found(f, "2:1 T021");
}

static void margins_of_a_page_of_boxes_place_nothing(void **state)
{
    struct fixture *f = *state;
    struct word_section last = f->section;
    last.span = f->paragraphs[N - 1].span;
    last.top = 20 * EMU_MM;
    f->section.next = &last;
    assert_found(f, "12:1 T021");
    f->paragraphs[N - 1].is_in_box = true;
    f->reading->diags = (struct diags){.arena = f->reading->diags.arena,
                                       .source = f->reading->diags.source,
                                       .lang = f->reading->diags.lang};
    assert_found(f, "");
}

static void what_the_file_does_not_say_is_not_judged(void **state)
{
    struct fixture *f = *state;
    f->section.width = f->section.height = 0;
    f->section.top = f->section.bottom = 0;
    f->section.left = f->section.right = 0;
    assert_found(f, "");
}

static void a_grid_of_27_characters(void **state)
{
    struct fixture *f = *state;
    f->section.grid_characters = 27;
    assert_found(f, "2:1 T022");
}

static void one_paragraph_with_another_pitch(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < N; i++)
        f->paragraphs[i].pitch = 28 * EMU_PT;
    f->paragraphs[TEXT_AT].pitch = 592 * 635;
    assert_found(f, "6:1 T027");
}

static void faces_by_element(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < N; i++)
        f->paragraphs[i].han_face = "宋体";
    assert_found(f, "2:1 T023 3:1 T023 8:1 T023 10:1 T023");
    const struct diag *second = f->reading->diags.first->next;
    assert_string_equal(second->args[0], "the recipients, the text");
    assert_string_equal(second->hint, "and 2 more: no. 6, 12");
}

static void the_same_fault_is_told_once(void **state)
{
    struct fixture *f = *state;
    f->paragraphs[TEXT_AT].size = 14 * EMU_PT;
    f->paragraphs[RUN_IN_AT].size = 14 * EMU_PT;
    assert_found(f, "6:1 T024");
    assert_string_equal(f->reading->diags.first->hint, "and 1 more: no. 12");
}

static void a_run_in_heading_may_have_either_face(void **state)
{
    struct fixture *f = *state;
    f->paragraphs[RUN_IN_AT].han_face = "楷体";
    assert_found(f, "");
}

static void an_unknown_face_is_not_judged(void **state)
{
    struct fixture *f = *state;
    f->paragraphs[TEXT_AT].han_face = NULL;
    f->paragraphs[TEXT_AT].size = 0;
    assert_found(f, "");
}

static void sizes_indents_aligns(void **state)
{
    struct fixture *f = *state;
    f->paragraphs[TITLE_AT].align = ALIGN_DEFAULT;
    f->paragraphs[TO_AT].first_chars = 200;
    f->paragraphs[TEXT_AT].size = 14 * EMU_PT;
    f->paragraphs[HEADING1_AT].first_chars = 0;
    f->paragraphs[HEADING2_AT].align = ALIGN_CENTER;
    assert_found(f, "2:1 T026 3:1 T025 6:1 T024 8:1 T025 10:1 T026");
}

static void an_indent_may_be_a_length(void **state)
{
    struct fixture *f = *state;
    f->paragraphs[TEXT_AT].first_chars = 0;
    f->paragraphs[TEXT_AT].first_indent = 632 * 635;
    assert_found(f, "");
}

static void spacing(void **state)
{
    struct fixture *f = *state;
    f->paragraphs[TEXT_AT].pitch_rule = PITCH_MULTIPLE;
    f->paragraphs[TEXT_AT].pitch = 1500;
    f->paragraphs[HEADING1_AT].before = 6 * EMU_PT;
    assert_found(f, "6:1 T027 8:1 T027");
}

static void text_may_stand_off_a_table_by_a_row(void **state)
{
    struct fixture *f = *state;
    f->paragraphs[HEADING1_AT - 1].is_in_table = true;
    f->paragraphs[HEADING1_AT].before = 20 * EMU_PT;
    assert_found(f, "");
    f->paragraphs[HEADING1_AT].before = 40 * EMU_PT;
    assert_found(f, "8:1 T027");
}

static void heading_styles_and_colours(void **state)
{
    struct fixture *f = *state;
    f->paragraphs[HEADING1_AT].outline = 0;
    f->paragraphs[HEADING2_AT].outline = 1;
    f->paragraphs[TEXT_AT].color = "0000FF";
    assert_found(f, "6:1 T030 8:1 T029 10:1 T029");
}

static void page_numbers(void **state)
{
    struct fixture *f = *state;
    f->section.even_number = ALIGN_RIGHT;
    assert_found(f, "2:1 T028");
}

static void a_cover_has_no_page_number(void **state)
{
    struct fixture *f = *state;
    struct word_section later = f->section;
    f->section.has_page_number = false;
    f->section.next = &later;
    assert_found(f, "");
    later.has_page_number = false;
    assert_found(f, "2:1 T028");
}

static void boxes_and_tables_are_not_judged(void **state)
{
    struct fixture *f = *state;
    f->paragraphs[TEXT_AT].size = f->paragraphs[TO_AT].size = 10 * EMU_PT;
    f->paragraphs[TEXT_AT].is_in_table = true;
    f->paragraphs[TO_AT].is_in_box = true;
    assert_found(f, "");
}

#define FIXTURE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE(a_right_file_fires_nothing),
        FIXTURE(paper_and_margins),
        FIXTURE(a_letter_has_less_margin_below),
        FIXTURE(margins_less_half_the_leading_are_right),
        FIXTURE(rows_and_characters),
        FIXTURE(a_grid_of_22_rows_needs_no_exact_pitch),
        FIXTURE(the_lines_of_a_grid_are_rows_of_text_that_stands_on_them),
        FIXTURE(wrong_margins_are_no_wrong_rows),
        FIXTURE(sections_that_are_alike_are_judged_once),
        FIXTURE(margins_of_a_page_of_boxes_place_nothing),
        FIXTURE(what_the_file_does_not_say_is_not_judged),
        FIXTURE(a_grid_of_27_characters),
        FIXTURE(one_paragraph_with_another_pitch),
        FIXTURE(faces_by_element),
        FIXTURE(the_same_fault_is_told_once),
        FIXTURE(a_run_in_heading_may_have_either_face),
        FIXTURE(an_unknown_face_is_not_judged),
        FIXTURE(sizes_indents_aligns),
        FIXTURE(an_indent_may_be_a_length),
        FIXTURE(spacing),
        FIXTURE(text_may_stand_off_a_table_by_a_row),
        FIXTURE(heading_styles_and_colours),
        FIXTURE(page_numbers),
        FIXTURE(a_cover_has_no_page_number),
        FIXTURE(boxes_and_tables_are_not_judged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

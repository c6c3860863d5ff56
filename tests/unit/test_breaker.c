/*
 * Clusters, line breaking and justification, with a rule that measures Han as
 * one em and ASCII as half of one.
 */
#include "layout/breaker.h"

#include "base/utf8.h"
#include "layout/line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "paper.h"

struct fixture {
    struct paragraph text;
    struct breaks breaks;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));

    f->text = PARAGRAPH_EMPTY;
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    paragraph_free(&f->text);
    breaks_free(&f->breaks);
    free(f);
    return 0;
}

static void set_text(struct fixture *f, const char *text)
{
    paragraph_clear(&f->text, SPAN_NONE);
    paragraph_add(&f->text, text, (struct cluster_style){.face = FACE_BODY});
    paragraph_finish(&f->text, &metrics, ruler_body(), SIZE_BODY);
}

/* Breaks text at cells and compares the lines, joined by "|". */
static void check_lines_as(struct fixture *f, int cells, const char *text,
                           const char *expected, enum breaker_mode mode)
{
    struct buf lines = BUF_EMPTY;
    size_t start = 0;

    set_text(f, text);
    breaks_find(&f->breaks, f->text.clusters, f->text.n,
                (struct measures){cells * CELL, cells * CELL}, mode);
    for (size_t i = 0; i < f->breaks.n; i++) {
        for (size_t c = start; c < f->breaks.ends[i]; c++)
            buf_add_utf8(&lines, f->text.clusters[c].scalar);
        start = f->breaks.ends[i];
        buf_add_str(&lines, start < f->text.n ? "|" : "");
    }
    assert_string_equal(buf_text(&lines), expected);
    buf_free(&lines);
}

static void check_lines(struct fixture *f, int cells, const char *text,
                        const char *expected)
{
    check_lines_as(f, cells, text, expected, BREAK_BEST);
}

static void full_lines_hold_as_many_cells_as_there_are(void **state)
{
    check_lines(*state, 4, "一二三四五六七八九十", "一二三四|五六七八|九十");
}

static void nothing_makes_no_line(void **state)
{
    check_lines(*state, 4, "", "");
}

static void comma_at_the_end_takes_half_a_cell(void **state)
{
    /* GB/T 15834 5.1.10: half the comma is blank and may go */
    check_lines(*state, 5, "一“二三，四五六", "一“二三，|四五六");
}

static void mark_that_cannot_be_squeezed_in_pulls_a_character_down(void **state)
{
    check_lines(*state, 4, "一二三四，五六七八", "一二三|四，五六|七八");
}

static void marks_are_squeezed_before_anything_is_pushed_out(void **state)
{
    /* two commas and the one at the end give the cell that the line lacks */
    check_lines(*state, 8, "一，二，三四五六，七八九十",
                "一，二，三四五六，|七八九十");
}

static void first_fit_does_not_squeeze_in(void **state)
{
    check_lines_as(*state, 8, "一，二，三四五六，七八九十",
                   "一，二，三四五|六，七八九十", BREAK_FIRST_FIT);
}

static void question_mark_is_never_squeezed(void **state)
{
    check_lines(*state, 4, "一二三四？五", "一二三|四？五");
}

static void opening_bracket_goes_to_the_next_line(void **state)
{
    check_lines(*state, 4, "一二三《四五》六七", "一二三|《四五》|六七");
}

static void dashes_stay_together(void **state)
{
    check_lines(*state, 4, "一二三——四五六", "一二|三——四|五六");
}

static void ellipsis_does_not_begin_a_line(void **state)
{
    check_lines(*state, 4, "一二三四……五六", "一二三|四……五|六");
}

static void number_is_not_broken(void **state)
{
    check_lines(*state, 4, "一二三3.14五六七", "一二三|3.14五六|七");
}

static void number_keeps_its_percent_sign(void **state)
{
    check_lines(*state, 4, "一二三25%五六七八", "一二三|25%五六|七八");
}

static void digits_of_a_date_are_not_broken(void **state)
{
    check_lines(*state, 5, "一二三四2026年7月", "一二三四|2026年7月");
}

static void wave_dash_does_not_begin_a_line(void **state)
{
    check_lines(*state, 4, "一二三四～五六七", "一二三|四～五六|七");
}

static void degrees_stay_with_their_number(void **state)
{
    check_lines(*state, 4, "一二三25℃五六七", "一二三|25℃五六|七");
}

static void sign_and_currency_stay_with_their_number(void **state)
{
    check_lines(*state, 4, "一二三-25一￥30元", "一二三|-25一|￥30元");
}

static void time_of_day_is_not_broken(void **state)
{
    check_lines(*state, 4, "一二三8:30五六七", "一二三|8:30五六|七");
}

static void unit_of_letters_stays_with_its_number(void **state)
{
    check_lines(*state, 4, "一二三25 kg五六", "一二三|25 kg五|六");
}

static void number_parts_from_its_unit_only_where_it_must(void **state)
{
    /* a full line would end 2026|年: opening this one costs less */
    check_lines(*state, 10, "一二三四，五六，2026年七八九十一二三四五六",
                "一二三四，五六，2026年|七八九十一二三四五六");
}

static void latin_words_are_broken_at_blanks_only(void **state)
{
    check_lines(*state, 4, "一二open door三四", "一二open |door三四");
}

static void word_wider_than_a_line_is_broken_inside(void **state)
{
    check_lines(*state, 2, "abcdefgh", "abcd|efgh");
}

static void single_character_does_not_end_a_paragraph(void **state)
{
    check_lines(*state, 5, "一二三四五六七八九十。",
                "一二三四五|六七八九|十。");
}

static void marks_without_end_are_broken_somewhere(void **state)
{
    check_lines(*state, 2, "？？？？？", "？？|？？|？");
}

/* -- Setting ------------------------------------------------------------- */

static void set_line(struct fixture *f, const char *text, int cells,
                     enum line_align align, emu *origins)
{
    set_text(f, text);
    line_set(f->text.clusters, f->text.n, cells * CELL, align, ruler_body(),
             origins);
}

static void full_line_ends_on_the_right_edge(void **state)
{
    emu origins[29];

    set_line(*state, "一二三四五六七八九十一二三四五六七八九十一二三四五六七八",
             28, LINE_JUSTIFIED, origins);
    assert_int_equal(origins[0], 0);
    assert_int_equal(origins[7], AREA_WIDTH / 4);
    assert_int_equal(origins[28], AREA_WIDTH);
}

static void short_line_is_opened_evenly(void **state)
{
    emu origins[8];

    set_line(*state, "一二三四五六七", 8, LINE_JUSTIFIED, origins);
    assert_int_equal(origins[7], 8 * (int64_t)AREA_WIDTH / 28);
    assert_int_equal(origins[1], (7 * (int64_t)AREA_WIDTH / 28) / 6);
}

static void dashes_are_not_pulled_apart(void **state)
{
    emu origins[7];

    set_line(*state, "一二——三四", 7, LINE_JUSTIFIED, origins);
    assert_in_range(origins[3] - origins[2], AREA_WIDTH / 28,
                    AREA_WIDTH / 28 + 1);
}

static void bracket_beside_a_mark_takes_half_a_cell(void **state)
{
    emu origins[6];

    set_line(*state, "一》，二三", 10, LINE_LEFT, origins);
    assert_in_range(origins[2] - origins[1], AREA_WIDTH / 56 - 1,
                    AREA_WIDTH / 56 + 1);
}

static void digits_take_half_a_cell(void **state)
{
    emu origins[5];

    set_line(*state, "2026", 10, LINE_LEFT, origins);
    assert_int_equal(origins[4], AREA_WIDTH / 14);
}

/* 6 cells of characters on 5: all that the brackets have is asked for. */
static void bracket_does_not_touch_the_digit_before_it(void **state)
{
    emu origins[8];

    set_line(*state, "一26（二）三", 5, LINE_JUSTIFIED, origins);
    assert_true(origins[3] - origins[2] > AREA_WIDTH / 28 * 15 / 100);
}

static void line_begins_on_its_edge_with_a_narrow_bracket(void **state)
{
    emu origins[6];

    set_line(*state, "(一)二", 10, LINE_LEFT, origins);
    assert_int_equal(origins[0], 0);
}

static void middle_dot_takes_the_half_cell_behind_its_origin(void **state)
{
    emu origins[4];

    set_line(*state, "一·二", 10, LINE_LEFT, origins);
    assert_int_equal(origins[1], AREA_WIDTH / 28);
    assert_in_range(origins[2] - origins[1], AREA_WIDTH / 56 - 1,
                    AREA_WIDTH / 56 + 1);
}

static void blank_at_the_end_takes_no_room(void **state)
{
    emu origins[6];

    set_line(*state, "open ", 4, LINE_RIGHT, origins);
    assert_int_equal(origins[5], AREA_WIDTH / 7);
}

/* -- Properties ---------------------------------------------------------- */

static const char *const parts[] = {
    "的", "工作",     "落实", "，",   "。",   "、",  "；", "“",  "”",
    "《", "》",       "（",   "）",   "——",   "……",  "？", "！", "2026",
    "年", "3.5%",     "Word", " ",    "·",    "～",  "：", "25", "万元",
    "一", "组织领导", "实施", "方案", "开展", "推进"};

/* A small generator of its own, so that a seed means the same everywhere. */
static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 16;
}

static void random_text(uint32_t seed, struct buf *text)
{
    size_t n = 20 + next_random(&seed) % 150;

    buf_truncate(text, 0);
    for (size_t i = 0; i < n; i++)
        buf_add_str(
            text, parts[next_random(&seed) % (sizeof(parts) / sizeof(*parts))]);
}

static void find_lines(struct fixture *f, const char *text,
                       enum breaker_mode mode)
{
    set_text(f, text);
    breaks_find(&f->breaks, f->text.clusters, f->text.n,
                (struct measures){26 * CELL, 28 * CELL}, mode);
}

static void check_line(const struct fixture *f, size_t start, size_t end,
                       int cells)
{
    const struct cluster *clusters = &f->text.clusters[start];
    size_t n = end - start;
    emu origins[512];

    assert_true(n > 0 && n < 512);
    line_set(clusters, n, cells * CELL, LINE_JUSTIFIED, ruler_body(), origins);
    assert_true(origins[n] <= ruler_emu(ruler_body(), cells * CELL));
    for (size_t i = 1; i < n; i++)
        /* a blank and the empty half of a bracket may lie on each other */
        assert_true(origins[i] >= origins[i - 1] ||
                    clusters[i - 1].class == CLASS_BLANK);
    if (start > 0)
        assert_true(clusters[-1].flags & CLUSTER_MAY_BREAK);
}

static void lines_cover_the_text_and_keep_to_the_measure(void **state)
{
    struct fixture *f = *state;
    struct buf text = BUF_EMPTY;

    for (uint32_t seed = 1; seed <= 1000; seed++) {
        size_t start = 0;

        random_text(seed, &text);
        find_lines(f, buf_text(&text), BREAK_BEST);
        for (size_t i = 0; i < f->breaks.n; i++) {
            if (f->breaks.badness < 1000000) /* no unit was broken inside */
                check_line(f, start, f->breaks.ends[i], i == 0 ? 26 : 28);
            start = f->breaks.ends[i];
        }
        assert_int_equal(start, f->text.n);
    }
    buf_free(&text);
}

static void lines_with_hanging_marks_keep_to_the_measure(void **state)
{
    struct fixture *f = *state;
    struct buf text = BUF_EMPTY;

    for (uint32_t seed = 1; seed <= 1000; seed++) {
        size_t start = 0;

        random_text(seed, &text);
        set_text(f, buf_text(&text));
        paragraph_cut_starts(&f->text);
        paragraph_hang_marks(&f->text);
        breaks_find(&f->breaks, f->text.clusters, f->text.n,
                    (struct measures){26 * CELL, 28 * CELL}, BREAK_BEST);
        for (size_t i = 0; i < f->breaks.n; i++) {
            if (f->breaks.badness < 1000000) /* no unit was broken inside */
                check_line(f, start, f->breaks.ends[i], i == 0 ? 26 : 28);
            start = f->breaks.ends[i];
        }
        assert_int_equal(start, f->text.n);
    }
    buf_free(&text);
}

static void best_breaks_are_no_worse_than_the_first_fit(void **state)
{
    struct fixture *f = *state;
    struct buf text = BUF_EMPTY;
    int64_t best = 0;
    int64_t first_fit = 0;

    for (uint32_t seed = 1; seed <= 1000; seed++) {
        random_text(seed, &text);
        find_lines(f, buf_text(&text), BREAK_FIRST_FIT);
        int64_t badness = f->breaks.badness;
        find_lines(f, buf_text(&text), BREAK_BEST);
        assert_true(f->breaks.badness <= badness);
        best += f->breaks.badness;
        first_fit += badness;
    }
    print_message("badness of 1000 paragraphs: best %lld, first fit %lld\n",
                  (long long)best, (long long)first_fit);
    buf_free(&text);
}

static void long_paragraph_is_broken_in_linear_time(void **state)
{
    struct fixture *f = *state;
    struct buf text = BUF_EMPTY;

    for (size_t i = 0; i < 300000; i++)
        buf_add_str(&text, parts[i * i % 29]);
    find_lines(f, buf_text(&text), BREAK_BEST);
    assert_true(f->breaks.n > 10000);
    buf_free(&text);
}

#define RULE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        RULE(full_lines_hold_as_many_cells_as_there_are),
        RULE(nothing_makes_no_line),
        RULE(comma_at_the_end_takes_half_a_cell),
        RULE(mark_that_cannot_be_squeezed_in_pulls_a_character_down),
        RULE(marks_are_squeezed_before_anything_is_pushed_out),
        RULE(first_fit_does_not_squeeze_in),
        RULE(question_mark_is_never_squeezed),
        RULE(opening_bracket_goes_to_the_next_line),
        RULE(dashes_stay_together),
        RULE(ellipsis_does_not_begin_a_line),
        RULE(number_is_not_broken),
        RULE(number_keeps_its_percent_sign),
        RULE(digits_of_a_date_are_not_broken),
        RULE(wave_dash_does_not_begin_a_line),
        RULE(degrees_stay_with_their_number),
        RULE(sign_and_currency_stay_with_their_number),
        RULE(time_of_day_is_not_broken),
        RULE(unit_of_letters_stays_with_its_number),
        RULE(number_parts_from_its_unit_only_where_it_must),
        RULE(latin_words_are_broken_at_blanks_only),
        RULE(word_wider_than_a_line_is_broken_inside),
        RULE(single_character_does_not_end_a_paragraph),
        RULE(marks_without_end_are_broken_somewhere),
        RULE(full_line_ends_on_the_right_edge),
        RULE(short_line_is_opened_evenly),
        RULE(dashes_are_not_pulled_apart),
        RULE(bracket_beside_a_mark_takes_half_a_cell),
        RULE(digits_take_half_a_cell),
        RULE(bracket_does_not_touch_the_digit_before_it),
        RULE(line_begins_on_its_edge_with_a_narrow_bracket),
        RULE(middle_dot_takes_the_half_cell_behind_its_origin),
        RULE(blank_at_the_end_takes_no_room),
        RULE(lines_cover_the_text_and_keep_to_the_measure),
        RULE(lines_with_hanging_marks_keep_to_the_measure),
        RULE(best_breaks_are_no_worse_than_the_first_fit),
        RULE(long_paragraph_is_broken_in_linear_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

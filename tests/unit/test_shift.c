/*
 * Last year's text as this year's: which years move, what becomes of days and
 * weekdays, what is pointed out.
 */
#include "check/shift.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct holiday fixed[] = {{"国庆节", 0, 10, 1}, {"春节", 2027, 2, 6}};
static const struct holidays known = {fixed, 2};

struct moved {
    struct arena *arena;
    const char *text;
    const char *notes; /* "what/day; ..." */
};

/* Moves a text about 2024 and 2025 by so many years. */
static struct moved move_by(int years, const char *text)
{
    struct moved moved = {.arena = arena_new()};
    struct shift shift = {2024, 2025, years, &known};
    struct source source = {.text = text, .len = strlen(text)};
    struct shifted shifted = shift_text(text, source.len, &shift, moved.arena);
    struct buf out = BUF_EMPTY;
    fix_apply(&source, &shifted.edits, &out);
    moved.text = arena_strdup(moved.arena, buf_text(&out));
    buf_free(&out);
    moved.notes = "";
    for (size_t i = 0; i < shifted.n_notes; i++)
        moved.notes = arena_printf(
            moved.arena, "%s%s%s", moved.notes, i == 0 ? "" : "; ",
            shift_note_text(&shifted.notes[i], LANG_ZH, moved.arena));
    return moved;
}

#define assert_moved(years, from, to, said)                                    \
    do {                                                                       \
        struct moved moved_ = move_by(years, from);                            \
        assert_string_equal(moved_.text, to);                                  \
        assert_string_equal(moved_.notes, said);                               \
        arena_free(moved_.arena);                                              \
    } while (0)

static void years_move_as_they_are_written(void **state)
{
    (void)state;
    assert_moved(2, "2024年3月5日", "2026年3月5日", "");
    assert_moved(2, "2024-03-05 2024.3.5 2024/3/5",
                 "2026-03-05 2026.3.5 2026/3/5", "");
    assert_moved(2, "二〇二四年三月五日", "二〇二六年三月五日", "");
    assert_moved(2, "24年3月5日", "26年3月5日", "");
    assert_moved(1, "2024年度、2024年3月底、2024—2025学年、2024～2025年",
                 "2025年度、2025年3月底、2025—2026学年、2025～2026年", "");
    assert_moved(0, "2024年3月5日", "2024年3月5日", "");
}

static void other_years_and_numbers_stay(void **state)
{
    (void)state;
    assert_moved(1, "2019年", "2019年", "");
    assert_moved(1, "2023年的经验，到2035年", "2023年的经验，到2035年",
                 "“2023年”没有改; “2035年”没有改");
    assert_moved(1, "《规划（2024年）》", "《规划（2024年）》",
                 "“2024年”没有改");
    assert_moved(1, "某科发〔2024〕8号，2024元，X2024年，12024年",
                 "某科发〔2024〕8号，2024元，X2024年，12024年", "");
    assert_moved(1, "为期24年，3月", "为期24年，3月", "");
}

static void a_title_that_is_not_closed_ends_with_its_line(void **state)
{
    (void)state;
    assert_moved(1, "《规划\n2024年3月5日", "《规划\n2025年3月5日", "");
}

static void days_keep_and_the_leap_day_is_moved(void **state)
{
    (void)state;
    assert_moved(1, "2024年2月29日", "2025年2月28日",
                 "没有2025年2月29日，改成28日");
    assert_moved(1, "二〇二四年二月二十九日", "二〇二五年二月二十八日",
                 "没有2025年2月29日，改成28日");
    assert_moved(4, "2024年2月29日", "2028年2月29日", "");
    assert_moved(1, "2024年3月1日至2月29日", "2025年3月1日至2月28日",
                 "2025年3月1日是星期六; 没有2025年2月29日，改成28日");
}

static void weekdays_behind_a_date_are_reckoned(void **state)
{
    (void)state;
    assert_moved(2, "2024年3月5日（星期二）", "2026年3月5日（星期四）",
                 "2026年3月5日原来写的星期不对了，改成星期四");
    assert_moved(2, "2024年3月5日（周二）、3月6日，星期三",
                 "2026年3月5日（周四）、3月6日，星期五",
                 "2026年3月5日原来写的星期不对了，改成星期四; "
                 "2026年3月6日原来写的星期不对了，改成星期五");
    assert_moved(2, "每周二，3月5日（星期二）", "每周二，3月5日（星期二）", "");
    assert_moved(1, "2024年3月2日（周六）", "2025年3月2日（周日）",
                 "2025年3月2日原来写的星期不对了，改成星期日; "
                 "2025年3月2日是星期日");
    assert_moved(1, "2024年3月2日（星期天）", "2025年3月2日（星期天）",
                 "2025年3月2日是星期日");
}

static void days_off_are_pointed_out(void **state)
{
    (void)state;
    assert_moved(2, "2024年10月1日", "2026年10月1日", "2026年10月1日是国庆节");
    assert_moved(2, "2025年2月6日", "2027年2月6日", "2027年2月6日是春节");
    assert_moved(1, "2025年2月6日", "2026年2月6日", "");
    assert_moved(2, "2024年3月7日至8日", "2026年3月7日至8日",
                 "2026年3月7日是星期六");
}

static void the_first_year_is_found(void **state)
{
    (void)state;
    static const char text[] = "3月5日，24年5月，2024年6月，2025年";
    assert_int_equal(shift_first_year(text, strlen(text)), 2024);
    assert_int_equal(shift_first_year("3月", strlen("3月")), 0);
}

static void holidays_are_days_that_exist(void **state)
{
    (void)state;
    static const char *const wrong[] = {"甲: [13-01]",  "甲: [2026-02-29]",
                                        "甲: [5-1]",    "甲: [2026]",
                                        "甲: [05-01x]", "甲: [[05-01]]"};
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct source source = {
            .name = "h.yaml", .text = wrong[i], .len = strlen(wrong[i])};
        source_index_lines(&source, arena);
        struct diags diags = {.arena = arena, .source = &source};
        struct holidays holidays;
        const struct yaml_node *map =
            yaml_parse(0, (uint32_t)source.len, arena, &diags);
        assert_non_null(map);
        assert_false(holidays_read(map, &diags, &holidays));
        assert_true(diags_failed(&diags));
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years_move_as_they_are_written),
        cmocka_unit_test(other_years_and_numbers_stay),
        cmocka_unit_test(a_title_that_is_not_closed_ends_with_its_line),
        cmocka_unit_test(days_keep_and_the_leap_day_is_moved),
        cmocka_unit_test(weekdays_behind_a_date_are_reckoned),
        cmocka_unit_test(days_off_are_pointed_out),
        cmocka_unit_test(the_first_year_is_found),
        cmocka_unit_test(holidays_are_days_that_exist),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

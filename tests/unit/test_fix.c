/*
 * Mending: which fixes are taken, what they make of the text, what they sum
 * up to over several rounds, and the diff of it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/fix.h"
#include "write/diff.h"

#include <string.h>

struct fixture {
    struct arena *arena;
    struct source source;
    struct diags diags;
    struct buf out;
};

static int set_up(void **state)
{
    struct fixture *f = test_calloc(1, sizeof(*f));
    f->arena = arena_new();
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    buf_free(&f->out);
    arena_free(f->arena);
    test_free(f);
    return 0;
}

static void set_text(struct fixture *f, const char *text)
{
    f->source =
        (struct source){.name = "a.md", .text = text, .len = strlen(text)};
    f->diags = (struct diags){.arena = f->arena, .source = &f->source};
}

/* A finding whose fix puts text in the place of [start, end). */
static void find(struct fixture *f, bool is_safe, uint32_t start, uint32_t end,
                 const char *text)
{
    struct edit edit = {{start, end}, text};
    diag_add(&f->diags, DIAG_TERM_WRONG, edit.span, "a", "b", NULL);
    diag_fix(&f->diags, is_safe, &edit, 1);
}

/* The text with the fixes made. */
static const char *fixed(struct fixture *f, bool is_all)
{
    struct edits edits = fix_collect(&f->diags, is_all, f->arena);
    buf_truncate(&f->out, 0);
    fix_apply(&f->source, &edits, &f->out);
    return buf_text(&f->out);
}

static void only_safe_fixes_are_made_unless_all_are_wanted(void **state)
{
    struct fixture *f = *state;
    set_text(f, "abcdef");
    find(f, true, 0, 1, "A");
    find(f, false, 5, 6, "");
    assert_string_equal(fixed(f, false), "Abcdef");
    assert_string_equal(fixed(f, true), "Abcde");
}

static void of_fixes_that_overlap_the_first_is_made(void **state)
{
    struct fixture *f = *state;
    set_text(f, "abcdef");
    find(f, true, 1, 4, "X");
    find(f, true, 3, 5, "Y");
    find(f, true, 4, 6, "Z");
    assert_string_equal(fixed(f, false), "aXZ");
}

static void two_insertions_at_one_place_are_not_made_together(void **state)
{
    struct fixture *f = *state;
    set_text(f, "ab");
    find(f, true, 1, 1, "1");
    find(f, true, 1, 1, "2");
    find(f, true, 2, 2, "3");
    assert_string_equal(fixed(f, false), "a1b3");
}

static void a_fix_of_several_edits_is_made_whole_or_not_at_all(void **state)
{
    struct fixture *f = *state;
    set_text(f, "(ab(c)");
    find(f, true, 3, 4, "[");
    diag_add(&f->diags, DIAG_TERM_WRONG, (struct span){0, 1}, "a", "b", NULL);
    struct edit pair[] = {{{0, 1}, "<"}, {{3, 4}, ">"}};
    diag_fix(&f->diags, true, pair, 2);
    assert_string_equal(fixed(f, false), "(ab[c)");
}

static void edits_of_one_fix_may_stand_around_those_of_another(void **state)
{
    struct fixture *f = *state;
    set_text(f, "\"ab\"");
    diag_add(&f->diags, DIAG_TERM_WRONG, (struct span){0, 1}, "a", "b", NULL);
    struct edit pair[] = {{{0, 1}, "“"}, {{3, 4}, "”"}};
    diag_fix(&f->diags, true, pair, 2);
    find(f, true, 1, 2, "A");
    assert_string_equal(fixed(f, false), "“Ab”");
}

static void a_fix_about_another_file_is_left_alone(void **state)
{
    struct fixture *f = *state;
    struct source other = {.name = "b.md", .text = "xyz", .len = 3};
    set_text(f, "abc");
    f->diags.source = &other;
    find(f, true, 0, 1, "X");
    f->diags.source = &f->source;
    assert_string_equal(fixed(f, true), "abc");
}

static void a_fix_that_changes_nothing_is_no_fix(void **state)
{
    struct fixture *f = *state;
    set_text(f, "abc");
    find(f, true, 1, 2, "b");
    assert_int_equal(fix_collect(&f->diags, true, f->arena).n_findings, 0);
}

/* -- Several rounds ------------------------------------------------------ */

static struct changes add_round(struct fixture *f, struct changes earlier,
                                struct edit *items, size_t n)
{
    struct edits edits = {items, n, n};
    return changes_add(&earlier, &edits, f->arena);
}

static void assert_change(const struct change *change, uint32_t before_start,
                          uint32_t before_end, uint32_t after_start,
                          uint32_t after_end)
{
    assert_int_equal(change->before.start, before_start);
    assert_int_equal(change->before.end, before_end);
    assert_int_equal(change->after.start, after_start);
    assert_int_equal(change->after.end, after_end);
}

static void rounds_that_do_not_meet_stay_apart(void **state)
{
    struct fixture *f = *state;
    struct changes none = {NULL, 0};
    /* abcdefgh → aXXcdefgh → aXXcdeh */
    struct changes first =
        add_round(f, none, (struct edit[]){{{1, 2}, "XX"}}, 1);
    struct changes sum = add_round(f, first, (struct edit[]){{{6, 8}, ""}}, 1);
    assert_int_equal(sum.n, 2);
    assert_change(&sum.items[0], 1, 2, 1, 3);
    assert_change(&sum.items[1], 5, 7, 6, 6);
}

static void a_later_edit_of_what_was_put_in_is_one_change(void **state)
{
    struct fixture *f = *state;
    struct changes none = {NULL, 0};
    /* abcdef → aWXYZef → aWXef-: the second takes half of what came in */
    struct changes first =
        add_round(f, none, (struct edit[]){{{1, 4}, "WXYZ"}}, 1);
    struct changes sum =
        add_round(f, first, (struct edit[]){{{3, 6}, ""}, {{7, 7}, "-"}}, 2);
    assert_int_equal(sum.n, 2);
    assert_change(&sum.items[0], 1, 5, 1, 3);
    assert_change(&sum.items[1], 6, 6, 4, 5);
}

/* -- The diff ------------------------------------------------------------ */

static const char *diff_of(struct fixture *f, struct edit *items, size_t n)
{
    struct edits edits = {items, n, n};
    struct changes changes =
        changes_add(&(struct changes){NULL, 0}, &edits, f->arena);
    struct buf text = BUF_EMPTY;
    fix_apply(&f->source, &edits, &text);
    struct source after = {
        .name = "a.md", .text = buf_text(&text), .len = text.len};
    diff_write(&f->source, &after, &changes, f->arena, &f->out);
    buf_free(&text);
    return buf_text(&f->out);
}

static void changes_on_one_line_are_one_pair_of_lines(void **state)
{
    struct fixture *f = *state;
    set_text(f, "1\n2\n3\n4\nabc\n6\n7\n8\n9\n");
    assert_string_equal(
        diff_of(f, (struct edit[]){{{8, 9}, "A"}, {{10, 11}, "C"}}, 2),
        "--- a.md\n+++ a.md\n@@ -2,7 +2,7 @@\n"
        " 2\n 3\n 4\n-abc\n+AbC\n 6\n 7\n 8\n");
}

static void a_line_that_goes_does_not_repeat_the_next(void **state)
{
    struct fixture *f = *state;
    set_text(f, "a\nb\nc\n");
    assert_string_equal(diff_of(f, (struct edit[]){{{2, 4}, ""}}, 1),
                        "--- a.md\n+++ a.md\n@@ -1,3 +1,2 @@\n a\n-b\n c\n");
}

static void lines_that_become_one_are_shown_as_such(void **state)
{
    struct fixture *f = *state;
    set_text(f, "a\nb\nc");
    assert_string_equal(diff_of(f, (struct edit[]){{{3, 4}, ""}}, 1),
                        "--- a.md\n+++ a.md\n@@ -1,3 +1,2 @@\n a\n-b\n-c\n"
                        "\\ No newline at end of file\n+bc\n"
                        "\\ No newline at end of file\n");
}

static void changes_far_apart_are_hunks_of_their_own(void **state)
{
    struct fixture *f = *state;
    set_text(f, "x\n1\n2\n3\n4\n5\n6\n7\nx\n");
    assert_string_equal(
        diff_of(f, (struct edit[]){{{0, 2}, ""}, {{16, 17}, "y"}}, 2),
        "--- a.md\n+++ a.md\n@@ -1,4 +1,3 @@\n-x\n 1\n 2\n 3\n"
        "@@ -6,4 +5,4 @@\n 5\n 6\n 7\n-x\n+y\n");
}

static void nothing_changed_is_an_empty_diff(void **state)
{
    struct fixture *f = *state;
    set_text(f, "a\n");
    assert_string_equal(diff_of(f, NULL, 0), "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(only_safe_fixes_are_made_unless_all_are_wanted),
        TEST(of_fixes_that_overlap_the_first_is_made),
        TEST(two_insertions_at_one_place_are_not_made_together),
        TEST(a_fix_of_several_edits_is_made_whole_or_not_at_all),
        TEST(edits_of_one_fix_may_stand_around_those_of_another),
        TEST(a_fix_about_another_file_is_left_alone),
        TEST(a_fix_that_changes_nothing_is_no_fix),
        TEST(rounds_that_do_not_meet_stay_apart),
        TEST(a_later_edit_of_what_was_put_in_is_one_change),
        TEST(changes_on_one_line_are_one_pair_of_lines),
        TEST(a_line_that_goes_does_not_repeat_the_next),
        TEST(lines_that_become_one_are_shown_as_such),
        TEST(changes_far_apart_are_hunks_of_their_own),
        TEST(nothing_changed_is_an_empty_diff),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * arena, buf, utf8, source, nearest, diag.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/nearest.h"
#include "base/source.h"
#include "base/utf8.h"

#include <string.h>

static void arena_gives_zeroed_and_aligned_memory(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    arena_alloc(arena, 1);
    char *bytes = arena_alloc(arena, 100 * 1024);
    assert_int_equal(bytes[0] | bytes[100 * 1024 - 1], 0);
    assert_int_equal((uintptr_t)arena_alloc(arena, 3) % _Alignof(max_align_t),
                     0);
    arena_free(arena);
}

static void arena_grows_an_array_and_keeps_its_items(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    int *items = NULL;
    size_t room = 0;
    for (size_t n = 0; n < 100; n++) {
        items = arena_grow(arena, items, n, &room, sizeof(*items));
        assert_true(room > n);
        items[n] = (int)n;
    }
    assert_int_equal(items[0], 0);
    assert_int_equal(items[99], 99);
    assert_ptr_equal(arena_grow(arena, items, 100, &room, sizeof(*items)),
                     items);
    arena_free(arena);
}

static void arena_clears_memory_that_was_used_before(void **state)
{
    (void)state;
    for (int round = 0; round < 3; round++) {
        struct arena *arena = arena_new();
        for (int i = 0; i < 1000; i++) {
            unsigned char *bytes = arena_array(arena, 100, 1);
            for (int k = 0; k < 100; k++)
                assert_int_equal(bytes[k], 0);
            memset(bytes, 0xAA, 100);
        }
        assert_string_equal(arena_strndup(arena, "甲乙", 3), "甲");
        arena_free(arena);
    }
}

static void arena_memory_does_not_overlap(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char *a = arena_strdup(arena, "甲");
    char *b = arena_printf(arena, "%s%d", "乙", 7);
    assert_string_equal(a, "甲");
    assert_string_equal(b, "乙7");
    arena_free(arena);
}

static void buf_grows_and_stays_terminated(void **state)
{
    (void)state;
    struct buf buf = BUF_EMPTY;
    assert_string_equal(buf_text(&buf), "");
    for (int i = 0; i < 1000; i++)
        buf_printf(&buf, "%d,", i);
    assert_int_equal(buf.len, 10 * 2 + 90 * 3 + 900 * 4);
    assert_int_equal(strlen(buf_text(&buf)), buf.len);
    buf_truncate(&buf, 4);
    buf_add_utf8(&buf, 0x20BB7);
    assert_string_equal(buf_text(&buf), "0,1,𠮷");
    buf_free(&buf);
}

static void utf8_walks_both_ways(void **state)
{
    (void)state;
    const char *text = "a¢字𠮷";
    const char *p = text;
    assert_int_equal(utf8_next(&p), 'a');
    assert_int_equal(utf8_next(&p), 0xA2);
    assert_int_equal(utf8_next(&p), 0x5B57);
    assert_int_equal(utf8_before(text, p), 0x5B57);
    assert_int_equal(utf8_next(&p), 0x20BB7);
    assert_int_equal(utf8_next(&p), 0);
    assert_int_equal(utf8_before(text, p), 0x20BB7);
    assert_int_equal(utf8_before(text, text), 0);
    assert_int_equal(utf8_count(text), 4);
}

static void utf8_refuses_what_is_not_shortest_or_no_scalar(void **state)
{
    (void)state;
    assert_int_equal(utf8_valid_length("字\xc0\xaf", 5), 3);
    assert_int_equal(utf8_valid_length("\xed\xa0\x80", 3), 0);
    assert_int_equal(utf8_valid_length("\xf4\x90\x80\x80", 4), 0);
    assert_int_equal(utf8_valid_length("a\xe5\xad", 3), 1);
    assert_int_equal(utf8_valid_length("字𠮷a", 8), 8);
}

static void utf8_trims_ideographic_blanks(void **state)
{
    (void)state;
    size_t len;
    const char *text = utf8_trim("　 \t字 词\u00a0　", &len);
    assert_int_equal(len, 7);
    assert_memory_equal(text, "字 词", 7);
    utf8_trim("　　", &len);
    assert_int_equal(len, 0);
}

static void classes_know_han_and_marks(void **state)
{
    (void)state;
    assert_true(scalar_is_han(0x3007) && scalar_is_han(0x20BB7));
    assert_false(scalar_is_han(0x3001) || scalar_is_han('a'));
    assert_true(scalar_is_cjk_mark(0xFF0C) && scalar_is_cjk_mark(0x201C));
    assert_false(scalar_is_cjk_mark(0xFF11) || scalar_is_cjk_mark(','));
    assert_int_equal(scalar_columns(0x5B57), 2);
}

static struct source index_source(const char *text, struct arena *arena)
{
    struct source source = {.name = "x", .text = text, .len = strlen(text)};
    source_index_lines(&source, arena);
    return source;
}

static void lines_end_in_any_of_three_ways(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct source source = index_source("一\n二\r\n三\r四", arena);
    assert_int_equal(source.n_lines, 4);
    size_t len;
    assert_memory_equal(source_line(&source, 2, &len), "二", 3);
    assert_int_equal(len, 3);
    struct place place = source_place(&source, (uint32_t)source.len);
    assert_int_equal(place.line, 4);
    assert_int_equal(place.column, 2);
    arena_free(arena);
}

static void columns_count_characters(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct source source = index_source("甲乙𠮷丙\n", arena);
    assert_int_equal(source_place(&source, 10).column, 4);
    arena_free(arena);
}

static void the_nearest_word_is_found_and_a_far_one_is_not(void **state)
{
    (void)state;
    assert_int_equal(edit_distance("发文单位", "发文机关"), 2);
    assert_int_equal(edit_distance("", "甲乙"), 2);
    struct nearest nearest = nearest_to("chekc");
    nearest_offer(&nearest, "show");
    assert_null(nearest.word);
    nearest_offer(&nearest, "check");
    nearest_offer(&nearest, "chess");
    assert_string_equal(nearest.word, "check");
}

static void the_catalogue_is_whole_and_in_order(void **state)
{
    (void)state;
    const char *before = "";
    for (unsigned code = 0; code < DIAG_COUNT; code++) {
        const struct diag_info *info = diag_info((enum diag_code)code);
        assert_true(strcmp(before, info->name) < 0);
        assert_int_equal(diag_find(info->name), code);
        for (int arg = '1'; arg <= '4'; arg++) {
            char mark[] = {'{', (char)arg, '}', '\0'};
            assert_int_equal(strstr(info->message[LANG_ZH], mark) != NULL,
                             strstr(info->message[LANG_EN], mark) != NULL);
        }
        before = info->name;
    }
}

static void findings_are_counted_sorted_and_dropped(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct source source = index_source("一二三", arena);
    struct diags diags = {.arena = arena, .source = &source, .lang = LANG_ZH};
    diag_add(&diags, DIAG_HTML, (struct span){6, 9}, "<b>", NULL);
    diag_add(&diags, DIAG_KEY_UNKNOWN, (struct span){3, 6}, "甲", NULL);
    diag_add(&diags, DIAG_FRONT_MISSING, SPAN_NONE, NULL);
    assert_int_equal(diags.count[SEVERITY_WARNING], 2);
    assert_true(diags_failed(&diags));
    diags_sort(&diags);
    assert_int_equal(diags.first->code, DIAG_FRONT_MISSING);
    assert_int_equal(diags.last->code, DIAG_HTML);
    bool keep[DIAG_COUNT] = {
        [DIAG_KEY_UNKNOWN] = true, [DIAG_FRONT_MISSING] = true};
    diags_filter(&diags, keep);
    assert_int_equal(diags.last->code, DIAG_KEY_UNKNOWN);
    assert_null(diags.last->next);
    assert_false(diags_failed(&diags));
    struct buf message = BUF_EMPTY;
    diag_message(diags.last, LANG_ZH, &message);
    assert_string_equal(buf_text(&message), "不认识的键“甲”");
    buf_free(&message);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_gives_zeroed_and_aligned_memory),
        cmocka_unit_test(arena_grows_an_array_and_keeps_its_items),
        cmocka_unit_test(arena_clears_memory_that_was_used_before),
        cmocka_unit_test(arena_memory_does_not_overlap),
        cmocka_unit_test(buf_grows_and_stays_terminated),
        cmocka_unit_test(utf8_walks_both_ways),
        cmocka_unit_test(utf8_refuses_what_is_not_shortest_or_no_scalar),
        cmocka_unit_test(utf8_trims_ideographic_blanks),
        cmocka_unit_test(classes_know_han_and_marks),
        cmocka_unit_test(lines_end_in_any_of_three_ways),
        cmocka_unit_test(columns_count_characters),
        cmocka_unit_test(the_nearest_word_is_found_and_a_far_one_is_not),
        cmocka_unit_test(the_catalogue_is_whole_and_in_order),
        cmocka_unit_test(findings_are_counted_sorted_and_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * The reader and cutter of CFF tables, with good and hostile ones.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "font/cff.h"
#include "font/store.h"

#include <stdlib.h>
#include <string.h>

/* -- Charstrings --------------------------------------------------------- */

/* A table that is one INDEX of subroutines, then the program to flatten. */
struct program {
    uint8_t bytes[64];
    struct cff_cursor table;
    struct cff_index subrs;
    struct cff_range charstring;
};

static struct program *make_program(struct program *p, const char *index,
                                    size_t index_len, const char *charstring,
                                    size_t len)
{
    memset(p, 0, sizeof(*p));
    memcpy(p->bytes, index, index_len);
    memcpy(p->bytes + index_len, charstring, len);
    p->table = (struct cff_cursor){.table = p->bytes, .len = index_len + len};
    p->charstring = (struct cff_range){index_len, index_len + len};
    struct cff_cursor c = p->table;
    assert_true(cff_read_index(&c, &p->subrs));
    return p;
}

static bool flatten(const struct program *p, struct buf *out)
{
    struct cff_flat flat;

    return cff_flatten(&p->table, &p->subrs, &p->subrs, p->charstring, out,
                       &flat);
}

/* In a charstring 139 is the number 0, and 32 is -107: subroutine 0. */

static void subroutine_is_put_where_it_is_called(void **state)
{
    (void)state;
    struct program p;
    struct buf out = BUF_EMPTY;

    make_program(&p, "\0\1\1\1\4\x8b\4\x0b", 8, "\x8c\x20\x0a\x20\x1d\x0e", 6);
    assert_true(flatten(&p, &out));
    assert_int_equal(out.len, 6);
    assert_memory_equal(out.data, "\x8c\x8b\4\x8b\4\x0e", 6);
    buf_free(&out);
}

static void subroutine_that_calls_itself_is_refused(void **state)
{
    (void)state;
    struct program p;
    struct buf out = BUF_EMPTY;

    make_program(&p, "\0\1\1\1\3\x20\x0a", 7, "\x20\x0a\x0e", 3);
    assert_false(flatten(&p, &out));
    buf_free(&out);
}

static void call_without_a_number_is_refused(void **state)
{
    (void)state;
    struct program p;
    struct buf out = BUF_EMPTY;

    make_program(&p, "\0\1\1\1\2\x0b", 6, "\x0a\x0e", 2);
    assert_false(flatten(&p, &out));
    make_program(&p, "\0\1\1\1\2\x0b", 6, "\x8b\x0a\x0e", 3);
    assert_false(flatten(&p, &out)); /* there is no subroutine 107 */
    buf_free(&out);
}

/* Nine hints: the mask has two bytes, here the codes of both calls. */
static void hint_mask_is_not_taken_for_operators(void **state)
{
    (void)state;
    static const char charstring[] =
        "\x8b\x8b\x8b\x8b\x8b\x8b\x8b\x8b\x12"
        "\x8b\x8b\x8b\x8b\x8b\x8b\x8b\x8b\x8b\x8b\x13\x0a\x1d\x0e";
    struct program p;
    struct buf out = BUF_EMPTY;

    make_program(&p, "\0\0", 2, charstring, sizeof(charstring) - 1);
    assert_true(flatten(&p, &out));
    assert_int_equal(out.len, sizeof(charstring) - 1);
    assert_memory_equal(out.data, charstring, out.len);
    buf_free(&out);
}

static void program_that_ends_within_a_number_is_refused(void **state)
{
    (void)state;
    struct program p;
    struct buf out = BUF_EMPTY;

    make_program(&p, "\0\0", 2, "\x1c\x01", 2);
    assert_false(flatten(&p, &out));
    buf_free(&out);
}

/* 5177 3.1: one operand more than the first operator takes. */
static size_t width_len_of(const char *charstring, size_t len)
{
    struct program p;
    struct buf out = BUF_EMPTY;
    struct cff_flat flat = {.width_len = 99};

    make_program(&p, "\0\0", 2, charstring, len);
    assert_true(
        cff_flatten(&p.table, &p.subrs, &p.subrs, p.charstring, &out, &flat));
    buf_free(&out);
    return flat.width_len;
}

static void width_is_told_from_the_first_operands(void **state)
{
    (void)state;
    assert_int_equal(width_len_of("\x8b\x8b\x15\x0e", 4), 0); /* rmoveto */
    assert_int_equal(width_len_of("\x8c\x8b\x8b\x15\x0e", 5), 1);
    assert_int_equal(width_len_of("\xf7\x01\x8b\x16\x0e", 5), 2); /* hmoveto */
    assert_int_equal(width_len_of("\x8b\x04\x0e", 3), 0);         /* vmoveto */
    assert_int_equal(width_len_of("\x8b\x8b\x01\x8b\x04\x0e", 6), 0);
    assert_int_equal(width_len_of("\x1c\x01\0\x8b\x8b\x01\x0e", 7), 3);
    assert_int_equal(width_len_of("\x0e", 1), 0); /* endchar */
    assert_int_equal(width_len_of("\x8b\x0e", 2), 1);
    /* numbers of later operators are none of its business */
    assert_int_equal(width_len_of("\x8c\x8b\x8b\x15\x1c\x01\0\x8b\x05\x0e", 10),
                     1);
}

/* -- Tables -------------------------------------------------------------- */

struct fixture {
    struct arena *arena;
    struct diags diags;
    struct fonts *fonts;
    struct buf table; /* four glyphs of the fallback, which has 18 FDs */
};

static int by_cid(const struct font *font, uint32_t a, uint32_t b)
{
    return font_cid(font, a) - font_cid(font, b);
}

static int set_up(void **state)
{
    static const uint32_t scalars[] = {'A', 0x4E00, 0x9555, 0xFF0C};
    struct fixture *f = calloc(1, sizeof(*f));
    struct font_char found;
    uint32_t glyphs[4], new_glyphs[4];

    f->arena = arena_new();
    f->diags = (struct diags){.arena = f->arena, .lang = LANG_EN};
    f->fonts = fonts_open(font_config_load(f->arena, &f->diags), &f->diags);
    assert_non_null(f->fonts);
    assert_true(fonts_find_char(f->fonts, FACE_BODY, 0x9555, &found));
    for (size_t n = 0; n < 4; n++) {
        size_t i = n;
        uint32_t glyph = font_glyph(found.font, scalars[n]);
        for (; i > 0 && by_cid(found.font, glyphs[i - 1], glyph) > 0; i--)
            glyphs[i] = glyphs[i - 1];
        glyphs[i] = glyph;
    }
    assert_true(font_subset(found.font, glyphs, 4, (struct font_fit){0, false},
                            new_glyphs, &f->table));
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    buf_free(&f->table);
    fonts_close(f->fonts);
    arena_free(f->arena);
    free(f);
    return 0;
}

static void cut_font_keeps_collection_and_cids(void **state)
{
    const struct fixture *f = *state;
    struct cff cff;
    uint16_t cids[5];

    assert_true(cff_read((const uint8_t *)f->table.data, f->table.len, &cff));
    assert_true(cff.is_cid);
    assert_string_equal(cff.registry, "Adobe");
    assert_string_equal(cff.ordering, "Identity");
    assert_int_equal(cff.n_glyphs, 5);
    assert_true(cff_read_cids(&cff, cids));
    assert_int_equal(cids[0], 0);
    assert_true(cids[1] < cids[2] && cids[2] < cids[3] && cids[3] < cids[4]);
}

static void cutting_a_cut_font_changes_nothing(void **state)
{
    const struct fixture *f = *state;
    const uint32_t glyphs[] = {1, 2, 3, 4};
    struct buf again = BUF_EMPTY;
    struct cff cff;
    uint16_t cids[5];

    assert_true(cff_read((const uint8_t *)f->table.data, f->table.len, &cff));
    assert_true(cff_read_cids(&cff, cids));
    assert_true(cff_subset(
        &cff, cids, &(struct cff_selection){glyphs, NULL, 0, 4}, &again));
    assert_int_equal(again.len, f->table.len);
    assert_memory_equal(again.data, f->table.data, again.len);
    buf_free(&again);
}

/* Cut twice, so that there is no subroutine left to be put in its place. */
static void width_stands_first_in_a_program_that_was_given_one(void **state)
{
    const struct fixture *f = *state;
    const uint32_t glyphs[] = {1, 2, 3, 4};
    const int widths[] = {500, 500, 500, 500};
    struct buf narrow = BUF_EMPTY;
    struct cff cff, cut;
    struct cff_range before, after;
    uint16_t cids[5];

    assert_true(cff_read((const uint8_t *)f->table.data, f->table.len, &cff));
    assert_true(cff_read_cids(&cff, cids));
    assert_true(cff_subset(
        &cff, cids, &(struct cff_selection){glyphs, widths, 0, 4}, &narrow));
    assert_true(cff_read((const uint8_t *)narrow.data, narrow.len, &cut));
    for (size_t i = 1; i <= 4; i++) {
        assert_true(cff_index_get(&cff.table, &cff.charstrings, i, &before));
        assert_true(cff_index_get(&cut.table, &cut.charstrings, i, &after));
        assert_int_equal(cut.table.table[after.start], 28);
        assert_memory_equal(cut.table.table + after.end - 8,
                            cff.table.table + before.end - 8, 8);
    }
    buf_free(&narrow);
}

/* Four bytes more than without: a number, and hmoveto. */
static void outline_is_moved_by_one_more_moveto(void **state)
{
    const struct fixture *f = *state;
    const uint32_t glyph = 1;
    const int width = 500;
    struct buf here = BUF_EMPTY, there = BUF_EMPTY;
    struct cff cff, cut;
    struct cff_range before, after;
    uint16_t cids[5];

    assert_true(cff_read((const uint8_t *)f->table.data, f->table.len, &cff));
    assert_true(cff_read_cids(&cff, cids));
    assert_true(cff_subset(
        &cff, cids, &(struct cff_selection){&glyph, &width, 0, 1}, &here));
    assert_true(cff_subset(
        &cff, cids, &(struct cff_selection){&glyph, &width, 250, 1}, &there));
    assert_true(cff_read((const uint8_t *)here.data, here.len, &cff));
    assert_true(cff_read((const uint8_t *)there.data, there.len, &cut));
    assert_true(cff_index_get(&cff.table, &cff.charstrings, 1, &before));
    assert_true(cff_index_get(&cut.table, &cut.charstrings, 1, &after));
    assert_int_equal(after.end - after.start, before.end - before.start + 4);
    assert_non_null(memmem(there.data + after.start, after.end - after.start,
                           "\x1c\xff\x06\x16", 4));
    buf_free(&there);
    buf_free(&here);
}

static void shortened_tables_are_refused(void **state)
{
    const struct fixture *f = *state;

    for (size_t len = 0; len < f->table.len; len++) {
        /* of its own size, so that a sanitizer sees what is read beyond */
        uint8_t *bytes = malloc(len + 1);
        struct cff cff;
        uint16_t cids[5];
        struct buf out = BUF_EMPTY;
        const uint32_t glyphs[] = {1, 2, 3, 4};

        memcpy(bytes, f->table.data, len);
        assert_false(cff_read(bytes, len, &cff) && cff.n_glyphs == 5 &&
                     cff_read_cids(&cff, cids) &&
                     cff_subset(&cff, cids,
                                &(struct cff_selection){glyphs, NULL, 0, 4},
                                &out));
        assert_int_equal(out.len, 0);
        buf_free(&out);
        free(bytes);
    }
}

/* 5176 table 28: what FDSelect says of glyphs in ranges begins with glyph 0. */
static void ranges_that_leave_out_glyphs_are_refused(void **state)
{
    const struct fixture *f = *state;
    const uint32_t glyphs[] = {1, 2, 3, 4};
    const struct cff_selection all = {glyphs, NULL, 0, 4};
    struct buf table = BUF_EMPTY;

    buf_add(&table, f->table.data, f->table.len);
    buf_add(&table, "\3\0\1\0\0\0\0\5", 8); /* [0, 5) is of font 0 */
    for (int first = 0; first < 3; first++) {
        struct buf out = BUF_EMPTY;
        struct cff cff;
        uint16_t cids[5];

        table.data[f->table.len + 4] = (char)first;
        assert_true(cff_read((const uint8_t *)table.data, table.len, &cff));
        assert_true(cff_read_cids(&cff, cids));
        cff.fd_select = f->table.len;
        assert_int_equal(cff_subset(&cff, cids, &all, &out), first == 0);
        buf_free(&out);
    }
    buf_free(&table);
}

/* Whatever one byte becomes, nothing outside the table is read. */
static void damaged_tables_do_no_harm(void **state)
{
    const struct fixture *f = *state;
    uint8_t *bytes = malloc(f->table.len);
    uint32_t seed = 1;

    for (int round = 0; round < 4000; round++) {
        struct cff cff;
        struct buf out = BUF_EMPTY;
        const uint32_t glyphs[] = {1, 2, 3, 4};

        memcpy(bytes, f->table.data, f->table.len);
        for (int i = 0; i < 1 + round % 3; i++) {
            seed = seed * 1103515245 + 12345;
            bytes[(seed >> 8) % f->table.len] = (uint8_t)(seed >> 24);
        }
        if (cff_read(bytes, f->table.len, &cff) && cff.is_cid &&
            cff.n_glyphs >= 5) {
            uint16_t *cids = calloc(cff.n_glyphs, sizeof(*cids));
            if (cff_read_cids(&cff, cids))
                cff_subset(&cff, cids,
                           &(struct cff_selection){glyphs, NULL, 0, 4}, &out);
            free(cids);
        }
        buf_free(&out);
    }
    free(bytes);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(subroutine_is_put_where_it_is_called),
        cmocka_unit_test(subroutine_that_calls_itself_is_refused),
        cmocka_unit_test(call_without_a_number_is_refused),
        cmocka_unit_test(hint_mask_is_not_taken_for_operators),
        cmocka_unit_test(program_that_ends_within_a_number_is_refused),
        cmocka_unit_test(width_is_told_from_the_first_operands),
        TEST(cut_font_keeps_collection_and_cids),
        TEST(cutting_a_cut_font_changes_nothing),
        TEST(width_stands_first_in_a_program_that_was_given_one),
        TEST(outline_is_moved_by_one_more_moveto),
        TEST(shortened_tables_are_refused),
        TEST(ranges_that_leave_out_glyphs_are_refused),
        TEST(damaged_tables_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Archives in memory: order, contents, and nothing from the clock.
 */
#include "base/zip.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <zip.h>

static const struct zip_part two_parts[] = {
    {"b.txt", "some text, some text, some text", 31, false},
    {"a/empty.txt", "", 0, false},
};

static struct diags *new_diags(struct arena *arena)
{
    struct diags *diags = arena_new_object(arena, struct diags);
    diags->arena = arena;
    return diags;
}

static unsigned get16(const struct buf *archive, size_t at)
{
    return (unsigned char)archive->data[at] |
           (unsigned)(unsigned char)archive->data[at + 1] << 8;
}

static void pack_two(struct buf *out)
{
    struct arena *arena = arena_new();
    assert_true(zip_pack(two_parts, 2, new_diags(arena), out));
    arena_free(arena);
}

static void parts_are_found_again_in_their_order(void **state)
{
    struct buf out = BUF_EMPTY;
    char text[64] = "";
    zip_error_t error;
    (void)state;

    pack_two(&out);
    zip_source_t *source =
        zip_source_buffer_create(out.data, out.len, 0, &error);
    zip_t *archive = zip_open_from_source(source, ZIP_CHECKCONS, &error);
    assert_non_null(archive);
    assert_int_equal(zip_get_num_entries(archive, 0), 2);
    assert_string_equal(zip_get_name(archive, 0, 0), "b.txt");
    assert_string_equal(zip_get_name(archive, 1, 0), "a/empty.txt");
    zip_file_t *file = zip_fopen_index(archive, 0, 0);
    assert_int_equal(zip_fread(file, text, sizeof(text)), 31);
    assert_string_equal(text, two_parts[0].bytes);
    zip_fclose(file);
    zip_close(archive);
    buf_free(&out);
}

static void large_parts_are_deflated_and_read_as_they_were(void **state)
{
    enum { LEN = 300 * 1000, NOISE = 5000 };
    struct arena *arena = arena_new();
    char *text = arena_alloc(arena, LEN), *noise = arena_alloc(arena, NOISE);
    char *back = arena_alloc(arena, LEN);
    struct buf out = BUF_EMPTY;
    zip_error_t error;
    uint32_t seed = 1;
    (void)state;

    for (size_t i = 0; i < LEN; i++)
        text[i] = (char)('a' + i * i % 23);
    for (size_t i = 0; i < NOISE; i++)
        noise[i] = (char)((seed = seed * 1103515245 + 12345) >> 16);
    const struct zip_part parts[] = {{"text", text, LEN, false},
                                     {"stored", text, LEN, true},
                                     {"noise", noise, NOISE, false}};
    assert_true(zip_pack(parts, 3, new_diags(arena), &out));
    zip_source_t *source =
        zip_source_buffer_create(out.data, out.len, 0, &error);
    zip_t *archive = zip_open_from_source(source, ZIP_CHECKCONS, &error);
    assert_non_null(archive);
    for (size_t i = 0; i < 3; i++) {
        zip_stat_t stat;
        assert_int_equal(zip_stat_index(archive, i, 0, &stat), 0);
        assert_int_equal(stat.size, parts[i].len);
        assert_int_equal(stat.comp_method,
                         i == 0 ? ZIP_CM_DEFLATE : ZIP_CM_STORE);
        assert_true(i == 0 ? stat.comp_size < LEN / 10
                           : stat.comp_size == stat.size);
        zip_file_t *file = zip_fopen_index(archive, i, 0);
        assert_int_equal(zip_fread(file, back, LEN), parts[i].len);
        assert_memory_equal(back, parts[i].bytes, parts[i].len);
        assert_int_equal(zip_fread(file, back, 1), 0); /* its CRC is right */
        assert_int_equal(zip_fclose(file), 0);
    }
    zip_close(archive);
    buf_free(&out);
    arena_free(arena);
}

static void the_time_zone_does_not_change_the_bytes(void **state)
{
    struct buf here = BUF_EMPTY, there = BUF_EMPTY;
    (void)state;

    setenv("TZ", "Asia/Shanghai", 1);
    pack_two(&here);
    setenv("TZ", "America/New_York", 1);
    pack_two(&there);
    unsetenv("TZ");
    assert_int_equal(here.len, there.len);
    assert_memory_equal(here.data, there.data, here.len);
    buf_free(&here);
    buf_free(&there);
}

static void time_is_that_of_the_dos_epoch(void **state)
{
    struct buf out = BUF_EMPTY;
    (void)state;

    pack_two(&out);
    assert_int_equal(get16(&out, 10), 0);
    assert_int_equal(get16(&out, 12), 0x21);
    buf_free(&out);
}

static void sizes_stand_in_the_local_header(void **state)
{
    struct buf out = BUF_EMPTY;
    (void)state;

    pack_two(&out);
    assert_int_equal(get16(&out, 6) & 8, 0); /* no data descriptor */
    assert_int_equal(get16(&out, 22), 31);
    buf_free(&out);
}

static void what_is_in_the_buffer_stays_there(void **state)
{
    struct buf out = BUF_EMPTY;
    (void)state;

    buf_add_str(&out, "before");
    pack_two(&out);
    assert_memory_equal(out.data, "beforePK", 8);
    buf_free(&out);
}

static void a_name_that_comes_twice_is_an_error_and_adds_nothing(void **state)
{
    const struct zip_part twice[] = {{"a", "1", 1, false},
                                     {"a", "2", 1, false}};
    struct arena *arena = arena_new();
    struct diags *diags = new_diags(arena);
    struct buf out = BUF_EMPTY;
    (void)state;

    assert_false(zip_pack(twice, 2, diags, &out));
    assert_int_equal(out.len, 0);
    assert_int_equal(diags->first->code, DIAG_LIBRARY_FAILED);
    buf_free(&out);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_found_again_in_their_order),
        cmocka_unit_test(large_parts_are_deflated_and_read_as_they_were),
        cmocka_unit_test(the_time_zone_does_not_change_the_bytes),
        cmocka_unit_test(time_is_that_of_the_dos_epoch),
        cmocka_unit_test(sizes_stand_in_the_local_header),
        cmocka_unit_test(what_is_in_the_buffer_stays_there),
        cmocka_unit_test(a_name_that_comes_twice_is_an_error_and_adds_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

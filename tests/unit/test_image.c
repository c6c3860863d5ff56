/*
 * The frames of images: what is whole, what is cut off, what lies.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/image.h"

#include <string.h>

#define SIGNATURE  "\x89PNG\r\n\x1a\n"
#define CRC        "\0\0\0\0"
#define IHDR(w, h) "\0\0\0\x0dIHDR\0\0\0" w "\0\0\0" h "\x08\x02\0\0\0" CRC
#define IDAT       "\0\0\0\1IDATx" CRC
#define IEND       "\0\0\0\0IEND" CRC

static const char whole_png[] = SIGNATURE IHDR("\x03", "\x02") IDAT IEND;
static const char whole_jpeg[] = "\xff\xd8\xff\xe0\0\4JF"
                                 "\xff\xc0\0\x0b\x08\0\2\0\3\1\1\x11\0"
                                 "\xff\xda\0\x03\1zzz\xff\xd9";

/* What is wrong in English, or "". */
static const char *inspect(const char *bytes, size_t len,
                           struct image_info *info)
{
    const struct image_fault *fault = image_inspect(bytes, len, info);
    return fault == NULL ? "" : fault->en;
}

static void a_whole_png_gives_its_size(void **state)
{
    (void)state;
    struct image_info info;
    assert_string_equal(inspect(whole_png, sizeof(whole_png) - 1, &info), "");
    assert_int_equal(info.format, IMAGE_PNG);
    assert_int_equal(info.width, 3);
    assert_int_equal(info.height, 2);
}

static void a_whole_jpeg_gives_its_size(void **state)
{
    (void)state;
    struct image_info info;
    assert_string_equal(inspect(whole_jpeg, sizeof(whole_jpeg) - 1, &info), "");
    assert_int_equal(info.format, IMAGE_JPEG);
    assert_int_equal(info.width, 3);
    assert_int_equal(info.height, 2);
}

static void no_png_that_is_cut_off_passes(void **state)
{
    (void)state;
    struct image_info info;
    for (size_t len = 8; len < sizeof(whole_png) - 1; len++)
        assert_string_equal(inspect(whole_png, len, &info), "it is cut off");
}

static void no_jpeg_that_is_cut_off_passes(void **state)
{
    (void)state;
    struct image_info info;
    for (size_t len = 4; len < sizeof(whole_jpeg) - 1; len++)
        assert_string_equal(inspect(whole_jpeg, len, &info), "it is cut off");
}

static void a_size_of_nothing_is_refused(void **state)
{
    (void)state;
    struct image_info info;
    static const char png[] = SIGNATURE IHDR("\0", "\x02") IDAT IEND;
    assert_string_equal(inspect(png, sizeof(png) - 1, &info),
                        "its size is impossible");
}

static void a_png_without_data_is_refused(void **state)
{
    (void)state;
    struct image_info info;
    static const char png[] = SIGNATURE IHDR("\x03", "\x02") IEND;
    assert_string_equal(inspect(png, sizeof(png) - 1, &info), "it is cut off");
}

static void a_chunk_that_lies_about_its_length_is_refused(void **state)
{
    (void)state;
    struct image_info info;
    static const char png[] =
        SIGNATURE IHDR("\x03", "\x02") "\xff\xff\xff\xf0IDATx" CRC IEND;
    assert_string_equal(inspect(png, sizeof(png) - 1, &info), "it is cut off");
}

static void other_formats_are_refused(void **state)
{
    (void)state;
    struct image_info info;
    assert_string_equal(inspect("GIF89a..", 8, &info), "neither PNG nor JPEG");
    assert_string_equal(inspect("", 0, &info), "neither PNG nor JPEG");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_png_gives_its_size),
        cmocka_unit_test(a_whole_jpeg_gives_its_size),
        cmocka_unit_test(no_png_that_is_cut_off_passes),
        cmocka_unit_test(no_jpeg_that_is_cut_off_passes),
        cmocka_unit_test(a_size_of_nothing_is_refused),
        cmocka_unit_test(a_png_without_data_is_refused),
        cmocka_unit_test(a_chunk_that_lies_about_its_length_is_refused),
        cmocka_unit_test(other_formats_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * The XML writer: escaping, nesting, long texts.
 */
#include "write/xml.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define DECLARATION                                                            \
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

static void marks_of_xml_are_escaped_in_text(void **state)
{
    struct buf out = BUF_EMPTY;
    struct xml *xml = xml_new(&out);
    (void)state;

    xml_element(xml, "t", "a<b>&c");
    assert_true(xml_finish(xml));
    assert_string_equal(buf_text(&out),
                        DECLARATION "<t>a&lt;b&gt;&amp;c</t>\n");
    buf_free(&out);
}

static void attributes_are_escaped_and_keep_their_chinese(void **state)
{
    struct buf out = BUF_EMPTY;
    struct xml *xml = xml_new(&out);
    (void)state;

    xml_empty(xml, "t", "name", "仿宋\"<&", NULL);
    assert_true(xml_finish(xml));
    assert_string_equal(buf_text(&out),
                        DECLARATION "<t name=\"仿宋&quot;&lt;&amp;\"/>\n");
    buf_free(&out);
}

/* 3.3.3 of XML 1.0: a reader makes a blank of a line end in an attribute;
 * 2.11: and a line end of a carriage return anywhere */
static void line_ends_come_back_as_they_were(void **state)
{
    struct buf out = BUF_EMPTY;
    struct xml *xml = xml_new(&out);
    (void)state;

    xml_start_with(xml, "t", "x", "a\tb\nc\r", NULL);
    xml_text(xml, "a\tb\nc\r", 6);
    assert_true(xml_finish(xml));
    assert_string_equal(buf_text(&out), DECLARATION
                        "<t x=\"a&#9;b&#10;c&#13;\">a\tb\nc&#13;</t>\n");
    buf_free(&out);
}

static void numbers_are_written_as_printf_does(void **state)
{
    static const long numbers[] = {0, 7, -10, 2147483647L, LONG_MIN, LONG_MAX};
    (void)state;

    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        struct buf out = BUF_EMPTY;
        struct xml *xml = xml_new(&out);
        char expected[128];

        snprintf(expected, sizeof(expected), DECLARATION "<a n=\"%ld\"/>\n",
                 numbers[i]);
        xml_start(xml, "a");
        xml_attribute_int(xml, "n", numbers[i]);
        assert_true(xml_finish(xml));
        assert_string_equal(buf_text(&out), expected);
        buf_free(&out);
    }
}

static void what_is_left_open_is_closed_at_the_end(void **state)
{
    struct buf out = BUF_EMPTY;
    struct xml *xml = xml_new(&out);
    (void)state;

    xml_start(xml, "a");
    xml_start_with(xml, "b", "x", "1", NULL);
    xml_attribute_int(xml, "y", -5);
    assert_true(xml_finish(xml));
    assert_string_equal(buf_text(&out),
                        DECLARATION "<a><b x=\"1\" y=\"-5\"/></a>\n");
    buf_free(&out);
}

static void an_end_without_a_start_fails_at_the_finish(void **state)
{
    struct buf out = BUF_EMPTY;
    struct xml *xml = xml_new(&out);
    (void)state;

    xml_end(xml);
    xml_element(xml, "t", "later");
    assert_false(xml_finish(xml));
    buf_free(&out);
}

static void an_attribute_behind_content_fails_at_the_finish(void **state)
{
    struct buf out = BUF_EMPTY;
    struct xml *xml = xml_new(&out);
    (void)state;

    xml_start(xml, "t");
    xml_text(xml, "a", 1);
    xml_attribute(xml, "x", "1");
    assert_false(xml_finish(xml));
    buf_free(&out);
}

/* 2.2 of XML 1.0 */
static void what_holds_nothing_can_be_taken_out(void **state)
{
    struct buf out = BUF_EMPTY;
    struct xml *xml = xml_new(&out);
    (void)state;

    xml_start(xml, "a");
    xml_start(xml, "b");
    xml_end_filled(xml);
    xml_start_with(xml, "b", "x", "<b", NULL);
    xml_end_filled(xml);
    xml_start(xml, "b");
    xml_text(xml, "b", 1);
    xml_end_filled(xml);
    xml_end(xml);
    assert_true(xml_finish(xml));
    assert_non_null(strstr(buf_text(&out), "<a><b x=\"&lt;b\"/><b>b</b></a>"));
    buf_free(&out);
}

static void a_character_that_xml_cannot_hold_fails_at_the_finish(void **state)
{
    static const char *const unsound[] = {"a\x01", "\x0b", "\uFFFE",
                                          "a\uFFFFb"};
    (void)state;

    for (size_t i = 0; i < sizeof(unsound) / sizeof(*unsound); i++) {
        struct buf out = BUF_EMPTY;
        struct xml *xml = xml_new(&out);

        xml_element(xml, "t", unsound[i]);
        assert_false(xml_finish(xml));
        xml = xml_new(&out);
        xml_empty(xml, "t", "x", unsound[i], NULL);
        assert_false(xml_finish(xml));
        buf_free(&out);
    }
}

static void a_long_text_stays_whole(void **state)
{
    enum { N = 100000 };
    struct buf text = BUF_EMPTY, out = BUF_EMPTY;
    (void)state;

    for (size_t i = 0; i < N; i++)
        buf_add_str(&text, "方");
    struct xml *xml = xml_new(&out);
    xml_element(xml, "t", buf_text(&text));
    assert_true(xml_finish(xml));
    assert_int_equal(out.len, strlen(DECLARATION "<t></t>\n") + text.len);
    assert_memory_equal(out.data + strlen(DECLARATION "<t>"), text.data,
                        text.len);
    buf_free(&text);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_of_xml_are_escaped_in_text),
        cmocka_unit_test(what_holds_nothing_can_be_taken_out),
        cmocka_unit_test(attributes_are_escaped_and_keep_their_chinese),
        cmocka_unit_test(line_ends_come_back_as_they_were),
        cmocka_unit_test(numbers_are_written_as_printf_does),
        cmocka_unit_test(what_is_left_open_is_closed_at_the_end),
        cmocka_unit_test(an_end_without_a_start_fails_at_the_finish),
        cmocka_unit_test(an_attribute_behind_content_fails_at_the_finish),
        cmocka_unit_test(a_character_that_xml_cannot_hold_fails_at_the_finish),
        cmocka_unit_test(a_long_text_stays_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

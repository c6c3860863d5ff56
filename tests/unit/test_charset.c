/*
 * The door: which bytes become text, and which do not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "read/charset.h"
#include "read/reader.h"

#include <stdlib.h>
#include <string.h>

struct decoding {
    struct arena *arena;
    struct source source;
    struct diags diags;
    bool ok;
};

static struct decoding *decoding_of(const char *bytes, size_t len)
{
    struct arena *arena = arena_new();
    struct decoding *d = arena_new_object(arena, struct decoding);

    d->arena = arena;
    d->diags = (struct diags){.arena = arena, .lang = LANG_EN};
    d->ok = charset_decode("x.md", bytes, len, arena, &d->source, &d->diags);
    return d;
}

static void decoding_end(struct decoding *d)
{
    arena_free(d->arena);
}

#define assert_decoded(bytes, text_, charset_, bom)                            \
    do {                                                                       \
        struct decoding *d_ = decoding_of(bytes, sizeof(bytes) - 1);           \
        assert_true(d_->ok);                                                   \
        assert_string_equal(d_->source.text, text_);                           \
        assert_string_equal(d_->source.charset, charset_);                     \
        assert_int_equal(d_->source.bom_len, bom);                             \
        decoding_end(d_);                                                      \
    } while (0)

/* Refused with this code, of which the first argument is word. */
#define assert_refused(bytes, code_, word)                                     \
    do {                                                                       \
        struct decoding *d_ = decoding_of(bytes, sizeof(bytes) - 1);           \
        assert_false(d_->ok);                                                  \
        assert_int_equal(d_->diags.first->code, code_);                        \
        assert_string_equal(d_->diags.first->source->name, "x.md");            \
        if (word[0] != '\0')                                                   \
            assert_string_equal(d_->diags.first->args[0], word);               \
        decoding_end(d_);                                                      \
    } while (0)

static void every_charset_gives_the_same_text(void **state)
{
    (void)state;
    assert_decoded("方案\n", "方案\n", "UTF-8", 0);
    assert_decoded("\xEF\xBB\xBF方案\n", "方案\n", "UTF-8", 3);
    assert_decoded("\xFF\xFE\xB9\x65\x48\x68\n\0", "方案\n", "UTF-16LE", 2);
    assert_decoded("\xFE\xFF\x65\xB9\x68\x48\0\n", "方案\n", "UTF-16BE", 2);
    assert_decoded("\xB9\x65\x48\x68\n\0", "方案\n", "UTF-16LE", 0);
    assert_decoded("\x65\xB9\x68\x48\0\n", "方案\n", "UTF-16BE", 0);
    assert_decoded("\xB7\xBD\xB0\xB8\n", "方案\n", "GB18030", 0);
    assert_decoded("\x95\x32\x82\x36\xB7\xBD\xB0\xB8\xB7\xBD\xB0\xB8",
                   "𠀀方案方案", "GB18030", 0);
}

static void line_ends_stay_as_they_are(void **state)
{
    (void)state;
    struct decoding *d = decoding_of("a\r\nb\rc\nd", 8);

    assert_true(d->ok);
    assert_string_equal(d->source.text, "a\r\nb\rc\nd");
    assert_int_equal(d->source.n_lines, 4);
    decoding_end(d);
}

static void a_broken_byte_is_named_by_its_offset(void **state)
{
    (void)state;
    assert_refused("方案的正文\xFF文字", DIAG_FILE_UNDECODABLE, "15 (0xf)");
    assert_refused("\xEF\xBB\xBF方\x80", DIAG_FILE_UNDECODABLE, "6 (0x6)");
    assert_refused("\xB7\xBD\xB0\xB8\xB7\xBD\xFF", DIAG_FILE_UNDECODABLE,
                   "6 (0x6)");
    assert_refused("\xFF\xFE\xB9\x65\x48", DIAG_FILE_UNDECODABLE, "4 (0x4)");
    assert_refused("方案文字\xE6\x96", DIAG_FILE_UNDECODABLE, "12 (0xc)");
}

static void western_text_is_not_taken_for_chinese(void **state)
{
    (void)state;
    assert_refused("caf\xE9 na\xEFve \xE0 la carte", DIAG_FILE_UNDECODABLE, "");
}

static void binary_files_are_named(void **state)
{
    (void)state;
    assert_refused("PK\003\004xxxx", DIAG_FILE_BINARY, "ZIP");
    assert_refused("%PDF-1.7", DIAG_FILE_BINARY, "PDF");
    assert_refused("\x89PNG\r\n\x1A\n", DIAG_FILE_BINARY, "PNG");
    assert_refused("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", DIAG_FILE_BINARY,
                   "OLE (.doc, .wps)");
    assert_refused("abc\0def\0\0\0ghi", DIAG_FILE_BINARY, "it holds a NUL");
    assert_refused("\xEF\xBB\xBF方案\0方案", DIAG_FILE_BINARY,
                   "it holds a NUL");
    assert_refused("\1\2\3\4abc", DIAG_FILE_BINARY, "");
}

static void empty_files_are_refused(void **state)
{
    (void)state;
    assert_refused("", DIAG_FILE_EMPTY, "");
    assert_refused("\xEF\xBB\xBF", DIAG_FILE_EMPTY, "");
    assert_refused(" \t\r\n　\n", DIAG_FILE_EMPTY, "");
}

static void characters_that_mislead_are_refused(void **state)
{
    (void)state;
    assert_refused("总体要求，总体要求\x1B", DIAG_CHARACTER_FORBIDDEN,
                   "U+001B");
    assert_refused("总\u202E体", DIAG_CHARACTER_FORBIDDEN, "U+202E");
    assert_refused("总\u200B体", DIAG_CHARACTER_FORBIDDEN, "U+200B");
    assert_refused("总\uFEFF体", DIAG_CHARACTER_FORBIDDEN, "U+FEFF");
    assert_refused("总\u2028体", DIAG_CHARACTER_FORBIDDEN, "U+2028");
    assert_refused("总\uFFFD体", DIAG_CHARACTER_FORBIDDEN, "U+FFFD");
    assert_refused("总\uFFFF体", DIAG_CHARACTER_FORBIDDEN, "U+FFFF");
    assert_refused("总\U000E0041体", DIAG_CHARACTER_FORBIDDEN, "U+E0041");
    assert_refused("a\U000E0100", DIAG_CHARACTER_FORBIDDEN, "U+E0100");
    assert_decoded("葛\U000E0100", "葛\U000E0100", "UTF-8", 0);
}

static void xml_of_word_is_no_text(void **state)
{
    static const char word[] = " <?xml version=\"1.0\"?><?mso-application "
                               "progid=\"Word.Document\"?><w:wordDocument/>";
    static const char page[] = "<p>progid</p>";
    struct decoding *d = decoding_of(word, strlen(word));

    (void)state;
    assert_false(d->ok);
    assert_int_equal(d->diags.first->code, DIAG_FILE_BINARY);
    decoding_end(d);
    d = decoding_of(page, strlen(page));
    assert_true(d->ok);
    decoding_end(d);
}

static void private_characters_are_errors_but_read(void **state)
{
    (void)state;
    struct decoding *d = decoding_of("总\uE000体", 9);

    assert_true(d->ok);
    assert_int_equal(d->diags.first->code, DIAG_CHARACTER_PRIVATE);
    assert_int_equal(d->diags.first->span.start, 3);
    assert_int_equal(d->diags.first->span.end, 6);
    decoding_end(d);
    d = decoding_of("总\U000F0000体", 10);
    assert_int_equal(d->diags.first->span.end, 7);
    decoding_end(d);
}

static void findings_of_one_code_are_summed_up(void **state)
{
    (void)state;
    struct buf text = BUF_EMPTY;

    for (int i = 0; i < 150; i++)
        buf_add_str(&text, "总体要求总体要求\u200B");
    struct decoding *d = decoding_of(text.data, text.len);

    assert_int_equal(d->diags.count[SEVERITY_FATAL], 100);
    assert_string_equal(d->diags.last->hint, "and 50 more");
    decoding_end(d);
    buf_free(&text);
}

static void a_line_over_the_limit_is_refused(void **state)
{
    (void)state;
    size_t len = LIMIT_LINE_BYTES + 1;
    char *line = malloc(len);

    memset(line, 'x', len);
    struct decoding *d = decoding_of(line, len);

    assert_false(d->ok);
    assert_int_equal(d->diags.first->code, DIAG_LIMIT);
    decoding_end(d);
    d = decoding_of(line, len - 1);
    assert_true(d->ok);
    decoding_end(d);
    free(line);
}

static void files_are_told_apart_by_bytes_and_name(void **state)
{
    (void)state;
    const char docx[] = "PK\003\004............[Content_Types].xml";

    assert_int_equal(file_type_of("a", docx, sizeof(docx) - 1), FILE_DOCX);
    assert_int_equal(file_type_of("a.docx", "PK\003\004", 4), FILE_DOCX);
    assert_int_equal(file_type_of("a.zip", "PK\003\004", 4), FILE_ZIP);
    assert_int_equal(
        file_type_of("a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8), FILE_DOC);
    assert_int_equal(file_type_of("a.md", "%PDF-1.7", 8), FILE_PDF);
    assert_int_equal(file_type_of("A.TXT", "x", 1), FILE_TEXT);
    assert_int_equal(file_type_of("-", "x", 1), FILE_PLAN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_charset_gives_the_same_text),
        cmocka_unit_test(line_ends_stay_as_they_are),
        cmocka_unit_test(a_broken_byte_is_named_by_its_offset),
        cmocka_unit_test(western_text_is_not_taken_for_chinese),
        cmocka_unit_test(binary_files_are_named),
        cmocka_unit_test(empty_files_are_refused),
        cmocka_unit_test(characters_that_mislead_are_refused),
        cmocka_unit_test(xml_of_word_is_no_text),
        cmocka_unit_test(private_characters_are_errors_but_read),
        cmocka_unit_test(findings_of_one_code_are_summed_up),
        cmocka_unit_test(a_line_over_the_limit_is_refused),
        cmocka_unit_test(files_are_told_apart_by_bytes_and_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

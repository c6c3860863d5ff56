/*
 * Files of words: what is read, and what is refused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/lexicon.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/fangan-lexicon-XXXXXX";

struct load {
    struct arena *arena;
    struct diags diags;
    const struct lexicon *lexicon;
};

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL || setenv("FANGAN_DATA", folder, 1) != 0;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

/* Loads a file of these bytes. */
static struct load load_bytes(const char *bytes, size_t len)
{
    struct load load = {.arena = arena_new()};
    char *path = arena_printf(load.arena, "%s/words.txt", folder);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
    load.diags = (struct diags){.arena = load.arena, .lang = LANG_EN};
    load.lexicon = lexicon_load("words.txt", load.arena, &load.diags);
    assert_int_equal(unlink(path), 0);
    return load;
}

static void assert_entry(const struct load *load, const char *section,
                         const char *name, const char *text)
{
    const char *found =
        lexicon_get(lexicon_section(load->lexicon, section), name, "(none)");
    assert_string_equal(found, text);
}

static void sections_have_their_entries(void **state)
{
    static const char text[] = "# 说明\n"
                               "above: 一 二\n"
                               "\n"
                               "[first]\n"
                               "name: 甲\n"
                               "发展→开展 服务→效劳: a b\n"
                               "[second]\n"
                               "name: says more: than one thing\n"
                               "empty:";
    (void)state;

    struct load load = load_bytes(text, strlen(text));
    assert_non_null(load.lexicon);
    assert_int_equal(load.lexicon->n, 3);
    assert_string_equal(load.lexicon->sections[2].name, "second");
    assert_entry(&load, "", "above", "一 二");
    assert_entry(&load, "first", "name", "甲");
    assert_entry(&load, "first", "发展→开展 服务→效劳", "a b");
    assert_entry(&load, "second", "name", "says more: than one thing");
    assert_entry(&load, "second", "empty", "");
    assert_entry(&load, "second", "above", "(none)");
    assert_entry(&load, "third", "name", "(none)");
    arena_free(load.arena);
}

static void an_entry_goes_on_over_indented_lines(void **state)
{
    static const char text[] =
        "name:\n  one\n\n  # no word\n  two \n\nnext: x\n";
    (void)state;

    struct load load = load_bytes(text, strlen(text));
    assert_non_null(load.lexicon);
    const char *words =
        lexicon_get(lexicon_section(load.lexicon, ""), "name", "");
    assert_non_null(strstr(words, "one"));
    assert_string_equal(words + strlen(words) - 3, "two");
    assert_null(strstr(words, "no word"));
    assert_entry(&load, "", "next", "x");
    arena_free(load.arena);
}

static void what_windows_editor_adds_is_no_word(void **state)
{
    static const char text[] = "\xEF\xBB\xBF[a]\r\nname: one\r\n  two\r\n";
    (void)state;

    struct load load = load_bytes(text, strlen(text));
    assert_non_null(load.lexicon);
    const char *words =
        lexicon_get(lexicon_section(load.lexicon, "a"), "name", "");
    assert_string_equal(words + strlen(words) - 3, "two");
    arena_free(load.arena);
}

static void an_empty_file_has_no_entries(void **state)
{
    (void)state;

    struct load load = load_bytes("", 0);
    assert_non_null(load.lexicon);
    assert_entry(&load, "", "name", "(none)");
    arena_free(load.arena);
}

static void broken_files_are_refused(void **state)
{
    static const struct {
        const char *bytes;
        size_t len;
    } broken[] = {
#define BYTES(text) {text, sizeof(text) - 1}
        BYTES("no colon\n"),
        BYTES("  indented: first\n"),
        BYTES("[open\nname: x\n"),
        BYTES("[a] b\n"),
        BYTES("[a]\n  indented\n"),
        BYTES("name: x\nname: y\n"),
        BYTES("[a]\nname: x\n[b]\n[a]\n"),
        BYTES("name: \xFF\n"),
        BYTES("name: x\0y\n"),
#undef BYTES
    };
    (void)state;

    for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
        struct load load = load_bytes(broken[i].bytes, broken[i].len);
        assert_null(load.lexicon);
        assert_non_null(load.diags.first);
        assert_int_equal(load.diags.first->code, DIAG_DATA_MISSING);
        arena_free(load.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_have_their_entries),
        cmocka_unit_test(an_entry_goes_on_over_indented_lines),
        cmocka_unit_test(what_windows_editor_adds_is_no_word),
        cmocka_unit_test(an_empty_file_has_no_entries),
        cmocka_unit_test(broken_files_are_refused),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

/*
 * fangan.yaml and which rules count; the office's terms; remarks that switch
 * codes off; the way back into the charset of a file.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/pardon.h"
#include "check/rules_file.h"
#include "fangan.h"
#include "read/charset_encode.h"
#include "reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct fixture {
    struct arena *arena;
    struct diags diags;
    char folder[32];
};

static int set_up(void **state)
{
    struct fixture *f = test_calloc(1, sizeof(*f));
    f->arena = arena_new();
    f->diags = (struct diags){.arena = f->arena, .lang = LANG_EN};
    snprintf(f->folder, sizeof(f->folder), "/tmp/fangan.XXXXXX");
    *state = f;
    return mkdtemp(f->folder) == NULL;
}

static const char *path_of(struct fixture *f, const char *name)
{
    return arena_printf(f->arena, "%s/%s", f->folder, name);
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    unlink(path_of(f, "fangan.yaml"));
    unlink(path_of(f, "a.md"));
    rmdir(path_of(f, "sub"));
    rmdir(f->folder);
    arena_free(f->arena);
    test_free(f);
    return 0;
}

static const char *put(struct fixture *f, const char *name, const char *text)
{
    const char *path = path_of(f, name);
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    fputs(text, out);
    assert_int_equal(fclose(out), 0);
    return path;
}

static const struct rules_file *load(struct fixture *f, const char *text)
{
    const struct rules_file *file =
        rules_file_load(put(f, "fangan.yaml", text), &f->diags);
    assert_non_null(file);
    return file;
}

/* -- The file ------------------------------------------------------------ */

static void the_nearest_file_above_counts(void **state)
{
    struct fixture *f = *state;
    const char *path = put(f, "fangan.yaml", "规则: {}\n");
    mkdir(path_of(f, "sub"), 0755);
    assert_string_equal(rules_file_find(path_of(f, "sub/x.md"), f->arena),
                        path);
    assert_string_equal(rules_file_find(path_of(f, "x.md"), f->arena), path);
}

static void without_a_file_there_are_no_rules(void **state)
{
    struct fixture *f = *state;
    assert_null(rules_file_find(path_of(f, "x.md"), f->arena));
    assert_null(rules_file_find(path_of(f, "none/x.md"), f->arena));
}

static void rules_are_switched_and_graded(void **state)
{
    struct fixture *f = *state;
    struct rule_set set;
    rule_set_default(&set);
    rules_file_apply(
        load(f, "规则:\n  S001: 警告\n  S00: on\n  L09: off\n  I004: 关\n"),
        &set);
    assert_int_equal(set.severity[DIAG_ROLE_MISSING], SEVERITY_WARNING);
    assert_true(set.keep[DIAG_ROLE_MISSING]);
    assert_false(set.keep[DIAG_TERM_WRONG]);
    assert_true(set.keep[DIAG_FILE_UNDECODABLE]); /* fatal: never off */
    assert_null(f->diags.first);
}

static void later_lines_win(void **state)
{
    struct fixture *f = *state;
    struct rule_set set;
    rule_set_default(&set);
    rules_file_apply(load(f, "规则: {L: 关, L090: 错误}\n"), &set);
    assert_false(set.keep[DIAG_PARDON_UNUSED]);
    assert_true(set.keep[DIAG_TERM_WRONG]);
    assert_int_equal(set.severity[DIAG_TERM_WRONG], SEVERITY_ERROR);
}

static void an_unknown_key_names_the_nearest(void **state)
{
    struct fixture *f = *state;
    load(f, "规责: {}\n");
    assert_int_equal(f->diags.first->code, DIAG_KEY_UNKNOWN);
    assert_non_null(strstr(f->diags.first->hint, "规则"));
    assert_string_equal(f->diags.first->source->name,
                        path_of(f, "fangan.yaml"));
}

static void a_value_that_can_not_be_is_an_error_with_its_place(void **state)
{
    struct fixture *f = *state;
    load(f, "规则: {S001: 也许}\n用语: [甲]\n");
    assert_int_equal(f->diags.first->code, DIAG_VALUE_BAD);
    assert_int_equal(f->diags.last->code, DIAG_VALUE_TYPE);
    assert_false(span_is_none(f->diags.last->span));
}

static void selecting_leaves_only_what_is_selected(void **state)
{
    (void)state;
    struct rule_set set;
    const char *select[] = {"L", NULL}, *ignore[] = {"L091", NULL};
    rule_set_default(&set);
    rule_set_choose(&set, &(struct rule_choice){select, ignore});
    assert_true(set.keep[DIAG_TERM_WRONG]);
    assert_false(set.keep[DIAG_PARDON_UNUSED]);
    assert_false(set.keep[DIAG_ROLE_MISSING]);
    assert_true(set.keep[DIAG_FILE_UNREADABLE]);
    assert_false(rule_pattern_is_known(""));
    assert_false(rule_pattern_is_known("L0900"));
}

/* -- Terms --------------------------------------------------------------- */

static const char *terms_in(struct fixture *f, const char *yaml,
                            const char *text)
{
    struct reading *r = reading_of(text);
    check_terms(r->plan, &load(f, yaml)->terms, &r->diags);
    diags_sort(&r->diags);
    const char *codes = arena_strdup(f->arena, reading_codes(r));
    reading_end(r);
    return codes;
}

static void a_wrong_term_is_found_in_front_matter_and_text(void **state)
{
    struct fixture *f = *state;
    assert_string_equal(
        terms_in(f, "用语: {读者: 读着}\n",
                 "---\n标题: 读着方案\n主送: [甲, 读着]\n---\n\n# 读着\n\n"
                 "- 服务读着\n"),
        "2:5 L090 3:9 L090 6:1 F008 6:3 L090 8:5 L090");
}

static void a_wrong_form_inside_the_right_one_is_none(void **state)
{
    struct fixture *f = *state;
    assert_string_equal(terms_in(f, "用语: {某市科协: 市科协}\n",
                                 "---\n标题: 甲\n---\n\n某市科协和市科协\n"),
                        "5:6 L090");
}

static void the_longest_wrong_form_counts_once(void **state)
{
    struct fixture *f = *state;
    assert_string_equal(terms_in(f, "用语: {甲局: [乙, 乙乙丙, 乙乙]}\n",
                                 "---\n标题: 甲\n---\n\n乙乙丁乙丁乙乙丙\n"),
                        "5:1 L090 5:4 L090 5:6 L090");
}

static void links_and_comments_are_not_searched(void **state)
{
    struct fixture *f = *state;
    assert_string_equal(terms_in(f, "用语: {Wi-Fi: wifi}\n",
                                 "---\n标题: 甲\n---\n\n[甲](http://wifi.cn) "
                                 "http://wifi.cn/ 甲<!-- wifi -->乙 wifi\n"),
                        "5:53 L090");
}

/* -- Remarks ------------------------------------------------------------- */

/* What is left of a finding on every paragraph. */
static const char *left_by(struct fixture *f, const char *text)
{
    struct reading *r = reading_of(text);
    struct rule_set set;
    rule_set_default(&set);
    for (struct block *b = r->plan->first; b != NULL; b = b->next)
        diag_add(&r->diags, DIAG_TERM_WRONG, b->span, "a", "b", NULL);
    pardons_apply(r->plan, &set, &r->diags);
    const char *codes = arena_strdup(f->arena, reading_codes(r));
    reading_end(r);
    return codes;
}

static void a_remark_counts_for_the_next_paragraph_only(void **state)
{
    struct fixture *f = *state;
    assert_string_equal(left_by(f, "---\n标题: 甲\n---\n\n"
                                   "<!-- 校核: 关 L090 -->\n\n乙\n\n丙\n"),
                        "9:1 L090");
}

static void a_remark_behind_everything_is_unused(void **state)
{
    struct fixture *f = *state;
    assert_string_equal(left_by(f, "---\n标题: 甲\n---\n\n乙\n\n"
                                   "<!-- 校核: 关 L090 -->\n"),
                        "5:1 L090 7:12 L091");
}

static void what_does_not_say_off_is_told(void **state)
{
    struct fixture *f = *state;
    assert_string_equal(left_by(f, "---\n标题: 甲\n---\n\n"
                                   "<!-- 校核: 开 L090 -->\n\n乙\n"),
                        "7:1 L090 5:10 L091");
}

static void other_comments_are_no_remarks(void **state)
{
    struct fixture *f = *state;
    assert_string_equal(left_by(f, "---\n标题: 甲\n---\n\n"
                                   "<!-- 校核过了 -->\n\n乙\n"),
                        "7:1 L090");
}

/* -- Charsets and mending ------------------------------------------------ */

static void an_offset_in_the_text_becomes_one_in_the_file(void **state)
{
    struct fixture *f = *state;
    struct buf text = BUF_EMPTY;
    for (int i = 0; i < 1000; i++)
        buf_add_str(&text, "a字𠮷");
    struct source source = {.text = buf_text(&text),
                            .len = text.len,
                            .bom_len = 2,
                            .charset = "UTF-16LE"};
    struct charset_map map = charset_map_new(&source, f->arena);
    assert_int_equal(charset_map_offset(&map, 0), 2);
    assert_int_equal(charset_map_offset(&map, 8 * 700 + 4), 2 + 8 * 700 + 4);
    source.charset = "GB18030"; /* 1 + 2 + 4 bytes */
    source.bom_len = 0;
    map = charset_map_new(&source, f->arena);
    assert_int_equal(charset_map_offset(&map, 8 * 900 + 4), 7 * 900 + 3);
    assert_int_equal(charset_map_offset(&map, 8 * 1000), 7 * 1000);
    buf_free(&text);
}

static void what_can_not_be_stored_is_refused(void **state)
{
    struct fixture *f = *state;
    put(f, "fangan.yaml", "用语: {读者: 读着}\n");
    const char *path = put(f, "a.md", "---\n标题: 甲\n---\n\n读着\n");
    struct fangan *fangan = fangan_new(&f->diags);
    struct document *document = fangan_read(fangan, path, NULL);
    fangan_check(fangan, document, NULL);
    document->source.charset = "GB18030"; /* which its bytes are not */
    struct mended mended;
    assert_false(fangan_mend(fangan, document, NULL, false, &mended));
    assert_null(mended.document);
    assert_int_equal(document->diags.last->code, DIAG_CHARSET_LOSSY);
    document_free(document);
    fangan_free(fangan);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_nearest_file_above_counts),
        TEST(without_a_file_there_are_no_rules),
        TEST(rules_are_switched_and_graded),
        TEST(later_lines_win),
        TEST(an_unknown_key_names_the_nearest),
        TEST(a_value_that_can_not_be_is_an_error_with_its_place),
        TEST(selecting_leaves_only_what_is_selected),
        TEST(a_wrong_term_is_found_in_front_matter_and_text),
        TEST(a_wrong_form_inside_the_right_one_is_none),
        TEST(the_longest_wrong_form_counts_once),
        TEST(links_and_comments_are_not_searched),
        TEST(a_remark_counts_for_the_next_paragraph_only),
        TEST(a_remark_behind_everything_is_unused),
        TEST(what_does_not_say_off_is_told),
        TEST(other_comments_are_no_remarks),
        TEST(an_offset_in_the_text_becomes_one_in_the_file),
        TEST(what_can_not_be_stored_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

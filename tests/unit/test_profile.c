/*
 * Profiles: what the list says, what a file may say, and what is wrong in it.
 */
#include "layout/profile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct fixture {
    struct arena *arena;
    struct diags diags;
    char folder[32];
    const char *plan; /* the path of a plan in folder */
    const char *file; /* and of the profile beside it */
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));

    f->arena = arena_new();
    f->diags.arena = f->arena;
    f->diags.lang = LANG_EN;
    strcpy(f->folder, "/tmp/test_profile.XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    f->plan = arena_printf(f->arena, "%s/plan.md", f->folder);
    f->file = arena_printf(f->arena, "%s/own.yaml", f->folder);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    unlink(f->file);
    rmdir(f->folder);
    arena_free(f->arena);
    free(f);
    return 0;
}

static const struct profile *load(struct fixture *f, const char *name)
{
    return profile_load(name, (struct span){3, 5}, f->plan, f->arena,
                        &f->diags);
}

/* Loads own.yaml, which holds text. */
static const struct profile *load_text(struct fixture *f, const char *text)
{
    FILE *out = fopen(f->file, "wb");

    assert_non_null(out);
    fputs(text, out);
    fclose(out);
    return load(f, "own.yaml");
}

static void check_refused(struct fixture *f, const char *text,
                          enum diag_code code)
{
    assert_null(load_text(f, text));
    assert_non_null(f->diags.first);
    assert_int_equal(f->diags.first->code, code);
}

static void gb33476_is_built_in_and_the_default(void **state)
{
    struct fixture *f = *state;

    assert_ptr_equal(load(f, NULL), profile_default());
    assert_ptr_equal(load(f, "gb33476"), profile_default());
    assert_int_equal(profile_default()->title_pitch, 1250 * (EMU_MM / 100));
    assert_int_equal(profile_default()->number_blanks, 1);
    assert_int_equal(profile_default()->mirror, 0);
    assert_null(f->diags.first);
}

static void every_default_is_within_its_limits(void **state)
{
    const struct profile_key *key;

    (void)state;
    for (size_t i = 0; (key = profile_key(i)) != NULL; i++) {
        assert_true(key->least <= key->standard);
        assert_true(key->standard <= key->most);
        assert_true(key->least < key->most);
    }
}

static void no_two_keys_are_the_same(void **state)
{
    (void)state;
    for (size_t i = 0; profile_key(i) != NULL; i++) {
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(profile_key(i)->id, profile_key(j)->id);
            assert_string_not_equal(profile_key(i)->zh, profile_key(j)->zh);
        }
    }
}

static void compat_37_35_changes_the_word_file(void **state)
{
    struct fixture *f = *state;
    const struct profile *profile = load(f, "compat-37-35");

    assert_non_null(profile);
    assert_string_equal(profile->name, "compat-37-35");
    assert_int_equal(profile->word_top, 37 * EMU_MM);
    assert_int_equal(profile->word_bottom, 35 * EMU_MM);
    assert_int_equal(profile->word_pitch, 579 * 635); /* 28.95 pt */
    assert_int_equal(profile->title_pitch, profile_default()->title_pitch);
    assert_null(f->diags.first);
}

static void file_beside_the_plan_is_read_in_both_languages(void **state)
{
    struct fixture *f = *state;
    const struct profile *profile =
        load_text(f, "对称页边距: 是\nlevel3-bold: yes\n标题行距: 35.4pt\n"
                     "seal-diameter: 45\n西文字体: 宋体\nred-rule: 0.5 mm\n");

    assert_non_null(profile);
    assert_int_equal(profile->mirror, 1);
    assert_int_equal(profile->level3_bold, 1);
    assert_int_equal(profile->title_pitch, 354 * EMU_PT / 10);
    assert_int_equal(profile->seal_diameter, 45 * EMU_MM);
    assert_int_equal(profile->latin_face, PROFILE_WORD_SERIF);
    assert_int_equal(profile->red_rule, EMU_MM / 2);
    assert_null(f->diags.first);
}

static void empty_file_is_the_default(void **state)
{
    struct fixture *f = *state;
    const struct profile *profile = load_text(f, "# nothing\n");

    assert_non_null(profile);
    assert_int_equal(profile->red_rule, profile_default()->red_rule);
}

static void unknown_key_is_a_warning_with_the_nearest(void **state)
{
    struct fixture *f = *state;

    assert_non_null(load_text(f, "mirror-margin: yes\n"));
    assert_int_equal(f->diags.first->code, DIAG_KEY_UNKNOWN);
    assert_non_null(strstr(f->diags.first->hint, "mirror-margins"));
}

static void finding_in_a_profile_has_its_place_there(void **state)
{
    struct fixture *f = *state;
    struct source document = {.name = "plan.md"};

    f->diags.source = &document;
    check_refused(f, "mirror-margins: yes\nred-rule: thick\n", DIAG_VALUE_BAD);
    assert_string_equal(f->diags.first->source->name, "own.yaml");
    assert_int_equal(
        source_place(f->diags.first->source, f->diags.first->span.start).line,
        2);
    assert_ptr_equal(f->diags.source, &document);
}

static void length_beyond_its_limits_is_refused(void **state)
{
    check_refused(*state, "red-rule: 35mm\n", DIAG_VALUE_BAD);
}

static void length_in_another_unit_is_refused(void **state)
{
    check_refused(*state, "red-rule: 1in\n", DIAG_VALUE_BAD);
}

static void length_without_end_is_refused(void **state)
{
    check_refused(*state, "red-rule: 99999999999999999999mm\n", DIAG_VALUE_BAD);
}

static void word_that_is_none_is_refused(void **state)
{
    check_refused(*state, "latin-face: times\n", DIAG_VALUE_BAD);
}

static void list_for_a_switch_is_refused(void **state)
{
    check_refused(*state, "mirror-margins: [yes]\n", DIAG_VALUE_TYPE);
}

static void key_in_both_languages_is_refused(void **state)
{
    check_refused(*state, "mirror-margins: yes\n对称页边距: 否\n",
                  DIAG_KEY_TWICE);
}

static void list_is_no_profile(void **state)
{
    check_refused(*state, "- a\n- b\n", DIAG_YAML_BROKEN);
}

static void unknown_name_is_an_error_in_the_plan_with_the_nearest(void **state)
{
    struct fixture *f = *state;

    assert_null(load(f, "compat-37-36"));
    assert_int_equal(f->diags.first->code, DIAG_PROFILE_UNUSABLE);
    assert_int_equal(f->diags.first->span.start, 3);
    assert_non_null(strstr(f->diags.first->hint, "compat-37-35"));
}

static void file_that_is_not_there_is_an_error(void **state)
{
    struct fixture *f = *state;

    assert_null(load(f, "own.yaml"));
    assert_int_equal(f->diags.first->code, DIAG_PROFILE_UNUSABLE);
}

static void file_outside_the_plans_folder_is_refused(void **state)
{
    struct fixture *f = *state;

    assert_null(load(f, "../../etc/passwd"));
    assert_null(load(f, "/etc/passwd"));
    assert_int_equal(f->diags.first->code, DIAG_PROFILE_UNUSABLE);
    assert_int_equal(f->diags.last->code, DIAG_PROFILE_UNUSABLE);
}

static void fifo_is_refused_and_not_waited_for(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(mkfifo(f->file, 0600), 0);
    assert_null(load(f, "own.yaml"));
    assert_int_equal(f->diags.first->code, DIAG_PROFILE_UNUSABLE);
}

static void huge_file_is_refused(void **state)
{
    struct fixture *f = *state;
    char *text = malloc(70001);

    memset(text, '#', 70000);
    text[70000] = '\0';
    check_refused(f, text, DIAG_LIMIT);
    free(text);
}

#define RULE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        RULE(gb33476_is_built_in_and_the_default),
        RULE(every_default_is_within_its_limits),
        RULE(no_two_keys_are_the_same),
        RULE(compat_37_35_changes_the_word_file),
        RULE(file_beside_the_plan_is_read_in_both_languages),
        RULE(empty_file_is_the_default),
        RULE(unknown_key_is_a_warning_with_the_nearest),
        RULE(finding_in_a_profile_has_its_place_there),
        RULE(length_beyond_its_limits_is_refused),
        RULE(length_in_another_unit_is_refused),
        RULE(length_without_end_is_refused),
        RULE(word_that_is_none_is_refused),
        RULE(list_for_a_switch_is_refused),
        RULE(key_in_both_languages_is_refused),
        RULE(list_is_no_profile),
        RULE(unknown_name_is_an_error_in_the_plan_with_the_nearest),
        RULE(file_that_is_not_there_is_an_error),
        RULE(file_outside_the_plans_folder_is_refused),
        RULE(fifo_is_refused_and_not_waited_for),
        RULE(huge_file_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

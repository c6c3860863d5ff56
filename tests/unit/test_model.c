/*
 * The model as JSON and as a tree.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "modelling.h"
#include "write/json.h"
#include "write/tree.h"

static const char *json_of(struct reading *r)
{
    struct buf out = BUF_EMPTY;
    json_write_plan(r->plan, &r->diags, &out);
    const char *text = arena_strdup(r->arena, buf_text(&out));
    buf_free(&out);
    return text;
}

static const char *tree_of(struct reading *r)
{
    struct buf out = BUF_EMPTY;
    tree_write_plan(r->plan, NULL, LANG_ZH, &out);
    const char *text = arena_strdup(r->arena, buf_text(&out));
    buf_free(&out);
    return text;
}

static void a_field_that_is_not_there_is_null_or_empty(void **state)
{
    (void)state;
    struct reading *r = reading_of("---\n标题: 题\n---\n");
    assert_non_null(r->plan);
    plan_outline(r->plan);
    assert_string_equal(json_of(r), "{\n"
                                    "  \"schema\": \"fangan-plan/1\",\n"
                                    "  \"source\": \"x.md\",\n"
                                    "  \"kind\": null,\n"
                                    "  \"kind_reason\": null,\n"
                                    "  \"title\": \"题\",\n"
                                    "  \"issuer\": [],\n"
                                    "  \"to\": [],\n"
                                    "  \"number\": null,\n"
                                    "  \"date\": null,\n"
                                    "  \"signature\": null,\n"
                                    "  \"preamble\": [],\n"
                                    "  \"sections\": [],\n"
                                    "  \"stages\": [],\n"
                                    "  \"leaders\": [],\n"
                                    "  \"duties\": [],\n"
                                    "  \"missing_roles\": [],\n"
                                    "  \"attachments\": [],\n"
                                    "  \"cc\": [],\n"
                                    "  \"diagnostics\": {\n"
                                    "    \"errors\": 0,\n"
                                    "    \"warnings\": 0\n"
                                    "  },\n"
                                    "  \"following\": []\n"
                                    "}\n");
    reading_end(r);
}

static void no_text_gets_lost(void **state)
{
    (void)state;
    struct reading *r = model_of(
        PLAN "前言。\n\n## 主要内容\n\n### 甲。\n\n乙。\n\n- 丙\n\n丁。\n");
    const char *json = json_of(r);
    assert_non_null(strstr(json, "\"preamble\": [\n    \"前言。\"\n  ]"));
    assert_non_null(strstr(json, "\"heading\": \"甲\""));
    assert_non_null(strstr(json, "\"乙。\""));
    assert_non_null(strstr(json, "丙"));
    assert_non_null(strstr(json, "\"丁。\""));
    reading_end(r);
}

static void separators_that_programs_mistake_are_escaped(void **state)
{
    (void)state;
    struct reading *r = reading_of("---\n标题: 题\n---\n");
    r->plan->title = "a\u2028b\u2029c\x7F\xC2\x85"
                     "d";
    assert_non_null(strstr(json_of(r), "\"a\\u2028b\\u2029c\\u007f\\u0085d\""));
    reading_end(r);
}

static void a_file_name_of_any_bytes_is_shown(void **state)
{
    (void)state;
    struct reading *r = reading_of("---\n标题: 题\n---\n");
    r->source.name = "\xB7.md";
    assert_non_null(strstr(json_of(r), "\"source\": \"\\\\xB7.md\""));
    reading_end(r);
}

static void the_tree_lines_up_chinese(void **state)
{
    (void)state;
    struct reading *r =
        model_of(PLAN "## 方法步骤\n\n### 甲（2026年3月）。\n\n文。\n\n"
                      "### 乙丙丁（4月）。\n\n文。\n");
    assert_non_null(strstr(tree_of(r),
                           "  1  甲      2026-03-01 — 2026-03-31  (2026年3月)\n"
                           "  2  乙丙丁  2026-04-01 — 2026-04-30  (4月)\n"));
    reading_end(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_that_is_not_there_is_null_or_empty),
        cmocka_unit_test(no_text_gets_lost),
        cmocka_unit_test(separators_that_programs_mistake_are_escaped),
        cmocka_unit_test(a_file_name_of_any_bytes_is_shown),
        cmocka_unit_test(the_tree_lines_up_chinese),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

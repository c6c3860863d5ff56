/*
 * The tree of sections and the numbers by count.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plan/plan.h"
#include "reading.h"

/* Every heading as depth and number: "0一、 1（一） 1（二）". */
static const char *outline_of(struct reading *r)
{
    const char *text = "";
    plan_outline(r->plan);
    for (const struct block *b = r->plan->first; b != NULL; b = b->next)
        if (b->kind == BLOCK_HEADING)
            text = arena_printf(r->arena, "%s%s%s", text,
                                *text == '\0' ? "" : " ", b->as.heading.number);
    return text;
}

static void assert_outline(const char *text, const char *expected)
{
    struct reading *r = reading_of(text);
    assert_string_equal(outline_of(r), expected);
    reading_end(r);
}

static void numbers_begin_anew_under_every_higher_heading(void **state)
{
    (void)state;
    assert_outline("# 题\n\n## 甲\n\n### 乙\n\n### 丙\n\n## 丁\n\n### 戊\n",
                   "一、 （一） （二） 二、 （一）");
}

static void a_level_may_be_left_out(void **state)
{
    (void)state;
    assert_outline("# 题\n\n## 甲\n\n#### 乙\n\n#### 丙\n\n##### 丁\n",
                   "一、 1. 2. （1）");
}

static void a_lower_level_may_come_first(void **state)
{
    (void)state;
    assert_outline("# 题\n\n#### 甲\n\n## 乙\n\n### 丙\n", "1. 一、 （一）");
}

static void a_section_ends_where_the_next_one_begins(void **state)
{
    (void)state;
    struct reading *r =
        reading_of("# 题\n\n## 甲\n\n### 乙\n\n文。\n\n## 丙\n\n文。\n");
    plan_outline(r->plan);
    const struct section *first = r->plan->sections;
    assert_non_null(first);
    assert_ptr_equal(section_end(first), first->next->heading);
    assert_ptr_equal(section_end(first->first), first->next->heading);
    assert_null(section_end(first->next));
    reading_end(r);
}

static void the_text_of_a_heading_has_its_number(void **state)
{
    (void)state;
    struct reading *r = reading_of("# 题\n\n### 甲。\n\n乙。\n");
    plan_outline(r->plan);
    assert_string_equal(block_text(r->plan->first, r->arena), "（一）甲。");
    reading_end(r);
}

static void a_plan_without_headings_has_no_sections(void **state)
{
    (void)state;
    assert_outline("# 题\n\n只有文字。\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_begin_anew_under_every_higher_heading),
        cmocka_unit_test(a_level_may_be_left_out),
        cmocka_unit_test(a_lower_level_may_come_first),
        cmocka_unit_test(a_section_ends_where_the_next_one_begins),
        cmocka_unit_test(the_text_of_a_heading_has_its_number),
        cmocka_unit_test(a_plan_without_headings_has_no_sections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

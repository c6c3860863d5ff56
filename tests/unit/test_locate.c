/*
 * From the text of a block back to its source.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plan/locate.h"
#include "reading.h"

/* Checks where word, which stands once in the text of the first block, is
 * found: at line:column, and as these bytes of the source. */
static void check(const char *text, const char *word, const char *where)
{
    struct reading *r = reading_of(text);
    const struct block *block = r->plan->first;
    const char *shown = block_text(block, r->arena);
    const char *at = strstr(shown, word);

    assert_non_null(at);
    struct span span =
        block_locate(r->plan, block, (size_t)(at - shown), strlen(word));
    struct place place = source_place(&r->source, span.start);

    assert_string_equal(arena_printf(r->arena, "%zu:%zu %.*s", place.line,
                                     place.column, (int)(span.end - span.start),
                                     r->source.text + span.start),
                        where);
    reading_end(r);
}

/* A reader of pasted text leaves page numbers in sentences out. */
static void what_was_left_out_is_stepped_over(void **state)
{
    (void)state;
    static const struct source source = {
        .text = "要认真落实\n\n3、各项工作任务。", .len = 42};
    static const char text[] = "要认真落实各项工作任务。";
    struct span span = locate_text(&source, (struct span){0, 42}, text,
                                   strlen("要认真落实各项"), strlen("工作"));
    assert_int_equal(span.start, strlen("要认真落实\n\n3、各项"));
    assert_int_equal(span.end - span.start, strlen("工作"));
}

static void plain_text_is_found(void **state)
{
    (void)state;
    check(TITLED "甲乙丙", "乙", "4:2 乙");
    check(TITLED "　　甲\n乙丙", "丙", "5:2 丙");
}

static void markup_is_stepped_over(void **state)
{
    (void)state;
    check(TITLED "甲**乙**丙", "丙", "4:7 丙");
    check(TITLED "甲<!-- 丙 -->乙丙", "丙", "4:13 丙");
    check(TITLED "[甲](https://丙.cn)丙", "丙", "4:18 丙");
    check(TITLED "> 甲\n> 乙", "乙", "5:3 乙");
}

static void an_entity_is_one_character(void **state)
{
    (void)state;
    check(TITLED "甲&lt;乙", "<", "4:2 &lt;");
    check(TITLED "甲&lt;乙", "乙", "4:6 乙");
}

static void generated_numbers_are_not_looked_for(void **state)
{
    (void)state;
    check(TITLED "## 一二三", "三", "4:6 三");
    check(TITLED "- 1甲", "甲", "4:4 甲");
    check(TITLED "1. 1甲；", "甲", "4:5 甲");
    check(TITLED "（一）甲。乙。", "甲", "4:4 甲");
}

static void cells_are_found(void **state)
{
    (void)state;
    check(TITLED "|甲|乙|\n|-|-|\n|丙|丁|", "丁", "6:4 丁");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_is_found),
        cmocka_unit_test(what_was_left_out_is_stepped_over),
        cmocka_unit_test(markup_is_stepped_over),
        cmocka_unit_test(an_entity_is_one_character),
        cmocka_unit_test(generated_numbers_are_not_looked_for),
        cmocka_unit_test(cells_are_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

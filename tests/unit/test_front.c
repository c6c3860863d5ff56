/*
 * Front matter into struct meta.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/front_keys.h"
#include "reading.h"

#define FRONT(lines) "---\n" lines "\n---\n正文。\n"

static void every_key_reaches_its_field(void **state)
{
    (void)state;
    struct reading *r = reading_of(
        FRONT("title: 题\n发文机关: [甲, 乙]\n发文字号: 某发〔2026〕1号\n"
              "份号: '000001'\n密级: 机密★1年\n紧急程度: 特急\nto: 各单位\n"
              "成文日期: 2026年7月28日\n印章: 章.png\n格式: 信函\n"
              "附件:\n  - 名单\n  - {名称: 分工表, 文件: 分工表.md}\n"
              "校核: {关: [S001]}"));
    const struct meta *meta = &r->plan->meta;

    assert_string_equal(reading_codes(r), "");
    assert_string_equal(meta->title, "题");
    assert_int_equal(meta->issuer.n, 2);
    assert_string_equal(meta->issuer.items[1], "乙");
    assert_string_equal(meta->number, "某发〔2026〕1号");
    assert_string_equal(meta->copy, "000001");
    assert_string_equal(meta->to.items[0], "各单位");
    assert_int_equal(meta->date.day, 28);
    assert_string_equal(meta->seal, "章.png");
    assert_int_equal(meta->format, FORMAT_LETTER);
    assert_int_equal(meta->n_attachments, 2);
    assert_null(meta->attachments[0].file);
    assert_string_equal(meta->attachments[1].file, "分工表.md");
    assert_string_equal(meta->lint_off.items[0], "S001");
    reading_end(r);
}

static void a_literal_title_keeps_its_lines(void **state)
{
    (void)state;
    struct reading *r = reading_of(FRONT("标题: |\n  甲 \n  乙"));

    assert_string_equal(r->plan->title, "甲\n乙");
    reading_end(r);
}

static void missing_and_open_front_matter_is_reported(void **state)
{
    (void)state;
    assert_codes("# 题\n", "1:1 F001");
    assert_codes("---\n标题: 题\n", "1:1 F013");
    assert_codes("---\n标题: 题\n...\n正文。", "");
    assert_codes("---\n---\n# 题", "");
}

static void an_unknown_key_gets_the_nearest(void **state)
{
    (void)state;
    struct reading *r = reading_of(FRONT("标题: 题\n发文单位: 甲"));

    assert_string_equal(reading_codes(r), "3:1 F002");
    assert_non_null(strstr(r->diags.first->hint, "发文机关"));
    reading_end(r);
    r = reading_of(FRONT("标题: 题\nisuer: 甲"));
    assert_non_null(strstr(r->diags.first->hint, "发文机关"));
    reading_end(r);
    r = reading_of(FRONT("标题: 题\n乱写一气: 甲"));
    assert_null(r->diags.first->hint);
    reading_end(r);
}

static void a_key_in_two_languages_stands_twice(void **state)
{
    (void)state;
    assert_codes(FRONT("标题: 题\ntitle: 题"), "3:1 F011");
}

static void wrong_types_have_their_place(void **state)
{
    (void)state;
    assert_codes(FRONT("标题: [甲, 乙]"), "2:5 F003");
    assert_codes(FRONT("标题: 题\n主送: {甲: 乙}"), "3:5 F003");
    assert_codes(FRONT("标题: 题\n校核: [S001]"), "3:5 F003");
    assert_codes(FRONT("标题: 题\n主送: [[甲]]"), "3:6 F003");
}

static void bad_dates_are_errors(void **state)
{
    (void)state;
    assert_codes(FRONT("标题: 题\n成文日期: 2026-02-30"), "3:7 F004");
    assert_codes(FRONT("标题: 题\n印发日期: 去年"), "3:7 F004");
    assert_codes(FRONT("标题: 题\n印发日期:"), "");
}

static void impossible_values_are_errors(void **state)
{
    (void)state;
    assert_codes(FRONT("标题: ''"), "2:5 F005");
    assert_codes(FRONT("标题:"), "2:4 F005");
    assert_codes(FRONT("标题: 题\n份号: 12345"), "3:5 F005");
    assert_codes(FRONT("标题: 题\n密级: 秘密★"), "3:5 F005");
    assert_codes(FRONT("标题: 题\n密级: 内部"), "3:5 F005");
    assert_codes(FRONT("标题: 题\n紧急程度: 急"), "3:7 F005");
    assert_codes(FRONT("标题: 题\n格式: 公告栏"), "3:5 F005");
    assert_codes(FRONT("标题: 题\n印章: 也许"), "3:5 F005");
    assert_codes(FRONT("标题: 题\n主送: [甲, '']"), "3:9 F005");
    assert_codes(FRONT("标题: 题\n附件: [{文件: a.md}]"), "3:6 F005");
    assert_codes(FRONT("标题: 题\n校核: {off: [X999]}"), "3:12 F005");
}

static void escapes_bring_in_nothing_forbidden(void **state)
{
    (void)state;
    assert_codes(FRONT("标题: 题\n署名: \"甲\\u202e\""), "3:5 I005");
}

static void crlf_and_places_agree(void **state)
{
    (void)state;
    assert_codes("---\r\n标题: 题\r\n份号: 1\r\n---\r\n正文。\r\n", "3:5 F005");
}

static void front_matter_over_the_limit_is_refused(void **state)
{
    (void)state;
    struct buf text = BUF_EMPTY;

    buf_add_str(&text, "---\n标题: 题\n");
    while (text.len <= 64 * 1024 + 4)
        buf_add_str(&text, "# 注\n");
    buf_add_str(&text, "---\n");
    assert_codes(buf_text(&text), "1:1 I010");
    buf_free(&text);
}

static void the_table_of_keys_can_be_walked(void **state)
{
    (void)state;
    size_t n = 0;

    while (front_key_at(n) != NULL)
        n++;
    assert_int_equal(n, 23);
    assert_string_equal(front_key_at(0)->zh, "文种");
    assert_ptr_equal(front_key_find("文种"), front_key_find("kind"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_reaches_its_field),
        cmocka_unit_test(a_literal_title_keeps_its_lines),
        cmocka_unit_test(missing_and_open_front_matter_is_reported),
        cmocka_unit_test(an_unknown_key_gets_the_nearest),
        cmocka_unit_test(a_key_in_two_languages_stands_twice),
        cmocka_unit_test(wrong_types_have_their_place),
        cmocka_unit_test(bad_dates_are_errors),
        cmocka_unit_test(impossible_values_are_errors),
        cmocka_unit_test(escapes_bring_in_nothing_forbidden),
        cmocka_unit_test(crlf_and_places_agree),
        cmocka_unit_test(front_matter_over_the_limit_is_refused),
        cmocka_unit_test(the_table_of_keys_can_be_walked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

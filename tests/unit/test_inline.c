/*
 * What stands inside a paragraph.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reading.h"

static void strong_text_ends_behind_a_full_width_stop(void **state)
{
    (void)state;
    assert_blocks("要**重点。**是", "P 要**重点。**是");
    assert_blocks("要**“重点”**的事", "P 要**“重点”**的事");
    assert_blocks("*强调*与**重点**和***都是***",
                  "P *强调*与**重点**和**都是**");
}

static void asterisks_of_unknown_years_stay(void **state)
{
    (void)state;
    assert_blocks("20**年5月至20**年6月", "P 20**年5月至20**年6月");
    assert_blocks("20**年度", "P 20**年度");
    assert_blocks("**年4月至**年5月", "P **年4月至**年5月");
    assert_blocks("*月*日至*月*日", "P *月*日至*月*日");
    assert_blocks("某办发〔20**〕**号", "P 某办发〔20**〕**号");
    assert_blocks("第**号，第**号", "P 第**号，第**号");
}

static void underscores_to_fill_in_stay(void **state)
{
    (void)state;
    assert_blocks("20__年__月__日", "P 20__年__月__日");
    assert_blocks("签字：____ 日期：________", "P 签字：____ 日期：________");
    assert_blocks("____________", "P ____________");
}

static void asterisks_for_names_and_places_stay(void **state)
{
    (void)state;
    assert_blocks("**县**镇**村", "P **县**镇**村");
    assert_blocks("由**市和**县负责", "P 由**市和**县负责");
    assert_blocks("张**同志、李**同志", "P 张**同志、李**同志");
    assert_blocks("李**、张**、王*", "P 李**、张**、王*");
    assert_blocks("李**任组长，张**为副组长", "P 李**任组长，张**为副组长");
    assert_blocks("李**（组长）、张**（副组长）",
                  "P 李**（组长）、张**（副组长）");
    assert_blocks("电话138****1234", "P 电话138****1234");
    assert_blocks("2*3*4", "P 2*3*4");
}

static void strong_text_beside_placeholders_works(void **state)
{
    (void)state;
    assert_blocks("20**年，**重点**工作", "P 20**年，**重点**工作");
    assert_blocks("由**市科协**牵头", "P 由**市科协**牵头");
    assert_blocks("**年度重点**工作", "P **年度重点**工作");
}

static void an_unpaired_mark_is_text(void **state)
{
    (void)state;
    assert_blocks("甲**乙", "P 甲**乙");
    assert_blocks("甲`乙", "P 甲`乙");
    assert_blocks("[甲", "P [甲");
    assert_blocks("甲!乙]", "P 甲!乙]");
}

static void han_lines_join_without_a_blank(void **state)
{
    (void)state;
    assert_blocks("第一行\n第二行", "P 第一行第二行");
    assert_blocks("one\ntwo", "P one two");
    assert_blocks("甲\none", "P 甲one");
    assert_blocks("　　首行\r\n次行", "P 首行次行");
}

static void a_forced_break_is_kept(void **state)
{
    (void)state;
    assert_blocks("甲\\\n乙", "P 甲|乙");
    assert_blocks("甲  \n乙", "P 甲|乙");
    assert_blocks("甲\\", "P 甲\\");
}

static void a_backslash_escapes_ascii_marks_only(void **state)
{
    (void)state;
    assert_blocks("\\*甲\\*", "P *甲*");
    assert_blocks("甲\\乙", "P 甲\\乙");
}

static void entities_become_characters_or_stay(void **state)
{
    (void)state;
    assert_blocks("a&lt;b &#x4e00;", "P a<b 一");
    assert_blocks("R&D &foo; &#0; &#x202e;", "P R&D &foo; &#0; &#x202e;");
}

static void code_is_plain_text(void **state)
{
    (void)state;
    assert_blocks("甲`**乙**`丙", "P 甲**乙**丙");
}

static void web_links_are_kept_and_others_refused(void **state)
{
    (void)state;
    assert_blocks("[网](https://a.b)", "P 网<https://a.b>");
    assert_blocks("<https://a.b>", "P https://a.b<https://a.b>");
    assert_blocks("[文](file:///x)", "P 文");
    assert_codes(TITLED "[文](file:///x)", "4:1 I018");
    assert_blocks("[2010](8号)", "P [2010](8号)");
    assert_blocks("[x]: y", "P [x]: y");
}

static void html_is_an_error_and_stays_text(void **state)
{
    (void)state;
    assert_codes(TITLED "甲<br>乙", "4:2 I012");
    assert_blocks("甲<br>乙", "P 甲<br>乙");
    assert_codes(TITLED "<div>\n甲\n</div>", "4:1 I012 6:1 I012");
    assert_codes(TITLED "《印发<关于方案>的通知》 x<5", "");
}

static void comments_vanish_wherever_they_stand(void **state)
{
    (void)state;
    assert_blocks("甲<!-- 注\n\n## 不是标题 -->乙", "P 甲 / P 乙");
    assert_blocks("甲<!-- 注 -->乙", "P 甲乙");
    assert_blocks("<!-- 注 -->\n\n甲", "P 甲");
    assert_codes(TITLED "甲<!-- 没有结束", "4:2 I012");
}

static void an_image_stands_alone(void **state)
{
    (void)state;
    assert_blocks("甲![图](图/a.png)乙", "P 甲 / G 图/a.png 图 / P 乙");
    assert_codes(TITLED "![图](../a.png)", "4:1 I016");
    assert_codes(TITLED "![图](/a.png)", "4:1 I016");
    assert_codes(TITLED "![图](%2e%2e/a.png)", "4:1 I016");
    assert_codes(TITLED "![图](http://x/a.png)", "4:1 I016");
    assert_codes(TITLED "## ![图](a.png)", "4:4 I017");
}

static void too_many_openers_are_refused(void **state)
{
    (void)state;
    struct buf text = BUF_EMPTY;

    buf_add_str(&text, TITLED);
    for (int i = 0; i < 4097; i++)
        buf_add_str(&text, "[a");
    assert_codes(buf_text(&text), "4:8193 I010");
    buf_truncate(&text, text.len - 2);
    assert_codes(buf_text(&text), "");
    buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strong_text_ends_behind_a_full_width_stop),
        cmocka_unit_test(asterisks_of_unknown_years_stay),
        cmocka_unit_test(underscores_to_fill_in_stay),
        cmocka_unit_test(asterisks_for_names_and_places_stay),
        cmocka_unit_test(strong_text_beside_placeholders_works),
        cmocka_unit_test(an_unpaired_mark_is_text),
        cmocka_unit_test(han_lines_join_without_a_blank),
        cmocka_unit_test(a_forced_break_is_kept),
        cmocka_unit_test(a_backslash_escapes_ascii_marks_only),
        cmocka_unit_test(entities_become_characters_or_stay),
        cmocka_unit_test(code_is_plain_text),
        cmocka_unit_test(web_links_are_kept_and_others_refused),
        cmocka_unit_test(html_is_an_error_and_stays_text),
        cmocka_unit_test(comments_vanish_wherever_they_stand),
        cmocka_unit_test(an_image_stands_alone),
        cmocka_unit_test(too_many_openers_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * The language of templates: what each form gives, and what is an error where.
 */
#include "kind/form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char values_text[] = "机关: 某市教育局\n"
                                  "开始: 2026-01-31\n"
                                  "联系人: ''\n"
                                  "方式: 线上\n"
                                  "单位: [市教育局, 市科协]\n"
                                  "空: []\n"
                                  "危险: '甲: 乙 # 丙, [丁] \"戊\"'\n"
                                  "阶段:\n"
                                  "  - {名称: 动员, 开始: 2026-03-01}\n"
                                  "  - {名称: 总结, 开始: 2026-09-01}\n"
                                  "记号: '*甲*_乙_ <丙> [丁] | & `戊`'\n"
                                  "两行: \"甲\\n- 乙\"\n";

struct filled {
    struct arena *arena;
    struct source source;
    struct diags diags;
    const char *text; /* or what is wrong: "1:3 I051" */
};

static void set_source(struct filled *f, const char *text)
{
    f->source = (struct source){
        .name = "t.md", .text = text, .len = strlen(text), .charset = "UTF-8"};
    source_index_lines(&f->source, f->arena);
}

static struct value *values_of(struct filled *f)
{
    set_source(f, values_text);
    return value_of_yaml(
        yaml_parse(0, (uint32_t)f->source.len, f->arena, &f->diags), f->arena);
}

static const char *codes(const struct filled *f)
{
    const char *text = "";
    for (const struct diag *d = f->diags.first; d != NULL; d = d->next) {
        struct place place = source_place(&f->source, d->span.start);
        text = arena_printf(f->arena, "%s%s%zu:%zu %s", text,
                            *text == '\0' ? "" : " ", place.line, place.column,
                            diag_info(d->code)->name);
    }
    return text;
}

static struct filled fill(const char *text)
{
    struct filled f = {.arena = arena_new()};
    f.diags = (struct diags){.arena = f.arena, .lang = LANG_EN};
    f.diags.source = &f.source;
    const struct value *values = values_of(&f);
    set_source(&f, text);
    struct buf out = BUF_EMPTY;
    const struct form *form = form_parse(0, f.arena, &f.diags);
    bool ok = form != NULL && form_fill(form, values, &f.diags, &out);
    f.text = ok ? arena_strdup(f.arena, buf_text(&out)) : codes(&f);
    assert_true(ok == (f.diags.first == NULL));
    buf_free(&out);
    return f;
}

#define assert_filled(form, wanted)                                            \
    do {                                                                       \
        struct filled filled_ = fill(form);                                    \
        assert_string_equal(filled_.text, wanted);                             \
        arena_free(filled_.arena);                                             \
    } while (0)

static void text_stays_as_it_is(void **state)
{
    (void)state;
    assert_filled("", "");
    assert_filled("甲 { 乙 } 丙", "甲 { 乙 } 丙");
    assert_filled("{{\"{{\"}}x}}", "{{x}}");
}

static void values(void **state)
{
    (void)state;
    assert_filled("由{{机关}}、{{ 单位 }}。",
                  "由某市教育局、市教育局、市科协。");
    assert_filled("{{联系人}}", "");
    assert_filled("{{开始}}", "2026年1月31日");
    assert_filled(
        "{{开始.年}}/{{开始.月}}/{{开始.日}} {{开始.星期}} {{开始.数字}}",
        "2026/1/31 星期六 2026-01-31");
}

static void reckoning(void **state)
{
    (void)state;
    assert_filled("{{开始 + 15天}}", "2026年2月15日");
    assert_filled("{{开始+1个月}}", "2026年2月28日");
    assert_filled("{{开始 - 1月}}", "2025年12月31日");
    assert_filled("{{开始 + 2周}}", "2026年2月14日");
    assert_filled("{{开始 + 2 years}}", "2028年1月31日");
    assert_filled("{{开始 - 31日}}", "2025年12月31日");
    assert_filled("{{开始 + 1年 - 1天}}", "2027年1月30日");
    assert_filled("{{开始 + 1天 + 1月}}", "2026年3月1日");
    assert_filled("{{开始 + 1天 + 1天 + 1天 + 1天 + 1天}}", "1:1 I050");
    assert_filled("{{机关 + 1天}}", "1:1 I052");
    assert_filled("{{开始 + 9000年}}", "1:1 I052");
    assert_filled("{{开始 + 天}}", "1:1 I050");
    assert_filled("{{开始 + 1斤}}", "1:1 I050");
}

static void conditions(void **state)
{
    (void)state;
    assert_filled("{{如果 机关}}有{{否则}}无{{结束}}", "有");
    assert_filled("{{如果 联系人}}有{{否则}}无{{结束}}", "无");
    assert_filled("{{if not 联系人}}无{{end}}。", "无。");
    assert_filled("{{如果 方式 == \"线上\"}}网{{否则}}场{{结束}}", "网");
    assert_filled("{{如果 方式 != \"线上\"}}场{{否则}}网{{结束}}", "网");
    assert_filled("{{如果 非 方式 == “线上”}}场{{否则}}网{{结束}}", "网");
    assert_filled("{{如果 机关}}{{如果 联系人}}甲{{否则}}乙{{结束}}{{结束}}丙",
                  "乙丙");
    assert_filled("前\n  {{如果 机关}}\n甲\n{{否则}}\n乙\n{{结束}}\n后",
                  "前\n甲\n后");
}

static void repetitions(void **state)
{
    (void)state;
    assert_filled("{{每个 甲 于 单位}}{{序号}}{{甲}}；{{结束}}",
                  "1市教育局；2市科协；");
    assert_filled("{{每个 甲 于 空}}{{甲}}{{结束}}完", "完");
    assert_filled("{{每个 段 于 阶段}}{{段.名称}}{{段.开始 + 1天}} {{结束}}",
                  "动员2026年3月2日 总结2026年9月2日 ");
    assert_filled("{{for a in 单位}}{{for b in 单位}}{{index}}{{end}}{{end}}",
                  "1212");
    assert_filled("{{每个 甲 于 机关}}{{结束}}", "1:1 I053");
    assert_filled("- 头\n{{每个 甲 于 单位}}\n- {{甲}}\n{{结束}}\n尾",
                  "- 头\n- 市教育局\n- 市科协\n尾");
}

static void unknown_names(void **state)
{
    (void)state;
    assert_filled("好\n坏{{机构}}", "2:2 I051");
    assert_filled("{{阶段.开头}}", "1:1 I051");
    assert_filled("{{开始.时}}", "1:1 I051");
    assert_filled("{{每个 甲 于 单位}}{{结束}}{{甲}}", "1:20 I051");
    assert_filled("{{如果 机关}}{{否则}}{{无}}{{结束}}", "");
    assert_filled("{{序号}}", "1:1 I051");
}

static void mistakes(void **state)
{
    (void)state;
    assert_filled("{{机关", "1:1 I050");
    assert_filled("{{}}", "1:1 I050");
    assert_filled("{{机关 甲}}", "1:1 I050");
    assert_filled("{{结束}}", "1:1 I050");
    assert_filled("{{否则}}", "1:1 I050");
    assert_filled("{{如果 机关}}", "1:1 I050");
    assert_filled("{{每个 甲 于 单位}}{{否则}}{{结束}}", "1:14 I050");
    assert_filled("{{如果 机关}}{{否则}}{{否则}}{{结束}}", "1:16 I050");
    assert_filled("{{每个 单位}}{{结束}}", "1:1 I050 1:10 I050");
}

static void depth_is_limited(void **state)
{
    (void)state;
    struct buf text = BUF_EMPTY;
    for (int i = 0; i < 16; i++)
        buf_add_str(&text, "{{如果 机关}}");
    buf_add_str(&text, "甲");
    for (int i = 0; i < 16; i++)
        buf_add_str(&text, "{{结束}}");
    assert_filled(buf_text(&text), "甲");
    buf_truncate(&text, 0);
    for (int i = 0; i < 17; i++)
        buf_add_str(&text, "{{如果 机关}}");
    for (int i = 0; i < 17; i++)
        buf_add_str(&text, "{{结束}}");
    struct filled f = fill(buf_text(&text));
    assert_non_null(strstr(f.text, "I050"));
    arena_free(f.arena);
    buf_free(&text);
}

static void values_in_the_body_are_text_not_markup(void **state)
{
    (void)state;
    assert_filled("x{{记号}}",
                  "x\\*甲\\*\\_乙\\_ \\<丙> \\[丁\\] \\| \\& \\`戊\\`");
    assert_filled("{{两行}}", "甲\n\\- 乙");
}

static void values_in_the_front_matter_are_scalars(void **state)
{
    (void)state;
    assert_filled("---\n标题: {{危险}}\n主送: {{单位}}\n日: {{开始}}\n---\n",
                  "---\n标题: \"甲: 乙 # 丙, [丁] \\\"戊\\\"\"\n"
                  "主送: [市教育局, 市科协]\n日: 2026-01-31\n---\n");
    assert_filled(
        "---\n标题: \"关于{{危险}}的通知\"\n---\n",
        "---\n标题: \"关于甲: 乙 # 丙, [丁] \\\"戊\\\"的通知\"\n---\n");
    assert_filled("---\n标题: |\n  关于{{两行}}\n---\n",
                  "---\n标题: |\n  关于甲 - 乙\n---\n");
    assert_filled("---\n标题: {{两行}}\n---\n",
                  "---\n标题: \"甲 - 乙\"\n---\n");
    assert_filled("---\n标题: 关于{{机关}}\n---\n", "2:7 I050");
    assert_filled("---\n标题: {{联系人}}\n---\n", "---\n标题: \"\"\n---\n");
}

static void what_is_missing_is_marked(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct value *values = value_group(VALUE_RECORD, arena);
    value_add(values, "机关", value_missing("机关", arena));
    value_add(values, "开始", value_missing("开始日期", arena));
    struct filled f = {.arena = arena};
    f.diags = (struct diags){.arena = arena, .source = &f.source};
    set_source(&f, "---\n发文: {{机关}}\n---\n{{机关}} {{开始 + 3天}} "
                   "{{开始.年}}{{如果 机关}}有{{结束}}"
                   "{{每个 甲 于 机关}}{{甲}}{{结束}}");
    struct buf out = BUF_EMPTY;
    assert_true(
        form_fill(form_parse(0, arena, &f.diags), values, &f.diags, &out));
    assert_string_equal(buf_text(&out),
                        "---\n发文: 【待填：机关】\n---\n【待填：机关】 "
                        "【待填：开始日期】 【待填：开始日期】【待填：机关】");
    buf_free(&out);
    arena_free(arena);
}

static void names_are_listed_once(void **state)
{
    (void)state;
    struct filled f = fill("{{机关}}{{每个 甲 于 单位}}{{甲}}{{序号}}{{机关}}"
                           "{{结束}}{{如果 联系人}}{{开始.年}}{{结束}}");
    f.diags = (struct diags){.arena = f.arena, .source = &f.source};
    const char *names = "";
    for (const struct used_name *n =
             form_names(form_parse(0, f.arena, &f.diags));
         n != NULL; n = n->next)
        names = arena_printf(f.arena, "%s %s", names, n->name);
    assert_string_equal(names, " 机关 单位 联系人 开始");
    arena_free(f.arena);
}

static void days_are_counted_through_the_calendar(void **state)
{
    (void)state;
    struct date day = {1, 1, 1};
    int weekday = date_weekday(day);
    for (int i = 0; i < 366 * 2100; i++) {
        struct date next = {day.year, day.month, day.day + 1};
        if (next.day > date_days_in_month(day.year, day.month))
            next = (struct date){day.year, day.month + 1, 1};
        if (next.month > 12)
            next = (struct date){day.year + 1, 1, 1};
        assert_int_equal(date_compare(date_add(day, 0, 1), next), 0);
        assert_int_equal(date_compare(date_add(next, 0, -1), day), 0);
        weekday = (weekday + 1) % 7;
        assert_int_equal(date_weekday(next), weekday);
        day = next;
    }
    assert_int_equal(date_weekday((struct date){2026, 11, 21}), 6);
    assert_false(date_is_set(date_add((struct date){9999, 12, 31}, 0, 1)));
    assert_false(date_is_set(date_add((struct date){1, 1, 1}, -1, 0)));
    assert_false(date_is_set(date_add((struct date){1, 1, 1}, 0, -1)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_stays_as_it_is),
        cmocka_unit_test(values),
        cmocka_unit_test(reckoning),
        cmocka_unit_test(conditions),
        cmocka_unit_test(repetitions),
        cmocka_unit_test(unknown_names),
        cmocka_unit_test(mistakes),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(values_in_the_body_are_text_not_markup),
        cmocka_unit_test(values_in_the_front_matter_are_scalars),
        cmocka_unit_test(what_is_missing_is_marked),
        cmocka_unit_test(names_are_listed_once),
        cmocka_unit_test(days_are_counted_through_the_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

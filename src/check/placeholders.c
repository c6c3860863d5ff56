/*
 * What should have been filled in.  A plan with a placeholder must not be
 * issued (design.md 4): these are errors, so nothing may fire that a finished
 * plan could say.
 */
#include "base/utf8.h"
#include "check/language.h"

#include <string.h>

/* -- L040: XX ×× 20xx ---------------------------------------------------- */

static bool is_cross(uint32_t c)
{
    return c == 0xD7 || c == 'X' || c == 'x' || c == 0xFF38 || c == 0xFF58 ||
           c == 0x2573;
}

/* 〇〇县 ○○局: rows of circles, but for a year: 二〇〇五. */
static bool is_circle(uint32_t c)
{
    return c == 0x3007 || c == 0x25CB || c == 0x25EF || c == 0x25CF;
}

static bool is_han_digit(uint32_t c)
{
    static const char digits[] = "一二三四五六七八九十百千零";

    for (const char *p = digits; *p != '\0';)
        if (utf8_next(&p) == c)
            return true;
    return false;
}

static bool is_circle_fault(const struct text *text, size_t i, size_t end)
{
    return end - i > 1 && !is_han_digit(text->chars[end]) &&
           (i == 0 || !is_han_digit(text->chars[i - 1]));
}

static bool is_date_unit(uint32_t c)
{
    return c == 0x5E74 || c == 0x6708 || c == 0x65E5; /* 年 月 日 */
}

/* 号 名 人 元: as in X月 X日 X名, one cross before a word of measure, behind no
 * figure. */
static bool is_unit(uint32_t c)
{
    return is_date_unit(c) || c == 0x53F7 || c == 0x540D || c == 0x4EBA ||
           c == 0x5143;
}

/* A multiplication 3×4 has figures on both sides; 2X in a name of a model
 * has letters beside it.  20xx is a figure and two crosses. */
static bool is_cross_fault(const struct text *text, size_t i, size_t end)
{
    uint32_t before = i > 0 ? text->chars[i - 1] : 0;
    uint32_t behind = text->chars[end];

    if (scalar_is_alnum(behind))
        return false;
    if (end - i >= 2)
        return !scalar_is_alnum(before) ||
               (i >= 2 && text->chars[i - 2] == '2' && before == '0') ||
               text->chars[i] == 0xD7;
    return is_unit(behind) && !scalar_is_alnum(before) &&
           before != 0x2161; /* Ⅱ */
}

void check_crosses(const struct text *text, struct diags *diags)
{
    for (size_t i = text_next_mark(text, text->first), end; i < text->n;
         i = text_next_mark(text, end)) {
        end = i + 1;
        if (is_circle(text->chars[i])) {
            while (text->chars[end] == text->chars[i])
                end++;
            if (is_circle_fault(text, i, end))
                text_add(diags, DIAG_PLACEHOLDER_CROSSES, text, i, end - i,
                         NULL);
            continue;
        }
        if (!is_cross(text->chars[i]))
            continue;
        while (is_cross(text->chars[end]))
            end++;
        if (!is_cross_fault(text, i, end))
            continue;
        /* 20xx年 is one thing to fill in */
        while (i > text->first && scalar_is_digit(text->chars[i - 1]))
            i--;
        text_add(diags, DIAG_PLACEHOLDER_CROSSES, text, i, end - i, NULL);
    }
}

/* -- L041: ____ 20** ----------------------------------------------------- */

/* An annex that is no kind of document is a form: its gaps are for whoever
 * fills it in. */
static bool is_form(const struct text *text)
{
    return text->plan->kind == NULL;
}

/* 139****5678: digits that are kept back. */
static bool is_masked(const struct text *text, size_t i, size_t end)
{
    return i >= text->first + 3 && scalar_is_digit(text->chars[i - 1]) &&
           scalar_is_digit(text->chars[i - 2]) &&
           scalar_is_digit(text->chars[i - 3]) &&
           scalar_is_alnum(text->chars[end]);
}

void check_gaps(const struct text *text, struct diags *diags)
{
    if (is_form(text))
        return;
    for (size_t i = text_next_mark(text, text->first), end; i < text->n;
         i = text_next_mark(text, end)) {
        uint32_t c = text->chars[i];

        end = i + 1;
        if ((c != '_' && c != '*' && c != 0xFF3F && c != 0xFF0A) ||
            text->is_literal[i])
            continue;
        while (text->chars[end] == c)
            end++;
        if (end - i < 2 || is_masked(text, i, end))
            continue;
        while (i > text->first && scalar_is_digit(text->chars[i - 1]))
            i--;
        text_add(diags, DIAG_PLACEHOLDER_GAP, text, i, end - i, NULL);
    }
}

/* -- L042: 【…】 （待定） -------------------------------------------------- */

enum { LONGEST_SLOT = 40 };

static size_t slot_end(const struct text *text, size_t i)
{
    for (size_t k = i + 1; k < text->n && k < i + LONGEST_SLOT; k++)
        if (text->chars[k] == 0x3011)
            return k + 1;
    return i;
}

/* Whether one of the words ends at end, or stands anywhere from i on. */
static bool has_word(const struct text *text, size_t i, size_t end,
                     bool is_at_end, const char *const words[])
{
    for (; *words != NULL; words++) {
        size_t n = utf8_count(*words);
        size_t from = is_at_end && end - i >= n ? end - n : i;
        for (size_t k = from; k + n <= end; k++)
            if (text_has(text, k, *words))
                return true;
    }
    return false;
}

/* 【牵头单位】 【填写日期】 【X】 【】: what is to be filled in, not a label
 * 【重点任务】 or 【时间安排】 with words of its own.  i and end are within the
 * brackets. */
static bool is_slot(const struct text *text, size_t i, size_t end)
{
    static const char *const orders[] = {"待定", "待填", "待补", "待核", "填写",
                                         "填入", "请填", "请输", "××",   "XX",
                                         "xx",   "____", "……",   "...",  NULL};
    static const char *const things[] = {
        "姓名", "人名", "日期",     "年份", "数字", "数量", "金额",
        "单位", "部门", "单位名称", "名称", "地点", "地址", "电话",
        "职务", "文号", "编号",     "标题", "内容", NULL};
    bool is_blank = true, is_cross_only = true;

    for (size_t k = i; k < end; k++) {
        uint32_t c = text->chars[k];
        is_blank &= scalar_is_blank(c);
        is_cross_only &= is_cross(c) || is_circle(c) || c == '_' || c == '?' ||
                         c == 0xFF1F || scalar_is_blank(c);
    }
    if (is_blank || is_cross_only || has_word(text, i, end, false, orders))
        return true;
    /* a label begins a paragraph or a sentence: 【责任单位】市科协 */
    uint32_t before = i > text->first + 1 ? text_before(text, i - 1) : 0;
    bool is_label = before == 0 || before == 0x3002 || before == 0xFF1B ||
                    (i >= 2 && text->chars[i - 2] == '\n');
    return !is_label && has_word(text, i, end, true, things);
}

void check_slots(const struct text *text, struct diags *diags)
{
    static const char *const words[] = {"（待定）", "（待补充）", "（待填）",
                                        "(待定)"};

    for (size_t i = text_next_mark(text, text->first), end; i < text->n;
         i = text_next_mark(text, end)) {
        end = i + 1;
        if (text->is_literal[i])
            continue;
        if (text->chars[i] == 0x3010) {
            end = slot_end(text, i);
            if (end > i && is_slot(text, i + 1, end - 1))
                text_add(diags, DIAG_PLACEHOLDER_SLOT, text, i, end - i, NULL);
            end = end > i ? end : i + 1;
            continue;
        }
        if (text->chars[i] != 0xFF08 && text->chars[i] != '(')
            continue;
        for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
            if (text_has(text, i, words[k]))
                text_add(diags, DIAG_PLACEHOLDER_SLOT, text, i,
                         utf8_count(words[k]), NULL);
    }
}

/* -- L043: 2026年  月  日 ------------------------------------------------- */

/* Behind blanks and unit; i without blanks or with another character. */
static size_t blank_unit_end(const struct text *text, size_t i,
                             const char *unit)
{
    size_t end = i;

    while (scalar_is_blank(text->chars[end]))
        end++;
    return end > i && text_has(text, end, unit) ? end + 1 : i;
}

void check_blank_dates(const struct text *text, struct diags *diags)
{
    if (is_form(text) || !text->has_blank)
        return;
    for (size_t i = text->first, end; i < text->n; i = end) {
        end = i + 1;
        if (text_has(text, i, "年")) {
            end = blank_unit_end(text, i + 1, "月");
        } else if (text_has(text, i, "月")) {
            end = i + 1;
        } else {
            continue;
        }
        end = blank_unit_end(text, end, "日");
        if (end > i + 1)
            text_add(diags, DIAG_PLACEHOLDER_DATE, text, i, end - i, NULL);
    }
}

/* -- L044: …… ------------------------------------------------------------ */

/* Where no sentence can break off: names, titles, dates. */
static bool is_name(const struct text *text)
{
    return text->kind == TEXT_TITLE || text->kind == TEXT_NAME ||
           text->kind == TEXT_VALUE || text->kind == TEXT_HEADING;
}

static bool is_whole(const struct text *text, size_t i, size_t end)
{
    uint32_t behind = text->chars[end];

    return i == text->first &&
           (behind == 0 || (behind == 0x3002 && end + 1 == text->n));
}

void check_ellipsis_slots(const struct text *text, struct diags *diags)
{
    for (size_t i = text_next_mark(text, text->first), end; i < text->n;
         i = text_next_mark(text, end)) {
        end = i + 1;
        if (text->chars[i] != 0x2026)
            continue;
        while (text->chars[end] == 0x2026)
            end++;
        if (is_name(text) || is_whole(text, i, end) ||
            is_date_unit(text->chars[end]))
            text_add(diags, DIAG_PLACEHOLDER_ELLIPSIS, text, i, end - i, NULL);
    }
}

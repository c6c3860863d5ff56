/*
 * How a number is written: GB/T 9704-2012 7.3.3 has 一、 （一） 1. （1）, and
 * nothing behind a bracket.
 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/lead.h"
#include "plan/numbering.h"

#include <uchar.h>

struct marks {
    const struct plan *plan;
    struct diags *diags;
    int minor; /* of the decimal number read last: 3 of 1.3, or 0 */
};

/* -- Marks --------------------------------------------------------------- */

/* （一）、指导思想: whether there was one. */
static bool check_extra_mark(const struct marks *marks, const struct text *text,
                             size_t from, size_t end)
{
    size_t mark = text_skip_blanks(text, end);
    if (mark >= text->n || !lead_is_mark(text->chars[mark]))
        return false;
    size_t behind = text_skip_blanks(text, mark + 1);
    if (behind >= text->n || lead_is_mark(text->chars[behind]))
        return false;
    text_add(marks->diags, DIAG_NUMBER_EXTRA_MARK, text, from, mark + 1 - from,
             NULL);
    text_fix(marks->diags, true, text, end, behind - end, "");
    return true;
}

/* 1、 for 1. and 一. for 一、: the digits stay, the mark is put right. */
static void check_mark(const struct marks *marks, const struct text *text,
                       size_t from, size_t end, int level)
{
    uint32_t mark = text->chars[end - 1];
    bool is_right = level == 1 ? mark == 0x3001 : mark == '.';
    if (is_right)
        return;
    size_t start = end - 1;
    while (start > from && scalar_is_blank(text->chars[start - 1]))
        start--;
    size_t behind = text_skip_blanks(text, end);
    text_add(marks->diags, DIAG_NUMBER_MARK, text, from, end - from,
             level == 1 ? "、" : ".");
    /* 1、5亿元 must not become 1.5亿元 */
    if (behind < text->n && !scalar_is_digit(text->chars[behind]))
        text_fix(marks->diags, true, text, start, behind - start,
                 level == 1 ? "、" : ".");
}

/* (一) ㈠ ⑴ ⒈ 1） */
static void check_form(const struct marks *marks, const struct text *text,
                       size_t from, size_t end, const struct number *number)
{
    struct arena *arena = marks->diags->arena;
    const char *right = number_format(number->level, number->value, arena);
    uint32_t first = text->chars[from];
    bool is_half = number->level == 4 && (scalar_is_digit(first) ||
                                          (first >= 0xFF10 && first <= 0xFF19));

    text_add(marks->diags, DIAG_NUMBER_FORM, text, from, end - from, right);
    /* 1） may have been meant for 1. */
    text_fix(marks->diags, !is_half, text, from, end - from, right);
}

static void check_number(const struct marks *marks, const struct text *text,
                         size_t from, const struct number *number)
{
    size_t end = from + utf8_count_bytes(text->bytes + text->offsets[from],
                                         number->mark_len);
    uint32_t last = text->chars[end - 1];

    if ((number->level == 1 || number->level == 3) && lead_is_mark(last)) {
        bool is_right = last == (number->level == 1 ? 0x3001 : '.');
        check_mark(marks, text, from, end, number->level);
        if (!is_right || number->is_standard)
            return;
    } else if (check_extra_mark(marks, text, from, end)) {
        return;
    }
    if (!number->is_standard)
        check_form(marks, text, from, end, number);
}

/* -- Numbers that are not recognised ------------------------------------- */

/* 一，总体要求; 1：具体措施 */
static void check_wrong_mark(const struct marks *marks, const struct text *text,
                             size_t from)
{
    size_t mark = lead_wrong_mark(text, from);
    if (mark == 0)
        return;
    const char *right = scalar_is_han(text->chars[from]) ? "、" : ".";
    text_add(marks->diags, DIAG_NUMBER_MARK, text, from, mark + 1 - from,
             right);
    text_fix(marks->diags, false, text, mark, 1, right);
}

/* What 2.5 is so many of: 亿 万 千 百 元 米 公 吨 倍 个 平 亩 小 年 月 日 */
static bool is_measure(uint32_t c)
{
    static const char32_t measures[] = U"亿万千百元米公吨倍个平亩小年月日级";
    for (size_t i = 0; measures[i] != 0; i++)
        if (measures[i] == c)
            return true;
    return false;
}

/* 1.1 目标, 2.3.1具体措施: 1.2 counts only behind 1.1. */
static bool check_decimal(struct marks *marks, const struct text *text,
                          size_t from)
{
    size_t i = from;
    int dots = 0, value = 0;

    while (i < text->n && scalar_is_digit(text->chars[i])) {
        for (value = 0;
             i < text->n && scalar_is_digit(text->chars[i]) && value < 1000;
             i++)
            value = value * 10 + (int)(text->chars[i] - '0');
        if (i + 1 >= text->n || text->chars[i] != '.' ||
            !scalar_is_digit(text->chars[i + 1]))
            break;
        i++;
        dots++;
    }
    size_t end = i;
    if (dots == 0 || value == 0 || value > 99)
        return false;
    i += i < text->n && text->chars[i] == '.';
    i = text_skip_blanks(text, i);
    if (!lead_is_heading_shaped(text, i) || is_measure(text->chars[i]) ||
        (dots == 1 && value != 1 && value != marks->minor + 1))
        return false;
    marks->minor = value;
    text_add(marks->diags, DIAG_NUMBER_DECIMAL, text, from, end - from, NULL);
    return true;
}

/* -- All of them --------------------------------------------------------- */

static void visit(const struct text *text, void *context)
{
    struct marks *marks = context;
    size_t from = text->kind == TEXT_ITEM ? text->first : 0;
    struct number number;
    bool is_body = text->kind == TEXT_PARAGRAPH || text->kind == TEXT_ITEM;

    if (!is_body && text->kind != TEXT_HEADING)
        return;
    if (text->kind == TEXT_HEADING &&
        text->block->as.heading.written_number == NULL)
        from = text->first;
    from = text_skip_blanks(text, from);
    if (from >= text->n)
        return;
    if (number_match(text->bytes + text->offsets[from], &number))
        check_number(marks, text, from, &number);
    else if (!check_decimal(marks, text, from))
        check_wrong_mark(marks, text, from);
}

void check_number_marks(const struct plan *plan, const struct kinds *kinds,
                        struct diags *diags)
{
    struct marks marks = {.plan = plan, .diags = diags};
    (void)kinds;
    check_each_text(plan, visit, &marks);
}

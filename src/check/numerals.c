/*
 * Numbers in running text: ranges of percents, approximate numbers
 * (GB/T 15835-2011).
 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/text.h"
#include "plan/numbering.h"

#include <string.h>

/* -- 10-15% -------------------------------------------------------------- */

static bool is_hyphen(uint32_t scalar)
{
    return scalar == '-' || scalar == 0xFF0D || scalar == 0x2013;
}

static bool is_percent(uint32_t scalar)
{
    return scalar == '%' || scalar == 0xFF05;
}

/* The range that begins at i; its end, or i. */
static size_t check_percents(struct diags *diags, const struct text *text,
                             size_t i)
{
    size_t joint = text_skip_digits(text, i);
    if (joint == i)
        return i;
    joint += is_percent(text->chars[joint]);
    if (!is_hyphen(text->chars[joint]))
        return joint;
    size_t end = text_skip_digits(text, joint + 1);
    if (end == joint + 1 || !is_percent(text->chars[end]) ||
        text->is_literal[end])
        return joint;
    text_add(diags, DIAG_PERCENT_HYPHEN, text, i, end + 1 - i, NULL);
    text_fix(diags, false, text, joint, 1, "～");
    return end + 1;
}

/* -- 三、五天 ------------------------------------------------------------ */

/* 1-9 for a single digit of either sort, else 0. */
static unsigned small_number(uint32_t scalar)
{
    if (scalar >= '1' && scalar <= '9')
        return scalar - '0';
    int digit = number_han_digit(scalar);
    return digit >= 1 && digit <= 9 ? (unsigned)digit : 0;
}

/* What is counted, so that 三、四季度 and 一、二等奖 stay lists. */
static bool is_unit(const struct text *text, size_t i)
{
    static const char *const units[] = {"天",   "个",     "人", "名",
                                        "次",   "年内",   "件", "年时间",
                                        "里路", "年左右", "遍", "小时"};
    for (size_t u = 0; u < sizeof(units) / sizeof(units[0]); u++)
        if (text_has(text, i, units[u]))
            return true;
    return false;
}

/* Whether a number at i would be an ordinal or part of a longer list. */
static bool is_listed(const struct text *text, size_t i)
{
    static const char behind[] = "第、。；：．.（(《前图表附\n";
    char bytes[5] = "";
    if (i <= text->first)
        return true;
    uint32_t before = text->chars[i - 1];
    utf8_write(before, bytes);
    return small_number(before) != 0 || before == 0x5341 ||
           scalar_is_digit(before) || strstr(behind, bytes) != NULL;
}

static void check_approximate(struct diags *diags, const struct text *text,
                              size_t i)
{
    static const char *const han[] = {"",   "一", "二", "三", "四",
                                      "五", "六", "七", "八", "九"};
    if (text->chars[i + 1] != 0x3001 || i + 3 >= text->n ||
        text->is_literal[i + 1])
        return;
    unsigned a = small_number(text->chars[i]);
    unsigned b = small_number(text->chars[i + 2]);
    if (a == 0 || (b != a + 1 && !(a == 3 && b == 5)) || is_listed(text, i) ||
        !is_unit(text, i + 3))
        return;
    const char *second = a == 1 && b == 2 ? "两" : han[b];
    const char *right = arena_printf(diags->arena, "%s%s", han[a], second);
    text_add(diags, DIAG_APPROXIMATE_PAUSE, text, i, 3, right);
    text_fix(diags, false, text, i, 3, right);
}

/* -- 约50人左右 ---------------------------------------------------------- */

static bool begins_any(const struct text *text, size_t i,
                       const char *const words[])
{
    for (; *words != NULL; words++)
        if (text_has(text, i, *words))
            return true;
    return false;
}

/* Behind 约 and a number: the second word that says "about". */
static void check_twice(struct diags *diags, const struct text *text, size_t i)
{
    static const char *const around[] = {"左右", "上下", NULL};
    static const char *const more[] = {"余", "多", NULL};
    enum { REACH = 8 };
    if ((text->chars[i] != U'约' && text->chars[i] != U'近') ||
        text->is_literal[i])
        return;
    size_t number = text_skip_digits(text, i + 1);
    if (number == i + 1)
        return;
    size_t end = begins_any(text, number, more) ? number + 1 : 0;
    for (size_t at = number; at < text->n && at < number + REACH; at++) {
        if (scalar_is_cjk_mark(text->chars[at]))
            break;
        if (begins_any(text, at, around))
            end = at + 2;
    }
    if (end > 0)
        text_add(diags, DIAG_APPROXIMATE_TWICE, text, i, end - i, NULL);
}

/* -- The walk ------------------------------------------------------------ */

static void visit(const struct text *text, void *context)
{
    struct diags *diags = context;
    size_t percents = 0; /* up to where they were looked for */
    for (size_t i = text_next_numeral(text, 0); i < text->n;
         i = text_next_numeral(text, i + 1)) {
        if (i >= percents)
            percents = check_percents(diags, text, i);
        check_approximate(diags, text, i);
        if (i > 0) /* 约 stands before a digit */
            check_twice(diags, text, i - 1);
    }
}

void check_numerals(const struct plan *plan, const struct kinds *kinds,
                    struct diags *diags)
{
    (void)kinds;
    check_each_text(plan, visit, diags);
}

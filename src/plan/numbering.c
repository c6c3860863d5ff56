/*
 * Numbers of headings and items, as GB/T 9704-2012 7.3.3 wants them and as
 * people write them.
 */
#include "plan/numbering.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>
#include <uchar.h>

enum { MAX_VALUE = 999 }; /* four digits are a year */

/* -- Digits -------------------------------------------------------------- */

int number_han_digit(uint32_t scalar)
{
    switch (scalar) {
    case 0x3007: /* 〇 */
    case 0x25CB: /* ○, as many write it */
    case 0x96F6: /* 零 */
        return 0;
    case 0x4E00: /* 一 */
        return 1;
    case 0x4E8C: /* 二 */
        return 2;
    case 0x4E09: /* 三 */
        return 3;
    case 0x56DB: /* 四 */
        return 4;
    case 0x4E94: /* 五 */
        return 5;
    case 0x516D: /* 六 */
        return 6;
    case 0x4E03: /* 七 */
        return 7;
    case 0x516B: /* 八 */
        return 8;
    case 0x4E5D: /* 九 */
        return 9;
    case 0x5341: /* 十 */
        return 10;
    case 0x767E: /* 百 */
        return 100;
    default:
        return -1;
    }
}

/* The same for the digits of a bill (壹 贰 叁), which some parts are numbered
 * with.  陆 and 伍 are names of people elsewhere. */
static int formal_digit(uint32_t scalar)
{
    static const char32_t digits[][3] = {U"零", U"壹", U"贰貳", U"叁參",
                                         U"肆", U"伍", U"陆陸", U"柒",
                                         U"捌", U"玖", U"拾"};
    for (int value = 0; value < 11; value++)
        if (scalar != 0 &&
            (digits[value][0] == scalar || digits[value][1] == scalar))
            return value;
    return -1;
}

static int arabic_digit(uint32_t scalar)
{
    if (scalar_is_digit(scalar))
        return (int)(scalar - '0');
    if (scalar >= 0xFF10 && scalar <= 0xFF19)
        return (int)(scalar - 0xFF10);
    return -1;
}

bool number_is_digit(uint32_t scalar)
{
    return number_han_digit(scalar) >= 0 || arabic_digit(scalar) >= 0;
}

/* 二〇: digits by place.  Positive, or -1. */
static int value_by_place(const char *p, const char *end,
                          int (*digit)(uint32_t))
{
    int value = 0;
    while (p < end) {
        int d = digit(utf8_next(&p));
        if (d < 0 || d > 9 || value > 99999)
            return -1;
        value = value * 10 + d;
    }
    return value;
}

/* 一百零三, 十二, 二十: digits with 十 and 百. */
static int value_by_unit(const char *p, const char *end,
                         int (*digit_of)(uint32_t))
{
    int total = 0;
    int digit = -1; /* the one read last, waiting for its unit */
    int unit = 1000;
    while (p < end) {
        int d = digit_of(utf8_next(&p));
        if (d < 0)
            return -1;
        if (d < 10) {
            if (digit > 0)
                return -1;
            digit = d;
            continue;
        }
        if (d >= unit || (digit < 1 && (d == 100 || total % 100 != 0)))
            return -1;
        total += (digit < 1 ? 1 : digit) * d;
        unit = d;
        digit = -1;
    }
    return total + (digit > 0 ? digit : 0);
}

int number_value_with(const char *text, size_t len, int (*digit_of)(uint32_t))
{
    const char *end = text + len;
    if (len == 0 || digit_of(utf8_peek(text)) < 0)
        return -1; /* nearly always */
    for (const char *p = text; p < end;)
        if (digit_of(utf8_next(&p)) >= 10)
            return value_by_unit(text, end, digit_of);
    return value_by_place(text, end, digit_of);
}

int number_value(const char *text, size_t len)
{
    bool is_arabic = len > 0 && arabic_digit(utf8_peek(text)) >= 0;
    return number_value_with(text, len,
                             is_arabic ? arabic_digit : number_han_digit);
}

int number_take(const char **p, int most)
{
    const char *end = *p;
    int n = 0;
    for (const char *next = end; n <= most; end = next, n++) {
        utf8_next(&next);
        if (number_value(end, (size_t)(next - end)) < 0)
            break;
    }
    if (n == 0 || n > most)
        return -1;
    int value = number_value(*p, (size_t)(end - *p));
    *p = end;
    return value;
}

/* -- Finding one --------------------------------------------------------- */

/* Behind the digits at p; more than MAX_DIGITS are no number. */
static const char *skip_digits(const char *p, int (*digit)(uint32_t))
{
    enum { MAX_DIGITS = 12 };
    const char *next = p;
    for (int n = 0; n < MAX_DIGITS && digit(utf8_next(&next)) >= 0; n++)
        p = next;
    return p;
}

/* Characters that are a number with its marks: ⑴ ⒈ ㈠ ① */
static const struct {
    uint32_t first, last;
    int value; /* of the first */
    int level;
    enum number_shape shape;
    bool is_standard;
} ready_made[] = {
    {0x3220, 0x3229, 1, 2, NUMBER_HAN_BRACKET, false},    /* ㈠ */
    {0x2474, 0x2487, 1, 4, NUMBER_ARABIC_BRACKET, false}, /* ⑴ */
    {0x2488, 0x249B, 1, 3, NUMBER_ARABIC, false},         /* ⒈ */
    {0x2460, 0x2473, 1, 5, NUMBER_CIRCLED, true},         /* ① */
    {0x3251, 0x325F, 21, 5, NUMBER_CIRCLED, true},        /* ㉑ */
    {0x32B1, 0x32BF, 36, 5, NUMBER_CIRCLED, true},        /* ㊱ */
    {0x2776, 0x277F, 1, 5, NUMBER_CIRCLED, false},        /* ❶ */
};

static const char *match_ready_made(const char *text, struct number *number)
{
    const char *p = text;
    uint32_t scalar = utf8_next(&p);
    for (size_t i = 0; i < sizeof(ready_made) / sizeof(ready_made[0]); i++) {
        if (scalar < ready_made[i].first || scalar > ready_made[i].last)
            continue;
        number->level = ready_made[i].level;
        number->shape = ready_made[i].shape;
        number->value =
            ready_made[i].value + (int)(scalar - ready_made[i].first);
        number->is_standard = ready_made[i].is_standard;
        return p;
    }
    return NULL;
}

/* Sets the value; false if the digits are no number of a heading. */
static bool take_value(const char *start, const char *end,
                       struct number *number)
{
    number->value = number_value(start, (size_t)(end - start));
    return number->value >= 1 && number->value <= MAX_VALUE;
}

/* （一） ( 一 ) （1） */
static const char *match_bracketed(const char *text, struct number *number)
{
    const char *p = text;
    uint32_t open = utf8_next(&p);
    if (open != '(' && open != 0xFF08)
        return NULL;
    const char *digits = utf8_skip_blanks(p);
    bool is_arabic = arabic_digit(utf8_peek(digits)) >= 0;
    const char *end =
        skip_digits(digits, is_arabic ? arabic_digit : number_han_digit);
    if (!take_value(digits, end, number))
        return NULL;
    const char *closing = utf8_skip_blanks(end);
    const char *behind = closing;
    uint32_t close = utf8_next(&behind);
    if (close != ')' && close != 0xFF09)
        return NULL;
    number->level = is_arabic ? 4 : 2;
    number->shape = is_arabic ? NUMBER_ARABIC_BRACKET : NUMBER_HAN_BRACKET;
    number->is_standard =
        open == 0xFF08 && close == 0xFF09 && digits == p && closing == end &&
        (!is_arabic || scalar_is_digit((unsigned char)*digits));
    return behind;
}

/* Whether the 。 in front of p can be meant for the mark of a number: 1。加强
 */
static bool may_be_point(uint32_t mark, const char *p)
{
    return mark == 0x3002 && scalar_is_han(utf8_peek(p));
}

/* 一、 一. */
static const char *match_han(const char *text, struct number *number)
{
    const char *end = skip_digits(text, number_han_digit);
    if (!take_value(text, end, number))
        return NULL;
    const char *behind = utf8_skip_blanks(end);
    bool is_close = behind == end;
    uint32_t mark = utf8_next(&behind);
    if (mark != 0x3001 && mark != '.' && mark != 0xFF0E &&
        !may_be_point(mark, behind))
        return NULL;
    /* 一二．九 is a day */
    if (mark != 0x3001 && number_han_digit(utf8_peek(behind)) >= 0)
        return NULL;
    number->level = 1;
    number->shape = NUMBER_HAN;
    number->is_standard = mark == 0x3001 && is_close;
    return behind;
}

/* 壹、 */
static const char *match_formal(const char *text, struct number *number)
{
    const char *end = skip_digits(text, formal_digit);
    if (end == text)
        return NULL;
    number->value = value_by_unit(text, end, formal_digit);
    const char *behind = utf8_skip_blanks(end);
    if (number->value < 1 || utf8_next(&behind) != 0x3001)
        return NULL;
    number->level = 1;
    number->shape = NUMBER_HAN;
    number->is_standard = false;
    return behind;
}

/* Ⅰ、 Ⅰ.  A mark has to follow: Ⅰ级响应 has a degree. */
static const char *match_roman(const char *text, struct number *number)
{
    enum { FIRST = 0x2160, LAST = 0x216B }; /* Ⅰ to Ⅻ */
    const char *p = text;
    uint32_t scalar = utf8_next(&p);
    if (scalar < FIRST || scalar > LAST)
        return NULL;
    const char *behind = utf8_skip_blanks(p);
    uint32_t mark = utf8_next(&behind);
    if (mark != 0x3001 && mark != '.' && mark != 0xFF0E)
        return NULL;
    number->value = (int)scalar - FIRST + 1;
    number->level = 1;
    number->shape = NUMBER_HAN;
    number->is_standard = false;
    return behind;
}

/* 9:41 */
static bool begins_with_clock(const char *p)
{
    const char *end = skip_digits(p, arabic_digit);
    uint32_t colon = utf8_next(&end);
    return (colon == ':' || colon == 0xFF1A) &&
           arabic_digit(utf8_peek(end)) >= 0;
}

/* 2025年, 7月: no decimal ends so. */
static bool begins_with_date(const char *p)
{
    static const char year[] = "年", month[] = "月";
    const char *end = skip_digits(p, arabic_digit);
    int value = number_value(p, (size_t)(end - p));
    if (value >= 1 && value <= 12 && strncmp(end, month, strlen(month)) == 0)
        return true;
    return end - p == 4 && (*p == '1' || *p == '2') &&
           strncmp(end, year, strlen(year)) == 0;
}

/* 1. 1、 1） */
static const char *match_arabic(const char *text, struct number *number)
{
    const char *end = skip_digits(text, arabic_digit);
    if (!take_value(text, end, number))
        return NULL;
    const char *behind = utf8_skip_blanks(end);
    bool is_close = behind == end;
    uint32_t mark = utf8_next(&behind);
    if (mark == ')' || mark == 0xFF09) {
        number->level = 4;
        number->shape = NUMBER_HALF_BRACKET;
        number->is_standard = false;
        return behind;
    }
    if (mark != 0x3001 && mark != '.' && mark != 0xFF0E &&
        !may_be_point(mark, behind))
        return NULL;
    /* 1.5 and 3.15 are no headings */
    if (mark != 0x3001 && arabic_digit(utf8_peek(behind)) >= 0 &&
        !begins_with_clock(behind) && !begins_with_date(behind))
        return NULL;
    number->level = 3;
    number->shape = NUMBER_ARABIC;
    number->is_standard = mark != 0x3001 && mark != 0x3002 && is_close &&
                          scalar_is_digit((unsigned char)*text);
    return behind;
}

bool number_match(const char *text, struct number *number)
{
    uint32_t first = utf8_peek(text);
    if (scalar_is_han(first) && number_han_digit(first) < 0 &&
        formal_digit(first) < 0)
        return false; /* nearly always */
    const char *behind = match_ready_made(text, number);
    if (behind == NULL)
        behind = match_bracketed(text, number);
    if (behind == NULL)
        behind = match_han(text, number);
    if (behind == NULL)
        behind = match_formal(text, number);
    if (behind == NULL)
        behind = match_roman(text, number);
    if (behind == NULL)
        behind = match_arabic(text, number);
    if (behind == NULL)
        return false;
    number->mark_len = (size_t)(behind - text);
    number->len = (size_t)(utf8_skip_blanks(behind) - text);
    return true;
}

/* -- Writing one --------------------------------------------------------- */

const char *number_zh(int value, struct arena *arena)
{
    static const char *const digits[] = {"零", "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};
    static const struct {
        int size;
        const char *name;
    } units[] = {{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}};
    assert(value >= 1 && value <= 9999);
    struct buf out = BUF_EMPTY;
    bool skipped = false; /* a 零 is due before the next digit */
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        int digit = value / units[i].size % 10;
        if (digit == 0) {
            skipped = out.len > 0;
            continue;
        }
        if (skipped)
            buf_add_str(&out, digits[0]);
        skipped = false;
        if (!(units[i].size == 10 && digit == 1 && value < 20))
            buf_add_str(&out, digits[digit]);
        buf_add_str(&out, units[i].name);
    }
    const char *text = arena_strndup(arena, out.data, out.len);
    buf_free(&out);
    return text;
}

/* ① for 1 to 50; there are no more of them. */
static const char *format_circled(int value, struct arena *arena)
{
    char text[5] = {0};
    uint32_t scalar = 0x2460 + (uint32_t)value - 1;
    if (value > 50)
        return arena_printf(arena, "(%d)", value);
    if (value > 35)
        scalar = 0x32B1 + (uint32_t)value - 36;
    else if (value > 20)
        scalar = 0x3251 + (uint32_t)value - 21;
    text[utf8_write(scalar, text)] = '\0';
    return arena_strdup(arena, text);
}

const char *number_format(int level, int value, struct arena *arena)
{
    assert(level >= 1 && level <= NUMBER_LEVELS && value >= 1);
    bool is_han = level <= 2 && value <= 9999;
    const char *digits =
        is_han ? number_zh(value, arena) : arena_printf(arena, "%d", value);
    switch (level) {
    case 1:
        return arena_printf(arena, "%s、", digits);
    case 2:
        return arena_printf(arena, "（%s）", digits);
    case 3:
        return arena_printf(arena, "%s.", digits);
    case 4:
        return arena_printf(arena, "（%s）", digits);
    default:
        return format_circled(value, arena);
    }
}

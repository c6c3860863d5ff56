/*
 * Word's number formats (ECMA-376-1 17.18.59).
 */
#include "read/docx_number.h"

#include "base/utf8.h"
#include "plan/numbering.h"

#include <string.h>

enum { MOST = 9999 };

static const char stems[] = "甲乙丙丁戊己庚辛壬癸";
static const char branches[] = "子丑寅卯辰巳午未申酉戌亥";

/* Pieces of UTF-8, a character each. */
static const char *character(const char *characters, int index,
                             struct arena *arena)
{
    for (; index > 0; index--)
        utf8_next(&characters);
    const char *end = characters;
    utf8_next(&end);
    return arena_strndup(arena, characters, (size_t)(end - characters));
}

/* One of a row of n characters for the values from 1 on; NULL beyond it. */
static const char *from_row(const char *row, int n, int value,
                            struct arena *arena)
{
    return value >= 1 && value <= n ? character(row, value - 1, arena) : NULL;
}

/* Characters that follow each other in Unicode. */
static const char *from_scalars(uint32_t first, int n, int value,
                                struct arena *arena)
{
    char bytes[4];
    if (value < 1 || value > n)
        return NULL;
    return arena_strndup(arena, bytes,
                         utf8_write(first + (uint32_t)value - 1, bytes));
}

static const char *circled(int value, struct arena *arena)
{
    if (value <= 20)
        return from_scalars(0x2460, 20, value, arena);
    return value <= 35 ? from_scalars(0x3251, 15, value - 20, arena)
                       : from_scalars(0x32B1, 15, value - 35, arena);
}

/* Digit by digit: 二〇二六 */
static const char *digits(const char *row, int value, struct arena *arena)
{
    const char *decimal = arena_printf(arena, "%d", value);
    struct buf out = BUF_EMPTY;
    for (const char *p = decimal; *p != '\0'; p++)
        buf_add_str(&out, *p == '-' ? "-" : character(row, *p - '0', arena));
    const char *text = arena_strndup(arena, buf_text(&out), out.len);
    buf_free(&out);
    return text;
}

static const char *roman(int value, bool is_lower, struct arena *arena)
{
    static const struct {
        int value;
        const char *upper, *lower;
    } steps[] = {{1000, "M", "m"},  {900, "CM", "cm"}, {500, "D", "d"},
                 {400, "CD", "cd"}, {100, "C", "c"},   {90, "XC", "xc"},
                 {50, "L", "l"},    {40, "XL", "xl"},  {10, "X", "x"},
                 {9, "IX", "ix"},   {5, "V", "v"},     {4, "IV", "iv"},
                 {1, "I", "i"}};
    struct buf out = BUF_EMPTY;
    if (value < 1 || value > 3999)
        return NULL;
    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
        for (; value >= steps[i].value; value -= steps[i].value)
            buf_add_str(&out, is_lower ? steps[i].lower : steps[i].upper);
    const char *text = arena_strndup(arena, buf_text(&out), out.len);
    buf_free(&out);
    return text;
}

/* A … Z, AA, BB … (not AB: Word repeats the letter) */
static const char *letter(int value, char first, struct arena *arena)
{
    if (value < 1 || value > 26 * 30)
        return NULL;
    size_t n = (size_t)(value - 1) / 26 + 1;
    char *text = arena_alloc(arena, n + 1);
    memset(text, first + (value - 1) % 26, n);
    return text;
}

static const char *counting(int value, struct arena *arena)
{
    if (value == 0)
        return "〇";
    return value >= 1 && value <= MOST ? number_zh(value, arena) : NULL;
}

/* 壹拾贰: number_zh() in the characters of banking */
static const char *legal(int value, struct arena *arena)
{
    static const char plain[] = "〇零一二三四五六七八九十百千";
    static const char formal[] = "零零壹贰叁肆伍陆柒捌玖拾佰仟";
    const char *text = counting(value, arena);
    struct buf out = BUF_EMPTY;
    if (text == NULL)
        return NULL;
    if (value >= 10 && value < 20)
        buf_add_str(&out, "壹");
    for (uint32_t c; (c = utf8_next(&text)) != 0;) {
        const char *p = plain;
        int i = 0;
        while (utf8_peek(p) != 0 && utf8_peek(p) != c) {
            utf8_next(&p);
            i++;
        }
        buf_add_str(&out, character(formal, i, arena));
    }
    const char *formal_text = arena_strndup(arena, buf_text(&out), out.len);
    buf_free(&out);
    return formal_text;
}

/* -- The formats ----------------------------------------------------------- */

static const char *digital(int value, struct arena *arena)
{
    return digits("〇一二三四五六七八九", value, arena);
}

static const char *full_width(int value, struct arena *arena)
{
    return digits("０１２３４５６７８９", value, arena);
}

static const char *stem(int value, struct arena *arena)
{
    return from_row(stems, 10, value, arena);
}

static const char *branch(int value, struct arena *arena)
{
    return from_row(branches, 12, value, arena);
}

/* 甲子, 乙丑 … 癸亥 */
static const char *sexagenary(int value, struct arena *arena)
{
    return value < 1 || value > 60
               ? NULL
               : arena_printf(arena, "%s%s",
                              character(stems, (value - 1) % 10, arena),
                              character(branches, (value - 1) % 12, arena));
}

static const char *enclosed_han(int value, struct arena *arena)
{
    return from_scalars(0x3280, 10, value, arena);
}

static const char *in_parentheses(int value, struct arena *arena)
{
    return from_scalars(0x2474, 20, value, arena);
}

static const char *with_full_stop(int value, struct arena *arena)
{
    return from_scalars(0x2488, 20, value, arena);
}

static const char *upper_roman(int value, struct arena *arena)
{
    return roman(value, false, arena);
}

static const char *lower_roman(int value, struct arena *arena)
{
    return roman(value, true, arena);
}

static const char *upper_letter(int value, struct arena *arena)
{
    return letter(value, 'A', arena);
}

static const char *lower_letter(int value, struct arena *arena)
{
    return letter(value, 'a', arena);
}

static const char *decimal(int value, struct arena *arena)
{
    return arena_printf(arena, "%d", value);
}

static const char *hex(int value, struct arena *arena)
{
    return value < 0 ? NULL : arena_printf(arena, "%X", (unsigned)value);
}

static const char *in_dashes(int value, struct arena *arena)
{
    return arena_printf(arena, "- %d -", value);
}

static const char *ordinal(int value, struct arena *arena)
{
    int tens = value / 10 % 10, ones = value % 10;
    return arena_printf(arena, "%d%s", value,
                        tens == 1 || ones < 1 || ones > 3 ? "th"
                        : ones == 1                       ? "st"
                        : ones == 2                       ? "nd"
                                                          : "rd");
}

static const char *nothing(int value, struct arena *arena)
{
    (void)value;
    (void)arena;
    return "";
}

static const struct {
    const char *name;
    /* NULL: no such number in it, where Word goes on in Arabic digits */
    const char *(*write)(int value, struct arena *arena);
} formats[] = {
    {"decimal", decimal},
    {"decimalHalfWidth", decimal},
    {"decimalFullWidth", full_width},
    {"decimalFullWidth2", full_width},
    {"decimalEnclosedCircle", circled},
    {"decimalEnclosedCircleChinese", circled},
    {"decimalEnclosedParen", in_parentheses},
    {"decimalEnclosedFullstop", with_full_stop},
    {"chineseCounting", counting},
    {"chineseCountingThousand", counting},
    {"japaneseCounting", counting},
    {"taiwaneseCounting", counting},
    {"taiwaneseCountingThousand", counting},
    {"koreanCounting", counting},
    {"ideographDigital", digital},
    {"japaneseDigitalTenThousand", digital},
    {"taiwaneseDigital", digital},
    {"koreanDigital2", digital},
    {"chineseLegalSimplified", legal},
    {"ideographLegalTraditional", legal},
    {"japaneseLegal", legal},
    {"ideographTraditional", stem},
    {"ideographZodiac", branch},
    {"ideographZodiacTraditional", sexagenary},
    {"ideographEnclosedCircle", enclosed_han},
    {"upperRoman", upper_roman},
    {"lowerRoman", lower_roman},
    {"upperLetter", upper_letter},
    {"lowerLetter", lower_letter},
    {"numberInDash", in_dashes},
    {"ordinal", ordinal},
    {"hex", hex},
    {"none", nothing},
};

/* 01 and 001, as a format of one's own begins: digits with zeros in front. */
static const char *padded(const char *format, int value, struct arena *arena)
{
    size_t zeros = strspn(format, "0");
    return zeros == 0 || strcmp(format + zeros, "1") != 0
               ? NULL
               : arena_printf(arena, "%0*d", (int)zeros + 1, value);
}

const char *word_number_format(const char *format, int value,
                               struct arena *arena)
{
    if (strcmp(format, "decimalZero") == 0)
        return padded("01", value, arena);
    for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
        if (strcmp(format, formats[i].name) != 0)
            continue;
        const char *text = formats[i].write(value, arena);
        return text != NULL ? text : decimal(value, arena);
    }
    return padded(format, value, arena);
}

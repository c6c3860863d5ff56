/*
 * Word's number formats (ECMA-376-1 17.18.59).
 */
#include "read/docx_number.h"

#include "base/utf8.h"
#include "plan/numbering.h"

#include <string.h>

enum { MOST = 9999 };

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

static bool is_one_of(const char *format, const char *const *names)
{
    for (; *names != NULL; names++)
        if (strcmp(format, *names) == 0)
            return true;
    return false;
}

/* NULL: no such format, or no such number in it. */
static const char *format_han(const char *format, int value,
                              struct arena *arena)
{
    static const char *const countings[] = {"chineseCounting",
                                            "chineseCountingThousand",
                                            "japaneseCounting",
                                            "taiwaneseCounting",
                                            "taiwaneseCountingThousand",
                                            "koreanCounting",
                                            NULL};
    static const char *const digitals[] = {
        "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital",
        "koreanDigital2", NULL};
    static const char *const legals[] = {"chineseLegalSimplified",
                                         "ideographLegalTraditional",
                                         "japaneseLegal", NULL};
    if (is_one_of(format, countings))
        return counting(value, arena);
    if (is_one_of(format, digitals))
        return digits("〇一二三四五六七八九", value, arena);
    if (is_one_of(format, legals))
        return legal(value, arena);
    if (strcmp(format, "ideographTraditional") == 0)
        return from_row("甲乙丙丁戊己庚辛壬癸", 10, value, arena);
    if (strcmp(format, "ideographZodiac") == 0)
        return from_row("子丑寅卯辰巳午未申酉戌亥", 12, value, arena);
    if (strcmp(format, "ideographEnclosedCircle") == 0)
        return from_scalars(0x3280, 10, value, arena);
    return NULL;
}

static const char *format_other(const char *format, int value,
                                struct arena *arena)
{
    if (strcmp(format, "decimalEnclosedCircle") == 0 ||
        strcmp(format, "decimalEnclosedCircleChinese") == 0)
        return circled(value, arena);
    if (strcmp(format, "decimalEnclosedParen") == 0)
        return from_scalars(0x2474, 20, value, arena);
    if (strcmp(format, "decimalEnclosedFullstop") == 0)
        return from_scalars(0x2488, 20, value, arena);
    if (strcmp(format, "decimalFullWidth") == 0 ||
        strcmp(format, "decimalFullWidth2") == 0)
        return digits("０１２３４５６７８９", value, arena);
    if (strcmp(format, "decimalZero") == 0)
        return arena_printf(arena, "%02d", value);
    if (strcmp(format, "upperRoman") == 0 || strcmp(format, "lowerRoman") == 0)
        return roman(value, *format == 'l', arena);
    if (strcmp(format, "upperLetter") == 0 ||
        strcmp(format, "lowerLetter") == 0)
        return letter(value, *format == 'l' ? 'a' : 'A', arena);
    if (strcmp(format, "numberInDash") == 0)
        return arena_printf(arena, "- %d -", value);
    return strcmp(format, "none") == 0 ? "" : NULL;
}

const char *word_number_format(const char *format, int value,
                               struct arena *arena)
{
    const char *text = format_han(format, value, arena);
    if (text == NULL)
        text = format_other(format, value, arena);
    return text != NULL ? text : arena_printf(arena, "%d", value);
}

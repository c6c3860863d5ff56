/*
 * Blanks.  Chinese text is set solid: the setter makes the small gap between
 * Han and figures, not the author.
 */
#include "base/utf8.h"
#include "check/language.h"
#include "check/lead.h"

#include <string.h>

enum {
    WIDE_BLANK = 0x3000,
    LONGEST_HEADING = 40, /* characters */
    SHORTEST_PART = 3,
    LONGEST_PART = 6,
    LONGEST_QUOTED = 100,
    LONGEST_PARTICULAR = 30,
    SHORTEST_CODE = 6 /* digits: no year, no amount */
};

/* A text of sentences; in others blanks set off names and columns. */
static bool is_prose(const struct text *text)
{
    uint32_t last = text_before(text, text->n);

    return last == 0x3002 || last == 0xFF1B || last == 0xFF01 ||
           last == 0xFF1F || last == 0xFF0C;
}

/* Wide enough to be meant: 　 or two blanks. */
static bool is_wide(const struct text *text, size_t i, size_t end)
{
    return end - i > 1 || text->chars[i] == WIDE_BLANK;
}

static bool is_letter(uint32_t c)
{
    return c < 0x80 && !scalar_is_digit(c) && c != '%';
}

/* Whoever writes 　 may want to see it, and some like Latin words set off. */
static bool may_be_meant(const struct text *text, size_t i, size_t end)
{
    if (is_letter(text->chars[i - 1]) || is_letter(text->chars[end]))
        return true;
    for (; i < end; i++)
        if (text->chars[i] == WIDE_BLANK)
            return true;
    return false;
}

/* 王　明 and 组　长: one character on either side is spread to the width of
 * its neighbours. */
static bool is_spread(const struct text *text, size_t i, size_t end)
{
    return (i < 2 || !scalar_is_han(text->chars[i - 2])) &&
           !scalar_is_han(text->chars[end + 1]);
}

/* 第一章　总则, 第三条　本办法…: the one blank that 15834 allows. */
static bool is_behind_article(const struct text *text, size_t i)
{
    static const char *const units[] = {"章", "节", "条", "编", "部分"};
    size_t start = text->first;

    if (!text_has(text, start, "第") || i > start + 10)
        return false;
    for (size_t k = 0; k < sizeof(units) / sizeof(units[0]); k++) {
        size_t n = utf8_count(units[k]);

        if (i >= n && text_has(text, i - n, units[k]))
            return true;
    }
    return false;
}

/* 市长 张某某: a post and a name. */
static bool is_before_name(const struct text *text, size_t end)
{
    return text->kind == TEXT_NAME && text->n - end >= 2 && text->n - end <= 4;
}

static size_t count_han(const struct text *text, size_t i, int step)
{
    size_t n = 0;

    while (n < LONGEST_PART && i < text->n && scalar_is_han(text->chars[i])) {
        n++;
        i += (size_t)step; /* wraps round below 0, past n */
    }
    return n;
}

/* Whether a mark that opens stands before i and is not closed. */
static bool is_quoted(const struct text *text, size_t i)
{
    size_t least = i > LONGEST_QUOTED ? i - LONGEST_QUOTED : 0;

    while (i-- > least) {
        uint32_t c = text->chars[i];

        if (c == 0x201D || c == 0x300B) /* ” 》 */
            return false;
        if (c == 0x201C || c == 0x300A) /* “ 《 */
            return true;
    }
    return false;
}

/* 市财政局 市民政局关于……的通知, “学雷锋 树新风”: the parts of a title or of
 * a slogan. */
static bool is_between_parts(const struct text *text, size_t i, size_t end)
{
    return count_han(text, i - 1, -1) >= SHORTEST_PART &&
           count_han(text, end, 1) >= SHORTEST_PART &&
           (text->kind == TEXT_TITLE || is_quoted(text, i));
}

/* Whether a label and its value stand in the clause before i: 联系人：李某 */
static bool has_label_before(const struct text *text, size_t i)
{
    size_t least = i > LONGEST_PARTICULAR ? i - LONGEST_PARTICULAR : 0;

    while (i-- > least) {
        uint32_t c = text->chars[i];

        if (c == 0x3002 || c == 0xFF1B) /* 。 ； */
            return false;
        if (c == 0xFF1A || c == ':')
            return true;
    }
    return false;
}

/* How many digits stand before i, or from i on, hyphens between them. */
static size_t count_digits(const struct text *text, size_t i, int step)
{
    size_t n = 0;

    for (; i < text->n && n < SHORTEST_CODE; i += (size_t)step) {
        if (!scalar_is_digit(text->chars[i]) && text->chars[i] != '-')
            break;
        n += text->chars[i] != '-';
    }
    return n;
}

/* 综合处 0512-12345678, 2101202 社会保障, 联系人：李某 电话：……: particulars in
 * a row, no sentence. */
static bool is_between_particulars(const struct text *text, size_t i,
                                   size_t end)
{
    size_t behind = end + count_han(text, end, 1);
    bool is_label =
        behind - end >= 2 && behind - end < LONGEST_PART &&
        (text->chars[behind] == 0xFF1A || text->chars[behind] == ':');

    return count_digits(text, end, 1) >= SHORTEST_CODE ||
           count_digits(text, i - 1, -1) >= SHORTEST_CODE ||
           (is_label && has_label_before(text, i));
}

/* A figure or a Latin letter. */
static bool is_latin(uint32_t c)
{
    return scalar_is_alnum(c) || c == '%';
}

static bool is_needless(const struct text *text, size_t i, size_t end)
{
    uint32_t before = text->chars[i - 1], behind = text->chars[end];

    if (behind == 0 || text->is_literal[i] || is_behind_article(text, i) ||
        is_before_name(text, end) || is_between_parts(text, i, end) ||
        is_between_particulars(text, i, end))
        return false;
    if (is_wide(text, i, end) && !is_prose(text))
        return false;
    /* 年  月  日: L043 */
    if ((before == 0x5E74 || before == 0x6708) &&
        (behind == 0x6708 || behind == 0x65E5))
        return false;
    if (scalar_is_han(before) && scalar_is_han(behind))
        return !is_spread(text, i, end);
    if (scalar_is_cjk(before) && scalar_is_cjk(behind))
        return true;
    return (scalar_is_han(before) && is_latin(behind)) ||
           (is_latin(before) && scalar_is_han(behind));
}

/* Behind the 1.1 that the text begins with, or 0. */
static size_t decimal_end(const struct text *text)
{
    size_t i = 0, n_dots = 0;

    while (scalar_is_digit(text->chars[i]) || text->chars[i] == '.')
        n_dots += text->chars[i++] == '.';
    return n_dots > 0 && text->n <= LONGEST_HEADING ? i : 0;
}

void check_blanks(const struct text *text, struct diags *diags)
{
    if (!text->has_blank)
        return;
    /* The blank behind a number is of the number, the one behind a heading of
     * N010. */
    size_t first = lead_number_end(text);
    size_t heading, stop, unused;

    if (first == 0) /* 1.1 目标: so is this one (N014) */
        first = decimal_end(text);
    while (first < text->n && scalar_is_blank(text->chars[first]))
        first++;
    if (!lead_find_blank(text, &heading, &stop, &unused))
        stop = SIZE_MAX;
    for (size_t i = text_next_mark(text, first + (first == 0)), end;
         i < text->n; i = text_next_mark(text, end)) {
        end = i + 1;
        if (!scalar_is_blank(text->chars[i]) || text->chars[i] == '\n')
            continue;
        while (scalar_is_blank(text->chars[end]) && text->chars[end] != '\n')
            end++;
        if (i == stop || text->chars[end] == '\n' ||
            text->chars[i - 1] == '\n' || !is_needless(text, i, end))
            continue;
        text_add(diags, DIAG_BLANK_NEEDLESS, text, i - 1, end + 2 - i, NULL);
        text_fix(diags, !may_be_meant(text, i, end), text, i, end - i, "");
    }
}

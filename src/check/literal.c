/*
 * Finds literal text in one walk: by runs of ASCII for addresses and figures,
 * by their brackets for the numbers of documents.
 */
#include "check/literal.h"

#include "base/utf8.h"

#include <string.h>

static bool is_graph(uint32_t c)
{
    return c > ' ' && c < 0x7F;
}

static void mark(bool *is_literal, size_t from, size_t to)
{
    memset(is_literal + from, 1, to - from);
}

static bool begins(const uint32_t *chars, const char *word)
{
    for (; *word != '\0'; word++, chars++)
        if ((*chars | 0x20) != (unsigned char)*word)
            return false;
    return true;
}

/* Whether the run [from, to) is an address: its marks are its own. */
static bool is_address(const uint32_t *chars, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (chars[i] == '@' && i > from && scalar_is_alnum(chars[i - 1]) &&
            scalar_is_alnum(chars[i + 1]))
            return true;
        if (chars[i] == ':' && chars[i + 1] == '/' && chars[i + 2] == '/')
            return true;
    }
    while (from < to && !scalar_is_alnum(chars[from]))
        from++;
    return begins(chars + from, "www.");
}

/* A run of ASCII without blanks.  A mark with a letter or digit on both sides
 * is part of what is written there: 3.5, 8:30, 1,000, GB/T, a.b, A-1. */
static void mark_run(const uint32_t *chars, size_t from, size_t to,
                     bool *is_literal)
{
    if (is_address(chars, from, to)) {
        /* Marks at its ends are the sentence's. */
        while (from < to && !scalar_is_alnum(chars[from]))
            from++;
        while (to > from && chars[to - 1] < 0x7F &&
               strchr(",.;:!?)\"'", (int)chars[to - 1]) != NULL)
            to--;
        mark(is_literal, from, to);
        return;
    }
    for (size_t i = from; i < to; i++)
        if (scalar_is_alnum(chars[i]) ||
            (i > from && i + 1 < to && scalar_is_alnum(chars[i - 1]) &&
             scalar_is_alnum(chars[i + 1])))
            is_literal[i] = true;
}

static size_t skip_blanks(const uint32_t *chars, size_t i)
{
    while (scalar_is_blank(chars[i]))
        i++;
    return i;
}

static size_t skip_digits(const uint32_t *chars, size_t i)
{
    while (scalar_is_digit(chars[i]) ||
           (chars[i] >= 0xFF10 && chars[i] <= 0xFF19))
        i++;
    return i;
}

static bool opens_year(uint32_t c)
{
    return c == 0x3014 || c == '[' || c == 0xFF3B || c == '(' || c == 0xFF08 ||
           c == 0x3010;
}

static bool closes_year(uint32_t c)
{
    return c == 0x3015 || c == ']' || c == 0xFF3D || c == ')' || c == 0xFF09 ||
           c == 0x3011;
}

/* Behind the 〔2026〕1号 of a document's number that begins at i, however
 * badly it is written; i if none begins there. */
static size_t number_end(const uint32_t *chars, size_t i)
{
    size_t at = skip_blanks(chars, i + 1);
    size_t digits = at;

    at = skip_digits(chars, at);
    if (at - digits < 2 || at - digits > 4)
        return i;
    at = skip_blanks(chars, at);
    at = skip_blanks(chars, at + (chars[at] == 0x5E74)); /* 年 */
    if (!closes_year(chars[at]))
        return i;
    at = skip_blanks(chars, at + 1);
    at = skip_blanks(chars, at + (chars[at] == 0x7B2C)); /* 第 */
    digits = at;
    at = skip_blanks(chars, skip_digits(chars, at));
    return at > digits && chars[at] == 0x53F7 ? at + 1 : i; /* 号 */
}

/* From the blanks before its bracket. */
static size_t mark_number(const uint32_t *chars, size_t i, bool *is_literal)
{
    size_t end = number_end(chars, i);
    size_t from = i;

    if (end == i)
        return i + 1;
    while (from > 0 && scalar_is_blank(chars[from - 1]))
        from--;
    mark(is_literal, from, end);
    return end;
}

void literal_mark(const struct text *text, bool *is_literal)
{
    const uint32_t *chars = text->chars;

    for (size_t i = text_next_mark(text, 0); i < text->n;
         i = text_next_mark(text, i + 1)) {
        size_t from = i;

        while (is_graph(chars[i]))
            i++;
        if (i > from)
            mark_run(chars, from, i, is_literal);
    }
    for (size_t i = text_next_mark(text, 0); i < text->n;
         i = text_next_mark(text, i))
        i = opens_year(chars[i]) ? mark_number(chars, i, is_literal) : i + 1;
}

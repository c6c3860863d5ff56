/*
 * What sites that collect model documents write around them: how many there
 * are (精选4篇), which one this is (篇二, 第2篇, 范文二), and that it is one
 * (某校工作方案范文).
 */
#include "read/page_words.h"

#include "base/utf8.h"
#include "plan/numbering.h"

#include <string.h>

/* Bytes of a number in Arabic or Han digits at p, or 0. */
static size_t numeral_at(const char *p, const char *end)
{
    enum { MOST = 4 }; /* characters */
    const char *start = p, *next = p;
    for (int n = 0; n < MOST && p < end; n++, p = next) {
        utf8_next(&next);
        if (number_value(p, (size_t)(next - p)) < 0)
            break;
    }
    return (size_t)(p - start);
}

/* Moves *p behind a number and the blanks behind it; 0: there is none. */
static int take_numeral(const char **p, const char *end)
{
    const char *start = utf8_skip_blanks_to(*p, end);
    size_t n = numeral_at(start, end);
    int value = n == 0 ? 0 : number_value(start, n);
    if (value > 0)
        *p = start + n;
    return value > 0 ? value : 0;
}

size_t page_model_label(const struct page *page, const char *text, size_t len,
                        int *value)
{
    static const char ordinal[] = "第";
    const char *p = text, *end = text + len;
    if (len > strlen(ordinal) && memcmp(p, ordinal, strlen(ordinal)) == 0) {
        p += strlen(ordinal);
        *value = take_numeral(&p, end);
        p = utf8_skip_blanks_to(p, end);
        size_t word = phrase_prefix(page, LIST_MODELS, p, (size_t)(end - p));
        return *value == 0 || word == 0 ? 0 : (size_t)(p + word - text);
    }
    size_t word = phrase_prefix(page, LIST_MODELS, p, len);
    p += word;
    *value = word == 0 ? 0 : take_numeral(&p, end);
    return *value == 0 ? 0 : (size_t)(p - text);
}

/* Bytes of 4篇 at p, or 0. */
static size_t count_at(const struct page *page, const char *p, const char *end)
{
    size_t n = numeral_at(p, end);
    size_t word =
        n == 0 ? 0
               : phrase_prefix(page, LIST_MODELS, p + n, (size_t)(end - p) - n);
    return word == 0 ? 0 : n + word;
}

bool page_counts_models(const struct page *page, const char *text, size_t len)
{
    enum { LONGEST = 40, MOST = 4 }; /* bytes; characters in front of it */
    struct squeezed line;
    if (len > LONGEST || !squeeze(text, len, &line))
        return false;
    const char *p = line.text, *end = p + line.len;
    bool is_bracketed = *p == '(';
    end -= is_bracketed && end[-1] == ')';
    p += is_bracketed;
    for (size_t n = 0; n <= MOST && p < end; n++, utf8_next(&p)) {
        size_t count = count_at(page, p, end);
        if (count > 0)
            return p + count == end;
        if (!scalar_is_han(utf8_peek(p)))
            return false;
    }
    return false;
}

size_t page_without_count(const struct page *page, const char *text, size_t len)
{
    enum { LONGEST = 180, REACH = 24 }; /* bytes */
    static const char close[] = "）", open[] = "（";
    const char *end = text + len, *all = end;
    if (len > LONGEST || len == 0)
        return len;
    size_t mark = end[-1] == ')' ? 1 : strlen(close);
    bool is_bracketed =
        end[-1] == ')' || (len > mark && memcmp(end - mark, close, mark) == 0);
    end -= is_bracketed ? mark : 0;
    const char *p = end - text > REACH ? end - REACH : text;
    while (p < end &&
           (utf8_is_tail(*p) || count_at(page, p, end) != (size_t)(end - p)))
        p++;
    if (p == end || p == text)
        return len;
    for (const char *q = p; is_bracketed && q > text && p - q < REACH; q--)
        if (q[-1] == '(')
            return (size_t)(q - 1 - text);
        else if ((size_t)(q - text) >= strlen(open) &&
                 memcmp(q - strlen(open), open, strlen(open)) == 0)
            return (size_t)(q - text) - strlen(open);
    return p < all ? (size_t)(p - text) : len;
}

/* Bytes in front of 【945字】 at the end of text, or len. */
static size_t without_length(const char *text, size_t len)
{
    static const char open[] = "【", close[] = "字】";
    size_t mark = strlen(close), at = len - mark;
    if (len <= mark || memcmp(text + at, close, mark) != 0)
        return len;
    size_t digits = 0;
    for (; at > 0 && scalar_is_digit((unsigned char)text[at - 1]); at--)
        digits++;
    mark = strlen(open);
    return digits > 0 && at > mark && memcmp(text + at - mark, open, mark) == 0
               ? at - mark
               : len;
}

size_t page_without_sample(const struct page *page, const char *text,
                           size_t len)
{
    enum { REACH = 15 }; /* bytes */
    size_t at = len > REACH ? len - REACH : 0;
    if (without_length(text, len) < len)
        return without_length(text, len);
    for (; at < len; at++)
        if (((unsigned char)text[at] & 0xC0) != 0x80 &&
            phrase_prefix(page, LIST_SAMPLES, text + at, len - at) == len - at)
            return at;
    return len;
}

size_t page_praise(const struct page *page, const char *text, size_t len)
{
    const char *p = text, *end = text + len;
    uint32_t open = len == 0 ? 0 : utf8_next(&p);
    uint32_t close = open == '[' ? ']' : open == 0x3010 ? 0x3011 : 0;
    size_t word = close == 0
                      ? 0
                      : phrase_prefix(page, LIST_PRAISES, p, (size_t)(end - p));
    p += word;
    return word > 0 && p < end && utf8_next(&p) == close ? (size_t)(p - text)
                                                         : 0;
}

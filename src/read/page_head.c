/*
 * What stands in the lines above a document that pages set as well: its number
 * in front of the title or alone.
 */
#include "read/page.h"

#include "base/utf8.h"
#include "read/page_shape.h"

#include <string.h>

static bool is_letter(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

/* Bytes of the 代字 and the bracket behind it, 某政办发〔; 0: none. */
static size_t code_length(const char *text)
{
    enum { LEAST = 2, MOST = 16 }; /* characters */
    size_t n = 0;
    for (const char *p = text; n <= MOST; n++) {
        uint32_t c = utf8_next(&p);
        if (c == '[' || c == '(' || c == '<' || c == 0x3010 || c == 0x3014 ||
            c == 0xFE5D)
            return n < LEAST ? 0 : (size_t)(p - text);
        if (!scalar_is_han(c) && !is_letter(c))
            return 0;
    }
    return 0;
}

static size_t count_digits(const char *p)
{
    return strspn(p, "0123456789");
}

static size_t word_at(const char *p, const char *word)
{
    return strncmp(p, word, strlen(word)) == 0 ? strlen(word) : 0;
}

/* Bytes of a 发文字号 at squeezed text, or 0. */
static size_t number_at(const char *text)
{
    const char *p = text + code_length(text);
    if (p == text || count_digits(p) != 4 || (*p != '1' && *p != '2'))
        return 0;
    p += 4;
    p += word_at(p, "年");
    if (*p == '\0' || is_letter(utf8_peek(p)))
        return 0;
    utf8_next(&p); /* the closing bracket */
    p += word_at(p, "第");
    size_t n = count_digits(p);
    p += n;
    size_t unit = word_at(p, "号") + word_at(p, "號");
    return n == 0 || unit == 0 ? 0 : (size_t)(p + unit - text);
}

size_t page_number_length(const char *text, size_t len)
{
    enum { LONGEST = 240 };
    struct squeezed line;
    if (len > LONGEST || !squeeze(text, len, &line) || line.len == 0)
        return 0;
    bool is_bracketed = line.text[0] == '(';
    size_t n = number_at(line.text + is_bracketed);
    if (n == 0)
        return 0;
    if (is_bracketed) {
        if (line.text[n + 1] != ')')
            return 0;
        n += 2;
    }
    return squeeze_place(text, len, n);
}

bool page_begins_with_date(const char *text, size_t len)
{
    struct squeezed line;
    return squeeze(text, len, &line) && shape_date(line.text, line.len) > 0;
}

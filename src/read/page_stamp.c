/*
 * Records of a page that are no labels with values from the first to the last
 * character: the name of a site and when it published, with the second as no
 * document has it; labels behind buttons, or behind a day.
 */
#include "read/page_words.h"

#include "base/utf8.h"

#include <string.h>

enum {
    LONGEST_NAME = 15,  /* characters */
    LONGEST_STAMP = 240 /* bytes */
};

static size_t count_digits(const char *p)
{
    return strspn(p, "0123456789");
}

/* Whether the date [p, p + len) has a time with its seconds. */
static bool has_seconds(const char *p, size_t len)
{
    size_t n = 0;
    for (size_t i = 0; i < len; i++)
        n += p[i] == ':';
    return n >= 2;
}

/* Bytes of a name at p, in brackets or not: Han characters, nothing else. */
static size_t name_at(const char *p)
{
    const char *start = p;
    bool is_bracketed = *p == '[' || *p == '(';
    size_t n = 0;
    p += is_bracketed;
    for (const char *next = p; n <= LONGEST_NAME; p = next, n++)
        if (!scalar_is_han(utf8_next(&next)))
            break;
    if (n < 2 || n > LONGEST_NAME)
        return 0;
    if (is_bracketed && *p != ']' && *p != ')')
        return 0;
    return (size_t)(p + is_bracketed - start);
}

/* Bytes of the words of menus at p. */
static size_t menu_at(const struct page *page, const char *p, const char *end)
{
    const char *start = p;
    while (p < end) {
        size_t len = phrase_prefix(page, LIST_MENU, p, (size_t)(end - p));
        if (len == 0)
            break;
        p += len;
        p += strspn(p, "|[]()");
    }
    return (size_t)(p - start);
}

/* 某某发布 2026-07-07 23:08:38, [某某局]2026-05-09 字号：| */
static bool is_signed(const struct page *page, const char *p, const char *end)
{
    size_t name = name_at(p);
    const char *day = p + name;
    size_t date = name == 0 ? 0 : shape_date(day, (size_t)(end - day));
    const char *rest = day + date;
    if (date == 0)
        return false;
    if (rest == end)
        return has_seconds(day, date);
    return phrase_prefix(page, LIST_DATED, rest, (size_t)(end - rest)) > 0 ||
           menu_at(page, rest, end) > 0;
}

/* 2026-01-28 18:09:13 某某网 [字体：] [阅读：] */
static bool is_dated(const struct page *page, const char *p, const char *end)
{
    size_t date = shape_date(p, (size_t)(end - p));
    if (date == 0 || !has_seconds(p, date))
        return false;
    size_t name = name_at(p + date);
    return name > 0 && record_is_at(page, p + date + name, end);
}

/* 时间：2026-05-31 03:08:07 */
static bool is_to_the_second(const struct page *page, const char *p,
                             const char *end)
{
    size_t label = phrase_prefix(page, LIST_ALSO, p, (size_t)(end - p));
    if (label == 0 || p[label] != ':')
        return false;
    p += label + 1;
    size_t date = shape_date(p, (size_t)(end - p));
    return date > 0 && p + date == end && has_seconds(p, date);
}

/* 2026年4月4日 浏览次数：12 */
static bool is_day_with_labels(const struct page *page, const char *p,
                               const char *end)
{
    static const char *const units[] = {"年", "月", "日"};
    for (size_t i = 0; i < 3; i++) {
        size_t n = count_digits(p);
        if (n == 0 || strncmp(p + n, units[i], strlen(units[i])) != 0)
            return false;
        p += n + strlen(units[i]);
    }
    size_t label = phrase_prefix(page, LIST_LABELS, p, (size_t)(end - p));
    return label > 0 && p[label] == ':' && record_is_at(page, p, end);
}

bool phrase_stamp(const struct page *page, const struct squeezed *line)
{
    const char *p = line->text, *end = p + line->len;
    if (line->len > LONGEST_STAMP)
        return false;
    if (*p >= '0' && *p <= '9')
        return is_dated(page, p, end) || is_day_with_labels(page, p, end);
    size_t menu = menu_at(page, p, end);
    if (menu > 0 && record_is_at(page, p + menu, end))
        return true;
    return is_to_the_second(page, p, end) || is_signed(page, p, end);
}

bool page_is_day(const struct page *page, const char *text, size_t len,
                 size_t *column)
{
    enum { LONGEST = 60, LONGEST_COLUMN = 24 }; /* bytes */
    struct squeezed line;
    if (len > LONGEST || !squeeze(text, len, &line))
        return false;
    const char *p = line.text, *end = p + line.len;
    size_t label = phrase_prefix(page, LIST_DAYS, p, line.len);
    *column = 0;
    if (label > 0 && p[label] != ':')
        return false;
    p += label > 0 ? label + 1 : 0;
    size_t date = shape_date(p, (size_t)(end - p));
    p += date;
    if (date == 0 || label > 0)
        return date > 0 && p == end;
    *column = squeeze_place(text, len, (size_t)(p - line.text));
    return p < end && end - p <= LONGEST_COLUMN && *p != '[' && *p != '(' &&
           p + name_at(p) == end;
}

bool page_is_contact(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    if (!squeeze(text, len, &line))
        return false;
    size_t word = phrase_prefix(page, LIST_CONTACTS, line.text, line.len);
    return word > 0 && line.text[word] == ':';
}

/*
 * Shapes of a page's lines.
 */
#include "read/page_shape.h"

#include "base/utf8.h"
#include "plan/numbering.h"
#include "read/charset.h"

#include <string.h>
#include <uchar.h>

/* The character at *p as it stands squeezed, 0 if it is left out; *p moves
 * behind it. */
static uint32_t squeeze_next(const char **p)
{
    uint32_t c = utf8_next(p);
    if (scalar_is_blank(c) || charset_is_ignorable(c))
        return 0;
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFF01 - '!';
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

bool squeeze(const char *text, size_t len, struct squeezed *out)
{
    const char *end = text + len;
    out->len = 0;
    out->text[0] = '\0';
    if (len > SQUEEZE_MAX)
        return false;
    for (const char *p = text; p < end;) {
        size_t n = (size_t)(utf8_skip_hanzi(p, end) - p);
        memcpy(out->text + out->len, p, n);
        out->len += n;
        p += n;
        uint32_t c = p < end ? squeeze_next(&p) : 0;
        if (c != 0)
            out->len += utf8_write(c, out->text + out->len);
    }
    out->text[out->len] = '\0';
    return true;
}

size_t squeeze_width(const char **p)
{
    char bytes[4];
    uint32_t c = squeeze_next(p);
    return c == 0 ? 0 : utf8_write(c, bytes);
}

size_t squeeze_place(const char *text, size_t len, size_t at)
{
    size_t n = 0;
    for (const char *p = text; p < text + len;) {
        const char *here = p;
        size_t width = squeeze_width(&p);
        if (width > 0 && n >= at)
            return (size_t)(here - text);
        n += width;
    }
    return len;
}

/* -- Dates --------------------------------------------------------------- */

static size_t count_digits(const char *p)
{
    return strspn(p, "0123456789");
}

/* Bytes of n_min to n_max digits at p, or 0. */
static size_t digits_at(const char *p, size_t n_min, size_t n_max)
{
    size_t n = count_digits(p);
    return n >= n_min && n <= n_max ? n : 0;
}

static size_t word_at(const char *p, const char *word)
{
    size_t len = strlen(word);
    return strncmp(p, word, len) == 0 ? len : 0;
}

/* 10:20 or 10:20:05, or 0 */
static size_t time_at(const char *p)
{
    size_t hour = digits_at(p, 1, 2);
    if (hour == 0 || p[hour] != ':' || digits_at(p + hour + 1, 2, 2) == 0)
        return 0;
    size_t end = hour + 3;
    if (p[end] == ':' && digits_at(p + end + 1, 2, 2) > 0)
        end += 3;
    return end;
}

/* 2010-08-27: the squeezed text has the time's digits right behind the day. */
static size_t numeric_date_at(const char *p)
{
    size_t at = digits_at(p, 4, 4);
    if (at == 0 || (*p != '1' && *p != '2') || strchr("-/.", p[at]) == NULL ||
        p[at] == '\0')
        return 0;
    char mark = p[at++];
    size_t month = digits_at(p + at, 1, 2);
    at += month;
    if (month == 0 || p[at] != mark)
        return 0;
    at++;
    size_t day = count_digits(p + at);
    if (day == 0 || day > 4)
        return 0;
    for (size_t n = day > 2 ? day - 2 : 0; n <= 2 && n < day; n++) {
        size_t time = time_at(p + at + day - n);
        if (n > 0 && time > 0)
            return at + day - n + time;
    }
    return day <= 2 ? at + day : 0;
}

/* 2010年8月27日10:20 */
static size_t han_date_at(const char *p)
{
    static const char *const units[] = {"年", "月", "日"};
    size_t at = 0;
    for (size_t i = 0; i < 3; i++) {
        size_t n = i == 0 ? digits_at(p, 4, 4) : digits_at(p + at, 1, 2);
        size_t unit = n == 0 ? 0 : word_at(p + at + n, units[i]);
        if (unit == 0)
            return 0;
        at += n + unit;
    }
    size_t time = time_at(p + at);
    return time == 0 ? 0 : at + time;
}

size_t shape_date(const char *text, size_t len)
{
    size_t at = strspn(text, "[(");
    size_t date = numeric_date_at(text + at);
    if (date == 0)
        date = han_date_at(text + at);
    if (date == 0)
        return 0;
    at += date;
    if (word_at(text + at, "星期") > 0) {
        const char *p = text + at + strlen("星期");
        utf8_next(&p);
        at = (size_t)(p - text);
    }
    at += strspn(text + at, "])|");
    return at <= len ? at : 0;
}

bool shape_is_floor(const char *text)
{
    size_t n = count_digits(text);
    return n == 0 ? word_at(text, "楼主") > 0
                  : text[n] == '#' || word_at(text + n, "楼") > 0;
}

bool shape_begins_with_year(const char *text)
{
    size_t n = digits_at(text, 4, 4);
    return n > 0 && word_at(text + n, "年") > 0;
}

/* -- Page numbers -------------------------------------------------------- */

static bool is_dash(uint32_t c)
{
    return c == '-' || c == 0x2014 || c == 0x2013 || c == 0x2015 ||
           c == 0x2500 || c == 0x4E00 || c == 0xB7 || c == '~' || c == 0x2212;
}

/* Bytes of a number of at most four digits, also in Han, or 0. */
static size_t number_at(const char *p)
{
    size_t n = digits_at(p, 1, 4);
    if (n > 0)
        return n;
    const char *end = p;
    for (const char *next = p; utf8_peek(next) != 0; end = next) {
        const char *digit = next;
        utf8_next(&next);
        if (number_value(digit, (size_t)(next - digit)) < 0)
            break;
    }
    return (size_t)(end - p) > 12 ? 0 : (size_t)(end - p);
}

/* 第3页, 共9页 at p, or 0 */
static size_t counted_page_at(const char *p)
{
    size_t mark = word_at(p, "第");
    if (mark == 0)
        mark = word_at(p, "共");
    size_t n = mark == 0 ? 0 : number_at(p + mark);
    size_t unit = n == 0 ? 0 : word_at(p + mark + n, "页");
    return unit == 0 ? 0 : mark + n + unit;
}

static bool is_page_of_pages(const char *p)
{
    size_t first = counted_page_at(p);
    if (first == 0)
        return false;
    p += first;
    p += strspn(p, "/,|-(");
    p += word_at(p, "，");
    p += counted_page_at(p);
    p += strspn(p, ")");
    return *p == '\0';
}

bool shape_is_page_link(const char *text)
{
    enum { LONGEST = 90 };
    size_t page = word_at(text, "第") == 0 ? 0 : counted_page_at(text);
    return page > 0 && text[page] == ':' && strlen(text) <= LONGEST;
}

bool shape_is_page_name(const char *text, size_t len)
{
    static const char mark[] = "_第";
    const char *last = NULL;
    for (const char *p = text; (p = strstr(p, mark)) != NULL; p++)
        last = p;
    if (last == NULL || last == text)
        return false;
    last++; /* the stroke */
    size_t page = counted_page_at(last);
    return page > 0 && last + page == text + len;
}

static const char *skip_blanks(const char *p, const char *end)
{
    while (p < end && *p != '\n' && scalar_is_blank(utf8_peek(p)))
        utf8_next(&p);
    return p;
}

/* Behind the word, blanks around it left out; NULL: it is not here. */
static const char *behind_word(const char *p, const char *end, const char *word)
{
    p = skip_blanks(p, end);
    size_t len = strlen(word);
    return (size_t)(end - p) >= len && memcmp(p, word, len) == 0
               ? skip_blanks(p + len, end)
               : NULL;
}

/* 第 3 页 */
static const char *behind_page(const char *p, const char *end, const char *mark)
{
    p = behind_word(p, end, mark);
    size_t n = p == NULL ? 0 : digits_at(p, 1, 4);
    return n == 0 || p + n > end ? NULL : behind_word(p + n, end, "页");
}

/* Bytes of 第3页, 第3页/共9页 at text with blanks inside, not squeezed; 0: it
 * is none, or does not say how many pages there are. */
static size_t page_of_pages(const char *text, size_t len)
{
    const char *end = text + len;
    const char *p = behind_page(text, end, "第");
    if (p == NULL)
        return 0;
    if (p < end && strchr("/,|", *p) != NULL && *p != '\0')
        p++;
    else if (behind_word(p, end, "，") != NULL)
        p = behind_word(p, end, "，");
    p = behind_page(p, end, "共");
    return p == NULL ? 0 : (size_t)(p - text);
}

bool shape_find_page(const char *text, size_t len, size_t *from, size_t *to)
{
    const char *end = text + len;
    for (const char *p = text; p < end;) {
        const char *here = p;
        size_t n = utf8_next(&p) == U'第'
                       ? page_of_pages(here, (size_t)(end - here))
                       : 0;
        if (n == 0 || n == len)
            continue;
        *from = (size_t)(here - text);
        *to = *from + n;
        return true;
    }
    return false;
}

/* —3— */
static bool is_dashed_number(const char *text)
{
    const char *p = text;
    size_t n_before = 0, n_behind = 0;
    while (is_dash(utf8_peek(p)) && utf8_peek(p) != 0x4E00) {
        utf8_next(&p);
        n_before++;
    }
    size_t n = digits_at(p, 1, 4);
    p += n;
    while (is_dash(utf8_peek(p))) {
        utf8_next(&p);
        n_behind++;
    }
    return n > 0 && n_before > 0 && n_behind > 0 && *p == '\0';
}

size_t shape_bullet(const char *text)
{
    static const char *const bullets[] = {"•", "·", "●", "▪", "■", "◆", "※"};
    for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++)
        if (word_at(text, bullets[i]) > 0)
            return strlen(bullets[i]);
    return 0;
}

enum page_number_shape shape_page_number(const char *text, size_t len)
{
    enum { LONGEST = 60 };
    if (len > LONGEST)
        return SHAPE_OTHER;
    if (is_dashed_number(text) || is_page_of_pages(text))
        return SHAPE_PAGE_NUMBER;
    if (strncmp(text, "page", 4) == 0) {
        const char *p = text + 4;
        size_t n = count_digits(p);
        p += n;
        p += word_at(p, "of") + strspn(p, "/");
        p += count_digits(p);
        return n > 0 && *p == '\0' ? SHAPE_PAGE_NUMBER : SHAPE_OTHER;
    }
    size_t n = digits_at(text, 1, 3);
    if (n == 0)
        return SHAPE_OTHER;
    if (text[n] == '/')
        n += 1 + digits_at(text + n + 1, 1, 3);
    return n == len && text[n - 1] != '/' ? SHAPE_NUMBER : SHAPE_OTHER;
}

/* -- Others -------------------------------------------------------------- */

bool shape_is_sentence(const struct squeezed *line)
{
    static const char stop[] = "。";
    size_t len = strlen(stop);
    return line->len >= len &&
           memcmp(line->text + line->len - len, stop, len) == 0;
}

bool shape_is_address(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return strncmp(text, "http://", 7) == 0 ||
           strncmp(text, "https://", 8) == 0 || strncmp(text, "//", 2) == 0 ||
           strncmp(text, "www.", 4) == 0;
}

const char *shape_record_number(const char *text)
{
    const char *behind = NULL;
    for (const char *p = text; (p = strstr(p, "备")) != NULL;) {
        p += strlen("备");
        p += word_at(p, "案");
        size_t n = count_digits(p);
        size_t unit = n < 6 ? 0 : word_at(p + n, "号");
        if (unit == 0)
            continue;
        p += n + unit;
        if (*p == '-')
            p += 1 + (count_digits(p + 1) > 0);
        behind = p;
    }
    return behind;
}

bool shape_is_document_number(const char *text)
{
    static const char *const opens[] = {"〔", "[", "(", "﹝", "【", "<"};
    for (size_t i = 0; i < sizeof(opens) / sizeof(opens[0]); i++) {
        const char *open = strstr(text, opens[i]);
        if (open == NULL)
            continue;
        const char *p = open + strlen(opens[i]);
        if (digits_at(p, 4, 4) == 0 || (*p != '1' && *p != '2'))
            continue;
        p += 4;
        p += word_at(p, "年");
        if (*p != '\0')
            utf8_next(&p); /* the closing bracket */
        p += word_at(p, "第");
        size_t n = count_digits(p);
        if (n > 0 && (word_at(p + n, "号") > 0 || word_at(p + n, "號") > 0))
            return true;
    }
    return false;
}

/*
 * The record that a page writes about an article, and the lines above the
 * posts of a forum: labels with their values, dates, names.
 */
#include "read/page.h"

#include "base/utf8.h"
#include "read/page_words.h"

#include <string.h>

/* -- Labels with their values -------------------------------------------- */

/* Bytes of 【发布日期】 at p with its brackets, and a colon behind them; 0: it
 * is none. */
static size_t boxed_label_at(const struct page *page, const char *p, size_t len,
                             bool *is_own)
{
    static const char open[] = "【", close[] = "】";
    size_t at = strlen(open);
    if (len <= at || memcmp(p, open, at) != 0)
        return 0;
    size_t label = phrase_prefix(page, LIST_LABELS, p + at, len - at);
    size_t also = phrase_prefix(page, LIST_ALSO, p + at, len - at);
    *is_own = label >= also;
    at += *is_own ? label : also;
    if ((label == 0 && also == 0) || len - at < strlen(close) ||
        memcmp(p + at, close, strlen(close)) != 0)
        return 0;
    at += strlen(close);
    return at + (at < len && p[at] == ':');
}

/* Bytes of a label with its colon or number at p, 0: none stands there.  Sets
 * *is_plain for one that documents use as well. */
static size_t label_at(const struct page *page, const char *p, size_t len,
                       bool *is_plain)
{
    size_t label = phrase_prefix(page, LIST_LABELS, p, len);
    size_t also = phrase_prefix(page, LIST_ALSO, p, len);
    bool is_own;
    size_t boxed = boxed_label_at(page, p, len, &is_own);
    *is_plain = boxed > 0 || also > label;
    size_t longest = also > label ? also : label;
    if (longest == 0)
        return boxed;
    if (longest < len && p[longest] == ':')
        return longest + 1;
    bool is_number = longest < len && p[longest] >= '0' && p[longest] <= '9';
    return is_number && !*is_plain ? longest : 0;
}

enum {
    LONGEST_VALUE = 90,  /* bytes between two labels */
    LONGEST_TITLE = 240, /* the same behind several, of the title, perhaps */
    LEAST_OWN = 2
};

/* The labels of a line that is nothing but labels with values. */
struct record {
    size_t n_own;   /* those that only pages use */
    size_t n_plain; /* those that documents use as well */
    bool has_date;  /* a value is a date as pages write it */
};

static bool read_record(const struct page *page, const char *p, const char *end,
                        struct record *record)
{
    const char *value = p;
    bool has_label = false;
    *record = (struct record){0};
    while (p < end) {
        bool is_plain;
        size_t len = label_at(page, p, (size_t)(end - p), &is_plain);
        if (len > 0) {
            record->n_own += !is_plain;
            record->n_plain += is_plain;
            has_label = true;
            p += len;
            value = p;
            record->has_date |= shape_date(p, (size_t)(end - p)) > 0 ||
                                shape_begins_with_year(p);
            continue;
        }
        uint32_t c = utf8_next(&p);
        if (c == 0x3002 || c == 0xFF1B || c == ';' ||
            p - value >
                (record->n_own >= LEAST_OWN ? LONGEST_TITLE : LONGEST_VALUE) ||
            (!has_label && c != '[' && c != '(' && c != 0x3010 && c != '|'))
            return false;
    }
    return has_label;
}

/* The label that ends where the date at begins, or NULL. */
static const char *label_before(const struct page *page, const char *p,
                                const char *at)
{
    enum { LONGEST = 24 }; /* bytes */
    const char *from = at - p > LONGEST ? at - LONGEST : p;
    for (; from < at; from++) {
        size_t len =
            phrase_prefix(page, LIST_LABELS, from, (size_t)(at - from));
        if (len > 0 && from + len + (from[len] == ':') == at)
            return from;
    }
    return NULL;
}

/* Where a date stands in the line that a label is beside: 某人 发表于 2019-5-6,
 * 某人 2019-5-6 10:20 发表于某省.  *end is behind both; NULL: nowhere. */
static const char *find_posting(const struct page *page, const char *p,
                                const char *stop, const char **end)
{
    bool was_digit = false;
    for (const char *at = p; at < stop; utf8_next(&at)) {
        bool is_digit = *at >= '0' && *at <= '9';
        size_t date =
            is_digit && !was_digit ? shape_date(at, (size_t)(stop - at)) : 0;
        was_digit = is_digit;
        if (date == 0)
            continue;
        const char *label = label_before(page, p, at);
        size_t behind = phrase_prefix(page, LIST_LABELS, at + date,
                                      (size_t)(stop - at) - date);
        *end = at + date + (label == NULL ? behind : 0);
        if (label != NULL || behind > 0)
            return label != NULL ? label : at;
    }
    return NULL;
}

/* Names and marks of a page between them, no clause. */
static bool is_poster(const char *p, const char *end)
{
    enum { LONGEST = 60 };
    if (end - p > LONGEST)
        return false;
    while (p < end) {
        uint32_t c = utf8_next(&p);
        if (c == ',' || c == 0x3001 || c == 0x3002 || c == 0xFF1B ||
            c == 0x201C || c == 0x300A)
            return false;
    }
    return true;
}

/* 2楼 某人 发表于 2019-5-6 of a forum, 某人 发表于 2019-5-6 10:20 | 只看该作者,
 * 2019-5-6 10:20 发表于某省 */
static bool is_post(const struct page *page, const char *p, const char *end)
{
    enum { LONGEST = 120 };
    const char *behind;
    if (end - p > LONGEST)
        return false;
    const char *at = find_posting(page, p, end, &behind);
    if (at == NULL)
        return false;
    bool is_closed = behind == end || strchr("|[(#", *behind) != NULL ||
                     strchr("|])", behind[-1]) != NULL;
    bool has_place = shape_date(at, (size_t)(end - at)) > 0;
    return shape_is_floor(p) || at == p ||
           ((is_closed || has_place) && is_poster(p, at));
}

/* 2019-6-12 10:30 来源：… */
static bool is_dated_record(const struct page *page, const char *p, size_t date,
                            size_t len)
{
    return memchr(p, ':', date) != NULL ||
           phrase_prefix(page, LIST_DATED, p + date, len - date) > 0;
}

bool record_is_at(const struct page *page, const char *p, const char *end)
{
    struct record record;
    size_t date = shape_date(p, (size_t)(end - p));
    if (is_post(page, p, end))
        return true;
    if (!read_record(page, p + date, end, &record))
        return false;
    return record.n_own > 0 ||
           (record.n_plain > 1 && (record.has_date || date > 0)) ||
           (date > 0 && is_dated_record(page, p, date, (size_t)(end - p)));
}

/* -- Lines of it ---------------------------------------------------------- */

bool page_is_dated(const char *text, size_t len)
{
    enum { LONGEST = 120, LONGEST_PLACE = 24 };
    struct squeezed line;
    if (len > LONGEST || memchr(text, ':', len) == NULL ||
        !squeeze(text, len, &line))
        return false;
    const char *end = line.text + line.len;
    for (const char *p = line.text; p < end; utf8_next(&p)) {
        size_t date = shape_date(p, (size_t)(end - p));
        if (date > 0 && memchr(p, ':', date) != NULL)
            return is_poster(line.text, p) &&
                   end - p - (ptrdiff_t)date <= LONGEST_PLACE;
    }
    return false;
}

bool page_is_post(const struct page *page, const char *text, size_t len)
{
    enum { LONGEST = 160 };
    struct squeezed line;
    bool may_have_date =
        memchr(text, '-', len) != NULL || memchr(text, '/', len) != NULL ||
        memchr(text, ':', len) != NULL || memchr(text, '.', len) != NULL;
    return len <= LONGEST && may_have_date && squeeze(text, len, &line) &&
           is_post(page, line.text, line.text + line.len);
}

bool page_is_floor(const char *text, size_t len)
{
    enum { LONGEST = 12 };
    struct squeezed line;
    if (len > LONGEST || !squeeze(text, len, &line) ||
        !shape_is_floor(line.text))
        return false;
    const char *last = line.text + strspn(line.text, "0123456789");
    return strcmp(last, "#") == 0 || strcmp(last, "楼") == 0 ||
           strcmp(last, "楼主") == 0;
}

size_t page_record(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    if (!squeeze(text, len, &line))
        return len;
    const char *end = line.text + line.len;
    const char *p = line.text; /* stands at here */
    bool is_start = true;
    for (const char *here = text; here < text + len;) {
        size_t at = (size_t)(here - text);
        size_t width = squeeze_width(&here);
        if (width > 0 && (is_start || *p == '[' || *p == '(') &&
            record_is_at(page, p, end))
            return at;
        is_start = width == 0 && scalar_is_blank(utf8_peek(text + at));
        p += width;
        if (is_start)
            continue;
        const char *behind = utf8_skip_hanzi(here, text + len);
        p += behind - here;
        here = behind;
    }
    return len;
}

bool page_is_plain_label(const struct page *page, const char *text, size_t len,
                         size_t *value)
{
    struct squeezed line;
    struct record record;
    bool is_plain;
    if (!squeeze(text, len, &line) || shape_is_sentence(&line))
        return false;
    size_t label = label_at(page, line.text, line.len, &is_plain);
    if (label == 0 || !is_plain ||
        !read_record(page, line.text, line.text + line.len, &record))
        return false;
    *value = squeeze_place(text, len, label);
    return true;
}

bool page_is_boxed_label(const struct page *page, const char *text, size_t len,
                         bool *is_own, size_t *value)
{
    struct squeezed line;
    if (!squeeze(text, len, &line) || shape_is_sentence(&line))
        return false;
    size_t label = boxed_label_at(page, line.text, line.len, is_own);
    *value = label == 0 ? 0 : squeeze_place(text, len, label);
    return label > 0;
}

bool page_is_bare_label(const struct page *page, const char *text, size_t len,
                        bool *is_own)
{
    enum { LONGEST = 60 };
    struct squeezed line;
    if (len > LONGEST || !squeeze(text, len, &line) || line.len == 0)
        return false;
    const char *label = line.text + shape_bullet(line.text);
    size_t whole = line.len - (size_t)(label - line.text);
    whole -= whole > 0 && label[whole - 1] == ':';
    *is_own = phrase_prefix(page, LIST_LABELS, label, whole) == whole;
    return whole > 0 &&
           (*is_own || phrase_prefix(page, LIST_ALSO, label, whole) == whole);
}

bool page_document_number(const struct page *page, const char *text, size_t len,
                          size_t *from, size_t *to)
{
    struct squeezed line;
    if (!squeeze(text, len, &line))
        return false;
    const char *p = line.text, *end;
    while ((p = phrase_find(page, LIST_NUMBERS, &line, p, &end)) != NULL) {
        static const char close[] = "】"; /* 【发文字号】某政发〔2026〕3号 */
        bool is_boxed = strncmp(end, close, strlen(close)) == 0;
        bool is_label = is_boxed || *end == ':' || *end == '|' ||
                        p == line.text; /* a blank stood behind it */
        const char *value = is_boxed ? end + strlen(close) : end;
        value += strspn(value, ":|");
        const char *mark = strstr(value, "号");
        if (is_label && mark != NULL && mark - value < LONGEST_VALUE) {
            size_t at = (size_t)(mark - line.text) + strlen("号");
            line.text[at] = '\0';
            *from = squeeze_place(text, len, (size_t)(value - line.text));
            *to = squeeze_place(text, len, at - strlen("号")) + strlen("号");
            return shape_is_document_number(value);
        }
        p = end;
    }
    return false;
}

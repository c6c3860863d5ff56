/*
 * 发文字号: in the front matter, and wherever the text names a document.
 * GB/T 9704-2012 7.2.5: 代字, the full year in 〔〕, a number without 第 and
 * without leading zeros, 号.
 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/text.h"

#include <string.h>

/* What a bracket round the year may be. */
enum bracket {
    BRACKET_RIGHT,     /* 〔〕 */
    BRACKET_WRONG,     /* [] 【】 ［］: a document number all the same */
    BRACKET_ROUND,     /* （） (): one only with a year */
    BRACKET_LOOKALIKE, /* ﹝﹞ „‟ ??: what is left of 〔〕 */
    BRACKET_NONE
};

static const struct {
    uint32_t open, close;
    enum bracket bracket;
} brackets[] = {
    {0x3014, 0x3015, BRACKET_RIGHT},     {'[', ']', BRACKET_WRONG},
    {0x3010, 0x3011, BRACKET_WRONG},     {0xFF3B, 0xFF3D, BRACKET_WRONG},
    {'{', '}', BRACKET_WRONG},           {0xFF08, 0xFF09, BRACKET_ROUND},
    {'(', ')', BRACKET_ROUND},           {0xFE5D, 0xFE5E, BRACKET_LOOKALIKE},
    {0x201E, 0x201F, BRACKET_LOOKALIKE}, {'?', '?', BRACKET_LOOKALIKE},
    {0xFF1F, 0xFF1F, BRACKET_LOOKALIKE},
};

/* A number of a document: characters of a text, by index. */
struct docnumber {
    enum bracket bracket, closing; /* BRACKET_NONE: it does not close */
    size_t open, close;
    size_t year, n_year; /* where the digits begin, and how many there are */
    bool has_year_word;  /* 2026年 */
    size_t ordinal;      /* where 第 stands, or 0 */
    size_t serial, n_serial;
    size_t end; /* behind 号 */
    bool has_blanks;
};

struct finder {
    struct diags *diags;
    const struct meta *meta;
    bool is_front_sound; /* 发文字号 of the front matter was recognised */
};

/* -- Finding one --------------------------------------------------------- */

static enum bracket bracket_of(uint32_t c, bool is_close)
{
    for (size_t i = 0; i < sizeof(brackets) / sizeof(brackets[0]); i++)
        if ((is_close ? brackets[i].close : brackets[i].open) == c)
            return brackets[i].bracket;
    return BRACKET_NONE;
}

/* 3号楼, 5号线: the number of something that stands there. */
static bool is_thing(uint32_t c)
{
    static const uint32_t things[] = {0x697C, 0x7EBF, 0x673A, 0x9662, 0x5E93,
                                      0x95E8, 0x6865, 0x4E95, 0x5BA4, 0x6D4A};
    for (size_t i = 0; i < sizeof(things) / sizeof(things[0]); i++)
        if (things[i] == c)
            return true;
    return false;
}

/* What a 代字 ends in: 发 函 办 字 令 规 文 电 */
static bool ends_code(uint32_t c)
{
    static const uint32_t ends[] = {0x53D1, 0x51FD, 0x529E, 0x5B57,
                                    0x4EE4, 0x89C4, 0x6587, 0x7535};
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
        if (ends[i] == c)
            return true;
    return false;
}

/* 1980, 2026, and not the four digits of anything else. */
static bool is_year(const struct text *text, const struct docnumber *d)
{
    return d->n_year == 4 &&
           (text_has(text, d->year, "19") || text_has(text, d->year, "20"));
}

/* A shape that can't be anything else, whole or not. */
static bool is_docnumber(const struct text *text, const struct docnumber *d)
{
    uint32_t before = text_before(text, d->open);

    if (!scalar_is_han(before) ||
        (d->end < text->n && is_thing(text->chars[d->end])))
        return false;
    if (d->closing == BRACKET_NONE)
        return d->n_year >= 4 && d->bracket <= BRACKET_WRONG;
    switch (d->bracket) {
    case BRACKET_RIGHT:
        return d->n_year > 0 || d->n_serial > 0;
    case BRACKET_WRONG:
        return (d->n_year == 0 && d->n_serial > 0 && ends_code(before)) ||
               d->n_year == 4 || d->n_year == 2;
    case BRACKET_ROUND:
        return d->n_serial > 0 &&
               ((ends_code(before) && d->n_year == 2) || is_year(text, d));
    case BRACKET_LOOKALIKE:
        return d->n_year == 4 && d->n_serial > 0;
    case BRACKET_NONE:
        break;
    }
    return false;
}

/* Reads the number whose bracket opens at i. */
static bool read_docnumber(const struct text *text, size_t i,
                           struct docnumber *d)
{
    enum bracket bracket = bracket_of(text->chars[i], false);
    if (bracket == BRACKET_NONE || i == 0)
        return false;
    *d = (struct docnumber){.bracket = bracket, .open = i};
    d->year = text_skip_blanks(text, i + 1);
    size_t at = text_skip_digits(text, d->year);
    d->n_year = at - d->year;
    d->has_year_word = d->n_year > 0 && text_has(text, at, "年");
    at = text_skip_blanks(text, at + d->has_year_word);
    d->close = at;
    d->closing =
        at < text->n ? bracket_of(text->chars[at], true) : BRACKET_NONE;
    if (d->closing != BRACKET_NONE)
        at = text_skip_blanks(text, at + 1);
    d->ordinal = text_has(text, at, "第") ? at : 0;
    at = text_skip_blanks(text, at + (d->ordinal > 0));
    d->serial = at;
    at = text_skip_digits(text, at);
    d->n_serial = at - d->serial;
    at = text_skip_blanks(text, at);
    if (at >= text->n ||
        (!text_has(text, at, "号") && !text_has(text, at, "號")))
        return false;
    d->end = at + 1;
    d->has_blanks = scalar_is_blank(text->chars[i - 1]);
    for (size_t k = i; k < d->end; k++)
        d->has_blanks |= scalar_is_blank(text->chars[k]);
    return is_docnumber(text, d);
}

/* -- What is wrong with it ----------------------------------------------- */

/* Both brackets at once; what stands between them is left as it is. */
static void fix_brackets(struct diags *diags, const struct text *text,
                         const struct docnumber *d)
{
    struct edit edits[] = {{text_span(text, d->open, 1), "〔"},
                           {text_span(text, d->close, 1), "〕"}};
    size_t open_len = text->offsets[d->open + 1] - text->offsets[d->open];
    size_t close_len = text->offsets[d->close + 1] - text->offsets[d->close];

    if (edits[0].span.end - edits[0].span.start == open_len &&
        edits[1].span.end - edits[1].span.start == close_len)
        diag_fix(diags, true, edits, 2);
}

static void check_brackets(struct diags *diags, const struct text *text,
                           const struct docnumber *d)
{
    if (d->bracket == BRACKET_RIGHT && d->closing == BRACKET_RIGHT)
        return;
    bool is_lookalike =
        d->bracket == BRACKET_LOOKALIKE && d->closing == BRACKET_LOOKALIKE;
    text_add(diags,
             is_lookalike ? DIAG_DOCNUMBER_LOOKALIKE : DIAG_DOCNUMBER_BRACKETS,
             text, d->open, d->close + 1 - d->open, NULL);
    fix_brackets(diags, text, d);
}

static void check_year(struct diags *diags, const struct text *text,
                       const struct docnumber *d)
{
    if (d->has_year_word) {
        text_add(diags, DIAG_DOCNUMBER_YEAR_WORD, text, d->year, d->n_year + 1,
                 NULL);
        text_fix(diags, true, text, d->year + d->n_year, 1, "");
    }
    if (d->n_year == 2) {
        text_add(diags, DIAG_DOCNUMBER_YEAR_SHORT, text, d->year, 2, NULL);
        text_fix(diags, false, text, d->year, 0, "20");
    }
}

static void check_serial(struct diags *diags, const struct text *text,
                         const struct docnumber *d)
{
    if (d->ordinal > 0) {
        text_add(diags, DIAG_DOCNUMBER_ORDINAL, text, d->ordinal,
                 d->end - d->ordinal, NULL);
        text_fix(diags, true, text, d->ordinal, 1, "");
    }
    size_t zeros = 0;
    while (zeros + 1 < d->n_serial && text->chars[d->serial + zeros] == '0')
        zeros++;
    if (zeros > 0) {
        text_add(diags, DIAG_DOCNUMBER_ZERO, text, d->serial, d->n_serial,
                 NULL);
        text_fix(diags, true, text, d->serial, zeros, "");
    }
}

/* The blanks one by one: each edit takes out blanks and nothing else. */
static void check_blanks(struct diags *diags, const struct text *text,
                         const struct docnumber *d)
{
    enum { MOST = 8 };
    struct edit edits[MOST];
    size_t n = 0;
    size_t from = d->open;

    if (!d->has_blanks)
        return;
    while (from > 0 && scalar_is_blank(text->chars[from - 1]))
        from--;
    text_add(diags, DIAG_DOCNUMBER_BLANK, text, from, d->end - from, NULL);
    for (size_t i = from; i < d->end && n < MOST; i++) {
        if (!scalar_is_blank(text->chars[i]))
            continue;
        size_t end = text_skip_blanks(text, i);
        edits[n].text = "";
        edits[n].span.start = i == 0 ? 0 : text_span(text, i - 1, 1).end;
        edits[n].span.end = text_span(text, end, 1).start;
        /* only where nothing but these blanks stands between */
        if (edits[n].span.end - edits[n].span.start !=
            text->offsets[end] - text->offsets[i])
            return;
        n++;
        i = end;
    }
    diag_fix(diags, true, edits, n);
}

static void check_whole(struct diags *diags, const struct text *text,
                        const struct docnumber *d)
{
    if (d->closing == BRACKET_NONE || d->n_year == 0 || d->n_serial == 0 ||
        (d->n_year != 4 && d->n_year != 2)) {
        text_add(diags, DIAG_DOCNUMBER_INCOMPLETE, text, d->open,
                 d->end - d->open, NULL);
        return;
    }
    check_brackets(diags, text, d);
    check_year(diags, text, d);
    check_serial(diags, text, d);
    check_blanks(diags, text, d);
}

/* -- In the text, and the document's own --------------------------------- */

static bool is_body(const struct text *text)
{
    return text->kind == TEXT_PARAGRAPH || text->kind == TEXT_ITEM;
}

/* The year of the number is the one of the document's own date. */
static void check_own_year(const struct finder *finder, const struct text *text,
                           const struct docnumber *d)
{
    struct date date = finder->meta->date;
    int year = 0;

    if (d->n_year != 4 || !date_is_set(date))
        return;
    for (size_t i = 0; i < 4; i++)
        year = year * 10 + (int)(text->chars[d->year + i] - '0');
    if (year != date.year)
        text_add(finder->diags, DIAG_DOCNUMBER_YEAR_DIFFERS, text, d->year, 4,
                 arena_printf(finder->diags->arena, "%d", date.year));
}

/* 第3期, 2026年第3号, and a 纪要's 〔2026〕3号, which need no 代字. */
static bool is_issue(const struct text *text)
{
    return text_has(text, 0, "第") || strstr(text->bytes, "年第") != NULL ||
           (text_has(text, 0, "〔") && text->plan->kind != NULL &&
            strcmp(text->plan->kind, "minutes") == 0);
}

static void find_numbers(struct finder *finder, const struct text *text,
                         bool is_own)
{
    int depth = 0; /* of （） */

    for (size_t i = text_next_mark(text, 0), end; i < text->n;
         i = text_next_mark(text, end)) {
        struct docnumber d;
        end = i + 1;
        if (read_docnumber(text, i, &d)) {
            check_whole(finder->diags, text, &d);
            if (depth == 0 && is_body(text))
                text_add(finder->diags, DIAG_DOCNUMBER_BARE, text, d.open,
                         d.end - d.open, NULL);
            if (is_own) {
                check_own_year(finder, text, &d);
                finder->is_front_sound |= d.end == text->n;
            }
            end = d.end;
            continue;
        }
        uint32_t c = text->chars[i];
        if (c == 0xFF08 || c == '(')
            depth++;
        else if ((c == 0xFF09 || c == ')') && depth > 0)
            depth--;
    }
}

static void visit(const struct text *text, void *context)
{
    struct finder *finder = context;
    bool is_own =
        text->kind == TEXT_VALUE && text->bytes == finder->meta->number;
    if (text_may_hold(text, "号") || text_may_hold(text, "號"))
        find_numbers(finder, text, is_own);
    if (is_own && !finder->is_front_sound && !is_issue(text))
        text_add(finder->diags, DIAG_DOCNUMBER_SHAPE, text, 0, text->n, NULL);
}

void check_docnumbers(const struct plan *plan, const struct kinds *kinds,
                      struct diags *diags)
{
    struct finder finder = {.diags = diags, .meta = &plan->meta};
    (void)kinds;
    check_each_text(plan, visit, &finder);
}

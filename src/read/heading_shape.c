/*
 * The shapes of headings: short and no sentence, or a short first sentence or
 * label with more behind it (gbt9704.md 8.2).
 */
#include "read/heading_shape.h"

#include "base/utf8.h"

#include <string.h>

enum {
    LONGEST_LABEL = 20,        /* characters before a ： that runs in */
    LONGEST_SHORT_LABEL = 6,   /* the same where no sentence follows */
    LONGEST_LEAD_IN = 60,      /* of a heading that ends with ： */
    LONGEST_WRAPPED_LINE = 30, /* hand-wrapped text is longer */
    FARTHEST_MARK = 4 * HEADING_LONGEST /* bytes before one that matters */
};

static uint32_t last_scalar(const char *text)
{
    return utf8_before(text, text + strlen(text));
}

static bool is_stop(uint32_t c)
{
    return c == 0x3002; /* 。 */
}

static bool is_semicolon(uint32_t c)
{
    return c == 0xFF1B || c == ';';
}

/* The . of a page that has no 。: between hanzi, or behind them at the end.
 * Beside a 。 it is a stray one. */
static bool is_ascii_stop(const char *text, const char *p)
{
    static const char stop[] = "。";
    if (*p != '.' || p == text ||
        memmem(p, strnlen(p, FARTHEST_MARK), stop, strlen(stop)) != NULL)
        return false;
    uint32_t before = utf8_before(text, p);
    uint32_t behind = utf8_peek(p + 1);
    return (scalar_is_cjk(before) || before == ')' || before == '"') &&
           (behind == 0 || scalar_is_cjk(behind));
}

/* Whether len bytes are at most n characters; most are far from it. */
static bool is_at_most(const char *text, size_t len, size_t n)
{
    return len <= 4 * n && utf8_count_bytes(text, len) <= n;
}

/* …，种好: behind its comma text[0..len) has a character or two, and more in
 * front of it. */
static bool has_stump(const char *text, size_t len)
{
    enum { LONGEST = 2 };
    const char *p = text + len;

    for (size_t n = 0; p > text && n <= LONGEST; n++) {
        uint32_t c = utf8_before(text, p);

        if (c == 0xFF0C || c == ',')
            return n > 0 && utf8_count_bytes(text, (size_t)(p - text)) > 4;
        if (!scalar_is_han(c))
            return false;
        p = utf8_back(text, p);
    }
    return false;
}

/* Ends where a heading can't: the sentence goes on. */
static bool is_broken_off(const char *text)
{
    uint32_t c = last_scalar(text);

    return is_semicolon(c) || c == 0xFF0C || c == 0x3001 || c == ',' ||
           has_stump(text, strlen(text));
}

static int bracket_step(uint32_t c)
{
    switch (c) {
    case 0x201C: /* “ （ 《 〔 */
    case '(':
    case 0xFF08:
    case 0x300A:
    case 0x3014:
        return 1;
    case 0x201D:
    case ')':
    case 0xFF09:
    case 0x300B:
    case 0x3015:
        return -1;
    default:
        return 0;
    }
}

/* Bytes up to the first mark outside of brackets, the mark not included; the
 * length of text if there is none where a heading could end.  A . may stand
 * for 。 */
static size_t find_mark(const char *text, uint32_t mark)
{
    const char *end = text + strnlen(text, FARTHEST_MARK + 1);
    int depth = 0;

    for (const char *p = utf8_skip_hanzi(text, end); p < end;) {
        const char *here = p;
        uint32_t c = utf8_next(&p);

        depth += bracket_step(c);
        if (depth <= 0 &&
            (c == mark || (is_stop(mark) && is_ascii_stop(text, here))))
            return (size_t)(here - text);
        p = utf8_skip_hanzi(p, end);
    }
    return strlen(text);
}

/* A 。 or ； somewhere before the last character. */
static bool has_inner_stop(const char *text)
{
    for (const char *p = text; *p != '\0';) {
        uint32_t c = utf8_next(&p);

        if (*p != '\0' && (is_stop(c) || is_semicolon(c) || c == '\n' ||
                           (c == '.' && is_ascii_stop(text, p - 1))))
            return true;
    }
    return false;
}

/* A mark that ends something: what stands in front of it was cut off. */
static bool begins_with_stop(const char *text)
{
    uint32_t c = utf8_peek(text);

    return is_stop(c) || is_semicolon(c) || c == 0xFF0C || c == 0x3001 ||
           c == 0xFF1A;
}

/* Whether c, which stands at p, is a colon, and no time's. */
static bool is_colon(uint32_t c, const char *text, const char *p)
{
    if (c != ':')
        return c == 0xFF1A;
    uint32_t before = utf8_before(text, p);
    return scalar_is_han(before) || ((scalar_is_cjk(before) || before == ')') &&
                                     !scalar_is_digit((unsigned char)p[1]));
}

/* Where the first colon outside of brackets stands, or text: there
 * is none. */
static const char *find_colon(const char *text)
{
    const char *end = text + strnlen(text, FARTHEST_MARK + 1);
    int depth = 0;

    for (const char *p = utf8_skip_hanzi(text, end); p < end;) {
        const char *here = p;
        uint32_t c = utf8_next(&p);

        depth += bracket_step(c);
        if (depth <= 0 && is_colon(c, text, here))
            return here;
        p = utf8_skip_hanzi(p, end);
    }
    return text;
}

/* Characters of [text, end) outside of brackets. */
static size_t count_outside(const char *text, const char *end)
{
    size_t n = 0;
    int depth = 0;

    for (const char *p = text; p < end;) {
        uint32_t c = utf8_next(&p);

        depth += c == '(' || c == 0xFF08;
        n += depth <= 0;
        depth -= c == ')' || c == 0xFF09;
    }
    return n;
}

/* 【活动时间】4月15日—4月30日: bytes in front of the 】, or 0. */
static size_t bracketed_label(const char *text)
{
    static const char open[] = "【", close[] = "】";
    const char *end =
        strncmp(text, open, strlen(open)) == 0 ? strstr(text, close) : NULL;

    return end == NULL || end[strlen(close)] == '\0' ||
                   !is_at_most(text, (size_t)(end - text), LONGEST_LABEL)
               ? 0
               : (size_t)(end - text);
}

size_t heading_without_time(const char *text, size_t len, struct arena *arena)
{
    uint32_t last = utf8_before(text, text + len);
    const char *open = NULL;

    if (last != 0xFF09 && last != ')')
        return len;
    for (const char *p = text; p < text + len; utf8_next(&p))
        if (utf8_peek(p) == 0xFF08 || *p == '(')
            open = p;
    struct period period;
    bool is_time =
        open != NULL && open > text &&
        period_parse(arena_strndup(arena, open, (size_t)(text + len - open)),
                     (struct date){0}, arena, &period);

    return is_time ? (size_t)(open - text) : len;
}

size_t heading_label(const char *text)
{
    size_t bracketed = bracketed_label(text);
    if (bracketed > 0)
        return bracketed;
    const char *colon = find_colon(text);
    const char *behind = colon;

    if (colon == text)
        return 0;
    utf8_next(&behind);
    if (*behind == '\0' || count_outside(text, colon) > LONGEST_LABEL)
        return 0;
    return (size_t)(colon - text);
}

/* （3月1日至3月31日）： is no label of a stage but its time. */
static bool begins_with_time(const char *text)
{
    uint32_t c = utf8_next(&text);

    return (c == 0xFF08 || c == '(') && scalar_is_digit(utf8_peek(text));
}

/* 准备阶段（3月1日至3月31日）： */
static bool ends_with_time(const char *text, size_t len)
{
    uint32_t c = utf8_before(text, text + len);
    bool has_digit = false;

    for (size_t i = 0; i < len; i++)
        has_digit |= scalar_is_digit((unsigned char)text[i]);
    return has_digit && (c == ')' || c == 0xFF09);
}

/* 第一阶段：…… is no label but a part of the name. */
static size_t label_length(const struct draft *d)
{
    const char *text = d->text + d->number_len;

    if (strncmp(text, "第", strlen("第")) == 0 ||
        (d->number.shape == NUMBER_STAGE && begins_with_time(text)))
        return 0;
    size_t len = heading_label(text);

    /* deeper down it is an item, unless it has its time with it */
    return d->level <= 2 || ends_with_time(text, len) ? len : 0;
}

bool heading_is_sentence(const char *text)
{
    size_t len = strlen(text);
    return is_stop(last_scalar(text)) ||
           (len > 0 && is_ascii_stop(text, text + len - 1));
}

bool heading_is_item(const char *text)
{
    return is_semicolon(last_scalar(text));
}

/* 第一条　为了……，制定本办法。 and 第二条　……，包括： are text: an article is a
 * heading only where it has a name; and 一是 wants more behind it. */
static bool may_be_whole(const struct draft *d)
{
    return d->number.shape != NUMBER_CLAUSE &&
           !(d->number.shape == NUMBER_ARTICLE &&
             (heading_is_sentence(d->text) || last_scalar(d->text) == 0xFF1A));
}

/* 活动时间：2026年5月, 活动目的：让更多的人读书。 */
static bool has_label(const struct draft *d)
{
    size_t len = label_length(d);

    return len > 0 && (heading_is_sentence(d->text) ||
                       utf8_count_bytes(d->text + d->number_len, len) <=
                           LONGEST_SHORT_LABEL);
}

bool heading_is_whole(const struct draft *d)
{
    const char *text = d->text + d->number_len;
    bool leads_in = last_scalar(d->text) == 0xFF1A && d->number_level <= 2;
    size_t most = leads_in ? LONGEST_LEAD_IN : HEADING_LONGEST;

    return *text != '\0' && may_be_whole(d) && !begins_with_stop(text) &&
           is_at_most(d->text, strlen(d->text), most) &&
           !has_inner_stop(text) && !is_broken_off(text) && !has_label(d);
}

size_t heading_sentence(const char *text)
{
    size_t stop = find_mark(text, 0x3002);
    const char *behind = text + stop;

    if (begins_with_stop(text) || utf8_next(&behind) == 0 || *behind == '\0' ||
        !is_at_most(text, stop, HEADING_LONGEST) ||
        memchr(text, '\n', stop) != NULL || find_mark(text, 0xFF1B) < stop)
        return 0;
    return stop;
}

/* Whether text[0..len) says what is, was or shall be done. */
static bool has_verb(const char *text, size_t len)
{
    static const char *const verbs[] = {"要", "应", "须", "将", "已",
                                        "了", "是", "由", "于", NULL};
    static const char *const nouns[] = {
        "主要", "重要", "要求", "要点", "纲要", "要素", "摘要", "应急",
        "响应", "应用", "应对", "供应", "反应", "效应", "关于", NULL};

    for (const char *p = text; p < text + len; utf8_next(&p)) {
        const char *const *noun = nouns;
        while (*noun != NULL && strncmp(p, *noun, strlen(*noun)) != 0)
            noun++;
        if (*noun != NULL) {
            utf8_next(&p);
            continue;
        }
        for (size_t i = 0; verbs[i] != NULL; i++)
            if (strncmp(p, verbs[i], strlen(verbs[i])) == 0)
                return true;
    }
    return false;
}

bool heading_is_name(const struct draft *d)
{
    enum { LONGEST = 18 }; /* characters of one with a text behind it */
    const char *text = d->text + d->number_len;
    size_t len = heading_run_in(d);

    if (len == 0)
        return heading_is_whole(d) && !heading_is_sentence(d->text) &&
               !has_verb(text, strlen(text));
    len -= d->number_len;
    return is_at_most(text, len, LONGEST) && !has_verb(text, len);
}

size_t heading_run_in(const struct draft *d)
{
    const char *text = d->text + d->number_len;
    size_t stop = find_mark(text, 0x3002);
    size_t label = label_length(d);

    if (d->number.shape == NUMBER_ARTICLE)
        return 0;
    if (label > 0 && label < stop)
        return d->number_len + label;
    stop = heading_sentence(text);
    return stop == 0 ? 0 : d->number_len + stop;
}

bool heading_is_line(const char *text, size_t len)
{
    uint32_t last = utf8_before(text, text + len);

    if (utf8_count_bytes(text, len) > LONGEST_WRAPPED_LINE ||
        is_semicolon(last) || last == 0xFF0C || last == 0x3001 || last == ',' ||
        has_stump(text, len))
        return false;
    for (const char *p = text; p < text + len;) {
        uint32_t c = utf8_next(&p);

        if (p < text + len && (is_stop(c) || is_semicolon(c)))
            return false;
    }
    return true;
}

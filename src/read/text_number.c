/*
 * Finding the numbers in a paragraph: see text_number.h.
 */
#include "read/text_number.h"

#include "base/utf8.h"

#include <string.h>
#include <uchar.h>

static void add_candidate(struct candidates *list, struct candidate candidate)
{
    list->items = arena_grow(list->arena, list->items, list->n, &list->room,
                             sizeof(*list->items));
    list->items[list->n++] = candidate;
}

static unsigned sort_of(const struct number *number, const char *text)
{
    const char *end = text + number->mark_len;
    uint32_t mark = utf8_before(text, end);
    uint32_t first = utf8_peek(text);
    if (number->level == 3 && mark == 0x3001)
        return SORT_DUN;
    if (number->level == 4 && first != '(' && first != 0xFF08 &&
        (mark == ')' || mark == 0xFF09))
        return SORT_HALF;
    return (unsigned)number->level;
}

/* 第一阶段： 第二步（: fills in level 0 and the value; false: none is here. */
static bool match_part(const struct text *text, const char *p, size_t len,
                       struct number *number)
{
    int value;
    size_t part = text_part(text, p, len, &value);
    if (part == 0 || part >= len)
        return false;
    uint32_t mark = utf8_peek(p + part);
    if (mark != 0xFF1A && mark != ':' && mark != 0xFF08 && mark != '(' &&
        !scalar_is_blank(mark))
        return false;
    *number = (struct number){.value = value, .len = part};
    return true;
}

/* 亿元 and the like: the number in front is an amount. */
static bool is_unit(uint32_t c)
{
    static const char32_t units[] = U"亿万千百元米公吨斤亩度倍个次分秒点级版";
    const char32_t *unit = units;
    while (*unit != 0 && *unit != c)
        unit++;
    return *unit != 0;
}

/* 1.1 编制目的, no amount. */
static bool match_decimal(const char *p, size_t len, struct number *number,
                          struct decimal *decimal)
{
    enum { LARGEST = 100 };
    if (!scalar_is_digit((unsigned char)*p) || !number_match_words(p, number) ||
        number->shape != NUMBER_DECIMAL || number->len >= len ||
        !scalar_is_han(utf8_peek(p + number->len)) ||
        is_unit(utf8_peek(p + number->len)))
        return false;
    *decimal = (struct decimal){.depth = 0};
    while (scalar_is_digit((unsigned char)*p)) {
        int part = 0;
        for (; scalar_is_digit((unsigned char)*p) && part < LARGEST; p++)
            part = part * 10 + (*p - '0');
        if (part >= LARGEST || decimal->depth == NUMBER_LEVELS)
            return false;
        decimal->parts[decimal->depth++] = part;
        p += *p == '.';
    }
    return decimal->depth > 1;
}

static bool may_begin_number(uint32_t c)
{
    return (c >= '0' && c <= '9') || c == '(' || c == 0xFF08 || c == 0x7B2C ||
           (c >= 0xFF10 && c <= 0xFF19) || (c >= 0x2460 && c <= 0x24FF) ||
           (c >= 0x3220 && c <= 0x32BF) || c == 0x4E00 || c == 0x4E03 ||
           c == 0x4E09 || c == 0x4E5D || c == 0x4E8C || c == 0x4E94 ||
           c == 0x516B || c == 0x516D || c == 0x5341 || c == 0x56DB ||
           c == 0x767E || (c >= 0x2776 && c <= 0x277F);
}

/* 6 月 10 日: a day, which may begin a sentence. */
static bool begins_day(const char *p, const char *end)
{
    enum { MOST = 4 };
    size_t n = 0;
    for (; p < end && n < MOST && scalar_is_digit((unsigned char)*p); n++)
        p++;
    while (p < end && *p == ' ')
        p++;
    return n > 0 && p < end && (utf8_peek(p) == U'月' || utf8_peek(p) == U'年');
}

/* Adds the number at byte at of the paragraph, if there is one. */
static void find_number(const struct text *text,
                        const struct paragraph *paragraph, size_t at,
                        struct candidate seen, struct candidates *list)
{
    const char *p = paragraph->text + at;
    size_t len = paragraph->len - at;
    struct number number;
    if (!may_begin_number(utf8_peek(p)))
        return;
    seen.at = at;
    if (text_number(p, len, &number)) {
        seen.sort = sort_of(&number, p);
        uint32_t next =
            number.mark_len < len ? utf8_peek(p + number.mark_len) : 0;
        seen.is_digit_next =
            (scalar_is_digit(next) &&
             !begins_day(p + number.mark_len, p + len)) ||
            (number.level == 1 && next < 0x10000 && next > 0x4E00 - 1 &&
             number_value(p + number.mark_len, 3) > 0);
    } else if (match_part(text, p, len, &number)) {
        seen.sort = SORT_PART;
    } else if (match_decimal(p, len, &number, &seen.decimal)) {
        seen.sort = SORT_DECIMAL;
    } else {
        return;
    }
    seen.level = number.level;
    seen.value = number.value;
    seen.len = number.len;
    add_candidate(list, seen);
}

/* Bytes from the quote that opens at p to behind the one that closes it, if
 * that is near; else 0. */
static size_t quote_length(const char *p, const char *end)
{
    enum { LONGEST = 60 };
    static const uint32_t closings[][2] = {
        {0x300A, 0x300B}, {0x201C, 0x201D}, {0xFF08, 0xFF09}, {'(', ')'}};
    const char *start = p;
    uint32_t open = utf8_next(&p), close = 0;
    for (size_t i = 0; i < 4; i++)
        if (closings[i][0] == open)
            close = closings[i][1];
    for (size_t n = 0; close != 0 && n < LONGEST && p < end; n++) {
        uint32_t c = utf8_next(&p);
        if (c == close)
            return (size_t)(p - start);
        if (c == open)
            break;
    }
    return 0;
}

/* A walk over a paragraph in search of numbers. */
struct search {
    const char *p, *end;
    struct candidate seen; /* what stands before the next character */
    const char *quoted_to; /* nothing in front of this may be parted */
    uint32_t columns;      /* of blanks */
    bool may_begin;
};

/* Takes note of the character at here, behind which a number may begin or
 * not. */
static void pass(struct search *s, const char *here, uint32_t c)
{
    bool was_stop = s->may_begin && s->seen.before == BEFORE_STOP;
    size_t quoted = here < s->quoted_to ? 0 : quote_length(here, s->end);
    s->columns = 0;
    s->may_begin = true;
    s->seen.has_comma = c == 0xFF0C || c == 0x3001 || c == ',';
    s->seen.has_semicolon = c == 0xFF1B || c == ';';
    if (quoted > 0)
        s->quoted_to = here + quoted;
    if (text_is_stop(c))
        s->seen.before = BEFORE_STOP;
    else if (c == 0xFF1A || c == ':')
        s->seen.before = BEFORE_COLON;
    else if (!(was_stop && (c == 0xFF09 || c == ')' || c == 0x201D)))
        s->may_begin = false;
}

/* 内容：: a few Han characters and a colon. */
static bool is_label(const char *p, const char *end)
{
    enum { LEAST = 2, LONGEST = 6 };
    for (size_t n = 0; n <= LONGEST && p < end; n++) {
        uint32_t c = utf8_next(&p);
        if (c == 0xFF1A || c == ':')
            return n >= LEAST;
        if (!scalar_is_han(c))
            break;
    }
    return false;
}

/* The character in front of p, which is moved to it; 0 at the start. */
static uint32_t step_back(const char *start, const char **p)
{
    uint32_t c = utf8_before(start, *p);
    if (c == 0)
        return 0;
    *p = utf8_back(start, *p);
    return c;
}

static bool is_colon(uint32_t c)
{
    return c == 0xFF1A || c == ':';
}

/* Whether p stands behind a list of names, ：甲某、乙某某, and not behind items
 * that are counted: 星期一、星期二、. */
static bool is_behind_names(const char *start, const char *p)
{
    enum { LEAST = 2, LONGEST = 4, NAMES = 2 };
    uint32_t c = 0;
    for (size_t i = 0; i < NAMES; i++) {
        const char *end = p;
        size_t n = 0;
        while (scalar_is_han(c = step_back(start, &p)) && n <= LONGEST)
            n++;
        if (n < LEAST || n > LONGEST || (c != 0x3001 && !is_colon(c)))
            return false;
        const char *last = end;
        step_back(start, &last);
        if (i > 0 && number_value(last, (size_t)(end - last)) > 0)
            return false;
        if (is_colon(c))
            return i > 0;
    }
    return c == 0x3001;
}

/* 要求 认真落实。: a word that stands above things, and a sentence. */
static bool is_word_and_sentence(const struct text *text, const char *p,
                                 const char *end)
{
    enum { LONGEST = 8, REACH = 200 };
    const char *word = p;
    size_t n = 0;
    while (p < end && n <= LONGEST && scalar_is_han(utf8_peek(p))) {
        utf8_next(&p);
        n++;
    }
    if (p == end || !scalar_is_blank(utf8_peek(p)) ||
        !page_is_column_head(text->page, word, (size_t)(p - word)))
        return false;
    for (n = 0; p < end && n < REACH; n++)
        if (text_is_stop(utf8_next(&p)))
            return true;
    return false;
}

/* 赵某某三、要求 认真落实。: a heading glued to a list of names. */
static bool is_glued_to_names(const struct text *text, const char *start,
                              const char *p, const char *end)
{
    struct number number;
    uint32_t c = utf8_peek(p);
    return c >= 0x4E00 && may_begin_number(c) &&
           text_number(p, (size_t)(end - p), &number) && number.level == 1 &&
           is_word_and_sentence(text, p + number.len, end) &&
           is_behind_names(start, p);
}

/* 9月30日三、行动步骤, 东区三、内容：: a heading by custom or with a colon,
 * glued to what is no list. */
static bool is_glued_heading(const struct text *text, const char *p,
                             const char *end)
{
    struct number number;
    uint32_t c = utf8_peek(p);
    if (text->kinds == NULL || c < 0x4E00 || !may_begin_number(c) ||
        !text_number(p, (size_t)(end - p), &number) || number.level != 1)
        return false;
    p += number.len;
    return p < end &&
           (kind_heading_length(text->kinds, p, (size_t)(end - p)) > 0 ||
            is_label(p, end));
}

/* （某某）三、: a number of the first level behind a bracket. */
static bool is_behind_bracket(const char *start, const char *p, const char *end)
{
    struct number number;
    uint32_t c = utf8_peek(p), before = utf8_before(start, p);
    return (before == ')' || before == 0xFF09) && c >= 0x4E00 &&
           may_begin_number(c) && text_number(p, (size_t)(end - p), &number) &&
           number.level == 1;
}

/* 领导到位1、成立…, 组织机构1. 工会是…: a first point behind a character and in
 * front of one. */
static bool is_glued_point(const char *start, const char *p, const char *end)
{
    if (*p != '1' || end - p < 3 || !scalar_is_han(utf8_before(start, p)))
        return false;
    const char *behind = p + 1;
    uint32_t mark = utf8_next(&behind);
    if (mark != 0x3001 && mark != '.' && mark != 0xFF0E)
        return false;
    behind = utf8_skip_blanks_to(behind, end);
    return behind < end && scalar_is_han(utf8_peek(behind));
}

/* Neither a blank nor a mark, and no number begins with it: most characters. */
static bool is_word_character(uint32_t c)
{
    return c >= 0x4E00 && c <= 0x9FFF && !may_begin_number(c);
}

static void find_candidates(const struct text *text,
                            const struct paragraph *paragraph,
                            struct candidates *list)
{
    struct search s = {.p = paragraph->text,
                       .end = paragraph->text + paragraph->len,
                       .seen = {.before = BEFORE_START},
                       .quoted_to = paragraph->text,
                       .may_begin = true};
    while (s.p < s.end) {
        const char *here = s.p;
        uint32_t c = utf8_next(&s.p);
        if (!s.may_begin && is_word_character(c)) {
            s.columns = 0;
            s.seen.has_comma = false;
            continue;
        }
        if (scalar_is_blank(c)) {
            s.columns += c == ' ' || c == 0xA0 ? 1 : 2;
            if (!s.may_begin)
                s.seen.before = BEFORE_BLANK;
            s.may_begin = true;
            continue;
        }
        bool is_glued =
            !s.may_begin &&
            (c == '(' || c == 0xFF08 || is_glued_heading(text, here, s.end) ||
             is_behind_bracket(paragraph->text, here, s.end) ||
             is_glued_point(paragraph->text, here, s.end) ||
             is_glued_to_names(text, paragraph->text, here, s.end));
        if (is_glued)
            s.seen.before = BEFORE_WORD;
        s.seen.is_wide = s.columns > 1;
        if ((s.may_begin || is_glued) && here >= s.quoted_to)
            find_number(text, paragraph, (size_t)(here - paragraph->text),
                        s.seen, list);
        pass(&s, here, c);
    }
}

/* Tells each 1 whether the 2 of its sort follows where a sentence ends, in
 * the paragraph or at the start of the next line. */
static void look_ahead(const struct text *text, struct candidates *list,
                       const struct text_line *next)
{
    bool has_second[SORT_COUNT] = {false};
    struct number number;
    if (next != NULL && text_number(next->text, next->len, &number) &&
        number.value == 2)
        has_second[sort_of(&number, next->text)] = true;
    else if (next != NULL && match_part(text, next->text, next->len, &number) &&
             number.value == 2)
        has_second[SORT_PART] = true;
    for (size_t i = list->n; i > 0; i--) {
        struct candidate *c = &list->items[i - 1];
        if (c->value == 2)
            has_second[c->sort] = c->before == BEFORE_STOP ||
                                  (c->sort == 1 && c->before == BEFORE_WORD);
        if (c->value != 1)
            continue;
        c->has_second = has_second[c->sort];
        has_second[c->sort] = false;
    }
}

void numbers_find(const struct text *text, const struct paragraph *paragraph,
                  const struct text_line *next, struct candidates *list)
{
    list->n = 0;
    find_candidates(text, paragraph, list);
    look_ahead(text, list, next);
}

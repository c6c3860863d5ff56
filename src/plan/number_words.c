/*
 * Numbers that consist of words: 第一阶段： 第一， 第一章 一是, and decimals.
 */
#include "plan/numbering.h"

#include "base/utf8.h"

#include <string.h>

enum {
    MOST_DIGITS = 3,
    MOST_BYTES = 64, /* of a number in words */
    DEEPEST_DECIMAL = 5,
    SHORTEST_BARE_LINE = 2, /* characters */
    LONGEST_BARE_LINE = 16
};

/* Moves *p behind blanks and digits; their value, or -1. */
static int take_value(const char **p)
{
    *p = utf8_skip_blanks(*p);
    return number_take(p, MOST_DIGITS);
}

static bool is_mark(uint32_t c)
{
    return c == 0xFF1A || c == ':' || c == 0xFF0C || c == ',' || c == 0x3001;
}

static bool is_open(uint32_t c)
{
    return c == 0xFF08 || c == '(';
}

/* Ends a number at p: a blank that sets it off belongs to it. */
static void set_lengths(const char *text, const char *p, struct number *number)
{
    const char *behind = p;
    if (scalar_is_blank(utf8_peek(p)))
        utf8_next(&behind);
    number->mark_len = (size_t)(behind - text);
    number->len = (size_t)(utf8_skip_blanks(behind) - text);
    number->is_standard = false;
}

/* What may follow a number of words. */
enum follower {
    FOLLOWS_ANY,   /* a blank, bracket or mark */
    FOLLOWS_MARK,  /* ： ， 、 */
    FOLLOWS_BLANK, /* a blank or mark */
    FOLLOWS_LINE   /* the same, or a short line without any mark */
};

struct unit {
    const char *text;
    enum number_shape shape;
    int level;
    enum follower follower;
};

static const struct unit units[] = {
    {"阶段", NUMBER_STAGE, 2, FOLLOWS_ANY},
    {"階段", NUMBER_STAGE, 2, FOLLOWS_ANY},
    {"步骤", NUMBER_STAGE, 2, FOLLOWS_ANY},
    {"步驟", NUMBER_STAGE, 2, FOLLOWS_ANY},
    {"步", NUMBER_STAGE, 2, FOLLOWS_ANY},
    {"环节", NUMBER_STAGE, 2, FOLLOWS_ANY},
    {"環節", NUMBER_STAGE, 2, FOLLOWS_ANY},
    {"时段", NUMBER_STAGE, 2, FOLLOWS_ANY},
    {"编", NUMBER_CHAPTER, 1, FOLLOWS_LINE},
    {"章", NUMBER_CHAPTER, 1, FOLLOWS_LINE},
    {"部分", NUMBER_CHAPTER, 1, FOLLOWS_LINE},
    {"节", NUMBER_CHAPTER_PART, 2, FOLLOWS_LINE},
    {"条", NUMBER_ARTICLE, 3, FOLLOWS_BLANK},
    {"", NUMBER_ORDINAL, 2, FOLLOWS_MARK},
};

/* 第一章活动主题与目标: hanzi and nothing else, as many as a heading has. */
static bool is_bare_line(const char *p)
{
    int n = 0;
    for (uint32_t c; n <= LONGEST_BARE_LINE && (c = utf8_next(&p)) != 0; n++)
        if (!scalar_is_han(c))
            return false;
    return n >= SHORTEST_BARE_LINE && n <= LONGEST_BARE_LINE;
}

/* Whether what stands at p may follow a number of this unit. */
static bool may_follow(const char *p, enum follower follower)
{
    uint32_t c = utf8_peek(p);
    if (is_mark(c))
        return true;
    switch (follower) { /* no default: -Wswitch names the kind we forgot */
    case FOLLOWS_ANY:
        return scalar_is_blank(c) || is_open(c);
    case FOLLOWS_MARK:
        return false;
    case FOLLOWS_BLANK:
        return scalar_is_blank(c);
    case FOLLOWS_LINE:
        return scalar_is_blank(c) || is_bare_line(p);
    }
    return false;
}

/* Ends a number at p as its unit wants it. */
static bool end_number(const char *text, const char *p, const struct unit *unit,
                       struct number *number)
{
    const char *behind = p;
    if (!may_follow(p, unit->follower))
        return false;
    if (is_mark(utf8_peek(p)))
        utf8_next(&behind);
    number->shape = unit->shape;
    number->level = unit->level;
    set_lengths(text, behind, number);
    return text[number->len] != '\0';
}

/* Behind the unit of a stage at p, or NULL. */
static const char *behind_stage_unit(const char *p)
{
    p = utf8_skip_blanks(p);
    for (size_t i = 0; units[i].shape == NUMBER_STAGE; i++) {
        size_t len = strlen(units[i].text);
        if (strncmp(p, units[i].text, len) == 0)
            return p + len;
    }
    return NULL;
}

const char *number_stage_end(const char *text, int *value)
{
    static const char ordinal[] = "第";
    const char *p = text;
    if (utf8_take(&p, ordinal)) {
        *value = take_value(&p);
        return *value < 0 ? NULL : behind_stage_unit(p);
    }
    p = behind_stage_unit(p);
    if (p != NULL)
        *value = take_value(&p);
    return p == NULL || *value < 0 ? NULL : p;
}

/* 第一阶段： 第 3 步， */
static bool match_ordinal(const char *text, struct number *number)
{
    static const char ordinal[] = "第";
    if (strncmp(text, ordinal, strlen(ordinal)) != 0)
        return false;
    const char *p = text + strlen(ordinal);
    number->value = take_value(&p);
    p = utf8_skip_blanks(p);
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        size_t len = strlen(units[i].text);
        if (number->value >= 1 && strncmp(p, units[i].text, len) == 0)
            return end_number(text, p + len, &units[i], number);
    }
    return false;
}

/* 阶段一： 步骤2： */
static bool match_unit_first(const char *text, struct number *number)
{
    for (size_t i = 0; units[i].shape == NUMBER_STAGE; i++) {
        size_t len = strlen(units[i].text);
        if (strncmp(text, units[i].text, len) != 0)
            continue;
        const char *p = text + len;
        number->value = take_value(&p);
        return number->value >= 1 && end_number(text, p, &units[i], number);
    }
    return false;
}

static bool match_clause(const char *text, struct number *number)
{
    static const char verb[] = "是";
    const char *p = text;
    if (scalar_is_digit(utf8_peek(p)) || scalar_is_blank(utf8_peek(p)))
        return false;
    number->value = take_value(&p);
    if (number->value < 1 || strncmp(p, verb, strlen(verb)) != 0)
        return false;
    p += strlen(verb);
    number->shape = NUMBER_CLAUSE;
    number->level = 3;
    number->is_standard = false;
    number->len = number->mark_len = (size_t)(p - text);
    return *p != '\0';
}

static bool is_point(uint32_t c)
{
    return c == '.' || c == 0xFF0E;
}

/* 1.1 1.1.2 1.1. */
static bool match_decimal(const char *text, struct number *number)
{
    const char *p = text;
    int depth = 0;
    while (scalar_is_digit(utf8_peek(p)) && depth < DEEPEST_DECIMAL) {
        number->value = take_value(&p);
        if (number->value < 0)
            return false;
        depth++;
        if (!is_point(utf8_peek(p)))
            break;
        utf8_next(&p);
    }
    uint32_t c = utf8_peek(p);
    if (depth < 2 || number->value < 1 || scalar_is_digit(c) ||
        c == 0x6708 /* the 7月 of 1.7月1日 */)
        return false;
    if (c == 0x3001)
        utf8_next(&p);
    number->shape = NUMBER_DECIMAL;
    number->level = depth;
    set_lengths(text, p, number);
    return text[number->len] != '\0';
}

bool number_match_words(const char *text, struct number *number)
{
    return match_ordinal(text, number) || match_unit_first(text, number) ||
           match_clause(text, number) || match_decimal(text, number);
}

/* The blank that stands behind a number, text[0..len), or "". */
static const char *blank_behind(const char *number, size_t len)
{
    static const char behind[] = "　称"; /* a blank and any heading */
    char text[MOST_BYTES + sizeof(behind)];
    struct number found;
    if (len == 0 || len > MOST_BYTES)
        return "";
    if (scalar_is_digit(utf8_peek(number)) && number_value(number, len) > 0)
        return " "; /* 1 总则 */
    memcpy(text, number, len);
    memcpy(text + len, behind, sizeof(behind));
    if (!number_match_words(text, &found) || found.len != len + strlen("　") ||
        is_mark(utf8_before(text, text + len)))
        return "";
    return found.shape == NUMBER_DECIMAL ? " " : "　";
}

const char *number_set_off(const char *number, struct arena *arena)
{
    size_t len;
    const char *words = utf8_trim(number, &len);
    const char *blank = blank_behind(words, len);
    return *blank == '\0'
               ? number
               : arena_printf(arena, "%.*s%s", (int)len, words, blank);
}

size_t number_stated_length(const char *number)
{
    size_t len;
    const char *words = utf8_trim(number, &len);
    return *blank_behind(words, len) == '\0' ? strlen(number)
                                             : (size_t)(words - number) + len;
}

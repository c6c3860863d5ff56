/*
 * Finding the numbers: see series.h.
 *
 * A paragraph is read by itself first; then one walk from the end says what
 * number follows in each series, and one from the start decides.
 */
#include "read/series.h"

#include "base/utf8.h"
#include "read/heading_shape.h"

#include <string.h>

enum {
    LARGEST = 99,      /* of a destroyed number */
    SHORT_HEADING = 20 /* characters of a heading that only ends a series */
};

enum damage {
    DAMAGE_NONE,
    DAMAGE_BRACKET, /* （一指导思想, 一）指导思想 */
    DAMAGE_MARK,    /* 一，指导思想 */
    DAMAGE_BARE,    /* 一指导思想 */
    DAMAGE_BOUND,   /* 三分步实施: behind 二 … of the same sort only */
    DAMAGE_EMPTY,   /* （）指导思想 */
    DAMAGE_SERIES, /* 一是, 第一， and decimals: numbers in a series only */
    DAMAGE_LIST    /* 七、八年级: a number only where it is wanted */
};

struct candidate {
    struct draft *draft;
    struct number number;
    enum damage damage;
    int next[NUMBER_SHAPES]; /* what follows in each series; 0: nothing */
    bool is_line;            /* its text may be a heading */
    bool heads_decimals;     /* 1 总则 in front of 1.1 目的 */
    const struct candidate *next_bare; /* line with a bare number, or NULL */
};

/* -- One paragraph ------------------------------------------------------- */

static bool is_open(uint32_t c)
{
    return c == '(' || c == 0xFF08;
}

static bool is_close(uint32_t c)
{
    return c == ')' || c == 0xFF09;
}

static bool is_arabic(const char *p)
{
    uint32_t c = utf8_peek(p);

    return scalar_is_digit(c) || (c >= 0xFF10 && c <= 0xFF19);
}

/* Moves *p behind a number; its value, or 0. */
static int take_value(const char **p)
{
    const char *start = *p;
    const char *end = start;

    for (const char *next = end; end - start < 12; end = next) {
        utf8_next(&next);
        if (number_value(end, (size_t)(next - end)) < 0 ||
            is_arabic(end) != is_arabic(start))
            break;
    }
    int value = end == start ? 0 : number_value(start, (size_t)(end - start));

    if (value < 1 || value > LARGEST)
        return 0;
    *p = end;
    return value;
}

/* Words that begin with the same characters and measure nothing. */
static bool is_noun(const char *p)
{
    static const char *const nouns[] = {
        "项目", "方案", "方法", "方式", "方向", "条件", "名称",
        "人员", "人才", "时间", "时限", "日程", "日常", "年度",
        "步骤", "对象", "对策", "部门", "部署", "场地", "周期"};
    for (size_t i = 0; i < sizeof(nouns) / sizeof(nouns[0]); i++)
        if (strncmp(p, nouns[i], strlen(nouns[i])) == 0)
            return true;
    return false;
}

/* What makes a number count or measure what follows (一级, 三个, 5月), or part
 * of a word (一般, 一切, 一是). */
static bool is_bound(const char *p)
{
    static const char classifiers[] =
        "是要个级等类种些方项条名位人次年月日号时分秒天周期届定般致起切律旦直"
        "体步季度对批家所支只张件份场台套部万千百亿元米吨斤亩"
        "以大中小来去如再样下线贯道同向边面旁手心意生流并经";
    const char *next = p;

    utf8_next(&next);
    if (is_noun(p))
        return false;
    for (const char *word = classifiers; *word != '\0'; utf8_next(&word))
        if (strncmp(word, p, (size_t)(next - p)) == 0)
            return true;
    return false;
}

static bool is_in_set(uint32_t c, const uint32_t *set)
{
    for (; *set != 0; set++)
        if (c == *set)
            return true;
    return false;
}

/* （一 and （ ） */
static enum damage read_open(const char *p, const char **end,
                             struct number *number)
{
    p = utf8_skip_blanks(p);
    if (is_close(utf8_peek(p))) {
        utf8_next(&p);
        *end = p;
        number->shape = NUMBER_HAN_BRACKET;
        number->level = 2;
        return DAMAGE_EMPTY;
    }
    bool arabic = is_arabic(p);

    number->value = take_value(&p);
    if (number->value == 0 || is_bound(p))
        return DAMAGE_NONE;
    *end = p;
    uint32_t mark = utf8_next(&p);

    if (mark == 0x3001 || mark == '.' || mark == 0xFF0E)
        *end = p;
    for (const char *q = *end; *q != '\0';)
        if (is_close(utf8_next(&q)))
            return DAMAGE_NONE;
    number->shape = arabic ? NUMBER_ARABIC_BRACKET : NUMBER_HAN_BRACKET;
    number->level = arabic ? 4 : 2;
    return DAMAGE_BRACKET;
}

/* 一） 一， 一 and 1， 1 */
static enum damage read_digits(const char *p, const char **end,
                               struct number *number)
{
    static const uint32_t marks[] = {0xFF0C, 0xFF1B, 0xFF1A, ',', ';', ':', 0};
    const char *start = p;
    bool arabic = is_arabic(p);

    number->value = take_value(&p);
    if (number->value == 0)
        return DAMAGE_NONE;
    number->shape = arabic ? NUMBER_ARABIC : NUMBER_HAN;
    number->level = arabic ? 3 : 1;
    *end = p;
    p = utf8_skip_blanks(p);
    uint32_t c = utf8_next(&p);

    if (is_close(c) && !arabic) {
        *end = p;
        number->shape = NUMBER_HAN_BRACKET;
        number->level = 2;
        return DAMAGE_BRACKET;
    }
    if (c == '/' && *start == '0') { /* 01 / 指导思想: like 一、 */
        number->shape = NUMBER_HAN;
        number->level = 1;
        *end = p;
        return DAMAGE_MARK;
    }
    if (is_in_set(c, marks)) {
        if (arabic && is_arabic(p))
            return DAMAGE_NONE; /* 3：2 */
        *end = p;
        return DAMAGE_MARK;
    }
    /* 01 / 指导思想 */
    if (arabic && c == '/' && scalar_is_blank(utf8_peek(*end))) {
        *end = p;
        return DAMAGE_MARK;
    }
    if (!scalar_is_han(c) && c != 0x201C && c != 0x300A)
        return DAMAGE_NONE;
    bool is_set_off = scalar_is_blank(utf8_peek(*end));
    /* 三 时间步骤, but 3 月1日 */
    if ((arabic || !is_set_off) && is_bound(utf8_skip_blanks(*end)))
        return arabic ? DAMAGE_NONE : DAMAGE_BOUND;
    if (!is_set_off)
        return DAMAGE_BARE;
    utf8_next(end); /* the blank sets it off */
    /* rows of a table have Arabic digits and blanks, too */
    return arabic ? DAMAGE_BARE : DAMAGE_MARK;
}

static enum damage read_damaged(const char *text, struct number *number)
{
    const char *p = text;
    const char *end = text;
    enum damage damage = DAMAGE_NONE;
    uint32_t c = utf8_next(&p);

    if (is_open(c)) {
        damage = read_open(p, &end, number);
    } else if ((c == 0x2014 || c == '-' || c == 0x2015) &&
               utf8_peek(p) == 0x3001) {
        utf8_next(&p);
        end = p;
        *number = (struct number){NUMBER_HAN, 1, 1, 0, 0, false};
        damage = DAMAGE_MARK;
    } else {
        damage = read_digits(text, &end, number);
    }
    number->is_standard = false;
    number->mark_len = (size_t)(end - text);
    number->len = (size_t)(utf8_skip_blanks(end) - text);
    return text[number->len] == '\0' ? DAMAGE_NONE : damage;
}

/* 七、八年级: behind the mark the next number follows. */
static bool counts_on(const struct draft *d)
{
    const char *p = d->text + d->number_len;
    int value = take_value(&p);

    return d->number_len > 0 && d->number_level == 1 && value > 1 &&
           !is_arabic(d->text) &&
           strncmp(d->text + d->number_len - strlen("、"), "、",
                   strlen("、")) == 0 &&
           number_value(d->text, d->number_len - strlen("、")) + 1 == value;
}

/* False: the paragraph has no number of any sort.  Where headings are marked
 * up, 第一章 is no heading without it. */
static bool read_candidate(struct draft *d, bool has_markup,
                           struct candidate *candidate)
{
    struct number *number = &candidate->number;

    *candidate = (struct candidate){.draft = d};
    if (d->kind != DRAFT_TEXT)
        return false;
    if (d->written != NULL) {
        if (counts_on(d))
            candidate->damage = DAMAGE_LIST;
        return number_match(d->written, number);
    }
    if (d->marker != NULL || !d->may_be_heading)
        return false;
    if (number_match_words(d->text, number)) {
        bool is_part =
            number->shape >= NUMBER_CHAPTER && number->shape <= NUMBER_ARTICLE;
        bool is_weak = number->shape >= NUMBER_ORDINAL;

        candidate->damage = is_weak ? DAMAGE_SERIES : DAMAGE_NONE;
        return !is_part || !has_markup;
    }
    candidate->damage = read_damaged(d->text, number);
    return candidate->damage != DAMAGE_NONE;
}

/* -- The series ---------------------------------------------------------- */

/* Enters a number into what is known of the series: those inside of its own
 * begin again. */
static void enter(int *series, const struct number *number)
{
    for (unsigned shape = 0; shape < NUMBER_SHAPES; shape++)
        if (number->shape <= NUMBER_CIRCLED && shape > number->shape)
            series[shape] = 0;
    series[number->shape] = number->value;
}

/* No sentence, and no longer than a heading of two parts. */
static bool is_heading_line(const char *text)
{
    enum { LONGEST = 24 }; /* characters */

    for (const char *p = text; *p != '\0';) {
        uint32_t c = utf8_next(&p);

        if (c == 0x3002 || c == 0xFF1B || c == 0xFF1A || p - text > 4 * LONGEST)
            return false;
    }
    return utf8_count(text) <= LONGEST;
}

/* Whether next, the number behind the 1 of c, is 1.1. */
static bool is_head_of(const struct candidate *c, const struct candidate *next)
{
    const char *p = next->draft->text;

    return c->number.shape == NUMBER_ARABIC &&
           next->number.shape == NUMBER_DECIMAL && next->number.level == 2 &&
           next->number.value == 1 && take_value(&p) == c->number.value &&
           is_heading_line(c->draft->text);
}

static void look_ahead(struct candidate *candidates, size_t n)
{
    int next[NUMBER_SHAPES] = {0};
    const struct candidate *next_bare[NUMBER_SHAPES] = {NULL};

    for (size_t i = n; i-- > 0;) {
        struct candidate *c = &candidates[i];

        memcpy(c->next, next, sizeof(next));
        c->is_line = (c->damage == DAMAGE_BARE || c->damage == DAMAGE_BOUND) &&
                     is_heading_line(c->draft->text);
        c->heads_decimals = i + 1 < n && is_head_of(c, c + 1);
        c->next_bare = next_bare[c->number.shape];
        if (c->is_line)
            next_bare[c->number.shape] = c;
        if (c->damage == DAMAGE_NONE)
            enter(next, &c->number);
        else if (c->damage != DAMAGE_LIST && c->damage != DAMAGE_BARE &&
                 c->damage != DAMAGE_BOUND && c->damage != DAMAGE_EMPTY)
            next[c->number.shape] = c->number.value;
    }
}

static bool is_short_line(const char *text)
{
    for (const char *p = text; *p != '\0';) {
        uint32_t c = utf8_next(&p);

        if (c == 0x3002 || c == 0xFF0C || c == 0xFF1B || c == ',')
            return false;
    }
    return utf8_count(text) <= SHORT_HEADING;
}

/* 三明市某局 / 5月22日: a line in front of the date or at the end has nothing
 * below it. */
static bool is_signed(const struct draft *d)
{
    enum { LONGEST = 16 }; /* characters of a date */
    const struct draft *next = d->next;

    if (next == NULL)
        return true;
    if (next->kind != DRAFT_TEXT || strlen(next->text) > 4 * LONGEST)
        return false;
    size_t len = strlen(next->text);
    return scalar_is_digit(utf8_peek(next->text)) &&
           utf8_before(next->text, next->text + len) == 0x65E5 && /* 日 */
           utf8_count(next->text) <= LONGEST;
}

/* Whether a series in this shape wants the value here. */
static bool is_wanted(const struct candidate *c, enum number_shape shape,
                      const int *before)
{
    int value = c->number.value;
    int next = c->next[shape];

    if (before[shape] != value - 1)
        return c->damage != DAMAGE_BARE && next == value + 1 &&
               before[shape] == 0;
    if (value == 1)
        return next == 2;
    if (next == 0 && c->damage == DAMAGE_BARE)
        return is_short_line(c->draft->text) && !is_signed(c->draft);
    return next == 0 || next > value || next == 1;
}

/* 5月22日 and nothing else. */
static bool is_day(const struct draft *d)
{
    static const uint32_t others[] = {0x5E74, 0x6708, 0x65E5,
                                      0x3007, 0x25CB, 0}; /* 年月日〇○ */
    size_t n = 0;

    if (d->kind != DRAFT_TEXT || utf8_count(d->text) > SHORT_HEADING)
        return false;
    for (const char *p = d->text; *p != '\0'; n++) {
        const char *here = p;
        uint32_t c = utf8_next(&p);

        if (!scalar_is_blank(c) && !is_in_set(c, others) &&
            number_value(here, (size_t)(p - here)) < 0)
            return false;
    }
    return n > 0;
}

/* 三明市公安局 above its date, or at the end: who signs, no heading. */
static bool is_signature(const struct draft *d)
{
    return d->next == NULL || is_day(d->next);
}

/* 一统一思想 … 二明确任务 …, and with text between them 1 目的 … 2 目标 …: a
 * series of its own.  *last: the value of the last one in it, or 0. */
static bool is_bare_series(const struct candidate *c, int *last)
{
    const struct candidate *next = c->next_bare;
    bool is_first =
        c->number.value == 1 && next != NULL && c->damage == DAMAGE_BARE &&
        next->number.value == 2 &&
        (c->number.shape == NUMBER_HAN || next->draft != c->draft->next);

    if (!c->is_line ||
        !(is_first || (*last > 0 && c->number.value == *last + 1)))
        return false;
    *last = c->number.value;
    return true;
}

/* A bare number is one of the series that wants it, bracketed or not. */
static bool settle_bare(struct candidate *c, const int *before, int *bare)
{
    bool is_han = c->number.shape == NUMBER_HAN;
    enum number_shape bracket =
        is_han ? NUMBER_HAN_BRACKET : NUMBER_ARABIC_BRACKET;

    if (is_signature(c->draft))
        return false;
    /* 3 附则 behind （2） and below 2: nobody writes a bare （3） with a blank
     */
    if (!is_han && is_wanted(c, NUMBER_ARABIC, before))
        return true;
    if (is_wanted(c, bracket, before)) {
        c->number.shape = bracket;
        c->number.level = is_han ? 2 : 4;
        return true;
    }
    return is_wanted(c, c->number.shape, before) ||
           is_bare_series(c, &bare[c->number.shape]);
}

/* （）: the series that is open, or that follows. */
static void settle_empty(struct candidate *c, const int *before)
{
    enum number_shape arabic = NUMBER_ARABIC_BRACKET;

    if (before[NUMBER_HAN_BRACKET] + c->next[NUMBER_HAN_BRACKET] == 0 &&
        before[arabic] + c->next[arabic] > 0) {
        c->number.shape = arabic;
        c->number.level = 4;
    }
    c->number.value = before[c->number.shape] + 1;
}

/* Decimals: which were accepted last, by depth. */
struct decimals {
    const char *prefix[NUMBER_LEVELS + 1]; /* "1." of 1.2 */
    size_t len[NUMBER_LEVELS + 1];
    int value[NUMBER_LEVELS + 1];
};

/* The bytes of a decimal in front of its last number. */
static size_t prefix_length(const struct candidate *c)
{
    const char *text = c->draft->text;
    size_t last = 0;

    for (size_t i = 0; i + 1 < c->number.mark_len; i++)
        if (text[i] == '.' && scalar_is_digit((unsigned char)text[i + 1]))
            last = i + 1;
    return last;
}

static bool settle_decimal(const struct candidate *c, const int *before,
                           struct decimals *decimals)
{
    const char *text = c->draft->text;
    int depth = c->number.level;
    size_t len = prefix_length(c);
    bool goes_on = decimals->prefix[depth] != NULL &&
                   decimals->len[depth] == len &&
                   memcmp(decimals->prefix[depth], text, len) == 0;
    const char *p = text;
    int first = take_value(&p);
    bool is_first =
        c->number.value == 1 && !goes_on &&
        (first == before[NUMBER_ARABIC] || first == before[NUMBER_HAN] ||
         c->next[NUMBER_DECIMAL] == 2);

    if (!is_first &&
        !(goes_on && c->number.value == decimals->value[depth] + 1))
        return false;
    decimals->prefix[depth] = text;
    decimals->len[depth] = len;
    decimals->value[depth] = c->number.value;
    return true;
}

static bool settle(struct candidate *c, const int *before, int *bare,
                   struct decimals *decimals)
{
    if (c->heads_decimals)
        return true;
    switch (c->damage) { /* no default: -Wswitch names the kind we forgot */
    case DAMAGE_NONE:
    case DAMAGE_BRACKET:
        return true;
    case DAMAGE_MARK:
        return is_wanted(c, c->number.shape, before);
    case DAMAGE_BARE:
        return settle_bare(c, before, bare);
    case DAMAGE_BOUND:
        return is_bare_series(c, &bare[c->number.shape]);
    case DAMAGE_EMPTY:
        settle_empty(c, before);
        return true;
    case DAMAGE_LIST:
        return is_wanted(c, c->number.shape, before);
    case DAMAGE_SERIES:
        if (c->number.shape == NUMBER_DECIMAL)
            return settle_decimal(c, before, decimals);
        return is_wanted(c, c->number.shape, before);
    }
    return false;
}

/* （一）、指导思想: the mark too many belongs to the number. */
static void take_mark(struct draft *d, struct arena *arena)
{
    const char *p = d->text + d->number_len;
    bool is_bracketed = d->number.shape == NUMBER_HAN_BRACKET ||
                        d->number.shape == NUMBER_ARABIC_BRACKET ||
                        d->number.shape == NUMBER_HALF_BRACKET ||
                        d->number.shape == NUMBER_CIRCLED;
    uint32_t c = utf8_next(&p);

    if (d->written == NULL || d->number_len == 0 || !is_bracketed ||
        (c != 0x3001 && c != '.' && c != 0xFF0E && c != 0xFF0C))
        return;
    d->written = arena_strndup(arena, d->text, (size_t)(p - d->text));
    d->number_len = (size_t)(utf8_skip_blanks(p) - d->text);
}

static void set_number(const struct candidate *c, struct arena *arena)
{
    struct draft *d = c->draft;

    d->number = c->number;
    take_mark(d, arena);
    if (d->written == NULL) {
        d->written = number_set_off(
            arena_strndup(arena, d->text, c->number.mark_len), arena);
        d->number_level = c->number.level;
        d->number_len = c->number.len;
    }
    d->has_heading_shape = heading_is_whole(d) || heading_run_in(d) > 0;
}

/* 七、八年级 is text. */
static void drop_number(struct draft *d)
{
    d->written = NULL;
    d->number_level = 0;
    d->number_len = 0;
}

void series_find(struct drafts *drafts, struct arena *arena)
{
    size_t n = 0;
    int before[NUMBER_SHAPES] = {0};
    int bare[NUMBER_SHAPES] = {0};
    struct decimals decimals = {0};
    bool has_markup = false;

    for (const struct draft *d = drafts->first; d != NULL; d = d->next) {
        has_markup |= d->kind == DRAFT_HEADING;
        n++;
    }
    struct candidate *candidates = arena_array(arena, n, sizeof(*candidates));

    n = 0;
    for (struct draft *d = drafts->first; d != NULL; d = d->next)
        n += read_candidate(d, has_markup, &candidates[n]);
    look_ahead(candidates, n);
    for (size_t i = 0; i < n; i++) {
        if (!settle(&candidates[i], before, bare, &decimals)) {
            drop_number(candidates[i].draft);
            continue;
        }
        set_number(&candidates[i], arena);
        enter(before, &candidates[i].number);
    }
}

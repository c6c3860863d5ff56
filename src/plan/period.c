/*
 * Periods: two dates with a mark between them, one of them or an event
 * (design.md §6, gbt9704.md §8.5).
 */
#include "base/utf8.h"
#include "plan/date_words.h"
#include "plan/dateside.h"
#include "plan/numbering.h"

#include <string.h>

enum { MAX_EVENT_BYTES = 120 }; /* forty characters: more is a sentence */

/* A period as it is written. */
struct range {
    struct dateside left, right;
    bool has_left, has_right;
    const char *left_event, *right_event; /* where it begins, or NULL */
    size_t left_event_len, right_event_len;
    const char *end; /* behind what was read */
};

static bool ends_sentence(const char *p)
{
    static const char *const ends[] = {"。", "；", ";", ".", "）", ")", NULL};
    return *utf8_skip_blanks(p) == '\0' || utf8_take_any(&p, ends);
}

/* -- Scanning ------------------------------------------------------------ */

static bool is_dated(const struct dateside *side)
{
    return side->precision != PRECISION_NONE;
}

/* 5月8日、9日 and 9、10月份: the days or months of a list. */
static void take_more(struct range *range)
{
    enum { MOST = 12 };
    const char *at = range->left.end;
    struct dateside next;
    for (int n = 0;
         n < MOST && utf8_take(&at, "、") &&
         dateside_scan(at, &range->left, &next) && is_dated(&next) &&
         next.year == 0 &&
         (range->left.precision == next.precision ||
          (range->left.pending > 0 && next.precision == PRECISION_MONTH));
         n++) {
        range->right = next;
        range->has_right = true;
        at = next.end;
    }
    if (range->has_right)
        dateside_settle(&range->left, &range->right);
}

/* Dates at p: one, or two with a joint. */
static bool scan_dates(const char *p, struct range *range)
{
    *range = (struct range){0};
    if (!dateside_scan(p, NULL, &range->left))
        return false;
    const char *at = date_words_skip_hour(range->left.end);
    if (date_words_take_joint(&at) &&
        dateside_scan(at, &range->left, &range->right)) {
        dateside_settle(&range->left, &range->right);
        range->has_right = is_dated(&range->right);
    } else {
        take_more(range);
    }
    range->has_left = is_dated(&range->left);
    range->end = range->has_right ? date_words_skip_hour(range->right.end)
                                  : range->left.end;
    return range->has_left && (range->has_right || range->left.pending < 0);
}

/* Sorts out what stands behind a single date: 前 makes it an end, 起 a
 * start. */
static void apply_tail(struct range *range)
{
    static const char *const befores[] = {"之前", "以前", "前后", "前",
                                          "截止", "止",   NULL};
    static const char *const afters[] = {"起",   "开始", "启动", "之后",
                                         "以后", "后",   NULL};
    const char *at = range->end;
    if (range->has_right || !range->has_left)
        return;
    if (utf8_take(&at, "前后"))
        return;
    if (utf8_take_any(&at, befores)) {
        range->right = range->left;
        range->has_right = true;
        range->has_left = false;
    } else if (!date_words_is_noun(at) && utf8_take_any(&at, afters)) {
        range->right_event = "";
    }
}

static void set_event(const char **event, size_t *event_len, const char *start,
                      const char *end)
{
    start = utf8_skip_blanks(start);
    while (end > start && end[-1] == ' ')
        end--;
    *event = start;
    *event_len = (size_t)(end - start);
}

/* A date and words: 2012年7月—党的十八大召开前. */
static bool scan_date_and_event(const char *p, const char *end,
                                struct range *range)
{
    *range = (struct range){0};
    if (!dateside_scan(p, NULL, &range->left) || !is_dated(&range->left))
        return false;
    /* the 1.5 of 1.5-2万元 is no date */
    if (range->left.joint != 0 && range->left.year == 0)
        return false;
    const char *at = range->left.end;
    if (!date_words_take_joint(&at) || utf8_skip_blanks(at) >= end ||
        end - at > MAX_EVENT_BYTES)
        return false;
    range->has_left = true;
    range->end = end;
    set_event(&range->right_event, &range->right_event_len, at, end);
    return true;
}

/* The 一 of 一至二季度 is no event, nor the 6月扫描 of 6月扫描——年底前验收. */
static bool is_numeral(const char *p, const char *end)
{
    struct dateside side;
    return number_value(p, (size_t)(end - p)) >= 0 ||
           (dateside_scan(p, NULL, &side) && is_dated(&side));
}

/* Words and a date: 即日起至3月11日. */
static bool scan_event_and_date(const char *p, const char *end,
                                struct range *range)
{
    *range = (struct range){0};
    for (const char *at = p; at < end && at - p <= MAX_EVENT_BYTES;
         utf8_next(&at)) {
        const char *right = at;
        if (at == p || utf8_peek(at) == ' ' || !date_words_take_joint(&right))
            continue;
        if (!dateside_scan(right, NULL, &range->right) ||
            !is_dated(&range->right))
            continue;
        /* the 起 of 即日起 is a word of its own */
        const char *event_end = at;
        utf8_take(&event_end, "起");
        if (is_numeral(p, event_end))
            return false;
        range->has_right = true;
        range->end = range->right.end;
        set_event(&range->left_event, &range->left_event_len, p, event_end);
        return true;
    }
    return false;
}

/* 七一前后, 党的十八大召开前 alone */
static bool scan_event(const char *p, const char *end, struct range *range)
{
    static const struct {
        const char *word;
        bool is_start, is_end;
    } signs[] = {
        {"前后", true, true},  {"期间", true, true},  {"之前", false, true},
        {"以前", false, true}, {"前", false, true},   {"之后", true, false},
        {"以后", true, false}, {"后", true, false},   {"即日起", true, false},
        {"日起", true, false}, {"月内", false, true}, {"周内", false, true},
        {"日内", false, true}, {"天内", false, true},
    };
    *range = (struct range){.end = end};
    if (end - p > MAX_EVENT_BYTES || is_numeral(p, end))
        return false;
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
        if (!dateside_ends_with(p, end, signs[i].word))
            continue;
        if (signs[i].is_start)
            set_event(&range->left_event, &range->left_event_len, p, end);
        if (signs[i].is_end)
            set_event(&range->right_event, &range->right_event_len, p, end);
        return true;
    }
    return false;
}

/* -- Filling in ---------------------------------------------------------- */

/* The first or last day that a side names, in this year; month 0 means that
 * it can't be told. */
static struct date day_of(const struct dateside *side, struct date from,
                          bool is_start, int year)
{
    if (side->precision == PRECISION_YEAR)
        return is_start ? (struct date){year, 1, 1}
                        : (struct date){year, 12, 31};
    struct date day = {.year = year, .month = from.month};
    if (side->month != 0)
        day.month = is_start ? side->month : side->last_month;
    day.day = is_start ? side->first_day : side->last_day;
    if (day.day == 0 && side->precision != PRECISION_DAY)
        day.day = date_days_in_month(year, day.month);
    return day;
}

/* Fills in what side lacks from a date before it. */
static void resolve(const struct dateside *side, struct date from,
                    bool is_start, struct arena *arena, struct period *period)
{
    int year = side->year;
    if (year == 0 && from.year != 0)
        year = from.year + side->year_shift;
    /* without a year a leap year's calendar forgives the most */
    struct date day = day_of(side, from, is_start, year == 0 ? 2000 : year);
    if (side->is_placeholder || day.month == 0) {
        period->lacks_year = true;
    } else if (!date_is_valid(day)) {
        period->impossible = arena_strndup(arena, side->start,
                                           (size_t)(side->end - side->start));
    } else if (year == 0) {
        period->lacks_year = true;
    } else if (is_start) {
        period->start = day;
        period->start_precision = side->precision;
    } else {
        period->end = day;
        period->end_precision = side->precision;
    }
}

/* What the right side takes a missing year or month from. */
static struct date context_of(const struct dateside *left, bool has_left,
                              struct date before)
{
    if (!has_left)
        return before;
    struct date context = {left->year, left->last_month, 0};
    if (left->year == 0 && !left->is_placeholder && before.year != 0)
        context.year = before.year + left->year_shift;
    if (context.month == 0)
        context.month = before.month;
    return context;
}

/* 12月11日至1月31日 ends in the year behind, unless that would be longer than
 * any stage: then one of the months is wrong. */
static bool ends_next_year(const struct dateside *right, struct date start)
{
    enum { LONGEST = 8 }; /* months between both */
    return right->year == 0 && right->year_shift == 0 && right->month != 0 &&
           date_is_set(start) && right->last_month < start.month &&
           right->last_month + 12 - start.month <= LONGEST;
}

static const char *copy_event(const char *event, size_t len,
                              struct arena *arena)
{
    return event == NULL || len == 0 ? NULL : arena_strndup(arena, event, len);
}

static void fill(const struct range *range, struct date before,
                 struct arena *arena, struct period *period)
{
    const struct dateside *left = &range->left;
    const struct dateside *right = &range->right;
    struct date from = before;
    /* 3月至2010年5月: the year on the right is better than none */
    if (from.year == 0 && range->has_right && left->month <= right->month)
        from.year = right->year;
    if (range->has_left)
        resolve(left, from, true, arena, period);
    struct date context = context_of(left, range->has_left, before);
    if (range->has_left && context.year != 0 &&
        ends_next_year(right, period->start))
        context.year++;
    if (range->has_right)
        resolve(right, context, false, arena, period);
    else if (range->has_left && range->right_event == NULL)
        resolve(left, from, false, arena, period);
    period->starts_next_year = range->has_left && left->year_shift > 0;
    period->ends_next_year = range->has_right && right->year_shift > 0;
    period->start_event =
        copy_event(range->left_event, range->left_event_len, arena);
    period->end_event =
        copy_event(range->right_event, range->right_event_len, arena);
    if (period->start_event != NULL)
        period->start_precision = PRECISION_EVENT;
    if (period->end_event != NULL)
        period->end_precision = PRECISION_EVENT;
}

/* -- Whole texts and running ones ---------------------------------------- */

/* How many more brackets close in [p, end) than open there. */
static int count_overclosed(const char *p, const char *end)
{
    int depth = 0;
    while (p < end)
        depth -= scalar_bracket_step(utf8_next(&p));
    return depth;
}

/* Takes off blanks, the brackets around it and a full stop. */
static const char *strip(const char *text, size_t *len)
{
    const char *p = utf8_trim(text, len);
    const char *end = p + *len;
    const char *at = p;
    if (scalar_bracket_step(utf8_next(&at)) > 0)
        p = utf8_skip_blanks(at);
    uint32_t mark = utf8_before(p, end);
    int extra = mark == 0x3002 || scalar_bracket_step(mark) < 0
                    ? count_overclosed(p, end)
                    : 0;
    while (end > p) {
        uint32_t last = utf8_before(p, end);
        if (last != 0x3002 && !(extra > 0 && scalar_bracket_step(last) < 0))
            break;
        extra -= last != 0x3002;
        end = utf8_back(p, end);
    }
    *len = end > p ? (size_t)(end - p) : 0;
    return p;
}

/* Whether what follows dates may follow them in a bracket. */
static bool is_tail(const char *p)
{
    static const char *const pauses[] = {"，", ",",  "；", ";", "（",
                                         "(",  "。", "、", NULL};
    while (date_words_take_tail(&p))
        ;
    return *utf8_skip_blanks(p) == '\0' || clock_end(p) != NULL ||
           utf8_take_any(&p, pauses);
}

/* 5月15日国际家庭日前后: what day it is, and that it is near. */
static bool names_day(const char *p, const char *end)
{
    enum { LONGEST = 36 }; /* bytes */
    static const char *const signs[] = {"前后", "左右", "当天", "期间"};
    if (end - p > LONGEST || !scalar_is_han(utf8_peek(p)))
        return false;
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (dateside_ends_with(p, end, signs[i]))
            return true;
    return false;
}

/* 3月下旬5月上旬: a paste has swallowed the joint. */
static bool take_second(struct range *range)
{
    const char *p = range->end;
    struct dateside right;
    if (range->has_right || !range->has_left || range->left.month == 0 ||
        !dateside_scan(p, &range->left, &right) || right.month == 0 ||
        !is_tail(right.end))
        return false;
    range->right = right;
    dateside_settle(&range->left, &range->right);
    range->has_right = true;
    range->end = right.end;
    return true;
}

bool period_parse(const char *text, struct date before, struct arena *arena,
                  struct period *period)
{
    struct range range;
    *period = (struct period){0};
    size_t len;
    const char *stripped = strip(text, &len);
    if (len == 0)
        return false;
    const char *whole = stripped;
    if (whole[len] != '\0') /* else nothing was taken off its end */
        whole = arena_strndup(arena, stripped, len);
    const char *end = whole + len;
    const char *p = date_words_skip_lead(whole);
    bool is_until = (p != whole && strncmp(whole, "截", 3) == 0) ||
                    utf8_take(&p, "至") || utf8_take(&p, "到");
    if (scan_dates(p, &range) && (is_tail(range.end) || take_second(&range) ||
                                  names_day(range.end, end))) {
        apply_tail(&range);
        if (is_until && !range.has_right) {
            range.right = range.left;
            range.has_right = true;
            range.has_left = false;
        }
    } else if (end - p <= MAX_EVENT_BYTES && undated_match(p, end)) {
        range = (struct range){0};
    } else if (!scan_date_and_event(p, end, &range) &&
               !(scan_event_and_date(p, end, &range) && is_tail(range.end)) &&
               !scan_event(p, end, &range)) {
        return false;
    }
    period->text = whole;
    fill(&range, before, arena, period);
    return true;
}

/* Where the clause at p ends. */
static const char *clause_end(const char *p)
{
    static const char *const ends[] = {"。", "；", ";", "，", ",", NULL};
    while (*p != '\0') {
        const char *at = p;
        if (scalar_is_cjk_mark(utf8_peek(p)) || *p == ';' || *p == ',')
            if (utf8_take_any(&at, ends))
                break;
        utf8_next(&p);
    }
    return p;
}

/* 党的十八大召开前, but not the 各村走访 of 3月到各村走访. */
static bool is_point_in_time(const char *event, size_t len)
{
    static const char *const signs[] = {"前", "后", "结束", "止", "期间"};
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (dateside_ends_with(event, event + len, signs[i]))
            return true;
    return false;
}

bool period_find(const char *text, struct date before, struct arena *arena,
                 struct period *period)
{
    static const char *const commas[] = {"，", ",", "：", ":", NULL};
    struct range range;
    *period = (struct period){0};
    const char *start = utf8_skip_blanks(text);
    const char *p = date_words_skip_lead(start);
    if (scan_dates(p, &range)) {
        apply_tail(&range);
        const char *behind = range.end;
        while (date_words_take_tail(&behind))
            range.end = behind;
        const char *comma = behind;
        /* 3月5日学雷锋, but 3月5日前，… */
        bool is_day = range.left.precision == PRECISION_DAY && range.has_left;
        /* 9月1日以后长期坚持 is open for good */
        bool is_single =
            (!range.has_right || !range.has_left) && range.right_event == NULL;
        if (is_single && !ends_sentence(behind) &&
            strncmp(behind, "为", 3) != 0 &&
            (is_day || !utf8_take_any(&comma, commas)))
            return false;
    } else if (!scan_date_and_event(p, clause_end(p), &range) ||
               !is_point_in_time(range.right_event, range.right_event_len)) {
        return false;
    }
    period->text = arena_strndup(arena, start, (size_t)(range.end - start));
    fill(&range, before, arena, period);
    return true;
}

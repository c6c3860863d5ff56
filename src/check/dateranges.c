/*
 * The two ends of a range of dates: how they are joined (GB/T 15834-2011 4.13
 * has the line — for times, and 至 is as good), their order, and the days
 * between them where the sentence counts them.
 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/bytes.h"
#include "check/dateword.h"

#include <string.h>

/* -- The joint ----------------------------------------------------------- */

/* The finding about a joint, or DIAG_COUNT where it is right. */
static enum diag_code code_of(enum datejoint joint)
{
    switch (joint) { /* no default: -Wswitch names the joint we forgot */
    case DATEJOINT_HYPHEN:
        return DIAG_RANGE_HYPHEN;
    case DATEJOINT_TILDE:
        return DIAG_RANGE_TILDE;
    case DATEJOINT_YI:
        return DIAG_RANGE_YI;
    case DATEJOINT_DASH:
        return DIAG_RANGE_DASH;
    case DATEJOINT_YU:
        return DIAG_RANGE_YU;
    case DATEJOINT_LOST:
        return DIAG_RANGE_UNJOINED;
    case DATEJOINT_NONE:
    case DATEJOINT_LINE:
    case DATEJOINT_ZHI:
        break;
    }
    return DIAG_COUNT;
}

/* 于 and nothing may also stand for a mark that got lost. */
static bool is_sure(enum diag_code code)
{
    return code != DIAG_RANGE_YU && code != DIAG_RANGE_UNJOINED;
}

/* -- What the two days say ----------------------------------------------- */

/* The walk over the texts, and over the stages, which stand in their order. */
struct walk {
    struct diags *diags;
    const struct stage *stage; /* the first that is not before the text */
};

/* Whether the words of a stage tell it already: D040. */
static bool is_backward_stage(struct walk *walk, const struct text *text)
{
    if (text->block == NULL)
        return false;
    struct span span = text->block->span;
    while (walk->stage != NULL && walk->stage->span.start < span.start)
        walk->stage = walk->stage->next;
    for (const struct stage *s = walk->stage;
         s != NULL && s->span.start < span.end; s = s->next)
        if (date_is_set(s->period.start) && date_is_set(s->period.end) &&
            date_compare(s->period.start, s->period.end) > 0)
            return true;
    return false;
}

/* Reads both days.  False where one is no day, or another year could lie
 * between them: 12月28日至1月3日. */
static bool read_days(const struct daterange *range, struct date *first,
                      struct date *last)
{
    const struct dateword *left = &range->left, *right = &range->right;
    if (range->is_bare || range->joint == DATEJOINT_LOST ||
        range->joint == DATEJOINT_YU || left->month.start == NULL ||
        left->day.start == NULL || right->day.start == NULL)
        return false;
    *first =
        (struct date){left->year.value, left->month.value, left->day.value};
    *last = *first;
    last->day = right->day.value;
    if (right->month.start != NULL)
        last->month = right->month.value;
    if (right->year.start != NULL)
        last->year = right->year.value;
    bool has_years = left->year.digits == 4 && right->year.digits == 4;
    return has_years ||
           (right->year.start == NULL && last->month >= first->month);
}

static void check_order(struct walk *walk, const struct text *text,
                        const struct daterange *range)
{
    struct diags *diags = walk->diags;
    struct date first, last;
    if (!read_days(range, &first, &last) || date_compare(first, last) <= 0 ||
        is_backward_stage(walk, text))
        return;
    bytes_add(diags, DIAG_RANGE_REVERSED, text, range->left.start,
              range->right.end, NULL);
    diag_hint(diags, "核对两个日期；跨年的，在后一个日期前写明年份",
              "compare the two dates; where a year lies between, write it "
              "before the second");
}

/* The days of a range that ends at p, as the sentence counts them: 放假，共7天,
 * 为期7天.  0: it doesn't, or not plainly. */
static int take_count(const char *p, const char *end, const char **start,
                      const char **behind)
{
    static const char *const counts[] = {"共计", "共", "为期", NULL};
    static const char *const others[] = {"除", "工作", "周", "每", "分", NULL};
    enum { NEAR = 30 };
    int n = 0;
    const char *most = end - p > NEAR ? p + NEAR : end;
    for (; p < most; utf8_next(&p)) {
        const char *at = p;
        if (scalar_is_digit((unsigned char)*p) ||
            dateword_take_any(&at, others) || dateword_take(&at, "。") ||
            dateword_take(&at, "；"))
            return 0;
        if (dateword_take_any(&at, counts))
            break;
    }
    if (p >= end || !dateword_take_any(&p, counts))
        return 0;
    *start = p;
    for (; p < end && scalar_is_digit((unsigned char)*p) && n < 1000; p++)
        n = n * 10 + (*p - '0');
    bool is_counted = n > 0 && dateword_take(&p, "天");
    *behind = p;
    return is_counted ? n : 0;
}

/* The days from first to last of one year, both counted; 0 where the year has
 * to be known and is not. */
static int count_days(struct date first, struct date last, int known_year)
{
    int n = last.day - first.day + 1;
    int year = first.year > 0 ? first.year : known_year;
    if (first.year != last.year || (first.month != last.month && year == 0))
        return 0;
    for (int month = first.month; month < last.month; month++)
        n += date_days_in_month(year, month);
    return n;
}

static void check_days(const struct text *text, const struct daterange *range,
                       struct diags *diags)
{
    enum { MONTHS = 12 };
    struct date first, last;
    const char *start, *behind;
    int said = take_count(range->right.end, bytes_end(text), &start, &behind);
    if (said == 0 || !read_days(range, &first, &last) || first.month < 1 ||
        last.month > MONTHS)
        return;
    int n = count_days(first, last, text->plan->meta.date.year);
    if (n > 0 && n != said)
        bytes_add(diags, DIAG_DAYS_COUNTED, text, start, behind,
                  arena_printf(diags->arena, "%d", n));
}

static void visit(const struct text *text, void *context)
{
    struct walk *walk = context;
    struct diags *diags = walk->diags;
    struct daterange range;
    for (size_t i = 0; daterange_next(text, &i, &range);) {
        check_order(walk, text, &range);
        check_days(text, &range, diags);
        enum diag_code code = code_of(range.joint);
        if (code == DIAG_COUNT || bytes_ends_literal(text, range.right.end))
            continue;
        /* 3至5月 reads badly where 3—5月 does not */
        const char *joint = range.is_bare ? "—" : "至";
        const char *right = arena_printf(
            diags->arena, "%.*s%s%.*s",
            (int)(range.joint_start - range.left.start), range.left.start,
            joint, (int)(range.right.end - range.joint_end), range.joint_end);
        bytes_add(diags, code, text, range.left.start, range.right.end, right);
        bytes_fix(diags, is_sure(code), text, range.joint_start,
                  range.joint_end, joint);
    }
}

void check_date_ranges(const struct plan *plan, const struct kinds *kinds,
                       struct diags *diags)
{
    struct walk walk = {diags, plan->stages};
    (void)kinds;
    check_each_text(plan, visit, &walk);
}

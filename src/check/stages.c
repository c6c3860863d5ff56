/*
 * The stages as a calendar: each starts before it ends, follows the one
 * before without a gap, and lies where the plan says.
 *
 * An end written as 中旬 or 5月 is any day of it, so that two such ends may
 * meet inside the same ten days or month (gbt9704.md §8.5).
 */
#include "check/check.h"

#include "base/utf8.h"

#include <string.h>

/* The days that an end may mean. */
struct days {
    struct date first, last;
};

static struct days days_of_start(const struct period *period)
{
    struct date day = period->start;
    struct days days = {day, day};
    int length = date_days_in_month(day.year, day.month);
    switch (period->start_precision) { /* no default: names the forgotten */
    case PRECISION_TEN_DAY: /* 月底 starts on the last day at the latest */
        days.last.day = day.day > 20 ? length : day.day + 9;
        days.first.day = day.day > 20 ? 21 : day.day;
        break;
    case PRECISION_MONTH:
        days.last.day = length;
        break;
    case PRECISION_YEAR:
        days.last = (struct date){day.year, 12, 31};
        break;
    case PRECISION_NONE:
    case PRECISION_DAY:
    case PRECISION_EVENT:
        break;
    }
    return days;
}

static struct days days_of_end(const struct period *period)
{
    struct date day = period->end;
    struct days days = {day, day};
    switch (period->end_precision) { /* no default: names the forgotten */
    case PRECISION_TEN_DAY:
        days.first.day = day.day > 20 ? 21 : day.day > 10 ? 11 : 1;
        break;
    case PRECISION_MONTH:
        days.first.day = 1;
        break;
    case PRECISION_YEAR:
        days.first = (struct date){day.year, 1, 1};
        break;
    case PRECISION_NONE:
    case PRECISION_DAY:
    case PRECISION_EVENT:
        break;
    }
    return days;
}

static struct date day_behind(struct date day)
{
    if (++day.day > date_days_in_month(day.year, day.month)) {
        day.day = 1;
        day.month++;
    }
    if (day.month > 12)
        day = (struct date){day.year + 1, 1, 1};
    return day;
}

/* Whether a period is written with two ends: 5月至6月. */
static bool is_range(const struct period *period)
{
    static const char *const joints[] = {"至", "到", "—",  "-",  "－", "–",
                                         "～", "~",  "于", "一", "起"};
    if (!date_is_set(period->start) || !date_is_set(period->end))
        return false;
    for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++)
        if (strstr(period->text, joints[i]) != NULL)
            return true;
    return false;
}

/* -- One stage ----------------------------------------------------------- */

static bool is_backwards(const struct period *period)
{
    return date_is_set(period->start) && date_is_set(period->end) &&
           date_compare(period->start, period->end) > 0;
}

static void check_direction(const struct stage *stage, struct diags *diags)
{
    const struct period *period = &stage->period;
    if (!is_backwards(period))
        return;
    diag_add(diags, DIAG_STAGE_BACKWARDS, stage->span, stage->name,
             date_iso(period->start, diags->arena),
             date_iso(period->end, diags->arena), NULL);
    diag_hint(diags, "跨年的，在结束时间前写明年份",
              "where a year lies between, write it before the end");
}

static void check_event(const struct stage *stage, struct diags *diags)
{
    if (stage->period.end_event != NULL)
        diag_add(diags, DIAG_STAGE_ENDS_IN_EVENT, stage->span, stage->name,
                 stage->period.end_event, NULL);
}

/* A stage that is over, or has begun on a day, before the plan is signed. */
static void check_signed(const struct stage *stage, struct date signed_on,
                         struct diags *diags)
{
    const struct period *period = &stage->period;
    struct date day = {0};
    if (!date_is_set(signed_on))
        return;
    if (date_is_set(period->end) && date_compare(period->end, signed_on) < 0)
        day = period->end;
    else if (date_is_set(period->start) &&
             period->start_precision == PRECISION_DAY &&
             date_compare(period->start, signed_on) < 0)
        day = period->start;
    if (date_is_set(day))
        diag_add(diags, DIAG_STAGE_BEFORE_DATE, stage->span, stage->name,
                 date_iso(day, diags->arena), date_iso(signed_on, diags->arena),
                 NULL);
}

static void check_inside(const struct stage *stage, const struct period *whole,
                         struct diags *diags)
{
    const struct period *period = &stage->period;
    bool is_early = date_is_set(whole->start) && date_is_set(period->start) &&
                    date_compare(days_of_start(period).last, whole->start) < 0;
    bool is_late = date_is_set(whole->end) && date_is_set(period->end) &&
                   date_compare(days_of_end(period).first, whole->end) > 0;
    if (is_early || is_late)
        diag_add(diags, DIAG_STAGE_OUTSIDE, stage->span, stage->name,
                 period->text, whole->text, NULL);
}

/* -- Two stages ---------------------------------------------------------- */

/* The long holidays, which nobody plans for. */
static bool is_holiday(struct date day)
{
    return (day.month == 10 && day.day <= 7) ||
           (day.month == 5 && day.day <= 5) || (day.month == 1 && day.day <= 3);
}

/* Whether working days lie between the last day of one stage and the first
 * of the next; a weekend is none. */
static bool is_gap(struct date last, struct date first)
{
    enum { WEEKEND = 2 };
    int n = 0;
    for (struct date day = day_behind(last); date_compare(day, first) < 0;
         day = day_behind(day)) {
        n += !is_holiday(day);
        if (n > WEEKEND)
            return true;
    }
    return false;
}

/* A day within a stage: a meeting, a fair; the stage goes on around it. */
static bool is_day_within(const struct period *day, const struct period *stage)
{
    return !is_range(day) && day->start_precision == PRECISION_DAY &&
           date_compare(day->start, stage->start) >= 0 &&
           date_compare(day->start, stage->end) <= 0;
}

/* 9月20日报到 told behind 9月21日至25日培训. */
static bool is_day_before(const struct period *day, const struct period *stage)
{
    return !is_range(day) && day->start_precision == PRECISION_DAY &&
           date_compare(day->start, stage->start) < 0;
}

static void check_neighbours(const struct stage *a, const struct stage *b,
                             struct diags *diags)
{
    const struct period *one = &a->period, *two = &b->period;
    if (!is_range(one) || !date_is_set(two->start) || is_backwards(one) ||
        is_backwards(two) || is_day_within(two, one) || is_day_before(two, one))
        return;
    struct days end = days_of_end(one);
    struct days start = days_of_start(two);
    if (date_compare(start.last, end.first) < 0)
        diag_add(diags, DIAG_STAGE_OVERLAP, b->span, b->name, two->text,
                 a->name, one->text, NULL);
    else if (is_range(two) && is_gap(end.last, start.first))
        diag_add(diags, DIAG_STAGE_GAP, b->span, a->name, one->text, b->name,
                 two->text, NULL);
}

/* -- All ----------------------------------------------------------------- */

/* A date that is still to be filled in is told as such. */
static bool is_to_fill(const struct plan *plan, const struct stage *stage)
{
    static const char mark[] = "【待填";
    return memmem(plan->source->text + stage->span.start,
                  stage->span.end - stage->span.start, mark,
                  sizeof(mark) - 1) != NULL;
}

/* 跟踪服务（12月及以后）: a time of a kind that has no two ends. */
static bool has_time(const struct stage *stage)
{
    static const char *const units[] = {"月", "日", "年", "天", "周"};
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        const char *p = strstr(stage->name, units[i]);
        if (p != NULL && p > stage->name &&
            scalar_is_digit((unsigned char)p[-1]))
            return true;
    }
    return false;
}

static void check_undated(const struct plan *plan, struct diags *diags)
{
    const struct stage *stages = plan->stages;
    size_t n = 0, n_dated = 0;
    for (const struct stage *s = stages; s != NULL; s = s->next) {
        n++;
        n_dated += s->period.text != NULL || is_to_fill(plan, s) || has_time(s);
    }
    if (n < 2 || n_dated == n)
        return;
    if (n_dated == 0 && plan->meta.period == NULL) {
        diag_add(diags, DIAG_STAGES_UNDATED, stages->span, NULL);
        diag_hint(diags, "在各阶段名称后用括号写明起止时间",
                  "write each stage's period in brackets behind its name");
    }
    for (const struct stage *s = stages; s != NULL && n_dated > 0; s = s->next)
        if (s->period.text == NULL && !is_to_fill(plan, s) && !has_time(s))
            diag_add(diags, DIAG_STAGE_UNDATED, s->span, s->name, NULL);
}

/* The mark that joins the two ends of a period: "至", "—", or NULL. */
static const char *joint_of(const struct period *period)
{
    if (period->text == NULL || !is_range(period))
        return NULL;
    if (strstr(period->text, "至") != NULL)
        return "至";
    return strstr(period->text, "—") != NULL ? "—" : NULL;
}

static void check_joints(const struct plan *plan, struct diags *diags)
{
    const char *first = NULL;
    for (const struct stage *s = plan->stages; s != NULL; s = s->next) {
        const char *joint = joint_of(&s->period);
        if (joint == NULL)
            continue;
        if (first == NULL)
            first = joint;
        if (strcmp(first, joint) != 0)
            diag_add(diags, DIAG_STAGE_JOINTS_MIXED, s->span, s->period.text,
                     first, NULL);
    }
}

void check_stages(const struct plan *plan, const struct kinds *kinds,
                  struct diags *diags)
{
    struct period whole = {0};
    bool has_whole =
        plan->meta.period != NULL &&
        period_parse(plan->meta.period, plan->meta.date, plan->arena, &whole);
    (void)kinds;
    check_undated(plan, diags);
    check_joints(plan, diags);
    for (const struct stage *s = plan->stages; s != NULL; s = s->next) {
        check_direction(s, diags);
        check_event(s, diags);
        check_signed(s, plan->meta.date, diags);
        if (has_whole)
            check_inside(s, &whole, diags);
        if (s->next != NULL)
            check_neighbours(s, s->next, diags);
    }
}

/*
 * Where the years and months come from that stages leave out: the plan's own
 * period, the date of the document, its title, its preamble, and a sentence in
 * front of the steps that says what is planned.
 */
#include "kind/parts.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* A year written in a text: 2026年… */
static int year_in(const char *text)
{
    static const char unit[] = "年";
    for (const char *p = text; (p = strstr(p, unit)) != NULL;
         p += strlen(unit)) {
        if (p - text < 4 ||
            (p - text > 4 && scalar_is_digit((unsigned char)p[-5])))
            continue;
        int year = 0;
        for (int i = -4; i < 0 && year >= 0; i++)
            year = scalar_is_digit((unsigned char)p[i])
                       ? year * 10 + (p[i] - '0')
                       : -1;
        if (year >= 1900 && year <= 2199)
            return year;
    }
    return 0;
}

/* The year of 2025—2026学年第二学期: 2026, or 0. */
static int year_of_term(const char *title)
{
    static const char unit[] = "学年";
    static const char *const seconds[] = {"第二学期", "下学期", "春季"};
    const char *end = strstr(title, unit);
    int years[2] = {0, 0};
    size_t n = 0;
    for (const char *p = title; end != NULL && p < end && n < 2;) {
        char *behind = NULL;
        long year =
            scalar_is_digit((unsigned char)*p) ? strtol(p, &behind, 10) : 0;
        if (year >= 1900 && year <= 2199)
            years[n++] = (int)year;
        if (behind != NULL)
            p = behind;
        else
            utf8_next(&p);
    }
    if (n < 2 || years[1] != years[0] + 1)
        return 0;
    for (size_t i = 0; i < sizeof(seconds) / sizeof(seconds[0]); i++)
        if (strstr(end, seconds[i]) != NULL)
            return years[1];
    return years[0];
}

/* The year that is named last in the sentence before p: 2026年春运从1月26日… */
static int year_before(const char *text, const char *p, struct arena *arena)
{
    enum { FARTHEST = 48 }; /* bytes */
    const char *start = p;
    while (start > text && p - start < FARTHEST &&
           utf8_before(text, start) != 0x3002)
        start = utf8_back(text, start);
    return year_in(arena_strndup(arena, start, (size_t)(p - start)));
}

/* 2024年4月 at p, whatever follows: the year and month, or no date. */
static struct date date_at(const char *p, struct arena *arena)
{
    static const char year[] = "年", month[] = "月";
    const char *end = strstr(p, year);
    if (end == NULL || end - p != 4)
        return (struct date){0};
    end += strlen(year);
    for (const char *at = end; *at == ' ' || scalar_is_digit(utf8_peek(at));)
        if (strncmp(++at, month, strlen(month)) == 0)
            end = at + strlen(month);
    struct period period;
    const char *text = arena_strndup(arena, p, (size_t)(end - p));
    return period_parse(text, (struct date){0}, arena, &period)
               ? period.start
               : (struct date){0};
}

/* 从2012年6月15日至9月25日, 定于2024年4月开展: the time that a sentence says,
 * or no date.  is_planned: only one that is to come for sure. */
static struct date time_in(const char *text, bool is_planned,
                           struct arena *arena)
{
    enum { MOST = 8 }; /* tries */
    int n = 0;
    static const struct {
        const char *word;
        bool is_plan; /* what stands behind it is to come */
    } leads[] = {{"计划于", true}, {"计划从", true}, {"预计于", true},
                 {"定于", true},   {"拟于", true},   {"将于", true},
                 {"决定从", true}, {"决定自", true}, {"决定在", true},
                 {"从", false},    {"自", false},    {"于", false},
                 {"在", false}};
    for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++) {
        const char *p = leads[i].is_plan || !is_planned ? text : "";
        while ((p = strstr(p, leads[i].word)) != NULL) {
            p += strlen(leads[i].word);
            if (!scalar_is_digit((unsigned char)*p) || n++ >= MOST)
                continue;
            struct date before = {.year = year_before(text, p, arena)};
            struct period period;
            if (period_find(p, before, arena, &period) &&
                date_is_set(period.start))
                return period.start;
            struct date date = date_at(p, arena);
            if (leads[i].is_plan && date_is_set(date))
                return date;
        }
    }
    return (struct date){0};
}

struct date stages_time_said(const struct block *first, const struct block *end,
                             struct arena *arena)
{
    for (const struct block *b = first;
         b != NULL && b != end && b->kind != BLOCK_HEADING; b = b->next) {
        const char *text = running_text(b, arena);
        struct date date =
            text == NULL ? (struct date){0} : time_in(text, false, arena);
        if (date_is_set(date))
            return date;
    }
    return (struct date){0};
}

/* The time that a sentence anywhere in front of the steps says is planned. */
static struct date time_planned(const struct plan *plan)
{
    for (const struct block *b = plan->first; b != NULL; b = b->next) {
        const char *text = running_text(b, plan->arena);
        if (b->kind == BLOCK_HEADING &&
            (b->as.heading.roles & ROLE_BIT(ROLE_STEPS)) != 0)
            break;
        struct date date =
            text == NULL ? (struct date){0} : time_in(text, true, plan->arena);
        if (date_is_set(date))
            return date;
    }
    return (struct date){0};
}

/* The year that 二、活动时间 says: the plan's own period. */
static struct date date_of_time_section(const struct plan *plan,
                                        const struct vocabulary *vocabulary)
{
    struct arena *arena = plan->arena;
    for (const struct section *s = plan->sections; s != NULL; s = s->next) {
        struct stage_head head;
        struct period period;
        const char *name = heading_of(s)->text;
        if (!stage_head_read(name, true, vocabulary, arena, &head) ||
            wordlist_suffix(&vocabulary->stage_times, head.name,
                            strlen(head.name)) == NULL)
            continue;
        const char *text = head.period != NULL ? head.period
                           : *head.rest != '\0'
                               ? head.rest
                               : running_text(s->heading->next, arena);
        if (text != NULL &&
            period_find(text, (struct date){0}, arena, &period) &&
            date_is_set(period.start))
            return period.start;
    }
    return (struct date){0};
}

struct date stages_context(const struct plan *plan,
                           const struct vocabulary *vocabulary)
{
    struct period period;
    struct date date = plan->meta.date;
    if (plan->meta.period == NULL) {
        struct date own = date_of_time_section(plan, vocabulary);
        if (date_is_set(own))
            return own;
    }
    if (!date_is_set(date) && plan->title != NULL)
        date = (struct date){.year = year_of_term(plan->title)};
    if (date.year == 0 && plan->title != NULL)
        date = (struct date){.year = year_in(plan->title)};
    if (date.year == 0)
        date = plan->host_date;
    if (date.year == 0)
        date = stages_time_said(plan->first, NULL, plan->arena);
    if (date.year == 0)
        date = time_planned(plan);
    if (plan->meta.period == NULL ||
        !period_parse(plan->meta.period, date, plan->arena, &period))
        return date;
    if (date_is_set(period.start))
        return period.start;
    return date_is_set(period.end) ? period.end : date;
}

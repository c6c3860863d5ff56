/*
 * Times of the day that no clock shows: 上午15:00, 下午3:75.
 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/text.h"

/* A part of the day, or the day: behind it a number is a time. */
struct daytime {
    const char *word;
    int last_hour;
};

static const struct daytime daytimes[] = {
    {"上午", 12}, {"早上", 12}, {"早晨", 12}, {"凌晨", 12},
    {"中午", 14}, {"下午", 24}, {"晚上", 24}, {"日", 24},
};

/* The number of one or two digits at *i, which moves behind it; -1: none. */
static int take_number(const struct text *text, size_t *i)
{
    size_t end = text_skip_digits(text, *i);
    int value = 0;
    if (end == *i || end - *i > 2)
        return -1;
    for (; *i < end; ++*i)
        value = value * 10 + (int)(text->chars[*i] - '0');
    return value;
}

/* Reads 15:00, or unless it stands behind a day (每日30点积分) 15时, 15点 from
 * *i on, which moves behind it. */
static bool take_time(const struct text *text, size_t *i, bool is_day,
                      int *hour, int *minute)
{
    *minute = 0;
    *hour = take_number(text, i);
    if (*hour < 0)
        return false;
    if (text_has(text, *i, ":") || text_has(text, *i, "：")) {
        ++*i;
        *minute = take_number(text, i);
        return *minute >= 0;
    }
    if (is_day || (!text_has(text, *i, "时") && !text_has(text, *i, "点")))
        return false;
    ++*i;
    return !text_has(text, *i, "间") && !text_has(text, *i, "段");
}

static void visit(const struct text *text, void *context)
{
    struct diags *diags = context;
    for (size_t k = 0; k < sizeof(daytimes) / sizeof(daytimes[0]); k++) {
        if (!text_may_hold(text, daytimes[k].word))
            continue;
        size_t n = utf8_count(daytimes[k].word);
        for (size_t i = 0; i < text->n; i++) {
            size_t end = text_skip_blanks(text, i + n);
            int hour, minute;
            if (!text_has(text, i, daytimes[k].word) ||
                !take_time(text, &end, n == 1, &hour, &minute))
                continue;
            if (hour > daytimes[k].last_hour || minute > 59 ||
                (hour == 24 && minute > 0))
                text_add(diags, DIAG_TIME_IMPOSSIBLE, text, i + (n == 1),
                         end - i - (n == 1), NULL); /* 日 is the date's */
        }
    }
}

void check_times(const struct plan *plan, const struct kinds *kinds,
                 struct diags *diags)
{
    (void)kinds;
    check_each_text(plan, visit, diags);
}

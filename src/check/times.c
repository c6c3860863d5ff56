/*
 * Times of the day that no clock shows: 上午15:00, 下午3:75.
 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/text.h"

/* A part of the day, or the day: behind it a number is a time. */
struct daytime {
    const char *word;
    size_t n; /* characters */
    int last_hour;
};

static const struct daytime daytimes[] = {
    {"上午", 2, 12}, {"早上", 2, 12}, {"早晨", 2, 12}, {"凌晨", 2, 12},
    {"中午", 2, 14}, {"下午", 2, 24}, {"晚上", 2, 24}, {"日", 1, 24},
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

/* The part of the day that stands before i, blanks between them, and where a
 * finding about it begins (日 is the date's); NULL. */
static const struct daytime *find_daytime(const struct text *text, size_t i,
                                          size_t *start)
{
    enum { LONGEST = 6 }; /* of （星期五） behind a day */
    *start = i;
    while (i > 0 && scalar_is_blank(text->chars[i - 1]))
        i--;
    if (i > LONGEST && text->chars[i - 1] == 0xFF09)
        for (size_t k = i - LONGEST; k < i; k++)
            if (text_has(text, k, "（"))
                i = k;
    for (size_t k = 0; k < sizeof(daytimes) / sizeof(daytimes[0]); k++) {
        size_t n = daytimes[k].n;
        if (i < n || !text_has(text, i - n, daytimes[k].word))
            continue;
        if (n > 1)
            *start = i - n;
        return &daytimes[k];
    }
    return NULL;
}

static void visit(const struct text *text, void *context)
{
    struct diags *diags = context;
    for (size_t i = text_next_mark(text, 1), end; i < text->n;
         i = text_next_mark(text, end)) {
        int hour, minute;
        size_t start;
        end = i + 1;
        if (!scalar_is_digit(text->chars[i]))
            continue;
        const struct daytime *daytime = find_daytime(text, i, &start);
        end = i;
        if (daytime == NULL ||
            !take_time(text, &end, daytime->n == 1, &hour, &minute)) {
            end = text_skip_digits(text, i);
            continue;
        }
        if (hour > daytime->last_hour || minute > 59 ||
            (hour == 24 && minute > 0))
            text_add(diags, DIAG_TIME_IMPOSSIBLE, text, start, end - start,
                     NULL);
    }
}

void check_times(const struct plan *plan, const struct kinds *kinds,
                 struct diags *diags)
{
    (void)kinds;
    check_each_text(plan, visit, diags);
}

/*
 * Holidays.
 */
#include "check/holidays.h"

#include <string.h>

/* n digits; -1 if they aren't there. */
static int take_digits(const char **p, int n)
{
    int value = 0;
    for (; n > 0; n--, (*p)++) {
        if (**p < '0' || **p > '9')
            return -1;
        value = 10 * value + (**p - '0');
    }
    return value;
}

/* 05-01 or 2026-02-17 */
static bool read_day(const char *text, struct holiday *holiday)
{
    enum { LEAP_YEAR = 2024 }; /* 02-29 may be a day of every year */
    holiday->year = 0;
    if (strlen(text) == sizeof("2026-02-17") - 1) {
        holiday->year = take_digits(&text, 4);
        if (holiday->year < 0 || *text++ != '-')
            return false;
    }
    holiday->month = take_digits(&text, 2);
    if (holiday->month < 0 || *text++ != '-')
        return false;
    holiday->day = take_digits(&text, 2);
    struct date date = {holiday->year == 0 ? LEAP_YEAR : holiday->year,
                        holiday->month, holiday->day};
    return *text == '\0' && date_is_valid(date);
}

bool holidays_read(const struct yaml_node *map, struct diags *diags,
                   struct holidays *holidays)
{
    size_t n = 0;
    for (const struct yaml_node *v = map->first; v != NULL; v = v->next)
        for (const struct yaml_node *day = v->first; day != NULL;
             day = day->next)
            n++;
    *holidays = (struct holidays){
        arena_array(diags->arena, n + 1, sizeof(*holidays->items)), 0};
    for (const struct yaml_node *v = map->first; v != NULL; v = v->next)
        for (const struct yaml_node *day = v->first; day != NULL;
             day = day->next) {
            struct holiday *item = &holidays->items[holidays->n++];
            item->name = v->key;
            if (day->kind == YAML_SCALAR && read_day(day->text, item))
                continue;
            diag_add(diags, DIAG_DATE_BAD, day->span, v->key,
                     day->kind == YAML_SCALAR ? day->text : "…", NULL);
            return false;
        }
    return true;
}

const char *holidays_find(const struct holidays *holidays, struct date day)
{
    for (size_t i = 0; i < holidays->n; i++) {
        const struct holiday *h = &holidays->items[i];
        if (h->month == day.month && h->day == day.day &&
            (h->year == 0 || h->year == day.year))
            return h->name;
    }
    return NULL;
}

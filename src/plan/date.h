/*
 * Dates and periods as plans write them (design.md §6, gbt9704.md §8.5).
 */
#ifndef FANGAN_PLAN_DATE_H
#define FANGAN_PLAN_DATE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* A day of the Gregorian calendar; year 0 means: no date. */
struct date {
    int year;
    int month; /* 0: not known (only in what a period inherits from) */
    int day;
};

static inline bool date_is_set(struct date date)
{
    return date.year != 0;
}

/* 28 to 31; 0 for a month that is none. */
int date_days_in_month(int year, int month);

/* Whether it is a day of the years 1 to 9999. */
bool date_is_valid(struct date date);

/* -1, 0 or 1: a before, the same as or after b. */
int date_compare(struct date a, struct date b);

/* YYYY-MM-DD, or 2026年7月28日 (also with blanks); the whole text must be
 * the date.  False: not a date, or one that does not exist. */
bool date_parse(const char *text, struct date *date);

/* 0 for Sunday to 6, of a valid date. */
int date_weekday(struct date date);

/* The day that many months, then days, later; the 31st of a short month is
 * its last day.  Year 0 if it is out of the calendar. */
struct date date_add(struct date date, int months, int days);

/* As text in the arena. */
const char *date_iso(struct date date, struct arena *arena); /* 2026-07-28 */
const char *date_zh(struct date date, struct arena *arena); /* 2026年7月28日 */

enum precision {
    PRECISION_NONE,
    PRECISION_DAY,
    PRECISION_TEN_DAY, /* 旬 */
    PRECISION_MONTH,
    PRECISION_YEAR,
    PRECISION_EVENT
};

/* "day", "ten-day", "month", "year", "event"; NULL for none. */
const char *precision_id(enum precision precision);

struct period {
    const char *text; /* as written, without its brackets */
    struct date start, end;
    enum precision start_precision, end_precision;
    const char *start_event, *end_event; /* the words, or NULL */
    bool lacks_year; /* a year or month was needed and nowhere to be had */
    bool starts_next_year, ends_next_year; /* said as 次年, 明年 */
    const char *impossible; /* a day that does not exist, as written; NULL */
};

/* Reads a text that is a period as a whole, with or without its brackets.
 * before: what a missing year or month comes from when the text itself has
 * none on its left: the end of the stage before, else the plan's own period,
 * else the document's date, else a year in the title; year 0 if nothing is
 * known.  Texts of *period are copies in the arena.  False if the text is no
 * period; *period is of no use then.  第1-3个月 is one, without dates. */
bool period_parse(const char *text, struct date before, struct arena *arena,
                  struct period *period);

/* Reads a period at the start of a running text: 9月13日至10月16日。…, 从7月
 * 中旬开始，到8月底结束。….  False also for a day on which something happens
 * (4月18日召开动员会). */
bool period_find(const char *text, struct date before, struct arena *arena,
                 struct period *period);

/* Behind the time of day at p (9:00, 14时30分, 8点), blanks before it included;
 * NULL: there is none. */
const char *clock_end(const char *p);

#endif

/*
 * One side of a period as it is written, before a missing year or month is
 * filled in, and times without dates.  Private to plan/: period.c puts sides
 * together.
 */
#ifndef FANGAN_PLAN_DATESIDE_H
#define FANGAN_PLAN_DATESIDE_H

#include "plan/date.h"

struct dateside {
    enum precision precision; /* NONE: only a number so far, in pending */
    int year;                 /* 0: not written */
    int month;
    int first_day, last_day; /* 0: the last of the month */
    int last_month;          /* of a quarter or half a year; else month */
    int year_shift;          /* 次年 is 1 */
    int pending;             /* the 1 of 1-2月; -1: there is none */
    char joint;              /* the mark of 2008.3.30; 0: 年 月 日 */
    bool is_placeholder;     /* 20**年 */
    const char *start, *end; /* where it stands */
};

/* Reads a side at text; sets its end.  left is the side before it or NULL:
 * 03-01 is a date only if there was one with hyphens. */
bool dateside_scan(const char *text, const struct dateside *left,
                   struct dateside *side);

/* Gives a number without a unit that of the other side: 1-2月, 3月3-5日,
 * 2010.3-7. */
void dateside_settle(struct dateside *left, struct dateside *right);

/* Whether [p, end) ends with word and something stands before it. */
bool dateside_ends_with(const char *p, const char *end, const char *word);

/* Whether [p, end) is a time without dates: 第1-3个月, 长期, 5月第二周. */
bool undated_match(const char *p, const char *end);

#endif

/*
 * Days of the Gregorian calendar.
 */
#include "plan/date.h"

#include "base/utf8.h"

#include <string.h>

int date_days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
        return 0;
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && is_leap);
}

bool date_is_valid(struct date date)
{
    return date.year >= 1 && date.year <= 9999 && date.day >= 1 &&
           date.day <= date_days_in_month(date.year, date.month);
}

int date_compare(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    if (a.day != b.day)
        return a.day < b.day ? -1 : 1;
    return 0;
}

/* From min to max digits; -1 if there are others. */
static int take_digits(const char **p, int min, int max)
{
    int value = 0;
    int n = 0;
    while (n < max && scalar_is_digit((unsigned char)**p)) {
        value = value * 10 + (*(*p)++ - '0');
        n++;
    }
    return n >= min && !scalar_is_digit((unsigned char)**p) ? value : -1;
}

static bool take(const char **p, const char *mark)
{
    size_t len = strlen(mark);
    if (strncmp(*p, mark, len) != 0)
        return false;
    *p += len;
    return true;
}

static bool parse_iso(const char *p, struct date *date)
{
    date->year = take_digits(&p, 4, 4);
    if (date->year < 0 || !take(&p, "-"))
        return false;
    date->month = take_digits(&p, 1, 2);
    if (date->month < 0 || !take(&p, "-"))
        return false;
    date->day = take_digits(&p, 1, 2);
    return date->day >= 0 && *utf8_skip_blanks(p) == '\0';
}

static bool parse_zh(const char *p, struct date *date)
{
    static const char *const marks[] = {"年", "月", "日"};
    int values[3];
    for (int i = 0; i < 3; i++) {
        p = utf8_skip_blanks(p);
        values[i] = i == 0 ? take_digits(&p, 4, 4) : take_digits(&p, 1, 2);
        p = utf8_skip_blanks(p);
        if (values[i] < 0 || !take(&p, marks[i]))
            return false;
    }
    *date = (struct date){values[0], values[1], values[2]};
    return *utf8_skip_blanks(p) == '\0';
}

bool date_parse(const char *text, struct date *date)
{
    struct date found = {0};
    text = utf8_skip_blanks(text);
    if (!parse_iso(text, &found) && !parse_zh(text, &found))
        return false;
    if (!date_is_valid(found))
        return false;
    *date = found;
    return true;
}

/* Days since 0000-03-01, so that the leap day is a year's last. */
static long day_number(struct date date)
{
    long year = date.month < 3 ? date.year - 1 : date.year;
    long month = (date.month + 9) % 12;
    return 365 * year + year / 4 - year / 100 + year / 400 +
           (month * 306 + 5) / 10 + date.day - 1;
}

int date_weekday(struct date date)
{
    return (int)((day_number(date) + 3) % 7); /* that March 1 was a Wednesday */
}

struct date date_add(struct date date, int months, int days)
{
    enum { CYCLE = 146097 }; /* days of 400 years */
    long month = 12L * date.year + date.month - 1 + months;
    struct date moved = {(int)(month / 12), (int)(month % 12) + 1, date.day};
    if (month < 12 || moved.year > 9999)
        return (struct date){0, 0, 0};
    int last = date_days_in_month(moved.year, moved.month);
    if (moved.day > last)
        moved.day = last;
    long wanted = day_number(moved) + days;
    if (wanted < 0 || wanted > 25L * CYCLE)
        return (struct date){0, 0, 0};
    long year = wanted * 400 / CYCLE + 1; /* right, or too late */
    while (day_number((struct date){(int)year, 3, 1}) > wanted)
        year--;
    long rest = wanted - day_number((struct date){(int)year, 3, 1});
    int from_march = (int)((5 * rest + 2) / 153);
    moved.month = (from_march + 2) % 12 + 1;
    moved.day = (int)(rest - (153L * from_march + 2) / 5) + 1;
    moved.year = (int)year + (moved.month < 3);
    return date_is_valid(moved) ? moved : (struct date){0, 0, 0};
}

const char *date_iso(struct date date, struct arena *arena)
{
    return arena_printf(arena, "%04d-%02d-%02d", date.year, date.month,
                        date.day);
}

const char *date_zh(struct date date, struct arena *arena)
{
    return arena_printf(arena, "%d年%d月%d日", date.year, date.month, date.day);
}

const char *precision_id(enum precision precision)
{
    switch (precision) {
    case PRECISION_NONE:
        return NULL;
    case PRECISION_DAY:
        return "day";
    case PRECISION_TEN_DAY:
        return "ten-day";
    case PRECISION_MONTH:
        return "month";
    case PRECISION_YEAR:
        return "year";
    case PRECISION_EVENT:
        return "event";
    }
    return NULL;
}

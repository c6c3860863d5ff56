/*
 * Last year's text as this year's: dates move by whole years, the rest stays.
 *
 * A year moves if it is one of those that the plan is about; 根据2019年……,
 * 到2035年 and what is inside 《》 or behind 〔 stays.  Days of the month are
 * kept, but 29 February becomes the 28th where there is none; the day of the
 * week that is written behind a date is reckoned anew.  Linear in the text.
 */
#ifndef FANGAN_CHECK_SHIFT_H
#define FANGAN_CHECK_SHIFT_H

#include "check/fix.h"
#include "check/holidays.h"

/* What should be looked at.  X(name, zh, en); what, then day */
#define SHIFT_NOTE_LIST(X)                                                     \
    X(WEEKEND, "%s是%s", "%s is %s")                                           \
    X(HOLIDAY, "%s是%s", "%s is %s")                                           \
    X(WEEKDAY, "%s原来写的星期不对了，改成%s",                                 \
      "%s: the day of the week is %s now")                                     \
    X(LEAP, "没有%s，改成%s", "there is no %s: it is %s now")                  \
    X(KEPT, "“%s”没有改%s", "“%s” was left as it is%s")                        \
    X(REVIEW, "“%s”请核对%s", "“%s”: look it over%s")

enum shift_note_kind {
#define X(name, zh, en) SHIFT_##name,
    SHIFT_NOTE_LIST(X)
#undef X
        SHIFT_NOTE_COUNT
};

struct shift_note {
    enum shift_note_kind kind;
    uint32_t at;      /* in the text as it was */
    const char *what; /* 2026年5月1日 */
    const char *day;  /* 劳动节, 星期六; "" where there is none */
};

struct shift {
    int first_year, last_year; /* that move */
    int years;
    const struct holidays *holidays;
};

/* What came of it: edits and notes, each in the order of the text. */
struct shifted {
    struct edits edits;
    struct shift_note *notes;
    size_t n_notes;
};

/* Looks through a text of UTF-8 that ends in NUL. */
struct shifted shift_text(const char *text, size_t len,
                          const struct shift *shift, struct arena *arena);

/* The first year that is written in a text, or 0. */
int shift_first_year(const char *text, size_t len);

/* What a note says. */
const char *shift_note_text(const struct shift_note *note, enum lang lang,
                            struct arena *arena);

#endif

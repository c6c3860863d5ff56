/*
 * Dates as they are written in running text, part by part, so that a rule can
 * say what is wrong with one.  Nothing is filled in or guessed here: for what
 * a period means, see plan/date.h.  Private to check/.
 */
#ifndef FANGAN_CHECK_DATEWORD_H
#define FANGAN_CHECK_DATEWORD_H

#include "check/text.h"

#include <stdbool.h>

/* A number before 年, 月 or 日; start is NULL where there is none. */
struct datepart {
    const char *start, *end; /* without the unit */
    int value;
    int digits; /* how many characters */
    bool is_han;
};

struct dateword {
    const char *start, *end; /* the units included */
    struct datepart year, month, day;
    bool is_hao;    /* 10月1号 */
    bool is_closed; /* ends in a unit, 旬, 初 or 底: a number may follow */
};

/* What stands between the two ends of a range. */
enum datejoint {
    DATEJOINT_NONE,
    DATEJOINT_HYPHEN, /* - － – */
    DATEJOINT_TILDE,  /* ~ ～ */
    DATEJOINT_YI,     /* the Han number 一 */
    DATEJOINT_DASH,   /* ——, two of them */
    DATEJOINT_LINE,   /* — */
    DATEJOINT_YU,     /* 于 */
    DATEJOINT_ZHI,    /* 至 到 */
    DATEJOINT_LOST    /* nothing: 3月下旬5月上旬 */
};

struct daterange {
    struct dateword left; /* a bare number: only its start and end */
    enum datejoint joint;
    const char *joint_start, *joint_end; /* blanks around it included */
    struct dateword right;
    bool is_bare; /* 2016～2020年: no unit on the left */
};

/* Reads a date that begins at text. */
bool dateword_scan(const char *text, struct dateword *word);

/* Whether a date may begin with c behind before (0: at the start): not inside
 * a number, nor in a decimal. */
bool dateword_may_begin(uint32_t before, uint32_t c);

/* The next date of the text that begins at or behind its character *i, which
 * moves behind it.  False if there is none. */
bool dateword_next(const struct text *text, size_t *i, struct dateword *word);

/* The same for ranges of dates. */
bool daterange_next(const struct text *text, size_t *i,
                    struct daterange *range);

/* Moves *p behind word if it stands there. */
bool dateword_take(const char **p, const char *word);

/* The same for the first of the words, closed by NULL, that stands there. */
bool dateword_take_any(const char **p, const char *const words[]);

/* What stands behind 星期: 日 for 0, 一 … 六. */
const char *weekday_name(int weekday);

/* The weekday whose name (日 or 天, 一 … 六) stands at *p, which moves behind
 * it; -1: none does. */
int weekday_take(const char **p);

/* What is written for 〇 by mistake: O and 0 (a letter), ○ and 零. */
bool dateword_is_slip(const char *p, bool *is_letter);

#endif

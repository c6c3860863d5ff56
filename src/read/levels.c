/*
 * Levels by shape, as GB/T 9704-2012 7.3.3 has them, unless the document says
 * otherwise: its own highest shape is level 1, a series that goes on across
 * others that begin again encloses them, 第一阶段 stands below what is open,
 * and so does a 一、 that begins again, if the number behind its series goes on
 * with the one that is open.  1 above 1.1 is the first of the decimals,
 * whatever else is numbered
 * 1. below them.
 */
#include "read/levels.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define FIXED ((unsigned)NUMBER_CHAPTER + 1) /* shapes that have a rank */

struct open {
    unsigned shape; /* enum number_shape, or one of those below */
    int value;
    int level;
};

struct levels {
    int n_used[FIXED];
    int encloses[FIXED][FIXED]; /* how often, less how often not */
    bool has_markup;            /* # headings say what level 1 is */
    bool has_decimal_heads;     /* 1 above 1.1 */
    struct open open[NUMBER_LEVELS + 1];
    int n;
};

/* Shapes of headings without a number: behind those with one. */
enum {
    SHAPE_LINE = NUMBER_SHAPES,
    SHAPE_SUBLINE,
    SHAPE_RUN_IN,
    SHAPE_DECIMAL_HEAD /* the 1 above 1.1 */
};

static int rank_of(unsigned shape)
{
    static const int ranks[FIXED] = {
        [NUMBER_CHAPTER] = 0,        [NUMBER_HAN] = 1,
        [NUMBER_HAN_BRACKET] = 2,    [NUMBER_ARABIC] = 3,
        [NUMBER_ARABIC_BRACKET] = 4, [NUMBER_HALF_BRACKET] = 4,
        [NUMBER_CIRCLED] = 5,
    };

    return ranks[shape];
}

static bool is_fixed(const struct draft *d)
{
    return d->written != NULL && d->number.shape < FIXED;
}

/* May count as a heading, as far as it can be said before the levels. */
static bool is_candidate(const struct draft *d)
{
    return d->kind == DRAFT_TEXT && is_fixed(d) && d->may_be_heading &&
           d->marker == NULL && d->has_heading_shape;
}

/* Whether 1.1 is the next number behind this 1. */
static bool is_decimal_head(const struct draft *d)
{
    if (!is_candidate(d) || d->number.shape != NUMBER_ARABIC)
        return false;
    const struct draft *next = d->next;
    while (next != NULL && next->kind == DRAFT_TEXT && next->written == NULL)
        next = next->next;
    return next != NULL && next->written != NULL &&
           next->number.shape == NUMBER_DECIMAL && next->number.level == 2 &&
           next->number.value == 1 && atoi(next->written) == d->number.value;
}

/* -- Which shape encloses which ------------------------------------------ */

struct seen {
    int last[FIXED];          /* value read last */
    struct draft *run[FIXED]; /* the 1 that the run of values began with */
    int first[FIXED][FIXED];  /* [t][s]: the first s behind the last t */
};

static void read_order(struct levels *levels, struct seen *seen,
                       const struct number *number)
{
    enum number_shape own = number->shape;

    for (unsigned other = 0; other < FIXED; other++) {
        if (other == own)
            continue;
        if (seen->first[own][other] == 1 && seen->last[own] > 0 &&
            number->value == seen->last[own] + 1) {
            levels->encloses[own][other]++;
            levels->encloses[other][own]--;
        }
        seen->first[own][other] = 0;
        if (seen->first[other][own] == 0)
            seen->first[other][own] = number->value;
    }
    seen->last[own] = number->value;
    levels->n_used[own]++;
}

/* Tells the 1 of a run the number that is no more of it. */
static void read_run(struct seen *seen, struct draft *d)
{
    struct draft **run = &seen->run[d->number.shape];

    d->behind_run = 0;
    if (*run != NULL && d->number.value != seen->last[d->number.shape] + 1) {
        (*run)->behind_run = d->number.value;
        *run = NULL;
    }
    if (d->number.value == 1)
        *run = d;
}

static void survey(struct levels *levels, const struct drafts *drafts)
{
    struct seen seen = {0};

    for (struct draft *d = drafts->first; d != NULL; d = d->next) {
        levels->has_markup |= d->kind == DRAFT_HEADING;
        if (is_decimal_head(d))
            levels->has_decimal_heads = true;
        else if (is_candidate(d)) {
            read_run(&seen, d);
            read_order(levels, &seen, &d->number);
        }
    }
}

static bool is_above(const struct levels *levels, unsigned a, unsigned b)
{
    return rank_of(a) < rank_of(b) ? levels->encloses[b][a] <= 0
                                   : levels->encloses[a][b] > 0;
}

/* -- The walk ------------------------------------------------------------ */

/* The level of a shape with nothing open: the highest one is 1, where there
 * are several of it. */
static int level_of_shape(const struct levels *levels, unsigned shape)
{
    unsigned highest = shape;

    for (unsigned other = 0; other < FIXED; other++)
        if (levels->n_used[other] > 0 && rank_of(other) < rank_of(highest) &&
            is_above(levels, other, shape))
            highest = other;
    if (levels->has_markup || levels->n_used[highest] < 2)
        return rank_of(shape) < 1 ? 1 : rank_of(shape);
    /* 第一章 stands for 一、 where there is none */
    if (highest == NUMBER_CHAPTER && levels->n_used[NUMBER_HAN] == 0)
        return shape == NUMBER_CHAPTER ? 1 : rank_of(shape);
    return rank_of(shape) - rank_of(highest) + 1;
}

/* 第一阶段： below 五、 with a 一、 of its own */
static bool restarts_in_stage(const struct levels *levels, unsigned shape,
                              int value)
{
    return levels->n > 0 && value == 1 && shape < FIXED &&
           levels->open[levels->n - 1].shape == NUMBER_STAGE;
}

/* 五、 with a 一、 二、 三、 of its own, behind which 六、 comes. */
static bool restarts_inside(const struct levels *levels, const struct draft *d)
{
    if (!is_candidate(d) || d->number.value != 1 || d->behind_run == 0)
        return false;
    for (int i = 0; i < levels->n; i++)
        if (levels->open[i].shape == d->number.shape &&
            levels->open[i].value + 1 == d->behind_run)
            return true;
    return false;
}

/* 1 目的 and 2 目标 / 2.1 …, or 2 目标 / 2.1 … and 3 附则, are one series: what
 * is open of it, or -1. */
static int find_beside_decimals(const struct levels *levels, unsigned shape,
                                int value)
{
    unsigned other =
        shape == NUMBER_ARABIC ? SHAPE_DECIMAL_HEAD : NUMBER_ARABIC;

    for (int i = 0; i < levels->n; i++)
        if (levels->open[i].shape == other &&
            levels->open[i].value + 1 == value)
            return i;
    return -1;
}

/* The open series that d goes on with, or -1. */
static int find_open(const struct levels *levels, unsigned shape, int value)
{
    if (restarts_in_stage(levels, shape, value))
        return -1;
    for (int i = levels->n - 1; i >= 0; i--)
        if (levels->open[i].shape == shape &&
            levels->open[i].value + 1 == value)
            return i;
    if (shape == NUMBER_ARABIC || shape == SHAPE_DECIMAL_HEAD) {
        int i = find_beside_decimals(levels, shape, value);
        if (i >= 0)
            return i;
    }
    for (int i = levels->n - 1; i >= 0; i--)
        if (levels->open[i].shape == shape)
            return i;
    for (int i = levels->n - 1; i >= 0; i--)
        if (shape < FIXED && levels->open[i].shape < FIXED && value > 1 &&
            rank_of(levels->open[i].shape) == rank_of(shape) &&
            levels->open[i].value + 1 == value)
            return i;
    return -1;
}

/* Whether a new series of d's shape ends what is open at the top. */
static bool ends(const struct levels *levels, const struct draft *d,
                 const struct open *top)
{
    bool is_higher = level_of_shape(levels, d->number.shape) <= top->level;

    if (top->shape < FIXED)
        return !is_above(levels, top->shape, d->number.shape) &&
               rank_of(top->shape) != rank_of(d->number.shape);
    if (top->shape == SHAPE_LINE)
        return levels->has_markup && is_higher;
    if (levels->has_decimal_heads &&
        (top->shape == NUMBER_DECIMAL || top->shape == SHAPE_DECIMAL_HEAD))
        return false;
    if (top->shape == NUMBER_STAGE)
        return d->number.value != 1;
    return is_higher;
}

static unsigned shape_of(const struct draft *d)
{
    if (is_decimal_head(d))
        return SHAPE_DECIMAL_HEAD;
    if (d->written != NULL || d->unnumbered == UNNUMBERED_FIRST)
        return d->number.shape;
    if (d->unnumbered == UNNUMBERED_SUBLINE)
        return SHAPE_SUBLINE;
    return d->unnumbered == UNNUMBERED_RUN_IN ? SHAPE_RUN_IN : SHAPE_LINE;
}

/* 1.1 stands below the 1 that is open, or at the depth that it has. */
static int level_of_decimal(const struct levels *levels, const struct draft *d)
{
    for (int i = levels->n - 1; i >= 0; i--)
        if (levels->open[i].shape == SHAPE_DECIMAL_HEAD)
            return levels->open[i].level + d->number.level - 1;
    return d->number.level;
}

/* 1 目的, also where only 2 目标 has a 2.1 below it. */
static bool is_first_of_decimals(const struct levels *levels,
                                 const struct draft *d)
{
    return is_decimal_head(d) ||
           (levels->has_decimal_heads && levels->n == 0 && is_fixed(d) &&
            d->number.shape == NUMBER_ARABIC);
}

/* Opens a series of d's shape; its level. */
static int open_series(struct levels *levels, const struct draft *d)
{
    int above, level;

    if (shape_of(d) == SHAPE_LINE)
        levels->n = 0;
    while (is_fixed(d) && levels->n > 0 &&
           ends(levels, d, &levels->open[levels->n - 1]))
        levels->n--;
    above = levels->n == 0 ? 0 : levels->open[levels->n - 1].level;
    level = is_fixed(d) ? level_of_shape(levels, d->number.shape) : 1;
    if (d->written != NULL && d->number.shape == NUMBER_DECIMAL)
        level = level_of_decimal(levels, d);
    else if (level <= above || is_first_of_decimals(levels, d))
        level = above + 1;
    return level > NUMBER_LEVELS ? NUMBER_LEVELS : level;
}

/* 1.2 ends what is as deep; 第一节 ends 第三条. */
static void close_series(struct levels *levels, const struct draft *d)
{
    while (d->written != NULL && d->number.shape == NUMBER_CHAPTER_PART &&
           levels->n > 0 && levels->open[levels->n - 1].shape == NUMBER_ARTICLE)
        levels->n--;
    while (d->written != NULL && d->number.shape == NUMBER_DECIMAL &&
           levels->n > 0 &&
           levels->open[levels->n - 1].level >= level_of_decimal(levels, d))
        levels->n--;
}

static void place(struct levels *levels, struct draft *d)
{
    close_series(levels, d);
    unsigned shape = shape_of(d);
    int value = d->number.value; /* 0: it has none */
    bool is_new = shape == NUMBER_DECIMAL || restarts_inside(levels, d);
    int i = is_new ? -1 : find_open(levels, shape, value);

    if (i >= 0) {
        d->level = levels->open[i].level;
        if (levels->open[i].shape == SHAPE_DECIMAL_HEAD)
            shape = SHAPE_DECIMAL_HEAD;
        levels->n = i;
    } else {
        d->level = open_series(levels, d);
    }
    if (levels->n <= NUMBER_LEVELS)
        levels->open[levels->n++] = (struct open){shape, value, d->level};
}

/* A heading with markup opens its level; what was open from there on ends. */
static void open_markup(struct levels *levels, const struct draft *d)
{
    int level = d->markup_level <= 2 ? 1 : d->markup_level - 1;

    while (levels->n > 0 && levels->open[levels->n - 1].level >= level)
        levels->n--;
    levels->open[levels->n++] = (struct open){SHAPE_LINE, 0, level};
}

/* 壹、 */
static bool is_bill_number(const struct draft *d)
{
    static const char digits[] = "壹贰貳叁參肆伍陆陸柒捌玖拾";
    if (d->kind != DRAFT_TEXT || d->written == NULL ||
        d->number.shape != NUMBER_HAN)
        return false;
    for (const char *p = digits; *p != '\0'; utf8_next(&p))
        if (utf8_peek(p) == utf8_peek(d->written))
            return true;
    return false;
}

void levels_raise_bill_numbers(struct drafts *drafts)
{
    size_t n_bill = 0, n_han = 0;
    for (const struct draft *d = drafts->first; d != NULL; d = d->next) {
        bool is_bill = is_bill_number(d);
        n_bill += is_bill;
        n_han += !is_bill && d->kind == DRAFT_TEXT && d->written != NULL &&
                 d->number.shape == NUMBER_HAN;
    }
    if (n_bill == 0 || n_han == 0)
        return;
    for (struct draft *d = drafts->first; d != NULL; d = d->next)
        if (is_bill_number(d))
            d->number.shape = NUMBER_CHAPTER;
}

void levels_settle(struct drafts *drafts)
{
    struct levels levels = {0};

    survey(&levels, drafts);
    for (struct draft *d = drafts->first; d != NULL; d = d->next) {
        if (d->kind == DRAFT_HEADING)
            open_markup(&levels, d);
        else if (is_candidate(d) || d->unnumbered != UNNUMBERED_NONE ||
                 (d->kind == DRAFT_TEXT && d->written != NULL &&
                  d->may_be_heading && !is_fixed(d)))
            place(&levels, d);
        else
            d->level = d->number_level;
    }
}

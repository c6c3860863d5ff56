/*
 * Shortest path over the places where lines may end.  A node is such a place;
 * nodes are settled from left to right, since a line only leads onward.
 */
#include "layout/breaker.h"

#include "base/arena.h"
#include "layout/line.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

struct break_node {
    int64_t cost; /* of the best way here; COST_NONE: not reached */
    size_t from;  /* where its last line begins */
};

#define COST_NONE INT64_MAX

/*
 * Prices.  Opening each gap by t units costs t²/4, so that pushing one
 * character out of a full line (38 units a gap) costs 361; squeezing a group
 * to its limit costs less than that, more the later its turn: 先挤进，后推出.
 */
enum {
    COST_OPEN_DIVISOR = 4,
    COST_SQUEEZED = 120,  /* any squeezing but that of the last mark */
    COST_ORPHAN = 5000,   /* 孤字: a last line of one character */
    COST_SOFT = 80,       /* 2026|年 */
    COST_RAGGED = 40000,  /* nothing to open: the line stays short */
    COST_FORCED = 1000000 /* broken inside a unit */
};

static const int squeeze_cost[SQUEEZE_COUNT] = {
    [SQUEEZE_END] = 10,    [SQUEEZE_BLANK] = 40, [SQUEEZE_BRACKET] = 60,
    [SQUEEZE_COMMA] = 100, [SQUEEZE_STOP] = 200,
};

static int64_t cost_of_squeezing(const struct line_sum *sum, int64_t excess)
{
    int64_t cost = excess > sum->room[SQUEEZE_END] ? COST_SQUEEZED : 0;

    for (int group = 0; group < SQUEEZE_COUNT && excess > 0; group++) {
        int64_t room = sum->room[group];
        int64_t taken = excess < room ? excess : room;

        if (room > 0)
            cost += squeeze_cost[group] * taken * taken / (room * room);
        excess -= taken;
    }
    return cost;
}

static int64_t cost_of_opening(const struct line_sum *sum, int64_t spare)
{
    if (spare == 0)
        return 0;
    if (sum->gaps == 0)
        return COST_RAGGED;

    int64_t each = spare / sum->gaps;

    return each * each / COST_OPEN_DIVISOR;
}

/* -- One line ------------------------------------------------------------ */

struct search {
    const struct cluster *clusters;
    size_t n;
    struct measures measures;
    bool lets_single;
};

/* A line that might be: [start, end), its sum without blanks at its end. */
struct trial {
    size_t start, end;
    int32_t measure;
    struct line_sum sum;
};

static int64_t trial_cost(const struct search *s, const struct trial *trial)
{
    int64_t spare = trial->measure - trial->sum.width;
    bool is_last = trial->end == s->n;
    int64_t cost = spare < 0  ? cost_of_squeezing(&trial->sum, -spare)
                   : !is_last ? cost_of_opening(&trial->sum, spare)
                              : 0;

    if (!is_last && (s->clusters[trial->end - 1].flags & CLUSTER_SOFT))
        cost += COST_SOFT;
    return cost;
}

/* Whether a line of [start, end) would end the paragraph with one character
 * and the marks behind it. */
static bool is_orphan(const struct search *s, size_t start, size_t end)
{
    if (s->lets_single || start == 0 || end != s->n || end - start > 3)
        return false;
    for (size_t i = start + 1; i < end; i++)
        if (cluster_may_begin_line(&s->clusters[i]))
            return false;
    return true;
}

/* Whether a line of its own for [start, n) is short, and closed by a mark:
 * then a reader takes it for what was pushed down on purpose. */
static bool is_short_end(const struct search *s, size_t start)
{
    return s->n - start <= 4 && cluster_trail_room(&s->clusters[s->n - 1]) > 0;
}

/* The breaks that a line from some start has to choose from. */
struct choice {
    struct trial fit;    /* the longest that fits unsqueezed; end 0: none */
    struct trial before; /* the one before it; end 0: none */
    struct trial forced; /* inside a unit; for want of anything else */
};

enum { LAST_CELLS = 6 };

typedef void settle(void *context, const struct search *s,
                    const struct trial *trial, int64_t extra);

/* The sum of a line that ends behind the character at last. */
static struct trial trial_at(size_t start, size_t last, int32_t measure,
                             const struct line_sum *sum, const struct search *s)
{
    struct trial trial = {start, last + 1, measure, {0}};

    trial.sum = line_sum_ended(sum, &s->clusters[last]);
    return trial;
}

static bool fits(const struct trial *t)
{
    return t->sum.width - t->sum.room[SQUEEZE_END] <= t->measure;
}

static bool fits_squeezed(const struct trial *t)
{
    return t->sum.width - line_sum_room(&t->sum) <= t->measure;
}

/* Scans a line from start.  The breaks that squeezing makes room for are
 * settled as they are met; the others are left in *choice.  Breaks before the
 * line is least units wide are passed over. */
static void scan_from(const struct search *s, size_t start, int32_t least,
                      struct choice *choice, settle *settle_trial,
                      void *context)
{
    int32_t measure = start == 0 ? s->measures.first : s->measures.rest;
    struct line_sum sum = LINE_SUM_EMPTY;
    struct trial trial = {start, start, measure, LINE_SUM_EMPTY};

    *choice = (struct choice){0};
    for (size_t i = start; i < s->n; i++) {
        const struct cluster *c = &s->clusters[i];

        line_sum_add(&sum, i > start ? c - 1 : NULL, c);
        if (sum.width < least && i + 1 < s->n)
            continue;
        if (c->class == CLASS_BLANK && trial.end == i)
            trial.end = i + 1; /* blanks at the end take no room */
        else
            trial = trial_at(start, i, measure, &sum, s);

        bool is_loose = fits(&trial);
        bool is_tight = !is_loose && fits_squeezed(&trial);

        if (!is_loose && !is_tight && i > start)
            break;
        if (is_loose || i == start)
            choice->forced = trial;
        if (!(c->flags & CLUSTER_MAY_BREAK))
            continue;
        if (is_loose) {
            choice->before = choice->fit;
            choice->fit = trial;
        } else if (is_tight) {
            settle_trial(context, s, &trial, 0);
        }
    }
}

/* Nearly always the break is in the last cells of the line; only a long word
 * makes it necessary to look at the others. */
static void scan(const struct search *s, size_t start, struct choice *choice,
                 settle *settle_trial, void *context)
{
    int32_t measure = start == 0 ? s->measures.first : s->measures.rest;

    scan_from(s, start, measure - LAST_CELLS * CELL, choice, settle_trial,
              context);
    if (choice->fit.end == 0)
        scan_from(s, start, 0, choice, settle_trial, context);
}

/* -- Ways ---------------------------------------------------------------- */

static void forget_ways(struct breaks *breaks, size_t n)
{
    for (size_t i = 0; i <= n; i++)
        breaks->nodes[i] = (struct break_node){COST_NONE, 0};
    breaks->nodes[0].cost = 0;
}

static void reach(void *context, const struct search *s,
                  const struct trial *trial, int64_t extra)
{
    struct breaks *breaks = context;
    struct break_node *node = &breaks->nodes[trial->end];
    int64_t cost =
        breaks->nodes[trial->start].cost + extra + trial_cost(s, trial);

    if (is_orphan(s, trial->start, trial->end))
        cost += COST_ORPHAN;
    if (cost < node->cost)
        *node = (struct break_node){cost, trial->start};
}

/* -- First fit ----------------------------------------------------------- */

static void ignore(void *context, const struct search *s,
                   const struct trial *trial, int64_t extra)
{
    (void)context;
    (void)s;
    (void)trial;
    (void)extra;
}

static void find_first_fit(struct breaks *breaks, const struct search *s)
{
    struct choice choice;

    for (size_t start = 0; start < s->n;) {
        scan(s, start, &choice, ignore, NULL);
        bool has_fit = choice.fit.end > 0;
        const struct trial *line = has_fit ? &choice.fit : &choice.forced;

        reach(breaks, s, line, has_fit ? 0 : COST_FORCED);
        start = line->end;
    }
}

/* -- Best ---------------------------------------------------------------- */

/* A way that costs more than the first fit does is not followed. */
static void find_best(struct breaks *breaks, const struct search *s)
{
    struct choice choice;

    find_first_fit(breaks, s);
    int64_t most = breaks->nodes[s->n].cost;

    forget_ways(breaks, s->n);
    for (size_t start = 0; start < s->n; start++) {
        if (breaks->nodes[start].cost > most)
            continue;
        scan(s, start, &choice, reach, breaks);
        if (choice.fit.end > 0)
            reach(breaks, s, &choice.fit, 0);
        if (choice.before.end > 0 && choice.fit.end < s->n &&
            is_orphan(s, choice.fit.end, s->n) &&
            is_short_end(s, choice.before.end))
            reach(breaks, s, &choice.before, 0);
        if (choice.fit.end == 0)
            reach(breaks, s, &choice.forced, COST_FORCED);
    }
}

/* -- Result -------------------------------------------------------------- */

void breaks_free(struct breaks *breaks)
{
    free(breaks->ends);
    free(breaks->nodes);
    *breaks = BREAKS_EMPTY;
}

static void make_room(struct breaks *breaks, size_t n)
{
    if (n <= breaks->capacity)
        return;
    breaks->nodes = xrealloc(breaks->nodes, n * sizeof(*breaks->nodes));
    breaks->ends = xrealloc(breaks->ends, n * sizeof(*breaks->ends));
    breaks->capacity = n;
}

/* Follows the way back from the end and turns it round. */
static void collect(struct breaks *breaks, size_t n)
{
    size_t count = 0;

    for (size_t end = n; end > 0; end = breaks->nodes[end].from)
        count++;
    breaks->n = count;
    for (size_t end = n; end > 0; end = breaks->nodes[end].from)
        breaks->ends[--count] = end;
}

void breaks_find(struct breaks *breaks, const struct cluster *clusters,
                 size_t n, struct measures measures, enum breaker_mode mode)
{
    struct search search = {clusters, n, measures, breaks->lets_single};

    make_room(breaks, n + 1);
    forget_ways(breaks, n);
    if (mode == BREAK_BEST)
        find_best(breaks, &search);
    else
        find_first_fit(breaks, &search);
    assert(breaks->nodes[n].cost != COST_NONE);
    breaks->badness = breaks->nodes[n].cost;
    collect(breaks, n);
}

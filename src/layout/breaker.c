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

static int64_t cost_of_opening(uint32_t gaps, int64_t spare)
{
    if (spare == 0)
        return 0;
    if (gaps == 0)
        return COST_RAGGED;

    int64_t each = spare / gaps;

    return each * each / COST_OPEN_DIVISOR;
}

/* -- Lines from one place ------------------------------------------------ */

struct search {
    const struct cluster *clusters;
    const struct line_sum *sums; /* sums[i]: of the first i characters */
    size_t n;
    struct measures measures;
    bool lets_single;
};

/* Where lines begin. */
struct origin {
    size_t start;
    int32_t measure;
    struct line_sum sum; /* to be taken from the sums of the search */
};

/* Where one ends; end 0: nowhere. */
struct ending {
    size_t end;
    size_t visible; /* the same without blanks before it */
};

/* The first character of a line is not what it is behind another. */
static struct origin origin_at(const struct search *s, size_t start)
{
    const struct cluster *c = &s->clusters[start];
    struct origin from = {start,
                          start == 0 ? s->measures.first : s->measures.rest,
                          s->sums[start + 1]};

    if (c->class == CLASS_HAN) { /* nearly always */
        from.sum.width -= c->width;
    } else {
        struct line_sum first = LINE_SUM_EMPTY;

        line_sum_add(&first, NULL, c);
        from.sum = line_sum_less(&from.sum, &first);
    }
    return from;
}

static struct ending ending_at(const struct search *s,
                               const struct origin *from, size_t end)
{
    size_t visible = end;

    while (visible > from->start &&
           s->clusters[visible - 1].class == CLASS_BLANK)
        visible--;
    return (struct ending){end, visible};
}

/* The width of the characters from there to visible. */
static int32_t width_of(const struct search *s, const struct origin *from,
                        size_t visible)
{
    return visible == from->start
               ? 0
               : (int32_t)(s->sums[visible].width - from->sum.width);
}

static struct line_sum sum_of(const struct search *s, const struct origin *from,
                              size_t visible)
{
    if (visible == from->start)
        return LINE_SUM_EMPTY;

    struct line_sum sum = line_sum_less(&s->sums[visible], &from->sum);

    line_sum_end(&sum, &s->clusters[visible - 1]);
    return sum;
}

/* Whether a line of [start, end) would end the paragraph with one character
 * and the marks behind it. */
static bool is_orphan(const struct search *s, size_t start, size_t end)
{
    if (end != s->n || end - start > 3 || start == 0 || s->lets_single)
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

static int64_t cost_of_line(const struct search *s, const struct origin *from,
                            struct ending ending)
{
    int64_t spare = from->measure - width_of(s, from, ending.visible);
    bool is_last = ending.end == s->n;
    int64_t cost = 0;

    if (spare < 0) {
        struct line_sum sum = sum_of(s, from, ending.visible);

        cost = cost_of_squeezing(&sum, -spare);
    } else if (!is_last) {
        uint32_t gaps = ending.visible == from->start
                            ? 0
                            : s->sums[ending.visible].gaps - from->sum.gaps;

        cost = cost_of_opening(gaps, spare);
    }
    if (!is_last && (s->clusters[ending.end - 1].flags & CLUSTER_SOFT))
        cost += COST_SOFT;
    return is_orphan(s, from->start, ending.end) ? cost + COST_ORPHAN : cost;
}

/* -- Where a line may end ------------------------------------------------ */

static void reach(struct breaks *breaks, const struct search *s,
                  const struct origin *from, struct ending ending,
                  int64_t extra)
{
    struct break_node *node = &breaks->nodes[ending.end];
    int64_t cost =
        breaks->nodes[from->start].cost + extra + cost_of_line(s, from, ending);

    if (cost < node->cost)
        *node = (struct break_node){cost, from->start};
}

/* Behind the characters that fit on a line with nothing squeezed, be it at its
 * end.  Looked for from where it would be if each took a cell. */
static size_t find_inside(const struct search *s, const struct origin *from)
{
    size_t most = s->n - from->start;
    size_t cells = from->measure > 0 ? (size_t)from->measure / CELL : 0;
    size_t end = from->start + (most < cells ? most : cells);

    while (end > from->start && width_of(s, from, end) > from->measure)
        end--;
    while (end < s->n && width_of(s, from, end + 1) <= from->measure)
        end++;
    return end;
}

/* The last place up to end where the line may end, or 0. */
static size_t find_break(const struct search *s, const struct origin *from,
                         size_t end)
{
    while (end > from->start &&
           !(s->clusters[end - 1].flags & CLUSTER_MAY_BREAK))
        end--;
    return end > from->start ? end : 0;
}

/* The breaks that a line from some start has to choose from, but for those
 * that squeezing makes room for. */
struct choice {
    struct ending fit;    /* the last that fits unsqueezed */
    struct ending forced; /* inside a unit; for want of anything else */
};

/* Goes on behind what is inside of the measure: marks and blanks at the end of
 * a line may stand outside.  The places that squeezing makes room for are
 * reached as they are met, unless squeezing is NULL. */
static void scan_beyond(const struct search *s, const struct origin *from,
                        struct choice *choice, struct breaks *squeezing)
{
    struct ending here = choice->forced;

    for (size_t i = here.end; i < s->n; i++) {
        const struct cluster *c = &s->clusters[i];

        if (c->class == CLASS_HAN && squeezing == NULL)
            break;
        here.end = i + 1;
        if (c->class != CLASS_BLANK)
            here.visible = i + 1;

        struct line_sum sum = sum_of(s, from, here.visible);
        int64_t excess = line_sum_width(&sum) - from->measure;

        if (excess <= sum.room[SQUEEZE_END]) {
            choice->forced = here;
            if (c->flags & CLUSTER_MAY_BREAK)
                choice->fit = here;
        } else if (squeezing == NULL || excess > line_sum_room(&sum)) {
            break;
        } else if (c->flags & CLUSTER_MAY_BREAK) {
            reach(squeezing, s, from, here, 0);
        }
    }
}

static struct choice scan(const struct search *s, const struct origin *from,
                          struct breaks *squeezing)
{
    size_t end = find_inside(s, from);
    size_t fit = find_break(s, from, end);
    struct choice choice = {.forced = ending_at(s, from, end)};

    if (fit > 0)
        choice.fit = fit == end ? choice.forced : ending_at(s, from, fit);
    scan_beyond(s, from, &choice, squeezing);
    if (choice.forced.end == from->start) /* a line holds a character */
        choice.forced = (struct ending){from->start + 1, from->start + 1};
    return choice;
}

/* -- First fit ----------------------------------------------------------- */

/* Leaves the lines in breaks, and what each costs. */
static void find_first_fit(struct breaks *breaks, const struct search *s)
{
    breaks->n = 0;
    breaks->badness = 0;
    for (size_t start = 0; start < s->n;) {
        struct origin from = origin_at(s, start);
        struct choice choice = scan(s, &from, NULL);
        bool has_fit = choice.fit.end > 0;
        struct ending ending = has_fit ? choice.fit : choice.forced;
        int64_t cost =
            cost_of_line(s, &from, ending) + (has_fit ? 0 : COST_FORCED);

        breaks->ends[breaks->n] = ending.end;
        breaks->costs[breaks->n++] = cost;
        breaks->badness += cost;
        start = ending.end;
    }
}

/* -- Best ---------------------------------------------------------------- */

static void forget_ways(struct breaks *breaks, size_t n)
{
    for (size_t i = 0; i <= n; i++)
        breaks->nodes[i] = (struct break_node){COST_NONE, 0};
    breaks->nodes[0].cost = 0;
}

/* Where the line before the last one has to end so that the last does not hold
 * a single character; 0 where it does not, or would be short all the same. */
static size_t end_against_orphan(const struct search *s,
                                 const struct origin *from, size_t fit)
{
    if (fit == s->n || !is_orphan(s, fit, s->n))
        return 0;

    size_t end = find_break(s, from, fit - 1);

    return end > 0 && is_short_end(s, end) ? end : 0;
}

/* Tries the lines from a start that a way leads to; slack is what they may
 * cost. */
static void try_lines(struct breaks *breaks, const struct search *s,
                      size_t start, int64_t slack)
{
    struct origin from = origin_at(s, start);
    struct choice choice =
        scan(s, &from, slack < COST_SQUEEZED ? NULL : breaks);

    if (choice.fit.end == 0) {
        reach(breaks, s, &from, choice.forced, COST_FORCED);
        return;
    }
    size_t earlier = end_against_orphan(s, &from, choice.fit.end);

    reach(breaks, s, &from, choice.fit, 0);
    if (earlier > 0)
        reach(breaks, s, &from, ending_at(s, &from, earlier), 0);
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
    breaks->badness = breaks->nodes[n].cost;
}

/*
 * The first fit is known.  It is left only for a line that is squeezed, which
 * costs COST_SQUEEZED or more, or to save its last character, which costs it
 * COST_ORPHAN; so a first fit that costs less is the best there is.
 *
 * Else a way is not followed that costs more than one that is known: the first
 * fit, or what leads to a line of it and goes on as it does.
 */
static void find_best(struct breaks *breaks, const struct search *s)
{
    int64_t rest = breaks->badness; /* of the first fit from its line on */
    int64_t most = rest;
    size_t line = 0, line_start = 0;

    if (rest < COST_SQUEEZED)
        return;
    forget_ways(breaks, s->n);
    for (size_t start = 0; start < s->n; start++) {
        int64_t cost = breaks->nodes[start].cost;

        if (start == line_start) {
            if (cost < most - rest)
                most = cost + rest;
            rest -= breaks->costs[line];
            line_start = breaks->ends[line++];
        }
        if (cost <= most)
            try_lines(breaks, s, start, most - cost);
    }
    assert(breaks->nodes[s->n].cost != COST_NONE);
    collect(breaks, s->n);
}

/* -- Result -------------------------------------------------------------- */

void breaks_free(struct breaks *breaks)
{
    free(breaks->ends);
    free(breaks->costs);
    free(breaks->nodes);
    free(breaks->sums);
    *breaks = BREAKS_EMPTY;
}

static void make_room(struct breaks *breaks, size_t n)
{
    if (n <= breaks->capacity)
        return;
    breaks->nodes = xrealloc(breaks->nodes, n * sizeof(*breaks->nodes));
    breaks->sums = xrealloc(breaks->sums, n * sizeof(*breaks->sums));
    breaks->ends = xrealloc(breaks->ends, n * sizeof(*breaks->ends));
    breaks->costs = xrealloc(breaks->costs, n * sizeof(*breaks->costs));
    breaks->capacity = n;
}

static void sum_up(struct breaks *breaks, const struct cluster *clusters,
                   size_t n)
{
    struct line_sum sum = LINE_SUM_EMPTY;

    breaks->sums[0] = sum;
    for (size_t i = 0; i < n; i++) {
        line_sum_add(&sum, i > 0 ? &clusters[i - 1] : NULL, &clusters[i]);
        breaks->sums[i + 1] = sum;
    }
}

void breaks_find(struct breaks *breaks, const struct cluster *clusters,
                 size_t n, struct measures measures, enum breaker_mode mode)
{
    make_room(breaks, n + 1);
    sum_up(breaks, clusters, n);

    struct search search = {clusters, breaks->sums, n, measures,
                            breaks->lets_single};

    find_first_fit(breaks, &search);
    if (mode == BREAK_BEST)
        find_best(breaks, &search);
}

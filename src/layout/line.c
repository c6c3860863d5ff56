/*
 * Widths of lines and their justification: CLREQ 3.3, GB/T 15834 5.1.10-11.
 */
#include "layout/line.h"

/* A blank between words keeps a quarter of a cell (CLREQ 3.3.1 ②). */
enum { BLANK_ROOM = HALF_CELL - CELL / 4 };

/* A line that would have to be opened further than this at every gap holds
 * one long word: it is left as it is. */
enum { OPEN_MOST = HALF_CELL };

static enum squeeze trail_group(const struct cluster *c)
{
    switch ((enum cluster_class)c->class) {
    case CLASS_COMMA:
        return SQUEEZE_COMMA;
    case CLASS_STOP:
        return SQUEEZE_STOP;
    default:
        return SQUEEZE_BRACKET;
    }
}

void line_sum_add_any(struct line_sum *sum, const struct cluster *previous,
                      const struct cluster *next)
{
    bool is_first = previous == NULL;

    sum->width += (uint32_t)cluster_width(next, is_first);
    sum->room[SQUEEZE_BRACKET] += (uint32_t)cluster_lead_room(next, previous);
    sum->room[trail_group(next)] += (uint32_t)cluster_trail_room(next);
    if (next->class == CLASS_BLANK)
        sum->room[SQUEEZE_BLANK] += BLANK_ROOM;
    if (is_first)
        return;
    if (next->flags & CLUSTER_LEAD_CUT) /* ，“ have lost enough */
        sum->room[trail_group(previous)] -=
            (uint32_t)cluster_trail_room(previous);
    if (previous->flags & CLUSTER_MAY_OPEN)
        sum->gaps++;
}

void line_sum_end_any(struct line_sum *sum, const struct cluster *last)
{
    sum->room[trail_group(last)] -= (uint32_t)cluster_trail_room(last);
    sum->room[SQUEEZE_END] += (uint32_t)cluster_end_room(last);
}

int64_t line_sum_room(const struct line_sum *sum)
{
    int64_t room = 0;

    for (int group = 0; group < SQUEEZE_COUNT; group++)
        room += sum->room[group];
    return room;
}

/* -- Setting ------------------------------------------------------------- */

/* What is taken from the members of a group, shared out by the room that each
 * has, so that the sum is exact.  passed: the room of those that gave. */
struct squeezed {
    int32_t taken, room, passed;
};

static int32_t give(struct squeezed *group, int room)
{
    int64_t before = (int64_t)group->taken * group->passed / group->room;

    group->passed += room;
    return (int32_t)((int64_t)group->taken * group->passed / group->room -
                     before);
}

/* next: on the line, NULL for the last. */
static int trail_room(const struct cluster *c, const struct cluster *next)
{
    if (next == NULL)
        return cluster_end_room(c);
    return (next->flags & CLUSTER_LEAD_CUT) ? 0 : cluster_trail_room(c);
}

/* Takes excess units from the groups, each whole before the next. */
static void plan_squeeze(const struct line_sum *sum, int64_t excess,
                         struct squeezed groups[SQUEEZE_COUNT])
{
    for (int group = 0; group < SQUEEZE_COUNT; group++) {
        int32_t room = (int32_t)sum->room[group];
        int64_t wanted = excess > 0 ? excess : 0;
        int32_t taken = wanted < room ? (int32_t)wanted : room;

        groups[group] = (struct squeezed){taken, room, 0};
        excess -= taken;
    }
}

/* Characters without the blanks that the line ends with. */
static size_t visible_length(const struct cluster *clusters, size_t n)
{
    while (n > 0 && clusters[n - 1].class == CLASS_BLANK)
        n--;
    return n;
}

static struct line_sum sum_up(const struct cluster *clusters, size_t n)
{
    struct line_sum sum = LINE_SUM_EMPTY;

    for (size_t i = 0; i < n; i++)
        line_sum_add(&sum, i > 0 ? &clusters[i - 1] : NULL, &clusters[i]);
    if (n > 0)
        line_sum_end(&sum, &clusters[n - 1]);
    return sum;
}

/* The gaps of a justified line share spare units; others stay closed. */
struct opened {
    int64_t spare, gaps, next;
};

static struct opened plan_opening(const struct line_sum *sum, int64_t spare,
                                  enum line_align align)
{
    bool fits =
        align == LINE_SPREAD ||
        (align == LINE_JUSTIFIED && spare <= (int64_t)sum->gaps * OPEN_MOST);

    if (!fits || spare <= 0 || sum->gaps == 0)
        return (struct opened){0, 1, 0};
    return (struct opened){spare, sum->gaps, 0};
}

/* x units and what the gaps before it were opened by, in EMU, from the edge:
 * one division, so that nothing adds up. */
static emu place(int64_t x, const struct opened *opened, struct ruler ruler)
{
    int64_t parts = x * opened->gaps + opened->spare * opened->next;

    return (emu)(parts * ruler.num / (opened->gaps * ruler.den));
}

/* A narrow letter or bracket stands in the middle of its half cell, but a line
 * begins on its edge. */
static int shift_of(const struct cluster *c, bool is_first)
{
    bool is_flush = c->class == CLASS_LATIN ||
                    (c->class == CLASS_PREFIX && (c->flags & CLUSTER_NARROW));

    return is_first && is_flush ? 0 : c->shift;
}

static int64_t left_edge(enum line_align align, int64_t spare)
{
    if (align == LINE_CENTERED)
        return spare / 2;
    return align == LINE_RIGHT ? spare : 0;
}

void line_set(const struct cluster *clusters, size_t n, int32_t measure,
              enum line_align align, struct ruler ruler, emu *origins)
{
    size_t n_visible = visible_length(clusters, n);
    struct line_sum sum = sum_up(clusters, n_visible);
    int64_t spare = measure - line_sum_width(&sum);
    struct opened opened = plan_opening(&sum, spare, align);
    struct squeezed groups[SQUEEZE_COUNT];
    int64_t x = left_edge(align, spare > 0 ? spare : 0);

    plan_squeeze(&sum, -spare, groups);
    for (size_t i = 0; i < n_visible; i++) {
        const struct cluster *c = &clusters[i];
        bool is_last = i + 1 == n_visible;
        int lead_room = cluster_lead_room(c, i == 0 ? NULL : c - 1);
        int end_room = trail_room(c, is_last ? NULL : c + 1);
        int32_t lead = 0;
        int32_t trail = 0;

        if (lead_room > 0)
            lead = give(&groups[SQUEEZE_BRACKET], lead_room);
        if (end_room > 0)
            trail =
                give(&groups[is_last ? SQUEEZE_END : trail_group(c)], end_room);
        if (c->class == CLASS_BLANK)
            trail = give(&groups[SQUEEZE_BLANK], BLANK_ROOM);
        if (c->flags & (i > 0 ? CLUSTER_LEAD_CUT : CLUSTER_CUT_START))
            lead += HALF_CELL;
        if (c->flags & CLUSTER_TRAIL_CUT)
            trail += HALF_CELL;
        origins[i] = place(x + shift_of(c, i == 0) - lead, &opened, ruler);
        x += c->width - lead - trail;
        if (!is_last && (c->flags & CLUSTER_MAY_OPEN) && opened.spare > 0)
            opened.next++;
    }
    for (size_t i = n_visible; i <= n; i++)
        origins[i] = place(x, &opened, ruler);
}

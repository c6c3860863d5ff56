/*
 * Every way to break the title into up to four lines is weighed: what it costs
 * to break at each place, and what the shape of the lines costs.  A title is
 * at most 80 characters long, so that these are a few thousand ways; for a
 * longer one only those in as few lines as can hold it.
 *
 * Places are judged by the words that titles are made of (title_words.h): a
 * break inside one is bad, one behind 关于印发 or a closing mark is good, and
 * between two characters of which nothing is known it is neither.
 */
#include "layout/title_shape.h"

#include "base/utf8.h"
#include "plan/numbering.h"

#include <stdlib.h>

enum {
    MAX_CHARACTERS = TITLE_MAX_LINES * TITLE_MAX_EMS * 2,

    COST_NEVER = 1000000,
    COST_IN_WORD = 300,
    COST_IN_QUOTES = 120, /* inside 《…》 “…” （…） */
    COST_BAD_START = 150, /* a line that begins with 的 和 及 与 */
    COST_UNKNOWN = 24,
    COST_LISTED = 12, /* behind 、: what is listed had better stay together */
    COST_GOOD = 0,

    COST_LINE = 20,       /* each line more */
    COST_LONG_LINE = 15,  /* each character above 18 */
    COST_SHORT_END = 400, /* a last line of less than 4 characters */
    COST_HOURGLASS = 400,
    COST_ACCEPTABLE = 300
};

enum { COMFORTABLE_LESS = 2 * CELL /* 18 of 20 */, SHORTEST_END = 4 };

struct title {
    const struct title_words *words;
    const struct cluster *clusters;
    size_t n;
    int measure;                    /* of a line */
    size_t most_lines;              /* that are tried */
    int widths[MAX_CHARACTERS + 1]; /* of the first i characters, in units */
    int costs[MAX_CHARACTERS + 1];  /* of a break before character i */
    uint64_t present[4];            /* the last eight bits of its characters */
};

/* -- Places -------------------------------------------------------------- */

/* Length in characters of word if it stands at position at, else 0. */
static size_t match(const struct title *title, size_t at, const char *word)
{
    size_t len = 0;
    uint32_t scalar;

    while ((scalar = utf8_next(&word)) != 0) {
        if (at + len >= title->n || title->clusters[at + len].scalar != scalar)
            return 0;
        len++;
    }
    return len;
}

static void raise_cost(int *cost, int least)
{
    if (*cost < least)
        *cost = least;
}

static uint64_t *presence(struct title *title, uint32_t scalar)
{
    return &title->present[scalar >> 6 & 3];
}

static void note_characters(struct title *title)
{
    for (size_t i = 0; i < title->n; i++) {
        uint32_t scalar = title->clusters[i].scalar;

        *presence(title, scalar) |= UINT64_C(1) << (scalar & 63);
    }
}

/* Of hundreds of words a title has few: most have a first character that it
 * has not. */
static bool may_have(struct title *title, const char *word)
{
    uint32_t first = utf8_peek(word);

    return (*presence(title, first) >> (first & 63) & 1) != 0;
}

/* Whether a word of the list stands at position at. */
static bool stands(const struct title *title, size_t at,
                   const struct wordlist *list)
{
    for (size_t i = 0; i < list->n; i++)
        if (match(title, at, list->items[i].text) > 0)
            return true;
    return false;
}

/* 市|财政局: of an organ what it belongs to is a part of its name. */
static bool is_part_of_organ(const struct title *title, size_t at, size_t end)
{
    return at > 0 && stands(title, at - 1, &title->words->levels) &&
           stands(title, end - 1, &title->words->organs);
}

static void forbid_word(struct title *title, const char *word)
{
    for (size_t at = 0; at < title->n; at++) {
        size_t len = match(title, at, word);

        for (size_t i = 1; i < len; i++)
            raise_cost(&title->costs[at + i], COST_IN_WORD);
        if (len > 0 && is_part_of_organ(title, at, at + len))
            raise_cost(&title->costs[at], COST_IN_WORD);
    }
}

static void forbid_words(struct title *title)
{
    const struct wordlist *words = &title->words->words;

    for (size_t i = 0; i < words->n; i++)
        if (may_have(title, words->items[i].text))
            forbid_word(title, words->items[i].text);
}

static bool is_pair(const struct title *title, size_t a, size_t b)
{
    const struct cluster *c = title->clusters;

    return c[a].scalar == c[b].scalar && c[a + 1].scalar == c[b + 1].scalar &&
           c[a].class == CLASS_HAN && c[a + 1].class == CLASS_HAN &&
           !stands(title, a, &title->words->organs);
}

/* Two characters that stand beside each other twice are taken for a word: a
 * place's name, in its government's and again in what that decides on.  Where
 * organs are listed 局市 is none. */
static void forbid_repeated(struct title *title)
{
    for (size_t a = 0; a + 1 < title->n; a++)
        for (size_t b = a + 2; b + 1 < title->n; b++)
            if (is_pair(title, a, b)) {
                raise_cost(&title->costs[a + 1], COST_IN_WORD);
                raise_cost(&title->costs[b + 1], COST_IN_WORD);
            }
}

static bool is_figure(const struct title *title, size_t at)
{
    uint32_t scalar = title->clusters[at].scalar;

    return scalar_is_digit(scalar) || number_han_digit(scalar) >= 0;
}

/* 2026年, 二〇三五年, 第十五个: a figure stays together and with its unit. */
static void forbid_figures(struct title *title)
{
    enum { ORDINAL = 0x7b2c /* 第 */ };

    for (size_t at = 1; at < title->n; at++) {
        bool is_behind = is_figure(title, at - 1);
        bool is_before = is_figure(title, at);

        if ((is_behind && is_before) ||
            (is_behind && stands(title, at, &title->words->units)) ||
            (is_before && title->clusters[at - 1].scalar == ORDINAL))
            raise_cost(&title->costs[at], COST_IN_WORD);
    }
}

static void favour_ends(struct title *title)
{
    const struct wordlist *ends = &title->words->ends;

    for (size_t at = 0; at < title->n; at++) {
        for (size_t w = 0; w < ends->n; w++) {
            size_t len = match(title, at, ends->items[w].text);

            if (len > 0 && title->costs[at + len] == COST_UNKNOWN)
                title->costs[at + len] = COST_GOOD;
        }
    }
}

/* Before 关于 an issuer ends; behind a mark or 的 a phrase does. */
static int cost_of_place(const struct title *title, size_t i)
{
    enum { ENUMERATION_COMMA = 0x3001, DE = 0x7684 };
    const struct cluster *before = &title->clusters[i - 1];

    if (before->scalar == ENUMERATION_COMMA)
        return COST_LISTED;
    return before->class == CLASS_CLOSING || before->class == CLASS_COMMA ||
                   before->class == CLASS_BLANK || before->scalar == DE ||
                   match(title, i, "关于") > 0
               ? COST_GOOD
               : COST_UNKNOWN;
}

static void cost_places(struct title *title)
{
    int depth = 0;

    for (size_t i = 1; i < title->n; i++) {
        const struct cluster *before = &title->clusters[i - 1];

        depth += before->class == CLASS_OPENING;
        depth -= before->class == CLASS_CLOSING && depth > 0;
        title->costs[i] = cost_of_place(title, i);
        if (stands(title, i, &title->words->leaning))
            title->costs[i] = COST_BAD_START;
        if (depth > 0)
            title->costs[i] += COST_IN_QUOTES;
    }
    favour_ends(title);
    note_characters(title);
    forbid_words(title);
    forbid_repeated(title);
    forbid_figures(title);
    for (size_t i = 1; i < title->n; i++)
        if (!(title->clusters[i - 1].flags & CLUSTER_MAY_BREAK))
            title->costs[i] = COST_NEVER;
}

/* -- Shapes -------------------------------------------------------------- */

static int ems(const struct title *title, size_t start, size_t end)
{
    int width = title->widths[end] - title->widths[start];

    return (width + HALF_CELL) / CELL;
}

/* Two lines: one longer than the other by two to six characters. */
static int cost_of_pair(int a, int b)
{
    int difference = abs(a - b);

    if (difference < 2)
        return 12;
    return difference <= 6 ? 0 : (difference - 6) * 15;
}

/* Three or more: longest in the middle (菱形), or ever longer or shorter
 * (梯形); never shortest in the middle. */
static int cost_of_stack(const int *lengths, size_t n)
{
    int cost = 0;
    bool has_shrunk = false;

    for (size_t i = 1; i < n; i++) {
        int step = lengths[i] - lengths[i - 1];

        if (step > 0 && has_shrunk)
            cost += COST_HOURGLASS;
        has_shrunk = has_shrunk || step < 0;
        cost += step == 0 ? 12 : abs(step) > 6 ? (abs(step) - 6) * 15 : 0;
    }
    return cost;
}

/* A line of so many characters, whatever its neighbours. */
static int cost_of_line(const struct title *title, int length)
{
    int comfortable = (title->measure - COMFORTABLE_LESS) / CELL;

    return length > comfortable
               ? COST_LINE + (length - comfortable) * COST_LONG_LINE
               : COST_LINE;
}

/* Lines of these lengths beside each other. */
static int cost_of_shape(const int *lengths, size_t n)
{
    if (n == 1)
        return 0;

    int cost = lengths[n - 1] < SHORTEST_END ? COST_SHORT_END : 0;

    return cost + (n == 2 ? cost_of_pair(lengths[0], lengths[1])
                          : cost_of_stack(lengths, n));
}

/* -- Search -------------------------------------------------------------- */

/* Some first lines of a title. */
struct trial {
    struct title_shape shape;
    int lengths[TITLE_MAX_LINES];
    int cost; /* without that of the shape, which can only add to it */
};

struct best {
    struct title_shape shape;
    int cost;
};

static bool fits(const struct title *title, size_t start, size_t end)
{
    return title->widths[end] - title->widths[start] <= title->measure;
}

/* Whether lines can hold what begins at start. */
static bool can_hold(const struct title *title, size_t start, size_t lines)
{
    return title->widths[title->n] - title->widths[start] <=
           (int)lines * title->measure;
}

/* Ends the title behind the trial with one line more. */
static void try_last_line(const struct title *title, size_t start,
                          struct trial *trial, struct best *best)
{
    size_t n = trial->shape.n;

    trial->shape.ends[n] = title->n;
    trial->lengths[n] = ems(title, start, title->n);

    int cost = trial->cost + cost_of_line(title, trial->lengths[n]) +
               cost_of_shape(trial->lengths, n + 1);

    if (cost < best->cost) {
        best->cost = cost;
        best->shape = trial->shape;
        best->shape.n++;
    }
}

/* Tries all lines from start on; at most most_lines deep.  Those that cost as
 * much as the best so far are not gone on with. */
static void try_lines(const struct title *title, size_t start,
                      struct trial *trial, struct best *best)
{
    size_t n = trial->shape.n;
    int cost = trial->cost;

    if (fits(title, start, title->n))
        try_last_line(title, start, trial, best);
    if (n + 1 == title->most_lines)
        return;
    trial->shape.n = n + 1;
    for (size_t end = start + 1; end < title->n && fits(title, start, end);
         end++) {
        if (title->costs[end] >= COST_NEVER ||
            !can_hold(title, end, title->most_lines - n - 1))
            continue;
        trial->shape.ends[n] = end;
        trial->lengths[n] = ems(title, start, end);
        trial->cost =
            cost + title->costs[end] + cost_of_line(title, trial->lengths[n]);
        if (trial->cost + COST_LINE < best->cost)
            try_lines(title, end, trial, best);
    }
    trial->shape.n = n;
    trial->cost = cost;
}

static void measure(struct title *title)
{
    for (size_t i = 0; i < title->n; i++)
        title->widths[i + 1] =
            title->widths[i] + cluster_width(&title->clusters[i], i == 0);
    title->most_lines = TITLE_GOOD_LINES;
    while (title->most_lines < TITLE_MAX_LINES &&
           !can_hold(title, 0, title->most_lines))
        title->most_lines++;
}

bool title_shape_find(const struct cluster *clusters, size_t n, int32_t most,
                      const struct title_words *words,
                      struct title_shape *shape)
{
    static const struct title_words none;
    struct title title = {.words = words != NULL ? words : &none,
                          .clusters = clusters,
                          .n = n,
                          .measure = most};
    struct trial trial = {.cost = 0};
    struct best best = {.cost = COST_NEVER};

    if (n == 0 || n > MAX_CHARACTERS)
        return false;
    measure(&title);
    if (!can_hold(&title, 0, title.most_lines))
        return false;
    cost_places(&title);
    try_lines(&title, 0, &trial, &best);
    if (best.cost >= COST_NEVER)
        return false;
    *shape = best.shape;
    shape->is_acceptable =
        best.cost < COST_ACCEPTABLE && shape->n <= TITLE_GOOD_LINES;
    return true;
}

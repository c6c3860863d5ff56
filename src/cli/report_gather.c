/*
 * Findings for people: what repeats itself is gathered.  A text pasted from a
 * page has one fault at forty places; forty excerpts hide the one finding
 * beside them that matters.
 */
#include "cli/report.h"

enum {
    SHOWN_OF_MANY = 3,
    MANY = 5, /* findings of a code: fewer are shown, whatever they are */
    SHOWN_OF_ERRORS = 100, /* of those that no fix mends (design.md §8) */
    RANGES_TOLD = 12
};

/* The findings of one code in one file: [0] those that may be gathered, [1]
 * errors that the author must look at. */
struct tallied {
    size_t n, n_met;
};

/* The lines of those that are not shown: 7、9—12. */
struct rest {
    enum severity severity;
    const struct diag *first;
    size_t n, n_ranges;
    size_t from, to; /* the range that was not told yet; 0: none */
    struct buf lines;
};

/* One walk over findings about one file. */
struct gathering {
    const struct report_style *style;
    struct tallied tallied[DIAG_COUNT][2];
    struct rest rest[DIAG_COUNT];
};

static struct tallied *tallied_with(struct gathering *g,
                                    const struct diag *diag)
{
    bool is_hard = diag->severity != SEVERITY_WARNING && diag->fix == NULL;
    return &g->tallied[diag->code][is_hard];
}

static bool is_shown(struct gathering *g, const struct diag *diag)
{
    struct tallied *tallied = tallied_with(g, diag);
    size_t turn = ++tallied->n_met;
    if (g->style->form != REPORT_GATHERED)
        return true;
    if (tallied == &g->tallied[diag->code][1])
        return turn <= SHOWN_OF_ERRORS;
    /* what has no place says something of its own: 【待填：主送】 */
    return tallied->n < MANY || turn <= SHOWN_OF_MANY ||
           !report_has_place(diag);
}

/* -- The lines of the others --------------------------------------------- */

static void tell_range(struct rest *rest, enum lang lang)
{
    if (rest->from == 0 || ++rest->n_ranges > RANGES_TOLD)
        return;
    if (rest->n_ranges > 1)
        buf_add_str(&rest->lines, lang == LANG_ZH ? "、" : ", ");
    buf_printf(&rest->lines, "%zu", rest->from);
    if (rest->to > rest->from)
        buf_printf(&rest->lines, lang == LANG_ZH ? "—%zu" : "-%zu", rest->to);
}

/* Keeps a finding that is not shown; line is 0 where it has none. */
static void keep(struct gathering *g, const struct diag *diag, size_t line)
{
    struct rest *rest = &g->rest[diag->code];
    if (rest->n++ == 0) {
        rest->first = diag;
        rest->severity = diag->severity;
    }
    if (line == 0 || (rest->from > 0 && line >= rest->from && line <= rest->to))
        return;
    if (rest->from > 0 && line == rest->to + 1) {
        rest->to = line;
        return;
    }
    tell_range(rest, g->style->lang);
    rest->from = rest->to = line;
}

static void add_rest(struct gathering *g, struct rest *rest, const char *name,
                     struct buf *out)
{
    bool is_zh = g->style->lang == LANG_ZH;
    tell_range(rest, g->style->lang);
    report_add_name(rest->first, name, out);
    buf_add_str(out, ": ");
    report_add_severity(rest->severity, g->style, out);
    buf_printf(out, is_zh ? "同样的问题还有 %zu 处" : "%zu more of these",
               rest->n);
    if (rest->n_ranges > 0) {
        bool is_one = rest->n_ranges == 1 && rest->from == rest->to;
        buf_add_str(out, is_zh ? "，在第 " : is_one ? ", line " : ", lines ");
        buf_add(out, buf_text(&rest->lines), rest->lines.len);
        buf_add_str(out, is_zh ? " 行" : "");
        if (rest->n_ranges > RANGES_TOLD)
            buf_add_str(out, is_zh ? "等" : " and on");
    }
    buf_printf(out, " [%s]\n", diag_info(rest->first->code)->name);
    buf_free(&rest->lines);
}

/* Errors first; gives how many findings these lines stand for. */
static size_t add_rests(struct gathering *g, const char *name, struct buf *out)
{
    size_t n = 0;
    for (int is_error = 1; is_error >= 0; is_error--)
        for (unsigned code = 0; code < DIAG_COUNT; code++) {
            struct rest *rest = &g->rest[code];
            if (rest->n == 0 ||
                (rest->severity != SEVERITY_WARNING) != (is_error == 1))
                continue;
            add_rest(g, rest, name, out);
            n += rest->n;
        }
    return n;
}

/* ------------------------------------------------------------------------ */

/* The findings from first on about the file that it is about; moves *next
 * behind them. */
static size_t add_of_source(const struct diag *first, const char *name,
                            const struct report_style *style,
                            const struct diag **next, struct buf *out)
{
    struct gathering g = {.style = style};
    struct report_cursor cursor = {0};
    const struct diag *d = first;
    for (; d != NULL && d->source == first->source; d = d->next)
        tallied_with(&g, d)->n++;
    *next = d;
    for (d = first; d != *next; d = d->next) {
        if (is_shown(&g, d))
            report_add_finding(d, name, style, &cursor, out);
        else
            keep(&g, d,
                 report_has_place(d)
                     ? report_place(&cursor, d->source, d->span.start).line
                     : 0);
    }
    return add_rests(&g, name, out);
}

size_t report_add_findings(const struct diags *diags, const char *name,
                           const struct report_style *style, struct buf *out)
{
    size_t n = 0;
    for (const struct diag *d = diags->first; d != NULL;)
        n += add_of_source(d, name, style, &d, out);
    return n;
}

void report_add_how_to_see(struct buf *out, enum lang lang)
{
    buf_add_str(out, lang == LANG_ZH
                         ? "提示: fangan check --format full 逐处列出\n"
                         : "hint: fangan check --format full shows each\n");
}

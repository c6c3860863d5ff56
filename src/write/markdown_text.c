/*
 * Runs as Markdown.  A character is looked at with its style: marks close
 * right behind text and open right in front of it, blanks between two styles
 * belong to neither.
 */
#include "write/markdown_part.h"

#include "base/utf8.h"
#include "plan/numbering.h"
#include "read/scan.h"

#include <string.h>

/* -- Walking runs -------------------------------------------------------- */

/* A place in runs. */
struct walk {
    const struct run *run;
    const char *at, *end; /* of the run's text */
};

static struct walk walk_of(const struct run *run)
{
    const char *text = run == NULL ? "" : run->text;
    return (struct walk){run, text, text + strlen(text)};
}

/* The next character and the run that it stands in; 0 at the end. */
static uint32_t walk_next(struct walk *walk, const struct run **run)
{
    while (walk->run != NULL && walk->at == walk->end)
        *walk = walk_of(walk->run->next);
    *run = walk->run;
    return walk->run == NULL ? 0 : utf8_next(&walk->at);
}

static bool same_link(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool is_same_run(const struct run *a, const struct run *b)
{
    return a->style == b->style && same_link(a->link, b->link) &&
           strcmp(a->text, b->text) == 0;
}

bool markdown_same_runs(const struct run *a, const struct run *b)
{
    while (a != NULL && b != NULL && is_same_run(a, b)) {
        a = a->next;
        b = b->next;
    }
    struct walk left = walk_of(a), right = walk_of(b);
    const struct run *left_run, *right_run;
    uint32_t c;
    do {
        c = walk_next(&left, &left_run);
        if (c != walk_next(&right, &right_run))
            return false;
        if (c != 0 && c != '\n' && !scalar_is_blank(c) &&
            (left_run->style != right_run->style ||
             !same_link(left_run->link, right_run->link)))
            return false;
    } while (c != 0);
    return true;
}

/* -- What needs care ----------------------------------------------------- */

static bool is_mark_anywhere(uint32_t c)
{
    return c != 0 && c < 0x80 && strchr("\\*_`[]<&|", (int)c) != NULL;
}

static bool is_mark_at_start(uint32_t c)
{
    return c != 0 && c < 0x80 && strchr("#>+-~=:", (int)c) != NULL;
}

/* -- Writing ------------------------------------------------------------- */

struct text_writer {
    enum place_of_text where;
    enum care care;
    const char *margin;
    struct buf *out;
    struct buf blanks; /* waiting for the text behind them */
    unsigned style;    /* open marks */
    unsigned inner;    /* of two open styles, the one to close first */
    const char *link;  /* open, or NULL */
    bool is_autolink;
    bool has_text;      /* on this line */
    size_t n_breaks;    /* waiting, as blanks do */
    const char *marker; /* the . or ) behind the digits of this line */
    bool is_first_line; /* of the block */
};

/* Parentheses of an address that do not pair end it too early; a blank ends
 * it, a pipe the cell. */
static void add_address(struct text_writer *w, const char *address)
{
    int depth = 0;
    bool is_even = true;
    for (const char *p = address; *p != '\0'; p++) {
        depth += (*p == '(') - (*p == ')');
        is_even &= depth >= 0;
    }
    is_even &= depth == 0;
    for (const char *p = address; *p != '\0'; p++) {
        unsigned char c = (unsigned char)*p;
        bool is_pipe = c == '|' && w->where == TEXT_CELL &&
                       (p == address || p[-1] != '\\');
        if (c <= ' ' || c == '<' || c == '>' || is_pipe ||
            (!is_even && (c == '(' || c == ')')))
            buf_printf(w->out, "%%%02X", c);
        else
            buf_add_char(w->out, *p);
    }
}

static void close_link(struct text_writer *w)
{
    if (w->link != NULL && w->is_autolink) {
        buf_add_char(w->out, '>');
    } else if (w->link != NULL) {
        buf_add_str(w->out, "](");
        add_address(w, w->link);
        buf_add_char(w->out, ')');
    }
    w->link = NULL;
    w->is_autolink = false;
}

static void add_style_mark(struct text_writer *w, unsigned style, bool is_end)
{
    bool is_strong = style == RUN_STRONG;
    if (w->care >= CARE_TAGS)
        buf_printf(w->out, "<%s%s>", is_end ? "/" : "",
                   is_strong ? "strong" : "em");
    else
        buf_add_str(w->out, is_strong ? "**" : "*");
}

static void close_style(struct text_writer *w, unsigned style)
{
    add_style_mark(w, style, true);
    w->style &= ~style;
}

/* Closes what the text to come is not; what was opened last goes first. */
static void close_styles(struct text_writer *w, unsigned wanted)
{
    unsigned gone = w->style & ~wanted;
    if (gone == 0)
        return;
    if (w->style == (RUN_EMPHASIS | RUN_STRONG))
        close_style(w, w->inner);
    if ((w->style & gone) != 0)
        close_style(w, w->style);
}

static void open_styles(struct text_writer *w, unsigned wanted)
{
    static const unsigned styles[] = {RUN_STRONG, RUN_EMPHASIS};
    for (size_t i = 0; i < 2; i++) {
        if ((wanted & ~w->style & styles[i]) == 0)
            continue;
        add_style_mark(w, styles[i], false);
        w->style |= styles[i];
        w->inner = styles[i];
    }
}

/* <https://…>: the text is the address. */
static bool is_autolink(const struct run *run)
{
    static const char mail[] = "mailto:";
    const char *text = run->text;
    bool is_alone = strcmp(run->link, text) == 0 ||
                    (strncmp(run->link, mail, strlen(mail)) == 0 &&
                     strcmp(run->link + strlen(mail), text) == 0 &&
                     strchr(text, '@') != NULL);
    return is_alone && strpbrk(text, " <>|") == NULL &&
           strlen(text) + 2 < SCAN_REACH;
}

/* A ! in front of a link would make an image of it. */
static void escape_bang(struct buf *out)
{
    if (out->len == 0 || out->data[out->len - 1] != '!')
        return;
    size_t n = 0;
    while (n + 1 < out->len && out->data[out->len - 2 - n] == '\\')
        n++;
    if (n % 2 == 1)
        return;
    buf_truncate(out, out->len - 1);
    buf_add_str(out, "\\!");
}

static void open_link(struct text_writer *w, const struct run *run,
                      bool is_start)
{
    if (run->link == NULL || strlen(run->link) + 2 >= SCAN_REACH)
        return;
    w->link = run->link;
    w->is_autolink =
        (w->care == CARE_NONE || w->has_text) && is_start && is_autolink(run) &&
        (run->next == NULL || !same_link(run->next->link, run->link));
    if (w->care >= CARE_ESCAPES)
        escape_bang(w->out);
    buf_add_char(w->out, w->is_autolink ? '<' : '[');
}

static void add_blanks(struct text_writer *w)
{
    if (w->has_text)
        buf_add(w->out, buf_text(&w->blanks), w->blanks.len);
    buf_truncate(&w->blanks, 0);
}

/* Makes what is open that which the character of run needs. */
static void turn_to(struct text_writer *w, const struct run *run, bool is_start)
{
    bool is_other_link = !same_link(w->link, run->link);
    if (is_other_link)
        close_link(w);
    close_styles(w, run->style);
    add_blanks(w);
    open_styles(w, run->style);
    if (is_other_link)
        open_link(w, run, is_start);
}

/* Digits of a list's marker at text, or 0. */
static size_t marker_digits(const char *text)
{
    size_t n = strspn(text, "0123456789");
    return n > 0 && (text[n] == '.' || text[n] == ')') ? n : 0;
}

static bool has_guard(const struct text_writer *w)
{
    return w->care % 2 == CARE_GUARD;
}

/* A backslash in front of what looks like a number or the start of a block.
 * rest begins with the first character of the line. */
static void guard_line(struct text_writer *w, const char *rest)
{
    struct number number;
    bool is_open = w->style != 0 || w->link != NULL;
    bool is_block = w->where == TEXT_PARAGRAPH || w->where == TEXT_HEADING;
    bool has_lines = w->where == TEXT_PARAGRAPH;
    bool wants_guard =
        w->is_first_line ? is_block
                         : has_lines && !is_open && number_match(rest, &number);
    if (!has_guard(w) || !wants_guard || (!is_open && marker_digits(rest) > 0))
        return;
    /* a mark is escaped with all others, or stays what it is */
    if (!is_mark_anywhere(utf8_peek(rest)) &&
        !is_mark_at_start(utf8_peek(rest)))
        buf_add_char(w->out, '\\');
}

static bool is_heading(const struct text_writer *w)
{
    return w->where == TEXT_HEADING || w->where == TEXT_HEADING_REST;
}

static bool is_rest(const struct text_writer *w)
{
    return w->is_first_line && (w->where == TEXT_HEADING_REST);
}

static void add_character(struct text_writer *w, uint32_t c, bool is_marker)
{
    bool is_start = !w->has_text && is_mark_at_start(c);
    bool is_hash = is_heading(w) && c == '#';
    bool is_escaped = (w->care >= CARE_ESCAPES &&
                       (is_mark_anywhere(c) || is_start || is_hash)) ||
                      (is_marker && has_guard(w));
    if (is_escaped && is_rest(w) && !w->has_text) {
        /* a backslash in front of an item's text says that it is none */
        buf_printf(w->out, "&#%u;", (unsigned)c);
    } else {
        if (is_escaped && !w->is_autolink)
            buf_add_char(w->out, '\\');
        buf_add_utf8(w->out, c);
    }
    w->has_text = true;
}

/* Breaks that text follows. */
static void break_lines(struct text_writer *w)
{
    if (w->n_breaks == 0)
        return;
    close_link(w);
    close_styles(w, 0);
    buf_truncate(&w->blanks, 0);
    for (; w->n_breaks > 0; w->n_breaks--) {
        if (w->where == TEXT_PARAGRAPH)
            buf_printf(w->out, "\\\n%s", w->margin);
        else
            buf_add_str(w->out, "<br>");
    }
    w->has_text = w->is_first_line = false;
}

static void add_next(struct text_writer *w, uint32_t c, const struct run *run,
                     const char *here)
{
    if (c == '\n') { /* in front of all text it means nothing */
        w->n_breaks += w->has_text || !w->is_first_line;
        return;
    }
    if (scalar_is_blank(c)) {
        if (w->n_breaks == 0)
            buf_add_utf8(&w->blanks, c == '\t' ? ' ' : c);
        return;
    }
    break_lines(w);
    turn_to(w, run, here == run->text);
    if (!w->has_text) {
        guard_line(w, here);
        w->marker = is_rest(w) ? NULL : here + marker_digits(here);
    }
    add_character(w, c, here == w->marker && w->has_text);
}

/* Bytes at text that stand for themselves wherever they are: letters, digits
 * and all beyond ASCII that is no blank. */
static size_t plain_length(const char *text, const char *end)
{
    const char *p = text;
    for (;;) {
        const char *next = p = utf8_skip_hanzi(p, end);
        uint32_t c = utf8_next(&next);
        bool is_plain = c < 0x80 ? (c >= '0' && c <= '9') ||
                                       (c >= 'A' && c <= 'Z') ||
                                       (c >= 'a' && c <= 'z')
                                 : !scalar_is_blank(c);
        if (!is_plain)
            return (size_t)(p - text);
        p = next;
    }
}

void markdown_add_runs(const struct run *runs, enum place_of_text where,
                       enum care care, const char *margin, struct buf *out)
{
    struct text_writer w = {.where = where,
                            .care = care,
                            .margin = margin,
                            .out = out,
                            .is_first_line = true};
    struct walk walk = walk_of(runs);
    const struct run *run;
    for (uint32_t c; (c = walk_next(&walk, &run)) != 0;) {
        const char *here = walk.at;
        do
            here--;
        while (utf8_is_tail(*here));
        add_next(&w, c, run, here);
        if (w.has_text && w.blanks.len == 0 && w.n_breaks == 0) {
            size_t n = plain_length(walk.at, walk.end);
            buf_add(w.out, walk.at, n);
            walk.at += n;
        }
    }
    close_link(&w);
    close_styles(&w, 0);
    buf_free(&w.blanks);
}

/*
 * Line by line: the markers of containers at the start stay, the rest of the
 * line is masked.  The little that has to be known of earlier lines is kept in
 * struct masker; where it guesses wrong about a list the worst that happens is
 * that cmark sees an indented block, which read/markdown takes as paragraphs.
 */
#include "read/mask.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "read/lines.h"

#include <string.h>

enum {
    CODE_INDENT = 4, /* columns that make code of a line, in CommonMark */
    MIN_FENCE = 3,
    /* Deeper than this, indentation can only nest lists beyond the limit. */
    MAX_INDENT = 4 * LIMIT_BLOCK_DEPTH,
    MAX_LIST_DIGITS = 2 /* 2026. is a year */
};

struct masker {
    const struct source *source;
    struct diags *diags;
    char *mask;       /* of the body */
    const char *text; /* of the body */
    size_t len;
    size_t comment_end;    /* behind the comment that is open, or 0 */
    bool no_more_comments; /* no --> follows any more */
    bool in_list;
    bool after_blank; /* the line before was blank */
    char fence;       /* character of the open fence, or 0 */
    size_t fence_len;
    size_t fence_start;      /* of its first line */
    struct mask_spans *kept; /* what is found, or NULL */
};

/* A line without its end, and where its text begins. */
struct masked_line {
    size_t start, end;
    size_t content; /* behind indentation and markers */
    int n_markers;
    bool has_list_marker;
};

static size_t skip_blanks(const struct masker *m, size_t at, size_t end)
{
    while (at < end && byte_is_blank(m->text[at]))
        at++;
    return at;
}

/* How often c stands from at on. */
static size_t run_length(const struct masker *m, size_t at, size_t end, char c)
{
    size_t n = 0;

    while (at + n < end && m->text[at + n] == c)
        n++;
    return n;
}

static size_t columns_between(const struct masker *m, size_t at, size_t end)
{
    size_t columns = 0;

    for (; at < end; at++)
        columns = m->text[at] == '\t' ? (columns / 4 + 1) * 4 : columns + 1;
    return columns;
}

static void keep(struct masker *m, size_t start, size_t end, bool is_comment)
{
    struct mask_spans *kept = m->kept;
    uint32_t body = (uint32_t)(m->text - m->source->text);

    if (kept == NULL)
        return;
    if (kept->n == kept->room) {
        kept->room = kept->room == 0 ? 16 : 2 * kept->room;
        kept->items = xrealloc(kept->items, kept->room * sizeof(*kept->items));
    }
    kept->items[kept->n++] = (struct mask_span){
        {body + (uint32_t)start, body + (uint32_t)end}, is_comment};
}

/* -- The start of a line ------------------------------------------------- */

/* *** or - - -: three of a kind and nothing else. */
static bool is_thematic_break(const struct masker *m, size_t at, size_t end)
{
    char c = m->text[at];
    size_t n = 0;

    if (c != '*' && c != '-')
        return false;
    for (; at < end; at++) {
        if (m->text[at] == c)
            n++;
        else if (!byte_is_blank(m->text[at]))
            return false;
    }
    return n >= 3;
}

/* Bytes of the list marker at at, or 0. */
static size_t list_marker(const struct masker *m, size_t at, size_t end)
{
    size_t n = 0;

    if (strchr("-+*", m->text[at]) != NULL) {
        n = 1;
    } else {
        while (at + n < end && m->text[at + n] >= '0' && m->text[at + n] <= '9')
            n++;
        if (n == 0 || n > MAX_LIST_DIGITS || at + n == end ||
            strchr(".)", m->text[at + n]) == NULL)
            return 0;
        n++;
    }
    return at + n == end || byte_is_blank(m->text[at + n]) ? n : 0;
}

/* Walks over the markers of quotes and lists. */
static void find_content(const struct masker *m, struct masked_line *line)
{
    size_t at = skip_blanks(m, line->start, line->end);

    while (at < line->end && line->n_markers <= LIMIT_BLOCK_DEPTH) {
        size_t n = 0;

        if (m->text[at] == '>') {
            n = 1;
        } else if (!is_thematic_break(m, at, line->end)) {
            n = list_marker(m, at, line->end);
            line->has_list_marker |= n > 0;
        }
        if (n == 0)
            break;
        line->n_markers++;
        at = skip_blanks(m, at + n, line->end);
    }
    line->content = at;
}

/* 2026. at the start of a line is a year. */
static void mask_year(struct masker *m, size_t at, size_t end)
{
    size_t n = 0;

    while (at + n < end && m->text[at + n] >= '0' && m->text[at + n] <= '9')
        n++;
    if (n > MAX_LIST_DIGITS && at + n < end)
        m->mask[at + n] = MASK_MARK;
}

/* No indentation of a text goes deeper than the limit. */
static void mask_indent(struct masker *m, size_t start, size_t end)
{
    if (columns_between(m, start, end) > MAX_INDENT)
        memset(m->mask + start, MASK_INDENT, end - start);
}

/* -- The rest of a line -------------------------------------------------- */

/* The comment that begins at at: its end, or 0. */
static size_t comment_at(struct masker *m, size_t at)
{
    if (m->no_more_comments || m->len - at < 7 ||
        memcmp(m->text + at, "<!--", 4) != 0 ||
        (at > 0 && m->text[at - 1] == '\\'))
        return 0;
    const char *close = memmem(m->text + at + 4, m->len - at - 4, "-->", 3);

    m->no_more_comments = close == NULL;
    return close == NULL ? 0 : (size_t)(close - m->text) + 3;
}

static void mask_text(struct masker *m, size_t at, size_t end)
{
    while (at < end) {
        if (at < m->comment_end) {
            m->mask[at++] = MASK_GONE;
            continue;
        }
        at = (size_t)(utf8_skip_hanzi(m->text + at, m->text + end) - m->text);
        if (at == end)
            break;
        char c = m->text[at];

        if (c == '<' && m->fence == 0 &&
            (m->comment_end = comment_at(m, at)) > 0) {
            keep(m, at, m->comment_end, true);
            continue;
        }
        if ((unsigned char)c < 0x80 && strchr("*_[]!`<&\\=", c) != NULL)
            m->mask[at] = MASK_MARK;
        at++;
    }
}

/* A line of which only comments are left is a blank line. */
static void blank_if_gone(struct masker *m, size_t start, size_t end)
{
    bool has_gone = false;

    for (size_t i = start; i < end; i++) {
        if (m->mask[i] == MASK_GONE)
            has_gone = true;
        else if (!byte_is_blank(m->mask[i]) && m->mask[i] != MASK_INDENT)
            return;
    }
    if (has_gone)
        memset(m->mask + start, ' ', end - start);
}

/* Opens or closes a fence; true if the line is one. */
static bool take_fence(struct masker *m, const struct masked_line *line)
{
    size_t at = line->content;
    char c = at < line->end ? m->text[at] : '\0';

    if (c != '`' && c != '~')
        return false;
    size_t n = run_length(m, at, line->end, c);
    size_t behind = skip_blanks(m, at + n, line->end);

    if (m->fence != 0) {
        if (c != m->fence || n < m->fence_len || behind != line->end)
            return false;
        m->fence = 0;
        keep(m, m->fence_start, line->end, false);
        return true;
    }
    if (n < MIN_FENCE ||
        (c == '`' && memchr(m->text + at + n, '`', line->end - at - n) != NULL))
        return false;
    m->fence = c;
    m->fence_len = n;
    m->fence_start = line->start;
    mask_text(m, at + n, line->end);
    return true;
}

/* A line of hyphens alone.  Three break the page, also under a line of text;
 * fewer there would make a heading of it. */
static bool take_hyphens(struct masker *m, const struct masked_line *line)
{
    size_t n = run_length(m, line->content, line->end, '-');

    if (n == 0 || skip_blanks(m, line->content + n, line->end) != line->end)
        return false;
    if (n >= 3)
        memset(m->mask + line->content, '*', n);
    else
        memset(m->mask + line->content, MASK_MARK, n);
    return true;
}

/* A single hyphen under text is a list item to find_content(), but a heading
 * to cmark. */
static bool is_lone_hyphen(const struct masker *m,
                           const struct masked_line *line)
{
    size_t at = skip_blanks(m, line->start, line->end);

    return line->has_list_marker && line->n_markers == 1 &&
           line->content == line->end && m->text[at] == '-' &&
           !m->after_blank && !m->in_list;
}

/* Whether cmark will see nothing in the line. */
static bool is_blank_line(const struct masker *m, size_t start, size_t end)
{
    while (start < end && byte_is_blank(m->mask[start]))
        start++;
    return start == end;
}

static void take_line(struct masker *m, struct masked_line *line)
{
    size_t first = skip_blanks(m, line->start, line->end);

    if (m->after_blank && m->fence == 0 && first - line->start < 2 &&
        !line->has_list_marker)
        m->in_list = false;
    if (line->n_markers == 0 && m->fence == 0)
        mask_indent(m, line->start, first);
    if (is_lone_hyphen(m, line)) {
        m->mask[first] = MASK_MARK;
        return;
    }
    m->in_list |= line->has_list_marker;
    if (take_fence(m, line))
        return;
    if (m->fence == 0 && line->content < line->end &&
        (take_hyphens(m, line) ||
         is_thematic_break(m, line->content, line->end)))
        return;
    mask_year(m, line->content, line->end);
    mask_text(m, line->content, line->end);
}

static size_t line_end(const struct masker *m, size_t start)
{
    const char *stop = m->text + m->len;
    const char *p = m->text + start;

    while ((p = utf8_skip_hanzi(p, stop)) < stop && *p != '\n' && *p != '\r')
        p++;
    return (size_t)(p - m->text);
}

static bool over_limit(struct masker *m, const struct masked_line *line)
{
    uint32_t at =
        (uint32_t)(m->text - m->source->text + (ptrdiff_t)line->start);

    return limit_over(m->diags, (struct span){at, at},
                      diags_word(m->diags, "列表和引用的嵌套层数",
                                 "nesting of lists and quotations"),
                      LIMIT_BLOCK_DEPTH);
}

/* A line of 　 or of no-break blanks is a blank line, though not to cmark. */
static bool blank_if_wide(struct masker *m, size_t start, size_t end)
{
    for (const char *p = m->text + start; p < m->text + end;) {
        if (!scalar_is_blank(utf8_next(&p)))
            return false;
    }
    memset(m->mask + start, ' ', end - start);
    return true;
}

/* The line is text from its first character on: indented outside a list. */
static void take_indented(struct masker *m, size_t first,
                          const struct masked_line *line)
{
    memset(m->mask + line->start, MASK_INDENT, first - line->start);
    mask_text(m, first, line->end);
}

/* A line that is neither blank nor inside a comment. */
static bool mask_content(struct masker *m, struct masked_line *line)
{
    size_t first = skip_blanks(m, line->start, line->end);
    size_t indent = columns_between(m, line->start, first);

    if (m->fence == 0 && !m->in_list && indent >= CODE_INDENT) {
        take_indented(m, first, line);
        return true;
    }
    find_content(m, line);
    if (line->n_markers > LIMIT_BLOCK_DEPTH ||
        (line->n_markers > 0 && indent > MAX_INDENT))
        return over_limit(m, line);
    take_line(m, line);
    return true;
}

static bool mask_line(struct masker *m, size_t start, size_t end)
{
    struct masked_line line = {.start = start, .end = end, .content = start};
    bool ok = true;

    if (start < m->comment_end)
        mask_text(m, start, end);
    else if (!blank_if_wide(m, start, end))
        ok = mask_content(m, &line);
    blank_if_gone(m, start, end);
    m->after_blank = is_blank_line(m, start, end);
    return ok;
}

static bool mask_lines(struct masker *m)
{
    for (size_t at = 0; at < m->len;) {
        size_t end = line_end(m, at);

        if (!mask_line(m, at, end))
            return false;
        at = end;
        if (at < m->len && m->text[at] == '\r')
            at++;
        if (at < m->len && m->text[at] == '\n')
            at++;
    }
    if (m->fence != 0)
        keep(m, m->fence_start, m->len, false);
    return true;
}

static bool mask_all(const struct source *source, uint32_t body,
                     struct buf *out, struct mask_spans *kept,
                     struct diags *diags)
{
    struct masker m = {.source = source,
                       .diags = diags,
                       .text = source->text + body,
                       .len = source->len - body,
                       .after_blank = true,
                       .kept = kept};
    size_t from = out->len;

    buf_add(out, m.text, m.len);
    m.mask = out->data + from;
    return m.len == 0 || mask_lines(&m);
}

bool mask_body(const struct source *source, uint32_t body, struct buf *out,
               struct diags *diags)
{
    return mask_all(source, body, out, NULL, diags);
}

void mask_find_kept(const struct source *source, uint32_t body,
                    struct mask_spans *kept)
{
    struct arena *arena = arena_new();
    struct diags diags = {.arena = arena, .source = source};
    struct buf mask = BUF_EMPTY;

    mask_all(source, body, &mask, kept, &diags);
    buf_free(&mask);
    arena_free(arena);
}

/*
 * Tables that were pasted as text.
 *
 * Lines in a row with the same number of tabs or bars are a table for
 * certain.  Columns made of blanks, and cells one below the other, are only
 * likely: the lines stay as they are, with a note.
 */
#include "read/text_part.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <string.h>

enum {
    LEAST_ROWS = 3,
    WIDE_TABLE = 3, /* columns that two rows make a table with */
    LEAST_WIDE_ROWS = 2,
    LEAST_CELLS = 8,   /* short lines in a row that may be cells */
    LONGEST_CELL = 12, /* characters of such a line */
    WIDE = 2           /* columns of blanks that part cells */
};

/* -- Making one ---------------------------------------------------------- */

struct run **text_set_table(struct text *text, struct text_line *first,
                            const struct text_line *end, size_t n_rows,
                            size_t n_columns)
{
    struct draft *d = arena_new_object(text->arena, struct draft);
    struct run **cells =
        arena_array(text->arena, n_rows * n_columns, sizeof(struct run *));
    d->table = (struct table){
        n_rows, n_columns,
        arena_array(text->arena, n_columns, sizeof(enum align)), cells};
    d->span = line_span(first, 0, first->len);
    for (const struct text_line *line = first; line != end; line = line->next)
        d->span.end = line_span(line, 0, line->len).end;
    first->table = d;
    return cells;
}

void text_fill_cell(const struct text *text, struct run **cell,
                    const char *bytes, size_t len)
{
    if (len == 0)
        return;
    *cell = arena_new_object(text->arena, struct run);
    (*cell)->text = arena_strndup(text->arena, bytes, len);
}

void text_close_table(struct text *text, struct text_line *first,
                      const struct text_line *end)
{
    while (first->next != end)
        text_remove(text, first->next);
}

/* -- Rows with tabs or bars ---------------------------------------------- */

/* A walk over the cells of a row. */
struct row {
    const char *p, *end;
    char mark; /* '\t' or '|' */
    bool is_over;
};

/* The line with the blanks at its ends that the source has: a row may begin
 * or end with an empty cell. */
static struct row row_open(const struct text *text,
                           const struct text_line *line, char mark)
{
    struct row row = {line->text, line->text + line->len, mark, false};
    const char *first = text->source->text;
    const char *last = first + text->source->len;
    if (mark == '\t' && line->map == NULL) {
        while (row.p > first && strchr(" \t", row.p[-1]) != NULL)
            row.p--;
        while (row.end < last && strchr(" \t", *row.end) != NULL)
            row.end++;
    }
    if (mark == '|' && row.p < row.end && *row.p == '|')
        row.p++;
    if (mark == '|' && row.end > row.p && row.end[-1] == '|')
        row.end--;
    return row;
}

static bool row_next(struct row *row, const char **cell, size_t *len)
{
    if (row->is_over)
        return false;
    const char *end = memchr(row->p, row->mark, (size_t)(row->end - row->p));
    row->is_over = end == NULL;
    if (end == NULL)
        end = row->end;
    *cell = row->p;
    *len = (size_t)(end - row->p);
    row->p = end + 1;
    while (*len > 0 && scalar_is_blank(utf8_peek(*cell))) {
        const char *next = *cell;
        utf8_next(&next);
        *len -= (size_t)(next - *cell);
        *cell = next;
    }
    while (*len > 0 && strchr(" \t", (*cell)[*len - 1]) != NULL)
        --*len;
    return true;
}

static bool ends_with_colon(const char *cell, size_t len)
{
    uint32_t c = utf8_before(cell, cell + len);
    return c == 0xFF1A || c == ':';
}

/* How many cells the line has; 0: it is no row, but a label with its value or
 * a number with its heading. */
static size_t count_cells(const struct text *text, const struct text_line *line,
                          char mark)
{
    const char *cell;
    size_t len, n = 0;
    struct number number;
    bool is_label = false;
    struct row row = row_open(text, line, mark);
    bool has_inner = memchr(line->text, mark, line->len) != NULL;
    if (row.p == row.end ||
        memchr(row.p, mark, (size_t)(row.end - row.p)) == NULL)
        return 0;
    while (row_next(&row, &cell, &len)) {
        if (n++ == 0)
            is_label =
                ends_with_colon(cell, len) ||
                (text_number(cell, len, &number) && number.mark_len == len);
    }
    size_t least = has_inner ? 2 : WIDE_TABLE; /* 1 and empty cells */
    return n < least || n > LIMIT_TABLE_COLUMNS || (is_label && has_inner) ? 0
                                                                           : n;
}

/* |---|---| */
static bool is_rule(const struct text_line *line)
{
    return line->len > 2 && strspn(line->text, "|-:+ ") >= line->len;
}

/* Fills the cells of a row. */
static void fill_row(const struct text *text, const struct text_line *line,
                     char mark, struct run **cells)
{
    struct row row = row_open(text, line, mark);
    const char *cell;
    size_t len;
    for (size_t i = 0; row_next(&row, &cell, &len); i++)
        text_fill_cell(text, &cells[i], cell, len);
}

/* Makes a table of the lines [first, end), all with n_columns cells. */
static void make_table(struct text *text, struct text_line *first,
                       const struct text_line *end, char mark, size_t n_rows,
                       size_t n_columns)
{
    struct run **cells = text_set_table(text, first, end, n_rows, n_columns);
    for (struct text_line *line = first; line != end; line = line->next) {
        if (is_rule(line)) {
            text_note(text, NOTE_DROPPED, line_span(line, 0, line->len),
                      "表格的分隔线", "the rule between rows of a table");
            continue;
        }
        fill_row(text, line, mark, cells);
        cells += n_columns;
    }
    text_close_table(text, first, end);
}

/* Looks for a table at line; gives the line behind it. */
static struct text_line *take_table(struct text *text, struct text_line *line,
                                    char mark)
{
    size_t n_columns = is_rule(line) ? 0 : count_cells(text, line, mark);
    size_t n_rows = 0;
    struct text_line *end = line;
    while (end != NULL && n_columns > 0 && n_rows < LIMIT_TABLE_ROWS &&
           ((mark == '|' && is_rule(end) && end != line) ||
            count_cells(text, end, mark) == n_columns)) {
        n_rows += !is_rule(end);
        end = end->next;
    }
    if (n_rows < (n_columns >= WIDE_TABLE ? LEAST_WIDE_ROWS : LEAST_ROWS))
        return NULL;
    make_table(text, line, end, mark, n_rows, n_columns);
    return line->next;
}

/* -- Guesses ------------------------------------------------------------- */

/* How many runs of two blanks or more the line has. */
static size_t count_wide_gaps(const struct text_line *line)
{
    size_t n = 0;
    uint32_t columns = 0;
    const char *end = line->text + line->len;
    for (const char *p = line->text; p < end;) {
        uint32_t c = utf8_next(&p);
        if (text_is_stop(c))
            return 0;
        if (!scalar_is_blank(c)) {
            n += columns >= WIDE;
            columns = 0;
            p = utf8_skip_hanzi(p, end);
        } else {
            columns += c == ' ' || c == 0xA0 ? 1 : 2;
        }
    }
    return n;
}

static bool is_cell(const struct text *text, const struct text_line *line)
{
    struct number number;
    return line_chars(line) <= LONGEST_CELL &&
           memchr(line->text, '\t', line->len) == NULL &&
           !page_is_element(text->page, line->text, line->len) &&
           !text_number(line->text, line->len, &number) &&
           !text_is_end(line_last(line)) && !line_is_date(line);
}

/* Marks the lines of [first, end) as what may be a table. */
static void guess_table(struct text *text, struct text_line *first,
                        const struct text_line *end)
{
    struct span span = line_span(first, 0, first->len);
    for (; first != end; first = first->next) {
        first->is_cell = true;
        span.end = line_span(first, 0, first->len).end;
    }
    text_note(text, NOTE_GUESSED, span, "可能是一张表，按行保留",
              "perhaps a table; its lines are kept");
}

/* Looks for what may be a table at line; gives the line behind it. */
static struct text_line *take_guess(struct text *text, struct text_line *line)
{
    size_t gaps = count_wide_gaps(line);
    struct text_line *end = line;
    size_t n = 0;
    if (gaps > 1) {
        for (; end != NULL && count_wide_gaps(end) == gaps; end = end->next)
            n++;
        if (n >= LEAST_ROWS) {
            guess_table(text, line, end);
            return end;
        }
    }
    n = 0;
    for (end = line; end != NULL && is_cell(text, end) &&
                     (end == line || end == line->next ||
                      end->is_after_blank == line->next->is_after_blank);
         end = end->next)
        n++;
    if (n >= LEAST_CELLS)
        guess_table(text, line, end);
    return n > 0 ? end : line->next;
}

void text_find_tables(struct text *text)
{
    for (struct text_line *line = text->first; line != NULL;) {
        struct text_line *next = take_table(text, line, '\t');
        if (next == NULL)
            next = take_table(text, line, '|');
        if (next == NULL)
            text_find_columns(text, line);
        line = line->table != NULL ? line->next : take_guess(text, line);
    }
}

/*
 * Tables that lost their lines: columns set with blanks, and one cell a line.
 *
 * Names and timetables are set with blanks as well, and any short lines may
 * stand below each other.  Only what begins with the words that stand above
 * columns (templates/page.txt) is taken for a table.
 */
#include "read/text_part.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <string.h>

enum {
    LEAST_COLUMNS = 2,
    LEAST_HEADS = 2, /* words of the first row that stand above columns */
    LEAST_ROWS = 3,
    MOST_COLUMNS = 16,
    WIDE = 2 /* columns of blanks that part cells */
};

struct cell {
    const char *text;
    size_t len;
    uint32_t at; /* column of the line */
};

struct cells {
    struct cell items[MOST_COLUMNS];
    size_t n;
};

/* -- Columns of blanks ---------------------------------------------------- */

/* Most lines have none. */
static bool has_wide_blank(const struct text_line *line)
{
    static const char wide[] = "\u3000", narrow[] = "  ";
    enum { LONGEST = 600 };
    return line->len <= LONGEST &&
           (memmem(line->text, line->len, narrow, strlen(narrow)) != NULL ||
            memmem(line->text, line->len, wide, strlen(wide)) != NULL ||
            memchr(line->text, '\t', line->len) != NULL);
}

/* Divides the line where blanks are wide; false: it has too many cells. */
static bool divide(const struct text_line *line, struct cells *cells)
{
    const char *end = line->text + line->len, *behind = line->text;
    uint32_t column = line->indent, blanks = WIDE;
    cells->n = 0;
    for (const char *p = line->text; p < end;) {
        const char *here = p;
        uint32_t c = utf8_next(&p), width = columns_of(c);
        if (scalar_is_blank(c)) {
            blanks += width;
        } else {
            if (blanks >= WIDE) {
                if (cells->n == MOST_COLUMNS)
                    return false;
                cells->items[cells->n++] = (struct cell){here, 0, column};
            }
            blanks = 0;
            behind = p;
            struct cell *cell = &cells->items[cells->n - 1];
            cell->len = (size_t)(behind - cell->text);
        }
        column += width;
    }
    return true;
}

static size_t count_heads(const struct text *text, const struct cells *cells)
{
    size_t n = 0;
    for (size_t i = 0; i < cells->n; i++)
        n += page_is_column_head(text->page, cells->items[i].text,
                                 cells->items[i].len);
    return n;
}

/* The cells of a row that lacks some, each below a head that begins near it;
 * false: one is below none. */
static bool match_heads(const struct cells *heads, const struct cells *row,
                        size_t *places)
{
    enum { PLAY = 3 }; /* columns */
    size_t k = 0;
    for (size_t i = 0; i < row->n; i++, k++) {
        uint32_t at = row->items[i].at;
        while (k < heads->n && heads->items[k].at + PLAY < at)
            k++;
        if (k == heads->n || heads->items[k].at > at + PLAY)
            return false;
        places[i] = k;
    }
    return true;
}

/* Where each cell of the line belongs below the heads; false: it is no row. */
static bool read_row(const struct cells *heads, const struct text_line *line,
                     struct cells *row, size_t *places)
{
    struct number number;
    if (!divide(line, row) || row->n < LEAST_COLUMNS || row->n > heads->n ||
        line_furniture(line) != FURNITURE_NONE ||
        (text_number(line->text, line->len, &number) && number.level <= 2))
        return false;
    for (size_t i = 0; i < row->n; i++)
        places[i] = i;
    return row->n == heads->n || match_heads(heads, row, places);
}

/* Makes a table of the rows that begin with line. */
static void take_blanks(struct text *text, struct text_line *line)
{
    struct cells heads, row;
    size_t places[MOST_COLUMNS], n = 0;
    if (!has_wide_blank(line) || !divide(line, &heads) ||
        heads.n < LEAST_COLUMNS || count_heads(text, &heads) < LEAST_HEADS)
        return;
    struct text_line *end = line;
    while (end != NULL && n < LIMIT_TABLE_ROWS &&
           read_row(&heads, end, &row, places)) {
        end = end->next;
        n++;
    }
    if (n < LEAST_ROWS)
        return;
    struct run **cells = text_set_table(text, line, end, n, heads.n);
    for (const struct text_line *l = line; l != end; l = l->next) {
        read_row(&heads, l, &row, places);
        for (size_t i = 0; i < row.n; i++)
            text_fill_cell(text, &cells[places[i]], row.items[i].text,
                           row.items[i].len);
        cells += heads.n;
    }
    text_note(text, NOTE_GUESSED, line->table->span, "用空格对齐的表",
              "a table set with blanks");
    text_close_table(text, line, end);
}

/* -- One cell a line ------------------------------------------------------ */

static bool may_be_cell(const struct text *text, const struct text_line *line)
{
    enum { LONGEST = 60 };
    struct number number;
    return line_chars(line) <= LONGEST &&
           !(text_number(line->text, line->len, &number) &&
             number.level <= 2) &&
           !page_is_element(text->page, line->text, line->len);
}

/* How many lines stand from first on down to the 1 of the first row; 0: they
 * are too many for heads. */
static size_t count_head_lines(const struct text_line *first)
{
    size_t n = 0;
    for (; first != NULL && n <= MOST_COLUMNS; first = first->next, n++)
        if (line_value(first) == 1)
            return n;
    return 0;
}

/* The line behind a row of n cells whose first is its number; NULL: it is no
 * row. */
static struct text_line *behind_row(const struct text *text,
                                    struct text_line *line, size_t n,
                                    bool *is_last)
{
    for (size_t i = 1; i < n; i++) {
        line = line->next;
        if (line == NULL || !may_be_cell(text, line))
            return NULL;
    }
    *is_last = line->next == NULL;
    return line->next;
}

/* 序号, 岗位, 1, 总指挥, 2, 现场指挥: rows that count, all of the same length.
 */
static void take_lines(struct text *text, struct text_line *first)
{
    enum { LEAST = 2 };
    if (!page_is_column_head(text->page, first->text, first->len))
        return;
    size_t n = count_head_lines(first), n_rows = 0;
    struct text_line *end = first;
    bool is_last = false;
    if (n < LEAST_COLUMNS)
        return;
    for (size_t i = 0; i < n; i++)
        end = end->next;
    while (!is_last && n_rows < LIMIT_TABLE_ROWS &&
           line_value(end) == (int)n_rows + 1) {
        end = behind_row(text, end, n, &is_last);
        if (end == NULL && !is_last)
            return;
        n_rows++;
    }
    if (n_rows < LEAST)
        return;
    struct run **cells = text_set_table(text, first, end, n_rows + 1, n);
    for (const struct text_line *line = first; line != end; line = line->next)
        text_fill_cell(text, cells++, line->text, line->len);
    text_note(text, NOTE_GUESSED, first->table->span, "一行一格的表",
              "a table with one cell on a line");
    text_close_table(text, first, end);
}

void text_find_columns(struct text *text, struct text_line *first)
{
    take_blanks(text, first);
    if (first->table == NULL)
        take_lines(text, first);
}

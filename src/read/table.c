/*
 * Pipe tables: rows are lines, cells stand between pipes, \| is a pipe.
 */
#include "read/table.h"

#include "base/limits.h"

#include <string.h>

/* A walk over the cells of a row. */
struct row {
    const char *text; /* of the source */
    uint32_t at, end;
    bool is_over;
};

static struct line trimmed(const char *text, uint32_t start, uint32_t end)
{
    while (start < end && byte_is_blank(text[start]))
        start++;
    while (end > start && byte_is_blank(text[end - 1]))
        end--;
    return (struct line){.start = start, .end = end};
}

/* A backslash hides the byte behind it. */
static uint32_t next_pipe(const char *text, uint32_t at, uint32_t end)
{
    for (; at < end && text[at] != '|'; at++)
        at += text[at] == '\\' && at + 1 < end;
    return at < end ? at : end;
}

static struct row row_open(const struct source *source, struct line line)
{
    struct line inner = trimmed(source->text, line.start, line.end);

    if (inner.start < inner.end && source->text[inner.start] == '|')
        inner.start++;
    return (struct row){source->text, inner.start, inner.end, false};
}

static bool row_next(struct row *row, struct line *cell)
{
    if (row->is_over)
        return false;
    uint32_t pipe = next_pipe(row->text, row->at, row->end);

    *cell = trimmed(row->text, row->at, pipe);
    row->at = pipe + 1;
    row->is_over = row->at >= row->end; /* the last pipe closes the row */
    return true;
}

static size_t count_cells(const struct source *source, struct line line)
{
    struct row row = row_open(source, line);
    struct line cell;
    size_t n = 0;

    while (row_next(&row, &cell))
        n++;
    return n;
}

static bool has_pipe(const struct source *source, struct line line)
{
    return next_pipe(source->text, line.start, line.end) < line.end;
}

/* :--: and the like. */
static bool is_delimiter(const char *text, struct line cell)
{
    uint32_t at = cell.start;
    uint32_t n = 0;

    at += at < cell.end && text[at] == ':';
    for (; at < cell.end && text[at] == '-'; at++)
        n++;
    at += at < cell.end && text[at] == ':';
    return n > 0 && at == cell.end;
}

static bool is_delimiter_row(const struct source *source, struct line line)
{
    struct row row = row_open(source, line);
    struct line cell;

    while (row_next(&row, &cell)) {
        if (!is_delimiter(source->text, cell))
            return false;
    }
    return has_pipe(source, line);
}

bool table_starts_at(const struct source *source, struct lines lines, size_t i)
{
    return i + 1 < lines.n && has_pipe(source, lines.items[i]) &&
           is_delimiter_row(source, lines.items[i + 1]) &&
           count_cells(source, lines.items[i]) ==
               count_cells(source, lines.items[i + 1]);
}

size_t table_length(const struct source *source, struct lines lines, size_t i)
{
    size_t n = 2;

    while (i + n < lines.n && has_pipe(source, lines.items[i + n]))
        n++;
    return n;
}

static enum align align_of(const char *text, struct line cell)
{
    bool left = text[cell.start] == ':';
    bool right = text[cell.end - 1] == ':';

    if (left && right)
        return ALIGN_CENTER;
    return left ? ALIGN_LEFT : right ? ALIGN_RIGHT : ALIGN_DEFAULT;
}

static void read_aligns(const struct source *source, struct line line,
                        struct table *table)
{
    struct row row = row_open(source, line);
    struct line cell;

    for (size_t i = 0; row_next(&row, &cell); i++)
        table->aligns[i] = align_of(source->text, cell);
}

static void read_row(struct inline_reader *reader, const struct source *source,
                     struct line line, struct table *table, size_t n_row,
                     struct diags *diags)
{
    struct row row = row_open(source, line);
    struct run **cells = table->cells + n_row * table->n_columns;
    struct line cell;
    size_t n = 0;

    while (n < table->n_columns && row_next(&row, &cell)) {
        bool is_last = n + 1 == table->n_columns;

        if (is_last && !row.is_over) {
            struct line rest = trimmed(source->text, row.at, row.end);

            diag_add(diags, DIAG_TABLE_RAGGED,
                     ((struct span){rest.start, rest.end}), NULL);
            cell.end = rest.end;
        }
        cells[n++] =
            inline_read_runs(reader, (struct lines){.items = &cell, .n = 1});
    }
}

bool table_read(struct inline_reader *reader, const struct source *source,
                struct lines rows, struct table *table, struct arena *arena,
                struct diags *diags)
{
    size_t n_columns = count_cells(source, rows.items[0]);
    size_t n_rows = rows.n - 1;
    struct span first = {rows.items[0].start, rows.items[0].end};

    if (n_columns > LIMIT_TABLE_COLUMNS)
        return limit_over(diags, first,
                          diags_word(diags, "表格的列数", "columns of a table"),
                          LIMIT_TABLE_COLUMNS);
    if (n_rows > LIMIT_TABLE_ROWS)
        return limit_over(diags, first,
                          diags_word(diags, "表格的行数", "rows of a table"),
                          LIMIT_TABLE_ROWS);
    table->n_rows = n_rows;
    table->n_columns = n_columns;
    table->aligns = arena_array(arena, n_columns, sizeof(*table->aligns));
    table->cells =
        arena_array(arena, n_rows * n_columns, sizeof(*table->cells));
    read_aligns(source, rows.items[1], table);
    read_row(reader, source, rows.items[0], table, 0, diags);
    for (size_t i = 2; i < rows.n; i++)
        read_row(reader, source, rows.items[i], table, i - 1, diags);
    return true;
}

/*
 * A table is set row by row.  The cells of a row are broken into lines first;
 * a row that would not fit goes to the next page, one that no page could hold
 * is continued there.
 */
#include "layout/table.h"

#include "layout/table_cut.h"
#include "layout/table_part.h"

#include <stdlib.h>

/* -- Measures ------------------------------------------------------------ */

static emu line_pitch(const struct grid *grid)
{
    return grid->size * 3 / 2;
}

static emu row_height(const struct grid *grid, size_t n_lines)
{
    return TABLE_RULE + 2 * table_padding(grid) + grid->size +
           (emu)(n_lines - 1) * line_pitch(grid);
}

static emu frame_height(const struct grid *grid)
{
    return grid->frame->bottom - grid->frame->top;
}

/* How many lines of a row fit between its upper rule and the 版心's edge. */
static size_t lines_that_fit(const struct grid *grid)
{
    emu room = grid->frame->bottom - TABLE_RULE - grid->y - row_height(grid, 1);

    return room < 0 ? 0 : (size_t)(room / line_pitch(grid)) + 1;
}

static struct cell *cells_of_row(const struct grid *grid, size_t row)
{
    return row == 0 ? grid->header : grid->cells;
}

/* -- Cells --------------------------------------------------------------- */

static emu column_room(const struct grid *grid, size_t column)
{
    return grid->left[column + 1] - grid->left[column] - TABLE_RULE -
           2 * table_padding(grid);
}

static int32_t column_measure(const struct grid *grid, size_t column)
{
    int32_t measure =
        ruler_units(ruler_of_size(grid->size), column_room(grid, column));

    return measure < CELL ? CELL : measure;
}

static void add_line(struct cell *cell, size_t start, size_t end)
{
    if (cell->n_lines == cell->capacity) {
        cell->capacity = cell->capacity == 0 ? 16 : 2 * cell->capacity;
        cell->starts =
            xrealloc(cell->starts, cell->capacity * sizeof(*cell->starts));
        cell->ends = xrealloc(cell->ends, cell->capacity * sizeof(*cell->ends));
    }
    cell->starts[cell->n_lines] = start;
    cell->ends[cell->n_lines++] = end;
}

static void break_cell(struct grid *grid, size_t row, size_t column)
{
    struct cell *cell = &cells_of_row(grid, row)[column];
    int32_t measure = column_measure(grid, column);

    setter_open_element(grid->setter,
                        row == 0 ? ELEMENT_HEADER_CELL : ELEMENT_CELL, 0);
    table_fill_cell(grid, &cell->text, row, column);
    setter_close_element(grid->setter);
    cell->is_number = paragraph_is_number(&cell->text);
    cell->n_lines = 0;
    for (size_t start = 0, end; start < cell->text.n; start = end + 1) {
        size_t from = start;

        end = paragraph_segment_end(&cell->text, start);
        breaks_find(&cell->breaks, &cell->text.clusters[start], end - start,
                    (struct measures){measure, measure}, BREAK_BEST);
        for (size_t i = 0; i < cell->breaks.n; i++) {
            add_line(cell, from, start + cell->breaks.ends[i]);
            from = start + cell->breaks.ends[i];
        }
    }
}

/* Header cells stand in the middle, numbers right, where nothing is said. */
static enum line_align align_of(const struct grid *grid, size_t row,
                                size_t column)
{
    switch (grid->table->aligns[column]) {
    case ALIGN_LEFT:
        return LINE_LEFT;
    case ALIGN_CENTER:
        return LINE_CENTERED;
    case ALIGN_RIGHT:
        return LINE_RIGHT;
    case ALIGN_DEFAULT:
        break;
    }
    if (row == 0)
        return LINE_CENTERED;
    return cells_of_row(grid, row)[column].is_number ? LINE_RIGHT : LINE_LEFT;
}

/* -- Rows ---------------------------------------------------------------- */

static size_t break_row(struct grid *grid, size_t row)
{
    size_t most = 1;

    setter_open_element(grid->setter, ELEMENT_ROW, 0);
    for (size_t i = 0; i < grid->table->n_columns; i++) {
        const struct cell *cell = &cells_of_row(grid, row)[i];

        break_cell(grid, row, i);
        if (cell->n_lines > most)
            most = cell->n_lines;
    }
    setter_close_element(grid->setter);
    return most;
}

static void put_rule(struct grid *grid, emu x, emu y, emu width, emu height)
{
    struct sheet *sheet = &grid->setter->sheet;

    if (grid->frame->is_turned)
        sheet_add_rule(sheet, y, AREA_BOTTOM - x - width, height, width);
    else
        sheet_add_rule(sheet, x, y, width, height);
}

/* The lines [from, to) of a cell, from down below the upper rule. */
static void put_cell(struct grid *grid, size_t row, size_t column, size_t from,
                     size_t to, emu down)
{
    const struct cell *cell = &cells_of_row(grid, row)[column];
    bool is_turned = grid->frame->is_turned;
    emu left = grid->left[column] + TABLE_RULE + table_padding(grid);
    struct line_box box = {
        .left = is_turned ? AREA_BOTTOM - left : left,
        .baseline = grid->y + down + geometry_ascent(grid->size),
        .size = grid->size,
        .ruler = ruler_of_size(grid->size),
        .measure = column_measure(grid, column),
        .align = align_of(grid, row, column),
        .is_artifact = grid->is_repeating,
        .is_turned = is_turned,
    };

    for (size_t i = from; i < to && i < cell->n_lines; i++) {
        setter_put_line(grid->setter, &cell->text, cell->starts[i],
                        cell->ends[i], &box);
        box.baseline += line_pitch(grid);
    }
}

/* The lines [from, to) of the row that was broken, and the rule above it. */
static void put_lines(struct grid *grid, size_t row, size_t n_lines,
                      size_t from, size_t to)
{
    bool is_whole = from == 0 && to == n_lines;

    put_rule(grid, grid->frame->left, grid->y, grid->frame->width, TABLE_RULE);
    for (size_t i = 0; i < grid->table->n_columns; i++) {
        emu down = TABLE_RULE + table_padding(grid);
        size_t own = cells_of_row(grid, row)[i].n_lines;

        if (is_whole && own > 0) /* a short cell in the middle of its row */
            down += (emu)(n_lines - own) * line_pitch(grid) / 2;
        put_cell(grid, row, i, from, to, down);
    }
    grid->y += row_height(grid, to - from);
}

/* Closes the part on this page: the last rule, and those between columns. */
static void close_part(struct grid *grid)
{
    if (grid->y == grid->top)
        return;
    put_rule(grid, grid->frame->left, grid->y, grid->frame->width, TABLE_RULE);
    grid->y += TABLE_RULE;
    for (size_t i = 0; i <= grid->table->n_columns; i++)
        put_rule(grid, grid->left[i], grid->top, TABLE_RULE,
                 grid->y - grid->top);
}

static void open_part(struct grid *grid)
{
    close_part(grid);
    sheet_new_page(&grid->setter->sheet);
    grid->top = grid->frame->top;
    grid->y = grid->frame->top;
}

/* The header again, unless it is so high that it would crowd out the rows. */
static void repeat_header(struct grid *grid, size_t row)
{
    if (row == 0 || row_height(grid, grid->n_header) > frame_height(grid) / 3)
        return;
    grid->is_repeating = true;
    put_lines(grid, 0, grid->n_header, 0, grid->n_header);
    grid->is_repeating = false;
}

static void put_row(struct grid *grid, size_t row)
{
    size_t n_lines = row == 0 ? grid->n_header : break_row(grid, row);
    bool fits_page =
        row_height(grid, n_lines) <= frame_height(grid) * 2 / 3 - TABLE_RULE;

    for (size_t from = 0; from < n_lines;) {
        size_t most = lines_that_fit(grid);
        bool moves = n_lines - from > most && fits_page;

        if ((most == 0 || moves) && grid->y > grid->frame->top) {
            if (from == 0)
                table_cut_check(&grid->setter->sheet, grid->span, row,
                                grid->table->n_rows);
            open_part(grid);
            if (grid->setter->sheet.is_over)
                return;
            repeat_header(grid, row);
            most = lines_that_fit(grid);
        }

        size_t to = most < n_lines - from ? from + most : n_lines;

        put_lines(grid, row, n_lines, from, to);
        from = to;
    }
}

/* -- Tables -------------------------------------------------------------- */

static void free_cells(struct cell *cells, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        paragraph_free(&cells[i].text);
        breaks_free(&cells[i].breaks);
        free(cells[i].starts);
        free(cells[i].ends);
    }
}

/* Finds the place where the table begins: between the rows of text, or on a
 * page of its own. */
static void start_part(struct grid *grid)
{
    struct sheet *sheet = &grid->setter->sheet;

    if (grid->frame->is_turned) {
        if (!sheet_is_at_top(sheet))
            sheet_new_page(sheet);
        grid->y = grid->frame->top;
    } else {
        sheet_keep_rows(sheet, 2);
        grid->y = sheet_next_top(sheet);
        if (!sheet_is_at_top(sheet))
            grid->y -= geometry_half_leading();
    }
    grid->top = grid->y;
}

static void put_rows(struct grid *grid)
{
    struct sheet *sheet = &grid->setter->sheet;

    setter_open_element(grid->setter, ELEMENT_TABLE, 0);
    grid->n_header = break_row(grid, 0);
    start_part(grid);
    for (size_t row = 0; row < grid->table->n_rows && !sheet->is_over; row++)
        put_row(grid, row);
    close_part(grid);
    setter_close_element(grid->setter);
    if (grid->frame->is_turned)
        sheet_end_page(sheet);
    else
        sheet_resume_rows(sheet, grid->y + geometry_half_leading());
}

/* False: there is nothing to set. */
static bool open_grid(struct grid *grid)
{
    size_t n = grid->table->n_columns;

    if (grid->table->n_rows == 0 || n == 0 || n > LIMIT_TABLE_COLUMNS)
        return false;
    grid->header = arena_array(grid->setter->arena, n, sizeof(*grid->header));
    grid->cells = arena_array(grid->setter->arena, n, sizeof(*grid->cells));
    return true;
}

static void close_grid(struct grid *grid)
{
    free_cells(grid->header, grid->table->n_columns);
    free_cells(grid->cells, grid->table->n_columns);
}

bool table_share_page(struct setter *setter, const struct table *table,
                      struct table_columns *columns)
{
    struct grid grid = {.setter = setter, .table = table, .span = SPAN_NONE};

    if (!open_grid(&grid))
        return false;
    table_place_columns(&grid);
    columns->is_turned = grid.frame->is_turned;
    columns->size = grid.size;
    for (size_t i = 0; i <= table->n_columns; i++)
        columns->left[i] = grid.left[i] - grid.frame->left;
    close_grid(&grid);
    return true;
}

void table_put(struct setter *setter, const struct table *table,
               struct span span)
{
    struct grid grid = {.setter = setter, .table = table, .span = span};

    if (!open_grid(&grid))
        return;
    table_place_columns(&grid);
    put_rows(&grid);
    close_grid(&grid);
}

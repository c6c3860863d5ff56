/*
 * A table is set row by row.  The cells of a row are broken into lines first;
 * a row that would not fit goes to the next page, one that no page could hold
 * is continued there.
 *
 * The standard is silent on type inside tables: 4号, as offices do, or smaller
 * where there are many columns.  One that is too wide for the page has pages of
 * its own, turned by 90° counter-clockwise: its head is at the left edge of odd
 * and even pages (GB/T 9704-2012 8).
 */
#include "layout/table.h"

#include "base/limits.h"
#include "layout/table_cut.h"

#include <stdlib.h>

enum {
    RULE = 25 * EMU_CMM, /* as the thin rule of the 版记 */
    /* A column holds four characters, or all that it needs; figures, which
     * can't be broken, more. */
    LEAST_UNITS = 4 * CELL,
    LEAST_FIGURE_UNITS = 8 * CELL,
    /* Type that this calls for is chosen down to these sizes.  Where none on an
     * upright page is large enough, the table is too wide and is turned. */
    SMALLEST_UPRIGHT = 21 * EMU_PT / 2,
    SMALLEST_TURNED = 9 * EMU_PT,
    /* Where that does not help either, two characters must do. */
    NARROWEST_EMS = 2
};

/* Where a table stands: x along its rows, y down its columns. */
struct frame {
    emu left, width;
    emu top, bottom;
    bool is_turned; /* x counts from the bottom of the 版心, upwards; y is the
                     * sheet's x */
};

static const struct frame upright = {AREA_LEFT, AREA_WIDTH, AREA_TOP,
                                     AREA_BOTTOM, false};
static const struct frame turned = {0, AREA_HEIGHT, AREA_LEFT, AREA_RIGHT,
                                    true};

static const emu sizes[] = {14 * EMU_PT, 12 * EMU_PT, 21 * EMU_PT / 2,
                            9 * EMU_PT,  7 * EMU_PT,  5 * EMU_PT,
                            3 * EMU_PT};

enum { N_SIZES = sizeof(sizes) / sizeof(*sizes) };

/* A cell of the row at hand, broken into lines. */
struct cell {
    struct paragraph text;
    struct breaks breaks;
    size_t *starts; /* of each line */
    size_t *ends;
    size_t n_lines, capacity;
    bool is_number;
};

/* What a column would take, in units of its type, whatever the size. */
struct column {
    int32_t natural; /* with every cell on one line */
    int32_t least;
};

struct grid {
    struct setter *setter;
    const struct table *table;
    struct span span;
    const struct frame *frame;
    emu size;
    struct column columns[LIMIT_TABLE_COLUMNS];
    emu left[LIMIT_TABLE_COLUMNS + 1]; /* of the rule before each column */
    struct cell *header; /* n_columns: broken once, set on each page */
    size_t n_header;     /* its lines */
    bool is_repeating;   /* the header is set once more */
    struct cell *cells;  /* n_columns: of the row at hand */
    emu top;             /* of the part of the table on this page */
    emu y;               /* of the rule above the next row */
};

/* -- Measures ------------------------------------------------------------ */

static emu padding(const struct grid *grid)
{
    return grid->size / 3;
}

static emu line_pitch(const struct grid *grid)
{
    return grid->size * 3 / 2;
}

static emu row_height(const struct grid *grid, size_t n_lines)
{
    return RULE + 2 * padding(grid) + grid->size +
           (emu)(n_lines - 1) * line_pitch(grid);
}

/* A column is its rule and what is right of it; the last rule is extra. */
static emu columns_width(const struct grid *grid)
{
    return grid->frame->width - RULE;
}

static emu frame_height(const struct grid *grid)
{
    return grid->frame->bottom - grid->frame->top;
}

/* How many lines of a row fit between its upper rule and the 版心's edge. */
static size_t lines_that_fit(const struct grid *grid)
{
    emu room = grid->frame->bottom - RULE - grid->y - row_height(grid, 1);

    return room < 0 ? 0 : (size_t)(room / line_pitch(grid)) + 1;
}

/* -- Columns ------------------------------------------------------------- */

static struct run *cell_runs(const struct table *table, size_t row,
                             size_t column)
{
    return table->cells[row * table->n_columns + column];
}

static enum face face_of_row(size_t row)
{
    return row == 0 ? FACE_HEADING1 : FACE_BODY;
}

/* Makes the text of a cell the paragraph at hand. */
static void fill(struct grid *grid, struct paragraph *text, size_t row,
                 size_t column)
{
    struct setter *setter = grid->setter;
    struct paragraph kept = setter->text;

    setter->text = *text;
    setter_begin(setter, grid->span);
    setter_add_runs(setter, cell_runs(grid->table, row, column),
                    face_of_row(row));
    *text = setter->text;
    setter->text = kept;
    paragraph_finish(text, setter->metrics, ruler_of_size(grid->size),
                     grid->size);
}

static struct cell *cells_of_row(const struct grid *grid, size_t row)
{
    return row == 0 ? grid->header : grid->cells;
}

/* 12,345.6% or ￥-5: figures that are compared digit below digit. */
static bool is_number(const struct paragraph *text)
{
    bool has_digit = false;

    for (size_t i = 0; i < text->n; i++) {
        const struct cluster *c = &text->clusters[i];

        if (c->class == CLASS_DIGIT)
            has_digit = true;
        else if (c->class != CLASS_SUFFIX && c->class != CLASS_PREFIX &&
                 c->scalar != '-' && c->scalar != '+')
            return false;
    }
    return has_digit;
}

static int32_t at_most(int64_t width, int32_t most)
{
    return width < most ? (int32_t)width : most;
}

static void measure_cell(struct grid *grid, size_t row, size_t column)
{
    struct paragraph *text = &grid->cells[column].text;
    struct column *c = &grid->columns[column];
    struct ruler smallest = ruler_of_size(sizes[N_SIZES - 1]);

    fill(grid, text, row, column);

    int64_t width = paragraph_width(text) + 1; /* of EMU that are rounded */
    /* more than the page is as good as it */
    int32_t natural = at_most(width, ruler_units(smallest, AREA_HEIGHT));
    int32_t least =
        at_most(width, is_number(text) ? LEAST_FIGURE_UNITS : LEAST_UNITS);

    if (natural > c->natural)
        c->natural = natural;
    if (least > c->least)
        c->least = least;
}

static void measure_columns(struct grid *grid)
{
    grid->size = sizes[0];
    for (size_t row = 0; row < grid->table->n_rows; row++)
        for (size_t i = 0; i < grid->table->n_columns; i++)
            measure_cell(grid, row, i);
}

static emu column_width(const struct grid *grid, int32_t units)
{
    return ruler_emu(ruler_of_size(grid->size), units) + 2 * padding(grid) +
           RULE;
}

/* A column that has its share, or less if it needs less. */
static emu shared_width(const struct grid *grid, size_t column, emu share)
{
    emu natural = column_width(grid, grid->columns[column].natural);
    emu least = column_width(grid, grid->columns[column].least);
    emu width = natural < share ? natural : share;

    return width > least ? width : least;
}

static int64_t total_width(const struct grid *grid, emu share)
{
    int64_t total = 0;

    for (size_t i = 0; i < grid->table->n_columns; i++)
        total += shared_width(grid, i, share);
    return total;
}

/* Takes the largest type, no smaller than least, that leaves every column what
 * it must have. */
static bool find_size(struct grid *grid, const struct frame *frame, emu least)
{
    grid->frame = frame;
    for (size_t i = 0; i < N_SIZES && sizes[i] >= least; i++) {
        grid->size = sizes[i];
        if (total_width(grid, 0) <= columns_width(grid))
            return true;
    }
    return false;
}

/* For a table that is too wide however it is set. */
static void squeeze_columns(struct grid *grid)
{
    for (size_t i = 0; i < grid->table->n_columns; i++)
        grid->columns[i].least = 0;
    for (size_t i = 0; i < N_SIZES; i++) {
        grid->size = sizes[i];

        emu column = column_width(grid, NARROWEST_EMS * CELL);

        if ((int64_t)column * (int64_t)grid->table->n_columns <=
            columns_width(grid))
            return;
    }
}

static void choose_size(struct grid *grid)
{
    if (!find_size(grid, &upright, SMALLEST_UPRIGHT) &&
        !find_size(grid, &turned, SMALLEST_TURNED))
        squeeze_columns(grid);
}

/* Columns that need less than an even share get what they need, the others
 * share what is left. */
static emu fair_share(const struct grid *grid)
{
    emu share = 0;
    emu beyond = columns_width(grid) + 1;

    while (beyond - share > 1) {
        emu middle = share + (beyond - share) / 2;

        if (total_width(grid, middle) <= columns_width(grid))
            share = middle;
        else
            beyond = middle;
    }
    return share;
}

/* What nobody needs is shared by all, in proportion to their need. */
static void place_columns(struct grid *grid)
{
    emu share = fair_share(grid);
    int64_t total = total_width(grid, share);
    int64_t sum = 0;

    for (size_t i = 0; i <= grid->table->n_columns; i++) {
        grid->left[i] =
            grid->frame->left + (emu)(columns_width(grid) * sum / total);
        if (i < grid->table->n_columns)
            sum += shared_width(grid, i, share);
    }
}

/* -- Cells --------------------------------------------------------------- */

static emu column_room(const struct grid *grid, size_t column)
{
    return grid->left[column + 1] - grid->left[column] - RULE -
           2 * padding(grid);
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
    fill(grid, &cell->text, row, column);
    setter_close_element(grid->setter);
    cell->is_number = is_number(&cell->text);
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
    emu left = grid->left[column] + RULE + padding(grid);
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

    put_rule(grid, grid->frame->left, grid->y, grid->frame->width, RULE);
    for (size_t i = 0; i < grid->table->n_columns; i++) {
        emu down = RULE + padding(grid);
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
    put_rule(grid, grid->frame->left, grid->y, grid->frame->width, RULE);
    grid->y += RULE;
    for (size_t i = 0; i <= grid->table->n_columns; i++)
        put_rule(grid, grid->left[i], grid->top, RULE, grid->y - grid->top);
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
        row_height(grid, n_lines) <= frame_height(grid) * 2 / 3 - RULE;

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
static void start_part(struct grid *grid, emu half_leading)
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
            grid->y -= half_leading;
    }
    grid->top = grid->y;
}

static void put_rows(struct grid *grid)
{
    struct sheet *sheet = &grid->setter->sheet;
    emu half_leading = (geometry_rows(1) - SIZE_BODY) / 2;

    setter_open_element(grid->setter, ELEMENT_TABLE, 0);
    grid->n_header = break_row(grid, 0);
    start_part(grid, half_leading);
    for (size_t row = 0; row < grid->table->n_rows && !sheet->is_over; row++)
        put_row(grid, row);
    close_part(grid);
    setter_close_element(grid->setter);
    if (grid->frame->is_turned)
        sheet_end_page(sheet);
    else
        sheet_resume_rows(sheet, grid->y + half_leading);
}

/* False: there is nothing to set. */
static bool open_grid(struct grid *grid)
{
    size_t n = grid->table->n_columns;

    if (grid->table->n_rows == 0 || n == 0 || n > LIMIT_TABLE_COLUMNS)
        return false;
    grid->header = arena_array(grid->setter->arena, n, sizeof(*grid->header));
    grid->cells = arena_array(grid->setter->arena, n, sizeof(*grid->cells));
    measure_columns(grid);
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
    struct grid grid = {
        .setter = setter, .table = table, .span = SPAN_NONE, .frame = &upright};

    if (!open_grid(&grid))
        return false;
    choose_size(&grid);
    place_columns(&grid);
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
    struct grid grid = {
        .setter = setter, .table = table, .span = span, .frame = &upright};

    if (!open_grid(&grid))
        return;
    choose_size(&grid);
    place_columns(&grid);
    put_rows(&grid);
    close_grid(&grid);
}

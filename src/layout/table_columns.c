/*
 * How a table shares the page out: the size of its type, upright or turned, and
 * the width of each column by what its cells need.
 *
 * The standard is silent on type inside tables: 4号, as offices do, or smaller
 * where there are many columns.  One that is too wide for the page has pages of
 * its own, turned by 90° counter-clockwise: its head is at the left edge of odd
 * and even pages (GB/T 9704-2012 8).
 */
#include "layout/table_part.h"

enum {
    /* A column holds four characters, or all that it needs; figures, which
     * can't be broken, more. */
    LEAST_UNITS = 4 * CELL,
    LEAST_FIGURE_UNITS = 8 * CELL,
    /* Type that this calls for is chosen down to these sizes.  Where none on an
     * upright page is large enough, the table is too wide and is turned. */
    SMALLEST_UPRIGHT = 21 * EMU_PT / 2,
    SMALLEST_TURNED = 9 * EMU_PT,
    /* Where that does not help either, two characters must do; figures stay
     * whole down to this size. */
    NARROWEST_EMS = 2,
    SMALLEST_FIGURES = 7 * EMU_PT
};

static const struct frame upright = {AREA_LEFT, AREA_WIDTH, AREA_TOP,
                                     AREA_BOTTOM, false};
static const struct frame turned = {0, AREA_HEIGHT, AREA_LEFT, AREA_RIGHT,
                                    true};

static const emu sizes[] = {14 * EMU_PT, 12 * EMU_PT, 21 * EMU_PT / 2,
                            9 * EMU_PT,  7 * EMU_PT,  5 * EMU_PT,
                            3 * EMU_PT};

enum { N_SIZES = sizeof(sizes) / sizeof(*sizes) };

/* -- Cells --------------------------------------------------------------- */

static struct run *cell_runs(const struct table *table, size_t row,
                             size_t column)
{
    return table->cells[row * table->n_columns + column];
}

static enum face face_of_row(size_t row)
{
    return row == 0 ? FACE_HEADING1 : FACE_BODY;
}

void table_fill_cell(struct grid *grid, struct paragraph *text, size_t row,
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

/* -- What columns need --------------------------------------------------- */

/* A column is its rule and what is right of it; the last rule is extra. */
static emu columns_width(const struct grid *grid)
{
    return grid->frame->width - TABLE_RULE;
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

    table_fill_cell(grid, text, row, column);

    int64_t width = paragraph_width(text) + 1; /* of EMU that are rounded */
    /* more than the page is as good as it */
    int32_t natural = at_most(width, ruler_units(smallest, AREA_HEIGHT));
    int32_t figure =
        paragraph_is_number(text) ? at_most(width, LEAST_FIGURE_UNITS) : 0;
    int32_t least = figure > 0 ? figure : at_most(width, LEAST_UNITS);

    if (figure > c->figure)
        c->figure = figure;
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
    return ruler_emu(ruler_of_size(grid->size), units) +
           2 * table_padding(grid) + TABLE_RULE;
}

/* A column that has its share, or less if it needs less. */
static emu shared_width(const struct grid *grid, size_t column, emu share)
{
    const struct column *c = &grid->columns[column];
    emu natural = column_width(grid, c->natural);
    emu least = column_width(grid, c->least);
    emu width = c->is_whole || natural < share ? natural : share;

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

/* For one that would be too wide otherwise. */
static void narrow_columns(struct grid *grid)
{
    for (size_t i = 0; i < grid->table->n_columns; i++) {
        struct column *c = &grid->columns[i];
        int32_t least = at_most(c->least, NARROWEST_EMS * CELL);

        c->least = least > c->figure ? least : c->figure;
    }
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
    if (find_size(grid, &upright, SMALLEST_UPRIGHT) ||
        find_size(grid, &turned, SMALLEST_TURNED))
        return;
    narrow_columns(grid);
    if (!find_size(grid, &turned, SMALLEST_FIGURES))
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

/* How many lines a cell has where the share is this; what keeps marks off the
 * ends of lines is not counted. */
static int count_lines(const struct grid *grid, emu share)
{
    emu empty = column_width(grid, 0);
    emu most = 1;

    for (size_t i = 0; i < grid->table->n_columns; i++) {
        emu natural = column_width(grid, grid->columns[i].natural) - empty;
        emu width = shared_width(grid, i, share) - empty;
        emu lines = width > 0 ? (natural + width - 1) / width : natural;

        most = lines > most ? lines : most;
    }
    return most;
}

/* The column that needs least of those whose share is too small; n_columns:
 * all have what they need. */
static size_t next_cut_column(const struct grid *grid, emu share)
{
    size_t found = grid->table->n_columns;

    for (size_t i = 0; i < grid->table->n_columns; i++) {
        int32_t natural = grid->columns[i].natural;

        if (shared_width(grid, i, share) < column_width(grid, natural) &&
            (found == grid->table->n_columns ||
             natural < grid->columns[found].natural))
            found = i;
    }
    return found;
}

/* 2027年12|月: a column has all that it needs, and others less, as long as no
 * row becomes higher for it. */
static emu share_with_whole_columns(struct grid *grid)
{
    emu share = fair_share(grid);
    int lines = count_lines(grid, share);
    size_t i;

    while ((i = next_cut_column(grid, share)) < grid->table->n_columns) {
        grid->columns[i].is_whole = true;

        emu less = fair_share(grid);

        if (total_width(grid, less) > columns_width(grid) ||
            count_lines(grid, less) > lines) {
            grid->columns[i].is_whole = false;
            break;
        }
        share = less;
    }
    return share;
}

/* What nobody needs is shared by all, in proportion to their need. */
static void share_width(struct grid *grid)
{
    emu share = share_with_whole_columns(grid);
    int64_t total = total_width(grid, share);
    int64_t sum = 0;

    for (size_t i = 0; i <= grid->table->n_columns; i++) {
        grid->left[i] =
            grid->frame->left + (emu)(columns_width(grid) * sum / total);
        if (i < grid->table->n_columns)
            sum += shared_width(grid, i, share);
    }
}

void table_place_columns(struct grid *grid)
{
    measure_columns(grid);
    choose_size(grid);
    share_width(grid);
}

/*
 * A table is set row by row.  The cells of a row are broken into lines first;
 * a row that would not fit goes to the next page, one that no page could hold
 * is continued there.
 *
 * The standard is silent on type inside tables (8 speaks of landscape ones
 * only): 4号, as offices do, or smaller where there are many columns.
 */
#include "layout/table.h"

#include "base/limits.h"

#include <stdlib.h>

enum {
    RULE = 25 * EMU_CMM, /* as the thin rule of the 版记 */
    /* A column is its rule and what is right of it; the last rule is extra. */
    COLUMNS_WIDTH = AREA_WIDTH - RULE,
    /* A column holds two characters at least. */
    NARROWEST_EMS = 2
};

static const emu sizes[] = {14 * EMU_PT, 12 * EMU_PT, 21 * EMU_PT / 2,
                            9 * EMU_PT,  7 * EMU_PT,  5 * EMU_PT,
                            3 * EMU_PT};

/* A cell of the row at hand, broken into lines. */
struct cell {
    struct paragraph text;
    struct breaks breaks;
    size_t *starts; /* of each line */
    size_t *ends;
    size_t n_lines, capacity;
};

struct grid {
    struct setter *setter;
    const struct table *table;
    struct span span;
    emu size;
    emu left[LIMIT_TABLE_COLUMNS + 1]; /* of the rule before each column */
    struct cell *header; /* n_columns: broken once, set on each page */
    size_t n_header;     /* its lines */
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

/* How many lines of a row fit between its upper rule and the 版心's edge. */
static size_t lines_that_fit(const struct grid *grid)
{
    emu room = AREA_BOTTOM - RULE - grid->y - row_height(grid, 1);

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

/* What a cell would take on one line; more than the page is as good as it. */
static emu natural_width(struct grid *grid, size_t row, size_t column)
{
    struct ruler ruler = ruler_of_size(grid->size);
    int64_t most = ruler_units(ruler, AREA_WIDTH);

    fill(grid, &grid->cells[column].text, row, column);

    int64_t width = paragraph_width(&grid->cells[column].text);

    return ruler_emu(ruler, width < most ? width + 1 : most) +
           2 * padding(grid) + RULE;
}

static void choose_size(struct grid *grid)
{
    for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
        grid->size = sizes[i];

        emu column = NARROWEST_EMS * grid->size + 2 * padding(grid) + RULE;

        if ((int64_t)column * (int64_t)grid->table->n_columns <= COLUMNS_WIDTH)
            return;
    }
}

/* Columns that need less than an even share get what they need, the others
 * share what is left; each round settles a column or is the last. */
static emu fair_share(const emu *naturals, size_t n)
{
    emu share = COLUMNS_WIDTH / (emu)n;

    for (size_t round = 0; round < n; round++) {
        emu left = COLUMNS_WIDTH;
        emu wide = 0;

        for (size_t i = 0; i < n; i++) {
            if (naturals[i] <= share)
                left -= naturals[i];
            else
                wide++;
        }
        if (wide == 0 || left / wide == share)
            break;
        share = left / wide;
    }
    return share;
}

static void place_columns(struct grid *grid)
{
    size_t n = grid->table->n_columns;
    emu naturals[LIMIT_TABLE_COLUMNS] = {0};
    emu total = 0;

    for (size_t row = 0; row < grid->table->n_rows; row++) {
        for (size_t i = 0; i < n; i++) {
            emu width = natural_width(grid, row, i);

            if (width > naturals[i])
                naturals[i] = width;
        }
    }

    emu share = fair_share(naturals, n);

    for (size_t i = 0; i < n; i++) {
        if (naturals[i] > share)
            naturals[i] = share;
        total += naturals[i];
    }

    /* What nobody needs is shared by all, in proportion to their need. */
    int64_t sum = 0;

    for (size_t i = 0; i <= n; i++) {
        grid->left[i] = AREA_LEFT + (emu)(COLUMNS_WIDTH * sum / total);
        if (i < n)
            sum += naturals[i];
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

    fill(grid, &cell->text, row, column);
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

static bool is_number(const struct paragraph *text)
{
    bool has_digit = false;

    for (size_t i = 0; i < text->n; i++) {
        const struct cluster *c = &text->clusters[i];

        if (c->class == CLASS_DIGIT)
            has_digit = true;
        else if (c->class != CLASS_SUFFIX && c->scalar != '-' &&
                 c->scalar != '+')
            return false;
    }
    return has_digit;
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
    return is_number(&cells_of_row(grid, row)[column].text) ? LINE_RIGHT
                                                            : LINE_LEFT;
}

/* -- Rows ---------------------------------------------------------------- */

static size_t break_row(struct grid *grid, size_t row)
{
    size_t most = 1;

    for (size_t i = 0; i < grid->table->n_columns; i++) {
        const struct cell *cell = &cells_of_row(grid, row)[i];

        break_cell(grid, row, i);
        if (cell->n_lines > most)
            most = cell->n_lines;
    }
    return most;
}

/* The lines [from, to) of a cell, from down below the upper rule. */
static void put_cell(struct grid *grid, size_t row, size_t column, size_t from,
                     size_t to, emu down)
{
    const struct cell *cell = &cells_of_row(grid, row)[column];
    struct line_box box = {
        .left = grid->left[column] + RULE + padding(grid),
        .baseline = grid->y + down + geometry_ascent(grid->size),
        .size = grid->size,
        .ruler = ruler_of_size(grid->size),
        .measure = column_measure(grid, column),
        .align = align_of(grid, row, column),
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

    sheet_add_rule(&grid->setter->sheet, AREA_LEFT, grid->y, AREA_WIDTH, RULE);
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
    struct sheet *sheet = &grid->setter->sheet;

    if (grid->y == grid->top)
        return;
    sheet_add_rule(sheet, AREA_LEFT, grid->y, AREA_WIDTH, RULE);
    grid->y += RULE;
    for (size_t i = 0; i <= grid->table->n_columns; i++)
        sheet_add_rule(sheet, grid->left[i], grid->top, RULE,
                       grid->y - grid->top);
}

static void open_part(struct grid *grid)
{
    close_part(grid);
    sheet_new_page(&grid->setter->sheet);
    grid->top = AREA_TOP;
    grid->y = AREA_TOP;
}

/* The header again, unless it is so high that it would crowd out the rows. */
static void repeat_header(struct grid *grid, size_t row)
{
    if (row > 0 && row_height(grid, grid->n_header) <= AREA_HEIGHT / 3)
        put_lines(grid, 0, grid->n_header, 0, grid->n_header);
}

static void put_row(struct grid *grid, size_t row)
{
    size_t n_lines = row == 0 ? grid->n_header : break_row(grid, row);
    bool fits_page = row_height(grid, n_lines) <= AREA_HEIGHT * 2 / 3 - RULE;

    for (size_t from = 0; from < n_lines;) {
        size_t most = lines_that_fit(grid);
        bool moves = n_lines - from > most && fits_page;

        if ((most == 0 || moves) && grid->y > AREA_TOP) {
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

/* Finds the place between the rows of text where the table begins. */
static void start_part(struct grid *grid, emu half_leading)
{
    struct sheet *sheet = &grid->setter->sheet;

    sheet_keep_rows(sheet, 2);
    grid->y = sheet_next_top(sheet);
    if (!sheet_is_at_top(sheet))
        grid->y -= half_leading;
    grid->top = grid->y;
}

void table_put(struct setter *setter, const struct table *table,
               struct span span)
{
    struct sheet *sheet = &setter->sheet;
    struct grid grid = {.setter = setter, .table = table, .span = span};
    emu half_leading = (geometry_rows(1) - SIZE_BODY) / 2;

    if (table->n_rows == 0 || table->n_columns == 0 ||
        table->n_columns > LIMIT_TABLE_COLUMNS)
        return;
    grid.header =
        arena_array(setter->arena, table->n_columns, sizeof(*grid.header));
    grid.cells =
        arena_array(setter->arena, table->n_columns, sizeof(*grid.cells));
    choose_size(&grid);
    place_columns(&grid);
    grid.n_header = break_row(&grid, 0);
    start_part(&grid, half_leading);
    for (size_t row = 0; row < table->n_rows && !sheet->is_over; row++)
        put_row(&grid, row);
    close_part(&grid);
    sheet_resume_rows(sheet, grid.y + half_leading);
    free_cells(grid.header, table->n_columns);
    free_cells(grid.cells, table->n_columns);
}

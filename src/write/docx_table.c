/*
 * Tables of the Word file.
 *
 * WPS takes the widths from w:tblGrid and from every cell, Word lays the
 * columns out anew unless the layout is fixed: all three are given.
 */
#include "write/docx_part.h"

/* Twips: the rule between two columns, and what a cell keeps free all around
 * its text, a third of its type size (in half-points). */
enum { RULE = 14 };
#define PADDING(size) ((size)*10 / 3)

enum { STYLE_SIZE = 28, HALF_POINT = 10 };

static const struct run *cell_at(const struct table *table, size_t row,
                                 size_t column)
{
    return table->cells[row * table->n_columns + column];
}

/* Half-points: 4号 as the style has it, or less where two characters a column
 * would not fit beside each other; the steps are layout's. */
static int choose_size(size_t n_columns)
{
    static const int sizes[] = {28, 24, 21, 18, 14, 10};
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        int column = 2 * HALF_POINT * sizes[i] + 2 * PADDING(sizes[i]) + RULE;
        if ((size_t)column * n_columns <= TEXT_WIDTH)
            return sizes[i];
    }
    return 6;
}

/* What a column needs to have its longest cell on one line, or the width of
 * the page, which is as good as anything longer. */
static int natural_width(const struct table *table, size_t column, int size)
{
    int most = 0;
    for (size_t row = 0; row < table->n_rows; row++) {
        int width = 0; /* half cells */
        for (const struct run *run = cell_at(table, row, column);
             run != NULL && width < TEXT_WIDTH; run = run->next)
            width += docx_text_width(run->text);
        most = width > most ? width : most;
    }
    if (most > TEXT_WIDTH)
        most = TEXT_WIDTH;
    int width = (most + 1) * size * HALF_POINT / 2 + 2 * PADDING(size) + RULE;
    return width < TEXT_WIDTH ? width : TEXT_WIDTH;
}

/* Columns that need less than an even share get what they need, the others
 * share what is left; each round settles a column or is the last. */
static int fair_share(const int *naturals, size_t n)
{
    int share = TEXT_WIDTH / (int)n;
    for (size_t round = 0; round < n; round++) {
        int left = TEXT_WIDTH, n_wide = 0;
        for (size_t i = 0; i < n; i++) {
            if (naturals[i] <= share)
                left -= naturals[i];
            else
                n_wide++;
        }
        if (n_wide == 0 || left / n_wide == share)
            break;
        share = left / n_wide;
    }
    return share;
}

/* Shares the page out as layout does; the last column takes what rounding
 * leaves. */
static int *share_width(const struct table *table, int size,
                        struct arena *arena)
{
    size_t n = table->n_columns;
    int *widths = arena_array(arena, n, sizeof(*widths));
    int sum = 0, left = TEXT_WIDTH;

    for (size_t i = 0; i < n; i++)
        widths[i] = natural_width(table, i, size);
    int share = fair_share(widths, n);
    for (size_t i = 0; i < n; i++) {
        widths[i] = widths[i] > share ? share : widths[i];
        sum += widths[i];
    }
    for (size_t i = 0; i + 1 < n; i++) {
        widths[i] = TEXT_WIDTH * widths[i] / sum;
        left -= widths[i];
    }
    widths[n - 1] = left;
    return widths;
}

static const char *cell_style(enum align align, bool is_heading)
{
    if (is_heading)
        return "TableHeading";
    switch (align) {
    case ALIGN_CENTER:
        return "TableCentered";
    case ALIGN_RIGHT:
        return "TableRight";
    case ALIGN_DEFAULT:
    case ALIGN_LEFT:
        break;
    }
    return "TableText";
}

static void write_width(struct xml *xml, const char *name,
                        const char *attribute, int width, bool has_type)
{
    xml_start(xml, name);
    xml_attribute_int(xml, attribute, width);
    if (has_type)
        xml_attribute(xml, "w:type", "dxa");
    xml_end(xml);
}

static void write_row(struct docx *docx, const struct table *table, size_t row,
                      const int *widths)
{
    struct xml *xml = docx->xml;

    xml_start(xml, "w:tr");
    xml_start(xml, "w:trPr");
    xml_empty(xml, "w:cantSplit", NULL);
    if (row == 0)
        xml_empty(xml, "w:tblHeader", NULL);
    xml_end(xml);
    for (size_t column = 0; column < table->n_columns; column++) {
        xml_start(xml, "w:tc");
        xml_start(xml, "w:tcPr");
        write_width(xml, "w:tcW", "w:w", widths[column], true);
        xml_empty(xml, "w:vAlign", "w:val", "center", NULL);
        xml_end(xml);
        docx_start_paragraph(docx, cell_style(table->aligns[column], row == 0));
        docx_write_runs(docx, cell_at(table, row, column), NULL);
        docx_end_paragraph(docx);
        xml_end(xml);
    }
    xml_end(xml);
}

static void write_padding(struct xml *xml, int size)
{
    xml_start(xml, "w:tblCellMar");
    write_width(xml, "w:top", "w:w", PADDING(size), true);
    write_width(xml, "w:left", "w:w", PADDING(size), true);
    write_width(xml, "w:bottom", "w:w", PADDING(size), true);
    write_width(xml, "w:right", "w:w", PADDING(size), true);
    xml_end(xml);
}

static void write_table_properties(struct xml *xml, int size)
{
    xml_start(xml, "w:tblPr");
    xml_empty(xml, "w:tblStyle", "w:val", "TableGrid", NULL);
    write_width(xml, "w:tblW", "w:w", TEXT_WIDTH, true);
    xml_empty(xml, "w:jc", "w:val", "center", NULL);
    xml_empty(xml, "w:tblLayout", "w:type", "fixed", NULL);
    write_padding(xml, size);
    xml_empty(xml, "w:tblLook", "w:val", "0020", "w:firstRow", "1", "w:lastRow",
              "0", "w:firstColumn", "0", "w:lastColumn", "0", "w:noHBand", "0",
              "w:noVBand", "0", NULL);
    xml_end(xml);
}

void docx_write_table(struct docx *docx, const struct table *table)
{
    struct xml *xml = docx->xml;

    if (table->n_rows == 0 || table->n_columns == 0)
        return;
    int size = choose_size(table->n_columns);
    int *widths = share_width(table, size, docx->arena);
    xml_start(xml, "w:tbl");
    write_table_properties(xml, size);
    xml_start(xml, "w:tblGrid");
    for (size_t column = 0; column < table->n_columns; column++)
        write_width(xml, "w:gridCol", "w:w", widths[column], false);
    xml_end(xml);
    docx->size = size == STYLE_SIZE ? 0 : size;
    for (size_t row = 0; row < table->n_rows; row++)
        write_row(docx, table, row, widths);
    docx->size = 0;
    xml_end(xml);
}

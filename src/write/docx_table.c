/*
 * Tables of the Word file.
 *
 * WPS takes the widths from w:tblGrid and from every cell, Word lays the
 * columns out anew unless the layout is fixed: all three are given.
 *
 * The margins lie outside the 版心 by what a line of text has above and below
 * its characters; so a table that fills a page reaches as far as these lines
 * do, 2.4 mm further than in the PDF.  Only a section of its own could have
 * other margins, and it would have a page of its own.
 */
#include "write/docx_part.h"

#include "layout/table.h"

/* Twips, of type in half-points.  As in layout a row takes five thirds of its
 * type: its line (docx_style.c) brings most of what is free above and below
 * the text along. */
#define SIDE(size)  ((size)*10 / 3)
#define BELOW(size) ((size)*10 / 6)

enum { EMU_HALF_POINT = EMU_PT / 2 };

static const struct run *cell_at(const struct table *table, size_t row,
                                 size_t column)
{
    return table->cells[row * table->n_columns + column];
}

/* Layout is asked how it shares the page out, so that the cells are broken as
 * in the PDF.  False: there is no table in the PDF either. */
static bool share_page(struct docx *docx, const struct table *table,
                       struct table_columns *columns)
{
    const struct metrics metrics = docx_metrics();
    struct setter setter = {.arena = docx->arena,
                            .profile = docx->profile,
                            .metrics = &metrics,
                            .text = PARAGRAPH_EMPTY};
    bool is_set = table_share_page(&setter, table, columns);

    paragraph_free(&setter.text);
    return is_set;
}

static int table_width(const struct table_columns *columns)
{
    return columns->is_turned ? TEXT_HEIGHT : TEXT_WIDTH;
}

/* In the package's arena.  Word counts no rule to the cells: the last one has
 * its room besides. */
static const int *column_widths(struct docx *docx, const struct table *table,
                                const struct table_columns *columns)
{
    size_t n = table->n_columns;
    int *widths = arena_array(docx->arena, n, sizeof(*widths));

    for (size_t i = 0; i < n; i++) {
        int right =
            i + 1 < n ? columns->left[i + 1] / EMU_TWIP : table_width(columns);
        widths[i] = right - columns->left[i] / EMU_TWIP;
    }
    return widths;
}

static bool is_number(const struct run *runs)
{
    const struct metrics metrics = docx_metrics();
    struct paragraph text = PARAGRAPH_EMPTY;

    paragraph_clear(&text, SPAN_NONE);
    for (; runs != NULL; runs = runs->next)
        paragraph_add(&text, runs->text,
                      (struct cluster_style){.face = FACE_BODY});
    paragraph_finish(&text, &metrics, ruler_of_size(SIZE_SMALL), SIZE_SMALL);

    bool is_figure = paragraph_is_number(&text);

    paragraph_free(&text);
    return is_figure;
}

/* As layout has it: where nothing is said header cells stand in the middle
 * and numbers right. */
static const char *cell_style(const struct table *table, size_t row,
                              size_t column)
{
    bool is_heading = row == 0;

    switch (table->aligns[column]) {
    case ALIGN_LEFT:
        return is_heading ? "TableHeadingLeft" : "TableText";
    case ALIGN_CENTER:
        return is_heading ? "TableHeading" : "TableCentered";
    case ALIGN_RIGHT:
        return is_heading ? "TableHeadingRight" : "TableRight";
    case ALIGN_DEFAULT:
        break;
    }
    if (is_heading)
        return "TableHeading";
    return is_number(cell_at(table, row, column)) ? "TableRight" : "TableText";
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
        docx_write_width(docx, "w:tcW", widths[column]);
        xml_empty(xml, "w:vAlign", "w:val", "center", NULL);
        xml_end(xml);
        docx_start_paragraph(docx, cell_style(table, row, column), NULL);
        docx_write_runs(docx, cell_at(table, row, column), NULL);
        docx_end_paragraph(docx);
        xml_end(xml);
    }
    xml_end(xml);
}

static void write_padding(struct docx *docx, int size)
{
    struct xml *xml = docx->xml;

    xml_start(xml, "w:tblCellMar");
    docx_write_width(docx, "w:top", 0);
    docx_write_width(docx, "w:left", SIDE(size));
    docx_write_width(docx, "w:bottom", BELOW(size));
    docx_write_width(docx, "w:right", SIDE(size));
    xml_end(xml);
}

static void write_table_properties(struct docx *docx, int width, int size)
{
    struct xml *xml = docx->xml;

    xml_start(xml, "w:tblPr");
    xml_empty(xml, "w:tblStyle", "w:val", "TableGrid", NULL);
    docx_write_width(docx, "w:tblW", width);
    xml_empty(xml, "w:jc", "w:val", "center", NULL);
    xml_empty(xml, "w:tblLayout", "w:type", "fixed", NULL);
    write_padding(docx, size);
    xml_empty(xml, "w:tblLook", "w:val", "0020", "w:firstRow", "1", "w:lastRow",
              "0", "w:firstColumn", "0", "w:lastColumn", "0", "w:noHBand", "0",
              "w:noVBand", "0", NULL);
    xml_end(xml);
}

static void set_type(struct docx *docx, int size)
{
    docx->table_size = size == TABLE_SIZE ? 0 : size;
    if (docx->table_size != 0)
        docx->table_sizes |= UINT32_C(1) << size;
}

void docx_write_table(struct docx *docx, const struct table *table)
{
    struct xml *xml = docx->xml;
    struct table_columns columns;

    if (!share_page(docx, table, &columns))
        return;

    const int *widths = column_widths(docx, table, &columns);
    int size = columns.size / EMU_HALF_POINT;

    if (columns.is_turned)
        docx_begin_turned(docx);
    else
        docx_end_turned(docx);
    xml_start(xml, "w:tbl");
    write_table_properties(docx, table_width(&columns), size);
    docx_write_grid(docx, widths, table->n_columns);
    set_type(docx, size);
    for (size_t row = 0; row < table->n_rows; row++)
        write_row(docx, table, row, widths);
    docx->table_size = 0;
    xml_end(xml);
    docx->is_turned = columns.is_turned;
}

/*
 * A page has 22 rows, so that a table is not moved for its looks: a cut that
 * reads badly is reported.
 */
#include "layout/table_cut.h"

void table_cut_check(const struct sheet *sheet, struct span table, size_t row,
                     size_t n_rows)
{
    struct diags *diags = sheet->diags;
    size_t page = sheet->pages->n;

    if (row == 1)
        diag_add(diags, DIAG_TABLE_HEADER_ALONE, table,
                 arena_printf(diags->arena, "%zu", page), NULL);
    else if (row > 1 && row + 1 == n_rows)
        diag_add(diags, DIAG_TABLE_ROW_ALONE, table,
                 arena_printf(diags->arena, "%zu", page + 1), NULL);
}

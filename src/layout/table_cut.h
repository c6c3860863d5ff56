/*
 * Where a table is cut by the end of a page: T006, T007.
 */
#ifndef FANGAN_LAYOUT_TABLE_CUT_H
#define FANGAN_LAYOUT_TABLE_CUT_H

#include "layout/sheet.h"

/* Reports a cut above row of n_rows, the header being row 0, that leaves the
 * header alone on this page or takes the last row alone to the next. */
void table_cut_check(const struct sheet *sheet, struct span table, size_t row,
                     size_t n_rows);

#endif

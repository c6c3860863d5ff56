/*
 * A signature does not stand alone on a page (GB/T 9704-2012 7.3.5.5): where
 * there is no room for it, the last rows of the text go with it.
 */
#ifndef FANGAN_LAYOUT_CARRY_H
#define FANGAN_LAYOUT_CARRY_H

#include "layout/sheet.h"

/* Sees to it that rows follow each other on one page, as sheet_keep_rows()
 * does, with text above them; of more than a page holds the first few.  False
 * where there is no text that could go: they begin a page. */
bool carry_keep_rows(struct sheet *sheet, int rows);

#endif

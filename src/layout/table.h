/*
 * Tables: as wide as the 版心, columns by their content, the header row again
 * on each page that the table goes on to.
 */
#ifndef FANGAN_LAYOUT_TABLE_H
#define FANGAN_LAYOUT_TABLE_H

#include "layout/setter.h"

/* Sets a table between the rows of body text. */
void table_put(struct setter *setter, const struct table *table,
               struct span span);

#endif

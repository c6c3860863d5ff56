/*
 * Tables: as wide as the 版心, columns by their content, the header row again
 * on each page that the table goes on to.
 */
#ifndef FANGAN_LAYOUT_TABLE_H
#define FANGAN_LAYOUT_TABLE_H

#include "base/limits.h"
#include "layout/setter.h"

/* Sets a table between the rows of body text. */
void table_put(struct setter *setter, const struct table *table,
               struct span span);

/* How the page is shared out: the size of the type, and how far from the left
 * of the table the rule before each column and the last one are.  A table that
 * is too wide is as long as the 版心 is high, on pages of its own. */
struct table_columns {
    bool is_turned;
    emu size;
    emu left[LIMIT_TABLE_COLUMNS + 1];
};

/* For writers that leave the setting to others.  Of setter only the arena, the
 * profile and the metrics are asked.  False: layout sets no such table. */
bool table_share_page(struct setter *setter, const struct table *table,
                      struct table_columns *columns);

#endif

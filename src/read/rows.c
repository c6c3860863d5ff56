/*
 * Rows, whatever they are read from.
 */
#include "read/rows.h"

#include <string.h>

const char *rows_column(const struct rows *rows, const char *name)
{
    for (size_t i = 0; i < rows->n_columns; i++)
        if (strcmp(rows->columns[i], name) == 0)
            return rows->columns[i];
    return NULL;
}

struct row *rows_add(struct rows *rows, size_t line, struct arena *arena)
{
    if (rows->n == rows->room) {
        rows->room = rows->room == 0 ? 64 : 2 * rows->room;
        struct row *items = arena_array(arena, rows->room, sizeof(*items));
        if (rows->n > 0)
            memcpy(items, rows->items, rows->n * sizeof(*items));
        rows->items = items;
    }
    struct row *row = &rows->items[rows->n++];
    row->line = line;
    row->values = value_group(VALUE_RECORD, arena);
    return row;
}

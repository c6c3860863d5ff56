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
    rows->items = arena_grow(arena, rows->items, rows->n, &rows->room,
                             sizeof(*rows->items));
    struct row *row = &rows->items[rows->n++];
    row->line = line;
    row->values = value_group(VALUE_RECORD, arena);
    return row;
}

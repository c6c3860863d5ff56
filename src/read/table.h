/*
 * Pipe tables, which cmark leaves in paragraphs.
 */
#ifndef FANGAN_READ_TABLE_H
#define FANGAN_READ_TABLE_H

#include "read/inline.h"

/* Whether a table begins at lines.items[i]: a row, and under it a delimiter
 * row (|---|:--:|) of as many cells. */
bool table_starts_at(const struct source *source, struct lines lines, size_t i);

/* Lines that the table at lines.items[i] takes: up to one without a pipe. */
size_t table_length(const struct source *source, struct lines lines, size_t i);

/* Reads the rows into *table.  A row with too few cells is filled up; what is
 * too many is put into its last cell, with a diagnostic.  False with a
 * diagnostic: over a limit. */
bool table_read(struct inline_reader *reader, const struct source *source,
                struct lines rows, struct table *table, struct arena *arena,
                struct diags *diags);

#endif

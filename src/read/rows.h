/*
 * Data for many copies of one document: rows of named values.
 */
#ifndef FANGAN_READ_ROWS_H
#define FANGAN_READ_ROWS_H

#include "base/diag.h"
#include "kind/value.h"

/* A row: a record with every column. */
struct row {
    struct value *values;
    size_t line; /* in its file, from 1 */
};

struct rows {
    const char **columns;
    size_t n_columns;
    struct row *items;
    size_t n;
};

/* Reads CSV (RFC 4180): the first row names the columns; commas, semicolons or
 * tabs are told apart by it.  Quoted fields may hold them, line ends and "".
 * Empty lines are left out.  source is that of diags.  False with errors at
 * their lines: a row with more or fewer fields, a column without a name or
 * with that of another, a quote that is not closed. */
bool csv_read(const struct source *source, struct arena *arena,
              struct rows *rows, struct diags *diags);

/* The column of this name, or NULL. */
const char *rows_column(const struct rows *rows, const char *name);

#endif

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
    size_t room; /* for so many items */
};

/* Reads CSV (RFC 4180): the first row names the columns; commas, semicolons or
 * tabs are told apart by it.  Quoted fields may hold them, line ends and "".
 * Empty lines are left out.  source is that of diags.  False with errors at
 * their lines: a row with more or fewer fields, a column without a name or
 * with that of another, a quote that is not closed, more columns than
 * LIMIT_DATA_COLUMNS. */
bool csv_read(const struct source *source, struct arena *arena,
              struct rows *rows, struct diags *diags);

/* Reads JSON lines: an object a line, its keys are the columns; a key that a
 * row lacks, and null, is an empty text there.  Lists and objects become lists
 * and records.  False with errors at their lines, or over LIMIT_DATA_COLUMNS or
 * LIMIT_DATA_CELLS. */
bool jsonl_read(const struct source *source, struct arena *arena,
                struct rows *rows, struct diags *diags);

/* Reads what one query of a SQLite file gives; NULL is an empty text.  The
 * file is only read.  line is the number of the row.  False with an error, or
 * over LIMIT_DATA_CELLS. */
struct sqlite_module {
    bool (*read)(const char *path, const char *query, struct arena *arena,
                 struct rows *rows, struct diags *diags);
};

extern const struct sqlite_module fangan_sqlite_module
    __attribute__((visibility("default")));

/* The column of this name, or NULL. */
const char *rows_column(const struct rows *rows, const char *name);

/* Appends a row without values. */
struct row *rows_add(struct rows *rows, size_t line, struct arena *arena);

#endif

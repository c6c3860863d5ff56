/*
 * Rows from SQLite, in a module of its own: the library is loaded when
 * somebody asks for it.
 *
 * The query is the user's, the file may be anybody's: it is opened to be read,
 * only a statement that reads is run, no other file is attached and no
 * extension loaded.
 */
#include "read/rows.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <sqlite3.h>
#include <string.h>

enum { MAX_ROWS = 999999 }; /* a 份号 has six digits */

struct reader {
    sqlite3 *db;
    sqlite3_stmt *statement;
    struct arena *arena;
    struct rows *rows;
    struct diags *diags;
};

static bool fail(struct reader *reader, const char *why)
{
    diag_add(reader->diags, DIAG_DATA_BROKEN, SPAN_NONE, why, NULL);
    return false;
}

static bool fail_database(struct reader *reader)
{
    return fail(reader, sqlite3_errmsg(reader->db));
}

/* What a query may do. */
static int authorize(void *context, int action, const char *a, const char *b,
                     const char *c, const char *d)
{
    (void)context;
    (void)a;
    (void)c;
    (void)d;
    if (action == SQLITE_FUNCTION && b != NULL &&
        strcmp(b, "load_extension") == 0)
        return SQLITE_DENY;
    return action == SQLITE_SELECT || action == SQLITE_READ ||
                   action == SQLITE_FUNCTION || action == SQLITE_RECURSIVE
               ? SQLITE_OK
               : SQLITE_DENY;
}

static bool open_database(struct reader *reader, const char *path)
{
    if (sqlite3_open_v2(path, &reader->db, SQLITE_OPEN_READONLY, NULL) !=
        SQLITE_OK)
        return fail_database(reader);
    sqlite3_limit(reader->db, SQLITE_LIMIT_LENGTH, LIMIT_INPUT_BYTES);
    sqlite3_busy_timeout(reader->db, 5000);
    sqlite3_set_authorizer(reader->db, authorize, NULL);
    return true;
}

static bool prepare(struct reader *reader, const char *query)
{
    const char *rest;
    if (sqlite3_prepare_v2(reader->db, query, -1, &reader->statement, &rest) !=
        SQLITE_OK)
        return fail_database(reader);
    if (reader->statement == NULL ||
        sqlite3_column_count(reader->statement) == 0 ||
        rest[strspn(rest, " \t\r\n;")] != '\0')
        return fail(reader,
                    diags_word(reader->diags, "--query 应当是一条 SELECT 语句",
                               "--query is one SELECT statement"));
    return true;
}

static bool take_columns(struct reader *reader)
{
    struct rows *rows = reader->rows;
    size_t n = (size_t)sqlite3_column_count(reader->statement);
    rows->columns = arena_array(reader->arena, n, sizeof(*rows->columns));
    for (size_t i = 0; i < n; i++) {
        const char *name = sqlite3_column_name(reader->statement, (int)i);
        if (name == NULL)
            out_of_memory(0);
        if (rows_column(rows, name) != NULL)
            return fail(reader,
                        arena_printf(reader->arena,
                                     diags_word(reader->diags, "有两列都叫“%s”",
                                                "two columns are called “%s”"),
                                     name));
        rows->columns[rows->n_columns++] = arena_strdup(reader->arena, name);
    }
    return true;
}

/* Bytes that are no text are refused: a document must not lose any. */
static bool take_row(struct reader *reader)
{
    struct rows *rows = reader->rows;
    struct row *row = rows_add(rows, rows->n + 1, reader->arena);
    for (size_t i = 0; i < rows->n_columns; i++) {
        const void *bytes = sqlite3_column_text(reader->statement, (int)i);
        size_t len = (size_t)sqlite3_column_bytes(reader->statement, (int)i);
        const char *text = bytes == NULL ? "" : bytes;
        if (utf8_valid_length(text, len) != len ||
            memchr(text, '\0', len) != NULL)
            return fail(
                reader,
                arena_printf(reader->arena,
                             diags_word(reader->diags,
                                        "第 %zu 行的“%s”不是 UTF-8 文字",
                                        "row %zu: “%s” is no UTF-8 text"),
                             rows->n, rows->columns[i]));
        value_append(
            row->values, rows->columns[i],
            value_read(arena_strndup(reader->arena, text, len), reader->arena));
    }
    return true;
}

static bool take_rows(struct reader *reader)
{
    size_t most = LIMIT_DATA_CELLS / reader->rows->n_columns;
    for (;;) {
        int state = sqlite3_step(reader->statement);
        if (state == SQLITE_DONE)
            return true;
        if (state != SQLITE_ROW)
            return fail_database(reader);
        if (reader->rows->n == MAX_ROWS)
            return limit_over(
                reader->diags, SPAN_NONE,
                diags_word(reader->diags, "数据的行数", "rows of data"),
                MAX_ROWS);
        if (reader->rows->n == most)
            return limit_over(
                reader->diags, SPAN_NONE,
                diags_word(reader->diags, "数据的单元（行数乘列数）",
                           "cells of the data (rows times columns)"),
                LIMIT_DATA_CELLS);
        if (!take_row(reader))
            return false;
    }
}

static bool sqlite_read(const char *path, const char *query,
                        struct arena *arena, struct rows *rows,
                        struct diags *diags)
{
    struct reader reader = {NULL, NULL, arena, rows, diags};
    *rows = (struct rows){0};
    bool ok = open_database(&reader, path) && prepare(&reader, query) &&
              take_columns(&reader) && take_rows(&reader);
    sqlite3_finalize(reader.statement);
    sqlite3_close(reader.db);
    return ok;
}

const struct sqlite_module fangan_sqlite_module
    __attribute__((visibility("default"))) = {sqlite_read};

/*
 * CSV, field by field.
 */
#include "read/rows.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <string.h>

struct csv {
    const struct source *source;
    struct arena *arena;
    struct diags *diags;
    struct rows *rows;
    const char *at;
    size_t line;
    char separator;
    const char *fields[LIMIT_DATA_COLUMNS]; /* of the row being read */
    size_t n_fields;
};

static bool fail(struct csv *csv, const char *from, const char *what)
{
    uint32_t at = (uint32_t)(from - csv->source->text);
    diag_add(csv->diags, DIAG_DATA_BROKEN, ((struct span){at, at}), what, NULL);
    return false;
}

/* The separator that the first line has most of. */
static char find_separator(const char *text)
{
    static const char separators[] = {',', ';', '\t'};
    size_t counts[3] = {0};
    bool is_quoted = false;
    for (; *text != '\0' && (is_quoted || *text != '\n'); text++) {
        is_quoted ^= *text == '"';
        for (int i = 0; i < 3; i++)
            counts[i] += !is_quoted && *text == separators[i];
    }
    int best = 0;
    for (int i = 1; i < 3; i++)
        if (counts[i] > counts[best])
            best = i;
    return separators[best];
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r' || c == '\0';
}

/* A field without quotes; blanks at its ends go. */
static const char *read_plain(struct csv *csv)
{
    const char *from = csv->at;
    while (*csv->at != csv->separator && !is_line_end(*csv->at))
        csv->at++;
    size_t len;
    const char *text = utf8_trim(
        arena_strndup(csv->arena, from, (size_t)(csv->at - from)), &len);
    return arena_strndup(csv->arena, text, len);
}

/* A field in quotes, behind the first of them; NULL: the last is missing. */
static const char *read_quoted(struct csv *csv)
{
    struct buf text = BUF_EMPTY;
    while (*csv->at != '\0' && (csv->at[0] != '"' || csv->at[1] == '"')) {
        csv->line += *csv->at == '\n';
        csv->at += *csv->at == '"';
        buf_add_char(&text, *csv->at++);
    }
    const char *copy = arena_strdup(csv->arena, buf_text(&text));
    buf_free(&text);
    if (*csv->at == '\0')
        return NULL;
    csv->at++;
    while (*csv->at == ' ')
        csv->at++;
    return copy;
}

static bool read_field(struct csv *csv)
{
    const char *from = csv->at;
    bool is_quoted = *csv->at == '"';
    csv->at += is_quoted;
    const char *text = is_quoted ? read_quoted(csv) : read_plain(csv);
    if (text == NULL)
        return fail(
            csv, from,
            diags_word(csv->diags, "引号没有闭合", "a quote is not closed"));
    if (*csv->at != csv->separator && !is_line_end(*csv->at))
        return fail(csv, csv->at,
                    diags_word(csv->diags, "引号后面有多余的内容",
                               "there is more behind the quote"));
    if (csv->n_fields == LIMIT_DATA_COLUMNS) {
        uint32_t at = (uint32_t)(from - csv->source->text);
        return limit_over(
            csv->diags, (struct span){at, at},
            diags_word(csv->diags, "数据的列数", "columns of the data"),
            LIMIT_DATA_COLUMNS);
    }
    csv->fields[csv->n_fields++] = text;
    return true;
}

static void skip_line_end(struct csv *csv)
{
    if (csv->at[0] == '\r' && csv->at[1] == '\n')
        csv->at++;
    if (*csv->at != '\0')
        csv->at++;
    csv->line++;
}

/* The fields of one row, up to its line end. */
static bool read_row(struct csv *csv)
{
    csv->n_fields = 0;
    for (;;) {
        if (!read_field(csv))
            return false;
        if (*csv->at != csv->separator)
            break;
        csv->at++;
    }
    skip_line_end(csv);
    return true;
}

static bool take_header(struct csv *csv, const char *from)
{
    struct rows *rows = csv->rows;
    rows->columns =
        arena_array(csv->arena, csv->n_fields, sizeof(*rows->columns));
    for (size_t i = 0; i < csv->n_fields; i++) {
        const char *name = csv->fields[i];
        if (*name == '\0')
            return fail(csv, from,
                        arena_printf(csv->arena,
                                     diags_word(csv->diags, "第 %zu 列没有名称",
                                                "column %zu has no name"),
                                     i + 1));
        if (rows_column(rows, name) != NULL)
            return fail(csv, from,
                        arena_printf(csv->arena,
                                     diags_word(csv->diags, "有两列都叫“%s”",
                                                "two columns are called “%s”"),
                                     name));
        rows->columns[rows->n_columns++] = name;
    }
    return true;
}

static bool take_row(struct csv *csv, const char *from, size_t line)
{
    struct rows *rows = csv->rows;
    if (csv->n_fields != rows->n_columns)
        return fail(csv, from,
                    arena_printf(
                        csv->arena,
                        diags_word(csv->diags, "这一行有 %zu 列，表头有 %zu 列",
                                   "this row has %zu fields, the first %zu"),
                        csv->n_fields, rows->n_columns));
    struct row *row = rows_add(rows, line, csv->arena);
    for (size_t i = 0; i < rows->n_columns; i++)
        value_append(row->values, rows->columns[i],
                     value_read(csv->fields[i], csv->arena));
    return true;
}

bool csv_read(const struct source *source, struct arena *arena,
              struct rows *rows, struct diags *diags)
{
    struct csv *csv = arena_new_object(arena, struct csv);
    *rows = (struct rows){0};
    csv->source = source;
    csv->arena = arena;
    csv->diags = diags;
    csv->rows = rows;
    csv->at = source->text;
    csv->line = 1;
    csv->separator = find_separator(source->text);
    while (*csv->at != '\0') {
        const char *from = csv->at;
        size_t line = csv->line;
        if (is_line_end(*csv->at)) {
            skip_line_end(csv);
            continue;
        }
        bool ok = read_row(csv) &&
                  (rows->columns == NULL ? take_header(csv, from)
                                         : take_row(csv, from, line));
        if (!ok)
            return false;
    }
    return rows->columns != NULL ||
           fail(csv, source->text,
                diags_word(diags, "没有表头", "there is no first row"));
}

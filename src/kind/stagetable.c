/*
 * Stages in the rows of a table: 阶段 | 起止时间 | 主要工作.
 *
 * One column says when, by its head or because its cells are periods; one
 * names the stages, the first that parts.txt lists or else the one beside it.
 */
#include "kind/names.h"
#include "kind/parts.h"

#include "plan/numbering.h"

#include <string.h>

struct reader {
    const struct table *table;
    const struct vocabulary *vocabulary;
    struct arena *arena;
    size_t time, name; /* columns; n_columns: there is none */
    size_t first;      /* row: behind the heads */
};

static const char *cell_text(const struct reader *r, size_t row, size_t column)
{
    return slice_copy(slice_of_cell(r->table, row, column, r->arena), r->arena);
}

/* How many cells of the column from row on say when; 0 if most don't. */
static size_t count_times(const struct reader *r, size_t column, size_t row)
{
    size_t n = 0, n_filled = 0;
    for (; row < r->table->n_rows; row++) {
        struct period period;
        const char *text = cell_text(r, row, column);
        n_filled += *text != '\0';
        n += period_parse(text, (struct date){0}, r->arena, &period);
    }
    return n >= 2 && 2 * n >= n_filled ? n : 0;
}

/* Below a row of heads, or else without one. */
static void find_time(struct reader *r)
{
    static const size_t firsts[] = {1, 0};
    size_t most = 0;
    for (size_t k = 0; k < 2 && most == 0; k++)
        for (size_t i = 0; i < r->table->n_columns; i++) {
            size_t n = count_times(r, i, firsts[k]);
            if (n <= most)
                continue;
            most = n;
            r->time = i;
            r->first = firsts[k];
        }
}

/* Whether the column is one of counts: 序号 */
static bool holds_numbers(const struct reader *r, size_t column)
{
    for (size_t row = r->first; row < r->table->n_rows; row++) {
        struct slice cell = slice_of_cell(r->table, row, column, r->arena);
        if (number_value(cell.start, (size_t)(cell.end - cell.start)) < 0)
            return false;
    }
    return true;
}

static bool ends_with(struct slice text, const struct wording *word)
{
    return (size_t)(text.end - text.start) >= word->len &&
           memcmp(text.end - word->len, word->text, word->len) == 0;
}

static void find_name(struct reader *r)
{
    const struct wordlist *heads = &r->vocabulary->stage_columns;
    for (size_t word = 0; r->first > 0 && word < heads->n; word++)
        for (size_t i = 0; i < r->table->n_columns; i++) {
            struct slice head = slice_of_cell(r->table, 0, i, r->arena);
            if (i != r->time && ends_with(head, &heads->items[word]) &&
                !holds_numbers(r, i)) {
                r->name = i;
                return;
            }
        }
    for (size_t i = 0; i < r->table->n_columns; i++)
        if (i != r->time && !holds_numbers(r, i)) {
            r->name = i;
            return;
        }
}

/* Whether the table lists tasks with their deadlines: its heads say when, but
 * name no stages. */
static bool lists_tasks(const struct reader *r)
{
    const struct vocabulary *words = r->vocabulary;
    if (r->first == 0)
        return false;
    struct slice time = slice_of_cell(r->table, 0, r->time, r->arena);
    struct slice name = slice_of_cell(r->table, 0, r->name, r->arena);
    return wordlist_suffix(&words->deadline_columns, time.start,
                           (size_t)(time.end - time.start)) != NULL &&
           wordlist_suffix(&words->stage_marks, name.start,
                           (size_t)(name.end - name.start)) == NULL;
}

/* 第一阶段：动员部署 is 动员部署. */
static const char *read_name(const struct reader *r, size_t row)
{
    struct stage_head head;
    const char *text = cell_text(r, row, r->name);
    bool is_head = stage_head_read(text, false, r->vocabulary, r->arena, &head);
    return is_head && head.name != NULL && *head.name != '\0' ? head.name
                                                              : text;
}

size_t stage_table_read(const struct table *table,
                        const struct vocabulary *vocabulary,
                        struct arena *arena, struct stage_row **rows)
{
    struct reader r = {.table = table,
                       .vocabulary = vocabulary,
                       .arena = arena,
                       .time = table->n_columns,
                       .name = table->n_columns,
                       .first = 1};
    size_t n = 0;
    if (table->n_rows < 2 || table->n_columns < 2)
        return 0;
    find_time(&r);
    if (r.time < table->n_columns)
        find_name(&r);
    if (r.name == table->n_columns || lists_tasks(&r))
        return 0;
    *rows = arena_array(arena, table->n_rows, sizeof(**rows));
    const char *time = NULL; /* stays for the rows below: merged cells */
    for (size_t row = r.first; row < table->n_rows; row++) {
        const char *text = cell_text(&r, row, r.time);
        const char *name = read_name(&r, row);
        time = *text != '\0' ? text : time;
        if (*name != '\0')
            (*rows)[n++] = (struct stage_row){name, time};
    }
    return n;
}

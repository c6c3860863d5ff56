/*
 * JSON lines.  The library has a depth of its own; ours is that of YAML, so
 * that the walk over a value may keep a stack of that size.
 */
#include "read/rows.h"

#include "base/limits.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

struct jsonl {
    const struct source *source;
    struct arena *arena;
    struct diags *diags;
    struct rows *rows;
    size_t room; /* of rows->columns */
};

static bool fail(struct jsonl *jsonl, const char *at, const char *what)
{
    uint32_t offset = (uint32_t)(at - jsonl->source->text);
    diag_add(jsonl->diags, DIAG_DATA_BROKEN, ((struct span){offset, offset}),
             what, NULL);
    return false;
}

static struct value *value_of_scalar(const json_t *json, struct arena *arena)
{
    if (json_is_string(json))
        return value_read(arena_strdup(arena, json_string_value(json)), arena);
    if (json_is_boolean(json))
        return value_text(json_is_true(json) ? "是" : "否", arena);
    if (json_is_null(json))
        return value_text("", arena);
    char *number = json_dumps(json, JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
    if (number == NULL)
        out_of_memory(0);
    struct value *value = value_text(arena_strdup(arena, number), arena);
    free(number);
    return value;
}

static struct value *value_of_node(const json_t *json, struct arena *arena)
{
    if (json_is_array(json) || json_is_object(json))
        return value_group(json_is_array(json) ? VALUE_LIST : VALUE_RECORD,
                           arena);
    return value_of_scalar(json, arena);
}

/* A list or an object that is being walked. */
struct open_json {
    json_t *json;
    void *member; /* of an object: the next one */
    size_t index; /* of a list: the next one */
    struct value *group;
};

static struct open_json open_json(json_t *json, struct value *group)
{
    return (struct open_json){
        json, json_is_object(json) ? json_object_iter(json) : NULL, 0, group};
}

/* The next item, and its name in an object; NULL: there are no more. */
static json_t *next_item(struct open_json *open, struct arena *arena,
                         const char **name)
{
    *name = NULL;
    if (json_is_array(open->json))
        return json_array_get(open->json, open->index++);
    if (open->member == NULL)
        return NULL;
    json_t *item = json_object_iter_value(open->member);
    *name = arena_strdup(arena, json_object_iter_key(open->member));
    open->member = json_object_iter_next(open->json, open->member);
    return item;
}

/* NULL: it is too deep. */
static struct value *value_of_json(json_t *json, struct arena *arena)
{
    struct open_json open[LIMIT_YAML_DEPTH];
    size_t n = 0;
    struct value *root = value_of_node(json, arena);
    if (root->type >= VALUE_LIST)
        open[n++] = open_json(json, root);
    while (n > 0) {
        const char *name;
        json_t *item = next_item(&open[n - 1], arena, &name);
        if (item == NULL) {
            n--;
            continue;
        }
        struct value *value = value_of_node(item, arena);
        value_append(open[n - 1].group, name, value);
        if (value->type < VALUE_LIST)
            continue;
        if (n == LIMIT_YAML_DEPTH)
            return NULL;
        open[n++] = open_json(item, value);
    }
    return root;
}

static bool over_limit(struct jsonl *jsonl, const char *at, const char *zh,
                       const char *en, size_t most)
{
    uint32_t offset = (uint32_t)(at - jsonl->source->text);
    return limit_over(jsonl->diags, (struct span){offset, offset},
                      diags_word(jsonl->diags, zh, en), most);
}

/* False: there are too many. */
static bool add_columns(struct jsonl *jsonl, const struct value *record)
{
    struct rows *rows = jsonl->rows;
    for (const struct value *v = record->first; v != NULL; v = v->next) {
        if (rows_column(rows, v->name) != NULL)
            continue;
        if (rows->n_columns == LIMIT_DATA_COLUMNS)
            return false;
        rows->columns = arena_grow(jsonl->arena, rows->columns, rows->n_columns,
                                   &jsonl->room, sizeof(*rows->columns));
        rows->columns[rows->n_columns++] = v->name;
    }
    return true;
}

static bool read_line(struct jsonl *jsonl, const char *at, size_t len,
                      size_t number)
{
    json_error_t error;
    json_t *json = json_loadb(at, len, JSON_REJECT_DUPLICATES, &error);
    if (json == NULL)
        return fail(jsonl, at + (error.position > 0 ? error.position - 1 : 0),
                    arena_strdup(jsonl->arena, error.text));
    struct value *record =
        json_is_object(json) ? value_of_json(json, jsonl->arena) : NULL;
    bool is_object = json_is_object(json);
    json_decref(json);
    if (!is_object)
        return fail(jsonl, at,
                    diags_word(jsonl->diags, "一行应当是一个对象",
                               "a line must be an object"));
    if (record == NULL)
        return fail(jsonl, at,
                    diags_word(jsonl->diags, "层次超过 32 层",
                               "it is more than 32 levels deep"));
    rows_add(jsonl->rows, number, jsonl->arena)->values = record;
    return add_columns(jsonl, record) ||
           over_limit(jsonl, at, "数据的列数", "columns of the data",
                      LIMIT_DATA_COLUMNS);
}

/* What a row lacks is empty there.  False: a few lines would become more than
 * memory holds. */
static bool complete(struct jsonl *jsonl)
{
    const struct rows *rows = jsonl->rows;
    if (rows->n_columns > 0 && rows->n > LIMIT_DATA_CELLS / rows->n_columns)
        return over_limit(
            jsonl, jsonl->source->text, "数据的单元（行数乘列数）",
            "cells of the data (rows times columns)", LIMIT_DATA_CELLS);
    for (size_t i = 0; i < rows->n; i++)
        for (size_t k = 0; k < rows->n_columns; k++)
            if (value_get(rows->items[i].values, rows->columns[k]) == NULL)
                value_append(rows->items[i].values, rows->columns[k],
                             value_text("", jsonl->arena));
    return true;
}

bool jsonl_read(const struct source *source, struct arena *arena,
                struct rows *rows, struct diags *diags)
{
    struct jsonl jsonl = {source, arena, diags, rows, 0};
    *rows = (struct rows){0};
    for (size_t i = 1; i <= source->n_lines; i++) {
        size_t len;
        const char *line = source_line(source, i, &len);
        if (strspn(line, " \t\r\n") >= len)
            continue;
        if (!read_line(&jsonl, line, len, i))
            return false;
    }
    return complete(&jsonl);
}

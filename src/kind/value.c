/*
 * Values.  YAML has passed a depth limit (limits.h), so the walk over it may
 * keep a stack of that size.
 */
#include "kind/value.h"

#include "base/buf.h"
#include "base/limits.h"

#include <string.h>

struct value *value_text(const char *text, struct arena *arena)
{
    struct value *value = arena_new_object(arena, struct value);
    value->text = text;
    return value;
}

struct value *value_date(struct date date, struct arena *arena)
{
    struct value *value = arena_new_object(arena, struct value);
    value->type = VALUE_DATE;
    value->date = date;
    return value;
}

struct value *value_read(const char *text, struct arena *arena)
{
    struct date date;
    return date_parse(text, &date) ? value_date(date, arena)
                                   : value_text(text, arena);
}

struct value *value_missing(const char *what, struct arena *arena)
{
    struct value *value = value_text(what, arena);
    value->type = VALUE_MISSING;
    return value;
}

struct value *value_group(enum value_type type, struct arena *arena)
{
    struct value *value = arena_new_object(arena, struct value);
    value->type = type;
    return value;
}

/* Takes the item called name out of a record. */
static void remove_item(struct value *record, const char *name)
{
    struct value *before = NULL;
    for (struct value *v = record->first; v != NULL; v = v->next) {
        if (strcmp(v->name, name) != 0) {
            before = v;
            continue;
        }
        if (before == NULL)
            record->first = v->next;
        else
            before->next = v->next;
        if (record->last == v)
            record->last = before;
        return;
    }
}

void value_add(struct value *group, const char *name, struct value *item)
{
    if (name != NULL)
        remove_item(group, name);
    value_append(group, name, item);
}

void value_append(struct value *group, const char *name, struct value *item)
{
    item->name = name;
    item->next = NULL;
    if (group->last == NULL)
        group->first = item;
    else
        group->last->next = item;
    group->last = item;
}

const struct value *value_get(const struct value *record, const char *name)
{
    if (record == NULL || record->type != VALUE_RECORD)
        return NULL;
    for (const struct value *v = record->first; v != NULL; v = v->next)
        if (strcmp(v->name, name) == 0)
            return v;
    return NULL;
}

static bool says_no(const char *text)
{
    static const char *const words[] = {"", "否", "无", "no", "false"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strcmp(text, words[i]) == 0)
            return true;
    return false;
}

bool value_is_set(const struct value *value)
{
    if (value == NULL)
        return false;
    switch (value->type) {
    case VALUE_TEXT:
        return !says_no(value->text);
    case VALUE_DATE:
        return date_is_set(value->date);
    case VALUE_MISSING:
        return false;
    case VALUE_LIST:
    case VALUE_RECORD:
        break;
    }
    return value->first != NULL;
}

static struct value *value_of_node(const struct yaml_node *node,
                                   struct arena *arena)
{
    if (node->kind != YAML_SCALAR)
        return value_group(node->kind == YAML_LIST ? VALUE_LIST : VALUE_RECORD,
                           arena);
    return value_read(node->text, arena);
}

struct value *value_of_yaml(const struct yaml_node *node, struct arena *arena)
{
    struct {
        const struct yaml_node *next;
        struct value *group;
    } open[LIMIT_YAML_DEPTH + 1];
    size_t n = 0;
    struct value *root = value_of_node(node, arena);
    if (node->kind != YAML_SCALAR) {
        open[n].next = node->first;
        open[n++].group = root;
    }
    while (n > 0) {
        const struct yaml_node *child = open[n - 1].next;
        if (child == NULL) {
            n--;
            continue;
        }
        open[n - 1].next = child->next;
        struct value *value = value_of_node(child, arena);
        value_add(open[n - 1].group, child->key, value);
        if (child->kind != YAML_SCALAR && n <= LIMIT_YAML_DEPTH) {
            open[n].next = child->first;
            open[n++].group = value;
        }
    }
    return root;
}

/* What a list's items and a record's first item come down to. */
static const struct value *scalar_of(const struct value *value)
{
    while (value != NULL && value->type >= VALUE_LIST)
        value = value->first;
    return value;
}

static const char *print_scalar(const struct value *value, struct arena *arena)
{
    if (value == NULL)
        return "";
    if (value->type == VALUE_MISSING)
        return arena_printf(arena, "【待填：%s】", value->text);
    return value->type == VALUE_DATE ? date_zh(value->date, arena)
                                     : value->text;
}

const char *value_print(const struct value *value, struct arena *arena)
{
    if (value == NULL || value->type != VALUE_LIST)
        return print_scalar(scalar_of(value), arena);
    struct buf out = BUF_EMPTY;
    for (const struct value *v = value->first; v != NULL; v = v->next) {
        if (v != value->first)
            buf_add_str(&out, "、");
        buf_add_str(&out, print_scalar(scalar_of(v), arena));
    }
    const char *text = arena_strdup(arena, buf_text(&out));
    buf_free(&out);
    return text;
}

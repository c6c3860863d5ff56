/*
 * Values that a template is filled with: what was typed, read from a YAML or
 * JSON file, or from a row of a table.
 */
#ifndef FANGAN_KIND_VALUE_H
#define FANGAN_KIND_VALUE_H

#include "base/arena.h"
#include "base/yaml.h"
#include "plan/date.h"

#include <stdbool.h>

enum value_type {
    VALUE_TEXT,
    VALUE_DATE,
    VALUE_MISSING, /* still to be filled in: prints as a mark that says so */
    VALUE_LIST,    /* items have no names */
    VALUE_RECORD   /* items have names */
};

struct value {
    enum value_type type;
    const char *name; /* in a record, else NULL */
    const char *text; /* of VALUE_TEXT; of VALUE_MISSING what is missing */
    struct date date;
    struct value *first, *last; /* of a list or a record */
    struct value *next;
};

struct value *value_text(const char *text, struct arena *arena);
struct value *value_date(struct date date, struct arena *arena);

/* A text; a date where it is one. */
struct value *value_read(const char *text, struct arena *arena);

struct value *value_missing(const char *what, struct arena *arena);

/* An empty list or record. */
struct value *value_group(enum value_type type, struct arena *arena);

/* Appends item, under name in a record (a value of that name goes). */
void value_add(struct value *group, const char *name, struct value *item);

/* The same where it is known that the record has none of that name. */
void value_append(struct value *group, const char *name, struct value *item);

/* The item of this name in a record, or NULL (also for no record). */
const struct value *value_get(const struct value *record, const char *name);

/* Whether it says anything: no empty text, list or record, and not 否. */
bool value_is_set(const struct value *value);

/* A tree of YAML or JSON as values; a text that is a date becomes one. */
struct value *value_of_yaml(const struct yaml_node *node, struct arena *arena);

/* As it is printed: a date in 公文 form, a list joined by 、; a record as its
 * first item; what is missing as 【待填：…】, which `check` finds. */
const char *value_print(const struct value *value, struct arena *arena);

#endif

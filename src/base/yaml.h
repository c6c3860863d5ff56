/*
 * The part of YAML that people write by hand: maps, lists and scalars, each
 * with its place.  Anchors, aliases, tags, directives, merge keys, duplicate
 * and non-text keys and second documents are refused, each with line and
 * column; depth and events are capped (limits.h).  Scalars stay strings:
 * what a value means is the reader's business.
 *
 * The only file that sees libyaml is yaml.c; it uses events, never the
 * library's own tree (reliability.md, finding 6).
 */
#ifndef FANGAN_BASE_YAML_H
#define FANGAN_BASE_YAML_H

#include "base/buf.h"
#include "base/diag.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml_node {
    enum yaml_kind kind;
    struct span span;
    const char *key; /* in a map, else NULL */
    size_t key_len;  /* bytes */
    struct span key_span;
    const char *text;        /* scalar, as written after unquoting */
    bool is_plain;           /* scalar without quotes: an empty one is null */
    bool is_literal;         /* a | or > block */
    struct yaml_node *first; /* of a list or a map */
    struct yaml_node *next;
};

/* Parses [start, end) of diags->source->text into nodes of the arena.
 * NULL with a fatal diagnostic if it is broken; a map with no children if
 * it is empty. */
struct yaml_node *yaml_parse(uint32_t start, uint32_t end, struct arena *arena,
                             struct diags *diags);

/* The value of key in a map, or NULL (also if map is NULL or no map). */
const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key);

/* The scalar under key, or fallback. */
const char *yaml_get_text(const struct yaml_node *map, const char *key,
                          const char *fallback);

/* Appends text as it stands inside "…": its marks escaped, a line end as a
 * blank; and with the quotes around it. */
void yaml_add_escaped(struct buf *out, const char *text);
void yaml_add_quoted(struct buf *out, const char *text);

#endif

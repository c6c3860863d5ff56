/*
 * Front matter: known keys in their order and canonical form, each with the
 * comments above it; then the unknown ones as they stand.
 */
#include "write/format_part.h"

#include "base/limits.h"
#include "base/yaml.h"
#include "read/front_keys.h"
#include "write/markdown_part.h"

#include <string.h>

/* A key with the lines that belong to it. */
struct entry {
    const struct front_key *key; /* NULL: unknown */
    const struct yaml_node *node;
    size_t lead;        /* first line of the comments above */
    size_t first, last; /* lines of key and value */
};

struct front_file {
    const struct plan *plan;
    const struct source *source;
    struct arena *arena;
    size_t first, last; /* lines between the two --- */
    size_t indent;      /* of all keys */
    size_t head;        /* the last line of the comments on top, or 0 */
    struct entry *entries;
    size_t n;
};

/* -- Lines --------------------------------------------------------------- */

static size_t line_at(const struct front_file *f, uint32_t offset)
{
    return source_place(f->source, offset).line;
}

static size_t indent_of(const struct front_file *f, size_t line)
{
    size_t len;
    const char *text = source_line(f->source, line, &len);
    size_t n = 0;
    while (n < len && (text[n] == ' ' || text[n] == '\t'))
        n++;
    return n;
}

static bool is_blank(const struct front_file *f, size_t line)
{
    size_t len;
    source_line(f->source, line, &len);
    return indent_of(f, line) == len;
}

/* A comment that stands where keys do. */
static bool is_comment(const struct front_file *f, size_t line)
{
    size_t len;
    const char *text = source_line(f->source, line, &len);
    size_t n = indent_of(f, line);
    return n < len && text[n] == '#' && n <= f->indent;
}

/* -- Entries ------------------------------------------------------------- */

/* Whether each key begins a line of its own, all at one column. */
static bool has_lines(struct front_file *f, const struct yaml_node *map)
{
    size_t before = 0;
    for (const struct yaml_node *n = map->first; n != NULL; n = n->next) {
        struct place place = source_place(f->source, n->key_span.start);
        if (n == map->first)
            f->indent = place.column - 1;
        if (place.line == before || place.column - 1 != f->indent ||
            indent_of(f, place.line) != f->indent)
            return false;
        before = place.line;
    }
    return true;
}

static void find_entries(struct front_file *f, const struct yaml_node *map)
{
    for (const struct yaml_node *n = map->first; n != NULL; n = n->next)
        f->n++;
    f->entries = arena_array(f->arena, f->n, sizeof(*f->entries));
    size_t i = 0, from = f->first;
    for (const struct yaml_node *n = map->first; n != NULL; n = n->next) {
        struct entry *entry = &f->entries[i++];
        entry->node = n;
        entry->key = front_key_find(n->key);
        entry->first = line_at(f, n->key_span.start);
        entry->lead = entry->first;
        while (entry->lead > from &&
               (is_comment(f, entry->lead - 1) || is_blank(f, entry->lead - 1)))
            entry->lead--;
        from = entry->first + 1;
    }
    for (i = 0; i < f->n; i++) {
        struct entry *entry = &f->entries[i];
        entry->last = (i + 1 < f->n ? f->entries[i + 1].lead : f->last + 1) - 1;
        while (entry->last > entry->first &&
               (is_blank(f, entry->last) || is_comment(f, entry->last)))
            entry->last--;
    }
}

/* Comments on top that a blank line parts from the first key are about the
 * file. */
static void find_head(struct front_file *f)
{
    size_t end = f->n == 0 ? f->last + 1 : f->entries[0].first;
    for (size_t line = f->first; line < end; line++)
        if (is_blank(f, line) && line > f->first)
            f->head = line;
    if (f->n > 0 && f->head > 0)
        f->entries[0].lead = f->head + 1;
}

static void keep_comments(const struct front_file *f, size_t first, size_t end,
                          struct buf *out)
{
    for (size_t line = first; line < end; line++)
        if (!is_blank(f, line))
            format_keep_lines(f->source, line, line, f->indent, out);
}

/* -- What a value holds -------------------------------------------------- */

/* A walk over the scalars under a node. */
struct leaves {
    const struct yaml_node *open[LIMIT_YAML_DEPTH + 1];
    size_t depth;
};

static const struct yaml_node *next_leaf(struct leaves *w)
{
    while (w->depth > 0) {
        const struct yaml_node *node = w->open[w->depth - 1];
        if (node == NULL) {
            w->depth--;
            continue;
        }
        w->open[w->depth - 1] = w->depth == 1 ? NULL : node->next;
        if (node->kind == YAML_SCALAR)
            return node;
        if (w->depth <= LIMIT_YAML_DEPTH)
            w->open[w->depth++] = node->first;
    }
    return NULL;
}

static struct leaves leaves_of(const struct yaml_node *node)
{
    return (struct leaves){.open = {node}, .depth = 1};
}

static size_t count_leaves(const struct yaml_node *node)
{
    struct leaves walk = leaves_of(node);
    size_t n = 0;
    while (next_leaf(&walk) != NULL)
        n++;
    return n;
}

/* How many texts the model has of a key. */
static size_t count_values(const struct plan *plan, const struct front_key *key)
{
    const struct meta *meta = &plan->meta;
    const void *field = (const char *)meta + key->field;
    size_t n = 0;
    switch (key->type) {
    case FRONT_TITLE:
        return meta->title != NULL;
    case FRONT_TEXT:
    case FRONT_KIND:
    case FRONT_COPY:
    case FRONT_SECRECY:
    case FRONT_URGENCY:
    case FRONT_SEAL:
        return *(const char *const *)field != NULL;
    case FRONT_NAMES:
    case FRONT_LINT:
        return ((const struct names *)field)->n;
    case FRONT_DATE:
        return date_is_set(*(const struct date *)field);
    case FRONT_ATTACHMENTS:
        for (size_t i = 0; i < meta->n_attachments; i++)
            n += meta->attachments[i].file != NULL ? 2 : 1;
        return n;
    case FRONT_FORMAT:
        return meta->has_format;
    case FRONT_TYPE_COUNT:
        break;
    }
    return 0;
}

/* Where a comment begins in the lines of an entry; NULL: there is none. */
static const char *find_comment(const struct front_file *f,
                                const struct entry *entry)
{
    const char *text = f->source->text;
    struct leaves walk = leaves_of(entry->node);
    const struct yaml_node *leaf = next_leaf(&walk);
    size_t len;
    const char *end = source_line(f->source, entry->last, &len) + len;
    for (const char *p = source_line(f->source, entry->first, &len); p < end;
         p++) {
        while (leaf != NULL && p >= text + leaf->span.end)
            leaf = next_leaf(&walk);
        if (leaf != NULL && p >= text + leaf->span.start)
            continue;
        if (*p == '#' && strchr(" \t\r\n", p[-1]) != NULL)
            return p;
    }
    return NULL;
}

/* -- Writing ------------------------------------------------------------- */

static void keep_entry(const struct front_file *f, const struct entry *entry,
                       struct buf *out)
{
    format_keep_lines(f->source, entry->first, entry->last, f->indent, out);
}

/* The canonical lines of a key, or its own ones if those say more. */
static void add_entry(const struct front_file *f, const struct entry *entry,
                      struct buf *out)
{
    keep_comments(f, entry->lead, entry->first, out);
    if (entry->key == NULL ||
        count_leaves(entry->node) != count_values(f->plan, entry->key)) {
        keep_entry(f, entry, out);
        return;
    }
    const char *comment = find_comment(f, entry);
    struct buf lines = BUF_EMPTY;
    markdown_add_key(f->plan, entry->key, &lines);
    bool is_line =
        memchr(lines.data, '\n', lines.len) == lines.data + lines.len - 1;
    if (comment == NULL) {
        buf_add(out, lines.data, lines.len);
    } else if (is_line && entry->first == entry->last) {
        size_t len;
        const char *line = source_line(f->source, entry->last, &len);
        const char *end = line + len;
        while (strchr(" \t", end[-1]) != NULL)
            end--;
        buf_add(out, lines.data, lines.len - 1);
        buf_printf(out, "  %.*s\n", (int)(end - comment), comment);
    } else {
        keep_entry(f, entry, out);
    }
    buf_free(&lines);
}

static const struct entry *find_entry(const struct front_file *f,
                                      const struct front_key *key)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->entries[i].key == key)
            return &f->entries[i];
    return NULL;
}

static void add_entries(const struct front_file *f, bool is_titled,
                        struct buf *out)
{
    const struct front_key *key;
    for (size_t i = 0; (key = front_key_at(i)) != NULL; i++) {
        const struct entry *entry = find_entry(f, key);
        if (entry != NULL)
            add_entry(f, entry, out);
        else if (key->type == FRONT_TITLE && is_titled)
            markdown_add_key(f->plan, key, out);
    }
    for (size_t i = 0; i < f->n; i++)
        if (f->entries[i].key == NULL)
            add_entry(f, &f->entries[i], out);
    size_t behind = f->n == 0 ? f->first : f->entries[f->n - 1].last + 1;
    if (behind <= f->head)
        behind = f->head + 1;
    keep_comments(f, behind, f->last + 1, out);
}

/* The map between the two lines; NULL if there is none. */
static const struct yaml_node *parse(const struct front_file *f)
{
    struct diags diags = {.arena = f->arena, .source = f->source};
    if (f->last < f->first)
        return NULL;
    uint32_t end = f->last + 1 > f->source->n_lines ? (uint32_t)f->source->len
                                                    : f->source->lines[f->last];
    const struct yaml_node *map =
        yaml_parse(f->source->lines[f->first - 1], end, f->arena, &diags);
    return map != NULL && map->kind == YAML_MAP ? map : NULL;
}

void format_front(const struct plan *plan, bool is_titled, struct buf *out)
{
    struct front_file f = {
        .plan = plan, .source = plan->source, .arena = plan->arena};
    buf_add_str(out, "---\n");
    if (!span_is_none(plan->meta.span)) {
        f.first = 2;
        f.last = line_at(&f, plan->meta.span.end - 1) - 1;
    }
    const struct yaml_node *map = f.first == 0 ? NULL : parse(&f);
    bool has_map = map != NULL && has_lines(&f, map);
    if (has_map) {
        find_entries(&f, map);
        find_head(&f);
        if (f.head > 0) {
            keep_comments(&f, f.first, f.head, out);
            buf_add_str(out, f.head > f.first + 0 && f.n > 0 ? "\n" : "");
        }
        add_entries(&f, is_titled, out);
    } else {
        if (f.first > 0)
            format_keep_lines(f.source, f.first, f.last, 0, out);
        if (is_titled && plan->meta.title == NULL)
            for (size_t i = 0; front_key_at(i) != NULL; i++)
                if (front_key_at(i)->type == FRONT_TITLE)
                    markdown_add_key(plan, front_key_at(i), out);
    }
    buf_add_str(out, "---\n");
}

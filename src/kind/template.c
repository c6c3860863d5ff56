/*
 * Loading templates, and the values that they declare.
 */
#include "kind/template.h"

#include "base/file.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "base/yaml.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_EXTENDS = 8 };

struct loader {
    const struct template_roots *roots;
    const struct kinds *kinds;
    struct arena *arena;
    struct diags *diags;
    struct template *template;
};

/* -- Files --------------------------------------------------------------- */

/* Reads a file of text into a source of the arena; NULL with a diagnostic. */
static struct source *load_source(const char *path, struct arena *arena,
                                  struct diags *diags)
{
    struct buf bytes = BUF_EMPTY;
    struct source *source = NULL;
    if (file_read(path, &bytes, diags)) {
        if (bytes.len > 0 &&
            utf8_valid_length(bytes.data, bytes.len) == bytes.len &&
            memchr(bytes.data, '\0', bytes.len) == NULL) {
            source = arena_new_object(arena, struct source);
            source->name = path;
            source->charset = "UTF-8";
            source->text = arena_strndup(arena, bytes.data, bytes.len);
            source->len = bytes.len;
            source_index_lines(source, arena);
        } else {
            diag_add(diags, DIAG_DATA_MISSING, SPAN_NONE, path, NULL);
        }
    }
    buf_free(&bytes);
    return source;
}

static bool is_there(const char *folder, const char *file, struct arena *arena)
{
    struct buf bytes = BUF_EMPTY;
    struct diags quiet = {.arena = arena};
    bool ok =
        file_read(arena_printf(arena, "%s/%s", folder, file), &bytes, &quiet);
    buf_free(&bytes);
    return ok;
}

/* A name of one folder: nothing leads elsewhere. */
static bool is_folder_name(const char *id)
{
    size_t len = strlen(id);
    return *id != '\0' && *id != '.' && strchr(id, '/') == NULL &&
           utf8_valid_length(id, len) == len;
}

static const char *find_folder(const struct template_roots *roots,
                               const char *id, struct arena *arena)
{
    for (size_t i = 0; is_folder_name(id) && i < roots->n; i++) {
        const char *folder = arena_printf(arena, "%s/%s", roots->items[i], id);
        if (is_there(folder, "kind.yaml", arena))
            return folder;
    }
    return NULL;
}

static int compare_words(const void *a, const void *b)
{
    const struct wording *x = a, *y = b;
    return strcmp(x->text, y->text);
}

static bool has_word(const struct wordlist *list, const char *word)
{
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->items[i].text, word) == 0)
            return true;
    return false;
}

static void list_root(struct wordlist *list, size_t *room, const char *root,
                      struct arena *arena)
{
    DIR *dir = opendir(root);
    struct dirent *entry;
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        const char *id = arena_strdup(arena, entry->d_name);
        if (!is_folder_name(id) || has_word(list, id) ||
            !is_there(arena_printf(arena, "%s/%s", root, id), "kind.yaml",
                      arena))
            continue;
        list->items =
            arena_grow(arena, list->items, list->n, room, sizeof(*list->items));
        list->items[list->n++] = (struct wording){id, strlen(id)};
    }
    if (dir != NULL)
        closedir(dir);
}

struct wordlist templates_list(const struct template_roots *roots,
                               struct arena *arena)
{
    struct wordlist list = {0};
    size_t room = 0;
    for (size_t i = 0; i < roots->n; i++)
        list_root(&list, &room, roots->items[i], arena);
    if (list.n > 0)
        qsort(list.items, list.n, sizeof(*list.items), compare_words);
    return list;
}

/* -- kind.yaml ----------------------------------------------------------- */

static bool broken(struct loader *l, struct span span, const char *zh,
                   const char *en)
{
    diag_add(l->diags, DIAG_TEMPLATE_BROKEN, span, diags_word(l->diags, zh, en),
             NULL);
    return false;
}

/* The value of a key by its English or its Chinese name. */
static const struct yaml_node *get(const struct yaml_node *map, const char *id,
                                   const char *zh)
{
    const struct yaml_node *node = yaml_get(map, id);
    return node != NULL ? node : yaml_get(map, zh);
}

static const char *text_of(const struct yaml_node *node)
{
    return node != NULL && node->kind == YAML_SCALAR && node->text[0] != '\0'
               ? node->text
               : NULL;
}

static const struct {
    const char *id, *words[3]; /* 中文, about zh, about en */
} field_types[] = {
#define X(name, id, zh, about_zh, about_en) {id, {zh, about_zh, about_en}},
    FIELD_TYPE_LIST(X)
#undef X
};

const char *field_type_about(enum field_type type, int lang)
{
    return field_types[type].words[1 + lang];
}

static enum field_type find_type(const char *word)
{
    unsigned type = 0;
    while (type < FIELD_TYPE_COUNT && strcmp(field_types[type].id, word) != 0 &&
           strcmp(field_types[type].words[0], word) != 0)
        type++;
    return (enum field_type)type;
}

/* A default is a form: the text of its scalar is parsed as a file of its
 * own. */
static const struct form *load_fallback(struct loader *l, const char *text)
{
    struct source *own = arena_new_object(l->arena, struct source);
    const struct source *outer = l->diags->source;
    *own = *outer;
    own->text = text;
    own->len = strlen(text);
    source_index_lines(own, l->arena);
    l->diags->source = own;
    const struct form *form = form_parse(0, l->arena, l->diags);
    l->diags->source = outer;
    return form;
}

static bool load_choices(struct loader *l, struct field *field,
                         const struct yaml_node *list)
{
    size_t n = 0;
    for (const struct yaml_node *v = list->first; v != NULL; v = v->next)
        n++;
    field->choices.items = arena_array(l->arena, n, sizeof(struct wording));
    for (const struct yaml_node *v = list->first; v != NULL; v = v->next) {
        if (text_of(v) == NULL)
            return broken(l, v->span, "选项应当是文字", "a choice is a text");
        field->choices.items[field->choices.n++] =
            (struct wording){v->text, strlen(v->text)};
    }
    return true;
}

static bool is_known_field_key(const char *key)
{
#define X(field, id, zh, about_zh, about_en)                                   \
    if (strcmp(key, id) == 0 || strcmp(key, zh) == 0)                          \
        return true;
    FIELD_KEY_LIST(X)
#undef X
    return false;
}

static bool load_field(struct loader *l, const struct yaml_node *map,
                       struct field *field)
{
#define X(key, id, zh, about_zh, about_en)                                     \
    const struct yaml_node *key = get(map, id, zh);
    FIELD_KEY_LIST(X)
#undef X
    for (const struct yaml_node *v = map->first; v != NULL; v = v->next)
        if (map->kind != YAML_MAP || !is_known_field_key(v->key))
            return broken(l, v->span, "不认识的键", "unknown key");
    field->span = map->span;
    field->name = text_of(name);
    if (field->name == NULL)
        return broken(l, map->span, "要填的每一项都要有名称",
                      "every value has a name");
    field->prompt = text_of(prompt) != NULL ? text_of(prompt) : field->name;
    field->about = text_of(about);
    field->check = text_of(check);
    field->is_optional =
        text_of(optional) != NULL && (strcmp(text_of(optional), "是") == 0 ||
                                      strcmp(text_of(optional), "true") == 0);
    field->type = text_of(type) == NULL ? FIELD_TEXT : find_type(text_of(type));
    if (field->type == FIELD_TYPE_COUNT)
        return broken(l, type->span, "没有这种类型", "there is no such type");
    if (choices != NULL && !load_choices(l, field, choices))
        return false;
    if (field->type == FIELD_CHOICE && field->choices.n == 0)
        return broken(l, map->span, "选择要有选项", "a choice has choices");
    if (text_of(fallback) == NULL)
        return true;
    field->fallback = load_fallback(l, fallback->text);
    return field->fallback != NULL;
}

/* Puts a field where the one of its name is, else at the end. */
static void put_field(struct template *template, struct field *field)
{
    struct field **at = &template->fields;
    while (*at != NULL && strcmp((*at)->name, field->name) != 0)
        at = &(*at)->next;
    field->next = *at == NULL ? NULL : (*at)->next;
    *at = field;
}

static bool load_fields(struct loader *l, const struct yaml_node *list)
{
    bool ok = true;
    for (const struct yaml_node *v = list == NULL ? NULL : list->first;
         v != NULL; v = v->next) {
        struct field *field = arena_new_object(l->arena, struct field);
        if (load_field(l, v, field))
            put_field(l->template, field);
        else
            ok = false;
    }
    return ok;
}

/* -- A template ---------------------------------------------------------- */

static bool load_skeleton(struct loader *l, const char *folder)
{
    if (!is_there(folder, "skeleton.md", l->arena))
        return true;
    struct source *source = load_source(
        arena_printf(l->arena, "%s/skeleton.md", folder), l->arena, l->diags);
    if (source == NULL)
        return false;
    l->diags->source = source;
    l->template->source = source;
    l->template->skeleton = form_parse(0, l->arena, l->diags);
    return l->template->skeleton != NULL;
}

static bool set_kind(struct loader *l, const struct yaml_node *kind,
                     const char *id)
{
    const char *word = text_of(kind) != NULL ? text_of(kind) : id;
    const struct kind *found = kind_find(l->kinds, word);
    if (found != NULL)
        l->template->kind = found;
    return l->template->kind != NULL ||
           broken(l, kind == NULL ? (struct span){0, 0} : kind->span,
                  "“文种:”没有写明，或者没有这个文种",
                  "kind: is missing or names none");
}

/* What the office says instead of the defaults. */
static bool load_office(struct loader *l, const struct yaml_node *office)
{
    bool ok = true;
    for (struct field *f = l->template->fields; f != NULL; f = f->next) {
        const struct yaml_node *node = yaml_get(office, f->name);
        if (node == NULL)
            continue;
        f->fallback = load_fallback(
            l, value_print(value_of_yaml(node, l->arena), l->arena));
        ok &= f->fallback != NULL;
    }
    return ok;
}

/* The folders of a template and of those it extends, the last one first, with
 * what their kind.yaml say. */
struct lineage {
    const char *folders[MAX_EXTENDS];
    struct source *sources[MAX_EXTENDS];
    const struct yaml_node *maps[MAX_EXTENDS];
    size_t n;
};

static bool trace(struct loader *l, const char *id, struct lineage *lineage)
{
    struct span from = SPAN_NONE;
    while (id != NULL) {
        const char *folder = find_folder(l->roots, id, l->arena);
        if (folder == NULL || lineage->n == MAX_EXTENDS) {
            diag_add(l->diags, DIAG_TEMPLATE_MISSING, from, id, NULL);
            struct nearest nearest = nearest_to(id);
            struct wordlist all = templates_list(l->roots, l->arena);
            for (size_t i = 0; i < all.n; i++)
                nearest_offer(&nearest, all.items[i].text);
            if (nearest.word != NULL)
                diag_hint(
                    l->diags,
                    arena_printf(l->arena, "是不是“%s”？", nearest.word),
                    arena_printf(l->arena, "did you mean “%s”?", nearest.word));
            return false;
        }
        struct source *source = load_source(
            arena_printf(l->arena, "%s/kind.yaml", folder), l->arena, l->diags);
        if (source == NULL)
            return false;
        l->diags->source = source;
        const struct yaml_node *map =
            yaml_parse(0, (uint32_t)source->len, l->arena, l->diags);
        if (map == NULL)
            return false;
        lineage->folders[lineage->n] = folder;
        lineage->sources[lineage->n] = source;
        lineage->maps[lineage->n++] = map;
        const struct yaml_node *extends = get(map, "extends", "继承");
        id = text_of(extends);
        from = extends == NULL ? SPAN_NONE : extends->span;
    }
    return true;
}

static bool load_one(struct loader *l, const struct lineage *lineage, size_t i,
                     const char *id)
{
    const struct yaml_node *map = lineage->maps[i];
#define X(key, key_id, zh, about_zh, about_en)                                 \
    const struct yaml_node *key = get(map, key_id, zh);
    TEMPLATE_KEY_LIST(X)
#undef X
    struct template *t = l->template;
    (void)extends;
    l->diags->source = lineage->sources[i];
    if (text_of(name) != NULL)
        t->name = text_of(name);
    if (text_of(about) != NULL)
        t->about = text_of(about);
    t->folder = lineage->folders[i];
    if ((i == 0 || kind != NULL) && !set_kind(l, kind, id))
        return false;
    return load_fields(l, values) && load_skeleton(l, t->folder);
}

const struct template *template_load(const struct template_roots *roots,
                                     const char *id, const struct kinds *kinds,
                                     const struct yaml_node *office,
                                     struct arena *arena, struct diags *diags)
{
    struct loader l = {roots, kinds, arena, diags,
                       arena_new_object(arena, struct template)};
    const struct source *outer = diags->source;
    struct lineage lineage = {.n = 0};
    bool ok = trace(&l, id, &lineage);
    l.template->id = id;
    for (size_t i = lineage.n; ok && i > 0; i--)
        ok = load_one(&l, &lineage, i - 1, id);
    ok = ok && load_office(&l, office);
    if (ok && l.template->skeleton == NULL)
        ok = broken(&l, (struct span){0, 0}, "没有 skeleton.md",
                    "there is no skeleton.md");
    if (l.template->name == NULL)
        l.template->name = id;
    diags->source = outer;
    return ok ? l.template : NULL;
}

const struct field *template_field(const struct template *template,
                                   const char *name)
{
    const struct field *field = template->fields;
    while (field != NULL && strcmp(field->name, name) != 0)
        field = field->next;
    return field;
}

/* -- Values -------------------------------------------------------------- */

static bool is_separator(uint32_t c)
{
    return c == 0x3001 || c == 0xFF0C || c == ',' || c == 0xFF1B || c == ';' ||
           c == '\n';
}

/* The end of the item at text; 各县（市、区）教育局 is one. */
static const char *item_end(const char *text)
{
    int depth = 0;
    for (; *text != '\0'; utf8_next(&text)) {
        uint32_t c = utf8_peek(text);
        if (depth == 0 && is_separator(c))
            break;
        depth += c == 0xFF08 || c == '(';
        depth -= (c == 0xFF09 || c == ')') && depth > 0;
    }
    return text;
}

static struct value *read_list(const char *text, struct arena *arena)
{
    struct value *list = value_group(VALUE_LIST, arena);
    while (*text != '\0') {
        const char *end = item_end(text);
        size_t len;
        const char *item =
            utf8_trim(arena_strndup(arena, text, (size_t)(end - text)), &len);
        if (len > 0)
            value_add(list, NULL,
                      value_text(arena_strndup(arena, item, len), arena));
        text = end;
        if (*text != '\0')
            utf8_next(&text);
    }
    return list;
}

static bool is_number(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    return digits > 0 && text[digits] == '\0';
}

/* 是 or 否 of what means it, also true of JSON; NULL: neither. */
static const char *read_yes(const char *text)
{
    static const char *const words[][2] = {
        {"", ""},     {"是", "是"},   {"否", "否"},    {"yes", "是"},
        {"no", "否"}, {"true", "是"}, {"false", "否"},
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strcmp(text, words[i][0]) == 0)
            return words[i][1];
    return NULL;
}

struct value *field_read(const struct field *field, const char *text,
                         struct arena *arena)
{
    size_t len;
    struct date date;
    const char *trimmed = utf8_trim(text, &len);
    text = arena_strndup(arena, trimmed, len);
    bool is_right = true;
    switch (field->type) {
    case FIELD_TEXT:
        break;
    case FIELD_DATE:
        if (len == 0)
            break;
        return date_parse(text, &date) ? value_date(date, arena) : NULL;
    case FIELD_LIST:
        return read_list(text, arena);
    case FIELD_NUMBER:
        is_right = len == 0 || is_number(text);
        break;
    case FIELD_CHOICE:
        is_right = len == 0 || has_word(&field->choices, text);
        break;
    case FIELD_YES:
        text = read_yes(text);
        is_right = text != NULL;
        break;
    case FIELD_TABLE:
        return len == 0 ? value_group(VALUE_LIST, arena) : NULL;
    case FIELD_TYPE_COUNT:
        return NULL;
    }
    return is_right ? value_text(text, arena) : NULL;
}

/* Whether a default is made of something that is still missing. */
static bool is_of_missing(const struct form *fallback,
                          const struct value *values)
{
    for (const struct used_name *n = form_names(fallback); n != NULL;
         n = n->next) {
        const struct value *value = value_get(values, n->name);
        if (value != NULL && value->type == VALUE_MISSING)
            return true;
    }
    return false;
}

struct value *field_fallback(const struct field *field,
                             const struct value *values, struct diags *diags)
{
    struct buf text = BUF_EMPTY;
    struct value *value = NULL;
    if (field->fallback != NULL && is_of_missing(field->fallback, values))
        return value_missing(field->name, diags->arena);
    if (field->fallback == NULL ||
        form_fill(field->fallback, values, diags, &text))
        value = field_read(field, buf_text(&text), diags->arena);
    if (value == NULL && field->fallback != NULL && !diags_failed(diags))
        diag_add(diags, DIAG_TEMPLATE_BROKEN, field->span,
                 arena_printf(diags->arena,
                              diags_word(diags, "%s 的默认值不合类型",
                                         "the default of %s is no such value"),
                              field->name),
                 NULL);
    buf_free(&text);
    return value;
}

/* Whether a field was answered: 否 is an answer to whether. */
static bool is_answered(const struct field *field, const struct value *value)
{
    if (value == NULL)
        return false;
    if (field->type == FIELD_YES && value->type == VALUE_TEXT)
        return *value->text != '\0';
    return field->is_optional || value_is_set(value);
}

void template_complete(const struct template *template, struct value *values,
                       struct diags *diags)
{
    for (const struct field *f = template->fields; f != NULL; f = f->next) {
        if (is_answered(f, value_get(values, f->name)))
            continue;
        struct value *value = field_fallback(f, values, diags);
        if (value != NULL && value->type == VALUE_MISSING && f->is_optional)
            value = value_text("", diags->arena);
        if (value == NULL ||
            (!value_is_set(value) && !f->is_optional && f->type != FIELD_YES)) {
            value = value_missing(f->name, diags->arena);
            diag_add(diags, DIAG_TEMPLATE_UNFILLED, SPAN_NONE, f->name, NULL);
        }
        value_add(values, f->name, value);
    }
}

/*
 * Open packaging conventions.
 */
#include "read/docx_package.h"

#include "base/limits.h"
#include "read/refuse.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char types_part[] = "[Content_Types].xml";

/* -- Content types --------------------------------------------------------- */

struct types_reader {
    struct word_package *package;
    size_t parts_room, extensions_room;
    bool has_failed;
};

static bool is_over(struct word_package *package, size_t n, const char *part)
{
    if (n < LIMIT_WORD_NOTES)
        return false;
    return !limit_over(
        package->diags, SPAN_NONE,
        arena_printf(package->arena,
                     diags_word(package->diags, "部件 %s 的条目数",
                                "entries of the part %s"),
                     part),
        LIMIT_WORD_NOTES);
}

static void add_type(struct types_reader *r, struct word_types *types,
                     size_t *room, struct word_value key,
                     struct word_value type)
{
    struct word_package *package = r->package;
    if (key.bytes == NULL || type.bytes == NULL)
        return;
    r->has_failed = is_over(package, types->n, types_part);
    types->items = arena_grow(package->arena, types->items, types->n, room,
                              sizeof(*types->items));
    types->items[types->n++] =
        (struct word_type){word_value_copy(key, package->arena),
                           word_value_copy(type, package->arena)};
}

static bool start_type(void *self, enum word_token token,
                       enum word_token parent,
                       const struct word_attributes *attributes)
{
    struct types_reader *r = self;
    (void)parent;
    struct word_value type = word_get(attributes, "ContentType");
    if (token == W_TYPEOVERRIDE) {
        struct word_value name = word_get(attributes, "PartName");
        if (name.len > 0 && name.bytes[0] == '/') {
            name.bytes++;
            name.len--;
        }
        add_type(r, &r->package->parts, &r->parts_room, name, type);
    } else if (token == W_TYPEDEFAULT) {
        add_type(r, &r->package->extensions, &r->extensions_room,
                 word_get(attributes, "Extension"), type);
    }
    return true;
}

static const char *find_type(const struct word_types *types, const char *key)
{
    for (size_t i = 0; key != NULL && i < types->n; i++)
        if (strcasecmp(types->items[i].key, key) == 0)
            return types->items[i].type;
    return NULL;
}

static const char *type_of(const struct word_package *package, const char *part)
{
    const char *type = find_type(&package->parts, part);
    const char *dot = strrchr(part, '.');
    return type != NULL  ? type
           : dot != NULL ? find_type(&package->extensions, dot + 1)
                         : NULL;
}

/* -- Relationships --------------------------------------------------------- */

struct relations_reader {
    struct word_package *package;
    struct word_relations *relations;
    const char *source; /* the part whose they are */
    const char *part;   /* the part they stand in */
    size_t room;
    bool has_failed;
};

/* The name of the part that target means, seen from the part source; NULL: it
 * leads out of the package. */
static const char *resolve(struct arena *arena, const char *source,
                           const char *target)
{
    const char *slash = strrchr(source, '/');
    size_t base =
        *target == '/' || slash == NULL ? 0 : (size_t)(slash - source);
    char *name = arena_alloc(arena, base + strlen(target) + 2);
    size_t len = base;
    memcpy(name, source, base);
    while (*target != '\0') {
        size_t n = strcspn(target, "/");
        if (n == 2 && memcmp(target, "..", 2) == 0) {
            if (len == 0)
                return NULL;
            while (len > 0 && name[len - 1] != '/')
                len--;
            len -= len > 0;
        } else if (n > 0 && !(n == 1 && *target == '.')) {
            if (len > 0)
                name[len++] = '/';
            memcpy(name + len, target, n);
            len += n;
        }
        target += n;
        target += *target == '/';
    }
    name[len] = '\0';
    return name;
}

/* Links of the text are handled with it; nothing outside is ever fetched. */
static void report_external(const struct relations_reader *r,
                            const struct word_relation *relation)
{
    if (strcmp(relation->type, "hyperlink") == 0)
        return;
    diag_add(r->package->diags, DIAG_EXTERNAL_REFERENCE, SPAN_NONE, r->part,
             relation->target, NULL);
}

static void add_relation(struct relations_reader *r,
                         const struct word_attributes *attributes)
{
    struct arena *arena = r->package->arena;
    struct word_relations *relations = r->relations;
    struct word_value id = word_get(attributes, "Id");
    struct word_value type = word_get(attributes, "Type");
    struct word_value target = word_get(attributes, "Target");
    if (id.bytes == NULL || type.bytes == NULL || target.bytes == NULL)
        return;
    r->has_failed = is_over(r->package, relations->n, r->part);
    const char *uri = word_value_copy(type, arena);
    const char *slash = strrchr(uri, '/');
    struct word_relation relation = {
        .id = word_value_copy(id, arena),
        .type = slash == NULL ? uri : slash + 1,
        .target = word_value_copy(target, arena),
        .is_external =
            word_value_is(word_get(attributes, "TargetMode"), "External"),
    };
    if (relation.is_external)
        report_external(r, &relation);
    else
        relation.target = resolve(arena, r->source, relation.target);
    if (relation.target == NULL)
        return;
    relations->items = arena_grow(arena, relations->items, relations->n,
                                  &r->room, sizeof(*relations->items));
    relations->items[relations->n++] = relation;
}

static bool start_relation(void *self, enum word_token token,
                           enum word_token parent,
                           const struct word_attributes *attributes)
{
    (void)parent;
    if (token == W_RELATIONSHIP)
        add_relation(self, attributes);
    return true;
}

static int by_id(const void *a, const void *b)
{
    const struct word_relation *x = a, *y = b;
    return strcmp(x->id, y->id);
}

bool word_package_relate(struct word_package *package, const char *part,
                         struct word_relations *relations)
{
    const char *slash = strrchr(part, '/');
    size_t folder = slash == NULL ? 0 : (size_t)(slash - part) + 1;
    struct relations_reader r = {
        .package = package,
        .relations = relations,
        .source = part,
        .part = arena_printf(package->arena, "%.*s_rels/%s.rels", (int)folder,
                             part, part + folder),
    };
    const struct word_handler handler = {start_relation, NULL, &r,
                                         &r.has_failed};
    *relations = (struct word_relations){NULL, 0};
    if (unzip_find(&package->unzip, r.part) == NULL)
        return true;
    if (!word_package_parse(package, r.part, &handler))
        return false;
    if (relations->n > 0)
        qsort(relations->items, relations->n, sizeof(*relations->items), by_id);
    return true;
}

const struct word_relation *
word_relation_find(const struct word_relations *relations, struct word_value id)
{
    size_t low = 0, high = relations->n;
    while (id.bytes != NULL && low < high) {
        size_t middle = low + (high - low) / 2;
        const struct word_relation *relation = &relations->items[middle];
        int order = strncmp(id.bytes, relation->id, id.len);
        if (order == 0 && relation->id[id.len] != '\0')
            order = -1;
        if (order == 0)
            return relation;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

static const char *find_typed(const struct word_relations *relations,
                              const char *type)
{
    for (size_t i = 0; i < relations->n; i++)
        if (!relations->items[i].is_external &&
            strcmp(relations->items[i].type, type) == 0)
            return relations->items[i].target;
    return NULL;
}

const char *word_package_find(struct word_package *package,
                              const struct word_relations *relations,
                              const char *type)
{
    const char *part = find_typed(relations, type);
    if (part == NULL || unzip_find(&package->unzip, part) != NULL)
        return part;
    diag_add(package->diags, DIAG_CONTENT_LEFT_OUT, SPAN_NONE,
             arena_printf(package->arena,
                          diags_word(package->diags, "部件 %s（文件里没有）",
                                     "the part %s (it is not there)"),
                          part),
             NULL);
    return NULL;
}

/* -- The package ----------------------------------------------------------- */

static bool missing(struct word_package *package, const char *part)
{
    diag_add(package->diags, DIAG_PART_BROKEN, SPAN_NONE, part,
             diags_word(package->diags, "没有这个部件", "it is not there"),
             NULL);
    return false;
}

bool word_package_parse(struct word_package *package, const char *part,
                        const struct word_handler *handler)
{
    const struct unzip_entry *entry = unzip_find(&package->unzip, part);
    struct buf bytes = BUF_EMPTY;
    bool ok = entry != NULL ? unzip_read(&package->unzip, entry, &bytes)
                            : missing(package, part);
    ok = ok &&
         word_parse(part, buf_text(&bytes), bytes.len, handler, package->diags);
    buf_free(&bytes);
    return ok;
}

/* What is refused by its content type, whatever its name ends in. */
static const struct {
    const char *piece, *zh, *en;
} others[] = {
    {"macroEnabled", "带宏的文档", "a document with macros"},
    {"spreadsheetml", "Excel 工作簿", "an Excel workbook"},
    {"presentationml", "PowerPoint 演示文稿", "a PowerPoint presentation"},
};

/* Refuses a part that is this instead. */
static bool is_other(struct word_package *package, const char *part,
                     const char *what)
{
    diag_add(package->diags, DIAG_WORD_MACROS, SPAN_NONE, part, what, NULL);
    refuse_hint_convert(package->diags, package->file);
    return false;
}

static bool check_main(struct word_package *package)
{
    const char *type = type_of(package, package->main);
    for (size_t i = 0; type != NULL && i < sizeof(others) / sizeof(others[0]);
         i++)
        if (strstr(type, others[i].piece) != NULL)
            return is_other(
                package, package->main,
                diags_word(package->diags, others[i].zh, others[i].en));
    return (type != NULL && strstr(type, "wordprocessingml.") != NULL &&
            strstr(type, ".main+xml") != NULL) ||
           is_other(package, package->main, type == NULL ? "?" : type);
}

/* What else is packed in a ZIP archive. */
static bool is_no_package(struct word_package *package)
{
    struct diags *diags = package->diags;
    if (unzip_find(&package->unzip, "OFD.xml") != NULL) {
        diag_add(diags, DIAG_WORD_MACROS, SPAN_NONE, "OFD.xml",
                 diags_word(diags, "版式文件（OFD）", "an OFD file"), NULL);
        diag_hint(diags, "在 OFD 阅读器里复制文字，存成 .txt 再读",
                  "copy its text in an OFD viewer and save it as a .txt");
        return false;
    }
    if (unzip_find(&package->unzip, "content.xml") != NULL)
        return is_other(package, "content.xml",
                        diags_word(diags, "OpenDocument 文档（.odt）",
                                   "an OpenDocument file (.odt)"));
    return missing(package, types_part);
}

static bool read_types(struct word_package *package)
{
    struct types_reader r = {.package = package};
    const struct word_handler handler = {start_type, NULL, &r, &r.has_failed};
    return unzip_find(&package->unzip, types_part) != NULL
               ? word_package_parse(package, types_part, &handler)
               : is_no_package(package);
}

static bool find_main(struct word_package *package)
{
    struct word_relations relations;
    if (!word_package_relate(package, "", &relations))
        return false;
    package->main = find_typed(&relations, "officeDocument");
    if (package->main == NULL)
        return missing(package, "_rels/.rels → officeDocument");
    return (unzip_find(&package->unzip, package->main) != NULL ||
            missing(package, package->main)) &&
           check_main(package);
}

bool word_package_open(struct word_package *package, const char *file,
                       const char *bytes, size_t len, struct arena *arena,
                       struct diags *diags)
{
    *package =
        (struct word_package){.arena = arena, .diags = diags, .file = file};
    return unzip_open(&package->unzip, bytes, len, arena, diags) &&
           read_types(package) && find_main(package);
}

void word_package_close(struct word_package *package)
{
    unzip_close(&package->unzip);
}

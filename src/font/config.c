/*
 * Reads fonts.yaml.  The file belongs to the installation, so what is wrong
 * with it is fatal: there is nothing sensible to fall back to.
 */
#include "font/config.h"

#include "base/file.h"
#include "base/yaml.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

static const char *const face_ids[FACE_COUNT] = {
#define X(name, id, zh) [FACE_##name] = id,
    FACE_LIST(X)
#undef X
};

static const char *const face_names[FACE_COUNT] = {
#define X(name, id, zh) [FACE_##name] = zh,
    FACE_LIST(X)
#undef X
};

const char *face_id(enum face face)
{
    assert(face < FACE_COUNT);
    return face_ids[face];
}

const char *face_zh(enum face face)
{
    assert(face < FACE_COUNT);
    return face_names[face];
}

static size_t count_children(const struct yaml_node *node)
{
    size_t n = 0;

    if (node == NULL || node->kind == YAML_SCALAR)
        return 0;
    for (const struct yaml_node *c = node->first; c != NULL; c = c->next)
        n++;
    return n;
}

static struct font_names read_names(const struct yaml_node *list,
                                    struct arena *arena)
{
    struct font_names names = {NULL, 0};

    names.items =
        arena_array(arena, count_children(list) + 1, sizeof(*names.items));
    if (list == NULL || list->kind != YAML_LIST)
        return names;
    for (const struct yaml_node *c = list->first; c != NULL; c = c->next)
        if (c->kind == YAML_SCALAR)
            names.items[names.n++] = c->text;
    return names;
}

static struct font_candidates read_candidates(const struct yaml_node *list,
                                              struct arena *arena)
{
    struct font_candidate *items =
        arena_array(arena, count_children(list) + 1, sizeof(*items));
    size_t n = 0;

    if (list == NULL || list->kind != YAML_LIST)
        return (struct font_candidates){items, 0};
    for (const struct yaml_node *c = list->first; c != NULL; c = c->next) {
        struct font_candidate candidate = {
            .family = yaml_get_text(c, "family", NULL),
            .style = yaml_get_text(c, "style", NULL),
            .file = yaml_get_text(c, "file", NULL),
            .licence = yaml_get_text(c, "licence", NULL),
        };
        if (candidate.family != NULL || candidate.file != NULL)
            items[n++] = candidate;
    }
    return (struct font_candidates){items, n};
}

/* False if a face has no name for Word or no candidate at all. */
static bool read_faces(const struct yaml_node *faces, struct arena *arena,
                       struct font_config *config)
{
    for (int face = 0; face < FACE_COUNT; face++) {
        const struct yaml_node *node = yaml_get(faces, face_ids[face]);
        struct font_role *role = &config->roles[face];

        role->docx = yaml_get_text(node, "docx", NULL);
        role->docx_other =
            read_names(yaml_get(node, "docx-alternatives"), arena);
        role->candidates = read_candidates(yaml_get(node, "candidates"), arena);
        if (role->docx == NULL || role->candidates.n == 0)
            return false;
    }
    return true;
}

/* diags reports against the document at hand; while fonts.yaml is read its
 * spans mean that file. */
static struct yaml_node *parse_file(const char *path, struct arena *arena,
                                    struct diags *diags)
{
    const struct source *document = diags->source;
    struct source *source = arena_new_object(diags->arena, struct source);
    struct buf text = BUF_EMPTY;
    struct yaml_node *root = NULL;

    if (file_read(path, &text, diags)) {
        source->name = arena_strdup(diags->arena, path);
        source->text = arena_strndup(diags->arena, buf_text(&text), text.len);
        source->len = text.len;
        source->charset = "UTF-8";
        source_index_lines(source, diags->arena);
        diags->source = source;
        root = yaml_parse(0, (uint32_t)source->len, arena, diags);
        diags->source = document;
    }
    buf_free(&text);
    return root;
}

const struct font_config *font_config_load(struct arena *arena,
                                           struct diags *diags)
{
    const char *path = file_data_path(arena, "fonts/fonts.yaml");
    struct yaml_node *root = parse_file(path, arena, diags);
    struct font_config *config;

    if (root == NULL)
        return NULL;
    config = arena_new_object(arena, struct font_config);
    config->folders = read_names(yaml_get(root, "folders"), arena);
    config->fallback = read_candidates(yaml_get(root, "fallback"), arena);
    if (!read_faces(yaml_get(root, "faces"), arena, config)) {
        diag_add(diags, DIAG_DATA_MISSING, SPAN_NONE, path, NULL);
        return NULL;
    }
    return config;
}

bool font_role_has_name(const struct font_role *role, const char *name)
{
    if (strcmp(role->docx, name) == 0)
        return true;
    for (size_t i = 0; i < role->docx_other.n; i++)
        if (strcasecmp(role->docx_other.items[i], name) == 0)
            return true;
    for (size_t i = 0; i < role->candidates.n; i++) {
        const char *family = role->candidates.items[i].family;
        if (family != NULL && strcasecmp(family, name) == 0)
            return true;
    }
    return false;
}

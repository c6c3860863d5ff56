/*
 * Reading fangan.yaml.
 */
#include "check/rules_file.h"

#include "base/file.h"
#include "base/nearest.h"
#include "base/yaml.h"
#include "read/charset.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FILE_NAME "fangan.yaml"

/* -- Finding ------------------------------------------------------------- */

const char *rules_file_find(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');
    const char *folder = ".";
    if (slash != NULL)
        folder = arena_strndup(arena, path,
                               slash == path ? 1 : (size_t)(slash - path));
    char *real = realpath(folder, NULL);
    if (real == NULL)
        return NULL; /* then the plan can't be read either */
    const char *found = NULL;
    for (size_t len = strlen(real); found == NULL; len--) {
        if (len > 1 && real[len] != '/' && real[len] != '\0')
            continue;
        const char *name = arena_printf(arena, "%.*s/" FILE_NAME,
                                        len > 1 ? (int)len : 0, real);
        if (access(name, F_OK) == 0)
            found = name;
        if (len <= 1)
            break;
    }
    free(real);
    return found;
}

/* -- Reading ------------------------------------------------------------- */

static bool is_key(const struct yaml_node *node, const char *zh, const char *en)
{
    return strcmp(node->key, zh) == 0 || strcmp(node->key, en) == 0;
}

static void unknown_key(const struct yaml_node *node, struct nearest *nearest,
                        struct diags *diags)
{
    diag_add(diags, DIAG_KEY_UNKNOWN, node->key_span, node->key, NULL);
    if (nearest->word != NULL)
        diag_hint(
            diags, arena_printf(diags->arena, "是不是“%s”？", nearest->word),
            arena_printf(diags->arena, "did you mean “%s”?", nearest->word));
}

static bool is_map(const struct yaml_node *node, struct diags *diags)
{
    if (node->kind == YAML_MAP)
        return true;
    if (node->kind != YAML_SCALAR || !node->is_plain || node->text[0] != '\0')
        diag_add(diags, DIAG_VALUE_TYPE, node->span, node->key,
                 diags_word(diags, "一组键和值", "keys with values"), NULL);
    return false;
}

static bool is_text(const struct yaml_node *node, const char *key,
                    struct diags *diags)
{
    if (node->kind == YAML_SCALAR && node->text[0] != '\0')
        return true;
    diag_add(diags, DIAG_VALUE_TYPE, node->span, key,
             diags_word(diags, "文字", "a text"), NULL);
    return false;
}

static size_t count_children(const struct yaml_node *node)
{
    size_t n = 0;
    for (const struct yaml_node *i = node->first; i != NULL; i = i->next)
        n++;
    return n;
}

/* -- 规则 ---------------------------------------------------------------- */

static const struct {
    const char *word;
    struct rule_grade grade;
} grade_words[] = {
    {"关", {NULL, false, false, SEVERITY_WARNING}},
    {"off", {NULL, false, false, SEVERITY_WARNING}},
    {"开", {NULL, true, false, SEVERITY_WARNING}},
    {"on", {NULL, true, false, SEVERITY_WARNING}},
    {"警告", {NULL, true, true, SEVERITY_WARNING}},
    {"warning", {NULL, true, true, SEVERITY_WARNING}},
    {"错误", {NULL, true, true, SEVERITY_ERROR}},
    {"error", {NULL, true, true, SEVERITY_ERROR}},
};

enum { N_GRADE_WORDS = sizeof(grade_words) / sizeof(grade_words[0]) };

static void unknown_code(const struct yaml_node *node, struct diags *diags)
{
    struct nearest nearest = nearest_to(node->key);
    for (unsigned code = 0; code < DIAG_COUNT; code++)
        nearest_offer(&nearest, diag_info((enum diag_code)code)->name);
    unknown_key(node, &nearest, diags);
}

static void add_grade(struct rules_file *file, const struct yaml_node *node,
                      struct diags *diags)
{
    if (!rule_pattern_is_known(node->key)) {
        unknown_code(node, diags);
        return;
    }
    if (!is_text(node, node->key, diags))
        return;
    size_t i = 0;
    while (i < N_GRADE_WORDS && strcmp(grade_words[i].word, node->text) != 0)
        i++;
    if (i == N_GRADE_WORDS) {
        diag_add(diags, DIAG_VALUE_BAD, node->span, node->key, node->text,
                 diags_word(diags, "关、开、警告或错误",
                            "off, on, warning or error"),
                 NULL);
        return;
    }
    struct rule_grade *grade = &file->grades[file->n_grades++];
    *grade = grade_words[i].grade;
    grade->pattern = node->key;
}

static void read_grades(struct rules_file *file, const struct yaml_node *node,
                        struct diags *diags)
{
    if (!is_map(node, diags))
        return;
    file->grades =
        arena_array(diags->arena, count_children(node), sizeof(*file->grades));
    for (const struct yaml_node *i = node->first; i != NULL; i = i->next)
        add_grade(file, i, diags);
}

/* -- 用语 ---------------------------------------------------------------- */

static void add_term(struct rules_file *file, const struct yaml_node *node,
                     const char *right, struct diags *diags)
{
    if (!is_text(node, right, diags))
        return;
    if (strcmp(node->text, right) == 0) {
        diag_add(diags, DIAG_VALUE_BAD, node->span, right, node->text,
                 diags_word(diags, "另一种写法", "another form"), NULL);
        return;
    }
    file->terms.items[file->terms.n++] = (struct term){node->text, right, NULL};
}

static void read_terms(struct rules_file *file, const struct yaml_node *node,
                       struct diags *diags)
{
    if (!is_map(node, diags))
        return;
    size_t n = 0;
    for (const struct yaml_node *i = node->first; i != NULL; i = i->next)
        n += 1 + count_children(i);
    file->terms.items = arena_array(diags->arena, n, sizeof(struct term));
    for (const struct yaml_node *i = node->first; i != NULL; i = i->next) {
        if (i->kind != YAML_LIST) {
            add_term(file, i, i->key, diags);
            continue;
        }
        for (const struct yaml_node *w = i->first; w != NULL; w = w->next)
            add_term(file, w, i->key, diags);
    }
    terms_order(&file->terms);
}

/* ------------------------------------------------------------------------ */

static void read_key(struct rules_file *file, const struct yaml_node *node,
                     struct diags *diags)
{
    if (is_key(node, "版式", "profile")) {
        if (is_text(node, node->key, diags)) {
            file->profile = node->text;
            file->profile_span = node->span;
        }
    } else if (is_key(node, "规则", "rules")) {
        read_grades(file, node, diags);
    } else if (is_key(node, "用语", "terms")) {
        read_terms(file, node, diags);
    } else if (is_key(node, "起草", "drafting")) {
        if (is_map(node, diags))
            file->values = node;
    } else {
        static const char *const keys[] = {"版式",  "profile", "规则",
                                           "rules", "用语",    "terms",
                                           "起草",  "drafting"};
        struct nearest nearest = nearest_to(node->key);
        for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
            nearest_offer(&nearest, keys[i]);
        unknown_key(node, &nearest, diags);
    }
}

static const struct rules_file *parse(const char *path, const struct buf *bytes,
                                      struct diags *diags)
{
    struct source *source = arena_new_object(diags->arena, struct source);
    if (!charset_decode(path, buf_text(bytes), bytes->len, diags->arena, source,
                        diags))
        return NULL;
    const struct yaml_node *map =
        yaml_parse(0, (uint32_t)source->len, diags->arena, diags);
    if (map == NULL)
        return NULL;
    struct rules_file *file = arena_new_object(diags->arena, struct rules_file);
    file->source = source;
    for (const struct yaml_node *i = map->first; i != NULL; i = i->next)
        read_key(file, i, diags);
    return file;
}

const struct rules_file *rules_file_load(const char *path, struct diags *diags)
{
    const struct source *outer = diags->source;
    const struct rules_file *file = NULL;
    struct buf bytes = BUF_EMPTY;
    struct source *unread = arena_new_object(diags->arena, struct source);
    unread->name = path;
    unread->text = "";
    diags->source = unread;
    if (file_read(path, &bytes, diags))
        file = parse(path, &bytes, diags);
    buf_free(&bytes);
    diags->source = outer;
    return file;
}

void rules_file_apply(const struct rules_file *file, struct rule_set *set)
{
    for (size_t i = 0; i < file->n_grades; i++) {
        const struct rule_grade *grade = &file->grades[i];
        if (grade->has_severity)
            rule_set_grade(set, grade->pattern, grade->severity);
        else
            rule_set_keep(set, grade->pattern, grade->is_on);
    }
}

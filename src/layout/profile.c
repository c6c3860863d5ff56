/*
 * Profiles: the built-in one, and those that are read from YAML files.  Every
 * key and value is looked up in the one list of profile.h.
 */
#include "layout/profile.h"

#include "base/beneath.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "base/yaml.h"
#include "read/charset.h"

#include <dirent.h>
#include <errno.h>
#include <stddef.h>
#include <string.h>

#define PROFILES "templates/profiles"
#define SUFFIX   ".yaml"

static const struct profile standard_profile = {.name = "gb33476",
#define X(field, id, zh, type, standard, ...) .field = standard,
                                                PROFILE_LIST(X)
#undef X
};

const struct profile *profile_default(void)
{
    return &standard_profile;
}

static const struct profile_key keys[] = {
#define X(field, id, zh, type, standard, least, most, about_zh, about_en)      \
    {id,                                                                       \
     zh,                                                                       \
     type,                                                                     \
     standard,                                                                 \
     least,                                                                    \
     most,                                                                     \
     {about_zh, about_en},                                                     \
     offsetof(struct profile, field)},
    PROFILE_LIST(X)
#undef X
};

enum { KEY_COUNT = sizeof(keys) / sizeof(*keys) };

const struct profile_key *profile_key(size_t i)
{
    return i < KEY_COUNT ? &keys[i] : NULL;
}

/* -- Values -------------------------------------------------------------- */

struct word {
    const char *id, *zh;
    int32_t value;
};

static const struct word switch_words[] = {
    {"yes", "是", 1}, {"true", "有", 1},  {"on", "开", 1},
    {"no", "否", 0},  {"false", "无", 0}, {"off", "关", 0},
};

static const struct word choice_words[] = {
#define X(name, id, zh) {id, zh, PROFILE_WORD_##name},
    PROFILE_WORD_LIST(X)
#undef X
};

static bool find_word(const struct word *words, size_t n, const char *text,
                      int32_t *value)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(words[i].id, text) == 0 || strcmp(words[i].zh, text) == 0) {
            *value = words[i].value;
            return true;
        }
    }
    return false;
}

/* What a length is counted in; without a unit it is millimetres. */
static bool find_unit(const char *text, int32_t *unit)
{
    static const struct word units[] = {
        {"mm", "毫米", EMU_MM}, {"", "mm", EMU_MM}, {"pt", "磅", EMU_PT}};

    while (*text == ' ')
        text++;
    return find_word(units, sizeof(units) / sizeof(*units), text, unit);
}

/* Up to four digits before and behind the point: 34.58mm. */
static bool read_length(const char *text, int32_t *value)
{
    enum { DIGITS = 4, ONE = 10000 };
    int64_t whole = 0;
    int64_t parts = 0; /* of ONE */
    int32_t unit;
    int n = 0;

    for (; *text >= '0' && *text <= '9' && n < DIGITS; text++, n++)
        whole = whole * 10 + (*text - '0');
    if (n == 0)
        return false;
    if (*text == '.') {
        int place = ONE;

        for (text++; *text >= '0' && *text <= '9' && place > 1; text++) {
            place /= 10;
            parts += (*text - '0') * place;
        }
    }
    if (!find_unit(text, &unit))
        return false;
    *value = (int32_t)(((whole * ONE + parts) * unit + ONE / 2) / ONE);
    return true;
}

static bool read_value(const struct profile_key *key, const char *text,
                       int32_t *value)
{
    bool is_known = false;

    switch (key->type) {
    case PROFILE_SWITCH:
        is_known =
            find_word(switch_words, sizeof(switch_words) / sizeof(struct word),
                      text, value);
        break;
    case PROFILE_LENGTH:
        is_known = read_length(text, value);
        break;
    case PROFILE_CHOICE:
        is_known = find_word(choice_words, PROFILE_WORD_COUNT, text, value);
        break;
    }
    return is_known && *value >= key->least && *value <= key->most;
}

/* An EMU length in millimetres, for a message. */
static const char *length_text(int32_t length, struct arena *arena)
{
    int hundredths = (int)(((int64_t)length * 100 + EMU_MM / 2) / EMU_MM);

    return arena_printf(arena, "%d.%02dmm", hundredths / 100, hundredths % 100);
}

static const char *wanted_text(const struct profile_key *key,
                               const struct diags *diags)
{
    switch (key->type) {
    case PROFILE_SWITCH:
        return diags_word(diags, "是或否", "yes or no");
    case PROFILE_LENGTH:
        return arena_printf(
            diags->arena,
            diags_word(diags, "%s 到 %s 的长度", "a length from %s to %s"),
            length_text(key->least, diags->arena),
            length_text(key->most, diags->arena));
    case PROFILE_CHOICE:
        return diags_word(diags, "正文或宋体", "body or serif");
    }
    return "";
}

/* -- Keys ---------------------------------------------------------------- */

static const struct profile_key *find_key(const char *name)
{
    for (size_t i = 0; i < KEY_COUNT; i++)
        if (strcmp(keys[i].id, name) == 0 || strcmp(keys[i].zh, name) == 0)
            return &keys[i];
    return NULL;
}

static void report_unknown(const struct yaml_node *node, struct diags *diags)
{
    struct nearest nearest = nearest_to(node->key);

    diag_add(diags, DIAG_KEY_UNKNOWN, node->key_span, node->key, NULL);
    for (size_t i = 0; i < KEY_COUNT; i++) {
        nearest_offer(&nearest, keys[i].zh);
        nearest_offer(&nearest, keys[i].id);
    }
    if (nearest.word != NULL)
        diag_hint(
            diags, arena_printf(diags->arena, "是不是“%s”？", nearest.word),
            arena_printf(diags->arena, "did you mean “%s”?", nearest.word));
}

static bool set_key(struct profile *profile, const struct yaml_node *node,
                    struct diags *diags)
{
    const struct profile_key *key = find_key(node->key);
    int32_t value = 0;

    if (key == NULL) { /* a warning, as in the front matter */
        report_unknown(node, diags);
        return true;
    }
    if (node->kind != YAML_SCALAR) {
        diag_add(diags, DIAG_VALUE_TYPE, node->span, node->key,
                 wanted_text(key, diags), NULL);
        return false;
    }
    if (!read_value(key, node->text, &value)) {
        diag_add(diags, DIAG_VALUE_BAD, node->span, node->key, node->text,
                 wanted_text(key, diags), NULL);
        return false;
    }
    memcpy((char *)profile + key->offset, &value, sizeof(value));
    return true;
}

/* One key in both languages would leave it open which counts. */
static bool is_repeated(const struct yaml_node *map,
                        const struct yaml_node *node)
{
    const struct profile_key *key = find_key(node->key);

    for (const struct yaml_node *n = map->first; n != node; n = n->next)
        if (key != NULL && find_key(n->key) == key)
            return true;
    return false;
}

static bool set_all(struct profile *profile, const struct yaml_node *map,
                    struct diags *diags)
{
    bool ok = true;

    if (map->kind != YAML_MAP) {
        diag_add(diags, DIAG_YAML_BROKEN, map->span,
                 diags_word(diags, "应当是一行行的“键: 值”",
                            "“key: value” lines are wanted"),
                 NULL);
        return false;
    }
    for (const struct yaml_node *n = map->first; n != NULL; n = n->next) {
        if (is_repeated(map, n)) {
            diag_add(diags, DIAG_KEY_TWICE, n->key_span, n->key, NULL);
            ok = false;
        } else if (!set_key(profile, n, diags)) {
            ok = false;
        }
    }
    return ok;
}

/* -- Files --------------------------------------------------------------- */

static bool fail(const char *name, const char *why, struct span span,
                 struct diags *diags)
{
    diag_add(diags, DIAG_PROFILE_UNUSABLE, span, name, why, NULL);
    return false;
}

static bool is_path(const char *name)
{
    size_t len = strlen(name);
    size_t suffix = strlen(SUFFIX);

    return strchr(name, '/') != NULL ||
           (len > suffix && strcmp(name + len - suffix, SUFFIX) == 0);
}

/* Reads one that lies beside the plan; the file is as hostile as the plan. */
static bool read_beside(const char *name, struct span span,
                        const char *plan_name, struct buf *text,
                        struct diags *diags)
{
    if (beneath_read(plan_name, name, LIMIT_FRONT_BYTES, diags->arena, text))
        return true;
    int error = errno;
    if (error == EFBIG)
        return limit_over_bytes(
            diags, span,
            diags_word(diags, "版式文件的大小", "size of a profile"),
            LIMIT_FRONT_BYTES);
    const char *why = file_reason(diags, error);
    if (error == EXDEV)
        why = diags_word(diags, "不在方案所在的文件夹内",
                         "it is outside the plan's folder");
    else if (error == EINVAL)
        why = diags_word(diags, "不是普通文件", "no regular file");
    return fail(name, why, span, diags);
}

/* Looks through the profiles that came with fangan. */
static bool is_installed(const char *name, struct nearest *nearest,
                         struct arena *arena)
{
    DIR *folder = opendir(file_data_path(arena, PROFILES));
    const struct dirent *entry;
    bool found = false;

    nearest_offer(nearest, standard_profile.name);
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        size_t len = strlen(entry->d_name);
        const char *own;

        if (!is_path(entry->d_name))
            continue;
        own = arena_strndup(arena, entry->d_name, len - strlen(SUFFIX));
        nearest_offer(nearest, own);
        found = found || strcmp(own, name) == 0;
    }
    if (folder != NULL)
        closedir(folder);
    return found;
}

static bool read_installed(const char *name, struct span span, struct buf *text,
                           struct diags *diags)
{
    struct nearest nearest = nearest_to(name);
    struct arena *arena = diags->arena;

    if (is_installed(name, &nearest, arena))
        return file_read(
            file_data_path(arena,
                           arena_printf(arena, PROFILES "/%s" SUFFIX, name)),
            text, diags);
    fail(name, diags_word(diags, "没有这个版式", "there is no such profile"),
         span, diags);
    if (nearest.word != NULL)
        diag_hint(diags, arena_printf(arena, "是不是“%s”？", nearest.word),
                  arena_printf(arena, "did you mean “%s”?", nearest.word));
    return false;
}

/* While a profile is read, spans mean its own file. */
static bool parse(struct profile *profile, const struct buf *text,
                  struct diags *diags)
{
    const struct source *document = diags->source;
    struct source *source = arena_new_object(diags->arena, struct source);
    bool ok = false;

    source->name = profile->name;
    if (charset_decode(profile->name, buf_text(text), text->len, diags->arena,
                       source, diags)) {
        diags->source = source;

        const struct yaml_node *map =
            yaml_parse(0, (uint32_t)source->len, diags->arena, diags);

        ok = map != NULL && set_all(profile, map, diags);
    }
    diags->source = document;
    return ok;
}

const struct profile *profile_load(const char *name, struct span span,
                                   const char *plan_name, struct arena *arena,
                                   struct diags *diags)
{
    struct profile *profile;
    struct buf text = BUF_EMPTY;
    bool ok;

    if (name == NULL || strcmp(name, standard_profile.name) == 0)
        return &standard_profile;
    profile = arena_new_object(arena, struct profile);
    *profile = standard_profile;
    profile->name = arena_strdup(arena, name);
    ok = is_path(name) ? read_beside(name, span, plan_name, &text, diags)
                       : read_installed(name, span, &text, diags);
    ok = ok && parse(profile, &text, diags);
    buf_free(&text);
    return ok ? profile : NULL;
}

const char *profile_path(const char *name, const char *plan_name,
                         struct arena *arena)
{
    if (name == NULL || strcmp(name, standard_profile.name) == 0)
        return NULL;
    if (!is_path(name))
        return file_data_path(arena,
                              arena_printf(arena, PROFILES "/%s" SUFFIX, name));
    const char *slash = strrchr(plan_name, '/');
    int folder = slash == NULL ? 0 : (int)(slash - plan_name) + 1;
    return arena_printf(arena, "%.*s%s", folder, plan_name, name);
}

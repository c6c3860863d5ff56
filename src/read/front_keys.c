/*
 * Looking up the keys of the front matter.
 */
#include "read/front_keys.h"

#include "base/nearest.h"
#include "plan/plan.h"

#include <string.h>

static const struct front_key keys[] = {
#define X(id, zh, type, field, where, synonyms, about_zh, about_en)            \
    {id,    zh,       FRONT_##type,        offsetof(struct meta, field),       \
     where, synonyms, {about_zh, about_en}},
    FRONT_KEY_LIST(X)
#undef X
};

enum { N_KEYS = sizeof(keys) / sizeof(keys[0]) };

const char *front_type_about(enum front_type type, enum lang lang)
{
    static const char *const about[FRONT_TYPE_COUNT][2] = {
#define X(name, zh, en) {zh, en},
        FRONT_TYPE_LIST(X)
#undef X
    };

    return about[type][lang];
}

const struct front_key *front_key_at(size_t i)
{
    return i < N_KEYS ? &keys[i] : NULL;
}

const struct front_key *front_key_find(const char *word)
{
    for (size_t i = 0; i < N_KEYS; i++) {
        if (strcmp(word, keys[i].id) == 0 || strcmp(word, keys[i].zh) == 0)
            return &keys[i];
    }
    return NULL;
}

/* Whether word is one of the words between the bars of list. */
static bool is_listed(const char *list, const char *word)
{
    size_t len = strlen(word);

    for (const char *p = list; p != NULL;) {
        const char *bar = strchr(p, '|');
        size_t n = bar == NULL ? strlen(p) : (size_t)(bar - p);

        if (n == len && memcmp(p, word, len) == 0)
            return true;
        p = bar == NULL ? NULL : bar + 1;
    }
    return false;
}

const struct front_key *front_key_nearest(const char *word)
{
    struct nearest nearest = nearest_to(word);

    for (size_t i = 0; i < N_KEYS; i++) {
        if (is_listed(keys[i].synonyms, word))
            return &keys[i];
    }
    for (size_t i = 0; i < N_KEYS; i++) {
        nearest_offer(&nearest, keys[i].id);
        nearest_offer(&nearest, keys[i].zh);
    }
    return nearest.word == NULL ? NULL : front_key_find(nearest.word);
}

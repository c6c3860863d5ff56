/*
 * Names of the roles, from the one list in role.h.
 */
#include "plan/role.h"

#include <assert.h>
#include <string.h>

static const struct {
    const char *id;
    const char *zh;
} names[] = {
#define X(name, id, zh) {id, zh},
    ROLE_LIST(X)
#undef X
};

const char *role_id(enum role role)
{
    assert(role < ROLE_COUNT);
    return names[role].id;
}

const char *role_zh(enum role role)
{
    assert(role < ROLE_COUNT);
    return names[role].zh;
}

enum role role_find(const char *word)
{
    for (enum role role = 0; role < ROLE_COUNT; role++)
        if (strcmp(word, names[role].id) == 0 ||
            strcmp(word, names[role].zh) == 0)
            return role;
    return ROLE_COUNT;
}

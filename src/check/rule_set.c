/*
 * Sets of rules.
 */
#include "check/rule_set.h"

#include <string.h>

void rule_set_default(struct rule_set *set)
{
    for (unsigned code = 0; code < DIAG_COUNT; code++) {
        const struct diag_info *info = diag_info((enum diag_code)code);
        set->keep[code] = !info->is_off;
        set->severity[code] = info->severity;
    }
}

static bool matches(unsigned code, const char *pattern)
{
    const char *name = diag_info((enum diag_code)code)->name;
    return pattern[0] != '\0' && strncmp(name, pattern, strlen(pattern)) == 0;
}

static bool is_fatal(unsigned code)
{
    return diag_info((enum diag_code)code)->severity == SEVERITY_FATAL;
}

bool rule_pattern_is_known(const char *pattern)
{
    unsigned code = 0;
    while (code < DIAG_COUNT && !matches(code, pattern))
        code++;
    return code < DIAG_COUNT;
}

void rule_set_keep(struct rule_set *set, const char *pattern, bool is_kept)
{
    for (unsigned code = 0; code < DIAG_COUNT; code++)
        if (!is_fatal(code) && matches(code, pattern))
            set->keep[code] = is_kept;
}

void rule_set_grade(struct rule_set *set, const char *pattern,
                    enum severity severity)
{
    rule_set_keep(set, pattern, true);
    for (unsigned code = 0; code < DIAG_COUNT; code++)
        if (!is_fatal(code) && matches(code, pattern))
            set->severity[code] = severity;
}

void rule_set_choose(struct rule_set *set, const struct rule_choice *choice)
{
    if (choice->select != NULL) {
        for (unsigned code = 0; code < DIAG_COUNT; code++)
            set->keep[code] = is_fatal(code);
        for (const char *const *p = choice->select; *p != NULL; p++)
            rule_set_keep(set, *p, true);
    }
    if (choice->ignore != NULL)
        for (const char *const *p = choice->ignore; *p != NULL; p++)
            rule_set_keep(set, *p, false);
}

void rule_set_apply(const struct rule_set *set, struct diags *diags)
{
    diags_filter(diags, set->keep);
    diags_regrade(diags, set->severity);
}

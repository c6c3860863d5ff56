/*
 * The list of rules.
 */
#include "check/check.h"

void check_plan(const struct plan *plan, const struct kinds *kinds,
                struct diags *diags)
{
    static void (*const rules[])(const struct plan *, const struct kinds *,
                                 struct diags *) = {
        check_title,
        check_roles,
        check_numbers,
    };
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
        rules[i](plan, kinds, diags);
}

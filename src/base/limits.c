/*
 * Telling of limits.
 */
#include "base/limits.h"

static bool over(struct diags *diags, struct span span, const char *what,
                 size_t most, const char *unit)
{
    diag_add(diags, DIAG_LIMIT, span, what,
             arena_printf(diags->arena, "%zu%s", most, unit), NULL);
    return false;
}

bool limit_over(struct diags *diags, struct span span, const char *what,
                size_t most)
{
    return over(diags, span, what, most, "");
}

bool limit_over_bytes(struct diags *diags, struct span span, const char *what,
                      size_t most)
{
    enum { KIB = 1024, MIB = 1024 * KIB };
    return most % MIB == 0   ? over(diags, span, what, most / MIB, " MiB")
           : most % KIB == 0 ? over(diags, span, what, most / KIB, " KiB")
                             : over(diags, span, what, most, "");
}

/*
 * Numbers written by hand against the count.
 */
#include "check/check.h"

#include "plan/numbering.h"

/* What is compared is level and value: （一） and (一) are the same number. */
static bool is_same_number(const char *written, const char *counted)
{
    struct number a, b;
    return number_match(written, &a) && number_match(counted, &b) &&
           a.level == b.level && a.value == b.value;
}

void check_numbers(const struct plan *plan, const struct kinds *kinds,
                   struct diags *diags)
{
    (void)kinds;
    for (const struct block *b = plan->first; b != NULL; b = b->next) {
        if (b->kind != BLOCK_HEADING)
            continue;
        const struct heading *heading = &b->as.heading;
        if (heading->written_number == NULL ||
            is_same_number(heading->written_number, heading->number))
            continue;
        diag_add(diags, DIAG_NUMBER_MISMATCH, b->span, heading->written_number,
                 heading->number, NULL);
    }
}

/*
 * One walk over the texts, every rule of language on each.
 */
#include "check/language.h"

#include "check/check.h"

static text_rule_fn *const rules[] = {
    check_half_marks,     check_doubled_marks, check_ellipses,
    check_foreign_quotes, check_quote_order,   check_pause_marks,
    check_brackets,       check_dashes,        check_blanks,
    check_run_in,         check_full_width,    check_comma_levels,
    check_list_stops,     check_words,         check_activity_names,
    check_paragraph_end,  check_crosses,       check_gaps,
    check_slots,          check_blank_dates,   check_ellipsis_slots,
    check_repeats,        check_phones,        check_quoted_names,
    check_quantities,     check_percents,      check_footnotes,
};

static void check_text(const struct text *text, void *context)
{
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
        rules[i](text, context);
}

void check_language(const struct plan *plan, const struct kinds *kinds,
                    struct diags *diags)
{
    (void)kinds;
    check_each_text(plan, check_text, diags);
}

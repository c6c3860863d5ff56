/*
 * The list of rules.
 */
#include "check/check.h"

void check_plan(const struct plan *plan, const struct kinds *kinds,
                struct diags *diags)
{
    static void (*const rules[])(const struct plan *, const struct kinds *,
                                 struct diags *) = {
        check_title,         check_roles,
        check_numbers,       check_number_marks,
        check_headings,      check_unnumbered,
        check_ordinals,      check_docnumbers,
        check_titles,        check_recipients,
        check_attachments,   check_language,
        check_traditional,   check_broken_sentences,
        check_abbreviations, check_dates,
        check_date_ranges,   check_numerals,
        check_stages,        check_announced,
        check_duties,        check_people,
        check_promises,      check_companions,
        check_sums,          check_organs,
        check_times,         check_pasted,
        check_formalities,   check_short_units,
        check_deadlines,
    };
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
        rules[i](plan, kinds, diags);
}

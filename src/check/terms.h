/*
 * The office's own words (fangan.yaml, 用语).
 */
#ifndef FANGAN_CHECK_TERMS_H
#define FANGAN_CHECK_TERMS_H

#include "check/rules_file.h"
#include "plan/plan.h"

/* L090: a wrong form of a term in the title, the names of units or the text.
 * It carries a safe fix.  A wrong form within the right one is none. */
void check_terms(const struct plan *plan, const struct rules_file *file,
                 struct diags *diags);

#endif

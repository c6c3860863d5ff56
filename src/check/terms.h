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

/* Reads the words that the program knows to be damaged: a file like
 * fangan.yaml that comes with it.  NULL with a fatal diagnostic if it is
 * missing or broken: the installation is incomplete. */
const struct rules_file *damaged_words_load(struct diags *diags);

/* L027: words that a replacement in the whole text has damaged.  The fix is
 * not safe: a word that reads the same may be meant. */
void check_damaged_words(const struct plan *plan,
                         const struct rules_file *words, struct diags *diags);

#endif

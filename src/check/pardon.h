/*
 * Remarks in the text that switch codes off for one paragraph:
 *
 *     <!-- 校核: 关 L007, N001 -->        <!-- lint: off L007 -->
 *
 * It counts for the paragraph, heading, item or table that it stands in, else
 * for the next one.
 */
#ifndef FANGAN_CHECK_PARDON_H
#define FANGAN_CHECK_PARDON_H

#include "check/rule_set.h"
#include "plan/plan.h"

/* Whether a comment, from behind its <!--, is such a remark. */
bool pardon_is_remark(const char *comment);

/* Takes out of the findings, which are sorted, what is pardoned; adds L091
 * for a code in a remark that pardons nothing though its rule was on. */
void pardons_apply(const struct plan *plan, const struct rule_set *set,
                   struct diags *diags);

/* The same for what was found since about the pages; says nothing of remarks,
 * which pardons_apply() has done. */
void pardons_apply_to_pages(const struct plan *plan, struct diags *diags);

#endif

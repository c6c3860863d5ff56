/*
 * The rules.  A rule reads the plan and adds diagnostics; it changes nothing.
 */
#ifndef FANGAN_CHECK_CHECK_H
#define FANGAN_CHECK_CHECK_H

#include "base/diag.h"
#include "kind/kind.h"
#include "plan/plan.h"

/* Every rule over the plan, in the order of the list in check.c. */
void check_plan(const struct plan *plan, const struct kinds *kinds,
                struct diags *diags);

/* F007: GB/T 9704-2012 7.3.1, a document has a title. */
void check_title(const struct plan *plan, const struct kinds *kinds,
                 struct diags *diags);

/* S001, S002, S003: the parts that the kind requires are there, say
 * something, and stand in the kind's order. */
void check_roles(const struct plan *plan, const struct kinds *kinds,
                 struct diags *diags);

/* N001: a number written by hand is the one that the count gives (7.3.3). */
void check_numbers(const struct plan *plan, const struct kinds *kinds,
                   struct diags *diags);

#endif

/*
 * Companions: the plan that a circular issues (印发), and the plan files that
 * are attachments (附件), read into the plan that names them.
 */
#ifndef FANGAN_READ_COMPANION_H
#define FANGAN_READ_COMPANION_H

#include "base/diag.h"
#include "kind/kind.h"
#include "plan/plan.h"

/* Fills in plan->issued and attachment->plan, those of the issued plan too,
 * each analysed.  A file that is not below the plan's folder, can't be read
 * or is no plan file is a finding; its plan stays NULL.  Findings about a
 * companion's text carry its own source. */
void companions_load(struct plan *plan, struct kinds *kinds,
                     struct arena *arena, struct diags *diags);

#endif

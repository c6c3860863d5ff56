/*
 * What a draft's Word file says in its margin: the findings, and the comments
 * of the plan file (what a template says about a part, what is to be looked
 * over), but for those that switch rules off.
 */
#ifndef FANGAN_WRITE_REMARKS_H
#define FANGAN_WRITE_REMARKS_H

#include "base/diag.h"
#include "plan/plan.h"
#include "write/docx.h"

/* In the plan's arena. */
struct docx_comments remarks_collect(const struct plan *plan,
                                     const struct diags *diags);

#endif

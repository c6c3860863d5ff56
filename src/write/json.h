/*
 * The model as JSON: the schema fangan-plan/1 of design.md §6, for other
 * programs.  Keys are never left out, their order is fixed, the text ends in
 * a newline.
 */
#ifndef FANGAN_WRITE_JSON_H
#define FANGAN_WRITE_JSON_H

#include "base/buf.h"
#include "base/diag.h"
#include "plan/plan.h"

/* Appends the model, those of the documents that follow in the same file
 * under "following"; the findings are only counted. */
void json_write_plan(const struct plan *plan, const struct diags *diags,
                     struct buf *out);

#endif

/*
 * The body of a plan file: Markdown into blocks of the model.
 */
#ifndef FANGAN_READ_MARKDOWN_H
#define FANGAN_READ_MARKDOWN_H

#include "base/diag.h"
#include "kind/kind.h"
#include "plan/plan.h"

/* Appends the blocks of plan->source from offset body on, and sets
 * plan->title, from plan->meta.title or from the text (NULL if there is
 * none).  kinds, which may be NULL, tell a title line in pasted text.  False
 * with a fatal diagnostic: over a limit. */
bool markdown_read(struct plan *plan, const struct kinds *kinds, uint32_t body,
                   struct diags *diags);

#endif

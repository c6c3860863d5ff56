/*
 * The canonical plan file: the same model gives the same bytes, and reading
 * them gives the model back (but for a number that says what the count says).
 *
 * Marks are escaped only where reading needs it: what is written plainly is
 * read back, and escaped if that did not give the same.
 */
#ifndef FANGAN_WRITE_MARKDOWN_H
#define FANGAN_WRITE_MARKDOWN_H

#include "kind/kind.h"
#include "plan/plan.h"

/* Appends the plan file of plan: front matter and body, in UTF-8, with LF.
 * kinds, which may be NULL, are those that it will be read with. */
void markdown_write(const struct plan *plan, const struct kinds *kinds,
                    struct buf *out);

#endif

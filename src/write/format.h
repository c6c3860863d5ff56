/*
 * A plan file in its canonical form, made from the file itself: what the
 * model does not hold stays as the author wrote it.
 *
 * Kept line by line are comments, fenced code, keys and values that mean
 * nothing to the program, and every block whose canonical form would lack a
 * word of it (the address of a link that is refused, a title of a link …).
 */
#ifndef FANGAN_WRITE_FORMAT_H
#define FANGAN_WRITE_FORMAT_H

#include "base/buf.h"
#include "check/fix.h"
#include "kind/kind.h"
#include "plan/plan.h"

/* Appends the canonical form of the file that plan was read from, with its
 * line ends, and fills changes (in the arena of plan) with what differs.  Of
 * the stretches of its body, whose number it gives, those of kept are left as
 * they stand; NULL: none. */
size_t format_plan(const struct plan *plan, const struct kinds *kinds,
                   const bool *kept, struct buf *out, struct changes *changes);

/* The same as the text of source (in the arena of plan), which must be read as
 * plan was: stretches whose canonical form is not are left as they stand.
 * False if that does not help. */
bool format_plan_safely(const struct plan *plan, const struct kinds *kinds,
                        struct source *source, struct changes *changes);

#endif

/*
 * The front matter of a plan file: where it stands, and what it says.
 */
#ifndef FANGAN_READ_FRONT_H
#define FANGAN_READ_FRONT_H

#include "base/diag.h"
#include "kind/kind.h"
#include "plan/plan.h"

#include <stdbool.h>

/* Fills plan->meta from the front matter of plan->source, which is the source
 * of diags.  *body is where the body begins.  kinds may be NULL: then 文种 is
 * not checked.  False with a fatal diagnostic if it can't be read; wrong
 * values are diagnostics, and left out. */
bool front_read(struct plan *plan, const struct kinds *kinds, uint32_t *body,
                struct diags *diags);

/* The word that stands for a format under 格式. */
const char *front_format_word(enum format format);

/* Whether these bytes of a file begin with front matter: only a plan file
 * does. */
bool front_is_there(const char *bytes, size_t len);

#endif

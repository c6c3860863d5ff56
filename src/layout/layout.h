/*
 * A plan becomes pages.  Layout knows no PDF and no font file: it measures
 * with what it is given.
 */
#ifndef FANGAN_LAYOUT_LAYOUT_H
#define FANGAN_LAYOUT_LAYOUT_H

#include "base/diag.h"
#include "font/face.h"
#include "layout/pages.h"
#include "layout/profile.h"
#include "plan/plan.h"

/* The pages of plan, in arena.  NULL with a diagnostic when there would be
 * more than LIMIT_PAGES.  A character that no font has is set in a cell of
 * its own; the writer reports it. */
struct pages *layout_plan(const struct plan *plan,
                          const struct rendition *rendition,
                          const struct metrics *metrics, struct arena *arena,
                          struct diags *diags);

#endif

/*
 * Mending: from the fixes that findings carry to the edits of one round, and
 * from several rounds to what changed on the whole.  Spans are bytes of the
 * decoded text; nothing here knows files or charsets.
 */
#ifndef FANGAN_CHECK_FIX_H
#define FANGAN_CHECK_FIX_H

#include "base/buf.h"
#include "base/diag.h"

/* The edits of one round, in the order of the text, none overlapping. */
struct edits {
    struct edit *items;
    size_t n;
    size_t n_findings; /* that they mend */
};

/* A piece of a text, and what stands in its place in a later one. */
struct change {
    struct span before, after;
};

struct changes {
    struct change *items; /* in the order of the text, apart from each other */
    size_t n;
};

/* The safe fixes, or all, of the findings about diags->source.  A fix that
 * would touch what an earlier finding's fix changes waits for the next round;
 * one with several edits is taken whole or not at all. */
struct edits fix_collect(const struct diags *diags, bool is_all,
                         struct arena *arena);

/* Appends the text with the edits made. */
void fix_apply(const struct source *source, const struct edits *edits,
               struct buf *out);

/* What changed from the first text on, if edits come behind the earlier
 * changes (which lead to the text that the edits are about). */
struct changes changes_add(const struct changes *earlier,
                           const struct edits *edits, struct arena *arena);

#endif

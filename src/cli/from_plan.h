/*
 * A template out of a good plan: what changes from one time to the next
 * becomes a value with the old one as its default, the rest is kept.
 */
#ifndef FANGAN_CLI_FROM_PLAN_H
#define FANGAN_CLI_FROM_PLAN_H

#include "fangan.h"

/* The files of a template. */
struct plan_template {
    struct buf kind, skeleton, readme;
    size_t n_left; /* stages whose dates could not be reckoned */
};

/* Makes them of a plan file that was read; the caller frees the buffers. */
void plan_template_make(const struct document *document, struct arena *arena,
                        struct plan_template *made);

#endif

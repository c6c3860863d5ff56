/*
 * The body: blocks in reading order become rows.
 */
#ifndef FANGAN_LAYOUT_FLOW_H
#define FANGAN_LAYOUT_FLOW_H

#include "layout/setter.h"

/* Sets the blocks of a plan, and appends their headings to the outline of the
 * pages. */
void flow_put_body(struct setter *setter, const struct plan *plan);

#endif

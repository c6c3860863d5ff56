/*
 * The body: blocks in reading order become rows.
 */
#ifndef FANGAN_LAYOUT_FLOW_H
#define FANGAN_LAYOUT_FLOW_H

#include "layout/setter.h"

/* Sets the blocks from first on, and appends their headings to the outline of
 * the pages. */
void flow_put_blocks(struct setter *setter, const struct block *first);

#endif

/*
 * The numbers of paragraphs, those among them that a paste has destroyed:
 * （一指导思想, 一）指导思想, ()指导思想, 四检查验收阶段.
 */
#ifndef FANGAN_READ_SERIES_H
#define FANGAN_READ_SERIES_H

#include "read/draft.h"

/* Sets number and has_heading_shape (and written, number_level, number_len
 * where it is found only now) of all drafts of text.  What is no number by
 * itself is taken for one where the numbers before and behind want it. */
void series_find(struct drafts *drafts, struct arena *arena);

#endif

/*
 * 出席, 请假 and 列席 of a 纪要 (GB/T 9704-2012 10.3): the plan file has no
 * keys for them; they are the last paragraphs of its text.
 */
#ifndef FANGAN_LAYOUT_MINUTES_H
#define FANGAN_LAYOUT_MINUTES_H

#include "layout/setter.h"

/* The first of the paragraphs at the end of the text that each begin with
 * 出席：, 请假： or 列席：, or NULL. */
const struct block *minutes_find_attendance(const struct plan *plan);

/* The plan without the blocks from behind on. */
struct plan minutes_cut(const struct plan *plan, const struct block *behind,
                        struct arena *arena);

/* Sets the paragraphs from first on, one row below the text. */
void minutes_put_attendance(struct setter *setter, const struct block *first);

#endif

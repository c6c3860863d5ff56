/*
 * 版头: what stands above the title on the first page (GB/T 9704-2012 7.2),
 * and what stands there in the special formats (10).
 */
#ifndef FANGAN_LAYOUT_HEADER_H
#define FANGAN_LAYOUT_HEADER_H

#include "layout/setter.h"

/* Sets it.  Returns the top of what comes next: the title, or in a 命令, which
 * has none, the text. */
emu header_put(struct setter *setter, const struct plan *plan,
               enum format format);

/* Whether the title stands below the header: a 命令 has none (10.2), and that
 * of a 纪要 is often the same as its mark. */
bool header_leaves_title(const struct plan *plan, enum format format,
                         struct arena *arena);

#endif

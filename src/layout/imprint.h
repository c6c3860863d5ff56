/*
 * 版记: copies to, printed by, at the foot of the last page (GB/T 9704-2012
 * 7.4; an even one by GB/T 33476.2 7.3.1).
 */
#ifndef FANGAN_LAYOUT_IMPRINT_H
#define FANGAN_LAYOUT_IMPRINT_H

#include "layout/setter.h"

/* Sets it behind all pages, where there is something for it.  With has_to it
 * also holds 主送机关 (7.3.2). */
void imprint_put(struct setter *setter, const struct plan *plan,
                 enum format format, bool has_to);

#endif

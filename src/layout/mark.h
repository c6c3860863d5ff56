/*
 * 发文机关标志: the red letterhead (GB/T 9704-2012 7.2.4).
 */
#ifndef FANGAN_LAYOUT_MARK_H
#define FANGAN_LAYOUT_MARK_H

#include "layout/setter.h"

/* Sets the mark as the author wrote it, else the issuers' names with suffix
 * (文件) behind them: the names of a joint issue below each other and as wide
 * as the widest, suffix at their right.  top is that of the em box; returns its
 * bottom. */
emu mark_put(struct setter *setter, const struct meta *meta, const char *suffix,
             emu top);

/* The same for a letter (10.1): the sponsor's name alone. */
emu mark_put_sponsor(struct setter *setter, const struct meta *meta, emu top);

/* The mark of one issuer, or the sponsor's, as it reads. */
const char *mark_text(const struct meta *meta, const char *suffix,
                      struct arena *arena);

#endif

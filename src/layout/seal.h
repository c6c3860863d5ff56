/*
 * 印章: the picture of a seal, pressed over the signature.
 */
#ifndef FANGAN_LAYOUT_SEAL_H
#define FANGAN_LAYOUT_SEAL_H

#include "layout/setter.h"

/* Presses the seal that the plan names as an image file; a seal that comes
 * from the office's press (有) leaves its place empty.  x is its centre, y the
 * middle of what it is pressed over. */
void seal_put(struct setter *setter, const struct plan *plan, emu x, emu y);

#endif

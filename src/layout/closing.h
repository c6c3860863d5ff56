/*
 * What stands below the body, around the signature: 附件说明 above it, 附注
 * below (GB/T 9704-2012 7.3.4, 7.3.6).
 */
#ifndef FANGAN_LAYOUT_CLOSING_H
#define FANGAN_LAYOUT_CLOSING_H

#include "layout/setter.h"

void closing_put_attachments(struct setter *setter, const struct plan *plan);
void closing_put_note(struct setter *setter, const struct plan *plan);

#endif

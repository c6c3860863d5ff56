/*
 * What stands below the body: 附件说明, 署名 and 成文日期, 附注 (GB/T 9704-2012
 * 7.3.4-6).
 */
#ifndef FANGAN_LAYOUT_CLOSING_H
#define FANGAN_LAYOUT_CLOSING_H

#include "layout/setter.h"

void closing_put_attachments(struct setter *setter, const struct plan *plan);
void closing_put_signature(struct setter *setter, const struct plan *plan);
void closing_put_note(struct setter *setter, const struct plan *plan);

#endif

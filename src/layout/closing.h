/*
 * What stands below the body, around the signature: 附件说明 above it, 附注
 * below (GB/T 9704-2012 7.3.4, 7.3.6).
 */
#ifndef FANGAN_LAYOUT_CLOSING_H
#define FANGAN_LAYOUT_CLOSING_H

#include "layout/setter.h"

/* So many attachments stay with the signature, and some text above them; of
 * longer lists the last rows go with it. */
enum { CLOSING_KEPT_ATTACHMENTS = 4 };

/* signature_rows: of what follows, or 0. */
void closing_put_attachments(struct setter *setter, const struct plan *plan,
                             int signature_rows);
void closing_put_note(struct setter *setter, const struct plan *plan);

#endif

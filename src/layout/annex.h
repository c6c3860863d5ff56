/*
 * What is bound behind a document, each on a new page: the plan that a
 * circular issues, and 附件 (GB/T 9704-2012 7.3.7).
 */
#ifndef FANGAN_LAYOUT_ANNEX_H
#define FANGAN_LAYOUT_ANNEX_H

#include "layout/setter.h"

/* Sets the plan that is issued, its attachments, then those of the document
 * itself: those whose text is at hand. */
void annex_put_all(struct setter *setter, const struct plan *plan);

#endif

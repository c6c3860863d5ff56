/*
 * 署名, 成文日期 and 印章 (GB/T 9704-2012 7.3.5).
 */
#ifndef FANGAN_LAYOUT_SIGNATURE_H
#define FANGAN_LAYOUT_SIGNATURE_H

#include "layout/setter.h"

/* Sets them below the text: sealed, unsealed, of one or of several issuers, or
 * with the stamps of those who sign. */
void signature_put(struct setter *setter, const struct plan *plan,
                   enum format format);

#endif

/*
 * Page numbers: GB/T 9704-2012 7.5.
 */
#ifndef FANGAN_LAYOUT_FOLIO_H
#define FANGAN_LAYOUT_FOLIO_H

#include "layout/setter.h"

/* Puts — 1 — below the 版心 of every page that has a number. */
void folio_put_all(struct setter *setter);

#endif

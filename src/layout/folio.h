/*
 * What stands outside the 版心 of each page: its number (GB/T 9704-2012 7.5),
 * and in a draft the word that says so.
 */
#ifndef FANGAN_LAYOUT_FOLIO_H
#define FANGAN_LAYOUT_FOLIO_H

#include "layout/setter.h"

/* Puts — 1 — below the 版心 of every page that has a number. */
void folio_put_all(struct setter *setter);

/* Puts 草稿 into the top margin of every page, at the right. */
void folio_put_draft(struct setter *setter);

#endif

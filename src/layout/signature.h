/*
 * 署名, 成文日期 and 印章 (GB/T 9704-2012 7.3.5): of one or of several issuers,
 * sealed or not, or with the stamps of those who sign.
 */
#ifndef FANGAN_LAYOUT_SIGNATURE_H
#define FANGAN_LAYOUT_SIGNATURE_H

#include "layout/setter.h"

struct signature;

/* Measures what is to stand below the text; in the setter's arena. */
struct signature *signature_open(struct setter *setter, const struct plan *plan,
                                 enum format format);

/* How many rows it takes, the empty ones with it; 0: the plan is not signed. */
int signature_rows(const struct signature *signature);

/* Sets it below the text, with some of it on the same page; T008 where none
 * can be there. */
void signature_put(struct signature *signature);

#endif

/*
 * What stands above the body: the title and 主送机关 (GB/T 9704-2012 7.3.1-2).
 */
#ifndef FANGAN_LAYOUT_HEAD_H
#define FANGAN_LAYOUT_HEAD_H

#include "layout/setter.h"

/* Sets the title, if there is one, and leaves one row empty below it. */
void head_put_title(struct setter *setter, const struct plan *plan);

/* 主送机关, if there are any. */
void head_put_recipients(struct setter *setter, const struct plan *plan);

#endif

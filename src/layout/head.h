/*
 * What stands above the body: the title and 主送机关 (GB/T 9704-2012 7.3.1-2).
 */
#ifndef FANGAN_LAYOUT_HEAD_H
#define FANGAN_LAYOUT_HEAD_H

#include "layout/setter.h"

/* Sets the title with its first em box at top, and leaves one row empty below
 * it.  Without a title nothing happens. */
void head_put_title(struct setter *setter, const char *title, struct span span,
                    emu top);

/* The title, or NULL, on one line. */
const char *head_flat_title(const char *title, struct arena *arena);

/* Whether 主送机关 leave room for a row of text on the page: 7.3.2. */
bool head_recipients_fit(struct setter *setter, const struct names *to);

/* 主送机关, if there are any. */
void head_put_recipients(struct setter *setter, const struct names *to);

#endif

/*
 * Lines that are wider than a terminal: broken between words or Chinese
 * characters, and set in below what they say.
 */
#ifndef FANGAN_CLI_WRAP_H
#define FANGAN_CLI_WRAP_H

#include "base/buf.h"

/* The columns of the terminal that fd is; 0: it is none. */
int wrap_columns(int fd);

/* Breaks the lines of text that are wider than columns (0: none is).  What
 * follows a break begins where the text behind the line's first gap of two
 * blanks does, else where the line does. */
void wrap_lines(struct buf *text, int columns);

#endif

/*
 * A line that is typed on a terminal.
 *
 * The kernel's own line editing takes one column off the screen for a character
 * that is erased, and a Chinese one has two: half of it would stay, and the
 * line be no longer what it seems.  Here it is drawn anew.
 */
#ifndef FANGAN_CLI_LINE_H
#define FANGAN_CLI_LINE_H

#include "base/arena.h"

/* Shows prompt on stderr and reads a line from stdin, without its end, into
 * the arena.  NULL at the end of the input.  Where they are no terminals that
 * can be drawn on, the line is read as it comes.
 *
 * A signal that ends or stops the program finds the terminal as it was. */
const char *line_read(const char *prompt, struct arena *arena);

#endif

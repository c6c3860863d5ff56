/*
 * A line that is typed on a terminal.
 *
 * The kernel's own line editing takes one column off the screen for a character
 * that is erased, and a Chinese one has two: half of it would stay, and the
 * line be no longer what it seems.  libedit draws it anew.  It is in a module
 * of its own (write/module.h), "line": only an interview needs it.
 */
#ifndef FANGAN_CLI_LINE_H
#define FANGAN_CLI_LINE_H

#include "base/diag.h"
#include "base/module.h"

struct line_module {
    /* Shows prompt, which is UTF-8, on stderr and reads a line from stdin,
     * without its end, into the arena of diags: UTF-8 whatever the locale is.
     * NULL at the end of the input, and with an error where libedit can't.
     *
     * A signal that ends or stops the program finds the terminal as it was; it
     * goes to the whole process group, as one that is typed does. */
    const char *(*read)(const char *prompt, struct diags *diags);
};

extern MODULE_EXPORT const struct line_module fangan_line_module;

#endif

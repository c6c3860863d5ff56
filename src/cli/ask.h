/*
 * Asking for the values of a template on a terminal, one after the other.
 *
 * Nothing that was typed is lost: each answer is kept in a file until the
 * draft is written, and is offered again by the next start.
 */
#ifndef FANGAN_CLI_ASK_H
#define FANGAN_CLI_ASK_H

#include "cli/cli.h"
#include "kind/template.h"

struct interview {
    const struct cli *cli;
    struct fangan *fangan;
    const struct template *template;
    struct value *values; /* those that are here are not asked for */
    struct diags *diags;
    const char *memory; /* where answers are kept, or NULL: nowhere */
};

/* Where the answers for a template are kept: in the user's state folder; NULL
 * if there is no home. */
const char *ask_memory(const struct cli *cli, const char *id);

/* Asks on stderr, reads stdin.  Ends early with the input; what was answered
 * is in values then.  False, with an error, where no lines can
 * be read: the module is missing, or libedit fails. */
bool ask_all(const struct interview *interview);

/* Forgets the answers, once the draft is written. */
void ask_forget(const struct interview *interview);

#endif

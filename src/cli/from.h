/*
 * fangan new --from: this year's draft out of last year's plan.
 */
#ifndef FANGAN_CLI_FROM_H
#define FANGAN_CLI_FROM_H

#include "cli/cli.h"
#include "cli/target.h"

/* Runs the command; the exit status. */
int from_run(struct cli *cli, const struct target *target);

#endif

/*
 * How far a long run is, on a terminal: one line on stderr that is written
 * over again and again.
 */
#ifndef FANGAN_CLI_BATCH_PROGRESS_H
#define FANGAN_CLI_BATCH_PROGRESS_H

#include "cli/cli.h"

#include <time.h>

struct progress {
    const struct cli *cli;
    bool is_on;      /* stderr is a terminal, and nobody wants quiet */
    bool is_showing; /* there is a line to be cleared */
    size_t done, total;
    struct timespec start, shown;
};

/* Starts the clock; nothing is shown yet. */
void progress_start(struct progress *progress, const struct cli *cli,
                    size_t total, bool is_quiet);

/* One more is done. */
void progress_step(struct progress *progress);

/* Takes the line away, for something else to be printed. */
void progress_clear(struct progress *progress);

#endif

/*
 * Progress: see batch_progress.h.
 */
#include "cli/batch_progress.h"

#include <stdio.h>
#include <unistd.h>

enum { SHOW_EVERY_MS = 200 };

static long milliseconds(const struct timespec *from, const struct timespec *to)
{
    return (to->tv_sec - from->tv_sec) * 1000 +
           (to->tv_nsec - from->tv_nsec) / 1000000;
}

void progress_start(struct progress *progress, const struct cli *cli,
                    size_t total, bool is_quiet)
{
    *progress = (struct progress){
        .cli = cli,
        .total = total,
        .is_on = !is_quiet && isatty(STDERR_FILENO),
    };
    clock_gettime(CLOCK_MONOTONIC, &progress->start);
    progress->shown = progress->start;
}

void progress_step(struct progress *progress)
{
    struct timespec now;
    progress->done++;
    if (!progress->is_on)
        return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (milliseconds(&progress->shown, &now) < SHOW_EVERY_MS)
        return;
    long passed = milliseconds(&progress->start, &now);
    long left = (long)((double)passed / 1000 / (double)progress->done *
                       (double)(progress->total - progress->done));
    fprintf(stderr,
            cli_word(progress->cli, "\r\033[K[%zu/%zu] 还要 %ld:%02ld",
                     "\r\033[K[%zu/%zu] %ld:%02ld left"),
            progress->done, progress->total, left / 60, left % 60);
    progress->shown = now;
    progress->is_showing = true;
}

void progress_clear(struct progress *progress)
{
    if (progress->is_showing)
        fputs("\r\033[K", stderr);
    progress->is_showing = false;
}

/*
 * fangan build --data: one document for each row.
 *
 * A parent reads everything and hands rows to workers, which are forked from
 * it when all that documents share is loaded; a worker makes one document at
 * a time, and a worker that dies costs that one.  What was made is told to a
 * report as it goes, so that a run that was ended by anything can be taken up.
 *
 *     batch.c         what is to be done: data, names, which rows
 *     batch_pool.c    the parent's loop, its workers, signals
 *     batch_row.c     one row, in a worker
 *     batch_report.c  the report file
 */
#ifndef FANGAN_CLI_BATCH_H
#define FANGAN_CLI_BATCH_H

#include "base/file.h"
#include "base/sha256.h"
#include "cli/build.h"
#include "cli/shard.h"
#include "kind/form.h"
#include "read/rows.h"

enum { MAX_JOBS = 256 };

struct batch_report {
    const char *path;
    const char *header; /* its first line */
    int fd;             /* holds the lock */
    char **lines;       /* by row; NULL: none yet */
};

struct batch {
    struct build *build;
    const char *plan;            /* path */
    const char *data;            /* path */
    const struct source *source; /* of the plan: a template */
    const struct form *form;
    struct rows rows;
    const char **names; /* by row: of the outputs, without ending */
    const char *folder; /* of the outputs */
    struct shard shard;
    size_t n_jobs;
    size_t timeout; /* seconds of processor time that a row may take */
    bool is_resumed, stops_at_error;
    char tag[16]; /* in the names of temporaries */
    struct file_batch files;
    struct sha256 shared; /* what the keys of all rows begin with */
    struct batch_report report;
    size_t n_made, n_refused, n_failed, n_skipped; /* documents */
};

/* -- One row ------------------------------------------------------------- */

enum row_state { ROW_MADE, ROW_REFUSED, ROW_FAILED };

/* What a worker says of a row. */
struct row_result {
    enum row_state state;
    int status;        /* for the exit status */
    struct buf record; /* the line of the report */
    struct buf text;   /* for people; empty if there is nothing to say */
};

/* The plan filled with the values of a row.  False with findings. */
bool batch_fill(const struct batch *batch, size_t row, struct diags *diags,
                struct buf *text);

/* What the outputs of a row depend on, but for the files that it names. */
void batch_key(const struct batch *batch, const struct buf *text,
               char hex[SHA256_HEX_SIZE]);

/* Makes the documents of a row.  The caller frees the result's buffers. */
void batch_run_row(struct batch *batch, size_t row, struct row_result *result);

/* The result of a row whose worker died, as why says. */
void batch_fail_row(const struct batch *batch, size_t row, const char *why,
                    struct row_result *result);

/* The file of a row in this format. */
const char *batch_output_name(const struct batch *batch, struct arena *arena,
                              size_t row, enum output output);
const char *batch_output_path(const struct batch *batch, struct arena *arena,
                              const char *name);

/* The path of what the report calls an input, by names that are the same on
 * every machine. */
const char *batch_input_path(const struct batch *batch, struct arena *arena,
                             const char *name);

/* -- The report ---------------------------------------------------------- */

/* Opens and locks it, and starts it anew or reads what was done.  False with
 * a finding: another run has it, or the file is no report. */
bool batch_report_open(struct batch *batch);

/* Whether the row was made from the same, and is all there. */
bool batch_report_has(const struct batch *batch, size_t row);

/* Drops what was said of a row that is to be made again. */
void batch_report_forget(struct batch *batch, size_t row);

/* False with a finding: it can't be written, and the run should end. */
bool batch_report_add(struct batch *batch, size_t row,
                      const struct buf *record);

/* Writes it anew, in the order of the rows, and removes what workers that were
 * killed have left behind.  No worker is alive. */
bool batch_report_finish(struct batch *batch);
void batch_report_close(struct batch *batch);

/* -- The workers --------------------------------------------------------- */

/* Makes the rows of todo; gives the exit status.  Does not come back from a
 * signal that ends the program. */
int batch_pool_run(struct batch *batch, const size_t *todo, size_t n);

#endif

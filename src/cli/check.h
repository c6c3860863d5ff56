/*
 * What the forms of `fangan check`'s output share: a run over some files, and
 * what a form does with each.
 */
#ifndef FANGAN_CLI_CHECK_H
#define FANGAN_CLI_CHECK_H

#include "cli/cli.h"
#include "cli/report.h"

struct check_run;

/* A form of the output. */
struct check_format {
    const char *name;
    void (*begin)(struct check_run *run);
    void (*add)(struct check_run *run, const struct document *document);
    void (*finish)(struct check_run *run);
};

/* One run over all files. */
struct check_run {
    struct cli *cli;
    const struct check_format *format;
    struct report_style style;
    struct rule_choice choice;
    bool wants_fix, wants_all, wants_diff;
    bool is_stdout_taken; /* by a diff or a mended text */
    size_t n_fixed;       /* in the file that is added */
    void *state;          /* the form's own */
    struct report_cursor starts, ends, edit_starts, edit_ends;
    struct buf out; /* the findings */
    struct buf diff;
    size_t errors, warnings;
    size_t n_gathered; /* findings that were summed up */
    int status;
    bool has_lost_output; /* it could not be written, which was told */
};

extern const struct check_format check_format_json;
extern const struct check_format check_format_sarif;
extern const struct check_format check_format_github;

/* Errors that count as such: those that stop everything, too. */
size_t check_count_errors(const struct diags *diags);

/* Before a document: the places of the last one are of no use, and memory of
 * it may be used again. */
void check_forget_places(struct check_run *run);

/* Puts out what there is of the findings once it is much: a report of millions
 * need not be in memory.  For a form to call behind each. */
void check_flush(struct check_run *run);

/* Appends the message of a finding as valid UTF-8: it may name a file whose
 * name is none. */
void check_add_message(const struct diag *diag, enum lang lang,
                       struct buf *out);

#endif

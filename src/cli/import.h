/*
 * What fangan import shares: one run over some files, and its report.
 */
#ifndef FANGAN_CLI_IMPORT_H
#define FANGAN_CLI_IMPORT_H

#include "base/file.h"
#include "cli/cli.h"
#include "cli/target.h"

/* A document that was found in a file, on its way to a plan file. */
struct imported {
    struct plan *plan;
    const char *path; /* to be written; "-" is stdout */
    struct buf text;
    size_t n_pictures;
    struct imported *next;
};

struct import_run {
    struct cli *cli;
    struct fangan *fangan;
    struct diags *diags; /* of the program, not of a document */
    struct target target;
    bool is_forced, is_normalized, is_quiet;
    bool has_report;
    void *json;  /* --report=json: the array of files; else NULL */
    void *taken; /* the tree of the paths that this run has written */
    size_t n_documents, n_refused;
};

/* Tells the notes of a document and what became of it.  imported is NULL if
 * nothing was written. */
void import_report(struct import_run *run, const struct document *document,
                   const struct imported *imported);

/* Begins and ends the report of all files; false if stdout failed. */
void import_report_begin(struct import_run *run, bool is_json);
bool import_report_end(struct import_run *run);

#endif

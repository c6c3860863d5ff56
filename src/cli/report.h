/*
 * Findings on their way to people and programs.
 *
 * Everything that comes from a document or a file name passes through
 * report_add_safe(), so that no control sequence reaches a terminal.
 */
#ifndef FANGAN_CLI_REPORT_H
#define FANGAN_CLI_REPORT_H

#include "base/buf.h"
#include "base/diag.h"

#include <stdbool.h>

/* The last place that was asked for: another one on its line is counted from
 * there, so that a long line with many findings is walked once. */
struct report_cursor {
    const struct source *source;
    uint32_t offset;
    struct place place;
};

/* The place of offset in source; start with a cursor that is all zero. */
struct place report_place(struct report_cursor *cursor,
                          const struct source *source, uint32_t offset);

/* GATHERED: what repeats itself is summed up.  FULL: all of it.  SHORT: all of
 * it, one line a finding, as a compiler's. */
enum report_form { REPORT_GATHERED, REPORT_FULL, REPORT_SHORT };

/* How text is put out. */
struct report_style {
    enum lang lang;
    bool has_color;
    enum report_form form;
};

/* Appends a finding; cursor is that of the one before, zeroed at first.  name:
 * the file that findings without a source are about, or NULL. */
void report_add_finding(const struct diag *diag, const char *name,
                        const struct report_style *style,
                        struct report_cursor *cursor, struct buf *out);

/* Appends the findings, which are sorted, in the style's form.  Gathered: of
 * a code that comes again and again in one file the first few, and behind the
 * file's findings a line that tells at which lines the others are.  An error
 * that no fix mends is the author's to look at: a hundred of them are shown.
 * Gives how many findings were not shown. */
size_t report_add_findings(const struct diags *diags, const char *name,
                           const struct report_style *style, struct buf *out);

/* Appends the line that says how to see all of them. */
void report_add_how_to_see(struct buf *out, enum lang lang);

/* The parts of a finding: the file that it is about, the word for its
 * severity; and whether it has a place in that file. */
void report_add_name(const struct diag *diag, const char *name,
                     struct buf *out);
void report_add_severity(enum severity severity,
                         const struct report_style *style, struct buf *out);
bool report_has_place(const struct diag *diag);

/* Appends len bytes of text with control characters, bidirectional controls
 * and the like made visible. */
void report_add_safe(struct buf *out, const char *text, size_t len);

/* Appends "2 errors, 1 warning". */
void report_add_counts(struct buf *out, size_t errors, size_t warnings,
                       enum lang lang);

/* "error" or "warning": what a finding's severity is called. */
const char *report_severity(enum severity severity);

#endif

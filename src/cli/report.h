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

/* How text is put out. */
struct report_style {
    enum lang lang;
    bool has_color;
    bool is_short; /* one line a finding, as a compiler's */
};

/* Appends a finding; cursor is that of the one before, zeroed at first.  name:
 * the file that findings without a source are about, or NULL. */
void report_add_finding(const struct diag *diag, const char *name,
                        const struct report_style *style,
                        struct report_cursor *cursor, struct buf *out);

/* Appends all of them; but for the short form, those of one code beyond a
 * hundred are summed up. */
void report_add_findings(const struct diags *diags, const char *name,
                         const struct report_style *style, struct buf *out);

/* Appends len bytes of text with control characters, bidirectional controls
 * and the like made visible. */
void report_add_safe(struct buf *out, const char *text, size_t len);

/* Appends "2 errors, 1 warning". */
void report_add_counts(struct buf *out, size_t errors, size_t warnings,
                       enum lang lang);

/* "error" or "warning": what a finding's severity is called. */
const char *report_severity(enum severity severity);

#endif

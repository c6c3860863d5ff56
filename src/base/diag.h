/*
 * Diagnostics: what is found in a user's document, or wrong with the world.
 *
 * The catalogue (diag_catalogue.h) is one list: it makes the codes, the
 * severities, the messages in both languages, `fangan explain`, docs/rules.md
 * and the test that every code has a case.
 *
 * A finding keeps its arguments as strings; the message is put together when
 * it is printed.  {1} {2} … in a message stand for the arguments.
 */
#ifndef FANGAN_BASE_DIAG_H
#define FANGAN_BASE_DIAG_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag_catalogue.h"
#include "base/source.h"

enum severity { SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_FATAL };
/* WARNING: may be issued.  ERROR: must not be issued as it stands (exit 1).
 * FATAL: could not be read, written or handled at all (exit 2). */

/* In the catalogue: a rule that runs only when it is selected. */
#define SEVERITY_OFF(severity) ((severity) | SEVERITY_OFF_BIT)
enum { SEVERITY_OFF_BIT = 4 };

enum lang { LANG_ZH, LANG_EN };

enum diag_code {
#define X(name, ...) DIAG_##name,
    DIAG_LIST(X)
#undef X
        DIAG_COUNT
};

/* What the catalogue says of a code; texts by enum lang. */
struct diag_info {
    const char *name; /* "S001" */
    enum severity severity;
    bool is_off; /* by default */
    const char *message[2];
    const char *explanation[2];
    const char *wrong; /* an example of the fault; Chinese */
    const char *right;
    const char *clause; /* the standard, or the house rule behind it */
};

/* What the catalogue says of it; never NULL. */
const struct diag_info *diag_info(enum diag_code code);

/* The code with this name ("S001"), or DIAG_COUNT. */
enum diag_code diag_find(const char *name);

enum { DIAG_MAX_ARGS = 4 };

/* Bytes of the source and what should stand there instead. */
struct edit {
    struct span span;
    const char *text;
};

/* How a machine can mend what was found.  Safe: nobody who reads the text
 * could want it otherwise. */
struct fix {
    bool is_safe;
    struct edit *edits; /* in the order of the source, none overlapping */
    size_t n;
};

struct diag {
    enum diag_code code;
    enum severity severity;      /* the catalogue's, or what the office says */
    struct span span;            /* in source, or SPAN_NONE */
    const struct source *source; /* NULL: not about a document's text */
    const char *args[DIAG_MAX_ARGS];
    const char *hint;      /* NULL, or a sentence what to do */
    const struct fix *fix; /* NULL: nothing a machine can do */
    struct diag *next;
};

/* One list a document, in the order found. */
struct diags {
    struct arena *arena;         /* owns the findings and their strings */
    const struct source *source; /* what spans given to diag_add() mean */
    enum lang lang;
    struct diag *first, *last;
    size_t count[3]; /* by severity */
};

/* Adds a finding.  The arguments for {1} {2} … are const char *, at most four,
 * closed by NULL; they are copied. */
struct diag *diag_add(struct diags *diags, enum diag_code code,
                      struct span span, ...) __attribute__((sentinel));

/* Sets the hint of the finding added last: zh or en as diags->lang says. */
void diag_hint(struct diags *diags, const char *zh, const char *en);

/* Gives the finding added last a fix of n edits, which are copied. */
void diag_fix(struct diags *diags, bool is_safe, const struct edit *edits,
              size_t n);

/* zh or en, as diags->lang says; for arguments that are words. */
const char *diags_word(const struct diags *diags, const char *zh,
                       const char *en)
    __attribute__((format_arg(2), format_arg(3)));

/* Whether an error or a fatal one was added. */
bool diags_failed(const struct diags *diags);

/* Takes out every finding whose code is not to be kept. */
void diags_filter(struct diags *diags, const bool keep[DIAG_COUNT]);

/* Gives each finding the severity that its code has here. */
void diags_regrade(struct diags *diags,
                   const enum severity by_code[DIAG_COUNT]);

/* Sorts by position, stable; findings without a place come first. */
void diags_sort(struct diags *diags);

/* Appends the message of a finding in lang. */
void diag_message(const struct diag *diag, enum lang lang, struct buf *out);

#endif

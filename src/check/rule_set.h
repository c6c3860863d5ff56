/*
 * Which rules count, and how much: the catalogue's defaults, then what the
 * office's fangan.yaml says, then the caller, then the document itself.
 *
 * What can't be read or handled at all (SEVERITY_FATAL) is never switched off
 * and keeps its severity.
 */
#ifndef FANGAN_CHECK_RULE_SET_H
#define FANGAN_CHECK_RULE_SET_H

#include "base/diag.h"

struct rule_set {
    bool keep[DIAG_COUNT];
    enum severity severity[DIAG_COUNT];
};

/* What a caller wants checked: codes or beginnings of codes ("L", "N0"), each
 * list closed by NULL. */
struct rule_choice {
    const char *const *select; /* only these; NULL: all that are on */
    const char *const *ignore; /* not these; NULL: none */
};

void rule_set_default(struct rule_set *set);

/* Whether a pattern is a code or the beginning of one. */
bool rule_pattern_is_known(const char *pattern);

/* Switches all codes that begin with pattern on or off. */
void rule_set_keep(struct rule_set *set, const char *pattern, bool is_kept);

/* Switches them on, with another severity. */
void rule_set_grade(struct rule_set *set, const char *pattern,
                    enum severity severity);

void rule_set_choose(struct rule_set *set, const struct rule_choice *choice);

/* Takes out the findings that are not kept, and grades the others. */
void rule_set_apply(const struct rule_set *set, struct diags *diags);

#endif

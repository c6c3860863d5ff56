/*
 * What the text of a document says about its kind, whatever its title: the
 * phrases of templates/evidence.txt.  Private to kind/.
 */
#ifndef FANGAN_KIND_EVIDENCE_H
#define FANGAN_KIND_EVIDENCE_H

#include "kind/kind.h"

/* The score that a kind needs, without a title that names one and against one
 * that does. */
enum { EVIDENCE_ENOUGH = 3, EVIDENCE_AGAINST_TITLE = 4 };

/* What was found for one kind. */
struct tally {
    int score;
    int telling;        /* how much phrase tells */
    const char *phrase; /* the one that tells most; NULL: none */
    bool calls_itself;  /* 制定本方案: the text names the kind */
};

/* Reads the phrases into the arena of the kinds.  NULL with a fatal diagnostic
 * if the file is missing or broken. */
const struct evidence *evidence_load(const struct kinds *kinds,
                                     struct diags *diags);

/* Adds up what plan's title and text say; tallies has one for each of the
 * kinds, zeroed.  is_named: the title is one of a document, not of news. */
void evidence_weigh(const struct evidence *evidence, const struct plan *plan,
                    bool is_named, struct tally *tallies);

#endif

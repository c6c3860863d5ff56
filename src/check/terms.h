/*
 * Wrong forms of words: those that an office names (fangan.yaml, 用语), and
 * those that a replacement in the whole text leaves behind.
 */
#ifndef FANGAN_CHECK_TERMS_H
#define FANGAN_CHECK_TERMS_H

#include "base/diag.h"
#include "check/scalar_set.h"
#include "plan/plan.h"

/* A wrong form of a term. */
struct term {
    const char *wrong, *right;
    const struct term *shorter; /* the longest other wrong form that this one
                                 * begins with, or NULL */
};

enum { TERM_LOOKED_AT = 3 };

/* In the order of strcmp() of the wrong forms, once terms_order() has seen
 * them. */
struct terms {
    struct term *items;
    size_t n;
    /* Their first, second and third characters; any, where one is shorter.
     * Nearly nowhere do three of a text stand in them. */
    struct scalar_set starts[TERM_LOOKED_AT];
};

/* Brings terms in order, so that they can be looked for. */
void terms_order(struct terms *terms);

/* L090: a wrong form of a term in the title, the names of units or the text.
 * It carries a safe fix.  A wrong form within the right one is none. */
void check_terms(const struct plan *plan, const struct terms *terms,
                 struct diags *diags);

/* Reads templates/damaged-words.txt.  NULL with a fatal diagnostic if it is
 * missing or broken: the installation is incomplete. */
const struct terms *damaged_words_load(struct diags *diags);

/* L027: words that a replacement in the whole text has damaged.  The fix is
 * not safe: a word that reads the same may be meant. */
void check_damaged_words(const struct plan *plan, const struct terms *words,
                         struct diags *diags);

#endif

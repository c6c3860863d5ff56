/*
 * Kinds of documents (文种): their names, and what a plan must hold.
 *
 * Everything that depends on the wording of documents is data:
 * templates/kinds.yaml lists the kinds, templates/<id>/kind.yaml says what
 * the parts of one are called.  The code knows no heading.
 */
#ifndef FANGAN_KIND_KIND_H
#define FANGAN_KIND_KIND_H

#include "base/arena.h"
#include "base/diag.h"
#include "plan/plan.h"

#include <stddef.h>
#include <stdint.h>

/* A word and its length in bytes. */
struct wording {
    const char *text;
    size_t len;
};

/* A list of words in the arena of the kinds.  The two sets hold the last six
 * bits of the first and the last character of every word: most texts are no
 * word by them alone. */
struct wordlist {
    struct wording *items;
    size_t n;
    uint64_t firsts, lasts;
};

struct vocabulary; /* what the parts of a kind are called: vocabulary.h */

struct kind {
    const char *id;          /* implementation-plan */
    const char *name;        /* 实施方案 */
    struct wordlist aliases; /* other words for it in 文种 */
    struct wordlist endings; /* words that end the title of one */
    role_set required;
    role_set anywhere;           /* of these, what may stand in any place */
    enum role order[ROLE_COUNT]; /* the required roles as they should follow */
    size_t n_order;
    struct wordlist rules; /* codes of rules, off elsewhere, that it is under */
    const struct vocabulary *vocabulary; /* NULL: no parts are told apart */
};

struct kinds {
    struct kind *items;
    size_t n;
    const struct vocabulary *default_vocabulary; /* for a text of no kind */
};

/* Reads the data.  NULL with a fatal diagnostic if it is missing or broken:
 * the installation is incomplete. */
struct kinds *kinds_load(struct arena *arena, struct diags *diags);

/* The kind with this id, Chinese name or other name; NULL if there is none.
 * For "did you mean", walk kinds->items. */
const struct kind *kind_find(const struct kinds *kinds, const char *word);

/* The kind whose ending the title has, the longest one winning; *ending is
 * that word.  NULL if there is none. */
const struct kind *kind_of_title(const struct kinds *kinds, const char *title,
                                 const char **ending);

/* Fills in all that plan.h promises of it: kind, the headings' roles,
 * carriers, missing, stages, leaders, duties.  Wants plan_outline() before.
 * Adds findings about dates (D…) only. */
void kind_analyse(struct plan *plan, const struct kinds *kinds,
                  struct diags *diags);

#endif

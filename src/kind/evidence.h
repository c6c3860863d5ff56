/*
 * What the text of a document says about its kind, whatever its title: the
 * phrases of templates/kinds.yaml.  Private to kind/.
 */
#ifndef FANGAN_KIND_EVIDENCE_H
#define FANGAN_KIND_EVIDENCE_H

#include "base/yaml.h"
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

/* Makes the phrases of a list of kinds ready. */
const struct evidence *evidence_new(const struct yaml_node *list,
                                    struct arena *arena);

/* Adds up what plan's title and text say; tallies has one for each kind of the
 * list, zeroed.  is_named: the title is one of a document,
 * not of news. */
void evidence_weigh(const struct evidence *evidence, const struct plan *plan,
                    bool is_named, struct tally *tallies);

#endif

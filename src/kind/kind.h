/*
 * Kinds of documents (文种): their names, and what a plan must hold.
 *
 * Everything that depends on the wording of documents is data:
 * templates/kinds.txt lists the kinds, evidence.txt tells them apart, and
 * <id>/parts.txt says what the parts of one are called.  The code knows no
 * heading.
 */
#ifndef FANGAN_KIND_KIND_H
#define FANGAN_KIND_KIND_H

#include "base/arena.h"
#include "base/diag.h"
#include "kind/wordlist.h"
#include "plan/plan.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct vocabulary; /* what the parts of a kind are called: vocabulary.h */

struct kind {
    const char *id;          /* implementation-plan */
    const char *name;        /* 实施方案 */
    struct wordlist aliases; /* other words for it in 文种 */
    struct wordlist own;     /* of the same family, with names of their own */
    struct wordlist endings; /* words that end the title of one */
    struct wordlist also;    /* endings of another kind that one may have, too,
                                if it has the parts */
    const char *says;        /* "reports what was done": for the reason */
    role_set required;
    role_set anywhere;           /* of these, what may stand in any place */
    enum role order[ROLE_COUNT]; /* the required roles as they should follow */
    size_t n_order;
    struct wordlist rules; /* codes of rules, off elsewhere, that it is under */
    const struct vocabulary *vocabulary; /* NULL: no parts are told apart */
};

struct evidence;    /* what the texts of kinds say: evidence.h */
struct traditional; /* traditional characters: traditional.h */

/* The texts that are known to be of no kind (解读, 教案) stand behind the
 * kinds: with id, endings and says only, and told apart from plans alone. */

struct kinds {
    struct arena *arena;             /* of all that is read here */
    const struct evidence *evidence; /* NULL until a text is weighed */
    const struct traditional *traditional;
    struct kind *items; /* the n kinds, then what is none of them */
    size_t n, n_all;
    const struct vocabulary *default_vocabulary; /* for a text of no kind */
};

/* Reads the data.  NULL with a fatal diagnostic if it is missing or broken:
 * the installation is incomplete. */
struct kinds *kinds_load(struct arena *arena, struct diags *diags);

/* What 文种 is to say of a document of this kind with this title (or NULL):
 * the kind's name, or the word of its family that the title ends in: 通报. */
const char *kind_name_for(const struct kind *kind, const char *title);

/* The kind with this id, Chinese name or other name; NULL if there is none.
 * For "did you mean", walk kinds->items. */
const struct kind *kind_find(const struct kinds *kinds, const char *word);

/* The kind whose ending the title has, the longest one winning; *ending is
 * that word.  NULL if there is none, and for a sentence that ends like a title
 * (现提出如下方案). */
const struct kind *kind_of_title(const struct kinds *kinds, const char *title,
                                 const char **ending);

/* Whether text[0..len) is what a part of a plan is called: 活动目标, 组织领导,
 * and, unless only nouns are asked for, 加强领导; not what people and units in
 * lists are called: 组长, 责任单位. */
bool kind_names_part(const struct kinds *kinds, const char *text, size_t len,
                     bool is_noun);

/* Whether a heading says when and nothing else: 活动时间, 【起止时间】. */
bool kind_names_time(const struct kinds *kinds, const char *heading);

/* Bytes of the heading that text[0..len) begins with, if it is one that plans
 * have by custom (指导思想, 组织领导); 0: none.  For a heading that nothing
 * parts from the text behind it. */
size_t kind_heading_length(const struct kinds *kinds, const char *text,
                           size_t len);

/* Fills in all that plan.h promises of it: kind, the headings' roles,
 * carriers, missing, stages, leaders, duties.  Wants plan_outline() before.
 * Adds findings about dates (D…) only. */
void kind_analyse(struct plan *plan, struct kinds *kinds, struct diags *diags);

#endif

/*
 * Names of people and units inside running text.  Private to kind/.
 *
 * Rather none than a wrong one: what is not clearly a name is left out.
 */
#ifndef FANGAN_KIND_NAMES_H
#define FANGAN_KIND_NAMES_H

#include "kind/vocabulary.h"

#include <uchar.h>

/* A stretch of a text. */
struct slice {
    const char *start, *end;
};

struct person {
    struct slice name;  /* empty: none was found */
    struct slice title; /* empty: none */
};

/* 党支部书记、副站长张力: title and name.  title: what stood before it and
 * belongs to the title, or empty. */
struct person person_read(struct slice text, const struct people_words *words);

/* Whether a name is those of two people, written together: *second is where
 * the second begins.  欧阳 and the like are one surname. */
bool name_split_pair(struct slice name, const struct people_words *words,
                     struct slice *second);

/* Takes blanks off both ends. */
struct slice slice_trim(struct slice slice);

/* Cuts the next piece off *rest: up to one of the marks outside brackets.
 * False at the end. */
bool slice_cut(struct slice *rest, const char32_t *marks, struct slice *piece);

/* Whether it begins with a few hanzi and a colon: 督查范围： */
bool slice_begins_with_label(struct slice slice);

bool slice_is_empty(struct slice slice);
const char *slice_copy(struct slice slice, struct arena *arena);

/* Takes word off the end or the start of *slice; false: it does not stand
 * there, or is all there is. */
bool slice_drop_end(struct slice *slice, const char *word);
bool slice_drop_start(struct slice *slice, const char *word);

/* The first place of word in the slice, or NULL. */
const char *slice_find(struct slice slice, const char *word);

/* Whether this can be the name of a unit: it ends as units do. */
bool slice_is_unit(struct slice slice, const struct people_words *words);

bool slice_is_in(struct slice slice, const struct wordlist *words);

/* The text of a cell of a table, trimmed. */
struct slice slice_of_cell(const struct table *table, size_t row, size_t column,
                           struct arena *arena);

/* If text begins with one of the labels and a colon (blanks anywhere:
 * 组  长：), sets *behind and returns the label; else NULL. */
const char *label_match(struct slice text, const struct wordlist *labels,
                        const char **behind);

#endif

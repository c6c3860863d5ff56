/*
 * Lists of words out of the data: what a text begins with, ends in or is.
 */
#ifndef FANGAN_KIND_WORDLIST_H
#define FANGAN_KIND_WORDLIST_H

#include "base/arena.h"
#include "base/lexicon.h"

#include <stdbool.h>
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

/* The next word of *text, which moves behind it, and its length in bytes; NULL
 * at the end. */
const char *wordlist_next(const char **text, size_t *len);

/* How many words a text has. */
size_t wordlist_count(const char *text);

/* The words of a text, divided by blanks; none if it is NULL. */
struct wordlist wordlist_split(const char *text, struct arena *arena);

/* The words of an entry; none if there is no such entry. */
struct wordlist wordlist_load(const struct lexicon_section *section,
                              const char *name, struct arena *arena);

/* The word of the list that text[0..len) begins or ends with, or NULL; the
 * longest one wins. */
const struct wording *wordlist_prefix(const struct wordlist *list,
                                      const char *text, size_t len);
const struct wording *wordlist_suffix(const struct wordlist *list,
                                      const char *text, size_t len);

/* Whether a word of the list may begin with the character at text. */
bool wordlist_may_begin(const struct wordlist *list, const char *text);

/* Whether text[0..len) is one of the words. */
bool wordlist_has(const struct wordlist *list, const char *text, size_t len);

#endif

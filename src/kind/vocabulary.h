/*
 * What the parts of a kind of document are called: the words of its
 * parts.txt, made ready for looking up.  Private to kind/.
 */
#ifndef FANGAN_KIND_VOCABULARY_H
#define FANGAN_KIND_VOCABULARY_H

#include "base/lexicon.h"
#include "kind/kind.h"
#include "kind/wordlist.h"

#include <stdbool.h>

enum { MAX_EITHER = 3 };

/* A word and what it says about a part. */
struct word {
    const char *text;
    uint32_t len;
    role_set roles;             /* at every level */
    role_set endings;           /* at the end of a heading of the first level */
    role_set also;              /* where nothing else carries them */
    uint8_t either[MAX_EITHER]; /* one of these roles: see parts.txt */
    uint8_t n_either;
};

/* People and units: posts, titles, labels of duties, columns of tables. */
struct people_words {
    struct wordlist posts, titles;
    const char *surnames; /* one after the other */
    struct wordlist compound_surnames;
    struct wordlist lead, support, persons, tasks;
    struct wordlist name_columns, title_columns;
    struct wordlist units;
};

struct vocabulary {
    struct word *words;
    size_t n;
    uint32_t *slots; /* a table by hash: 1 + the index of a word, or 0 */
    size_t n_slots;  /* a power of two */
    size_t longest;  /* bytes of the longest word */
    struct wordlist verbs, topics, joints, guarded;
    struct wordlist preamble[ROLE_COUNT]; /* phrases; … is a gap */
    struct wordlist running[ROLE_COUNT];  /* the same, anywhere in the text */
    struct wordlist stage_marks, stage_names, stage_times;
    struct wordlist stage_sections; /* words of headings above stages */
    struct wordlist stage_columns, deadline_columns;
    struct people_words people;
    enum role untitled; /* what headings without a role carry together */
    size_t untitled_at_least;
};

/* A vocabulary from a parts.txt. */
struct vocabulary *vocabulary_new(const struct lexicon *file,
                                  struct arena *arena);

/* Bytes of the longest word that text[0..len) begins with and that carries a
 * role wherever it stands, of at least four characters; 0: none. */
size_t vocabulary_prefix(const struct vocabulary *vocabulary, const char *text,
                         size_t len);

/* What a heading says: all its parts together. */
struct meaning {
    role_set roles;
    role_set also;
    const struct word *either; /* a word that has it, or NULL */
};

/* ★ and ● before a heading: they say nothing. */
static inline bool scalar_is_ornament(uint32_t scalar)
{
    return scalar >= 0x25A0 && scalar <= 0x27BF;
}

/* How a heading is read. */
enum reading {
    READ_ENDING, /* first level: what it ends in decides */
    READ_WORD,   /* lower levels, labels: verbs and topics, then the word */
    READ_NOUN    /* below the steps: no verbs either */
};

struct meaning vocabulary_read(const struct vocabulary *vocabulary,
                               const char *heading, enum reading reading);

#endif

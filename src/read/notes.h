/*
 * What an import did to a document, for its report: nothing is dropped,
 * joined or guessed without a note (fangan import --report).
 *
 * Notes are no findings: they never change an exit status.
 */
#ifndef FANGAN_READ_NOTES_H
#define FANGAN_READ_NOTES_H

#include "base/arena.h"
#include "base/source.h"

#include <stddef.h>

/* X(name, id, zh, en) */
#define NOTE_LIST(X)                                                           \
    X(DROPPED, "dropped", "删去", "dropped")                                   \
    X(JOINED, "joined", "接合", "joined")                                      \
    X(SPLIT, "split", "分开", "split")                                         \
    X(CLOSED_UP, "closed-up", "去掉空格", "blanks removed")                    \
    X(GUESSED, "guessed", "推定", "guessed")                                   \
    X(ACCEPTED, "accepted", "接受修订", "change accepted")                     \
    X(MOVED, "moved", "移动", "moved")

enum note_kind {
#define X(name, id, zh, en) NOTE_##name,
    NOTE_LIST(X)
#undef X
        NOTE_KIND_COUNT
};

struct note {
    enum note_kind kind;
    struct span span;      /* in the source; whole lines where possible */
    const char *text;      /* what it is about, as it stood; or NULL */
    const char *reason[2]; /* by enum lang: why, one clause */
    struct note *next;
};

struct notes {
    struct arena *arena;
    struct note *first, *last;
    size_t count[NOTE_KIND_COUNT];
};

/* What a kind of note is called: its id, or in a language. */
const char *note_kind_id(enum note_kind kind);
const char *note_kind_word(enum note_kind kind, int lang);

/* Appends a note; text (may be NULL) is kept, not copied; zh and en are
 * string literals or live as long as the notes. */
void notes_add(struct notes *notes, enum note_kind kind, struct span span,
               const char *text, const char *zh, const char *en);

/* Sorts the notes by their place in the source, stable. */
void notes_sort(struct notes *notes);

#endif

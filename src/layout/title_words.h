/*
 * The words by which a title is broken (templates/titles.txt): wanted where
 * pages or a Word file are made, and nowhere else.
 */
#ifndef FANGAN_LAYOUT_TITLE_WORDS_H
#define FANGAN_LAYOUT_TITLE_WORDS_H

#include "base/diag.h"
#include "kind/wordlist.h"

struct title_words {
    struct wordlist words;   /* not to be broken */
    struct wordlist ends;    /* a line ends well behind them */
    struct wordlist leaning; /* on what stands before them: 的 和 */
    struct wordlist units;   /* of figures: 年 届 */
    struct wordlist levels;  /* before an organ: 省 市 */
    struct wordlist organs;  /* what an organ's name ends in: 局 委 */
};

/* The words, in the arena.  NULL with a fatal diagnostic if the data is
 * missing or broken. */
const struct title_words *title_words_load(struct arena *arena,
                                           struct diags *diags);

#endif

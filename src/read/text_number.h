/*
 * The numbers in a paragraph that a heading or an item may begin with.
 * Private to read/text.
 */
#ifndef FANGAN_READ_TEXT_NUMBER_H
#define FANGAN_READ_TEXT_NUMBER_H

#include "read/text_part.h"

/* What stands in front of a number. */
enum before {
    BEFORE_START,
    BEFORE_STOP,
    BEFORE_COLON,
    BEFORE_BLANK,
    BEFORE_WORD
};

/* Sorts of numbers that are counted apart; the first five are levels. */
enum sort {
    SORT_DUN = NUMBER_LEVELS + 1,
    SORT_HALF,
    SORT_PART,
    SORT_DECIMAL,
    SORT_COUNT
};

/* 1.2.3 */
struct decimal {
    int parts[NUMBER_LEVELS];
    int depth; /* 0: none */
};

struct candidate {
    size_t at;
    size_t len; /* of the number, blanks behind it included */
    unsigned sort;
    int level, value;
    enum before before;
    bool is_wide;   /* two columns or more of blanks stand before it */
    bool has_comma; /* a comma in front of these */
    bool has_semicolon;
    bool has_second; /* 2 follows where a sentence ends */
    bool is_digit_next;
    struct decimal decimal;
};

struct candidates {
    struct candidate *items;
    size_t n, room;
    struct arena *arena;
};

/* Adds the paragraph's candidates to the list, in order; next is the line
 * behind it, or NULL. */
void numbers_find(const struct text *text, const struct paragraph *paragraph,
                  const struct text_line *next, struct candidates *list);

#endif

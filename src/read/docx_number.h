/*
 * Automatic numbering (ECMA-376-1 17.9): the number that Word shows in front
 * of a paragraph, as text.
 */
#ifndef FANGAN_READ_DOCX_NUMBER_H
#define FANGAN_READ_DOCX_NUMBER_H

#include "read/docx_style.h"

enum { WORD_LEVELS = 9 };

struct word_level {
    int start;
    const char *format; /* "chineseCounting"; the first of one's own: "001" */
    const char *text;   /* "%1、" */
    const char *style;  /* a paragraph style that has this level, or NULL */
    int restart;        /* behind a level from 1 on; 0 never; -1 any higher */
    bool is_legal;      /* all numbers in Arabic digits */
    bool is_tight;      /* nothing between number and text */
    struct para_format para;
    struct text_format mark; /* of the number itself */
};

/* w:abstractNum, with its counters. */
struct word_list {
    int id;
    const char *style_link; /* its levels are those of another, or NULL */
    struct word_level *levels[WORD_LEVELS];
    int values[WORD_LEVELS];
    bool is_used[WORD_LEVELS]; /* since the last restart */
};

/* w:num */
struct word_num {
    int id, list_id;
    struct word_list *list;                 /* NULL: there is none */
    struct word_level *levels[WORD_LEVELS]; /* overridden */
    int starts[WORD_LEVELS];                /* overridden, or -1 */
    bool is_started[WORD_LEVELS];
};

struct word_numbering {
    void **lists; /* struct word_list, sorted by id */
    void **nums;  /* struct word_num, sorted by id */
    size_t n_lists, n_nums, lists_room, nums_room;
    struct arena *arena;
};

/* Reads numbering.xml; a document without it has none.  False with a fatal
 * diagnostic. */
bool word_numbering_read(struct word_package *package,
                         const struct word_relations *relations,
                         const struct word_styles *styles,
                         struct word_numbering *numbering);

/* What a paragraph shows. */
struct word_label {
    const char *text; /* the number with its blank, "" for none */
    bool is_bullet;
    int level;                      /* from 0 */
    const char *unknown;            /* a format that is not, or NULL */
    const struct para_format *para; /* what the level sets, or NULL */
};

/* Counts on: the next paragraph of this num at this level (-1: that of the
 * style).  False: there is no such num. */
bool word_numbering_next(struct word_numbering *numbering, int num, int level,
                         const char *style, struct word_label *label);

/* A number in one of Word's formats, in the arena; NULL: there is none of this
 * name. */
const char *word_number_format(const char *format, int value,
                               struct arena *arena);

#endif

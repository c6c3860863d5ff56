/*
 * A template as a program: a row of steps, with the jumps of its conditions
 * and repetitions worked out.  Private to kind/.
 */
#ifndef FANGAN_KIND_FORM_PARSE_H
#define FANGAN_KIND_FORM_PARSE_H

#include "kind/form.h"

#include <stdint.h>

enum { MAX_FORM_DEPTH = 16, MAX_PATH = 4 };

enum step_kind {
    STEP_TEXT,  /* puts out span */
    STEP_VALUE, /* puts out path, reckoned by days and months */
    STEP_IF,    /* goes to target if path is not as wanted */
    STEP_ELSE,  /* goes to target */
    STEP_FOR,   /* begins a loop over path; target is behind its end */
    STEP_END    /* goes back to target, the STEP_FOR, or on */
};

/* How a value is written where it stands. */
enum step_place {
    PLACE_BODY,         /* Markdown text */
    PLACE_FRONT,        /* a whole scalar of the front matter */
    PLACE_FRONT_QUOTED, /* inside "…" of the front matter */
    PLACE_FRONT_BLOCK   /* a line of a | block */
};

struct path {
    const char *names[MAX_PATH];
    size_t n;
};

struct step {
    enum step_kind kind;
    struct span span; /* of the text, or of the tag */
    struct path path;
    enum step_place place;
    int days, months;   /* what is added to a date */
    bool is_reckoned;   /* there is a + or - */
    bool is_negated;    /* of STEP_IF: 非, != */
    const char *equals; /* of STEP_IF: the text, or NULL: any value */
    const char *item;   /* of STEP_FOR */
    size_t target;
};

struct form {
    const struct source *source;
    struct step *steps;
    size_t n;
    struct used_name *names;
};

#endif

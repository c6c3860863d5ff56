/*
 * What is wrong in many paragraphs alike is one finding, at the first of them.
 */
#ifndef FANGAN_LAYOUT_CONFORMITY_FAULT_H
#define FANGAN_LAYOUT_CONFORMITY_FAULT_H

#include "base/diag.h"

/* Elements of a document that can be judged: title, text, levels … */
enum { FAULT_ELEMENTS = 12 };

struct fault {
    struct diag *diag;
    const char *elements[FAULT_ELEMENTS]; /* that have it, in their order */
    size_t n_elements;
    size_t n_more;    /* paragraphs behind the first */
    const char *more; /* the first few of them, by number */
};

enum { FAULTS = 64 };

/* The last ones found: a document with more kinds of them is told of one
 * twice. */
struct faults {
    struct diags *diags;
    struct fault items[FAULTS];
    size_t n;
};

/* Says that an element of the paragraph at span is as found and not as wanted,
 * which may be NULL; the words are in the language of diags. */
void faults_add(struct faults *faults, enum diag_code code, struct span span,
                const char *element, const char *found, const char *wanted);

/* Names all elements and paragraphs in the findings: once, at the end. */
void faults_end(struct faults *faults);

#endif

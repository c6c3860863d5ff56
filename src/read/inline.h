/*
 * What stands inside a paragraph: emphasis, links, images, code, entities,
 * escapes and line breaks, read from the source into runs of the model.
 *
 * cmark's own inline parser is not used: between Han characters its rules
 * for * fail (**重点。**是), it eats the asterisks of 20**年, and some inputs
 * make it quadratic.  This one is linear.  What it does not take as markup
 * stays text: nothing is ever dropped but markup and comments.
 */
#ifndef FANGAN_READ_INLINE_H
#define FANGAN_READ_INLINE_H

#include "base/diag.h"
#include "plan/plan.h"
#include "read/lines.h"

/* A paragraph falls into texts and images. */
struct piece {
    struct run *runs; /* a text; NULL: an image */
    const char *path; /* of the image, as written */
    const char *caption;
    struct span span; /* of the image */
    struct piece *next;
};

struct inline_reader;

/* mask is what read/mask made of the source from body on. */
struct inline_reader *inline_open(const struct source *source, const char *mask,
                                  uint32_t body, struct arena *arena,
                                  struct diags *diags);
void inline_close(struct inline_reader *reader);

/* Reads lines; NULL if there is no text in them.  Over LIMIT_OPENERS it adds
 * the diagnostic and takes the lines as they stand. */
struct piece *inline_read(struct inline_reader *reader, struct lines lines);

/* The same where no image can stand (a cell, a heading): each is reported and
 * its caption kept.  Since that is one line, <br> breaks it. */
struct run *inline_read_runs(struct inline_reader *reader, struct lines lines);

/* Whether the text that was read last begins with a backslash that says: this
 * is no heading and no title, whatever it looks like (\一、 1\. \（一）). */
bool inline_is_plain(const struct inline_reader *reader);

/* Literal text: one line without any markup. */
struct run *inline_verbatim(struct inline_reader *reader, struct line line);

#endif

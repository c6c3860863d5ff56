/*
 * The text that cmark gets: as long as the body of the source, byte for byte
 * at the same offset, but with everything that would mislead cmark replaced
 * one to one by bytes that no checked text holds.
 *
 * cmark finds the blocks: lists, quotes, headings, fences.  What stands inside
 * a line is read by read/inline from the source itself, so all marks of
 * emphasis, links, code, entities and HTML are masked here; with them goes
 * what cmark does quadratically (reliability.md 2.2).  Also masked is what a
 * clerk does not mean: indentation as code, an underlined line as a heading,
 * [x]: y as a definition, a year with a point as a list.
 */
#ifndef FANGAN_READ_MASK_H
#define FANGAN_READ_MASK_H

#include "base/buf.h"
#include "base/diag.h"

enum {
    MASK_MARK = 0x01,   /* a character that cmark must not interpret */
    MASK_INDENT = 0x02, /* a blank at the start of a line */
    MASK_GONE = 0x03    /* a byte of a comment: no text */
};

/* Appends the masked body, from offset body to the end of the source, to out.
 * False with a diagnostic: more containers in a line than LIMIT_BLOCK_DEPTH. */
bool mask_body(const struct source *source, uint32_t body, struct buf *out,
               struct diags *diags);

/* What of a body is no text of the plan's, or not only. */
struct mask_spans {
    struct mask_span {
        struct span span;
        bool is_comment; /* else fenced code, whole lines */
    } * items;           /* in the order of the text; the caller frees */
    size_t n, room;
};

/* Finds the comments and the fenced code of a body that could be read. */
void mask_find_kept(const struct source *source, uint32_t body,
                    struct mask_spans *kept);

#endif

/*
 * The inside of read/inline, for its two files: inline.c joins lines and writes
 * runs, inline_token.c makes the tokens between.
 */
#ifndef FANGAN_READ_INLINE_PART_H
#define FANGAN_READ_INLINE_PART_H

#include "read/emphasis.h"
#include "read/inline.h"

/* Joined text from here on comes from the source in one piece. */
struct segment {
    size_t joined;
    uint32_t source;
};

enum token_kind {
    TOKEN_TEXT,
    TOKEN_MARK,
    TOKEN_BRACKET,
    TOKEN_IMAGE,
    TOKEN_TAG /* <em>, <strong> and their ends, in pairs */
};

struct token {
    enum token_kind kind;
    size_t start, end;    /* in the joined text */
    size_t mark;          /* index, of TOKEN_MARK */
    int emphasis, strong; /* of TOKEN_TAG: added to the style */
    const char *literal;  /* of TOKEN_TEXT: written instead of the range */
    const char *link;
    const char *path; /* of TOKEN_IMAGE */
    const char *caption;
};

struct inline_reader {
    const struct source *source;
    const char *mask;
    uint32_t body;
    struct arena *arena;
    struct diags *diags;

    struct buf joined;
    struct segment *segments;
    size_t n_segments, room_segments;
    struct token *tokens;
    size_t n_tokens, room_tokens;
    struct mark *marks;
    size_t n_marks, room_marks;
    size_t *brackets; /* indexes of open TOKEN_BRACKETs; then emphasis' stack */
    size_t n_brackets, room_brackets;
    size_t n_openers;
    bool no_closing_code[4]; /* no run of so many backticks follows */
    size_t open_tags[2];     /* tokens that <em>, <strong> opened, from 1 */
    bool is_one_line;        /* a cell or a heading */
    bool has_text;           /* something but opening marks was read */
    bool is_plain;
};

/* Makes room for one more item. */
void *inline_grown(void *items, size_t n, size_t *room, size_t size);

/* Where a piece of the joined text stands in the source. */
struct span inline_span(const struct inline_reader *reader, size_t start,
                        size_t end);

/* Appends a token. */
struct token *inline_add_token(struct inline_reader *reader,
                               enum token_kind kind, size_t start, size_t end);

/* Makes the tokens of the joined text.  False with a diagnostic if there are
 * too many openers. */
bool inline_tokenize(struct inline_reader *reader);

#endif

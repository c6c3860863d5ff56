/*
 * The table of styles, and how one looks in the profile at hand.
 */
#ifndef FANGAN_WRITE_DOCX_STYLE_H
#define FANGAN_WRITE_DOCX_STYLE_H

#include "write/docx_part.h"

/* Twips above and below a 3号 character in its line. */
enum { LEADING = 136 };

enum style_flag {
    STYLE_FIRST_LINE = 1, /* 左空二字 */
    STYLE_UNTRACKED = 2,  /* no body text: characters at their full width */
    STYLE_AUTO_LINE = 4,  /* lines as high as what they hold */
    STYLE_KEEP_NEXT = 8,  /* on one page with the next paragraph */
    STYLE_NEW_PAGE = 16,  /* begins one */
    STYLE_RED = 32,
    STYLE_BOLD = 64,
    STYLE_BLACK = 128, /* the line is filled: a rule as thick as it is high */
    STYLE_LEAST_LINE = 256, /* lines may be higher than the pitch */
    STYLE_LAYOUT = 512, /* holds a place on the page: nobody picks it by hand */
    /* No part of a file that has nothing in it, as those that hold a place:
     * 版头, 版记 and what else nobody adds to a document by hand. */
    STYLE_WHEN_USED = 1024
};

/* A paragraph style.  0 and NULL: as in the style that it is based on. */
struct style {
    const char *id, *name;
    const char *also; /* a second name */
    const char *based_on;
    const char *next; /* style of the paragraph that follows */
    const char *link; /* its character style */
    const char *align;
    unsigned flags; /* set of enum style_flag */
    enum face face; /* FACE_BODY: as in based_on */
    int size;       /* half-points */
    int line;       /* pitch, exact unless a flag says more */
    int rows;       /* of the standard's empty ones above it */
    int before, after;
    int left, right, hanging;
    int right_tab;
    int rule_above, rule_below; /* eighths of a point, red */
    int level;                  /* in the navigation pane, from 1 */
};

/* The styles that Word brings along have English names, all others Chinese. */
static inline bool style_is_built_in(const char *name)
{
    return (unsigned char)name[0] < 0x80;
}

/* Fits one as the table has it to the profile and the document at hand. */
void style_fit(const struct docx *docx, struct style *style);

/* How the style at *i of the table looks in this package; *i becomes the place
 * behind it.  Those that are not to be in it are passed over.  False: there is
 * none left. */
bool style_next(const struct docx *docx, size_t *i, struct style *style);

/* Faces inside a paragraph. */
struct character_style {
    const char *id, *name, *link;
    enum face face;
    bool is_bold;
};
bool character_style_at(const struct docx *docx, size_t i,
                        struct character_style *style);

#endif

/*
 * Formatting of text and paragraphs, piece by piece: what an rPr or a pPr
 * sets, and one laid over another (ECMA-376-1 17.7.2).
 */
#ifndef FANGAN_READ_DOCX_FORMAT_H
#define FANGAN_READ_DOCX_FORMAT_H

#include "plan/plan.h"
#include "read/docx_xml.h"

/* What a piece sets. */
enum {
    TEXT_BOLD = 1,
    TEXT_ITALIC = 2,
    TEXT_VANISH = 4,
    TEXT_UNDERLINE = 8,
    TEXT_TOGGLES = TEXT_BOLD | TEXT_ITALIC | TEXT_VANISH,
    TEXT_SIZE = 16,
    TEXT_HAN = 32,
    TEXT_LATIN = 64,
    TEXT_COLOR = 128,
    TEXT_COMBINED = 256 /* two lines in one */
};

struct text_format {
    unsigned set; /* TEXT_… that are given */
    unsigned on;  /* of the switches, those that are so */
    int size;     /* half-points */
    const char *han, *latin;
    const char *color;            /* "FF0000"; NULL: automatic */
    const char *style;            /* id of a character style, or NULL */
    bool is_inserted, is_deleted; /* a paragraph mark's revision */
};

enum {
    PARA_ALIGN = 1,
    PARA_LEFT = 2,
    PARA_RIGHT = 4,
    PARA_FIRST = 8,
    PARA_FIRST_CHARS = 16,
    PARA_BEFORE = 32,
    PARA_AFTER = 64,
    PARA_LINE = 128,
    PARA_OUTLINE = 256,
    PARA_NUMBER = 512,
    PARA_LEVEL = 1024,
    PARA_BREAK = 2048,
    PARA_RULE = 4096
};

struct para_format {
    unsigned set;
    enum align align;
    int left, right, first; /* twips */
    int first_chars;        /* hundredths of a character */
    int before, after, line;
    enum { LINE_AUTO, LINE_EXACT, LINE_AT_LEAST } line_rule;
    int outline; /* 0-8; 9: body text */
    int number, level;
    bool breaks_page, is_ruled;
    bool is_framed;   /* this paragraph's own */
    bool is_drop_cap; /* likewise: a large first letter of the next one */
    enum align frame_align;
    const char *style; /* id, or NULL */
    bool has_section;
    struct text_format mark;
};

/* The theme's fonts, which rFonts may name: NULL where there is none. */
struct word_theme {
    const char *major_latin, *major_han, *minor_latin, *minor_han;
};

/* Where elements that stand in an rPr or a pPr go; NULL: nowhere. */
struct format_target {
    struct text_format *text;
    struct para_format *para;
    const struct word_theme *theme;
    struct arena *arena;
};

/* Takes in an element if it stands in one. */
void format_target_read(const struct format_target *target,
                        enum word_token token, enum word_token parent,
                        const struct word_attributes *attributes);

/* Whether an element tells how something was before it was changed. */
bool word_is_change(enum word_token token);

/* Lays over upon format. */
void text_format_lay(struct text_format *format,
                     const struct text_format *over);
void para_format_lay(struct para_format *format,
                     const struct para_format *over);

/* The same for a character style upon a paragraph style: a toggle that both
 * set is off again (17.7.3). */
void text_format_toggle(struct text_format *format,
                        const struct text_format *over);

#endif

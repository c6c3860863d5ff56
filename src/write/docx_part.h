/*
 * What the files write/docx*.c share: the package at hand, and the functions
 * that each write one of its parts.
 *
 * Measures are twips (1/20 pt), type sizes half-points, as WordprocessingML
 * has them; they come from gbt9704.md §3.2b.
 */
#ifndef FANGAN_WRITE_DOCX_PART_H
#define FANGAN_WRITE_DOCX_PART_H

#include "font/config.h"
#include "font/face.h"
#include "layout/figure.h"
#include "layout/geometry.h"
#include "layout/profile.h"
#include "plan/numbering.h"
#include "plan/plan.h"
#include "read/image.h"
#include "write/docx.h"
#include "write/xml.h"

#include <stdbool.h>
#include <stddef.h>

#define NS_WORD    "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define NS_OFFICE  "http://schemas.openxmlformats.org/officeDocument/2006/"
#define NS_PACKAGE "http://schemas.openxmlformats.org/package/2006/"

enum {
    EMU_TWIP = 635,
    TWIPS_PT = 20,

    HALF_LEADING = 137, /* 33476.2: the margins lie 2.42 mm outside */

    SHEET_WIDTH = 11906,
    SHEET_HEIGHT = 16838,
    MARGIN_LEFT = 1588,
    MARGIN_RIGHT = 1474,
    HEADER_TOP = 851,
    FOOTER_BOTTOM = 1430, /* puts the number's dash 7 mm below the 版心 */
    /* 10.1: the text of the first page of a 信函 goes down to its rule, beyond
     * the 版心; on the other pages the footer keeps it from there. */
    LETTER_BOTTOM =
        (PAGE_HEIGHT - LETTER_TEXT_BOTTOM) / EMU_TWIP - HALF_LEADING,
    LETTER_FOOTER_BOTTOM = 851,
    LETTER_OUTSIDE = 397, /* 10.1: rules 170 mm wide, 7 mm outside the 版心 */
    LETTER_FOOT_TOP = 15644, /* those below end 20 mm above the sheet's edge */
    TEXT_WIDTH = SHEET_WIDTH - MARGIN_LEFT - MARGIN_RIGHT,
    TEXT_HEIGHT = 12756, /* 5.2.1: 225 mm */
    TEXT_BOTTOM = 1984,  /* 35 mm below the 版心 */

    CELL_WIDTH = 315, /* 16 pt and TRACKING: 28 of them fit a line */
    LINE_CELLS = 28,
    TRACKING = -5,
    SMALL_CELL = 280, /* 4号 */

    BODY_HEIGHT = 320,   /* of a 3号 character */
    TWO_ROWS = 1178,     /* 33476.2: 20.78 mm from glyph to glyph */
    ROW_SPARE = 200,     /* what row tops may differ by in Word and layout */
    RULE_DISTANCE = 227, /* 7.2.7: 4 mm */
    TABLE_SIZE = 28,     /* 4号, in half-points, or less: then one of a set */
    NUMBER_LINE = 320,   /* any more pushes the text off the page */
    RULE_LINE = 20,      /* of the paragraph that is but a rule */
    DRAFT_LINE = 320
};

/* A target outside the package. */
struct docx_link {
    const char *url;
    const char *id; /* of its relationship */
    struct docx_link *next;
};

/* A picture of the package. */
struct docx_image {
    struct buf bytes; /* freed with the package */
    struct image_info info;
    const char *name; /* of its part, below word/ */
    const char *id;   /* of its relationship */
    int number;
    struct docx_image *next;
};

/* A font of the package; id NULL: it isn't there. */
struct docx_font {
    struct buf bytes; /* freed with the package */
    const char *key;  /* the GUID that its first bytes are masked with */
    const char *name; /* of its part, below word/ */
    const char *id;   /* of its relationship */
};

struct docx {
    const struct plan *plan; /* the document; what it issues belongs to it */
    const struct plan *text; /* of which the text is being written */
    const struct rendition *rendition; /* or NULL */
    const struct profile *profile;
    const struct font_config *fonts;
    struct arena *arena; /* dies with the package */
    struct xml *xml;     /* the part that is being written */
    enum format format;
    bool is_draft;

    struct docx_link *first_link, *last_link;
    int n_links;
    struct docx_image *first_image, *last_image;
    int n_images;

    const struct docx_embedder *embedder; /* NULL: no fonts are embedded */
    const char *paragraph_style;          /* of the paragraph that is open */
    uint64_t styles[2]; /* set of places in the table of styles: used ones */
    uint8_t *used[FACE_COUNT]; /* sets of characters; NULL: none yet */
    struct docx_font embedded[FACE_COUNT];
    int n_fonts;

    const struct docx_comment **comments; /* by what they are about */
    size_t n_comments;
    const struct docx_comment **placed; /* in the order of the text */
    size_t n_placed;
    size_t n_waiting; /* of these, for the next paragraph */
    size_t n_open;    /* of these, at the open paragraph */

    const struct pages *pages; /* of docx_lay_out(), once it is asked */
    bool is_laid_out;

    bool breaks_page;    /* the next paragraph has to begin a page */
    bool keeps_next;     /* paragraphs, two of their rows at least, stay with
                          * what follows them */
    bool has_recipients; /* 主送 before the text, not in the 版记 */
    bool has_imprint, has_imprint_section;
    bool is_imprint_unnumbered;
    emu imprint_top;     /* in the PDF; 0: not known */
    bool is_first_ended; /* a section was: no other one has a first page */
    bool has_turned;     /* tables */
    bool is_turned;      /* one was written, its section is still open */
    int space_before;    /* of the next paragraph, beside that of its style */
    const struct page *last_table; /* the page of layout that one ends on */
    int table_size; /* of the type in the table at hand, half-points; 0: as the
                     * styles have it */
    uint32_t table_sizes; /* set of those, bit by bit: styles have to follow */
};

static inline int docx_twips(emu length)
{
    return (length + EMU_TWIP / 2) / EMU_TWIP;
}

/* From one line of body text to the next. */
static inline int docx_pitch(const struct docx *docx)
{
    return docx_twips(docx->profile->word_pitch);
}

/* Where the characters of the last row of page 1 may end, from the top of the
 * sheet. */
static inline int docx_text_bottom(const struct docx *docx)
{
    return SHEET_HEIGHT - HALF_LEADING -
           (docx->format == FORMAT_LETTER
                ? LETTER_BOTTOM
                : docx_twips(docx->profile->word_bottom));
}

/* What is free between the page number and the text: with it a footer ends at
 * the margin, however a program works out where the text above it may end. */
static inline int docx_footer_space(const struct docx *docx)
{
    int space =
        docx_twips(docx->profile->word_bottom) - FOOTER_BOTTOM - NUMBER_LINE;
    return space > 0 ? space : 0;
}

/* What lies between the edge of the 版心, on which the last rule of the 版记
 * stands, and the margin below; 0 or less: nothing. */
static inline int docx_imprint_foot(const struct docx *docx)
{
    return TEXT_BOTTOM - docx_twips(docx->profile->word_bottom);
}

/* -- Parts: the functions that docx.c calls -------------------------------- */

void docx_write_document(struct docx *docx);
void docx_write_styles(struct docx *docx);
void docx_write_settings(struct docx *docx);
void docx_write_font_table(struct docx *docx);
void docx_write_core(struct docx *docx);
void docx_write_app(struct docx *docx);
void docx_write_custom(struct docx *docx);

/* docx_section.c */
#define ID_FOOTER_ODD         "footerOdd"
#define ID_FOOTER_EVEN        "footerEven"
#define ID_FOOTER_NONE        "footerNone"
#define ID_FOOTER_FIRST       "footerFirst"
#define ID_FOOTER_TURNED_ODD  "footerTurnedOdd"
#define ID_FOOTER_TURNED_EVEN "footerTurnedEven"
#define ID_HEADER             "header"
#define ID_HEADER_FIRST       "headerFirst"

void docx_write_footer_odd(struct docx *docx);
void docx_write_footer_even(struct docx *docx);
void docx_write_footer_none(struct docx *docx);
void docx_write_footer_first(struct docx *docx);
void docx_write_footer_turned_odd(struct docx *docx);
void docx_write_footer_turned_even(struct docx *docx);
void docx_write_header(struct docx *docx);
void docx_write_header_first(struct docx *docx);

/* The properties of the section that holds the text, of that of the 版记 on a
 * page of its own, and of that of a turned table. */
void docx_write_text_section(struct docx *docx);
void docx_write_imprint_section(struct docx *docx);
void docx_write_turned_section(struct docx *docx);

/* Ends a section with the properties that write puts down, in a paragraph of
 * next to no height: it has to find room below 22 lines. */
void docx_end_section(struct docx *docx, void (*write)(struct docx *docx));

/* Before a table that is turned: ends the section that is open. */
void docx_begin_turned(struct docx *docx);

/* Before anything else: ends the section of a turned table, if one is open. */
void docx_end_turned(struct docx *docx);

/* docx_font.c: notes the characters of a run for embedding, in a character
 * style or NULL; and embeds what was noted. */
void docx_use_text(struct docx *docx, const char *text, const char *style);
void docx_embed_fonts(struct docx *docx, struct diags *diags);

/* The face of a run in a character style, or NULL, of a paragraph style. */
enum face docx_face(const struct docx *docx, const char *style,
                    const char *paragraph_style);

/* docx_comment.c */
void docx_sort_comments(struct docx *docx, const struct docx_comments *all);
void docx_write_comments(struct docx *docx);

/* The next paragraph that is not an empty row gets the comments on this: a
 * block, or what else struct docx_comment knows. */
void docx_comment_on(struct docx *docx, const void *about);
void docx_open_comments(struct docx *docx);
void docx_close_comments(struct docx *docx);

/* -- Pieces of the text ----------------------------------------------------
 */

/* Paragraphs in a row with the same frame share it.  In the paragraphs, not
 * in their styles: LibreOffice does not look for a frame there. */
enum docx_frame {
    FRAME_NONE,
    FRAME_IMPRINT,    /* 版记: at the foot of the text */
    FRAME_PAGE_END,   /* no text stands beside it */
    FRAME_LETTER_FOOT /* 信函: 20 mm above the edge of the sheet */
};

/* What a paragraph has beside its style; 0: nothing. */
struct docx_direct {
    const int *tabs; /* left ones, ascending */
    size_t n_tabs;
    enum docx_frame frame;
    int frame_top, frame_height; /* from the top of the sheet; 0: it decides */
    bool has_left;               /* and then these: */
    int left, right, hanging;
    int before, after;
    bool has_no_rows; /* none of the empty ones above its style: they are not
                       * set on top of a page, but for those of a seal */
    int line;         /* at least so high; 0: as in the style */
};

/* Room for the id of a style of a table in small type: its own and the size,
 * in half-points. */
enum { SMALL_ID_ROOM = 48 };
void docx_small_id(char id[SMALL_ID_ROOM], const char *style, int size);

/* Notes that a paragraph is in a style: the file needs it. */
void docx_use_style(struct docx *docx, const char *style);

/* How many empty rows the standard has above what is in a style. */
int docx_rows_above(const char *style);

/* Empty paragraphs for the empty rows above a style, where the profile wants
 * them (docx_styles.c). */
void docx_skip_rows(struct docx *docx, const char *style);

/* Opens a paragraph in a style; direct may be NULL. */
void docx_start_paragraph(struct docx *docx, const char *style,
                          const struct docx_direct *direct);
void docx_end_paragraph(struct docx *docx);

/* Text in a character style, or NULL; "\n" is a line break, "\t" a tab. */
void docx_write_text(struct docx *docx, const char *text, const char *style);

/* Runs with their links; plain ones get a character style, or NULL. */
void docx_write_runs(struct docx *docx, const struct run *runs,
                     const char *style);

/* A paragraph that holds nothing but text. */
void docx_write_paragraph(struct docx *docx, const char *style,
                          const char *text);

/* The title of docx->text, or NULL, in a style of titles. */
void docx_write_title(struct docx *docx, const char *style, const char *title);

/* The title with "\n" where a line of measure (thousandths of its size) has to
 * end, as layout breaks it; what finds no shape is left to Word. */
const char *docx_break_title(const struct docx *docx, const char *title,
                             int32_t measure);

/* How wide characters are as far as the writer knows, for layout. */
struct metrics docx_metrics(void);

/* Whether the text at hand is signed (docx_closing.c). */
bool docx_is_signed(const struct docx *docx);

/* 版头, docx_head.c: all that stands before the title, and the title. */
void docx_write_head(struct docx *docx);
void docx_write_recipients(struct docx *docx);

/* The mark of a 信函, which stands in the header of its first page. */
void docx_write_letter_mark(struct docx *docx);

/* 发文机关标志: what it says and how large it is. */
struct docx_mark {
    const char *text; /* NULL for a joint one */
    const char *word; /* 文件 at the right of a joint one */
    bool is_joint;
    int size;        /* half-points */
    int line;        /* twips, from line to line */
    int space;       /* above and below the characters in a line */
    int names_width; /* of a joint one's names */
};
struct docx_mark docx_mark(const struct docx *docx);

/* 份号, 密级, 紧急程度, a row each; those behind n_copies are in 黑体. */
struct docx_grading {
    const char *rows[3];
    size_t n, n_copies;
};
struct docx_grading docx_grading(const struct docx *docx);

/* docx_keep.c */

/* What of the text goes with the signature: the blocks from first on, or what
 * page 1 has no room for once a page end (twips from the top of the sheet)
 * stands in front of ends.  NULL: neither. */
struct docx_kept {
    const struct block *first;
    const struct block *ends;
    int page_end;
};
struct docx_kept docx_find_kept(struct docx *docx);
void docx_write_page_end(struct docx *docx, int page_end);

/* Whether a block is a heading that the paragraph behind it goes on. */
bool docx_is_run_in(const struct block *block);

/* docx_block.c: headings, paragraphs, lists, tables, images of docx->text */
void docx_write_blocks(struct docx *docx);

/* 出席, 请假, 列席 at the end of a 纪要, and where they begin, or NULL. */
const struct block *docx_find_attendance(const struct docx *docx);
void docx_write_attendance(struct docx *docx);
void docx_write_table(struct docx *docx, const struct table *table);

/* docx_space.c: what layout leaves free between a table and the text below, to
 * have that on the rows of the page; 0: nothing, or it can't say. */
int docx_space_behind_table(struct docx *docx, const struct block *table);

/* docx_closing.c: 附件说明, 署名 and 成文日期, 附注 of docx->text */
void docx_write_attachments(struct docx *docx);
void docx_write_signature(struct docx *docx);
void docx_write_note(struct docx *docx);

/* Layout is asked, with Word's measures, on which pages all will stand.  NULL:
 * it can't say. */
const struct pages *docx_lay_out(struct docx *docx);

/* docx_imprint.c: 版记, and whether it has a section of its own */
void docx_plan_imprint(struct docx *docx);
void docx_write_imprint(struct docx *docx);

/* docx_image.c: a picture in a paragraph of its own; false: it can't be
 * loaded. */
bool docx_write_image(struct docx *docx, const struct block *block);

/* The picture that 印章 names, as large as it can be in width × height and no
 * part of the package yet.  False: it can't be loaded. */
struct docx_stamp {
    struct docx_image *image;
    struct picture_size size;
};
bool docx_load_stamp(struct docx *docx, emu width, emu height,
                     struct docx_stamp *stamp);

/* Lets go of one that is not pressed. */
void docx_drop_stamp(struct docx_stamp *stamp);

/* Presses it: its middle so far from the left of the 版心 and below the top of
 * the paragraph that it is anchored to; inside of that. */
void docx_press_stamp(struct docx *docx, const struct docx_stamp *stamp,
                      const char *alt, emu x, emu y);

/* An element with one value. */
void docx_write_value(struct docx *docx, const char *name, const char *value);
void docx_write_number(struct docx *docx, const char *name, int value);

/* An element with a width in twips. */
void docx_write_width(struct docx *docx, const char *name, int width);

/* The widths of a table's columns, which its cells have too. */
void docx_write_grid(struct docx *docx, const int *widths, size_t n);

/* The words with a mark between them, in the package's arena. */
const char *docx_join(struct docx *docx, const char *const *words, size_t n,
                      const char *mark);

/* Width of text in half cells: 2 a Han character, 1 a digit. */
int docx_text_width(const char *text);

/* Of the widest of the names; 0: there is none. */
int docx_widest(const struct names *names);

#endif

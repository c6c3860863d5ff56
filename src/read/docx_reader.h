/*
 * What the files of the Word reader share: the state of reading one document.
 *
 * Events of the XML come in; paragraphs, tables and pictures go out as pieces
 * of the holder that is open: the body, a cell, a text box, a footnote, a
 * header.  A piece becomes a draft.  Where it stands in the source is known
 * only when all of them are in order, so remarks (notes and findings) keep
 * the draft and wait.
 */
#ifndef FANGAN_READ_DOCX_READER_H
#define FANGAN_READ_DOCX_READER_H

#include "base/limits.h"
#include "read/docx.h"
#include "read/docx_number.h"

/* -- What comes out -------------------------------------------------------- */

struct piece {
    struct draft *draft;
    struct look *look;
    struct word_paragraph *format; /* of a table those of its cells; or NULL */
    size_t n_empty;                /* empty paragraphs in front of it */
    bool is_cut;                   /* no piece of any list any more */
    bool is_run_in;                /* a heading in its face, then text */
    bool has_contents_behind;      /* a table of contents, cut out */
    struct piece *inside;          /* a table: the last of its paragraphs */
    struct piece *next;            /* in a table: the one before */
};

struct pieces {
    struct piece *first, *last;
};

struct remark {
    const struct draft *draft; /* what it is about */
    bool is_note;
    enum note_kind kind;
    enum diag_code code;
    const char *text;     /* of a note, or NULL */
    const char *words[2]; /* why, in zh and en; of a finding its first
                           * argument */
    const char *second;   /* a finding's second argument, or NULL */
    struct remark *next;
};

/* -- What is open ---------------------------------------------------------- */

/* Text from start on (to the next one) looks alike. */
struct segment {
    size_t start;
    unsigned style; /* set of enum run_style, before it is settled */
    const char *link;
};

/* How many bytes of text have this format. */
struct vote {
    struct text_format format;
    size_t n;
};

enum { VOTES = 6 };

struct para {
    struct draft *draft;
    struct para_format direct;
    struct para_format format;      /* in effect */
    const struct word_style *style; /* or NULL */
    struct text_format base;        /* of text that sets nothing */
    struct word_label label;
    struct buf text;
    struct segment *segments;
    size_t n_segments, segments_room;
    struct vote votes[VOTES];
    int blank_columns;           /* of blanks in front; a full-width one: 2 */
    size_t n_changes;            /* tracked ones that were accepted */
    size_t n_invisible;          /* characters that nobody sees, left out */
    struct buf hidden;           /* hidden text, left out */
    struct pieces before, after; /* boxes and pictures that hang on it */
    struct pieces notes; /* the same as bytes [notes_start, notes_end) */
    size_t notes_start, notes_end; /* of text, the last ones in a row */
    bool is_settled, is_break_before, is_break_after;
    bool has_page_number, is_drawn;   /* a line was drawn in it */
    bool is_lined;                    /* with lines to write on */
    struct text_format number_format; /* of the page number */
};

enum holder_kind {
    HOLDER_BODY,
    HOLDER_CELL,
    HOLDER_BOX,
    HOLDER_NOTE,
    HOLDER_HEADER
};

struct holder {
    enum holder_kind kind;
    unsigned serial; /* no two have the same */
    struct pieces pieces;
    size_t n_empty;
    struct para para;
    bool is_open;     /* a w:p is */
    bool is_carried;  /* it has no end of its own: the next one goes on */
    bool breaks_page; /* before what comes next */
    struct text_format direct, text; /* of the run; text once is_resolved */
    bool is_resolved;
    unsigned style; /* what text means as run_style */
    bool keeps_blanks;
    const char *link;
    int first_field; /* fields below are of other holders */
    int first_table;
};

enum field_kind {
    FIELD_OTHER,
    FIELD_TOC,
    FIELD_PAGE,
    FIELD_LINK,
    FIELD_EQ,
    FIELD_BUTTON, /* shows the text behind a macro's or a bookmark's name */
    FIELD_SYMBOL,
    FIELD_NUMBER,  /* one that Word counts and does not write down */
    FIELD_EXTERNAL /* brings in a file or data of another program */
};

struct field {
    enum field_kind kind;
    bool has_result; /* behind w:separate */
    bool is_settled; /* its code was looked at */
    bool is_checkbox, is_checked;
    int chosen, n_entries; /* of a drop-down list, from 0 */
    const char *entry;     /* the chosen one, or NULL */
    struct buf code;
    const char *link;
    struct piece *before;      /* TOC: what stood in front of it */
    unsigned holder;           /* serial */
    size_t text_before;        /* of the paragraph */
    struct text_format format; /* PAGE: of what it shows */
};

struct cell {
    struct pieces pieces;
    int column, span;
    bool continues; /* the cell above it */
    bool is_merged; /* begins a vertical merge */
    bool is_deleted;
    struct cell *next;
};

struct row {
    struct cell *first, *last;
    int n_columns;
    bool is_deleted;
    struct row *next;
};

struct word_table {
    struct row *first, *last;
    size_t n_rows;
    const struct word_style *style;
    bool has_borders; /* of its own: then the style's do not count */
    bool has_upright_rules, has_level_rules;
};

/* A w:sectPr. */
struct word_page {
    struct word_section *section;
    struct piece *after;          /* the last piece in front of it, or NULL */
    bool has_first, is_same_page; /* titlePg; a continuous section */
    const char *headers[3], *footers[3]; /* parts: default, first, even */
    struct word_page *next;
};

/* A header or footer that was read. */
struct word_margin {
    const char *part;
    struct pieces pieces;
    bool has_number, is_outside, has_dashes;
    enum align align;
    struct text_format number;
    struct word_margin *next;
};

struct word_note {
    int id;
    const char *text;
};

struct word_note_list {
    struct word_note *items; /* sorted by id */
    size_t n, room;
};

/* A text that stands for a part's pictures. */
struct word_picture {
    const char *part, *path; /* path NULL: can't be used */
    struct word_picture *next;
};

struct word_reader {
    struct word_package *package;
    struct arena *arena;
    struct diags *diags;
    struct docx_text *text;
    const char *part;                /* that is being read */
    struct word_relations relations; /* its */
    struct word_styles styles;
    struct word_numbering numbering;
    struct word_note_list footnotes, endnotes, comments;
    struct word_note_list *notes; /* being filled */
    int note;                     /* the open one's id */
    struct pieces waiting_notes;  /* for text to stand behind */
    bool has_sentence;            /* a paragraph of the body was one */

    struct holder holders[LIMIT_XML_DEPTH + 1];
    int n_holders;
    struct field fields[LIMIT_WORD_FIELDS];
    int n_fields;
    struct word_table tables[LIMIT_XML_DEPTH + 1];
    int n_tables;
    struct format_target target;
    struct word_page *pages, *last_page, *page;
    struct word_margin *margins;
    struct word_margin *margin; /* being read, or NULL */
    struct remark *remarks, *last_remark;
    struct word_picture *pictures;
    size_t n_pictures, n_parts, n_paragraphs, n_sections;
    struct piece *section_start;   /* the last piece in front of the section */
    int sdt_depth, contents_depth; /* contents_depth 0: none is open */
    struct word_relations main_relations;
    unsigned n_serials;
    struct piece *contents_before; /* of an sdt that is a table of contents */
    unsigned contents_holder;      /* serial */
    bool is_outside_box;           /* a box stands at the outer side */
    enum align box_align;
    size_t n_page_numbers;
    const struct draft *last_draft; /* for remarks between paragraphs */
    bool has_odd_and_even;
    bool has_document; /* a w:document was seen */
    bool has_failed;
};

/* -- docx_paragraph.c: paragraphs and their text --------------------------- */

struct holder *word_holder(struct word_reader *r);
void word_open_holder(struct word_reader *r, enum holder_kind kind);
/* Closes it and gives its pieces. */
struct pieces word_close_holder(struct word_reader *r);

void word_open_paragraph(struct word_reader *r);
void word_close_paragraph(struct word_reader *r);
/* What comes next in the body begins a page, unless it is the first or does so
 * already. */
void word_break_page(struct word_reader *r);
/* Puts style, defaults, numbering and direct formatting together. */
void word_settle_paragraph(struct word_reader *r);
void word_open_run(struct word_reader *r);
/* Text as it stands in the file; blanks at its ends are kept or not. */
void word_add_text(struct word_reader *r, const char *text, size_t len);
/* Text that is ours: a number, a mark.  False: what stands here is hidden. */
bool word_add_plain(struct word_reader *r, const char *text);
void word_add_tab(struct word_reader *r);
void word_add_symbol(struct word_reader *r, const char *face, int code);

/* -- docx_look.c ----------------------------------------------------------- */

/* Whether a colour ("FF0000", or NULL) is that of a 版头. */
bool word_is_red(const char *color);
/* What the open paragraph of h looks like to a reader. */
void word_fill_look(const struct word_reader *r, const struct holder *h,
                    struct look *look);
/* What its formatting is, in the arena. */
struct word_paragraph *word_describe(struct word_reader *r,
                                     const struct holder *h);

/* -- docx_piece.c: pieces, remarks, and what becomes of them --------------- */

void word_append(struct pieces *to, struct piece *piece);
void word_append_all(struct pieces *to, struct pieces pieces);
struct piece *word_new_piece(struct word_reader *r, struct draft *draft);
/* A new draft of no list. */
struct draft *word_new_draft(struct word_reader *r, enum draft_kind kind);
void word_note(struct word_reader *r, enum note_kind kind, const char *text,
               const char *zh, const char *en);
void word_find(struct word_reader *r, enum diag_code code, const char *zh,
               const char *en, const char *second);
/* Finds and notes that something can't be read. */
void word_leave_out(struct word_reader *r, const char *zh, const char *en);
/* One more paragraph or cell; false over the limit. */
bool word_count(struct word_reader *r);
/* The part is over a limit: nothing more is read. */
void word_limit(struct word_reader *r, const char *zh, const char *en,
                size_t most);
/* The text of pieces in one line, in the arena. */
const char *word_pieces_text(const struct pieces *pieces, struct arena *arena);
/* Tells the remarks: a hundred findings at most, and how many more. */
void word_tell(struct word_reader *r, struct notes *notes);
/* Makes the source and the drafts of pieces, and tells the remarks. */
bool word_finish(struct word_reader *r, struct pieces pieces, const char *name,
                 struct notes *notes);

/* -- docx_field.c ---------------------------------------------------------- */

void word_field_char(struct word_reader *r,
                     const struct word_attributes *attributes);
void word_field_simple(struct word_reader *r,
                       const struct word_attributes *attributes);
void word_field_code(struct word_reader *r, const char *text, size_t len);
void word_field_end(struct word_reader *r);
/* Fields that never got a result end with their paragraph. */
void word_field_paragraph_ends(struct word_reader *r);
/* Whether text that comes now is no result of a field. */
bool word_field_hides(const struct word_reader *r);
const char *word_field_link(const struct word_reader *r);
/* Text of this format is the result of the innermost field. */
void word_field_shows(struct word_reader *r, const struct text_format *format);
void word_field_checkbox(struct word_reader *r, enum word_token token,
                         const struct word_attributes *attributes);
/* An element inside w:ddList. */
void word_field_choice(struct word_reader *r, enum word_token token,
                       const struct word_attributes *attributes);
/* Closes the fields of the open holder without more ado. */
void word_field_drop(struct word_reader *r);
/* Takes away the pieces behind before (NULL: all) of the open holder, if its
 * serial is this: a table of contents. */
void word_cut_contents(struct word_reader *r, struct piece *before,
                       unsigned serial);
/* An address that is kept as a link, in the arena, or NULL. */
const char *word_link(struct word_value address, struct arena *arena);

/* -- docx_table.c ---------------------------------------------------------- */

void word_open_table(struct word_reader *r);
void word_close_table(struct word_reader *r);
void word_open_row(struct word_reader *r);
void word_open_cell(struct word_reader *r);
void word_close_cell(struct word_reader *r);
/* An element inside tblPr, trPr or tcPr. */
void word_table_property(struct word_reader *r, enum word_token token,
                         enum word_token parent,
                         const struct word_attributes *attributes);

/* -- docx_note.c ----------------------------------------------------------- */

/* Begins a w:footnote, w:endnote or w:comment; false: it is only a line. */
bool word_open_note(struct word_reader *r,
                    const struct word_attributes *attributes);
void word_close_note(struct word_reader *r);
/* For those that refer to them: when all are read. */
void word_sort_notes(struct word_note_list *notes);
void word_refer_note(struct word_reader *r, const struct word_note_list *notes,
                     const struct word_attributes *attributes);
/* Notes at the end of a heading or a title, bytes [from, *to) of the open
 * paragraph, are cut off to become paragraphs of their own. */
void word_cut_notes(struct word_reader *r, size_t from, size_t *to);
/* Puts them behind this paragraph of the body, if they may stand there. */
void word_place_notes(struct word_reader *r, const struct piece *piece);
void word_refer_comment(struct word_reader *r,
                        const struct word_attributes *attributes);
/* What stands between them is told and dropped. */
void word_open_ruby(struct word_reader *r);
void word_close_ruby(struct word_reader *r);

/* -- docx_picture.c -------------------------------------------------------- */

/* A picture of the part that a relationship names. */
void word_add_picture(struct word_reader *r, struct word_value id);
/* Appends a piece to what hangs on the open paragraph. */
void word_hang(struct word_reader *r, struct pieces pieces);

/* -- docx_section.c -------------------------------------------------------- */

void word_open_section(struct word_reader *r);
void word_section_property(struct word_reader *r, enum word_token token,
                           const struct word_attributes *attributes);
void word_close_section(struct word_reader *r);
/* Reads headers and footers; gives what stands above the text. */
bool word_read_margins(struct word_reader *r, struct pieces *above);
void word_finish_sections(struct word_reader *r);

/* -- docx_body.c ----------------------------------------------------------- */

/* Reads a part with text: document, notes, header. */
bool word_read_part(struct word_reader *r, const char *part);

/* -- docx_symbol.c --------------------------------------------------------- */

/* What a symbol font shows for a code (0x20-0xFF), or 0. */
uint32_t word_symbol(const char *face, int code);
bool word_is_symbol_face(const char *face);

#endif

/*
 * The steps from raw lines to paragraphs.  Private to read/text.
 *
 * Lines know where each of their bytes stands in the source, paragraphs which
 * lines they are made of; so whatever is dropped, joined or split, a place in
 * a paragraph is a place in the source.
 */
#ifndef FANGAN_READ_TEXT_PART_H
#define FANGAN_READ_TEXT_PART_H

#include "kind/kind.h"
#include "plan/numbering.h"
#include "read/draft.h"
#include "read/notes.h"
#include "read/page.h"

/* The marks of a line, its last character left out. */
struct tally {
    uint32_t n_stops;  /* 。！？ */
    uint32_t n_commas; /* ，、 */
    uint32_t n_semicolons, n_colons;
    int depth; /* of “ 《 （ that are open at the end, or ” 》 ） too many */
};

/* A line that holds something, without the blanks at its ends. */
struct text_line {
    const char *text; /* not NUL-terminated */
    size_t len;
    uint32_t at;         /* where its first byte stands */
    const uint32_t *map; /* of len + 1 bytes: where each stands, if invisible
                            characters were left out; NULL: at + i */
    uint32_t indent;     /* columns */
    uint32_t columns;
    uint32_t n_chars;
    struct tally tally;
    enum furniture furniture;  /* what it may be by its words */
    bool is_after_blank;       /* a line without anything stands before it */
    bool begins_document;      /* with the title, alone or glued to the text */
    bool begins_model;         /* a document of a collection begins here */
    bool is_head;              /* the title, or above it */
    bool is_record;            /* stands beside the page's record: is of it */
    bool goes_on;              /* the line before was cut here: join */
    bool is_cell;              /* of what may be a table: never joined */
    const struct draft *table; /* this line begins it */
    struct text_line *prev, *next;
};

struct text {
    const struct source *source;
    struct arena *arena;
    struct notes *notes;
    const struct kinds *kinds; /* NULL: no title is known */
    const struct page *page;
    struct text_line *first, *last;
    uint32_t base_indent; /* columns that every line has */
    uint32_t width;       /* columns of hand-wrapped lines; 0: they are not */
    uint32_t widest;      /* columns that several lines reach, hardly more */
    bool omits_stops;     /* paragraphs end without a mark */
    bool has_number;      /* the document at hand says its number */
    bool is_quoted;       /* every line begins with the > of an e-mail */
    bool is_counted;      /* or with its number */
    bool has_markup;      /* tags or entities of HTML */
    const char *raw_end;  /* what ends the script or comment at hand, or NULL */
};

/* A stretch of a paragraph that one line gave. */
struct segment {
    size_t start; /* in the paragraph's text */
    const struct text_line *line;
};

struct paragraph {
    const char *text; /* blanks as typed; not NUL-terminated */
    size_t len;
    const struct segment *segments;
    size_t n_segments;
};

/* -- text_leftover.c: what other programs left in the text -- */

/* Looks for it in the source. */
void text_find_leftovers(struct text *text);

/* Behind what does not belong to the line [start, end); noted. */
const char *text_skip_leftover(const struct text *text, const char *start,
                               const char *end);

/* Replaces the line's text by what a browser shows, with LF where a tag ends
 * a line; noted. */
void line_decode(struct text *text, struct text_line *line);

/* -- text_lines.c -- */

/* Divides the source into lines, without what is invisible (noted).  False
 * with a fatal diagnostic: over LIMIT_TEXT_LINES. */
bool text_divide(struct text *text, struct diags *diags);

/* Takes a line out of the list. */
void text_remove(struct text *text, struct text_line *line);

/* Cuts line at byte at: what is behind becomes the next line, which is
 * returned; NULL if that would be blank. */
struct text_line *text_cut(struct text *text, struct text_line *line,
                           size_t at);

/* The same, but does not measure the line that it returns: for cutting a line
 * many times. */
struct text_line *text_cut_off(struct text *text, struct text_line *line,
                               size_t at);

/* Leaves len bytes of the line, without the blanks at their end. */
void text_shorten(const struct text *text, struct text_line *line, size_t len);

struct span line_span(const struct text_line *line, size_t from, size_t to);
size_t line_chars(const struct text_line *line);

/* Adds a note about bytes of the source, with their text. */
void text_note(const struct text *text, enum note_kind kind, struct span span,
               const char *zh, const char *en);

/* -- text_shape.c: what a line looks like -- */

/* Fills in columns, n_chars, tally and furniture. */
void line_measure(const struct text *text, struct text_line *line);
uint32_t columns_of(uint32_t scalar);

uint32_t line_first(const struct text_line *line);
uint32_t line_last(const struct text_line *line);

/* The value of a line of at most four digits, or 0. */
int line_value(const struct text_line *line);

/* The number at byte at of [text, text + len). */
bool text_number(const char *text, size_t len, struct number *number);

/* Bytes of 第一阶段, 第三条 at [p, p + len) with its value, or 0. */
size_t text_part(const struct text *text, const char *p, size_t len,
                 int *value);

/* Whether the scalar ends a sentence, or a clause that may end a line. */
bool text_is_end(uint32_t scalar);
bool text_is_stop(uint32_t scalar);

/* text_title.c: a title by its ending or its beginning. */
bool text_is_title(const struct text *text, const char *bytes, size_t len);

/* The line is text, and breaks off in a sentence. */
bool line_is_unfinished(const struct text *text, const struct text_line *line);

/* Nothing says that a new paragraph begins here. */
bool line_may_go_on(const struct text *text, const struct text_line *line);

/* Line breaks off, and next goes on with it. */
bool line_goes_on(const struct text *text, const struct text_line *line,
                  const struct text_line *next);

/* A sentence ends with line, and next begins with a label or 二是: a new
 * paragraph even where lines are wrapped. */
bool line_begins(const struct text_line *line, const struct text_line *next);

/* 8:30 签到 and 9:00 讲话: entries of a timetable, or of a list of names. */
bool line_is_parallel(const struct text_line *line,
                      const struct text_line *next);

/* How many of “ 《 （ are open at the end of the line, depth of them at its
 * start; never less than 0. */
int line_depth(const struct text_line *line, int depth);

/* Part of a document for certain: a sentence, a numbered heading. */
bool line_is_body(const struct text *text, const struct text_line *line);

/* 2010年8月27日, 二〇一〇年八月 */
bool line_is_date(const struct text_line *line);

/* -- The steps, in their order -- */

/* text_decoration.c: drops ornaments around titles and headings. */
void text_drop_ornaments(struct text *text);

/* text_furniture.c: drops what the page wrote around the document. */
void text_drop_furniture(struct text *text);

/* What the line may be by its words and by what it stands beside. */
enum furniture line_furniture(const struct text_line *line);

/* Drops the line, with a note why. */
void text_drop(struct text *text, struct text_line *line, const char *zh,
               const char *en);

/* The same for the lines [line, end). */
void text_drop_lines(struct text *text, struct text_line *line,
                     const struct text_line *end, const char *zh,
                     const char *en);

/* Drops a line that is furniture of this kind: the document's number
 * in it is kept if the document does not say it. */
void text_drop_as(struct text *text, struct text_line *line,
                  enum furniture furniture);

/* -- text_head.c: what the page wrote above a document -- */

/* What is known of the lines above a document. */
struct page_head {
    struct text *text;
    const struct text_line *before; /* the line above all of them, or NULL */
    struct text_line *title;        /* the document's own */
    const struct text_line *body;   /* its first sentence, or NULL */
    struct text_line name;          /* the title without what follows it */
    bool is_repeated;               /* the title stands above itself, too */
    bool has_record;                /* the page's record stands below it */
};

/* Looks at the lines between before and body.  The title is the first len
 * bytes of a line, which is cut behind the document's number; another title
 * that stands twice above it is dropped. */
struct page_head text_find_page_head(struct text *text,
                                     const struct text_line *before,
                                     struct text_line *title, size_t len,
                                     const struct text_line *body);

/* Drops what is the page's by that, of what is left of the lines above the
 * title. */
void text_drop_page_head(const struct page_head *head);

/* text_contents.c: drops tables of contents. */
void text_drop_contents(struct text *text);

/* text_posts.c: drops what others wrote in a forum beside the document. */
void text_drop_posts(struct text *text);

/* text_glued.c: cuts what the page wrote off the document's own lines. */
void text_cut_glued(struct text *text);

/* text_models.c: parts the documents of a collection of models. */
void text_part_models(struct text *text);

/* text_record.c: marks the lines of the page's record. */
void text_mark_records(struct text *text);

/* Leaves of a line of the record the document's number, if there is one that
 * stands nowhere else; false: the line is as it was. */
bool text_keep_number(struct text *text, struct text_line *line);

/* text_marks.c: drops page numbers, and what else fell into sentences. */
void text_drop_marks(struct text *text);

/* text_table.c: makes tables of lines with columns. */
void text_find_tables(struct text *text);

/* Makes the lines [first, end) a table; its cells are to be filled, row by
 * row.  Only text_close_table takes the lines but the first out. */
struct run **text_set_table(struct text *text, struct text_line *first,
                            const struct text_line *end, size_t n_rows,
                            size_t n_columns);
void text_fill_cell(const struct text *text, struct run **cell,
                    const char *bytes, size_t len);
void text_close_table(struct text *text, struct text_line *first,
                      const struct text_line *end);

/* text_columns.c: makes a table of lines with columns of blanks, or of one
 * cell each, from first on, if their first words are those of a table. */
void text_find_columns(struct text *text, struct text_line *first);

/* text_bare_contents.c: drops a table of contents without pages whose headings
 * all stand below it. */
void text_drop_bare_contents(struct text *text);

/* text_join.c: marks the lines of lists inside a sentence that a page broke at
 * each numeral. */
void text_mend_lists(struct text *text);

/* text_join.c: whether lines are wrapped, and the paragraph that begins at
 * line; *next is the line behind it. */
void text_measure(struct text *text);
struct paragraph text_join(const struct text *text,
                           const struct text_line *line,
                           const struct text_line **next);

/* text_split.c: where paragraphs are divided, and their drafts. */
void text_split(struct text *text, const struct text_line *line,
                struct drafts *drafts);

/* text_blanks.c: the text of bytes [from, to) of a paragraph with its blanks
 * put right, and the draft of it. */
void text_compose(const struct text *text, const struct paragraph *paragraph,
                  size_t from, size_t to, struct drafts *drafts);

/* Where byte at of a paragraph stands. */
uint32_t paragraph_place(const struct paragraph *paragraph, size_t at);

#endif

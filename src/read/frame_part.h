/*
 * What the steps of finding the elements around a text share.  Private to
 * frame*.c.
 *
 * Lines are read without their blanks: names are spaced out on pages (某 市),
 * words are padded (特　急), and nothing that is looked for here has a blank
 * of its own.
 */
#ifndef FANGAN_READ_FRAME_PART_H
#define FANGAN_READ_FRAME_PART_H

#include "kind/framewords.h"
#include "read/frame.h"

#include <uchar.h>

enum {
    FRAME_LONGEST_TITLE = 60, /* characters of a line of a title */
    FRAME_TITLE_LINES = 4,
    FRAME_HEAD_ROWS = 40,   /* of a 版头, a long joint issue included */
    FRAME_TAIL_ROWS = 80,   /* behind the text: 附件说明, 署名, 版记 */
    FRAME_MOST_ORGANS = 24, /* of a signature */
    FRAME_FAR_INDENT = 12   /* columns that only a signature is moved in */
};

/* The paragraphs of a document, and which of them were taken out. */
struct frame {
    const struct source *source;
    struct plan *plan; /* NULL while several documents are told apart */
    struct arena *arena;
    const struct frame_words *words;
    const struct kinds *kinds;
    struct notes *notes;
    struct draft **lines;
    const char **solids; /* texts without blanks, as far as asked for */
    bool *is_taken;
    size_t n;
};

/* -- Lines (frame_line.c) ------------------------------------------------- */

struct frame *frame_open(const struct source *source,
                         const struct drafts *drafts,
                         const struct frame_words *words,
                         const struct kinds *kinds, struct arena *arena,
                         struct notes *notes);

/* Puts what is left of the lines [from, to) into a list. */
struct drafts frame_rest(const struct frame *f, size_t from, size_t to);

/* Whether line i is there, is text and was not taken. */
bool frame_is_text(const struct frame *f, size_t i);

/* Whether line i is a page break, or behind the end. */
bool frame_is_break(const struct frame *f, size_t i);

/* The text of line i without blanks and line breaks; "" if it is no text,
 * was taken, or is too long for any element. */
const char *frame_solid(struct frame *f, size_t i);

/* The byte of the text of line i at which this byte of its solid one is. */
size_t frame_unsolid(const struct frame *f, size_t i, size_t offset);

/* The place of bytes [from, to) of the solid text of line i. */
struct span frame_span(const struct frame *f, size_t i, size_t from, size_t to);

/* Takes line i out of the text. */
void frame_take_line(struct frame *f, size_t i);

/* Notes that something about line i was guessed, dropped and so on. */
void frame_note(struct frame *f, enum note_kind kind, size_t i, const char *zh,
                const char *en);

/* The first line at or behind i that is no page break; n if there is none. */
size_t frame_skip_breaks(const struct frame *f, size_t i);

/* The line behind the pictures that stand at i, or i. */
size_t frame_skip_pictures(const struct frame *f, size_t i);

/* Whether the line stands at the right, by its look or its blanks. */
bool frame_is_right(const struct frame *f, size_t i);

/* Whether an empty line stands before line i, or it is the first. */
bool frame_has_gap(const struct frame *f, size_t i);

/* Reads tables that hold nothing but rows of a 版头 or 版记 as lines
 * (frame_unfold.c). */
void frame_unfold_tables(struct frame *f);

/* -- Pieces of a line (frame_piece.c) ------------------------------------- */

/* Whether scalar is one of the characters. */
bool frame_is_among(uint32_t scalar, const char32_t *characters);

/* Moves *p behind the longest of the words that stands there. */
bool frame_take_word(const char **p, const struct wordlist *words);

/* Moves *p behind one of the words, a number or not behind it, and a colon:
 * 附件：, 附件2：.  *n is the number, 0 without one. */
bool frame_take_label(const char **p, const struct wordlist *words, int *n);

/* Moves *p behind a number of Arabic or Han digits; -1 if there is none. */
int frame_take_value(const char **p);

bool frame_take_colon(const char **p);

/* Moves *p behind 2026年. */
bool frame_take_year(const char **p);

/* Reads a date at *p in any spelling: 二〇一〇年八月十五日, 2010.8.15.
 * *is_bare: in figures with points, hyphens or strokes, as web pages have it.
 * False, nothing moved, if there is none or the day does not exist. */
bool frame_take_date(const char **p, struct date *date, bool *is_bare);

/* Moves *p behind a date that is not filled in, 20xx年X月　日, or says no day,
 * 2026年5月; *has_month: its year and month are known. */
bool frame_take_open_date(const char **p, bool *has_month);

/* A 发文字号 at *p: 某政发〔2026〕3号 in any brackets. */
bool frame_take_number(const char **p, const struct frame_words *words);

/* Whether text is 第12号, 第三期, 2026年第1号 or 〔2026〕5号, in brackets or
 * not. */
bool frame_is_serial(const char *text);

/* Whether text[0..len) can be the name of an organ. */
bool frame_is_organ(const struct frame_words *words, const char *text,
                    size_t len);

/* Whether text[0..len) is an organ inside a body and has no name of its own:
 * 团委, 工会委员会. */
bool frame_is_inner_organ(const struct frame_words *words, const char *text,
                          size_t len);

/* The length of text without a （盖章） behind it. */
size_t frame_without_seal(const struct frame_words *words, const char *text,
                          size_t len);

/* Whether text is all in one pair of brackets; what is in them. */
bool frame_in_brackets(const char *text, const char **inner, size_t *len);

/* Whether all brackets and quotes of text are closed. */
bool frame_is_balanced(const char *text);

/* The last character, and whether it is a mark that ends text: 。；：，、 */
bool frame_ends_in_mark(const char *text);

/* Whether one of the words stands anywhere in text[0..len). */
bool frame_holds(const struct wordlist *words, const char *text, size_t len);

/* Appends a name with its place. */
void frame_add_name(struct frame *f, struct names *names, size_t room,
                    const char *name, size_t len, struct span span);

/* -- Elements, each in its file ------------------------------------------- */

/* 版头 (frame_head.c) */
struct head {
    size_t start, end; /* its lines; start == end: there is none */
    const char *mark, *number, *copy, *secrecy, *urgency;
    struct names issuer, signer;
    struct names printer; /* with its date on one row, below a 纪要's mark */
    struct date date;
    enum format format; /* DOCUMENT unless the mark says otherwise */
};

struct head frame_find_head(struct frame *f, size_t at);
void frame_apply_head(struct frame *f, const struct head *head);

/* Whether line i has a 发文字号 or 签发人 and nothing but elements of a 版头.
 */
bool frame_is_head_row(struct frame *f, size_t i);
/* Whether line i of a page header is a 发文机关标志 or a line of one. */
bool frame_is_mark_line(struct frame *f, size_t i);

/* A line of a 发文字号 alone, in brackets or not; NULL: it is none. */
const char *frame_own_number(struct frame *f, size_t i);

/* Whether line i is the name of an organ and nothing else. */
bool frame_names_organ(struct frame *f, size_t i);

/* A line of mark and number of an order, 某市人民政府令第5号; NULL: it is none.
 */
const char *frame_order_number(struct frame *f, size_t i);

/* 标题 (frame_title.c) */
struct title {
    size_t first, end; /* lines of it; first == end: none found */
    const char *text;  /* joined */
    size_t cut;        /* bytes of the last line's text that belong to it, if
                        * text follows on that line; else 0 */
    bool is_complete;  /* ends in a word that titles end in */
    bool is_labelled;  /* 附件1：… */
};

struct title frame_find_title(struct frame *f, size_t at);

/* The whole title whose first line is i, whatever stands before it; first ==
 * end: there is none. */
struct title frame_join_title(struct frame *f, size_t i);
void frame_take_title(struct frame *f, const struct title *title);

/* How many lines from i on, together, are this title again; 0: none. */
size_t frame_repeats(struct frame *f, size_t i, const char *title);

/* Whether both are the same but for blanks and marks. */
bool frame_is_same_title(const char *a, const char *b);

/* How a document begins (frame_opening.c).  A site may have set the title above
 * the 版头, too: lines [first, site). */
struct opening {
    size_t first, site;
    struct head head;
    struct title title;
};

struct opening frame_find_opening(struct frame *f, size_t at);

/* Elements in the lines of a form below the title (frame_form.c): lines
 * [start, end), none if they are the same. */
struct form {
    size_t start, end;
};

struct closing;

struct form frame_find_form(struct frame *f, size_t i);

/* Takes title, number, recipients and copies of it. */
void frame_take_form(struct frame *f, const struct form *form);

/* Takes date and issuer of it where the document has none at its end, or the
 * same. */
void frame_settle_form(struct frame *f, const struct form *form,
                       struct closing *closing);

/* 主送 (frame_recipients.c): in line i, or from there on; where it ends. */
size_t frame_take_recipients(struct frame *f, size_t i);

/* Whether line i addresses somebody. */
bool frame_is_addressed(struct frame *f, size_t i);

/* Splits the solid text [from, to) of line i at ，、；into names. */
void frame_split_names(struct frame *f, size_t i, size_t from, size_t to,
                       struct names *names);

/* 附件说明 (frame_attachments.c): the list that ends before line end, among
 * the lines [first, end): takes it and gives its first line; end if there is
 * none. */
size_t frame_take_attachments(struct frame *f, size_t first, size_t end);

/* Whether line i is the name of a file and nothing else: 报名表.doc. */
bool frame_is_file(struct frame *f, size_t i);

/* Takes the names of files among the lines [from, to), behind the signature,
 * for attachments if the document names none; else those that it names. */
void frame_take_files(struct frame *f, size_t from, size_t to);

/* Whether line i begins an attachment itself: 附件, 附件1, alone. */
bool frame_is_attachment_label(struct frame *f, size_t i);

/* A line with a date, bytes [start, end) of its solid text, and the organs that
 * sign it in front of that or behind, [from, to) (frame_signature.c). */
struct signed_line {
    struct date date; /* unset: it is not filled in */
    size_t start, end;
    size_t from, to, n_organs;
    bool is_bare, is_sealed; /* is_bare: one that others write as well */
    bool has_month;          /* of a date that is not filled in */
};

/* False: line i has no date, or more than organs beside it. */
bool frame_read_date_line(struct frame *f, size_t i, struct signed_line *line);

/* Adds the organs of a line with a date. */
void frame_add_signers(struct frame *f, size_t i,
                       const struct signed_line *line, struct names *names);

/* How many organs line i is; 1 for 某 市 教 育 局; 0: it is something else. */
size_t frame_count_organs(struct frame *f, size_t i);

/* Adds the organs of line i; false: it is something else. */
bool frame_read_organs(struct frame *f, size_t i, struct names *names,
                       bool *is_sealed);

/* 署名, 成文日期, 附注 (frame_closing.c): takes what stands at the end of the
 * lines [first, end). */
struct closing {
    struct names organs;
    struct date date;
    struct span date_span;
    bool is_sealed;   /* （盖章）, or placed for it */
    const char *seal; /* what meta.seal is to be, or NULL */
};

struct closing frame_take_closing(struct frame *f, size_t first, size_t end);

/* The line of an organ right above the title, or, without a title, above
 * number or recipients, before those are taken; n if there is none
 * (frame_issue.c). */
size_t frame_organ_above(struct frame *f, const struct title *title);

/* Who issues it: by 版头, signature, title, or the organ above that. */
void frame_settle_issuer(struct frame *f, const struct head *head,
                         const struct title *title,
                         const struct closing *closing, size_t organ);

/* Whether line i is nothing but a date, or an organ and a date. */
bool frame_is_dated(struct frame *f, size_t i);

/* Whether line i is a 成文日期: SIGNED_BY an organ on or above it, or only
 * behind a sentence. */
enum signing { SIGNED_NOT, SIGNED_BARELY, SIGNED_BY };

enum signing frame_signing(struct frame *f, size_t i);

/* Whether line i can be 附注 behind a date: all in brackets, and so on. */
bool frame_is_note(struct frame *f, size_t i);

/* 版记 (frame_imprint.c): the first line of one at the end of the lines
 * [first, end), or end. */
size_t frame_imprint_start(struct frame *f, size_t first, size_t end);

/* Whether line i can only be a row of a 版记. */
bool frame_is_imprint_row(struct frame *f, size_t i);

/* Takes the 版记 that is the lines [start, end). */
void frame_take_imprint(struct frame *f, size_t start, size_t end);

#endif

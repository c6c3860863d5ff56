/*
 * Prints pictures, rules and text, in this order.  Positions stay integers all
 * the way: an EMU is 10/127 of a thousandth of a point, and what a TJ array
 * moves by is counted from the line's beginning, so that rounding does not add
 * up.
 */
#include "write/pdf_text.h"

#include "base/utf8.h"
#include "write/pdf_link.h"

#include <stdio.h>
#include <string.h>

enum { LAST_SCALAR = 0x10ffff };

/* A step of a TJ array is a thousandth of the type size: at most 0.01 mm, of
 * which rounding costs half, up to this size; beyond it, tenths are used. */
enum { LARGE_SIZE = 40 * EMU_PT };

/* Glyphs are made narrower or wider in steps of this. */
enum { SQUEEZE_STEP = 100 };

/* -- Numbers ------------------------------------------------------------- */

static int64_t divide_rounded(int64_t number, int64_t divisor)
{
    int64_t half = divisor / 2;

    return (number + (number < 0 ? -half : half)) / divisor;
}

/* number / 10^decimals, without zeros at the end. */
static void add_decimal(struct buf *out, int64_t number, int decimals)
{
    char digits[32];
    size_t at = sizeof(digits);
    bool is_negative = number < 0;
    uint64_t rest = is_negative ? 0 - (uint64_t)number : (uint64_t)number;

    while (decimals > 0 && rest % 10 == 0) {
        rest /= 10;
        decimals--;
    }
    for (int i = 0; i <= decimals || rest > 0; i++) {
        if (i == decimals && i > 0)
            digits[--at] = '.';
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    }
    if (is_negative)
        digits[--at] = '-';
    buf_add(out, digits + at, sizeof(digits) - at);
}

void pdf_add_length(struct buf *out, int64_t length)
{
    add_decimal(out, divide_rounded(length * 10, 127), 3);
}

/* -- Ink and rules ------------------------------------------------------- */

static const char *ink_operator(enum ink ink)
{
    switch (ink) {
    case INK_BLACK:
        return "0 g\n";
    case INK_RED:
        return "1 0 0 rg\n";
    case INK_GREY:
        return "0.5 g\n";
    }
    return "";
}

static void set_ink(struct buf *content, enum ink ink, enum ink *current)
{
    if (ink == *current)
        return;
    buf_add_str(content, ink_operator(ink));
    *current = ink;
}

static void add_lengths(struct buf *content, const int64_t *lengths, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        pdf_add_length(content, lengths[i]);
        buf_add_char(content, ' ');
    }
}

static void print_rules(struct pdf_printer *printer, const struct page *page,
                        emu height, enum ink *ink, struct buf *content)
{
    if (page->first_rule == NULL)
        return;
    pdf_struct_begin_mark(printer->structure, NULL, NULL, content);
    for (const struct rule_piece *rule = page->first_rule; rule != NULL;
         rule = rule->next) {
        set_ink(content, rule->ink, ink);
        const int64_t box[4] = {rule->x,
                                (int64_t)height - rule->y - rule->height,
                                rule->width, rule->height};
        add_lengths(content, box, 4);
        buf_add_str(content, "re f\n");
    }
    pdf_struct_end_mark(printer->structure, content);
}

/* -- Pictures ------------------------------------------------------------ */

/* A picture is one unit wide and high (PDF 1.4 4.8.3). */
static void print_images(struct pdf_printer *printer, const struct page *page,
                         emu height, HPDF_Page target, struct buf *content)
{
    for (const struct image_piece *image = page->first_image; image != NULL;
         image = image->next) {
        HPDF_Dict object = pdf_images_get(&printer->images, image);
        const int64_t matrix[6] = {
            image->width,  0,        0,
            image->height, image->x, (int64_t)height - image->y - image->height,
        };

        if (object == NULL)
            continue;
        pdf_struct_begin_mark(printer->structure, image->element, NULL,
                              content);
        buf_add_str(content, "q ");
        add_lengths(content, matrix, 6);
        buf_printf(content, "cm /%s Do Q\n",
                   HPDF_Page_GetXObjectName(target, object));
        pdf_struct_end_mark(printer->structure, content);
    }
}

/* -- Missing characters -------------------------------------------------- */

static bool is_reported(struct pdf_printer *printer, uint32_t scalar)
{
    uint8_t bit = (uint8_t)(1u << scalar % 8);
    bool was;

    if (printer->reported == NULL)
        printer->reported =
            arena_alloc(printer->fonts.arena, LAST_SCALAR / 8 + 1);
    was = (printer->reported[scalar / 8] & bit) != 0;
    printer->reported[scalar / 8] |= bit;
    return was;
}

/* The first place that the character has in what the piece was made of. */
static struct span place_of(const struct source *source, struct span span,
                            const char *character, size_t len)
{
    if (source == NULL || span_is_none(span) || span.end > source->len)
        return span;

    const char *found = memmem(source->text + span.start, span.end - span.start,
                               character, len);

    if (found == NULL)
        return span;

    uint32_t start = (uint32_t)(found - source->text);

    return (struct span){start, start + (uint32_t)len};
}

/* Once a character. */
static void report_missing(struct pdf_printer *printer,
                           const struct text_piece *piece, uint32_t scalar)
{
    char character[5] = "";
    char name[16];
    size_t len = utf8_write(scalar, character);

    if (is_reported(printer, scalar))
        return;
    snprintf(name, sizeof(name), "U+%04lX", (unsigned long)scalar);
    diag_add(printer->diags, DIAG_GLYPH_MISSING,
             place_of(printer->diags->source, piece->span, character, len),
             character, name, NULL);
}

/* -- Text ---------------------------------------------------------------- */

/* Where a piece is being printed. */
struct line {
    struct buf *content;
    HPDF_Page page;
    emu size;
    int fine;        /* parts of a TJ step: 1 or 10 */
    int64_t printed; /* where the next glyph would stand, in these parts */
    HPDF_Dict font;
    enum { OUTSIDE, IN_ARRAY, IN_STRING } state;
};

static void close_array(struct line *line)
{
    if (line->state == IN_STRING)
        buf_add_char(line->content, '>');
    if (line->state != OUTSIDE)
        buf_add_str(line->content, "] TJ\n");
    line->state = OUTSIDE;
}

/* PDF 1.4 5.3.2: Tf leaves the text position where it is. */
static void set_font(struct line *line, HPDF_Dict font)
{
    if (font != line->font) {
        close_array(line);
        buf_printf(line->content, "/%s ",
                   HPDF_Page_GetLocalFontName(line->page, font));
        pdf_add_length(line->content, line->size);
        buf_add_str(line->content, " Tf\n");
        line->font = font;
    }
    if (line->state == OUTSIDE) {
        buf_add_char(line->content, '[');
        line->state = IN_ARRAY;
    }
}

/* A positive number in a TJ array moves to the left. */
static void move_to(struct line *line, int64_t wanted)
{
    int64_t back = line->printed - wanted;

    if (back == 0)
        return;
    if (line->state == IN_STRING)
        buf_add_char(line->content, '>');
    add_decimal(line->content, back, line->fine == 1 ? 0 : 1);
    line->state = IN_ARRAY;
}

static void print_code(struct line *line, uint16_t code)
{
    if (line->state == IN_ARRAY)
        buf_add_char(line->content, '<');
    line->state = IN_STRING;
    pdf_add_hex(line->content, code);
}

static void begin_piece(const struct text_piece *piece, emu height,
                        struct line *line)
{
    struct buf *content = line->content;

    if (piece->size != line->size)
        line->font = NULL; /* Tf sets both */
    line->size = piece->size;
    line->fine = piece->size > LARGE_SIZE ? 10 : 1;
    line->printed = 0;
    buf_add_str(content, piece->is_turned ? "0 1 -1 0 " : "1 0 0 1 ");
    pdf_add_length(content, piece->x);
    buf_add_char(content, ' ');
    pdf_add_length(content, (int64_t)height - piece->y);
    buf_add_str(content, " Tm\n");
}

/* A character of a piece. */
struct character {
    const struct text_piece *piece;
    size_t i;
    uint32_t scalar;
    uint32_t next; /* the scalar behind it in the piece; 0: none */
    struct font_char found;
};

/* Whether another piece goes on where this one ends. */
static bool is_continued(const struct text_piece *piece)
{
    const struct text_piece *next = piece->next;

    if (next == NULL || next->is_turned != piece->is_turned)
        return false;
    return piece->is_turned ? next->x == piece->x && next->y < piece->y
                            : next->y == piece->y && next->x > piece->x;
}

/* GB/T 15834-2011 5.1.8: 间隔号 takes half a cell, and its glyph is mostly one
 * of a whole cell.  Layout says where its half cell begins. */
static bool is_centered_dot(const struct character *c)
{
    return c->scalar == 0x00B7 || c->scalar == 0x2027;
}

/* By how much the glyph must be narrower, or wider if that is negative, so
 * that the next one neither lies over its empty half nor seems to stand behind
 * a blank, unless one is there.  Steps of a tenth of an em keep the copies of
 * a font few; what is left disturbs no reader.  A wide gap is meant as one. */
static int squeeze_of(const struct character *c)
{
    const struct text_piece *piece = c->piece;
    int64_t width =
        divide_rounded((int64_t)piece->advances[c->i] * EM_UNITS, piece->size);
    int64_t squeeze =
        divide_rounded(c->found.advance - width, SQUEEZE_STEP) * SQUEEZE_STEP;

    if (c->next == 0 && !is_continued(piece) && !is_centered_dot(c))
        return 0;
    if (squeeze < 0 && (scalar_is_blank(c->scalar) || scalar_is_blank(c->next)))
        return 0;
    if (squeeze < -EM_UNITS / 2 || squeeze >= c->found.advance)
        return 0;
    return (int)squeeze;
}

/* at: where it stands in the line, in parts of a TJ step. */
static void print_character(struct pdf_printer *printer,
                            const struct character *c, int64_t at,
                            struct line *line)
{
    struct font_fit fit = {squeeze_of(c), is_centered_dot(c)};
    struct pdf_code code =
        pdf_fonts_code(&printer->fonts, &c->found, c->scalar, fit);

    if (fit.is_centered && code.fit.squeeze != fit.squeeze)
        at -= (int64_t)fit.squeeze / 2 * line->fine;
    set_font(line, code.font);
    move_to(line, at);
    print_code(line, code.code);
    line->printed =
        at + (int64_t)(c->found.advance - code.fit.squeeze) * line->fine;
}

static void print_piece(struct pdf_printer *printer,
                        const struct text_piece *piece, struct line *line)
{
    struct character c = {.piece = piece};
    const char *p = piece->text;
    int64_t wanted = 0; /* EMU from the beginning */
    int64_t steps = (int64_t)EM_UNITS * line->fine;

    for (; c.i < piece->n && *p != '\0'; c.i++) {
        c.scalar = utf8_next(&p);
        c.next = utf8_peek(p);
        if (fonts_find_char(printer->store, piece->face, c.scalar, &c.found))
            print_character(printer, &c,
                            divide_rounded(wanted * steps, piece->size), line);
        else
            report_missing(printer, piece, c.scalar);
        wanted += piece->advances[c.i];
    }
    close_array(line);
}

/* What the text that is being printed belongs to. */
struct mark {
    bool is_open;
    const struct element *element;
    HPDF_Dict link;
};

static void switch_mark(struct pdf_printer *printer,
                        const struct text_piece *piece, HPDF_Dict link,
                        struct mark *mark, struct buf *content)
{
    if (mark->is_open && mark->element == piece->element &&
        mark->link == NULL && link == NULL)
        return;
    if (mark->is_open)
        pdf_struct_end_mark(printer->structure, content);
    pdf_struct_begin_mark(printer->structure, piece->element, link, content);
    *mark = (struct mark){true, piece->element, link};
}

static void print_text(struct pdf_printer *printer, const struct page *page,
                       emu height, enum ink *ink, struct line *line)
{
    struct buf *content = line->content;
    struct mark mark = {.is_open = false};

    for (const struct text_piece *piece = page->first_text; piece != NULL;
         piece = piece->next) {
        if (piece->n == 0 || piece->size <= 0)
            continue;
        HPDF_Dict link =
            pdf_link_add(printer->fonts.doc, line->page, piece, height);
        switch_mark(printer, piece, link, &mark, content);
        set_ink(content, piece->ink, ink);
        begin_piece(piece, height, line);
        print_piece(printer, piece, line);
    }
    if (mark.is_open)
        pdf_struct_end_mark(printer->structure, content);
}

void pdf_print_page(struct pdf_printer *printer, const struct page *page,
                    emu height, HPDF_Page target, struct buf *content)
{
    struct line line = {.content = content, .page = target};
    enum ink ink = INK_BLACK; /* what a page begins with */

    print_images(printer, page, height, target, content);
    print_rules(printer, page, height, &ink, content);
    if (page->first_text == NULL)
        return;
    buf_add_str(content, "BT\n");
    print_text(printer, page, height, &ink, &line);
    buf_add_str(content, "ET\n");
}

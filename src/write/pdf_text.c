/*
 * Prints rules and text.  Positions stay integers all the way: an EMU is
 * 10/127 of a thousandth of a point, and what a TJ array moves by is counted
 * from the line's beginning, so that rounding does not add up.
 */
#include "write/pdf_text.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

enum { LAST_SCALAR = 0x10ffff };

/* A step of a TJ array is a thousandth of the type size: at most 0.01 mm, of
 * which rounding costs half, up to this size; beyond it, tenths are used. */
enum { LARGE_SIZE = 40 * EMU_PT };

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

static void add_code(struct buf *out, uint16_t code)
{
    static const char hex[] = "0123456789ABCDEF";
    char digits[4] = {hex[code >> 12], hex[code >> 8 & 15], hex[code >> 4 & 15],
                      hex[code & 15]};

    buf_add(out, digits, sizeof(digits));
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

static void print_rules(const struct page *page, emu height, enum ink *ink,
                        struct buf *content)
{
    for (const struct rule_piece *rule = page->first_rule; rule != NULL;
         rule = rule->next) {
        set_ink(content, rule->ink, ink);
        pdf_add_length(content, rule->x);
        buf_add_char(content, ' ');
        pdf_add_length(content, (int64_t)height - rule->y - rule->height);
        buf_add_char(content, ' ');
        pdf_add_length(content, rule->width);
        buf_add_char(content, ' ');
        pdf_add_length(content, rule->height);
        buf_add_str(content, " re f\n");
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

/* The character's own place, if the piece stands in the source as it is. */
static struct span place_of(const struct text_piece *piece, size_t offset,
                            size_t len)
{
    struct span span = piece->span;

    if (span_is_none(span) || span.end - span.start != strlen(piece->text))
        return span;
    return (struct span){span.start + (uint32_t)offset,
                         span.start + (uint32_t)(offset + len)};
}

static void report_missing(struct pdf_printer *printer,
                           const struct text_piece *piece, size_t offset,
                           uint32_t scalar)
{
    char character[5] = "";
    char name[16];
    size_t len = utf8_write(scalar, character);

    if (is_reported(printer, scalar))
        return;
    snprintf(name, sizeof(name), "U+%04lX", (unsigned long)scalar);
    diag_add(printer->diags, DIAG_GLYPH_MISSING, place_of(piece, offset, len),
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
    add_code(line->content, code);
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
    buf_add_str(content, "1 0 0 1 ");
    pdf_add_length(content, piece->x);
    buf_add_char(content, ' ');
    pdf_add_length(content, (int64_t)height - piece->y);
    buf_add_str(content, " Tm\n");
}

static void print_piece(struct pdf_printer *printer,
                        const struct text_piece *piece, struct line *line)
{
    const char *p = piece->text;
    int64_t wanted = 0; /* EMU from the beginning */
    int64_t steps = (int64_t)EM_UNITS * line->fine;

    for (size_t i = 0; i < piece->n && *p != '\0'; i++) {
        const char *start = p;
        uint32_t scalar = utf8_next(&p);
        struct font_char found;

        if (fonts_find_char(printer->store, piece->face, scalar, &found)) {
            struct pdf_code code =
                pdf_fonts_code(&printer->fonts, &found, scalar);
            int64_t at = divide_rounded(wanted * steps, piece->size);
            set_font(line, code.font);
            move_to(line, at);
            print_code(line, code.code);
            line->printed = at + (int64_t)found.advance * line->fine;
        } else {
            report_missing(printer, piece, (size_t)(start - piece->text),
                           scalar);
        }
        wanted += piece->advances[i];
    }
    close_array(line);
}

void pdf_print_page(struct pdf_printer *printer, const struct page *page,
                    emu height, HPDF_Page target, struct buf *content)
{
    struct line line = {.content = content, .page = target};
    enum ink ink = INK_BLACK; /* what a page begins with */

    print_rules(page, height, &ink, content);
    if (page->first_text == NULL)
        return;
    buf_add_str(content, "BT\n");
    for (const struct text_piece *piece = page->first_text; piece != NULL;
         piece = piece->next) {
        if (piece->n == 0 || piece->size <= 0)
            continue;
        set_ink(content, piece->ink, &ink);
        begin_piece(piece, height, &line);
        print_piece(printer, piece, &line);
    }
    buf_add_str(content, "ET\n");
}

/*
 * What a paragraph looks like: for those who read the document out of it, and
 * for those who judge it.
 */
#include "read/docx_reader.h"

#include <stdlib.h>
#include <string.h>

enum { EMU_TWIP = 635, EMU_HALF_POINT = 6350 };

enum { USUAL_SIZE = 20 }; /* half-points, where nothing says it */

static const struct text_format *main_format(const struct para *para)
{
    const struct vote *best = &para->votes[0];
    for (size_t i = 1; i < VOTES; i++)
        if (para->votes[i].n > best->n)
            best = &para->votes[i];
    return best->n == 0 ? &para->base : &best->format;
}

bool word_is_red(const char *color)
{
    unsigned long c;
    if (color == NULL || strlen(color) != 6)
        return false;
    c = strtoul(color, NULL, 16);
    return (c >> 16) >= 0xC0 && (c >> 8 & 0xFF) < 0x50 && (c & 0xFF) < 0x50;
}

static int32_t bounded(int64_t n)
{
    enum { MOST = 1000 * 1000 * 1000 };
    return n > MOST ? MOST : n < -MOST ? -MOST : (int32_t)n;
}

/* A hundredth of a character is 63.5 EMU for each half-point of its size. */
static int32_t first_indent(const struct para *para, int size)
{
    const struct para_format *format = &para->format;
    if ((format->set & PARA_FIRST_CHARS) != 0 && format->first_chars != 0)
        return bounded((int64_t)format->first_chars *
                       (size == 0 ? USUAL_SIZE : size) * 127 / 2);
    return format->first * EMU_TWIP;
}

static int outline_of(const struct para_format *format)
{
    bool is_given = (format->set & PARA_OUTLINE) != 0;
    return is_given && format->outline >= 0 && format->outline < 9
               ? format->outline + 1
               : 0;
}

void word_fill_look(const struct word_reader *r, const struct holder *h,
                    struct look *look)
{
    const struct para *para = &h->para;
    const struct text_format *text = main_format(para);
    look->align = para->format.align;
    look->is_bold = (text->on & TEXT_BOLD) != 0;
    look->is_red = word_is_red(text->color);
    look->size = text->size * EMU_HALF_POINT;
    look->indent = bounded((int64_t)first_indent(para, text->size) +
                           (int64_t)para->format.left * EMU_TWIP +
                           (int64_t)para->blank_columns * look->size / 2);
    look->outline = outline_of(&para->format);
    look->is_in_box = h->kind == HOLDER_BOX || para->format.is_framed;
    look->is_in_header = r->margin != NULL;
    look->is_ruled = para->format.is_ruled || para->is_drawn;
}

static void fill_pitch(struct word_paragraph *p,
                       const struct para_format *format)
{
    bool is_given = (format->set & PARA_LINE) != 0;
    if (!is_given || format->line_rule == LINE_AUTO) {
        p->pitch_rule = PITCH_MULTIPLE; /* in 240ths of a line */
        p->pitch = is_given ? format->line * 1000 / 240 : 1000;
        return;
    }
    p->pitch_rule =
        format->line_rule == LINE_EXACT ? PITCH_EXACT : PITCH_AT_LEAST;
    p->pitch = format->line * EMU_TWIP;
}

struct word_paragraph *word_describe(struct word_reader *r,
                                     const struct holder *h)
{
    struct word_paragraph *p =
        arena_new_object(r->arena, struct word_paragraph);
    const struct para *para = &h->para;
    const struct para_format *format = &para->format;
    const struct text_format *text = main_format(para);
    p->span = SPAN_NONE;
    p->style = para->style == NULL ? NULL : para->style->name;
    p->outline = outline_of(format);
    p->han_face = text->han;
    p->latin_face = text->latin;
    p->size = text->size * EMU_HALF_POINT;
    p->color = text->color;
    p->align = format->align;
    p->first_indent = bounded((int64_t)first_indent(para, text->size) +
                              (int64_t)para->blank_columns *
                                  (text->size == 0 ? USUAL_SIZE : text->size) *
                                  EMU_HALF_POINT / 2);
    p->first_chars = format->first_chars;
    p->left = format->left * EMU_TWIP;
    p->right = format->right * EMU_TWIP;
    fill_pitch(p, format);
    p->before = format->before * EMU_TWIP;
    p->after = format->after * EMU_TWIP;
    p->is_in_table = h->kind == HOLDER_CELL;
    p->is_in_box = h->kind == HOLDER_BOX || format->is_framed;
    return p;
}

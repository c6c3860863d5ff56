/*
 * Pages as text: lengths in thousandths of a millimetre, one line a piece.
 *
 *   page 1 number 1
 *   text x=39.143 y=41.967 w=72.429 body 16pt 5.571*13
 * |为深入贯彻落实省委决策部署
 *
 * The numbers before the bar are the advances, a*n standing for n equal ones:
 * a mark that was squeezed shows as a smaller one in its place.
 */
#include "layout/pages.h"

#include "font/config.h"

static const char *ink_suffix(enum ink ink)
{
    switch (ink) {
    case INK_BLACK:
        return "";
    case INK_RED:
        return " red";
    case INK_GREY:
        return " grey";
    }
    return "?";
}

/* EMU in micrometres, to the nearest. */
static int64_t micrometres(int64_t length)
{
    int64_t unit = EMU_MM / 1000;

    return (length >= 0 ? length + unit / 2 : length - unit / 2) / unit;
}

static void add_length(struct buf *out, int64_t length)
{
    int64_t um = micrometres(length);
    uint64_t rest = (uint64_t)(um < 0 ? -um : um);
    char digits[24];
    size_t at = sizeof(digits);

    for (int i = 0; i < 4 || rest > 0; i++, rest /= 10) {
        if (i == 3)
            digits[--at] = '.';
        digits[--at] = (char)('0' + rest % 10);
    }
    if (um < 0)
        digits[--at] = '-';
    buf_add(out, digits + at, sizeof(digits) - at);
}

static void add_named(struct buf *out, const char *name, int64_t length)
{
    buf_add_char(out, ' ');
    buf_add_str(out, name);
    buf_add_char(out, '=');
    add_length(out, length);
}

static void add_size(struct buf *out, emu size)
{
    int tenths = (size * 10 + EMU_PT / 2) / EMU_PT;

    if (tenths % 10 == 0)
        buf_printf(out, " %dpt", tenths / 10);
    else
        buf_printf(out, " %d.%dpt", tenths / 10, tenths % 10);
}

static void add_advances(struct buf *out, const struct text_piece *piece)
{
    for (size_t i = 0, next; i < piece->n; i = next) {
        int64_t um = micrometres(piece->advances[i]);

        for (next = i + 1; next < piece->n; next++)
            if (micrometres(piece->advances[next]) != um)
                break;
        buf_add_char(out, ' ');
        add_length(out, piece->advances[i]);
        if (next - i > 1)
            buf_printf(out, "*%zu", next - i);
    }
}

static void dump_text(const struct text_piece *piece, struct buf *out)
{
    int64_t width = 0;

    for (size_t i = 0; i < piece->n; i++)
        width += piece->advances[i];
    buf_add_str(out, "text");
    add_named(out, "x", piece->x);
    add_named(out, "y", piece->y);
    add_named(out, "w", width);
    buf_printf(out, " %s", face_id(piece->face));
    add_size(out, piece->size);
    buf_add_str(out, ink_suffix(piece->ink));
    buf_add_str(out, piece->is_turned ? " turned" : "");
    add_advances(out, piece);
    if (piece->link != NULL)
        buf_printf(out, " <%s>", piece->link);
    buf_add_str(out, " |");
    buf_add_str(out, piece->text);
    buf_add_char(out, '\n');
}

static void dump_rule(const struct rule_piece *rule, struct buf *out)
{
    buf_add_str(out, "rule");
    add_named(out, "x", rule->x);
    add_named(out, "y", rule->y);
    add_named(out, "w", rule->width);
    add_named(out, "h", rule->height);
    buf_printf(out, "%s\n", ink_suffix(rule->ink));
}

static void dump_image(const struct image_piece *image, struct buf *out)
{
    const struct element *element = image->element;
    bool has_alt = element != NULL && element->alt != NULL;

    buf_add_str(out, "image");
    add_named(out, "x", image->x);
    add_named(out, "y", image->y);
    add_named(out, "w", image->width);
    add_named(out, "h", image->height);
    buf_printf(out, "%s %zu bytes |%s\n", image->is_seal ? " seal" : "",
               image->len, has_alt ? element->alt : "");
}

static void dump_page(const struct page *page, int position, struct buf *out)
{
    buf_printf(out, "page %d", position);
    if (page->number > 0)
        buf_printf(out, " number %d", page->number);
    buf_add_char(out, '\n');
    for (const struct text_piece *t = page->first_text; t != NULL; t = t->next)
        dump_text(t, out);
    for (const struct rule_piece *r = page->first_rule; r != NULL; r = r->next)
        dump_rule(r, out);
    for (const struct image_piece *i = page->first_image; i != NULL;
         i = i->next)
        dump_image(i, out);
}

void pages_dump(const struct pages *pages, struct buf *out)
{
    int position = 0;

    buf_printf(out, "pages %zu", pages->n);
    add_named(out, "w", pages->width);
    add_named(out, "h", pages->height);
    buf_printf(out, "\ntitle %s\n", pages->title == NULL ? "" : pages->title);
    if (pages->author != NULL)
        buf_printf(out, "author %s\n", pages->author);
    if (pages->date != NULL)
        buf_printf(out, "date %s\n", pages->date);
    for (const struct outline_entry *e = pages->outline; e != NULL;
         e = e->next) {
        buf_printf(out, "outline %d page %d", e->level, e->page + 1);
        add_named(out, "y", e->y);
        buf_printf(out, " |%s\n", e->text);
    }
    for (const struct page *page = pages->first; page != NULL;
         page = page->next)
        dump_page(page, ++position, out);
}

/*
 * The text of runs, as it comes, into the open paragraph.
 */
#include "read/docx_reader.h"

#include "base/utf8.h"
#include "read/charset.h"

#include <stdlib.h>
#include <string.h>

enum { GETA = 0x3013 }; /* 〓: a character that can't be shown */

enum { TAB_COLUMNS = 4 }; /* as far as a tab goes where nothing says it */

/* -- Formatting ------------------------------------------------------------ */

static bool names(const char *face, const char *a, const char *b)
{
    return face != NULL &&
           (strstr(face, a) != NULL || strcasestr(face, b) != NULL);
}

/* 黑体 and 楷体 are what a plan file can say; 微软雅黑 is a screen's plain
 * face. */
static unsigned run_style_of(const struct text_format *format)
{
    unsigned style = 0;
    bool is_hei =
        names(format->han, "黑", "hei") && !names(format->han, "雅黑", "yahei");
    if ((format->on & TEXT_BOLD) != 0 || is_hei)
        style |= RUN_STRONG;
    if ((format->on & TEXT_ITALIC) != 0 || names(format->han, "楷", "kai"))
        style |= RUN_EMPHASIS;
    return style;
}

/* What the run looks like after its paragraph, its style and itself. */
static void resolve(struct word_reader *r, struct holder *h)
{
    const struct word_style *style =
        word_style_find(&r->styles, h->direct.style);
    h->text = h->para.base;
    if (style != NULL)
        text_format_toggle(&h->text, &style->text);
    text_format_lay(&h->text, &h->direct);
    h->style = run_style_of(&h->text) & ~run_style_of(&h->para.base);
    h->is_resolved = true;
}

static bool is_same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool looks_alike(const struct text_format *a,
                        const struct text_format *b)
{
    return a->on == b->on && a->size == b->size && is_same(a->han, b->han) &&
           is_same(a->latin, b->latin) && is_same(a->color, b->color);
}

/* Beyond the first few formats of a paragraph no other is its main one. */
static void vote(struct para *para, const struct text_format *format, size_t n)
{
    for (size_t i = 0; i < VOTES; i++) {
        struct vote *v = &para->votes[i];
        if (v->n == 0)
            v->format = *format;
        else if (!looks_alike(&v->format, format))
            continue;
        v->n += n;
        return;
    }
}

/* -- Segments -------------------------------------------------------------- */

static void open_segment(struct para *para, unsigned style, const char *link)
{
    struct segment *last =
        para->n_segments == 0 ? NULL : &para->segments[para->n_segments - 1];
    if (last != NULL && last->style == style && is_same(last->link, link))
        return;
    if (last != NULL && last->start == para->text.len) {
        last->style = style;
        last->link = link;
        return;
    }
    if (para->n_segments == para->segments_room) {
        para->segments_room =
            para->segments_room == 0 ? 16 : para->segments_room * 2;
        para->segments = xrealloc(para->segments, para->segments_room *
                                                      sizeof(*para->segments));
    }
    para->segments[para->n_segments++] =
        (struct segment){para->text.len, style, link};
}

/* -- Characters ------------------------------------------------------------ */

static bool is_common(uint32_t c)
{
    return (c >= 0x20 && c < 0x7F) || (c >= 0x2E80 && c < 0xA000) ||
           (c >= 0xFF00 && c < 0xFFF0) || (c >= 0x2010 && c < 0x2028);
}

static void add_lost(struct word_reader *r, const char *face, uint32_t c)
{
    word_find(r, DIAG_SYMBOL_UNKNOWN, face, face,
              arena_printf(r->arena, "U+%04X", (unsigned)c));
    buf_add_utf8(&word_holder(r)->para.text, GETA);
}

/* Codes of symbol fonts are U+F020 to U+F0FF. */
static void add_private(struct word_reader *r, uint32_t c)
{
    struct holder *h = word_holder(r);
    const char *face =
        word_is_symbol_face(h->text.han) ? h->text.han : h->text.latin;
    if (c >= 0xF020 && c <= 0xF0FF && word_is_symbol_face(face)) {
        uint32_t symbol = word_symbol(face, (int)(c & 0xFF));
        if (symbol == 0)
            add_lost(r, face, c);
        else
            buf_add_utf8(&h->para.text, symbol);
        return;
    }
    const char *code = arena_printf(r->arena, "U+%04X", (unsigned)c);
    word_find(r, DIAG_CHARACTER_PRIVATE, code, code, NULL);
    buf_add_utf8(&h->para.text, c);
}

static void add_scalar(struct word_reader *r, uint32_t c)
{
    struct para *para = &word_holder(r)->para;
    uint32_t before = utf8_before(buf_text(&para->text),
                                  buf_text(&para->text) + para->text.len);
    if (c == '\t' || c == '\n' || c == '\r')
        buf_add_char(&para->text, ' ');
    else if (scalar_is_private(c))
        add_private(r, c);
    else if (c == 0xFFFD || (c >= 0xFDD0 && c <= 0xFDEF) ||
             (c & 0xFFFE) == 0xFFFE)
        add_lost(r, "?", c);
    else if (charset_forbidden(c, before) != NULL)
        para->n_invisible++;
    else
        buf_add_utf8(&para->text, c);
}

/* Text in a symbol font: each byte is a picture of its own. */
static void add_symbols(struct word_reader *r, const char *face,
                        const char *text, const char *end)
{
    while (text < end) {
        uint32_t c = utf8_next(&text);
        uint32_t symbol = c < 0x100 ? word_symbol(face, (int)c) : 0;
        add_scalar(r, symbol != 0 ? symbol : c);
    }
}

static void add_characters(struct word_reader *r, const char *text,
                           const char *end)
{
    struct para *para = &word_holder(r)->para;
    const char *plain = text;
    while ((text = utf8_skip_hanzi(text, end)) < end) {
        const char *here = text;
        uint32_t c = utf8_next(&text);
        if (is_common(c))
            continue;
        buf_add(&para->text, plain, (size_t)(here - plain));
        add_scalar(r, c);
        plain = text;
    }
    buf_add(&para->text, plain, (size_t)(end - plain));
}

/* Half of the text stands above the other half: a blank is between them. */
static void add_combined(struct word_reader *r, const char *text,
                         const char *end)
{
    size_t half = (utf8_count_bytes(text, (size_t)(end - text)) + 1) / 2;
    const char *middle = text;
    while (half-- > 0 && middle < end)
        utf8_next(&middle);
    add_characters(r, text, middle);
    if (middle < end)
        buf_add_char(&word_holder(r)->para.text, ' ');
    add_characters(r, middle, end);
}

/* Blanks that are underlined are a line to write on, which is seen, or a red
 * line of a 版头.  Whether text is one: nothing but blanks, and more than the
 * one between two words. */
static bool add_line(struct word_reader *r, const char *text, const char *end)
{
    enum { LEAST = 2 };
    struct holder *h = word_holder(r);
    int columns = 0;
    if ((h->text.on & TEXT_UNDERLINE) == 0)
        return false;
    while (text < end) {
        uint32_t c = utf8_next(&text);
        if (!scalar_is_blank(c))
            return false;
        columns += c == '\t' ? TAB_COLUMNS : scalar_columns(c);
    }
    if (columns < LEAST)
        return false;
    if (word_is_red(h->text.color)) {
        h->para.is_drawn = true;
        return true;
    }
    for (int i = 0; i < columns; i++)
        buf_add_char(&h->para.text, '_');
    if (!h->para.is_lined)
        word_note(r, NOTE_GUESSED, NULL, "带下划线的空格写成下划线",
                  "underlined blanks are written as a line");
    h->para.is_lined = true;
    return true;
}

/* Without xml:space="preserve" blanks at the ends are XML's. */
static void trim(const char **text, const char **end)
{
    while (*text < *end && (unsigned char)**text <= ' ')
        ++*text;
    while (*text < *end && (unsigned char)(*end)[-1] <= ' ')
        --*end;
}

/* -- Entry points ---------------------------------------------------------- */

void word_open_run(struct word_reader *r)
{
    struct holder *h = word_holder(r);
    h->direct = (struct text_format){.set = 0};
    h->is_resolved = false;
}

void word_add_text(struct word_reader *r, const char *text, size_t len)
{
    struct holder *h = word_holder(r);
    const char *end = text + len;
    if (!h->is_open || word_field_hides(r))
        return;
    word_settle_paragraph(r);
    if (!h->is_resolved)
        resolve(r, h);
    if (!h->keeps_blanks)
        trim(&text, &end);
    if (text == end)
        return;
    if ((h->text.on & TEXT_VANISH) != 0) {
        buf_add(&h->para.hidden, text, (size_t)(end - text));
        return;
    }
    word_field_shows(r, &h->text);
    const char *link = word_field_link(r);
    size_t start = h->para.text.len;
    open_segment(&h->para, h->style, link != NULL ? link : h->link);
    if (add_line(r, text, end))
        return;
    if (word_is_symbol_face(h->text.latin) && utf8_peek(text) < 0x100)
        add_symbols(r, h->text.latin, text, end);
    else if ((h->text.on & TEXT_COMBINED) != 0)
        add_combined(r, text, end);
    else
        add_characters(r, text, end);
    if (h->para.text.len > start)
        vote(&h->para, &h->text, h->para.text.len - start);
}

/* Whether what comes now can be seen in the open paragraph. */
static bool is_shown(struct word_reader *r, struct holder *h)
{
    if (!h->is_open || word_field_hides(r))
        return false;
    word_settle_paragraph(r);
    if (!h->is_resolved)
        resolve(r, h);
    return (h->text.on & TEXT_VANISH) == 0;
}

bool word_add_plain(struct word_reader *r, const char *text)
{
    struct holder *h = word_holder(r);
    if (!is_shown(r, h))
        return false;
    open_segment(&h->para, h->style, h->link);
    buf_add_str(&h->para.text, text);
    return true;
}

/* In front of the text it is an indent, of two characters as Word has it. */
void word_add_tab(struct word_reader *r)
{
    static const char tab[] = "\t";
    struct holder *h = word_holder(r);
    if (!is_shown(r, h))
        return;
    open_segment(&h->para, h->style, h->link);
    if (add_line(r, tab, tab + 1))
        return;
    if (h->para.text.len == 0)
        h->para.blank_columns += TAB_COLUMNS - 1;
    buf_add_char(&h->para.text, ' ');
}

/* A code below U+F000 is a character of its own. */
void word_add_symbol(struct word_reader *r, const char *face, int code)
{
    struct holder *h = word_holder(r);
    uint32_t c = (uint32_t)code;
    char bytes[5] = "";
    if (!h->is_open || word_field_hides(r) || code <= 0)
        return;
    bool is_symbol = word_is_symbol_face(face) || scalar_is_private(c);
    if (is_symbol && (c < 0x100 || (c >= 0xF000 && c <= 0xF0FF)))
        c = word_symbol(face, code & 0xFF);
    if (c == 0 || c > 0xFFFF || (c >= 0xD800 && c < 0xE000) ||
        scalar_is_private(c) || charset_forbidden(c, 0) != NULL) {
        word_find(r, DIAG_SYMBOL_UNKNOWN, face == NULL ? "?" : face,
                  face == NULL ? "?" : face,
                  arena_printf(r->arena, "%04X", (unsigned)code));
        c = GETA;
    }
    utf8_write(c, bytes);
    word_add_plain(r, bytes);
}

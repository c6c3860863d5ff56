/*
 * rPr and pPr.
 */
#include "read/docx_format.h"

#include <string.h>

/* -- Text ------------------------------------------------------------------ */

static void set_switch(struct text_format *format, unsigned bit, bool is_on)
{
    format->set |= bit;
    format->on &= ~bit;
    if (is_on)
        format->on |= bit;
}

static void set_toggle(struct text_format *format, unsigned bit,
                       const struct word_attributes *attributes)
{
    set_switch(format, bit, word_value_is_on(word_get(attributes, "val")));
}

/* minorHAnsi, majorEastAsia …: the face, or NULL if the theme has none. */
static const char *theme_face(const struct word_theme *theme,
                              struct word_value name)
{
    bool is_major = name.len >= 5 && memcmp(name.bytes, "major", 5) == 0;
    bool is_han =
        name.len >= 8 && memcmp(name.bytes + name.len - 8, "EastAsia", 8) == 0;
    if (theme == NULL)
        return NULL;
    if (is_han)
        return is_major ? theme->major_han : theme->minor_han;
    return is_major ? theme->major_latin : theme->minor_latin;
}

/* A theme's font goes before a named one (17.3.2.26). */
static void read_fonts(struct text_format *format,
                       const struct word_attributes *attributes,
                       const struct word_theme *theme, struct arena *arena)
{
    struct word_value han = word_get(attributes, "eastAsia");
    struct word_value latin = word_get(attributes, "ascii");
    struct word_value han_theme = word_get(attributes, "eastAsiaTheme");
    struct word_value latin_theme = word_get(attributes, "asciiTheme");
    if (latin.bytes == NULL)
        latin = word_get(attributes, "hAnsi");
    if (han_theme.bytes != NULL || han.len > 0) {
        format->set |= TEXT_HAN;
        format->han = han_theme.bytes != NULL ? theme_face(theme, han_theme)
                                              : word_value_copy(han, arena);
    }
    if (latin_theme.bytes != NULL || latin.len > 0) {
        format->set |= TEXT_LATIN;
        format->latin = latin_theme.bytes != NULL
                            ? theme_face(theme, latin_theme)
                            : word_value_copy(latin, arena);
    }
}

/* w:sz is in half-points; Strict writes 12pt. */
static int half_points(struct word_value value)
{
    enum { LARGEST = 3276 }; /* Word's own */
    bool has_unit = value.len > 2 && value.bytes[value.len - 1] >= 'a';
    int size =
        has_unit ? word_value_twips(value, 0) / 10 : word_value_int(value, 0);
    return size < 0 ? 0 : size > LARGEST ? LARGEST : size;
}

static void read_color(struct text_format *format, struct word_value value,
                       struct arena *arena)
{
    format->set |= TEXT_COLOR;
    format->color =
        word_value_is(value, "auto") ? NULL : word_value_copy(value, arena);
}

/* Takes in an element that stands in an rPr. */
static void text_format_read(struct text_format *format, enum word_token token,
                             const struct word_attributes *attributes,
                             const struct word_theme *theme,
                             struct arena *arena)
{
    struct word_value value = word_get(attributes, "val");
    switch (token) {
    case W_B:
        set_toggle(format, TEXT_BOLD, attributes);
        break;
    case W_I:
        set_toggle(format, TEXT_ITALIC, attributes);
        break;
    case W_VANISH:
        set_toggle(format, TEXT_VANISH, attributes);
        break;
    case W_U:
        set_toggle(format, TEXT_UNDERLINE, attributes);
        break;
    case W_EASTASIANLAYOUT:
        value = word_get(attributes, "combine");
        set_switch(format, TEXT_COMBINED,
                   value.bytes != NULL && word_value_is_on(value));
        break;
    case W_SZ:
        format->set |= TEXT_SIZE;
        format->size = half_points(value);
        break;
    case W_RFONTS:
        read_fonts(format, attributes, theme, arena);
        break;
    case W_COLOR:
        read_color(format, value, arena);
        break;
    case W_RSTYLE:
        format->style = word_value_copy(value, arena);
        break;
    case W_INS:
    case W_MOVETO:
        format->is_inserted = true;
        break;
    case W_DEL:
    case W_MOVEFROM:
        format->is_deleted = true;
        break;
    default: /* has nothing to do with how we read the text */
        break;
    }
}

void text_format_lay(struct text_format *format, const struct text_format *over)
{
    const unsigned switches = TEXT_TOGGLES | TEXT_UNDERLINE | TEXT_COMBINED;
    format->on = (format->on & ~(over->set & switches)) | over->on;
    if ((over->set & TEXT_SIZE) != 0)
        format->size = over->size;
    if ((over->set & TEXT_HAN) != 0)
        format->han = over->han;
    if ((over->set & TEXT_LATIN) != 0)
        format->latin = over->latin;
    if ((over->set & TEXT_COLOR) != 0)
        format->color = over->color;
    format->set |= over->set;
}

void text_format_toggle(struct text_format *format,
                        const struct text_format *over)
{
    unsigned both = format->on & over->on & TEXT_TOGGLES;
    text_format_lay(format, over);
    format->on &= ~both;
}

/* -- Paragraphs ------------------------------------------------------------ */

/* Justified text is what nothing else is said of. */
static void read_align(struct para_format *format, struct word_value value)
{
    format->set |= PARA_ALIGN;
    format->align =
        word_value_is(value, "center") ? ALIGN_CENTER
        : word_value_is(value, "right") || word_value_is(value, "end")
            ? ALIGN_RIGHT
        : word_value_is(value, "left") || word_value_is(value, "start")
            ? ALIGN_LEFT
            : ALIGN_DEFAULT;
}

static void set_measure(struct para_format *format, unsigned bit, int *measure,
                        struct word_value value)
{
    if (value.bytes == NULL)
        return;
    format->set |= bit;
    *measure = word_value_twips(value, 0);
}

/* Strict has start and end for left and right. */
static void read_indents(struct para_format *format,
                         const struct word_attributes *attributes)
{
    struct word_value hanging = word_get(attributes, "hanging");
    struct word_value chars = word_get(attributes, "firstLineChars");
    struct word_value hanging_chars = word_get(attributes, "hangingChars");
    set_measure(format, PARA_LEFT, &format->left,
                word_get(attributes, "start"));
    set_measure(format, PARA_LEFT, &format->left, word_get(attributes, "left"));
    set_measure(format, PARA_RIGHT, &format->right,
                word_get(attributes, "end"));
    set_measure(format, PARA_RIGHT, &format->right,
                word_get(attributes, "right"));
    set_measure(format, PARA_FIRST, &format->first,
                word_get(attributes, "firstLine"));
    if (hanging.bytes != NULL) {
        format->set |= PARA_FIRST;
        format->first = -word_value_twips(hanging, 0);
    }
    if (chars.bytes != NULL || hanging_chars.bytes != NULL) {
        format->set |= PARA_FIRST_CHARS;
        format->first_chars = hanging_chars.bytes != NULL
                                  ? -word_value_int(hanging_chars, 0)
                                  : word_value_int(chars, 0);
    }
}

static void read_spacing(struct para_format *format,
                         const struct word_attributes *attributes)
{
    struct word_value rule = word_get(attributes, "lineRule");
    set_measure(format, PARA_BEFORE, &format->before,
                word_get(attributes, "before"));
    set_measure(format, PARA_AFTER, &format->after,
                word_get(attributes, "after"));
    set_measure(format, PARA_LINE, &format->line, word_get(attributes, "line"));
    if (word_get(attributes, "line").bytes != NULL)
        format->line_rule = word_value_is(rule, "exact")     ? LINE_EXACT
                            : word_value_is(rule, "atLeast") ? LINE_AT_LEAST
                                                             : LINE_AUTO;
}

static void read_frame(struct para_format *format,
                       const struct word_attributes *attributes)
{
    struct word_value align = word_get(attributes, "xAlign");
    struct word_value cap = word_get(attributes, "dropCap");
    format->is_drop_cap = cap.bytes != NULL && !word_value_is(cap, "none");
    if (format->is_drop_cap)
        return;
    format->is_framed = true;
    format->frame_align = word_value_is(align, "center")  ? ALIGN_CENTER
                          : word_value_is(align, "right") ? ALIGN_RIGHT
                          : word_value_is(align, "left")  ? ALIGN_LEFT
                                                          : ALIGN_DEFAULT;
}

static void read_border(struct para_format *format, enum word_token token,
                        const struct word_attributes *attributes)
{
    struct word_value value = word_get(attributes, "val");
    if (token != W_TOP && token != W_BOTTOM && token != W_BETWEEN)
        return;
    format->set |= PARA_RULE;
    format->is_ruled |=
        !word_value_is(value, "nil") && !word_value_is(value, "none");
}

static void read_number(struct para_format *format, enum word_token token,
                        struct word_value value)
{
    if (token == W_NUMID) {
        format->set |= PARA_NUMBER;
        format->number = word_value_int(value, 0);
    } else if (token == W_ILVL) {
        format->set |= PARA_LEVEL;
        format->level = word_value_int(value, 0);
    }
}

/* Takes in an element that stands in a pPr, its numPr or its pBdr. */
static void para_format_read(struct para_format *format, enum word_token token,
                             enum word_token parent,
                             const struct word_attributes *attributes,
                             struct arena *arena)
{
    struct word_value value = word_get(attributes, "val");
    if (parent == W_PBDR) {
        read_border(format, token, attributes);
        return;
    }
    switch (token) {
    case W_PSTYLE:
        format->style = word_value_copy(value, arena);
        break;
    case W_JC:
        read_align(format, value);
        break;
    case W_IND:
        read_indents(format, attributes);
        break;
    case W_SPACING:
        read_spacing(format, attributes);
        break;
    case W_OUTLINELVL:
        format->set |= PARA_OUTLINE;
        format->outline = word_value_int(value, 9);
        break;
    case W_NUMID:
    case W_ILVL:
        read_number(format, token, value);
        break;
    case W_PAGEBREAKBEFORE:
        format->set |= PARA_BREAK;
        format->breaks_page = word_value_is_on(value);
        break;
    case W_FRAMEPR:
        read_frame(format, attributes);
        break;
    case W_SECTPR:
        format->has_section = true;
        break;
    default: /* has nothing to do with how we read the text */
        break;
    }
}

void format_target_read(const struct format_target *target,
                        enum word_token token, enum word_token parent,
                        const struct word_attributes *attributes)
{
    bool is_para = parent == W_PPR || parent == W_NUMPR || parent == W_PBDR;
    if (parent == W_RPR && target->text != NULL)
        text_format_read(target->text, token, attributes, target->theme,
                         target->arena);
    else if (is_para && target->para != NULL)
        para_format_read(target->para, token, parent, attributes,
                         target->arena);
}

bool word_is_change(enum word_token token)
{
    return token == W_PPRCHANGE || token == W_RPRCHANGE ||
           token == W_SECTPRCHANGE || token == W_TBLPRCHANGE ||
           token == W_TRPRCHANGE || token == W_TCPRCHANGE ||
           token == W_TBLGRIDCHANGE || token == W_TBLPREXCHANGE ||
           token == W_NUMBERINGCHANGE;
}

void para_format_lay(struct para_format *format, const struct para_format *over)
{
    unsigned set = over->set;
    if ((set & PARA_ALIGN) != 0)
        format->align = over->align;
    if ((set & PARA_LEFT) != 0)
        format->left = over->left;
    if ((set & PARA_RIGHT) != 0)
        format->right = over->right;
    if ((set & PARA_FIRST) != 0)
        format->first = over->first;
    if ((set & PARA_FIRST_CHARS) != 0)
        format->first_chars = over->first_chars;
    if ((set & PARA_BEFORE) != 0)
        format->before = over->before;
    if ((set & PARA_AFTER) != 0)
        format->after = over->after;
    if ((set & PARA_LINE) != 0) {
        format->line = over->line;
        format->line_rule = over->line_rule;
    }
    if ((set & PARA_OUTLINE) != 0)
        format->outline = over->outline;
    if ((set & PARA_NUMBER) != 0)
        format->number = over->number;
    if ((set & PARA_LEVEL) != 0)
        format->level = over->level;
    if ((set & PARA_BREAK) != 0)
        format->breaks_page = over->breaks_page;
    if ((set & PARA_RULE) != 0)
        format->is_ruled = over->is_ruled;
    if (over->is_framed) {
        format->is_framed = true;
        format->frame_align = over->frame_align;
    }
    format->set |= set;
}

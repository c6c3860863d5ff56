/*
 * Paragraphs, runs and links of the Word file.
 */
#include "write/docx_part.h"

#include "base/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static void write_tabs(struct xml *xml, const struct docx_direct *direct)
{
    xml_start(xml, "w:tabs");
    for (size_t i = 0; i < direct->n_tabs; i++) {
        xml_start_with(xml, "w:tab", "w:val", "left", NULL);
        xml_attribute_int(xml, "w:pos", direct->tabs[i]);
        xml_end(xml);
    }
    xml_end(xml);
}

/* Word takes a margin for the top or the bottom of the text, wherever headers
 * and footers let it begin or end: what has a place has it on the sheet. */
static void write_frame_top(struct xml *xml, const struct docx_direct *direct)
{
    xml_attribute(xml, "w:vAnchor", "page");
    xml_attribute(xml, "w:hAnchor", "margin");
    xml_attribute(xml, "w:xAlign", "left");
    xml_attribute_int(xml, "w:y", direct->frame_top);
}

static void write_frame(struct xml *xml, const struct docx_direct *direct)
{
    switch (direct->frame) { /* no default: -Wswitch names what we forgot */
    case FRAME_NONE:
        break;
    case FRAME_IMPRINT:
        xml_start(xml, "w:framePr");
        xml_attribute_int(xml, "w:w", TEXT_WIDTH);
        xml_attribute(xml, "w:wrap", "around");
        if (direct->frame_top != 0) {
            write_frame_top(xml, direct);
        } else {
            xml_attribute(xml, "w:vAnchor", "margin");
            xml_attribute(xml, "w:hAnchor", "margin");
            xml_attribute(xml, "w:xAlign", "left");
            xml_attribute(xml, "w:yAlign", "bottom");
        }
        xml_end(xml);
        break;
    case FRAME_PAGE_END:
        xml_start(xml, "w:framePr");
        xml_attribute_int(xml, "w:w", TEXT_WIDTH);
        xml_attribute_int(xml, "w:h", direct->frame_height);
        xml_attribute(xml, "w:hRule", "exact");
        xml_attribute(xml, "w:wrap", "around");
        write_frame_top(xml, direct);
        xml_end(xml);
        break;
    case FRAME_LETTER_FOOT:
        xml_start(xml, "w:framePr");
        xml_attribute_int(xml, "w:w", TEXT_WIDTH + 2 * LETTER_OUTSIDE);
        xml_attribute(xml, "w:wrap", "around");
        xml_attribute(xml, "w:vAnchor", "page");
        xml_attribute(xml, "w:hAnchor", "page");
        xml_attribute_int(xml, "w:x", MARGIN_LEFT - LETTER_OUTSIDE);
        xml_attribute_int(xml, "w:y", LETTER_FOOT_TOP);
        xml_end(xml);
        break;
    }
}

static void write_direct(struct xml *xml, const struct docx_direct *direct)
{
    write_frame(xml, direct);
    if (direct->n_tabs > 0)
        write_tabs(xml, direct);
    if (direct->before != 0 || direct->has_no_rows || direct->after != 0 ||
        direct->line != 0) {
        xml_start(xml, "w:spacing");
        if (direct->before != 0 || direct->has_no_rows)
            xml_attribute_int(xml, "w:before", direct->before);
        if (direct->after != 0)
            xml_attribute_int(xml, "w:after", direct->after);
        if (direct->line != 0) {
            xml_attribute_int(xml, "w:line", direct->line);
            xml_attribute(xml, "w:lineRule", "atLeast");
        }
        xml_end(xml);
    }
    if (direct->has_left) {
        xml_start(xml, "w:ind");
        xml_attribute_int(xml, "w:left", direct->left);
        if (direct->right != 0)
            xml_attribute_int(xml, "w:right", direct->right);
        if (direct->hanging != 0)
            xml_attribute_int(xml, "w:hanging", direct->hanging);
        xml_end(xml);
    }
}

static void write_style(struct docx *docx, const char *style)
{
    char id[SMALL_ID_ROOM];

    if (docx->table_size != 0) {
        docx_small_id(id, style, docx->table_size);
        style = id;
    }
    docx_write_value(docx, "w:pStyle", style);
}

void docx_start_paragraph(struct docx *docx, const char *style,
                          const struct docx_direct *direct)
{
    struct xml *xml = docx->xml;

    bool is_at_top = docx->is_turned; /* its section begins a page */

    docx_end_turned(docx);
    if (!is_at_top)
        docx_skip_rows(docx, style);
    if (style != docx->paragraph_style)
        docx_use_style(docx, style);
    docx->paragraph_style = style;
    xml_start(xml, "w:p");
    xml_start(xml, "w:pPr");
    write_style(docx, style);
    if (docx->keeps_next)
        xml_empty(xml, "w:keepNext", NULL);
    if (docx->breaks_page)
        xml_empty(xml, "w:pageBreakBefore", NULL);
    docx->breaks_page = false;
    if (docx->keeps_next)
        docx_write_value(docx, "w:widowControl", "1");
    struct docx_direct all = direct != NULL ? *direct : (struct docx_direct){0};
    all.before += docx->space_before;
    docx->space_before = 0;
    all.has_no_rows = is_at_top && docx_rows_above(style) > 0 &&
                      strcmp(style, "SignatureSealed") != 0;
    write_direct(xml, &all);
    xml_end(xml);
    docx_open_comments(docx);
}

void docx_end_paragraph(struct docx *docx)
{
    docx_close_comments(docx);
    xml_end(docx->xml);
}

void docx_write_paragraph(struct docx *docx, const char *style,
                          const char *text)
{
    docx_start_paragraph(docx, style, NULL);
    docx_write_text(docx, text, NULL);
    docx_end_paragraph(docx);
}

void docx_write_value(struct docx *docx, const char *name, const char *value)
{
    xml_empty(docx->xml, name, "w:val", value, NULL);
}

void docx_write_number(struct docx *docx, const char *name, int value)
{
    xml_start(docx->xml, name);
    xml_attribute_int(docx->xml, "w:val", value);
    xml_end(docx->xml);
}

void docx_write_width(struct docx *docx, const char *name, int width)
{
    xml_start(docx->xml, name);
    xml_attribute_int(docx->xml, "w:w", width);
    xml_attribute(docx->xml, "w:type", "dxa");
    xml_end(docx->xml);
}

void docx_write_grid(struct docx *docx, const int *widths, size_t n)
{
    xml_start(docx->xml, "w:tblGrid");
    for (size_t i = 0; i < n; i++) {
        xml_start(docx->xml, "w:gridCol");
        xml_attribute_int(docx->xml, "w:w", widths[i]);
        xml_end(docx->xml);
    }
    xml_end(docx->xml);
}

const char *docx_join(struct docx *docx, const char *const *words, size_t n,
                      const char *mark)
{
    struct buf joined = BUF_EMPTY;
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            buf_add_str(&joined, mark);
        buf_add_str(&joined, words[i]);
    }
    const char *text =
        arena_strndup(docx->arena, buf_text(&joined), joined.len);
    buf_free(&joined);
    return text;
}

int docx_text_width(const char *text)
{
    int width = 0;
    for (uint32_t c; (c = utf8_next(&text)) != 0;)
        width += scalar_is_cjk(c) ? 2 : scalar_columns(c);
    return width;
}

int docx_widest(const struct names *names)
{
    int widest = 0;
    for (size_t i = 0; i < names->n; i++) {
        int width = docx_text_width(names->items[i]);
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* Whether Word takes one of the characters for Latin or for Chinese as it
 * sees fit: “ ” ‘ ’ — … · × ① and their like (ECMA-376 17.3.2.26). */
static bool needs_hint(const char *text)
{
    for (uint32_t c; (c = utf8_next(&text)) != 0;)
        if (c >= 0xA0 && c < 0x2E80)
            return true;
    return false;
}

static void write_run_properties(struct docx *docx, const char *text,
                                 const char *style)
{
    bool hint = needs_hint(text);
    if (!hint && style == NULL)
        return;
    xml_start(docx->xml, "w:rPr");
    if (style != NULL)
        docx_write_value(docx, "w:rStyle", style);
    if (hint)
        xml_empty(docx->xml, "w:rFonts", "w:hint", "eastAsia", NULL);
    xml_end(docx->xml);
}

/* Blanks at its ends would be lost, and not only those that XML has: Word
 * marks U+3000 too. */
static bool needs_preserve(const char *text, size_t len)
{
    static const char *const blanks[] = {" ", "\u3000", "\u00A0"};

    for (size_t i = 0; i < sizeof(blanks) / sizeof(blanks[0]); i++) {
        size_t size = strlen(blanks[i]);

        if (len >= size && (memcmp(text, blanks[i], size) == 0 ||
                            memcmp(text + len - size, blanks[i], size) == 0))
            return true;
    }
    return false;
}

static void write_characters(struct xml *xml, const char *text, size_t len)
{
    xml_start(xml, "w:t");
    if (needs_preserve(text, len))
        xml_attribute(xml, "xml:space", "preserve");
    xml_text(xml, text, len);
    xml_end(xml);
}

void docx_write_text(struct docx *docx, const char *text, const char *style)
{
    struct xml *xml = docx->xml;

    if (*text == '\0')
        return;
    docx_use_text(docx, text, style);
    xml_start(xml, "w:r");
    write_run_properties(docx, text, style);
    while (*text != '\0') {
        size_t len = strcspn(text, "\n\t");
        if (len > 0)
            write_characters(xml, text, len);
        text += len;
        if (*text != '\0')
            xml_empty(xml, *text++ == '\n' ? "w:br" : "w:tab", NULL);
    }
    xml_end(xml);
}

/* -- Links ----------------------------------------------------------------- */

static bool is_host(const char *host, size_t len)
{
    if (len == 0 || host[0] == '.' || host[0] == '-')
        return false;
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)host[i];
        if (c < 0x80 && !isalnum(c) && c != '.' && c != '-')
            return false;
    }
    return true;
}

/* host or host:port */
static bool is_authority(const char *text, size_t len)
{
    const char *colon = memchr(text, ':', len);
    if (colon == NULL)
        return is_host(text, len);
    size_t digits = len - (size_t)(colon + 1 - text);
    return is_host(text, (size_t)(colon - text)) && digits > 0 && digits < 6 &&
           strspn(colon + 1, "0123456789") >= digits &&
           strtol(colon + 1, NULL, 10) <= 65535;
}

/*
 * Whether Word will take the link.  A target that .NET's Uri class can't
 * parse makes Word call the whole file damaged, so whatever is in doubt stays
 * plain text.
 */
static bool is_safe_link(const char *url)
{
    if (strncmp(url, "mailto:", 7) == 0) {
        const char *at = strchr(url, '@');
        return at != NULL && at > url + 7 &&
               is_host(at + 1, strcspn(at + 1, "?"));
    }
    const char *slashes = strstr(url, "://");
    return slashes != NULL &&
           is_authority(slashes + 3, strcspn(slashes + 3, "/?#"));
}

/* Whether a link may hold the character as it is: RFC 3986 knows neither
 * blanks nor these marks, and brackets around IPv6 addresses alone, which
 * is_safe_link() refuses; what is outside ASCII may stay (RFC 3987). */
static bool is_link_character(const char *at)
{
    unsigned char c = (unsigned char)*at;

    if (c == '%')
        return isxdigit((unsigned char)at[1]) && isxdigit((unsigned char)at[2]);
    return c > ' ' && c != 0x7F && strchr("\"<>[\\]^`{|}", c) == NULL;
}

/* The link with all else percent-encoded, and every # behind the one that
 * begins its fragment. */
static const char *escape_link(const char *url, struct arena *arena)
{
    static const char hex[] = "0123456789ABCDEF";
    char *escaped = arena_alloc(arena, strlen(url) * 3 + 1);
    char *p = escaped;
    bool is_in_fragment = false;

    for (; *url != '\0'; url++) {
        unsigned char c = (unsigned char)*url;
        bool stays = is_link_character(url) && (c != '#' || !is_in_fragment);

        is_in_fragment = is_in_fragment || c == '#';
        if (stays) {
            *p++ = (char)c;
            continue;
        }
        *p++ = '%';
        *p++ = hex[c >> 4];
        *p++ = hex[c & 15];
    }
    return escaped;
}

static const struct docx_link *add_link(struct docx *docx, const char *url)
{
    struct docx_link *link = arena_new_object(docx->arena, struct docx_link);
    link->url = escape_link(url, docx->arena);
    link->id = arena_printf(docx->arena, "link%d", ++docx->n_links);
    if (docx->last_link == NULL)
        docx->first_link = link;
    else
        docx->last_link->next = link;
    docx->last_link = link;
    return link;
}

static bool same_link(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Strong wins where both are asked for, as 黑体 does on the page. */
static const char *run_style(const struct run *run, bool is_link,
                             const char *plain)
{
    if ((run->style & RUN_STRONG) != 0)
        return "Strong";
    if ((run->style & RUN_EMPHASIS) != 0)
        return "Emphasis";
    if (plain == NULL && is_link)
        return "Hyperlink";
    return plain;
}

void docx_write_runs(struct docx *docx, const struct run *runs,
                     const char *style)
{
    const char *open = NULL; /* the link that the runs stand in */

    for (const struct run *run = runs; run != NULL; run = run->next) {
        const char *link = run->link;
        if (link != NULL && !is_safe_link(link))
            link = NULL;
        if (open != NULL && !same_link(open, link))
            xml_end(docx->xml);
        if (link != NULL && !same_link(open, link))
            xml_start_with(docx->xml, "w:hyperlink", "r:id",
                           add_link(docx, link)->id, "w:history", "1", NULL);
        open = link;
        docx_write_text(docx, run->text, run_style(run, link != NULL, style));
    }
    if (open != NULL)
        xml_end(docx->xml);
}

/*
 * fontTable.xml: the faces as the office has them, and the fonts that the file
 * brings along (ECMA-376 part 1, 17.8.1), each with the characters that are
 * used of it.
 *
 * Which they are is known once document.xml, headers and footers are written.
 *
 * [MS-OI29500] 2.1.34 has OpenType fonts there; but Office embeds those with
 * TrueType outlines alone, and with CFF ones (.otf) Word sets another face
 * (learn.microsoft.com, "fails embedding Adobe OpenType font"): so
 * font/embed refuses these.
 */
#include "write/docx_style.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* -- The characters of each face ------------------------------------------- */

enum { N_SCALARS = 0x110000, ASCII_END = 0x80 };

/* The first face that goes by the same name: they share a font. */
static enum face named_face(const struct docx *docx, enum face face)
{
    const struct font_role *roles = docx->fonts->roles;
    int first = 0;

    while (strcmp(roles[first].docx, roles[face].docx) != 0)
        first++;
    return (enum face)first;
}

static void use(struct docx *docx, enum face face, uint32_t scalar)
{
    face = named_face(docx, face);
    if (docx->used[face] == NULL)
        docx->used[face] = arena_alloc(docx->arena, N_SCALARS / 8);
    docx->used[face][scalar / 8] |= (uint8_t)(1u << scalar % 8);
}

void docx_use_text(struct docx *docx, const char *text, const char *style)
{
    if (docx->embedder == NULL)
        return;

    enum face face = docx_face(docx, style, docx->paragraph_style);
    bool is_serif =
        face == FACE_BODY && docx->profile->latin_face == PROFILE_WORD_SERIF;

    for (uint32_t c; (c = utf8_next(&text)) != 0;)
        if (c >= ' ')
            use(docx, is_serif && c < ASCII_END ? FACE_NUMBER : face, c);
}

static size_t list_used(struct docx *docx, enum face face, uint32_t **scalars)
{
    const uint8_t *used = docx->used[face];
    size_t n = 0;

    *scalars = NULL;
    if (used == NULL)
        return 0;
    for (uint32_t c = 0; c < N_SCALARS; c++)
        n += used[c / 8] >> c % 8 & 1;
    *scalars = arena_array(docx->arena, n, sizeof(**scalars));
    n = 0;
    for (uint32_t c = 0; c < N_SCALARS; c++)
        if ((used[c / 8] >> c % 8 & 1) != 0)
            (*scalars)[n++] = c;
    return n;
}

/* -- Embedding ------------------------------------------------------------- */

enum { KEY_BYTES = 16, OBFUSCATED_BYTES = 32 };

/* FNV-1a, from a start of its own for each half of the key. */
static void hash(const struct buf *bytes, uint64_t state, uint8_t half[8])
{
    for (size_t i = 0; i < bytes->len; i++)
        state = (state ^ (uint8_t)bytes->data[i]) * 0x100000001B3;
    for (int i = 0; i < 8; i++)
        half[i] = (uint8_t)(state >> 8 * i);
}

/* 17.8.1: the first bytes are masked with the GUID, last byte first. */
static void obfuscate(struct docx *docx, struct docx_font *font)
{
    uint8_t key[KEY_BYTES];
    struct buf text = BUF_EMPTY;

    hash(&font->bytes, 0xCBF29CE484222325, key);
    hash(&font->bytes, 0x84222325CBF29CE4, key + KEY_BYTES / 2);
    key[6] = (uint8_t)((key[6] & 0x0F) | 0x80); /* RFC 9562: version 8 */
    key[8] = (uint8_t)((key[8] & 0x3F) | 0x80);
    for (int i = 0; i < KEY_BYTES; i++) {
        bool has_dash = i == 4 || i == 6 || i == 8 || i == 10;
        buf_printf(&text, "%s%02X", has_dash ? "-" : "", key[i]);
    }
    font->key = arena_printf(docx->arena, "{%s}", buf_text(&text));
    buf_free(&text);
    for (size_t i = 0; i < OBFUSCATED_BYTES && i < font->bytes.len; i++)
        font->bytes.data[i] = (char)((uint8_t)font->bytes.data[i] ^
                                     key[KEY_BYTES - 1 - i % KEY_BYTES]);
}

static void embed(struct docx *docx, enum face face, struct diags *diags)
{
    static const char *const why[][2] = {
#define X(name, zh, en) {zh, en},
        FONT_EMBED_LIST(X)
#undef X
    };
    struct docx_font *font = &docx->embedded[face];
    uint32_t *scalars;
    size_t n = list_used(docx, face, &scalars);

    if (n == 0)
        return;
    enum font_embed result = docx->embedder->embed(
        docx->embedder->context, face, scalars, n, &font->bytes);
    if (result != FONT_EMBED_DONE) {
        diag_add(diags, DIAG_FONT_NOT_EMBEDDED, SPAN_NONE,
                 docx->fonts->roles[face].docx,
                 diags_word(diags, why[result][0], why[result][1]), NULL);
        return;
    }
    int number = ++docx->n_fonts;
    font->id = arena_printf(docx->arena, "font%d", number);
    font->name = arena_printf(docx->arena, "fonts/font%d.odttf", number);
    obfuscate(docx, font);
}

void docx_embed_fonts(struct docx *docx, struct diags *diags)
{
    if (docx->embedder == NULL)
        return;
    /* the field counts pages; Word will write their numbers */
    for (uint32_t digit = '0'; digit <= '9'; digit++)
        use(docx, FACE_NUMBER, digit);
    for (int face = 0; face < FACE_COUNT; face++)
        embed(docx, (enum face)face, diags);
}

/* -- The table ------------------------------------------------------------- */

static void write_font(struct docx *docx, enum face face)
{
    struct xml *xml = docx->xml;
    const struct font_role *role = &docx->fonts->roles[face];
    const struct docx_font *embedded = &docx->embedded[face];

    xml_start_with(xml, "w:font", "w:name", role->docx, NULL);
    if (role->docx_other.n > 0)
        docx_write_value(
            docx, "w:altName",
            docx_join(docx, role->docx_other.items, role->docx_other.n, ","));
    docx_write_value(docx, "w:charset", "86"); /* GB 2312 */
    docx_write_value(docx, "w:family", "auto");
    docx_write_value(docx, "w:pitch", "default");
    if (embedded->id != NULL)
        xml_empty(xml, "w:embedRegular", "r:id", embedded->id, "w:fontKey",
                  embedded->key, "w:subsetted", "1", NULL);
    xml_end(xml);
}

void docx_write_font_table(struct docx *docx)
{
    xml_start_with(docx->xml, "w:fonts", "xmlns:w", NS_WORD, NULL);
    if (docx->n_fonts > 0)
        xml_attribute(docx->xml, "xmlns:r", NS_OFFICE "relationships");
    for (int face = 0; face < FACE_COUNT; face++)
        if ((int)named_face(docx, (enum face)face) == face)
            write_font(docx, (enum face)face);
    xml_end(docx->xml);
}

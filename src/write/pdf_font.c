/*
 * Type 0 fonts, PDF 1.4 5.6.
 *
 * The code of a glyph is its CID: the font's own for a CID-keyed CFF font,
 * the index of any other CFF font, and a number that we give out for
 * TrueType.  So two characters with one glyph (· and •, 一 and ⼀) have one
 * code, and a ToUnicode map could only name one of them.  The second one is
 * therefore printed by a second Type 0 font, a layer, that shares all but the
 * map with the first.
 *
 * Readers who take text out of a page look for gaps and overlaps between one
 * glyph's width and the next glyph's place.  A mark that is squeezed must
 * therefore have the smaller width in the file, and PDF/A-1 (6.3.6) wants
 * the font program to say the same: such glyphs come from a copy of the font
 * whose glyphs are narrower, their outlines unchanged.
 */
#include "write/pdf_font.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N_CODES = 65536, PAGE_CODES = 256 };

/* 100 is the most that one bfchar section may hold, Adobe TN 5014. */
enum { SECTION_MAX = 100 };

enum { DEFAULT_WIDTH = 1000 };

/* Numbers by code or glyph; most are 0 and take no room. */
struct code_table {
    uint32_t *pages[N_CODES / PAGE_CODES];
};

struct layer {
    HPDF_Dict type0;
    struct code_table scalars; /* 0: this layer does not print the code */
    struct layer *next;
};

struct pdf_font {
    const struct font *font;
    struct font_fit fit; /* of every glyph */
    struct layer *layers;
    struct code_table glyphs;      /* by code; 0: not used */
    struct code_table given_codes; /* by glyph, for TrueType */
    unsigned n_given;
    struct pdf_font *next;
};

static uint32_t table_get(const struct code_table *table, uint32_t code)
{
    const uint32_t *page = table->pages[code / PAGE_CODES];

    return page == NULL ? 0 : page[code % PAGE_CODES];
}

static void table_set(struct code_table *table, struct arena *arena,
                      uint32_t code, uint32_t number)
{
    uint32_t **page = &table->pages[code / PAGE_CODES];

    if (*page == NULL)
        *page = arena_array(arena, PAGE_CODES, sizeof(**page));
    (*page)[code % PAGE_CODES] = number;
}

/* The first code from here on that has a number; N_CODES: none. */
static uint32_t table_next(const struct code_table *table, uint32_t code)
{
    while (code < N_CODES) {
        const uint32_t *page = table->pages[code / PAGE_CODES];
        uint32_t end = (code / PAGE_CODES + 1) * PAGE_CODES;

        if (page == NULL)
            code = end;
        while (code < end && page[code % PAGE_CODES] == 0)
            code++;
        if (code < end)
            break;
    }
    return code;
}

static struct layer *add_layer(struct pdf_fonts *fonts, struct pdf_font *font)
{
    struct layer *layer = arena_new_object(fonts->arena, struct layer);
    struct layer **end = &font->layers;

    layer->type0 = pdf_doc_dict(fonts->doc);
    while (*end != NULL)
        end = &(*end)->next;
    *end = layer;
    return layer;
}

static struct pdf_font *get_font(struct pdf_fonts *fonts,
                                 const struct font *font, struct font_fit fit)
{
    for (struct pdf_font *f = fonts->first; f != NULL; f = f->next)
        if (f->font == font && f->fit.squeeze == fit.squeeze &&
            f->fit.is_centered == fit.is_centered)
            return f;

    struct pdf_font *added = arena_new_object(fonts->arena, struct pdf_font);
    added->font = font;
    added->fit = fit;
    if (fonts->last != NULL)
        fonts->last->next = added;
    else
        fonts->first = added;
    fonts->last = added;
    return added;
}

static uint16_t glyph_code(struct pdf_fonts *fonts, struct pdf_font *font,
                           uint32_t glyph)
{
    assert(glyph != 0 && glyph < N_CODES);
    switch (font_info(font->font)->outlines) {
    case FONT_CFF_CID:
        return font_cid(font->font, glyph);
    case FONT_CFF:
        return (uint16_t)glyph;
    case FONT_GLYF:
        if (table_get(&font->given_codes, glyph) == 0)
            table_set(&font->given_codes, fonts->arena, glyph, ++font->n_given);
        return (uint16_t)table_get(&font->given_codes, glyph);
    }
    return 0;
}

struct pdf_code pdf_fonts_code(struct pdf_fonts *fonts,
                               const struct font_char *found, uint32_t scalar,
                               struct font_fit fit)
{
    const struct font_fit none = {0, false};
    bool is_fitted = fit.squeeze != 0 && font_can_squeeze(found->font);
    struct pdf_font *font =
        get_font(fonts, found->font, is_fitted ? fit : none);
    uint16_t code = glyph_code(fonts, font, found->glyph);
    struct layer *layer = font->layers;

    while (layer != NULL && table_get(&layer->scalars, code) != 0 &&
           table_get(&layer->scalars, code) != scalar)
        layer = layer->next;
    if (layer == NULL)
        layer = add_layer(fonts, font);
    table_set(&layer->scalars, fonts->arena, code, scalar);
    table_set(&font->glyphs, fonts->arena, code, found->glyph);
    return (struct pdf_code){layer->type0, code, font->fit};
}

/* -- Writing ------------------------------------------------------------- */

/* The glyphs that are used and their codes, in the order of the codes. */
struct used {
    uint32_t *glyphs;
    uint16_t *codes;
    uint32_t *new_glyphs; /* what they are called in the cut font */
    size_t n;
};

static struct used list_used(const struct pdf_font *font, struct arena *arena)
{
    const struct code_table *glyphs = &font->glyphs;
    struct used used = {.n = 0};
    size_t i = 0;

    for (uint32_t c = 0; (c = table_next(glyphs, c)) < N_CODES; c++)
        used.n++;
    used.glyphs = arena_array(arena, used.n, sizeof(*used.glyphs));
    used.codes = arena_array(arena, used.n, sizeof(*used.codes));
    used.new_glyphs = arena_array(arena, used.n, sizeof(*used.new_glyphs));
    for (uint32_t c = 0; (c = table_next(glyphs, c)) < N_CODES; c++) {
        used.glyphs[i] = table_get(glyphs, c);
        used.codes[i++] = (uint16_t)c;
    }
    return used;
}

/* PDF 1.4 5.5.3: six letters tell subsets of one font apart. */
static const char *tagged_name(const struct pdf_font *font,
                               const struct used *used, struct arena *arena)
{
    uint64_t hash = 0xcbf29ce484222325 ^ (uint64_t)font->fit.squeeze ^
                    (uint64_t)font->fit.is_centered << 32;
    char tag[7] = "";

    for (size_t i = 0; i < used->n; i++)
        hash = (hash ^ used->codes[i]) * 0x100000001b3;
    for (int i = 0; i < 6; i++) {
        tag[i] = (char)('A' + hash % 26);
        hash /= 26;
    }
    return arena_printf(arena, "%s+%s", tag, font_info(font->font)->name);
}

static HPDF_Array new_array(struct pdf_fonts *fonts)
{
    return HPDF_Array_New(fonts->doc->haru->mmgr);
}

/* PDF 1.4 5.7.2: a bit for each CID that the program has, the first one the
 * highest of its byte.  PDF/A-1 wants it for every subset (6.3.5). */
static HPDF_Dict write_cid_set(struct pdf_fonts *fonts, const struct used *used)
{
    HPDF_Dict stream = pdf_doc_stream(fonts->doc);
    size_t len = used->n == 0 ? 1 : used->codes[used->n - 1] / 8 + 1u;
    char *bits = arena_alloc(fonts->arena, len);

    bits[0] = (char)0x80; /* glyph 0 is always there */
    for (size_t i = 0; i < used->n; i++)
        bits[used->codes[i] / 8] |= (char)(0x80 >> used->codes[i] % 8);
    pdf_doc_fill(fonts->doc, stream, bits, len, PDF_FLATE);
    return stream;
}

static HPDF_Dict write_descriptor(struct pdf_fonts *fonts,
                                  const struct font_info *info,
                                  const struct used *used, const char *name,
                                  HPDF_Dict program)
{
    HPDF_Dict dict = pdf_doc_dict(fonts->doc);
    HPDF_Array box = new_array(fonts);

    for (int i = 0; i < 4; i++)
        HPDF_Array_AddNumber(box, info->bounds[i]);
    HPDF_Dict_AddName(dict, "Type", "FontDescriptor");
    HPDF_Dict_AddName(dict, "FontName", name);
    HPDF_Dict_AddNumber(dict, "Flags", 4); /* characters beyond Latin */
    HPDF_Dict_Add(dict, "FontBBox", box);
    HPDF_Dict_AddNumber(dict, "ItalicAngle", info->italic_angle);
    HPDF_Dict_AddNumber(dict, "Ascent", info->ascent);
    HPDF_Dict_AddNumber(dict, "Descent", info->descent);
    HPDF_Dict_AddNumber(dict, "CapHeight", info->cap_height);
    HPDF_Dict_AddNumber(dict, "StemV", info->stem);
    HPDF_Dict_Add(dict, info->outlines == FONT_GLYF ? "FontFile2" : "FontFile3",
                  program);
    HPDF_Dict_Add(dict, "CIDSet", write_cid_set(fonts, used));
    return dict;
}

/* Runs of codes: first [width width …], where it is not the default. */
static HPDF_Array list_widths(struct pdf_fonts *fonts,
                              const struct pdf_font *font,
                              const struct used *used)
{
    HPDF_Array widths = new_array(fonts);
    HPDF_Array run = NULL;
    int next = -1;

    for (size_t i = 0; i < used->n; i++) {
        int width =
            font_advance(font->font, used->glyphs[i]) - font->fit.squeeze;
        if (width == DEFAULT_WIDTH)
            continue;
        if (used->codes[i] != next) {
            run = new_array(fonts);
            HPDF_Array_AddNumber(widths, used->codes[i]);
            HPDF_Array_Add(widths, run);
        }
        HPDF_Array_AddNumber(run, width);
        next = used->codes[i] + 1;
    }
    return widths;
}

static HPDF_Dict write_glyph_map(struct pdf_fonts *fonts,
                                 const struct used *used)
{
    HPDF_Dict stream = pdf_doc_stream(fonts->doc);
    struct buf map = BUF_EMPTY;
    size_t code = 0;

    for (size_t i = 0; i < used->n; i++) {
        for (; code < used->codes[i]; code++)
            buf_add(&map, "\0", 2);
        buf_add_char(&map, (char)(used->new_glyphs[i] >> 8));
        buf_add_char(&map, (char)(used->new_glyphs[i] & 0xff));
        code++;
    }
    pdf_doc_fill(fonts->doc, stream, map.data, map.len, PDF_FLATE);
    buf_free(&map);
    return stream;
}

static HPDF_Dict collection(struct pdf_fonts *fonts,
                            const struct font_info *info)
{
    HPDF_Dict dict = HPDF_Dict_New(fonts->doc->haru->mmgr);

    pdf_doc_add_ascii(fonts->doc, dict, "Registry", info->registry);
    pdf_doc_add_ascii(fonts->doc, dict, "Ordering", info->ordering);
    HPDF_Dict_AddNumber(dict, "Supplement", info->supplement);
    return dict;
}

static HPDF_Dict write_cid_font(struct pdf_fonts *fonts,
                                const struct pdf_font *font,
                                const struct used *used, const char *name,
                                HPDF_Dict program)
{
    const struct font_info *info = font_info(font->font);
    bool is_glyf = info->outlines == FONT_GLYF;
    HPDF_Dict dict = pdf_doc_dict(fonts->doc);

    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype",
                      is_glyf ? "CIDFontType2" : "CIDFontType0");
    HPDF_Dict_AddName(dict, "BaseFont", name);
    HPDF_Dict_Add(dict, "CIDSystemInfo", collection(fonts, info));
    HPDF_Dict_Add(dict, "FontDescriptor",
                  write_descriptor(fonts, info, used, name, program));
    HPDF_Dict_AddNumber(dict, "DW", DEFAULT_WIDTH);
    HPDF_Dict_Add(dict, "W", list_widths(fonts, font, used));
    if (is_glyf)
        HPDF_Dict_Add(dict, "CIDToGIDMap", write_glyph_map(fonts, used));
    return dict;
}

static void add_mapping(struct buf *map, uint16_t code, uint32_t scalar)
{
    buf_add_char(map, '<');
    pdf_add_hex(map, code);
    buf_add_str(map, "> <");
    if (scalar < 0x10000) {
        pdf_add_hex(map, (uint16_t)scalar);
    } else {
        pdf_add_hex(map, (uint16_t)(0xd800 + ((scalar - 0x10000) >> 10)));
        pdf_add_hex(map, (uint16_t)(0xdc00 + ((scalar - 0x10000) & 0x3ff)));
    }
    buf_add_str(map, ">\n");
}

/* PDF 1.4 5.9.2. */
static HPDF_Dict write_to_unicode(struct pdf_fonts *fonts,
                                  const struct layer *layer)
{
    HPDF_Dict stream = pdf_doc_stream(fonts->doc);
    struct buf map = BUF_EMPTY;
    struct buf section = BUF_EMPTY;
    int n = 0;

    buf_add_str(&map, "/CIDInit /ProcSet findresource begin\n"
                      "12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) "
                      "/Supplement 0 >> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000> <FFFF>\n"
                      "endcodespacerange\n");
    for (uint32_t code = 0; code < N_CODES; code++) {
        code = table_next(&layer->scalars, code);
        if (code < N_CODES) {
            add_mapping(&section, (uint16_t)code,
                        table_get(&layer->scalars, code));
            n++;
        }
        if (n == SECTION_MAX || (n > 0 && code == N_CODES)) {
            buf_printf(&map, "%d beginbfchar\n", n);
            buf_add(&map, section.data, section.len);
            buf_add_str(&map, "endbfchar\n");
            buf_truncate(&section, 0);
            n = 0;
        }
    }
    buf_add_str(&map, "endcmap\nCMapName currentdict /CMap defineresource pop\n"
                      "end\nend\n");
    pdf_doc_fill(fonts->doc, stream, map.data, map.len, PDF_FLATE);
    buf_free(&section);
    buf_free(&map);
    return stream;
}

static void write_layer(struct pdf_fonts *fonts, const struct layer *layer,
                        const char *base_font, HPDF_Dict cid_font)
{
    HPDF_Array descendants = new_array(fonts);

    HPDF_Array_Add(descendants, cid_font);
    HPDF_Dict_AddName(layer->type0, "Type", "Font");
    HPDF_Dict_AddName(layer->type0, "Subtype", "Type0");
    HPDF_Dict_AddName(layer->type0, "BaseFont", base_font);
    HPDF_Dict_AddName(layer->type0, "Encoding", "Identity-H");
    HPDF_Dict_Add(layer->type0, "DescendantFonts", descendants);
    HPDF_Dict_Add(layer->type0, "ToUnicode", write_to_unicode(fonts, layer));
}

static HPDF_Dict write_program(struct pdf_fonts *fonts,
                               const struct font_info *info,
                               const struct buf *program)
{
    HPDF_Dict stream = pdf_doc_stream(fonts->doc);

    if (info->outlines == FONT_GLYF)
        HPDF_Dict_AddNumber(stream, "Length1", (HPDF_INT32)program->len);
    else
        HPDF_Dict_AddName(stream, "Subtype", "CIDFontType0C");
    pdf_doc_fill(fonts->doc, stream, program->data, program->len, PDF_FLATE);
    return stream;
}

/* 5.6.5: the name of a Type 0 font over a CFF font ends in its CMap. */
static bool write_font(struct pdf_fonts *fonts, const struct pdf_font *font)
{
    const struct font_info *info = font_info(font->font);
    struct used used = list_used(font, fonts->arena);
    struct buf program = BUF_EMPTY;
    bool ok = font_subset(font->font, used.glyphs, used.n, font->fit,
                          used.new_glyphs, &program);

    if (ok) {
        const char *name = tagged_name(font, &used, fonts->arena);
        const char *base =
            arena_printf(fonts->arena, "%s%s", name,
                         info->outlines == FONT_GLYF ? "" : "-Identity-H");
        HPDF_Dict stream = write_program(fonts, info, &program);
        HPDF_Dict cid_font = write_cid_font(fonts, font, &used, name, stream);
        for (struct layer *l = font->layers; l != NULL; l = l->next)
            write_layer(fonts, l, base, cid_font);
    }
    buf_free(&program);
    return ok;
}

bool pdf_fonts_finish(struct pdf_fonts *fonts, struct diags *diags)
{
    bool ok = true;

    for (struct pdf_font *f = fonts->first; f != NULL; f = f->next) {
        if (write_font(fonts, f))
            continue;
        diag_add(diags, DIAG_FONT_BROKEN, SPAN_NONE, font_info(f->font)->name,
                 NULL);
        ok = false;
    }
    return ok;
}

/*
 * Opens fonts with HarfBuzz.  No shaping: for Chinese text the character map
 * and the advances say the same (pdf-fonts.md, E).
 *
 * HarfBuzz checks every table that it reads.  What it does not notice is a
 * file that ends too early, because it cuts tables off at the file's end;
 * tables_complete() does.
 */
#include "font/font.h"

#include "font/cff.h"
#include "font/face.h"
#include "font/font_hb.h"

#include <assert.h>
#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_SIZE = 64 }; /* a PostScript name has at most 63 letters */

struct font {
    hb_blob_t *file;
    hb_face_t *face;
    hb_font_t *scaled; /* at the scale of the face's own units */
    int64_t units;     /* of the face, an em */
    uint32_t n_glyphs;
    struct font_info info;
    hb_blob_t *cff_table; /* keeps cff's table; NULL for TrueType */
    struct cff cff;
    uint16_t *cids; /* by glyph; NULL if there are none */
    char name[NAME_SIZE];
};

static const hb_tag_t tag_cff = HB_TAG('C', 'F', 'F', ' ');
static const hb_tag_t tag_glyf = HB_TAG('g', 'l', 'y', 'f');
static const hb_tag_t tag_loca = HB_TAG('l', 'o', 'c', 'a');
static const hb_tag_t tag_head = HB_TAG('h', 'e', 'a', 'd');
static const hb_tag_t tag_hmtx = HB_TAG('h', 'm', 't', 'x');
static const hb_tag_t tag_cmap = HB_TAG('c', 'm', 'a', 'p');
static const hb_tag_t tag_os2 = HB_TAG('O', 'S', '/', '2');

static uint32_t read_u32(const uint8_t *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
           p[3];
}

static uint16_t read_u16(const uint8_t *p)
{
    return (uint16_t)(p[0] << 8 | p[1]);
}

/* Whether the table directory and all that it names lie in the file. */
static bool tables_complete(hb_blob_t *file, unsigned index)
{
    unsigned len;
    const uint8_t *bytes = (const uint8_t *)hb_blob_get_data(file, &len);
    size_t at = 0;

    if (len >= 12 && memcmp(bytes, "ttcf", 4) == 0) {
        if (16 + 4 * (size_t)index > len)
            return false;
        at = read_u32(bytes + 12 + 4 * (size_t)index);
    }
    if (at > len || len - at < 12)
        return false;
    size_t n = read_u16(bytes + at + 4);
    if (n > (len - at - 12) / 16)
        return false;
    for (size_t i = 0; i < n; i++) {
        const uint8_t *record = bytes + at + 12 + 16 * i;
        uint32_t offset = read_u32(record + 8);
        if (offset > len || read_u32(record + 12) > len - offset)
            return false;
    }
    return true;
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *table = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(table) > 0;

    hb_blob_destroy(table);
    return has;
}

static bool read_cff(struct font *font, const uint8_t *table, size_t len)
{
    if (!cff_read(table, len, &font->cff) ||
        font->cff.n_glyphs < font->n_glyphs)
        return false;
    font->info.outlines = font->cff.is_cid ? FONT_CFF_CID : FONT_CFF;
    if (!font->cff.is_cid)
        return true;
    font->cids = xrealloc(NULL, font->cff.n_glyphs * sizeof(*font->cids));
    return cff_read_cids(&font->cff, font->cids);
}

static bool read_outlines(struct font *font)
{
    hb_blob_t *table = hb_face_reference_table(font->face, tag_cff);
    unsigned len;
    const char *bytes = hb_blob_get_data(table, &len);

    if (len > 0) {
        font->cff_table = table;
        return read_cff(font, (const uint8_t *)bytes, len);
    }
    hb_blob_destroy(table);
    font->info.outlines = FONT_GLYF;
    return has_table(font->face, tag_glyf) && has_table(font->face, tag_loca);
}

static int scale(const struct font *font, int64_t length)
{
    int64_t scaled = length * EM_UNITS;
    int64_t half = font->units / 2;

    return (int)((scaled + (scaled < 0 ? -half : half)) / font->units);
}

/* A big-endian 16-bit number of a table, scaled; other if it isn't there. */
static int table_length(const struct font *font, hb_blob_t *table,
                        unsigned offset, int other)
{
    unsigned len;
    const uint8_t *bytes = (const uint8_t *)hb_blob_get_data(table, &len);

    if (offset + 2 > len)
        return other;
    return scale(font, (int16_t)read_u16(bytes + offset));
}

static void read_bounds(struct font *font)
{
    static const int usual[4] = {-100, -200, 1100, 900};
    hb_blob_t *head = hb_face_reference_table(font->face, tag_head);

    for (unsigned i = 0; i < 4; i++)
        font->info.bounds[i] = table_length(font, head, 36 + 2 * i, usual[i]);
    hb_blob_destroy(head);
}

/* Never from hhea: FandolSong's is broken (pdf-fonts.md, C). */
static void read_heights(struct font *font)
{
    hb_blob_t *os2 = hb_face_reference_table(font->face, tag_os2);
    unsigned len;
    const uint8_t *bytes = (const uint8_t *)hb_blob_get_data(os2, &len);
    int weight = len >= 6 ? read_u16(bytes + 4) : 400;
    bool has_cap_height = len >= 90 && read_u16(bytes) >= 2;

    if (weight < 1 || weight > 1000)
        weight = 400;
    font->info.stem = 50 + weight * weight / 4225;
    font->info.ascent = table_length(font, os2, 68, 880);
    font->info.descent = table_length(font, os2, 70, -120);
    font->info.cap_height =
        has_cap_height ? table_length(font, os2, 88, 700) : 700;
    if (font->info.cap_height <= 0)
        font->info.cap_height = 700;
    hb_blob_destroy(os2);
}

/* Letters, digits, - and _ are all that a PostScript name needs. */
static void read_name(struct font *font)
{
    unsigned size = NAME_SIZE;
    size_t n = 0;

    hb_ot_name_get_utf8(font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME,
                        HB_LANGUAGE_INVALID, &size, font->name);
    for (const char *p = font->name; *p != '\0'; p++)
        if ((*p >= '0' && *p <= '9') || (*p >= 'A' && *p <= 'Z') ||
            (*p >= 'a' && *p <= 'z') || *p == '-' || *p == '_')
            font->name[n++] = *p;
    if (n == 0) {
        memcpy(font->name, "Unnamed", 7);
        n = 7;
    }
    font->name[n] = '\0';
    font->info.name = font->name;
}

static bool read_font(struct font *font)
{
    font->units = hb_face_get_upem(font->face);
    font->n_glyphs = hb_face_get_glyph_count(font->face);
    if (font->n_glyphs == 0 || font->units == 0 ||
        !has_table(font->face, tag_head) || !has_table(font->face, tag_hmtx) ||
        !has_table(font->face, tag_cmap) || !read_outlines(font))
        return false;
    font->scaled = hb_font_create(font->face);
    font->info.registry = font->cff.is_cid ? font->cff.registry : "Adobe";
    font->info.ordering = font->cff.is_cid ? font->cff.ordering : "Identity";
    font->info.supplement = font->cff.supplement;
    read_bounds(font);
    read_heights(font);
    read_name(font);
    return true;
}

hb_blob_t *font_file_open(const char *path, unsigned *n_fonts)
{
    hb_blob_t *file = hb_blob_create_from_file_or_fail(path);

    if (file == NULL)
        return NULL;
    *n_fonts = hb_face_count(file);
    if (*n_fonts == 0) {
        hb_blob_destroy(file);
        return NULL;
    }
    return file;
}

struct font *font_open(const char *path, unsigned index)
{
    struct font *font;
    unsigned n_fonts;
    hb_blob_t *file = font_file_open(path, &n_fonts);

    if (file == NULL)
        return NULL;
    font = xrealloc(NULL, sizeof(*font));
    memset(font, 0, sizeof(*font));
    font->file = file;
    font->face = hb_face_create(file, index);
    if (index >= n_fonts || !tables_complete(file, index) || !read_font(font)) {
        font_close(font);
        return NULL;
    }
    return font;
}

void font_close(struct font *font)
{
    if (font == NULL)
        return;
    hb_font_destroy(font->scaled);
    hb_blob_destroy(font->cff_table);
    hb_face_destroy(font->face);
    hb_blob_destroy(font->file);
    free(font->cids);
    free(font);
}

bool font_can_squeeze(const struct font *font)
{
    return font->info.outlines != FONT_CFF;
}

/* The widths of the glyphs in font units, less taken off. */
static int *squeezed_widths(const struct font *font, const uint32_t *glyphs,
                            size_t n, int less)
{
    int *widths = xrealloc(NULL, n * sizeof(*widths));

    for (size_t i = 0; i < n; i++)
        widths[i] = hb_font_get_glyph_h_advance(font->scaled, glyphs[i]) - less;
    return widths;
}

static bool subset_cff(const struct font *font, const uint32_t *glyphs,
                       size_t n, int less, int left, struct buf *program)
{
    int *widths = less == 0 ? NULL : squeezed_widths(font, glyphs, n, less);
    struct cff_selection selection = {glyphs, widths, left, n};
    bool ok = cff_subset(&font->cff, font->cids, &selection, program);

    free(widths);
    return ok;
}

bool font_subset(const struct font *font, const uint32_t *glyphs, size_t n,
                 struct font_fit fit, uint32_t *new_glyphs, struct buf *program)
{
    int less = (int)(fit.squeeze * font->units / EM_UNITS);
    int left = fit.is_centered ? less / 2 : 0;

    assert(fit.squeeze == 0 || font_can_squeeze(font));
    if (font->info.outlines == FONT_CFF_CID &&
        subset_cff(font, glyphs, n, less, left, program))
        return true;
    return font_hb_subset(font, glyphs, n, less, left, new_glyphs, program);
}

hb_face_t *font_hb_face(const struct font *font)
{
    return font->face;
}

const struct font_info *font_info(const struct font *font)
{
    return &font->info;
}

uint32_t font_glyph(const struct font *font, uint32_t scalar)
{
    hb_codepoint_t glyph;

    if (!hb_font_get_nominal_glyph(font->scaled, scalar, &glyph) ||
        glyph >= font->n_glyphs)
        return 0;
    return glyph;
}

int font_advance(const struct font *font, uint32_t glyph)
{
    return scale(font, hb_font_get_glyph_h_advance(font->scaled, glyph));
}

uint16_t font_cid(const struct font *font, uint32_t glyph)
{
    assert(font->cids != NULL && glyph < font->cff.n_glyphs);
    return font->cids[glyph];
}

const char *font_licence(const struct font *font, struct arena *arena)
{
    char text[256] = "";
    unsigned size = sizeof(text);

    hb_ot_name_get_utf8(font->face, HB_OT_NAME_ID_LICENSE,
                        hb_language_from_string("en", -1), &size, text);
    text[strcspn(text, "\r\n")] = '\0';
    return text[0] != '\0' ? arena_strdup(arena, text) : NULL;
}

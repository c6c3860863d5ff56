/*
 * What a font allows is said by fsType of its OS/2 table (OpenType, OS/2):
 * 0 all, 8 documents that can be edited; 2 forbids, and 4 allows documents
 * that are but looked at and printed, which a Word file is not.
 */
#include "font/embed.h"

#include "base/utf8.h"
#include "font/font.h"
#include "font/font_hb.h"

#include <hb-ot.h>
#include <hb-subset.h>

enum {
    RIGHTS = 0x000F,
    MAY_BE_EDITED = 0x0008,
    NO_SUBSET = 0x0100,
    BITMAPS_ONLY = 0x0200
};

/* Tables for what Word does not do with such a font: lines that run down,
 * features, signatures, device metrics. */
static const hb_tag_t dropped[] = {
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('D', 'S', 'I', 'G'),
    HB_TAG('G', 'D', 'E', 'F'), HB_TAG('G', 'P', 'O', 'S'),
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('L', 'T', 'S', 'H'),
    HB_TAG('V', 'D', 'M', 'X'), HB_TAG('V', 'O', 'R', 'G'),
    HB_TAG('h', 'd', 'm', 'x'), HB_TAG('k', 'e', 'r', 'n'),
    HB_TAG('m', 'o', 'r', 't'), HB_TAG('m', 'o', 'r', 'x'),
    HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
};

static enum font_embed ask_rights(const struct font *font)
{
    enum { FS_TYPE_AT = 8 };
    hb_blob_t *os2 =
        hb_face_reference_table(font_hb_face(font), HB_TAG('O', 'S', '/', '2'));
    unsigned len;
    const uint8_t *bytes = (const uint8_t *)hb_blob_get_data(os2, &len);
    bool is_said = len >= FS_TYPE_AT + 2;
    unsigned type =
        is_said ? (unsigned)bytes[FS_TYPE_AT] << 8 | bytes[FS_TYPE_AT + 1] : 0;

    hb_blob_destroy(os2);
    if (!is_said || (type & BITMAPS_ONLY) != 0 ||
        ((type & RIGHTS) != 0 && (type & MAY_BE_EDITED) == 0))
        return FONT_EMBED_FORBIDDEN;
    return (type & NO_SUBSET) != 0 ? FONT_EMBED_WHOLE_ONLY : FONT_EMBED_DONE;
}

static hb_face_t *cut_down(const struct font *font, const uint32_t *scalars,
                           size_t n)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();

    if (input == NULL)
        return NULL;
    for (size_t i = 0; i < n; i++)
        if (font_glyph(font, scalars[i]) != 0)
            hb_set_add(hb_subset_input_unicode_set(input), scalars[i]);
    for (size_t i = 0; i < sizeof(dropped) / sizeof(*dropped); i++)
        hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG),
                   dropped[i]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NOTDEF_OUTLINE);

    hb_face_t *cut = hb_subset_or_fail(font_hb_face(font), input);

    hb_subset_input_destroy(input);
    return cut;
}

/* -- The name table -------------------------------------------------------- */

/* Programs look an embedded font up by the family that it calls itself. */
struct name {
    unsigned id;
    const char *text; /* UTF-8 */
};

enum { NAME_SIZE = 256, MOST_NAMES = 8 };

static void add_u16(struct buf *out, unsigned number)
{
    buf_add_char(out, (char)(number >> 8 & 0xFF));
    buf_add_char(out, (char)(number & 0xFF));
}

static void add_utf16(struct buf *out, const char *text)
{
    for (uint32_t c; (c = utf8_next(&text)) != 0;) {
        if (c >= 0x10000) {
            add_u16(out, 0xD7C0 + (c >> 10));
            c = 0xDC00 + (c & 0x3FF);
        }
        add_u16(out, c);
    }
}

/* OpenType name: version 0, the records, the strings; for Windows in Unicode,
 * once as English and once as Chinese. */
static void write_names(const struct name *names, size_t n, struct buf *table)
{
    enum { HEADER = 6, RECORD = 12, WINDOWS = 3, UNICODE = 1 };
    static const unsigned languages[] = {0x0409, 0x0804};
    struct buf strings = BUF_EMPTY, records = BUF_EMPTY;
    unsigned offsets[MOST_NAMES + 1];

    for (size_t i = 0; i < n; i++) {
        offsets[i] = (unsigned)strings.len;
        add_utf16(&strings, names[i].text);
    }
    offsets[n] = (unsigned)strings.len;
    for (size_t language = 0; language < 2; language++)
        for (size_t i = 0; i < n; i++) {
            add_u16(&records, WINDOWS);
            add_u16(&records, UNICODE);
            add_u16(&records, languages[language]);
            add_u16(&records, names[i].id);
            add_u16(&records, offsets[i + 1] - offsets[i]);
            add_u16(&records, offsets[i]);
        }
    add_u16(table, 0);
    add_u16(table, 2 * (unsigned)n);
    add_u16(table, HEADER + RECORD * 2 * (unsigned)n);
    buf_add(table, buf_text(&records), records.len);
    buf_add(table, buf_text(&strings), strings.len);
    buf_free(&records);
    buf_free(&strings);
}

static const char *own_name(const struct font *font, hb_ot_name_id_t id,
                            char text[NAME_SIZE])
{
    unsigned size = NAME_SIZE;

    text[0] = '\0';
    hb_ot_name_get_utf8(font_hb_face(font), id,
                        hb_language_from_string("en", -1), &size, text);
    return text;
}

/* Whose work the font is stays in it. */
static bool rename_face(const struct font *font, hb_face_t *cut,
                        const char *family)
{
    char copyright[NAME_SIZE], version[NAME_SIZE], licence[NAME_SIZE];
    const struct name all[MOST_NAMES] = {
        {0, own_name(font, HB_OT_NAME_ID_COPYRIGHT, copyright)},
        {1, family},
        {2, "Regular"},
        {3, font_info(font)->name},
        {4, family},
        {5, own_name(font, HB_OT_NAME_ID_VERSION_STRING, version)},
        {6, font_info(font)->name},
        {13, own_name(font, HB_OT_NAME_ID_LICENSE, licence)},
    };
    struct name names[MOST_NAMES];
    struct buf table = BUF_EMPTY;
    size_t n = 0;

    for (size_t i = 0; i < MOST_NAMES; i++)
        if (*all[i].text != '\0')
            names[n++] = all[i];
    write_names(names, n, &table);

    hb_blob_t *blob =
        hb_blob_create_or_fail(buf_text(&table), (unsigned)table.len,
                               HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
    bool ok = blob != NULL &&
              hb_face_builder_add_table(cut, HB_TAG('n', 'a', 'm', 'e'), blob);

    hb_blob_destroy(blob);
    buf_free(&table);
    return ok;
}

static bool add_file(hb_face_t *cut, struct buf *program)
{
    hb_blob_t *blob = hb_face_reference_blob(cut);
    unsigned len;
    const char *bytes = hb_blob_get_data(blob, &len);

    buf_add(program, bytes, len);
    hb_blob_destroy(blob);
    return len > 0;
}

static bool has_any(const struct font *font, const uint32_t *scalars, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (font_glyph(font, scalars[i]) != 0)
            return true;
    return false;
}

enum font_embed font_embed(const struct font *font, const char *family,
                           const uint32_t *scalars, size_t n,
                           struct buf *program)
{
    if (font_info(font)->outlines != FONT_GLYF)
        return FONT_EMBED_CFF;

    enum font_embed rights = ask_rights(font);

    if (rights != FONT_EMBED_DONE)
        return rights;
    if (!has_any(font, scalars, n))
        return FONT_EMBED_EMPTY;

    hb_face_t *cut = cut_down(font, scalars, n);
    bool ok =
        cut != NULL && rename_face(font, cut, family) && add_file(cut, program);

    hb_face_destroy(cut);
    return ok ? FONT_EMBED_DONE : FONT_EMBED_FAILED;
}

/*
 * Cuts a font down to the glyphs that a document uses, with HarfBuzz: TrueType,
 * and CFF fonts that cff_subset() does not know.
 */
#include "font/font.h"

#include "font/font_hb.h"

#include <hb-subset.h>

/* Tables that a PDF reader never looks at. */
static const hb_tag_t dropped[] = {
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('D', 'S', 'I', 'G'),
    HB_TAG('G', 'D', 'E', 'F'), HB_TAG('G', 'P', 'O', 'S'),
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('L', 'T', 'S', 'H'),
    HB_TAG('O', 'S', '/', '2'), HB_TAG('V', 'D', 'M', 'X'),
    HB_TAG('V', 'O', 'R', 'G'), HB_TAG('c', 'm', 'a', 'p'),
    HB_TAG('g', 'a', 's', 'p'), HB_TAG('h', 'd', 'm', 'x'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('m', 'o', 'r', 't'),
    HB_TAG('m', 'o', 'r', 'x'), HB_TAG('n', 'a', 'm', 'e'),
    HB_TAG('p', 'o', 's', 't'), HB_TAG('v', 'h', 'e', 'a'),
    HB_TAG('v', 'm', 't', 'x'),
};

static hb_subset_plan_t *plan_subset(const struct font *font,
                                     const uint32_t *glyphs, size_t n)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    unsigned flags = HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
    hb_subset_plan_t *plan;

    if (input == NULL)
        return NULL;
    for (size_t i = 0; i < n; i++)
        hb_set_add(hb_subset_input_glyph_set(input), glyphs[i]);
    for (size_t i = 0; i < sizeof(dropped) / sizeof(*dropped); i++)
        hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG),
                   dropped[i]);
    if (font_info(font)->outlines == FONT_CFF)
        flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
    hb_subset_input_set_flags(input, flags);
    plan = hb_subset_plan_create_or_fail(font_hb_face(font), input);
    hb_subset_input_destroy(input);
    return plan;
}

static uint16_t read_u16(const char *bytes)
{
    return (uint16_t)((uint8_t)bytes[0] << 8 | (uint8_t)bytes[1]);
}

static void write_u16(char *bytes, int number)
{
    bytes[0] = (char)(number >> 8 & 0xff);
    bytes[1] = (char)(number & 0xff);
}

/* OpenType hmtx: advance and side bearing by glyph, and of the glyphs behind
 * the last advance, which is theirs too, the side bearings alone.  The left
 * edge of an outline is put where its side bearing says. */
static void reduce_advances(char *hmtx, size_t len, size_t n_advances, int less,
                            int left)
{
    for (size_t i = 0; i < n_advances && 4 * i + 2 <= len; i++) {
        int advance = read_u16(hmtx + 4 * i) - less;

        write_u16(hmtx + 4 * i, advance < 0 ? 0 : advance);
    }
    for (size_t at = 2; left != 0 && at + 2 <= len;
         at += at + 2 < 4 * n_advances ? 4 : 2)
        write_u16(hmtx + at, read_u16(hmtx + at) - left);
}

/* cut is a face in the making, whose tables can be replaced. */
static bool squeeze_face(hb_face_t *cut, int less, int left)
{
    enum { N_ADVANCES_AT = 34 }; /* in hhea */
    const hb_tag_t tag = HB_TAG('h', 'm', 't', 'x');
    hb_blob_t *hhea = hb_face_reference_table(cut, HB_TAG('h', 'h', 'e', 'a'));
    hb_blob_t *hmtx = hb_face_reference_table(cut, tag);
    hb_blob_t *copy = hb_blob_copy_writable_or_fail(hmtx);
    unsigned hhea_len, len;
    const char *head = hb_blob_get_data(hhea, &hhea_len);
    char *bytes = copy == NULL ? NULL : hb_blob_get_data_writable(copy, &len);
    bool ok = bytes != NULL && hhea_len >= N_ADVANCES_AT + 2;

    if (ok) {
        reduce_advances(bytes, len, read_u16(head + N_ADVANCES_AT), less, left);
        ok = hb_face_builder_add_table(cut, tag, copy);
    }
    hb_blob_destroy(copy);
    hb_blob_destroy(hmtx);
    hb_blob_destroy(hhea);
    return ok;
}

static bool add_program(hb_face_t *face, bool is_glyf, struct buf *program)
{
    hb_blob_t *blob =
        is_glyf ? hb_face_reference_blob(face)
                : hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
    unsigned len;
    const char *bytes = hb_blob_get_data(blob, &len);

    buf_add(program, bytes, len);
    hb_blob_destroy(blob);
    return len > 0;
}

bool font_hb_subset(const struct font *font, const uint32_t *glyphs, size_t n,
                    int less, int left, uint32_t *new_glyphs,
                    struct buf *program)
{
    bool is_glyf = font_info(font)->outlines == FONT_GLYF;
    hb_subset_plan_t *plan = plan_subset(font, glyphs, n);
    hb_face_t *cut = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    bool ok = false;

    if (cut != NULL) {
        const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
        for (size_t i = 0; i < n; i++)
            new_glyphs[i] = hb_map_get(map, glyphs[i]);
        ok = !is_glyf || less == 0 || squeeze_face(cut, less, left);
        ok = ok && add_program(cut, is_glyf, program);
    }
    hb_face_destroy(cut);
    hb_subset_plan_destroy(plan);
    return ok;
}

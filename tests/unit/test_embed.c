/*
 * Fonts in the Word file: what a font is cut down to, what its licence bits
 * allow, and how the file carries it (ECMA-376-1 17.8.1).
 */
#include "docx_fixture.h"

#include "font/font.h"

#include <ctype.h>
#include <hb-ot.h>
#include <unistd.h>

/* -- The font -------------------------------------------------------------- */

/* TrueType fonts that Debian has wherever it has any. */
#define DEJAVU "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
#define COPY   "/tmp/fangan-test-embed.ttf"

static const uint32_t letters[] = {'A', 'f', '1', 0x4E00};

static hb_face_t *open_cut(const struct buf *program)
{
    hb_blob_t *blob = hb_blob_create(program->data, (unsigned)program->len,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);

    hb_blob_destroy(blob);
    return face;
}

static void font_has_what_is_asked_for_and_no_more(void **state)
{
    struct font *font = font_open(DEJAVU, 0);
    struct buf program = BUF_EMPTY;
    (void)state;

    if (font == NULL)
        skip();
    assert_int_equal(font_embed(font, "仿宋_GB2312", letters, 4, &program),
                     FONT_EMBED_DONE);

    hb_face_t *face = open_cut(&program);
    hb_set_t *scalars = hb_set_create();

    hb_face_collect_unicodes(face, scalars);
    assert_int_equal(hb_set_get_population(scalars), 3);
    for (int i = 0; i < 3; i++)
        assert_true(hb_set_has(scalars, letters[i]));
    hb_set_destroy(scalars);
    hb_face_destroy(face);
    buf_free(&program);
    font_close(font);
}

static void assert_name(hb_face_t *face, hb_ot_name_id_t id, const char *lang,
                        const char *name)
{
    char text[256];
    unsigned size = sizeof(text);

    hb_ot_name_get_utf8(face, id, hb_language_from_string(lang, -1), &size,
                        text);
    assert_string_equal(text, name);
}

static void font_goes_by_the_name_of_the_document(void **state)
{
    struct font *font = font_open(DEJAVU, 0);
    struct buf program = BUF_EMPTY;
    (void)state;

    if (font == NULL)
        skip();
    assert_int_equal(font_embed(font, "仿宋_GB2312", letters, 4, &program),
                     FONT_EMBED_DONE);

    hb_face_t *face = open_cut(&program);

    assert_name(face, HB_OT_NAME_ID_FONT_FAMILY, "en", "仿宋_GB2312");
    assert_name(face, HB_OT_NAME_ID_FONT_FAMILY, "zh-cn", "仿宋_GB2312");
    assert_name(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, "en", "DejaVuSans");
    hb_face_destroy(face);
    buf_free(&program);
    font_close(font);
}

/* What becomes of a font whose fsType is this. */
static enum font_embed embed_with_rights(unsigned type)
{
    struct buf bytes = BUF_EMPTY, program = BUF_EMPTY;
    FILE *in = fopen(DEJAVU, "rb");
    int c;

    if (in == NULL)
        skip();
    while ((c = getc(in)) != EOF)
        buf_add_char(&bytes, (char)c);
    fclose(in);
    for (size_t at = 12;; at += 16) {
        const uint8_t *record = (const uint8_t *)bytes.data + at;
        if (memcmp(record, "OS/2", 4) != 0)
            continue;
        size_t table = (size_t)record[8] << 24 | (size_t)record[9] << 16 |
                       (size_t)record[10] << 8 | record[11];
        bytes.data[table + 8] = (char)(type >> 8);
        bytes.data[table + 9] = (char)(type & 0xFF);
        break;
    }

    FILE *out = fopen(COPY, "wb");
    assert_int_equal(fwrite(bytes.data, 1, bytes.len, out), bytes.len);
    fclose(out);
    buf_free(&bytes);

    struct font *font = font_open(COPY, 0);
    assert_non_null(font);
    enum font_embed result = font_embed(font, "仿宋", letters, 4, &program);
    assert_int_equal(program.len > 0, result == FONT_EMBED_DONE);
    font_close(font);
    unlink(COPY);
    buf_free(&program);
    return result;
}

static void licence_bits_are_obeyed(void **state)
{
    (void)state;
    assert_int_equal(embed_with_rights(0x0000), FONT_EMBED_DONE);
    assert_int_equal(embed_with_rights(0x0008), FONT_EMBED_DONE);
    assert_int_equal(embed_with_rights(0x000C), FONT_EMBED_DONE);
    assert_int_equal(embed_with_rights(0x0002), FONT_EMBED_FORBIDDEN);
    assert_int_equal(embed_with_rights(0x0004), FONT_EMBED_FORBIDDEN);
    assert_int_equal(embed_with_rights(0x0208), FONT_EMBED_FORBIDDEN);
    assert_int_equal(embed_with_rights(0x0108), FONT_EMBED_WHOLE_ONLY);
}

static void font_without_the_characters_is_left_out(void **state)
{
    struct font *font = font_open(DEJAVU, 0);
    struct buf program = BUF_EMPTY;
    (void)state;

    if (font == NULL)
        skip();
    assert_int_equal(font_embed(font, "仿宋", letters + 3, 1, &program),
                     FONT_EMBED_EMPTY);
    assert_int_equal(program.len, 0);
    font_close(font);
}

/* -- The file -------------------------------------------------------------- */

enum { N_BYTES = 100 };

/* Stands for the fonts: the body has one, the title's is CFF. */
struct asked {
    uint32_t scalars[FACE_COUNT][64];
    size_t n[FACE_COUNT];
};

static enum font_embed answer(void *context, enum face face,
                              const uint32_t *scalars, size_t n,
                              struct buf *program)
{
    struct asked *asked = context;

    assert_true(n <= 64);
    memcpy(asked->scalars[face], scalars, n * sizeof(*scalars));
    asked->n[face] = n;
    if (face != FACE_BODY)
        return FONT_EMBED_CFF;
    for (int i = 0; i < N_BYTES; i++)
        buf_add_char(program, (char)(200 - i));
    return FONT_EMBED_DONE;
}

static bool is_asked(const struct asked *asked, enum face face, uint32_t scalar)
{
    for (size_t i = 0; i < asked->n[face]; i++)
        if (asked->scalars[face][i] == scalar)
            return true;
    return false;
}

static void write_embedded(struct fixture *f, struct asked *asked)
{
    static struct docx_embedder embedder = {.embed = answer};

    embedder.context = asked;
    f->embedder = &embedder;
    buf_free(&f->file);
    assert_true(fangan_docx_module.write(f->plan, NULL, NULL, f->embedder,
                                         &f->fonts, &f->diags, &f->file));
}

static void each_face_is_asked_for_its_own_characters(void **state)
{
    struct fixture *f = *state;
    struct asked asked = {0};

    add_heading(f, 1, "总则", "");
    add_heading(f, 2, "目标", "。")->run_in = true;
    add_paragraph(f, "制定")->style = RUN_STRONG;
    write_embedded(f, &asked);
    assert_true(is_asked(&asked, FACE_TITLE, 0x5173));    /* 关 */
    assert_true(is_asked(&asked, FACE_HEADING1, 0x5219)); /* 则 */
    assert_true(is_asked(&asked, FACE_HEADING2, 0x76EE)); /* 目 */
    assert_true(is_asked(&asked, FACE_HEADING1, 0x5236)); /* 制 */
    assert_false(is_asked(&asked, FACE_BODY, 0x5236));
    assert_false(is_asked(&asked, FACE_BODY, 0x5219));
    for (uint32_t digit = '0'; digit <= '9'; digit++)
        assert_true(is_asked(&asked, FACE_NUMBER, digit));
}

static unsigned hex(char c)
{
    return (unsigned)(isdigit((unsigned char)c) ? c - '0' : c - 'A' + 10);
}

/* 17.8.1: the bytes of the GUID from its last to its first, twice. */
static void masked_bytes_are_those_of_the_font(void **state)
{
    struct fixture *f = *state;
    struct asked asked = {0};
    uint8_t key[16];
    size_t n = 0;

    add_paragraph(f, "制定");
    write_embedded(f, &asked);

    const char *guid =
        query(f, "word/fontTable.xml", "//w:embedRegular/@w:fontKey");
    assert_int_equal(strlen(guid), 39);
    for (const char *p = guid + 1; *p != '}'; p++) {
        if (*p == '-')
            continue;
        key[n++] = (uint8_t)(hex(p[0]) << 4 | hex(p[1]));
        p++;
    }
    assert_int_equal(n, 16);

    const char *font = part_text(f, "word/fonts/font1.odttf");
    for (int i = 0; i < N_BYTES; i++) {
        unsigned mask = i < 32 ? key[15 - i % 16] : 0;
        assert_int_equal((uint8_t)font[i] ^ mask, 200 - i);
    }
}

static void package_names_the_font_that_it_has(void **state)
{
    struct fixture *f = *state;
    struct asked asked = {0};

    add_paragraph(f, "制定");
    write_embedded(f, &asked);
    assert_string_equal(
        query(f, "word/fontTable.xml", "//w:font[w:embedRegular]/@w:name"),
        "仿宋_GB2312\n");
    assert_string_equal(
        query(f, "word/fontTable.xml", "//w:embedRegular/@r:id"), "font1\n");
    assert_true(part_has(f, "word/_rels/fontTable.xml.rels",
                         "Id=\"font1\" Type=\"http://schemas.openxmlformats."
                         "org/officeDocument/2006/relationships/font\" "
                         "Target=\"fonts/font1.odttf\""));
    assert_true(part_has(f, "[Content_Types].xml",
                         "\"application/vnd.openxmlformats-officedocument."
                         "obfuscatedFont\""));
    assert_true(part_has(f, "word/settings.xml",
                         "<w:embedTrueTypeFonts/>"
                         "<w:saveSubsetFonts/>"));
}

static void a_font_that_is_not_embedded_is_a_finding(void **state)
{
    struct fixture *f = *state;
    struct asked asked = {0};

    add_paragraph(f, "制定");
    write_embedded(f, &asked);
    assert_non_null(f->diags.first);
    assert_int_equal(f->diags.first->code, DIAG_FONT_NOT_EMBEDDED);
    assert_string_equal(f->diags.first->args[0], "方正小标宋简体");
    assert_int_equal(f->diags.count[SEVERITY_ERROR], 0);
}

static void without_the_option_there_are_no_fonts(void **state)
{
    struct fixture *f = *state;

    add_paragraph(f, "制定");
    write_plan(f);
    assert_false(part_has(f, "word/settings.xml", "embedTrueTypeFonts"));
    assert_false(part_has(f, "word/fontTable.xml", "embedRegular"));
    assert_false(part_has(f, "[Content_Types].xml", "odttf"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(font_has_what_is_asked_for_and_no_more),
        TEST(font_goes_by_the_name_of_the_document),
        TEST(licence_bits_are_obeyed),
        TEST(font_without_the_characters_is_left_out),
        TEST(each_face_is_asked_for_its_own_characters),
        TEST(masked_bytes_are_those_of_the_font),
        TEST(package_names_the_font_that_it_has),
        TEST(a_font_that_is_not_embedded_is_a_finding),
        TEST(without_the_option_there_are_no_fonts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * What a PDF file holds beside its text: properties, pictures, links, and the
 * structure that a screen reader follows.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pdf_fixture.h"

#include <png.h>

/* -- Archiving ----------------------------------------------------------- */

static void properties_stand_in_xmp_as_well(void **state)
{
    struct fixture *f = *state;

    f->pages->title = "关于“甲”<乙>&丙的方案";
    f->pages->author = "某市科学技术协会";
    f->pages->date = "2026-07-28";
    add_text(f, FACE_BODY, 50 * EMU_MM, "甲");
    write_pdf(f);
    assert_has(f, "<rdf:li xml:lang=\"x-default\">"
                  "关于“甲”&lt;乙&gt;&amp;丙的方案</rdf:li>");
    assert_has(f, "<dc:creator><rdf:Seq><rdf:li>某市科学技术协会</rdf:li>");
    assert_has(f, "<xmp:CreateDate>2026-07-28T00:00:00+08:00</xmp:CreateDate>");
    assert_has(f, "<pdf:Producer>fangan ");
    assert_has(f, "<pdfaid:part>1</pdfaid:part>");
    assert_has(f, "/GTS_PDFA1");
}

static void every_font_says_which_cids_it_has(void **state)
{
    struct fixture *f = *state;

    add_text(f, FACE_BODY, 50 * EMU_MM, "甲·乙•丙"); /* two layers, one font */
    add_text(f, FACE_TITLE, 60 * EMU_MM, "丁");
    write_pdf(f);
    assert_int_equal(count_of(&f->pdf, "/Type /FontDescriptor"), 2);
    assert_int_equal(count_of(&f->pdf, "/CIDSet"), 2);
}

static void pages_without_a_number_have_a_label(void **state)
{
    struct fixture *f = *state;

    add_text(f, FACE_BODY, 50 * EMU_MM, "甲");
    f->pages->last->number = 1;
    add_page(f)->number = 2;
    add_page(f);
    add_page(f)->number = 7;
    write_pdf(f);
    assert_has(f, "/PageLabels");
    assert_has(f, "/S /D\n/St 1\n");
    assert_has(f, "/P (\\1333\\135)");
    assert_has(f, "/St 7");
    assert_int_equal(count_of(&f->pdf, "/St "), 2);
}

/* -- Pictures ------------------------------------------------------------ */

enum { SIDE = 40 };

/* A half-transparent red square as a PNG file. */
static struct buf make_png(void)
{
    png_image png = {.version = PNG_IMAGE_VERSION,
                     .width = SIDE,
                     .height = SIDE,
                     .format = PNG_FORMAT_RGBA};
    uint8_t pixels[SIDE * SIDE * 4];
    png_alloc_size_t len = 0;
    struct buf file = BUF_EMPTY;

    for (size_t i = 0; i < sizeof(pixels); i++)
        pixels[i] = i % 4 == 0 ? 255 : i % 4 == 3 ? 128 : (uint8_t)(i / 64);
    assert_true(
        png_image_write_to_memory(&png, NULL, &len, 0, pixels, 0, NULL));
    file.data = malloc(len);
    file.capacity = len;
    assert_true(
        png_image_write_to_memory(&png, file.data, &len, 0, pixels, 0, NULL));
    file.len = len;
    return file;
}

static struct image_piece *add_image(struct fixture *f, const void *bytes,
                                     size_t len)
{
    struct image_piece *piece = arena_new_object(f->arena, struct image_piece);
    struct page *page = f->pages->last;

    piece->x = 30 * EMU_MM;
    piece->y = 40 * EMU_MM;
    piece->width = piece->height = 40 * EMU_MM;
    piece->bytes = bytes;
    piece->len = len;
    piece->span = (struct span){7, 9};
    piece->name = "图.png";
    if (page->last_image != NULL)
        page->last_image->next = piece;
    else
        page->first_image = piece;
    page->last_image = piece;
    return piece;
}

static void png_is_flattened_and_put_in_once(void **state)
{
    struct fixture *f = *state;
    struct buf png = make_png(), copy = make_png();

    add_image(f, png.data, png.len);
    add_image(f, copy.data, copy.len);
    add_page(f);
    add_image(f, png.data, png.len);
    write_pdf(f);
    assert_int_equal(count_of(&f->pdf, "/Subtype /Image"), 1);
    assert_int_equal(count_of(&f->pdf, "/SMask"), 0);
    assert_int_equal(count_of(&f->pdf, "/Interpolate"), 0);
    run(f, "pdfimages -list", "");
    assert_says(f, "image      40    40  rgb     3   8  image");
    buf_free(&png);
    buf_free(&copy);
}

/* Half of 15 and half of 255, not the mean of the light of the two (188). */
static void alpha_mixes_the_values_of_srgb(void **state)
{
    struct fixture *f = *state;
    struct buf png = make_png();

    add_image(f, png.data, png.len);
    write_pdf(f);
    run(f, "pdftoppm -r 72 -x 100 -y 130 -W 1 -H 1", "");

    const uint8_t *pixel = (const uint8_t *)f->said.data + f->said.len - 3;

    assert_int_equal(pixel[0], 255);
    assert_in_range(pixel[1], 127, 143);
    assert_in_range(pixel[2], 127, 143);
    buf_free(&png);
}

static void seal_lets_its_white_through(void **state)
{
    struct fixture *f = *state;
    struct buf png = make_png();

    add_image(f, png.data, png.len)->is_seal = true;
    write_pdf(f);
    assert_has(f, "/Mask [ 250 255 250 255 250 255");
    buf_free(&png);
}

static void broken_picture_is_reported_once_at_its_place(void **state)
{
    struct fixture *f = *state;
    struct buf png = make_png();

    add_image(f, png.data, png.len / 2);
    add_image(f, png.data, png.len / 2);
    assert_false(pdf_write(f->pages, f->fonts, &f->diags, &f->pdf));
    assert_int_equal(f->pdf.len, 0);
    assert_int_equal(f->diags.count[SEVERITY_ERROR], 1);
    assert_int_equal(f->diags.first->code, DIAG_IMAGE_BROKEN);
    assert_int_equal(f->diags.first->span.start, 7);
    assert_string_equal(f->diags.first->args[0], "图.png");
    buf_free(&png);
}

/* Whatever becomes of a picture's bytes, the program goes on. */
static void damaged_pictures_do_no_harm(void **state)
{
    struct fixture *f = *state;
    struct buf png = make_png();
    uint32_t seed = 7;
    size_t n_refused = 0;

    for (int round = 0; round < 60; round++) {
        uint8_t *bytes = malloc(png.len);
        struct buf pdf = BUF_EMPTY;
        memcpy(bytes, png.data, png.len);
        for (int i = 0; i <= round % 4; i++) {
            seed = seed * 1103515245 + 12345;
            bytes[8 + (seed >> 8) % (png.len - 8)] = (uint8_t)(seed >> 24);
        }
        f->pages->last->first_image = f->pages->last->last_image = NULL;
        add_image(f, bytes, png.len - (size_t)(round % 3));
        n_refused += !pdf_write(f->pages, f->fonts, &f->diags, &pdf);
        buf_free(&pdf);
        free(bytes);
    }
    assert_true(n_refused > 20);
    buf_free(&png);
}

/* A frame header of this coding, then nothing that anybody decodes. */
static const char *jpeg_of(char *bytes, uint8_t coding, uint8_t n_components)
{
    const uint8_t head[] = {0xff, 0xd8, 0xff, 0xfe,   0, 4,
                            'h',  'i',  0xff, coding, 0, 17,
                            8,    0,    8,    0,      9, n_components};
    memset(bytes, 0, 64);
    memcpy(bytes, head, sizeof(head));
    return bytes;
}

static void jpeg_is_put_in_as_it_is(void **state)
{
    struct fixture *f = *state;
    char bytes[64];

    add_image(f, jpeg_of(bytes, 0xc2, 3), sizeof(bytes));
    write_pdf(f);
    assert_has(f, "/Filter /DCTDecode");
    assert_has(f, "/Width 9");
    assert_has(f, "/Height 8");
    assert_non_null(memmem(f->pdf.data, f->pdf.len, bytes, sizeof(bytes)));
}

static void jpeg_of_four_colours_or_other_coding_is_refused(void **state)
{
    struct fixture *f = *state;
    char cmyk[64], arithmetic[64];

    add_image(f, jpeg_of(cmyk, 0xc0, 4), sizeof(cmyk));
    add_image(f, jpeg_of(arithmetic, 0xc9, 3), sizeof(arithmetic));
    assert_false(pdf_write(f->pages, f->fonts, &f->diags, &f->pdf));
    assert_int_equal(f->diags.count[SEVERITY_ERROR], 2);
}

/* -- Links and structure ------------------------------------------------- */

static void web_links_can_be_followed(void **state)
{
    struct fixture *f = *state;

    add_text(f, FACE_BODY, 50 * EMU_MM, "甲")->link =
        "https://www.example.com/(路径)?a=b c";
    write_pdf(f);
    assert_has(f, "/Subtype /Link");
    assert_has(f, "/Border [ 0 0 0 ]");
    assert_has(f, "/F 4");
    run(f, "pdfinfo -url", "");
    assert_says(f, "https://www.example.com/(%E8%B7%AF%E5%BE%84)?a=b%20c");
}

static void other_links_are_only_text(void **state)
{
    struct fixture *f = *state;

    add_text(f, FACE_BODY, 50 * EMU_MM, "甲")->link = "javascript:alert(1)";
    add_text(f, FACE_BODY, 60 * EMU_MM, "乙")->link = "file:///etc/passwd";
    write_pdf(f);
    assert_int_equal(count_of(&f->pdf, "/Annot"), 0);
}

/* The last child of parent. */
static struct element *add_element(struct fixture *f, struct element *parent,
                                   enum element_kind kind, int level)
{
    struct element *e = arena_new_object(f->arena, struct element);

    e->kind = kind;
    e->level = level;
    e->parent = parent;
    if (parent == NULL)
        f->pages->elements = e;
    else if (parent->last != NULL)
        parent->last->next = e;
    else
        parent->first = e;
    if (parent != NULL)
        parent->last = e;
    return e;
}

static void add_tagged(struct fixture *f, const struct element *element, emu y,
                       const char *text)
{
    add_text(f, FACE_BODY, y, text)->element = element;
}

/* poppler follows the structure tree alone. */
static void structure_has_headings_and_reading_order(void **state)
{
    struct fixture *f = *state;
    struct element *document = add_element(f, NULL, ELEMENT_DOCUMENT, 0);
    struct element *title = add_element(f, document, ELEMENT_TITLE, 0);
    struct element *heading = add_element(f, document, ELEMENT_HEADING, 1);
    struct element *paragraph = add_element(f, document, ELEMENT_PARAGRAPH, 0);
    struct element *item = add_element(f, document, ELEMENT_LIST_ITEM, 1);
    struct element *item2 = add_element(f, document, ELEMENT_LIST_ITEM, 1);
    struct element *table = add_element(f, document, ELEMENT_TABLE, 0);
    struct element *row = add_element(f, table, ELEMENT_ROW, 0);
    struct element *head = add_element(f, row, ELEMENT_HEADER_CELL, 0);
    struct element *cell = add_element(f, row, ELEMENT_CELL, 0);

    /* the page shows them in another order, and a paragraph on two pages */
    add_tagged(f, cell, 40 * EMU_MM, "单元格");
    add_tagged(f, head, 40 * EMU_MM, "表头");
    add_tagged(f, item2, 50 * EMU_MM, "第二项");
    add_tagged(f, item, 60 * EMU_MM, "第一项");
    add_tagged(f, paragraph, 70 * EMU_MM, "上半");
    add_tagged(f, heading, 80 * EMU_MM, "一、总体要求");
    add_tagged(f, title, 90 * EMU_MM, "实施方案");
    add_tagged(f, NULL, 100 * EMU_MM, "— 1 —");
    add_page(f);
    add_tagged(f, paragraph, 50 * EMU_MM, "下半");
    write_pdf(f);
    assert_int_equal(run(f, "pdfinfo -struct-text", ""), 0);
    assert_string_equal(buf_text(&f->said), "Document\n"
                                            "  H1 (block)\n"
                                            "    \"实施方案\"\n"
                                            "  H2 (block)\n"
                                            "    \"一、总体要求\"\n"
                                            "  P (block)\n"
                                            "    \"上半\"\n"
                                            "    \"下半\"\n"
                                            "  L (block)\n"
                                            "    LI (block)\n"
                                            "      LBody (block)\n"
                                            "        \"第一项\"\n"
                                            "    LI (block)\n"
                                            "      LBody (block)\n"
                                            "        \"第二项\"\n"
                                            "  Table (block)\n"
                                            "    TR\n"
                                            "      TH\n"
                                            "        \"表头\"\n"
                                            "      TD\n"
                                            "        \"单元格\"\n");
}

static void picture_has_its_words_and_link_its_element(void **state)
{
    struct fixture *f = *state;
    struct element *document = add_element(f, NULL, ELEMENT_DOCUMENT, 0);
    struct element *figure = add_element(f, document, ELEMENT_FIGURE, 0);
    struct element *paragraph = add_element(f, document, ELEMENT_PARAGRAPH, 0);
    struct buf png = make_png();

    figure->alt = "流程图";
    add_image(f, png.data, png.len)->element = figure;
    add_tagged(f, paragraph, 50 * EMU_MM, "见");
    add_tagged(f, paragraph, 60 * EMU_MM, "网页");
    f->pages->last->last_text->link = "https://www.example.com/";
    write_pdf(f);
    assert_int_equal(count_of(&f->pdf, "/OBJR"), 1);
    run(f, "pdfinfo -struct-text", "");
    assert_says(f, "Figure");
    assert_says(f, "  P (block)\n    \"见\"\n    Link (inline)\n");
    assert_says(f, "\"网页\"");
    buf_free(&png);
}

/* ISO 19005-1, 6.1.12: no array of more than 8 191. */
static void endless_document_is_still_a_tree(void **state)
{
    struct fixture *f = *state;
    struct element *document = add_element(f, NULL, ELEMENT_DOCUMENT, 0);

    for (int i = 0; i < 20000; i++)
        add_element(f, document, ELEMENT_PARAGRAPH, 0);
    add_tagged(f, document->last, 50 * EMU_MM, "末");
    write_pdf(f);
    assert_int_equal(count_of(&f->pdf, "/S /P\n"), 20000);
    assert_int_equal(count_of(&f->pdf, "/S /Div\n"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(properties_stand_in_xmp_as_well),
        TEST(every_font_says_which_cids_it_has),
        TEST(pages_without_a_number_have_a_label),
        TEST(png_is_flattened_and_put_in_once),
        TEST(alpha_mixes_the_values_of_srgb),
        TEST(seal_lets_its_white_through),
        TEST(broken_picture_is_reported_once_at_its_place),
        TEST(damaged_pictures_do_no_harm),
        TEST(jpeg_is_put_in_as_it_is),
        TEST(jpeg_of_four_colours_or_other_coding_is_refused),
        TEST(web_links_can_be_followed),
        TEST(other_links_are_only_text),
        TEST(structure_has_headings_and_reading_order),
        TEST(picture_has_its_words_and_link_its_element),
        TEST(endless_document_is_still_a_tree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * 印章 that is a picture, and 签名章: where they are pressed.
 */
#include "elements.h"

#include <stdio.h>
#include <unistd.h>

enum { NEAR = 20, CELL_UM = 5571, AREA_RIGHT_UM = 184000 };

#define assert_near(got, wanted)                                               \
    assert_in_range((got), (wanted)-NEAR, (wanted) + NEAR)

static const char date_text[] = "2026年3月2日";

/* -- The picture of a seal ----------------------------------------------- */

/* 1 × 1 pixel */
static const unsigned char png[] = {
    0x89, 'P', 'N',  'G',  '\r', '\n', 0x1a, '\n', 0,    0,    0,    13,
    'I',  'H', 'D',  'R',  0,    0,    0,    1,    0,    0,    0,    1,
    8,    6,   0,    0,    0,    0x1f, 0x15, 0xc4, 0x89, 0,    0,    0,
    13,   'I', 'D',  'A',  'T',  0x78, 0xda, 0x63, 0x64, 0xf8, 0xff, 0xbf,
    0x1e, 0,   0x05, 0x83, 0x02, 0x7f, 0x2a, 0x9b, 0x41, 0x5d, 0,    0,
    0,    0,   'I',  'E',  'N',  'D',  0xae, 0x42, 0x60, 0x82};

/* Lays out a plan in a folder that has the picture. */
static struct pages *render_with_seal(struct fixture *f)
{
    char folder[] = "/tmp/fangan-seal-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char *path = arena_printf(f->arena, "%s/seal.png", folder);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(png, 1, sizeof(png), file), sizeof(png));
    fclose(file);

    struct source *source = arena_new_object(f->arena, struct source);
    source->name = arena_printf(f->arena, "%s/x.md", folder);
    source->text = "";
    f->plan->source = source;
    struct pages *pages = render(f, false);

    unlink(path);
    rmdir(folder);
    return pages;
}

/* 7.3.5.5: what goes to the next page with the signature is text, and its
 * caption stays with a picture: here in row 21 of 22, text in the last. */
static void caption_is_not_carried_away_from_its_picture(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 18);
    struct image *image =
        &plan_add_block(f->plan, BLOCK_IMAGE, SPAN_NONE)->as.image;
    image->path = "seal.png";
    image->caption = "图一";
    add_text(f, f->plan, "最后");
    set_signed(f, 1, NULL);
    struct pages *pages = render_with_seal(f);

    assert_int_equal(pages->n, 2);
    assert_non_null(pages->first->first_image);
    assert_int_equal(page_of(pages, "图一"), 1);
    assert_int_equal(page_of(pages, "最后"), 2);
}

static void seal_is_pressed_over_name_and_date(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_signed(f, 1, "seal.png");
    struct pages *pages = render_with_seal(f);
    const struct image_piece *seal = pages->first->first_image;
    const struct text_piece *text = piece(pages, "正文");

    assert_non_null(seal);
    assert_true(seal->is_seal);
    assert_int_equal(um(seal->width), 42000);
    assert_near(um(seal->x + seal->width / 2),
                centre_of(piece(pages, date_text)));
    assert_true(um(seal->y) - top_of(text) - um(SIZE_BODY) <= 10390);
    assert_true(um(seal->y) - top_of(text) - um(SIZE_BODY) > 0);
}

static void seal_that_is_not_there_leaves_its_space(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_signed(f, 1, "other.png");
    struct pages *pages = render_with_seal(f);

    assert_null(pages->first->first_image);
    assert_null(f->diags.first); /* image_check_all() has said it */
}

/* -- 签名章 --------------------------------------------------------------- */

static void order_names_who_signs_and_his_post(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_signed(f, 1, NULL);
    set_format(f, FORMAT_ORDER);
    f->plan->meta.signer = names_of(f, 1);
    f->plan->meta.signer.items[0] = "市长 张某某";
    struct pages *pages = render(f, false);
    const struct text_piece *name = piece(pages, "张某某");

    assert_near(right_of(name), AREA_RIGHT_UM - 4 * CELL_UM);
    assert_near(um(name->x) - right_of(piece(pages, "市长")), 2 * CELL_UM);
}

static void set_stamped(struct fixture *f, enum format format,
                        const char *signer)
{
    add_rows(f, 1);
    set_signed(f, 1, "seal.png");
    set_format(f, format);
    f->plan->meta.signer = names_of(f, 1);
    f->plan->meta.signer.items[0] = signer;
}

static void stamp_of_an_order_stands_in_place_of_the_name(void **state)
{
    struct fixture *f = *state;

    set_stamped(f, FORMAT_ORDER, "市长 张某某");
    struct pages *pages = render_with_seal(f);
    const struct image_piece *stamp = pages->first->first_image;

    assert_non_null(stamp);
    assert_true(stamp->is_seal);
    assert_near(um(stamp->x + stamp->width), AREA_RIGHT_UM - 4 * CELL_UM);
    assert_near(um(stamp->height), 2 * 10446 + um(SIZE_BODY));
    assert_int_equal(page_of(pages, "张某某"), 0);
    assert_string_equal(stamp->element->alt, "张某某");
}

static void stamp_stands_two_rows_below_the_text(void **state)
{
    struct fixture *f = *state;

    set_stamped(f, FORMAT_ORDER, "市长 张某某");
    struct pages *pages = render_with_seal(f);
    const struct image_piece *stamp = pages->first->first_image;
    const struct text_piece *date = piece(pages, date_text);

    assert_near(um(stamp->y) - top_of(piece(pages, "正文")), 3 * 10446);
    assert_near(top_of(date) - um(stamp->y), 4 * 10446);
    assert_near(right_of(date), AREA_RIGHT_UM - 4 * CELL_UM);
}

static void post_is_centred_on_the_stamp_two_cells_before_it(void **state)
{
    struct fixture *f = *state;

    set_stamped(f, FORMAT_ORDER, "市长 张某某");
    struct pages *pages = render_with_seal(f);
    const struct image_piece *stamp = pages->first->first_image;
    const struct text_piece *post = piece(pages, "市长");

    assert_near(um(stamp->x) - right_of(post), 2 * CELL_UM);
    assert_near(top_of(post) + um(SIZE_BODY) / 2,
                um(stamp->y + stamp->height / 2));
}

static void long_post_is_broken_beside_the_stamp(void **state)
{
    struct fixture *f = *state;

    set_stamped(f, FORMAT_ORDER,
                "某某某某某某某某某某某某某某某某某某某某 张某某");
    struct pages *pages = render_with_seal(f);
    const struct image_piece *stamp = pages->first->first_image;
    const struct text_piece *first = piece(pages, "正文")->next;
    int middle = (top_of(first) + top_of(first->next) + um(SIZE_BODY)) / 2;

    assert_non_null(stamp);
    assert_near(middle, um(stamp->y + stamp->height / 2));
    assert_true(right_of(first) <= um(stamp->x) - 2 * CELL_UM);
}

static void post_higher_than_the_stamp_leaves_the_name(void **state)
{
    struct fixture *f = *state;

    set_stamped(f, FORMAT_ORDER,
                "某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某"
                "某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某"
                "某某某某某某某某某某 张某某");
    struct pages *pages = render_with_seal(f);

    assert_null(pages->first->first_image);
    assert_int_equal(page_of(pages, "张某某"), 1);
}

static void signer_with_a_post_stamps_a_document_too(void **state)
{
    struct fixture *f = *state;

    set_stamped(f, FORMAT_DOCUMENT, "局长　张某某");
    struct pages *pages = render_with_seal(f);

    assert_non_null(pages->first->first_image->element);
    assert_int_equal(page_of(pages, "局长"), 1);
}

static void signer_without_a_post_leaves_the_seal_of_the_organ(void **state)
{
    struct fixture *f = *state;

    set_stamped(f, FORMAT_DOCUMENT, "张某某");
    struct pages *pages = render_with_seal(f);

    assert_int_equal(um(pages->first->first_image->width), 42000);
    assert_int_equal(page_of(pages, "甲局"), 1);
}

static void several_signers_of_an_order_have_one_row_each(void **state)
{
    struct fixture *f = *state;

    set_stamped(f, FORMAT_ORDER, "市长 张某某");
    f->plan->meta.signer = names_of(f, 2);
    f->plan->meta.signer.items[0] = "市长 张某某";
    f->plan->meta.signer.items[1] = "主任 李某";
    struct pages *pages = render_with_seal(f);

    assert_null(pages->first->first_image);
    assert_int_equal(piece(pages, "张某某")->x, piece(pages, "李某")->x);
    assert_near(top_of(piece(pages, "李某")) - top_of(piece(pages, "张某某")),
                10446);
}

static void stamp_that_is_not_there_leaves_the_name(void **state)
{
    struct fixture *f = *state;

    set_stamped(f, FORMAT_ORDER, "市长 张某某");
    f->plan->meta.seal = "other.png";
    assert_int_equal(page_of(render_with_seal(f), "张某某"), 1);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(caption_is_not_carried_away_from_its_picture),
        T(seal_is_pressed_over_name_and_date),
        T(seal_that_is_not_there_leaves_its_space),
        T(order_names_who_signs_and_his_post),
        T(stamp_of_an_order_stands_in_place_of_the_name),
        T(stamp_stands_two_rows_below_the_text),
        T(post_is_centred_on_the_stamp_two_cells_before_it),
        T(long_post_is_broken_beside_the_stamp),
        T(post_higher_than_the_stamp_leaves_the_name),
        T(signer_with_a_post_stamps_a_document_too),
        T(signer_without_a_post_leaves_the_seal_of_the_organ),
        T(several_signers_of_an_order_have_one_row_each),
        T(stamp_that_is_not_there_leaves_the_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

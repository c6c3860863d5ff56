/*
 * What stands below the text and behind it: 附件说明, 署名 with and without
 * seals, 附注, 附件, the plan of a circular, 草稿.
 */
#include "elements.h"

enum { NEAR = 20, CELL_UM = 5571, AREA_RIGHT_UM = 184000 };

#define assert_near(got, wanted)                                               \
    assert_in_range((got), (wanted)-NEAR, (wanted) + NEAR)

static const char date_text[] = "2026年3月2日";

/* -- One organ ----------------------------------------------------------- */

static void sealed_date_has_four_cells_at_its_right(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_signed(f, 1, "有");
    assert_near(right_of(piece(render(f, false), date_text)),
                AREA_RIGHT_UM - 4 * CELL_UM);
}

static void sealed_name_is_centred_on_the_date(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_signed(f, 1, "有");
    struct pages *pages = render(f, false);

    assert_near(centre_of(piece(pages, "甲局")),
                centre_of(piece(pages, date_text)));
}

static void sealed_name_leaves_two_rows_for_the_seal(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_signed(f, 1, "有");
    struct pages *pages = render(f, false);

    assert_near(top_of(piece(pages, "甲局")) - top_of(piece(pages, "正文")),
                3 * 10446);
}

static void unsealed_date_begins_two_cells_behind_the_name(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_signed(f, 1, "无");
    f->plan->meta.signature = "某市全民阅读活动领导小组";
    struct pages *pages = render(f, false);
    const struct text_piece *name = piece(pages, f->plan->meta.signature);

    assert_near(right_of(name), AREA_RIGHT_UM - 2 * CELL_UM);
    assert_near(um(piece(pages, date_text)->x - name->x), 2 * CELL_UM);
}

static void date_longer_than_the_name_has_two_cells_at_its_right(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_signed(f, 1, NULL);
    struct pages *pages = render(f, false);
    const struct text_piece *date = piece(pages, date_text);

    assert_near(right_of(date), AREA_RIGHT_UM - 2 * CELL_UM);
    assert_near(um(date->x - piece(pages, "甲局")->x), 2 * CELL_UM);
}

static void name_too_long_for_a_row_goes_on_below_itself(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_signed(f, 1, "有");
    f->plan->meta.signature =
        "某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某";
    struct pages *pages = render(f, false);

    assert_int_equal(page_of(pages, f->plan->meta.signature), 0);
    assert_int_equal(page_of(pages, "某某某某"), 1);
}

/* -- Several organs ------------------------------------------------------ */

static void names_without_seals_stand_below_each_other(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_signed(f, 7, NULL);
    struct pages *pages = render(f, false);

    assert_int_equal(piece(pages, "庚局")->x, piece(pages, "甲局")->x);
    assert_near(top_of(piece(pages, "庚局")) - top_of(piece(pages, "甲局")),
                62673);
    assert_near(top_of(piece(pages, date_text)) - top_of(piece(pages, "庚局")),
                10446);
}

static void seals_of_three_organs_stand_beside_each_other(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_signed(f, 3, "有");
    struct pages *pages = render(f, false);
    int first = centre_of(piece(pages, "甲局"));
    int second = centre_of(piece(pages, "乙局"));
    int third = centre_of(piece(pages, "丙局"));

    assert_int_equal(piece(pages, "甲局")->y, piece(pages, "丙局")->y);
    assert_true(second - first > 42000);
    assert_near(third - second, second - first);
    assert_near(third, centre_of(piece(pages, date_text)));
    assert_true(first - 21000 >= 28000);
    assert_true(third + 21000 <= AREA_RIGHT_UM);
}

static void rows_of_seals_do_not_touch(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_signed(f, 7, "有");
    struct pages *pages = render(f, false);

    assert_true(top_of(piece(pages, "丁局")) - top_of(piece(pages, "甲局")) >
                42000);
    assert_int_equal(piece(pages, "丁局")->y, piece(pages, "己局")->y);
}

static void last_of_seven_seals_is_over_the_date(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_signed(f, 7, "有");
    struct pages *pages = render(f, false);

    assert_near(centre_of(piece(pages, "庚局")),
                centre_of(piece(pages, date_text)));
    assert_near(centre_of(piece(pages, "庚局")),
                centre_of(piece(pages, "己局")));
}

static void long_names_take_two_columns(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_signed(f, 3, "有");
    f->plan->meta.issuer.items[0] = "某市全民阅读促进会";
    struct pages *pages = render(f, false);

    assert_int_equal(piece(pages, "乙局")->y,
                     piece(pages, "某市全民阅读促进会")->y);
    assert_true(piece(pages, "丙局")->y > piece(pages, "乙局")->y);
}

/* 12 cells and the half that parts two names: 25 of 28. */
static void columns_reach_the_edge_before_one_is_given_up(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_signed(f, 5, "有");
    f->plan->meta.issuer.items[2] = "某市人力资源和社会保障局";
    struct pages *pages = render(f, false);

    assert_int_equal(piece(pages, "乙局")->y, piece(pages, "甲局")->y);
    assert_int_equal(piece(pages, "丁局")->y,
                     piece(pages, "某市人力资源和社会保障局")->y);
    assert_true(um(piece(pages, "某市人力资源和社会保障局")->x) >= 28000);
    assert_int_equal(pages->n, 1);
}

/* 7.3.5.1: the first row of seals has text above it, and every seal its
 * place. */
static void seals_for_more_than_a_page_begin_below_text(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 22);
    set_signed(f, 15, "有");
    struct pages *pages = render(f, false);

    assert_string_equal(page_at(pages, 2)->first_text->text, "正文");
    assert_int_equal(page_of(pages, "庚局"), 2);
    assert_int_equal(pages->n, 3);
    assert_near(top_of(page_at(pages, 3)->first_text), 37000 + 2 * 10446);
    assert_null(f->diags.first);
}

static void minutes_have_no_seal(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_signed(f, 1, "有");
    set_format(f, FORMAT_MINUTES);
    struct pages *pages = render(f, false);

    assert_near(top_of(piece(pages, "甲局")) - top_of(piece(pages, "正文")),
                2 * 10446);
}

static size_t count_pieces(const struct page *page)
{
    size_t n = 0;

    for (const struct text_piece *t = page->first_text; t != NULL; t = t->next)
        n++;
    return n;
}

/* -- 附件说明 and 附注 ----------------------------------------------------- */

static void set_attachments(struct fixture *f, size_t n)
{
    struct attachment *all = arena_array(f->arena, n, sizeof(*all));

    for (size_t i = 0; i < n; i++) {
        all[i].name = "名单";
        all[i].span = SPAN_NONE;
    }
    f->plan->meta.attachments = all;
    f->plan->meta.n_attachments = n;
}

static void numbers_of_ten_attachments_end_below_each_other(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_attachments(f, 10);
    struct pages *pages = render(f, false);

    assert_near(right_of(piece(pages, "10.名单")),
                right_of(piece(pages, "9.名单")));
    assert_near(um(piece(pages, "10.名单")->x), 28000 + 5 * CELL_UM);
}

/* 附件说明 of a row behind 22 rows of text: two rows go with it and the
 * signature. */
static void short_list_of_attachments_stays_below_text(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 22);
    set_signed(f, 1, "有");
    set_attachments(f, 1);
    struct pages *pages = render(f, false);

    assert_string_equal(page_at(pages, 2)->first_text->text, "正文");
    assert_int_equal(page_of(pages, "附件："), 2);
    assert_near(top_of(piece(pages, "附件：")), 37000 + 3 * 10446);
}

/* Behind 16 rows the list has room, the signature has not. */
static void short_list_of_attachments_goes_with_the_signature(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 16);
    set_signed(f, 1, "有");
    set_attachments(f, 2);
    struct pages *pages = render(f, false);

    assert_int_equal(count_pieces(page_at(pages, 1)), 14 + 1);
    assert_int_equal(page_of(pages, "附件："), 2);
    assert_int_equal(page_of(pages, "甲局"), 2);
}

static void note_stands_in_brackets_below_the_date(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_signed(f, 1, NULL);
    f->plan->meta.note = "此件公开发布";
    struct pages *pages = render(f, false);

    assert_near(top_of(piece(pages, "（此件公开发布）")) -
                    top_of(piece(pages, date_text)),
                10446);
}

/* -- The end of the page ------------------------------------------------- */

static void signature_without_room_takes_two_rows_of_text_along(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 22);
    set_signed(f, 1, NULL);
    struct pages *pages = render(f, false);

    assert_int_equal(pages->n, 2);
    assert_int_equal(count_pieces(page_at(pages, 1)), 20 + 1);
    assert_int_equal(top_of(page_at(pages, 2)->first_text), 37000);
    assert_int_equal(page_of(pages, "甲局"), 2);
}

static void signature_below_row_1_stays_on_the_page_of_the_text(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 23);
    set_signed(f, 1, "有");
    struct pages *pages = render(f, false);

    assert_int_equal(pages->n, 2);
    assert_int_equal(count_pieces(page_at(pages, 1)), 22 + 1);
}

static void heading_above_the_rows_that_go_goes_along(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 19);
    struct heading *heading =
        &plan_add_block(f->plan, BLOCK_HEADING, SPAN_NONE)->as.heading;
    *heading = (struct heading){
        .level = 1, .number = "一、", .text = "组织领导", .closing = ""};
    heading->runs = arena_new_object(f->arena, struct run);
    heading->runs->text = heading->text;
    add_rows(f, 2);
    set_signed(f, 1, NULL);
    struct pages *pages = render(f, false);

    assert_int_equal(pages->outline->page, 1);
    assert_int_equal(um(pages->outline->y), 37000);
    assert_int_equal(page_of(pages, "一、组织领导"), 2);
}

/* -- Behind the document ------------------------------------------------- */

static struct plan *new_annex(struct fixture *f, const char *title)
{
    struct plan *annex = plan_new(f->arena, NULL);

    annex->title = title;
    annex->meta.issuer = names_of(f, 1);
    annex->meta.date = (struct date){2025, 1, 1};
    add_text(f, annex, "另文");
    return annex;
}

static void
attachment_has_its_label_on_row_1_and_its_title_on_row_3(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_attachments(f, 2);
    f->plan->meta.attachments[1].plan = new_annex(f, "任务分工表");
    struct pages *pages = render(f, false);

    assert_int_equal(top_of(piece(pages, "附件2")), 37000);
    assert_int_equal(piece(pages, "附件2")->face, FACE_HEADING1);
    assert_near(top_of(piece(pages, "任务分工表")), 57891);
    assert_int_equal(page_of(pages, "另文"), 2);
    assert_int_equal(page_of(pages, "— 2 —"), 2);
}

static void only_attachment_has_no_number(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_attachments(f, 1);
    f->plan->meta.attachments[0].plan = new_annex(f, NULL);
    struct pages *pages = render(f, false);

    assert_int_equal(page_of(pages, "附件"), 2);
    assert_int_equal(page_of(pages, "名单"), 1);
}

static void issued_plan_has_no_label_and_no_signature(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_signed(f, 1, NULL);
    f->plan->issued = new_annex(f, "读书活动实施方案");
    struct pages *pages = render(f, false);

    assert_near(top_of(piece(pages, "读书活动实施方案")), 57891);
    assert_int_equal(page_of(pages, "附件"), 0);
    assert_int_equal(page_of(pages, "2025年1月1日"), 0);
    assert_int_equal(page_of(pages, "另文"), 2);
}

static void imprint_stands_behind_the_issued_plan(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 1);
    set_signed(f, 1, NULL);
    set_format(f, FORMAT_DOCUMENT);
    f->plan->meta.cc = names_of(f, 2);
    f->plan->issued = new_annex(f, "读书活动实施方案");
    assert_int_equal(page_of(render(f, false), "抄送："), 2);
}

static void draft_says_so_in_the_margin_of_each_page(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 23);
    struct pages *pages = render(f, true);
    const struct text_piece *last = page_at(pages, 2)->last_text;

    assert_string_equal(last->text, "草稿");
    assert_true(top_of(last) + um(last->size) < 37000);
    assert_near(right_of(last), AREA_RIGHT_UM);
    assert_int_equal(page_of(pages, "草稿"), 1);
    assert_null(last->element);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(sealed_date_has_four_cells_at_its_right),
        T(sealed_name_is_centred_on_the_date),
        T(sealed_name_leaves_two_rows_for_the_seal),
        T(unsealed_date_begins_two_cells_behind_the_name),
        T(date_longer_than_the_name_has_two_cells_at_its_right),
        T(name_too_long_for_a_row_goes_on_below_itself),
        T(names_without_seals_stand_below_each_other),
        T(seals_of_three_organs_stand_beside_each_other),
        T(rows_of_seals_do_not_touch),
        T(last_of_seven_seals_is_over_the_date),
        T(long_names_take_two_columns),
        T(columns_reach_the_edge_before_one_is_given_up),
        T(seals_for_more_than_a_page_begin_below_text),
        T(minutes_have_no_seal),
        T(numbers_of_ten_attachments_end_below_each_other),
        T(short_list_of_attachments_stays_below_text),
        T(short_list_of_attachments_goes_with_the_signature),
        T(note_stands_in_brackets_below_the_date),
        T(signature_without_room_takes_two_rows_of_text_along),
        T(signature_below_row_1_stays_on_the_page_of_the_text),
        T(heading_above_the_rows_that_go_goes_along),
        T(attachment_has_its_label_on_row_1_and_its_title_on_row_3),
        T(only_attachment_has_no_number),
        T(issued_plan_has_no_label_and_no_signature),
        T(imprint_stands_behind_the_issued_plan),
        T(draft_says_so_in_the_margin_of_each_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

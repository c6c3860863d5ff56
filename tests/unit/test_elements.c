/*
 * 版头, 版记 and the special formats: every distance that a ruler can find.
 */
#include "elements.h"

/* A hundredth of a millimetre, and what a unit of large type is rounded by. */
enum { NEAR = 20 };

#define assert_near(got, wanted)                                               \
    assert_in_range((got), (wanted)-NEAR, (wanted) + NEAR)

static void set_document(struct fixture *f)
{
    struct meta *meta = &f->plan->meta;

    f->plan->title = "关于读书的通知";
    meta->number = "某发〔2026〕1号";
    meta->issuer = names_of(f, 1);
    meta->to = names_of(f, 1);
    meta->date = (struct date){2026, 3, 2};
    add_text(f, f->plan, "正文");
}

static const struct rule_piece *first_rule(const struct pages *pages, int page)
{
    return page_at(pages, page)->first_rule;
}

/* -- 版头 ---------------------------------------------------------------- */

static void mark_stands_35_mm_below_the_top_of_the_area(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    const struct text_piece *mark = piece(render(f, false), "甲局文件");

    assert_int_equal(top_of(mark), 72000);
    assert_int_equal(mark->ink, INK_RED);
    assert_near(centre_of(mark), 106000);
}

static void short_mark_is_62_points_high(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    assert_int_equal(piece(render(f, false), "甲局文件")->size, 62 * EMU_PT);
}

static void wide_mark_takes_96_percent_of_the_width(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.mark = "某省某市科学技术协会文件";
    assert_near(um(width_of(piece(render(f, false), f->plan->meta.mark))),
                149760);
}

static void mark_too_wide_for_26_points_goes_on_a_second_line(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.mark = "某省某市某区某街道某社区读书活动领导小组文件";
    struct pages *pages = render(f, false);

    assert_int_equal(page_of(pages, f->plan->meta.mark), 0);
    assert_int_equal(pages->first->first_text->size, 26 * EMU_PT);
}

static void distances_of_the_header_are_those_of_33476(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    struct pages *pages = render(f, false);
    int mark_bottom = top_of(piece(pages, "甲局文件")) + um(62 * EMU_PT);
    int number = top_of(piece(pages, "某发〔2026〕1号"));
    int rule = um(first_rule(pages, 1)->y);
    int title = top_of(piece(pages, "关于读书的通知"));

    assert_near(number - mark_bottom, 20780);
    assert_near(rule - number - um(SIZE_BODY), 4000);
    assert_near(title - rule, 20780);
    assert_near(top_of(piece(pages, "甲局：")) - title - um(SIZE_TITLE), 10390);
}

static void red_rule_is_as_wide_as_the_area(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    const struct rule_piece *rule = first_rule(render(f, false), 1);

    assert_int_equal(rule->ink, INK_RED);
    assert_int_equal(um(rule->x), 28000);
    assert_int_equal(um(rule->width), 156000);
    assert_int_equal(um(rule->height), 350);
}

static void number_that_is_not_there_yet_keeps_its_row(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    emu with = first_rule(render(f, false), 1)->y;
    f->plan->meta.number = NULL;
    set_format(f, FORMAT_DOCUMENT);

    assert_int_equal(first_rule(render(f, false), 1)->y, with);
}

static void secrecy_stands_on_row_2_even_without_a_copy_number(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.secrecy = "机密★1年";
    f->plan->meta.urgency = "特急";
    struct pages *pages = render(f, false);

    assert_int_equal(top_of(piece(pages, "机密★1年")), 47446);
    assert_int_equal(piece(pages, "机密★1年")->face, FACE_HEADING1);
    assert_int_equal(top_of(piece(pages, "特急")), 57891);
}

static void urgency_alone_stands_on_row_1(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.urgency = "加急";
    assert_int_equal(top_of(piece(render(f, false), "加急")), 37000);
}

static void names_of_a_joint_issue_are_spread_to_one_width(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.issuer = names_of(f, 3);
    f->plan->meta.issuer.items[1] = "某市图书馆";
    struct pages *pages = render(f, false);
    emu wide = width_of(piece(pages, "某市图书馆"));
    const struct text_piece *short_name = piece(pages, "甲局");

    assert_near(um(short_name->x), um(piece(pages, "某市图书馆")->x));
    assert_near(um(width_of(short_name)), um(wide));
}

static void word_for_documents_is_centred_beside_the_stack(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.issuer = names_of(f, 3);
    struct pages *pages = render(f, false);

    assert_near(top_of(piece(pages, "文件")), top_of(piece(pages, "乙局")));
}

static void nine_issuers_leave_the_mark_to_the_sponsor(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.issuer = names_of(f, 9);
    assert_int_equal(page_of(render(f, false), "甲局文件"), 1);
}

static void signers_wrap_below_the_first_name(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.signer = names_of(f, 3);
    f->plan->meta.to.n = 0;
    f->plan->meta.issuer.items[0] = "某市图书馆";
    struct pages *pages = render(f, false);

    assert_int_equal(piece(pages, "丙局")->x, piece(pages, "甲局")->x);
    assert_int_equal(piece(pages, "甲局")->face, FACE_HEADING2);
    assert_near(right_of(piece(pages, "乙局")), 184000 - 5571);
}

/* Two names of one element would be heard as one. */
static void what_stands_apart_is_an_element_of_its_own(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.issuer = names_of(f, 2);
    f->plan->meta.signer = names_of(f, 4);
    f->plan->meta.signer.items += 2; /* 丙局, 丁局 */
    f->plan->meta.signer.n = 2;
    f->plan->meta.printer = "己局";
    f->plan->meta.printed = (struct date){2026, 3, 3};
    struct pages *pages = render(f, false);

    assert_ptr_not_equal(piece(pages, "甲局")->element,
                         piece(pages, "乙局")->element);
    assert_ptr_not_equal(piece(pages, "乙局")->element,
                         piece(pages, "文件")->element);
    assert_ptr_not_equal(piece(pages, "丙局")->element,
                         piece(pages, "丁局")->element);
    assert_ptr_not_equal(piece(pages, "己局")->element,
                         piece(pages, "2026年3月3日印发")->element);
}

static void number_stands_left_on_the_row_of_the_last_signer(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.signer = names_of(f, 3);
    struct pages *pages = render(f, false);
    const struct text_piece *number = piece(pages, "某发〔2026〕1号");

    assert_int_equal(um(number->x), 28000 + 5571);
    assert_int_equal(number->y, piece(pages, "丙局")->y);
}

/* -- 主送 and 版记 -------------------------------------------------------- */

static void recipients_that_fill_the_page_go_to_the_imprint(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.to = names_of(f, 120);
    struct pages *pages = render(f, false);

    assert_int_equal(page_of(pages, "主送："), 2);
    assert_int_equal(page_of(pages, "正文"), 1);
}

static void imprint_ends_on_the_bottom_of_an_even_page(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.cc = names_of(f, 2);
    f->plan->meta.printer = "某局办公室";
    f->plan->meta.printed = (struct date){2026, 3, 3};
    struct pages *pages = render(f, false);
    const struct rule_piece *rule = first_rule(pages, 2);

    assert_int_equal(pages->n, 2);
    assert_int_equal(um(rule->height), 350);
    assert_int_equal(um(rule->next->height), 250);
    rule = rule->next->next;
    assert_int_equal(um(rule->height), 350);
    assert_int_equal(um(rule->y + rule->height), 262000);
    assert_null(rule->next);
}

static void imprint_rows_are_9_78_mm_high(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.cc = names_of(f, 2);
    f->plan->meta.printed = (struct date){2026, 3, 3};
    struct pages *pages = render(f, false);
    const struct rule_piece *rule = first_rule(pages, 2);

    assert_near(um(rule->next->y - rule->y - rule->height), 9780);
    assert_near(right_of(piece(pages, "2026年3月3日印发")), 184000 - 4939);
    assert_near(um(piece(pages, "抄送：")->x), 28000 + 4939);
}

/* Beside its date a row holds 20 hanzi: the date is on the last of two. */
static void printer_goes_on_above_the_date(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.printer = "某某某某某某某某某某甲甲甲甲甲甲甲甲甲甲"
                            "乙乙乙乙乙乙乙乙乙乙";
    f->plan->meta.printed = (struct date){2026, 3, 3};
    struct pages *pages = render(f, false);
    int first =
        top_of(piece(pages, "某某某某某某某某某某甲甲甲甲甲甲甲甲甲甲"));
    int last = top_of(piece(pages, "乙乙乙乙乙乙乙乙乙乙"));

    assert_int_equal(pages->n, 2);
    assert_near(last - first, 9780);
    assert_int_equal(top_of(piece(pages, "2026年3月3日印发")), last);
    assert_near(um(first_rule(pages, 2)->y), 262000 - 2 * 350 - 2 * 9780);
}

static void imprint_stands_below_the_text_of_an_even_page(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.cc = names_of(f, 2);
    add_rows(f, 15);
    assert_int_equal(render(f, false)->n, 2);
}

/* 19 rows of page 2 leave 10.8 mm above an imprint of two rows, 20 do not. */
static void imprint_keeps_one_line_unit_from_the_text(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.date.year = 0;
    f->plan->meta.cc = names_of(f, 2);
    f->plan->meta.printer = "某局办公室";
    add_rows(f, 26);
    assert_int_equal(render(f, false)->n, 2);
    add_rows(f, 1);
    assert_int_equal(render(f, false)->n, 4);
}

static void blank_page_and_the_imprint_behind_it_have_no_number(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.date.year = 0;
    f->plan->meta.cc = names_of(f, 2);
    add_rows(f, 29); /* the whole of page 2 */
    struct pages *pages = render(f, false);

    assert_int_equal(pages->n, 4);
    assert_null(page_at(pages, 3)->first_text);
    assert_int_equal(page_at(pages, 4)->number, 0);
    assert_int_equal(page_of(pages, "抄送："), 4);
    assert_int_equal(page_of(pages, "— 4 —"), 0);
}

/* -- The other formats --------------------------------------------------- */

static void plain_plan_has_neither_header_nor_imprint(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.cc = names_of(f, 2);
    set_format(f, FORMAT_PLAIN);
    struct pages *pages = render(f, false);

    assert_int_equal(pages->n, 1);
    assert_null(pages->first->first_rule);
    assert_near(top_of(piece(pages, "关于读书的通知")), 57891);
}

static void letter_has_double_rules_of_170_mm(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    set_format(f, FORMAT_LETTER);
    struct pages *pages = render(f, false);
    const struct text_piece *mark = piece(pages, "甲局");
    const struct rule_piece *rule = first_rule(pages, 1);

    assert_int_equal(top_of(mark), 30000);
    assert_near(um(rule->y) - top_of(mark) - um(mark->size), 4000);
    assert_int_equal(um(rule->x), 21000);
    assert_int_equal(um(rule->width), 170000);
    assert_true(rule->height > rule->next->height);
    rule = rule->next->next;
    assert_true(rule->height < rule->next->height);
    assert_int_equal(um(rule->next->y + rule->next->height), 277000);
}

/* The lowest text of a page, in µm from the top of the sheet. */
static int bottom_of(const struct page *page)
{
    int bottom = 0;

    for (const struct text_piece *t = page->first_text; t != NULL; t = t->next)
        if (top_of(t) + um(t->size) > bottom)
            bottom = top_of(t) + um(t->size);
    return bottom;
}

static void text_of_a_letter_reaches_its_second_rule(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    set_format(f, FORMAT_LETTER);
    add_rows(f, 40);
    struct pages *pages = render(f, false);
    const struct rule_piece *second = first_rule(pages, 1)->next->next;
    int free = um(second->y) - bottom_of(pages->first);

    assert_true(free >= 4840);
    assert_true(free < 4840 + 10446);
    assert_true(bottom_of(pages->first) > 262000);
}

static void other_pages_of_a_letter_end_with_the_area(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    set_format(f, FORMAT_LETTER);
    f->plan->meta.seal = "无";
    add_rows(f, 60);
    struct pages *pages = render(f, false);
    const struct text_piece *last = page_at(pages, 2)->first_text;

    while (last->next != NULL && strcmp(last->next->text, "正文") == 0)
        last = last->next;
    assert_int_equal(top_of(last) + um(SIZE_BODY), 262000);
}

static void letter_has_its_number_flush_right_below_the_rule(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    set_format(f, FORMAT_LETTER);
    struct pages *pages = render(f, false);
    const struct text_piece *number = piece(pages, "某发〔2026〕1号");
    const struct rule_piece *thin = first_rule(pages, 1)->next;

    assert_near(right_of(number), 184000);
    assert_near(top_of(number) - um(thin->y + thin->height), 4840);
    assert_int_equal(page_of(pages, "— 1 —"), 0);
}

static void imprint_of_a_letter_has_no_rules_and_no_printer(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.cc = names_of(f, 1);
    f->plan->meta.printer = "某局办公室";
    set_format(f, FORMAT_LETTER);
    add_rows(f, 22);
    struct pages *pages = render(f, false);

    assert_int_equal(page_of(pages, "抄送："), 2);
    assert_null(first_rule(pages, 2));
    assert_int_equal(page_of(pages, "某局办公室"), 0);
}

static void order_has_its_mark_20_mm_below_the_top_and_no_title(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.number = "第1号";
    f->plan->meta.to.n = 0;
    set_format(f, FORMAT_ORDER);
    struct pages *pages = render(f, false);

    assert_int_equal(top_of(piece(pages, "甲局令")), 57000);
    assert_int_equal(page_of(pages, "关于读书的通知"), 0);
    assert_near(top_of(piece(pages, "正文")) - top_of(piece(pages, "第1号")),
                um(SIZE_BODY) + 20780);
}

static void minutes_have_who_attended_below_the_text(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.to.n = 0;
    set_format(f, FORMAT_MINUTES);
    add_text(f, f->plan, "出席：张某");
    struct pages *pages = render(f, false);
    const struct text_piece *label = piece(pages, "出席：");

    assert_int_equal(top_of(piece(pages, "甲局纪要")), 72000);
    assert_int_equal(label->face, FACE_HEADING1);
    assert_near(um(label->y - piece(pages, "正文")->y), 20891);
}

/* 23 cells behind the label: the seventh name would be broken. */
static void name_of_who_attended_is_not_broken(void **state)
{
    struct fixture *f = *state;

    set_document(f);
    f->plan->meta.to.n = 0;
    set_format(f, FORMAT_MINUTES);
    add_text(f, f->plan,
             "出席：张某某　李某　王某某　赵某某　钱某　孙某某　周某某");
    struct pages *pages = render(f, false);

    assert_int_equal(page_of(pages, "周某某"), 1);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(mark_stands_35_mm_below_the_top_of_the_area),
        T(short_mark_is_62_points_high),
        T(wide_mark_takes_96_percent_of_the_width),
        T(mark_too_wide_for_26_points_goes_on_a_second_line),
        T(distances_of_the_header_are_those_of_33476),
        T(red_rule_is_as_wide_as_the_area),
        T(number_that_is_not_there_yet_keeps_its_row),
        T(secrecy_stands_on_row_2_even_without_a_copy_number),
        T(urgency_alone_stands_on_row_1),
        T(names_of_a_joint_issue_are_spread_to_one_width),
        T(word_for_documents_is_centred_beside_the_stack),
        T(nine_issuers_leave_the_mark_to_the_sponsor),
        T(signers_wrap_below_the_first_name),
        T(what_stands_apart_is_an_element_of_its_own),
        T(number_stands_left_on_the_row_of_the_last_signer),
        T(recipients_that_fill_the_page_go_to_the_imprint),
        T(imprint_ends_on_the_bottom_of_an_even_page),
        T(imprint_rows_are_9_78_mm_high),
        T(printer_goes_on_above_the_date),
        T(imprint_stands_below_the_text_of_an_even_page),
        T(imprint_keeps_one_line_unit_from_the_text),
        T(blank_page_and_the_imprint_behind_it_have_no_number),
        T(plain_plan_has_neither_header_nor_imprint),
        T(letter_has_double_rules_of_170_mm),
        T(text_of_a_letter_reaches_its_second_rule),
        T(other_pages_of_a_letter_end_with_the_area),
        T(letter_has_its_number_flush_right_below_the_rule),
        T(imprint_of_a_letter_has_no_rules_and_no_printer),
        T(order_has_its_mark_20_mm_below_the_top_and_no_title),
        T(minutes_have_who_attended_below_the_text),
        T(name_of_who_attended_is_not_broken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

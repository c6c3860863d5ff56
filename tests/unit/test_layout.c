/*
 * Whole plans become pages: what stands where, to a thousandth of a
 * millimetre, and nothing lost.
 */
#include "layout/layout.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "layout/geometry.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "paper.h"

struct fixture {
    struct arena *arena;
    struct diags diags;
    struct plan *plan;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));

    f->arena = arena_new();
    f->diags.arena = f->arena;
    f->plan = plan_new(f->arena, NULL);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    arena_free(f->arena);
    free(f);
    return 0;
}

static void add_paragraph(struct fixture *f, const char *text)
{
    add_paragraph_to(f->plan, text);
}

static struct heading *add_heading(struct fixture *f, int level,
                                   const char *number, const char *text)
{
    return add_heading_to(f->plan, level, number, text);
}

static struct pages *lay_out(struct fixture *f)
{
    return layout_plan(f->plan, NULL, &metrics, f->arena, &f->diags);
}

static void first_row_begins_on_the_top_edge(void **state)
{
    struct fixture *f = *state;

    add_paragraph(f, "正文");
    const struct text_piece *text = piece(lay_out(f), "正文");

    assert_int_equal(um(text->y), 41967);
    assert_int_equal(um(text->x), 39143);
}

static void row_22_ends_on_the_bottom_edge(void **state)
{
    struct fixture *f = *state;

    for (int i = 0; i < 21; i++)
        add_paragraph(f, "正文");
    add_paragraph(f, "末行");
    const struct text_piece *text = piece(lay_out(f), "末行");

    assert_int_equal(text->y + SIZE_BODY - geometry_ascent(SIZE_BODY),
                     AREA_BOTTOM);
}

static void row_23_is_on_the_next_page(void **state)
{
    struct fixture *f = *state;

    for (int i = 0; i < 23; i++)
        add_paragraph(f, "正文");

    assert_int_equal(lay_out(f)->n, 2);
}

static void text_begins_one_row_below_the_title(void **state)
{
    struct fixture *f = *state;

    f->plan->title = "关于开展读书活动的实施方案";
    add_paragraph(f, "正文");
    struct pages *pages = lay_out(f);
    emu title_top =
        piece(pages, f->plan->title)->y - geometry_ascent(SIZE_TITLE);
    emu text_top = piece(pages, "正文")->y - geometry_ascent(SIZE_BODY);

    assert_int_equal(um(title_top), 57891); /* row 3 */
    assert_int_equal(um(text_top - title_top - SIZE_TITLE), 10390);
}

static void title_that_takes_no_shape_is_reported(void **state)
{
    struct fixture *f = *state;
    struct buf title = BUF_EMPTY;

    for (int i = 0; i < 30; i++)
        buf_add_str(&title, "某某市");
    f->plan->title = arena_strdup(f->arena, buf_text(&title));
    buf_free(&title);
    add_paragraph(f, "正文");
    lay_out(f);

    assert_non_null(f->diags.first);
    assert_int_equal(f->diags.first->code, DIAG_TITLE_SHAPELESS);
}

static void title_that_its_author_broke_is_not_reported(void **state)
{
    struct fixture *f = *state;

    f->plan->title = "关于\n实施方案";
    add_paragraph(f, "正文");
    lay_out(f);

    assert_null(f->diags.first);
}

static void run_in_heading_shares_its_line_with_the_text(void **state)
{
    struct fixture *f = *state;
    struct heading *heading = add_heading(f, 2, "（一）", "强化领导");

    heading->closing = "。";
    heading->run_in = true;
    add_paragraph(f, "各单位要重视。");
    struct pages *pages = lay_out(f);
    const struct text_piece *label = piece(pages, "（一）强化领导。");

    assert_int_equal(label->face, FACE_HEADING2);
    assert_int_equal(label->y, piece(pages, "各单位要重视。")->y);
}

static void heading_is_in_the_outline(void **state)
{
    struct fixture *f = *state;

    add_paragraph(f, "正文");
    add_heading(f, 1, "一、", "总体要求");
    struct pages *pages = lay_out(f);

    assert_string_equal(pages->outline->text, "一、总体要求");
    assert_int_equal(pages->outline->y, AREA_TOP + geometry_rows(1));
    assert_null(pages->outline->next);
}

static void
page_number_is_right_on_odd_pages_and_left_on_even_ones(void **state)
{
    struct fixture *f = *state;

    for (int i = 0; i < 23; i++)
        add_paragraph(f, "正文");
    struct pages *pages = lay_out(f);

    assert_int_equal(um(piece(pages, "— 1 —")->x), 161775);
    assert_int_equal(um(piece(pages, "— 2 —")->x), 32939);
}

static void recipients_are_flush_left_and_end_with_a_colon(void **state)
{
    struct fixture *f = *state;
    const char *to[] = {"机关各部室", "各直属单位"};

    f->plan->meta.to = (struct names){to, NULL, 2};
    add_paragraph(f, "正文");

    assert_int_equal(piece(lay_out(f), "机关各部室，各直属单位：")->x,
                     AREA_LEFT);
}

static void date_stands_two_cells_right_of_a_longer_name(void **state)
{
    struct fixture *f = *state;

    f->plan->meta.signature = "某市科学技术协会";
    f->plan->meta.date = (struct date){2026, 7, 28};
    add_paragraph(f, "正文");
    struct pages *pages = lay_out(f);

    /* 28 - 2 - 8 cells, and two more */
    assert_int_equal(um(piece(pages, "某市科学技术协会")->x), 128286);
    assert_int_equal(um(piece(pages, "2026年7月28日")->x), 139429);
}

static void shorter_name_stands_two_cells_left_of_the_date(void **state)
{
    struct fixture *f = *state;

    f->plan->meta.signature = "市科协";
    f->plan->meta.date = (struct date){2026, 7, 28};
    struct pages *pages = lay_out(f);

    /* 28 - 2 - 6.5 cells, and two less */
    assert_int_equal(um(piece(pages, "2026年7月28日")->x), 136643);
    assert_int_equal(um(piece(pages, "市科协")->x), 125500);
}

static void long_attachment_name_goes_on_below_itself(void **state)
{
    struct fixture *f = *state;
    struct attachment attachments[] = {
        {.name = "某市科学技术协会关于开展读书活动的责任分工和进度安排一览表",
         .span = SPAN_NONE},
        {.name = "名单", .span = SPAN_NONE}};

    f->plan->meta.attachments = attachments;
    f->plan->meta.n_attachments = 2;
    struct pages *pages = lay_out(f);

    assert_int_equal(um(piece(pages, "附件：")->x), 39143);
    assert_int_equal(um(piece(pages, "进度安排一览表")->x), 61429);
    assert_int_equal(um(piece(pages, "2.名单")->x), 55857);
}

static void table_goes_on_with_its_header(void **state)
{
    struct fixture *f = *state;
    struct table *table =
        &plan_add_block(f->plan, BLOCK_TABLE, SPAN_NONE)->as.table;
    size_t seen = 0;

    table->n_rows = 60;
    table->n_columns = 2;
    table->aligns = arena_array(f->arena, 2, sizeof(enum align));
    table->cells = arena_array(f->arena, 120, sizeof(struct run *));
    for (size_t i = 0; i < 120; i++)
        table->cells[i] = run_of(i < 2 ? "表头" : "内容", f->arena);
    struct pages *pages = lay_out(f);

    for (const struct page *p = pages->first; p != NULL; p = p->next)
        seen += strcmp(p->first_text->text, "表头") == 0;
    assert_true(pages->n >= 2);
    assert_int_equal(seen, pages->n);
}

static void more_pages_than_allowed_are_refused(void **state)
{
    struct fixture *f = *state;

    for (int i = 0; i <= LIMIT_PAGES * AREA_ROWS; i++)
        add_paragraph(f, "正文");

    assert_null(lay_out(f));
    assert_int_equal(f->diags.first->code, DIAG_LIMIT);
}

static void empty_plan_has_one_page(void **state)
{
    assert_int_equal(lay_out(*state)->n, 1);
}

static void every_character_appears_once_and_in_order(void **state)
{
    struct fixture *f = *state;
    struct buf given = BUF_EMPTY;
    struct buf found = BUF_EMPTY;

    for (int i = 0; i < 300; i++) {
        const char *text = arena_printf(
            f->arena, "第%d段：“落实”《方案》，%d%%以上——Word 文档……", i * 7919,
            i * i);

        add_paragraph(f, text);
        buf_add_str(&given, text);
    }
    struct pages *pages = lay_out(f);

    for (const struct page *p = pages->first; p != NULL; p = p->next)
        for (const struct text_piece *t = p->first_text; t != NULL; t = t->next)
            if (t->face == FACE_BODY)
                buf_add_str(&found, t->text);
    assert_string_equal(buf_text(&found), buf_text(&given));
    buf_free(&given);
    buf_free(&found);
}

static void dump_shows_what_was_squeezed(void **state)
{
    struct fixture *f = *state;
    struct buf out = BUF_EMPTY;

    f->plan->meta.date = (struct date){2026, 7, 28};
    add_paragraph(f, "《方案》，已印发");
    pages_dump(lay_out(f), &out);
    assert_string_equal(
        buf_text(&out),
        "pages 1 w=210.000 h=297.000\n"
        "title \n"
        "date 2026-07-28\n"
        "page 1 number 1\n"
        "text x=39.143 y=41.967 w=41.786 body 16pt 5.571*3 2.786 5.571*4 "
        "|《方案》，已印发\n"
        "text x=136.643 y=62.858 w=36.214 body 16pt 2.786*4 5.571 2.786 "
        "5.571 2.786*2 5.571 |2026年7月28日\n"
        "text x=161.775 y=270.496 w=17.286 number 14pt 4.939 2.469*3 4.939 "
        "|— 1 —\n");
    buf_free(&out);
}

#define RULE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        RULE(first_row_begins_on_the_top_edge),
        RULE(row_22_ends_on_the_bottom_edge),
        RULE(row_23_is_on_the_next_page),
        RULE(text_begins_one_row_below_the_title),
        RULE(title_that_takes_no_shape_is_reported),
        RULE(title_that_its_author_broke_is_not_reported),
        RULE(run_in_heading_shares_its_line_with_the_text),
        RULE(heading_is_in_the_outline),
        RULE(page_number_is_right_on_odd_pages_and_left_on_even_ones),
        RULE(recipients_are_flush_left_and_end_with_a_colon),
        RULE(date_stands_two_cells_right_of_a_longer_name),
        RULE(shorter_name_stands_two_cells_left_of_the_date),
        RULE(long_attachment_name_goes_on_below_itself),
        RULE(table_goes_on_with_its_header),
        RULE(more_pages_than_allowed_are_refused),
        RULE(empty_plan_has_one_page),
        RULE(every_character_appears_once_and_in_order),
        RULE(dump_shows_what_was_squeezed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

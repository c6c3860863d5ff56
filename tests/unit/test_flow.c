/*
 * The body of a plan: which element each piece belongs to, pictures, tables
 * that are too wide or too long, and what only pages can show to be wrong.
 */
#include "layout/flow.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "paper.h"

struct fixture {
    struct arena *arena;
    struct diags diags;
    struct source source;
    struct plan *plan;
    struct profile profile;
    struct pages *pages;
    char folder[32];
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));

    f->arena = arena_new();
    f->diags.arena = f->arena;
    f->source.name = "plan.md";
    f->plan = plan_new(f->arena, &f->source);
    f->profile = *profile_default();
    f->pages = arena_new_object(f->arena, struct pages);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    if (f->folder[0] != '\0') {
        unlink(arena_printf(f->arena, "%s/a.png", f->folder));
        rmdir(f->folder);
    }
    arena_free(f->arena);
    free(f);
    return 0;
}

static void add_paragraph(struct fixture *f, const char *text)
{
    add_paragraph_to(f->plan, text);
}

static void add_paragraphs(struct fixture *f, int n)
{
    for (int i = 0; i < n; i++)
        add_paragraph(f, "正文");
}

static struct heading *add_heading(struct fixture *f, int level,
                                   const char *text)
{
    return add_heading_to(f->plan, level, "", text);
}

/* A table whose header says 表头 and whose other cells hold text. */
static struct table *add_table(struct fixture *f, size_t n_rows,
                               size_t n_columns, const char *text)
{
    struct table *table =
        &plan_add_block(f->plan, BLOCK_TABLE, SPAN_NONE)->as.table;

    table->n_rows = n_rows;
    table->n_columns = n_columns;
    table->aligns = arena_array(f->arena, n_columns, sizeof(enum align));
    table->cells =
        arena_array(f->arena, n_rows * n_columns, sizeof(struct run *));
    for (size_t i = 0; i < n_rows * n_columns; i++)
        table->cells[i] = run_of(i < n_columns ? "表头" : text, f->arena);
    return table;
}

/* The frame of a PNG; nothing here decodes its pixels. */
static void write_png(struct fixture *f, uint8_t width_high, uint8_t width,
                      uint8_t height_high, uint8_t height)
{
    const uint8_t png[] = {
        0x89,       'P',   'N', 'G', '\r',        '\n',   0x1A, '\n', 0,
        0,          0,     13,  'I', 'H',         'D',    'R',  0,    0,
        width_high, width, 0,   0,   height_high, height, 8,    0,    0,
        0,          0,     0,   0,   0,           0,      0,    0,    0,
        0,          'I',   'D', 'A', 'T',         0,      0,    0,    0,
        0,          0,     0,   0,   'I',         'E',    'N',  'D',  0,
        0,          0,     0};
    FILE *out;

    strcpy(f->folder, "/tmp/test_flow.XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    f->source.name = arena_printf(f->arena, "%s/plan.md", f->folder);
    out = fopen(arena_printf(f->arena, "%s/a.png", f->folder), "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(png, 1, sizeof(png), out), sizeof(png));
    fclose(out);
}

static void add_image(struct fixture *f, const char *caption)
{
    plan_add_block(f->plan, BLOCK_IMAGE, SPAN_NONE)->as.image =
        (struct image){"a.png", caption};
}

static struct pages *lay_out(struct fixture *f)
{
    struct setter setter;

    struct rendition rendition = {.profile = &f->profile};
    setter_init(&setter, f->pages, &rendition, &metrics, f->arena, &f->diags);
    setter_open_element(&setter, ELEMENT_DOCUMENT, 0);
    flow_put_body(&setter, f->plan);
    setter_close_element(&setter);
    sheet_mirror_pages(&setter.sheet, &f->profile);
    setter_free(&setter);
    return f->pages;
}

static emu row_top(int row)
{
    return AREA_TOP + geometry_rows(row) + geometry_ascent(SIZE_BODY);
}

/* -- Structure ----------------------------------------------------------- */

static void headings_and_paragraphs_are_elements_of_the_document(void **state)
{
    struct fixture *f = *state;

    add_heading(f, 2, "目标");
    add_paragraph(f, "正文");
    struct pages *pages = lay_out(f);
    const struct element *document = pages->elements;

    assert_int_equal(document->kind, ELEMENT_DOCUMENT);
    assert_int_equal(document->first->kind, ELEMENT_HEADING);
    assert_int_equal(document->first->level, 2);
    assert_ptr_equal(piece(pages, "目标")->element, document->first);
    assert_ptr_equal(piece(pages, "正文")->element, document->last);
    assert_int_equal(document->last->kind, ELEMENT_PARAGRAPH);
}

static void run_in_heading_and_its_text_are_two_elements(void **state)
{
    struct fixture *f = *state;
    struct heading *heading = add_heading(f, 3, "分工");

    heading->run_in = true;
    heading->closing = "。";
    add_paragraph(f, "各负其责");
    struct pages *pages = lay_out(f);

    assert_int_equal(piece(pages, "分工。")->element->kind, ELEMENT_HEADING);
    assert_int_equal(piece(pages, "各负其责")->element->kind,
                     ELEMENT_PARAGRAPH);
    assert_int_equal(piece(pages, "分工。")->y, piece(pages, "各负其责")->y);
}

static void cells_lie_in_rows_and_rows_in_their_table(void **state)
{
    struct fixture *f = *state;

    add_table(f, 2, 2, "内容");
    struct pages *pages = lay_out(f);
    const struct element *header = piece(pages, "表头")->element;
    const struct element *cell = piece(pages, "内容")->element;

    assert_int_equal(header->kind, ELEMENT_HEADER_CELL);
    assert_int_equal(cell->kind, ELEMENT_CELL);
    assert_int_equal(cell->parent->kind, ELEMENT_ROW);
    assert_ptr_equal(cell->parent->parent, header->parent->parent);
    assert_int_equal(cell->parent->parent->kind, ELEMENT_TABLE);
}

static void header_that_is_repeated_is_an_artifact(void **state)
{
    struct fixture *f = *state;

    add_table(f, 60, 2, "内容");
    struct pages *pages = lay_out(f);

    assert_non_null(pages->first->first_text->element);
    assert_string_equal(pages->first->next->first_text->text, "表头");
    assert_null(pages->first->next->first_text->element);
}

/* -- Pictures ------------------------------------------------------------ */

static void small_picture_keeps_its_size_and_stands_in_the_middle(void **state)
{
    struct fixture *f = *state;

    write_png(f, 0, 96, 0, 48); /* one inch by a half */
    add_image(f, "图一");
    const struct image_piece *image = lay_out(f)->first->first_image;

    assert_int_equal(image->width, 914400);
    assert_int_equal(image->height, 457200);
    assert_int_equal(image->x, AREA_LEFT + (AREA_WIDTH - 914400) / 2);
    assert_int_equal(image->y, AREA_TOP);
    assert_string_equal(image->element->alt, "图一");
}

static void wide_picture_is_scaled_down_to_the_area(void **state)
{
    struct fixture *f = *state;

    write_png(f, 8, 0, 4, 0); /* 2048 × 1024 */
    add_image(f, "");
    const struct image_piece *image = lay_out(f)->first->first_image;

    assert_int_equal(image->width, AREA_WIDTH);
    assert_int_equal(image->height, AREA_WIDTH / 2);
}

static void high_picture_leaves_room_for_its_caption(void **state)
{
    struct fixture *f = *state;

    write_png(f, 4, 0, 16, 0); /* 1024 × 4096 */
    add_image(f, "图一");
    struct pages *pages = lay_out(f);
    const struct image_piece *image = pages->first->first_image;
    const struct text_piece *caption = piece(pages, "图一");

    assert_int_equal(pages->n, 1);
    assert_true(image->y + image->height < caption->y - SIZE_BODY);
    assert_int_equal(caption->y, row_top(AREA_ROWS - 1));
}

static void picture_takes_its_caption_to_the_next_page(void **state)
{
    struct fixture *f = *state;

    write_png(f, 0, 96, 0, 96);
    add_paragraphs(f, 19); /* three rows are left: the picture, no caption */
    add_image(f, "图一");
    struct pages *pages = lay_out(f);

    assert_null(pages->first->first_image);
    assert_non_null(pages->last->first_image);
    assert_string_equal(pages->last->first_text->text, "图一");
}

static void text_goes_on_below_a_picture_on_the_grid(void **state)
{
    struct fixture *f = *state;

    write_png(f, 0, 96, 0, 96);
    add_image(f, "");
    add_paragraph(f, "正文");

    /* 25.4 mm and half a leading take three rows */
    assert_int_equal(piece(lay_out(f), "正文")->y, row_top(3));
}

static void picture_that_is_gone_leaves_its_caption(void **state)
{
    struct fixture *f = *state;

    f->source.name = "/nowhere/plan.md";
    add_image(f, "图一");
    struct pages *pages = lay_out(f);

    assert_null(pages->first->first_image);
    assert_non_null(piece(pages, "图一"));
}

/* -- Tables -------------------------------------------------------------- */

static void figures_stand_right_in_their_column(void **state)
{
    struct fixture *f = *state;
    struct table *table = add_table(f, 3, 2, "内容");

    table->cells[2] = run_of("1,234.5", f->arena);
    table->cells[4] = run_of("6", f->arena);
    struct pages *pages = lay_out(f);
    const struct text_piece *longer = piece(pages, "1,234.5");
    const struct text_piece *shorter = piece(pages, "6");

    /* half cells of 4号; each place is rounded once */
    assert_in_range(shorter->x - longer->x, 6 * SIZE_SMALL / 2 - 2,
                    6 * SIZE_SMALL / 2 + 2);
}

/* Whether a cell of eleven characters is whole beside two of this text. */
static bool is_cell_whole(struct fixture *f, const char *beside)
{
    static const char cell[] = "市应急管理局和市公安局";
    struct table *table = add_table(f, 2, 3, beside);
    const struct text_piece *found;

    table->cells[3] = run_of(cell, f->arena);
    for (const struct page *p = lay_out(f)->first; p != NULL; p = p->next)
        for (found = p->first_text; found != NULL; found = found->next)
            if (strcmp(found->text, cell) == 0)
                return true;
    return false;
}

static void column_has_what_it_needs_if_no_row_becomes_higher(void **state)
{
    assert_true(is_cell_whole(*state, "一二三四五六七八九十"
                                      "一二三四五六七八九十"));
}

static void column_is_cut_where_a_row_would_become_higher(void **state)
{
    assert_false(is_cell_whole(*state, "一二三四五六七八九十"
                                       "一二三四五六七八九十"
                                       "一二三四五六七八九"));
}

static void table_of_many_columns_is_turned(void **state)
{
    struct fixture *f = *state;

    add_paragraph(f, "前文");
    add_table(f, 3, 12, "责任单位和完成时限");
    add_paragraph(f, "后文");
    struct pages *pages = lay_out(f);
    const struct text_piece *header = pages->first->next->first_text;

    assert_int_equal(pages->n, 3);
    assert_false(piece(pages, "后文")->is_turned);
    assert_string_equal(header->text, "表头");
    assert_true(header->is_turned);
    /* the head at the left edge, the row from the bottom upwards */
    assert_true(header->x > AREA_LEFT && header->x < AREA_LEFT + 10 * EMU_MM);
    assert_true(header->next->y < header->y && header->y < AREA_BOTTOM);
}

static void turned_table_stays_inside_the_area(void **state)
{
    struct fixture *f = *state;

    add_table(f, 80, 14, "责任单位和完成时限");
    struct pages *pages = lay_out(f);

    assert_true(pages->n > 1);
    for (const struct page *p = pages->first; p != NULL; p = p->next) {
        for (const struct rule_piece *r = p->first_rule; r; r = r->next) {
            assert_true(r->x >= AREA_LEFT && r->x + r->width <= AREA_RIGHT);
            assert_true(r->y >= AREA_TOP && r->y + r->height <= AREA_BOTTOM);
        }
        assert_string_equal(p->first_text->text, "表头");
    }
}

static void table_of_many_narrow_columns_stays_upright(void **state)
{
    struct fixture *f = *state;

    add_table(f, 3, 12, "1");

    assert_false(piece(lay_out(f), "1")->is_turned);
}

/* Too wide for 9 pt: smaller type before a figure is broken. */
static void figures_of_many_columns_stay_whole(void **state)
{
    struct fixture *f = *state;

    add_table(f, 3, 24, "10000");

    const struct text_piece *figure = piece(lay_out(f), "10000");

    assert_true(figure->is_turned);
    assert_int_equal(figure->size, 7 * EMU_PT);
}

static void row_higher_than_a_page_goes_on_below_the_header(void **state)
{
    struct fixture *f = *state;
    struct table *table = add_table(f, 2, 2, "内容");
    struct buf text = BUF_EMPTY;
    size_t n = 0;

    for (int i = 0; i < 1000; i++)
        buf_add_str(&text, "很长的一格");
    table->cells[2] = run_of(arena_strdup(f->arena, buf_text(&text)), f->arena);
    buf_free(&text);
    struct pages *pages = lay_out(f);

    assert_true(pages->n > 2);
    for (const struct page *p = pages->first; p != NULL; p = p->next) {
        assert_string_equal(p->first_text->text, "表头");
        for (const struct text_piece *t = p->first_text; t; t = t->next)
            if (t->element == pages->elements->first->last->first)
                n += t->n;
    }
    assert_int_equal(n, 5000);
}

static void dump_shows_pictures_and_turned_text(void **state)
{
    struct fixture *f = *state;
    struct buf out = BUF_EMPTY;

    write_png(f, 0, 96, 0, 96);
    add_image(f, "图一");
    add_table(f, 1, 12, "");
    f->plan->last->as.table.cells[0] =
        run_of("牵头单位和配合单位以及责任人", f->arena);
    for (size_t i = 1; i < 12; i++)
        f->plan->last->as.table.cells[i] = f->plan->last->as.table.cells[0];
    pages_dump(lay_out(f), &out);

    assert_non_null(strstr(buf_text(&out), "image x=93.300 y=37.000 w=25.400 "
                                           "h=25.400 57 bytes |图一\n"));
    assert_non_null(strstr(buf_text(&out), " turned "));
    buf_free(&out);
}

/* -- Findings ------------------------------------------------------------ */

static void heading_on_the_last_row_is_reported(void **state)
{
    struct fixture *f = *state;

    add_paragraphs(f, 21);
    add_heading(f, 1, "组织领导");
    add_paragraph(f, "正文");
    lay_out(f);

    assert_non_null(f->diags.first);
    assert_int_equal(f->diags.first->code, DIAG_HEADING_ALONE);
    assert_string_equal(f->diags.first->args[0], "组织领导");
    assert_string_equal(f->diags.first->args[1], "1");
    assert_ptr_equal(f->diags.first->source, &f->source);
    assert_null(f->diags.first->next);
}

static void heading_with_a_row_below_is_not_reported(void **state)
{
    struct fixture *f = *state;

    add_paragraphs(f, 20);
    add_heading(f, 1, "组织领导");
    add_paragraph(f, "正文");
    lay_out(f);

    assert_null(f->diags.first);
}

static void heading_whose_picture_is_on_the_next_page_is_reported(void **state)
{
    struct fixture *f = *state;

    write_png(f, 4, 0, 4, 0);
    add_paragraphs(f, 10);
    add_heading(f, 1, "流程");
    add_image(f, "");
    lay_out(f);

    assert_non_null(f->diags.first);
    assert_int_equal(f->diags.first->code, DIAG_HEADING_ALONE);
}

static void last_heading_of_all_is_not_reported(void **state)
{
    struct fixture *f = *state;

    add_paragraphs(f, 21);
    add_heading(f, 1, "组织领导");
    lay_out(f);

    assert_null(f->diags.first);
}

static void first_page_without_text_is_reported(void **state)
{
    struct fixture *f = *state;
    struct setter setter;

    add_paragraph(f, "正文");
    setter_init(&setter, f->pages, NULL, &metrics, f->arena, &f->diags);
    sheet_set_base(&setter.sheet, AREA_BOTTOM);
    flow_put_body(&setter, f->plan);
    setter_free(&setter);

    assert_non_null(f->diags.first);
    assert_int_equal(f->diags.first->code, DIAG_FIRST_PAGE_BARE);
}

/* -- Switches of the profile --------------------------------------------- */

static void third_level_is_bold_where_the_profile_says_so(void **state)
{
    struct fixture *f = *state;

    f->profile.level3_bold = 1;
    add_heading(f, 3, "分工");

    assert_int_equal(piece(lay_out(f), "分工")->face, FACE_HEADING1);
}

static void third_level_is_not_bold_by_itself(void **state)
{
    struct fixture *f = *state;

    add_heading(f, 3, "分工");

    assert_int_equal(piece(lay_out(f), "分工")->face, FACE_BODY);
}

static void digits_take_the_serif_face_and_quotes_do_not(void **state)
{
    struct fixture *f = *state;

    f->profile.latin_face = PROFILE_WORD_SERIF;
    add_paragraph(f, "到2026年“十五五”");
    struct pages *pages = lay_out(f);

    assert_int_equal(piece(pages, "2026")->face, FACE_NUMBER);
    assert_int_equal(piece(pages, "年“十五五”")->face, FACE_BODY);
}

static void mirror_margins_move_even_pages_two_millimetres(void **state)
{
    struct fixture *f = *state;

    f->profile.mirror = 1;
    add_paragraphs(f, 23);
    struct pages *pages = lay_out(f);

    assert_int_equal(pages->first->first_text->x - pages->last->first_text->x,
                     2 * EMU_MM);
}

/* 29 full rows and one of two characters: it would stand on page 2 alone. */
static void add_rows(struct fixture *f, int n_before, int n_rows)
{
    struct buf text = BUF_EMPTY;

    add_paragraphs(f, n_before);
    for (int i = 0; i < 28 * (n_rows - 1); i++)
        buf_add_str(&text, "字");
    add_paragraph(f, arena_strdup(f->arena, buf_text(&text)));
    buf_free(&text);
}

static void single_row_may_begin_a_page(void **state)
{
    struct fixture *f = *state;

    add_rows(f, 19, 4);
    struct pages *pages = lay_out(f);

    assert_int_equal(pages->n, 2);
    assert_null(pages->last->first_text->next);
}

static void single_row_takes_one_with_it_where_the_profile_says_so(void **state)
{
    struct fixture *f = *state;

    f->profile.no_single_row = 1;
    add_rows(f, 19, 4);
    struct pages *pages = lay_out(f);

    assert_int_equal(pages->n, 2);
    assert_non_null(pages->last->first_text->next);
    assert_null(pages->last->first_text->next->next);
}

#define CELLS_26 "一二三四五六七八九十一二三四五六七八九十一二三四五六"
#define CELLS_28 CELLS_26 "七八"

static void comma_hangs_outside_where_the_profile_says_so(void **state)
{
    struct fixture *f = *state;

    f->profile.hanging_marks = 1;
    add_paragraph(f, CELLS_26 "，后文");
    struct pages *pages = lay_out(f);
    const struct text_piece *line = pages->first->first_text;

    assert_string_equal(line->text, CELLS_26 "，");
    /* the comma begins where the 26th cell ends, on the edge */
    assert_in_range(line->advances[26], 0, 1);
}

static void comma_does_not_hang_by_itself(void **state)
{
    struct fixture *f = *state;

    add_paragraph(f, CELLS_26 "，后文");

    assert_int_equal(lay_out(f)->first->first_text->n, 25);
}

static void bracket_loses_half_at_a_lines_start(void **state)
{
    struct fixture *f = *state;

    f->profile.cut_line_start = 1;
    add_paragraph(f, CELLS_26 "（甲）" CELLS_28);
    const struct text_piece *line = lay_out(f)->first->first_text->next;

    assert_int_equal(line->x, AREA_LEFT - AREA_WIDTH / 56);
}

static void bracket_stays_whole_at_a_lines_start(void **state)
{
    struct fixture *f = *state;

    add_paragraph(f, CELLS_26 "（甲）" CELLS_28);

    assert_int_equal(lay_out(f)->first->first_text->next->x, AREA_LEFT);
}

static void single_character_may_end_a_paragraph_where_it_says_so(void **state)
{
    struct fixture *f = *state;

    f->profile.no_single_character = 0;
    add_paragraph(f, CELLS_26 "末。");

    assert_int_equal(lay_out(f)->first->first_text->n, 26);
}

static void single_character_takes_another_with_it(void **state)
{
    struct fixture *f = *state;

    add_paragraph(f, CELLS_26 "末。");

    assert_int_equal(lay_out(f)->first->first_text->n, 25);
}

#define RULE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        RULE(headings_and_paragraphs_are_elements_of_the_document),
        RULE(run_in_heading_and_its_text_are_two_elements),
        RULE(cells_lie_in_rows_and_rows_in_their_table),
        RULE(header_that_is_repeated_is_an_artifact),
        RULE(small_picture_keeps_its_size_and_stands_in_the_middle),
        RULE(wide_picture_is_scaled_down_to_the_area),
        RULE(high_picture_leaves_room_for_its_caption),
        RULE(picture_takes_its_caption_to_the_next_page),
        RULE(text_goes_on_below_a_picture_on_the_grid),
        RULE(picture_that_is_gone_leaves_its_caption),
        RULE(figures_stand_right_in_their_column),
        RULE(column_has_what_it_needs_if_no_row_becomes_higher),
        RULE(column_is_cut_where_a_row_would_become_higher),
        RULE(table_of_many_columns_is_turned),
        RULE(turned_table_stays_inside_the_area),
        RULE(table_of_many_narrow_columns_stays_upright),
        RULE(figures_of_many_columns_stay_whole),
        RULE(row_higher_than_a_page_goes_on_below_the_header),
        RULE(dump_shows_pictures_and_turned_text),
        RULE(heading_on_the_last_row_is_reported),
        RULE(heading_with_a_row_below_is_not_reported),
        RULE(heading_whose_picture_is_on_the_next_page_is_reported),
        RULE(last_heading_of_all_is_not_reported),
        RULE(first_page_without_text_is_reported),
        RULE(third_level_is_bold_where_the_profile_says_so),
        RULE(third_level_is_not_bold_by_itself),
        RULE(digits_take_the_serif_face_and_quotes_do_not),
        RULE(mirror_margins_move_even_pages_two_millimetres),
        RULE(single_row_may_begin_a_page),
        RULE(single_row_takes_one_with_it_where_the_profile_says_so),
        RULE(comma_hangs_outside_where_the_profile_says_so),
        RULE(comma_does_not_hang_by_itself),
        RULE(bracket_loses_half_at_a_lines_start),
        RULE(bracket_stays_whole_at_a_lines_start),
        RULE(single_character_may_end_a_paragraph_where_it_says_so),
        RULE(single_character_takes_another_with_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * What the Word file says about pages: which paragraphs go with the signature,
 * and the sections of tables that are turned.
 */
#include "docx_fixture.h"

/* -- The signature (GB/T 9704-2012 7.3.5.5) -------------------------------- */

/* A signed plan, in the plain format. */
static void sign(struct fixture *f)
{
    static const char *issuer[] = {"某市图书馆"};

    f->plan->meta.issuer.items = issuer;
    f->plan->meta.issuer.n = 1;
    f->plan->meta.date = (struct date){2026, 7, 28};
    f->plan->meta.has_format = true;
    f->plan->meta.format = FORMAT_PLAIN;
}

/* A paragraph of so many full lines, its place in the source of its own. */
static void add_lines(struct fixture *f, const char *character, int n)
{
    struct buf text = BUF_EMPTY;
    uint32_t at = f->plan->last == NULL ? 0 : f->plan->last->span.end;

    for (int i = 0; i < 28 * n - 2; i++)
        buf_add_str(&text, character);
    add_paragraph(f, arena_strdup(f->arena, buf_text(&text)));
    f->plan->last->span = (struct span){at, at + 10};
    buf_free(&text);
}

/* The first characters of the paragraphs that are told to stay with the next,
 * two rows at least. */
static const char *kept(struct fixture *f)
{
    struct buf found = BUF_EMPTY;

    write_plan(f);
    const char *text = document_query(
        f, "//w:p[w:pPr/w:keepNext and w:pPr/w:widowControl/@w:val='1']//w:t");
    for (bool is_first = true; *text != '\0'; text++) {
        if (is_first)
            buf_add(&found, text, strlen("方"));
        is_first = *text == '\n';
    }
    text = arena_strdup(f->arena, buf_text(&found));
    buf_free(&found);
    return text;
}

static void two_rows_of_a_long_last_paragraph_go_with_the_signature(void **s)
{
    struct fixture *f = *s;

    sign(f);
    add_lines(f, "甲", 2);
    add_lines(f, "乙", 5);
    assert_string_equal(kept(f), "乙");
}

static void two_last_rows_are_those_of_two_paragraphs(void **state)
{
    struct fixture *f = *state;

    sign(f);
    add_lines(f, "甲", 2);
    add_lines(f, "乙", 1);
    add_lines(f, "丙", 1);
    assert_string_equal(kept(f), "乙丙");
}

static void the_first_paragraph_stays_on_the_first_page(void **state)
{
    struct fixture *f = *state;

    sign(f);
    add_lines(f, "甲", 5);
    assert_string_equal(kept(f), "");
}

/* The frame in front of it says where page 1 ends. */
static const char *page_end(struct fixture *f)
{
    return document_query(
        f, "//w:p[w:pPr/w:pStyle/@w:val='PageEnd']/w:pPr/w:framePr/@w:y");
}

/* The title leaves eighteen rows; the signature takes three. */
static void page_1_ends_where_rows_of_the_only_paragraph_are_carried(void **s)
{
    struct fixture *f = *s;

    sign(f);
    add_lines(f, "甲", 17);
    write_plan(f);
    assert_true(atoi(page_end(f)) > 12000);
    assert_true(atoi(page_end(f)) < 14700);
}

static void page_1_ends_where_it_does_if_the_signature_has_room(void **state)
{
    struct fixture *f = *state;

    sign(f);
    add_lines(f, "甲", 12);
    write_plan(f);
    assert_string_equal(page_end(f), "");
}

static void page_1_is_not_cut_where_empty_rows_move_the_text(void **state)
{
    struct fixture *f = *state;
    struct profile profile = *profile_default();
    struct rendition rendition = {.profile = &profile};

    profile.word_blank_rows = 1;
    f->rendition = &rendition;
    sign(f);
    add_lines(f, "甲", 17);
    write_plan(f);
    assert_string_equal(page_end(f), "");
}

/* Sixteen rows, the title and its blank row leave some of page 1. */
static void a_paragraph_that_breaks_well_by_itself_is_left_alone(void **state)
{
    struct fixture *f = *state;

    sign(f);
    add_lines(f, "甲", 16);
    add_lines(f, "乙", 12);
    assert_string_equal(kept(f), "");
}

static void without_a_signature_nothing_is_kept(void **state)
{
    struct fixture *f = *state;

    add_lines(f, "甲", 2);
    add_lines(f, "乙", 5);
    assert_string_equal(kept(f), "");
}

/* -- Tables ---------------------------------------------------------------- */

/* Two rows of 14 pt take 17.2 mm, of three rows 31.3: text goes on there. */
static void text_below_a_table_stands_on_a_row_of_the_page(void **state)
{
    struct fixture *f = *state;

    add_lines(f, "甲", 1);
    add_table(f, 3);
    add_lines(f, "乙", 1);
    write_plan(f);
    const char *before = document_query(
        f, "//w:p[.//w:t[starts-with(.,'乙')]]/w:pPr/w:spacing/@w:before");
    assert_true(atoi(before) > 0);
    assert_true(atoi(before) < 592);
}

/* -- Turned tables (GB/T 9704-2012 8) -------------------------------------- */

static const char *sections(struct fixture *f)
{
    return document_query(
        f, "//w:sectPr/w:pgSz/@w:w | "
           "//w:sectPr/w:footerReference[@w:type='default']/@r:id");
}

/* Wider than the page in the smallest type that is upright. */
static void add_wide_table(struct fixture *f)
{
    enum { N = 12 };
    static enum align aligns[N];
    struct block *block = plan_add_block(f->plan, BLOCK_TABLE, SPAN_NONE);
    struct table *table = &block->as.table;

    table->n_rows = 1;
    table->n_columns = N;
    table->aligns = aligns;
    table->cells = arena_array(f->arena, N, sizeof(struct run *));
    for (int i = 0; i < N; i++)
        table->cells[i] = new_run(f, "责任单位");
}

static void a_turned_table_has_a_section_of_its_own(void **state)
{
    struct fixture *f = *state;

    add_paragraph(f, "前");
    add_wide_table(f);
    add_paragraph(f, "后");
    write_plan(f);
    assert_string_equal(sections(f),
                        "footerOdd\n11906\nfooterTurnedOdd\n16838\n"
                        "footerOdd\n11906\n");
}

static void tables_that_are_turned_follow_without_text_between(void **state)
{
    struct fixture *f = *state;

    add_wide_table(f);
    add_wide_table(f);
    write_plan(f);
    assert_string_equal(sections(f),
                        "footerOdd\n11906\nfooterTurnedOdd\n16838\n"
                        "footerTurnedOdd\n16838\n");
}

/* Not in each cell. */
static void small_type_in_a_table_is_a_style(void **state)
{
    struct fixture *f = *state;

    add_wide_table(f);
    write_plan(f);
    assert_false(document_has(f, "<w:sz "));
    assert_string_equal(document_query(f, "//w:tc[1]//w:pStyle/@w:val"),
                        "TableHeading21\n");
    assert_string_equal(
        query(f, "word/styles.xml",
              "//w:style[@w:styleId='TableHeading21']/w:basedOn/@w:val | "
              "//w:style[@w:styleId='TableHeading21']//w:sz/@w:val"),
        "TableHeading\n21\n");
    assert_false(part_has(f, "word/styles.xml", "TableHeading24"));
}

/* Down the left edge of the page, which is the bottom of the sheet. */
static void the_number_of_a_turned_page_stays_where_it_is(void **state)
{
    struct fixture *f = *state;
    const char *const parts[] = {"word/footerTurnedOdd.xml",
                                 "word/footerTurnedEven.xml"};
    const char *const styles[] = {"PageNumberOdd\n", "PageNumberEven\n"};

    add_wide_table(f);
    write_plan(f);
    for (int i = 0; i < 2; i++) {
        assert_string_equal(query(f, parts[i], "//w:textDirection/@w:val"),
                            "tbRl\n");
        assert_string_equal(query(f, parts[i], "//w:tblpPr/@w:tblpX"),
                            "1430\n");
        assert_string_equal(query(f, parts[i], "//w:tc//w:pStyle/@w:val"),
                            styles[i]);
        assert_string_equal(query(f, parts[i], "//w:fldSimple/@w:instr"),
                            " PAGE \n");
    }
}

/* Nor are there any on top of a page of the PDF, but those of a seal. */
static void behind_a_turned_table_the_signature_has_no_row_above(void **state)
{
    struct fixture *f = *state;
    const char *before = "//w:p[starts-with(w:pPr/w:pStyle/@w:val,"
                         "'Signature')]/w:pPr/w:spacing/@w:before";

    sign(f);
    add_wide_table(f);
    write_plan(f);
    assert_string_equal(document_query(f, before), "0\n");
    f->plan->meta.seal = "有";
    write_plan(f);
    assert_string_equal(document_query(f, before), "");
}

static void a_letter_has_one_first_page(void **state)
{
    struct fixture *f = *state;
    static const char *issuer[] = {"某市图书馆"};

    f->plan->meta.issuer.items = issuer;
    f->plan->meta.issuer.n = 1;
    f->plan->meta.has_format = true;
    f->plan->meta.format = FORMAT_LETTER;
    add_paragraph(f, "前");
    add_wide_table(f);
    add_paragraph(f, "后");
    write_plan(f);
    assert_string_equal(document_query(f, "//w:sectPr[w:titlePg]/w:pgSz/@w:w"),
                        "11906\n");
}

/* 10.1: page 1 goes on below the 版心, down to the rule; on the others the
 * footer is as high as what that takes. */
static void the_footer_of_a_letter_keeps_text_inside_the_area(void **state)
{
    struct fixture *f = *state;

    f->plan->meta.has_format = true;
    f->plan->meta.format = FORMAT_LETTER;
    add_paragraph(f, "正文。");
    write_plan(f);
    assert_string_equal(document_query(f, "//w:sectPr/w:pgMar/@w:bottom | "
                                          "//w:sectPr/w:pgMar/@w:footer"),
                        "1331\n851\n");
    assert_true(part_has(f, "word/footerEven.xml", "LetterFooterSpace"));
    assert_false(part_has(f, "word/footerFirst.xml", "LetterFooterSpace"));
}

static void an_upright_table_needs_no_section(void **state)
{
    struct fixture *f = *state;

    add_table(f, 4);
    write_plan(f);
    assert_string_equal(sections(f), "footerOdd\n11906\n");
    assert_false(part_has(f, "[Content_Types].xml", "footerTurned"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(two_rows_of_a_long_last_paragraph_go_with_the_signature),
        TEST(two_last_rows_are_those_of_two_paragraphs),
        TEST(the_first_paragraph_stays_on_the_first_page),
        TEST(page_1_ends_where_rows_of_the_only_paragraph_are_carried),
        TEST(page_1_ends_where_it_does_if_the_signature_has_room),
        TEST(page_1_is_not_cut_where_empty_rows_move_the_text),
        TEST(a_paragraph_that_breaks_well_by_itself_is_left_alone),
        TEST(without_a_signature_nothing_is_kept),
        TEST(text_below_a_table_stands_on_a_row_of_the_page),
        TEST(a_turned_table_has_a_section_of_its_own),
        TEST(tables_that_are_turned_follow_without_text_between),
        TEST(small_type_in_a_table_is_a_style),
        TEST(the_number_of_a_turned_page_stays_where_it_is),
        TEST(behind_a_turned_table_the_signature_has_no_row_above),
        TEST(a_letter_has_one_first_page),
        TEST(the_footer_of_a_letter_keeps_text_inside_the_area),
        TEST(an_upright_table_needs_no_section),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * styles.xml, as Word's lists and its gallery show it to who goes on writing.
 */
#include "docx_fixture.h"

static void give_head(struct fixture *f)
{
    f->plan->meta.has_format = true;
    f->plan->meta.format = FORMAT_DOCUMENT;
    f->plan->meta.number = "某政发〔2026〕1号";
}

static void every_style_that_is_used_is_defined(void **state)
{
    struct fixture *f = *state;
    struct run *run;
    const char *const recipients[] = {"各单位"};
    struct attachment attachments[2] = {{"甲", NULL, NULL, SPAN_NONE},
                                        {"乙", NULL, NULL, SPAN_NONE}};
    for (int level = 1; level <= NUMBER_LEVELS; level++)
        add_heading(f, level, "总体要求", "");
    for (int level = 1; level <= NUMBER_LEVELS; level++) {
        add_heading(f, level, "强化领导", "。")->run_in = true;
        run = add_paragraph(f, "各单位要高度重视。");
    }
    run->style = RUN_STRONG;
    run->next = new_run(f, "重点");
    run->next->style = RUN_EMPHASIS;
    run->next->next = new_run(f, "网站");
    run->next->next->link = "https://www.example.com/";
    add_table(f, 3);
    plan_add_block(f->plan, BLOCK_ITEM, SPAN_NONE)->as.item.marker = "1.";
    plan_add_block(f->plan, BLOCK_IMAGE, SPAN_NONE)->as.image.caption = "图";
    f->plan->meta.to.items = (const char **)(uintptr_t)recipients;
    f->plan->meta.to.n = 1;
    f->plan->meta.attachments = attachments;
    f->plan->meta.n_attachments = 2;
    f->plan->meta.signature = "某市科学技术协会";
    f->plan->meta.date = (struct date){2026, 7, 28};
    f->plan->meta.note = "此件公开发布";
    write_plan(f);

    char *used = arena_strdup(
        f->arena, document_query(f, "//w:pStyle/@w:val | //w:rStyle/@w:val |"
                                    "//w:tblStyle/@w:val"));
    char *place = NULL;
    for (char *id = strtok_r(used, "\n", &place); id != NULL;
         id = strtok_r(NULL, "\n", &place))
        assert_true(part_has(f, "word/styles.xml",
                             arena_printf(f->arena, "w:styleId=\"%s\"", id)));
}

static void styles_name_the_faces_of_the_font_table(void **state)
{
    struct fixture *f = *state;
    write_plan(f);
    assert_string_equal(
        query(f, "word/styles.xml",
              "//w:style[@w:styleId='Normal']//w:rFonts/@w:eastAsia"),
        "仿宋_GB2312\n");
    assert_string_equal(
        query(f, "word/styles.xml",
              "//w:style[@w:styleId='Title']//w:rFonts/@w:eastAsia"),
        "方正小标宋简体\n");
    assert_string_equal(query(f, "word/fontTable.xml", "//w:altName/@w:val"),
                        "仿宋,FangSong\n");
}

static void enter_behind_a_heading_or_title_gives_body_text(void **state)
{
    struct fixture *f = *state;
    give_head(f);
    write_plan(f);
    assert_string_equal(
        query(f, "word/styles.xml",
              "//w:style[(starts-with(@w:styleId,'Heading') and "
              "@w:type='paragraph' or starts-with(@w:styleId,'Title') and "
              "w:qFormat or starts-with(@w:styleId,'RunIn') or "
              "@w:styleId='Recipients') and "
              "not(w:next/@w:val='NormalIndent')]/@w:styleId"),
        "");
}

/* Rules, spaces and anchors are no styles to choose. */
static void the_gallery_shows_what_is_picked_by_hand(void **state)
{
    struct fixture *f = *state;
    write_plan(f);
    assert_string_equal(
        query(f, "word/styles.xml",
              "//w:style[w:qFormat and (contains(@w:styleId,'Rule') and "
              "not(@w:styleId='TitleBelowRule') or "
              "contains(@w:styleId,'Space') or contains(@w:styleId,'End'))]/"
              "@w:styleId"),
        "");
    assert_string_equal(query(f, "word/styles.xml",
                              "//w:style[@w:customStyle and "
                              "starts-with(w:name/@w:val,'heading')]"),
                        "");
}

/* Sorted by name they would begin with 版头 in one file, with 表格 in the
 * next. */
static void the_gallery_has_the_order_of_the_document(void **state)
{
    struct fixture *f = *state;
    give_head(f);
    write_plan(f);
    assert_string_equal(
        query(f, "word/styles.xml",
              "//w:style[@w:customStyle and w:qFormat and "
              "@w:type='paragraph' and w:uiPriority/@w:val <= "
              "preceding-sibling::w:style[@w:customStyle and w:qFormat and "
              "@w:type='paragraph'][1]/w:uiPriority/@w:val]/@w:styleId"),
        "");
    assert_string_equal(query(f, "word/styles.xml",
                              "//w:style[w:uiPriority/@w:val > 99]/@w:styleId"),
                        "");
    assert_string_equal(query(f, "word/styles.xml",
                              "//w:style[@w:styleId='RedRule']/w:semiHidden"),
                        "\n");
}

static void styles_of_a_head_and_an_imprint_come_with_these(void **state)
{
    struct fixture *f = *state;
    write_plan(f);
    assert_string_equal(
        query(f, "word/styles.xml",
              "//w:style[@w:styleId='RedRule' or @w:styleId='IssuerMark' or "
              "@w:styleId='CopyTo' or @w:styleId='SectionEnd' or "
              "@w:styleId='Stamp' or @w:styleId='CommentText' or "
              "starts-with(@w:styleId,'Letter')]/@w:styleId"),
        "");
}

static void a_style_has_no_empty_properties(void **state)
{
    struct fixture *f = *state;
    write_plan(f);
    assert_string_equal(
        query(f, "word/styles.xml",
              "//w:style[*[self::w:pPr or self::w:rPr][not(*)]]/@w:styleId"),
        "");
}

/* The title of the document itself stands above all of it, and in no PDF's
 * bookmarks either. */
static void annexes_and_what_is_issued_stand_in_the_outline(void **state)
{
    struct fixture *f = *state;
    struct attachment annex = {"名单", NULL, NULL, SPAN_NONE};
    annex.plan = plan_new(f->arena, NULL);
    f->plan->meta.attachments = &annex;
    f->plan->meta.n_attachments = 1;
    f->plan->issued = plan_new(f->arena, NULL);
    f->plan->issued->title = "某市读书活动方案";
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:p[w:pPr/w:pStyle/@w:val='TitleOfIssued']"),
        "某市读书活动方案\n");
    assert_string_equal(query(f, "word/styles.xml",
                              "//w:style[starts-with(@w:styleId,'Title') and "
                              "w:pPr/w:outlineLvl/@w:val=0]/@w:styleId"),
                        "TitleOfAttachment\nTitleOfIssued\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(every_style_that_is_used_is_defined),
        TEST(styles_name_the_faces_of_the_font_table),
        TEST(enter_behind_a_heading_or_title_gives_body_text),
        TEST(the_gallery_shows_what_is_picked_by_hand),
        TEST(the_gallery_has_the_order_of_the_document),
        TEST(styles_of_a_head_and_an_imprint_come_with_these),
        TEST(a_style_has_no_empty_properties),
        TEST(annexes_and_what_is_issued_stand_in_the_outline),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}

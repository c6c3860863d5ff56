/*
 * The Word file, read back with libzip and libxml2: what was written is the
 * plan, and only the plan.
 */
#include "docx_fixture.h"

/* -- The package ----------------------------------------------------------- */

static void content_types_come_first_in_the_archive(void **state)
{
    struct fixture *f = *state;
    write_plan(f);
    assert_memory_equal(f->file.data + 30, "[Content_Types].xml", 19);
}

static void the_same_plan_makes_the_same_bytes(void **state)
{
    struct fixture *f = *state;
    struct buf first;
    add_paragraph(f, "为贯彻落实……，制定本方案。");
    write_plan(f);
    first = f->file;
    f->file = BUF_EMPTY;
    write_plan(f);
    assert_int_equal(first.len, f->file.len);
    assert_memory_equal(first.data, f->file.data, first.len);
    buf_free(&first);
}

static void blanks_at_the_ends_of_text_are_kept_and_only_there(void **state)
{
    struct fixture *f = *state;
    add_paragraph(f, "某甲　某乙 某丙");
    add_paragraph(f, "　某丁");
    add_paragraph(f, "某戊 ");
    write_plan(f);
    assert_string_equal(document_query(f, "//w:t[@xml:space='preserve']"),
                        "　某丁\n某戊 \n");
}

/* LibreOffice puts what is among the defaults above character styles in the
 * cells of tables. */
static void no_face_is_among_the_defaults(void **state)
{
    struct fixture *f = *state;
    write_plan(f);
    assert_string_equal(
        query(f, "word/styles.xml", "//w:docDefaults//w:rFonts/@w:eastAsia"),
        "");
}

/* LibreOffice loses rows where it stands alone at the foot of a page. */
static void the_heading_of_a_table_stays_with_its_first_row(void **state)
{
    struct fixture *f = *state;
    write_plan(f);
    assert_string_equal(query(f, "word/styles.xml",
                              "//w:style[w:pPr/w:keepNext and "
                              "starts-with(@w:styleId,'Table')]/@w:styleId"),
                        "TableHeading\n");
}

static void a_font_of_two_faces_stands_once_in_the_font_table(void **state)
{
    struct fixture *f = *state;
    f->fonts.roles[FACE_NUMBER].docx = "黑体";
    write_plan(f);
    assert_string_equal(query(f, "word/fontTable.xml", "//w:font/@w:name"),
                        "仿宋_GB2312\n方正小标宋简体\n黑体\n楷体_GB2312\n");
}

/* -- Properties ------------------------------------------------------------ */

static void created_is_the_day_of_the_document(void **state)
{
    struct fixture *f = *state;
    f->plan->meta.date = (struct date){2026, 7, 28};
    write_plan(f);
    assert_true(part_has(f, "docProps/core.xml", ">2026-07-28T00:00:00Z<"));
}

static void source_date_epoch_goes_before_the_document(void **state)
{
    struct fixture *f = *state;
    f->plan->meta.date = (struct date){2026, 7, 28};
    setenv("SOURCE_DATE_EPOCH", "86400", 1);
    write_plan(f);
    unsetenv("SOURCE_DATE_EPOCH");
    assert_true(part_has(f, "docProps/core.xml", ">1970-01-02T00:00:00Z<"));
}

static void without_a_date_there_is_no_created(void **state)
{
    struct fixture *f = *state;
    setenv("SOURCE_DATE_EPOCH", "tomorrow", 1);
    write_plan(f);
    unsetenv("SOURCE_DATE_EPOCH");
    assert_false(part_has(f, "docProps/core.xml", "dcterms:created"));
}

static void the_creators_are_the_issuers(void **state)
{
    struct fixture *f = *state;
    const char *issuers[] = {"甲局", "乙局"};
    f->plan->meta.issuer.items = issuers;
    f->plan->meta.issuer.n = 2;
    write_plan(f);
    assert_true(part_has(f, "docProps/core.xml", ">甲局、乙局</dc:creator>"));
    assert_true(part_has(f, "docProps/custom.xml", ">implementation-plan<"));
}

/* -- The text -------------------------------------------------------------- */

static void the_title_breaks_where_its_author_broke_it(void **state)
{
    struct fixture *f = *state;
    f->plan->title = "关于开展读书活动的\n实施方案";
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:p[w:pPr/w:pStyle/@w:val='Title']//w:t"),
        "关于开展读书活动的\n实施方案\n");
    assert_true(
        part_has(f, "docProps/core.xml", ">关于开展读书活动的实施方案<"));
}

static void recipients_end_in_a_full_width_colon(void **state)
{
    struct fixture *f = *state;
    const char *names[] = {"机关各部室", "各直属单位"};
    f->plan->meta.to.items = names;
    f->plan->meta.to.n = 2;
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:p[w:pPr/w:pStyle/@w:val='Recipients']"),
        "机关各部室，各直属单位：\n");
}

static void headings_show_their_numbers_as_text(void **state)
{
    struct fixture *f = *state;
    add_heading(f, 1, "总体要求", "");
    add_heading(f, 2, "目标任务", "");
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:p[w:pPr/w:pStyle/@w:val='Heading1']"),
        "一、总体要求\n");
    assert_string_equal(
        document_query(f, "//w:p[w:pPr/w:pStyle/@w:val='Heading2']"),
        "（一）目标任务\n");
    assert_string_equal(
        query(f, "word/styles.xml",
              "//w:style[@w:styleId='Heading2']//w:outlineLvl/@w:val"),
        "1\n");
}

static void numbers_and_what_they_count_are_one_run(void **state)
{
    struct fixture *f = *state;
    add_heading(f, 1, "总体要求", "：");
    plan_add_block(f->plan, BLOCK_ITEM, SPAN_NONE)->as.item =
        (struct item){.marker = "——", .runs = new_run(f, "一批")};
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:p[w:pPr/w:pStyle/@w:val='Heading1' or "
                          "w:pPr/w:pStyle/@w:val='ListParagraph']/w:r/w:t"),
        "一、总体要求：\n——一批\n");
}

static void the_style_of_an_item_says_how_deep_it_is(void **state)
{
    struct fixture *f = *state;
    for (int depth = 1; depth <= 7; depth += 3)
        plan_add_block(f->plan, BLOCK_ITEM, SPAN_NONE)->as.item = (struct item){
            .marker = "——", .depth = depth, .runs = new_run(f, "一批")};
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:p[w:r/w:t='——一批']/w:pPr/w:pStyle/@w:val"),
        "ListParagraph\nList4\nList5\n");
    assert_string_equal(
        query(f, "word/styles.xml",
              "//w:style[starts-with(@w:styleId, 'List')]/w:name/@w:val"),
        "List Paragraph\nList 4\nList 5\n");
}

static void a_run_in_heading_and_its_text_are_one_paragraph(void **state)
{
    struct fixture *f = *state;
    add_heading(f, 2, "强化领导", "。")->run_in = true;
    add_paragraph(f, "各单位要高度重视。");
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:p[w:pPr/w:pStyle/@w:val='RunIn2']"),
        "（一）强化领导。各单位要高度重视。\n");
    assert_string_equal(
        document_query(f, "//w:r[w:rPr/w:rStyle/@w:val='Heading2Char']/w:t"),
        "（一）强化领导。\n");
}

static void a_run_in_heading_without_text_is_a_plain_one(void **state)
{
    struct fixture *f = *state;
    add_heading(f, 2, "强化领导", "。")->run_in = true;
    add_heading(f, 2, "加强宣传", "。");
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:p[w:pPr/w:pStyle/@w:val='Heading2']"),
        "（一）强化领导。\n（一）加强宣传。\n");
}

static void emphasis_and_strong_are_styles(void **state)
{
    struct fixture *f = *state;
    struct run *run = add_paragraph(f, "甲");
    run->style = RUN_EMPHASIS;
    run->next = new_run(f, "乙");
    run->next->style = RUN_EMPHASIS | RUN_STRONG;
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:r[w:rPr/w:rStyle/@w:val='Emphasis']/w:t"),
        "甲\n");
    assert_string_equal(
        document_query(f, "//w:r[w:rPr/w:rStyle/@w:val='Strong']/w:t"), "乙\n");
}

static void quotation_marks_are_hinted_to_the_chinese_face(void **state)
{
    struct fixture *f = *state;
    add_paragraph(f, "“三比一争当”活动");
    add_paragraph(f, "没有引号");
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:r[w:rPr/w:rFonts/@w:hint='eastAsia']/w:t"),
        "“三比一争当”活动\n");
}

/* 左空二字, as on the page; a link goes on behind it. */
static void behind_a_forced_break_a_paragraph_begins(void **state)
{
    struct fixture *f = *state;
    struct run *run = add_paragraph(f, "地址：");
    run->next = new_run(f, "某市某路\n电话：\n");
    run->next->link = "https://example.cn/";
    run->next->next = new_run(f, "一号");
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:p[w:pPr/w:pStyle]"),
        "关于开展读书活动的实施方案\n地址：某市某路\n电话：\n一号\n");
    assert_string_equal(document_query(f, "//w:hyperlink"),
                        "某市某路\n电话：\n\n");
    assert_false(document_has(f, "<w:br/>"));
}

static void what_xml_has_marks_for_is_text(void **state)
{
    struct fixture *f = *state;
    add_paragraph(f, "A&B <甲> ]]> \"乙\"");
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:p[w:pPr/w:pStyle/@w:val='NormalIndent']"),
        "A&B <甲> ]]> \"乙\"\n");
}

static void the_paragraph_behind_a_page_break_begins_a_page(void **state)
{
    struct fixture *f = *state;
    add_paragraph(f, "前");
    plan_add_block(f->plan, BLOCK_PAGE_BREAK, SPAN_NONE);
    add_paragraph(f, "后");
    add_paragraph(f, "再后");
    write_plan(f);
    assert_string_equal(document_query(f, "//w:p[w:pPr/w:pageBreakBefore]"),
                        "后\n");
}

static void a_page_break_behind_all_the_text_means_nothing(void **state)
{
    struct fixture *f = *state;
    f->plan->meta.signature = "某局";
    add_paragraph(f, "前");
    plan_add_block(f->plan, BLOCK_PAGE_BREAK, SPAN_NONE);
    write_plan(f);
    assert_false(document_has(f, "pageBreakBefore"));
}

/* -- Links ----------------------------------------------------------------- */

static void add_link(struct fixture *f, const char *url)
{
    add_paragraph(f, "链接")->link = url;
    write_plan(f);
}

static void a_link_leads_out_of_the_package(void **state)
{
    struct fixture *f = *state;
    add_link(f, "https://www.example.com/a?b=1&c=2#d");
    assert_string_equal(document_query(f, "//w:hyperlink/@r:id"), "link1\n");
    assert_string_equal(
        query(f, "word/_rels/document.xml.rels",
              "//*[@Id='link1']/@Target | //*[@Id='link1']/@TargetMode"),
        "https://www.example.com/a?b=1&c=2#d\nExternal\n");
}

static void blanks_in_a_link_are_percent_encoded(void **state)
{
    struct fixture *f = *state;
    add_link(f, "https://www.example.com/a b%zz%41<甲>");
    assert_string_equal(
        query(f, "word/_rels/document.xml.rels", "//*[@Id='link1']/@Target"),
        "https://www.example.com/a%20b%25zz%41%3C甲%3E\n");
}

/* xs:anyURI has brackets in addresses of hosts and one fragment alone. */
static void marks_out_of_place_in_a_link_are_percent_encoded(void **state)
{
    struct fixture *f = *state;
    add_link(f, "https://www.example.com/a[1]?b[]=2#c#d");
    assert_string_equal(
        query(f, "word/_rels/document.xml.rels", "//*[@Id='link1']/@Target"),
        "https://www.example.com/a%5B1%5D?b%5B%5D=2#c%23d\n");
}

static void a_link_that_word_would_choke_on_is_plain_text(void **state)
{
    struct fixture *f = *state;
    add_link(f, "https://");
    add_link(f, "http://[");
    add_link(f, "http://a b.example/");
    add_link(f, "http://www.example.com:99999/");
    add_link(f, "http://www.example.com:x/");
    add_link(f, "mailto:a@b.example,c@d.example");
    add_link(f, "mailto:nobody");
    assert_false(document_has(f, "w:hyperlink"));
    assert_false(document_has(f, "w:rStyle"));
}

static void runs_of_one_link_stay_together(void **state)
{
    struct fixture *f = *state;
    const char *url = "mailto:office@example.com?subject=a";
    struct run *run = add_paragraph(f, "电子");
    run->link = url;
    run->next = new_run(f, "邮箱");
    run->next->link = url;
    run->next->style = RUN_STRONG;
    write_plan(f);
    assert_string_equal(document_query(f, "//w:hyperlink"), "电子邮箱\n");
}

/* -- Tables ---------------------------------------------------------------- */

static void the_columns_fill_the_page(void **state)
{
    struct fixture *f = *state;
    long sum = 0;
    add_table(f, 3);
    write_plan(f);
    const char *widths = document_query(f, "//w:gridCol/@w:w");
    for (char *end; *widths != '\0'; widths = end + 1)
        sum += strtol(widths, &end, 10);
    assert_int_equal(sum, 8844);
    assert_string_equal(document_query(f, "//w:tr[w:trPr/w:tblHeader]//w:t"),
                        "责任单位\n");
}

static void tables_that_follow_each_other_stay_apart(void **state)
{
    struct fixture *f = *state;
    add_table(f, 2);
    add_table(f, 2);
    write_plan(f);
    assert_false(document_has(f, "</w:tbl><w:tbl>"));
    assert_false(document_has(f, "</w:tbl><w:sectPr>"));
}

static void a_table_of_64_columns_has_room_for_each(void **state)
{
    struct fixture *f = *state;
    static enum align aligns[64];
    add_table(f, 64);
    f->plan->last->as.table.aligns = aligns;
    write_plan(f);
    assert_string_equal(document_query(f, "//w:gridCol[@w:w < 100]/@w:w"), "");
}

/* -- Behind the text ------------------------------------------------------- */

static void one_attachment_has_no_number(void **state)
{
    struct fixture *f = *state;
    struct attachment only = {"任务分工表", NULL, NULL, SPAN_NONE};
    f->plan->meta.attachments = &only;
    f->plan->meta.n_attachments = 1;
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:p[w:pPr/w:pStyle/@w:val='AttachmentOnly']"),
        "附件：任务分工表\n");
}

static void several_attachments_are_numbered(void **state)
{
    struct fixture *f = *state;
    struct attachment all[2] = {{"任务分工表", NULL, NULL, SPAN_NONE},
                                {"名单", NULL, NULL, SPAN_NONE}};
    f->plan->meta.attachments = all;
    f->plan->meta.n_attachments = 2;
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:p[starts-with(w:pPr/w:pStyle/@w:val,"
                          "'Attachment')]"),
        "附件：1.任务分工表\n2.名单\n");
}

static const char *left_of(struct fixture *f, const char *style)
{
    return document_query(
        f, arena_printf(f->arena,
                        "//w:p[w:pPr/w:pStyle/@w:val='%s']//w:ind/@w:left",
                        style));
}

static void
unsealed_the_date_begins_two_characters_right_of_the_name(void **state)
{
    struct fixture *f = *state;
    f->plan->meta.signature = "丹东市科学技术协会";  /* 9 characters */
    f->plan->meta.date = (struct date){2010, 7, 28}; /* 6.5 */
    write_plan(f);
    assert_string_equal(left_of(f, "SignatureFirst"), "5355\n"); /* 28-2-9 */
    assert_string_equal(left_of(f, "IssueDate"), "5985\n");
}

static void unsealed_a_longer_date_has_two_characters_to_its_right(void **state)
{
    struct fixture *f = *state;
    f->plan->meta.signature = "某局";
    f->plan->meta.date = (struct date){2010, 7, 28};
    write_plan(f);
    assert_string_equal(left_of(f, "IssueDate"), "6142\n"); /* 28-2-6.5 */
    assert_string_equal(left_of(f, "SignatureFirst"), "5512\n");
}

static void sealed_the_name_is_centred_on_the_date(void **state)
{
    struct fixture *f = *state;
    f->plan->meta.signature = "丹东市科协";
    f->plan->meta.date = (struct date){2010, 7, 28};
    f->plan->meta.seal = "有";
    write_plan(f);
    assert_string_equal(left_of(f, "IssueDate"), "5512\n"); /* 28-4-6.5 */
    assert_string_equal(left_of(f, "SignatureSealed"), "5748\n");
    /* 28-4-6.5+(6.5-5)/2 */
}

static void without_date_and_signature_nobody_signs(void **state)
{
    struct fixture *f = *state;
    const char *issuer = "某局";
    f->plan->meta.issuer.items = &issuer;
    f->plan->meta.issuer.n = 1;
    write_plan(f);
    assert_false(document_has(f, "某局"));
}

static void a_note_has_its_brackets_once(void **state)
{
    struct fixture *f = *state;
    f->plan->meta.note = "此件公开发布";
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:p[w:pPr/w:pStyle/@w:val='Notes']"),
        "（此件公开发布）\n");
    f->plan->meta.note = "（此件公开发布）";
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:p[w:pPr/w:pStyle/@w:val='Notes']"),
        "（此件公开发布）\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(content_types_come_first_in_the_archive),
        TEST(the_same_plan_makes_the_same_bytes),
        TEST(blanks_at_the_ends_of_text_are_kept_and_only_there),
        TEST(no_face_is_among_the_defaults),
        TEST(the_heading_of_a_table_stays_with_its_first_row),
        TEST(a_font_of_two_faces_stands_once_in_the_font_table),
        TEST(created_is_the_day_of_the_document),
        TEST(source_date_epoch_goes_before_the_document),
        TEST(without_a_date_there_is_no_created),
        TEST(the_creators_are_the_issuers),
        TEST(the_title_breaks_where_its_author_broke_it),
        TEST(recipients_end_in_a_full_width_colon),
        TEST(headings_show_their_numbers_as_text),
        TEST(numbers_and_what_they_count_are_one_run),
        TEST(the_style_of_an_item_says_how_deep_it_is),
        TEST(a_run_in_heading_and_its_text_are_one_paragraph),
        TEST(a_run_in_heading_without_text_is_a_plain_one),
        TEST(emphasis_and_strong_are_styles),
        TEST(quotation_marks_are_hinted_to_the_chinese_face),
        TEST(behind_a_forced_break_a_paragraph_begins),
        TEST(what_xml_has_marks_for_is_text),
        TEST(the_paragraph_behind_a_page_break_begins_a_page),
        TEST(a_page_break_behind_all_the_text_means_nothing),
        TEST(a_link_leads_out_of_the_package),
        TEST(blanks_in_a_link_are_percent_encoded),
        TEST(marks_out_of_place_in_a_link_are_percent_encoded),
        TEST(a_link_that_word_would_choke_on_is_plain_text),
        TEST(runs_of_one_link_stay_together),
        TEST(the_columns_fill_the_page),
        TEST(tables_that_follow_each_other_stay_apart),
        TEST(a_table_of_64_columns_has_room_for_each),
        TEST(one_attachment_has_no_number),
        TEST(several_attachments_are_numbered),
        TEST(unsealed_the_date_begins_two_characters_right_of_the_name),
        TEST(unsealed_a_longer_date_has_two_characters_to_its_right),
        TEST(sealed_the_name_is_centred_on_the_date),
        TEST(without_date_and_signature_nobody_signs),
        TEST(a_note_has_its_brackets_once),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}

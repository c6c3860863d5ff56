/*
 * The Word file as an official document: 版头, the special formats, 附件, 版记,
 * pictures, comments and drafts; and that nothing gets lost on the way.
 */
#include "docx_fixture.h"

static const char *style_text(struct fixture *f, const char *style)
{
    return document_query(
        f, arena_printf(f->arena, "//w:p[w:pPr/w:pStyle/@w:val='%s']", style));
}

static void issue_by(struct fixture *f, const char **issuers, size_t n)
{
    f->plan->meta.issuer.items = issuers;
    f->plan->meta.issuer.n = n;
}

static void set_format(struct fixture *f, enum format format)
{
    static const char *issuer[] = {"某市人民政府"};
    issue_by(f, issuer, 1);
    f->plan->meta.has_format = true;
    f->plan->meta.format = format;
}

static bool has_part(struct fixture *f, const char *name)
{
    return part_has(f, "[Content_Types].xml", name);
}

/* -- 版头 ------------------------------------------------------------------ */

static void a_document_has_its_issuers_mark_and_number(void **state)
{
    struct fixture *f = *state;
    set_format(f, FORMAT_DOCUMENT);
    f->plan->meta.number = "某政发〔2026〕1号";
    write_plan(f);
    assert_string_equal(style_text(f, "IssuerMark"), "某市人民政府文件\n");
    assert_string_equal(style_text(f, "DocumentNumber"), "某政发〔2026〕1号\n");
    assert_string_equal(style_text(f, "TitleBelowRule"),
                        "关于开展读书活动的实施方案\n");
}

/* 0.35 mm: a point. */
static void the_rule_below_the_number_is_a_point_thick(void **state)
{
    struct fixture *f = *state;
    set_format(f, FORMAT_DOCUMENT);
    f->plan->meta.number = "某政发〔2026〕1号";
    write_plan(f);
    assert_string_equal(query(f, "word/styles.xml",
                              "//w:style[@w:styleId='RedRule']/w:pPr/w:pBdr/"
                              "w:top/@w:sz"),
                        "8\n");
}

static void a_joint_issue_is_a_stack_with_one_word_at_its_right(void **state)
{
    struct fixture *f = *state;
    const char *issuers[] = {"某市财政局", "某市教育局"};
    set_format(f, FORMAT_DOCUMENT);
    issue_by(f, issuers, 2);
    write_plan(f);
    assert_string_equal(style_text(f, "IssuerMarkName"),
                        "某市财政局\n某市教育局\n");
    assert_string_equal(style_text(f, "IssuerMarkWord"), "文件\n\n");
}

static void a_secret_stands_on_the_second_row(void **state)
{
    struct fixture *f = *state;
    set_format(f, FORMAT_DOCUMENT);
    f->plan->meta.secrecy = "机密★1年";
    f->plan->meta.urgency = "特急";
    write_plan(f);
    assert_string_equal(style_text(f, "Grading"), "\n机密★1年\n特急\n");
}

static void the_number_stands_beside_the_last_signer(void **state)
{
    struct fixture *f = *state;
    const char *signers[] = {"张某某", "李某", "王某某"};
    set_format(f, FORMAT_DOCUMENT);
    f->plan->meta.number = "某政发〔2026〕1号";
    f->plan->meta.signer.items = signers;
    f->plan->meta.signer.n = 3;
    write_plan(f);
    assert_string_equal(style_text(f, "Signer"), "签发人：张某某李某\n");
    assert_string_equal(style_text(f, "SignerNext"),
                        "某政发〔2026〕1号王某某\n");
}

/* -- The special formats --------------------------------------------------- */

static void
the_mark_of_a_letter_is_in_the_header_of_its_first_page(void **state)
{
    struct fixture *f = *state;
    set_format(f, FORMAT_LETTER);
    write_plan(f);
    assert_true(part_has(f, "word/headerFirst.xml", ">某市人民政府<"));
    assert_false(part_has(f, "word/footerFirst.xml", "PAGE"));
    assert_true(document_has(f, "<w:titlePg/>"));
}

static void an_order_has_no_title(void **state)
{
    struct fixture *f = *state;
    set_format(f, FORMAT_ORDER);
    f->plan->meta.number = "第3号";
    write_plan(f);
    assert_string_equal(style_text(f, "IssuerMark"), "某市人民政府令\n");
    assert_string_equal(style_text(f, "OrderNumber"), "第3号\n");
    assert_false(document_has(f, "读书活动"));
}

static void an_order_is_signed_with_post_and_name(void **state)
{
    struct fixture *f = *state;
    const char *signer = "市长　张某某";
    set_format(f, FORMAT_ORDER);
    f->plan->meta.signer.items = &signer;
    f->plan->meta.signer.n = 1;
    f->plan->meta.date = (struct date){2026, 7, 28};
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:p[w:pPr/w:pStyle/@w:val='Stamp']//w:t"),
        "市长\n张某某\n");
}

static void who_attended_stands_behind_the_attachments(void **state)
{
    struct fixture *f = *state;
    struct attachment only = {"名单", NULL, NULL, SPAN_NONE};
    set_format(f, FORMAT_MINUTES);
    f->plan->meta.attachments = &only;
    f->plan->meta.n_attachments = 1;
    add_paragraph(f, "会议决定如下。");
    add_paragraph(f, "出席：张某某");
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:p[w:pPr/w:pStyle/@w:val='AttachmentOnly']/"
                          "following-sibling::w:p[1]"),
        "出席：张某某\n");
}

/* -- What is bound behind it, and 版记 ------------------------------------- */

/* The last two, as layout carries rows. */
static void who_attended_goes_with_the_signature(void **state)
{
    struct fixture *f = *state;
    set_format(f, FORMAT_MINUTES);
    f->plan->meta.date = (struct date){2026, 3, 5};
    add_paragraph(f, "正文。");
    add_paragraph(f, "出席：张某");
    add_paragraph(f, "请假：李某");
    add_paragraph(f, "列席：王某");
    write_plan(f);
    assert_string_equal(document_query(f, "//w:p[w:pPr/w:keepNext]"),
                        "请假：李某\n列席：王某\n");
}

static void an_attachment_begins_a_page_with_its_number(void **state)
{
    struct fixture *f = *state;
    struct plan *text = plan_new(f->arena, NULL);
    struct attachment all[2] = {{"名单", NULL, NULL, SPAN_NONE},
                                {"分工", NULL, NULL, SPAN_NONE}};
    all[1].plan = text;
    f->plan->meta.attachments = all;
    f->plan->meta.n_attachments = 2;
    write_plan(f);
    assert_string_equal(style_text(f, "AttachmentMark"), "附件2\n");
    assert_string_equal(style_text(f, "TitleOfAttachment"), "分工\n");
    assert_string_equal(
        query(f, "word/styles.xml",
              "//w:style[@w:styleId='AttachmentMark'][.//w:pageBreakBefore]/"
              "@w:styleId"),
        "AttachmentMark\n");
}

static void what_a_circular_issues_begins_a_page(void **state)
{
    struct fixture *f = *state;
    f->plan->issued = plan_new(f->arena, NULL);
    f->plan->issued->title = "某市读书活动方案";
    write_plan(f);
    assert_string_equal(document_query(f, "//w:p[w:pPr/w:pageBreakBefore]"),
                        "某市读书活动方案\n");
}

static void add_imprint(struct fixture *f)
{
    set_format(f, FORMAT_DOCUMENT);
    f->plan->meta.printer = "某市人民政府办公室";
    f->plan->meta.printed = (struct date){2026, 7, 29};
}

static void behind_one_page_of_text_the_imprint_is_on_the_next(void **state)
{
    struct fixture *f = *state;
    add_imprint(f);
    add_paragraph(f, "正文。");
    write_plan(f);
    assert_string_equal(style_text(f, "Printer"),
                        "某市人民政府办公室2026年7月29日印发\n");
    assert_string_equal(document_query(f, "//w:sectPr/w:type/@w:val"),
                        "evenPage\n");
    assert_false(has_part(f, "footerNone"));
}

static void behind_two_pages_the_imprint_is_at_their_foot(void **state)
{
    struct fixture *f = *state;
    add_imprint(f);
    add_paragraph(f, "前");
    plan_add_block(f->plan, BLOCK_PAGE_BREAK, SPAN_NONE);
    add_paragraph(f, "后");
    write_plan(f);
    assert_string_equal(style_text(f, "Printer"),
                        "某市人民政府办公室2026年7月29日印发\n");
    assert_false(document_has(f, "evenPage"));
}

static void a_full_second_page_leaves_blank_and_imprint_unnumbered(void **state)
{
    struct fixture *f = *state;
    add_imprint(f);
    add_paragraph(f, "前");
    plan_add_block(f->plan, BLOCK_PAGE_BREAK, SPAN_NONE);
    for (int row = 0; row < 21; row++)
        add_paragraph(f, "后");
    write_plan(f);
    assert_true(document_has(f, "evenPage"));
    assert_true(has_part(f, "footerNone"));
}

/* 7.3.2: sent to so many that the text would have no room on page 1. */
static void recipients_in_the_imprint_leave_its_page_a_number(void **state)
{
    struct fixture *f = *state;
    enum { MANY = 40 };
    static const char *names[MANY];
    static struct span spans[MANY];

    add_imprint(f);
    for (int i = 0; i < MANY; i++) {
        names[i] = "某市某区人民政府办公室";
        spans[i] = (struct span){10, 20};
    }
    f->plan->meta.to =
        (struct names){.items = names, .spans = spans, .n = MANY};
    add_paragraph(f, "正文。");
    write_plan(f);
    assert_true(style_text(f, "Recipients")[0] == '\0');
    assert_true(document_has(f, "evenPage"));
    assert_false(has_part(f, "footerNone"));
}

/* A frame can't go on on the next page. */
static void names_for_more_than_a_page_stand_in_no_frame(void **state)
{
    struct fixture *f = *state;
    enum { MANY = 150 };
    static const char *names[MANY];

    add_imprint(f);
    for (int i = 0; i < MANY; i++)
        names[i] = "某市某区人民政府办公室";
    f->plan->meta.cc = (struct names){.items = names, .n = MANY};
    add_paragraph(f, "正文。");
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:p[w:pPr/w:framePr]/w:pPr/w:pStyle/@w:val"),
        "ImprintRuleThin\nPrinter\nImprintRuleThick\nImprintFoot\n");
}

static void a_table_behind_the_text_leaves_the_imprint_its_room(void **state)
{
    struct fixture *f = *state;

    add_imprint(f);
    add_paragraph(f, "前");
    plan_add_block(f->plan, BLOCK_PAGE_BREAK, SPAN_NONE);
    for (int row = 0; row < 19; row++)
        add_paragraph(f, "后");
    write_plan(f);
    assert_false(document_has(f, "evenPage"));
    add_table(f, 2);
    write_plan(f);
    assert_true(document_has(f, "evenPage"));
}

/* 10.1: the foot of any last page will do. */
static void the_imprint_of_a_letter_goes_to_the_next_page(void **state)
{
    struct fixture *f = *state;
    static const char *names[] = {"某市教育局"};

    set_format(f, FORMAT_LETTER);
    f->plan->meta.cc = (struct names){.items = names, .n = 1};
    add_paragraph(f, "前");
    plan_add_block(f->plan, BLOCK_PAGE_BREAK, SPAN_NONE);
    for (int row = 0; row < 22; row++)
        add_paragraph(f, "后");
    write_plan(f);
    assert_string_equal(
        document_query(f, "//w:pPr/w:sectPr/w:footerReference/@w:type"),
        "even\ndefault\nfirst\n");
    assert_false(document_has(f, "evenPage"));
}

/* -- Drafts, profiles, comments -------------------------------------------- */

static void a_draft_says_so_on_each_page(void **state)
{
    struct fixture *f = *state;
    struct rendition draft = {.is_draft = true};
    f->rendition = &draft;
    write_plan(f);
    assert_true(part_has(f, "word/header.xml", ">草稿<"));
    assert_string_equal(document_query(f, "//w:headerReference/@w:type"),
                        "even\ndefault\n");
}

static void a_profile_has_its_own_margins_and_pitch(void **state)
{
    struct fixture *f = *state;
    struct profile profile = *profile_default();
    struct rendition rendition = {.profile = &profile};
    profile.word_top = 37 * EMU_MM;
    profile.word_pitch = 579 * 635;
    profile.word_blank_rows = 1;
    f->rendition = &rendition;
    write_plan(f);
    assert_string_equal(document_query(f, "//w:pgMar/@w:top"), "2098\n");
    assert_true(part_has(f, "word/styles.xml", "w:line=\"579\""));
    assert_string_equal(style_text(f, "BlankRow"), "\n\n\n");
}

/* The last rule stands on the edge of the 版心 whatever the margin is. */
static void the_imprint_ends_on_the_edge_of_the_area(void **state)
{
    struct fixture *f = *state;
    struct profile profile = *profile_default();
    struct rendition rendition = {.profile = &profile};
    add_imprint(f);
    f->rendition = &rendition;
    write_plan(f);
    assert_string_equal(query(f, "word/styles.xml",
                              "//w:style[@w:styleId='ImprintFoot']/w:pPr/"
                              "w:spacing/@w:line"),
                        "137\n");
    assert_true(document_has(f, "\"ImprintFoot\""));
    profile.word_bottom = 35 * EMU_MM;
    write_plan(f);
    assert_false(document_has(f, "\"ImprintFoot\""));
}

static void
comments_stand_at_their_blocks_in_the_order_of_the_text(void **state)
{
    struct fixture *f = *state;
    add_paragraph(f, "第一段");
    const struct block *first = f->plan->last;
    add_paragraph(f, "第二段");
    const struct block *second = f->plan->last;
    const struct docx_comment items[] = {
        {second, "丙"}, {first, "甲"}, {first, "乙"}, {f->plan, "文首"}};
    const struct docx_comments comments = {items, 4};
    f->comments = &comments;
    write_plan(f);
    assert_string_equal(query(f, "word/comments.xml", "//w:comment"),
                        "文首\n甲\n乙\n丙\n");
    assert_string_equal(
        document_query(f, "//w:p[w:commentRangeStart[@w:id='2']]"), "第一段\n");
    assert_string_equal(document_query(f, "//w:commentReference/@w:id"),
                        "0\n1\n2\n3\n");
}

static void comments_stand_at_title_recipients_and_date(void **state)
{
    struct fixture *f = *state;
    const char *const recipients[] = {"各单位"};
    const struct docx_comment items[] = {{&f->plan->meta.date, "丙"},
                                         {&f->plan->meta.to, "乙"},
                                         {f->plan, "甲"}};
    const struct docx_comments comments = {items, 3};
    struct profile profile = *profile_default();
    struct rendition rendition = {.profile = &profile};

    profile.word_blank_rows = 1; /* an empty row takes no comment */
    f->rendition = &rendition;
    set_format(f, FORMAT_DOCUMENT);
    f->plan->meta.to.items = (const char **)(uintptr_t)recipients;
    f->plan->meta.to.n = 1;
    f->plan->meta.date = (struct date){2026, 7, 28};
    add_paragraph(f, "正文。");
    f->comments = &comments;
    write_plan(f);
    assert_string_equal(query(f, "word/comments.xml", "//w:comment"),
                        "甲\n乙\n丙\n");
    assert_string_equal(
        document_query(f, "//w:p[w:commentRangeStart]/w:pPr/w:pStyle/@w:val"),
        "TitleBelowRule\nRecipients\nIssueDate\n");
}

static void a_comment_on_a_page_break_goes_to_what_follows(void **state)
{
    struct fixture *f = *state;
    plan_add_block(f->plan, BLOCK_PAGE_BREAK, SPAN_NONE);
    const struct docx_comment item = {f->plan->last, "空页"};
    const struct docx_comments comments = {&item, 1};
    f->comments = &comments;
    add_paragraph(f, "后");
    write_plan(f);
    assert_string_equal(document_query(f, "//w:p[w:commentRangeStart]"),
                        "后\n");
}

static void without_comments_there_is_no_part_of_them(void **state)
{
    struct fixture *f = *state;
    write_plan(f);
    assert_false(has_part(f, "comments"));
}

/* -- Pictures -------------------------------------------------------------- */

static void a_picture_that_is_not_there_leaves_its_caption(void **state)
{
    struct fixture *f = *state;
    struct source source = {.name = "/nowhere/plan.md", .text = "", .len = 0};
    f->plan->source = &source;
    struct image *image =
        &plan_add_block(f->plan, BLOCK_IMAGE, SPAN_NONE)->as.image;
    image->path = "a.png";
    image->caption = "流程图";
    write_plan(f);
    assert_string_equal(style_text(f, "Caption"), "流程图\n");
    assert_false(document_has(f, "w:drawing"));
}

/* -- Nothing gets lost ----------------------------------------------------- */

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

static const char *random_text(struct fixture *f, uint32_t *seed)
{
    static const char *const words[] = {
        "各单位", "“三比一争当”", "2026年", "25%", "，", "<&>", "——",
        "……",     "（一）",       "A4",     "。",  "𠮷", "、",  "·"};
    struct buf text = BUF_EMPTY;
    for (uint32_t n = 1 + next_random(seed) % 30; n > 0; n--)
        buf_add_str(
            &text,
            words[next_random(seed) % (sizeof(words) / sizeof(words[0]))]);
    const char *copy = arena_strdup(f->arena, buf_text(&text));
    buf_free(&text);
    return copy;
}

static void add_random_block(struct fixture *f, uint32_t *seed)
{
    const char *text = random_text(f, seed);
    switch (next_random(seed) % 4) {
    case 0:
        add_heading(f, 1 + (int)(next_random(seed) % 5), text, "");
        break;
    case 1:
        add_heading(f, 1 + (int)(next_random(seed) % 5), text, "。")->run_in =
            true;
        add_paragraph(f, random_text(f, seed));
        break;
    default:
        add_paragraph(f, text)->style = next_random(seed) % 4;
    }
}

/* What a reader should find: a paragraph a line, a run-in heading and its
 * text on one; a heading with its level in front. */
static const char *expected_text(struct fixture *f)
{
    struct buf out = BUF_EMPTY;
    for (const struct block *b = f->plan->first; b != NULL; b = b->next) {
        buf_add_str(&out, block_text(b, f->arena));
        bool is_run_in = b->kind == BLOCK_HEADING && b->as.heading.run_in;
        buf_add_str(&out, is_run_in ? "" : "\n");
    }
    const char *text = arena_strdup(f->arena, buf_text(&out));
    buf_free(&out);
    return text;
}

static const char *expected_headings(struct fixture *f, int level)
{
    struct buf out = BUF_EMPTY;
    for (const struct block *b = f->plan->first; b != NULL; b = b->next)
        if (b->kind == BLOCK_HEADING && b->as.heading.level == level &&
            !b->as.heading.run_in) {
            buf_add_str(&out, block_text(b, f->arena));
            buf_add_char(&out, '\n');
        }
    const char *text = arena_strdup(f->arena, buf_text(&out));
    buf_free(&out);
    return text;
}

static void text_and_headings_are_read_back_as_they_were(void **state)
{
    struct fixture *f = *state;
    for (uint32_t round = 1; round <= 50; round++) {
        uint32_t seed = round;
        f->plan = plan_new(f->arena, NULL);
        for (int i = 0; i < 12; i++)
            add_random_block(f, &seed);
        write_plan(f);
        assert_string_equal(document_query(f, "//w:body/w:p"),
                            expected_text(f));
        for (int level = 1; level <= NUMBER_LEVELS; level++)
            assert_string_equal(
                style_text(f, arena_printf(f->arena, "Heading%d", level)),
                expected_headings(f, level));
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_document_has_its_issuers_mark_and_number),
        TEST(the_rule_below_the_number_is_a_point_thick),
        TEST(a_joint_issue_is_a_stack_with_one_word_at_its_right),
        TEST(a_secret_stands_on_the_second_row),
        TEST(the_number_stands_beside_the_last_signer),
        TEST(the_mark_of_a_letter_is_in_the_header_of_its_first_page),
        TEST(an_order_has_no_title),
        TEST(an_order_is_signed_with_post_and_name),
        TEST(who_attended_stands_behind_the_attachments),
        TEST(who_attended_goes_with_the_signature),
        TEST(an_attachment_begins_a_page_with_its_number),
        TEST(what_a_circular_issues_begins_a_page),
        TEST(behind_one_page_of_text_the_imprint_is_on_the_next),
        TEST(behind_two_pages_the_imprint_is_at_their_foot),
        TEST(a_full_second_page_leaves_blank_and_imprint_unnumbered),
        TEST(recipients_in_the_imprint_leave_its_page_a_number),
        TEST(names_for_more_than_a_page_stand_in_no_frame),
        TEST(a_table_behind_the_text_leaves_the_imprint_its_room),
        TEST(the_imprint_of_a_letter_goes_to_the_next_page),
        TEST(a_draft_says_so_on_each_page),
        TEST(a_profile_has_its_own_margins_and_pitch),
        TEST(the_imprint_ends_on_the_edge_of_the_area),
        TEST(comments_stand_at_their_blocks_in_the_order_of_the_text),
        TEST(comments_stand_at_title_recipients_and_date),
        TEST(a_comment_on_a_page_break_goes_to_what_follows),
        TEST(without_comments_there_is_no_part_of_them),
        TEST(a_picture_that_is_not_there_leaves_its_caption),
        TEST(text_and_headings_are_read_back_as_they_were),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}

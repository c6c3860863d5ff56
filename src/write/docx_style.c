/*
 * Every look of the Word file, in one table.
 *
 * Where Word has a style of its own its name is used (Word shows it in the
 * user's language: "Normal Indent" is 正文缩进); the elements of the standard
 * have Chinese names.  Distances between elements are those of GB/T 33476.2,
 * from glyph to glyph, less the leading that the lines bring along.
 */
#include "write/docx_style.h"

#include <stdio.h>
#include <string.h>

enum {
    STANDARD_PITCH = 592,
    TITLE_SIZE = 44,
    TITLE_LEADING = 134,
    TITLE_AFTER = 319,            /* 10.39 mm from glyph to glyph */
    SEVEN_EIGHTHS = 274,          /* of 3号 */
    RULE_HEIGHT = RULE_LINE + 20, /* of the paragraph of a rule */
    ANCHOR_LINE = 6,              /* what 22 lines leave free of the page */
    TABLE_LINE = TABLE_SIZE * 15, /* one and a half of the type */

    LETTER_THICK = 12, /* eighths of a point, 1 pt apart */
    LETTER_THIN = 4
};

#define HEADING(n, style_face)                                                 \
    {                                                                          \
        .id = "Heading" #n, .name = "heading " #n, .based_on = "NormalIndent", \
        .next = "NormalIndent", .link = "Heading" #n "Char",                   \
        .face = style_face, .level = n                                         \
    }

#define RUN_IN(n)                                                              \
    {                                                                          \
        .id = "RunIn" #n, .name = "标题 " #n " 接排",                          \
        .based_on = "NormalIndent", .next = "NormalIndent", .level = n         \
    }

/* Items of items look like items; the style keeps how deep they are. */
#define ITEM_BELOW(n)                                                          \
    {                                                                          \
        .id = "List" #n, .name = "List " #n, .based_on = "ListParagraph",      \
        .flags = STYLE_WHEN_USED                                               \
    }

static const struct style paragraph_styles[] = {
    {.id = "Title",
     .name = "Title",
     .next = "NormalIndent",
     .align = "center",
     .flags = STYLE_UNTRACKED,
     .face = FACE_TITLE,
     .size = TITLE_SIZE,
     .rows = 2,
     .after = TITLE_AFTER},
    {.id = "TitleBelowRule",
     .name = "标题（红线下）",
     .flags = STYLE_WHEN_USED,
     .next = "NormalIndent",
     .based_on = "Title",
     .rows = 2,
     .before = TWO_ROWS - RULE_HEIGHT - TITLE_LEADING - 2 * STANDARD_PITCH},
    {.id = "TitleBelowRow",
     .name = "标题（无红线）",
     .flags = STYLE_WHEN_USED,
     .next = "NormalIndent",
     .based_on = "Title",
     .rows = 2,
     .before = TWO_ROWS - LEADING - TITLE_LEADING - 2 * STANDARD_PITCH},
    /* where the mark of a 纪要 says what its title would: two rows */
    {.id = "TitleSpace",
     .name = "标题位置",
     .flags = STYLE_LAYOUT | STYLE_UNTRACKED,
     .size = 2,
     .line = TWO_ROWS - 2 * LEADING},
    {.id = "TitleOfAttachment",
     .name = "附件标题",
     .next = "NormalIndent",
     .based_on = "Title",
     .rows = 1,
     .level = 1},
    {.id = "TitleOfIssued",
     .name = "印发件标题",
     .flags = STYLE_WHEN_USED,
     .next = "NormalIndent",
     .based_on = "Title",
     .rows = 2,
     .level = 1},
    /* 版头 */
    {.id = "Grading",
     .name = "份号密级紧急程度",
     .flags = STYLE_WHEN_USED,
     .align = "left"},
    {.id = "IssuerMark",
     .name = "发文机关标志",
     .next = "DocumentNumber",
     .align = "center",
     .flags = STYLE_WHEN_USED | STYLE_UNTRACKED | STYLE_RED,
     .face = FACE_TITLE},
    {.id = "IssuerMarkSpace",
     .name = "发文机关标志上方",
     .flags = STYLE_LAYOUT | STYLE_UNTRACKED},
    {.id = "IssuerMarkName",
     .name = "发文机关标志（联合行文）",
     .align = "distribute",
     .flags = STYLE_WHEN_USED | STYLE_UNTRACKED | STYLE_RED,
     .face = FACE_TITLE},
    {.id = "IssuerMarkWord",
     .name = "发文机关标志（文件）",
     .flags = STYLE_WHEN_USED,
     .based_on = "IssuerMarkName",
     .align = "right"},
    {.id = "DocumentNumber",
     .name = "发文字号",
     .flags = STYLE_WHEN_USED,
     .align = "center",
     .rows = 2,
     .before = TWO_ROWS - LEADING - 2 * STANDARD_PITCH},
    {.id = "OrderNumber",
     .name = "令号",
     .flags = STYLE_WHEN_USED,
     .based_on = "DocumentNumber",
     .rows = 2,
     .before = TWO_ROWS - LEADING - 2 * STANDARD_PITCH,
     .after = TWO_ROWS - 2 * LEADING},
    {.id = "Signer",
     .name = "签发人",
     .flags = STYLE_WHEN_USED,
     .next = "SignerNext",
     .align = "left",
     .rows = 2,
     .before = TWO_ROWS - LEADING - 2 * STANDARD_PITCH},
    {.id = "SignerNext",
     .name = "签发人（续）",
     .flags = STYLE_WHEN_USED,
     .align = "left"},
    {.id = "RedRule",
     .name = "版头分隔线",
     .flags = STYLE_LAYOUT | STYLE_UNTRACKED | STYLE_RED,
     .size = 2,
     .line = RULE_LINE,
     .before = RULE_DISTANCE - LEADING},
    /* 信函 (10.1) */
    {.id = "LetterRule",
     .name = "信函红线",
     .flags = STYLE_LAYOUT | STYLE_UNTRACKED | STYLE_RED,
     .size = 2,
     .line = RULE_LINE,
     .before = RULE_DISTANCE,
     .left = -LETTER_OUTSIDE,
     .right = -LETTER_OUTSIDE,
     .rule_above = LETTER_THICK,
     .rule_below = LETTER_THIN},
    {.id = "LetterFootRule",
     .name = "信函红线（页下）",
     .flags = STYLE_LAYOUT | STYLE_UNTRACKED | STYLE_RED,
     .size = 2,
     .line = RULE_LINE,
     .rule_above = LETTER_THIN,
     .rule_below = LETTER_THICK},
    {.id = "LetterFooterSpace",
     .name = "信函页码下方",
     .based_on = "SectionEnd",
     .line = FOOTER_BOTTOM - LETTER_FOOTER_BOTTOM,
     .flags = STYLE_LAYOUT},
    {.id = "LetterNumber",
     .name = "信函发文字号",
     .flags = STYLE_WHEN_USED,
     .align = "left",
     .before = SEVEN_EIGHTHS - LEADING,
     .right_tab = TEXT_WIDTH},
    {.id = "BlankRow", .name = "空行", .flags = STYLE_LAYOUT | STYLE_KEEP_NEXT},
    {.id = "Recipients", .name = "主送机关", .next = "NormalIndent"},
    {.id = "NormalIndent",
     .name = "Normal Indent",
     .also = "公文正文",
     .flags = STYLE_FIRST_LINE},
    HEADING(1, FACE_HEADING1),
    HEADING(2, FACE_HEADING2),
    HEADING(3, FACE_BODY),
    HEADING(4, FACE_BODY),
    HEADING(5, FACE_BODY),
    RUN_IN(1),
    RUN_IN(2),
    RUN_IN(3),
    RUN_IN(4),
    RUN_IN(5),
    {.id = "ListParagraph",
     .name = "List Paragraph",
     .based_on = "NormalIndent"},
    ITEM_BELOW(2),
    ITEM_BELOW(3),
    ITEM_BELOW(4),
    ITEM_BELOW(5),
    {.id = "Picture",
     .name = "图片",
     .next = "NormalIndent",
     .align = "center",
     .flags = STYLE_UNTRACKED | STYLE_AUTO_LINE},
    {.id = "PictureCaptioned",
     .name = "图片（有题注）",
     .based_on = "Picture",
     .next = "Caption",
     .flags = STYLE_WHEN_USED | STYLE_AUTO_LINE | STYLE_KEEP_NEXT},
    {.id = "Caption",
     .name = "caption",
     .next = "NormalIndent",
     .align = "center"},
    {.id = "TableText",
     .name = "表格文字",
     .align = "left",
     .flags = STYLE_UNTRACKED | STYLE_LEAST_LINE,
     .size = TABLE_SIZE,
     .line = TABLE_LINE},
    {.id = "TableCentered",
     .name = "表格文字居中",
     .based_on = "TableText",
     .align = "center"},
    {.id = "TableRight",
     .name = "表格文字居右",
     .based_on = "TableText",
     .align = "right"},
    /* With the row below it: LibreOffice 7.4 loses rows where the heading
     * stands alone at the foot of a page. */
    {.id = "TableHeading",
     .name = "表格标题行",
     .based_on = "TableText",
     .align = "center",
     .flags = STYLE_KEEP_NEXT,
     .face = FACE_HEADING1},
    {.id = "TableHeadingLeft",
     .name = "表格标题行居左",
     .flags = STYLE_WHEN_USED,
     .based_on = "TableHeading",
     .align = "left"},
    {.id = "TableHeadingRight",
     .name = "表格标题行居右",
     .flags = STYLE_WHEN_USED,
     .based_on = "TableHeading",
     .align = "right"},
    /* 7.3.4: a wrapped name goes on below its own first character */
    {.id = "AttachmentOnly",
     .name = "附件说明",
     .next = "NormalIndent",
     .align = "left",
     .rows = 1,
     .left = 5 * CELL_WIDTH,
     .hanging = 3 * CELL_WIDTH},
    {.id = "AttachmentFirst",
     .name = "附件说明（首项）",
     .based_on = "AttachmentOnly",
     .next = "AttachmentNext",
     .rows = 1,
     .left = 6 * CELL_WIDTH,
     .hanging = 4 * CELL_WIDTH},
    {.id = "AttachmentNext",
     .name = "附件说明（续项）",
     .align = "left",
     .left = 6 * CELL_WIDTH,
     .hanging = CELL_WIDTH},
    {.id = "SignatureFirst",
     .name = "署名",
     .next = "IssueDate",
     .align = "left",
     .flags = STYLE_KEEP_NEXT,
     .rows = 1},
    {.id = "SignatureSealed",
     .name = "署名（盖章）",
     .flags = STYLE_WHEN_USED,
     .next = "IssueDate",
     .based_on = "SignatureFirst",
     .rows = 2},
    {.id = "SignatureNext",
     .name = "署名（续）",
     .next = "IssueDate",
     .align = "left",
     .flags = STYLE_WHEN_USED | STYLE_KEEP_NEXT},
    /* The date may end at the edge of the 版心: digits of another face, or the
     * gaps that LibreOffice puts beside them, must not break it in two. */
    {.id = "IssueDate",
     .name = "成文日期",
     .next = "Notes",
     .align = "left",
     .right = -2 * CELL_WIDTH},
    {.id = "IssueDateOnly",
     .name = "成文日期（无署名）",
     .flags = STYLE_WHEN_USED,
     .next = "Notes",
     .based_on = "IssueDate",
     .rows = 1},
    {.id = "Notes",
     .name = "附注",
     .next = "NormalIndent",
     .based_on = "NormalIndent"},
    {.id = "Stamp",
     .name = "签名章",
     .next = "IssueDate",
     .align = "left",
     .flags = STYLE_WHEN_USED | STYLE_KEEP_NEXT,
     .rows = 2},
    {.id = "StampNext",
     .name = "签名章（续）",
     .next = "IssueDate",
     .align = "left",
     .flags = STYLE_WHEN_USED | STYLE_KEEP_NEXT},
    {.id = "Attendance",
     .name = "出席",
     .flags = STYLE_WHEN_USED,
     .next = "AttendanceNext",
     .rows = 1,
     .left = 5 * CELL_WIDTH,
     .hanging = 3 * CELL_WIDTH},
    {.id = "AttendanceNext",
     .name = "出席（续）",
     .flags = STYLE_WHEN_USED,
     .left = 5 * CELL_WIDTH,
     .hanging = 3 * CELL_WIDTH},
    {.id = "AttachmentMark",
     .name = "附件顺序号",
     .next = "TitleOfAttachment",
     .align = "left",
     .flags = STYLE_NEW_PAGE,
     .face = FACE_HEADING1},
    /* 版记 */
    {.id = "SectionEnd",
     .name = "节末",
     .flags = STYLE_LAYOUT | STYLE_UNTRACKED,
     .size = 2,
     .line = ANCHOR_LINE},
    {.id = "PageEnd",
     .name = "页末留空",
     .based_on = "SectionEnd",
     .flags = STYLE_LAYOUT},
    /* Black lines of text: LibreOffice gives up a frame whose paragraphs
     * have borders. */
    {.id = "ImprintRuleThick",
     .name = "版记粗线",
     .based_on = "SectionEnd",
     .flags = STYLE_LAYOUT | STYLE_UNTRACKED | STYLE_BLACK,
     .line = 20},
    {.id = "ImprintRuleThin",
     .name = "版记细线",
     .based_on = "SectionEnd",
     .flags = STYLE_LAYOUT | STYLE_UNTRACKED | STYLE_BLACK,
     .line = 14},
    {.id = "ImprintFoot",
     .name = "版记末线下方",
     .based_on = "SectionEnd",
     .flags = STYLE_LAYOUT},
    {.id = "Printer",
     .name = "印发机关和印发日期",
     .align = "left",
     .flags = STYLE_WHEN_USED | STYLE_UNTRACKED,
     .size = 28,
     .left = SMALL_CELL,
     .right_tab = TEXT_WIDTH - SMALL_CELL},
    {.id = "CopyTo",
     .name = "抄送",
     .align = "left",
     .flags = STYLE_WHEN_USED | STYLE_UNTRACKED,
     .size = 28,
     .left = 4 * SMALL_CELL,
     .right = SMALL_CELL,
     .hanging = 3 * SMALL_CELL},
    {.id = "Header",
     .name = "header",
     .flags = STYLE_UNTRACKED,
     .size = 28,
     .line = NUMBER_LINE},
    {.id = "DraftNote",
     .name = "草稿",
     .flags = STYLE_WHEN_USED,
     .based_on = "Header",
     .align = "right",
     .face = FACE_NUMBER},
    {.id = "Footer",
     .name = "footer",
     .flags = STYLE_UNTRACKED,
     .face = FACE_NUMBER,
     .size = 28,
     .line = NUMBER_LINE},
    {.id = "PageNumberOdd",
     .name = "页码（单页）",
     .based_on = "Footer",
     .align = "right",
     .right = SMALL_CELL},
    {.id = "PageNumberEven",
     .name = "页码（双页）",
     .based_on = "Footer",
     .align = "left",
     .left = SMALL_CELL},
    {.id = "CommentText",
     .name = "annotation text",
     .align = "left",
     .flags = STYLE_WHEN_USED | STYLE_UNTRACKED | STYLE_AUTO_LINE,
     .size = 21},
};

enum { N_STYLES = sizeof(paragraph_styles) / sizeof(paragraph_styles[0]) };

_Static_assert(N_STYLES <= 128, "struct docx has a bit for each style");

static const struct character_style character_styles[] = {
    {"Strong", "Strong", NULL, FACE_HEADING1, false},
    {"Emphasis", "Emphasis", NULL, FACE_HEADING2, false},
    {"Hyperlink", "Hyperlink", NULL, FACE_BODY, false},
    {"HeiText", "黑体字", NULL, FACE_HEADING1, false},
    {"SignerName", "签发人姓名", NULL, FACE_HEADING2, false},
    {"CommentReference", "annotation reference", NULL, FACE_BODY, false},
    {"Heading1Char", "标题 1 字符", "Heading1", FACE_HEADING1, false},
    {"Heading2Char", "标题 2 字符", "Heading2", FACE_HEADING2, false},
    {"Heading3Char", "标题 3 字符", "Heading3", FACE_BODY, false},
    {"Heading4Char", "标题 4 字符", "Heading4", FACE_BODY, false},
    {"Heading5Char", "标题 5 字符", "Heading5", FACE_BODY, false},
};

/* -- Which of them a file has ---------------------------------------------- */

static bool is_in_file(const struct docx *docx, size_t i)
{
    return (paragraph_styles[i].flags & (STYLE_LAYOUT | STYLE_WHEN_USED)) ==
               0 ||
           (docx->styles[i / 64] >> i % 64 & 1) != 0;
}

static bool is_of_table(const struct style *style)
{
    return strcmp(style->id, "TableText") == 0 ||
           (style->based_on != NULL &&
            (strcmp(style->based_on, "TableText") == 0 ||
             strcmp(style->based_on, "TableHeading") == 0));
}

void docx_small_id(char id[SMALL_ID_ROOM], const char *style, int size)
{
    snprintf(id, SMALL_ID_ROOM, "%s%d", style, size);
}

/* What is in a table, in smaller type. */
static struct style small_style(const struct docx *docx,
                                const struct style *base, int size)
{
    char id[SMALL_ID_ROOM];

    docx_small_id(id, base->id, size);
    return (struct style){.id = arena_strdup(docx->arena, id),
                          .name = arena_printf(docx->arena, "%s（%d%s磅）",
                                               base->name, size / 2,
                                               size % 2 == 0 ? "" : ".5"),
                          .based_on = base->id,
                          .flags = STYLE_LAYOUT | STYLE_LEAST_LINE,
                          .size = size,
                          .line = size * (TABLE_LINE / TABLE_SIZE)};
}

/* The one at i of those for the tables at hand: all styles of tables in the
 * smallest type, then in the next.  False: there is none. */
static bool small_style_at(const struct docx *docx, size_t i,
                           struct style *style)
{
    for (int size = 0; size < TABLE_SIZE; size++) {
        if ((docx->table_sizes >> size & 1) == 0)
            continue;
        for (size_t j = 0; j < N_STYLES; j++) {
            const struct style *base = &paragraph_styles[j];
            if (!is_of_table(base) || !is_in_file(docx, j) || i-- > 0)
                continue;
            *style = small_style(docx, base, size);
            return true;
        }
    }
    return false;
}

bool style_next(const struct docx *docx, size_t *i, struct style *style)
{
    while (*i < N_STYLES && !is_in_file(docx, *i))
        ++*i;

    size_t at = (*i)++;

    if (at >= N_STYLES)
        return small_style_at(docx, at - N_STYLES, style);
    *style = paragraph_styles[at];
    style_fit(docx, style);
    return true;
}

bool character_style_at(const struct docx *docx, size_t i,
                        struct character_style *style)
{
    if (i >= sizeof(character_styles) / sizeof(character_styles[0]))
        return false;
    *style = character_styles[i];
    style->is_bold =
        strcmp(style->id, "Heading3Char") == 0 && docx->profile->level3_bold;
    return true;
}

static const struct style *find_style(const char *id)
{
    for (size_t i = 0; i < N_STYLES; i++)
        if (*paragraph_styles[i].id == *id &&
            strcmp(paragraph_styles[i].id, id) == 0)
            return &paragraph_styles[i];
    return NULL;
}

static void use(struct docx *docx, const char *id)
{
    const struct style *style = id != NULL ? find_style(id) : NULL;

    if (style == NULL)
        return;

    size_t i = (size_t)(style - paragraph_styles);

    docx->styles[i / 64] |= UINT64_C(1) << i % 64;
}

/* With what it names; what those name is part of every file. */
void docx_use_style(struct docx *docx, const char *id)
{
    const struct style *style = find_style(id);

    use(docx, id);
    if (style != NULL) {
        use(docx, style->based_on);
        use(docx, style->next);
    }
}

int docx_rows_above(const char *id)
{
    const struct style *style = find_style(id);
    return style != NULL ? style->rows : 0;
}

enum face docx_face(const struct docx *docx, const char *style,
                    const char *paragraph_style)
{
    struct character_style run;

    for (size_t i = 0; style != NULL && character_style_at(docx, i, &run); i++)
        if (strcmp(run.id, style) == 0 && run.face != FACE_BODY)
            return run.face;
    while (paragraph_style != NULL) {
        const struct style *paragraph = find_style(paragraph_style);
        if (paragraph == NULL || paragraph->face != FACE_BODY)
            return paragraph != NULL ? paragraph->face : FACE_BODY;
        paragraph_style = paragraph->based_on;
    }
    return FACE_BODY;
}

void docx_skip_rows(struct docx *docx, const char *style)
{
    size_t waiting = docx->n_waiting;

    if (!docx->profile->word_blank_rows)
        return;
    docx->n_waiting = 0; /* comments are not on empty rows */
    for (int rows = docx_rows_above(style); rows > 0; rows--)
        docx_write_paragraph(docx, "BlankRow", "");
    docx->n_waiting = waiting;
}

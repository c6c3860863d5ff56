/*
 * styles.xml: every look of the file, in one table.
 *
 * Where Word has a style of its own its name is used (Word shows it in the
 * user's language: "Normal Indent" is 正文缩进); the elements of the standard
 * have Chinese names.  Distances between elements are those of GB/T 33476.2,
 * from glyph to glyph, less the leading that the lines bring along.
 */
#include "write/docx_part.h"

#include <string.h>

enum style_flag {
    STYLE_FIRST_LINE = 1, /* 左空二字 */
    STYLE_UNTRACKED = 2,  /* no body text: characters at their full width */
    STYLE_AUTO_LINE = 4,  /* lines as high as what they hold */
    STYLE_KEEP_NEXT = 8   /* on one page with the next paragraph */
};

/* A paragraph style.  0 and NULL: as in the style that it is based on. */
struct style {
    const char *id, *name;
    const char *also; /* a second name */
    const char *based_on;
    const char *next; /* style of the paragraph that follows */
    const char *link; /* its character style */
    const char *align;
    unsigned flags; /* set of enum style_flag */
    enum face face; /* FACE_BODY: as in based_on */
    int size;       /* half-points */
    int line;       /* exact pitch */
    int before, after;
    int left, right, hanging;
    int level; /* in the navigation pane, from 1 */
};

enum {
    TITLE_LINE = 709, /* 12.5 mm: 2号 and 7/8 of 3号 */
    TITLE_BEFORE = 2 * LINE_PITCH,
    TITLE_AFTER = 319, /* 10.39 mm from glyph to glyph */
    EMPTY_LINE = LINE_PITCH,
    SMALL_CELL = 280, /* 4号 */
    SMALL_LINE = 554, /* 4号 and 7/8 of 3号 */
    NUMBER_LINE = 320 /* any more pushes the text off the page */
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

static const struct style paragraph_styles[] = {
    {.id = "Title",
     .name = "Title",
     .next = "NormalIndent",
     .align = "center",
     .flags = STYLE_UNTRACKED,
     .face = FACE_TITLE,
     .size = 44,
     .line = TITLE_LINE,
     .before = TITLE_BEFORE,
     .after = TITLE_AFTER},
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
    {.id = "Caption",
     .name = "caption",
     .next = "NormalIndent",
     .align = "center"},
    {.id = "TableText",
     .name = "表格文字",
     .align = "left",
     .flags = STYLE_UNTRACKED | STYLE_AUTO_LINE,
     .size = 28},
    {.id = "TableCentered",
     .name = "表格文字居中",
     .based_on = "TableText",
     .align = "center"},
    {.id = "TableRight",
     .name = "表格文字居右",
     .based_on = "TableText",
     .align = "right"},
    {.id = "TableHeading",
     .name = "表格标题行",
     .based_on = "TableText",
     .align = "center",
     .face = FACE_HEADING1},
    /* 7.3.4: a wrapped name goes on below its own first character */
    {.id = "AttachmentOnly",
     .name = "附件说明",
     .align = "left",
     .before = EMPTY_LINE,
     .left = 5 * CELL_WIDTH,
     .hanging = 3 * CELL_WIDTH},
    {.id = "AttachmentFirst",
     .name = "附件说明（首项）",
     .based_on = "AttachmentOnly",
     .next = "AttachmentNext",
     .before = EMPTY_LINE,
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
     .before = EMPTY_LINE},
    {.id = "SignatureSealed",
     .name = "署名（盖章）",
     .next = "IssueDate",
     .based_on = "SignatureFirst",
     .before = 2 * EMPTY_LINE},
    {.id = "SignatureNext",
     .name = "署名（续）",
     .next = "IssueDate",
     .align = "left",
     .flags = STYLE_KEEP_NEXT},
    {.id = "IssueDate", .name = "成文日期", .align = "left"},
    {.id = "IssueDateOnly",
     .name = "成文日期（无署名）",
     .based_on = "IssueDate",
     .before = EMPTY_LINE},
    {.id = "Notes", .name = "附注", .based_on = "NormalIndent"},
    {.id = "CopyTo",
     .name = "抄送",
     .align = "left",
     .flags = STYLE_UNTRACKED,
     .size = 28,
     .line = SMALL_LINE,
     .left = 4 * SMALL_CELL,
     .right = SMALL_CELL,
     .hanging = 3 * SMALL_CELL},
    {.id = "Header",
     .name = "header",
     .flags = STYLE_UNTRACKED,
     .size = 28,
     .line = NUMBER_LINE},
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
};

/* Faces inside a paragraph. */
static const struct {
    const char *id, *name, *link;
    enum face face;
} character_styles[] = {
    {"Strong", "Strong", NULL, FACE_HEADING1},
    {"Emphasis", "Emphasis", NULL, FACE_HEADING2},
    {"Hyperlink", "Hyperlink", NULL, FACE_BODY},
    {"Heading1Char", "heading 1 Char", "Heading1", FACE_HEADING1},
    {"Heading2Char", "heading 2 Char", "Heading2", FACE_HEADING2},
    {"Heading3Char", "heading 3 Char", "Heading3", FACE_BODY},
    {"Heading4Char", "heading 4 Char", "Heading4", FACE_BODY},
    {"Heading5Char", "heading 5 Char", "Heading5", FACE_BODY},
};

/* An element with one value, where there is one. */
static void write_value(struct docx *docx, const char *name, const char *value)
{
    if (value != NULL)
        docx_write_value(docx, name, value);
}

/* Digits and Latin letters stand in the Chinese face too, as in the PDF:
 * Times would take the quotation marks with it. */
static void write_fonts(struct docx *docx, enum face face)
{
    const char *name = docx->fonts->roles[face].docx;
    xml_empty(docx->xml, "w:rFonts", "w:ascii", name, "w:hAnsi", name,
              "w:eastAsia", name, "w:cs", name, NULL);
}

static void write_size(struct docx *docx, int half_points)
{
    docx_write_number(docx, "w:sz", half_points);
    docx_write_number(docx, "w:szCs", half_points);
}

static void write_line(struct xml *xml, int before, int after, int line,
                       const char *rule)
{
    xml_start(xml, "w:spacing");
    if (before != 0)
        xml_attribute_int(xml, "w:before", before);
    if (after != 0)
        xml_attribute_int(xml, "w:after", after);
    if (line != 0) {
        xml_attribute_int(xml, "w:line", line);
        xml_attribute(xml, "w:lineRule", rule);
    }
    xml_end(xml);
}

static void write_defaults(struct docx *docx)
{
    struct xml *xml = docx->xml;

    xml_start(xml, "w:docDefaults");
    xml_start(xml, "w:rPrDefault");
    xml_start(xml, "w:rPr");
    write_fonts(docx, FACE_BODY);
    write_size(docx, 32);
    xml_empty(xml, "w:lang", "w:val", "en-US", "w:eastAsia", "zh-CN", "w:bidi",
              "ar-SA", NULL);
    xml_end(xml);
    xml_end(xml);
    xml_empty(xml, "w:pPrDefault", NULL);
    xml_end(xml);
    /* Word's other styles stay out of the way until they are used. */
    xml_empty(xml, "w:latentStyles", "w:defLockedState", "0", "w:defUIPriority",
              "99", "w:defSemiHidden", "1", "w:defUnhideWhenUsed", "1",
              "w:defQFormat", "0", NULL);
}

/* Opens a style up to the place of its properties. */
static void start_style(struct docx *docx, const char *type, const char *id,
                        const char *name, const char *also,
                        const char *based_on, const char *next,
                        const char *link)
{
    xml_start_with(docx->xml, "w:style", "w:type", type, "w:styleId", id, NULL);
    write_value(docx, "w:name", name);
    write_value(docx, "w:aliases", also);
    write_value(docx, "w:basedOn", based_on);
    write_value(docx, "w:next", next);
    write_value(docx, "w:link", link);
    docx_write_number(docx, "w:uiPriority", 1);
    xml_empty(docx->xml, "w:qFormat", NULL);
}

/* gbt9704.md §3.2b: the lines of the 版心. */
static void write_normal(struct docx *docx)
{
    struct xml *xml = docx->xml;
    static const char *const switches[][2] = {
        {"w:widowControl", "0"}, /* a page has 22 lines */
        {"w:kinsoku", "1"},       {"w:wordWrap", "1"},
        {"w:overflowPunct", "0"}, {"w:autoSpaceDE", "0"},
        {"w:autoSpaceDN", "0"},   {"w:adjustRightInd", "0"},
        {"w:snapToGrid", "0"},
    };

    xml_start_with(xml, "w:style", "w:type", "paragraph", "w:default", "1",
                   "w:styleId", "Normal", NULL);
    write_value(docx, "w:name", "Normal");
    xml_empty(xml, "w:qFormat", NULL);
    xml_start(xml, "w:pPr");
    for (size_t i = 0; i < sizeof(switches) / sizeof(switches[0]); i++)
        write_value(docx, switches[i][0], switches[i][1]);
    xml_empty(xml, "w:spacing", "w:before", "0", "w:after", "0", "w:line",
              "592", "w:lineRule", "exact", NULL);
    write_value(docx, "w:jc", "both");
    write_value(docx, "w:textAlignment", "center");
    xml_end(xml);
    xml_start(xml, "w:rPr");
    docx_write_number(docx, "w:spacing", TRACKING);
    xml_end(xml);
    xml_end(xml);
}

static void write_indents(struct xml *xml, const struct style *style)
{
    if ((style->flags & STYLE_FIRST_LINE) != 0)
        xml_empty(xml, "w:ind", "w:firstLineChars", "200", "w:firstLine", "632",
                  NULL);
    if (style->left == 0 && style->right == 0)
        return;
    xml_start(xml, "w:ind");
    if (style->left != 0)
        xml_attribute_int(xml, "w:left", style->left);
    if (style->right != 0)
        xml_attribute_int(xml, "w:right", style->right);
    if (style->hanging != 0)
        xml_attribute_int(xml, "w:hanging", style->hanging);
    xml_end(xml);
}

static void write_paragraph_style(struct docx *docx, const struct style *style)
{
    struct xml *xml = docx->xml;

    start_style(docx, "paragraph", style->id, style->name, style->also,
                style->based_on != NULL ? style->based_on : "Normal",
                style->next, style->link);
    xml_start(xml, "w:pPr");
    if ((style->flags & STYLE_KEEP_NEXT) != 0)
        xml_empty(xml, "w:keepNext", NULL);
    if ((style->flags & STYLE_AUTO_LINE) != 0)
        write_line(xml, style->before, style->after, 240, "auto");
    else if (style->before != 0 || style->after != 0 || style->line != 0)
        write_line(xml, style->before, style->after, style->line, "exact");
    write_indents(xml, style);
    write_value(docx, "w:jc", style->align);
    if (style->level != 0)
        docx_write_number(docx, "w:outlineLvl", style->level - 1);
    xml_end(xml);
    xml_start(xml, "w:rPr");
    if (style->face != FACE_BODY)
        write_fonts(docx, style->face);
    if ((style->flags & STYLE_UNTRACKED) != 0)
        docx_write_number(docx, "w:spacing", 0);
    if (style->size != 0)
        write_size(docx, style->size);
    xml_end(xml);
    xml_end(xml);
}

static void write_character_styles(struct docx *docx)
{
    struct xml *xml = docx->xml;

    xml_start_with(xml, "w:style", "w:type", "character", "w:default", "1",
                   "w:styleId", "DefaultParagraphFont", NULL);
    write_value(docx, "w:name", "Default Paragraph Font");
    docx_write_number(docx, "w:uiPriority", 1);
    xml_empty(xml, "w:semiHidden", NULL);
    xml_end(xml);
    for (size_t i = 0;
         i < sizeof(character_styles) / sizeof(character_styles[0]); i++) {
        start_style(docx, "character", character_styles[i].id,
                    character_styles[i].name, NULL, "DefaultParagraphFont",
                    NULL, character_styles[i].link);
        xml_start(xml, "w:rPr");
        if (character_styles[i].face != FACE_BODY)
            write_fonts(docx, character_styles[i].face);
        else
            write_value(docx, "w:u", "none"); /* links are not painted */
        xml_end(xml);
        xml_end(xml);
    }
}

static void write_cell_margins(struct xml *xml)
{
    xml_start(xml, "w:tblCellMar");
    xml_empty(xml, "w:top", "w:w", "0", "w:type", "dxa", NULL);
    xml_empty(xml, "w:left", "w:w", "108", "w:type", "dxa", NULL);
    xml_empty(xml, "w:bottom", "w:w", "0", "w:type", "dxa", NULL);
    xml_empty(xml, "w:right", "w:w", "108", "w:type", "dxa", NULL);
    xml_end(xml);
}

static void write_table_styles(struct docx *docx)
{
    struct xml *xml = docx->xml;
    static const char *const edges[] = {"w:top",   "w:left",    "w:bottom",
                                        "w:right", "w:insideH", "w:insideV"};

    xml_start_with(xml, "w:style", "w:type", "table", "w:default", "1",
                   "w:styleId", "TableNormal", NULL);
    write_value(docx, "w:name", "Normal Table");
    docx_write_number(docx, "w:uiPriority", 99);
    xml_empty(xml, "w:semiHidden", NULL);
    xml_empty(xml, "w:unhideWhenUsed", NULL);
    xml_start(xml, "w:tblPr");
    xml_empty(xml, "w:tblInd", "w:w", "0", "w:type", "dxa", NULL);
    write_cell_margins(xml);
    xml_end(xml);
    xml_end(xml);

    start_style(docx, "table", "TableGrid", "Table Grid", NULL, "TableNormal",
                NULL, NULL);
    xml_start(xml, "w:tblPr");
    xml_start(xml, "w:tblBorders");
    for (size_t i = 0; i < sizeof(edges) / sizeof(edges[0]); i++)
        xml_empty(xml, edges[i], "w:val", "single", "w:sz", "4", "w:space", "0",
                  "w:color", "auto", NULL);
    xml_end(xml);
    xml_end(xml);
    xml_end(xml);
}

void docx_write_styles(struct docx *docx)
{
    struct xml *xml = docx->xml;

    xml_start_with(xml, "w:styles", "xmlns:w", NS_WORD, NULL);
    write_defaults(docx);
    write_normal(docx);
    for (size_t i = 0;
         i < sizeof(paragraph_styles) / sizeof(paragraph_styles[0]); i++)
        write_paragraph_style(docx, &paragraph_styles[i]);
    write_character_styles(docx);
    write_table_styles(docx);
    xml_end(xml);
}

/*
 * styles.xml: the defaults, the table of styles (docx_style.c) and those of
 * tables.
 */
#include "write/docx_style.h"

#include <string.h>

#define RED "FF0000"

/* An element with one value, where there is one. */
static void write_value(struct docx *docx, const char *name, const char *value)
{
    if (value != NULL)
        docx_write_value(docx, name, value);
}

/* Digits and Latin letters stand in the Chinese face too, as in the PDF,
 * unless the profile wants them in 宋体; quotation marks are hinted to the
 * Chinese face either way. */
static void write_fonts(struct docx *docx, enum face face)
{
    bool is_serif =
        face == FACE_BODY && docx->profile->latin_face == PROFILE_WORD_SERIF;
    const char *name = docx->fonts->roles[face].docx;
    const char *latin = docx->fonts->roles[is_serif ? FACE_NUMBER : face].docx;
    xml_empty(docx->xml, "w:rFonts", "w:ascii", latin, "w:hAnsi", latin,
              "w:eastAsia", name, "w:cs", latin, NULL);
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

/* Word lists styles by a priority from 0 to 99: the elements of the standard
 * stand in the order of the document, behind those of Word's own which are
 * picked by hand, and these as Word has them itself. */
enum { PRIORITY_ELEMENT = 40, PRIORITY_LAST = 99 };

static int priority(const char *name)
{
    static const struct {
        const char *name;
        int priority;
    } known[] = {
        {"Normal Indent", 0}, {"heading", 9},     {"Title", 10},
        {"Emphasis", 20},     {"Strong", 22},     {"List Paragraph", 34},
        {"caption", 35},      {"Table Grid", 39},
    };

    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (strncmp(name, known[i].name, strlen(known[i].name)) == 0)
            return known[i].priority;
    return PRIORITY_LAST;
}

struct style_names {
    const char *type, *id, *name;
    const char *also, *based_on, *next, *link; /* or NULL */
    int priority;
    bool is_hidden; /* in Word's lists */
    bool is_picked; /* by hand, from the gallery */
};

/* Opens a style up to the place of its properties. */
static void start_style(struct docx *docx, const struct style_names *style)
{
    xml_start_with(docx->xml, "w:style", "w:type", style->type, NULL);
    if (!style_is_built_in(style->name))
        xml_attribute(docx->xml, "w:customStyle", "1");
    xml_attribute(docx->xml, "w:styleId", style->id);
    write_value(docx, "w:name", style->name);
    write_value(docx, "w:aliases", style->also);
    write_value(docx, "w:basedOn", style->based_on);
    write_value(docx, "w:next", style->next);
    write_value(docx, "w:link", style->link);
    docx_write_number(docx, "w:uiPriority", style->priority);
    if (style->is_hidden)
        xml_empty(docx->xml, "w:semiHidden", NULL);
    if (style->is_picked)
        xml_empty(docx->xml, "w:qFormat", NULL);
}

/* gbt9704.md §3.2b: the lines of the 版心. */
static void write_normal(struct docx *docx)
{
    struct xml *xml = docx->xml;
    const char *const switches[][2] = {
        /* a page has 22 lines */
        {"w:widowControl", docx->profile->no_single_row ? "1" : "0"},
        {"w:kinsoku", "1"},
        {"w:wordWrap", "1"},
        {"w:overflowPunct", docx->profile->hanging_marks ? "1" : "0"},
        {"w:autoSpaceDE", "0"},
        {"w:autoSpaceDN", "0"},
        {"w:adjustRightInd", "0"},
        {"w:snapToGrid", "0"},
    };

    xml_start_with(xml, "w:style", "w:type", "paragraph", "w:default", "1",
                   "w:styleId", "Normal", NULL);
    write_value(docx, "w:name", "Normal");
    xml_empty(xml, "w:qFormat", NULL);
    xml_start(xml, "w:pPr");
    for (size_t i = 0; i < sizeof(switches) / sizeof(switches[0]); i++)
        write_value(docx, switches[i][0], switches[i][1]);
    xml_start_with(xml, "w:spacing", "w:before", "0", "w:after", "0", NULL);
    xml_attribute_int(xml, "w:line", docx_pitch(docx));
    xml_attribute(xml, "w:lineRule", "exact");
    xml_end(xml);
    write_value(docx, "w:jc", "both");
    write_value(docx, "w:textAlignment", "center");
    xml_end(xml);
    xml_start(xml, "w:rPr");
    /* not among the defaults: LibreOffice 7.4 puts those above character
     * styles in the cells of tables */
    write_fonts(docx, FACE_BODY);
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

static void write_rule(struct xml *xml, const char *edge, int size)
{
    if (size == 0)
        return;
    xml_start_with(xml, edge, "w:val", "single", NULL);
    xml_attribute_int(xml, "w:sz", size);
    xml_attribute(xml, "w:space", "0");
    xml_attribute(xml, "w:color", RED);
    xml_end(xml);
}

static void write_rules(struct xml *xml, const struct style *style)
{
    if (style->rule_above == 0 && style->rule_below == 0)
        return;
    xml_start(xml, "w:pBdr");
    write_rule(xml, "w:top", style->rule_above);
    write_rule(xml, "w:bottom", style->rule_below);
    xml_end(xml);
}

static void write_right_tab(struct xml *xml, int position)
{
    if (position == 0)
        return;
    xml_start(xml, "w:tabs");
    xml_start_with(xml, "w:tab", "w:val", "right", NULL);
    xml_attribute_int(xml, "w:pos", position);
    xml_end(xml);
    xml_end(xml);
}

/* In the order of ECMA-376 17.3.1.26. */
static void write_paragraph_look(struct docx *docx, const struct style *style)
{
    struct xml *xml = docx->xml;

    xml_start(xml, "w:pPr");
    if ((style->flags & STYLE_KEEP_NEXT) != 0)
        xml_empty(xml, "w:keepNext", NULL);
    if ((style->flags & STYLE_NEW_PAGE) != 0)
        xml_empty(xml, "w:pageBreakBefore", NULL);
    write_rules(xml, style);
    if ((style->flags & STYLE_BLACK) != 0)
        xml_empty(xml, "w:shd", "w:val", "clear", "w:color", "auto", "w:fill",
                  "000000", NULL);
    write_right_tab(xml, style->right_tab);
    if ((style->flags & STYLE_AUTO_LINE) != 0)
        write_line(xml, style->before, style->after, 240, "auto");
    else if (style->before != 0 || style->after != 0 || style->line != 0)
        write_line(xml, style->before, style->after, style->line,
                   (style->flags & STYLE_LEAST_LINE) != 0 ? "atLeast"
                                                          : "exact");
    write_indents(xml, style);
    write_value(docx, "w:jc", style->align);
    if (style->level != 0)
        docx_write_number(docx, "w:outlineLvl", style->level - 1);
    xml_end_filled(xml);
}

static void write_text_look(struct docx *docx, const struct style *style)
{
    struct xml *xml = docx->xml;

    xml_start(xml, "w:rPr");
    if (style->face != FACE_BODY)
        write_fonts(docx, style->face);
    if ((style->flags & STYLE_BOLD) != 0)
        xml_empty(xml, "w:b", NULL);
    if ((style->flags & STYLE_RED) != 0)
        write_value(docx, "w:color", RED);
    if ((style->flags & STYLE_UNTRACKED) != 0)
        docx_write_number(docx, "w:spacing", 0);
    if (style->size != 0)
        write_size(docx, style->size);
    xml_end_filled(xml);
}

static void write_paragraph_styles(struct docx *docx)
{
    struct style style;
    int element = PRIORITY_ELEMENT;

    for (size_t i = 0; style_next(docx, &i, &style);) {
        bool is_layout = (style.flags & STYLE_LAYOUT) != 0;
        int place = is_layout                       ? PRIORITY_LAST
                    : style_is_built_in(style.name) ? priority(style.name)
                                                    : element++;

        start_style(docx,
                    &(struct style_names){.type = "paragraph",
                                          .id = style.id,
                                          .name = style.name,
                                          .also = style.also,
                                          .based_on = style.based_on != NULL
                                                          ? style.based_on
                                                          : "Normal",
                                          .next = style.next,
                                          .link = style.link,
                                          .priority = place,
                                          .is_hidden = is_layout,
                                          .is_picked = place < PRIORITY_LAST});
        write_paragraph_look(docx, &style);
        write_text_look(docx, &style);
        xml_end(docx->xml);
    }
}

/* One that goes with a heading is listed where that is. */
static int character_priority(const struct character_style *style)
{
    if (style->link != NULL)
        return priority("heading");
    return style_is_built_in(style->name) ? priority(style->name)
                                          : PRIORITY_ELEMENT;
}

static void write_character_styles(struct docx *docx)
{
    struct xml *xml = docx->xml;
    struct character_style style;

    xml_start_with(xml, "w:style", "w:type", "character", "w:default", "1",
                   "w:styleId", "DefaultParagraphFont", NULL);
    write_value(docx, "w:name", "Default Paragraph Font");
    docx_write_number(docx, "w:uiPriority", 1);
    xml_empty(xml, "w:semiHidden", NULL);
    xml_end(xml);
    for (size_t i = 0; character_style_at(docx, i, &style); i++) {
        int place = character_priority(&style);

        start_style(docx,
                    &(struct style_names){.type = "character",
                                          .id = style.id,
                                          .name = style.name,
                                          .based_on = "DefaultParagraphFont",
                                          .link = style.link,
                                          .priority = place,
                                          .is_picked = style.link == NULL &&
                                                       place < PRIORITY_LAST});
        xml_start(xml, "w:rPr");
        if (style.face != FACE_BODY)
            write_fonts(docx, style.face);
        if (style.is_bold)
            xml_empty(xml, "w:b", NULL);
        if (style.face == FACE_BODY)
            write_value(docx, "w:u", "none"); /* links are not painted */
        xml_end(xml);
        xml_end(xml);
    }
}

static void write_cell_margins(struct xml *xml, const char *sides)
{
    xml_start(xml, "w:tblCellMar");
    xml_empty(xml, "w:top", "w:w", "0", "w:type", "dxa", NULL);
    xml_empty(xml, "w:left", "w:w", sides, "w:type", "dxa", NULL);
    xml_empty(xml, "w:bottom", "w:w", "0", "w:type", "dxa", NULL);
    xml_empty(xml, "w:right", "w:w", sides, "w:type", "dxa", NULL);
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
    write_cell_margins(xml, "108");
    xml_end(xml);
    xml_end(xml);

    start_style(docx,
                &(struct style_names){.type = "table",
                                      .id = "TableGrid",
                                      .name = "Table Grid",
                                      .based_on = "TableNormal",
                                      .priority = priority("Table Grid")});
    xml_start(xml, "w:tblPr");
    xml_start(xml, "w:tblBorders");
    for (size_t i = 0; i < sizeof(edges) / sizeof(edges[0]); i++)
        xml_empty(xml, edges[i], "w:val", "single", "w:sz", "6", "w:space", "0",
                  "w:color", "auto", NULL);
    xml_end(xml);
    xml_end(xml);
    xml_end(xml);

    start_style(docx, &(struct style_names){.type = "table",
                                            .id = "TableBare",
                                            .name = "版式表格",
                                            .based_on = "TableNormal",
                                            .priority = PRIORITY_LAST,
                                            .is_hidden = true});
    xml_start(xml, "w:tblPr");
    write_cell_margins(xml, "0");
    xml_end(xml);
    xml_end(xml);
}

void docx_write_styles(struct docx *docx)
{
    struct xml *xml = docx->xml;

    xml_start_with(xml, "w:styles", "xmlns:w", NS_WORD, NULL);
    write_defaults(docx);
    write_normal(docx);
    write_paragraph_styles(docx);
    write_character_styles(docx);
    write_table_styles(docx);
    xml_end(xml);
}

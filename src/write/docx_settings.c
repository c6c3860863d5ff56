/*
 * settings.xml and fontTable.xml: what holds for the whole file.
 */
#include "write/docx_part.h"

#include <string.h>

/* Word's own sets for zh-CN, and of CLREQ's GB level what they lack: — ～ － ／
 * not at the start of a line, № § ／ not at its end.  Word takes at most 100
 * and 50. */
#define NOT_AT_START                                                                                                        \
    "!%),.:;>?]}"                                                                                                           \
    "¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇）" \
    "，．：；？］｀｜｝～￠—－／"
#define NOT_AT_END "$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（［｛￡￥№§"

static void write_compatibility(struct xml *xml)
{
    static const char *const settings[][2] = {
        {"compatibilityMode", "15"}, /* or Word opens it in a mode of old */
        {"overrideTableStyleFontSizeAndJustification", "1"},
        {"enableOpenTypeFeatures", "1"},
        {"doNotFlipMirrorIndents", "1"},
    };

    xml_start(xml, "w:compat");
    /* a forced break leaves the line as it is, however it is justified */
    xml_empty(xml, "w:doNotExpandShiftReturn", NULL);
    xml_empty(xml, "w:useFELayout", NULL);
    for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++)
        xml_empty(xml, "w:compatSetting", "w:name", settings[i][0], "w:uri",
                  "http://schemas.microsoft.com/office/word", "w:val",
                  settings[i][1], NULL);
    xml_end(xml);
}

void docx_write_settings(struct docx *docx)
{
    struct xml *xml = docx->xml;

    xml_start_with(xml, "w:settings", "xmlns:w", NS_WORD, NULL);
    xml_empty(xml, "w:zoom", "w:percent", "100", NULL);
    if (docx->profile->mirror)
        xml_empty(xml, "w:mirrorMargins", NULL);
    docx_write_value(docx, "w:defaultTabStop", "420");
    xml_empty(xml, "w:evenAndOddHeaders", NULL);
    docx_write_value(docx, "w:characterSpacingControl", "compressPunctuation");
    xml_empty(xml, "w:noLineBreaksAfter", "w:lang", "zh-CN", "w:val",
              NOT_AT_END, NULL);
    xml_empty(xml, "w:noLineBreaksBefore", "w:lang", "zh-CN", "w:val",
              NOT_AT_START, NULL);
    write_compatibility(xml);
    xml_empty(xml, "w:themeFontLang", "w:val", "en-US", "w:eastAsia", "zh-CN",
              NULL);
    docx_write_value(docx, "w:decimalSymbol", ".");
    docx_write_value(docx, "w:listSeparator", ",");
    xml_end(xml);
}

/* -- Fonts ----------------------------------------------------------------- */

static void write_font(struct docx *docx, const struct font_role *role)
{
    struct xml *xml = docx->xml;

    xml_start_with(xml, "w:font", "w:name", role->docx, NULL);
    if (role->docx_other.n > 0)
        docx_write_value(
            docx, "w:altName",
            docx_join(docx, role->docx_other.items, role->docx_other.n, ","));
    docx_write_value(docx, "w:charset", "86"); /* GB 2312 */
    docx_write_value(docx, "w:family", "auto");
    docx_write_value(docx, "w:pitch", "default");
    xml_end(xml);
}

/* Whether an earlier face goes by the same name. */
static bool is_written(const struct font_config *fonts, int face)
{
    for (int i = 0; i < face; i++)
        if (strcmp(fonts->roles[i].docx, fonts->roles[face].docx) == 0)
            return true;
    return false;
}

void docx_write_font_table(struct docx *docx)
{
    xml_start_with(docx->xml, "w:fonts", "xmlns:w", NS_WORD, NULL);
    for (int face = 0; face < FACE_COUNT; face++)
        if (!is_written(docx->fonts, face))
            write_font(docx, &docx->fonts->roles[face]);
    xml_end(docx->xml);
}

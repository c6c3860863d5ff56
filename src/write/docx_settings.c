/*
 * settings.xml: what holds for the whole file.
 */
#include "write/docx_part.h"

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
        {"differentiateMultirowTableHeaders", "1"},
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
    if (docx->n_fonts > 0) {
        xml_empty(xml, "w:embedTrueTypeFonts", NULL);
        xml_empty(xml, "w:saveSubsetFonts", NULL);
    }
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

/*
 * Symbol fonts: their pictures as characters of Unicode, as the fonts' own
 * charts name them.  A picture without a character is told as such.
 */
#include "read/docx_reader.h"

#include "base/utf8.h"

#include <string.h>
#include <strings.h>

struct symbols {
    const char *face;
    struct {
        int first;
        const char *characters; /* of the codes from first on; blank: none */
    } rows[16];
};

static const struct symbols fonts[] = {
    {"Wingdings",
     {{0x21, "✏✂✁"},
      {0x28, "☎✆✉"},
      {0x45, "☜☞☝☟"},
      {0x4A, "☺"},
      {0x4E, "☠"},
      {0x51, "✈☼"},
      {0x6C, "●"},
      {0x6E, "■□□□□◆◆◆❖"},
      {0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"},
      {0x9E, "·•▪○○○◉◎"},
      {0xA7, "▪□"},
      {0xAA, "✦★✶✴✹✵"},
      {0xD5, "⌫⌦"},
      {0xD8, "➢"},
      {0xDF, "←→↑↓↖↗↙↘"},
      {0xE8, "➔"}}},
    {"Wingdings", {{0xEF, "⇦⇨⇧⇩⬄⇳"}, {0xFB, "✗✓☒☑"}, {0, NULL}}},
    {"Wingdings 2",
     {{0x4F, "✗✓☒☑☒☒"},
      {0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"},
      {0x96, "•●"},
      {0x9E, "■■"},
      {0xA2, "■□"},
      {0, NULL}}},
    {"Wingdings 3", {{0x66, "←→↑↓↖↗↙↘"}, {0x70, "▲▼△▽◀▶◁▷"}, {0, NULL}}},
    {"Webdings",
     {{0x33, "◀▶▲▼"},
      {0x61, "✓"},
      {0x63, "□"},
      {0x67, "■"},
      {0x72, "✗"},
      {0x6E, "●"},
      {0, NULL}}},
    {"Symbol",
     {{0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅"},
      {0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"},
      {0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"},
      {0xA1, "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"},
      {0xC4, "⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊"},
      {0xE5, "∑"},
      {0xF2, "∫"},
      {0, NULL}}},
};

bool word_is_symbol_face(const char *face)
{
    for (size_t i = 0; face != NULL && i < sizeof(fonts) / sizeof(fonts[0]);
         i++)
        if (strcasecmp(fonts[i].face, face) == 0)
            return true;
    return false;
}

static uint32_t find(const struct symbols *font, int code)
{
    size_t n = sizeof(font->rows) / sizeof(font->rows[0]);
    for (size_t i = 0; i < n && font->rows[i].characters != NULL; i++) {
        const char *p = font->rows[i].characters;
        int at = font->rows[i].first;
        for (uint32_t c; at <= code && (c = utf8_next(&p)) != 0; at++)
            if (at == code)
                return c;
    }
    return 0;
}

uint32_t word_symbol(const char *face, int code)
{
    for (size_t i = 0; face != NULL && i < sizeof(fonts) / sizeof(fonts[0]);
         i++) {
        if (strcasecmp(fonts[i].face, face) != 0)
            continue;
        uint32_t c = find(&fonts[i], code);
        if (c != 0)
            return c;
    }
    return 0;
}

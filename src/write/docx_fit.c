/*
 * What the profile and the document make of a style of the table: the mark as
 * large as its words leave room for, distances as the profile has them.
 */
#include "write/docx_style.h"

#include <string.h>

/* Tops of the mark in twips from the edge of the sheet: 7.2.4, 10.1-3 */
enum { MARK_TOP = 4082, ORDER_MARK_TOP = 3231, LETTER_MARK_TOP = 1701 };

static bool is(const struct style *style, const char *id)
{
    return strcmp(style->id, id) == 0;
}

/* From the top of the text, or of the header in a 信函, to the line of the
 * mark. */
static int space_above_mark(const struct docx *docx,
                            const struct docx_mark *mark)
{
    int top = docx->format == FORMAT_ORDER ? ORDER_MARK_TOP : MARK_TOP;
    int space = top - docx_twips(docx->profile->word_top) -
                (int)docx_grading(docx).n * docx_pitch(docx);

    if (docx->format == FORMAT_LETTER)
        space =
            LETTER_MARK_TOP - HEADER_TOP - (docx->is_draft ? DRAFT_LINE : 0);
    space -= mark->space;
    return space > RULE_LINE ? space : RULE_LINE;
}

/* Where nothing stands between the mark and what comes two rows below. */
static int space_below_mark(const struct docx *docx,
                            const struct docx_mark *mark)
{
    if (docx->plan->meta.number != NULL || docx->plan->meta.signer.n > 0)
        return 0;
    if (docx->format == FORMAT_ORDER)
        return TWO_ROWS - LEADING - mark->space;
    if (docx->format == FORMAT_MINUTES && mark->space < LEADING)
        return LEADING - mark->space;
    return 0;
}

static void fit_mark_style(const struct docx *docx, struct style *style)
{
    struct docx_mark mark = docx_mark(docx);

    if (is(style, "IssuerMarkSpace")) {
        style->line = space_above_mark(docx, &mark);
        return;
    }
    style->size = mark.size;
    style->line = mark.line;
    if (is(style, "IssuerMark")) {
        style->before = space_above_mark(docx, &mark);
        style->after = space_below_mark(docx, &mark);
    }
}

/* What stands two rows below the mark. */
static bool is_below_mark(const struct style *style)
{
    return is(style, "DocumentNumber") || is(style, "OrderNumber") ||
           is(style, "Signer");
}

static void fit_space(const struct docx *docx, struct style *style)
{
    int mark_space = is_below_mark(style) ? docx_mark(docx).space : 0;

    if (is(style, "LetterRule"))
        style->before -= docx_mark(docx).space;
    if (style->rows == 0)
        return;
    style->before += style->rows * docx_pitch(docx) - mark_space;
    if (docx->profile->word_blank_rows || style->before < 0)
        style->before = 0;
}

void style_fit(const struct docx *docx, struct style *style)
{
    if (strncmp(style->id, "IssuerMark", strlen("IssuerMark")) == 0)
        fit_mark_style(docx, style);
    fit_space(docx, style);
    if (is(style, "Title"))
        style->line = docx_twips(docx->profile->title_pitch);
    if (is(style, "Title") && docx->profile->word_blank_rows)
        style->after = 0;
    if (is(style, "CopyTo") || is(style, "Printer"))
        style->line = docx_twips(docx->profile->imprint_pitch);
    if (is(style, "ImprintFoot"))
        style->line = docx_imprint_foot(docx);
    if (is(style, "Footer"))
        style->before = docx_footer_space(docx);
    if (is(style, "RedRule"))
        style->rule_above = (docx->profile->red_rule * 8 + EMU_PT / 2) / EMU_PT;
    if (is(style, "Heading3") && docx->profile->level3_bold)
        style->flags |= STYLE_BOLD;
}

/*
 * 版记 (GB/T 9704-2012 7.4): paragraphs in one frame at the foot of the last
 * page, which is an even one.  Its rules are lines of their own, since a
 * border is no wider than the indents of its text.
 *
 * Word alone knows on which page the text will end, and it can be told to go
 * on at an even page but not to go on at one only if it has to.  So layout is
 * asked with Word's measures whether text and 版记 share a page; if they do
 * not, the 版记 is a section that begins a page, an even one.
 */
#include "write/docx_part.h"

#include "layout/geometry.h"
#include "layout/layout.h"

static bool has_printer(const struct meta *meta)
{
    return meta->printer != NULL || date_is_set(meta->printed);
}

static bool has_printer_row(const struct docx *docx)
{
    return docx->format != FORMAT_LETTER && has_printer(&docx->plan->meta);
}

/* -- Which page ------------------------------------------------------------ */

/* Whether 主送 might leave no room for text on the first page (7.3.2). */
static bool is_long(const struct names *names)
{
    enum { SOME_LINES = 6 * 2 * LINE_CELLS };
    int width = 0;
    for (size_t i = 0; i < names->n && width <= SOME_LINES; i++)
        width += docx_text_width(names->items[i]) + 2;
    return width > SOME_LINES;
}

/* Whether layout left 主送 on the first page. */
static bool shows_recipients(const struct pages *pages, const struct names *to)
{
    if (to->spans == NULL)
        return true;
    for (const struct text_piece *text = pages->first->first_text; text != NULL;
         text = text->next)
        if (text->span.start == to->spans[0].start &&
            text->span.end == to->spans[0].end)
            return true;
    return false;
}

const struct pages *docx_lay_out(struct docx *docx)
{
    if (docx->is_laid_out)
        return docx->pages;

    struct diags said = {.arena = docx->arena};
    struct metrics metrics = docx_metrics();
    struct rendition rows = {0};

    if (docx->rendition != NULL)
        rows = *docx->rendition;
    rows.is_unseen = true;
    docx->pages = layout_plan(docx->plan, &rows, &metrics, docx->arena, &said);
    docx->is_laid_out = true;
    return docx->pages;
}

/* 7.5: a blank page before the 版记 and its own have no number. */
static void ask_layout(struct docx *docx)
{
    const struct names *to = &docx->plan->meta.to;
    const struct pages *pages = docx_lay_out(docx);

    if (pages == NULL)
        return;
    docx->has_recipients = !is_long(to) || shows_recipients(pages, to);
    docx->has_imprint = docx->has_imprint || !docx->has_recipients;
    docx->has_imprint_section = pages->is_imprint_apart;
    docx->is_imprint_unnumbered = pages->has_blank_page;
    docx->imprint_top = pages->imprint_top;
}

void docx_plan_imprint(struct docx *docx)
{
    const struct meta *meta = &docx->plan->meta;

    docx->has_recipients = true;
    docx->has_imprint = docx->format != FORMAT_PLAIN &&
                        (meta->cc.n > 0 || has_printer_row(docx));
    if (docx->format != FORMAT_PLAIN &&
        (docx->has_imprint || is_long(&meta->to)))
        ask_layout(docx);
}

/* -- The frame ------------------------------------------------------------- */

/* A frame can't go on on the next page: names that take all but a whole one
 * are paragraphs like others above it. */
static bool is_frame_too_small(const struct docx *docx)
{
    return docx->imprint_top > 0 && docx->imprint_top < AREA_TOP + LINE_UNIT;
}

enum frame_use { ABOVE_FRAME_IF_LONG, IN_FRAME };

/* The margin of a 信函 is not where the text of its last page ends. */
static void start_line(struct docx *docx, const char *style, enum frame_use use)
{
    struct docx_direct direct = {.frame = FRAME_IMPRINT};

    if (use == ABOVE_FRAME_IF_LONG && is_frame_too_small(docx))
        direct.frame = FRAME_NONE;
    if (docx->format == FORMAT_LETTER)
        direct.frame_top = docx_twips(docx->imprint_top);
    docx_start_paragraph(docx, style, &direct);
}

/* 10.1: the 版记 of a 信函 has no rules. */
static void write_rule(struct docx *docx, const char *style, enum frame_use use)
{
    if (docx->format == FORMAT_LETTER)
        return;
    start_line(docx, style, use);
    docx_end_paragraph(docx);
}

/* 7.4.2: a full stop behind the last */
static void write_names(struct docx *docx, const char *label,
                        const struct names *names)
{
    if (names->n == 0)
        return;
    docx_comment_on(docx, names);
    start_line(docx, "CopyTo", ABOVE_FRAME_IF_LONG);
    docx_write_text(docx,
                    arena_printf(docx->arena, "%s%s。", label,
                                 docx_join(docx, names->items, names->n, "，")),
                    NULL);
    docx_end_paragraph(docx);
}

/* 7.4.3 */
static void write_printer(struct docx *docx)
{
    const struct meta *meta = &docx->plan->meta;

    const char *printer = meta->printer != NULL ? meta->printer : "";
    const char *text = printer;

    if (date_is_set(meta->printed))
        text = arena_printf(docx->arena, "%s\t%s印发", printer,
                            date_zh(meta->printed, docx->arena));
    start_line(docx, "Printer", IN_FRAME);
    docx_write_text(docx, text, NULL);
    docx_end_paragraph(docx);
}

/* 7.4.2: 主送 stands above 抄送, without a rule between. */
static void write_frame(struct docx *docx)
{
    const struct meta *meta = &docx->plan->meta;

    write_rule(docx, "ImprintRuleThick", ABOVE_FRAME_IF_LONG);
    if (!docx->has_recipients)
        write_names(docx, "主送：", &meta->to);
    write_names(docx, "抄送：", &meta->cc);
    if (has_printer_row(docx)) {
        if (meta->cc.n > 0 || !docx->has_recipients)
            write_rule(docx, "ImprintRuleThin", IN_FRAME);
        write_printer(docx);
    }
    write_rule(docx, "ImprintRuleThick", IN_FRAME);
    if (docx_imprint_foot(docx) > 0)
        write_rule(docx, "ImprintFoot", IN_FRAME);
}

void docx_write_imprint(struct docx *docx)
{
    if (!docx->has_imprint)
        return;
    if (docx->has_imprint_section && docx->is_turned)
        docx_end_turned(docx);
    else if (docx->has_imprint_section)
        docx_end_section(docx, docx_write_text_section);
    write_frame(docx);
    docx_write_paragraph(docx, "SectionEnd", ""); /* the frame's anchor */
}

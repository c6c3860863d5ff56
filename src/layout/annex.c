/*
 * An annex has no header and no signature of its own: it is issued by the
 * document in front of it.  The issued plan is no 附件 (条例: it explains
 * nothing, it is what is issued), so it has no label, but it stands as one
 * does: title on row 3.
 */
#include "layout/annex.h"

#include "layout/closing.h"
#include "layout/flow.h"
#include "layout/head.h"

/* Findings about text from another file say so; the pieces of text can't, so
 * that they come from nowhere. */
static void forget_spans(const struct page *page, const struct text_piece *last)
{
    struct text_piece *t = last != NULL ? last->next : page->first_text;

    while (page != NULL) {
        for (; t != NULL; t = t->next)
            t->span = SPAN_NONE;
        page = page->next;
        t = page != NULL ? page->first_text : NULL;
    }
}

static void put_text(struct setter *setter, const struct plan *plan,
                     const char *title)
{
    struct sheet *sheet = &setter->sheet;
    const struct source *source = sheet->diags->source;
    const struct page *page = sheet->page;
    const struct text_piece *last = page->last_text;

    sheet->diags->source = plan->source;
    head_put_title(setter, title, plan->title_span,
                   AREA_TOP + geometry_rows(TITLE_ROW));
    flow_put_body(setter, plan);
    closing_put_attachments(setter, plan, 0);
    sheet->diags->source = source;
    if (plan->source != source)
        forget_spans(page, last);
}

static bool has_text(const char *text)
{
    return text != NULL && text[0] != '\0';
}

/* 附件, or 附件1 where there are several, in 黑体 flush left on row 1. */
static void put_label(struct setter *setter, size_t i, size_t n)
{
    struct body_shape flush_left = {.align = LINE_LEFT};

    setter_open_element(setter, ELEMENT_PARAGRAPH, 0);
    setter_begin(setter, SPAN_NONE);
    setter_add(setter,
               n == 1 ? "附件" : arena_printf(setter->arena, "附件%zu", i + 1),
               FACE_HEADING1);
    setter_put_rows(setter, &flush_left);
    setter_close_element(setter);
}

static void put_attachments(struct setter *setter, const struct plan *plan)
{
    const struct meta *meta = &plan->meta;

    for (size_t i = 0; i < meta->n_attachments; i++) {
        const struct attachment *attachment = &meta->attachments[i];
        const struct plan *text = attachment->plan;

        if (text == NULL || setter->sheet.is_over)
            continue;
        setter_open_element(setter, ELEMENT_DOCUMENT, 0);
        sheet_new_page(&setter->sheet);
        put_label(setter, i, meta->n_attachments);
        put_text(setter, text,
                 has_text(text->title) ? text->title : attachment->name);
        setter_close_element(setter);
    }
}

void annex_put_all(struct setter *setter, const struct plan *plan)
{
    const struct plan *issued = plan->issued;

    if (issued != NULL && !setter->sheet.is_over) {
        setter_open_element(setter, ELEMENT_DOCUMENT, 0);
        sheet_new_page(&setter->sheet);
        put_text(setter, issued, issued->title);
        setter_close_element(setter);
        put_attachments(setter, issued);
    }
    put_attachments(setter, plan);
}

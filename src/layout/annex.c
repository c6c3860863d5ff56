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

static bool has_text(const char *text)
{
    return text != NULL && text[0] != '\0';
}

/* label: 附件1, or "". */
static void add_outline(struct setter *setter, const char *label,
                        const char *title)
{
    const struct sheet *sheet = &setter->sheet;

    if (label[0] == '\0' && !has_text(title))
        return;
    setter_add_outline(
        setter,
        arena_printf(setter->arena, "%s%s%s", label,
                     label[0] != '\0' && has_text(title) ? "　" : "",
                     head_flat_title(title, setter->arena)),
        1, (struct spot){(int)sheet->pages->n - 1, AREA_TOP});
}

static void put_text(struct setter *setter, const struct plan *plan,
                     const char *title)
{
    struct sheet *sheet = &setter->sheet;
    const struct source *source = sheet->diags->source;
    const struct page *page = sheet->page;
    const struct text_piece *last = page->last_text;

    sheet->diags->source = plan->source;
    setter->outline_depth = 1;
    head_put_title(setter, title, plan->title_span,
                   AREA_TOP + geometry_rows(TITLE_ROW));
    flow_put_body(setter, plan);
    closing_put_attachments(setter, plan, 0);
    setter->outline_depth = 0;
    sheet->diags->source = source;
    if (plan->source != source)
        forget_spans(page, last);
}

/* In 黑体 flush left on row 1. */
static void put_label(struct setter *setter, const char *label)
{
    struct body_shape flush_left = {.align = LINE_LEFT};

    setter_open_element(setter, ELEMENT_PARAGRAPH, 0);
    setter_begin(setter, SPAN_NONE);
    setter_add(setter, label, FACE_HEADING1);
    setter_put_rows(setter, &flush_left);
    setter_close_element(setter);
}

static void put_attachment(struct setter *setter, const char *label,
                           const struct attachment *attachment)
{
    const struct plan *plan = attachment->plan;
    const char *title = has_text(plan->title) ? plan->title : attachment->name;

    setter_open_element(setter, ELEMENT_DOCUMENT, 0);
    sheet_new_page(&setter->sheet);
    add_outline(setter, label, title);
    put_label(setter, label);
    put_text(setter, plan, title);
    setter_close_element(setter);
}

/* 附件, or 附件1 where there are several. */
static const char *label_of(const struct setter *setter, size_t i, size_t n)
{
    return n == 1 ? "附件" : arena_printf(setter->arena, "附件%zu", i + 1);
}

static void put_attachments(struct setter *setter, const struct plan *plan)
{
    const struct meta *meta = &plan->meta;

    for (size_t i = 0; i < meta->n_attachments && !setter->sheet.is_over; i++)
        if (meta->attachments[i].plan != NULL)
            put_attachment(setter, label_of(setter, i, meta->n_attachments),
                           &meta->attachments[i]);
}

void annex_put_all(struct setter *setter, const struct plan *plan)
{
    const struct plan *issued = plan->issued;

    if (issued != NULL && !setter->sheet.is_over) {
        setter_open_element(setter, ELEMENT_DOCUMENT, 0);
        sheet_new_page(&setter->sheet);
        add_outline(setter, "", issued->title);
        put_text(setter, issued, issued->title);
        setter_close_element(setter);
        put_attachments(setter, issued);
    }
    put_attachments(setter, plan);
}

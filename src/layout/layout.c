/*
 * The order of things on the pages: GB/T 9704-2012 7.1.
 */
#include "layout/layout.h"

#include "layout/annex.h"
#include "layout/closing.h"
#include "layout/flow.h"
#include "layout/folio.h"
#include "layout/head.h"
#include "layout/header.h"
#include "layout/imprint.h"
#include "layout/minutes.h"
#include "layout/signature.h"

static struct pages *new_pages(const struct plan *plan, struct arena *arena)
{
    struct pages *pages = arena_new_object(arena, struct pages);

    pages->width = PAGE_WIDTH;
    pages->height = PAGE_HEIGHT;
    pages->title = head_flat_title(plan->title, arena);
    if (plan->meta.issuer.n > 0)
        pages->author = names_join(&plan->meta.issuer, arena);
    if (date_is_set(plan->meta.date))
        pages->date = date_iso(plan->meta.date, arena);
    return pages;
}

/* Title and recipients.  False where the recipients must go to the 版记. */
static bool put_head(struct setter *setter, const struct plan *plan,
                     enum format format)
{
    const struct names *to = &plan->meta.to;
    emu top = header_put(setter, plan, format);

    if (format != FORMAT_PLAIN)
        sheet_set_base(&setter->sheet, top);
    if (header_leaves_title(plan, format, setter->arena))
        head_put_title(setter, plan->title, plan->title_span, top);
    if (format != FORMAT_PLAIN && !head_recipients_fit(setter, to))
        return false;
    head_put_recipients(setter, to);
    return true;
}

static void put_body(struct setter *setter, const struct plan *plan,
                     enum format format, const struct signature *signature)
{
    const struct block *attendance =
        format == FORMAT_MINUTES ? minutes_find_attendance(plan) : NULL;
    struct plan text = *plan;

    if (attendance != NULL)
        text = minutes_cut(plan, attendance, setter->arena);
    flow_put_body(setter, &text);
    closing_put_attachments(setter, plan,
                            attendance == NULL ? signature_rows(signature) : 0);
    if (attendance != NULL)
        minutes_put_attendance(setter, attendance);
}

static void put_document(struct setter *setter, const struct plan *plan)
{
    enum format format = plan_format(plan);
    struct element *document = setter_open_element(setter, ELEMENT_DOCUMENT, 0);
    struct signature *signature = signature_open(setter, plan, format);
    bool has_recipients = put_head(setter, plan, format);

    put_body(setter, plan, format, signature);
    signature_put(signature);
    closing_put_note(setter, plan);
    setter_close_element(setter);
    annex_put_all(setter, plan);
    setter->element = document; /* behind the annexes, but of the document */
    imprint_put(setter, plan, format, !has_recipients);
    setter_close_element(setter);
    if (format == FORMAT_LETTER) /* 10.1: 首页不显示页码 */
        setter->sheet.pages->first->number = 0;
}

struct pages *layout_plan(const struct plan *plan,
                          const struct rendition *rendition,
                          const struct metrics *metrics, struct arena *arena,
                          struct diags *diags)
{
    struct pages *pages = new_pages(plan, arena);
    struct setter setter;

    setter_init(&setter, pages, rendition, metrics, arena, diags);
    put_document(&setter, plan);
    folio_put_all(&setter);
    if (rendition != NULL && rendition->is_draft)
        folio_put_draft(&setter);
    sheet_mirror_pages(&setter.sheet, setter.profile);

    bool is_over = setter.sheet.is_over;

    setter_free(&setter);
    return is_over ? NULL : pages;
}

/*
 * Paragraphs, headings, items, tables and pictures: GB/T 9704-2012 7.3.3.
 */
#include "layout/flow.h"

#include "layout/figure.h"
#include "layout/table.h"

/* 每个自然段左空二字，回行顶格 */
static const struct body_shape natural_paragraph = {
    .first = INDENT_CELLS * CELL, .align = LINE_JUSTIFIED};

static enum face face_of_level(int level, const struct profile *profile)
{
    switch (level) {
    case 1:
        return FACE_HEADING1;
    case 2:
        return FACE_HEADING2;
    case 3: /* 仿宋 has no bold */
        return profile->level3_bold ? FACE_HEADING1 : FACE_BODY;
    default:
        return FACE_BODY;
    }
}

/* The end of a page as it was at some time: whether more was put on it. */
struct page_end {
    const struct page *page;
    const struct text_piece *text;
    const struct image_piece *image;
    int position; /* of the page, from 1 */
};

struct flow {
    struct setter *setter;
    const struct plan *plan;
    const struct block *heading; /* the block set last, if it is one */
    struct page_end heading_end;
};

/* -- Findings ------------------------------------------------------------ */

static struct page_end end_of_page(const struct page *page, size_t position)
{
    return (struct page_end){page, page->last_text, page->last_image,
                             (int)position};
}

static bool is_unchanged(const struct page_end *end)
{
    return end->page->last_text == end->text &&
           end->page->last_image == end->image;
}

/* A page has 22 rows (GB/T 9704-2012 5.2.3), so that a heading that has come
 * to stand on the last of them is reported, not moved. */
static void check_heading(struct flow *flow, const struct block *block)
{
    const struct sheet *sheet = &flow->setter->sheet;
    struct diags *diags = sheet->diags;

    if (flow->heading != NULL && is_unchanged(&flow->heading_end))
        diag_add(diags, DIAG_HEADING_ALONE, flow->heading->span,
                 flow->heading->as.heading.text,
                 arena_printf(diags->arena, "%d", flow->heading_end.position),
                 NULL);
    flow->heading = block->kind == BLOCK_HEADING ? block : NULL;
    flow->heading_end = end_of_page(sheet->page, sheet->pages->n);
}

/* 首页必须显示正文, 7.3.3: asked of the first document only. */
static void check_first_page(struct flow *flow, const struct page_end *before)
{
    const struct sheet *sheet = &flow->setter->sheet;
    const struct element *documents = sheet->pages->elements;
    bool is_first = documents == NULL || documents->next == NULL;

    if (is_first && flow->plan->first != NULL && is_unchanged(before))
        diag_add(sheet->diags, DIAG_FIRST_PAGE_BARE, flow->plan->title_span,
                 NULL);
}

/* -- Text ---------------------------------------------------------------- */

/* A heading keeps its face whatever is emphasised in it. */
static void add_heading(struct setter *setter, const struct heading *heading)
{
    enum face face = face_of_level(heading->level, setter->profile);

    setter_add(setter, heading_shown_number(heading), face);
    for (const struct run *run = heading->runs; run != NULL; run = run->next)
        setter_add_linked(setter, run->text, face, run->link);
    setter_add(setter, heading->closing, face);
}

/* Returns the last block that it set: a run-in heading takes the next one. */
static const struct block *put_heading(struct flow *flow,
                                       const struct block *block)
{
    const struct heading *heading = &block->as.heading;
    const struct block *next = block->next;
    bool runs_in =
        heading->run_in && next != NULL && next->kind == BLOCK_PARAGRAPH;

    setter_begin(flow->setter, block->span);
    setter_open_element(flow->setter, ELEMENT_HEADING, heading->level);
    add_heading(flow->setter, heading);
    setter_close_element(flow->setter);
    if (runs_in) {
        setter_open_element(flow->setter, ELEMENT_PARAGRAPH, 0);
        setter_add_runs(flow->setter, next->as.paragraph, FACE_BODY);
        setter_close_element(flow->setter);
    }

    struct spot spot = setter_put_rows(flow->setter, &natural_paragraph);

    setter_add_outline(flow->setter,
                       arena_printf(flow->setter->arena, "%s%s",
                                    heading_shown_number(heading),
                                    heading->text),
                       heading->level, spot);
    return runs_in ? next : block;
}

static void put_paragraph(struct setter *setter, const struct block *block)
{
    setter_begin(setter, block->span);
    setter_open_element(setter, ELEMENT_PARAGRAPH, 0);
    setter_add_runs(setter, block->as.paragraph, FACE_BODY);
    setter_close_element(setter);
    setter_put_rows(setter, &natural_paragraph);
}

static void put_item(struct setter *setter, const struct block *block)
{
    const struct item *item = &block->as.item;

    setter_begin(setter, block->span);
    setter_open_element(setter, ELEMENT_LIST_ITEM, item->depth);
    setter_add(setter, item->marker, FACE_BODY);
    setter_add_runs(setter, item->runs, FACE_BODY);
    setter_close_element(setter);
    setter_put_rows(setter, &natural_paragraph);
}

/* -- Blocks -------------------------------------------------------------- */

static void break_page(struct setter *setter, const struct block *block)
{
    if (block->next != NULL && !sheet_is_at_top(&setter->sheet))
        sheet_new_page(&setter->sheet);
}

static const struct block *put_block(struct flow *flow,
                                     const struct block *block)
{
    switch (block->kind) { /* no default: -Wswitch names the kind we forgot */
    case BLOCK_HEADING:
        return put_heading(flow, block);
    case BLOCK_PARAGRAPH:
        put_paragraph(flow->setter, block);
        break;
    case BLOCK_ITEM:
        put_item(flow->setter, block);
        break;
    case BLOCK_TABLE:
        table_put(flow->setter, &block->as.table, block->span);
        break;
    case BLOCK_IMAGE:
        figure_put(flow->setter, &block->as.image, block->span,
                   flow->plan->source != NULL ? flow->plan->source->name
                                              : NULL);
        break;
    case BLOCK_PAGE_BREAK:
        break_page(flow->setter, block);
        break;
    }
    return block;
}

static void put_blocks(struct flow *flow)
{
    const struct sheet *sheet = &flow->setter->sheet;

    for (const struct block *block = flow->plan->first;
         block != NULL && !sheet->is_over; block = block->next) {
        const struct block *last = put_block(flow, block);

        check_heading(flow, block);
        if (last != block) /* a run-in heading is followed by its text */
            flow->heading = NULL;
        block = last;
    }
}

void flow_put_body(struct setter *setter, const struct plan *plan)
{
    struct flow flow = {.setter = setter, .plan = plan};
    struct page_end first = end_of_page(setter->sheet.pages->first, 1);
    struct diags *diags = setter->sheet.diags;
    const struct source *source = diags->source;

    diags->source = plan->source; /* an issued plan is a file of its own */
    put_blocks(&flow);
    check_first_page(&flow, &first);
    diags->source = source;
}

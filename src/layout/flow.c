/*
 * Paragraphs, headings, items, tables and pictures: GB/T 9704-2012 7.3.3.
 */
#include "layout/flow.h"

#include "layout/table.h"

/* 每个自然段左空二字，回行顶格 */
static const struct body_shape natural_paragraph = {INDENT_CELLS * CELL, 0, 0,
                                                    LINE_JUSTIFIED};

static enum face face_of_level(int level)
{
    switch (level) {
    case 1:
        return FACE_HEADING1;
    case 2:
        return FACE_HEADING2;
    default:
        return FACE_BODY;
    }
}

struct flow {
    struct setter *setter;
    struct outline_entry **outline; /* where the next entry goes */
};

static void add_outline(struct flow *flow, const struct heading *heading,
                        struct spot spot)
{
    struct arena *arena = flow->setter->arena;
    struct outline_entry *entry = arena_new_object(arena, struct outline_entry);

    entry->text = arena_printf(arena, "%s%s", heading_shown_number(heading),
                               heading->text);
    entry->level = heading->level;
    entry->page = spot.page;
    entry->y = spot.y;
    *flow->outline = entry;
    flow->outline = &entry->next;
}

/* A heading keeps its face whatever is emphasised in it. */
static void add_heading(struct setter *setter, const struct heading *heading)
{
    enum face face = face_of_level(heading->level);

    setter_add(setter, heading_shown_number(heading), face);
    for (const struct run *run = heading->runs; run != NULL; run = run->next)
        paragraph_add(&setter->text, run->text,
                      (struct cluster_style){face, run->link});
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
    add_heading(flow->setter, heading);
    if (runs_in)
        setter_add_runs(flow->setter, next->as.paragraph, FACE_BODY);
    add_outline(flow, heading,
                setter_put_rows(flow->setter, &natural_paragraph));
    return runs_in ? next : block;
}

static void put_runs(struct setter *setter, const struct block *block,
                     const char *marker, const struct run *runs)
{
    setter_begin(setter, block->span);
    setter_add(setter, marker, FACE_BODY);
    setter_add_runs(setter, runs, FACE_BODY);
    setter_put_rows(setter, &natural_paragraph);
}

static void put_caption(struct setter *setter, const struct block *block)
{
    struct body_shape centred = {0, 0, 0, LINE_CENTERED};

    setter_begin(setter, block->span);
    setter_add(setter, block->as.image.caption, FACE_BODY);
    setter_put_rows(setter, &centred);
}

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
        put_runs(flow->setter, block, "", block->as.paragraph);
        break;
    case BLOCK_ITEM:
        put_runs(flow->setter, block, block->as.item.marker,
                 block->as.item.runs);
        break;
    case BLOCK_TABLE:
        table_put(flow->setter, &block->as.table, block->span);
        break;
    case BLOCK_IMAGE:
        put_caption(flow->setter, block);
        break;
    case BLOCK_PAGE_BREAK:
        break_page(flow->setter, block);
        break;
    }
    return block;
}

void flow_put_blocks(struct setter *setter, const struct block *first)
{
    struct flow flow = {setter, &setter->sheet.pages->outline};

    while (*flow.outline != NULL)
        flow.outline = &(*flow.outline)->next;
    for (const struct block *block = first;
         block != NULL && !setter->sheet.is_over; block = block->next)
        block = put_block(&flow, block);
}

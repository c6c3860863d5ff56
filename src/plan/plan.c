/*
 * Building a plan, and its text as a reader sees it.
 */
#include "plan/plan.h"

#include <assert.h>

struct plan *plan_new(struct arena *arena, const struct source *source)
{
    struct plan *plan = arena_new_object(arena, struct plan);
    plan->arena = arena;
    plan->source = source;
    plan->title_span = SPAN_NONE;
    plan->meta.span = SPAN_NONE;
    plan->meta.date_span = SPAN_NONE;
    for (size_t i = 0; i < ROLE_COUNT; i++)
        plan->carriers[i].span = SPAN_NONE;
    return plan;
}

struct block *plan_add_block(struct plan *plan, enum block_kind kind,
                             struct span span)
{
    struct block *block = arena_new_object(plan->arena, struct block);
    block->kind = kind;
    block->span = span;
    if (plan->last == NULL)
        plan->first = block;
    else
        plan->last->next = block;
    plan->last = block;
    return block;
}

enum format plan_format(const struct plan *plan)
{
    const struct meta *meta = &plan->meta;
    if (meta->has_format)
        return meta->format;
    return meta->number != NULL || meta->mark != NULL ? FORMAT_DOCUMENT
                                                      : FORMAT_PLAIN;
}

const char *heading_shown_number(const struct heading *heading)
{
    if (heading->written_number != NULL)
        return heading->written_number;
    return heading->number == NULL ? "" : heading->number;
}

/* Moves the text of a buffer to the arena. */
static const char *finish(struct buf *out, struct arena *arena)
{
    const char *text = arena_strndup(arena, buf_text(out), out->len);
    buf_free(out);
    return text;
}

const char *names_join(const struct names *names, struct arena *arena)
{
    struct buf out = BUF_EMPTY;
    for (size_t i = 0; i < names->n; i++) {
        buf_add_str(&out, i == 0 ? "" : "、");
        buf_add_str(&out, names->items[i]);
    }
    return finish(&out, arena);
}

static void add_runs(struct buf *out, const struct run *runs)
{
    for (const struct run *run = runs; run != NULL; run = run->next)
        buf_add_str(out, run->text);
}

const char *runs_text(const struct run *runs, struct arena *arena)
{
    if (runs == NULL)
        return "";
    if (runs->next == NULL)
        return runs->text;
    struct buf out = BUF_EMPTY;
    add_runs(&out, runs);
    return finish(&out, arena);
}

static void add_table(struct buf *out, const struct table *table)
{
    for (size_t row = 0; row < table->n_rows; row++) {
        if (row > 0)
            buf_add_char(out, '\n');
        for (size_t column = 0; column < table->n_columns; column++) {
            if (column > 0)
                buf_add_char(out, '\t');
            add_runs(out, table->cells[row * table->n_columns + column]);
        }
    }
}

const char *block_text(const struct block *block, struct arena *arena)
{
    struct buf out = BUF_EMPTY;
    switch (block->kind) { /* no default: -Wswitch names the kind we forgot */
    case BLOCK_HEADING:
        buf_add_str(&out, heading_shown_number(&block->as.heading));
        buf_add_str(&out, block->as.heading.text);
        buf_add_str(&out, block->as.heading.closing);
        break;
    case BLOCK_PARAGRAPH:
        return runs_text(block->as.paragraph, arena);
    case BLOCK_ITEM:
        buf_add_str(&out, block->as.item.marker);
        add_runs(&out, block->as.item.runs);
        break;
    case BLOCK_TABLE:
        add_table(&out, &block->as.table);
        break;
    case BLOCK_IMAGE:
        buf_add_str(&out, block->as.image.caption);
        break;
    case BLOCK_PAGE_BREAK:
        break;
    }
    return finish(&out, arena);
}

const struct section *section_following(const struct section *section)
{
    if (section->first != NULL)
        return section->first;
    for (; section != NULL; section = section->parent)
        if (section->next != NULL)
            return section->next;
    return NULL;
}

const struct block *section_end(const struct section *section)
{
    for (; section != NULL; section = section->parent)
        if (section->next != NULL)
            return section->next->heading;
    return NULL;
}

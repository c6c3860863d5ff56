/*
 * The numbers of headings by count, and the tree of sections.
 *
 * A level that is left out (1. directly under 一、) is allowed: the number
 * counts within the nearest higher heading, the section hangs under it.
 */
#include "base/utf8.h"
#include "plan/numbering.h"
#include "plan/plan.h"

#include <assert.h>
#include <string.h>

/* What is open while the headings are walked: one section a level. */
struct outline {
    struct section *open[NUMBER_LEVELS + 1]; /* by level, 0 is unused */
    struct section *last_top;
    int counts[NUMBER_LEVELS + 1];
    int unnumbered[NUMBER_LEVELS + 1]; /* the author gave them no number */
};

static struct section *nearest_open(const struct outline *outline, int level)
{
    while (--level > 0)
        if (outline->open[level] != NULL)
            return outline->open[level];
    return NULL;
}

static void append(struct plan *plan, struct outline *outline,
                   struct section *section)
{
    struct section *parent = section->parent;
    if (parent == NULL) {
        if (outline->last_top == NULL)
            plan->sections = section;
        else
            outline->last_top->next = section;
        outline->last_top = section;
        return;
    }
    if (parent->last == NULL)
        parent->first = section;
    else
        parent->last->next = section;
    parent->last = section;
}

/* Whether a paragraph closes with a colon or begins a stage: 第三阶段：……主要
 * 抓好两项工作： */
static bool leads_in(const struct block *block, struct arena *arena)
{
    if (block == NULL || block->kind != BLOCK_PARAGRAPH)
        return false;
    const char *text = block_text(block, arena);
    uint32_t last = utf8_before(text, text + strlen(text));
    int value;
    return last == 0xFF1A || last == ':' ||
           number_stage_end(text, &value) != NULL;
}

/* A 1. （1） or ① of the author's behind a lead-in begins a new series, though
 * no higher heading stands between. */
static bool begins_series(const struct block *block, const struct block *before,
                          struct arena *arena)
{
    const struct heading *heading = &block->as.heading;
    struct number number;
    return heading->level >= 3 && heading->written_number != NULL &&
           number_match(heading->written_number, &number) &&
           number.value == 1 && leads_in(before, arena);
}

static void add_heading(struct plan *plan, struct outline *outline,
                        struct block *block, const struct block *before)
{
    struct heading *heading = &block->as.heading;
    int level = heading->level;
    assert(level >= 1 && level <= NUMBER_LEVELS);
    for (int deeper = level + 1; deeper <= NUMBER_LEVELS; deeper++) {
        outline->open[deeper] = NULL;
        outline->counts[deeper] = outline->unnumbered[deeper] = 0;
    }
    heading->begins_series =
        outline->counts[level] > 0 && begins_series(block, before, plan->arena);
    if (heading->begins_series)
        outline->counts[level] = 0;
    const char *written = heading->written_number;
    int *count = written != NULL && *written == '\0'
                     ? &outline->unnumbered[level]
                     : &outline->counts[level];
    heading->number = number_format(level, ++*count, plan->arena);

    struct section *section = arena_new_object(plan->arena, struct section);
    section->heading = block;
    section->parent = nearest_open(outline, level);
    append(plan, outline, section);
    outline->open[level] = section;
}

void plan_outline(struct plan *plan)
{
    struct outline outline = {0};
    plan->sections = NULL;
    const struct block *before = NULL;
    for (struct block *b = plan->first; b != NULL; before = b, b = b->next)
        if (b->kind == BLOCK_HEADING)
            add_heading(plan, &outline, b, before);
}

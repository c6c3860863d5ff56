/*
 * What the steps of kind_analyse() share.
 */
#include "kind/parts.h"

struct heading *heading_of(const struct section *section)
{
    return &section->heading->as.heading;
}

const char *running_text(const struct block *block, struct arena *arena)
{
    if (block == NULL)
        return NULL;
    if (block->kind == BLOCK_PARAGRAPH)
        return runs_text(block->as.paragraph, arena);
    if (block->kind == BLOCK_ITEM)
        return runs_text(block->as.item.runs, arena);
    return NULL;
}

/*
 * Lists of drafts.
 */
#include "read/draft.h"

#include "plan/numbering.h"

struct draft *draft_add(struct drafts *drafts, enum draft_kind kind,
                        struct span span, struct arena *arena)
{
    struct draft *d = arena_new_object(arena, struct draft);
    d->kind = kind;
    d->span = d->content = span;
    d->text = "";
    if (drafts->last == NULL)
        drafts->first = d;
    else
        drafts->last->next = d;
    drafts->last = d;
    return d;
}

void draft_remove(struct drafts *drafts, struct draft *before, struct draft *d)
{
    if (before == NULL)
        drafts->first = d->next;
    else
        before->next = d->next;
    if (drafts->last == d)
        drafts->last = before;
}

void draft_set_runs(struct draft *d, struct run *runs, struct arena *arena)
{
    struct number number;
    d->runs = runs;
    d->text = runs_text(runs, arena);
    d->written = NULL;
    d->number_level = 0;
    d->number_len = 0;
    if (number_match(d->text, &number)) {
        d->written = arena_strndup(arena, d->text, number.mark_len);
        d->number_level = number.level;
        d->number_len = number.len;
    }
}

void draft_set_text(struct draft *d, const char *text, struct arena *arena)
{
    struct run *run = arena_new_object(arena, struct run);
    run->text = text;
    draft_set_runs(d, run, arena);
}

/*
 * What the tests of layout/ share: metrics without fonts, words as runs, and
 * looking for text on the pages.
 */
#ifndef FANGAN_TESTS_PAPER_H
#define FANGAN_TESTS_PAPER_H

#include "layout/geometry.h"
#include "layout/layout.h"
#include "plan/plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Half an em for ASCII, an em for the rest. */
static inline int advance(void *context, enum face face, uint32_t scalar)
{
    (void)context;
    (void)face;
    return scalar < 0x80 ? EM_UNITS / 2 : EM_UNITS;
}

static const struct metrics metrics = {NULL, advance};

static inline struct run *run_of(const char *text, struct arena *arena)
{
    struct run *run = arena_new_object(arena, struct run);

    run->text = text;
    return run;
}

static inline void add_paragraph_to(struct plan *plan, const char *text)
{
    plan_add_block(plan, BLOCK_PARAGRAPH, SPAN_NONE)->as.paragraph =
        run_of(text, plan->arena);
}

static inline struct heading *add_heading_to(struct plan *plan, int level,
                                             const char *number,
                                             const char *text)
{
    struct heading *heading =
        &plan_add_block(plan, BLOCK_HEADING, SPAN_NONE)->as.heading;

    heading->level = level;
    heading->number = number;
    heading->text = text;
    heading->runs = run_of(text, plan->arena);
    heading->closing = "";
    return heading;
}

/* The first piece of text on the pages that reads so; the test fails without
 * one. */
static inline const struct text_piece *piece(const struct pages *pages,
                                             const char *text)
{
    for (const struct page *p = pages->first; p != NULL; p = p->next)
        for (const struct text_piece *t = p->first_text; t != NULL; t = t->next)
            if (strcmp(t->text, text) == 0)
                return t;
    fail_msg("no piece of text “%s”", text);
    return NULL;
}

/* Micrometres, as pages_dump() prints them. */
static inline int um(emu length)
{
    return (length + EMU_MM / 2000) / (EMU_MM / 1000);
}

#endif

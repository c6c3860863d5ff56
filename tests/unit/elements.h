/*
 * What the tests of the elements share: a plan in the making, metrics without
 * fonts, and looking for things on the pages.
 */
#ifndef FANGAN_TESTS_ELEMENTS_H
#define FANGAN_TESTS_ELEMENTS_H

#include "layout/geometry.h"
#include "layout/layout.h"
#include "paper.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    struct arena *arena;
    struct diags diags;
    struct plan *plan;
};

static inline int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));

    f->arena = arena_new();
    f->diags.arena = f->arena;
    f->plan = plan_new(f->arena, NULL);
    *state = f;
    return 0;
}

static inline int tear_down(void **state)
{
    struct fixture *f = *state;

    arena_free(f->arena);
    free(f);
    return 0;
}

static inline void add_text(struct fixture *f, struct plan *plan,
                            const char *text)
{
    (void)f;
    add_paragraph_to(plan, text);
}

static inline void add_rows(struct fixture *f, int n)
{
    for (int i = 0; i < n; i++)
        add_text(f, f->plan, "正文");
}

/* n names: 甲局, or each the next of the ten stems. */
static inline struct names names_of(struct fixture *f, size_t n)
{
    static const char *const stems[] = {"甲局", "乙局", "丙局", "丁局", "戊局",
                                        "己局", "庚局", "辛局", "壬局", "癸局"};
    struct names names = {arena_array(f->arena, n, sizeof(char *)), NULL, n};

    for (size_t i = 0; i < n; i++)
        names.items[i] = stems[i % 10];
    return names;
}

static inline void set_format(struct fixture *f, enum format format)
{
    f->plan->meta.format = format;
    f->plan->meta.has_format = true;
}

/* By n organs, on 2026年3月2日. */
static inline void set_signed(struct fixture *f, size_t n, const char *seal)
{
    struct meta *meta = &f->plan->meta;

    meta->issuer = names_of(f, n);
    meta->seal = seal;
    meta->date = (struct date){2026, 3, 2};
}

static inline struct pages *render(struct fixture *f, bool is_draft)
{
    struct rendition rendition = {.is_draft = is_draft};

    return layout_plan(f->plan, &rendition, &metrics, f->arena, &f->diags);
}

static inline const struct page *page_at(const struct pages *pages, int n)
{
    const struct page *page = pages->first;

    while (--n > 0)
        page = page->next;
    return page;
}

/* The page of the piece of text that reads so, from 1; 0: there is none. */
static inline int find_text(const struct pages *pages, const char *text,
                            const struct text_piece **found)
{
    int n = 1;

    for (const struct page *p = pages->first; p != NULL; p = p->next, n++)
        for (*found = p->first_text; *found != NULL; *found = (*found)->next)
            if (strcmp((*found)->text, text) == 0)
                return n;
    return 0;
}

static inline int page_of(const struct pages *pages, const char *text)
{
    const struct text_piece *found;

    return find_text(pages, text, &found);
}

/* The top of a piece's em box. */
static inline int top_of(const struct text_piece *piece)
{
    return um(piece->y - geometry_ascent(piece->size));
}

static inline emu width_of(const struct text_piece *piece)
{
    emu width = 0;

    for (size_t i = 0; i < piece->n; i++)
        width += piece->advances[i];
    return width;
}

static inline int right_of(const struct text_piece *piece)
{
    return um(piece->x + width_of(piece));
}

static inline int centre_of(const struct text_piece *piece)
{
    return um(piece->x + width_of(piece) / 2);
}

#endif

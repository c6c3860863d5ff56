/*
 * The order of things on the pages: GB/T 9704-2012 7.1.
 */
#include "layout/layout.h"

#include "layout/closing.h"
#include "layout/flow.h"
#include "layout/folio.h"
#include "layout/head.h"

/* The title on one line. */
static const char *flat_title(const char *title, struct arena *arena)
{
    struct buf flat = BUF_EMPTY;

    for (const char *p = title; p != NULL && *p != '\0'; p++)
        if (*p != '\n')
            buf_add_char(&flat, *p);

    const char *copy = arena_strdup(arena, buf_text(&flat));

    buf_free(&flat);
    return copy;
}

static const char *joined_names(const struct names *names, struct arena *arena)
{
    struct buf joined = BUF_EMPTY;

    if (names->n == 0)
        return NULL;
    for (size_t i = 0; i < names->n; i++) {
        buf_add_str(&joined, i > 0 ? "、" : "");
        buf_add_str(&joined, names->items[i]);
    }

    const char *copy = arena_strdup(arena, buf_text(&joined));

    buf_free(&joined);
    return copy;
}

static struct pages *new_pages(const struct plan *plan, struct arena *arena)
{
    struct pages *pages = arena_new_object(arena, struct pages);

    pages->width = PAGE_WIDTH;
    pages->height = PAGE_HEIGHT;
    pages->title = flat_title(plan->title, arena);
    pages->author = joined_names(&plan->meta.issuer, arena);
    if (date_is_set(plan->meta.date))
        pages->date = date_iso(plan->meta.date, arena);
    return pages;
}

struct pages *layout_plan(const struct plan *plan,
                          const struct metrics *metrics, struct arena *arena,
                          struct diags *diags)
{
    struct pages *pages = new_pages(plan, arena);
    struct setter setter;

    setter_init(&setter, pages, metrics, arena, diags);
    head_put_title(&setter, plan);
    head_put_recipients(&setter, plan);
    flow_put_blocks(&setter, plan->first);
    closing_put_attachments(&setter, plan);
    closing_put_signature(&setter, plan);
    closing_put_note(&setter, plan);
    folio_put_all(&setter);

    bool is_over = setter.sheet.is_over;

    setter_free(&setter);
    return is_over ? NULL : pages;
}

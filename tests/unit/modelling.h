/*
 * What the tests of kind/ and of the model's writers share: a text in, an
 * analysed plan out, and its views as one line of text each.
 */
#ifndef FANGAN_TESTS_MODELLING_H
#define FANGAN_TESTS_MODELLING_H

#include "check/check.h"
#include "kind/kind.h"
#include "reading.h"

/* The plan of text, titled as an implementation plan and analysed. */
static inline struct reading *model_of(const char *text)
{
    struct reading *r = reading_of(text);
    struct kinds *kinds = kinds_load(r->arena, &r->diags);
    assert_non_null(kinds);
    assert_non_null(r->plan);
    plan_outline(r->plan);
    kind_analyse(r->plan, kinds, &r->diags);
    return r;
}

/* A first line of front matter and title, so that what follows is the body;
 * the title has no year. */
#define PLAN "---\n标题: 关于开展读书活动的实施方案\n---\n\n"
#define PLAN_OF_2026                                                           \
    "---\n标题: 读书活动实施方案\n成文日期: 2026-02-10\n---\n\n"

static inline const char *model_roles(struct reading *r, role_set roles)
{
    const char *text = "";
    for (unsigned role = 0; role < ROLE_COUNT; role++)
        if ((roles & ROLE_BIT(role)) != 0)
            text =
                arena_printf(r->arena, "%s%s%s", text, *text == '\0' ? "" : "+",
                             role_id((enum role)role));
    return *text == '\0' ? "-" : text;
}

/* The roles of every heading, joined by blanks. */
static inline const char *model_headings(struct reading *r)
{
    const char *text = "";
    for (const struct block *b = r->plan->first; b != NULL; b = b->next)
        if (b->kind == BLOCK_HEADING)
            text =
                arena_printf(r->arena, "%s%s%s", text, *text == '\0' ? "" : " ",
                             model_roles(r, b->as.heading.roles));
    return text;
}

static inline const char *model_date(struct reading *r, struct date date,
                                     const char *event)
{
    if (event != NULL)
        return event;
    return date_is_set(date) ? date_iso(date, r->arena) : "null";
}

/* "name start..end", joined by " / ". */
static inline const char *model_stages(struct reading *r)
{
    const char *text = "";
    for (const struct stage *s = r->plan->stages; s != NULL; s = s->next)
        text = arena_printf(
            r->arena, "%s%s%s %s..%s", text, *text == '\0' ? "" : " / ",
            s->name, model_date(r, s->period.start, s->period.start_event),
            model_date(r, s->period.end, s->period.end_event));
    return text;
}

/* "post name title", joined by " / ". */
static inline const char *model_leaders(struct reading *r)
{
    const char *text = "";
    for (const struct leader *l = r->plan->leaders; l != NULL; l = l->next)
        text = arena_printf(r->arena, "%s%s%s %s %s", text,
                            *text == '\0' ? "" : " / ", l->post, l->name,
                            l->title == NULL ? "-" : l->title);
    return text;
}

/* "unit role task", joined by " / ". */
static inline const char *model_duties(struct reading *r)
{
    const char *text = "";
    for (const struct duty *d = r->plan->duties; d != NULL; d = d->next)
        text = arena_printf(r->arena, "%s%s%s %s %s", text,
                            *text == '\0' ? "" : " / ", d->unit, d->role,
                            d->task == NULL ? "-" : d->task);
    return text;
}

/* Checks one view of the plan of text. */
#define assert_view(view, text, expected)                                      \
    do {                                                                       \
        struct reading *model_ = model_of(text);                               \
        assert_string_equal(view(model_), expected);                           \
        reading_end(model_);                                                   \
    } while (0)

typedef void rule_fn(const struct plan *, const struct kinds *, struct diags *);

/* Checks that a rule, run over the text, gives these findings and no others:
 * their places and codes. */
#define assert_rule(rule, text, expected)                                      \
    do {                                                                       \
        rule_fn *rule_ = rule;                                                 \
        struct reading *model_ = model_of(text);                               \
        model_->diags = (struct diags){.arena = model_->arena,                 \
                                       .source = &model_->source,              \
                                       .lang = LANG_EN};                       \
        rule_(model_->plan, NULL, &model_->diags);                             \
        assert_string_equal(reading_codes(model_), expected);                  \
        reading_end(model_);                                                   \
    } while (0)

#endif

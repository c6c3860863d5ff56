/*
 * The parts that a kind requires: there, not empty, in order.
 *
 * What carries which role was found out before (kind_analyse); nothing here
 * knows a word of any heading.
 */
#include "check/check.h"

#include <string.h>

static const char *role_name(enum role role, const struct diags *diags)
{
    return diags_word(diags, role_zh(role), role_id(role));
}

/* Where a missing part is reported: at the title, or the file's start. */
static struct span place_of_missing(const struct plan *plan)
{
    return span_is_none(plan->title_span) ? (struct span){0, 0}
                                          : plan->title_span;
}

static void check_missing(const struct plan *plan, struct diags *diags)
{
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        if ((plan->missing & ROLE_BIT(role)) == 0)
            continue;
        diag_add(diags, DIAG_ROLE_MISSING, place_of_missing(plan),
                 role_name((enum role)role, diags), NULL);
        const char *hint = arena_printf(
            diags->arena,
            diags_word(diags, "加上这一部分；如已有，在它的标题后写 {role=%s}",
                       "add the part; if it is there under another name, "
                       "write {role=%s} behind its heading"),
            role_id((enum role)role));
        diag_hint(diags, hint, hint);
    }
}

/* The heading that stands at this place, or NULL. */
static const struct block *heading_at(const struct plan *plan, struct span span)
{
    for (const struct block *b = plan->first; b != NULL; b = b->next)
        if (b->kind == BLOCK_HEADING && b->span.start == span.start)
            return b;
    return NULL;
}

/* Whether anything but headings stands under this one, or a list of several
 * that the author numbered: （一）准备阶段（3月） （二）实施阶段（4月） */
static bool has_text(const struct block *heading)
{
    size_t n_numbered = 0;
    for (const struct block *b = heading->next; b != NULL; b = b->next) {
        if (b->kind == BLOCK_HEADING &&
            b->as.heading.level <= heading->as.heading.level)
            return false;
        if (b->kind != BLOCK_HEADING && b->kind != BLOCK_PAGE_BREAK)
            return true;
        n_numbered +=
            b->kind == BLOCK_HEADING && b->as.heading.written_number != NULL;
        if (n_numbered >= 2)
            return true;
    }
    return false;
}

/* Whether a heading is one of several beside it that have nothing under them:
 * 保障措施 / （一）加强组织领导 （二）加强督查考核 is a list. */
static bool is_list_item(const struct plan *plan, const struct block *heading)
{
    int level = heading->as.heading.level;
    bool is_passed = false;
    size_t n = 0;
    for (const struct block *b = plan->first; b != NULL && level > 1;
         b = b->next) {
        is_passed |= b == heading;
        if (b->kind != BLOCK_HEADING || b->as.heading.level > level)
            continue;
        if (b->as.heading.level < level && is_passed)
            break;
        if (b->as.heading.level < level)
            n = 0;
        else
            n += !has_text(b);
    }
    return n >= 2;
}

static void check_empty(const struct plan *plan, struct diags *diags)
{
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        const struct role_carrier *carrier = &plan->carriers[role];
        if ((plan->required & ROLE_BIT(role)) == 0 ||
            span_is_none(carrier->span))
            continue;
        const struct block *heading = heading_at(plan, carrier->span);
        if (heading != NULL && !has_text(heading) &&
            !is_list_item(plan, heading))
            diag_add(diags, DIAG_ROLE_EMPTY, carrier->span, carrier->heading,
                     role_name((enum role)role, diags), NULL);
    }
}

/* Whether the heading at outer stands above what is at inner. */
static bool encloses(const struct plan *plan, struct span outer,
                     struct span inner)
{
    const struct block *heading = heading_at(plan, outer);
    if (heading == NULL)
        return false;
    for (const struct block *b = heading->next; b != NULL; b = b->next) {
        if (b->kind == BLOCK_HEADING &&
            b->as.heading.level <= heading->as.heading.level)
            return false;
        if (b->span.start == inner.start)
            return true;
    }
    return false;
}

/* What stands in another's place may do so: 活动时间 is told before what is
 * done, and a part of the content may be told inside it. */
static void check_order(const struct plan *plan, const struct kinds *kinds,
                        const struct kind *kind, struct diags *diags)
{
    const struct role_carrier *before = NULL; /* the last part in its place */
    for (size_t i = 0; i < kind->n_order; i++) {
        enum role role = kind->order[i];
        const struct role_carrier *carrier = &plan->carriers[role];
        if (span_is_none(carrier->span) ||
            (kind->anywhere & ROLE_BIT(role)) != 0 ||
            (role == ROLE_STEPS && kind_names_time(kinds, carrier->heading)))
            continue;
        if (before != NULL && carrier->span.start < before->span.start &&
            encloses(plan, carrier->span, before->span))
            continue;
        if (before != NULL && carrier->span.start < before->span.start)
            diag_add(diags, DIAG_ROLE_ORDER, carrier->span, carrier->heading,
                     role_name(role, diags), before->heading, NULL);
        else
            before = carrier;
    }
}

void check_roles(const struct plan *plan, const struct kinds *kinds,
                 struct diags *diags)
{
    const struct kind *kind =
        plan->kind == NULL ? NULL : kind_find(kinds, plan->kind);
    if (kind == NULL)
        return;
    check_missing(plan, diags);
    check_empty(plan, diags);
    check_order(plan, kinds, kind, diags);
}

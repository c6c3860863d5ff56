/*
 * Finding the title: see title.h.
 */
#include "read/title.h"

#include "base/utf8.h"
#include "plan/numbering.h"

#include <string.h>

enum { LONGEST_TITLE = 60 };

/* The next character that is no blank and no line break. */
static uint32_t next_solid(const char **text)
{
    uint32_t c;

    do
        c = utf8_next(text);
    while (c != 0 && (c == '\n' || scalar_is_blank(c)));
    return c;
}

static bool is_same_title(const char *a, const char *b)
{
    uint32_t c;

    do {
        c = next_solid(&a);
        if (c != next_solid(&b))
            return false;
    } while (c != 0);
    return true;
}

/* Deals with all # headings. */
static void take_hash_titles(struct plan *plan, struct drafts *drafts,
                             struct diags *diags)
{
    struct draft *before = NULL;

    for (struct draft *d = drafts->first; d != NULL; d = d->next) {
        if (d->kind != DRAFT_HEADING || d->markup_level != 1 ||
            d->text[0] == '\0') {
            before = d;
            continue;
        }
        if (plan->title == NULL) {
            plan->title = d->text;
            plan->title_span = d->span;
        } else if (!is_same_title(plan->title, d->text)) {
            diag_add(diags, DIAG_TITLE_TWICE, d->span, NULL);
            before = d;
            continue;
        }
        draft_remove(drafts, before, d);
    }
}

/* 。 ： ； ， end sentences, addresses, items; no title ends so. */
static bool ends_like_text(const char *text)
{
    switch (utf8_before(text, text + strlen(text))) {
    case 0x3002:
    case 0xFF1A:
    case 0xFF1B:
    case 0xFF0C:
    case 0x3001:
    case ':':
    case ';':
    case ',':
        return true;
    default:
        return false;
    }
}

/* 第一章　总则: a part of the text. */
static bool is_part(const char *text)
{
    struct number number;
    return number_match_words(text, &number) &&
           (number.shape == NUMBER_CHAPTER ||
            number.shape == NUMBER_CHAPTER_PART ||
            number.shape == NUMBER_ARTICLE);
}

static void take_first_line(struct plan *plan, struct drafts *drafts)
{
    struct draft *d = drafts->first;

    if (d == NULL || d->kind != DRAFT_TEXT || d->written != NULL ||
        d->marker != NULL || !d->may_be_heading ||
        utf8_count(d->text) > LONGEST_TITLE || ends_like_text(d->text) ||
        is_part(d->text))
        return;
    plan->title = d->text;
    plan->title_span = d->span;
    draft_remove(drafts, NULL, d);
}

void title_take(struct plan *plan, struct drafts *drafts, struct diags *diags)
{
    plan->title = plan->meta.title;
    take_hash_titles(plan, drafts, diags);
    if (plan->title == NULL)
        take_first_line(plan, drafts);
}

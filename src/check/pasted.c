/*
 * What was pasted twice: the same paragraph again, the same heading again
 * beside its own like.
 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/text.h"

#include <string.h>

enum { DEEPEST = 5, FEWEST_HAN = 12 /* of a paragraph: 同上 may repeat */ };

struct pasted {
    struct diags *diags;
    const struct text *last;                   /* paragraph or item */
    const struct block *headings[DEEPEST + 1]; /* the last of each level */
};

static void add(struct pasted *pasted, const struct text *text)
{
    enum { SHOWN = 20 };
    size_t first = text->first;
    size_t end = text->n > first + SHOWN ? first + SHOWN : text->n;
    const char *words =
        text_copy(text, first, end - first, pasted->diags->arena);
    diag_add(pasted->diags, DIAG_PARAGRAPH_TWICE, text->block->span,
             end < text->n ? arena_printf(pasted->diags->arena, "%s……", words)
                           : words,
             NULL);
}

static bool is_long(const struct text *text)
{
    size_t n = 0;
    for (size_t i = text->first; i < text->n; i++)
        n += scalar_is_han(text->chars[i]);
    return n >= FEWEST_HAN;
}

static void check_paragraph(struct pasted *pasted, const struct text *text)
{
    const struct text *last = pasted->last;
    if (last != NULL && last->block->next == text->block &&
        last->n - last->first == text->n - text->first && is_long(text) &&
        strcmp(last->bytes + last->offsets[last->first],
               text->bytes + text->offsets[text->first]) == 0)
        add(pasted, text);
    pasted->last = text;
}

static void check_heading(struct pasted *pasted, const struct text *text)
{
    const struct heading *heading = &text->block->as.heading;
    int level = heading->level > DEEPEST ? DEEPEST : heading->level;
    const struct block *last = pasted->headings[level];
    if (last != NULL && *heading->text != '\0' &&
        strcmp(last->as.heading.text, heading->text) == 0)
        add(pasted, text);
    for (int deeper = level; deeper <= DEEPEST; deeper++)
        pasted->headings[deeper] = NULL;
    pasted->headings[level] = text->block;
}

static void visit(const struct text *text, void *context)
{
    if (text->kind == TEXT_HEADING)
        check_heading(context, text);
    else if (text->kind == TEXT_PARAGRAPH || text->kind == TEXT_ITEM)
        check_paragraph(context, text);
}

void check_pasted(const struct plan *plan, const struct kinds *kinds,
                  struct diags *diags)
{
    struct pasted pasted = {.diags = diags};
    (void)kinds;
    check_each_text(plan, visit, &pasted);
}

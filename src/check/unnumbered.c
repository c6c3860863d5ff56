/*
 * Headings that lost their number: short sentences that begin one paragraph
 * after the other, where the other sections have （一） (GB/T 9704-2012 7.3.3).
 */
#include "check/check.h"

#include "base/utf8.h"
#include "plan/locate.h"

#include <string.h>
#include <uchar.h>

enum {
    STOP = 0x3002,  /* 。 */
    COMMA = 0xFF0C, /* ， */
    SHORTEST = 4,
    LONGEST = 14,
    SHORTEST_TEXT = 20, /* of what stands behind the heading */
    FEWEST = 2          /* in a row */
};

/* 要 须 应 各 这 该 此 第 一 二 三 … 是: how sentences begin, not headings. */
static bool begins_sentence(const char *text)
{
    static const char32_t begins[] =
        U"要须应各这该此第我本为全一二三四五六七八九十";
    uint32_t first = utf8_peek(text);
    for (size_t i = 0; begins[i] != 0; i++)
        if (begins[i] == first)
            return true;
    return false;
}

/* Bytes of the heading that a paragraph seems to begin with, 。 left out; 0
 * if there is none. */
static size_t heading_length(const char *text)
{
    const char *p = text, *end = text;
    size_t n = 0;
    uint32_t c = 0;
    if (begins_sentence(text))
        return 0;
    for (; n <= LONGEST; n++) {
        end = p;
        c = utf8_next(&p);
        if (!scalar_is_han(c) && c != COMMA)
            break;
    }
    if (c != STOP || n < SHORTEST || n > LONGEST ||
        utf8_count(p) < SHORTEST_TEXT)
        return 0;
    return (size_t)(end - text);
}

/* A heading that the reader of a text found without its number; not one whose
 * author said that it wants none. */
static bool is_unnumbered(const struct plan *plan, const struct block *block)
{
    static const char stated[] = "{number=";
    const struct heading *heading = &block->as.heading;
    return block->kind == BLOCK_HEADING && heading->run_in &&
           heading->written_number != NULL &&
           *heading->written_number == '\0' &&
           memmem(plan->source->text + block->span.start,
                  block->span.end - block->span.start, stated,
                  sizeof(stated) - 1) == NULL;
}

/* Bytes of the heading that a block begins with, or 0. */
static size_t lead_length(const struct plan *plan, const struct block *block)
{
    if (is_unnumbered(plan, block))
        return strlen(block->as.heading.text);
    return block->kind == BLOCK_PARAGRAPH
               ? heading_length(block_text(block, plan->arena))
               : 0;
}

static bool is_numbered(const struct section *section)
{
    const char *written = section->heading->as.heading.written_number;
    return written == NULL || *written != '\0';
}

/* Whether the headings below one of the sections have numbers. */
static bool has_numbered_level(const struct plan *plan)
{
    for (const struct section *s = plan->sections; s != NULL; s = s->next)
        if (s->first != NULL && s->first->next != NULL &&
            is_numbered(s->first) && is_numbered(s->first->next))
            return true;
    return false;
}

/* The first of the blocks that a section consists of, if each begins with a
 * heading that has no number; else NULL. */
static const struct block *find_leads(const struct plan *plan,
                                      const struct section *section)
{
    const struct block *end = section_end(section);
    const struct block *first = NULL;
    size_t n = 0;
    for (const struct block *b = section->heading->next; b != end;
         b = b->next) {
        if (lead_length(plan, b) > 0) {
            first = first == NULL ? b : first;
            n++;
            if (b->kind == BLOCK_HEADING && b->next != end)
                b = b->next; /* its text */
        } else if (first != NULL || b->kind == BLOCK_HEADING) {
            return NULL;
        }
    }
    return n >= FEWEST ? first : NULL;
}

void check_unnumbered(const struct plan *plan, const struct kinds *kinds,
                      struct diags *diags)
{
    (void)kinds;
    if (!has_numbered_level(plan))
        return;
    for (const struct section *s = plan->sections; s != NULL; s = s->next) {
        const struct block *first = find_leads(plan, s);
        if (first == NULL)
            continue;
        size_t len = lead_length(plan, first);
        const char *text = block_text(first, diags->arena);
        diag_add(diags, DIAG_HEADING_UNNUMBERED,
                 block_locate(plan, first, 0, len),
                 arena_strndup(diags->arena, text, len), NULL);
    }
}

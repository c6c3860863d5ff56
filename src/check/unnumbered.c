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

static bool has_numbered_level(const struct plan *plan)
{
    const struct section *s = plan->sections;
    while (s != NULL && (s->heading->as.heading.level != 2 ||
                         s->heading->as.heading.written_number == NULL))
        s = section_following(s);
    return s != NULL;
}

static void report(const struct plan *plan, const struct block *block,
                   size_t len, struct diags *diags)
{
    const char *text = block_text(block, diags->arena);
    diag_add(diags, DIAG_HEADING_UNNUMBERED, block_locate(plan, block, 0, len),
             arena_strndup(diags->arena, text, len), NULL);
}

void check_unnumbered(const struct plan *plan, const struct kinds *kinds,
                      struct diags *diags)
{
    const struct block *first = NULL; /* of the row */
    size_t n = 0, first_len = 0;
    (void)kinds;
    if (!has_numbered_level(plan))
        return;
    for (const struct block *b = plan->first; b != NULL; b = b->next) {
        size_t len = b->kind == BLOCK_PARAGRAPH
                         ? heading_length(block_text(b, plan->arena))
                         : 0;
        if (len == 0) {
            n = 0;
            continue;
        }
        if (++n == 1) {
            first = b;
            first_len = len;
        }
        if (n == FEWEST)
            report(plan, first, first_len, diags);
    }
}

/*
 * Headings among each other: levels in order, none skipped, no mark at the
 * end, not too deep, not too long (GB/T 9704-2012 7.3.3).
 */
#include "check/check.h"

#include "base/utf8.h"
#include "plan/locate.h"
#include "plan/numbering.h"

#include <string.h>

enum {
    DEEPEST = 4,  /* levels that the standard has numbers for */
    LONGEST = 30, /* characters, a line of the page and a bit */
};

static int level_of(const struct section *section)
{
    return section->heading->as.heading.level;
}

static const char *shown(const struct section *section)
{
    return heading_shown_number(&section->heading->as.heading);
}

static bool is_first(const struct section *section)
{
    struct number number;
    return number_match(shown(section), &number) && number.value == 1;
}

/* 1. and then （一）, both first: the inner one carries the outer number.  A
 * longer list 1. 2. 3. before （一） belongs to what leads in. */
static void check_inversion(const struct section *before,
                            const struct section *section, struct diags *diags)
{
    if (before == NULL || level_of(before) <= level_of(section) ||
        !is_first(before) || !is_first(section))
        return;
    diag_add(diags, DIAG_LEVEL_INVERTED, section->heading->span, shown(section),
             shown(before), NULL);
}

/* Under which headings （一） stands. */
struct second_level {
    const struct section *parent; /* the first, or NULL */
    bool has_more;
};

static struct second_level find_second_level(const struct plan *plan)
{
    struct second_level second = {NULL, false};
    for (const struct section *s = plan->sections; s != NULL;
         s = section_following(s)) {
        if (level_of(s) != 2 || s->parent == NULL)
            continue;
        if (second.parent == NULL)
            second.parent = s->parent;
        second.has_more |= s->parent != second.parent;
    }
    return second;
}

static bool stands_elsewhere(const struct second_level *second,
                             const struct section *parent)
{
    return second->parent != NULL &&
           (second->parent != parent || second->has_more);
}

/* 第一阶段：…… on a line of its own is a level, though it has no number. */
static bool has_stage_between(const struct plan *plan,
                              const struct section *parent,
                              const struct section *section)
{
    for (const struct stage *s = plan->stages; s != NULL; s = s->next)
        if (s->span.start > parent->heading->span.start &&
            s->span.start < section->heading->span.start)
            return true;
    return false;
}

/* 一、 may be followed by 1. where there are two levels only; any other level
 * that is left out is missed.  Each row of 1. 2. 3. is reported once. */
static void check_skip(const struct plan *plan, const struct section *before,
                       const struct section *section,
                       const struct second_level *second, struct diags *diags)
{
    const struct section *parent = section->parent;
    if (parent == NULL || level_of(section) <= level_of(parent) + 1 ||
        (level_of(parent) == 1 && level_of(section) == 3 &&
         (!stands_elsewhere(second, parent) ||
          has_stage_between(plan, parent, section))) ||
        (before != NULL && level_of(before) == level_of(section) &&
         !is_first(section)))
        return;
    diag_add(diags, DIAG_LEVEL_SKIPPED, section->heading->span, shown(section),
             shown(parent), NULL);
}

static void check_depth(const struct section *section, struct diags *diags)
{
    int depth = 0;
    for (const struct section *s = section; s != NULL; s = s->parent)
        depth++;
    if (depth > DEEPEST)
        diag_add(diags, DIAG_LEVEL_TOO_DEEP, section->heading->span,
                 shown(section), NULL);
}

static void check_only_child(const struct section *section, struct diags *diags)
{
    if (section->parent != NULL && section->parent->first == section &&
        section->next == NULL)
        diag_add(diags, DIAG_LEVEL_SINGLE, section->heading->span,
                 shown(section), shown(section->parent), NULL);
}

static void check_length(const struct section *section, struct diags *diags)
{
    const struct heading *heading = &section->heading->as.heading;
    size_t n = utf8_count(heading->text);
    if (n > LONGEST)
        diag_add(diags, DIAG_HEADING_LONG, section->heading->span,
                 arena_printf(diags->arena, "%zu", n), NULL);
}

/* -- The blank behind the number ----------------------------------------- */

/* 一、 总体要求.  A list of Markdown has one behind 1. */
static void check_number_blank(const struct plan *plan,
                               const struct section *section,
                               struct diags *diags)
{
    const struct block *block = section->heading;
    const char *start = plan->source->text + block->span.start;
    struct number number;

    if (block->as.heading.written_number == NULL)
        return;
    for (const char *p = start;
         *start == '#' || scalar_is_blank(utf8_peek(start)); start = p)
        utf8_next(&p);
    if (!number_match(start, &number) || number.level == 3 ||
        number.len == number.mark_len ||
        !scalar_is_han(utf8_peek(start + number.len)) ||
        (number.level == 1 && !number.is_standard)) /* N004 takes it out */
        return;
    uint32_t at = (uint32_t)(start - plan->source->text);
    struct span blank = {at + (uint32_t)number.mark_len,
                         at + (uint32_t)number.len};
    diag_add(diags, DIAG_BLANK_NEEDLESS, blank,
             arena_strndup(diags->arena, start, number.len), NULL);
    diag_fix(diags, true, &(struct edit){blank, ""}, 1);
}

/* -- The mark at the end ------------------------------------------------- */

static bool is_in_markup(const struct plan *plan, const struct block *block)
{
    return plan->source->text[block->span.start] == '#';
}

/* 一、试点范围。 on a line of its own: only a heading that is marked up as one
 * runs in across paragraphs because somebody wants it so. */
static bool stands_alone(const struct plan *plan, const struct block *block)
{
    const struct heading *heading = &block->as.heading;
    const struct block *next = block->next;

    if (!heading->run_in)
        return true;
    return heading->level == 1 && !is_in_markup(plan, block) && next != NULL &&
           memchr(plan->source->text + block->span.end, '\n',
                  next->span.start - block->span.end) != NULL;
}

/* Whether one of the first level's numbers stands before a sentence: 一、 二、
 * are items, a short one among them no heading. */
static bool has_numbered_sentence(const struct plan *plan)
{
    struct number number;
    for (const struct block *b = plan->first; b != NULL; b = b->next)
        if (b->kind == BLOCK_PARAGRAPH && b->as.paragraph != NULL &&
            number_match(b->as.paragraph->text, &number) && number.level == 1)
            return true;
    return false;
}

/* 开展“五项活动”： leads in to what follows; a sentence alone at a lower level,
 * or in a row of sentences, is no heading. */
static bool may_have_mark(const struct block *block, uint32_t mark,
                          bool is_among_sentences)
{
    const struct block *next = block->next;
    int level = block->as.heading.level;

    if (mark == 0xFF1A)
        return next != NULL &&
               (next->kind == BLOCK_ITEM || next->kind == BLOCK_TABLE ||
                (next->kind == BLOCK_HEADING &&
                 next->as.heading.level > level));
    if (mark != 0x3002)
        return false;
    return level > 1 ? next == NULL || next->kind != BLOCK_PARAGRAPH
                     : is_among_sentences;
}

static bool is_end_mark(uint32_t c)
{
    return c == 0x3002 || c == 0xFF1A || c == 0xFF1B || c == 0xFF0C ||
           c == 0x3001;
}

static void check_mark(const struct plan *plan, const struct section *section,
                       bool is_among_sentences, struct diags *diags)
{
    const struct block *block = section->heading;
    const char *text = block_text(block, diags->arena);
    size_t len = strlen(text);
    uint32_t mark = utf8_before(text, text + len);
    size_t n = strlen("。");

    if (!is_end_mark(mark) || len <= n || !stands_alone(plan, block) ||
        may_have_mark(block, mark, is_among_sentences))
        return;
    struct span span = block_locate(plan, block, len - n, n);
    diag_add(diags, DIAG_HEADING_MARK, span, text + len - n, NULL);
    if (span.end - span.start == n)
        diag_fix(diags, true, &(struct edit){span, ""}, 1);
}

void check_headings(const struct plan *plan, const struct kinds *kinds,
                    struct diags *diags)
{
    const struct section *before = NULL; /* the section's elder sibling */
    struct second_level second = find_second_level(plan);
    bool has_sentences = has_numbered_sentence(plan);
    (void)kinds;
    for (const struct section *s = plan->sections; s != NULL;
         s = section_following(s)) {
        while (before != NULL && before->parent != s->parent)
            before = before->parent;
        check_inversion(before, s, diags);
        check_skip(plan, before, s, &second, diags);
        check_depth(s, diags);
        check_only_child(s, diags);
        check_length(s, diags);
        check_number_blank(plan, s, diags);
        check_mark(plan, s, has_sentences, diags);
        before = s;
    }
}

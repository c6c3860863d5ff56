/*
 * From drafts to blocks.
 *
 * A numbered paragraph is a heading if it is short and no sentence, or if its
 * first sentence is short and more follows (gbt9704.md 8.2); numbered
 * paragraphs in a row that end with ； are items.
 */
#include "read/heading.h"

#include "base/utf8.h"
#include "plan/locate.h"
#include "plan/numbering.h"
#include "read/heading_shape.h"
#include "read/levels.h"
#include "read/runs.h"
#include "read/series.h"
#include "read/title.h"
#include "read/unnumbered.h"

#include <string.h>

struct decider {
    struct plan *plan;
    struct arena *arena;
    struct diags *diags;
};

/* -- Neighbours ---------------------------------------------------------- */

/* 壹、 above 一、, which levels_raise_bill_numbers() counts among the
 * chapters. */
static bool is_raised_number(const struct draft *d)
{
    return d->number.shape == NUMBER_CHAPTER && d->written != NULL &&
           utf8_peek(d->written) != U'第';
}

static bool is_numbered_like(const struct draft *a, const struct draft *b)
{
    return b != NULL && b->kind == DRAFT_TEXT && b->written != NULL &&
           b->number_level == a->number_level && b->depth == a->depth &&
           is_raised_number(a) == is_raised_number(b) &&
           (b->number.shape == NUMBER_DECIMAL) ==
               (a->number.shape == NUMBER_DECIMAL);
}

/* a) and iv., which are no numbers of a heading. */
static bool has_letter(const char *text)
{
    enum { LONGEST = 4 };
    size_t n = 0;
    while (n < LONGEST && scalar_is_alnum((unsigned char)text[n]) &&
           !scalar_is_digit((unsigned char)text[n]))
        n++;
    uint32_t mark = utf8_peek(text + n);

    return n > 0 && (mark == '.' || mark == ')' || mark == 0xFF09);
}

/* Whether d may stand below an item of the row of a: it is numbered deeper, or
 * an item of a list without our numbers. */
static bool is_within(const struct draft *a, const struct draft *d)
{
    return d != NULL && d->kind == DRAFT_TEXT &&
           (d->written != NULL ? d->number_level > a->number_level
                               : d->marker != NULL || has_letter(d->text));
}

/* Paragraphs numbered alike at a level, in a row, of which one ends with ；,
 * are a list: none of them is a heading. */
static void settle_lists(struct drafts *drafts, int level)
{
    for (struct draft *d = drafts->first; d != NULL;) {
        struct draft *end = d;
        bool is_list = false;

        if (d->kind != DRAFT_TEXT || d->written == NULL ||
            d->number_level != level) {
            d = d->next;
            continue;
        }
        for (; is_numbered_like(d, end) || is_within(d, end); end = end->next)
            is_list |= is_numbered_like(d, end) && heading_is_item(end->text);
        for (const struct draft *row = d; d != end; d = d->next)
            if (is_list && (d->written == NULL || is_numbered_like(row, d)))
                d->may_be_heading = false;
    }
}

static bool is_whole_sentence(const struct draft *d)
{
    return heading_is_sentence(d->text) && heading_is_whole(d);
}

/* Whether one of a row is text for sure, and less than half of the row have
 * names: then （一）甲路要畅通。路面…… and （三）丙路要畅通。 are text, too. */
static bool is_row_of_text(const struct draft *d, const struct draft *end)
{
    size_t n = 0, n_names = 0, n_texts = 0;

    for (; d != end; d = d->next, n++) {
        n_names += d->may_be_heading && heading_is_name(d);
        n_texts += !heading_is_whole(d) && heading_run_in(d) == 0;
    }
    return n_texts > 0 && 2 * n_names < n;
}

/* 准备阶段（3月）。: the name of something with its time, and no more. */
static bool is_timed(const struct draft *d, struct arena *arena)
{
    size_t len = strlen(d->text), stop = strlen("。");

    return d->may_be_heading && is_whole_sentence(d) && len > stop &&
           utf8_before(d->text, d->text + len) == 0x3002 &&
           heading_without_time(d->text, len - stop, arena) < len - stop;
}

/* A row is treated alike: where one of its stages or of its （一）, or half of
 * the others, are headings that run in, 第二步（5月）集中整治。 is one, too;
 * else a short first sentence among short sentences makes no heading.  Names
 * and times of stages are headings where something stands below the last. */
static void settle_rows(struct drafts *drafts, struct arena *arena)
{
    for (struct draft *d = drafts->first; d != NULL;) {
        struct draft *end = d;
        size_t n = 0, n_run_in = 0, n_whole = 0, n_timed = 0;

        if (d->kind != DRAFT_TEXT || d->written == NULL) {
            d = d->next;
            continue;
        }
        for (; is_numbered_like(d, end); end = end->next, n++) {
            n_run_in += end->may_be_heading && heading_run_in(end) > 0;
            n_whole += is_whole_sentence(end);
            n_timed += is_timed(end, arena);
        }
        bool has_parts = end != NULL && end->kind == DRAFT_TEXT &&
                         end->written != NULL &&
                         end->number_level > d->number_level;
        bool is_alike = 2 * n_run_in >= n || (n_timed == n && has_parts) ||
                        (n_run_in > 0 && (d->number.shape == NUMBER_STAGE ||
                                          d->number_level <= 2));
        bool is_list = (!is_alike && n_run_in > 0 && n_whole + n_run_in == n) ||
                       is_row_of_text(d, end);

        for (; d != end; d = d->next) {
            d->is_beside_headings = is_alike;
            d->may_be_heading &= !is_list;
        }
    }
}

/* Whether the neighbour is an item of the same row: a short sentence, or one
 * that is too long for a heading. */
static bool is_item_beside(const struct draft *d, const struct draft *neighbour)
{
    return neighbour != NULL && is_numbered_like(d, neighbour) &&
           (is_whole_sentence(neighbour) ||
            (!heading_is_whole(neighbour) && heading_run_in(neighbour) == 0));
}

/* Short sentences in a row, （一）…。（二）…。, are items; a single one, or one
 * beside headings that run in, is a heading. */
static bool is_sentence_in_row(const struct draft *d,
                               const struct draft *before)
{
    return is_whole_sentence(d) && !d->is_beside_headings &&
           (is_item_beside(d, before) || is_item_beside(d, d->next));
}

/* Whether d, which stands behind before, becomes a heading by its number. */
static bool is_heading(const struct draft *d, const struct draft *before)
{
    return d->may_be_heading &&
           ((heading_is_whole(d) && !is_sentence_in_row(d, before)) ||
            heading_run_in(d) > 0);
}

/* A sentence that only its own items part from the rest of its row is text
 * where these and the next of the row are: 一、4月14日前，各单位初评。 above
 * （一）…；and 二、4月18日，公示结果。 among others. */
static void settle_parted(struct drafts *drafts)
{
    const struct draft *before = NULL;
    struct draft *lone = NULL;

    for (struct draft *d = drafts->first; d != NULL; before = d, d = d->next) {
        if (d->kind != DRAFT_TEXT || d->written == NULL)
            continue;
        bool will_be = is_heading(d, before);
        if (lone != NULL && !will_be && d->number_level == lone->number_level &&
            d->number.value == lone->number.value + 1)
            lone->may_be_heading = false;
        if (lone == NULL || will_be || d->number_level <= lone->number_level)
            lone = will_be && is_whole_sentence(d) ? d : NULL;
    }
}

/* -- Blocks -------------------------------------------------------------- */

static bool is_closing(uint32_t c)
{
    return c == 0x3002 || c == 0xFF1A;
}

/* Appends a heading of bytes [from, to) of the draft's text. */
static struct block *add_heading(const struct decider *s, const struct draft *d,
                                 int level, struct span span, size_t from,
                                 size_t to)
{
    const char *text = d->text;
    size_t end = to;
    uint32_t last = utf8_before(text + from, text + to);

    if (is_closing(last) && to - from > strlen("。"))
        end = to - strlen("。");
    else if ((last == ':' || (last == '.' && heading_is_sentence(arena_strndup(
                                                 s->arena, text, to)))) &&
             to - from > 1)
        end = to - 1;
    struct block *block = plan_add_block(s->plan, BLOCK_HEADING, span);
    struct heading *heading = &block->as.heading;

    heading->level = level;
    bool is_counted =
        d->unnumbered == UNNUMBERED_NONE || d->unnumbered == UNNUMBERED_FIRST;
    heading->written_number = is_counted ? d->written : "";
    heading->runs = runs_slice(d->runs, from, end, s->arena);
    heading->text = runs_text(heading->runs, s->arena);
    heading->closing = arena_strndup(s->arena, text + end, to - end);
    return block;
}

static void add_paragraph(const struct decider *s, struct span span,
                          struct run *runs)
{
    if (runs != NULL)
        plan_add_block(s->plan, BLOCK_PARAGRAPH, span)->as.paragraph = runs;
}

static void add_run_in(const struct decider *s, const struct draft *d,
                       size_t length)
{
    const char *behind = d->text + length;

    utf8_next(&behind);
    size_t cut = (size_t)(behind - d->text);
    uint32_t at =
        locate_text(s->plan->source, d->content, d->text, length, cut - length)
            .end;
    struct block *block = add_heading(
        s, d, d->level, (struct span){d->span.start, at}, d->number_len, cut);

    while (scalar_is_blank(utf8_peek(behind)))
        utf8_next(&behind);
    cut = (size_t)(behind - d->text);

    block->as.heading.run_in = true;
    add_paragraph(s, (struct span){at, d->span.end},
                  runs_slice(d->runs, cut, strlen(d->text), s->arena));
}

static void add_item(const struct decider *s, const struct draft *d)
{
    struct block *block = plan_add_block(s->plan, BLOCK_ITEM, d->span);

    block->as.item.marker = d->marker;
    block->as.item.depth = d->depth;
    block->as.item.runs = d->runs;
}

/* How much of the text of an unnumbered heading is one. */
static size_t unnumbered_length(const struct draft *d)
{
    size_t label = heading_label(d->text);
    size_t sentence = heading_sentence(d->text);

    return label > 0 && (sentence == 0 || label < sentence) ? label : sentence;
}

static void decide_text(const struct decider *s, const struct draft *d,
                        const struct draft *before)
{
    bool is_numbered = d->written != NULL && d->may_be_heading;
    size_t run_in = 0;

    if (d->unnumbered == UNNUMBERED_LINE || d->unnumbered == UNNUMBERED_FIRST ||
        d->unnumbered == UNNUMBERED_SUBLINE ||
        (is_numbered && heading_is_whole(d) &&
         !is_sentence_in_row(d, before))) {
        add_heading(s, d, d->level, d->span, d->number_len, strlen(d->text));
        return;
    }
    if (is_numbered)
        run_in = heading_run_in(d);
    else if (d->unnumbered != UNNUMBERED_NONE)
        run_in = unnumbered_length(d);
    if (run_in > 0)
        add_run_in(s, d, run_in);
    else if (d->marker != NULL)
        add_item(s, d);
    else
        add_paragraph(s, d->span, d->runs);
}

/* -- {role=…} ------------------------------------------------------------ */

/* Adds the role that bytes [from, to) of the heading's text name. */
static bool add_role(const struct decider *s, const struct draft *d,
                     size_t from, size_t to, role_set *roles)
{
    text_trim(d->text, &from, &to);
    const char *name = arena_strndup(s->arena, d->text + from, to - from);
    enum role role = role_find(name);

    if (role == ROLE_COUNT) {
        diag_add(
            s->diags, DIAG_ROLE_UNKNOWN,
            locate_text(s->plan->source, d->content, d->text, from, to - from),
            name, NULL);
        return false;
    }
    *roles |= ROLE_BIT(role);
    return true;
}

/* What stands in braces behind a heading. */
struct attributes {
    const char *number; /* {number=…}: "": none; NULL: not said */
    bool runs_in;       /* {run-in} */
    role_set roles;     /* {role=…} */
    bool is_over;       /* {role=}: braces in front of it are text */
};

/* Reads the names from p up to the } at end or the first unknown role. */
static void take_roles(const struct decider *s, const struct draft *d,
                       const char *p, const char *end,
                       struct attributes *attributes)
{
    attributes->is_over = p == end;
    while (p < end) {
        const char *word = p, *behind;
        uint32_t c;

        do {
            behind = p;
            c = utf8_next(&p);
        } while (c != ',' && c != 0xFF0C && c != 0x3001 && behind < end);
        if (!add_role(s, d, (size_t)(word - d->text),
                      (size_t)(behind - d->text), &attributes->roles))
            break;
    }
}

/* Reads the last pair of braces of text[0..*len), which is cut in front of it;
 * false: it says nothing. */
static bool take_braces(const struct decider *s, const struct draft *d,
                        size_t *len, struct attributes *attributes)
{
    static const char run_in[] = "run-in",
                      number[] = "number=", role[] = "role=";
    size_t from = 0, end = *len;

    text_trim(d->text, &from, &end);
    if (end <= from || d->text[end - 1] != '}')
        return false;
    const char *close = d->text + end - 1;
    const char *open = memrchr(d->text, '{', end - 1);

    if (open == NULL)
        return false;
    const char *p = open + 1;
    size_t n = (size_t)(close - p);

    if (n == strlen(run_in) && memcmp(p, run_in, n) == 0) {
        attributes->runs_in = true;
    } else if (n > strlen(number) && memcmp(p, number, strlen(number)) == 0) {
        attributes->number = number_set_off(
            arena_strndup(s->arena, p + strlen(number), n - strlen(number)),
            s->arena);
        if (strcmp(attributes->number, "none") == 0)
            attributes->number = "";
    } else if (n >= strlen(role) && memcmp(p, role, strlen(role)) == 0) {
        take_roles(s, d, p + strlen(role), close, attributes);
    } else {
        return false;
    }
    *len = (size_t)(open - d->text);
    return true;
}

static void decide_heading(const struct decider *s, const struct draft *d)
{
    struct attributes attributes = {0};
    size_t len = strlen(d->text);

    while (!attributes.is_over && take_braces(s, d, &len, &attributes))
        continue;
    int level = d->markup_level == 1 ? 1 : d->markup_level - 1;

    size_t from = attributes.number == NULL ? d->number_len : 0;

    if (len <= from)
        return;
    text_trim(d->text, &from, &len);
    if (len == from)
        return;
    struct block *block = add_heading(s, d, level, d->span, from, len);

    block->as.heading.run_in = attributes.runs_in;
    block->as.heading.stated_roles = attributes.roles;
    block->as.heading.roles = attributes.roles;
    if (attributes.number != NULL)
        block->as.heading.written_number = attributes.number;
}

/* -- All of them --------------------------------------------------------- */

static void decide(const struct decider *s, const struct draft *d,
                   const struct draft *before)
{
    struct block *block;

    switch (d->kind) { /* no default: -Wswitch names the kind we forgot */
    case DRAFT_TEXT:
        decide_text(s, d, before);
        break;
    case DRAFT_HEADING:
        decide_heading(s, d);
        break;
    case DRAFT_TABLE:
        block = plan_add_block(s->plan, BLOCK_TABLE, d->span);
        block->as.table = d->table;
        break;
    case DRAFT_IMAGE:
        block = plan_add_block(s->plan, BLOCK_IMAGE, d->span);
        block->as.image = (struct image){d->path, d->caption};
        break;
    case DRAFT_PAGE_BREAK:
        plan_add_block(s->plan, BLOCK_PAGE_BREAK, d->span);
        break;
    }
}

/* A heading that ends with 。 runs into the paragraph behind it; none runs into
 * anything else. */
static void run_in_headings(const struct decider *s)
{
    for (struct block *b = s->plan->first; b != NULL; b = b->next) {
        struct number number;

        if (b->kind != BLOCK_HEADING)
            continue;
        if (b->next == NULL || b->next->kind != BLOCK_PARAGRAPH)
            b->as.heading.run_in = false;
        else if ((utf8_peek(b->as.heading.closing) == 0x3002 ||
                  *b->as.heading.closing == '.') &&
                 !number_match(runs_text(b->next->as.paragraph, s->arena),
                               &number))
            b->as.heading.run_in = true;
    }
}

/* The levels that the numbers stand for by themselves. */
static void take_levels(struct drafts *drafts)
{
    for (struct draft *d = drafts->first; d != NULL; d = d->next) {
        if (d->written != NULL)
            number_match(d->written, &d->number);
        d->level = d->number_level;
    }
}

void headings_decide(struct plan *plan, struct drafts *drafts,
                     const struct kinds *kinds, bool is_foreign,
                     struct diags *diags)
{
    struct decider s = {plan, plan->arena, diags};
    const struct draft *before = NULL;

    title_take(plan, drafts, diags);
    if (is_foreign) {
        series_find(drafts, plan->arena);
        levels_raise_bill_numbers(drafts);
    }
    for (int level = 1; level <= NUMBER_LEVELS; level++)
        settle_lists(drafts, level);
    if (is_foreign) {
        unnumbered_find(drafts, kinds, plan->arena);
        levels_settle(drafts);
        settle_rows(drafts, plan->arena);
        settle_parted(drafts);
    } else {
        take_levels(drafts);
    }
    for (const struct draft *d = drafts->first; d != NULL; d = d->next) {
        decide(&s, d, before);
        before = d;
    }
    run_in_headings(&s);
}

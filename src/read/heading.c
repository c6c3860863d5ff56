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
#include "read/runs.h"
#include "read/title.h"

#include <string.h>

enum {
    LONGEST_LABEL = 20,       /* characters before a ： that runs in */
    LONGEST_WRAPPED_LINE = 30 /* hand-wrapped text is longer */
};

struct decider {
    struct plan *plan;
    struct arena *arena;
    struct diags *diags;
};

/* -- Shapes -------------------------------------------------------------- */

static uint32_t last_scalar(const char *text)
{
    return utf8_before(text, text + strlen(text));
}

static bool is_stop(uint32_t c)
{
    return c == 0x3002; /* 。 */
}

static bool is_semicolon(uint32_t c)
{
    return c == 0xFF1B || c == ';';
}

/* Ends where a heading can't: the sentence goes on. */
static bool is_broken_off(const char *text)
{
    uint32_t c = last_scalar(text);

    return is_semicolon(c) || c == 0xFF0C || c == 0x3001 || c == ',';
}

static int bracket_step(uint32_t c)
{
    switch (c) {
    case 0x201C: /* “ （ 《 〔 */
    case 0xFF08:
    case 0x300A:
    case 0x3014:
        return 1;
    case 0x201D:
    case 0xFF09:
    case 0x300B:
    case 0x3015:
        return -1;
    default:
        return 0;
    }
}

/* Bytes up to the first mark outside of brackets, the mark not included; the
 * length of text if there is none. */
static size_t find_mark(const char *text, uint32_t mark)
{
    int depth = 0;

    for (const char *p = text; *p != '\0';) {
        const char *here = p;
        uint32_t c = utf8_next(&p);

        depth += bracket_step(c);
        if (depth <= 0 && c == mark)
            return (size_t)(here - text);
    }
    return strlen(text);
}

/* A 。 or ； somewhere before the last character. */
static bool has_inner_stop(const char *text)
{
    for (const char *p = text; *p != '\0';) {
        uint32_t c = utf8_next(&p);

        if (*p != '\0' && (is_stop(c) || is_semicolon(c) || c == '\n'))
            return true;
    }
    return false;
}

/* A mark that ends something: what stands in front of it was cut off. */
static bool begins_with_stop(const char *text)
{
    uint32_t c = utf8_peek(text);

    return is_stop(c) || is_semicolon(c) || c == 0xFF0C || c == 0x3001 ||
           c == 0xFF1A;
}

/* Bytes of a label in front of a colon with text behind it, 活动目的：……; 0:
 * there is none.  第一阶段：…… is no label but a part of the name. */
static size_t label_length(const struct draft *d)
{
    const char *text = d->text + d->number_len;
    size_t colon = find_mark(text, 0xFF1A);

    if (d->number_level > 2 || colon == 0 || text[colon] == '\0' ||
        text[colon + strlen("：")] == '\0' ||
        strncmp(text, "第", strlen("第")) == 0 ||
        utf8_count_bytes(text, colon) > LONGEST_LABEL)
        return 0;
    return colon;
}

/* The paragraph is nothing but a heading. */
static bool is_whole_heading(const struct draft *d)
{
    const char *text = d->text + d->number_len;
    bool is_sentence = is_stop(last_scalar(d->text));

    return *text != '\0' && !begins_with_stop(text) &&
           utf8_count(d->text) <= HEADING_LONGEST && !has_inner_stop(text) &&
           !is_broken_off(text) && !(is_sentence && label_length(d) > 0);
}

/* Bytes of text that make a heading which the rest of the paragraph follows on
 * the same line, its closing mark not included; 0: none. */
static size_t run_in_length(const struct draft *d)
{
    const char *text = d->text + d->number_len;
    size_t stop = find_mark(text, 0x3002);
    size_t label = label_length(d);
    size_t mark = strlen("。");

    if (label > 0 && label < stop)
        return d->number_len + label;
    if (begins_with_stop(text) || text[stop] == '\0' ||
        text[stop + mark] == '\0' ||
        utf8_count_bytes(text, stop) > HEADING_LONGEST ||
        memchr(text, '\n', stop) != NULL || find_mark(text, 0xFF1B) < stop)
        return 0;
    return d->number_len + stop;
}

bool heading_is_line(const char *text, size_t len)
{
    uint32_t last = utf8_before(text, text + len);

    if (utf8_count_bytes(text, len) > LONGEST_WRAPPED_LINE ||
        is_semicolon(last) || last == 0xFF0C || last == 0x3001 || last == ',')
        return false;
    for (const char *p = text; p < text + len;) {
        uint32_t c = utf8_next(&p);

        if (p < text + len && (is_stop(c) || is_semicolon(c)))
            return false;
    }
    return true;
}

/* -- Neighbours ---------------------------------------------------------- */

static bool is_numbered_like(const struct draft *a, const struct draft *b)
{
    return b != NULL && b->kind == DRAFT_TEXT && b->written != NULL &&
           b->number_level == a->number_level && b->depth == a->depth;
}

/* Paragraphs numbered alike in a row, of which one ends with ；, are a list:
 * none of them is a heading. */
static void settle_lists(struct drafts *drafts)
{
    for (struct draft *d = drafts->first; d != NULL;) {
        struct draft *end = d;
        bool is_list = false;

        if (d->kind != DRAFT_TEXT || d->written == NULL) {
            d = d->next;
            continue;
        }
        for (; is_numbered_like(d, end); end = end->next)
            is_list |= is_semicolon(last_scalar(end->text));
        for (; d != end; d = d->next)
            d->may_be_heading &= !is_list;
    }
}

static bool is_whole_sentence(const struct draft *d)
{
    return is_stop(last_scalar(d->text)) && is_whole_heading(d);
}

/* Short sentences in a row, （一）…。（二）…。, are items; a single one, or one
 * beside headings that run in, is a heading. */
static bool is_sentence_in_row(const struct draft *d,
                               const struct draft *before)
{
    return d->number_level > 1 && is_whole_sentence(d) &&
           ((before != NULL && is_numbered_like(d, before) &&
             is_whole_sentence(before)) ||
            (is_numbered_like(d, d->next) && is_whole_sentence(d->next)));
}

/* -- Blocks -------------------------------------------------------------- */

static bool is_closing(uint32_t c)
{
    return is_stop(c) || c == 0xFF1A;
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
    struct block *block = plan_add_block(s->plan, BLOCK_HEADING, span);
    struct heading *heading = &block->as.heading;

    heading->level = level;
    heading->written_number = d->written;
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
    size_t cut = length + strlen("。");
    uint32_t at =
        locate_text(s->plan->source, d->content, d->text, length, strlen("。"))
            .end;
    struct block *block =
        add_heading(s, d, d->number_level, (struct span){d->span.start, at},
                    d->number_len, cut);

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

static void decide_text(const struct decider *s, const struct draft *d,
                        const struct draft *before)
{
    size_t run_in = 0;

    if (d->written != NULL && d->may_be_heading) {
        if (is_whole_heading(d) && !is_sentence_in_row(d, before)) {
            add_heading(s, d, d->number_level, d->span, d->number_len,
                        strlen(d->text));
            return;
        }
        run_in = run_in_length(d);
    }
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

/* Reads {role=…} at the end of a heading, up to the first unknown role; *len is
 * the text without it. */
static role_set take_roles(const struct decider *s, const struct draft *d,
                           size_t *len)
{
    role_set roles = 0;
    const char *open = strrchr(d->text, '{');

    *len = strlen(d->text);
    if (open == NULL || strncmp(open, "{role=", 6) != 0 ||
        d->text[*len - 1] != '}')
        return 0;
    for (const char *p = open + 6; *p != '\0';) {
        const char *word = p;
        uint32_t c;

        do {
            open = p;
            c = utf8_next(&p);
        } while (c != ',' && c != 0xFF0C && c != 0x3001 && c != '}');
        if (!add_role(s, d, (size_t)(word - d->text), (size_t)(open - d->text),
                      &roles))
            break;
    }
    *len = (size_t)(strrchr(d->text, '{') - d->text);
    return roles;
}

static void decide_heading(const struct decider *s, const struct draft *d)
{
    size_t len;
    role_set roles = take_roles(s, d, &len);
    int level = d->markup_level == 1 ? 1 : d->markup_level - 1;

    size_t from = d->number_len;

    if (len <= from)
        return;
    text_trim(d->text, &from, &len);
    if (len == from)
        return;
    struct block *block = add_heading(s, d, level, d->span, from, len);

    block->as.heading.stated_roles = roles;
    block->as.heading.roles = roles;
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

/* A heading that ends with 。 runs into the paragraph behind it. */
static void run_in_headings(const struct decider *s)
{
    for (struct block *b = s->plan->first; b != NULL; b = b->next) {
        struct number number;

        if (b->kind == BLOCK_HEADING && b->next != NULL &&
            b->next->kind == BLOCK_PARAGRAPH &&
            is_stop(utf8_peek(b->as.heading.closing)) &&
            !number_match(runs_text(b->next->as.paragraph, s->arena), &number))
            b->as.heading.run_in = true;
    }
}

void headings_decide(struct plan *plan, struct drafts *drafts,
                     struct diags *diags)
{
    struct decider s = {plan, plan->arena, diags};
    const struct draft *before = NULL;

    title_take(plan, drafts, diags);
    settle_lists(drafts);
    for (const struct draft *d = drafts->first; d != NULL; d = d->next) {
        decide(&s, d, before);
        before = d;
    }
    run_in_headings(&s);
}

/*
 * The texts of a plan, decoded, and the walk over them.  They have an arena
 * of their own: a rule that walks leaves nothing behind but its findings.
 */
#include "check/text.h"

#include "base/utf8.h"
#include "check/literal.h"
#include "plan/locate.h"
#include "plan/numbering.h"

#include <string.h>

/* Where the bytes of a text stand.  The cells of a table share one. */
struct text_places {
    const struct plan *plan;
    const struct block *block; /* NULL: the text was read out of within */
    struct span within;
    bool has_backtick;  /* somewhere in within */
    const char *all;    /* the text whose places these are */
    struct span *spans; /* of its bytes, or NULL as long as nobody asks */
    struct arena *arena;
};

struct text_node {
    struct text text;
    struct text_node *next;
};

struct texts {
    const struct plan *plan;
    struct arena *arena;
    struct scalar_set digits;
    struct text_node *first, *last;
};

/* -- Places -------------------------------------------------------------- */

static const struct span *make_spans(struct text_places *places)
{
    if (places->spans != NULL)
        return places->spans;
    places->spans = arena_array(places->arena, strlen(places->all) + 1,
                                sizeof(struct span));
    if (places->block != NULL)
        block_locate_each(places->plan, places->block, places->all,
                          places->spans);
    else
        locate_each(places->plan->source, places->within, places->all,
                    places->spans);
    return places->spans;
}

struct span text_span(const struct text *text, size_t i, size_t n)
{
    const struct span *spans = make_spans(text->places);
    size_t base = (size_t)(text->bytes - text->places->all);
    struct span first = spans[base + text->offsets[i]];

    if (n == 0)
        return (struct span){first.start, first.start};
    struct span last = spans[base + text->offsets[i + n - 1]];

    return (struct span){first.start,
                         last.end < first.start ? first.start : last.end};
}

/* Code spans: text that backticks stand around. */
static void mark_code(const struct text *text, bool *is_literal)
{
    const struct source *source = text->plan->source;
    struct span within = text->places->within;

    if (!text->places->has_backtick)
        return;
    uint32_t last = within.start;
    bool is_code = false;

    for (size_t i = 0; i < text->n; i++) {
        struct span place = text_span(text, i, 1);

        if (place.start > last &&
            memchr(source->text + last, '`', place.start - last) != NULL)
            is_code = !is_code;
        is_literal[i] |= is_code;
        last = place.end > last ? place.end : last;
    }
}

/* -- Decoding ------------------------------------------------------------ */

static struct text_places *new_places(struct texts *texts,
                                      const struct block *block,
                                      struct span within, const char *all)
{
    struct text_places *places =
        arena_new_object(texts->arena, struct text_places);
    const struct source *source = texts->plan->source;

    *places = (struct text_places){
        .plan = texts->plan,
        .block = block,
        .within = within,
        .has_backtick =
            !span_is_none(within) && memchr(source->text + within.start, '`',
                                            within.end - within.start) != NULL,
        .all = all,
        .arena = texts->arena,
    };
    return places;
}

/* A hanzi that is no mark by any means: see text_next_mark(). */
static bool is_common_hanzi(uint32_t c)
{
    return c >= 0x4E00 && c <= 0x9FFF;
}

/* Of all places from *known to i: the next one is i. */
static void fill_up(uint32_t *next, size_t *known, size_t i)
{
    while (*known <= i)
        next[(*known)++] = (uint32_t)i;
}

/* Reads the n characters of the text: what they are, where they begin and
 * where the next ones of some sorts stand. */
static void decode(const struct texts *texts, struct text *text)
{
    size_t n = text->n, n_marks = 0, n_numerals = 0;
    uint32_t *chars = arena_array(texts->arena, n + 1, sizeof(*chars));
    uint32_t *offsets = arena_array(texts->arena, n + 1, sizeof(*offsets));
    uint32_t *marks = arena_array(texts->arena, n + 1, sizeof(*marks));
    uint32_t *numerals = arena_array(texts->arena, n + 1, sizeof(*numerals));
    struct scalar_set seen = {{0}};
    const char *p = text->bytes;

    for (size_t i = 0; i < n; i++) {
        offsets[i] = (uint32_t)(p - text->bytes);
        uint32_t c = chars[i] = utf8_next(&p);

        scalar_set_add(&seen, c);
        if (!is_common_hanzi(c)) {
            fill_up(marks, &n_marks, i);
            text->has_blank |= scalar_is_blank(c);
        }
        if (scalar_set_may_have(&texts->digits, c))
            fill_up(numerals, &n_numerals, i);
    }
    offsets[n] = (uint32_t)(p - text->bytes);
    fill_up(marks, &n_marks, n);
    fill_up(numerals, &n_numerals, n);
    text->chars = chars;
    text->offsets = offsets;
    text->seen = seen;
    text->marks = marks;
    text->numerals = numerals;
}

/* Adds the len bytes from at, words from the byte first on. */
static void add_part(struct texts *texts, enum text_kind kind,
                     struct text_places *places, const char *at, size_t len,
                     size_t first)
{
    size_t n = utf8_count_bytes(at, len);
    if (n == 0)
        return;
    struct text_node *node = arena_new_object(texts->arena, struct text_node);
    bool *is_literal = arena_array(texts->arena, n + 1, sizeof(*is_literal));

    node->text = (struct text){
        .plan = texts->plan,
        .block = places->block,
        .kind = kind,
        .bytes = at,
        .n = n,
        .first = utf8_count_bytes(at, first),
        .is_literal = is_literal,
        .places = places,
    };
    decode(texts, &node->text);
    literal_mark(&node->text, is_literal);
    mark_code(&node->text, is_literal);
    if (texts->last == NULL)
        texts->first = node;
    else
        texts->last->next = node;
    texts->last = node;
}

static void add_whole(struct texts *texts, enum text_kind kind,
                      const struct block *block, size_t first)
{
    const char *all = block_text(block, texts->arena);

    add_part(texts, kind, new_places(texts, block, block->span, all), all,
             strlen(all), first);
}

static void add_table(struct texts *texts, const struct block *block)
{
    const char *all = block_text(block, texts->arena);
    struct text_places *places = new_places(texts, block, block->span, all);

    for (const char *p = all;; p++) {
        size_t len = strcspn(p, "\t\n");

        add_part(texts, TEXT_CELL, places, p, len, 0);
        p += len;
        if (*p == '\0')
            break;
    }
}

static void add_block(struct texts *texts, const struct block *block)
{
    switch (block->kind) { /* no default: -Wswitch names the kind we forgot */
    case BLOCK_HEADING:
        add_whole(texts, TEXT_HEADING, block,
                  strlen(heading_shown_number(&block->as.heading)));
        break;
    case BLOCK_PARAGRAPH:
        add_whole(texts, TEXT_PARAGRAPH, block, 0);
        break;
    case BLOCK_ITEM:
        add_whole(texts, TEXT_ITEM, block, strlen(block->as.item.marker));
        break;
    case BLOCK_TABLE:
        add_table(texts, block);
        break;
    case BLOCK_IMAGE:
        add_whole(texts, TEXT_CAPTION, block, 0);
        break;
    case BLOCK_PAGE_BREAK:
        break;
    }
}

/* -- Front matter -------------------------------------------------------- */

static void add_value(struct texts *texts, enum text_kind kind,
                      const char *value, struct span span)
{
    const char *source = texts->plan->source->text;

    if (value == NULL)
        return;
    if (span_is_none(span)) {
        span = (struct span){0, 0};
    } else if (span.start < span.end &&
               (source[span.start] == '"' || source[span.start] == '\'')) {
        span.start++;
    }
    add_part(texts, kind, new_places(texts, NULL, span, value), value,
             strlen(value), 0);
}

/* An organ's name again: what there is to say of it was said. */
static bool is_issuer(const struct plan *plan, const char *value)
{
    for (size_t i = 0; i < plan->meta.issuer.n; i++)
        if (strcmp(plan->meta.issuer.items[i], value) == 0)
            return true;
    return false;
}

/* A value whose place the model does not keep: where it stands first. */
static void add_unplaced(struct texts *texts, const char *value)
{
    struct span front = texts->plan->meta.span;

    if (value == NULL || is_issuer(texts->plan, value))
        return;
    if (!span_is_none(front)) {
        const char *from = texts->plan->source->text + front.start;
        const char *found =
            memmem(from, front.end - front.start, value, strlen(value));

        if (found != NULL) {
            front.start += (uint32_t)(found - from);
            front.end = front.start + (uint32_t)strlen(value);
        }
    }
    add_value(texts, TEXT_VALUE, value, front);
}

static void add_names(struct texts *texts, const struct names *names)
{
    for (size_t i = 0; i < names->n; i++)
        add_value(texts, TEXT_NAME, names->items[i],
                  names->spans == NULL ? SPAN_NONE : names->spans[i]);
}

static void add_front(struct texts *texts)
{
    const struct meta *meta = &texts->plan->meta;

    add_value(texts, TEXT_TITLE, texts->plan->title, texts->plan->title_span);
    add_names(texts, &meta->issuer);
    add_unplaced(texts, meta->mark);
    add_unplaced(texts, meta->number);
    add_names(texts, &meta->signer);
    add_names(texts, &meta->to);
    add_unplaced(texts, meta->signature);
    add_unplaced(texts, meta->note);
    add_unplaced(texts, meta->period);
    for (size_t i = 0; i < meta->n_attachments; i++)
        add_value(texts, TEXT_NAME, meta->attachments[i].name,
                  meta->attachments[i].span);
    add_names(texts, &meta->cc);
    add_unplaced(texts, meta->printer);
}

/* -- The walk ------------------------------------------------------------ */

struct texts *texts_new(const struct plan *plan)
{
    struct arena *arena = arena_new();
    struct texts *texts = arena_new_object(arena, struct texts);

    texts->plan = plan;
    texts->arena = arena;
    scalar_set_add_all(&texts->digits, U"0123456789０１２３４５６７８９"
                                       U"〇○零一二三四五六七八九十百两");
    add_front(texts);
    for (const struct block *b = plan->first; b != NULL; b = b->next)
        add_block(texts, b);
    return texts;
}

void texts_free(struct texts *texts)
{
    if (texts != NULL)
        arena_free(texts->arena);
}

void check_each_text(const struct plan *plan, check_text_fn *visit,
                     void *context)
{
    struct texts *own = plan->texts == NULL ? texts_new(plan) : NULL;
    const struct texts *texts = own == NULL ? plan->texts : own;

    for (const struct text_node *t = texts->first; t != NULL; t = t->next)
        visit(&t->text, context);
    texts_free(own);
}

/* -- Findings ------------------------------------------------------------ */

const char *text_copy(const struct text *text, size_t i, size_t n,
                      struct arena *arena)
{
    return arena_strndup(arena, text->bytes + text->offsets[i],
                         text->offsets[i + n] - text->offsets[i]);
}

void text_add(struct diags *diags, enum diag_code code, const struct text *text,
              size_t i, size_t n, const char *argument)
{
    diag_add(diags, code, text_span(text, i, n),
             text_copy(text, i, n, diags->arena), argument, NULL);
}

/* An edit of n characters; false where the source spells them otherwise. */
static bool make_edit(const struct text *text, size_t i, size_t n,
                      const char *words, struct edit *edit)
{
    size_t len = text->offsets[i + n] - text->offsets[i];

    *edit = (struct edit){text_span(text, i, n), words};
    return edit->span.end - edit->span.start == len &&
           memcmp(text->plan->source->text + edit->span.start,
                  text->bytes + text->offsets[i], len) == 0;
}

void text_fix(struct diags *diags, bool is_safe, const struct text *text,
              size_t i, size_t n, const char *words)
{
    struct edit edit;

    if (make_edit(text, i, n, words, &edit))
        diag_fix(diags, is_safe, &edit, 1);
}

void text_fix_pair(struct diags *diags, bool is_safe, const struct text *text,
                   size_t i, const char *a, size_t j, const char *b)
{
    struct edit edits[2];

    if (make_edit(text, i, 1, a, &edits[0]) &&
        make_edit(text, j, 1, b, &edits[1]))
        diag_fix(diags, is_safe, edits, 2);
}

/* What is further away than this belongs to something else; without a bound a
 * long run of blanks would be walked again for each of them. */
enum { BLANKS_LOOKED_OVER = 16 };

uint32_t text_before(const struct text *text, size_t i)
{
    size_t least = i > BLANKS_LOOKED_OVER ? i - BLANKS_LOOKED_OVER : 0;
    while (i > least && scalar_is_blank(text->chars[i - 1]))
        i--;
    return i == 0 ? 0 : text->chars[i - 1];
}

uint32_t text_behind(const struct text *text, size_t i)
{
    size_t most = i + 1 + BLANKS_LOOKED_OVER;
    for (i++; i < text->n && i < most && scalar_is_blank(text->chars[i]);)
        i++;
    return i >= text->n ? 0 : text->chars[i];
}

bool text_has_han(const struct text *text, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (scalar_is_han(text->chars[i]))
            return true;
    return false;
}

size_t text_number_end(const struct text *text)
{
    struct number number;

    if (text->first > 0)
        return text->first;
    if (!number_match(text->bytes, &number))
        return 0;
    return utf8_count_bytes(text->bytes, number.mark_len);
}

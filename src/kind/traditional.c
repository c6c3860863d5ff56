/*
 * Reading traditional characters: see traditional.h.
 *
 * A plan that is written in them is analysed as its twin in simplified ones;
 * the names that are found there are looked up again in the block that they
 * come from.
 */
#include "kind/traditional.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "kind/wordlist.h"

#include <string.h>

enum {
    FIRST = 0x4E00, /* of the common hanzi, three bytes each */
    LAST = 0x9FFF,
    FEWEST = 8,   /* characters that make a text a traditional one */
    REACH = 4096, /* bytes in which the next name is looked for, */
    BACK = 240    /* and as many in front of it */
};

/* Characters and what stands for them: a table by hash, and a bit for each
 * that is in it, as nearly all are not. */
struct forms {
    uint64_t known[(LAST - FIRST) / 64 + 1];
    struct form {
        uint16_t from, to; /* from is 0: nothing */
    } * slots;
    size_t n_slots; /* a power of two; half of them are free */
};

struct traditional {
    struct forms simplified;
    struct forms written; /* the other way round */
    const char *kept;     /* those that simplified texts use as well */
};

static void make_room(struct forms *forms, size_t n, struct arena *arena)
{
    forms->n_slots = 2;
    while (forms->n_slots < 2 * n)
        forms->n_slots *= 2;
    forms->slots = arena_array(arena, forms->n_slots, sizeof(struct form));
}

/* Where the form of scalar stands, or would stand. */
static struct form *find_form(const struct forms *forms, uint32_t scalar)
{
    const uint32_t spread = 2654435761u; /* 2^32 by the golden ratio */
    for (size_t i = scalar * spread >> 16;; i++) {
        struct form *form = &forms->slots[i & (forms->n_slots - 1)];
        if (form->from == scalar || form->from == 0)
            return form;
    }
}

static bool is_common(uint32_t scalar)
{
    return scalar >= FIRST && scalar <= LAST;
}

static uint64_t bit_of(uint32_t scalar)
{
    return UINT64_C(1) << ((scalar - FIRST) & 63);
}

/* The form of scalar, or 0. */
static uint32_t form_of(const struct forms *forms, uint32_t scalar)
{
    return is_common(scalar) &&
                   (forms->known[(scalar - FIRST) / 64] & bit_of(scalar)) != 0
               ? find_form(forms, scalar)->to
               : 0;
}

/* The first form of a character counts. */
static void add_form(struct forms *forms, uint32_t from, uint32_t to)
{
    struct form *form = find_form(forms, from);
    if (form->from != 0)
        return;
    *form = (struct form){(uint16_t)from, (uint16_t)to};
    forms->known[(from - FIRST) / 64] |= bit_of(from);
}

const struct traditional *traditional_load(struct arena *arena,
                                           struct diags *diags)
{
    const struct lexicon *file =
        lexicon_load("templates/traditional.txt", arena, diags);
    if (file == NULL)
        return NULL;
    const struct lexicon_section *all = lexicon_section(file, "");
    const char *pairs = lexicon_get(all, "pairs", ""), *pair;
    struct traditional *traditional =
        arena_new_object(arena, struct traditional);
    size_t n = wordlist_count(pairs);
    traditional->kept = lexicon_get(all, "kept", "");
    make_room(&traditional->simplified, n, arena);
    make_room(&traditional->written, n, arena);
    for (size_t len; (pair = wordlist_next(&pairs, &len)) != NULL;) {
        uint32_t from = utf8_next(&pair), to = utf8_next(&pair);
        if (!is_common(from) || !is_common(to))
            continue;
        add_form(&traditional->simplified, from, to);
        add_form(&traditional->written, to, from);
    }
    return traditional;
}

uint32_t traditional_fault(const struct traditional *traditional,
                           uint32_t scalar)
{
    uint32_t to = form_of(&traditional->simplified, scalar);
    for (const char *p = traditional->kept; to != 0 && *p != '\0';)
        if (utf8_next(&p) == scalar)
            to = 0;
    return to;
}

void traditional_simplify(const struct traditional *traditional, char *text,
                          size_t len)
{
    for (const char *p = text; p < text + len;) {
        char *here = text + (p - text);
        uint32_t to = form_of(&traditional->simplified, utf8_next(&p));
        if (to != 0)
            utf8_write(to, here);
    }
}

bool traditional_begins(const struct traditional *traditional, const char *text)
{
    enum { NEAR = 600 }; /* characters */
    for (size_t n = 0; *text != '\0' && n < NEAR; n++)
        if (form_of(&traditional->simplified, utf8_next(&text)) != 0)
            return true;
    return false;
}

const char *traditional_add(const struct traditional *traditional,
                            const char *words, struct arena *arena)
{
    struct buf out = BUF_EMPTY;
    buf_add_str(&out, words);
    buf_add_char(&out, ' ');
    for (const char *p = words; *p != '\0';) {
        uint32_t scalar = utf8_next(&p);
        uint32_t written = form_of(&traditional->written, scalar);
        buf_add_utf8(&out, written == 0 ? scalar : written);
    }
    const char *both = arena_strdup(arena, buf_text(&out));
    buf_free(&out);
    return both;
}

/* -- The twin ------------------------------------------------------------ */

struct twin {
    const struct traditional *traditional;
    struct arena *arena;
};

static const char *copy_text(const struct twin *twin, const char *text)
{
    if (text == NULL)
        return NULL;
    size_t len = strlen(text);
    char *copy = arena_alloc(twin->arena, len + 1);
    memcpy(copy, text, len + 1);
    traditional_simplify(twin->traditional, copy, len);
    return copy;
}

static struct run *copy_runs(const struct twin *twin, const struct run *runs)
{
    struct run *first = NULL, **end = &first;
    for (const struct run *run = runs; run != NULL; run = run->next) {
        *end = arena_new_object(twin->arena, struct run);
        **end = *run;
        (*end)->text = copy_text(twin, run->text);
        (*end)->next = NULL;
        end = &(*end)->next;
    }
    return first;
}

static void copy_table(const struct twin *twin, struct table *table)
{
    size_t n = table->n_rows * table->n_columns;
    struct run **cells = arena_array(twin->arena, n, sizeof(*cells));
    for (size_t i = 0; i < n; i++)
        cells[i] = copy_runs(twin, table->cells[i]);
    table->cells = cells;
}

static void copy_heading(const struct twin *twin, struct heading *heading)
{
    heading->runs = copy_runs(twin, heading->runs);
    heading->text = runs_text(heading->runs, twin->arena);
    heading->written_number = copy_text(twin, heading->written_number);
}

static void copy_block(const struct twin *twin, struct block *block)
{
    switch (block->kind) { /* no default: -Wswitch names the kind we forgot */
    case BLOCK_HEADING:
        copy_heading(twin, &block->as.heading);
        break;
    case BLOCK_PARAGRAPH:
        block->as.paragraph = copy_runs(twin, block->as.paragraph);
        break;
    case BLOCK_ITEM:
        block->as.item.runs = copy_runs(twin, block->as.item.runs);
        break;
    case BLOCK_TABLE:
        copy_table(twin, &block->as.table);
        break;
    case BLOCK_IMAGE:
    case BLOCK_PAGE_BREAK:
        break;
    }
}

/* Counts up to FEWEST of the text's traditional characters. */
static size_t count(const struct traditional *traditional, const char *text)
{
    size_t n = 0;
    while (text != NULL && *text != '\0' && n < FEWEST)
        n += form_of(&traditional->simplified, utf8_next(&text)) != 0;
    return n;
}

static bool is_traditional(const struct plan *plan,
                           const struct traditional *traditional)
{
    size_t n = count(traditional, plan->title);
    for (const struct block *b = plan->first; b != NULL && n < FEWEST;
         b = b->next)
        if (b->kind == BLOCK_HEADING)
            n += count(traditional, b->as.heading.text);
        else if (b->kind == BLOCK_PARAGRAPH)
            for (const struct run *r = b->as.paragraph; r != NULL; r = r->next)
                n += count(traditional, r->text);
    return n >= FEWEST;
}

struct plan *traditional_twin(const struct plan *plan,
                              const struct traditional *traditional)
{
    struct twin twin = {traditional, plan->arena};
    if (!is_traditional(plan, traditional))
        return NULL;
    struct plan *copy = arena_new_object(plan->arena, struct plan);
    *copy = *plan;
    copy->title = copy_text(&twin, plan->title);
    copy->first = copy->last = NULL;
    for (const struct block *b = plan->first; b != NULL; b = b->next) {
        struct block *block = plan_add_block(copy, b->kind, b->span);
        block->as = b->as;
        copy_block(&twin, block);
    }
    plan_outline(copy);
    return copy;
}

/* -- What was found ------------------------------------------------------ */

/* A walk over both plans, side by side. */
struct pair {
    const struct block *own, *twin;
    const char *own_text, *twin_text; /* of these blocks */
    size_t at;                        /* where the name before was */
    struct arena *arena;
};

static void begin(struct pair *pair, const struct plan *plan,
                  const struct plan *twin)
{
    *pair = (struct pair){
        .own = plan->first, .twin = twin->first, .arena = plan->arena};
}

/* Goes on to the block at span; what is found comes in their order. */
static void find_block(struct pair *pair, struct span span)
{
    while (pair->own != NULL && pair->own->span.start != span.start) {
        pair->own = pair->own->next;
        pair->twin = pair->twin->next;
        pair->own_text = NULL;
    }
    if (pair->own == NULL || pair->own_text != NULL)
        return;
    pair->own_text = block_text(pair->own, pair->arena);
    pair->twin_text = block_text(pair->twin, pair->arena);
    pair->at = 0;
}

/* The place of text in the twin's block, near the one before, or NULL. */
static const char *find_text(struct pair *pair, const char *text)
{
    const char *from = pair->twin_text + pair->at;
    const char *found = memmem(from, strnlen(from, REACH), text, strlen(text));
    size_t place = found == NULL ? 0 : (size_t)(found - pair->twin_text);
    if (place > pair->at + BACK) /* a title may stand before its name */
        pair->at = place - BACK;
    return found;
}

/* text as the plan itself writes it; what stands nowhere stays as it is. */
static const char *own_text(struct pair *pair, struct span span,
                            const char *text)
{
    find_block(pair, span);
    if (text == NULL || *text == '\0' || pair->own == NULL)
        return text;
    const char *found = find_text(pair, text);
    if (found == NULL)
        return text;
    return arena_strndup(
        pair->arena, pair->own_text + (found - pair->twin_text), strlen(text));
}

static void take_stages(struct pair *pair, struct stage *stages)
{
    for (struct stage *s = stages; s != NULL; s = s->next) {
        s->name = own_text(pair, s->span, s->name);
        s->period.text = own_text(pair, s->span, s->period.text);
        s->period.start_event = own_text(pair, s->span, s->period.start_event);
        s->period.end_event = own_text(pair, s->span, s->period.end_event);
    }
}

static void take_people(struct pair *pair, struct leader *leaders)
{
    for (struct leader *l = leaders; l != NULL; l = l->next) {
        l->post = own_text(pair, l->span, l->post);
        l->name = own_text(pair, l->span, l->name);
        l->title = own_text(pair, l->span, l->title);
    }
}

static void take_duties(struct pair *pair, struct duty *duties)
{
    for (struct duty *d = duties; d != NULL; d = d->next) {
        d->unit = own_text(pair, d->span, d->unit);
        d->task = own_text(pair, d->span, d->task);
    }
}

static void take_headings(struct plan *plan, const struct plan *twin)
{
    const struct block *t = twin->first;
    for (struct block *b = plan->first; b != NULL; b = b->next, t = t->next)
        if (b->kind == BLOCK_HEADING)
            b->as.heading.roles = t->as.heading.roles;
}

static void take_carriers(struct plan *plan, const struct plan *twin)
{
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        struct pair pair;
        struct role_carrier carrier = twin->carriers[role];
        begin(&pair, plan, twin);
        if (!span_is_none(carrier.span))
            carrier.heading = own_text(&pair, carrier.span, carrier.heading);
        plan->carriers[role] = carrier;
    }
}

void traditional_take(struct plan *plan, const struct plan *twin)
{
    struct pair pair;
    plan->kind = twin->kind;
    plan->kind_reason = twin->kind_reason;
    plan->required = twin->required;
    plan->missing = twin->missing;
    take_headings(plan, twin);
    take_carriers(plan, twin);
    plan->stages = twin->stages;
    plan->leaders = twin->leaders;
    plan->duties = twin->duties;
    begin(&pair, plan, twin);
    take_stages(&pair, plan->stages);
    begin(&pair, plan, twin);
    take_people(&pair, plan->leaders);
    begin(&pair, plan, twin);
    take_duties(&pair, plan->duties);
}

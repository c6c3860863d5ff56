/*
 * Looking for wrong forms in the source itself, so that what is found is what
 * can be mended.  The forms are sorted: each place where one may stand costs
 * one search among them, whatever their number.
 */
#include "check/terms.h"

#include "base/data.h"
#include "base/lexicon.h"
#include "base/utf8.h"
#include "kind/wordlist.h"

#include <stdlib.h>
#include <string.h>

/* -- The order of terms -------------------------------------------------- */

static int compare_terms(const void *left, const void *right)
{
    const struct term *a = left, *b = right;
    return strcmp(a->wrong, b->wrong);
}

/* What a term begins with stands before it, or is what such a one begins
 * with; the first of equal ones counts. */
static void link_terms(struct terms *terms)
{
    for (size_t i = 1; i < terms->n; i++) {
        const struct term *shorter = &terms->items[i - 1];
        while (shorter != NULL && strncmp(shorter->wrong, terms->items[i].wrong,
                                          strlen(shorter->wrong)) != 0)
            shorter = shorter->shorter;
        terms->items[i].shorter = shorter;
    }
}

/* -- Where they begin ---------------------------------------------------- */

static void add_start(struct terms *terms, const char *wrong)
{
    for (size_t i = 0; i < TERM_LOOKED_AT; i++) {
        if (*wrong == '\0')
            scalar_set_fill(&terms->starts[i]);
        else
            scalar_set_add(&terms->starts[i], utf8_next(&wrong));
    }
}

/* Whether a wrong form may go on with text behind its first character: nearly
 * never. */
static bool may_go_on(const struct terms *terms, const char *text)
{
    for (size_t i = 1; i < TERM_LOOKED_AT; i++)
        if (!scalar_set_may_have(&terms->starts[i], utf8_next(&text)))
            return false;
    return true;
}

void terms_order(struct terms *terms)
{
    if (terms->n > 1)
        qsort(terms->items, terms->n, sizeof(*terms->items), compare_terms);
    link_terms(terms);
    for (size_t i = 0; i < terms->n; i++)
        add_start(terms, terms->items[i].wrong);
}

/* -- Looking for them ---------------------------------------------------- */

struct search {
    const struct plan *plan;
    const struct terms *terms;
    struct diags *diags;
    enum diag_code code;
};

static bool begins_with(const char *text, const char *end, const char *word)
{
    size_t len = strlen(word);
    return (size_t)(end - text) >= len && memcmp(text, word, len) == 0;
}

/* Whether the word is what text begins with, or comes before that in order. */
static bool is_up_to(const char *word, const char *text)
{
    for (; *word != '\0' && *word == *text; word++)
        text++;
    return (unsigned char)*word <= (unsigned char)*text;
}

/* The longest wrong form at text, or NULL. */
static const struct term *term_at(const struct terms *terms, const char *text,
                                  const char *end)
{
    size_t low = 0, high = terms->n;
    while (low < high) { /* to the last form that is not behind text */
        size_t middle = low + (high - low) / 2;
        if (is_up_to(terms->items[middle].wrong, text))
            low = middle + 1;
        else
            high = middle;
    }
    const struct term *term = low == 0 ? NULL : &terms->items[low - 1];
    while (term != NULL && !begins_with(text, end, term->wrong))
        term = term->shorter;
    return term;
}

/* Whether the wrong form at text is part of the right one: 市科协 in
 * 某市科协. */
static bool is_within_right(const struct term *term, const char *start,
                            const char *text, const char *end)
{
    const char *at = term->right;
    while ((at = strstr(at, term->wrong)) != NULL) {
        size_t before = (size_t)(at - term->right);
        if ((size_t)(text - start) >= before &&
            begins_with(text - before, end, term->right))
            return true;
        at++;
    }
    return false;
}

/* Behind what is no text of the author's: the target of a link, a comment or
 * tag, {role=…}, an address; text itself if none begins here. */
static const char *skip_markup(const char *text, const char *end)
{
    static const struct {
        const char *open, *close;
    } marks[] = {{"](", ")"}, {"<!--", "-->"},   {"<", ">"},
                 {"{", "}"},  {"http://", NULL}, {"https://", NULL}};
    enum { LONGEST = 2048 }; /* bytes: a mark alone costs no more */
    if (*text != ']' && *text != '<' && *text != '{' && *text != 'h')
        return text; /* almost always */
    if (end - text > LONGEST)
        end = text + LONGEST;
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        if (!begins_with(text, end, marks[i].open))
            continue;
        if (marks[i].close == NULL) {
            while (text<end && * text> ' ' && *text < 0x7F)
                text++;
            return text;
        }
        const char *line = memchr(text, '\n', (size_t)(end - text));
        size_t len = (size_t)((line == NULL ? end : line) - text);
        const char *close =
            memmem(text, len, marks[i].close, strlen(marks[i].close));
        return close == NULL ? text : close + strlen(marks[i].close);
    }
    return text;
}

static void report(const struct search *search, const struct term *term,
                   const char *at)
{
    uint32_t start = (uint32_t)(at - search->plan->source->text);
    struct span span = {start, start + (uint32_t)strlen(term->wrong)};
    bool is_own = search->code == DIAG_TERM_WRONG; /* says the office */
    diag_add(search->diags, search->code, span, term->wrong, term->right, NULL);
    if (!is_own)
        diag_hint(search->diags, "别处可能还有，请通读全文",
                  "others may be wrong, too: read the text through");
    diag_fix(search->diags, is_own, &(struct edit){span, term->right}, 1);
}

static void search_span(const struct search *search, struct span span)
{
    if (span_is_none(span))
        return;
    const char *start = search->plan->source->text + span.start;
    const char *end = search->plan->source->text + span.end;
    const struct scalar_set *firsts = &search->terms->starts[0];
    for (const char *p = start, *next;
         (p = scalar_set_skip(firsts, p, end)) < end; p = next) {
        next = skip_markup(p, end);
        if (next > p)
            continue;
        next += utf8_length(*p);
        const struct term *term = may_go_on(search->terms, next)
                                      ? term_at(search->terms, p, end)
                                      : NULL;
        if (term == NULL)
            continue;
        if (!is_within_right(term, start, p, end))
            report(search, term, p);
        next = p + strlen(term->wrong);
    }
}

static void search_names(const struct search *search, const struct names *names)
{
    for (size_t i = 0; i < names->n; i++)
        search_span(search, names->spans[i]);
}

static bool is_in_body(const struct plan *plan, struct span span)
{
    return plan->first != NULL && span.start >= plan->first->span.start;
}

static void check_forms(const struct plan *plan, const struct terms *terms,
                        enum diag_code code, struct diags *diags)
{
    struct search search = {
        .plan = plan, .terms = terms, .diags = diags, .code = code};
    if (terms->n == 0)
        return;
    if (!is_in_body(plan, plan->title_span))
        search_span(&search, plan->title_span);
    search_names(&search, &plan->meta.issuer);
    search_names(&search, &plan->meta.to);
    search_names(&search, &plan->meta.cc);
    for (const struct block *b = plan->first; b != NULL; b = b->next)
        search_span(&search, b->span);
}

void check_terms(const struct plan *plan, const struct terms *terms,
                 struct diags *diags)
{
    check_forms(plan, terms, DIAG_TERM_WRONG, diags);
}

void check_damaged_words(const struct plan *plan, const struct terms *words,
                         struct diags *diags)
{
    check_forms(plan, words, DIAG_WORD_DAMAGED, diags);
}

/* -- Damaged words ------------------------------------------------------- */

#define ARROW "→"

/* phrase with what is on the left of each arrow become what is on its right;
 * NULL: one of them is not in it. */
static const char *damage(const char *phrase,
                          const struct wordlist *replacements,
                          struct arena *arena)
{
    for (size_t i = 0; i < replacements->n; i++) {
        const char *old = replacements->items[i].text;
        const char *arrow = strstr(old, ARROW);
        size_t len = arrow == NULL ? 0 : (size_t)(arrow - old);
        const char *at = memmem(phrase, strlen(phrase), old, len);
        if (len == 0 || at == NULL)
            return NULL;
        const char *new = arrow + strlen(ARROW);
        char *damaged = arena_alloc(arena, strlen(phrase) + strlen(new));
        char *end = mempcpy(damaged, phrase, (size_t)(at - phrase));
        strcpy(stpcpy(end, new), at + len);
        phrase = damaged;
    }
    return phrase;
}

/* Takes an entry, 发展→开展: 经济社会发展 …  False: it is wrong. */
static bool add_damaged(struct terms *terms, const struct lexicon_entry *entry,
                        struct arena *arena)
{
    struct wordlist replacements = wordlist_split(entry->name, arena);
    struct wordlist phrases = wordlist_split(entry->text, arena);
    for (size_t i = 0; i < phrases.n; i++) {
        const char *right = phrases.items[i].text;
        const char *wrong = damage(right, &replacements, arena);
        if (wrong == NULL || strcmp(wrong, right) == 0)
            return false;
        terms->items[terms->n++] = (struct term){wrong, right, NULL};
    }
    return phrases.n > 0;
}

static bool add_all_damaged(struct terms *terms, const struct lexicon *lexicon,
                            struct arena *arena)
{
    const struct lexicon_section *all = lexicon_section(lexicon, "");
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++)
        n += wordlist_count(all->entries[i].text);
    terms->items = arena_array(arena, n, sizeof(*terms->items));
    for (size_t i = 0; i < all->n; i++)
        if (!add_damaged(terms, &all->entries[i], arena))
            return false;
    terms_order(terms);
    return lexicon->n == 1 && n > 0;
}

const struct terms *damaged_words_load(struct diags *diags)
{
    static const char file[] = "templates/damaged-words.txt";
    const struct lexicon *lexicon = lexicon_load(file, diags->arena, diags);
    if (lexicon == NULL)
        return NULL;
    struct terms *terms = arena_new_object(diags->arena, struct terms);
    if (add_all_damaged(terms, lexicon, diags->arena))
        return terms;
    data_refuse(file, diags->arena, diags);
    return NULL;
}

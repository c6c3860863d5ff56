/*
 * The words of templates/page.txt.
 *
 * Phrases are squeezed as lines are: without blanks and invisible characters,
 * in lower case and half width, so that one spelling in the data covers all.
 */
#include "read/page_words.h"

#include "base/lexicon.h"
#include "base/utf8.h"
#include "kind/traditional.h"
#include "kind/wordlist.h"

#include <string.h>

_Static_assert(LIST_COUNT <= 64, "a bit for each list in the doors");

static const char *const list_keys[] = {
#define X(name, key) key,
    PAGE_LISTS(X)
#undef X
};

struct phrase {
    const char *text; /* squeezed */
    size_t len;
    uint32_t first; /* character */
};

enum { BUCKETS = 256 };

/* The items sorted into buckets by their first characters. */
struct phrases {
    struct phrase *items;
    size_t n;
    uint16_t ends[BUCKETS]; /* where each bucket ends */
};

enum { DOORS = 2048 };

struct page {
    struct phrases lists[LIST_COUNT];
    uint64_t doors[DOORS]; /* by first character: bits of the lists that have
                            * phrases with it */
};

static size_t bucket_of(uint32_t first)
{
    return first % BUCKETS;
}

/* Sorts the items by counting. */
static void fill_buckets(struct phrases *list, struct arena *arena)
{
    struct phrase *sorted = arena_array(arena, list->n, sizeof(*sorted));
    uint16_t next[BUCKETS] = {0};
    for (size_t i = 0; i < list->n; i++)
        list->ends[bucket_of(list->items[i].first)]++;
    for (size_t i = 1; i < BUCKETS; i++) {
        next[i] = list->ends[i - 1];
        list->ends[i] = (uint16_t)(list->ends[i] + next[i]);
    }
    for (size_t i = 0; i < list->n; i++)
        sorted[next[bucket_of(list->items[i].first)]++] = list->items[i];
    list->items = sorted;
}

static void split_phrases(const char *text, struct phrases *list,
                          struct arena *arena)
{
    list->items =
        arena_array(arena, wordlist_count(text), sizeof(*list->items));
    const char *word;
    for (size_t len; (word = wordlist_next(&text, &len)) != NULL;) {
        struct squeezed squeezed;
        if (squeeze(word, len, &squeezed))
            list->items[list->n++] = (struct phrase){
                arena_strndup(arena, squeezed.text, squeezed.len), squeezed.len,
                utf8_peek(squeezed.text)};
    }
    fill_buckets(list, arena);
}

struct page *page_load(const struct traditional *traditional,
                       struct arena *arena, struct diags *diags)
{
    const struct lexicon *lexicon =
        lexicon_load("templates/page.txt", arena, diags);
    if (lexicon == NULL)
        return NULL;
    const struct lexicon_section *all = lexicon_section(lexicon, "");
    struct page *page = arena_new_object(arena, struct page);
    for (size_t i = 0; i < LIST_COUNT; i++) {
        const char *words = lexicon_get(all, list_keys[i], "");
        if (traditional != NULL)
            words = traditional_add(traditional, words, arena);
        split_phrases(words, &page->lists[i], arena);
    }
    for (unsigned i = 0; i < LIST_COUNT; i++)
        for (size_t k = 0; k < page->lists[i].n; k++)
            page->doors[page->lists[i].items[k].first % DOORS] |= UINT64_C(1)
                                                                  << i;
    return page;
}

static bool may_begin(const struct page *page, enum phrase_list id,
                      uint32_t first)
{
    return (page->doors[first % DOORS] >> id & 1) != 0;
}

/* Bytes of the longest phrase that begins with the character first and that
 * text begins with, or 0. */
static size_t longest(const struct phrases *list, uint32_t first,
                      const char *text, size_t len)
{
    size_t best = 0;
    size_t bucket = bucket_of(first);
    const struct phrase *end = list->items + list->ends[bucket];
    const struct phrase *w =
        list->items + (bucket == 0 ? 0 : list->ends[bucket - 1]);
    for (; w < end; w++)
        if (w->first == first && w->len <= len && w->len > best &&
            memcmp(text, w->text, w->len) == 0)
            best = w->len;
    return best;
}

size_t phrase_prefix(const struct page *page, enum phrase_list id,
                     const char *text, size_t len)
{
    uint32_t first = utf8_peek(text);
    return len == 0 || !may_begin(page, id, first)
               ? 0
               : longest(&page->lists[id], first, text, len);
}

const char *phrase_find(const struct page *page, enum phrase_list id,
                        const struct squeezed *line, const char *from,
                        const char **end)
{
    const char *stop = line->text + line->len;
    for (const char *p = from; p < stop;) {
        const char *here = p;
        uint32_t first = utf8_next(&p);
        if (!may_begin(page, id, first))
            continue;
        size_t len =
            longest(&page->lists[id], first, here, (size_t)(stop - here));
        if (len > 0) {
            *end = here + len;
            return here;
        }
    }
    return NULL;
}

bool phrase_is_in(const struct page *page, enum phrase_list id,
                  const struct squeezed *line)
{
    const char *end;
    return phrase_find(page, id, line, line->text, &end) != NULL;
}

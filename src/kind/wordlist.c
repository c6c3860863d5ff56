/*
 * Lists of words: see wordlist.h.
 */
#include "kind/wordlist.h"

#include "base/utf8.h"

#include <string.h>

static bool is_gap(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static const char *skip_gaps(const char *p)
{
    while (is_gap(*p))
        p++;
    return p;
}

static const char *word_end(const char *p)
{
    while (*p != '\0' && !is_gap(*p))
        p++;
    return p;
}

/* The last six bits of a character: those of the last of its bytes, too. */
static uint64_t bit_of(uint32_t scalar)
{
    return UINT64_C(1) << (scalar & 63);
}

static void add_item(struct wordlist *list, const char *text, size_t len)
{
    list->items[list->n++] = (struct wording){text, len};
    list->firsts |= bit_of(utf8_peek(text));
    list->lasts |= bit_of((unsigned char)text[len - 1]);
}

size_t wordlist_count(const char *text)
{
    size_t n = 0;
    for (const char *p = skip_gaps(text); *p != '\0'; n++)
        p = skip_gaps(word_end(p));
    return n;
}

struct wordlist wordlist_split(const char *text, struct arena *arena)
{
    struct wordlist list = {0};
    if (text == NULL)
        return list;
    list.items = arena_array(arena, wordlist_count(text), sizeof(*list.items));
    char *copy = arena_strdup(arena, text); /* a NUL behind every word */
    for (const char *p = skip_gaps(copy); *p != '\0';) {
        const char *end = word_end(p), *next = skip_gaps(end);
        copy[end - copy] = '\0';
        add_item(&list, p, (size_t)(end - p));
        p = next;
    }
    return list;
}

bool wordlist_may_begin(const struct wordlist *list, const char *text)
{
    return (list->firsts & bit_of(utf8_peek(text))) != 0;
}

/* The last byte goes first: the first ones of hanzi are often the same. */
static bool stands_at(const char *text, const struct wording *word)
{
    size_t last = word->len - 1;
    return text[last] == word->text[last] &&
           memcmp(text, word->text, last) == 0;
}

const struct wording *wordlist_prefix(const struct wordlist *list,
                                      const char *text, size_t len)
{
    const struct wording *best = NULL;
    if (len == 0 || !wordlist_may_begin(list, text))
        return NULL;
    for (const struct wording *w = list->items; w < list->items + list->n; w++)
        if (w->len <= len && (best == NULL || w->len > best->len) &&
            stands_at(text, w))
            best = w;
    return best;
}

const struct wording *wordlist_suffix(const struct wordlist *list,
                                      const char *text, size_t len)
{
    const struct wording *best = NULL;
    const char *end = text + len;
    if (len == 0 || (list->lasts & bit_of((unsigned char)end[-1])) == 0)
        return NULL;
    for (const struct wording *w = list->items; w < list->items + list->n; w++)
        if (w->len <= len && (best == NULL || w->len > best->len) &&
            stands_at(end - w->len, w))
            best = w;
    return best;
}

bool wordlist_has(const struct wordlist *list, const char *text, size_t len)
{
    const struct wording *word = wordlist_prefix(list, text, len);
    return word != NULL && word->len == len;
}

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

const char *wordlist_next(const char **text, size_t *len)
{
    const char *p = *text;
    while (is_gap(*p))
        p++;
    const char *word = p;
    while (*p != '\0' && !is_gap(*p))
        p++;
    *text = p;
    *len = (size_t)(p - word);
    return *len == 0 ? NULL : word;
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
    for (size_t len; wordlist_next(&text, &len) != NULL;)
        n++;
    return n;
}

struct wordlist wordlist_split(const char *text, struct arena *arena)
{
    struct wordlist list = {0};
    if (text == NULL)
        return list;
    list.items = arena_array(arena, wordlist_count(text), sizeof(*list.items));
    char *copy = arena_strdup(arena, text); /* a NUL behind every word */
    const char *word, *rest = copy;
    for (size_t len; (word = wordlist_next(&rest, &len)) != NULL;) {
        bool is_last = *rest == '\0';
        copy[rest - copy] = '\0';
        rest += !is_last;
        add_item(&list, word, len);
    }
    return list;
}

struct wordlist wordlist_load(const struct lexicon_section *section,
                              const char *name, struct arena *arena)
{
    return wordlist_split(lexicon_get(section, name, NULL), arena);
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

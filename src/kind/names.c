/*
 * Telling names from titles, and finding labels (组　长：).
 */
#include "kind/names.h"

#include "base/utf8.h"

#include <string.h>

enum { HAN = 3 }; /* bytes of a common hanzi */

bool slice_begins_with_label(struct slice slice)
{
    enum { LONGEST = 6 };
    const char *p = slice.start;
    for (int n = 0; n <= LONGEST && p < slice.end; n++) {
        uint32_t scalar = utf8_next(&p);
        if (scalar == 0xFF1A || scalar == ':')
            return n >= 2;
        if (!scalar_is_han(scalar))
            return false;
    }
    return false;
}

bool slice_is_empty(struct slice slice)
{
    return slice.end <= slice.start;
}

const char *slice_copy(struct slice slice, struct arena *arena)
{
    return arena_strndup(arena, slice.start, (size_t)(slice.end - slice.start));
}

struct slice slice_trim(struct slice slice)
{
    while (slice.start < slice.end && scalar_is_blank(utf8_peek(slice.start)))
        utf8_next(&slice.start);
    while (slice.start < slice.end &&
           scalar_is_blank(utf8_before(slice.start, slice.end)))
        slice.end = utf8_back(slice.start, slice.end);
    return slice;
}

bool slice_drop_end(struct slice *slice, const char *word)
{
    size_t len = strlen(word);
    if (slice->end - slice->start <= (ptrdiff_t)len ||
        memcmp(slice->end - len, word, len) != 0)
        return false;
    slice->end -= len;
    return true;
}

bool slice_drop_start(struct slice *slice, const char *word)
{
    size_t len = strlen(word);
    if (slice->end - slice->start <= (ptrdiff_t)len ||
        memcmp(slice->start, word, len) != 0)
        return false;
    slice->start += len;
    return true;
}

const char *slice_find(struct slice slice, const char *word)
{
    if (slice_is_empty(slice))
        return NULL;
    return memmem(slice.start, (size_t)(slice.end - slice.start), word,
                  strlen(word));
}

static uint64_t bit_of(uint32_t scalar)
{
    return UINT64_C(1) << (scalar & 63);
}

bool slice_cut(struct slice *rest, const char32_t *marks, struct slice *piece)
{
    if (slice_is_empty(*rest))
        return false;
    int depth = 0;
    const char *p = rest->start;
    /* the last bits of the marks and of brackets: most characters are none */
    uint64_t bits = bit_of(0xFF08) | bit_of('(') | bit_of(0xFF09) | bit_of(')');
    bool has_hanzi = false;
    for (const char32_t *mark = marks; *mark != 0; mark++) {
        bits |= bit_of(*mark);
        has_hanzi |= scalar_is_han(*mark);
    }
    while (p < rest->end) {
        if (!has_hanzi && (p = utf8_skip_hanzi(p, rest->end)) == rest->end)
            break;
        const char *at = p;
        uint32_t scalar = utf8_next(&p);
        if ((bits & bit_of(scalar)) == 0)
            continue;
        depth += scalar == 0xFF08 || scalar == '(';
        depth -= depth > 0 && (scalar == 0xFF09 || scalar == ')');
        if (depth > 0 || !scalar_is_among(scalar, marks))
            continue;
        *piece = (struct slice){rest->start, at};
        rest->start = p;
        return true;
    }
    *piece = *rest;
    rest->start = rest->end;
    return true;
}

/* 各镇（街道） without its bracket. */
static struct slice without_bracket(struct slice slice)
{
    const char *open = slice_find(slice, "（");
    uint32_t last =
        slice_is_empty(slice) ? 0 : utf8_before(slice.start, slice.end);
    if (open != NULL && open > slice.start && last == 0xFF09)
        slice.end = open;
    return slice;
}

bool slice_is_unit(struct slice slice, const struct people_words *words)
{
    size_t len = (size_t)(slice.end - slice.start);
    if (slice_is_empty(slice) || len < 2 * HAN || len > 24 * HAN)
        return false;
    int depth = 0; /* of brackets: 各县（市、区） */
    for (const char *p = slice.start; p < slice.end;) {
        uint32_t scalar = utf8_next(&p);
        depth += scalar == 0xFF08 || scalar == '(';
        if (!scalar_is_han(scalar) && !scalar_is_digit(scalar) &&
            !scalar_is_among(scalar, U"（）()") &&
            (depth == 0 || scalar != 0x3001))
            return false;
        depth -= scalar == 0xFF09 || scalar == ')';
    }
    struct slice name = without_bracket(slice);
    return wordlist_suffix(&words->units, name.start,
                           (size_t)(name.end - name.start)) != NULL;
}

bool slice_is_in(struct slice slice, const struct wordlist *words)
{
    return wordlist_has(words, slice.start, (size_t)(slice.end - slice.start));
}

struct slice slice_of_cell(const struct table *table, size_t row, size_t column,
                           struct arena *arena)
{
    const char *text =
        runs_text(table->cells[row * table->n_columns + column], arena);
    return slice_trim((struct slice){text, text + strlen(text)});
}

/* -- People -------------------------------------------------------------- */

static size_t count_han(struct slice slice)
{
    size_t n = 0;
    for (const char *p = slice.start; p < slice.end; n++) {
        uint32_t scalar = utf8_next(&p);
        if (!scalar_is_han(scalar) && scalar != 0x00B7)
            return 0;
    }
    return n;
}

static bool has_surname(struct slice slice, const struct people_words *words)
{
    const char *end = slice.start;
    char first[8];
    utf8_next(&end);
    size_t len = (size_t)(end - slice.start);
    memcpy(first, slice.start, len);
    first[len] = '\0';
    return strstr(words->surnames, first) != NULL;
}

/* A name: a surname and one or two characters, 欧阳 and two; or, behind a
 * title, one of another people (巴音贺希格). */
static bool is_name(struct slice slice, bool is_behind_title,
                    const struct people_words *words)
{
    size_t n = count_han(slice);
    if (n < 2 || n > 10)
        return false;
    if (scalar_is_among(utf8_peek(slice.start), U"的等各和及有为"))
        return false;
    /* 任 is a surname behind a title only: 副局长任敏 */
    if (utf8_peek(slice.start) == U'任' && !is_behind_title)
        return false;
    size_t len = (size_t)(slice.end - slice.start);
    if (wordlist_suffix(&words->units, slice.start, len) != NULL && n > 2)
        return false;
    if (n <= 4 && has_surname(slice, words))
        return true;
    return n >= 4 && is_behind_title;
}

bool name_split_pair(struct slice name, const struct people_words *words,
                     struct slice *second)
{
    size_t len = (size_t)(name.end - name.start);
    if (count_han(name) != 4 || len != 4 * HAN || !has_surname(name, words) ||
        wordlist_prefix(&words->compound_surnames, name.start, len) != NULL)
        return false;
    *second = (struct slice){name.start + 2 * HAN, name.end};
    return has_surname(*second, words);
}

/* The end of the last title in the text, or NULL. */
static const char *title_end(struct slice text,
                             const struct people_words *words)
{
    const char *end = NULL;
    for (const char *p = text.start; p < text.end; utf8_next(&p)) {
        const struct wording *title =
            wordlist_prefix(&words->titles, p, (size_t)(text.end - p));
        if (title != NULL && p + title->len > end)
            end = p + title->len;
    }
    return end;
}

/* 张力（党支部书记） */
static bool read_bracketed(struct slice text, const struct people_words *words,
                           struct person *person)
{
    const char *open = slice_find(text, "（");
    size_t len = strlen("（");
    if (open == NULL) {
        open = slice_find(text, "(");
        len = 1;
    }
    if (open == NULL)
        return false;
    struct slice name = slice_trim((struct slice){text.start, open});
    struct slice title = {open + len, text.end};
    slice_drop_end(&title, "）");
    slice_drop_end(&title, ")");
    if (!is_name(name, true, words))
        return false;
    *person = (struct person){name, slice_trim(title)};
    return true;
}

/* 张力　党支部书记, 党支部书记　张力 */
static bool read_spaced(struct slice text, const struct people_words *words,
                        struct person *person)
{
    const char *p = text.start;
    while (p < text.end && !scalar_is_blank(utf8_peek(p)))
        utf8_next(&p);
    if (p >= text.end)
        return false;
    struct slice first = {text.start, p};
    struct slice second = slice_trim((struct slice){p, text.end});
    if (is_name(first, true, words) && title_end(first, words) == NULL &&
        title_end(second, words) != NULL) {
        *person = (struct person){first, second};
        return true;
    }
    if (is_name(second, true, words) && title_end(second, words) == NULL &&
        title_end(first, words) == first.end) {
        *person = (struct person){second, first};
        return true;
    }
    if (count_han(first) != 1 || !has_surname(first, words))
        return false;
    /* 张　力　站长: a name set apart, with its title or alone */
    if (count_han(second) == 1 || count_han(second) == 2) {
        *person = (struct person){text, {text.end, text.end}};
        return true;
    }
    p = second.start;
    while (p < second.end && !scalar_is_blank(utf8_peek(p)))
        utf8_next(&p);
    if (count_han((struct slice){second.start, p}) != 1)
        return false;
    *person = (struct person){{text.start, p},
                              slice_trim((struct slice){p, second.end})};
    return true;
}

struct person person_read(struct slice text, const struct people_words *words)
{
    struct person person = {{text.end, text.end}, {text.end, text.end}};
    text = slice_trim(text);
    slice_drop_end(&text, "同志");
    if (slice_is_empty(text) || text.end - text.start > 60 * HAN ||
        read_bracketed(text, words, &person) ||
        read_spaced(text, words, &person))
        return person;
    const char *end = title_end(text, words);
    struct slice name = {end == NULL ? text.start : end, text.end};
    if (is_name(name, end != NULL, words))
        person.name = name;
    else if (end != text.end)
        return person;
    if (end != NULL)
        person.title = (struct slice){text.start, end};
    return person;
}

/* -- Labels -------------------------------------------------------------- */

/* Moves *p behind word, over blanks between its characters. */
static bool match_spaced(const char **p, const char *end, const char *word)
{
    const char *at = *p;
    while (*word != '\0') {
        while (at < end && scalar_is_blank(utf8_peek(at)))
            utf8_next(&at);
        if (at >= end || utf8_peek(at) != utf8_peek(word))
            return false;
        utf8_next(&at);
        utf8_next(&word);
    }
    *p = at;
    return true;
}

const char *label_match(struct slice text, const struct wordlist *labels,
                        const char **behind)
{
    text = slice_trim(text);
    if (slice_is_empty(text) || !wordlist_may_begin(labels, text.start))
        return NULL;
    size_t first = utf8_length(*text.start);
    for (size_t i = 0; i < labels->n; i++) {
        const char *p = text.start;
        const struct wording *label = &labels->items[i];
        /* the last byte goes first: the others of hanzi are often the same */
        if (label->len < first || label->text[first - 1] != p[first - 1] ||
            memcmp(label->text, p, first) != 0 ||
            !match_spaced(&p, text.end, label->text))
            continue;
        struct slice rest = slice_trim((struct slice){p, text.end});
        if (slice_is_empty(rest))
            continue;
        uint32_t scalar = utf8_next(&rest.start);
        if (scalar != 0xFF1A && scalar != ':')
            continue;
        *behind = rest.start;
        return label->text;
    }
    return NULL;
}

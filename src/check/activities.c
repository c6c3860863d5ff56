/*
 * The activity that the title names, under another name: by the same
 * characters in another order (创先争优活动 and 创优争先活动), or in quotes
 * with another character.
 */
#include "base/utf8.h"
#include "check/language.h"

#include <string.h>

enum {
    N_NAME = 4,          /* characters: shorter ones are words of their own */
    LONGEST_TITLE = 1200 /* bytes: it is read for each text */
};

/* Hanzi, none twice. */
static bool is_name(const uint32_t *chars)
{
    for (size_t i = 0; i < N_NAME; i++) {
        if (!scalar_is_han(chars[i]))
            return false;
        for (size_t k = i + 1; k < N_NAME; k++)
            if (chars[k] == chars[i])
                return false;
    }
    return true;
}

/* Behind the four characters that stand before the 活动 at i, a ” between them
 * allowed; 0 if they are no name. */
static size_t name_end(const struct text *text, size_t i)
{
    if (text->chars[i] != 0x6D3B || text->chars[i + 1] != 0x52A8) /* 活动 */
        return 0;
    size_t end = i > 0 && text->chars[i - 1] == 0x201D ? i - 1 : i;
    if (end < text->first + N_NAME)
        return 0;
    return is_name(&text->chars[end - N_NAME]) ? end : 0;
}

/* The last four hanzi before the last 活动 of the title; false without. */
static bool read_title(const char *title, uint32_t name[N_NAME])
{
    uint32_t last[N_NAME] = {0};
    bool has_name = false;
    for (const char *p = title; *p != '\0';) {
        if (strncmp(p, "活动", strlen("活动")) == 0 && is_name(last)) {
            memcpy(name, last, sizeof(last));
            has_name = true;
        }
        uint32_t c = utf8_next(&p);
        if (c == 0x201D) /* ” */
            continue;
        memmove(&last[0], &last[1], sizeof(last) - sizeof(last[0]));
        last[N_NAME - 1] = c;
    }
    return has_name;
}

static bool has_all(const uint32_t *chars, const uint32_t name[N_NAME])
{
    size_t n = 0;
    for (size_t i = 0; i < N_NAME; i++)
        for (size_t k = 0; k < N_NAME; k++)
            n += chars[i] == name[k];
    return n == N_NAME;
}

void check_activity_names(const struct text *text, struct diags *diags)
{
    const char *title = text->plan->title;
    uint32_t name[N_NAME];
    char words[4 * N_NAME + 1], *end_of_words = words;

    if (title == NULL || text->kind == TEXT_TITLE ||
        !text_may_hold(text, "活动") ||
        strnlen(title, LONGEST_TITLE + 1) > LONGEST_TITLE ||
        !read_title(title, name))
        return;
    for (size_t i = 0; i < N_NAME; i++)
        end_of_words += utf8_write(name[i], end_of_words);
    *end_of_words = '\0';
    for (size_t i = text->first; i < text->n; i++) {
        size_t end = name_end(text, i);
        const uint32_t *chars = &text->chars[end >= N_NAME ? end - N_NAME : 0];
        if (end == 0 || !has_all(chars, name) ||
            memcmp(chars, name, sizeof(name)) == 0)
            continue;
        text_add(diags, DIAG_ACTIVITY_REORDERED, text, end - N_NAME, N_NAME,
                 words);
        text_fix(diags, false, text, end - N_NAME, N_NAME,
                 arena_strdup(diags->arena, words));
    }
}

/* -- A name in quotes ---------------------------------------------------- */

enum { LEAST_QUOTED = 5, MOST_QUOTED = 20 };

/* Whether a and b are one name but for a character or two, none of them a
 * number: “优质服务提升年” and “优质服务推进年”. */
static bool is_slip(const uint32_t *a, const uint32_t *b, size_t n)
{
    size_t n_other = 0;
    for (size_t i = 0; i < n; i++) {
        if (a[i] == b[i])
            continue;
        if (!scalar_is_han(a[i]) || !scalar_is_han(b[i]) ||
            scalar_is_among(a[i], U"一二三四五六七八九十月周日季") ||
            scalar_is_among(b[i], U"一二三四五六七八九十月周日季"))
            return false;
        n_other++;
    }
    return n_other == 1 || (n_other == 2 && n > LEAST_QUOTED);
}

/* The name in the title that stands in quotes before the same two characters
 * (活动, 行动) as the n characters of words, being nearly the same; NULL. */
static const char *find_quoted(const char *title, const uint32_t *words,
                               size_t n, struct arena *arena)
{
    for (const char *p = title; (p = strstr(p, "“")) != NULL;) {
        uint32_t chars[MOST_QUOTED];
        const char *start = p += strlen("“");
        size_t n_chars = 0;
        while (n_chars < n && *p != '\0' && utf8_peek(p) != 0x201D)
            chars[n_chars++] = utf8_next(&p);
        const char *end = p;
        if (n_chars < n || utf8_peek(p) != 0x201D)
            continue;
        utf8_next(&p);
        if (utf8_next(&p) == words[n + 1] && utf8_peek(p) == words[n + 2] &&
            is_slip(chars, words, n))
            return arena_strndup(arena, start, (size_t)(end - start));
    }
    return NULL;
}

void check_quoted_names(const struct text *text, struct diags *diags)
{
    const char *title = text->plan->title;
    size_t open = 0;
    if (title == NULL || text->kind == TEXT_TITLE ||
        !text_may_hold(text, "“”") || strstr(title, "“") == NULL ||
        strnlen(title, LONGEST_TITLE + 1) > LONGEST_TITLE)
        return;
    for (size_t i = text->first; i + 2 < text->n; i++) {
        if (text->chars[i] == 0x201C)
            open = i + 1;
        size_t n = text->chars[i] == 0x201D ? i - open : 0;
        if (open == 0 || n < LEAST_QUOTED || n > MOST_QUOTED)
            continue;
        const char *name =
            find_quoted(title, &text->chars[open], n, diags->arena);
        if (name == NULL)
            continue;
        text_add(diags, DIAG_ACTIVITY_DIFFERS, text, open, n, name);
        text_fix(diags, false, text, open, n, name);
    }
}

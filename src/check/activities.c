/*
 * The activity that the title names, called by the same characters in another
 * order: 创先争优活动 and 创优争先活动.
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

/*
 * Whether bytes of a text are a title, by its ending or its beginning.
 */
#include "read/text_part.h"

#include "base/utf8.h"

#include <string.h>

enum {
    LONGEST_TITLE = 240, /* bytes */
    SHORTEST_TITLE = 5   /* characters */
};

/* Behind the label in front of a title (篇一：), or bytes. */
static const char *behind_title_label(const struct text *text,
                                      const char *bytes, size_t len)
{
    enum { LONGEST = 24 };
    const char *end = bytes + (len < LONGEST ? len : LONGEST);
    size_t label = page_title_label(text->page, bytes, len);
    for (const char *p = bytes + label; label > 0 && p < end;) {
        uint32_t c = utf8_next(&p);
        if (c == 0xFF1A || c == ':')
            return p;
    }
    return bytes;
}

/* Copies the text without blanks; false if it is no title by its marks. */
static bool copy_title(const char *bytes, size_t len, char *out)
{
    size_t n = 0;
    for (const char *p = bytes; p < bytes + len;) {
        const char *here = p;
        uint32_t c = utf8_next(&p);
        if (c == 0 || c == 0xFF1A || c == 0xFF1B || c == ';' ||
            (text_is_stop(c) && c != '!' && c != '?'))
            return false;
        if (scalar_is_blank(c))
            continue;
        memcpy(out + n, here, (size_t)(p - here));
        n += (size_t)(p - here);
    }
    out[n] = '\0';
    return utf8_count(out) >= SHORTEST_TITLE;
}

/* 《某方案》, 【某方案】 and 某政发〔2026〕3号《某方案》 without the marks. */
static const char *unquoted(char *copy)
{
    size_t len = strlen(copy), mark = strlen("》");
    bool is_boxed = strncmp(copy, "【", mark) == 0;
    const char *open = is_boxed ? "【" : "《", *close = is_boxed ? "】" : "》";
    if (len < 2 * mark || strcmp(copy + len - mark, close) != 0)
        return copy;
    char *start = copy + page_number_length(copy, len);
    if (strncmp(start, open, strlen(open)) != 0 ||
        strstr(start, close) != copy + len - mark)
        return copy;
    copy[len - mark] = '\0';
    return start + strlen(open);
}

bool text_is_title(const struct text *text, const char *bytes, size_t len)
{
    char copy[LONGEST_TITLE + 1];
    const char *ending;
    struct number number;
    if (text->kinds == NULL || len > LONGEST_TITLE)
        return false;
    const char *start = behind_title_label(text, bytes, len);
    len -= (size_t)(start - bytes);
    bytes = start;
    len = page_without_sample(text->page, bytes, len);
    if (!copy_title(bytes, len, copy) || number_match(copy, &number) ||
        ((strchr(copy, ',') != NULL || strstr(copy, "，") != NULL) &&
         page_is_opening(text->page, copy)))
        return false;
    return kind_of_title(text->kinds, unquoted(copy), &ending) != NULL;
}

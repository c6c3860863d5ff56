/*
 * From bytes of a text to its characters.
 */
#include "check/bytes.h"

/* The character that begins at p, or the first behind it. */
static size_t index_of(const struct text *text, const char *p)
{
    size_t offset = (size_t)(p - text->bytes);
    size_t low = 0, high = text->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text->offsets[middle] < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const char *bytes_end(const struct text *text)
{
    return text->bytes + text->offsets[text->n];
}

bool bytes_ends_literal(const struct text *text, const char *end)
{
    size_t i = index_of(text, end);
    return i > 0 && text->is_literal[i - 1];
}

void bytes_add(struct diags *diags, enum diag_code code,
               const struct text *text, const char *start, const char *end,
               const char *argument)
{
    size_t i = index_of(text, start);
    text_add(diags, code, text, i, index_of(text, end) - i, argument);
}

void bytes_fix(struct diags *diags, bool is_safe, const struct text *text,
               const char *start, const char *end, const char *words)
{
    size_t i = index_of(text, start);
    text_fix(diags, is_safe, text, i, index_of(text, end) - i, words);
}

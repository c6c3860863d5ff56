/*
 * Places of values in the front matter.
 */
#include "check/value.h"

#include <string.h>

/* Where the text begins within its span; NULL if it is spelled otherwise. */
static const char *find_text(const struct value *value)
{
    const char *source = value->plan->source->text;

    if (span_is_none(value->span))
        return NULL;
    return memmem(source + value->span.start,
                  value->span.end - value->span.start, value->text,
                  strlen(value->text));
}

struct span value_span(const struct value *value, size_t from, size_t len)
{
    const char *found = find_text(value);

    if (found == NULL)
        return value->span;
    uint32_t start =
        (uint32_t)(found - value->plan->source->text) + (uint32_t)from;
    return (struct span){start, start + (uint32_t)len};
}

void value_fix(struct diags *diags, bool is_safe, const struct value *value,
               size_t from, size_t len, const char *words)
{
    if (find_text(value) == NULL)
        return;
    struct span span = value_span(value, from, len);
    diag_fix(diags, is_safe, &(struct edit){span, words}, 1);
}

bool values_are_in_text(const struct plan *plan)
{
    static const char fence[] = "---";

    return strncmp(plan->source->text, fence, sizeof(fence) - 1) != 0;
}

/* Bytes of "key:" at the start of a line, the blanks behind it included. */
static size_t key_length(const char *line, size_t len, const char *key)
{
    size_t n = strlen(key);

    if (len <= n || memcmp(line, key, n) != 0)
        return 0;
    while (n < len && line[n] == ' ')
        n++;
    if (n == len || line[n] != ':')
        return 0;
    n++;
    while (n < len && line[n] == ' ')
        n++;
    return n;
}

struct value value_of_key(const struct plan *plan, const char *zh,
                          const char *en)
{
    struct value value = {plan, "", SPAN_NONE};
    const struct source *source = plan->source;

    if (span_is_none(plan->meta.span))
        return value;
    for (size_t i = 2; i <= source->n_lines; i++) {
        size_t len;
        const char *line = source_line(source, i, &len);
        uint32_t start = (uint32_t)(line - source->text);

        if (start >= plan->meta.span.end)
            break;
        size_t n = key_length(line, len, zh);
        if (n == 0)
            n = key_length(line, len, en);
        if (n == 0)
            continue;
        value.span = (struct span){start + (uint32_t)n, start + (uint32_t)len};
        value.text = arena_strndup(plan->arena, line + n, len - n);
        break;
    }
    return value;
}

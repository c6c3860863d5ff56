/*
 * Lines and columns of a source, from a table of line starts.
 */
#include "base/source.h"

#include "base/utf8.h"

#include <string.h>

/* The start of the line behind the one that goes on at p; NULL if there is
 * none. */
static const char *next_line(const char *p)
{
    p += strcspn(p, "\r\n");
    if (*p == '\0')
        return NULL;
    return p + (p[0] == '\r' && p[1] == '\n' ? 2 : 1);
}

static size_t count_lines(const struct source *source)
{
    size_t n = 1;
    for (const char *p = source->text; (p = next_line(p)) != NULL;)
        n++;
    return n;
}

static void count_characters(struct source *source, struct arena *arena)
{
    size_t n = source->len / SOURCE_BLOCK + 1;
    source->counts = arena_array(arena, n, sizeof(*source->counts));
    for (size_t i = 1; i < n; i++)
        source->counts[i] =
            source->counts[i - 1] +
            (uint32_t)utf8_count_bytes(source->text + (i - 1) * SOURCE_BLOCK,
                                       SOURCE_BLOCK);
}

/* Characters that begin before offset, counted to the block before. */
static size_t characters_before(const struct source *source, size_t offset)
{
    size_t start = offset / SOURCE_BLOCK * SOURCE_BLOCK;
    return source->counts[offset / SOURCE_BLOCK] +
           utf8_count_bytes(source->text + start, offset - start);
}

static size_t count_between(const struct source *source, size_t start,
                            size_t end)
{
    if (source->counts == NULL)
        return utf8_count_bytes(source->text + start, end - start);
    return characters_before(source, end) - characters_before(source, start);
}

void source_index_lines(struct source *source, struct arena *arena)
{
    size_t n = count_lines(source), longest = 0;
    source->lines = arena_array(arena, n, sizeof(*source->lines));
    source->n_lines = 1;
    source->counts = NULL;
    const char *line = source->text, *next;
    for (; (next = next_line(line)) != NULL; line = next) {
        source->lines[source->n_lines++] = (uint32_t)(next - source->text);
        if ((size_t)(next - line) > longest)
            longest = (size_t)(next - line);
    }
    if (longest > SOURCE_BLOCK ||
        source->len - (size_t)(line - source->text) > SOURCE_BLOCK)
        count_characters(source, arena);
}

/* Index of the line that offset is in. */
static size_t find_line(const struct source *source, uint32_t offset)
{
    size_t low = 0, high = source->n_lines;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (source->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

struct place source_place(const struct source *source, uint32_t offset)
{
    if (offset > source->len)
        offset = (uint32_t)source->len;
    size_t line = find_line(source, offset);
    return (struct place){
        line + 1, count_between(source, source->lines[line], offset) + 1};
}

const char *source_line(const struct source *source, size_t line, size_t *len)
{
    size_t start = source->lines[line - 1];
    size_t end = line < source->n_lines ? source->lines[line] : source->len;
    while (end > start &&
           (source->text[end - 1] == '\n' || source->text[end - 1] == '\r'))
        end--;
    *len = end - start;
    return source->text + start;
}

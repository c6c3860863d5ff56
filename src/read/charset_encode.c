/*
 * Encoding.  GB18030 and UTF-16 keep no state, so a piece of the text is as
 * long as it is within the whole.
 */
#include "read/charset_encode.h"

#include "base/utf8.h"
#include "read/charset.h"

#include <string.h>

enum { STEP = 1024 }; /* bytes of text between two marks of a map */

static bool is_utf8(const struct source *source)
{
    return strcmp(source->charset, "UTF-8") == 0;
}

static const char *byte_order_mark(const struct source *source)
{
    if (is_utf8(source))
        return "\xEF\xBB\xBF";
    return strcmp(source->charset, "UTF-16LE") == 0 ? "\xFF\xFE" : "\xFE\xFF";
}

bool charset_encode(const struct source *source, const char *text, size_t len,
                    struct buf *out)
{
    buf_add(out, byte_order_mark(source), source->bom_len);
    if (is_utf8(source)) {
        buf_add(out, text, len);
        return true;
    }
    size_t bad;
    return charset_convert("UTF-8", source->charset, text, len, out, &bad);
}

/* What text[start, end) takes in the file; both between characters. */
static size_t encoded_length(const struct source *source, size_t start,
                             size_t end)
{
    struct buf bytes = BUF_EMPTY;
    size_t bad;
    charset_convert("UTF-8", source->charset, source->text + start, end - start,
                    &bytes, &bad);
    size_t len = bytes.len;
    buf_free(&bytes);
    return len;
}

/* The start of the character at or before i × STEP. */
static size_t mark_at(const struct source *source, size_t i)
{
    size_t at = i * STEP;
    while (at > 0 && utf8_is_tail(source->text[at]))
        at--;
    return at;
}

struct charset_map charset_map_new(const struct source *source,
                                   struct arena *arena)
{
    struct charset_map map = {source, NULL};
    if (is_utf8(source))
        return map;
    size_t n = source->len / STEP + 1;
    map.marks = arena_array(arena, n, sizeof(*map.marks));
    map.marks[0] = source->bom_len;
    for (size_t i = 1; i < n; i++)
        map.marks[i] =
            map.marks[i - 1] +
            encoded_length(source, mark_at(source, i - 1), mark_at(source, i));
    return map;
}

size_t charset_map_offset(const struct charset_map *map, uint32_t offset)
{
    if (map->marks == NULL)
        return map->source->bom_len + offset;
    size_t i = offset / STEP;
    return map->marks[i] +
           encoded_length(map->source, mark_at(map->source, i), offset);
}

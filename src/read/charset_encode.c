/*
 * Encoding.  GB18030 and UTF-16 keep no state, so a piece of the text is as
 * long as it is within the whole.
 */
#include "read/charset_encode.h"

#include <errno.h>
#include <iconv.h>
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

static bool convert(const char *charset, const char *text, size_t len,
                    struct buf *out)
{
    iconv_t cd = iconv_open(charset, "UTF-8");
    char *in = (char *)(uintptr_t)text; /* iconv() does not write to it */
    size_t left = len;
    bool ok = cd != (iconv_t)-1;
    while (ok && left > 0) {
        char piece[16384];
        char *to = piece;
        size_t room = sizeof(piece);
        size_t rc = iconv(cd, &in, &left, &to, &room);
        buf_add(out, piece, sizeof(piece) - room);
        ok = rc == 0 || (rc == (size_t)-1 && errno == E2BIG);
    }
    if (cd != (iconv_t)-1)
        iconv_close(cd);
    return ok;
}

bool charset_encode(const struct source *source, const char *text, size_t len,
                    struct buf *out)
{
    buf_add(out, byte_order_mark(source), source->bom_len);
    if (is_utf8(source)) {
        buf_add(out, text, len);
        return true;
    }
    return convert(source->charset, text, len, out);
}

/* What text[start, end) takes in the file; both between characters. */
static size_t encoded_length(const struct source *source, size_t start,
                             size_t end)
{
    struct buf bytes = BUF_EMPTY;
    convert(source->charset, source->text + start, end - start, &bytes);
    size_t len = bytes.len;
    buf_free(&bytes);
    return len;
}

/* The start of the character at or before i × STEP. */
static size_t mark_at(const struct source *source, size_t i)
{
    size_t at = i * STEP;
    while (at > 0 && ((unsigned char)source->text[at] & 0xC0) == 0x80)
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

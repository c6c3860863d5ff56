/*
 * The way back through the door: text into the charset of its file, and
 * places in the text into places in the file.
 */
#ifndef FANGAN_READ_CHARSET_ENCODE_H
#define FANGAN_READ_CHARSET_ENCODE_H

#include "base/buf.h"
#include "base/source.h"

/* Appends text as the file of source would hold it, with the byte order mark
 * that it had.  False: a character has no place in that charset. */
bool charset_encode(const struct source *source, const char *text, size_t len,
                    struct buf *out);

/* Offsets in the file for offsets in the text of source. */
struct charset_map {
    const struct source *source;
    size_t *marks; /* offset in the file of every so many bytes; NULL: UTF-8 */
};

struct charset_map charset_map_new(const struct source *source,
                                   struct arena *arena);
size_t charset_map_offset(const struct charset_map *map, uint32_t offset);

#endif

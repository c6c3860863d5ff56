/*
 * The door: bytes of a file in, checked text out.
 *
 * Behind this door text is valid UTF-8 and holds no control character but
 * TAB, LF and CR, nothing that turns the direction of writing and nothing
 * invisible; the rest of the program relies on it.  Nothing is mended
 * silently and U+FFFD is never put in.
 */
#ifndef FANGAN_READ_CHARSET_H
#define FANGAN_READ_CHARSET_H

#include "base/buf.h"
#include "base/diag.h"

/* Decodes a file: byte order mark, else strict UTF-8, else UTF-16 by its
 * pattern, else strict GB18030 if the outcome looks like Chinese text.
 * Fills *out (in the arena, lines indexed) and makes it the source of diags,
 * so that findings carry the file's name even when this fails.
 * False with a fatal diagnostic: empty, binary, undecodable (byte offsets
 * count from 0 as in xxd), over a limit, a forbidden character. */
bool charset_decode(const char *name, const char *bytes, size_t len,
                    struct arena *arena, struct source *out,
                    struct diags *diags);

/* The same for text that was pasted or saved from a page: what is invisible or
 * controls a printer passes, for read/text to leave out and note, and a line
 * may be as long as the file. */
bool charset_decode_pasted(const char *name, const char *bytes, size_t len,
                           struct arena *arena, struct source *out,
                           struct diags *diags);

/* Whether a reader of the text sees no difference without this character:
 * control characters, zero width, turned direction; also FF, VT, NEL, U+2028
 * and U+2029, which end a line.  Not NUL, U+FFFD, noncharacters. */
bool charset_is_ignorable(uint32_t scalar);

/* Converts all of bytes from one charset into another and appends it to out.
 * False with *bad at the first byte that can't be. */
bool charset_convert(const char *from, const char *to, const char *bytes,
                     size_t len, struct buf *out, size_t *bad);

/* What these bytes are if they begin like a known binary format ("PNG",
 * "ZIP", "PDF" …), or NULL. */
const char *charset_binary_name(const char *bytes, size_t len);

/* Why a character may not stand in a plan, in zh and en; NULL: it may.
 * before is the scalar in front of it: a variation selector (U+E0100…)
 * belongs behind an ideograph. */
struct forbidden {
    const char *zh, *en;
};
const struct forbidden *charset_forbidden(uint32_t scalar, uint32_t before);

#endif

/*
 * The small grammars inside a line: link destinations, tags, entities.  Each
 * function looks at text from at on and says how far its find reaches.
 */
#ifndef FANGAN_READ_SCAN_H
#define FANGAN_READ_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Longer than any address; keeps the search for a ) that never comes short. */
enum { SCAN_REACH = 2048 };

/* The destination in brackets at at, which is '(': its own range, title and
 * blanks left out, and the end behind ')'.  False: there is none. */
struct destination {
    size_t start, len;
    size_t end;
};
bool scan_destination(const char *text, size_t len, size_t at,
                      struct destination *destination);

/* <https://…> or <a@b.c> at at: end behind '>', or 0. */
size_t scan_autolink(const char *text, size_t len, size_t at);

/* An HTML tag, comment, declaration at at: end behind it, or 0.  <甲> is
 * none; a comment that is never closed ends behind its <!--. */
size_t scan_html(const char *text, size_t len, size_t at);

/* An entity such as &nbsp; or &#x4e00; at at that stands for one character a
 * plan may hold: end behind ';' and the scalar; 0: plain text. */
size_t scan_entity(const char *text, size_t len, size_t at, uint32_t *scalar);

/* http, https or mailto. */
bool scan_is_web(const char *address);

/* Whether an address means a place at all: it has a scheme or the look of a
 * path.  The brackets of [2010](8号) are text. */
bool scan_is_address(const char *address);

/* Whether path stays below the plan's folder: relative, no .., no scheme, no
 * backslash, nothing percent-encoded. */
bool scan_is_path_inside(const char *path);

#endif

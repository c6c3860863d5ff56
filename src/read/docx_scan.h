/*
 * What can be said of XML before a parser sees it: its charset, and whether
 * a tag is longer or has more attributes than any sound document has.
 */
#ifndef FANGAN_READ_DOCX_SCAN_H
#define FANGAN_READ_DOCX_SCAN_H

#include "base/buf.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

/* Makes UTF-8 of bytes: text and text_len are bytes themselves or converted
 * ones in room.  False with a fatal diagnostic: another charset, a DOCTYPE, a
 * tag over the limits. */
bool word_scan(const char *part, const char *bytes, size_t len,
               struct buf *room, const char **text, size_t *text_len,
               struct diags *diags);

#endif

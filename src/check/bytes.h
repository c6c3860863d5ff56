/*
 * Findings about bytes of a text, for rules that read words and not single
 * characters.  Private to check/.
 */
#ifndef FANGAN_CHECK_BYTES_H
#define FANGAN_CHECK_BYTES_H

#include "check/text.h"

/* Where the text ends: a cell is not closed by a NUL. */
const char *bytes_end(const struct text *text);

/* Whether rules must leave the character before end alone.  A digit always is
 * (text.h), the unit behind it only within code or a document's number. */
bool bytes_ends_literal(const struct text *text, const char *end);

/* As text_add() and text_fix(), for the bytes [start, end). */
void bytes_add(struct diags *diags, enum diag_code code,
               const struct text *text, const char *start, const char *end,
               const char *argument);
void bytes_fix(struct diags *diags, bool is_safe, const struct text *text,
               const char *start, const char *end, const char *words);

#endif

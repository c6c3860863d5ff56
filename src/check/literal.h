/*
 * Where the rules must not look: text that is copied, not written.
 */
#ifndef FANGAN_CHECK_LITERAL_H
#define FANGAN_CHECK_LITERAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Sets is_literal of the characters of URLs, e-mail addresses and numbers of
 * documents, and of marks within decimals, times, models and the like.  chars
 * are closed by 0; what is already set stays. */
void literal_mark(const uint32_t *chars, size_t n, bool *is_literal);

#endif

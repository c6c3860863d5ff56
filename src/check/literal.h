/*
 * Where the rules must not look: text that is copied, not written.
 */
#ifndef FANGAN_CHECK_LITERAL_H
#define FANGAN_CHECK_LITERAL_H

#include "check/text.h"

#include <stdbool.h>

/* Sets is_literal of the characters of URLs, e-mail addresses and numbers of
 * documents, and of marks within decimals, times, models and the like; what is
 * already set stays. */
void literal_mark(const struct text *text, bool *is_literal);

#endif

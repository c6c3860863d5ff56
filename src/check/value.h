/*
 * Values of the front matter, or of the elements that the reader of a text
 * found, as the rules see them: a text and its place.
 */
#ifndef FANGAN_CHECK_VALUE_H
#define FANGAN_CHECK_VALUE_H

#include "base/diag.h"
#include "plan/plan.h"

struct value {
    const struct plan *plan;
    const char *text;
    struct span span; /* of the whole value, its quotes included */
};

/* The value of this key, which the model keeps without its place; its text
 * is what stands behind the key.  The span is none if the key is not there. */
struct value value_of_key(const struct plan *plan, const char *zh,
                          const char *en);

/* Where bytes [from, from + len) of the text stand; all of it where the
 * source spells the value otherwise. */
struct span value_span(const struct value *value, size_t from, size_t len);

/* Whether the values stand in the text itself, where its reader found them,
 * and not in front matter: then the words and marks around them count. */
bool values_are_in_text(const struct plan *plan);

/* Gives the finding added last the fix to put words for these bytes; none
 * where the source spells the value otherwise. */
void value_fix(struct diags *diags, bool is_safe, const struct value *value,
               size_t from, size_t len, const char *words);

#endif

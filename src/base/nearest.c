/*
 * Levenshtein's distance over characters.
 */
#include "base/nearest.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

enum { LONGEST = 64 };

/* The scalars of text, or LONGEST + 1 if there are more than LONGEST, or it is
 * no UTF-8, as a word of the command line may be. */
static size_t decode(const char *text, uint32_t scalars[LONGEST])
{
    size_t n = 0, len = strlen(text);
    if (utf8_valid_length(text, len) < len)
        return LONGEST + 1;
    for (uint32_t scalar; (scalar = utf8_next(&text)) != 0;) {
        if (n == LONGEST)
            return LONGEST + 1;
        scalars[n++] = scalar;
    }
    return n;
}

static size_t smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

size_t edit_distance(const char *a, const char *b)
{
    uint32_t from[LONGEST], to[LONGEST];
    size_t n_from = decode(a, from), n_to = decode(b, to);
    if (n_from > LONGEST || n_to > LONGEST)
        return SIZE_MAX;
    size_t row[LONGEST + 1];
    for (size_t j = 0; j <= n_to; j++)
        row[j] = j;
    for (size_t i = 1; i <= n_from; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n_to; j++) {
            size_t above = row[j];
            row[j] = smallest(above + 1, row[j - 1] + 1,
                              diagonal + (from[i - 1] != to[j - 1]));
            diagonal = above;
        }
    }
    return row[n_to];
}

struct nearest nearest_to(const char *wanted)
{
    return (struct nearest){wanted, NULL, SIZE_MAX};
}

void nearest_offer(struct nearest *nearest, const char *word)
{
    size_t distance = edit_distance(nearest->wanted, word);
    if (distance == SIZE_MAX)
        return;
    size_t n = utf8_count(nearest->wanted), m = utf8_count(word);
    size_t longer = n > m ? n : m;
    if (distance > longer / 2 || distance >= nearest->distance)
        return;
    nearest->word = word;
    nearest->distance = distance;
}

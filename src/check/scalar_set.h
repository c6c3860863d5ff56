/*
 * Sets of characters that are asked for every character of a text: they know
 * a character by its last ten bits.  One that was put in is always found;
 * what is found may be another, and the caller looks again.  Private to
 * check/.
 */
#ifndef FANGAN_CHECK_SCALAR_SET_H
#define FANGAN_CHECK_SCALAR_SET_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <uchar.h>

/* {0} is empty. */
struct scalar_set {
    uint64_t bits[16];
};

static inline void scalar_set_add(struct scalar_set *set, uint32_t scalar)
{
    set->bits[scalar >> 6 & 15] |= UINT64_C(1) << (scalar & 63);
}

/* Adds each of the characters, which a NUL ends. */
static inline void scalar_set_add_all(struct scalar_set *set,
                                      const char32_t *characters)
{
    for (; *characters != 0; characters++)
        scalar_set_add(set, *characters);
}

static inline void scalar_set_fill(struct scalar_set *set)
{
    memset(set, 0xFF, sizeof(*set));
}

static inline bool scalar_set_may_have(const struct scalar_set *set,
                                       uint32_t scalar)
{
    return (set->bits[scalar >> 6 & 15] >> (scalar & 63) & 1) != 0;
}

/* Behind the characters of three bytes at text, nearly all of a Chinese one,
 * that are not in the set; up to end.  Their last ten bits are the last ones
 * of two bytes and need no decoding. */
static inline const char *scalar_set_skip(const struct scalar_set *set,
                                          const char *text, const char *end)
{
    while (text < end && (*text & 0xF0) == 0xE0 &&
           (set->bits[text[1] & 15] >> (text[2] & 63) & 1) == 0)
        text += 3;
    return text;
}

#endif

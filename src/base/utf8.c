/*
 * UTF-8 and character classes.  Decoding and widths follow Unicode; the
 * classes are those of Chinese text, from GB/T 15834-2011.
 */
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

/* Bytes of the well-formed sequence at p, which has len bytes or fewer; 0 if
 * it is none: Unicode, table 3-7. */
static size_t sequence_length(const unsigned char *p, size_t len)
{
    if (p[0] < 0x80)
        return 1;
    if (len < 2 || !utf8_is_tail((char)p[1]) || p[0] < 0xC2)
        return 0;
    if (p[0] < 0xE0)
        return 2;
    if (len < 3 || !utf8_is_tail((char)p[2]))
        return 0;
    if (p[0] < 0xF0) /* neither overlong nor a surrogate */
        return (p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F)
                   ? 0
                   : 3;
    return len < 4 || !utf8_is_tail((char)p[3]) || p[0] > 0xF4 ||
                   (p[0] == 0xF0 && p[1] < 0x90) ||
                   (p[0] == 0xF4 && p[1] > 0x8F)
               ? 0
               : 4;
}

/* Bytes of the ASCII at p and of the scalars behind it from U+1000 to U+CFFF,
 * which are well-formed whatever their tails are: nearly all of a text. */
static size_t common_length(const unsigned char *p, size_t len)
{
    size_t done = 0;
    while (done < len && p[done] < 0x80)
        done++;
    while (len - done > 2 && p[done] > 0xE0 && p[done] < 0xED &&
           ((p[done + 1] ^ 0x80) | (p[done + 2] ^ 0x80)) < 0x40)
        done += 3;
    return done;
}

size_t utf8_valid_length(const char *bytes, size_t len)
{
    size_t done = 0;
    while (done < len) {
        size_t common =
            common_length((const unsigned char *)bytes + done, len - done);
        done += common;
        if (common > 0)
            continue;
        size_t n =
            sequence_length((const unsigned char *)bytes + done, len - done);
        if (n == 0)
            break;
        done += n;
    }
    return done;
}

uint32_t utf8_before(const char *start, const char *end)
{
    return end == start ? 0 : utf8_peek(utf8_back(start, end));
}

size_t utf8_write(uint32_t scalar, char *out)
{
    if (scalar < 0x80) {
        out[0] = (char)scalar;
        return 1;
    }
    if (scalar < 0x800) {
        out[0] = (char)(0xC0 | scalar >> 6);
        out[1] = (char)(0x80 | (scalar & 0x3F));
        return 2;
    }
    if (scalar < 0x10000) {
        out[0] = (char)(0xE0 | scalar >> 12);
        out[1] = (char)(0x80 | (scalar >> 6 & 0x3F));
        out[2] = (char)(0x80 | (scalar & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | scalar >> 18);
    out[1] = (char)(0x80 | (scalar >> 12 & 0x3F));
    out[2] = (char)(0x80 | (scalar >> 6 & 0x3F));
    out[3] = (char)(0x80 | (scalar & 0x3F));
    return 4;
}

/* Eight bytes at a time: one bit a byte for those that begin no scalar. */
size_t utf8_count_bytes(const char *text, size_t len)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    size_t n_tails = 0, i = 0;
    for (; len - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
        uint64_t bytes;
        memcpy(&bytes, text + i, sizeof(bytes));
        uint64_t tails = bytes >> 7 & ~bytes >> 6 & ones;
        n_tails += tails * ones >> 56; /* their sum is in the highest byte */
    }
    for (; i < len; i++)
        n_tails += utf8_is_tail(text[i]);
    return len - n_tails;
}

size_t utf8_count(const char *text)
{
    return utf8_count_bytes(text, strlen(text));
}

bool scalar_is_cjk_mark(uint32_t scalar)
{
    switch (scalar) {
    case 0x00B7: /* · */
    case 0x2014: /* — */
    case 0x2015:
    case 0x2018: /* ‘ ’ “ ” */
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x2025:
    case 0x2026: /* … */
    case 0x2E3A: /* ⸺ */
        return true;
    default:
        break;
    }
    return (scalar >= 0x3001 && scalar <= 0x3003) ||
           (scalar >= 0x3008 && scalar <= 0x301F) ||
           (scalar >= 0xFF01 && scalar <= 0xFF0F) ||
           (scalar >= 0xFF1A && scalar <= 0xFF20) ||
           (scalar >= 0xFF3B && scalar <= 0xFF40) ||
           (scalar >= 0xFF5B && scalar <= 0xFF65) ||
           (scalar >= 0xFE30 && scalar <= 0xFE6F);
}

bool scalar_is_cjk(uint32_t scalar)
{
    return scalar_is_han(scalar) || scalar_is_cjk_mark(scalar);
}

int scalar_columns(uint32_t scalar)
{
    /* “ — … are East Asian Ambiguous: wide in the fonts of Chinese terminals,
     * but one column to utf8proc and to the terminals themselves. */
    return utf8proc_charwidth((utf8proc_int32_t)scalar);
}

int utf8_columns(const char *text)
{
    int columns = 0;
    while (*text != '\0')
        columns += scalar_columns(utf8_next(&text));
    return columns;
}

const char *utf8_trim(const char *text, size_t *len)
{
    const char *start = utf8_skip_blanks(text);
    const char *end = utf8_back_blanks(start, start + strlen(start));
    *len = (size_t)(end - start);
    return start;
}

/* What follows word at the beginning of text, or NULL. */
static const char *behind_word(const char *text, const char *word)
{
    while (*word != '\0' && *text == *word) {
        text++;
        word++;
    }
    return *word == '\0' ? text : NULL;
}

bool utf8_take_any(const char **p, const char *const words[])
{
    const char *at = utf8_skip_blanks(*p);
    for (; *words != NULL; words++) {
        const char *behind = behind_word(at, *words);
        if (behind != NULL) {
            *p = behind;
            return true;
        }
    }
    return false;
}

bool utf8_take(const char **p, const char *word)
{
    return utf8_take_any(p, (const char *const[]){word, NULL});
}

bool scalar_is_among(uint32_t scalar, const char32_t *characters)
{
    while (*characters != 0 && *characters != scalar)
        characters++;
    return *characters != 0;
}

int scalar_bracket_step(uint32_t scalar)
{
    switch (scalar) {
    case 0xFF08: /* （ ［ 〔 【 */
    case '(':
    case 0xFF3B:
    case '[':
    case 0x3014:
    case 0x3010:
        return 1;
    case 0xFF09: /* ） ］ 〕 】 */
    case ')':
    case 0xFF3D:
    case ']':
    case 0x3015:
    case 0x3011:
        return -1;
    default:
        return 0;
    }
}

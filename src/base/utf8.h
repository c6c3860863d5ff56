/*
 * UTF-8 and the classes of characters that the whole program asks for.
 *
 * Text inside the program is valid UTF-8 without NUL: read/charset checks it
 * once, at the door.  The functions that walk trust that.
 */
#ifndef FANGAN_BASE_UTF8_H
#define FANGAN_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

/* Length of the valid UTF-8 at the start of bytes: len if all of it is. */
size_t utf8_valid_length(const char *bytes, size_t len);

/* Whether a byte stands inside of a scalar, or at its end. */
static inline bool utf8_is_tail(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Bytes of the scalar that begins with lead. */
static inline size_t utf8_length(char lead)
{
    unsigned char c = (unsigned char)lead;
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* The scalar at *text, which moves behind it; 0 at the end, without moving.
 * Inline, as every stage calls it for every character. */
static inline uint32_t utf8_next(const char **text)
{
    const unsigned char *p = (const unsigned char *)*text;
    uint32_t scalar = p[0];
    if ((scalar & 0xF0u) == 0xE0) { /* hanzi and their marks */
        scalar = (scalar & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
        *text += 3;
    } else if (scalar < 0x80) {
        *text += scalar != 0;
    } else if (scalar < 0xE0) {
        scalar = (scalar & 0x1Fu) << 6 | (p[1] & 0x3Fu);
        *text += 2;
    } else {
        scalar = (scalar & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 |
                 (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
        *text += 4;
    }
    return scalar;
}

/* The scalar at text; 0 at the end. */
static inline uint32_t utf8_peek(const char *text)
{
    return utf8_next(&text);
}

/* Behind the hanzi from U+4E00 to U+9FFF at text, up to end: most of a Chinese
 * text, which a walk in search of marks need not decode.  A NUL or more text
 * stands at end. */
static inline const char *utf8_skip_hanzi(const char *text, const char *end)
{
    while (text < end) {
        unsigned lead =
            (unsigned)(unsigned char)text[0] << 8 | (unsigned char)text[1];
        if (lead < 0xE4B8 || lead > 0xE9BF)
            break;
        text += 3;
    }
    return text;
}

/* The scalar that ends at end, not before start; 0 if start == end. */
uint32_t utf8_before(const char *start, const char *end);

/* Where the scalar begins that ends at end, which is behind start. */
static inline const char *utf8_back(const char *start, const char *end)
{
    do
        end--;
    while (end > start && utf8_is_tail(*end));
    return end;
}

/* Bytes that scalar takes: writes them to out (room for 4), no NUL. */
size_t utf8_write(uint32_t scalar, char *out);

/* How many scalars are in text, or in its first len bytes. */
size_t utf8_count(const char *text);
size_t utf8_count_bytes(const char *text, size_t len);

/* Hanzi: unified and compatibility ideographs, 〇 included. */
static inline bool scalar_is_han(uint32_t scalar)
{
    return (scalar >= 0x4E00 && scalar <= 0x9FFF) || scalar == 0x3007 ||
           (scalar >= 0x3400 && scalar <= 0x4DBF) ||
           (scalar >= 0xF900 && scalar <= 0xFAFF) ||
           (scalar >= 0x20000 && scalar <= 0x3FFFD);
}

/* A full-width mark of Chinese text (，。：；！？、（）《》“”‘’—… and so on).
 */
bool scalar_is_cjk_mark(uint32_t scalar);

/* Han or a full-width mark: needs no blank beside it. */
bool scalar_is_cjk(uint32_t scalar);

/* Blank of any sort: ASCII blanks, U+00A0, U+2000..200A, U+3000. */
static inline bool scalar_is_blank(uint32_t scalar)
{
    return scalar == ' ' || (scalar >= '\t' && scalar <= '\r') ||
           scalar == 0xA0 || (scalar >= 0x2000 && scalar <= 0x200A) ||
           scalar == 0x202F || scalar == 0x205F || scalar == 0x3000;
}

/* Behind the blanks at text. */
static inline const char *utf8_skip_blanks(const char *text)
{
    const char *next = text;
    /* no blank begins with a byte behind E3: most characters are none */
    while ((unsigned char)*text <= 0xE3 && scalar_is_blank(utf8_next(&next)))
        text = next;
    return text;
}

/* Moves *p behind the first of the words (a list closed by NULL) that stands
 * there, blanks before it included; false, without moving: none does. */
bool utf8_take_any(const char **p, const char *const words[]);

/* The same for one word. */
bool utf8_take(const char **p, const char *word);

/* Whether scalar is one of the characters, which a NUL ends. */
bool scalar_is_among(uint32_t scalar, const char32_t *characters);

/* 1 for a bracket that opens, -1 for one that closes, 0 for the rest: （ ( ［ [
 * 〔 【. */
int scalar_bracket_step(uint32_t scalar);

/* The same up to end. */
static inline const char *utf8_skip_blanks_to(const char *text, const char *end)
{
    while (text < end && scalar_is_blank(utf8_peek(text)))
        utf8_next(&text);
    return text;
}

/* Where the blanks begin that end at end, not before start. */
static inline const char *utf8_back_blanks(const char *start, const char *end)
{
    for (const char *p = end; p > start; end = p) {
        p = utf8_back(start, p);
        if (!scalar_is_blank(utf8_peek(p)))
            break;
    }
    return end;
}

/* 0-9 only */
static inline bool scalar_is_digit(uint32_t scalar)
{
    return scalar >= '0' && scalar <= '9';
}

/* A digit or a letter of ASCII */
static inline bool scalar_is_alnum(uint32_t scalar)
{
    return scalar_is_digit(scalar) || (scalar >= 'A' && scalar <= 'Z') ||
           (scalar >= 'a' && scalar <= 'z');
}

/* A mark of ASCII, which Markdown may escape. */
static inline bool scalar_is_ascii_mark(uint32_t scalar)
{
    return scalar > ' ' && scalar < 0x7F && !scalar_is_alnum(scalar);
}

/* Of private use: it means nothing without the font that it was typed in. */
static inline bool scalar_is_private(uint32_t scalar)
{
    return (scalar >= 0xE000 && scalar <= 0xF8FF) || scalar >= 0xF0000;
}

/* Columns on a terminal: 0, 1 or 2. */
int scalar_columns(uint32_t scalar);

/* The same of a whole text. */
int utf8_columns(const char *text);

/* text without the blanks (see above) at both ends; points into text. */
const char *utf8_trim(const char *text, size_t *len);

#endif

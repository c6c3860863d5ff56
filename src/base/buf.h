/*
 * A growing run of bytes that owns its memory.  Appending cannot fail (see
 * arena.h).  data is always NUL-terminated once anything was added; len does
 * not count the NUL.  Start from BUF_EMPTY; buf_free() makes it empty again.
 */
#ifndef FANGAN_BASE_BUF_H
#define FANGAN_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct buf {
    char *data;
    size_t len;
    size_t capacity;
};

#define BUF_EMPTY ((struct buf){NULL, 0, 0})

void buf_free(struct buf *buf);

/* Append.  A scalar is one of Unicode; a text of printf() may hold no NUL. */
void buf_add(struct buf *buf, const void *bytes, size_t len);
void buf_add_str(struct buf *buf, const char *text);
void buf_add_char(struct buf *buf, char c);
void buf_add_utf8(struct buf *buf, uint32_t scalar);
void buf_printf(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *buf, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Where n more bytes may be written, and that n of them were. */
char *buf_room(struct buf *buf, size_t n);
void buf_filled(struct buf *buf, size_t n);

/* Cuts it off behind len bytes; a shorter one stays. */
void buf_truncate(struct buf *buf, size_t len);

/* The text so far; "" for an empty buffer.  Valid until the next call. */
const char *buf_text(const struct buf *buf);

#endif

/*
 * The growing run of bytes.
 */
#include "base/buf.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buf_free(struct buf *buf)
{
    free(buf->data);
    *buf = BUF_EMPTY;
}

static void grow(struct buf *buf, size_t len)
{
    if (len > SIZE_MAX / 2 - buf->len - 1)
        out_of_memory(len);
    size_t needed = buf->len + len + 1;
    size_t capacity = buf->capacity < 64 ? 64 : buf->capacity;
    while (capacity < needed)
        capacity *= 2;
    buf->data = xrealloc(buf->data, capacity);
    buf->capacity = capacity;
}

/* Makes room for len more bytes and a NUL. */
static void reserve(struct buf *buf, size_t len)
{
    if (len >= buf->capacity - buf->len)
        grow(buf, len);
}

void buf_add(struct buf *buf, const void *bytes, size_t len)
{
    reserve(buf, len);
    if (len > 0)
        memcpy(buf->data + buf->len, bytes, len);
    buf->len += len;
    buf->data[buf->len] = '\0';
}

void buf_add_str(struct buf *buf, const char *text)
{
    buf_add(buf, text, strlen(text));
}

void buf_add_char(struct buf *buf, char c)
{
    reserve(buf, 1);
    buf->data[buf->len++] = c;
    buf->data[buf->len] = '\0';
}

void buf_add_utf8(struct buf *buf, uint32_t scalar)
{
    reserve(buf, 4);
    buf->len += utf8_write(scalar, buf->data + buf->len);
    buf->data[buf->len] = '\0';
}

/* Formats again where the room at hand was not enough. */
void buf_vprintf(struct buf *buf, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    size_t room = buf->capacity - buf->len;
    char *end = room == 0 ? NULL : buf->data + buf->len;
    int len = vsnprintf(end, room, format, args);
    if (len >= 0 && (size_t)len >= room) {
        reserve(buf, (size_t)len);
        vsnprintf(buf->data + buf->len, (size_t)len + 1, format, again);
    }
    if (len >= 0)
        buf->len += (size_t)len;
    else if (room > 0)
        *end = '\0';
    va_end(again);
}

void buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(buf, format, args);
    va_end(args);
}

char *buf_room(struct buf *buf, size_t n)
{
    reserve(buf, n);
    buf->data[buf->len] = '\0';
    return buf->data + buf->len;
}

void buf_filled(struct buf *buf, size_t n)
{
    buf->len += n;
    buf->data[buf->len] = '\0';
}

void buf_truncate(struct buf *buf, size_t len)
{
    if (len >= buf->len)
        return;
    buf->len = len;
    buf->data[len] = '\0';
}

const char *buf_text(const struct buf *buf)
{
    return buf->data == NULL ? "" : buf->data;
}

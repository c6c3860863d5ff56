/*
 * Measuring tags.
 */
#include "read/docx_scan.h"

#include "base/limits.h"

#include <stdint.h>
#include <string.h>

static bool unsafe(struct diags *diags, const char *part, const char *zh,
                   const char *en)
{
    diag_add(diags, DIAG_PACKAGE_UNSAFE, SPAN_NONE, part,
             diags_word(diags, zh, en), NULL);
    return false;
}

static const char *in_part(struct diags *diags, const char *part,
                           const char *zh, const char *en)
{
    return arena_printf(diags->arena, "%s (%s)", diags_word(diags, zh, en),
                        part);
}

/* -- Charset --------------------------------------------------------------- */

static uint32_t get16(const char *bytes, bool is_little)
{
    uint32_t a = (unsigned char)bytes[0], b = (unsigned char)bytes[1];
    return is_little ? a | b << 8 : b | a << 8;
}

static bool from_utf16(const char *part, const char *bytes, size_t len,
                       bool is_little, struct buf *out, struct diags *diags)
{
    for (size_t i = 0; i + 1 < len; i += 2) {
        uint32_t c = get16(bytes + i, is_little);
        bool is_high = c >= 0xD800 && c < 0xDC00;
        uint32_t low =
            is_high && i + 3 < len ? get16(bytes + i + 2, is_little) : 0;
        bool is_pair = low >= 0xDC00 && low < 0xE000;
        if (c >= 0xD800 && c < 0xE000 && !is_pair)
            return unsafe(diags, part, "不是合格的 UTF-16",
                          "is no sound UTF-16");
        if (is_pair) {
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        }
        if (c != 0xFEFF || i > 0)
            buf_add_utf8(out, c);
    }
    return len % 2 == 0 ||
           unsafe(diags, part, "不是合格的 UTF-16", "is no sound UTF-16");
}

/* Whether the XML declaration names another charset than UTF-8 (UTF-16 if it
 * was converted). */
static bool has_other_charset(const char *text, size_t len, bool is_utf16)
{
    const char *end = memmem(text, len < 256 ? len : 256, "?>", 2);
    if (len < 6 || memcmp(text, "<?xml ", 6) != 0 || end == NULL)
        return false;
    const char *name = memmem(text, (size_t)(end - text), "encoding", 8);
    if (name == NULL)
        return false;
    name += 8;
    while (name < end && strchr(" \t\r\n=\"'", *name) != NULL)
        name++;
    if (is_utf16)
        return strncasecmp(name, "utf-16", 6) != 0;
    return strncasecmp(name, "utf-8", 5) != 0 &&
           strncasecmp(name, "utf8", 4) != 0 &&
           strncasecmp(name, "us-ascii", 8) != 0;
}

/* -- Tags ------------------------------------------------------------------ */

/* Behind the construct that begins with open and ends with close; NULL: it
 * does not begin here. */
static const char *skip(const char *p, const char *end, const char *open,
                        const char *close)
{
    size_t len = strlen(open);
    if ((size_t)(end - p) < len || memcmp(p, open, len) != 0)
        return NULL;
    const char *found =
        memmem(p + len, (size_t)(end - p) - len, close, strlen(close));
    return found == NULL ? end : found + strlen(close);
}

/* Comments, CDATA and instructions hold no tags. */
static const char *skip_special(const char *p, const char *end)
{
    const char *behind = skip(p, end, "<!--", "-->");
    if (behind == NULL)
        behind = skip(p, end, "<![CDATA[", "]]>");
    return behind != NULL ? behind : skip(p, end, "<?", "?>");
}

/* Behind the tag at p; its attributes are counted.  A tag that never ends
 * ends with the part. */
static const char *skip_tag(const char *p, const char *end, size_t *n)
{
    *n = 0;
    for (p++; p < end && *p != '>'; p++) {
        if (*p != '"' && *p != '\'')
            continue;
        const char *close = memchr(p + 1, *p, (size_t)(end - p) - 1);
        if (close == NULL)
            return end;
        p = close;
        ++*n;
    }
    return p < end ? p + 1 : end;
}

static bool measure_tags(const char *part, const char *text, size_t len,
                         struct diags *diags)
{
    const char *end = text + len;
    for (const char *p = text;
         (p = memchr(p, '<', (size_t)(end - p))) != NULL;) {
        bool is_tag = p + 1 == end || (p[1] != '!' && p[1] != '?');
        const char *behind = is_tag ? NULL : skip_special(p, end);
        if (behind != NULL) {
            p = behind;
            continue;
        }
        size_t n;
        if (!is_tag && p[1] == '!')
            return unsafe(diags, part, "里有 DOCTYPE", "holds a DOCTYPE");
        behind = skip_tag(p, end, &n);
        if (behind - p > LIMIT_XML_TAG_BYTES)
            return limit_over_bytes(
                diags, SPAN_NONE,
                in_part(diags, part, "一个标签的长度", "length of a tag"),
                LIMIT_XML_TAG_BYTES);
        if (n > LIMIT_XML_ATTRIBUTES)
            return limit_over(
                diags, SPAN_NONE,
                in_part(diags, part, "一个标签的属性数", "attributes of a tag"),
                LIMIT_XML_ATTRIBUTES);
        p = behind;
    }
    return true;
}

bool word_scan(const char *part, const char *bytes, size_t len,
               struct buf *room, const char **text, size_t *text_len,
               struct diags *diags)
{
    bool is_little = len >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 ||
                                  memcmp(bytes, "<\0", 2) == 0);
    bool is_big = len >= 2 && (memcmp(bytes, "\xFE\xFF", 2) == 0 ||
                               memcmp(bytes, "\0<", 2) == 0);
    *text = bytes;
    *text_len = len;
    if (len >= 4 && (is_little || is_big) &&
        (memcmp(bytes, "\xFF\xFE\0\0", 4) == 0 ||
         memcmp(bytes, "<\0\0\0", 4) == 0 || memcmp(bytes, "\0\0", 2) == 0))
        return unsafe(diags, part, "不是 UTF-8 或 UTF-16",
                      "is neither UTF-8 nor UTF-16");
    if (is_little || is_big) {
        if (!from_utf16(part, bytes, len, is_little, room, diags))
            return false;
        *text = buf_text(room);
        *text_len = room->len;
    } else if (len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        *text += 3;
        *text_len -= 3;
    }
    if (has_other_charset(*text, *text_len, is_little || is_big))
        return unsafe(diags, part, "不是 UTF-8 或 UTF-16",
                      "is neither UTF-8 nor UTF-16");
    return measure_tags(part, *text, *text_len, diags);
}

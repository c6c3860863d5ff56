/*
 * Decoding and checking of input files (reliability.md 2.6).
 *
 * The order matters: short UTF-8 texts are valid GB18030 as well, and a
 * UTF-8 file with one broken byte decodes to GB18030 rubbish.  Only three
 * names ever reach iconv_open().
 */
#include "read/charset.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "read/refuse.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

enum { MAX_FINDINGS = 100 }; /* of one code; the last one tells the rest */

/* -- What is no text ----------------------------------------------------- */

struct magic {
    const char *bytes;
    size_t len;
    const char *name;
};

static const struct magic magics[] = {
    {"PK\003\004", 4, "ZIP"},
    {"PK\005\006", 4, "ZIP"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "OLE (.doc, .wps)"},
    {"%PDF-", 5, "PDF"},
    {"\x89PNG\r\n\x1A\n", 8, "PNG"},
    {"\xFF\xD8\xFF", 3, "JPEG"},
    {"GIF8", 4, "GIF"},
    {"{\\rtf", 5, "RTF"},
    {"\x7F"
     "ELF",
     4, "ELF"},
    {"\x1F\x8B", 2, "gzip"},
    {"Rar!\x1A", 5, "RAR"},
    {"7z\xBC\xAF\x27\x1C", 6, "7z"},
};

const char *charset_binary_name(const char *bytes, size_t len)
{
    for (size_t i = 0; i < sizeof(magics) / sizeof(magics[0]); i++) {
        if (len >= magics[i].len &&
            memcmp(bytes, magics[i].bytes, magics[i].len) == 0)
            return magics[i].name;
    }
    return NULL;
}

/* Beyond one control character in ten bytes nobody typed this. */
static bool is_mostly_control(const char *bytes, size_t len)
{
    size_t n = 0;

    for (const char *p = bytes;
         (p = utf8_skip_hanzi(p, bytes + len)) < bytes + len; p++) {
        unsigned char c = (unsigned char)*p;

        n += c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    }
    return n > len / 10;
}

/* -- Forbidden characters ------------------------------------------------ */

struct forbidden_range {
    uint32_t first, last;
    struct forbidden why;
};

static const struct forbidden_range forbidden_ranges[] = {
    {0x0000, 0x0008, {"控制字符", "control character"}},
    {0x000B, 0x000C, {"控制字符", "control character"}},
    {0x000E, 0x001F, {"控制字符", "control character"}},
    {0x007F, 0x009F, {"控制字符", "control character"}},
    {0x00AD, 0x00AD, {"软连字符，不可见", "soft hyphen, invisible"}},
    {0x061C, 0x061C, {"改变书写方向", "turns the direction of writing"}},
    {0x200B, 0x200D, {"零宽字符，不可见", "zero width, invisible"}},
    {0x200E, 0x200F, {"改变书写方向", "turns the direction of writing"}},
    {0x2028, 0x2029, {"行分隔符，请改用换行", "separator: use a line end"}},
    {0x202A, 0x202E, {"改变书写方向", "turns the direction of writing"}},
    {0x2060, 0x2064, {"零宽字符，不可见", "zero width, invisible"}},
    {0x2066, 0x206F, {"改变书写方向", "turns the direction of writing"}},
    {0xFDD0, 0xFDEF, {"非字符", "noncharacter"}},
    {0xFEFF, 0xFEFF, {"零宽字符，不可见", "zero width, invisible"}},
    {0xFFF9, 0xFFFB, {"控制字符", "control character"}},
    {0xFFFD,
     0xFFFD,
     {"替换符：转换编码时丢了字", "a character was lost in conversion"}},
    {0xE0000, 0xE007F, {"标签字符，不可见", "tag character, invisible"}},
};

const struct forbidden *charset_forbidden(uint32_t scalar, uint32_t before)
{
    static const struct forbidden noncharacter = {"非字符", "noncharacter"};
    static const struct forbidden selector = {
        "异体字选择符前面没有汉字", "variation selector without an ideograph"};
    size_t low = 0;
    size_t high = sizeof(forbidden_ranges) / sizeof(forbidden_ranges[0]);

    if ((scalar >= 0x20 && scalar < 0x7F) ||
        (scalar >= 0x2070 && scalar < 0xFDD0)) /* what texts consist of */
        return NULL;
    if ((scalar & 0xFFFE) == 0xFFFE)
        return &noncharacter;
    if (scalar >= 0xE0100 && scalar <= 0xE01EF)
        return scalar_is_han(before) ? NULL : &selector;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct forbidden_range *r = &forbidden_ranges[middle];

        if (scalar < r->first)
            high = middle;
        else if (scalar > r->last)
            low = middle + 1;
        else
            return &r->why;
    }
    return NULL;
}

bool charset_is_ignorable(uint32_t scalar)
{
    if (scalar < 0xA0)
        return scalar != 0 && charset_forbidden(scalar, 0) != NULL;
    return charset_forbidden(scalar, 0) != NULL && scalar != 0xFFFD &&
           (scalar & 0xFFFE) != 0xFFFE &&
           !(scalar >= 0xFDD0 && scalar <= 0xFDEF);
}

/* Tells the rest of a code's findings in the hint of its last one. */
static void tell_rest(struct diags *diags, size_t n)
{
    if (n <= MAX_FINDINGS)
        return;
    diag_hint(diags,
              arena_printf(diags->arena, "另有 %zu 处", n - MAX_FINDINGS),
              arena_printf(diags->arena, "and %zu more", n - MAX_FINDINGS));
}

static void report_private(const struct source *source, struct diags *diags)
{
    size_t n = 0;
    const char *end = source->text + source->len;

    for (const char *p = source->text; (p = utf8_skip_hanzi(p, end)) < end;) {
        uint32_t at = (uint32_t)(p - source->text);
        uint32_t c = utf8_next(&p);
        uint32_t behind = (uint32_t)(p - source->text);

        if (!scalar_is_private(c) || ++n > MAX_FINDINGS)
            continue;
        diag_add(diags, DIAG_CHARACTER_PRIVATE, ((struct span){at, behind}),
                 arena_printf(diags->arena, "U+%04X", (unsigned)c), NULL);
    }
    tell_rest(diags, n);
}

static bool report_forbidden(const struct source *source, bool is_pasted,
                             struct diags *diags)
{
    size_t n = 0;
    const char *end = source->text + source->len;

    for (const char *p = source->text; (p = utf8_skip_hanzi(p, end)) < end;) {
        const char *start = p;
        uint32_t c = utf8_next(&p);
        /* what is before matters to a variation selector alone */
        uint32_t before = c < 0xE0000 ? 0 : utf8_before(source->text, start);
        const struct forbidden *why = charset_forbidden(c, before);

        if (why == NULL || c == '\t' || c == '\n' || c == '\r' ||
            (is_pasted && charset_is_ignorable(c)) || ++n > MAX_FINDINGS)
            continue;
        diag_add(diags, DIAG_CHARACTER_FORBIDDEN,
                 ((struct span){(uint32_t)(start - source->text),
                                (uint32_t)(p - source->text)}),
                 arena_printf(diags->arena, "U+%04X", (unsigned)c),
                 diags_word(diags, why->zh, why->en), NULL);
    }
    tell_rest(diags, n);
    return n == 0;
}

/* -- Decoding ------------------------------------------------------------ */

bool charset_convert(const char *from, const char *to, const char *bytes,
                     size_t len, struct buf *out, size_t *bad)
{
    iconv_t cd = iconv_open(to, from);
    char *in = (char *)(uintptr_t)bytes; /* iconv() does not write to it */
    size_t left = len;
    bool ok = cd != (iconv_t)-1;

    while (ok && left > 0) {
        char piece[16384];
        char *end = piece;
        size_t room = sizeof(piece);
        size_t rc = iconv(cd, &in, &left, &end, &room);

        buf_add(out, piece, sizeof(piece) - room);
        ok = rc == 0 || (rc == (size_t)-1 && errno == E2BIG);
    }
    if (cd != (iconv_t)-1)
        iconv_close(cd);
    *bad = len - left;
    return ok;
}

/* Whether bytes look like UTF-16 without a mark: nearly all units are ASCII,
 * ideographs or full-width marks.  high is 1 for little endian. */
static bool looks_like_utf16(const char *bytes, size_t len, size_t high)
{
    size_t n = len / 2;
    size_t n_likely = 0;

    if (len < 4 || len % 2 != 0)
        return false;
    for (size_t i = 0; i < n; i++) {
        unsigned char top = (unsigned char)bytes[2 * i + high];
        unsigned char low = (unsigned char)bytes[2 * i + 1 - high];

        n_likely += (top == 0 && low >= 0x09 && low < 0x7F) || top == 0x30 ||
                    top == 0x20 || (top >= 0x4E && top <= 0x9F) || top == 0xFF;
    }
    return n_likely > n - n / 10 - 1;
}

/* UTF-8 with some broken bytes, rather than another charset: there are more
 * sound characters beyond ASCII than breaks. */
static bool is_broken_utf8(const char *bytes, size_t len)
{
    size_t n_sound = 0;
    size_t n_broken = 0;

    for (size_t at = 0; at < len; at++) {
        size_t valid = utf8_valid_length(bytes + at, len - at);

        for (size_t i = 0; i < valid; i++)
            n_sound += (unsigned char)bytes[at + i] >= 0xC0;
        at += valid;
        n_broken += at < len;
    }
    return n_sound > n_broken;
}

static bool is_likely_chinese(const char *text)
{
    size_t n = 0;
    size_t n_likely = 0;

    for (uint32_t c; (c = utf8_next(&text)) != 0;) {
        if (c < 0x80)
            continue;
        n++;
        n_likely += (c >= 0x4E00 && c <= 0x9FFF) || scalar_is_cjk_mark(c) ||
                    scalar_is_blank(c) || (c >= 0xFF00 && c <= 0xFFEF) ||
                    (c >= 0x2000 && c <= 0x27BF) || scalar_is_private(c);
    }
    return n_likely * 5 >= n * 4;
}

static bool undecodable(struct diags *diags, size_t offset, const char *charset)
{
    diag_add(diags, DIAG_FILE_UNDECODABLE, SPAN_NONE,
             arena_printf(diags->arena, "%zu (0x%zx)", offset, offset), charset,
             NULL);
    diag_hint(diags, "字节从 0 数起，与 xxd 所示相同",
              "bytes count from 0, as xxd shows them");
    return false;
}

static bool binary(struct diags *diags, const char *what)
{
    diag_add(diags, DIAG_FILE_BINARY, SPAN_NONE, what, NULL);
    return false;
}

static bool has_ending(const char *name, const char *ending)
{
    size_t n = strlen(name), len = strlen(ending);

    return n >= len && strcasecmp(name + n - len, ending) == 0;
}

/* Whether XML is what Word writes for .xml. */
static bool is_word_xml(const char *bytes, size_t len)
{
    enum { NEAR_START = 4096 };
    static const char *const marks[] = {
        "progid=\"Word.Document\"",
        "http://schemas.microsoft.com/office/2006/xmlPackage",
        "http://schemas.microsoft.com/office/word/2003/wordml"};
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
        if (memmem(bytes, len < NEAR_START ? len : NEAR_START, marks[i],
                   strlen(marks[i])) != NULL)
            return true;
    return false;
}

/* Word's own XML, or HTML or XML under the name of a Word file: web pages are
 * saved so. */
static bool is_disguised(const char *name, const char *bytes, size_t len)
{
    static const char *const endings[] = {".doc", ".docx", ".wps", ".rtf"};
    bool is_word = false;

    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
        is_word |= has_ending(name, endings[i]);
    if (len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        len -= 3;
    }
    while (len > 0 && (unsigned char)*bytes <= ' ') {
        bytes++;
        len--;
    }
    return len > 0 && *bytes == '<' && (is_word || is_word_xml(bytes, len));
}

/* Text that is UTF-8 already. */
static void keep(struct source *out, struct arena *arena, const char *bytes,
                 size_t len, size_t bom_len)
{
    out->charset = "UTF-8";
    out->bom_len = bom_len;
    out->text = arena_strndup(arena, bytes + bom_len, len - bom_len);
    out->len = len - bom_len;
}

static bool keep_converted(struct source *out, struct arena *arena,
                           const char *charset, const struct buf *text,
                           struct diags *diags)
{
    if (text->len > 0 && memchr(text->data, '\0', text->len) != NULL)
        return binary(diags, diags_word(diags, "含有 NUL", "it holds a NUL"));
    out->charset = charset;
    out->text = arena_strndup(arena, buf_text(text), text->len);
    out->len = text->len;
    return true;
}

static bool decode_utf16(const char *charset, size_t bom_len, const char *bytes,
                         size_t len, struct arena *arena, struct source *out,
                         struct diags *diags)
{
    struct buf text = BUF_EMPTY;
    size_t bad;
    bool ok = charset_convert(charset, "UTF-8", bytes + bom_len, len - bom_len,
                              &text, &bad);

    if (!ok)
        undecodable(diags, bad + bom_len, charset);
    else
        ok = keep_converted(out, arena, charset, &text, diags);
    out->bom_len = bom_len;
    buf_free(&text);
    return ok;
}

static bool decode_gb18030(const char *bytes, size_t len, struct arena *arena,
                           struct source *out, struct diags *diags)
{
    struct buf text = BUF_EMPTY;
    size_t utf8_bad = utf8_valid_length(bytes, len);
    size_t bad = 0;
    bool ok = true;

    if (is_broken_utf8(bytes, len)) {
        ok = undecodable(diags, utf8_bad, "UTF-8");
    } else if (!charset_convert("GB18030", "UTF-8", bytes, len, &text, &bad)) {
        ok = undecodable(diags, bad, "GB18030");
    } else if (!is_likely_chinese(buf_text(&text))) {
        ok = undecodable(diags, utf8_bad,
                         diags_word(diags, "UTF-8、UTF-16、GB18030",
                                    "UTF-8, UTF-16, GB18030"));
    } else {
        ok = keep_converted(out, arena, "GB18030", &text, diags);
    }
    buf_free(&text);
    return ok;
}

static bool starts_with(const char *bytes, size_t len, const char *mark)
{
    size_t n = strlen(mark);

    return len >= n && memcmp(bytes, mark, n) == 0;
}

static bool decode(const char *bytes, size_t len, struct arena *arena,
                   struct source *out, struct diags *diags)
{
    if (starts_with(bytes, len, "\xEF\xBB\xBF")) {
        size_t valid = utf8_valid_length(bytes, len);

        if (valid < len)
            return undecodable(diags, valid, "UTF-8");
        if (memchr(bytes, '\0', len) != NULL)
            return binary(diags,
                          diags_word(diags, "含有 NUL", "it holds a NUL"));
        keep(out, arena, bytes, len, 3);
        return true;
    }
    if (starts_with(bytes, len, "\xFF\xFE"))
        return decode_utf16("UTF-16LE", 2, bytes, len, arena, out, diags);
    if (starts_with(bytes, len, "\xFE\xFF"))
        return decode_utf16("UTF-16BE", 2, bytes, len, arena, out, diags);

    const char *nul = memchr(bytes, '\0', len);

    if (nul == NULL && utf8_valid_length(bytes, len) == len) {
        keep(out, arena, bytes, len, 0);
        return true;
    }
    if (looks_like_utf16(bytes, len, 1))
        return decode_utf16("UTF-16LE", 0, bytes, len, arena, out, diags);
    if (looks_like_utf16(bytes, len, 0))
        return decode_utf16("UTF-16BE", 0, bytes, len, arena, out, diags);
    if (nul != NULL)
        return binary(diags, diags_word(diags, "含有 NUL", "it holds a NUL"));
    return decode_gb18030(bytes, len, arena, out, diags);
}

/* -- The door ------------------------------------------------------------ */

static bool is_blank(const char *text)
{
    uint32_t c;

    do
        c = utf8_next(&text);
    while (c == '\n' || c == '\r' || (c != 0 && scalar_is_blank(c)));
    return c == 0;
}

static bool is_within_limits(const struct source *source, bool is_pasted,
                             struct diags *diags)
{
    if (source->len > LIMIT_INPUT_BYTES)
        return limit_over_bytes(
            diags, SPAN_NONE, diags_word(diags, "文件大小", "size of the file"),
            LIMIT_INPUT_BYTES);
    if (is_pasted && source->len > LIMIT_TEXT_BYTES)
        return limit_over_bytes(
            diags, SPAN_NONE, diags_word(diags, "文本的大小", "size of a text"),
            LIMIT_TEXT_BYTES);
    for (size_t i = 0; !is_pasted && i < source->n_lines; i++) {
        size_t end =
            i + 1 < source->n_lines ? source->lines[i + 1] : source->len;

        if (end - source->lines[i] > LIMIT_LINE_BYTES)
            return limit_over_bytes(
                diags, (struct span){source->lines[i], source->lines[i]},
                diags_word(diags, "一行的长度", "length of a line"),
                LIMIT_LINE_BYTES);
    }
    return true;
}

static bool open_door(const char *name, const char *bytes, size_t len,
                      bool is_pasted, struct arena *arena, struct source *out,
                      struct diags *diags)
{
    const char *format = charset_binary_name(bytes, len);

    *out = (struct source){.name = name, .text = "", .charset = "UTF-8"};
    source_index_lines(out, arena);
    diags->source = out;
    if (len > LIMIT_INPUT_BYTES)
        return is_within_limits(&(struct source){.len = len}, is_pasted, diags);
    if (format != NULL)
        return refuse_binary(diags, name, bytes, len, format);
    if (is_disguised(name, bytes, len))
        return refuse_binary(diags, name, bytes, len, "HTML, XML");
    if (len == 0) {
        diag_add(diags, DIAG_FILE_EMPTY, SPAN_NONE, NULL);
        return false;
    }
    if (!decode(bytes, len, arena, out, diags))
        return false;
    if (is_blank(out->text)) {
        diag_add(diags, DIAG_FILE_EMPTY, SPAN_NONE, NULL);
        return false;
    }
    if (is_mostly_control(out->text, out->len))
        return binary(diags, diags_word(diags, "控制字符太多",
                                        "too many control characters"));
    source_index_lines(out, arena);
    if (!is_within_limits(out, is_pasted, diags))
        return false;
    report_private(out, diags);
    return report_forbidden(out, is_pasted, diags);
}

bool charset_decode(const char *name, const char *bytes, size_t len,
                    struct arena *arena, struct source *out,
                    struct diags *diags)
{
    return open_door(name, bytes, len, false, arena, out, diags);
}

bool charset_decode_pasted(const char *name, const char *bytes, size_t len,
                           struct arena *arena, struct source *out,
                           struct diags *diags)
{
    return open_door(name, bytes, len, true, arena, out, diags);
}

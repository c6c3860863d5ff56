/*
 * What other programs left in a text: the > of a quoted e-mail, the numbers
 * of an editor's lines, tags and entities of HTML.
 *
 * Each counts only if the whole text has it; then it goes, with a note.
 */
#include "read/text_part.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* -- HTML ---------------------------------------------------------------- */

enum { LONGEST_TAG = 1024, LONGEST_ENTITY = 10 };

/* What stands where the tag stood. */
enum tag_break { TAG_NOTHING, TAG_LINE, TAG_CELL, TAG_RAW, TAG_UNKNOWN };

static const struct {
    const char *name;
    enum tag_break breaks;
} tags[] = {
    {"p", TAG_LINE},         {"br", TAG_LINE},       {"div", TAG_LINE},
    {"h1", TAG_LINE},        {"h2", TAG_LINE},       {"h3", TAG_LINE},
    {"h4", TAG_LINE},        {"h5", TAG_LINE},       {"h6", TAG_LINE},
    {"li", TAG_LINE},        {"ul", TAG_LINE},       {"ol", TAG_LINE},
    {"tr", TAG_LINE},        {"table", TAG_LINE},    {"tbody", TAG_LINE},
    {"thead", TAG_LINE},     {"hr", TAG_LINE},       {"section", TAG_LINE},
    {"article", TAG_LINE},   {"header", TAG_LINE},   {"footer", TAG_LINE},
    {"center", TAG_LINE},    {"title", TAG_LINE},    {"blockquote", TAG_LINE},
    {"pre", TAG_LINE},       {"html", TAG_LINE},     {"head", TAG_LINE},
    {"body", TAG_LINE},      {"form", TAG_LINE},     {"nav", TAG_LINE},
    {"td", TAG_CELL},        {"th", TAG_CELL},       {"span", TAG_NOTHING},
    {"strong", TAG_NOTHING}, {"em", TAG_NOTHING},    {"b", TAG_NOTHING},
    {"i", TAG_NOTHING},      {"u", TAG_NOTHING},     {"font", TAG_NOTHING},
    {"a", TAG_NOTHING},      {"img", TAG_NOTHING},   {"sup", TAG_NOTHING},
    {"sub", TAG_NOTHING},    {"meta", TAG_NOTHING},  {"link", TAG_NOTHING},
    {"o:p", TAG_NOTHING},    {"input", TAG_NOTHING}, {"label", TAG_NOTHING},
    {"script", TAG_RAW},     {"style", TAG_RAW},
};

static const struct {
    const char *name;
    uint32_t scalar;
} entities[] = {
    {"nbsp", 0xA0},    {"ensp", 0x2002},   {"emsp", 0x3000},
    {"lt", '<'},       {"gt", '>'},        {"amp", '&'},
    {"quot", '"'},     {"ldquo", 0x201C},  {"rdquo", 0x201D},
    {"lsquo", 0x2018}, {"rsquo", 0x2019},  {"mdash", 0x2014},
    {"ndash", 0x2013}, {"hellip", 0x2026}, {"middot", 0xB7},
    {"times", 0xD7},   {"yen", 0xA5},      {"copy", 0xA9},
    {"deg", 0xB0},     {"permil", 0x2030}, {"laquo", 0xAB},
    {"raquo", 0xBB},   {"bull", 0x2022},   {"apos", '\''},
};

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == ':';
}

/* What the tag whose name is at name stands for. */
static enum tag_break tag_named(const char *name, size_t len)
{
    for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
        if (strlen(tags[i].name) == len &&
            strncasecmp(tags[i].name, name, len) == 0)
            return tags[i].breaks;
    return TAG_UNKNOWN;
}

/* Bytes of the tag at p, or 0. */
static size_t tag_at(const char *p, const char *end, enum tag_break *breaks)
{
    const char *name = p + 1;
    if (*p != '<' || name >= end)
        return 0;
    name += *name == '/';
    size_t len = 0;
    while (name + len < end && len < 12 && is_name_byte(name[len]))
        len++;
    *breaks = tag_named(name, len);
    if (*breaks == TAG_UNKNOWN)
        return 0;
    const char *close = name + len;
    if (close < end && *close != '>' && *close != '/' && *close != ' ' &&
        *close != '\t')
        return 0;
    while (close < end && *close != '>' && *close != '<' &&
           close - p < LONGEST_TAG)
        close++;
    if (close == end || *close != '>')
        return 0;
    if (*breaks == TAG_RAW && p[1] == '/')
        *breaks = TAG_NOTHING;
    return (size_t)(close + 1 - p);
}

/* &#8220; or &#x201C; of len bytes; 0: none that may stand in a text. */
static uint32_t numbered_entity(const char *p, size_t len)
{
    char digits[LONGEST_ENTITY + 1] = "";
    char *stop;
    bool is_hex = len > 1 && (p[1] == 'x' || p[1] == 'X');
    size_t skip = is_hex ? 2 : 1;
    memcpy(digits, p + skip, len - skip);
    if (*digits == '\0' || *digits == '-' || *digits == '+')
        return 0;
    unsigned long value = strtoul(digits, &stop, is_hex ? 16 : 10);
    bool is_scalar = value >= 0x20 && value <= 0x10FFFF &&
                     !(value >= 0x7F && value < 0xA0) &&
                     !(value >= 0xD800 && value <= 0xDFFF);
    return *stop == '\0' && is_scalar ? (uint32_t)value : 0;
}

/* Bytes of the entity at p, or 0. */
static size_t entity_at(const char *p, const char *end, uint32_t *scalar)
{
    size_t len = 0;
    if (*p != '&')
        return 0;
    const char *name = p + 1;
    while (name + len < end && len < LONGEST_ENTITY && name[len] != ';')
        len++;
    if (len == 0 || name + len >= end || name[len] != ';')
        return 0;
    *scalar = *name == '#' ? numbered_entity(name, len) : 0;
    for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++)
        if (strlen(entities[i].name) == len &&
            memcmp(entities[i].name, name, len) == 0)
            *scalar = entities[i].scalar;
    return *scalar == 0 ? 0 : len + 2;
}

/* Two tags, or an entity, are no chance. */
static bool has_markup(const struct source *source)
{
    const char *end = source->text + source->len;
    enum tag_break breaks;
    uint32_t scalar;
    size_t n = 0;
    if (memchr(source->text, '<', source->len) == NULL &&
        memchr(source->text, '&', source->len) == NULL)
        return false;
    for (const char *p = source->text; p < end && n < 2; p++) {
        n += *p == '<' && tag_at(p, end, &breaks) > 0;
        n += *p == '&' && entity_at(p, end, &scalar) > 0 ? 2 : 0;
    }
    return n >= 2;
}

/* The line as it is made. */
struct decoder {
    const struct text_line *line;
    char *text;
    uint32_t *map;
    size_t len;
    struct buf dropped;
};

static uint32_t place_of(const struct text_line *line, size_t i)
{
    return line->map != NULL ? line->map[i] : line->at + (uint32_t)i;
}

static void put(struct decoder *d, const char *bytes, size_t n, size_t at)
{
    for (size_t i = 0; i < n; i++) {
        d->map[d->len] = place_of(d->line, at);
        d->text[d->len++] = bytes[i];
    }
}

/* Bytes up to the end of a script or a comment; it may be on another line. */
static size_t skip_raw(struct text *text, const char *p, const char *end)
{
    size_t len = strlen(text->raw_end);
    for (const char *at = p; at + len <= end; at++)
        if (strncasecmp(at, text->raw_end, len) == 0) {
            bool is_comment = text->raw_end[0] == '-';
            text->raw_end = NULL;
            return (size_t)(at - p) + (is_comment ? len : 0);
        }
    return (size_t)(end - p);
}

/* Bytes of markup at p that go, or 0. */
static size_t drop_markup(struct text *text, struct decoder *d, const char *p,
                          const char *end)
{
    static const char comment[] = "<!--", doctype[] = "<!DOCTYPE";
    enum tag_break breaks = TAG_NOTHING;
    size_t left = (size_t)(end - p);
    size_t at = (size_t)(p - d->line->text);
    size_t len = 0;
    if (text->raw_end != NULL) {
        len = skip_raw(text, p, end);
    } else if (left >= 4 && memcmp(p, comment, 4) == 0) {
        text->raw_end = "-->";
        len = 4;
    } else if (left > 9 && strncasecmp(p, doctype, 9) == 0) {
        const char *close = memchr(p, '>', left);
        len = close == NULL ? left : (size_t)(close + 1 - p);
    } else {
        len = tag_at(p, end, &breaks);
    }
    if (len == 0)
        return 0;
    if (breaks == TAG_RAW)
        text->raw_end = p[2] == 'c' || p[2] == 'C' ? "</script" : "</style";
    if (breaks == TAG_LINE || breaks == TAG_CELL)
        put(d, breaks == TAG_LINE ? "\n" : "\t", 1, at);
    buf_add(&d->dropped, p, len);
    return len;
}

static void decode(struct text *text, struct decoder *d)
{
    const char *end = d->line->text + d->line->len;
    for (const char *p = d->line->text; p < end;) {
        size_t at = (size_t)(p - d->line->text);
        size_t len = 0;
        uint32_t scalar;
        if (text->raw_end != NULL || *p == '<')
            len = drop_markup(text, d, p, end);
        if (len == 0 && *p == '&' && (len = entity_at(p, end, &scalar)) > 0) {
            char bytes[4];
            put(d, bytes, utf8_write(scalar, bytes), at);
            buf_add(&d->dropped, p, len);
        }
        if (len == 0)
            put(d, p, len = 1, at);
        p += len;
    }
    d->map[d->len] = place_of(d->line, d->line->len);
}

void line_decode(struct text *text, struct text_line *line)
{
    bool has_any = memchr(line->text, '<', line->len) != NULL ||
                   memchr(line->text, '&', line->len) != NULL;
    if (!text->has_markup || (!has_any && text->raw_end == NULL))
        return;
    struct decoder d = {
        .line = line,
        .text = arena_alloc(text->arena, line->len + 1),
        .map = arena_array(text->arena, line->len + 1, sizeof(uint32_t)),
        .dropped = BUF_EMPTY};
    decode(text, &d);
    if (d.dropped.len > 0)
        notes_add(text->notes, NOTE_DROPPED, line_span(line, 0, line->len),
                  arena_strndup(text->arena, d.dropped.data, d.dropped.len),
                  "网页代码", "code of a web page");
    buf_free(&d.dropped);
    line->text = d.text;
    line->len = d.len;
    line->map = d.map;
}

/* -- What every line begins with ----------------------------------------- */

/* Bytes of > and the blanks around it at the start, or 0. */
static size_t quote_at(const char *p, const char *end)
{
    const char *start = p, *behind = p;
    for (; p < end && (*p == '>' || *p == ' '); p++)
        if (*p == '>')
            behind = p + 1;
    return (size_t)(behind - start);
}

/* Bytes of the number at the start, with the blanks, colon or bar behind it;
 * 0: none.  A number alone is an empty line's. */
static size_t counter_at(const char *p, const char *end, size_t *value)
{
    enum { LONGEST = 6 };
    const char *start = p;
    while (p < end && *p == ' ')
        p++;
    const char *digits = p;
    *value = 0;
    for (; p < end && *p >= '0' && *p <= '9' && p - digits < LONGEST; p++)
        *value = *value * 10 + (size_t)(*p - '0');
    const char *behind = p;
    while (p < end && strchr(" \t:|", *p) != NULL && *p != '\0')
        p++;
    return behind == digits || (p == behind && p < end) ? 0
                                                        : (size_t)(p - start);
}

void text_find_leftovers(struct text *text)
{
    enum { LEAST = 5, LEAST_QUOTES = 3 };
    const char *end = text->source->text + text->source->len;
    size_t n_quotes = 0, n_counters = 0, n = 0, n_all = 0;
    for (const char *p = text->source->text; p < end;) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        const char *line_end = stop == NULL ? end : stop;
        size_t value;
        n_all++;
        bool is_blank = *p == '\r' || p == line_end;
        if (!is_blank) {
            n++;
            n_quotes += *p == '>';
            n_counters += counter_at(p, line_end, &value) > 0 && value == n_all;
        }
        p = stop == NULL ? end : stop + 1;
    }
    text->is_quoted = n >= LEAST_QUOTES && n_quotes == n;
    text->is_counted = n >= LEAST && n_counters == n;
    text->has_markup = has_markup(text->source);
}

const char *text_skip_leftover(const struct text *text, const char *start,
                               const char *end)
{
    size_t value;
    size_t len = text->is_quoted    ? quote_at(start, end)
                 : text->is_counted ? counter_at(start, end, &value)
                                    : 0;
    uint32_t at = (uint32_t)(start - text->source->text);
    if (len > 0)
        text_note(text, NOTE_DROPPED, (struct span){at, at + (uint32_t)len},
                  text->is_quoted ? "邮件的引用标记" : "行号",
                  text->is_quoted ? "an e-mail's mark of quotation"
                                  : "a line's number");
    return start + len;
}

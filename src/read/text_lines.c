/*
 * Dividing a text into lines, and what of a line nobody sees.
 */
#include "read/text_part.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "read/charset.h"

#include <string.h>

/* -- Line ends ----------------------------------------------------------- */

/* Whether a line end may begin with the byte. */
static bool may_end_line(unsigned char byte)
{
    return byte < ' ' || byte == 0xC2 || byte == 0xE2;
}

/* Bytes of the line end at p, or 0: LF, CR, CRLF, VT, FF, NEL, U+2028, U+2029;
 * a page break ends a line as well. */
static size_t line_end_at(const char *p)
{
    static const char *const ends[] = {"\xC2\x85", "\xE2\x80\xA8",
                                       "\xE2\x80\xA9"};
    if (*p == '\r')
        return p[1] == '\n' ? 2 : 1;
    if (*p == '\n' || *p == '\v' || *p == '\f')
        return 1;
    if ((unsigned char)*p != 0xC2 && (unsigned char)*p != 0xE2)
        return 0;
    for (size_t i = 0; i < 3; i++)
        if (strncmp(p, ends[i], strlen(ends[i])) == 0)
            return strlen(ends[i]);
    return 0;
}

/* -- Invisible characters ------------------------------------------------ */

static bool is_ignorable(uint32_t c, uint32_t before)
{
    if (c < 0x80)
        return (c < 0x20 && c != '\t') || c == 0x7F;
    if (c >= 0xE0100 && c <= 0xE01EF)
        return charset_forbidden(c, before) != NULL;
    return charset_is_ignorable(c);
}

enum unseen { UNSEEN_CONTROL, UNSEEN_WIDTH, UNSEEN_TURN, UNSEEN_COUNT };

static enum unseen unseen_kind(uint32_t c)
{
    if (c < 0xA0 || (c >= 0xFFF9 && c <= 0xFFFB))
        return UNSEEN_CONTROL;
    bool turns = c == 0x061C || c == 0x200E || c == 0x200F ||
                 (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F);
    return turns ? UNSEEN_TURN : UNSEEN_WIDTH;
}

static void note_unseen(const struct text *text, struct span line,
                        const uint32_t *unseen)
{
    static const char *const words[][2] = {
        {"控制字符", "control character"},
        {"不可见字符", "invisible character"},
        {"改变书写方向的字符", "turns the direction of writing"}};
    for (size_t i = 0; i < UNSEEN_COUNT; i++)
        if (unseen[i] != 0)
            notes_add(text->notes, NOTE_DROPPED, line,
                      arena_printf(text->arena, "U+%04X", (unsigned)unseen[i]),
                      words[i][0], words[i][1]);
}

static bool has_ignorable(const char *p, const char *end)
{
    const char *start = p;
    while ((p = utf8_skip_hanzi(p, end)) < end) {
        const char *here = p;
        uint32_t c = utf8_next(&p);
        if ((c < 0x20 || c >= 0x7F) &&
            is_ignorable(c, utf8_before(start, here)))
            return true;
    }
    return false;
}

/* Copies what can be seen of [start, end), with a map of where it stood. */
static void copy_seen(const struct text *text, const char *start,
                      const char *end, struct text_line *line)
{
    char *copy = arena_alloc(text->arena, (size_t)(end - start) + 1);
    uint32_t *map =
        arena_array(text->arena, (size_t)(end - start) + 1, sizeof(*map));
    uint32_t unseen[UNSEEN_COUNT] = {0};
    uint32_t at = (uint32_t)(start - text->source->text);
    uint32_t before = 0;
    size_t len = 0;
    for (const char *p = start; p < end;) {
        const char *here = p;
        uint32_t c = utf8_next(&p);
        if (is_ignorable(c, before)) {
            unseen[unseen_kind(c)] = c;
            continue;
        }
        for (; here < p; here++, len++) {
            copy[len] = *here;
            map[len] = (uint32_t)(here - text->source->text);
        }
        before = c;
    }
    map[len] = (uint32_t)(end - text->source->text);
    note_unseen(text, (struct span){at, map[len]}, unseen);
    *line = (struct text_line){.text = copy, .len = len, .at = at, .map = map};
}

/* -- Lines --------------------------------------------------------------- */

/* Cuts off n bytes at the start. */
static void skip_bytes(struct text_line *line, size_t n)
{
    if (line->map != NULL)
        line->map += n;
    line->at = line->map != NULL ? *line->map : line->at + (uint32_t)n;
    line->text += n;
    line->len -= n;
}

static void trim(struct text_line *line)
{
    const char *end = line->text + line->len;
    const char *p = line->text;
    while (p < end && scalar_is_blank(utf8_peek(p)))
        line->indent += columns_of(utf8_next(&p));
    skip_bytes(line, (size_t)(p - line->text));
    end = utf8_back_blanks(line->text, end);
    line->len = (size_t)(end - line->text);
}

static void insert(struct text *text, struct text_line *line,
                   struct text_line *prev)
{
    line->prev = prev;
    line->next = prev == NULL ? text->first : prev->next;
    if (line->next == NULL)
        text->last = line;
    else
        line->next->prev = line;
    if (prev == NULL)
        text->first = line;
    else
        prev->next = line;
}

void text_remove(struct text *text, struct text_line *line)
{
    if (line->prev == NULL)
        text->first = line->next;
    else
        line->prev->next = line->next;
    if (line->next == NULL)
        text->last = line->prev;
    else
        line->next->prev = line->prev;
}

/* Appends the line unless it is blank. */
static bool append(struct text *text, struct text_line line,
                   bool is_after_blank)
{
    trim(&line);
    if (line.len == 0)
        return false;
    line_measure(text, &line);
    line.is_after_blank = is_after_blank;
    struct text_line *copy = arena_new_object(text->arena, struct text_line);
    *copy = line;
    insert(text, copy, text->last);
    return true;
}

/* Appends what the line [start, end) holds: more lines than one if tags of
 * HTML divide it.  How many. */
static size_t add_line(struct text *text, const char *start, const char *end,
                       bool is_after_blank)
{
    start = text_skip_leftover(text, start, end);
    struct text_line line = {.text = start,
                             .len = (size_t)(end - start),
                             .at = (uint32_t)(start - text->source->text)};
    if (has_ignorable(start, end))
        copy_seen(text, start, end, &line);
    line_decode(text, &line);
    size_t n = 0;
    for (const char *lf; (lf = memchr(line.text, '\n', line.len)) != NULL;) {
        struct text_line part = line;
        part.len = (size_t)(lf - line.text);
        n += append(text, part, is_after_blank);
        is_after_blank = false;
        skip_bytes(&line, part.len + 1);
    }
    return n + append(text, line, is_after_blank);
}

bool text_divide(struct text *text, struct diags *diags)
{
    size_t n = 0;
    const char *end = text->source->text + text->source->len;
    bool is_after_blank = true;
    text_find_leftovers(text);
    for (const char *start = text->source->text; start < end;) {
        const char *p = start;
        while (p < end &&
               (!may_end_line((unsigned char)*p) || line_end_at(p) == 0))
            p++;
        size_t n_added = add_line(text, start, p, is_after_blank);
        is_after_blank = n_added == 0;
        n += n_added;
        if (n > LIMIT_TEXT_LINES)
            return limit_over(
                diags, line_span(text->last, 0, 0),
                diags_word(diags, "文本的行数", "lines of the text"),
                LIMIT_TEXT_LINES);
        start = p < end ? p + line_end_at(p) : end;
    }
    return true;
}

void text_shorten(const struct text *text, struct text_line *line, size_t len)
{
    line->len = len;
    trim(line);
    line_measure(text, line);
}

struct text_line *text_cut_off(struct text *text, struct text_line *line,
                               size_t at)
{
    struct text_line *rest = arena_new_object(text->arena, struct text_line);
    *rest = *line;
    rest->indent = 0;
    rest->is_after_blank = false;
    skip_bytes(rest, at);
    trim(rest);
    if (rest->len == 0)
        return NULL;
    text_shorten(text, line, at);
    insert(text, rest, line);
    return rest;
}

struct text_line *text_cut(struct text *text, struct text_line *line, size_t at)
{
    struct text_line *rest = text_cut_off(text, line, at);
    if (rest != NULL)
        line_measure(text, rest);
    return rest;
}

struct span line_span(const struct text_line *line, size_t from, size_t to)
{
    if (line->map != NULL)
        return (struct span){line->map[from], line->map[to]};
    return (struct span){line->at + (uint32_t)from, line->at + (uint32_t)to};
}

size_t line_chars(const struct text_line *line)
{
    return line->n_chars;
}

void text_note(const struct text *text, enum note_kind kind, struct span span,
               const char *zh, const char *en)
{
    notes_add(text->notes, kind, span,
              arena_strndup(text->arena, text->source->text + span.start,
                            span.end - span.start),
              zh, en);
}

/*
 * The text form of findings: place, severity, message, code; the line with a
 * caret under the place; a hint.
 */
#include "cli/report.h"

#include "base/utf8.h"

#include <string.h>

/* A line is shown in a window of this many columns round the caret. */
enum { WINDOW_COLUMNS = 76, COLUMNS_BEFORE = 40 };

const char *report_severity(enum severity severity)
{
    return severity == SEVERITY_WARNING ? "warning" : "error";
}

/* Whether [from, to) lies on one line. */
static bool is_one_line(const struct source *source, uint32_t from, uint32_t to)
{
    return memchr(source->text + from, '\n', to - from) == NULL &&
           memchr(source->text + from, '\r', to - from) == NULL;
}

static size_t count_between(const struct source *source, uint32_t from,
                            uint32_t to)
{
    return utf8_count_bytes(source->text + from, to - from);
}

struct place report_place(struct report_cursor *cursor,
                          const struct source *source, uint32_t offset)
{
    uint32_t last = cursor->offset;
    struct place place = cursor->place;
    bool is_same = cursor->source == source;

    if (offset > source->len)
        offset = (uint32_t)source->len;
    if (is_same && last <= offset && is_one_line(source, last, offset))
        place.column += count_between(source, last, offset);
    else if (is_same && last > offset && is_one_line(source, offset, last))
        place.column -= count_between(source, offset, last);
    else
        place = source_place(source, offset);
    *cursor = (struct report_cursor){source, offset, place};
    return place;
}

static bool is_unsafe(uint32_t scalar)
{
    return scalar < 0x20 || (scalar >= 0x7F && scalar < 0xA0) ||
           (scalar >= 0x200B && scalar <= 0x200F) ||
           (scalar >= 0x2028 && scalar <= 0x202E) ||
           (scalar >= 0x2060 && scalar <= 0x206F) || scalar == 0xFEFF ||
           scalar == 0x61C;
}

void report_add_safe(struct buf *out, const char *text, size_t len)
{
    const char *end = text + len;
    while (text < end) {
        size_t valid = utf8_valid_length(text, (size_t)(end - text));
        for (const char *stop = text + valid; text < stop;) {
            const char *start = text;
            uint32_t scalar = utf8_next(&text);
            if (scalar == '\t')
                buf_add_char(out, ' ');
            else if (scalar < 0x80 && is_unsafe(scalar))
                buf_printf(out, "\\x%02x", (unsigned)scalar);
            else if (is_unsafe(scalar))
                buf_printf(out, "\\u{%x}", (unsigned)scalar);
            else
                buf_add(out, start, (size_t)(text - start));
        }
        if (text < end)
            buf_printf(out, "\\x%02x", (unsigned)(unsigned char)*text++);
    }
}

static void add_color(struct buf *out, const struct report_style *style,
                      const char *sequence)
{
    if (style->has_color)
        buf_printf(out, "\033[%sm", sequence);
}

bool report_has_place(const struct diag *diag)
{
    return diag->source != NULL && !span_is_none(diag->span);
}

void report_add_name(const struct diag *diag, const char *name, struct buf *out)
{
    if (diag->source != NULL)
        name = diag->source->name;
    if (name == NULL)
        name = "fangan";
    report_add_safe(out, name, strlen(name));
}

void report_add_severity(enum severity severity,
                         const struct report_style *style, struct buf *out)
{
    const char *zh = severity == SEVERITY_WARNING ? "警告" : "错误";
    add_color(out, style, severity == SEVERITY_WARNING ? "1;35" : "1;31");
    /* the short form is for programs, which look for the English words */
    buf_add_str(out, style->form == REPORT_SHORT || style->lang == LANG_EN
                         ? report_severity(severity)
                         : zh);
    add_color(out, style, "0");
    buf_add_str(out, ": ");
}

/* The part of a line that is shown, and where the caret goes under it. */
struct excerpt {
    const char *start, *end;
    bool is_cut_before, is_cut_after;
};

/* Moves back from at by as many characters as fit into columns. */
static const char *move_back(const char *start, const char *at, int columns)
{
    while (at > start) {
        uint32_t scalar = utf8_before(start, at);
        columns -= scalar_columns(scalar);
        if (columns < 0)
            break;
        at = utf8_back(start, at);
    }
    return at;
}

static const char *move_on(const char *at, const char *end, int columns)
{
    while (at < end) {
        const char *next = at;
        columns -= scalar_columns(utf8_next(&next));
        if (columns < 0)
            break;
        at = next;
    }
    return at;
}

static struct excerpt cut_excerpt(const char *line, size_t len, const char *at)
{
    const char *end = line + len;
    const char *start = move_back(line, at, COLUMNS_BEFORE);
    const char *stop = move_on(start, end, WINDOW_COLUMNS);
    if (stop == end)
        start = move_back(line, end, WINDOW_COLUMNS);
    if (start > at)
        start = at;
    return (struct excerpt){start, stop, start > line, stop < end};
}

static void add_repeated(struct buf *out, char c, int n)
{
    for (; n > 0; n--)
        buf_add_char(out, c);
}

/* The line with carets under the span, as far as it lies on this line. */
static void add_excerpt(const struct diag *diag, size_t line_number,
                        const struct report_style *style, struct buf *out)
{
    const struct source *source = diag->source;
    size_t len;
    const char *line = source_line(source, line_number, &len);
    const char *at = source->text + diag->span.start;
    if (at > line + len)
        at = line + len;
    struct excerpt excerpt = cut_excerpt(line, len, at);
    const char *to = source->text + diag->span.end;
    if (to > excerpt.end)
        to = excerpt.end;

    buf_add_str(out, "    ");
    size_t from = out->len;
    buf_add_str(out, excerpt.is_cut_before ? "…" : "");
    report_add_safe(out, excerpt.start, (size_t)(at - excerpt.start));
    int before = utf8_columns(buf_text(out) + from);
    from = out->len;
    if (to > at)
        report_add_safe(out, at, (size_t)(to - at));
    int under = utf8_columns(buf_text(out) + from);
    const char *rest = to > at ? to : at;
    report_add_safe(out, rest, (size_t)(excerpt.end - rest));
    buf_add_str(out, excerpt.is_cut_after ? "…\n    " : "\n    ");
    add_repeated(out, ' ', before);
    add_color(out, style, "1;32");
    buf_add_char(out, '^');
    add_repeated(out, '~', under - 1);
    add_color(out, style, "0");
    buf_add_char(out, '\n');
}

void report_add_finding(const struct diag *diag, const char *name,
                        const struct report_style *style,
                        struct report_cursor *cursor, struct buf *out)
{
    struct place place = {0};
    if (report_has_place(diag))
        place = report_place(cursor, diag->source, diag->span.start);
    report_add_name(diag, name, out);
    if (report_has_place(diag))
        buf_printf(out, ":%zu:%zu", place.line, place.column);
    buf_add_str(out, ": ");
    report_add_severity(diag->severity, style, out);
    struct buf message = BUF_EMPTY;
    diag_message(diag, style->lang, &message);
    report_add_safe(out, buf_text(&message), message.len);
    buf_free(&message);
    buf_printf(out, " [%s]\n", diag_info(diag->code)->name);
    if (style->form == REPORT_SHORT)
        return;
    if (report_has_place(diag))
        add_excerpt(diag, place.line, style, out);
    if (diag->hint != NULL) {
        buf_add_str(out, style->lang == LANG_ZH ? "    提示: " : "    hint: ");
        report_add_safe(out, diag->hint, strlen(diag->hint));
        buf_add_char(out, '\n');
    }
}

void report_add_counts(struct buf *out, size_t errors, size_t warnings,
                       enum lang lang)
{
    if (lang == LANG_ZH)
        buf_printf(out, "%zu 个错误，%zu 个警告", errors, warnings);
    else
        buf_printf(out, "%zu error%s, %zu warning%s", errors,
                   errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
}

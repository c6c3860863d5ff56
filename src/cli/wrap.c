/*
 * Wrapping: see wrap.h.
 */
#include "cli/wrap.h"

#include "base/utf8.h"

#include <string.h>
#include <sys/ioctl.h>

int wrap_columns(int fd)
{
    struct winsize size;
    return ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/* The column that a line is set in to: behind its gap, or its own. */
static int indent_of(const char *line, const char *end)
{
    int column = 0, gap = 0, own = -1;
    for (const char *p = line; p < end;) {
        uint32_t c = utf8_next(&p);
        if (c != ' ' && own < 0)
            own = column;
        else if (c != ' ' && gap >= 2)
            return column;
        gap = c == ' ' ? gap + 1 : 0;
        column += scalar_columns(c);
    }
    return own < 0 ? 0 : own;
}

/* Whether a line may end between both: no mark begins one, no bracket ends
 * one. */
static bool may_break(uint32_t before, uint32_t after)
{
    bool is_wide = scalar_is_cjk(before) || scalar_is_cjk(after);
    return before == ' ' ||
           (is_wide && scalar_bracket_step(before) <= 0 &&
            before != 0x201C /* “ */ && after != ' ' &&
            !scalar_is_ascii_mark(after) &&
            (!scalar_is_cjk_mark(after) || scalar_bracket_step(after) > 0));
}

/* The end of what fits into columns: the last place to break at, or where they
 * are full if there is none. */
static const char *fitting_end(const char *p, const char *end, int columns)
{
    const char *last = NULL;
    uint32_t before = 0;
    for (int column = 0; p < end;) {
        const char *next = p;
        uint32_t c = utf8_next(&next);
        if (before != 0 && may_break(before, c))
            last = p;
        column += scalar_columns(c);
        if (column > columns && before != 0 && c != ' ')
            return last == NULL ? p : last;
        before = c;
        p = next;
    }
    return end;
}

static void add_line(const char *line, const char *end, int columns,
                     struct buf *out)
{
    int indent = indent_of(line, end);
    if (indent > columns / 2)
        indent = 0;
    const char *stop = fitting_end(line, end, columns);
    buf_add(out, line, (size_t)(stop - line));
    while (stop < end) {
        const char *start = stop;
        stop = fitting_end(start, end, columns - indent);
        while (out->len > 0 && buf_text(out)[out->len - 1] == ' ')
            buf_truncate(out, out->len - 1);
        buf_printf(out, "\n%*s", indent, "");
        buf_add(out, start, (size_t)(stop - start));
    }
}

void wrap_lines(struct buf *text, int columns)
{
    struct buf out = BUF_EMPTY;
    if (columns <= 0)
        return;
    for (const char *line = buf_text(text); *line != '\0';) {
        const char *end = strchrnul(line, '\n');
        add_line(line, end, columns, &out);
        if (*end == '\n')
            buf_add_char(&out, '\n');
        line = end + (*end == '\n');
    }
    buf_free(text);
    *text = out;
}

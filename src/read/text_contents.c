/*
 * A table of contents: the headings again, each with its page.  It would
 * double every heading, and the pages are no longer right.
 */
#include "read/text_part.h"

#include "base/utf8.h"

#include <string.h>

enum { LONGEST = 80 /* characters of an entry */ };

/* How an entry leads to its page. */
enum lead_in { LEADER_NONE, LEADER_BLANKS, LEADER_DOTS };

/* 一、总体要求……1, 二、主要任务……: what stands between the heading and the
 * page. */
static enum lead_in leader_of(const struct text_line *line)
{
    enum { LEAST_DOTS = 3, LEAST_BLANKS = 2, MOST_DIGITS = 4 };
    const char *start = line->text, *end = start + line->len;
    size_t n_digits = 0, n_dots = 0, n_blanks = 0;
    if (line_chars(line) > LONGEST)
        return LEADER_NONE;
    while (end > start && (scalar_is_digit(utf8_before(start, end)) ||
                           utf8_before(start, end) == '-')) {
        n_digits += end[-1] != '-';
        end--;
    }
    while (end > start) {
        uint32_t c = utf8_before(start, end);
        bool is_dot = c == '.' || c == 0x2026 || c == 0xB7 || c == 0xFF0E;
        if (!is_dot && !scalar_is_blank(c))
            break;
        n_dots += c == 0x2026 ? LEAST_DOTS : is_dot;
        n_blanks += is_dot ? 0 : c == '\t' ? LEAST_BLANKS : 1;
        end = utf8_back(start, end);
    }
    if (n_digits > MOST_DIGITS || end == start)
        return LEADER_NONE;
    if (n_digits == 0) /* the page is not said, or the line was cut off */
        return n_dots >= LEAST_DOTS ? LEADER_BLANKS : LEADER_NONE;
    return n_dots >= LEAST_DOTS       ? LEADER_DOTS
           : n_blanks >= LEAST_BLANKS ? LEADER_BLANKS
                                      : LEADER_NONE;
}

void text_drop_contents(struct text *text)
{
    enum { LEAST = 2, LEAST_BARE = 3 };
    for (struct text_line *line = text->first, *end; line != NULL; line = end) {
        bool has_head = page_is_contents(text->page, line->text, line->len);
        size_t n = 0;
        end = has_head ? line->next : line;
        while (end != NULL &&
               leader_of(end) >= (has_head ? LEADER_BLANKS : LEADER_DOTS)) {
            end = end->next;
            n++;
        }
        if (n >= (has_head ? LEAST : LEAST_BARE))
            text_drop_lines(
                text, line, end, "目录，标题都在正文里",
                "the table of contents: the headings stand in the text");
        else if (end == line)
            end = line->next;
    }
}

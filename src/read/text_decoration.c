/*
 * Ornaments around titles and headings: ★活动时间★, ◆2.好书漂流, *** 某方案
 * ***, [活动内容], and the # and ** of Markdown.  Neither the words of titles
 * nor numbers are known behind them.
 */
#include "read/text_part.h"

#include "base/utf8.h"

#include <string.h>
#include <uchar.h>

enum { LONGEST = 240 /* bytes of a line that is set off on both sides */ };

static bool is_among(uint32_t c, const char32_t *set)
{
    while (*set != 0 && *set != c)
        set++;
    return c != 0 && *set == c;
}

static bool is_ornament(uint32_t c)
{
    return is_among(c, U"★☆●○◆◇■□▲△▼▽◎❖♦✦〓*=~#");
}

/* Behind the same characters and blanks from p on. */
static const char *behind_run(const char *p, const char *end, uint32_t mark)
{
    while (p < end && (utf8_peek(p) == mark || scalar_is_blank(utf8_peek(p))))
        utf8_next(&p);
    return p;
}

/* In front of the same characters and blanks that end at end. */
static const char *before_run(const char *p, const char *end, uint32_t mark)
{
    while (end > p && (utf8_before(p, end) == mark ||
                       scalar_is_blank(utf8_before(p, end))))
        end = utf8_back(p, end);
    return end;
}

/* Leaves bytes [from, to) of the line. */
static void leave(struct text *text, struct text_line *line, size_t from,
                  size_t to)
{
    static const char *const words[] = {"标题的装饰符号",
                                        "an ornament of a heading"};
    if (to < line->len) {
        text_note(text, NOTE_DROPPED, line_span(line, to, line->len), words[0],
                  words[1]);
        text_shorten(text, line, to);
    }
    if (from == 0)
        return;
    text_note(text, NOTE_DROPPED, line_span(line, 0, from), words[0], words[1]);
    struct text_line *rest = text_cut(text, line, from);
    if (rest == NULL)
        return;
    rest->is_after_blank = line->is_after_blank;
    rest->indent = line->indent;
    text_remove(text, line);
}

/* ★活动时间★, *** 某方案 ***: the same on both sides of a few words. */
static bool strip_both(struct text *text, struct text_line *line, uint32_t mark)
{
    const char *start = line->text, *end = start + line->len;
    if (line->len > LONGEST || line->tally.n_stops > 0 ||
        line_last(line) != mark)
        return false;
    const char *from = behind_run(start, end, mark);
    const char *to = before_run(from, end, mark);
    if (from == to)
        return false;
    for (const char *p = from; p < to;)
        if (utf8_next(&p) == mark)
            return false;
    leave(text, line, (size_t)(from - start), (size_t)(to - start));
    return true;
}

static bool names_part(const struct text *text, const char *p, const char *end)
{
    return p < end && text->kinds != NULL &&
           kind_names_part(text->kinds, p, (size_t)(end - p), false);
}

/* ### 一、教育教学: up to six, and a blank. */
static bool is_markdown(const char *p, const char *behind)
{
    enum { MOST = 6 };
    size_t n = 0;
    while (p[n] == '#')
        n++;
    return n > 0 && n <= MOST && p + n < behind;
}

/* ◆2.好书漂流, ■活动内容, ## 内容: in front of a number, of what a part is
 * called, or as Markdown has it. */
static void strip_front(struct text *text, struct text_line *line,
                        uint32_t mark)
{
    enum { LONGEST_NAME = 60 };
    struct number number;
    const char *start = line->text, *end = start + line->len;
    const char *from = behind_run(start, end, mark);
    size_t len = (size_t)(end - from);
    bool is_heading =
        mark == '#'
            ? is_markdown(start, from)
            : mark != '=' && mark != '~' &&
                  (text_number(from, len, &number) ||
                   (len <= LONGEST_NAME && names_part(text, from, end)));
    if (len > 0 && is_heading)
        leave(text, line, (size_t)(from - start), line->len);
}

/* [活动内容]: 【】 is known for what it is. */
static void strip_brackets(struct text *text, struct text_line *line)
{
    enum { LONGEST_NAME = 60 };
    const char *p = line->text, *end = p + line->len;
    bool is_closed = is_among(line_last(line), U"]］〕＞>");
    if (!is_closed || line->len > LONGEST_NAME)
        return;
    utf8_next(&p);
    end = utf8_back(p, end);
    if (names_part(text, p, end))
        leave(text, line, (size_t)(p - line->text), (size_t)(end - line->text));
}

void text_drop_ornaments(struct text *text)
{
    for (struct text_line *line = text->first, *next; line != NULL;
         line = next) {
        next = line->next;
        uint32_t first = line_first(line);
        if (scalar_is_han(first))
            continue;
        if (is_ornament(first)) {
            if (!strip_both(text, line, first))
                strip_front(text, line, first);
        } else if (is_among(first, U"[［〔＜<")) {
            strip_brackets(text, line);
        }
    }
}

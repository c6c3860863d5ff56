/*
 * From lines to paragraphs: joining what a line end cut.
 */
#include "read/text_part.h"

#include "base/utf8.h"

#include <string.h>

/* -- Hand-wrapped text --------------------------------------------------- */

enum {
    NARROWEST = 20, /* columns of a line that may be wrapped */
    WIDEST = 160,
    PLAY = 4,       /* columns that a line may stay short of the width */
    LEAST_LINES = 4 /* wrapped lines, to speak of a width */
};

/* The width at which most lines end, and most of them within a sentence, if
 * nearly none is wider; else 0. */
static uint32_t width_of(const struct text *text)
{
    size_t count[WIDEST + 1] = {0}, cut[WIDEST + 1] = {0};
    size_t n = 0, n_wider = 0;
    for (const struct text_line *l = text->first; l != NULL; l = l->next) {
        uint32_t columns = l->columns + l->indent;
        n += columns >= NARROWEST;
        n_wider += columns > WIDEST;
        if (columns > WIDEST)
            continue;
        count[columns]++;
        cut[columns] += !text_is_end(line_last(l));
    }
    size_t seen = n_wider;
    for (uint32_t width = WIDEST; width >= NARROWEST; width--) {
        size_t full = 0, n_cut = 0;
        for (uint32_t i = 0; i <= PLAY; i++) {
            full += count[width - i];
            n_cut += cut[width - i];
        }
        if (count[width] > 0 && full >= LEAST_LINES && full * 5 >= n * 2 &&
            n_cut * 3 >= full * 2)
            return seen * 10 <= n ? width : 0;
        seen += count[width];
    }
    return 0;
}

/* The widest lines of the text: what ends there may have been cut. */
static uint32_t widest_of(const struct text *text)
{
    enum { LEAST = 3 };
    size_t count[WIDEST + 1] = {0};
    for (const struct text_line *l = text->first; l != NULL; l = l->next)
        if (l->columns + l->indent <= WIDEST)
            count[l->columns + l->indent]++;
    for (uint32_t width = WIDEST; width >= NARROWEST; width--) {
        size_t n = 0;
        for (uint32_t i = 0; i <= PLAY; i++)
            n += count[width - i];
        if (n >= LEAST)
            return width;
    }
    return 0;
}

/* Whether paragraphs end without a mark: many lines would break off that a
 * numbered line follows. */
static bool omits_stops(const struct text *text)
{
    enum { LEAST = 2, IN = 4 }; /* one in four */
    size_t n = 0, n_open = 0;
    for (const struct text_line *l = text->first; l != NULL; l = l->next) {
        bool is_before_number =
            l->next != NULL && !line_may_go_on(text, l->next);
        n += is_before_number;
        n_open += is_before_number && line_is_unfinished(text, l);
    }
    return n_open >= LEAST && n_open * IN >= n;
}

void text_measure(struct text *text)
{
    text->base_indent = text->first == NULL ? 0 : text->first->indent;
    for (const struct text_line *l = text->first; l != NULL; l = l->next)
        if (l->indent < text->base_indent)
            text->base_indent = l->indent;
    text->width = width_of(text);
    text->widest = widest_of(text);
    text->omits_stops = omits_stops(text);
}

static bool is_full(const struct text *text, const struct text_line *line)
{
    return text->width > 0 &&
           line->columns + line->indent + PLAY >= text->width;
}

/* -- Lists that a page broke at their numerals --------------------------- */

/* Reads the 一、 that the line begins with; false: it does not. */
static bool read_numeral(const struct text_line *line, struct number *number)
{
    return line != NULL && text_number(line->text, line->len, number) &&
           number->shape == NUMBER_HAN && line_chars(line) > 1;
}

/* Bytes of the text behind its number that the line before ends with, whole
 * but for a numeral behind it: 每周星期 / 一、星期 / 二、星期 / 三、星期四。 */
static bool repeats_end(const struct text_line *before,
                        const struct text_line *line,
                        const struct number *number)
{
    enum { LEAST = 6, LONGEST = 12 }; /* bytes */
    size_t rest = line->len - number->len;
    for (size_t len = LEAST; len <= LONGEST && len <= rest; len += 3) {
        const char *behind = line->text + number->len + len;
        if (before->len < len ||
            memcmp(before->text + before->len - len, behind - len, len) != 0)
            continue;
        if (len == rest || (rest >= len + 3 && number_value(behind, 3) > 0))
            return true;
    }
    return false;
}

/* A few words without a mark, as headings are. */
static bool is_short(const struct text_line *line)
{
    enum { LONGEST = 10 }; /* characters */
    return line_chars(line) <= LONGEST &&
           line->tally.n_commas + line->tally.n_colons == 0;
}

/* Whether the list goes on, or begins, at line: its next line is of it, too. */
static bool is_cut_list(const struct text_line *before,
                        const struct text_line *line, bool is_in_list)
{
    struct number number, next;
    if (before == NULL || !read_numeral(line, &number) ||
        text_is_end(line_last(before)))
        return false;
    bool has_next = read_numeral(line->next, &next) &&
                    next.value == number.value + 1 &&
                    next.level == number.level;
    if (number.mark_len == line->len) /* 评出 / 一、 / 二、三等奖 */
        return number.value == 1 && has_next && !is_short(before);
    if (!repeats_end(before, line, &number))
        return false;
    return is_in_list || (has_next && repeats_end(line, line->next, &next));
}

void text_mend_lists(struct text *text)
{
    bool is_in_list = false, was_bare = false;
    for (struct text_line *l = text->first; l != NULL; l = l->next) {
        struct number number;
        l->goes_on |= was_bare;
        is_in_list = is_cut_list(l->prev, l, is_in_list);
        l->goes_on |= is_in_list;
        was_bare = is_in_list && text_number(l->text, l->len, &number) &&
                   number.mark_len == l->len;
        is_in_list &= !was_bare;
    }
}

/* -- Joining ------------------------------------------------------------- */

/* 01, as articles number their parts. */
static bool is_padded_number(const struct text_line *line)
{
    return line->len == 2 && line->text[0] == '0' && line->text[1] >= '1' &&
           line->text[1] <= '9';
}

/* A number with its mark and nothing else. */
static bool is_lone_number(const struct text_line *line)
{
    struct number number;
    uint32_t last = line_last(line);
    return text_number(line->text, line->len, &number) &&
           number.mark_len == line->len && !scalar_is_digit(last) &&
           (scalar_is_cjk_mark(last) || last == '.' || last == ')');
}

/* Whether what the line numbers stands below it. */
static bool numbers_next(const struct text_line *line,
                         const struct text_line *next)
{
    enum { LONGEST_HEADING = 20 };
    struct number number;
    if (text_number(next->text, next->len, &number) || line_is_date(next))
        return false;
    return is_lone_number(line) ||
           (is_padded_number(line) && line_chars(next) <= LONGEST_HEADING &&
            scalar_is_han(line_last(next)));
}

/* A line of nothing but the document's number: (某府发〔2026〕3号) is no
 * paragraph that goes on, however full it is. */
static bool is_document_number(const struct text_line *line)
{
    enum { LONGEST = 160 };
    uint32_t last = line_last(line);
    return line->len <= LONGEST &&
           (last == 0x53F7 || last == 0x865F || last == ')' || /* 号號 */
            last == 0xFF09) &&
           page_number_length(line->text, line->len) == line->len;
}

/* depth: brackets and quotes that are open in the paragraph so far, of len
 * bytes. */
static bool is_joined(const struct text *text, const struct text_line *line,
                      const struct text_line *next, int depth, size_t len)
{
    enum { LONGEST_TITLE = 300 };
    struct number number;
    if (next == NULL || line->is_cell || next->is_cell || next->table != NULL)
        return false;
    if (next->goes_on || numbers_next(line, next))
        return true;
    if (is_document_number(line))
        return false;
    if (depth > 0 && len < LONGEST_TITLE && !text_is_stop(line_last(line)))
        return !text_number(next->text, next->len, &number);
    if (is_full(text, line) && !next->is_after_blank && !line->is_head)
        return line_may_go_on(text, next) && !line_begins(line, next) &&
               !line_is_parallel(line, next) &&
               !text_is_title(text, line->text, line->len);
    return line_goes_on(text, line, next);
}

static bool is_latin(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xC0 && c < 0x250);
}

/* 于20⏎10年11月 */
static bool cuts_number(const struct text_line *line,
                        const struct text_line *next)
{
    const char *p = next->text;
    size_t before = line->len;
    while (before > 0 && scalar_is_digit((unsigned char)line->text[before - 1]))
        before--;
    while (p < next->text + next->len && scalar_is_digit((unsigned char)*p))
        p++;
    return (line->len - before) + (size_t)(p - next->text) <= 4 &&
           p < next->text + next->len && utf8_peek(p) == 0x5E74; /* 年 */
}

/* A blank belongs between words and between a word and a number; a number
 * that a full line cut is one number. */
static bool needs_blank(const struct text *text, const struct text_line *line,
                        const struct text_line *next)
{
    uint32_t a = line_last(line);
    uint32_t b = line_first(next);
    if (scalar_is_digit(a) && scalar_is_digit(b))
        return !is_full(text, line) && !cuts_number(line, next);
    if (is_padded_number(line))
        return true;
    bool is_word = is_latin(b) || scalar_is_digit(b);
    return is_word &&
           (is_latin(a) || scalar_is_digit(a) ||
            (is_latin(b) && a < 0x80 && strchr(",.;:", (int)a) != NULL));
}

/* The end of line and the beginning of the next one, around a return sign. */
static const char *joint_text(const struct text *text,
                              const struct text_line *line,
                              const struct text_line *next)
{
    enum { AROUND = 24 }; /* bytes */
    size_t from = line->len > AROUND ? line->len - AROUND : 0;
    size_t to = next->len > AROUND ? AROUND : next->len;
    while (from < line->len && utf8_is_tail(line->text[from]))
        from++;
    while (to < next->len && utf8_is_tail(next->text[to]))
        to--;
    return arena_printf(text->arena, "%.*s⏎%.*s", (int)(line->len - from),
                        line->text + from, (int)to, next->text);
}

static void note_joint(const struct text *text, const struct text_line *line,
                       const struct text_line *next)
{
    struct span span = {line_span(line, 0, line->len).start,
                        line_span(next, 0, next->len).end};
    bool is_wrapped = is_full(text, line) && !next->goes_on;
    notes_add(text->notes, NOTE_JOINED, span, joint_text(text, line, next),
              is_wrapped ? "按行宽折断的行" : "换行落在句子中间",
              is_wrapped ? "a line that was wrapped by hand"
                         : "a line end stood in a sentence");
}

struct paragraph text_join(const struct text *text,
                           const struct text_line *line,
                           const struct text_line **next)
{
    const struct text_line *end = line->next;
    struct paragraph paragraph = {.text = line->text, .len = line->len};
    size_t room = line->len + 1;
    size_t n = 1;
    int depth = line_depth(line, 0);
    for (const struct text_line *l = line; is_joined(text, l, end, depth, room);
         l = end, end = end->next) {
        note_joint(text, l, end);
        depth = line_depth(end, depth);
        room += end->len + 1;
        n++;
    }
    struct segment *segments = arena_array(text->arena, n, sizeof(*segments));
    paragraph.segments = segments;
    paragraph.n_segments = n;
    segments[0].line = line;
    *next = end;
    if (n == 1)
        return paragraph;
    char *joined = arena_alloc(text->arena, room);
    size_t len = 0;
    for (size_t i = 0; i < n; i++, line = line->next) {
        if (i > 0 && needs_blank(text, line->prev, line))
            joined[len++] = ' ';
        segments[i] = (struct segment){len, line};
        memcpy(joined + len, line->text, line->len);
        len += line->len;
    }
    paragraph.text = joined;
    paragraph.len = len;
    return paragraph;
}

uint32_t paragraph_place(const struct paragraph *paragraph, size_t at)
{
    size_t low = 0, high = paragraph->n_segments;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (paragraph->segments[middle].start <= at)
            low = middle;
        else
            high = middle;
    }
    const struct segment *s = &paragraph->segments[low];
    size_t offset = at - s->start;
    if (offset > s->line->len)
        offset = s->line->len;
    return line_span(s->line, offset, offset).start;
}

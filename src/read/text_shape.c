/*
 * What a line looks like: a date, a sentence, a sentence that breaks off.
 */
#include "read/text_part.h"

#include "base/utf8.h"

#include <string.h>
#include <uchar.h>

enum {
    LONGEST_HEADING = 40,  /* characters of a numbered line without a stop */
    LEAST_TEXT = 30,       /* characters that no heading has */
    LEAST_CUT = 40,        /* columns of a line that was cut in its last word */
    LEAST_INNER = 10,      /* of a line with a stop inside */
    LEAST_SENTENCE = 15,   /* characters that no button has */
    LONGEST_SIGNATURE = 20 /* characters */
};

uint32_t line_first(const struct text_line *line)
{
    return utf8_peek(line->text);
}

uint32_t line_last(const struct text_line *line)
{
    return utf8_before(line->text, line->text + line->len);
}

static bool is_one_of(uint32_t c, const char32_t *set)
{
    while (*set != 0 && *set != c)
        set++;
    return c != 0 && *set == c;
}

bool text_is_stop(uint32_t c)
{
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == '!' || c == '?';
}

bool text_is_end(uint32_t c)
{
    return text_is_stop(c) || is_one_of(c, U"：；”’）》】〕」』…:;)\".]>");
}

/* What a sentence goes on behind, and what can't begin one. */
static bool is_comma(uint32_t c)
{
    return c == 0xFF0C || c == 0x3001 || c == ',';
}

static bool is_going_on(uint32_t c)
{
    return is_comma(c) || is_one_of(c, U"。；：！？”’）》】〕」』;:)");
}

int line_value(const struct text_line *line)
{
    enum { LONGEST = 4 };
    int value = 0;
    for (size_t i = 0; i < line->len; i++) {
        if (line->text[i] < '0' || line->text[i] > '9' || i == LONGEST)
            return 0;
        value = 10 * value + (line->text[i] - '0');
    }
    return value;
}

bool text_number(const char *text, size_t len, struct number *number)
{
    if (len == 0 || !number_match(text, number) || number->mark_len > len)
        return false;
    if (number->len > len)
        number->len = len;
    return true;
}

size_t text_part(const struct text *text, const char *p, size_t len, int *value)
{
    const char *end = p + len;
    const char *digits = p;
    if (len == 0 || utf8_next(&digits) != 0x7B2C) /* 第 */
        return 0;
    const char *behind = digits;
    for (const char *next = digits; next < end; behind = next) {
        utf8_next(&next);
        if (number_value(digits, (size_t)(next - digits)) < 0)
            break;
    }
    size_t word = behind > digits && behind < end
                      ? page_part(text->page, behind, (size_t)(end - behind))
                      : 0;
    if (word == 0)
        return 0;
    *value = number_value(digits, (size_t)(behind - digits));
    return (size_t)(behind - p) + word;
}

/* -- Marks inside -------------------------------------------------------- */

/* Most characters: ideographs, digits, Latin letters. */
static bool is_letter(uint32_t c)
{
    return (c >= 0x3400 && c < 0xE000) || (c >= '0' && c <= '9') ||
           (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static int depth_step(uint32_t c)
{
    return is_one_of(c, U"“《（(") ? 1 : is_one_of(c, U"”》）)") ? -1 : 0;
}

uint32_t columns_of(uint32_t c)
{
    return c == '\t' ? 4 : c < 0x1100 && c != 0x2014 && c != 0x2026 ? 1 : 2;
}

static void count_mark(struct tally *tally, uint32_t c, bool is_last)
{
    tally->depth += depth_step(c);
    if (is_last)
        return;
    tally->n_stops += text_is_stop(c);
    tally->n_commas += is_comma(c);
    tally->n_colons += c == 0xFF1A || c == ':';
    tally->n_semicolons += c == 0xFF1B || c == ';';
}

void line_measure(const struct text *text, struct text_line *line)
{
    const char *end = line->text + line->len;
    line->columns = 0;
    line->tally = (struct tally){0};
    for (const char *p = line->text; p < end;) {
        const char *mark = utf8_skip_hanzi(p, end);
        line->columns += 2 * (uint32_t)((mark - p) / 3);
        if (mark == end)
            break;
        p = mark;
        uint32_t c = utf8_next(&p);
        line->columns += columns_of(c);
        if (!is_letter(c))
            count_mark(&line->tally, c, p == end);
    }
    line->n_chars = (uint32_t)utf8_count_bytes(line->text, line->len);
    line->furniture = page_classify(text->page, line->text, line->len);
}

/* -- Dates --------------------------------------------------------------- */

bool line_is_date(const struct text_line *line)
{
    enum { LONGEST_DATE = 60 };
    bool has_year = false;
    if (line->len > LONGEST_DATE)
        return false;
    for (const char *p = line->text; p < line->text + line->len;) {
        uint32_t c = utf8_next(&p);
        bool is_digit = scalar_is_digit(c) ||
                        is_one_of(c, U"〇○零一二三四五六七八九十") ||
                        (c >= 0xFF10 && c <= 0xFF19) || c == 'O';
        has_year |= c == 0x5E74; /* 年 */
        if (!is_digit && !scalar_is_blank(c) &&
            !is_one_of(c, U"年月日号（）()"))
            return false;
    }
    return has_year;
}

/* -- Sentences ----------------------------------------------------------- */

/* 第二、实施步骤, 步骤一：…; not 一是, which also stands inside sentences. */
static bool has_word_number(const struct text_line *line)
{
    struct number number;
    uint32_t c = line_first(line);
    return (c == 0x7B2C || c == 0x9636 || c == 0x6B65) && /* 第阶步 */
           number_match_words(line->text, &number) &&
           number.mark_len < line->len;
}

/* 四，工作措施 and 三 时间步骤: the mark is wrong, and the line a heading. */
static bool has_loose_number(const struct text_line *line)
{
    enum { LONGEST = 20, DIGITS = 2 };
    const char *p = line->text;
    const char *end = p + line->len;
    const char *next = p;
    for (int i = 0; i < DIGITS && utf8_next(&next) != 0; i++, p = next)
        if (number_value(p, (size_t)(next - p)) < 1)
            break;
    if (p == line->text || scalar_is_digit((unsigned char)*line->text))
        return false;
    uint32_t mark = utf8_peek(p);
    return p < end &&
           (is_one_of(mark, U"，,；;：:") || scalar_is_blank(mark)) &&
           line_chars(line) <= LONGEST && line->tally.n_stops == 0 &&
           line->tally.n_commas <= 2 && !is_going_on(line_last(line));
}

static bool is_numbered(const struct text_line *line)
{
    struct number number;
    return text_number(line->text, line->len, &number) ||
           has_word_number(line) || has_loose_number(line);
}

/* Bytes of the words before a colon, 活动主题：…, or in 【】; 0: the line has
 * no label. */
static size_t label_length(const struct text_line *line)
{
    enum { LONGEST = 10 }; /* characters */
    const char *p = line->text;
    bool is_bracketed = line_first(line) == 0x3010;
    for (int n = 0; n <= LONGEST && p < line->text + line->len; n++) {
        const char *here = p;
        uint32_t c = utf8_next(&p);
        if (c == 0xFF1A || c == ':' || (is_bracketed && c == 0x3011))
            return n >= 2 ? (size_t)(here - line->text) : 0;
        if (!scalar_is_han(c) && !scalar_is_blank(c) &&
            !(is_bracketed && n == 0))
            return 0;
    }
    return 0;
}

/* Whether the line is as wide as several others, and none is wider: it may
 * have been cut there. */
static bool is_wide(const struct text *text, const struct text_line *line)
{
    enum { PLAY = 4, LEAST = 50 }; /* columns */
    uint32_t columns = line->columns + line->indent;
    return columns >= LEAST && columns + PLAY >= text->widest &&
           columns <= text->widest;
}

/* 成员：孙某某、李某某: a label and a list, complete without a mark. */
static bool is_labelled_list(const struct text *text,
                             const struct text_line *line)
{
    size_t label = label_length(line);
    if (label == 0 || is_wide(text, line) ||
        line->tally.n_stops + line->tally.n_semicolons > 0 ||
        line_chars(line) > LONGEST_HEADING)
        return false;
    const char *end = line->text + line->len;
    for (const char *p = line->text + label; p < end;)
        if (is_one_of(utf8_next(&p), U"，,"))
            return false;
    return true;
}

/* ●, 👉, 1️⃣: what sets a line off. */
static bool begins_with_bullet(const struct text_line *line)
{
    const char *next = line->text;
    uint32_t c = utf8_next(&next);
    bool is_picture = (c >= 0x1F000 && c < 0x20000) ||
                      (c >= 0x2600 && c < 0x27C0) ||
                      utf8_peek(next) == 0xFE0F || utf8_peek(next) == 0x20E3;
    return is_picture || is_one_of(c, U"★☆●○◆◇■□▲△※◎►▪•");
}

/* 一、活动目标 at p, behind a blank. */
static bool begins_heading(const char *p, const char *end)
{
    struct number number;
    return p < end && scalar_is_han(utf8_peek(p)) &&
           text_number(p, (size_t)(end - p), &number) && number.level == 1;
}

/* ……。一、活动目标: a heading ends the line. */
static bool ends_with_heading(const struct text_line *line)
{
    enum { REACH = 100 };
    const char *end = line->text + line->len;
    const char *from = line->len > REACH ? end - REACH : line->text;
    while (utf8_is_tail(*from))
        from++;
    const char *heading = NULL;
    for (const char *p = from; p < end;) {
        uint32_t c = utf8_next(&p);
        if (text_is_stop(c) || (scalar_is_blank(c) && begins_heading(p, end)))
            heading = p;
        else if (is_comma(c) && heading != NULL && p - heading > 15)
            heading = NULL; /* not the 、 of its number */
    }
    struct number number;
    while (heading != NULL && heading < end &&
           scalar_is_blank(utf8_peek(heading)))
        utf8_next(&heading);
    return heading != NULL &&
           text_number(heading, (size_t)(end - heading), &number);
}

/* 某校活动方案1一、活动宗旨: a first heading glued to a title ends the line. */
static bool ends_with_first(const struct text *text,
                            const struct text_line *line)
{
    enum { LONGEST = 200 };
    static const char first[] = "一、";
    const char *at = line->len > LONGEST
                         ? NULL
                         : memmem(line->text, line->len, first, strlen(first));
    if (at == NULL || at == line->text)
        return false;
    while (at > line->text && scalar_is_digit((unsigned char)at[-1]))
        at--;
    return text_is_title(text, line->text, (size_t)(at - line->text));
}

int line_depth(const struct text_line *line, int depth)
{
    depth += line->tally.depth;
    return depth < 0 ? 0 : depth;
}

/* 落实上级的: a noun must follow.  Titles are set on several lines, 关于……的 /
 * 通知, and 活动目的 is one. */
static bool ends_with_particle(const struct text_line *line, uint32_t last)
{
    if (last != U'的' || line->is_head || is_numbered(line))
        return false;
    return utf8_before(line->text, line->text + line->len - strlen("的")) !=
           U'目';
}

/* The line needs no more than its end to be known for broken off. */
static bool is_cut(const struct text_line *line, uint32_t last)
{
    return is_comma(last) || ends_with_particle(line, last) ||
           (line->tally.depth > 0 && !text_is_stop(last));
}

/* Where the date begins that the line ends with, behind a blank; NULL: it ends
 * otherwise. */
static const char *date_behind_blank(const struct text_line *line,
                                     uint32_t last)
{
    const char *end = line->text + line->len, *word = NULL;
    if (last != 0x65E5) /* 日 */
        return NULL;
    for (const char *p = line->text; p < end;)
        if (scalar_is_blank(utf8_next(&p)))
            word = p;
    if (word == NULL)
        return NULL;
    struct text_line date = {.text = word, .len = (size_t)(end - word)};
    return line_is_date(&date) ? word : NULL;
}

/* 某某办公室　　　2021年8月9日: who issues it, and when. */
static bool ends_with_date(const struct text_line *line, uint32_t last)
{
    return date_behind_blank(line, last) != NULL;
}

/* The same for certain: what stands in front is the name of an organ. */
static bool is_signature(const struct text *text, const struct text_line *line)
{
    enum { LONGEST = 150 };
    const char *date =
        line->len > LONGEST ? NULL : date_behind_blank(line, line_last(line));
    if (date == NULL || line->tally.n_commas + line->tally.n_stops > 0)
        return false;
    const char *end = utf8_back_blanks(line->text, date);
    return page_ends_organ(text->page, line->text, (size_t)(end - line->text));
}

bool line_is_unfinished(const struct text *text, const struct text_line *line)
{
    uint32_t last = line_last(line);
    if (is_cut(line, last))
        return true;
    if (text_is_end(last) || ends_with_date(line, last))
        return false;
    const struct tally tally = line->tally;
    size_t n = line_chars(line);
    bool is_text = tally.n_stops + tally.n_commas + tally.n_semicolons > 0 ||
                   n >= LEAST_TEXT;
    bool is_heading = (is_numbered(line) || begins_with_bullet(line)) &&
                      n <= LONGEST_HEADING && tally.n_stops == 0 &&
                      !(tally.n_commas > 0 && is_wide(text, line));
    return is_text && !is_heading && !is_labelled_list(text, line) &&
           !ends_with_heading(line) && !ends_with_first(text, line) &&
           !text_is_title(text, line->text, line->len);
}

/* 、活动时间: a point that lost its automatic number; what is before it ends,
 * or the next one has lost its number, too. */
static bool is_point(const struct text_line *line)
{
    const struct text_line *prev = line->prev, *next = line->next;
    return line_first(line) == 0x3001 &&
           ((prev != NULL &&
             (text_is_end(line_last(prev)) || line_first(prev) == 0x3001)) ||
            (next != NULL && line_first(next) == 0x3001));
}

bool line_may_go_on(const struct text *text, const struct text_line *line)
{
    enum { LONGEST_ELEMENT = 120 };
    int value;
    if (is_point(line))
        return false;
    if (is_going_on(line_first(line)))
        return true;
    return !is_numbered(line) && line->indent <= text->base_indent + 1 &&
           !line_is_date(line) && !is_signature(text, line) &&
           !begins_with_bullet(line) &&
           text_part(text, line->text, line->len, &value) == 0 &&
           !(line->len <= LONGEST_ELEMENT &&
             page_is_element(text->page, line->text, line->len));
}

/* A few words without a mark: a signature, a heading. */
static bool is_label(const struct text_line *line)
{
    const struct tally tally = line->tally;
    return line_chars(line) <= LONGEST_SIGNATURE &&
           tally.n_stops + tally.n_commas + tally.n_semicolons == 0 &&
           !is_going_on(line_last(line)) && !is_going_on(line_first(line));
}

/* What stands behind the digits that the line begins with; 0: none. */
static uint32_t behind_digits(const struct text_line *line)
{
    size_t n = 0;
    while (n < line->len && scalar_is_digit((unsigned char)line->text[n]))
        n++;
    return n == 0 || n == line->len ? 0 : utf8_peek(line->text + n);
}

/* 组长：某某: a few characters and a colon. */
static bool is_entry(const struct text_line *line)
{
    enum { LONGEST = 6 };
    const char *end = line->text + line->len;
    size_t n = 0;
    for (const char *p = line->text; p < end && n <= LONGEST; n++) {
        uint32_t c = utf8_next(&p);
        if (c == 0xFF1A || c == ':')
            return n > 0;
        if (!scalar_is_han(c) && !scalar_is_blank(c))
            return false;
    }
    return false;
}

bool line_is_parallel(const struct text_line *line,
                      const struct text_line *next)
{
    return (behind_digits(line) != 0 &&
            behind_digits(line) == behind_digits(next)) ||
           (is_entry(line) && is_entry(next));
}

/* 亲近经典，牵手美文 and 交流分享，携手共进: short clauses of the same length
 * without a mark behind them are slogans or verse. */
static bool is_verse(const struct text_line *line, const struct text_line *next)
{
    enum { LONGEST = 24, PLAY = 2 }; /* characters */
    const struct tally a = line->tally, b = next->tally;
    uint32_t last = line_last(next);
    return line->n_chars <= LONGEST && next->n_chars <= LONGEST &&
           line->n_chars <= next->n_chars + PLAY &&
           next->n_chars <= line->n_chars + PLAY && a.n_commas > 0 &&
           a.n_commas == b.n_commas && a.n_stops + b.n_stops == 0 &&
           scalar_is_han(line_last(line)) && scalar_is_han(line_first(next)) &&
           (scalar_is_han(last) || text_is_stop(last));
}

/* A first line without a mark at its end, above a paragraph: a title, even if
 * no word says so. */
static bool is_first_line(const struct text_line *line,
                          const struct text_line *next)
{
    enum { LONGEST = 32 }; /* characters */
    return line->prev == NULL && line_chars(line) <= LONGEST &&
           line->tally.n_stops == 0 &&
           (text_is_end(line_last(next)) || next->tally.n_stops > 0);
}

/* Whether next begins with a label.  What ends with its colon is one below
 * another label only: else it may be the end of a list of recipients. */
static bool follows_label(const struct text_line *line,
                          const struct text_line *next)
{
    size_t label = label_length(next);
    uint32_t last = line_last(next);
    bool is_bare = last == 0xFF1A || last == ':';
    return label > 0 && (!is_bare || label_length(line) > 0);
}

bool line_begins(const struct text_line *line, const struct text_line *next)
{
    struct number number;
    uint32_t last = line_last(line);
    return (text_is_stop(last) || is_one_of(last, U"：:；;")) &&
           (label_length(next) > 0 ||
            (number_match_words(next->text, &number) &&
             number.shape == NUMBER_CLAUSE));
}

/* 室。: the last characters of a sentence. */
static bool is_last_word(const struct text_line *line)
{
    enum { LONGEST = 4 };
    return line->n_chars <= LONGEST && line->n_chars > 1 &&
           scalar_is_han(line_first(line)) && line->tally.n_commas == 0 &&
           text_is_stop(line_last(line));
}

/* ……即日起至6月4日16:30 above an empty line: a paragraph that is far too long
 * for a line that was wrapped, and ends with a figure. */
static bool ends_in_figure(const struct text_line *line)
{
    enum { WIDEST_WRAPPED = 100 }; /* columns */
    uint32_t last = line_last(line);
    return line->columns > WIDEST_WRAPPED &&
           (scalar_is_digit(last) || last == '%' || last == 0xFF05);
}

bool line_goes_on(const struct text *text, const struct text_line *line,
                  const struct text_line *next)
{
    if (is_last_word(next) && !next->is_after_blank &&
        !text_is_end(line_last(line)) && line->columns >= LEAST_CUT)
        return true;
    if (!line_is_unfinished(text, line))
        return false;
    bool has_cut = is_cut(line, line_last(line));
    if (line->is_head && !has_cut && line->tally.n_commas == 0)
        return false;
    if (is_point(next) ||
        (!has_cut && next->is_after_blank && ends_in_figure(line)) ||
        (!has_cut && (follows_label(line, next) || is_verse(line, next) ||
                      (line->prev != NULL && is_verse(line->prev, line)) ||
                      is_first_line(line, next))))
        return false;
    if (has_cut && line_chars(line) <= LONGEST_HEADING && !is_numbered(next))
        return true;
    return line_may_go_on(text, next) &&
           (has_cut || is_going_on(line_first(next)) ||
            (!text->omits_stops && !line_is_parallel(line, next) &&
             !is_label(next)));
}

bool line_is_body(const struct text *text, const struct text_line *line)
{
    enum { LONGEST_RECIPIENTS = 80, SHORTEST_RECIPIENTS = 4 };
    struct number number;
    size_t n = line_chars(line);
    if (text_number(line->text, line->len, &number))
        return number.level <= 2 || n >= LEAST_SENTENCE;
    uint32_t last = line_last(line);
    const struct tally tally = line->tally;
    if (last == 0xFF1A || last == ':')
        return n >= SHORTEST_RECIPIENTS && n <= LONGEST_RECIPIENTS &&
               tally.n_colons == 0;
    return (n >= LEAST_SENTENCE && text_is_stop(last)) ||
           (n >= LEAST_INNER && tally.n_stops > 0) ||
           (tally.n_commas > 0 &&
            (n >= 2 * LEAST_TEXT ||
             (n >= LEAST_SENTENCE && page_is_opening(text->page, line->text))));
}

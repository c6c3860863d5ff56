/*
 * The page's record of an article: when it was published, by whom, under what
 * number; in lines of labels with values.
 */
#include "read/text_part.h"

#include "base/utf8.h"

#include <string.h>

/* Whether one of the lines in front of the text says the same as the value:
 * then it is no loss if that goes. */
static bool is_said_below(const struct text *text, const struct text_line *line,
                          const char *value, size_t len)
{
    enum { REACH = 60 };
    size_t n = 0;
    for (line = line->next; line != NULL && n < REACH; line = line->next, n++) {
        if (line->len == len && memcmp(line->text, value, len) == 0)
            return true;
        size_t at;
        if (line_is_body(text, line) &&
            line_furniture(line) == FURNITURE_NONE &&
            !page_is_plain_label(text->page, line->text, line->len, &at))
            return false;
    }
    return false;
}

/* | 生效日期: | 2026-5-29 |: a row of a table that has a label in a cell. */
static bool is_label_row(const struct text_line *line)
{
    uint32_t before = 0;
    if (*line->text != '|')
        return false;
    for (const char *p = line->text; p < line->text + line->len;) {
        uint32_t c = utf8_next(&p);
        if (c == '|' && (before == ':' || before == 0xFF1A))
            return true;
        before = scalar_is_blank(c) ? before : c;
    }
    return false;
}

/* 名称：…, 来源：… beside a line that is a record of the page for certain, or
 * both are rows of a table.  A title that stands nowhere else is cut off, and
 * stays. */
static bool join_record(struct text *text, struct text_line *line,
                        const struct text_line *record)
{
    size_t at;
    if (line == NULL || line->is_record)
        return false;
    if ((is_label_row(line) && *record->text == '|') ||
        page_is_author_line(text->page, line->text, line->len))
        return line->is_record = true;
    if (!page_is_plain_label(text->page, line->text, line->len, &at))
        return false;
    const char *value = line->text + at;
    size_t len = line->len - at;
    if (text_is_title(text, value, len) &&
        !is_said_below(text, line, value, len))
        text_cut(text, line, at);
    return line->is_record = true;
}

/* 植树通知, 经典方案: short, and ends as titles do. */
static bool is_short_title(const struct text *text, const char *bytes,
                           size_t len)
{
    enum { SHORTEST = 4, LONGEST = 24 }; /* characters; bytes */
    const char *ending;
    return len <= LONGEST && utf8_count_bytes(bytes, len) >= SHORTEST &&
           text->kinds != NULL &&
           kind_of_title(text->kinds, arena_strndup(text->arena, bytes, len),
                         &ending) != NULL;
}

/* A title, the first line even a short one. */
static bool is_title(const struct text *text, const struct text_line *line)
{
    return text_is_title(text, line->text, line->len) ||
           (line->prev == NULL && is_short_title(text, line->text, line->len));
}

/* 各镇、镇直各单位：, no label of the document: 参加人员： */
static bool looks_like_recipients(const struct text *text,
                                  const struct text_line *line)
{
    enum { LONGEST = 300 };
    static const char each[] = "各";
    uint32_t last = line_last(line);
    size_t len = line->len - (last == ':' ? 1 : strlen("："));
    if ((last != 0xFF1A && last != ':') || line->len > LONGEST ||
        line->tally.n_stops > 0)
        return false;
    return memmem(line->text, len, "，", strlen("，")) != NULL ||
           memchr(line->text, ',', len) != NULL ||
           strncmp(line->text, each, strlen(each)) == 0 ||
           page_ends_organ(text->page, line->text, len) ||
           page_ends_place(text->page, line->text, len);
}

/* Whether the line is the title again, with more behind it or not. */
static bool begins_like(const struct text_line *line,
                        const struct text_line *title)
{
    return line->len >= title->len &&
           memcmp(line->text, title->text, title->len) == 0;
}

/* 时间：2026-05-31 right below the title and above the recipients, or the title
 * again; 2026/5/31经典方案 below the title, with a column of a site of models.
 * A day with anything else may be the document's. */
static bool is_day_below_title(const struct text *text,
                               const struct text_line *line)
{
    size_t column;
    const struct text_line *above = line->prev, *next = line->next;
    if (above == NULL || next == NULL ||
        !page_is_day(text->page, line->text, line->len, &column))
        return false;
    uint32_t last = line_last(above);
    if ((last == 0xFF09 || last == ')') && above->prev != NULL)
        above = above->prev; /* （某局） below the title */
    if (!is_title(text, above))
        return false;
    if (column > 0)
        return is_short_title(text, line->text + column, line->len - column);
    return begins_like(next, above) || looks_like_recipients(text, next);
}

/* 来源：某大队 2026-10-11: a label whose value ends in a day as pages write it.
 */
static bool ends_with_day(const struct text *text, const struct text_line *line)
{
    enum { LONGEST = 90 };
    size_t at, len = line->len;
    if (len > LONGEST || !page_is_plain_label(text->page, line->text, len, &at))
        return false;
    while (len > at &&
           !scalar_is_blank(utf8_before(line->text, line->text + len)))
        len = (size_t)(utf8_back(line->text, line->text + len) - line->text);
    return len > at && page_begins_with_date(line->text + len, line->len - len);
}

/* 文件有效性 有效: a label that only pages use, and its value behind a blank.
 */
static bool is_spaced_label(const struct text *text,
                            const struct text_line *line)
{
    enum { LONGEST = 40 };
    bool is_own;
    if (line == NULL || line_chars(line) > LONGEST || line->tally.n_stops > 0)
        return false;
    const char *p = line->text, *end = p + line->len;
    while (p < end && !scalar_is_blank(utf8_peek(p)))
        utf8_next(&p);
    return p < end &&
           page_is_bare_label(text->page, line->text, (size_t)(p - line->text),
                              &is_own) &&
           is_own;
}

/* The page's record, or the day and time of it alone, or with who published
 * it below the title. */
static bool is_record(const struct text *text, const struct text_line *line)
{
    enum furniture furniture = line_furniture(line);
    const struct text_line *above = line->prev;
    if (above != NULL && furniture == FURNITURE_NONE &&
        (page_is_dated(line->text, line->len) || ends_with_day(text, line)) &&
        text_is_title(text, above->text, above->len))
        return true;
    if (furniture == FURNITURE_NONE &&
        (is_day_below_title(text, line) ||
         (is_spaced_label(text, line) &&
          (is_spaced_label(text, above) || is_spaced_label(text, line->next)))))
        return true;
    return furniture == FURNITURE_LABELS ||
           (furniture == FURNITURE_DATE &&
            memchr(line->text, ':', line->len) != NULL);
}

/* -- Labels with their values below -------------------------------------- */

/* What may be the value of a label above it. */
static bool is_value(const struct text *text, const struct text_line *line)
{
    enum { LONGEST = 60 };
    bool is_own;
    uint32_t last = line == NULL ? 0 : line_last(line);
    return line != NULL && line_chars(line) <= LONGEST && !text_is_stop(last) &&
           last != 0xFF1A && last != ':' &&
           !page_is_bare_label(text->page, line->text, line->len, &is_own);
}

/* Marks a value; a number or title that stands nowhere else is the document's.
 */
static void mark_value(const struct text *text, struct text_line *line)
{
    bool is_documents = text_is_title(text, line->text, line->len) ||
                        page_is_element(text->page, line->text, line->len);
    line->is_record =
        !is_documents || is_said_below(text, line, line->text, line->len);
}

/* Marks the record that begins with line, if one does; gives the line behind
 * it. */
static struct text_line *mark_column(const struct text *text,
                                     struct text_line *first)
{
    enum { LEAST = 3, LEAST_OWN = 2 };
    size_t n = 0, n_own = 0;
    bool is_own;
    struct text_line *end = first;
    while (end != NULL &&
           page_is_bare_label(text->page, end->text, end->len, &is_own)) {
        n++;
        n_own += is_own;
        end = is_value(text, end->next) ? end->next->next : end->next;
    }
    if (n == 0)
        return first->next;
    if (n < LEAST || n_own < LEAST_OWN)
        return end;
    for (struct text_line *line = first; line != end; line = line->next)
        if (page_is_bare_label(text->page, line->text, line->len, &is_own))
            line->is_record = true;
        else
            mark_value(text, line);
    return end;
}

/* Marks the box of labels in brackets that begins with line, if one does; gives
 * the line behind it. */
static struct text_line *mark_box(struct text *text, struct text_line *first)
{
    enum { LEAST = 3, LEAST_OWN = 2 };
    size_t n = 0, n_own = 0, value;
    bool is_own;
    struct text_line *end = first;
    for (; end != NULL && page_is_boxed_label(text->page, end->text, end->len,
                                              &is_own, &value);
         end = end->next) {
        n++;
        n_own += is_own;
    }
    if (n == 0)
        return first->next;
    if (n < LEAST || n_own < LEAST_OWN)
        return end;
    for (struct text_line *line = first, *next; line != end; line = next) {
        next = line->next;
        page_is_boxed_label(text->page, line->text, line->len, &is_own, &value);
        line->is_record = true;
        if (value < line->len &&
            text_is_title(text, line->text + value, line->len - value) &&
            !is_said_below(text, line, line->text + value, line->len - value))
            text_cut(text, line, value);
    }
    return end;
}

void text_mark_records(struct text *text)
{
    for (struct text_line *line = text->first; line != NULL;)
        line = mark_box(text, line);
    for (struct text_line *line = text->first; line != NULL;)
        line = mark_column(text, line);
    for (struct text_line *line = text->first; line != NULL;
         line = line->next) {
        if (!is_record(text, line))
            continue;
        line->is_record = true;
        for (struct text_line *l = line->prev; join_record(text, l, line);
             l = l->prev)
            continue;
        join_record(text, line->next, line);
    }
}

/* -- The document's number ----------------------------------------------- */

bool text_keep_number(struct text *text, struct text_line *line)
{
    size_t from, to;
    if (text->has_number ||
        !page_document_number(text->page, line->text, line->len, &from, &to))
        return false;
    text->has_number = true;
    struct text_line *number = text_cut(text, line, from);
    if (number == NULL)
        return false;
    struct text_line *rest = text_cut(text, number, to - from);
    text_drop(text, line, furniture_word(FURNITURE_LABELS, 0),
              furniture_word(FURNITURE_LABELS, 1));
    if (rest != NULL)
        text_drop(text, rest, furniture_word(FURNITURE_LABELS, 0),
                  furniture_word(FURNITURE_LABELS, 1));
    text_note(text, NOTE_GUESSED, line_span(number, 0, number->len),
              "网页所记的发文字号",
              "the document number that the page records");
    return true;
}

/*
 * What a page wrote on the same line as the document: footers behind the last
 * sentence, the page's record behind a title.  Here such lines are only cut.
 */
#include "read/text_part.h"

#include "base/utf8.h"

#include <string.h>

/* Behind the last 。 of the line, if not much follows; else 0. */
static size_t behind_last_stop(const struct text_line *line)
{
    enum { REACH = 480 };
    const char *end = line->text + line->len;
    const char *from = line->len > REACH ? end - REACH : line->text;
    while (from < end && utf8_is_tail(*from))
        from++;
    size_t at = 0;
    for (const char *p = from; (p = utf8_skip_hanzi(p, end)) < end;) {
        if (text_is_stop(utf8_next(&p)) && p < end)
            at = (size_t)(p - line->text);
    }
    return at;
}

/* ……良好氛围。版权所有：某局: cuts the footer off the last sentence. */
static void cut_footer(struct text *text, struct text_line *line)
{
    size_t at = behind_last_stop(line);
    if (at == 0 ||
        (line->next != NULL && line_furniture(line->next) == FURNITURE_NONE))
        return;
    enum furniture rest =
        page_classify(text->page, line->text + at, line->len - at);
    if (rest == FURNITURE_FOOTER || rest == FURNITURE_DEBRIS ||
        rest == FURNITURE_CUT || rest == FURNITURE_MENU ||
        rest == FURNITURE_LABELS)
        text_cut(text, line, at);
}

/* ……备2010001号-1关于……的通知: cuts the next document off a footer. */
static void cut_title(struct text *text, struct text_line *line)
{
    size_t at = page_footer_end(text->page, line->text, line->len);
    if (at < line->len && text_is_title(text, line->text + at, line->len - at))
        text_cut(text, line, at);
}

/* 关于……的通知 发布时间：…: cuts the page's record off a title. */
static void cut_record(struct text *text, struct text_line *line)
{
    enum { LONGEST = 300 };
    if (line->len > LONGEST)
        return;
    size_t at = page_record(text->page, line->text, line->len);
    if (at == 0 || at == line->len)
        return;
    size_t len = at;
    while (len > 0 &&
           scalar_is_blank(utf8_before(line->text, line->text + len)))
        len -= ((unsigned char)line->text[len - 1] & 0x80) == 0 ? 1
               : (unsigned char)line->text[len - 2] == 0xC2     ? 2
                                                                : 3;
    if (text_is_title(text, line->text, len))
        text_cut(text, line, at);
}

/* The blank behind p, or end. */
static const char *word_end(const char *p, const char *end)
{
    while (p < end && !scalar_is_blank(utf8_peek(p)))
        utf8_next(&p);
    return p;
}

/* 某某工作方案 来源：某局 时间：2017-08-02 为……: a whole document on one line;
 * cuts the page's record off its title and its text. */
static void cut_inline_record(struct text *text, struct text_line *line)
{
    enum { LONGEST_TITLE = 240, SHORTEST = 300, WORDS = 8, LONGEST_WORD = 90 };
    if (line->len < SHORTEST)
        return;
    const char *end = line->text + line->len;
    const char *title = word_end(line->text, end);
    if (title - line->text > LONGEST_TITLE ||
        !text_is_title(text, line->text, (size_t)(title - line->text)))
        return;
    const char *start = utf8_skip_blanks_to(title, end);
    const char *record = NULL;
    const char *p = start;
    for (int i = 0; i < WORDS && p < end; i++) {
        const char *word = utf8_skip_blanks_to(p, end);
        p = word_end(word, end);
        if (p - word > LONGEST_WORD || p == end)
            break;
        if (page_classify(text->page, start, (size_t)(p - start)) !=
            FURNITURE_NONE)
            record = p;
    }
    if (record == NULL)
        return;
    text_cut(text, line, (size_t)(record - line->text));
    text_cut(text, line, (size_t)(title - line->text));
}

/* 关于……的通知 |: drops the stroke behind a title. */
static void cut_stroke(struct text *text, struct text_line *line)
{
    enum { LONGEST = 240 };
    size_t at = line->len;
    while (at > 0 && at <= LONGEST &&
           (line->text[at - 1] == '|' || line->text[at - 1] == ' '))
        at--;
    if (at == line->len || at == 0 || at > LONGEST ||
        memchr(line->text, '|', at) != NULL ||
        !text_is_title(text, line->text, at))
        return;
    text_note(text, NOTE_DROPPED, line_span(line, at, line->len),
              "标题后面的竖线", "a stroke behind the title");
    text_shorten(text, line, at);
}

static bool has_stroke(const struct text_line *line)
{
    return line != NULL && memchr(line->text, '|', line->len) != NULL;
}

/* Drops a stroke by itself, of no table. */
static void drop_stroke(struct text *text, struct text_line *line)
{
    if (line->len == 1 && *line->text == '|' && !has_stroke(line->prev) &&
        !has_stroke(line->next))
        text_drop(text, line, "单独的竖线", "a stroke by itself");
}

/* 一、 | 依据某局来函办理。 |: a number and its text in two cells; joins them.
 */
static void join_cells(struct text *text, struct text_line *line)
{
    struct number number;
    const char *end = line->text + line->len;
    const char *first = memchr(line->text, '|', line->len);
    if (first == NULL || !text_number(line->text, line->len, &number) ||
        utf8_skip_blanks_to(line->text + number.mark_len, end) != first)
        return;
    const char *last = memrchr(first, '|', (size_t)(end - first));
    if (last != first && last + 1 != end)
        return;
    if (memchr(first + 1, '|', (size_t)(end - first - 1)) != (void *)last &&
        last != first)
        return;
    if (last != first) {
        text_note(text, NOTE_DROPPED, line_span(line, line->len - 1, line->len),
                  "表格的竖线", "a stroke of a table");
        text_shorten(text, line, line->len - 1);
    }
    struct text_line *stroke =
        text_cut(text, line, (size_t)(first - line->text));
    struct text_line *rest =
        stroke == NULL ? NULL : text_cut(text, stroke, strlen("|"));
    if (rest == NULL)
        return;
    text_note(text, NOTE_DROPPED, line_span(stroke, 0, stroke->len),
              "表格的竖线", "a stroke of a table");
    text_remove(text, stroke);
    rest->goes_on = true;
}

/* 某局工作方案 - 某某网: drops the name of the site behind a title. */
static void cut_site(struct text *text, struct text_line *line)
{
    enum { LONGEST = 300 };
    size_t at = line->len > LONGEST
                    ? 0
                    : page_site_name(text->page, line->text, line->len);
    if (at == 0 || !text_is_title(text, line->text, at))
        return;
    text_note(text, NOTE_DROPPED, line_span(line, at, line->len),
              "标题后面的网站名称", "the site's name behind the title");
    text_shorten(text, line, at);
}

/* 某校工作方案范文: drops what a site of models says behind a title. */
static void cut_sample(struct text *text, struct text_line *line)
{
    enum { LONGEST = 240 };
    size_t at = line->len > LONGEST
                    ? line->len
                    : page_without_sample(text->page, line->text, line->len);
    if (at == line->len || at == 0 || !text_is_title(text, line->text, at))
        return;
    text_note(text, NOTE_DROPPED, line_span(line, at, line->len),
              "范文网站写在标题后面的",
              "what a site of models adds to a title");
    text_shorten(text, line, at);
}

/* [优秀]某校工作方案: drops what a site of models praises a title with. */
static void cut_praise(struct text *text, struct text_line *line)
{
    enum { LONGEST = 240 };
    size_t at = line->len > LONGEST
                    ? 0
                    : page_praise(text->page, line->text, line->len);
    if (at == 0 || !text_is_title(text, line->text + at, line->len - at))
        return;
    text_cut(text, line, at);
    text_drop(text, line, "范文网站写在标题前面的",
              "what a site of models praises a title with");
}

/* 某校工作方案三篇（篇一）清明节…: cuts the title of a model off its text. */
static void cut_model(struct text *text, struct text_line *line)
{
    enum { SHORTEST = 300, REACH = 180 };
    const char *end = line->text + (line->len < SHORTEST ? 0 : REACH);
    for (const char *p = line->text; p < end;) {
        const char *open = p;
        uint32_t c = utf8_next(&p);
        int value;
        if (c != '(' && c != 0xFF08)
            continue;
        size_t left = line->len - (size_t)(p - line->text);
        size_t len = (size_t)(open - line->text);
        size_t label = page_model_label(text->page, p, left, &value);
        c = utf8_peek(p + label);
        if (label == 0 || (c != ')' && c != 0xFF09))
            continue;
        len = page_without_count(text->page, line->text, len);
        p += label;
        utf8_next(&p);
        if (text_is_title(text, line->text, len))
            text_cut(text, line, (size_t)(p - line->text));
        return;
    }
}

/* Bytes of the title that text begins with, a blank behind it; 0: none. */
static size_t title_at(const struct text *text, const char *p, const char *end)
{
    enum { REACH = 180 };
    const char *start = p;
    end = end - p > REACH ? p + REACH : end;
    for (p = word_end(p, end); p < end;
         p = word_end(utf8_skip_blanks_to(p, end), end))
        if (text_is_title(text, start, (size_t)(p - start)))
            return (size_t)(p - start);
    return 0;
}

/* ……认真执行。 二○二六年三月六日 某市工作方案 为……: the date that ends a
 * document on the same line as the next one; NULL: there is none. *title is
 * where that begins. */
static const char *find_inner_date(const struct text *text, const char *p,
                                   const char *end, const char **title)
{
    while ((p = word_end(p, end)) < end) {
        uint32_t last = utf8_before(p - 4, p);
        const char *word = utf8_skip_blanks_to(p, end);
        p = word_end(word, end);
        struct text_line date = {.text = word, .len = (size_t)(p - word)};
        if (!text_is_stop(last) || p == end || !line_is_date(&date))
            continue;
        *title = utf8_skip_blanks_to(p, end);
        if (title_at(text, *title, end) > 0)
            return word;
    }
    return NULL;
}

/* Cuts a line that holds two documents into them and the date between them;
 * gives the second. */
static struct text_line *cut_document(struct text *text, struct text_line *line)
{
    enum { SHORTEST = 300 };
    const char *title;
    const char *date = line->len < SHORTEST
                           ? NULL
                           : find_inner_date(text, line->text + 4,
                                             line->text + line->len, &title);
    if (date == NULL)
        return NULL;
    size_t len = (size_t)(title - date);
    struct text_line *signature =
        text_cut_off(text, line, (size_t)(date - line->text));
    struct text_line *next = text_cut_off(text, signature, len);
    next->begins_document = true;
    return next;
}

static void cut_documents(struct text *text, struct text_line *line)
{
    struct text_line *last = NULL;
    while ((line = cut_document(text, line)) != NULL)
        last = line;
    if (last != NULL)
        line_measure(text, last);
}

/* Whether a title can begin with the character. */
static bool may_begin_title(uint32_t c)
{
    return scalar_is_han(c) || scalar_is_digit(c) || c == 0x300A ||
           c == 0x201C || c == 0x3010 || c == 0xFF08 || c == '(';
}

/* 某局 通知公告 关于……的通知: drops the steps that lead to the article in
 * front of its title. */
static void cut_steps(struct text *text, struct text_line *line)
{
    enum { LONGEST = 300 };
    const char *end = line->text + line->len, *title = NULL;
    if (line->len > LONGEST || text_is_stop(line_last(line)) ||
        word_end(line->text, end) == end ||
        !text_is_title(text, line->text, line->len))
        return;
    for (const char *word = line->text; word < end;) {
        const char *behind = word_end(word, end);
        const char *next = utf8_skip_blanks_to(behind, end);
        bool is_step =
            page_classify(text->page, word, (size_t)(behind - word)) ==
            FURNITURE_BUTTON;
        if (is_step && may_begin_title(utf8_peek(next)) &&
            text_is_title(text, next, (size_t)(end - next)))
            title = next;
        word = next;
    }
    if (title == NULL)
        return;
    text_cut(text, line, (size_t)(title - line->text));
    text_drop(text, line, "标题前面的网站名称和栏目",
              "the site's name and heading in front of the title");
}

void text_cut_glued(struct text *text)
{
    for (struct text_line *line = text->first, *next; line != NULL;
         line = next) {
        next = line->next;
        drop_stroke(text, line);
        join_cells(text, line);
        cut_documents(text, line);
        cut_praise(text, line);
    }
    for (struct text_line *line = text->first; line != NULL;
         line = line->next) {
        cut_footer(text, line);
        cut_title(text, line);
        cut_record(text, line);
        cut_inline_record(text, line);
        cut_stroke(text, line);
        cut_model(text, line);
        cut_site(text, line);
        cut_sample(text, line);
        cut_steps(text, line);
    }
}

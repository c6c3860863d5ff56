/*
 * Finding the document in the page.
 *
 * The document begins with its title, the last one in front of the first
 * sentence; it ends with the last line that only a document has.  Outside of
 * that, whatever furniture encloses goes; inside, only what can be nothing
 * else.  What is doubtful stays.
 */
#include "read/text_part.h"

#include "base/utf8.h"

#include <string.h>

static enum furniture furniture_of(const struct text_line *line)
{
    return line->is_record ? FURNITURE_LABELS : line->furniture;
}

static void drop(struct text *text, struct text_line *line, const char *zh,
                 const char *en)
{
    text_note(text, NOTE_DROPPED, line_span(line, 0, line->len), zh, en);
    if (line->next != NULL)
        line->next->is_after_blank = true;
    text_remove(text, line);
}

/* What the page's record says of the document's number is the document's:
 * leaves only that of the line, if the number stands nowhere else. */
static bool keep_number(struct text *text, struct text_line *line)
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
    drop(text, line, furniture_word(FURNITURE_LABELS, 0),
         furniture_word(FURNITURE_LABELS, 1));
    if (rest != NULL)
        drop(text, rest, furniture_word(FURNITURE_LABELS, 0),
             furniture_word(FURNITURE_LABELS, 1));
    text_note(text, NOTE_GUESSED, line_span(number, 0, number->len),
              "网页所记的发文字号",
              "the document number that the page records");
    return true;
}

static void drop_furniture(struct text *text, struct text_line *line,
                           enum furniture furniture)
{
    if (furniture == FURNITURE_LABELS && keep_number(text, line))
        return;
    drop(text, line, furniture_word(furniture, 0),
         furniture_word(furniture, 1));
}

/* -- Furniture on the same line as the document -------------------------- */

/* Behind the last 。 of the line, if not much follows; else 0. */
static size_t behind_last_stop(const struct text_line *line)
{
    enum { REACH = 480 };
    const char *end = line->text + line->len;
    const char *from = line->len > REACH ? end - REACH : line->text;
    while (from < end && ((unsigned char)*from & 0xC0) == 0x80)
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
        (line->next != NULL && furniture_of(line->next) == FURNITURE_NONE))
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

static const char *skip_blanks(const char *p, const char *end)
{
    while (p < end && scalar_is_blank(utf8_peek(p)))
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
    const char *start = skip_blanks(title, end);
    const char *record = NULL;
    const char *p = start;
    for (int i = 0; i < WORDS && p < end; i++) {
        const char *word = skip_blanks(p, end);
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

static void cut_glued(struct text *text)
{
    for (struct text_line *line = text->first; line != NULL;
         line = line->next) {
        cut_footer(text, line);
        cut_title(text, line);
        cut_record(text, line);
        cut_inline_record(text, line);
        cut_site(text, line);
    }
}

/* -- The page's record --------------------------------------------------- */

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
        if (line_is_body(text, line) && furniture_of(line) == FURNITURE_NONE &&
            !page_is_plain_label(text->page, line->text, line->len, &at))
            return false;
    }
    return false;
}

/* 名称：…, 来源：… beside a line that is a record of the page for certain.  A
 * title that stands nowhere else is cut off, and stays. */
static bool join_record(struct text *text, struct text_line *line)
{
    size_t at;
    if (line == NULL || line->is_record)
        return false;
    if (page_is_author_line(text->page, line->text, line->len))
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

static void mark_records(struct text *text)
{
    for (struct text_line *line = text->first; line != NULL;
         line = line->next) {
        if (furniture_of(line) != FURNITURE_LABELS)
            continue;
        for (struct text_line *l = line->prev; join_record(text, l);
             l = l->prev)
            continue;
        join_record(text, line->next);
    }
}

/* -- In front of the document -------------------------------------------- */

/* The beginning of a line that is a title with the text behind it. */
static bool begins_with_title(const struct text *text,
                              const struct text_line *line)
{
    enum { REACH = 240 };
    struct number number = {.len = 0};
    size_t reach = line->len < REACH ? line->len : REACH;
    const char *start = line->text;
    if (text_number(line->text, line->len, &number))
        start += number.len; /* of a page, perhaps */
    for (const char *p = start; p < line->text + reach; utf8_next(&p)) {
        if (scalar_is_blank(utf8_peek(p)) &&
            text_is_title(text, start, (size_t)(p - start)))
            return true;
    }
    return false;
}

/* The first line from first on that only a document has, or NULL. */
static struct text_line *find_body(const struct text *text,
                                   struct text_line *first)
{
    for (; first != NULL; first = first->next)
        if (line_is_body(text, first) && furniture_of(first) == FURNITURE_NONE)
            return first;
    return NULL;
}

/* The last title in [first, end); NULL: none. */
static struct text_line *find_title(const struct text *text,
                                    struct text_line *first,
                                    struct text_line *end)
{
    struct text_line *title = NULL;
    for (struct text_line *line = first; line != end; line = line->next)
        if (text_is_title(text, line->text, line->len) &&
            furniture_of(line) == FURNITURE_NONE)
            title = line;
    return title;
}

/* What of a page stands between documents, too. */
static bool is_page_only(enum furniture furniture)
{
    return furniture != FURNITURE_NONE && furniture != FURNITURE_NUMBER;
}

/* A document may end with a date, or the names of its attachments. */
static bool is_tail(enum furniture furniture)
{
    return is_page_only(furniture) && furniture != FURNITURE_DATE &&
           furniture != FURNITURE_FILE && furniture != FURNITURE_ADDRESS;
}

/* What a page writes above a document; page numbers and dates documents have
 * as well. */
static bool is_above(enum furniture furniture)
{
    return is_tail(furniture) && furniture != FURNITURE_PAGE_NUMBER;
}

/* The last line of [first, end) that is furniture, or NULL. */
static struct text_line *last_furniture(struct text_line *first,
                                        const struct text_line *end)
{
    struct text_line *last = NULL;
    for (struct text_line *line = first; line != end; line = line->next)
        if (is_above(furniture_of(line)))
            last = line;
    return last;
}

/* Short lines in a row without any mark are a menu, from five on. */
static struct text_line *end_of_menu(struct text_line *first,
                                     const struct text_line *end)
{
    enum { LEAST = 5, LONGEST = 8 };
    size_t n = 0;
    struct text_line *line = first;
    for (; line != end && line_chars(line) <= LONGEST && !line_is_date(line) &&
           scalar_is_han(line_last(line));
         line = line->next)
        n++;
    return n >= LEAST ? line : first;
}

/* Drops what stands in front of the document's first lines: all down to the
 * last furniture, and a menu behind that. */
static struct text_line *drop_above(struct text *text, struct text_line *first,
                                    struct text_line *title)
{
    struct text_line *last = last_furniture(first, title);
    struct text_line *line = first;
    struct text_line *end = last == NULL ? first : last->next;
    end = end_of_menu(end, title);
    struct text_line *kept = NULL;
    while (line != end) {
        struct text_line *next = line->next;
        enum furniture furniture = furniture_of(line);
        if (furniture != FURNITURE_NONE) {
            drop_furniture(text, line, furniture);
        } else if (!page_is_element(text->page, line->text, line->len)) {
            drop(text, line, "标题前面的网页内容",
                 "stands in front of the title: the web page's");
        } else if (kept == NULL) {
            kept = line;
        }
        line = next;
    }
    return kept == NULL ? end : kept;
}

/* Drops the furniture of [first, end) line by line. */
static struct text_line *drop_between(struct text *text,
                                      struct text_line *first,
                                      const struct text_line *end)
{
    struct text_line *kept = NULL;
    while (first != end) {
        struct text_line *next = first->next;
        enum furniture furniture = furniture_of(first);
        if (is_page_only(furniture))
            drop_furniture(text, first, furniture);
        else if (kept == NULL)
            kept = first;
        first = next;
    }
    return kept;
}

/* Where there is no other title, the name of the file is one: its ending and
 * what the page wrote behind that go. */
static struct text_line *title_of_name(struct text *text,
                                       struct text_line *first,
                                       const struct text_line *end)
{
    for (struct text_line *line = first; line != end; line = line->next) {
        size_t ending = page_file_ending(text->page, line->text, line->len);
        if (ending == 0 || !text_is_title(text, line->text, line->len - ending))
            continue;
        text_note(text, NOTE_DROPPED,
                  line_span(line, line->len - ending, line->len),
                  "文件名的后缀", "the ending of a file name");
        text_shorten(text, line, line->len - ending);
        return line;
    }
    return NULL;
}

/* Whether a line of [first, end) is a document number by itself. */
static bool has_number(const struct text *text, const struct text_line *first,
                       const struct text_line *end)
{
    for (; first != end; first = first->next)
        if (line_chars(first) < 30 && furniture_of(first) == FURNITURE_NONE &&
            page_is_element(text->page, first->text, first->len))
            return true;
    return false;
}

/* Drops the lines between before and the title that say the same: a page
 * repeats the title above the document. */
static void drop_same_titles(struct text *text, const struct text_line *title,
                             const struct text_line *before)
{
    for (struct text_line *line = title->prev; line != before;) {
        struct text_line *prev = line->prev;
        if (line->len == title->len &&
            memcmp(line->text, title->text, line->len) == 0)
            drop(text, line, "网页重复的标题",
                 "the title, repeated by the page");
        line = prev;
    }
}

/* Drops what is in front of the document that begins behind first; gives its
 * first sentence, or NULL if there is no document. */
static struct text_line *open_document(struct text *text,
                                       struct text_line *first)
{
    const struct text_line *before = first == NULL ? NULL : first->prev;
    struct text_line *body = find_body(text, first);
    struct text_line *title = find_title(text, first, body);
    text->has_number = has_number(text, first, body);
    if (body != NULL && begins_with_title(text, body))
        title = body;
    if (title == NULL)
        title = title_of_name(text, first, body);
    if (title == NULL) {
        drop_between(text, first, body);
        return body;
    }
    drop_above(text, first, title);
    title->begins_document = true;
    if (title == body)
        return body;
    drop_between(text, title, body);
    drop_same_titles(text, title, before);
    for (struct text_line *head = title; head != before; head = head->prev)
        head->is_head = true;
    return body;
}

/* -- Behind the document ------------------------------------------------- */

/* From such a line on, if no document follows, nothing is the document's. */
static bool ends_page(enum furniture furniture)
{
    return furniture == FURNITURE_FOOTER || furniture == FURNITURE_CUT ||
           furniture == FURNITURE_DEBRIS;
}

/* Something that a document has and a list of articles has not. */
static bool is_documents(const struct text *text, const struct text_line *line)
{
    return line_is_body(text, line) || line_is_date(line) ||
           page_is_element(text->page, line->text, line->len);
}

static struct text_line *next_document_line(const struct text *text,
                                            struct text_line *line)
{
    for (; line != NULL; line = line->next)
        if (is_documents(text, line) && furniture_of(line) == FURNITURE_NONE)
            return line;
    return NULL;
}

/* Drops from line on to the end of the text. */
static void drop_rest(struct text *text, struct text_line *line)
{
    while (line != NULL) {
        struct text_line *next = line->next;
        enum furniture furniture = furniture_of(line);
        if (furniture == FURNITURE_NONE)
            drop(text, line, "页脚后面的网页内容",
                 "stands behind the page's footer");
        else
            drop_furniture(text, line, furniture);
        line = next;
    }
}

/* Drops what leads up to the end of the page, from line backwards: 上一篇,
 * 责任编辑, 地址：… beside a footer. */
static void drop_towards_end(struct text *text, struct text_line *line,
                             bool has_footer)
{
    for (bool has_dropped = false; line != NULL; has_dropped = true) {
        struct text_line *prev = line->prev;
        enum furniture furniture = furniture_of(line);
        if (is_tail(furniture))
            drop_furniture(text, line, furniture);
        else if (has_footer &&
                 page_is_beside_footer(text->page, line->text, line->len))
            drop_furniture(text, line, FURNITURE_FOOTER);
        else if ((has_footer || has_dropped) &&
                 page_is_article_end(text->page, line->text, line->len))
            drop_furniture(text, line, FURNITURE_LABELS);
        else
            break;
        line = prev;
    }
}

/* Two sorts of furniture, one below the other: a page begins. */
static bool begins_page(const struct text_line *line, enum furniture furniture)
{
    if (line->next == NULL || !is_above(furniture))
        return false;
    enum furniture next = furniture_of(line->next);
    return next != furniture && (is_above(next) || next == FURNITURE_FILE);
}

/* The line from body on at which a page ends or another begins, or NULL. */
static struct text_line *find_page_end(struct text_line *body)
{
    enum { LONGEST = 720, LONGEST_SENTENCE = 60 };
    for (struct text_line *line = body; line != NULL; line = line->next) {
        struct number number;
        if (line->len > LONGEST ||
            (text_is_stop(line_last(line)) &&
             line_chars(line) > LONGEST_SENTENCE) ||
            text_number(line->text, line->len, &number))
            continue;
        enum furniture furniture = furniture_of(line);
        if (ends_page(furniture) || begins_page(line, furniture))
            return line;
    }
    return NULL;
}

/* Whether the page's end is only a mark in the middle of the document: the
 * sentence goes on behind it. */
static bool is_in_sentence(const struct text *text,
                           const struct text_line *line,
                           const struct text_line *next)
{
    return line->prev != NULL && next != NULL &&
           line_goes_on(text, line->prev, next);
}

/* A line that only looks like a page's end, alone in the text of a document;
 * or like a page's beginning, but no title follows. */
static bool is_doubtful(struct text_line *end, const struct text_line *next)
{
    size_t n = 0;
    if (!ends_page(furniture_of(end)))
        return true;
    for (struct text_line *line = end; line != next && n < 2; line = line->next)
        n += is_page_only(furniture_of(line));
    return n < 2;
}

static bool follows_title(const struct text *text, struct text_line *end,
                          struct text_line *next)
{
    return find_title(text, end, next) != NULL || begins_with_title(text, next);
}

void text_drop_furniture(struct text *text)
{
    cut_glued(text);
    mark_records(text);
    struct text_line *body = open_document(text, text->first);
    struct text_line *untitled = NULL; /* no title stands before it */
    while (body != NULL) {
        struct text_line *end = find_page_end(body->next);
        if (end == NULL) {
            drop_towards_end(text, text->last, false);
            return;
        }
        struct text_line *prev = end->prev;
        bool is_untitled = untitled != NULL && end->at < untitled->at;
        struct text_line *next =
            is_untitled ? untitled : next_document_line(text, end->next);
        if (next == NULL) {
            drop_rest(text, end);
            drop_towards_end(text, prev, true);
            return;
        }
        if (is_in_sentence(text, end, next)) {
            drop_between(text, end, next);
            body = next;
        } else if (is_doubtful(end, next) &&
                   (is_untitled || !follows_title(text, end, next))) {
            body = end;
            untitled = next;
        } else {
            body = open_document(text, end);
            drop_towards_end(text, prev, true);
        }
    }
}

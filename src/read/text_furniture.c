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

enum furniture line_furniture(const struct text_line *line)
{
    return line->is_record ? FURNITURE_LABELS : line->furniture;
}

void text_drop(struct text *text, struct text_line *line, const char *zh,
               const char *en)
{
    text_note(text, NOTE_DROPPED, line_span(line, 0, line->len), zh, en);
    if (line->next != NULL)
        line->next->is_after_blank = true;
    text_remove(text, line);
}

void text_drop_lines(struct text *text, struct text_line *line,
                     const struct text_line *end, const char *zh,
                     const char *en)
{
    while (line != end) {
        struct text_line *next = line->next;
        text_drop(text, line, zh, en);
        line = next;
    }
}

void text_drop_as(struct text *text, struct text_line *line,
                  enum furniture furniture)
{
    if (furniture == FURNITURE_LABELS && text_keep_number(text, line))
        return;
    text_drop(text, line, furniture_word(furniture, 0),
              furniture_word(furniture, 1));
}

/* -- In front of the document -------------------------------------------- */

/* Bytes of the title that the line begins with, a text behind it; 0: none. */
static size_t begins_with_title(const struct text *text,
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
            return (size_t)(p - line->text);
    }
    return 0;
}

/* 2026年某镇工作方案为进一步……: bytes of the title that a long text is glued
 * to; 0: the line begins with none. */
static size_t glued_title(const struct text *text, const struct text_line *line)
{
    enum { REACH = 180, SHORTEST = 60 }; /* bytes; characters of the line */
    size_t reach = line->len < REACH ? line->len : REACH;
    const char *start = line->text;
    if (line_chars(line) < SHORTEST)
        return 0;
    for (const char *p = start; p < start + reach;) {
        if (page_is_opening(text->page, p) &&
            text_is_title(text, start, (size_t)(p - start)))
            return (size_t)(p - start);
        uint32_t c = utf8_next(&p);
        if (text_is_stop(c) || c == 0xFF0C || c == ',' || c == 0xFF1A)
            return 0;
    }
    return 0;
}

/* 序号 and other names of columns, a line each, and the first cell below: a
 * table begins. */
static bool begins_cells(const struct text *text, const struct text_line *line)
{
    enum { LEAST = 2, MOST = 16, LONGEST = 10 }; /* LONGEST: characters */
    if (!page_is_column_head(text->page, line->text, line->len))
        return false;
    for (int n = 0; n < MOST && line != NULL; line = line->next, n++) {
        if (line_value(line) == 1)
            return n >= LEAST;
        if (line_chars(line) > LONGEST)
            return false;
    }
    return false;
}

/* 温馨提示： above what a document site says. */
static bool leads_to_notice(const struct text_line *line)
{
    uint32_t last = line_last(line);
    return (last == 0xFF1A || last == ':') && line->next != NULL &&
           line_furniture(line->next) == FURNITURE_NOTICE;
}

/* The first line from first on that only a document has, or NULL. */
static struct text_line *find_body(const struct text *text,
                                   struct text_line *first)
{
    bool is_own;
    for (; first != NULL; first = first->next)
        if (begins_cells(text, first) ||
            (line_is_body(text, first) &&
             line_furniture(first) == FURNITURE_NONE &&
             !leads_to_notice(first) &&
             !page_is_bare_label(text->page, first->text, first->len, &is_own)))
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
            line_furniture(line) == FURNITURE_NONE)
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
        if (is_above(line_furniture(line)) ||
            (line_furniture(line) == FURNITURE_FILE && line->next == end))
            last = line; /* the name of the document's file, above it */
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
        enum furniture furniture = line_furniture(line);
        if (furniture != FURNITURE_NONE) {
            text_drop_as(text, line, furniture);
        } else if (!page_is_element(text->page, line->text, line->len)) {
            text_drop(text, line, "标题前面的网页内容",
                      "stands in front of the title: the web page's");
        } else if (kept == NULL) {
            kept = line;
        }
        line = next;
    }
    return kept == NULL ? end : kept;
}

/* Drops the furniture of [first, end) line by line.  In a text without a
 * sentence, end is NULL, a date below other lines is the document's. */
static struct text_line *drop_between(struct text *text,
                                      struct text_line *first,
                                      const struct text_line *end)
{
    struct text_line *kept = NULL;
    size_t n_kept = 0;
    for (bool is_kept; first != end; n_kept += is_kept) {
        struct text_line *next = first->next;
        enum furniture furniture = line_furniture(first);
        is_kept = furniture == FURNITURE_NONE;
        bool is_documents =
            furniture == FURNITURE_DATE && end == NULL && n_kept > 1;
        if (is_page_only(furniture) && !is_documents)
            text_drop_as(text, first, furniture);
        else if (next != NULL && next != end &&
                 line_furniture(next) == FURNITURE_DATE &&
                 page_is_site(text->page, first->text, first->len))
            text_drop_as(text, first, FURNITURE_LABELS);
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

/* Where no word tells a title, it is the last line of [first, end) that stands
 * right above the page's record. */
static struct text_line *title_above_record(struct text_line *first,
                                            const struct text_line *end)
{
    enum { SHORTEST = 5, LONGEST = 60 }; /* characters */
    struct text_line *title = NULL;
    for (struct text_line *line = first; line != end; line = line->next)
        if (line->next != end && line_furniture(line) == FURNITURE_NONE &&
            line_furniture(line->next) == FURNITURE_LABELS &&
            line_chars(line) >= SHORTEST && line_chars(line) <= LONGEST &&
            line->tally.n_stops + line->tally.n_colons == 0 &&
            !text_is_end(line_last(line)))
            title = line;
    return title;
}

/* Whether a line of [first, end) is a document number by itself. */
static bool has_number(const struct text *text, const struct text_line *first,
                       const struct text_line *end)
{
    for (; first != end; first = first->next)
        if (line_chars(first) < 30 && line_furniture(first) == FURNITURE_NONE &&
            page_is_element(text->page, first->text, first->len))
            return true;
    return false;
}

/* 某方案来啦！: what a page calls out above the document's title. */
static bool is_headline(const struct text *text, struct text_line *body)
{
    uint32_t last = body == NULL ? 0 : line_last(body);
    if (body == NULL || !text_is_stop(last) || last == 0x3002)
        return false;
    struct text_line *next = find_body(text, body->next);
    return find_title(text, body->next, next) != NULL &&
           last_furniture(body->next, next) != NULL;
}

/* Drops the site's telephone above the recipients of a document without a
 * title; gives the first line left of [first, end). */
static struct text_line *drop_contacts(struct text *text,
                                       struct text_line *first,
                                       const struct text_line *end)
{
    uint32_t last = end == NULL ? 0 : line_last(end);
    while ((last == 0xFF1A || last == ':') && first != end &&
           page_is_contact(text->page, first->text, first->len)) {
        struct text_line *next = first->next;
        text_drop_as(text, first, FURNITURE_PREFIX);
        first = next;
    }
    return first;
}

/* Drops what is in front of the document that begins behind first; gives its
 * first sentence, or NULL if there is no document. */
static struct text_line *open_document(struct text *text,
                                       struct text_line *first)
{
    const struct text_line *before = first == NULL ? NULL : first->prev;
    struct text_line *body = find_body(text, first);
    if (is_headline(text, body))
        body = find_body(text, body->next);
    struct text_line *title = find_title(text, first, body);
    text->has_number = has_number(text, first, body);
    size_t len = body == NULL ? 0 : begins_with_title(text, body);
    if (len == 0 && title == NULL && body != NULL)
        len = glued_title(text, body);
    if (len > 0)
        title = body;
    if (title == NULL)
        title = title_of_name(text, first, body);
    if (title == NULL)
        title = title_above_record(first, body);
    if (title == NULL) {
        drop_between(text, drop_contacts(text, first, body), body);
        return body;
    }
    len = title == body && len > 0 ? len : title->len;
    struct page_head page = text_find_page_head(text, before, title, len, body);
    title = page.title;
    drop_above(text, before == NULL ? text->first : before->next, title);
    text_drop_page_head(&page);
    title->begins_document = true;
    if (title == body)
        return body;
    drop_between(text, title, body);
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

/* 1.某校工作计划03-12: one of the articles that a page lists. */
static bool is_listed(const struct text *text, const struct text_line *line)
{
    struct number number;
    size_t len = line->len;
    if (!text_number(line->text, len, &number) || number.level < 3)
        return false;
    while (len > number.len && strchr("0123456789-/. ", line->text[len - 1]))
        len--;
    return text_is_title(text, line->text + number.len, len - number.len);
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
        if (is_documents(text, line) && !is_listed(text, line) &&
            line_furniture(line) == FURNITURE_NONE)
            return line;
    return NULL;
}

/* Drops from line on to the end of the text. */
static void drop_rest(struct text *text, struct text_line *line)
{
    while (line != NULL) {
        struct text_line *next = line->next;
        enum furniture furniture = line_furniture(line);
        if (furniture == FURNITURE_NONE)
            text_drop(text, line, "文件后面的网页内容",
                      "stands behind the document: the web page's");
        else
            text_drop_as(text, line, furniture);
        line = next;
    }
}

/* A file to be had, 报名表.doc, whose name the document says above: a link. */
static bool is_link_to_said(const struct text *text,
                            const struct text_line *line)
{
    enum { REACH = 40, SHORTEST = 6 };
    const char *end = line->text + line->len, *name = line->text;
    size_t ending = page_file_ending(text->page, line->text, line->len);
    end -= ending;
    for (const char *p = name; p < end;) {
        uint32_t c = utf8_next(&p);
        if (c == 0xFF1A || c == ':' || c == '.' || c == 0x3001)
            name = p;
    }
    if (ending == 0 || end - name < SHORTEST)
        return false;
    line = line->prev;
    for (size_t n = 0; line != NULL && n < REACH; line = line->prev, n++)
        if (memmem(line->text, line->len, name, (size_t)(end - name)) != NULL)
            return true;
    return false;
}

/* Whether the line is one of the document's contacts, and no page's: 联系人：…
 * stands above it, or a sentence in brackets that is still open. */
static bool is_contact(const struct text *text, const struct text_line *line)
{
    enum { REACH = 8 };
    int depth = 0;
    for (size_t n = 0; line != NULL && n < REACH; line = line->prev, n++) {
        if (page_is_element(text->page, line->text, line->len))
            return true;
        depth += line->tally.depth;
        if (depth > 0 || !page_is_contact(text->page, line->text, line->len))
            return depth > 0;
    }
    return false;
}

/* Drops what leads up to the end of the page, from line backwards: 上一篇,
 * 责任编辑, 地址：… beside a footer. */
static void drop_towards_end(struct text *text, struct text_line *line,
                             bool has_footer)
{
    for (bool has_dropped = false; line != NULL; has_dropped = true) {
        struct text_line *prev = line->prev;
        enum furniture furniture = line_furniture(line);
        if (is_tail(furniture))
            text_drop_as(text, line, furniture);
        else if (has_dropped && is_link_to_said(text, line))
            text_drop_as(text, line, FURNITURE_FILE);
        else if (has_footer &&
                 page_is_beside_footer(text->page, line->text, line->len) &&
                 !is_contact(text, line))
            text_drop_as(text, line, FURNITURE_FOOTER);
        else if ((has_footer || has_dropped) &&
                 page_is_article_end(text->page, line->text, line->len))
            text_drop_as(text, line, FURNITURE_LABELS);
        else
            break;
        line = prev;
    }
}

/* The last date of the text, near its end; NULL: there is none. */
static struct text_line *find_last_date(const struct text *text)
{
    enum { REACH = 12 };
    struct text_line *line = text->last;
    for (size_t n = 0; line != NULL && n < REACH; line = line->prev, n++)
        if (line_is_date(line))
            return line;
    return NULL;
}

/* Drops what stands behind the signature if that begins with furniture, is
 * furniture for the most part, and nothing of it looks like a document. */
static void drop_behind_signature(struct text *text)
{
    const struct text_line *date = find_last_date(text);
    struct text_line *first = date == NULL ? NULL : date->next;
    size_t n = 0, n_page = 0;
    if (first == NULL || (!is_above(line_furniture(first)) &&
                          !page_is_makers(text->page, first->text, first->len)))
        return;
    for (struct text_line *line = first; line != NULL; line = line->next) {
        bool is_page = is_page_only(line_furniture(line)) ||
                       page_is_beside_footer(text->page, line->text, line->len);
        if (!is_page && is_documents(text, line))
            return;
        n_page += is_page;
        n++;
    }
    if (2 * n_page >= n)
        drop_rest(text, first);
}

/* Two sorts of furniture, one below the other: a page begins. */
static bool begins_page(const struct text_line *line, enum furniture furniture)
{
    if (line->next == NULL || !is_above(furniture))
        return false;
    enum furniture next = line_furniture(line->next);
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
        enum furniture furniture = line_furniture(line);
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
    if (!ends_page(line_furniture(end)))
        return true;
    for (struct text_line *line = end; line != next && n < 2; line = line->next)
        n += is_page_only(line_furniture(line));
    return n < 2;
}

static bool follows_title(const struct text *text, struct text_line *end,
                          struct text_line *next)
{
    return find_title(text, end, next) != NULL ||
           begins_with_title(text, next) > 0;
}

void text_drop_furniture(struct text *text)
{
    text_drop_contents(text);
    text_cut_glued(text);
    text_part_models(text);
    text_drop_posts(text);
    text_mark_records(text);
    struct text_line *body = open_document(text, text->first);
    struct text_line *untitled = NULL; /* no title stands before it */
    while (body != NULL) {
        struct text_line *end = find_page_end(body->next);
        if (end == NULL) {
            drop_towards_end(text, text->last, false);
            drop_behind_signature(text);
            return;
        }
        struct text_line *prev = end->prev;
        bool is_untitled = untitled != NULL && end->at < untitled->at;
        struct text_line *next =
            is_untitled ? untitled : next_document_line(text, end->next);
        if (next == NULL) {
            drop_rest(text, end);
            drop_towards_end(text, prev, true);
            drop_behind_signature(text);
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

/*
 * The lines above a document that the page wrote: its own title, the values
 * of its record, the names of its columns.
 *
 * A page is known by saying the title twice, or by its record right below the
 * title; what stands above that is the page's.  Between the page's title and
 * the document's own only what is no element of a document goes.
 */
#include "read/text_part.h"

#include "base/utf8.h"

#include <string.h>
#include <uchar.h>

/* -- The same title ------------------------------------------------------ */

/* The next character that counts; 0 at the end. */
static uint32_t next_solid(const char **p, const char *end)
{
    static const char32_t skipped[] = U"《》〈〉“”\"‘’（）()<>，,、";
    while (*p < end) {
        uint32_t c = utf8_next(p);
        const char32_t *mark = skipped;
        while (*mark != 0 && *mark != c)
            mark++;
        if (*mark == 0 && !scalar_is_blank(c))
            return c;
    }
    return 0;
}

/* Whether the bytes, without a document number at their start, are the title
 * but for blanks and marks. */
static bool is_same(const char *bytes, size_t len,
                    const struct text_line *title)
{
    const char *p = bytes + page_number_length(bytes, len), *end = bytes + len;
    const char *q = title->text, *stop = q + title->len;
    uint32_t c;
    if (p == end)
        return false;
    do {
        c = next_solid(&p, end);
        if (c != next_solid(&q, stop))
            return false;
    } while (c != 0);
    return true;
}

/* -- What may go --------------------------------------------------------- */

/* 某市教育局, 某镇: what a title may begin with, on a line of its own. */
static bool is_organ(const struct text *text, const struct text_line *line)
{
    return page_ends_organ(text->page, line->text, line->len) ||
           page_ends_place(text->page, line->text, line->len);
}

static bool is_about(const struct text *text, const struct text_line *line)
{
    return page_has_about(text->page, line->text, line->len);
}

static bool is_element(const struct text *text, const struct text_line *line)
{
    return page_is_element(text->page, line->text, line->len) ||
           line_is_date(line);
}

/* The name of a column, or a value of a record: short, no sentence, not in
 * brackets and no element of a document. */
static bool is_name(const struct text *text, const struct text_line *line,
                    size_t longest)
{
    struct number number;
    return line_chars(line) <= longest &&
           line->tally.n_stops + line->tally.n_commas + line->tally.n_colons ==
               0 &&
           !text_is_stop(line_last(line)) && line_last(line) != ')' &&
           line_last(line) != 0xFF09 && !is_element(text, line) &&
           !text_number(line->text, line->len, &number);
}

/* 时间：2026-03-22 17:57:28, 时限： : a label of a record, alone or with a day
 * as pages write it. */
static bool is_label(const struct text *text, const struct text_line *line)
{
    bool is_own;
    size_t at;
    if (page_is_bare_label(text->page, line->text, line->len, &is_own))
        return true;
    return page_is_plain_label(text->page, line->text, line->len, &at) &&
           page_begins_with_date(line->text + at, line->len - at);
}

/* -- Dropping ------------------------------------------------------------ */

static struct text_line *first_line(const struct page_head *h)
{
    return h->before == NULL ? h->text->first : h->before->next;
}

/* Whether the line is the title behind which only stands how many models of it
 * a collection has: 某镇工作方案（精选4篇）. */
static bool is_of_models(const struct text *text, const struct text_line *line,
                         const struct text_line *title)
{
    const char *p = line->text, *end = p + line->len;
    const char *q = title->text, *stop = q + title->len;
    for (uint32_t c; (c = next_solid(&q, stop)) != 0;)
        if (next_solid(&p, end) != c)
            return false;
    return p < end && page_counts_models(text->page, p, (size_t)(end - p));
}

/* Whether the line says the title, as itself or as the name of a file or of a
 * collection. */
static bool says_title(const struct text *text, const struct text_line *line,
                       const struct text_line *title)
{
    size_t ending = page_file_ending(text->page, line->text, line->len);
    return is_same(line->text, line->len - ending, title) ||
           is_of_models(text, line, title);
}

static bool is_again(const struct page_head *h, const struct text_line *line)
{
    return says_title(h->text, line, &h->name);
}

static bool has_number_below(const struct page_head *h,
                             const struct text_line *line)
{
    enum { REACH = 60 };
    line = line->next;
    for (int n = 0; line != NULL && line != h->body && n < REACH; n++) {
        if (page_number_length(line->text, line->len) == line->len)
            return true;
        line = line->next;
    }
    return false;
}

/* Drops a title that the page set above the document; the number in front of
 * it stays if no line below has it. */
static void drop_title(const struct page_head *h, struct text_line *line)
{
    size_t len = page_number_length(line->text, line->len);
    if (len > 0 && len < line->len && !has_number_below(h, line))
        line = text_cut(h->text, line, len);
    text_drop(h->text, line, "网页重复的标题",
              "the title, repeated by the page");
}

/* Drops the names above the page's title, but not the organs right above it,
 * which may belong to it.  Where the page says the title once only, what is
 * above may be its first line, unless the title says 关于 and it is short. */
static void drop_names(const struct page_head *h, const struct text_line *title)
{
    enum { LONGEST = 40, LONGEST_COLUMN = 8 };
    struct text *text = h->text;
    struct text_line *line = title->prev;
    size_t longest = h->is_repeated ? LONGEST : LONGEST_COLUMN;
    if (!h->is_repeated && !is_about(text, title))
        return;
    while (line != h->before && is_organ(text, line))
        line = line->prev;
    while (line != h->before) {
        struct text_line *prev = line->prev;
        enum furniture furniture = line_furniture(line);
        if (is_label(text, line) || furniture == FURNITURE_DATE)
            text_drop_as(text, line, FURNITURE_LABELS);
        else if (is_name(text, line, longest) && !is_about(text, line) &&
                 furniture == FURNITURE_NONE)
            text_drop(text, line, "标题前面的网页内容",
                      "stands in front of the title: the web page's");
        line = prev;
    }
}

/* Drops what of the page stands between its title and the document's.  A name
 * right above that may be its first line. */
static void drop_between(const struct page_head *h, struct text_line *first)
{
    enum { LONGEST = 8 };
    struct text *text = h->text;
    while (first != h->title) {
        struct text_line *next = first->next;
        enum furniture furniture = line_furniture(first);
        if (is_again(h, first))
            drop_title(h, first);
        else if (furniture != FURNITURE_NONE && furniture != FURNITURE_NUMBER)
            text_drop_as(text, first, furniture);
        else if (is_label(text, first))
            text_drop_as(text, first, FURNITURE_LABELS);
        else if (next != h->title && is_name(text, first, LONGEST) &&
                 !is_organ(text, first))
            text_drop(text, first, "标题前面的网页内容",
                      "stands in front of the title: the web page's");
        first = next;
    }
}

/* -- What the page says twice -------------------------------------------- */

/* Drops the page's title where it is another than the document's and the page
 * says it twice. */
static void drop_other_title(const struct page_head *h)
{
    struct text_line *other = first_line(h), *next;
    bool is_twice = false;
    while (other != h->title &&
           !text_is_title(h->text, other->text, other->len))
        other = other->next;
    if (other == h->title || is_again(h, other))
        return;
    for (struct text_line *line = first_line(h); line != h->title;
         line = next) {
        next = line->next;
        if (line == other || !says_title(h->text, line, other))
            continue;
        drop_title(h, line);
        is_twice = true;
    }
    if (is_twice)
        drop_title(h, other);
}

/* The page's record stands below the title. */
static bool has_record(const struct page_head *h)
{
    const struct text_line *line = h->title->next;
    for (; line != NULL && line != h->body; line = line->next)
        if (line_furniture(line) == FURNITURE_LABELS)
            return true;
    return false;
}

/* The first line from line on that is the title, if not the title itself. */
static struct text_line *first_again(const struct page_head *h)
{
    struct text_line *line = first_line(h);
    while (line != h->title && !is_again(h, line))
        line = line->next;
    return line;
}

/* The title, an organ and a month on a cover, and the title again above the
 * text: that is the document's own, the first one is its title. */
static bool has_cover(const struct page_head *h, const struct text_line *first)
{
    if (first == h->title || h->title == h->body ||
        page_number_length(first->text, first->len) > 0)
        return false;
    for (first = first->next; first != h->title; first = first->next)
        if (line_is_date(first))
            return true;
    return false;
}

struct page_head text_find_page_head(struct text *text,
                                     const struct text_line *before,
                                     struct text_line *title, size_t len,
                                     const struct text_line *body)
{
    struct page_head head = {text, before, title, body, *title, false, false};
    head.name.len = len;
    size_t number = page_number_length(title->text, len);
    if (number > 0 && number < len && title != body) {
        head.title = text_cut(text, title, number);
        head.name = *head.title;
    }
    drop_other_title(&head);
    struct text_line *first = first_again(&head);
    if (has_cover(&head, first)) {
        text_drop(text, head.title, "重复的标题", "the title again");
        head.title = first;
    }
    head.is_repeated = first != head.title;
    head.has_record = has_record(&head);
    return head;
}

void text_drop_page_head(const struct page_head *head)
{
    struct text_line *first = first_again(head);
    if (first != head->title || (!head->is_repeated && head->has_record))
        drop_names(head, first);
    if (head->is_repeated)
        drop_between(head, first == head->title ? first_line(head) : first);
}

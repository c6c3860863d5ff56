/*
 * Page numbers, and what else of a page fell between the lines of a document.
 *
 * Viewers of documents write "3、" in front of the third page, without regard
 * to the sentence that they cut.  Such marks are told from the numbers of
 * items by what they stand in: long pages, numbered without a gap, most of
 * which end in the middle of a sentence.
 */
#include "read/text_part.h"

#include "base/utf8.h"
#include "read/page_shape.h"

#include <stdlib.h>
#include <string.h>

/* -- Marks of a viewer --------------------------------------------------- */

enum {
    SHORTEST_PAGE = 100, /* characters of a viewer's page */
    FIRST_MARK = 2       /* at most: the first page may have none */
};

/* The value of 3、 at the start of line, or 0. */
static int mark_value(const struct text_line *line)
{
    struct number number;
    size_t n = 0;
    while (n < line->len && line->text[n] >= '0' && line->text[n] <= '9')
        n++;
    if (n == 0 || !text_number(line->text, line->len, &number) ||
        number.mark_len != n + strlen("、") ||
        memcmp(line->text + n, "、", strlen("、")) != 0)
        return 0;
    return number.value;
}

struct mark {
    struct text_line *line;
    int value;
    bool is_cut; /* the page before it breaks off */
};

struct marks {
    struct mark *items;
    size_t n;
};

/* The line before breaks off behind a long text. */
static bool is_cut(const struct text *text, const struct text_line *line)
{
    const struct text_line *prev = line->prev;
    return prev != NULL && line_chars(prev) >= SHORTEST_PAGE &&
           line_is_unfinished(text, prev);
}

/* Collects the marks that count up by one, from 1 or 2 on; where two lines
 * have the same value, the one in a sentence counts. */
static struct marks find_marks(const struct text *text, struct text_line *first,
                               const struct text_line *end)
{
    struct marks marks = {0};
    size_t n = 0;
    for (struct text_line *l = first; l != end; l = l->next)
        n += mark_value(l) > 0;
    marks.items = arena_array(text->arena, n, sizeof(*marks.items));
    for (struct text_line *l = first; l != end; l = l->next) {
        struct mark mark = {l, mark_value(l), false};
        if (mark.value == 0)
            continue;
        mark.is_cut = is_cut(text, l);
        const struct mark *last =
            marks.n > 0 ? &marks.items[marks.n - 1] : NULL;
        if (last == NULL ? mark.value <= FIRST_MARK
                         : mark.value == last->value + 1)
            marks.items[marks.n++] = mark;
        else if (last != NULL && mark.value == last->value && mark.is_cut &&
                 !last->is_cut && marks.n > 1)
            marks.items[marks.n - 1] = mark; /* the one before was an item */
    }
    return marks;
}

/* Most pages break off, and there are two at least that do, or all of two. */
static bool is_series(const struct marks *marks)
{
    size_t n_cut = 0, n_whole = 0;
    for (size_t i = 0; i < marks->n; i++) {
        bool is_first = i == 0 && marks->items[0].value == 1;
        n_cut += marks->items[i].is_cut;
        n_whole += !is_first && !marks->items[i].is_cut;
    }
    return n_cut >= 1 && n_cut >= 2 * n_whole &&
           (n_cut >= 2 || marks->items[0].value == 1);
}

static void drop_mark(struct text *text, const struct mark *mark)
{
    struct text_line *line = mark->line;
    struct number number;
    text_number(line->text, line->len, &number);
    text_note(text, NOTE_DROPPED, line_span(line, 0, number.mark_len),
              "阅读器插入的页码", "a page number that a viewer put in");
    struct text_line *rest = text_cut(text, line, number.len);
    text_remove(text, line);
    if (rest == NULL)
        return;
    rest->goes_on = mark->is_cut;
    rest->is_after_blank = line->is_after_blank;
    rest->indent = line->indent;
}

/* In each document of the text. */
static void drop_viewer_marks(struct text *text)
{
    for (struct text_line *first = text->first, *end; first != NULL;
         first = end) {
        end = first->next;
        while (end != NULL && !end->begins_document)
            end = end->next;
        struct marks marks = find_marks(text, first, end);
        if (!is_series(&marks))
            continue;
        for (size_t i = 0; i < marks.n; i++)
            drop_mark(text, &marks.items[i]);
    }
}

/* -- Furniture between the lines ----------------------------------------- */

static bool is_between_halves(const struct text *text,
                              const struct text_line *line)
{
    return line->prev != NULL && line->next != NULL &&
           line_goes_on(text, line->prev, line->next);
}

/* A date, a file or an address may be a line of the document: it is the page's
 * only where it cuts a long line. */
static bool is_between_long_halves(const struct text *text,
                                   const struct text_line *line)
{
    enum { LEAST = 25 }; /* characters */
    return is_between_halves(text, line) && line_chars(line->prev) >= LEAST;
}

/* A lone number between two paragraphs of text, or above all of it, is a
 * page's; in a table it may be a cell. */
static bool is_between_paragraphs(const struct text *text,
                                  const struct text_line *line)
{
    if (line->prev == NULL)
        return line->next != NULL && line->next->furniture == FURNITURE_NONE;
    return line_is_body(text, line->prev) &&
           text_is_stop(line_last(line->prev)) &&
           (line->next == NULL || line_is_body(text, line->next));
}

static bool has_frame(const struct text_line *line)
{
    uint32_t c = line_first(line);
    return c == '[' || c == '|' || c == 0x3010;
}

static bool is_debris(const struct text *text, const struct text_line *line,
                      enum furniture furniture)
{
    switch (furniture) {
    case FURNITURE_NONE:
        return false;
    case FURNITURE_DEBRIS:
    case FURNITURE_HIDDEN:
        return true;
    case FURNITURE_MENU:
        return has_frame(line) || is_between_halves(text, line);
    case FURNITURE_DATE:
    case FURNITURE_FILE:
    case FURNITURE_ADDRESS:
        return is_between_long_halves(text, line);
    case FURNITURE_NUMBER:
        return is_between_halves(text, line) ||
               is_between_paragraphs(text, line);
    default:
        return is_between_halves(text, line);
    }
}

/* -- Running heads ------------------------------------------------------- */

/* The lines beside page numbers. */
struct beside {
    struct text_line **lines;
    size_t n, n_numbers;
};

static bool may_be_head(const struct text_line *line)
{
    enum { LONGEST = 120 };
    struct number number;
    return line != NULL && line->len <= LONGEST && !line->begins_document &&
           !text_is_end(line_last(line)) &&
           !text_number(line->text, line->len, &number);
}

static void add_beside(struct beside *beside, struct text_line *line)
{
    if (may_be_head(line) &&
        (beside->n == 0 || beside->lines[beside->n - 1] != line))
        beside->lines[beside->n++] = line;
}

static int compare_lines(const void *left, const void *right)
{
    const struct text_line *a = *(struct text_line *const *)left;
    const struct text_line *b = *(struct text_line *const *)right;
    if (a->len != b->len)
        return a->len < b->len ? -1 : 1;
    int order = memcmp(a->text, b->text, a->len);
    return order != 0 ? order : (a->at > b->at) - (a->at < b->at);
}

static bool is_same(const struct text_line *a, const struct text_line *b)
{
    return a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

/* The head of the first page has no number above it. */
static void drop_first_head(struct text *text, const struct text_line *head)
{
    enum { REACH = 3 };
    struct text_line *line = text->first;
    for (size_t n = 0; line != NULL && n < REACH; line = line->next, n++)
        if (line != head && may_be_head(line) && is_same(line, head)) {
            text_note(text, NOTE_DROPPED, line_span(line, 0, line->len),
                      "每页重复的页眉或页脚", "a running head or foot");
            text_remove(text, line);
            return;
        }
}

/* Drops the lines that stand beside half of the page numbers or more. */
static void drop_heads(struct text *text, struct beside *beside)
{
    if (beside->n == 0)
        return;
    qsort(beside->lines, beside->n, sizeof(struct text_line *), compare_lines);
    for (size_t i = 0, end; i < beside->n; i = end) {
        struct text_line **lines = beside->lines;
        for (end = i + 1; end < beside->n && is_same(lines[i], lines[end]);)
            end++;
        if (end - i < 2 || 2 * (end - i) < beside->n_numbers)
            continue;
        for (size_t k = i; k < end; k++) {
            text_note(text, NOTE_DROPPED, line_span(lines[k], 0, lines[k]->len),
                      "每页重复的页眉或页脚", "a running head or foot");
            text_remove(text, lines[k]);
        }
        drop_first_head(text, lines[i]);
    }
}

static void drop_line(struct text *text, struct text_line *line,
                      enum furniture furniture)
{
    text_note(text, NOTE_DROPPED, line_span(line, 0, line->len),
              furniture_word(furniture, 0), furniture_word(furniture, 1));
    text_remove(text, line);
    if (line->next != NULL)
        line->next->is_after_blank |= line->is_after_blank;
}

static enum furniture furniture_of(const struct text_line *line)
{
    enum { LONGEST = 240 };
    return line->len > LONGEST ? FURNITURE_NONE : line->furniture;
}

static bool is_site_line(enum furniture furniture)
{
    return furniture == FURNITURE_NOTICE || furniture == FURNITURE_FOOTER;
}

/* What a site wrote on every page, without a page number beside it: lines of
 * furniture that occur again. */
static void drop_repeated(struct text *text)
{
    struct beside found = {0};
    size_t n = 0;
    for (struct text_line *l = text->first; l != NULL; l = l->next)
        n++;
    found.lines = arena_array(text->arena, n, sizeof(*found.lines));
    for (struct text_line *l = text->first; l != NULL; l = l->next)
        if (is_site_line(furniture_of(l)))
            found.lines[found.n++] = l;
    if (found.n < 2)
        return;
    qsort(found.lines, found.n, sizeof(struct text_line *), compare_lines);
    for (size_t i = 0, end; i < found.n; i = end) {
        for (end = i + 1;
             end < found.n && is_same(found.lines[i], found.lines[end]);)
            end++;
        for (size_t k = i; end - i > 1 && k < end; k++)
            drop_line(text, found.lines[k], furniture_of(found.lines[k]));
    }
}

/* Page numbers go first: a running head may stand between one and the text. */
static void drop_numbers(struct text *text)
{
    struct beside beside = {0};
    size_t n = 0;
    for (struct text_line *l = text->first; l != NULL; l = l->next)
        n += furniture_of(l) == FURNITURE_PAGE_NUMBER;
    beside.lines = arena_array(text->arena, 2 * n, sizeof(*beside.lines));
    for (struct text_line *l = text->first, *next; l != NULL; l = next) {
        next = l->next;
        if (furniture_of(l) != FURNITURE_PAGE_NUMBER)
            continue;
        beside.n_numbers++;
        add_beside(&beside, l->prev);
        if (next != NULL && furniture_of(next) != FURNITURE_PAGE_NUMBER)
            add_beside(&beside, next);
        drop_line(text, l, FURNITURE_PAGE_NUMBER);
    }
    drop_heads(text, &beside);
}

/* The last line of a text, below the date of its signature. */
static bool is_last_number(const struct text_line *line)
{
    return line->next == NULL && line->prev != NULL && line_is_date(line->prev);
}

/* Behind a page number the next one is one even where the sentence and the
 * page end together. */
static bool is_next_number(const struct text_line *line, int last)
{
    return last > 0 && line_value(line) == last + 1 && line->prev != NULL &&
           text_is_stop(line_last(line->prev));
}

static void drop_debris(struct text *text)
{
    int last = 0;
    for (struct text_line *line = text->first, *next; line != NULL;
         line = next) {
        next = line->next;
        enum furniture furniture = furniture_of(line);
        bool is_number = furniture == FURNITURE_NUMBER;
        if (!is_debris(text, line, furniture) &&
            !(is_number &&
              (is_next_number(line, last) || is_last_number(line))))
            continue;
        if (is_number)
            last = line_value(line);
        drop_line(text, line, furniture);
    }
}

/* ……，抓好 第3页 共9页 落实。: the line goes on behind the mark. */
static void drop_inner_numbers(struct text *text)
{
    size_t from, to;
    const struct text_line *unmeasured = NULL;
    for (struct text_line *line = text->first; line != NULL;
         line = line->next) {
        if (!shape_find_page(line->text, line->len, &from, &to)) {
            if (line == unmeasured)
                line_measure(text, line);
            continue;
        }
        text_note(text, NOTE_DROPPED, line_span(line, from, to),
                  furniture_word(FURNITURE_PAGE_NUMBER, 0),
                  furniture_word(FURNITURE_PAGE_NUMBER, 1));
        struct text_line *rest = text_cut_off(text, line, to);
        unmeasured = rest;
        text_shorten(text, line, from);
        if (rest != NULL && line->len > 0)
            rest->goes_on = true;
        if (line->len == 0)
            text_remove(text, line);
    }
}

void text_drop_marks(struct text *text)
{
    drop_inner_numbers(text);
    drop_numbers(text);
    drop_repeated(text);
    drop_debris(text);
    drop_viewer_marks(text);
}

/*
 * Collections of model documents: 某校工作方案（精选3篇）, a few words of the
 * site, and then the documents one behind the other, each with its number.
 *
 * Numbers that count from one on are sure; a single one is no collection,
 * unless the title above says how many there are.  What the site says above
 * the first goes, if nothing of it can be a document's.  Where they have no
 * numbers, but the title says that there are several, their titles part them.
 */
#include "read/text_part.h"

#include "base/utf8.h"

#include <string.h>

/* How a document of a collection says its number. */
enum form {
    FORM_NONE,
    FORM_BEHIND, /* 某校工作方案 篇2, 某校工作方案（篇二） */
    FORM_DIGITS, /* 某校工作方案2 */
    FORM_BEFORE, /* 篇二：某校工作方案, 【范文二】某校工作方案 */
    FORM_ALONE /* 篇二, 【范文二】 */
};

/* A line that does: its title is bytes [from, to). */
struct part {
    enum form form;
    size_t from, to;
    int value;
    bool is_ordinal; /* 第二篇, as books have it, too */
};

/* -- One line ------------------------------------------------------------ */

static bool is_open(uint32_t c)
{
    return c == 0x3010 || c == 0xFF08 || c == '(' || c == '[' || c == 0x3014;
}

static bool is_close(uint32_t c)
{
    return c == 0x3011 || c == 0xFF09 || c == ')' || c == ']' || c == 0x3015;
}

static bool is_ordinal(const char *label)
{
    return utf8_peek(label) == U'第';
}

/* 篇二：某校工作方案; 篇二 */
static bool read_before(const struct text *text, const struct text_line *line,
                        struct part *part)
{
    const char *p = line->text, *end = p + line->len;
    bool is_bracketed = is_open(utf8_peek(p));
    if (is_bracketed)
        utf8_next(&p);
    size_t label =
        page_model_label(text->page, p, (size_t)(end - p), &part->value);
    if (label == 0)
        return false;
    part->is_ordinal = is_ordinal(p);
    p = utf8_skip_blanks_to(p + label, end);
    bool is_parted = is_bracketed && p < end && is_close(utf8_peek(p));
    if (is_bracketed && !is_parted)
        return false;
    if (is_parted)
        utf8_next(&p);
    const char *mark = utf8_skip_blanks_to(p, end);
    if (mark < end && (utf8_peek(mark) == 0xFF1A || *mark == ':')) {
        utf8_next(&mark);
        is_parted = true;
    }
    p = utf8_skip_blanks_to(mark, end);
    part->form = p == end ? FORM_ALONE : FORM_BEFORE;
    part->from = (size_t)(p - line->text);
    part->to = line->len;
    return p == end || is_parted;
}

/* 某校工作方案 篇2, 某校工作方案的范文二 */
static bool read_behind(const struct text *text, const struct text_line *line,
                        struct part *part)
{
    enum { REACH = 24 };
    static const char of[] = "的";
    const char *start = line->text, *end = start + line->len;
    bool is_bracketed = is_close(line_last(line));
    if (is_bracketed)
        end = utf8_back(start, end);
    const char *least = end - start > REACH ? end - REACH : start;
    for (const char *p = end; p > least;) {
        p = utf8_back(start, p);
        size_t len = (size_t)(end - p);
        if (page_model_label(text->page, p, len, &part->value) != len)
            continue;
        /* 第2篇 from its first character on */
        const char *head = p > start ? utf8_back(start, p) : p;
        part->is_ordinal = is_ordinal(p);
        if (is_bracketed) {
            if (!is_open(utf8_peek(head)))
                return false;
            p = head;
        }
        p = utf8_back_blanks(start, p);
        if ((size_t)(p - start) > strlen(of) &&
            memcmp(p - strlen(of), of, strlen(of)) == 0)
            p -= strlen(of);
        *part = (struct part){FORM_BEHIND, 0, (size_t)(p - start), part->value,
                              part->is_ordinal};
        return part->to > 0;
    }
    return false;
}

/* 某校工作方案2 */
static bool read_digits(const struct text *text, const struct text_line *line,
                        struct part *part)
{
    enum { MOST = 2 };
    size_t to = line->len;
    part->value = 0;
    for (int unit = 1;
         to > 0 && scalar_is_digit((unsigned char)line->text[to - 1]);
         unit *= 10) {
        if (line->len - to == MOST)
            return false;
        part->value += unit * (line->text[--to] - '0');
    }
    part->form = FORM_DIGITS;
    part->from = 0;
    part->to =
        (size_t)(utf8_back_blanks(line->text, line->text + to) - line->text);
    return part->value > 0 && text_is_title(text, line->text, part->to);
}

static struct part read_part(const struct text *text,
                             const struct text_line *line)
{
    enum { LONGEST = 240 };
    struct part part = {FORM_NONE, 0, 0, 0, false};
    if (line == NULL || line->len > LONGEST || line->tally.n_stops > 0 ||
        text_is_stop(line_last(line)) ||
        line_furniture(line) == FURNITURE_CUT ||
        (!read_before(text, line, &part) && !read_behind(text, line, &part) &&
         !read_digits(text, line, &part)))
        part.form = FORM_NONE;
    return part;
}

/* -- Those that count up ------------------------------------------------- */

struct series {
    const struct text *text;
    const struct text_line *first, *last; /* lines that say a number */
    struct part begin, part;              /* of the first and the last */
    size_t n;
};

static bool is_same_title(const struct text_line *a, const struct part *x,
                          const struct text_line *b, const struct part *y)
{
    return x->to - x->from == y->to - y->from &&
           memcmp(a->text + x->from, b->text + y->from, x->to - x->from) == 0;
}

/* Whether the line is the next of the series. */
static bool is_next(const struct series *s, const struct text_line *line,
                    const struct part *part)
{
    const struct part *last = &s->part;
    if (s->n == 0 || part->form != last->form ||
        part->value != last->value + 1 || part->is_ordinal != last->is_ordinal)
        return false;
    return part->form >= FORM_BEFORE ||
           is_same_title(line, part, s->last, last) ||
           (part->form == FORM_BEHIND &&
            text_is_title(s->text, line->text, part->to) &&
            text_is_title(s->text, s->last->text, last->to));
}

/* Whether bytes say how many models a collection has: …（精选4篇）, the name
 * of its file, too. */
static bool is_counted(const struct text *text, const char *bytes, size_t len)
{
    len -= page_file_ending(text->page, bytes, len);
    return page_without_count(text->page, bytes, len) < len;
}

/* Whether the title of a collection stands not far above, or in the line. */
static bool is_collected(const struct text *text, const struct text_line *line,
                         const struct part *part)
{
    enum { REACH = 20 };
    if (is_counted(text, line->text + part->from, part->to - part->from))
        return true;
    line = line->prev;
    for (int n = 0; n < REACH && line != NULL; line = line->prev, n++)
        if (is_counted(text, line->text, line->len) ||
            line_furniture(line) == FURNITURE_NOTICE)
            return true;
    return false;
}

/* What counts up in documents as well: parts of a book, versions of a plan. */
static bool is_doubtful(const struct part *part)
{
    return part->form == FORM_DIGITS ||
           (part->form == FORM_ALONE && part->is_ordinal);
}

/* Whether hardly anything stands above the first of titles that are counted. */
static bool is_at_top(const struct series *s)
{
    enum { MOST = 3 };
    const struct text_line *line = s->first;
    for (int n = 0; n <= MOST && line != NULL; n++)
        line = line->prev;
    return line == NULL && s->part.form == FORM_DIGITS;
}

static bool is_collection(const struct series *s)
{
    if (s->n == 0)
        return false;
    return (s->n > 1 && (!is_doubtful(&s->part) || is_at_top(s))) ||
           is_collected(s->text, s->first, &s->begin);
}

/* The first of the documents, NULL: the text is no collection.  A list of them
 * without any text does not count. */
static const struct text_line *find_collection(const struct text *text,
                                               enum form *form)
{
    struct series s = {.text = text};
    struct part part = read_part(text, text->first);
    for (const struct text_line *line = text->first; line != NULL;
         line = line->next) {
        struct part next = read_part(text, line->next);
        bool is_listed = next.form == part.form && next.value == part.value + 1;
        if (part.form != FORM_NONE && !is_listed) {
            if (is_next(&s, line, &part)) {
                s.last = line;
                s.part = part;
                s.n++;
            } else if (part.value == 1 && !is_collection(&s)) {
                s = (struct series){text, line, line, part, part, 1};
            }
        }
        part = next;
    }
    *form = s.part.form;
    return is_collection(&s) ? s.first : NULL;
}

/* -- Parting them -------------------------------------------------------- */

/* Whether the lines above can be no document: no number, no date, nobody who
 * is addressed. */
static bool is_sites(const struct text *text, const struct text_line *first)
{
    enum { MOST = 60 };
    int n = 0;
    for (const struct text_line *line = text->first; line != first;
         line = line->next) {
        struct number number;
        uint32_t last = line_last(line);
        if (line_furniture(line) != FURNITURE_NONE)
            continue;
        if (++n > MOST || line_is_date(line) ||
            text_number(line->text, line->len, &number) || last == 0xFF1A ||
            last == ':' || page_is_element(text->page, line->text, line->len))
            return false;
    }
    return true;
}

static void drop_above_models(struct text *text, const struct text_line *first)
{
    text_drop_lines(text, text->first, first, "范文集的题目和说明",
                    "the title and the words of a collection");
}

static void drop_label(struct text *text, struct text_line *line)
{
    text_drop(text, line, "在范文集里的篇次", "its number in a collection");
}

/* Leaves nothing but the title of the line, and gives it; where it has none,
 * the line below. */
static struct text_line *leave_title(struct text *text, struct text_line *line,
                                     const struct part *part)
{
    struct text_line *title = line;
    if (part->form == FORM_ALONE) {
        title = line->next;
        drop_label(text, line);
        return title;
    }
    if (part->form == FORM_BEFORE) {
        title = text_cut(text, line, part->from);
        drop_label(text, line);
    } else {
        text_note(text, NOTE_DROPPED, line_span(line, part->to, line->len),
                  "在范文集里的篇次", "its number in a collection");
        text_shorten(text, line, part->to);
    }
    size_t len = page_without_count(text->page, title->text, title->len);
    text_shorten(text, title,
                 page_without_sample(text->page, title->text, len));
    return title;
}

/* The title that the document itself has, an organ above it or not, below the
 * one that the collection gave it; NULL: it has none. */
static struct text_line *own_title(const struct text *text,
                                   const struct text_line *title)
{
    struct text_line *first = title->next, *line = first;
    if (line != NULL && line_furniture(line) == FURNITURE_NONE &&
        (page_ends_organ(text->page, line->text, line->len) ||
         page_ends_place(text->page, line->text, line->len)))
        line = line->next;
    return line != NULL && line_furniture(line) == FURNITURE_NONE &&
                   text_is_title(text, line->text, line->len)
               ? first
               : NULL;
}

static void begin_document(struct text *text, struct text_line *line,
                           const struct part *part)
{
    struct text_line *title = leave_title(text, line, part);
    struct text_line *own = title == NULL || part->form == FORM_ALONE
                                ? NULL
                                : own_title(text, title);
    if (own != NULL) {
        text_drop(text, title, "范文集给的标题",
                  "the title that a collection gave");
        title = own;
    }
    if (title != NULL)
        title->begins_document = title->begins_model = true;
}

/* -- Without numbers ----------------------------------------------------- */

/* 某镇小学活动方案 with a 一、 not far below, and no title in between: a
 * document of a collection that does not count them. */
static bool is_model_title(const struct text *text,
                           const struct text_line *line)
{
    enum { REACH = 12 };
    struct number number;
    if (line_furniture(line) != FURNITURE_NONE ||
        !text_is_title(text, line->text, line->len))
        return false;
    for (int n = 0; n < REACH && (line = line->next) != NULL; n++) {
        if (text_number(line->text, line->len, &number))
            return number.level == 1 && number.value == 1;
        if (text_is_title(text, line->text, line->len))
            return false;
    }
    return false;
}

/* The title of a collection near the start of the text, or NULL. */
static struct text_line *find_counted(const struct text *text)
{
    enum { REACH = 8 };
    struct text_line *line = text->first;
    for (int n = 0; n < REACH && line != NULL; line = line->next, n++)
        if (is_counted(text, line->text, line->len))
            return line;
    return NULL;
}

/* Parts the documents of a collection that has no numbers but says in its title
 * that there are several. */
static void part_titles(struct text *text)
{
    struct text_line *counted = find_counted(text), *first = NULL;
    size_t n = 0;
    struct text_line *line = counted == NULL ? NULL : counted->next;
    for (; line != NULL; line = line->next) {
        if (is_counted(text, line->text, line->len) ||
            !is_model_title(text, line))
            continue;
        first = first == NULL ? line : first;
        n++;
    }
    if (n < 2 || !is_sites(text, first))
        return;
    drop_above_models(text, first);
    for (line = first; line != NULL; line = line->next)
        if (is_model_title(text, line))
            line->begins_document = line->begins_model = true;
}

void text_part_models(struct text *text)
{
    enum form form;
    const struct text_line *first = find_collection(text, &form);
    int value = 0;
    if (first == NULL) {
        part_titles(text);
        return;
    }
    if (is_sites(text, first))
        drop_above_models(text, first);
    struct text_line *line = text->first;
    while (line != first)
        line = line->next;
    for (struct text_line *next; line != NULL; line = next) {
        struct part part = read_part(text, line);
        next = line->next;
        if (part.form != form || part.value != value + 1)
            continue;
        value++;
        begin_document(text, line, &part);
    }
}

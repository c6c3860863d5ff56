/*
 * Telling by its words what a line of a web page may be.
 *
 * Lines are compared squeezed: without blanks and invisible characters, in
 * lower case and half width, so that one spelling in the data covers all.
 */
#include "read/page.h"

#include "base/utf8.h"
#include "read/page_shape.h"
#include "read/page_words.h"

#include <string.h>

static bool holds(const struct page *page, enum page_list id,
                  const struct squeezed *line)
{
    const char *end;
    return page_find(page, id, line, line->text, &end) != NULL;
}

/* -- Shapes of lines ----------------------------------------------------- */

/* A sentence is no furniture by its words alone. */
static bool is_sentence(const struct squeezed *line)
{
    return line->len >= strlen("。") &&
           memcmp(line->text + line->len - strlen("。"), "。", strlen("。")) ==
               0;
}

/* Marks, digits, arrows and letters between the words of a menu. */
static bool is_between(uint32_t scalar)
{
    return !scalar_is_han(scalar);
}

/* How many words a line has that is a menu; 0: it is none. */
static size_t count_menu(const struct page *page, const struct squeezed *line)
{
    const char *end = line->text + line->len;
    size_t n = 0;
    for (const char *p = line->text; p < end;) {
        size_t left = (size_t)(end - p);
        size_t len = page_prefix(page, LIST_MENU, p, left);
        n += len > 0;
        if (len == 0)
            len = page_prefix(page, LIST_FILLER, p, left);
        if (len > 0)
            p += len;
        else if (is_between(utf8_peek(p)))
            utf8_next(&p);
        else
            return 0;
    }
    return n;
}

/* 首页 > 政务公开 > 通知: two steps or more, or one from a page of the menu;
 * names only. */
static bool is_crumbs(const struct page *page, const struct squeezed *line)
{
    size_t n = 0;
    for (const char *p = line->text; *p != '\0';) {
        uint32_t c = utf8_next(&p);
        n += c == '>' || c == 0xBB || c == 0x203A;
        if (c == '<' || c == ',' || c == 0x3001 || c == 0x3002 || c == 0xFF1B ||
            c == '=')
            return false;
    }
    return n >= 2 ||
           (n == 1 && page_prefix(page, LIST_MENU, line->text, line->len) > 0);
}

/* Bytes of a label with its colon or number at p, 0: none stands there.  Sets
 * *is_plain for one that documents use as well. */
static size_t label_at(const struct page *page, const char *p, size_t len,
                       bool *is_plain)
{
    size_t label = page_prefix(page, LIST_LABELS, p, len);
    size_t also = page_prefix(page, LIST_ALSO, p, len);
    *is_plain = also > label;
    size_t longest = also > label ? also : label;
    if (longest == 0)
        return 0;
    if (longest < len && p[longest] == ':')
        return longest + 1;
    bool is_number = longest < len && p[longest] >= '0' && p[longest] <= '9';
    return is_number && !*is_plain ? longest : 0;
}

enum { LONGEST_VALUE = 90 }; /* bytes between two labels */

/* The labels of a line that is nothing but labels with values. */
struct record {
    size_t n_own;   /* those that only pages use */
    size_t n_plain; /* those that documents use as well */
    bool has_date;  /* a value is a date as pages write it */
};

static bool read_record(const struct page *page, const char *p, const char *end,
                        struct record *record)
{
    const char *value = p;
    bool has_label = false;
    *record = (struct record){0};
    while (p < end) {
        bool is_plain;
        size_t len = label_at(page, p, (size_t)(end - p), &is_plain);
        if (len > 0) {
            record->n_own += !is_plain;
            record->n_plain += is_plain;
            has_label = true;
            p += len;
            value = p;
            record->has_date |= shape_date(p, (size_t)(end - p)) > 0 ||
                                shape_begins_with_year(p);
            continue;
        }
        uint32_t c = utf8_next(&p);
        if (c == 0x3002 || c == 0xFF1B || c == ';' ||
            p - value > LONGEST_VALUE ||
            (!has_label && c != '[' && c != '(' && c != 0x3010 && c != '|'))
            return false;
    }
    return has_label;
}

/* 2楼 某人 发表于 2019-5-6 of a forum, 2019-5-6 10:20 发表于某省 */
static bool is_post(const struct page *page, const char *p, const char *end)
{
    enum { LONGEST = 120 };
    size_t date = shape_date(p, (size_t)(end - p));
    if (end - p > LONGEST)
        return false;
    if (date > 0)
        return page_prefix(page, LIST_LABELS, p + date,
                           (size_t)(end - p) - date) > 0;
    if (!shape_is_floor(p))
        return false;
    for (const char *at = p; at < end; utf8_next(&at)) {
        size_t word = page_prefix(page, LIST_LABELS, at, (size_t)(end - at));
        if (word > 0 && shape_date(at + word, (size_t)(end - at) - word) > 0)
            return true;
    }
    return false;
}

static bool is_web_record(const struct page *page, const char *p,
                          const char *end)
{
    struct record record;
    size_t date = shape_date(p, (size_t)(end - p));
    if (is_post(page, p, end))
        return true;
    return read_record(page, p + date, end, &record) &&
           (record.n_own > 0 ||
            (record.n_plain > 1 && (record.has_date || date > 0)));
}

/* 版权所有 at the start with more behind it that is no sentence, or at the end.
 */
static bool has_edge(const struct page *page, const struct squeezed *line)
{
    size_t len = page_prefix(page, LIST_EDGES, line->text, line->len);
    if (len > 0)
        return len == line->len || strchr(":@-|(0123456789", line->text[len]) ||
               strstr(line->text, "www.") != NULL;
    const char *end = line->text;
    const char *at = line->text;
    while ((at = page_find(page, LIST_EDGES, line, at, &end)) != NULL) {
        if (*end == '\0')
            return true;
        at = end;
    }
    return false;
}

static bool has_inner_stop(const struct squeezed *line)
{
    const char *stop = strstr(line->text, "。");
    return stop != NULL && stop + strlen("。") < line->text + line->len;
}

static size_t count_commas(const struct squeezed *line)
{
    size_t n = 0;
    for (const char *p = line->text; *p != '\0';) {
        uint32_t c = utf8_next(&p);
        n += c == ',' || c == 0x3001;
    }
    return n;
}

/* A sentence is a footer only if it begins as one: 版权所有，未经许可不得转载。
 * A line of clauses is none either, it may be a sentence without its mark. */
static bool is_footer(const struct page *page, const struct squeezed *line)
{
    enum { MOST_COMMAS = 2 };
    if (is_sentence(line) || count_commas(line) > MOST_COMMAS)
        return !has_inner_stop(line) &&
               (page_prefix(page, LIST_FOOTERS, line->text, line->len) > 0 ||
                page_prefix(page, LIST_EDGES, line->text, line->len) > 0);
    return holds(page, LIST_FOOTERS, line) || has_edge(page, line);
}

/* A long line is a notice only if it says so twice, and does not begin as a
 * document does. */
static bool is_notice(const struct page *page, const struct squeezed *line)
{
    enum { LONGEST = 40 };
    size_t n = 0;
    const char *p = line->text, *end;
    if (is_sentence(line) &&
        page_prefix(page, LIST_OPENINGS, line->text, line->len) > 0)
        return false;
    while ((p = page_find(page, LIST_NOTICES, line, p, &end)) != NULL) {
        p = end;
        n++;
    }
    return n > 1 ||
           (n == 1 && utf8_count_bytes(line->text, line->len) <= LONGEST);
}

/* The dot of the ending of a file's name (.docx) that the line is, or NULL. */
static const char *file_dot(const struct page *page,
                            const struct squeezed *line)
{
    const char *dot = strrchr(line->text, '.');
    if (dot == NULL || dot == line->text || strstr(line->text, "://") != NULL)
        return NULL;
    size_t word = page_prefix(page, LIST_FILES, dot + 1, strlen(dot + 1));
    const char *behind = dot + 1 + word;
    if (word == 0 || (*behind != '\0' && *behind != '_' && *behind != '(' &&
                      strncmp(behind, "第", strlen("第")) != 0))
        return NULL;
    return dot;
}

/* -- What a line is ------------------------------------------------------ */

static enum furniture classify(const struct page *page,
                               const struct squeezed *line)
{
    switch (shape_page_number(line->text, line->len)) {
    case SHAPE_PAGE_NUMBER:
        return FURNITURE_PAGE_NUMBER;
    case SHAPE_NUMBER:
        return FURNITURE_NUMBER;
    case SHAPE_OTHER:
        break;
    }
    size_t n_menu = is_sentence(line) ? 0 : count_menu(page, line);
    if (n_menu > 1)
        return FURNITURE_MENU;
    size_t cut = page_prefix(page, LIST_CUTS, line->text, line->len);
    if (cut > 0 && (cut == line->len || strchr(":[(|>", line->text[cut])))
        return FURNITURE_CUT;
    if (n_menu == 1)
        return FURNITURE_BUTTON;
    if (shape_date(line->text, line->len) == line->len)
        return FURNITURE_DATE;
    if (shape_is_address(line->text, line->len))
        return FURNITURE_ADDRESS;
    if (file_dot(page, line) != NULL)
        return FURNITURE_FILE;
    if (page_prefix(page, LIST_DEBRIS, line->text, line->len) > 0)
        return FURNITURE_DEBRIS;
    if (is_web_record(page, line->text, line->text + line->len))
        return FURNITURE_LABELS;
    if (is_notice(page, line))
        return FURNITURE_NOTICE;
    if (is_footer(page, line))
        return FURNITURE_FOOTER;
    if (!is_sentence(line) &&
        (page_prefix(page, LIST_PREFIXES, line->text, line->len) > 0 ||
         is_crumbs(page, line)))
        return FURNITURE_PREFIX;
    return FURNITURE_NONE;
}

enum furniture page_classify(const struct page *page, const char *text,
                             size_t len)
{
    struct squeezed line;
    if (!squeeze(text, len, &line) || line.len == 0)
        return FURNITURE_NONE;
    return classify(page, &line);
}

size_t page_record(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    if (!squeeze(text, len, &line))
        return len;
    const char *end = line.text + line.len;
    const char *p = line.text; /* stands at here */
    bool is_start = true;
    for (const char *here = text; here < text + len;) {
        size_t at = (size_t)(here - text);
        size_t width = squeeze_width(&here);
        if (width > 0 && (is_start || *p == '[' || *p == '(') &&
            is_web_record(page, p, end))
            return at;
        is_start = width == 0 && scalar_is_blank(utf8_peek(text + at));
        p += width;
        if (is_start)
            continue;
        const char *behind = utf8_skip_hanzi(here, text + len);
        p += behind - here;
        here = behind;
    }
    return len;
}

bool page_is_plain_label(const struct page *page, const char *text, size_t len,
                         size_t *value)
{
    struct squeezed line;
    struct record record;
    bool is_plain;
    if (!squeeze(text, len, &line) || is_sentence(&line))
        return false;
    size_t label = label_at(page, line.text, line.len, &is_plain);
    if (label == 0 || !is_plain ||
        !read_record(page, line.text, line.text + line.len, &record))
        return false;
    *value = squeeze_place(text, len, label);
    return true;
}

bool page_is_author_line(const struct page *page, const char *text, size_t len)
{
    enum { LONGEST = 60 };
    struct squeezed line;
    return len <= LONGEST && squeeze(text, len, &line) && !is_sentence(&line) &&
           page_prefix(page, LIST_HEADS, line.text, line.len) > 0;
}

bool page_is_article_end(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    if (!squeeze(text, len, &line) || is_sentence(&line))
        return false;
    size_t word = page_prefix(page, LIST_TAILS, line.text, line.len);
    return word > 0 && (word == line.len || strchr(":|/", line.text[word]));
}

size_t page_footer_end(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    if (!squeeze(text, len, &line))
        return len;
    const char *behind = shape_record_number(line.text);
    const char *from = behind == NULL ? line.text : behind, *end;
    while (page_find(page, LIST_ENDS, &line, from, &end) != NULL)
        behind = from = end;
    if (behind == NULL || *behind == '\0')
        return len;
    return squeeze_place(text, len, (size_t)(behind - line.text));
}

/* Whether the last characters are a word for a site (网, 文库). */
static bool names_site(const struct page *page, const char *p, const char *end)
{
    for (; p < end; utf8_next(&p))
        if (page_prefix(page, LIST_SITES, p, (size_t)(end - p)) ==
            (size_t)(end - p))
            return true;
    return false;
}

size_t page_site_name(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    if (!squeeze(text, len, &line))
        return 0;
    const char *end = line.text + line.len;
    for (const char *p = line.text + 1; p < end; p++) {
        if ((unsigned char)*p >= 0x80)
            continue;
        bool is_mark = *p == '-' || *p == '_' || *p == '|';
        if (!is_mark || !names_site(page, p + 1, end))
            continue;
        size_t at = squeeze_place(text, len, (size_t)(p - line.text));
        while (at > 0 && scalar_is_blank(utf8_before(text, text + at)))
            do
                at--;
            while (((unsigned char)text[at] & 0xC0) == 0x80);
        return at;
    }
    return 0;
}

bool page_is_beside_footer(const struct page *page, const char *text,
                           size_t len)
{
    struct squeezed line;
    if (!squeeze(text, len, &line) || is_sentence(&line))
        return false;
    size_t word = page_prefix(page, LIST_BESIDE, line.text, line.len);
    return word > 0 && strchr(":|", line.text[word]) != NULL;
}

bool page_is_element(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    if (!squeeze(text, len, &line))
        return false;
    size_t word = page_prefix(page, LIST_ELEMENTS, line.text, line.len);
    if (word > 0 && (line.text[0] == '(' || word == line.len ||
                     strncmp(line.text + word, "★", strlen("★")) == 0 ||
                     strchr(":0123456789(", line.text[word]) != NULL))
        return true;
    return shape_is_document_number(line.text);
}

bool page_is_opening(const struct page *page, const char *text)
{
    return page_prefix(page, LIST_OPENINGS, text, strlen(text)) > 0;
}

size_t page_file_ending(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    const char *dot = squeeze(text, len, &line) ? file_dot(page, &line) : NULL;
    return dot == NULL
               ? 0
               : len - squeeze_place(text, len, (size_t)(dot - line.text));
}

bool page_document_number(const struct page *page, const char *text, size_t len,
                          size_t *from, size_t *to)
{
    struct squeezed line;
    if (!squeeze(text, len, &line))
        return false;
    const char *p = line.text, *end;
    while ((p = page_find(page, LIST_NUMBERS, &line, p, &end)) != NULL) {
        const char *value = end + (*end == ':');
        const char *mark = strstr(value, "号");
        if (*end == ':' && mark != NULL && mark - value < LONGEST_VALUE) {
            size_t at = (size_t)(mark - line.text) + strlen("号");
            line.text[at] = '\0';
            *from = squeeze_place(text, len, (size_t)(value - line.text));
            *to = squeeze_place(text, len, at - strlen("号")) + strlen("号");
            return shape_is_document_number(value);
        }
        p = end;
    }
    return false;
}

size_t page_title_label(const struct page *page, const char *text, size_t len)
{
    return page_prefix(page, LIST_TITLES, text, len);
}

size_t page_part(const struct page *page, const char *text, size_t len)
{
    return page_prefix(page, LIST_PARTS, text, len);
}

const char *furniture_word(enum furniture furniture, int lang)
{
    static const char *const words[][2] = {
#define X(name, zh, en) {zh, en},
        FURNITURE_LIST(X)
#undef X
    };
    return words[furniture][lang];
}

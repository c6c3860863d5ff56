/*
 * Telling by its words what a line of a web page may be.
 *
 * Lines are compared squeezed: without blanks and invisible characters, in
 * lower case and half width, so that one spelling in the data covers all.
 */
#include "read/page.h"

#include "base/data.h"
#include "base/utf8.h"
#include "read/page_shape.h"

#include <string.h>

/* -- Words --------------------------------------------------------------- */

enum list {
    LIST_MENU,
    LIST_FILLER,
    LIST_PREFIXES,
    LIST_DEBRIS,
    LIST_LABELS,
    LIST_ALSO,
    LIST_NOTICES,
    LIST_CUTS,
    LIST_FOOTERS,
    LIST_EDGES,
    LIST_BESIDE,
    LIST_ENDS,
    LIST_FILES,
    LIST_ELEMENTS,
    LIST_OPENINGS,
    LIST_PARTS,
    LIST_NUMBERS,
    LIST_SITES,
    LIST_TAILS,
    LIST_HEADS,
    LIST_TITLES,
    LIST_COUNT
};

static const char *const list_keys[] = {
    "menu",     "filler",  "prefixes", "debris", "labels", "also",  "notices",
    "cuts",     "footers", "edges",    "beside", "ends",   "files", "elements",
    "openings", "parts",   "numbers",  "sites",  "tails",  "heads", "titles"};

struct phrase {
    const char *text; /* squeezed */
    size_t len;
    uint32_t first; /* character */
};

enum { BUCKETS = 256 };

/* The items sorted into buckets by their first characters. */
struct phrases {
    struct phrase *items;
    size_t n;
    uint16_t ends[BUCKETS]; /* where each bucket ends */
};

enum { DOORS = 2048 };

struct page {
    struct phrases lists[LIST_COUNT];
    uint32_t doors[DOORS]; /* by first character: bits of the lists that have
                            * phrases with it */
};

static size_t bucket_of(uint32_t first)
{
    return first % BUCKETS;
}

/* Sorts the items by counting. */
static void fill_buckets(struct phrases *list, struct arena *arena)
{
    struct phrase *sorted = arena_array(arena, list->n, sizeof(*sorted));
    uint16_t next[BUCKETS] = {0};
    for (size_t i = 0; i < list->n; i++)
        list->ends[bucket_of(list->items[i].first)]++;
    for (size_t i = 1; i < BUCKETS; i++) {
        next[i] = list->ends[i - 1];
        list->ends[i] = (uint16_t)(list->ends[i] + next[i]);
    }
    for (size_t i = 0; i < list->n; i++)
        sorted[next[bucket_of(list->items[i].first)]++] = list->items[i];
    list->items = sorted;
}

static void split_phrases(const char *text, struct phrases *list,
                          struct arena *arena)
{
    size_t n = 1;
    for (const char *p = text; *p != '\0'; p++)
        n += strchr(" \n", *p) != NULL;
    list->items = arena_array(arena, n, sizeof(*list->items));
    for (const char *p = text; *p != '\0';) {
        size_t len = strcspn(p, " \n");
        struct squeezed word;
        if (len > 0 && squeeze(p, len, &word))
            list->items[list->n++] =
                (struct phrase){arena_strndup(arena, word.text, word.len),
                                word.len, utf8_peek(word.text)};
        p += len + (p[len] != '\0');
    }
    fill_buckets(list, arena);
}

struct page *page_load(struct arena *arena, struct diags *diags)
{
    const struct yaml_node *map =
        data_load("templates/page.yaml", arena, diags);
    if (map == NULL)
        return NULL;
    struct page *page = arena_new_object(arena, struct page);
    for (size_t i = 0; i < LIST_COUNT; i++)
        split_phrases(yaml_get_text(map, list_keys[i], ""), &page->lists[i],
                      arena);
    for (unsigned i = 0; i < LIST_COUNT; i++)
        for (size_t k = 0; k < page->lists[i].n; k++)
            page->doors[page->lists[i].items[k].first % DOORS] |= 1U << i;
    return page;
}

/* Bytes of the longest phrase that text begins with, or 0. */
static size_t prefix_of(const struct page *page, enum list id, const char *text,
                        size_t len)
{
    const struct phrases *list = &page->lists[id];
    size_t best = 0;
    uint32_t first = utf8_peek(text);
    if (len == 0 || (page->doors[first % DOORS] >> id & 1) == 0)
        return 0;
    size_t bucket = bucket_of(first);
    const struct phrase *end = list->items + list->ends[bucket];
    const struct phrase *w =
        list->items + (bucket == 0 ? 0 : list->ends[bucket - 1]);
    for (; w < end; w++)
        if (w->first == first && w->len <= len && w->len > best &&
            memcmp(text, w->text, w->len) == 0)
            best = w->len;
    return best;
}

/* Where a phrase of the list stands in the line, behind from; NULL: none.
 * *end is behind it. */
static const char *find_phrase(const struct page *page, enum list id,
                               const struct squeezed *line, const char *from,
                               const char **end)
{
    const char *stop = line->text + line->len;
    for (const char *p = from; p < stop; utf8_next(&p)) {
        size_t len = prefix_of(page, id, p, (size_t)(stop - p));
        if (len > 0) {
            *end = p + len;
            return p;
        }
    }
    return NULL;
}

static bool holds(const struct page *page, enum list id,
                  const struct squeezed *line)
{
    const char *end;
    return find_phrase(page, id, line, line->text, &end) != NULL;
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
        size_t len = prefix_of(page, LIST_MENU, p, left);
        n += len > 0;
        if (len == 0)
            len = prefix_of(page, LIST_FILLER, p, left);
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
           (n == 1 && prefix_of(page, LIST_MENU, line->text, line->len) > 0);
}

/* Bytes of a label with its colon or number at p, 0: none stands there.  Sets
 * *is_plain for one that documents use as well. */
static size_t label_at(const struct page *page, const char *p, size_t len,
                       bool *is_plain)
{
    size_t label = prefix_of(page, LIST_LABELS, p, len);
    size_t also = prefix_of(page, LIST_ALSO, p, len);
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
        return prefix_of(page, LIST_LABELS, p + date,
                         (size_t)(end - p) - date) > 0;
    if (!shape_is_floor(p))
        return false;
    for (const char *at = p; at < end; utf8_next(&at)) {
        size_t word = prefix_of(page, LIST_LABELS, at, (size_t)(end - at));
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
    size_t len = prefix_of(page, LIST_EDGES, line->text, line->len);
    if (len > 0)
        return len == line->len || strchr(":@-|(0123456789", line->text[len]) ||
               strstr(line->text, "www.") != NULL;
    const char *end = line->text;
    const char *at = line->text;
    while ((at = find_phrase(page, LIST_EDGES, line, at, &end)) != NULL) {
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
               (prefix_of(page, LIST_FOOTERS, line->text, line->len) > 0 ||
                prefix_of(page, LIST_EDGES, line->text, line->len) > 0);
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
        prefix_of(page, LIST_OPENINGS, line->text, line->len) > 0)
        return false;
    while ((p = find_phrase(page, LIST_NOTICES, line, p, &end)) != NULL) {
        p = end;
        n++;
    }
    return n > 1 ||
           (n == 1 && utf8_count_bytes(line->text, line->len) <= LONGEST);
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
    size_t cut = prefix_of(page, LIST_CUTS, line->text, line->len);
    if (cut > 0 && (cut == line->len || strchr(":[(|>", line->text[cut])))
        return FURNITURE_CUT;
    if (n_menu == 1)
        return FURNITURE_BUTTON;
    if (shape_date(line->text, line->len) == line->len)
        return FURNITURE_DATE;
    if (shape_is_address(line->text, line->len))
        return FURNITURE_ADDRESS;
    if (page_file_ending(page, line->text, line->len) > 0)
        return FURNITURE_FILE;
    if (prefix_of(page, LIST_DEBRIS, line->text, line->len) > 0)
        return FURNITURE_DEBRIS;
    if (is_web_record(page, line->text, line->text + line->len))
        return FURNITURE_LABELS;
    if (is_notice(page, line))
        return FURNITURE_NOTICE;
    if (is_footer(page, line))
        return FURNITURE_FOOTER;
    if (!is_sentence(line) &&
        (prefix_of(page, LIST_PREFIXES, line->text, line->len) > 0 ||
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
    for (const char *p = line.text; p < end; utf8_next(&p)) {
        size_t at = line.at[p - line.text];
        bool is_start =
            at == 0 || scalar_is_blank(utf8_before(text, text + at));
        if ((is_start || *p == '[' || *p == '(') && is_web_record(page, p, end))
            return at;
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
    *value = line.at[label];
    return label > 0 && is_plain &&
           read_record(page, line.text, line.text + line.len, &record);
}

bool page_is_author_line(const struct page *page, const char *text, size_t len)
{
    enum { LONGEST = 60 };
    struct squeezed line;
    return len <= LONGEST && squeeze(text, len, &line) && !is_sentence(&line) &&
           prefix_of(page, LIST_HEADS, line.text, line.len) > 0;
}

bool page_is_article_end(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    if (!squeeze(text, len, &line) || is_sentence(&line))
        return false;
    size_t word = prefix_of(page, LIST_TAILS, line.text, line.len);
    return word > 0 && (word == line.len || strchr(":|/", line.text[word]));
}

size_t page_footer_end(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    if (!squeeze(text, len, &line))
        return len;
    const char *behind = shape_record_number(line.text);
    const char *from = behind == NULL ? line.text : behind, *end;
    while (find_phrase(page, LIST_ENDS, &line, from, &end) != NULL)
        behind = from = end;
    if (behind == NULL || *behind == '\0')
        return len;
    return line.at[behind - line.text];
}

/* Whether the last characters are a word for a site (网, 文库). */
static bool names_site(const struct page *page, const char *p, const char *end)
{
    for (; p < end; utf8_next(&p))
        if (prefix_of(page, LIST_SITES, p, (size_t)(end - p)) ==
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
        if (strchr("-_|", *p) == NULL || !names_site(page, p + 1, end))
            continue;
        size_t at = line.at[p - line.text];
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
    size_t word = prefix_of(page, LIST_BESIDE, line.text, line.len);
    return word > 0 && strchr(":|", line.text[word]) != NULL;
}

bool page_is_element(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    if (!squeeze(text, len, &line))
        return false;
    size_t word = prefix_of(page, LIST_ELEMENTS, line.text, line.len);
    if (word > 0 && (line.text[0] == '(' || word == line.len ||
                     strncmp(line.text + word, "★", strlen("★")) == 0 ||
                     strchr(":0123456789(", line.text[word]) != NULL))
        return true;
    return shape_is_document_number(line.text);
}

bool page_is_opening(const struct page *page, const char *text)
{
    return prefix_of(page, LIST_OPENINGS, text, strlen(text)) > 0;
}

size_t page_file_ending(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    if (!squeeze(text, len, &line))
        return 0;
    const char *dot = strrchr(line.text, '.');
    if (dot == NULL || dot == line.text || strstr(line.text, "://") != NULL)
        return 0;
    size_t word = prefix_of(page, LIST_FILES, dot + 1, strlen(dot + 1));
    const char *behind = dot + 1 + word;
    if (word == 0 || (*behind != '\0' && *behind != '_' && *behind != '(' &&
                      strncmp(behind, "第", strlen("第")) != 0))
        return 0;
    return len - line.at[dot - line.text];
}

bool page_document_number(const struct page *page, const char *text, size_t len,
                          size_t *from, size_t *to)
{
    struct squeezed line;
    if (!squeeze(text, len, &line))
        return false;
    const char *p = line.text, *end;
    while ((p = find_phrase(page, LIST_NUMBERS, &line, p, &end)) != NULL) {
        const char *value = end + (*end == ':');
        const char *mark = strstr(value, "号");
        if (*end == ':' && mark != NULL && mark - value < LONGEST_VALUE) {
            size_t at = (size_t)(mark - line.text) + strlen("号");
            line.text[at] = '\0';
            *from = line.at[value - line.text];
            *to = line.at[at - 1] + strlen("号");
            return shape_is_document_number(value);
        }
        p = end;
    }
    return false;
}

size_t page_title_label(const struct page *page, const char *text, size_t len)
{
    return prefix_of(page, LIST_TITLES, text, len);
}

size_t page_part(const struct page *page, const char *text)
{
    return prefix_of(page, LIST_PARTS, text, strlen(text));
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

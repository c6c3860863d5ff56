/*
 * Telling by its words what a line of a web page may be.
 *
 * Lines are compared squeezed: without blanks and invisible characters, in
 * lower case and half width, so that one spelling in the data covers all.
 */
#include "read/page.h"

#include "base/utf8.h"
#include "read/page_words.h"

#include <string.h>

/* -- Shapes of lines ----------------------------------------------------- */

/* Marks, digits, arrows and letters between the words of a menu. */
static bool is_between(uint32_t scalar)
{
    return !scalar_is_han(scalar);
}

/* 邮箱：abc@163.com, 微信：lhs_2026: behind a word with its colon stands what
 * somebody is reached by, no count and no web address. */
static bool has_value(const char *p)
{
    enum { LEAST = 3, LONGEST_COUNT = 5 };
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz_-@.0123456789";
    size_t n = *p == ':' ? strspn(p + 1, letters) : 0;
    return n >= LEAST && !shape_is_address(p + 1, strlen(p + 1)) &&
           (n > LONGEST_COUNT || strspn(p + 1, "0123456789") < n);
}

/* How many words a line has that is a menu; 0: it is none. */
static size_t count_menu(const struct page *page, const struct squeezed *line)
{
    const char *end = line->text + line->len;
    size_t n = 0;
    for (const char *p = line->text; p < end;) {
        size_t left = (size_t)(end - p);
        size_t len = phrase_prefix(page, LIST_MENU, p, left);
        n += len > 0;
        if (len > 0 && has_value(p + len))
            return 0;
        if (len == 0)
            len = phrase_prefix(page, LIST_FILLER, p, left);
        if (len > 0)
            p += len;
        else if (is_between(utf8_peek(p)))
            utf8_next(&p);
        else
            return 0;
    }
    return n;
}

/* 联系我们|网站地图|某某之窗: short names between bars, two of which are words
 * of a menu. */
static bool is_bar_menu(const struct page *page, const struct squeezed *line)
{
    enum { LEAST = 2, LONGEST = 24 }; /* words; bytes of one */
    const char *end = line->text + line->len;
    size_t n_menu = 0, n_bars = 0;
    for (const char *p = line->text; p < end;) {
        size_t len = strcspn(p, "|");
        if (len > LONGEST)
            return false;
        n_menu += len > 0 && phrase_prefix(page, LIST_MENU, p, len) == len;
        n_bars += p[len] == '|';
        p += len + (p[len] == '|');
    }
    return n_menu >= LEAST && n_bars >= LEAST;
}

static bool is_step(uint32_t c)
{
    return c == '>' || c == 0xBB || c == 0x203A;
}

/* 公司新闻 > 通知公告: two short names of Han characters. */
static bool is_step_of_names(const struct squeezed *line)
{
    enum { LEAST = 2, LONGEST = 8 }; /* characters */
    size_t n = 0;
    for (const char *p = line->text; *p != '\0';) {
        uint32_t c = utf8_next(&p);
        bool is_end = is_step(c);
        if (is_end ? n < LEAST : !scalar_is_han(c) || n == LONGEST)
            return false;
        n = is_end ? 0 : n + 1;
    }
    return n >= LEAST;
}

/* 首页 > 政务公开 > 通知: two steps or more, or one from a page of the menu
 * or between short names; names only. */
static bool is_crumbs(const struct page *page, const struct squeezed *line)
{
    size_t n = 0;
    for (const char *p = line->text; *p != '\0';) {
        uint32_t c = utf8_next(&p);
        n += is_step(c);
        if (c == '<' || c == ',' || c == 0x3001 || c == 0x3002 || c == 0xFF1B ||
            c == '=')
            return false;
    }
    return n >= 2 || (n == 1 && (phrase_prefix(page, LIST_MENU, line->text,
                                               line->len) > 0 ||
                                 is_step_of_names(line)));
}

/* 版权所有 at the start with more behind it that is no sentence, or at the end.
 */
static bool has_edge(const struct page *page, const struct squeezed *line)
{
    size_t len = phrase_prefix(page, LIST_EDGES, line->text, line->len);
    if (len > 0)
        return len == line->len || strchr(":@-|(0123456789", line->text[len]) ||
               strstr(line->text, "www.") != NULL;
    const char *end = line->text;
    const char *at = line->text;
    while ((at = phrase_find(page, LIST_EDGES, line, at, &end)) != NULL) {
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
    if (shape_is_sentence(line) || count_commas(line) > MOST_COMMAS)
        return !has_inner_stop(line) &&
               (phrase_prefix(page, LIST_FOOTERS, line->text, line->len) > 0 ||
                phrase_prefix(page, LIST_EDGES, line->text, line->len) > 0);
    return phrase_is_in(page, LIST_FOOTERS, line) || has_edge(page, line);
}

/* A long line is a notice only if it says so twice; three times if it begins
 * as a document does and no editor speaks. */
static bool is_notice(const struct page *page, const struct squeezed *line)
{
    enum { LONGEST = 40 };
    size_t n = 0;
    const char *p = line->text, *end;
    while ((p = phrase_find(page, LIST_NOTICES, line, p, &end)) != NULL) {
        p = end;
        n++;
    }
    bool has_editor = n > 0 && phrase_is_in(page, LIST_EDITORS, line);
    if (shape_is_sentence(line) && !has_editor &&
        phrase_prefix(page, LIST_OPENINGS, line->text, line->len) > 0)
        return n > 2;
    return n > 1 || has_editor ||
           (n == 1 && utf8_count_bytes(line->text, line->len) <= LONGEST);
}

/* 相关阅读, 猜你喜欢：…, 【某方案】相关文章： */
static bool is_cut(const struct page *page, const struct squeezed *line)
{
    static const char open[] = "【", close[] = "】";
    const char *p = line->text, *end = line->text + line->len;
    if (strncmp(p, open, strlen(open)) == 0) {
        const char *behind = strstr(p, close);
        p = behind == NULL ? p : behind + strlen(close);
    }
    size_t cut = phrase_prefix(page, LIST_CUTS, p, (size_t)(end - p));
    if (cut == 0 || p + cut == end)
        return cut > 0;
    return !shape_is_sentence(line) && strchr(":[(|>", p[cut]) != NULL;
}

/* The dot of the ending of a file's name (.docx) that the line is, or NULL. */
static const char *file_dot(const struct page *page,
                            const struct squeezed *line)
{
    const char *dot = strrchr(line->text, '.');
    if (dot == NULL || dot == line->text || strstr(line->text, "://") != NULL)
        return NULL;
    size_t word = phrase_prefix(page, LIST_FILES, dot + 1, strlen(dot + 1));
    const char *behind = dot + 1 + word;
    if (word == 0 || (*behind != '\0' && *behind != '_' && *behind != '(' &&
                      strncmp(behind, "第", strlen("第")) != 0))
        return NULL;
    return dot;
}

/* ……此处已隐藏2779字……, ---此处隐藏2779字，下载后查看--- */
static bool is_hidden(const struct page *page, const struct squeezed *line)
{
    enum { LONGEST = 120 };
    static const char unit[] = "字";
    const char *p = line->text, *end = p + line->len;
    while (p < end && is_between(utf8_peek(p)))
        utf8_next(&p);
    size_t word = line->len > LONGEST
                      ? 0
                      : phrase_prefix(page, LIST_HIDDEN, p, (size_t)(end - p));
    const char *count = p + word;
    size_t n = strspn(count, "0123456789");
    return word > 0 && n > 0 && strncmp(count + n, unit, strlen(unit)) == 0;
}

/* -- What a line is ------------------------------------------------------ */

/* 附件：…, 附件2, 签发人：…, 秘密★1年 */
static bool begins_element(const struct page *page, const struct squeezed *line)
{
    size_t word = phrase_prefix(page, LIST_ELEMENTS, line->text, line->len);
    return word > 0 && (line->text[0] == '(' || word == line->len ||
                        strncmp(line->text + word, "★", strlen("★")) == 0 ||
                        strchr(":0123456789(", line->text[word]) != NULL);
}

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
    size_t n_menu = shape_is_sentence(line) ? 0 : count_menu(page, line);
    if (n_menu > 1 || is_bar_menu(page, line))
        return FURNITURE_MENU;
    if (is_cut(page, line))
        return FURNITURE_CUT;
    if (n_menu == 1)
        return FURNITURE_BUTTON;
    if (shape_date(line->text, line->len) == line->len)
        return FURNITURE_DATE;
    if (shape_is_address(line->text, line->len))
        return FURNITURE_ADDRESS;
    if (is_hidden(page, line))
        return FURNITURE_HIDDEN;
    if (shape_is_page_name(line->text, line->len))
        return FURNITURE_PAGE_NUMBER;
    if (file_dot(page, line) != NULL && !begins_element(page, line) &&
        !(shape_is_sentence(line) && is_notice(page, line)))
        return FURNITURE_FILE;
    if (phrase_prefix(page, LIST_DEBRIS, line->text, line->len) > 0 ||
        shape_is_page_link(line->text))
        return FURNITURE_DEBRIS;
    if (record_is_at(page, line->text, line->text + line->len) ||
        phrase_stamp(page, line))
        return FURNITURE_LABELS;
    if (is_notice(page, line))
        return FURNITURE_NOTICE;
    if (is_footer(page, line))
        return FURNITURE_FOOTER;
    if (!shape_is_sentence(line) &&
        (phrase_prefix(page, LIST_PREFIXES, line->text, line->len) > 0 ||
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

bool page_is_author_line(const struct page *page, const char *text, size_t len)
{
    enum { LONGEST = 60 };
    struct squeezed line;
    return len <= LONGEST && squeeze(text, len, &line) &&
           !shape_is_sentence(&line) &&
           phrase_prefix(page, LIST_HEADS, line.text, line.len) > 0;
}

bool page_is_article_end(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    if (!squeeze(text, len, &line) || shape_is_sentence(&line))
        return false;
    size_t word = phrase_prefix(page, LIST_TAILS, line.text, line.len);
    return word > 0 && (word == line.len || strchr(":|/", line.text[word]));
}

size_t page_footer_end(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    if (!squeeze(text, len, &line))
        return len;
    const char *behind = shape_record_number(line.text);
    const char *from = behind == NULL ? line.text : behind, *end;
    while (phrase_find(page, LIST_ENDS, &line, from, &end) != NULL)
        behind = from = end;
    if (behind == NULL || *behind == '\0')
        return len;
    return squeeze_place(text, len, (size_t)(behind - line.text));
}

/* Whether [p, end) ends in a phrase of the list. */
static bool ends_in(const struct page *page, enum phrase_list list,
                    const char *p, const char *end)
{
    for (; p < end; utf8_next(&p))
        if (phrase_prefix(page, list, p, (size_t)(end - p)) ==
            (size_t)(end - p))
            return true;
    return false;
}

bool page_ends_organ(const struct page *page, const char *text, size_t len)
{
    enum { LONGEST = 12 }; /* bytes of a phrase */
    size_t from = len > LONGEST ? len - LONGEST : 0;
    while (from < len && utf8_is_tail(text[from]))
        from++;
    return ends_in(page, LIST_ORGANS, text + from, text + len);
}

bool page_ends_place(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    enum { LONGEST = 60 };
    return len <= LONGEST && squeeze(text, len, &line) &&
           ends_in(page, LIST_PLACES, line.text, line.text + line.len);
}

bool page_has_about(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    return squeeze(text, len, &line) && phrase_is_in(page, LIST_ABOUTS, &line);
}

size_t page_site_name(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    if (!squeeze(text, len, &line))
        return 0;
    const char *end = line.text + line.len;
    for (const char *p = line.text + 1; p < end; p++) {
        bool is_mark = *p == '-' || *p == '_' || *p == '|';
        if (!is_mark || !ends_in(page, LIST_SITES, p + 1, end))
            continue;
        size_t at = squeeze_place(text, len, (size_t)(p - line.text));
        return (size_t)(utf8_back_blanks(text, text + at) - text);
    }
    return 0;
}

bool page_is_site(const struct page *page, const char *text, size_t len)
{
    enum { LONGEST = 60 };
    struct squeezed line;
    return len <= LONGEST && squeeze(text, len, &line) &&
           ends_in(page, LIST_SITES, line.text, line.text + line.len);
}

bool page_is_beside_footer(const struct page *page, const char *text,
                           size_t len)
{
    struct squeezed line;
    if (!squeeze(text, len, &line) || shape_is_sentence(&line))
        return false;
    size_t word = phrase_prefix(page, LIST_BESIDE, line.text, line.len);
    return word > 0 && strchr(":|", line.text[word]) != NULL;
}

bool page_is_makers(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    if (!squeeze(text, len, &line) || shape_is_sentence(&line))
        return false;
    size_t first = phrase_prefix(page, LIST_MAKERS, line.text, line.len);
    const char *at = line.text + first, *end;
    if (first == 0 || *at != ':')
        return false;
    while ((at = phrase_find(page, LIST_BESIDE, &line, at, &end)) != NULL) {
        size_t len_at = (size_t)(end - at);
        if (*end == ':' && phrase_prefix(page, LIST_MAKERS, at, len_at) == 0)
            return true;
        at = end;
    }
    return false;
}

bool page_is_element(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    if (!squeeze(text, len, &line))
        return false;
    return begins_element(page, &line) || shape_is_document_number(line.text);
}

bool page_is_opening(const struct page *page, const char *text)
{
    enum { LONGEST = 60 }; /* bytes of a phrase; the text may be all there is */
    return phrase_prefix(page, LIST_OPENINGS, text, strnlen(text, LONGEST)) > 0;
}

size_t page_file_ending(const struct page *page, const char *text, size_t len)
{
    struct squeezed line;
    const char *dot = squeeze(text, len, &line) ? file_dot(page, &line) : NULL;
    return dot == NULL
               ? 0
               : len - squeeze_place(text, len, (size_t)(dot - line.text));
}

size_t page_title_label(const struct page *page, const char *text, size_t len)
{
    int value;
    size_t label = page_model_label(page, text, len, &value);
    return label > 0 ? label : phrase_prefix(page, LIST_TITLES, text, len);
}

bool page_is_contents(const struct page *page, const char *text, size_t len)
{
    enum { LONGEST = 24 };
    struct squeezed line;
    return len <= LONGEST && squeeze(text, len, &line) && line.len > 0 &&
           phrase_prefix(page, LIST_CONTENTS, line.text, line.len) == line.len;
}

bool page_is_column_head(const struct page *page, const char *text, size_t len)
{
    enum { LONGEST = 60 };
    struct squeezed line;
    if (len > LONGEST || !squeeze(text, len, &line))
        return false;
    const char *bracket = strchr(line.text, '('); /* 金额（元） */
    size_t whole = bracket == NULL ? line.len : (size_t)(bracket - line.text);
    return whole > 0 &&
           phrase_prefix(page, LIST_COLUMNS, line.text, whole) == whole;
}

size_t page_part(const struct page *page, const char *text, size_t len)
{
    return phrase_prefix(page, LIST_PARTS, text, len);
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

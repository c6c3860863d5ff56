/*
 * Marks in pairs: brackets and title marks, and that none stands alone.  GB/T
 * 15834-2011 4.8, 4.9, 4.15.
 */
#include "base/utf8.h"
#include "check/language.h"
#include "check/lead.h"

#include <stdlib.h>

/* Pairs that may close each other: a bracket of the wrong width is a fault of
 * its own and no missing one. */
enum pair {
    PAIR_NONE,
    PAIR_ROUND,  /* （ ( */
    PAIR_SQUARE, /* 〔 ［ [ 【 */
    PAIR_TITLE,  /* 《 */
    PAIR_INNER,  /* 〈 */
    PAIR_COUNT
};

static enum pair pair_of(uint32_t c, bool *opens)
{
    static const struct {
        uint32_t open, close;
        enum pair pair;
    } pairs[] = {
        {0xFF08, 0xFF09, PAIR_ROUND},  {'(', ')', PAIR_ROUND},
        {0x3014, 0x3015, PAIR_SQUARE}, {0xFF3B, 0xFF3D, PAIR_SQUARE},
        {'[', ']', PAIR_SQUARE},       {0x3010, 0x3011, PAIR_SQUARE},
        {0x300A, 0x300B, PAIR_TITLE},  {0x3008, 0x3009, PAIR_INNER},
    };

    *opens = false;
    if (c > ']' && c < 0xFF00 && (c < 0x3008 || c > 0x3015))
        return PAIR_NONE; /* nearly every character */
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        *opens = c == pairs[i].open;
        if (*opens || c == pairs[i].close)
            return pairs[i].pair;
    }
    return PAIR_NONE;
}

/* Whether there is anything to be looked at: most texts have no bracket. */
static bool has_marks(const struct text *text)
{
    for (size_t i = text_next_mark(text, 0); i < text->n;
         i = text_next_mark(text, i + 1)) {
        bool opens;
        if (text->chars[i] == '<' ||
            pair_of(text->chars[i], &opens) != PAIR_NONE)
            return true;
    }
    return false;
}

/* The openers that wait for their other half. */
struct open {
    struct {
        size_t at;
        enum pair pair;
    } * items;
    size_t n;
    size_t of[PAIR_COUNT]; /* of each sort */
};

static void open_push(struct open *open, size_t at, enum pair pair)
{
    open->items[open->n].at = at;
    open->items[open->n++].pair = pair;
    open->of[pair]++;
}

static size_t open_pop(struct open *open)
{
    open->n--;
    open->of[open->items[open->n].pair]--;
    return open->items[open->n].at;
}

/* Where the other half of each mark stands; NO_PARTNER without one.  Of other
 * characters it says nothing. */
#define NO_PARTNER SIZE_MAX

static size_t *find_partners(const struct text *text)
{
    size_t *partners = calloc(text->n, sizeof(*partners));
    struct open open = {.items = calloc(text->n, sizeof(*open.items))};

    if (partners == NULL || open.items == NULL)
        out_of_memory(text->n * sizeof(*partners));
    for (size_t i = text_next_mark(text, 0); i < text->n;
         i = text_next_mark(text, i + 1)) {
        bool opens;
        enum pair pair = pair_of(text->chars[i], &opens);

        partners[i] = NO_PARTNER;
        if (pair == PAIR_NONE)
            continue;
        if (opens) {
            open_push(&open, i, pair);
            continue;
        }
        while (open.of[pair] > 0) { /* what is open inside stays alone */
            bool is_it = open.items[open.n - 1].pair == pair;
            size_t at = open_pop(&open);

            if (is_it) {
                partners[i] = at;
                partners[at] = i;
                break;
            }
        }
    }
    free(open.items);
    return partners;
}

/* -- L004 ---------------------------------------------------------------- */

/* 1） and a）, where a list in a sentence counts so. */
static bool is_list_mark(const struct text *text, size_t i)
{
    size_t from = i;

    if (text->chars[i] != 0xFF09 && text->chars[i] != ')')
        return false;
    while (from > 0 && from + 3 > i &&
           (scalar_is_digit(text->chars[from - 1]) ||
            (text->chars[from - 1] >= 'A' && text->chars[from - 1] <= 'z') ||
            scalar_is_han(text->chars[from - 1])))
        from--;
    uint32_t before = text_before(text, from);

    return from < i && (before == 0 || scalar_is_cjk_mark(before));
}

/* 〔201815号: what lacks is told of the document's number (A016). */
static bool is_docnumber(const struct text *text, size_t i)
{
    size_t k = i + 1;

    while (scalar_is_digit(text->chars[k]) || scalar_is_blank(text->chars[k]))
        k++;
    return k > i + 4 && text_has(text, k, "号");
}

static void find_alone(const struct text *text, const size_t *partners,
                       struct diags *diags)
{
    for (size_t i = text_next_mark(text, text->first); i < text->n;
         i = text_next_mark(text, i + 1)) {
        bool opens;
        enum pair pair = pair_of(text->chars[i], &opens);

        if (pair == PAIR_NONE || partners[i] != NO_PARTNER ||
            text->is_literal[i])
            continue;
        if (!is_list_mark(text, i) &&
            !(opens && pair == PAIR_SQUARE && is_docnumber(text, i)))
            text_add(diags, DIAG_MARK_UNPAIRED, text, i, 1, NULL);
    }
}

/* -- L002 ---------------------------------------------------------------- */

/* Chinese text stands beside the brackets, or in them. */
static bool is_chinese_pair(const struct text *text, size_t open, size_t close)
{
    return (open > 0 && scalar_is_cjk(text->chars[open - 1])) ||
           scalar_is_cjk(text->chars[close + 1]) ||
           text_has_han(text, open + 1, close);
}

static void find_half_width(const struct text *text, const size_t *partners,
                            struct diags *diags)
{
    for (size_t i = text_next_mark(text, lead_number_end(text)); i < text->n;
         i = text_next_mark(text, i + 1)) {
        size_t close = partners[i];
        bool is_half = text->chars[i] == '(';

        if ((!is_half && text->chars[i] != 0xFF08) || close == NO_PARTNER ||
            text->is_literal[i] || text->is_literal[close] ||
            !is_chinese_pair(text, i, close))
            continue;
        if (is_half && text->chars[close] == ')') {
            text_add(diags, DIAG_BRACKET_HALF_WIDTH, text, i, close + 1 - i,
                     NULL);
            text_fix_pair(diags, true, text, i, "（", close, "）");
        } else if (is_half || text->chars[close] == ')') {
            size_t at = is_half ? i : close;

            text_add(diags, DIAG_BRACKET_HALF_WIDTH, text, at, 1, NULL);
            text_fix(diags, true, text, at, 1, is_half ? "（" : "）");
        }
    }
}

/* -- L013, L011 ---------------------------------------------------------- */

enum { LONGEST_TITLE = 100 };

/* The > that closes the < at i around Chinese words; n if there is none. */
static size_t angle_end(const struct text *text, size_t i)
{
    if (!scalar_is_cjk(text->chars[i + 1]))
        return text->n;
    for (size_t k = i + 1; k < text->n && k < i + LONGEST_TITLE; k++) {
        if (text->chars[k] == '>' || text->chars[k] == 0x3009)
            return k;
        if (text->chars[k] == '<')
            break;
    }
    return text->n;
}

static void add_nested(const struct text *text, size_t i, size_t end,
                       size_t depth, struct diags *diags)
{
    text_add(diags, DIAG_TITLE_MARKS_NESTED, text, i, end + 1 - i, NULL);
    /* <办法> may be a place to fill in, if no title is around it. */
    text_fix_pair(diags, depth > 0 || text->chars[i] != '<', text, i,
                  depth > 0 ? "〈" : "《", end, depth > 0 ? "〉" : "》");
}

static bool ends_with(const struct text *text, size_t end, const char *words)
{
    size_t n = utf8_count(words);

    return end >= n && text_has(text, end - n, words);
}

/* 《…培训班》: what has no title. */
static void check_class(const struct text *text, size_t i, size_t end,
                        struct diags *diags)
{
    static const char *const classes[] = {
        "杂志",   "课程", "培训班", "委员会", "领导小组", "会议",
        "座谈会", "活动", "大赛",   "论坛",   "资格证书",
    };

    for (size_t k = 0; k < sizeof(classes) / sizeof(classes[0]); k++)
        if (ends_with(text, end, classes[k])) {
            text_add(diags, DIAG_TITLE_MARKS_MISUSED, text, i, end + 1 - i,
                     NULL);
            return;
        }
}

static void find_title_marks(const struct text *text, const size_t *partners,
                             struct diags *diags)
{
    size_t depth = 0; /* in 《 》 */

    for (size_t i = text_next_mark(text, text->first); i < text->n;
         i = text_next_mark(text, i + 1)) {
        uint32_t c = text->chars[i];
        size_t end = partners[i];

        if (text->is_literal[i])
            continue;
        if (c == '<') {
            end = angle_end(text, i);
            if (end < text->n)
                add_nested(text, i, end, depth, diags);
        } else if (end != NO_PARTNER && c == 0x300A) {
            if (depth++ % 2 == 1)
                add_nested(text, i, end, 1, diags);
            else
                check_class(text, i, end, diags);
        } else if (end != NO_PARTNER && c == 0x300B) {
            depth--;
        } else if (end != NO_PARTNER && c == 0x3008 && depth == 0) {
            add_nested(text, i, end, 0, diags);
        }
    }
}

/* -- L012 ---------------------------------------------------------------- */

static bool ends_sentence(uint32_t c)
{
    return c == 0 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x201D;
}

/* （见附件。） in the middle of a sentence. */
static void find_stops(const struct text *text, const size_t *partners,
                       struct diags *diags)
{
    for (size_t i = text_next_mark(text, 1); i < text->n;
         i = text_next_mark(text, i + 1)) {
        size_t open = partners[i];

        if (text->chars[i] != 0xFF09 || open == NO_PARTNER ||
            text->chars[i - 1] != 0x3002 ||
            ends_sentence(text_before(text, open)))
            continue;
        text_add(diags, DIAG_STOP_IN_BRACKET, text, i - 1, 2, NULL);
        text_fix(diags, false, text, i - 1, 1, "");
    }
}

void check_brackets(const struct text *text, struct diags *diags)
{
    if (!has_marks(text))
        return;
    size_t *partners = find_partners(text);
    find_half_width(text, partners, diags);
    find_alone(text, partners, diags);
    find_title_marks(text, partners, diags);
    find_stops(text, partners, diags);
    free(partners);
}

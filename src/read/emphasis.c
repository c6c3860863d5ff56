/*
 * Emphasis.
 *
 * CommonMark decides by the neighbours of a run whether it may open or close;
 * punctuation beside Han characters needs another rule, because Chinese has no
 * blanks: an opening mark may be followed by “（《, a closing one may come
 * behind 。，” and so on, whatever stands on the other side.
 *
 * Clerks write asterisks for what is not known yet.  A run that can only be
 * that never opens or closes; a pair that reads like two of them stays text.
 *
 * Matching is linear: each mark enters the stack once and leaves it once, and
 * a closing mark looks into the stack only if an opener of its character is
 * in it.
 */
#include "read/emphasis.h"

#include "base/utf8.h"

#include <string.h>

enum { LONGEST_RUN = 3 };

/* Units that follow a number or a name still to be filled in. */
static const char *const dates[] = {"年", "月", "日", "号", "时", "期"};
static const char *const places[] = {
    "省", "市", "区",   "县",   "镇",   "乡",   "村",   "街道", "社区", "局",
    "委", "办", "厅",   "处",   "科",   "室",   "站",   "所",   "院",   "校",
    "组", "班", "公司", "单位", "部门", "同志", "领导", "主任", "书记"};
static const char *const amounts[] = {"人", "名", "个", "元",   "万元", "次",
                                      "项", "份", "天", "年度", "％",   "%"};
/* 年 and 月 also begin words that may well be printed strong. */
static const char *const words[] = {"年度", "年终", "年初", "年底", "年内",
                                    "年轻", "年均", "月度", "月底", "日常",
                                    "日程", "时间", "时限", "期限", "期间"};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* Bytes of the word of the list that text begins with, or 0. */
static size_t starts_with_word(const char *text, const char *const list[],
                               size_t n)
{
    size_t longest = 0;

    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(list[i]);

        if (len > longest && strncmp(text, list[i], len) == 0)
            longest = len;
    }
    return longest;
}

static bool starts_with_date_unit(const char *text)
{
    return starts_with_word(text, dates, COUNT(dates)) > 0 &&
           starts_with_word(text, words, COUNT(words)) == 0;
}

static size_t unit_length(const char *text)
{
    size_t a = starts_with_word(text, dates, COUNT(dates));
    size_t b = starts_with_word(text, places, COUNT(places));
    size_t c = starts_with_word(text, amounts, COUNT(amounts));

    return a > b ? (a > c ? a : c) : (b > c ? b : c);
}

/* -- One run ------------------------------------------------------------- */

static bool is_space(uint32_t c)
{
    return c == 0 || c == '\n' || c == '\v' || scalar_is_blank(c);
}

static bool is_mark(uint32_t c)
{
    return scalar_is_ascii_mark(c) || scalar_is_cjk_mark(c);
}

static bool is_opening_mark(uint32_t c)
{
    switch (c) {
    case '(':
    case '[':
    case '{':
    case '"':
    case 0x2018: /* ‘ “ */
    case 0x201C:
    case 0x3008: /* 〈 《 「 『 【 〔 〖 */
    case 0x300A:
    case 0x300C:
    case 0x300E:
    case 0x3010:
    case 0x3014:
    case 0x3016:
    case 0xFF08: /* （ ［ ｛ */
    case 0xFF3B:
    case 0xFF5B:
        return true;
    default:
        return false;
    }
}

/* Two digits of a year stand in front: 20** or 19**. */
static bool is_after_century(const char *text, size_t at)
{
    if (at < 2 || (memcmp(text + at - 2, "20", 2) != 0 &&
                   memcmp(text + at - 2, "19", 2) != 0))
        return false;
    return at == 2 || (!scalar_is_digit((unsigned char)text[at - 3]) &&
                       text[at - 3] != '*' && text[at - 3] != '_');
}

/* Runs that are placeholders whatever else is in the text. */
static bool is_placeholder(const char *text, const struct mark *mark,
                           uint32_t before, uint32_t after)
{
    const char *behind = text + mark->end;

    if (mark->end - mark->start > LONGEST_RUN)
        return true; /* ____, 138****1234 */
    if (scalar_is_digit(before) && scalar_is_digit(after))
        return true; /* 2*3 */
    if (is_after_century(text, mark->start) &&
        (starts_with_date_unit(behind) || is_space(after) || is_mark(after)))
        return true; /* 20**年, 〔20**〕 */
    return before == 0x7B2C && unit_length(behind) > 0; /* 第**号 */
}

void emphasis_look(const char *text, size_t len, struct mark *mark)
{
    uint32_t before = utf8_before(text, text + mark->start);
    uint32_t after = mark->end < len ? utf8_peek(text + mark->end) : 0;
    bool left = !is_space(after) &&
                (!is_mark(after) || is_space(before) || is_mark(before) ||
                 (scalar_is_cjk(before) && is_opening_mark(after)));
    bool right = !is_space(before) &&
                 (!is_mark(before) || is_space(after) || is_mark(after) ||
                  (scalar_is_cjk(after) && !is_opening_mark(before)));

    if (is_placeholder(text, mark, before, after))
        left = right = false;
    mark->can_open = left;
    mark->can_close = right;
    if (mark->character == '_') {
        mark->can_open = left && (!right || is_mark(before));
        mark->can_close = right && (!left || is_mark(after));
    }
    /* **年5月: a year to come; a digit in front: 5**月. */
    if (mark->can_open && starts_with_date_unit(text + mark->end) &&
        (scalar_is_digit(before) ||
         !scalar_is_han(utf8_peek(text + mark->end + strlen("年")))))
        mark->can_open = false;
}

/* -- A pair -------------------------------------------------------------- */

/* 李 in 、李**: one character between a mark or the start and at. */
static bool is_lone_character(const char *text, size_t from, size_t at)
{
    const char *start = text + from;
    const char *end = text + at;
    uint32_t c = utf8_before(start, end);

    if (!scalar_is_han(c))
        return false;
    c = utf8_before(start, utf8_back(start, end));
    return c == 0 || is_mark(c) || is_space(c);
}

static bool is_name_or_digit(uint32_t c)
{
    return scalar_is_han(c) || scalar_is_digit(c);
}

/* Two placeholders with text between them, rather than strong text. */
static bool is_pair_of_placeholders(const char *text, const struct mark *open,
                                    const struct mark *close)
{
    const char *content = text + open->end;
    size_t len = close->start - open->end;
    const char *behind = text + close->end;
    uint32_t first = utf8_peek(content);

    if (unit_length(content) == len)
        return true; /* **年**月, **县**镇 */
    if (first == utf8_peek(behind) &&
        (scalar_is_han(first) || first == 0xFF08) &&
        is_name_or_digit(utf8_before(text, text + open->start)))
        return true; /* 李**同志、张**同志 */
    if (starts_with_word(content, places, COUNT(places)) > 0 &&
        starts_with_word(behind, places, COUNT(places)) > 0)
        return true; /* **市和**县 */
    if (starts_with_date_unit(content) && starts_with_date_unit(behind))
        return true; /* **年5月至**月 */
    return is_lone_character(text, 0, open->start) &&
           is_lone_character(text, open->end, close->start) &&
           is_mark(utf8_before(content, text + close->start -
                                            strlen("张"))); /* 李**任…，张** */
}

/* ** opens what ** closes: a half of it is no emphasis, but an asterisk left
 * over from a placeholder. */
static bool is_uneven(const struct mark *open, const struct mark *close)
{
    size_t from = open->end - open->start, to = close->end - close->start;

    return from + to == 3; /* one of them is *, the other ** */
}

struct matcher {
    const char *text;
    struct mark *marks;
    size_t *stack;
    size_t depth;
    size_t n_open[2]; /* in the stack, of * and _ */
};

static size_t *open_count(struct matcher *m, char character)
{
    return &m->n_open[character == '_'];
}

static void pop(struct matcher *m)
{
    const struct mark *top = &m->marks[m->stack[--m->depth]];

    (*open_count(m, top->character))--;
}

static size_t at_most(size_t n, size_t most)
{
    return n < most ? n : most;
}

/* Uses as much of both as makes one pair. */
static void pair_up(struct mark *open, struct mark *close)
{
    size_t n = at_most(at_most(open->n_left, close->n_left), 2);

    open->n_left -= n;
    close->n_left -= n;
    if (n == 2) {
        open->open_strong++;
        close->close_strong++;
    } else {
        open->open_emphasis++;
        close->close_emphasis++;
    }
}

static void close_with(struct matcher *m, struct mark *close)
{
    while (close->n_left > 0 && *open_count(m, close->character) > 0) {
        struct mark *top = &m->marks[m->stack[m->depth - 1]];

        if (top->character != close->character || is_uneven(top, close)) {
            pop(m);
            continue;
        }
        if (is_pair_of_placeholders(m->text, top, close)) {
            pop(m);
            close->can_open = false;
            return;
        }
        pair_up(top, close);
        if (top->n_left == 0)
            pop(m);
    }
}

void emphasis_match(const char *text, struct mark *marks, size_t n,
                    size_t *stack)
{
    struct matcher m = {.text = text, .marks = marks, .stack = stack};

    for (size_t i = 0; i < n; i++) {
        struct mark *mark = &marks[i];

        mark->n_left = mark->end - mark->start;
        if (mark->can_close)
            close_with(&m, mark);
        if (mark->can_open && mark->n_left > 0) {
            m.stack[m.depth++] = i;
            (*open_count(&m, mark->character))++;
        }
    }
}

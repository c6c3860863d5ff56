/*
 * What stands twice by mistake: 的的, 进行进行, 各部门各部门.  Reduplication is
 * good Chinese (人人, 实实在在, 研究研究), so that only words are looked for
 * which are never said twice, and phrases of three hanzi or more.
 */
#include "base/utf8.h"
#include "check/language.h"
#include "plan/numbering.h"

#include <string.h>

/* Where the words are meant to meet: 活动目的|的实现, 不|了了|之. */
struct doubled {
    const char *word;
    const char *before; /* characters, of which none may stand before */
    const char *behind; /* or behind */
    bool is_safe;       /* to take one of the two away */
};

static const struct doubled particles[] = {
    {"的", "目标", "确士", true},
    {"了", "不未", "解结断然却望", true},
    {"们", "", "", true},
    {"和", "饱调求之总温缓中共人谐平暖柔随附融",
     "谐平睦美气解善缓顺尚县林田政静硕", false},
    {"与", "参赠给授付施予", "会时日众共", false},
    {"至", "甚乃以直截及", "少多今此关尊", false},
    {"或", "异", "有许", false},
    {"各", "", "他", false},
};

/* Behind 的 such a word may be a noun: 随着工作的进行进行调整. */
static const struct doubled words[] = {
    {"进行", "的", "", true},     {"开展", "的", "", true},
    {"加强", "的", "版", true},   {"推进", "的", "", true},
    {"落实", "的不未", "", true}, {"制定", "的", "", true},
    {"按照", "", "", true},       {"根据", "", "地", true},
    {"关于", "", "", true},       {"以及", "", "", true},
    {"我们", "", "", true},       {"他们", "", "", true},
    {"可以", "", "", true},       {"应当", "", "", true},
    {"必须", "", "", true},       {"能够", "", "", true},
    {"为了", "", "", true},       {"由于", "", "", true},
    {"并且", "", "", true},       {"或者", "", "", true},
    {"因此", "", "", true},       {"有关", "", "", true},
    {"各级", "", "", true},       {"切实", "", "", true},
    {"积极", "", "", true},       {"认真", "", "", true},
};

static bool is_one_of(uint32_t scalar, const char *set)
{
    while (*set != '\0')
        if (utf8_next(&set) == scalar)
            return true;
    return false;
}

static void add(const struct text *text, size_t i, size_t unit, size_t n,
                bool is_safe, struct diags *diags)
{
    const char *once = text_copy(text, i, unit, diags->arena);

    diag_add(diags, DIAG_WORD_REPEATED, text_span(text, i, n), once, NULL);
    text_fix(diags, is_safe, text, i, n, once);
}

/* -- One word ------------------------------------------------------------ */

/* 的的, three of them are something else; 5000元元. */
static void check_particle(const struct text *text, size_t i,
                           struct diags *diags)
{
    uint32_t before = i == 0 ? 0 : text->chars[i - 1];
    uint32_t behind = text->chars[i + 2];

    if (before == text->chars[i] || behind == text->chars[i])
        return;
    if (text_has(text, i, "元") &&
        (scalar_is_digit(before) || is_one_of(before, "百千万亿")))
        add(text, i, 1, 2, true, diags);
    for (size_t k = 0; k < sizeof(particles) / sizeof(particles[0]); k++) {
        const struct doubled *d = &particles[k];

        if (text_has(text, i, d->word) && !is_one_of(before, d->before) &&
            !is_one_of(behind, d->behind))
            add(text, i, 1, 2, d->is_safe, diags);
    }
}

static void check_word(const struct text *text, size_t i, struct diags *diags)
{
    uint32_t before = i == 0 ? 0 : text->chars[i - 1];
    uint32_t behind = text->chars[i + 4];

    if (before == text->chars[i + 1] || behind == text->chars[i])
        return;
    for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++) {
        const struct doubled *d = &words[k];

        /* 认真认真再认真 */
        if (text_has(text, i, d->word) && !is_one_of(before, d->before) &&
            !is_one_of(behind, d->behind) && !is_one_of(behind, "再"))
            add(text, i, 2, 4, d->is_safe, diags);
    }
}

/* -- A phrase ------------------------------------------------------------ */

enum {
    SHORTEST_PHRASE = 3, /* characters */
    LONGEST_PHRASE = 40,
    FEWEST_HAN = 3,
    FEWEST_AROUND_MARKS = 6 /* hanzi of a phrase that holds marks */
};

/* Whether the n characters from i are worth a word: hanzi, and no numbers
 * (一二三一二三), labels (责任单位：…) or lines; 的通知的通知 is told by A046.
 */
static bool is_phrase(const struct text *text, size_t i, size_t n)
{
    size_t n_han = 0, n_digits = 0;
    bool has_mark = false;

    if (text_has(text, i, "的"))
        return false;
    for (size_t k = i; k < i + n; k++) {
        uint32_t c = text->chars[k];

        if (c == ':' || c == 0xFF1A || c == '\n' || text->is_literal[k])
            return false;
        n_han += scalar_is_han(c);
        n_digits += number_han_digit(c) >= 0;
        has_mark |= !scalar_is_han(c) && !scalar_is_alnum(c);
    }
    return n_han - n_digits >= (has_mark ? FEWEST_AROUND_MARKS : FEWEST_HAN);
}

/* The characters round j that are the same as those one period before, back
 * to floor: from *start on, before *end.  Looks no further than needed to see
 * whether the whole period is there. */
static bool find_run(const struct text *text, size_t floor, size_t j,
                     size_t period, size_t *start, size_t *end)
{
    const uint32_t *chars = text->chars;
    size_t from = j, to = j;

    while (to < text->n && chars[to] == chars[to - period] && to - j < period)
        to++;
    while (from > floor + period && j - from < period &&
           chars[from - 1] == chars[from - 1 - period])
        from--;
    if (to - from < period)
        return false;
    while (to < text->n && chars[to] == chars[to - period])
        to++;
    *start = from - period;
    *end = to - (to - *start) % period;
    return true;
}

/* A phrase begins again where two characters stand that stood a period ago.
 * last: behind which two of a kind were seen last, by their hash. */
static void check_phrases(const struct text *text, struct diags *diags)
{
    enum { N_KINDS = 256 };
    uint32_t last[N_KINDS] = {0};
    size_t floor = 0;

    for (size_t i = 0; i + 1 < text->n; i++) {
        uint32_t *seen =
            &last[(text->chars[i] * 31 + text->chars[i + 1]) % N_KINDS];
        size_t period = *seen == 0 ? 0 : i + 1 - *seen;
        size_t start, end;

        *seen = (uint32_t)i + 1;
        if (period < SHORTEST_PHRASE || period > LONGEST_PHRASE ||
            i - period < floor || text->chars[i] != text->chars[i - period] ||
            !find_run(text, floor, i, period, &start, &end))
            continue;
        if (is_phrase(text, start, period))
            add(text, start, period, end - start, false, diags);
        floor = end; /* a phrase or not, it is not looked at again */
        i = end - 1;
    }
}

void check_repeats(const struct text *text, struct diags *diags)
{
    enum { SHORTEST = 2 * SHORTEST_PHRASE };
    const uint32_t *chars = text->chars;

    for (size_t i = 0; i + 1 < text->n; i++) { /* the 0 at the end is alone */
        if (chars[i] == chars[i + 1])
            check_particle(text, i, diags);
        else if (chars[i] == chars[i + 2] && chars[i + 1] == chars[i + 3])
            check_word(text, i, diags);
    }
    if (text->n >= SHORTEST)
        check_phrases(text, diags);
}

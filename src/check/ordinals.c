/*
 * Series in words: 一是…二是…三是…, 一要…二要…, 第一，… 首先，…
 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/text.h"
#include "plan/numbering.h"

#include <string.h>

enum verb { VERB_IS, VERB_MUST, VERB_COUNT }; /* 是 要 */

enum { MOST_NUMERALS = 2 /* 十二是 */ };

static const char *const verbs[VERB_COUNT] = {"是", "要"};

struct words {
    struct diags *diags;
    int last[VERB_COUNT]; /* the member read last; 0: none */
    int last_other;       /* of 一、 第一， 首先， */
    int last_stage; /* of 第一阶段：, 第一步： at the start of a text */
};

/* -- Members ------------------------------------------------------------- */

/* Where a clause begins: at the start, or behind a mark. */
static bool begins_clause(const struct text *text, size_t i)
{
    if (i == text->first)
        return true;
    uint32_t c = text_before(text, i);
    return c == 0 || scalar_is_among(c, U"，。、；：“！？;:,");
}

static bool begins_sentence(const struct text *text, size_t i)
{
    uint32_t c = text_before(text, i);
    return i == text->first || c == 0 || c == 0x3002 || c == 0xFF1B ||
           c == 0xFF1A;
}

/* The value of the Han digits from i on, and how many they are; 0: none. */
static int numeral_at(const struct text *text, size_t i, size_t *n)
{
    int value = 0;

    *n = 0;
    if (text_next_numeral(text, i) != i)
        return 0; /* nearly always */
    for (; *n < MOST_NUMERALS && i + *n < text->n; ++*n) {
        size_t end = i + *n + 1;
        int v = !scalar_is_han(text->chars[end - 1])
                    ? -1
                    : number_value(text->bytes + text->offsets[i],
                                   text->offsets[end] - text->offsets[i]);
        if (v < 0)
            break;
        value = v;
    }
    return value;
}

/* 三要素, 三要点: no 三要. */
static bool is_word(const struct text *text, size_t behind)
{
    static const char *const rests[] = {"素", "点", "件", "义", "领", "旨"};
    for (size_t i = 0; i < sizeof(rests) / sizeof(rests[0]); i++)
        if (text_has(text, behind, rests[i]))
            return true;
    return false;
}

static enum verb verb_at(const struct text *text, size_t i)
{
    unsigned verb = 0;
    while (verb < VERB_COUNT &&
           (i >= text->n || !text_has(text, i, verbs[verb])))
        verb++;
    return verb == VERB_MUST && is_word(text, i + 1) ? VERB_COUNT
                                                     : (enum verb)verb;
}

static void take_member(struct words *words, const struct text *text, size_t i,
                        size_t n, enum verb verb, int value)
{
    struct arena *arena = words->diags->arena;
    int last = words->last[verb];

    words->last[verb] = value;
    if (value == 1 || value == last + 1)
        return;
    if (last == 0 && value == words->last_other + 1) {
        text_add(words->diags, DIAG_SERIES_MIXED, text, i, n, NULL);
        return;
    }
    text_add(
        words->diags, DIAG_SERIES_GAP, text, i, n,
        arena_printf(arena, "%s%s", number_zh(last + 1, arena), verbs[verb]));
}

/* -- Ordinals ------------------------------------------------------------ */

/* 第一、第二产业 is no series, nor is 第一、二季度. */
static bool is_enumeration(const struct text *text, size_t behind)
{
    size_t n;
    return text_has(text, behind, "第") || numeral_at(text, behind, &n) > 0;
}

static void check_mark(const struct words *words, const struct text *text,
                       size_t from, size_t mark)
{
    if (!text_has(text, mark, "、") || !begins_sentence(text, from) ||
        is_enumeration(text, mark + 1))
        return;
    text_add(words->diags, DIAG_ORDINAL_MARK, text, from, mark + 1 - from,
             NULL);
    text_fix(words->diags, true, text, mark, 1, "，");
}

static void take_ordinal(struct words *words, const struct text *text, size_t i)
{
    static const char *const others[] = {"首先", "其次", "再次", "最后"};
    size_t n;
    int value = text_has(text, i, "第") ? numeral_at(text, i + 1, &n) : 0;

    if (value > 0) {
        if (text_has(text, i + 1 + n, "、") || text_has(text, i + 1 + n, "，"))
            words->last_other = value;
        check_mark(words, text, i, i + 1 + n);
    }
    for (size_t k = 0; k < sizeof(others) / sizeof(others[0]); k++) {
        if (!text_has(text, i, others[k]))
            continue;
        words->last_other = (int)k + 1;
        check_mark(words, text, i, i + 2);
    }
}

/* -- Stages -------------------------------------------------------------- */

/* What ends the label of a stage. */
static bool is_behind_stage(uint32_t c)
{
    return c == 0 || c == 0xFF1A || c == ':' || c == 0xFF08 || c == '(' ||
           scalar_is_blank(c);
}

/* 第二阶段：整治 that begins a text counts on from 第一阶段：宣传. */
static void take_stage(struct words *words, const struct text *text)
{
    static const char *const units[] = {"阶段", "步"};
    size_t i = text->first, n;
    int value = text_has(text, i, "第") ? numeral_at(text, i + 1, &n) : 0;

    for (size_t u = 0; value > 0 && u < sizeof(units) / sizeof(units[0]); u++) {
        size_t end = i + 1 + n + utf8_count(units[u]);
        if (!text_has(text, i + 1 + n, units[u]) || end > text->n ||
            !is_behind_stage(text->chars[end]))
            continue;
        struct arena *arena = words->diags->arena;
        if (words->last_stage > 0 && value > words->last_stage + 1)
            text_add(words->diags, DIAG_SERIES_GAP, text, i, end - i,
                     arena_printf(arena, "第%s%s",
                                  number_zh(words->last_stage + 1, arena),
                                  units[u]));
        words->last_stage = value;
    }
}

static void take_clause(struct words *words, const struct text *text, size_t i)
{
    size_t n;
    int value = numeral_at(text, i, &n);

    take_ordinal(words, text, i);
    if (value == 0)
        return;
    enum verb verb = verb_at(text, i + n);
    if (verb != VERB_COUNT)
        take_member(words, text, i, n + 1, verb, value);
    else if (text_has(text, i + n, "、"))
        words->last_other = value;
}

static void visit(const struct text *text, void *context)
{
    struct words *words = context;

    if (text->kind != TEXT_HEADING && text->kind != TEXT_PARAGRAPH &&
        text->kind != TEXT_ITEM)
        return;
    /* 1. may be an item of the series that it stands in */
    if (text->kind == TEXT_HEADING && text->block->as.heading.level <= 2)
        *words = (struct words){.diags = words->diags,
                                .last_stage = text->block->as.heading.level == 1
                                                  ? 0
                                                  : words->last_stage};
    take_stage(words, text);
    for (size_t i = text->first; i < text->n; i = text_next_mark(text, i) + 1)
        if (scalar_is_han(text->chars[i]) && begins_clause(text, i))
            take_clause(words, text, i);
}

void check_ordinals(const struct plan *plan, const struct kinds *kinds,
                    struct diags *diags)
{
    struct words words = {.diags = diags};
    (void)kinds;
    check_each_text(plan, visit, &words);
}

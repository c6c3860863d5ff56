/*
 * Words and sentences: levels of 、 ， ； 。, the end of a paragraph, words
 * that are mixed up.  GB/T 15834-2011 4.1-4.6.
 */
#include "base/utf8.h"
#include "check/check.h"
#include "check/language.h"
#include "check/tally.h"

#include <string.h>

enum {
    STOP = 0x3002,      /* 。 */
    COMMA = 0xFF0C,     /* ， */
    PAUSE = 0x3001,     /* 、 */
    SEMICOLON = 0xFF1B, /* ； */
    LONGEST_WORD = 4    /* of a list in brackets */
};

/* -- L014 ---------------------------------------------------------------- */

/* （市、区，镇）: a list of short words in brackets with both marks. */
static void check_list(const struct text *text, size_t open, size_t close,
                       struct diags *diags)
{
    size_t word = 0, comma = 0;
    bool has_pause = false;

    for (size_t i = open + 1; i < close; i++) {
        if (text->chars[i] == COMMA && comma == 0)
            comma = i;
        has_pause |= text->chars[i] == PAUSE;
        word =
            text->chars[i] == COMMA || text->chars[i] == PAUSE ? 0 : word + 1;
        if (word > LONGEST_WORD)
            return;
    }
    if (!has_pause || comma == 0)
        return;
    text_add(diags, DIAG_COMMA_LEVEL, text, open, close + 1 - open, NULL);
    text_fix(diags, false, text, comma, 1, "、");
}

void check_comma_levels(const struct text *text, struct diags *diags)
{
    size_t open = SIZE_MAX;

    for (size_t i = text_next_mark(text, 0); i < text->n;
         i = text_next_mark(text, i + 1)) {
        if (text->chars[i] == 0xFF08)
            open = i;
        if (text->chars[i] != 0xFF09 || open == SIZE_MAX)
            continue;
        check_list(text, open, i, diags);
        open = SIZE_MAX;
    }
}

/* -- L015 ---------------------------------------------------------------- */

/* 一是 二要: what begins a member of a series. */
static bool is_member(const struct text *text, size_t i)
{
    static const char digits[] = "一二三四五六七八九十";

    if (!text_has(text, i + 1, "是") && !text_has(text, i + 1, "要"))
        return false;
    for (const char *p = digits; *p != '\0';)
        if (utf8_next(&p) == text->chars[i])
            return true;
    return false;
}

void check_list_stops(const struct text *text, struct diags *diags)
{
    size_t member = SIZE_MAX, stop = SIZE_MAX;

    if (!text_may_hold(text, "。；"))
        return;
    for (size_t i = text->first, next; i < text->n; i = next) {
        size_t mark = text_next_mark(text, i + 1);
        size_t numeral = text_next_numeral(text, i + 1);

        next = mark < numeral ? mark : numeral;
        if (is_member(text, i)) {
            member = i;
            stop = SIZE_MAX;
        } else if (text->chars[i] == STOP && member != SIZE_MAX) {
            stop = i;
        } else if (text->chars[i] == SEMICOLON && stop != SIZE_MAX &&
                   i + 1 < text->n && is_member(text, i + 1)) {
            text_add(diags, DIAG_STOP_BEFORE_SEMICOLON, text, member,
                     i - member, NULL);
            stop = SIZE_MAX;
        }
    }
}

/* -- L020 ---------------------------------------------------------------- */

void check_words(const struct text *text, struct diags *diags)
{
    static const char *const words[][2] = {
        {"特制订", "特制定"},
        {"制订本方案", "制定本方案"},
        {"其它", "其他"},
        {"截止目前", "截至目前"},
        {"截止到", "截至"},
        {"截止20", "截至20"},
        {"布署", "部署"},
        {"做出贡献", "作出贡献"},
        {"做出决定", "作出决定"},
        {"做出新贡献", "作出新贡献"},
        {"做出新的贡献", "作出新的贡献"},
        {"按装", "安装"},
        {"座落", "坐落"},
        {"报道到", "报到"},
        {"松驰", "松弛"},
    };

    for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++) {
        if (!text_may_hold(text, words[k][0]))
            continue; /* nearly always */
        const char *p = text->bytes, *counted = p;
        const char *end = p + text->offsets[text->n];
        size_t i = 0; /* characters up to counted */
        size_t len = strlen(words[k][0]);

        while ((p = memmem(p, (size_t)(end - p), words[k][0], len)) != NULL) {
            i += utf8_count_bytes(counted, (size_t)(p - counted));
            counted = p;
            size_t n = utf8_count(words[k][0]);

            p += len;
            text_add(diags, DIAG_WORD_CONFUSED, text, i, n, words[k][1]);
            text_fix(diags, false, text, i, n, words[k][1]);
        }
    }
}

/* -- L022, L025 ---------------------------------------------------------- */

enum { SHORTEST_PARAGRAPH = 20 };

/* 。 ！ ？ ： ； …… and what may close around them. */
static bool closes_paragraph(uint32_t c)
{
    return c == STOP || c == 0xFF01 || c == 0xFF1F || c == 0xFF1A ||
           c == SEMICOLON || c == 0x2026 || c == 0x201D || c == 0xFF09;
}

/* What may be the rest of a sentence, with a number in it or not. */
static bool is_followed_by_text(const struct text *text)
{
    const struct block *next = text->block->next;

    return next != NULL &&
           (next->kind == BLOCK_PARAGRAPH || next->kind == BLOCK_HEADING);
}

/* ， 、 “ （ 《 */
static bool is_unfinished(uint32_t c)
{
    return c == COMMA || c == ',' || c == PAUSE || c == 0x201C || c == 0xFF08 ||
           c == 0x300A;
}

/* The text behind a heading on the same line. */
static bool is_run_in(const struct text *text)
{
    static const char stop[] = "。";
    size_t len = sizeof(stop) - 1;
    uint32_t start = text->block->span.start;

    return start >= len &&
           memcmp(text->plan->source->text + start - len, stop, len) == 0;
}

/* A signature: on a line of its own below the sentences, or behind a gap. */
static bool is_set_off(const struct text *text, size_t i)
{
    uint32_t start = text_span(text, i, 1).start;

    return (start > 0 && text->plan->source->text[start - 1] == '\n') ||
           text->chars[i] == '\n' || text->chars[i] == 0x3000 ||
           (scalar_is_blank(text->chars[i]) &&
            scalar_is_blank(text->chars[i + 1]));
}

/* Whole sentences, or the heading that it runs on from, and then words that
 * do not end: the rest stands in the next paragraph.  特此通知 is an end. */
static bool is_cut(const struct text *text)
{
    size_t from = text->n;

    if (!scalar_is_han(text->chars[text->n - 1]))
        return false;
    while (from > 0 && text->chars[from - 1] != STOP)
        from--;
    if (from > 0 && from < text->n && is_set_off(text, from))
        return false;
    return (from > 0 || is_run_in(text)) && !text_has(text, from, "特此");
}

/* Whether the rest of the sentence stands in the next paragraph. */
static bool is_broken(const struct text *text)
{
    return text->kind == TEXT_PARAGRAPH && is_followed_by_text(text) &&
           (is_unfinished(text->chars[text->n - 1]) || is_cut(text));
}

/* A paragraph of clauses: ， or 。 stands in it. */
static bool has_clauses(const struct text *text)
{
    for (size_t i = text_next_mark(text, 0); i < text->n;
         i = text_next_mark(text, i + 1))
        if (text->chars[i] == COMMA || text->chars[i] == STOP)
            return true;
    return false;
}

void check_paragraph_end(const struct text *text, struct diags *diags)
{
    size_t last = text->n - 1;
    uint32_t c = text->chars[last];

    if (text->kind == TEXT_PARAGRAPH && !closes_paragraph(c) &&
        scalar_is_han(c) && text->n >= SHORTEST_PARAGRAPH &&
        has_clauses(text) && !is_broken(text))
        text_add(diags, DIAG_PARAGRAPH_UNCLOSED, text, last, 1, NULL);
}

/* A sentence over several paragraphs: where it breaks off first, and the gaps
 * that a fix takes out. */
struct broken {
    struct diags *diags;
    struct span at;
    const char *last; /* the character there; NULL: no sentence is open */
    const struct block *awaited; /* goes on with it */
    struct edit *gaps;
    size_t n_gaps, room;
};

static void report_broken(struct broken *b)
{
    if (b->last == NULL)
        return;
    diag_add(b->diags, DIAG_SENTENCE_BROKEN, b->at, b->last, NULL);
    if (b->n_gaps > 0)
        diag_fix(b->diags, false, b->gaps, b->n_gaps);
    b->last = NULL;
    b->awaited = NULL;
    b->n_gaps = 0;
}

/* Keeps what stands between the block and the next.  False if there is more
 * than the end of lines, or the next is a part of its own. */
static bool take_gap(struct broken *b, const struct text *text)
{
    const struct block *next = text->block->next;
    struct span gap = {text->block->span.end, next->span.start};
    const char *source = text->plan->source->text;
    int style, value;

    if (next->kind != BLOCK_PARAGRAPH || gap.start > gap.end ||
        tally_match(source + next->span.start, &style, &value))
        return false;
    for (uint32_t i = gap.start; i < gap.end; i++)
        if (strchr(" \t\r\n", source[i]) == NULL)
            return false;
    b->gaps = arena_grow(b->diags->arena, b->gaps, b->n_gaps, &b->room,
                         sizeof(*b->gaps));
    b->gaps[b->n_gaps++] = (struct edit){gap, ""};
    return true;
}

static void visit_paragraph(const struct text *text, void *context)
{
    struct broken *b = context;

    if (text->block == NULL || text->block != b->awaited)
        report_broken(b);
    if (!is_broken(text)) {
        report_broken(b);
        return;
    }
    if (b->last == NULL) {
        b->at = text_span(text, text->n - 1, 1);
        b->last = arena_strdup(b->diags->arena,
                               text->bytes + text->offsets[text->n - 1]);
    }
    if (take_gap(b, text))
        b->awaited = text->block->next;
    else
        report_broken(b);
}

void check_broken_sentences(const struct plan *plan, const struct kinds *kinds,
                            struct diags *diags)
{
    struct broken broken = {.diags = diags};

    (void)kinds;
    check_each_text(plan, visit_paragraph, &broken);
    report_broken(&broken);
}

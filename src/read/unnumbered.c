/*
 * Finding headings without numbers: see unnumbered.h.
 *
 * Rather none than a wrong one: every rule wants at least two of them.
 */
#include "read/unnumbered.h"

#include "base/utf8.h"
#include "read/heading_shape.h"

#include <string.h>

enum {
    LONGEST_SENTENCE = 18, /* characters of a first sentence that is a head */
    LONGEST_LINE = 16,     /* of a line without a number */
    LONGEST_LOOK = 30,     /* of a line that looks different */
    SHORTEST_REST = 40,    /* bytes of text behind the head */
    SHORTEST_BESIDE = 20   /* the same beside two that have so much */
};

/* What the whole text shows. */
struct survey {
    const struct kinds *kinds; /* or NULL */
    struct arena *arena;
    bool has_markup;  /* # */
    bool is_numbered; /* a number stands before the first such line */
    size_t n_parts;   /* lines and labels that name a part */
    size_t n_lines;   /* of these, lines */
    size_t n_by_look; /* bold lines in a Word file */
};

static bool is_plain(const struct draft *d)
{
    return d->kind == DRAFT_TEXT && d->written == NULL && d->marker == NULL &&
           d->may_be_heading;
}

static bool is_numbered(const struct draft *d)
{
    return d->kind == DRAFT_TEXT && d->written != NULL && d->marker == NULL &&
           d->may_be_heading && d->has_heading_shape;
}

/* -- Parallel paragraphs ------------------------------------------------- */

/* 明确领导责任。……: no sentence of the running text. */
static bool has_head(const struct draft *d, size_t shortest)
{
    static const char *const verbs[] = {"要", "应", "将",   "已", "了",
                                        "是", "我", "，现", NULL};
    size_t len = heading_sentence(d->text);

    if (!is_plain(d) || len == 0 ||
        utf8_count_bytes(d->text, len) > LONGEST_SENTENCE ||
        strlen(d->text + len) < shortest)
        return false;
    for (size_t i = 0; verbs[i] != NULL; i++)
        if (memmem(d->text, len, verbs[i], strlen(verbs[i])) != NULL)
            return false;
    return heading_label(d->text) == 0;
}

/* Below a heading, two or more in a row, and shorter ones beside them. */
static void mark_parallel(struct drafts *drafts)
{
    bool is_below_heading = false;

    for (struct draft *d = drafts->first; d != NULL;) {
        struct draft *end = d;
        size_t n = 0;

        for (; end != NULL && has_head(end, SHORTEST_BESIDE); end = end->next)
            n += has_head(end, SHORTEST_REST);
        for (; d != end; d = d->next)
            if (n >= 2 && is_below_heading)
                d->unnumbered = UNNUMBERED_RUN_IN;
        if (d == NULL)
            break;
        is_below_heading |= is_numbered(d);
        d = d->next;
    }
}

/* -- Times --------------------------------------------------------------- */

/* 三月： and 第一周（9月1日至5日）: a line that says when, above what is done.
 */
static bool is_time_line(const struct draft *d, struct arena *arena)
{
    enum { LONGEST = 20 }; /* characters */
    struct period period;
    size_t len = strlen(d->text);
    uint32_t last = utf8_before(d->text, d->text + len);

    if (!is_plain(d) || len > 4 * LONGEST || utf8_count(d->text) > LONGEST ||
        d->next == NULL || d->next->kind != DRAFT_TEXT ||
        heading_is_sentence(d->text) || heading_is_item(d->text) ||
        heading_label(d->text) > 0)
        return false;
    if (last == 0xFF1A || last == ':')
        len -= last == ':' ? 1 : strlen("：");
    return period_parse(arena_strndup(arena, d->text, len), (struct date){0},
                        arena, &period);
}

/* Two or more of them below a heading. */
static void mark_times(struct drafts *drafts, struct arena *arena)
{
    bool is_below_heading = false;
    struct draft *first = NULL;

    for (struct draft *d = drafts->first; d != NULL; d = d->next) {
        is_below_heading |= is_numbered(d) && d->number_level == 1;
        if (is_numbered(d) && d->number_level == 1)
            first = NULL;
        if (!is_below_heading || !is_time_line(d, arena) ||
            is_time_line(d->next, arena))
            continue;
        if (first != NULL)
            first->unnumbered = d->unnumbered = UNNUMBERED_SUBLINE;
        first = d;
    }
}

/* -- Lines and labels ---------------------------------------------------- */

static bool is_mark(uint32_t c)
{
    return scalar_is_cjk_mark(c) || c == ',' || c == ';' || c == '.' ||
           c == '!' || c == '?';
}

/* Bytes of a line that may be a heading, a colon at its end left out; 0: it
 * can't be one. */
static size_t line_length(const struct draft *d, struct arena *arena)
{
    const char *text = d->text;
    size_t len = heading_without_time(text, strlen(text), arena);
    uint32_t last = utf8_before(text, text + len);

    if (heading_label(text) > 0)
        return 0;
    if (last == 0xFF1A)
        len -= strlen("：");
    else if (last == ':')
        len--;
    if (len == 0 || len > 4 * LONGEST_LINE || d->next == NULL ||
        d->next->kind != DRAFT_TEXT ||
        utf8_count_bytes(text, len) > LONGEST_LINE)
        return 0;
    for (const char *p = text; p < text + len;) {
        uint32_t c = utf8_next(&p);

        bool is_part = c == 0x3001 || c == 0x201C || c == 0x201D ||
                       c == 0x3010 || c == 0x3011; /* 【活动主题】 */
        if (!is_part && is_mark(c))
            return 0;
    }
    return len;
}

static bool names_part(const struct survey *survey, const struct draft *d,
                       size_t len)
{
    return len > 0 && survey->kinds != NULL &&
           kind_names_part(survey->kinds, d->text, len, false);
}

/* A line in bold above text that is not. */
static bool is_by_look(const struct draft *d)
{
    return d->look != NULL && d->look->is_bold && d->next != NULL &&
           d->next->look != NULL && !d->next->look->is_bold &&
           utf8_count(d->text) <= LONGEST_LOOK &&
           !heading_is_sentence(d->text) && !heading_is_item(d->text);
}

static struct survey survey_drafts(const struct drafts *drafts,
                                   const struct kinds *kinds,
                                   struct arena *arena)
{
    struct survey survey = {.kinds = kinds, .arena = arena};

    for (const struct draft *d = drafts->first; d != NULL; d = d->next) {
        survey.has_markup |= d->kind == DRAFT_HEADING;
        if (!is_plain(d)) {
            survey.is_numbered |= is_numbered(d) && survey.n_parts == 0;
            continue;
        }
        bool is_line = names_part(&survey, d, line_length(d, arena));

        survey.n_lines += is_line;
        survey.n_parts +=
            is_line || names_part(&survey, d, heading_label(d->text));
        survey.n_by_look += is_by_look(d);
    }
    return survey;
}

/* A line beside lines that name parts: the text below it is a paragraph. */
static bool is_line_like_those(const struct draft *d, struct arena *arena)
{
    size_t len = line_length(d, arena);

    return len > 0 &&
           len == heading_without_time(d->text, strlen(d->text), arena) &&
           (heading_is_sentence(d->next->text) || d->next->written != NULL);
}

/* A line right below another stands below it, and those that follow do too
 * until one has a noun for its name and no time with it: 保障措施 / 加强领导 …
 * 落实经费 … 附则 */
static enum unnumbered line_depth(const struct survey *survey,
                                  const struct draft *d, enum unnumbered last,
                                  bool follows_line)
{
    if (last == UNNUMBERED_LINE)
        return follows_line ? UNNUMBERED_SUBLINE : UNNUMBERED_LINE;
    bool is_stage = heading_without_time(d->text, strlen(d->text),
                                         survey->arena) < strlen(d->text);
    bool is_noun = survey->kinds != NULL && !is_stage &&
                   kind_names_part(survey->kinds, d->text,
                                   line_length(d, survey->arena), true);

    return last == UNNUMBERED_SUBLINE && !is_noun ? UNNUMBERED_SUBLINE
                                                  : UNNUMBERED_LINE;
}

static void mark_parts(const struct survey *survey, struct drafts *drafts)
{
    enum unnumbered last = UNNUMBERED_NONE;
    const struct draft *before = NULL;

    for (struct draft *d = drafts->first; d != NULL; before = d, d = d->next) {
        if (!is_plain(d) || d->unnumbered != UNNUMBERED_NONE)
            continue;
        if (names_part(survey, d, line_length(d, survey->arena)) ||
            (survey->n_lines >= 2 && is_line_like_those(d, survey->arena)) ||
            (survey->n_by_look >= 2 && is_by_look(d)))
            d->unnumbered = last = line_depth(
                survey, d, last,
                before != NULL && before->unnumbered == UNNUMBERED_LINE);
        else if (names_part(survey, d, heading_label(d->text)))
            d->unnumbered = UNNUMBERED_LABEL;
    }
}

/* -- A first number that was lost ---------------------------------------- */

/* 比赛项目 above 二、报名办法: the one line in front of 二、 that can be a
 * heading is the first of them. */
static void mark_lost_first(struct drafts *drafts, struct arena *arena)
{
    struct draft *line = NULL;
    size_t n = 0;

    for (struct draft *d = drafts->first; d != NULL; d = d->next) {
        if (is_numbered(d) && d->number_level == 1) {
            if (n != 1 || d->number.value != 2)
                return;
            line->unnumbered = UNNUMBERED_FIRST;
            line->number = (struct number){
                .shape = d->number.shape, .level = d->number.level, .value = 1};
            return;
        }
        if (!is_plain(d) || d->unnumbered != UNNUMBERED_NONE ||
            line_length(d, arena) == 0)
            continue;
        line = d;
        n++;
    }
}

void unnumbered_find(struct drafts *drafts, const struct kinds *kinds,
                     struct arena *arena)
{
    struct survey survey = survey_drafts(drafts, kinds, arena);

    if (survey.has_markup)
        return;
    mark_parallel(drafts);
    mark_times(drafts, arena);
    mark_lost_first(drafts, arena);
    if (!survey.is_numbered && (survey.n_parts >= 2 || survey.n_by_look >= 2))
        mark_parts(&survey, drafts);
}

/*
 * The stages of a plan: the parts of the sections that carry the steps.
 *
 * Paragraphs that say 第一阶段 come first; else the headings under the
 * section; else paragraphs that begin with a period; else the section itself
 * where it names a single time (活动时间：…).
 */
#include "kind/parts.h"

#include "base/utf8.h"
#include "plan/numbering.h"

#include <stdlib.h>
#include <string.h>

struct stages {
    struct plan *plan;
    const struct vocabulary *vocabulary;
    struct diags *diags;
    struct date before; /* what a missing year or month comes from */
    struct stage *last;
    bool has_said_year; /* before is of the plan itself, not of its signature */
};

/* -- One stage ----------------------------------------------------------- */

static void report(const struct stages *stages, const struct stage *stage)
{
    const struct period *period = &stage->period;
    if (period->impossible != NULL)
        diag_add(stages->diags, DIAG_DATE_IMPOSSIBLE, stage->span,
                 period->impossible, NULL);
    if (period->lacks_year)
        diag_add(stages->diags, DIAG_STAGE_LACKS_YEAR, stage->span,
                 period->text, NULL);
}

static struct stage *add_stage(struct stages *stages, const char *name,
                               struct span span)
{
    struct stage *stage = arena_new_object(stages->plan->arena, struct stage);
    stage->name = name;
    stage->span = span;
    stage->ordinal = stages->last == NULL ? 1 : stages->last->ordinal + 1;
    if (stages->last == NULL)
        stages->plan->stages = stage;
    else
        stages->last->next = stage;
    stages->last = stage;
    return stage;
}

static void remember(struct stages *stages, const struct period *period)
{
    if (date_is_set(period->end))
        stages->before = period->end;
    else if (date_is_set(period->start))
        stages->before = period->start;
}

/* The period at the beginning of a text, bracketed or not. */
static bool find_period(const struct stages *stages, const char *text,
                        struct period *period)
{
    struct arena *arena = stages->plan->arena;
    const char *p = text;
    while (scalar_is_blank(utf8_peek(p)))
        utf8_next(&p);
    uint32_t open = utf8_peek(p);
    if (open != 0xFF08 && open != '(')
        return period_find(p, stages->before, arena, period);
    const char *end = p;
    for (uint32_t scalar; (scalar = utf8_next(&end)) != 0;)
        if (scalar == 0xFF09 || scalar == ')')
            break;
    const char *inside = arena_strndup(arena, p, (size_t)(end - p));
    return period_parse(inside, stages->before, arena, period);
}

/* The first stage of a plan of December begins in January: of the next year.
 * True if date has moved. */
static bool roll_over(struct date *date, const struct period *period,
                      const char *text)
{
    enum { FAR = 8 }; /* months back that no plan reaches */
    struct date first =
        date_is_set(period->start) ? period->start : period->end;
    if (date->month == 0 || !date_is_set(first) || first.year != date->year ||
        first.month + FAR > date->month || strstr(text, "年") != NULL)
        return false;
    *date = (struct date){.year = date->year + 1, .month = 1};
    return true;
}

/* behind: the text that follows the head, in the same block or the next. */
static bool read_period(const struct stages *stages,
                        const struct stage_head *head, const char *behind,
                        struct period *period)
{
    struct arena *arena = stages->plan->arena;
    if (head->period == NULL)
        return behind != NULL && find_period(stages, behind, period);
    return head->is_bracketed
               ? period_parse(head->period, stages->before, arena, period)
               : period_find(head->period, stages->before, arena, period);
}

static void add_head(struct stages *stages, const struct stage_head *head,
                     const char *behind, struct span span)
{
    struct stage *stage = add_stage(stages, head->name, span);
    struct period *period = &stage->period;
    bool is_found = read_period(stages, head, behind, period);
    if (is_found && stage->ordinal == 1 && !stages->has_said_year &&
        roll_over(&stages->before, period, period->text))
        is_found = read_period(stages, head, behind, period);
    if (!is_found)
        *period = (struct period){0};
    report(stages, stage);
    remember(stages, period);
}

/* -- Where they stand ---------------------------------------------------- */

static bool read_head(const struct stages *stages, const struct block *block,
                      struct stage_head *head)
{
    return stage_head_of_block(block, stages->vocabulary, stages->plan->arena,
                               head);
}

/* What follows the head of a stage. */
static const char *text_behind(const struct stages *stages,
                               const struct block *block,
                               const struct stage_head *head)
{
    if (block->kind != BLOCK_HEADING && *head->rest != '\0')
        return head->rest;
    if (block->kind == BLOCK_HEADING && *head->rest != '\0') {
        struct period period;
        if (find_period(stages, head->rest, &period))
            return head->rest;
    }
    return running_text(block->next, stages->plan->arena);
}

/* -- Several in one paragraph -------------------------------------------- */

/* Whether 第(value)阶段 or 第(value)步 stands at p, and something behind it. */
static bool is_ordinal_at(const struct stages *stages, const char *p, int value)
{
    static const char *const units[] = {"阶段", "步骤", "步", NULL};
    static const char ordinal[] = "第";
    struct stage_head head;
    if (strncmp(p, ordinal, strlen(ordinal)) != 0)
        return false;
    const char *digits = p + strlen(ordinal);
    const char *end = digits;
    utf8_next(&end);
    if (number_value(digits, (size_t)(end - digits)) != value)
        return false;
    for (size_t i = 0; units[i] != NULL; i++)
        if (strncmp(end, units[i], strlen(units[i])) == 0)
            return end[strlen(units[i])] != '\0' &&
                   stage_head_read(p, false, stages->vocabulary,
                                   stages->plan->arena, &head);
    return false;
}

/* Where 第(value)阶段 begins a clause in text behind start; NULL: nowhere. */
static const char *find_ordinal(const struct stages *stages, const char *start,
                                int value)
{
    bool is_clause = true;
    for (const char *p = start; *p != '\0';) {
        if (is_clause && is_ordinal_at(stages, p, value))
            return p;
        uint32_t c = utf8_next(&p);
        is_clause = c == 0x3002 || c == 0xFF1B || c == 0xFF1A || c == 0xFF0C ||
                    c == ';' || c == ':' || scalar_is_blank(c);
    }
    return NULL;
}

/* 分三步走：第一步，……；第二步，……；第三步，…… in one paragraph: adds each.
 * How many there were; 0: fewer than two. */
static size_t add_sentences(struct stages *stages, const struct block *block)
{
    enum { MOST = 9 };
    struct arena *arena = stages->plan->arena;
    const char *at[MOST + 1];
    const char *text = running_text(block, arena);
    int n = 0;
    if (text == NULL)
        return 0;
    for (const char *p = text; n < MOST && p != NULL;) {
        p = find_ordinal(stages, p, n + 1);
        if (p != NULL)
            at[n++] = p;
    }
    if (n < 2)
        return 0;
    at[n] = text + strlen(text);
    for (int i = 0; i < n; i++) {
        struct stage_head head;
        const char *piece =
            arena_strndup(arena, at[i], (size_t)(at[i + 1] - at[i]));
        if (stage_head_read(piece, false, stages->vocabulary, arena, &head))
            add_head(stages, &head, head.rest, block->span);
    }
    return (size_t)n;
}

/* 6月1日至5日为宣传阶段，6月6日至20日为整治阶段: the clauses that begin with a
 * time and name a stage.  Adds them if is_sure; how many there are. */
static size_t add_clauses(struct stages *stages, const struct block *block,
                          bool is_sure)
{
    struct arena *arena = stages->plan->arena;
    const char *text = running_text(block, arena);
    size_t n = 0;
    for (const char *p = text; p != NULL && *p != '\0';) {
        const char *end = p;
        while (*end != '\0' && strchr(",;:", *end) == NULL &&
               !scalar_is_cjk_mark(utf8_peek(end)))
            utf8_next(&end);
        struct stage_head head;
        if (scalar_is_digit((unsigned char)*p) &&
            stage_head_read(arena_strndup(arena, p, (size_t)(end - p)), false,
                            stages->vocabulary, arena, &head) &&
            head.period != NULL && head.is_named && !head.has_number) {
            if (is_sure)
                add_head(stages, &head, NULL, block->span);
            n++;
        }
        p = end;
        utf8_next(&p);
    }
    return n;
}

/* Adds the blocks of a section that is_wanted; how many there were. */
static size_t add_blocks(struct stages *stages, const struct section *section,
                         bool (*is_wanted)(const struct block *,
                                           const struct stage_head *))
{
    size_t n = 0;
    const struct block *end = section_end(section);
    for (const struct block *b = section->heading->next; b != end;
         b = b->next) {
        struct stage_head head;
        size_t n_inside = add_sentences(stages, b);
        if (n_inside == 0 && add_clauses(stages, b, false) >= 2)
            n_inside = add_clauses(stages, b, true);
        n += n_inside;
        if (n_inside > 0 || !read_head(stages, b, &head) ||
            !is_wanted(b, &head))
            continue;
        if (head.name[0] == '\0')
            head.name = b->kind == BLOCK_HEADING
                            ? b->as.heading.text
                            : arena_printf(stages->plan->arena, "%s",
                                           heading_of(section)->text);
        add_head(stages, &head, text_behind(stages, b, &head), b->span);
        n++;
    }
    return n;
}

static bool has_ordinal(const struct block *block,
                        const struct stage_head *head)
{
    (void)block;
    return head->has_ordinal;
}

/* A label of one stage: 宣传发动阶段。… */
static bool is_labelled(const struct block *block,
                        const struct stage_head *head)
{
    return block->kind != BLOCK_HEADING &&
           (head->is_named || (head->period != NULL && head->name[0] != '\0'));
}

/* Whether a block under a section is a stage beside its headings of this
 * level: one of them, or a numbered text with a period. */
static bool is_beside(const struct block *block, const struct stage_head *head,
                      int level)
{
    if (block->kind == BLOCK_HEADING)
        return block->as.heading.level == level && block->as.heading.roles == 0;
    return head->has_number && head->period != NULL;
}

/* A single heading under the steps that names neither a time nor a stage. */
static bool is_stray(const struct stages *stages, const struct section *section)
{
    struct stage_head head;
    const struct section *only = section->first;
    return only->next == NULL &&
           !(read_head(stages, only->heading, &head) &&
             (stage_head_is_sure(&head) || *head.rest != '\0')) &&
           section->heading->next != only->heading;
}

static size_t add_children(struct stages *stages, const struct section *section)
{
    size_t n = 0;
    if (section->first == NULL || is_stray(stages, section))
        return 0;
    const struct block *end = section_end(section);
    int level = heading_of(section->first)->level;
    for (const struct block *b = section->first->heading; b != end;
         b = b->next) {
        struct stage_head head;
        if (!read_head(stages, b, &head) || !is_beside(b, &head, level))
            continue;
        if (head.name[0] == '\0')
            head.name = heading_of(section)->text;
        add_head(stages, &head, text_behind(stages, b, &head), b->span);
        n++;
    }
    return n;
}

/* 活动时间：2026年3月1日至3月31日.  Any other part is no stage by its time:
 * 活动步骤：5月比赛，6月总结 has two, and no name for them. */
static void add_single(struct stages *stages, const char *name,
                       const char *text, struct span span)
{
    struct arena *arena = stages->plan->arena;
    struct period period;
    if (text == NULL ||
        wordlist_suffix(&stages->vocabulary->stage_times, name, strlen(name)) ==
            NULL ||
        (!find_period(stages, text, &period) &&
         !period_parse(text, stages->before, arena, &period)))
        return;
    struct stage *stage = add_stage(stages, name, span);
    stage->period = period;
    report(stages, stage);
    remember(stages, &period);
}

/* Whether one of the headings below carries the steps itself. */
static bool has_steps_below(const struct section *section)
{
    for (const struct section *s = section->first; s != NULL; s = s->next)
        if ((heading_of(s)->roles & ROLE_BIT(ROLE_STEPS)) != 0)
            return true;
    return false;
}

/* 活动时间 / 2026年3月至12月，每月一次: one time, and no name behind it. */
static bool is_single_time(const struct stages *stages,
                           const struct section *section)
{
    struct stage_head head;
    const struct block *only = section->heading->next;
    return only != NULL && only != section_end(section) &&
           only->next == section_end(section) &&
           read_head(stages, only, &head) && head.period != NULL &&
           !head.is_named && !head.has_ordinal && !head.has_number &&
           *head.rest == '\0';
}

static void add_section(struct stages *stages, const struct section *section)
{
    if (has_steps_below(section))
        return;
    struct stage_head own = {0};
    struct period period;
    struct arena *arena = stages->plan->arena;
    const struct block *heading = section->heading;
    if (read_head(stages, heading, &own) && own.period != NULL &&
        period_parse(own.period, stages->before, arena, &period) &&
        date_is_set(period.start))
        stages->before = period.start;
    if (add_blocks(stages, section, has_ordinal) > 0 ||
        add_children(stages, section) > 0 ||
        (!is_single_time(stages, section) &&
         add_blocks(stages, section, is_labelled) > 0))
        return;
    if (stages->last == NULL && own.period != NULL)
        add_single(stages, own.name, own.period, heading->span);
    if (stages->last != NULL || own.name == NULL)
        return;
    bool is_behind = *own.rest == '\0' && heading->next != NULL;
    add_single(stages, own.name,
               is_behind ? running_text(heading->next, arena) : own.rest,
               is_behind ? heading->next->span : heading->span);
}

/* The steps are carried by a label: 活动时间：… */
static void add_label(struct stages *stages)
{
    const struct role_carrier *carrier = &stages->plan->carriers[ROLE_STEPS];
    for (const struct block *b = stages->plan->first; b != NULL; b = b->next) {
        if (b->kind == BLOCK_HEADING || b->span.start != carrier->span.start)
            continue;
        const char *text = running_text(b, stages->plan->arena);
        if (text == NULL ||
            strncmp(text, carrier->heading, strlen(carrier->heading)) != 0)
            continue;
        const char *behind = text + strlen(carrier->heading);
        utf8_next(&behind);
        add_single(stages, carrier->heading, behind, b->span);
        return;
    }
}

/* -- Where years come from ----------------------------------------------- */

/* A year written in a text: 2026年… */
static int year_in(const char *text)
{
    static const char unit[] = "年";
    for (const char *p = text; (p = strstr(p, unit)) != NULL;
         p += strlen(unit)) {
        if (p - text < 4 ||
            (p - text > 4 && scalar_is_digit((unsigned char)p[-5])))
            continue;
        int year = 0;
        for (int i = -4; i < 0 && year >= 0; i++)
            year = scalar_is_digit((unsigned char)p[i])
                       ? year * 10 + (p[i] - '0')
                       : -1;
        if (year >= 1900 && year <= 2199)
            return year;
    }
    return 0;
}

/* 从2012年6月15日至9月25日, in a sentence. */
static bool find_time_in(const char *text, struct arena *arena,
                         struct period *period)
{
    enum { MOST = 8 }; /* tries */
    int n = 0;
    static const char *const leads[] = {"从", "自", "于", "在", NULL};
    for (size_t i = 0; leads[i] != NULL; i++) {
        const char *p = text;
        while ((p = strstr(p, leads[i])) != NULL) {
            p += strlen(leads[i]);
            if (scalar_is_digit((unsigned char)*p) && n++ < MOST &&
                period_find(p, (struct date){0}, arena, period) &&
                date_is_set(period->start))
                return true;
        }
    }
    return false;
}

/* The time that the preamble says, or no date. */
static struct date date_in_preamble(const struct plan *plan)
{
    struct period period;
    for (const struct block *b = plan->first;
         b != NULL && b->kind != BLOCK_HEADING; b = b->next) {
        const char *text = running_text(b, plan->arena);
        if (text != NULL && find_time_in(text, plan->arena, &period))
            return period.start;
    }
    return (struct date){0};
}

/* The year that 二、活动时间 says: the plan's own period. */
static struct date date_of_time_section(const struct plan *plan,
                                        const struct vocabulary *vocabulary)
{
    struct arena *arena = plan->arena;
    for (const struct section *s = plan->sections; s != NULL; s = s->next) {
        struct stage_head head;
        struct period period;
        const char *name = heading_of(s)->text;
        if (!stage_head_read(name, true, vocabulary, arena, &head) ||
            wordlist_suffix(&vocabulary->stage_times, head.name,
                            strlen(head.name)) == NULL)
            continue;
        const char *text = head.period != NULL ? head.period
                           : *head.rest != '\0'
                               ? head.rest
                               : running_text(s->heading->next, arena);
        if (text != NULL &&
            period_find(text, (struct date){0}, arena, &period) &&
            date_is_set(period.start))
            return period.start;
    }
    return (struct date){0};
}

static struct date first_context(const struct plan *plan,
                                 const struct vocabulary *vocabulary)
{
    struct period period;
    struct date date = plan->meta.date;
    if (plan->meta.period == NULL) {
        struct date own = date_of_time_section(plan, vocabulary);
        if (date_is_set(own))
            return own;
    }
    if (!date_is_set(date) && plan->title != NULL)
        date = (struct date){.year = year_in(plan->title)};
    if (date.year == 0)
        date = plan->host_date;
    if (date.year == 0)
        date = date_in_preamble(plan);
    if (plan->meta.period == NULL ||
        !period_parse(plan->meta.period, date, plan->arena, &period))
        return date;
    if (date_is_set(period.start))
        return period.start;
    return date_is_set(period.end) ? period.end : date;
}

void stages_find(struct plan *plan, const struct vocabulary *vocabulary,
                 struct diags *diags)
{
    struct stages stages = {.plan = plan,
                            .vocabulary = vocabulary,
                            .diags = diags,
                            .before = first_context(plan, vocabulary),
                            .has_said_year = plan->meta.period != NULL};
    for (const struct section *s = plan->sections; s != NULL;
         s = section_following(s))
        if ((heading_of(s)->roles & ROLE_BIT(ROLE_STEPS)) != 0)
            add_section(&stages, s);
    if (plan->stages == NULL && !span_is_none(plan->carriers[ROLE_STEPS].span))
        add_label(&stages);
}

/*
 * The stages of a plan: the parts of the sections that carry the steps.
 *
 * Paragraphs that say 第一阶段 come first; else numbered paragraphs with parts
 * of their own as headings; else the headings under the section; else
 * paragraphs that begin with a time, or with the name of a stage; else the rows
 * of a table; else the section itself where it names a single time (活动时间：
 * …).  A plan without headings may still say 第一阶段.
 */
#include "kind/names.h"
#include "kind/stage_part.h"

#include "base/utf8.h"
#include "plan/numbering.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_NAME = 20 }; /* characters: more is a sentence */

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
    if (!date_is_set(period->end) && !date_is_set(period->start))
        return;
    stages->begun = date_is_set(period->start) ? period->start : period->end;
    stages->is_next_year = period->starts_next_year || period->ends_next_year;
    if (date_is_set(period->end))
        stages->before = period->end;
    else
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

/* The first stage of a plan of December begins in January, or the stage behind
 * the one of December: of the next year. */
static bool begins_next_year(const struct stages *stages,
                             const struct stage *stage)
{
    enum { FAR = 8 }; /* months back that no plan reaches */
    const struct period *period = &stage->period;
    struct date before = stages->before;
    struct date first =
        date_is_set(period->start) ? period->start : period->end;
    if (before.month == 0 || !date_is_set(first) || first.year != before.year ||
        first.month + FAR > before.month || strstr(period->text, "年") != NULL)
        return false;
    return stage->ordinal == 1 ? !stages->has_said_year
                               : date_compare(first, stages->begun) < 0;
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

void stages_add(struct stages *stages, const struct stage_head *head,
                const char *behind, struct span span)
{
    struct stage *stage = add_stage(stages, head->name, span);
    struct period *period = &stage->period;
    bool is_found = read_period(stages, head, behind, period);
    if (is_found && begins_next_year(stages, stage)) {
        stages->before = (struct date){stages->before.year + 1, 1, 0};
        is_found = read_period(stages, head, behind, period);
    } else if (is_found && period->starts_next_year && stages->is_next_year) {
        /* 10月至次年5月, 次年6月: the same year */
        stages->before.year--;
        is_found = read_period(stages, head, behind, period);
    }
    if (!is_found)
        *period = (struct period){.text = head->clock};
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

/* A stage that only says when is called like what runs on behind it (2025年：试
 * 点先行。……), its heading or its section. */
static const char *name_of_nameless(const struct stages *stages,
                                    const struct block *block,
                                    const struct section *section)
{
    struct arena *arena = stages->plan->arena;
    const char *behind = running_text(block->next, arena);
    if (block->kind == BLOCK_HEADING && block->as.heading.run_in &&
        behind != NULL && *stage_name_behind(behind, arena) != '\0')
        return stage_name_behind(behind, arena);
    return block->kind == BLOCK_HEADING ? block->as.heading.text
                                        : heading_of(section)->text;
}

/* Adds the blocks from first to end that begin with an ordinal; how many there
 * were.  section: the one that they stand in, or NULL. */
static size_t add_ordinals(struct stages *stages, const struct section *section,
                           const struct block *first, const struct block *end)
{
    size_t n = 0;
    for (const struct block *b = first; b != end; b = b->next) {
        struct stage_head head;
        size_t n_inside = stages_add_sentences(stages, b);
        n += n_inside;
        if (n_inside > 0 || !read_head(stages, b, &head) || !head.has_ordinal)
            continue;
        if (head.name[0] == '\0' && section != NULL)
            head.name = name_of_nameless(stages, b, section);
        stages_add(stages, &head, text_behind(stages, b, &head), b->span);
        n++;
    }
    return n;
}

/* Whether the headings of a section say themselves that they are stages, and
 * none by its ordinal: what is counted below them are steps of theirs. */
static bool has_sure_children(const struct stages *stages,
                              const struct section *section)
{
    size_t n = 0;
    for (const struct section *s = section->first; s != NULL; s = s->next) {
        struct stage_head head;
        if (!read_head(stages, s->heading, &head) || head.has_ordinal ||
            head.period == NULL)
            return false;
        n++;
    }
    return n >= 2;
}

/* A label of one stage: 宣传发动阶段。… */
static bool is_labelled(const struct block *block,
                        const struct stage_head *head)
{
    return block->kind != BLOCK_HEADING &&
           (head->is_named || (head->period != NULL && head->name[0] != '\0'));
}

/* The number that a paragraph or a heading begins with; false: it has none. */
static bool number_of(const struct stages *stages, const struct block *block,
                      struct number *number)
{
    const char *text = block->kind == BLOCK_HEADING
                           ? heading_shown_number(&block->as.heading)
                           : running_text(block, stages->plan->arena);
    return text != NULL && number_match(text, number);
}

/* The shape of the numbers of the list in which a paragraph is a stage by its
 * label; false: there is none. */
static bool find_list(const struct stages *stages,
                      const struct section *section, struct number *number)
{
    const struct block *end = section_end(section);
    for (const struct block *b = section->heading->next; b != end;
         b = b->next) {
        struct stage_head head;
        if (b->kind != BLOCK_HEADING && number_of(stages, b, number) &&
            read_head(stages, b, &head) && is_labelled(b, &head))
            return true;
    }
    return false;
}

/* Whether a block is an item of the same list: a name, and perhaps a text
 * behind it. */
static bool is_item_of(const struct stages *stages, const struct block *block,
                       const struct stage_head *head,
                       const struct number *number)
{
    struct number own;
    return number_of(stages, block, &own) && own.shape == number->shape &&
           *head->name != '\0' && utf8_count(head->name) <= LONGEST_NAME;
}

/* Paragraphs with labels, and what stands in one list with them. */
static size_t add_labelled(struct stages *stages, const struct section *section)
{
    struct number number;
    bool is_list = find_list(stages, section, &number);
    const struct block *end = section_end(section);
    size_t n = 0;
    for (const struct block *b = section->heading->next; b != end;
         b = b->next) {
        struct stage_head head;
        size_t n_inside = stages_add_sentences(stages, b);
        n += n_inside;
        if (n_inside > 0 || !read_head(stages, b, &head) ||
            !(is_labelled(b, &head) ||
              (is_list && is_item_of(stages, b, &head, &number))))
            continue;
        stages_add(stages, &head, text_behind(stages, b, &head), b->span);
        n++;
    }
    return n;
}

/* （一）宣传阶段（3月）。 （二）整治阶段（4月）。 with headings 1. 2. below:
 * the stages are paragraphs, and those headings parts of them. */
static bool has_parts_below(const struct stages *stages,
                            const struct section *section)
{
    struct stage_head head;
    struct number list, own;
    if (section->first == NULL ||
        section->heading->next == section->first->heading ||
        !find_list(stages, section, &list))
        return false;
    const struct block *first = section->first->heading;
    return number_of(stages, first, &own) && own.shape > list.shape &&
           !(read_head(stages, first, &head) && stage_head_is_sure(&head));
}

/* Whether a text begins with a number like that of the heading. */
static bool is_numbered_like(const char *text, const struct heading *heading)
{
    struct number own, other;
    return text != NULL && number_match(text, &own) &&
           number_match(heading_shown_number(heading), &other) &&
           own.shape == other.shape;
}

/* Whether a block under a section is a stage beside its headings, the first of
 * which is given: one of them, or a text with a period numbered like them. */
static bool is_beside(const struct stages *stages, const struct block *block,
                      const struct stage_head *head,
                      const struct heading *first)
{
    if (block->kind == BLOCK_HEADING)
        return block->as.heading.level == first->level &&
               (block->as.heading.roles == 0 || head->period != NULL);
    return head->has_number && head->period != NULL &&
           is_numbered_like(running_text(block, stages->plan->arena), first);
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

/* 实施步骤: what stands below it are stages, whatever they are called; but no
 * sentences. */
static bool is_called_stages(const struct stages *stages,
                             const struct section *section)
{
    const struct wordlist *words = &stages->vocabulary->stage_sections;
    bool is_called = false;
    for (size_t i = 0; i < words->n && !is_called; i++)
        is_called =
            strstr(heading_of(section)->text, words->items[i].text) != NULL;
    for (const struct section *s = section->first; s != NULL && is_called;
         s = s->next)
        is_called = utf8_count(heading_of(s)->text) <= LONGEST_NAME;
    return is_called;
}

/* Whether one of the headings of a section is a stage for sure, or has its time
 * behind it.  实施计划 / 1.突出理论学习 2.加强业务培训 are none. */
static bool has_stage_below(const struct stages *stages,
                            const struct section *section)
{
    for (const struct section *s = section->first; s != NULL; s = s->next) {
        struct stage_head head;
        struct period period;
        if (!read_head(stages, s->heading, &head))
            continue;
        const char *behind = text_behind(stages, s->heading, &head);
        if (stage_head_is_sure(&head) ||
            (behind != NULL && find_period(stages, behind, &period)))
            return true;
    }
    return false;
}

static size_t add_children(struct stages *stages, const struct section *section)
{
    size_t n = 0;
    if (section->first == NULL || is_stray(stages, section) ||
        (!is_called_stages(stages, section) &&
         !has_stage_below(stages, section)))
        return 0;
    const struct block *end = section_end(section);
    const struct heading *first = heading_of(section->first);
    for (const struct block *b = section->first->heading; b != end;
         b = b->next) {
        struct stage_head head;
        if (!read_head(stages, b, &head) || !is_beside(stages, b, &head, first))
            continue;
        if (head.name[0] == '\0')
            head.name = name_of_nameless(stages, b, section);
        stages_add(stages, &head, text_behind(stages, b, &head), b->span);
        n++;
    }
    return n;
}

/* The rows of the section's tables; how many there were. */
static size_t add_tables(struct stages *stages, const struct section *section)
{
    struct arena *arena = stages->plan->arena;
    const struct block *end = section_end(section);
    size_t n_all = 0;
    for (const struct block *b = section->heading->next; b != end;
         b = b->next) {
        struct stage_row *rows;
        size_t n = b->kind != BLOCK_TABLE
                       ? 0
                       : stage_table_read(&b->as.table, stages->vocabulary,
                                          arena, &rows);
        for (size_t i = 0; i < n; i++) {
            struct stage_head head = {.name = rows[i].name,
                                      .period = rows[i].period,
                                      .is_bracketed = true};
            stages_add(stages, &head, NULL, b->span);
        }
        n_all += n;
    }
    return n_all;
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

/* 活动从2024年3月开始，分三个阶段： and 2024年3月至5月，分三步实施： in front
 * of the first stage are nearer than what else says the year. */
static void begin_as_said(struct stages *stages, const struct block *first)
{
    struct arena *arena = stages->plan->arena;
    const char *text = running_text(first, arena);
    struct period period;
    if (text == NULL || stages->last != NULL)
        return;
    struct date said = stages_time_said(first, first->next, arena);
    if (!date_is_set(said) &&
        period_find(text, (struct date){0}, arena, &period))
        said = period.start;
    bool is_past = said.year + 1 < stages->before.year; /* 自2019年启动以来 */
    if (date_is_set(said) && !is_past)
        stages->before = said;
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
    else
        begin_as_said(stages, heading->next);
    if (own.period != NULL && *own.name == '\0') { /* 一、三月份 */
        own.name = heading_of(section)->text;
        stages_add(stages, &own, NULL, heading->span);
        return;
    }
    if ((!has_sure_children(stages, section) &&
         add_ordinals(stages, section, heading->next, section_end(section)) >
             0) ||
        (has_parts_below(stages, section) &&
         add_labelled(stages, section) > 0) ||
        add_children(stages, section) > 0 ||
        stages_add_schedule(stages, section) > 0 ||
        (!is_single_time(stages, section) &&
         add_labelled(stages, section) > 0) ||
        add_tables(stages, section) > 0)
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

void stages_find(struct plan *plan, const struct vocabulary *vocabulary,
                 struct diags *diags)
{
    struct stages stages = {.plan = plan,
                            .vocabulary = vocabulary,
                            .diags = diags,
                            .before = stages_context(plan, vocabulary),
                            .has_said_year = plan->meta.period != NULL};
    for (const struct section *s = plan->sections; s != NULL;
         s = section_following(s))
        if ((heading_of(s)->roles & ROLE_BIT(ROLE_STEPS)) != 0)
            add_section(&stages, s);
    bool is_carried = !span_is_none(plan->carriers[ROLE_STEPS].span);
    const struct block *end =
        plan->sections == NULL ? NULL : plan->sections->heading;
    if (plan->stages == NULL && is_carried &&
        add_ordinals(&stages, NULL, plan->first, end) == 0)
        add_label(&stages);
}

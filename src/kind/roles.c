/*
 * Which part of a plan carries which role.
 *
 * First every heading is read by itself; then the words that may mean one
 * role or another are settled by what is still missing; then labels inside
 * the text and phrases of the preamble and of the text are asked.
 */
#include "kind/names.h"
#include "kind/parts.h"

#include "base/utf8.h"
#include "plan/numbering.h"

#include <string.h>

enum { MAX_LABEL_BYTES = 48 }; /* sixteen characters: 活动目标：… */

/* A heading and what it says. */
struct part {
    const struct section *section;
    struct meaning meaning;
};

struct roles {
    struct plan *plan;
    const struct vocabulary *vocabulary;
    struct part *parts;
    size_t n;
};

/* -- Headings by themselves ---------------------------------------------- */

static bool is_stage(const struct roles *roles, const struct section *section)
{
    struct stage_head head;
    return stage_head_read(heading_of(section)->text, true, roles->vocabulary,
                           roles->plan->arena, &head) &&
           stage_head_is_sure(&head);
}

/* 活动时间：4月1日至4月30日, 实施步骤（4月至6月） */
static bool names_time(const struct roles *roles, const struct section *section)
{
    struct stage_head head;
    struct period period;
    struct arena *arena = roles->plan->arena;
    if (!stage_head_read(heading_of(section)->text, true, roles->vocabulary,
                         arena, &head))
        return false;
    return head.period != NULL ||
           period_parse(head.rest, (struct date){0}, arena, &period);
}

/* Whether anything under a heading looks like a stage or names a time. */
static bool has_stages(const struct roles *roles, const struct section *section)
{
    if (names_time(roles, section))
        return true;
    const struct block *end = section_end(section);
    for (const struct block *b = section->heading->next; b != end;
         b = b->next) {
        struct stage_head head;
        if (stage_head_of_block(b, roles->vocabulary, roles->plan->arena,
                                &head) &&
            stage_head_is_sure(&head))
            return true;
    }
    return false;
}

/* 安排部署 below 方法步骤 is a step and says nothing of the content. */
static struct meaning read_step(const struct roles *roles,
                                const struct section *section)
{
    if (is_stage(roles, section))
        return (struct meaning){0};
    struct meaning meaning = vocabulary_read(
        roles->vocabulary, heading_of(section)->text, READ_NOUN);
    meaning.either = NULL;
    return meaning;
}

/* 活动时间 7月1日至9月30日: the name says what the section is; one that only
 * says when, 一、三月份, is a step, and tells what is done. */
static struct meaning read_first_level(const struct roles *roles,
                                       const char *text)
{
    struct stage_head head;
    struct meaning meaning =
        vocabulary_read(roles->vocabulary, text, READ_ENDING);
    if (meaning.roles != 0 || meaning.either != NULL || meaning.also != 0 ||
        !stage_head_read(text, true, roles->vocabulary, roles->plan->arena,
                         &head) ||
        head.period == NULL)
        return meaning;
    if (*head.name == '\0')
        return (struct meaning){.roles = ROLE_BIT(ROLE_STEPS),
                                .also = ROLE_BIT(ROLE_CONTENT)};
    return vocabulary_read(roles->vocabulary, head.name, READ_ENDING);
}

/* Below what is demanded, 突出重点 and 明确任务 are demands, too: only a plain
 * noun says what the plan aims at or does there. */
static role_set without_demands(const struct roles *roles, const char *text,
                                role_set set, role_set above)
{
    const role_set demanding =
        ROLE_BIT(ROLE_REQUIREMENTS) | ROLE_BIT(ROLE_GUARANTEE) |
        ROLE_BIT(ROLE_LEADERSHIP) | ROLE_BIT(ROLE_EVALUATION);
    const role_set weak = ROLE_BIT(ROLE_OBJECTIVES) | ROLE_BIT(ROLE_CONTENT) |
                          ROLE_BIT(ROLE_STEPS) | ROLE_BIT(ROLE_BASIS) |
                          ROLE_BIT(ROLE_SCOPE);
    if ((above & demanding) == 0 || (above & weak) != 0 || (set & weak) == 0)
        return set;
    struct meaning noun = vocabulary_read(roles->vocabulary, text, READ_NOUN);
    return set & (~weak | noun.roles);
}

static struct meaning read_heading(const struct roles *roles,
                                   const struct section *section)
{
    const struct heading *heading = heading_of(section);
    if (heading->stated_roles != 0)
        return (struct meaning){.roles = heading->stated_roles};
    if (section->parent == NULL)
        return read_first_level(roles, heading->text);
    role_set above = 0;
    for (const struct section *s = section->parent; s != NULL; s = s->parent)
        above |= heading_of(s)->roles;
    if ((above & ROLE_BIT(ROLE_STEPS)) != 0)
        return read_step(roles, section);
    struct meaning meaning =
        vocabulary_read(roles->vocabulary, heading->text, READ_WORD);
    /* 把握进度，加强督导 below 组织领导 */
    if (above != 0 && !has_stages(roles, section))
        meaning.roles &= ~ROLE_BIT(ROLE_STEPS);
    meaning.roles = without_demands(roles, heading->text, meaning.roles, above);
    return meaning;
}

static void read_headings(struct roles *roles)
{
    size_t n = 0;
    for (const struct section *s = roles->plan->sections; s != NULL;
         s = section_following(s))
        n++;
    roles->parts = arena_array(roles->plan->arena, n, sizeof(struct part));
    for (const struct section *s = roles->plan->sections; s != NULL;
         s = section_following(s)) {
        struct part *part = &roles->parts[roles->n++];
        part->section = s;
        part->meaning = read_heading(roles, s);
        heading_of(s)->roles = part->meaning.roles;
    }
}

/* -- Words that may mean one or the other -------------------------------- */

static role_set found(const struct roles *roles)
{
    role_set set = 0;
    for (size_t i = 0; i < roles->n; i++)
        set |= heading_of(roles->parts[i].section)->roles;
    return set;
}

/* Whether a block begins a stage with an ordinal, or with a time in the
 * heading. */
static bool begins_stage(const struct roles *roles, const struct block *b)
{
    struct arena *arena = roles->plan->arena;
    const char *text = running_text(b, arena);
    struct stage_head head;
    if (text != NULL && !stage_text_has_ordinal(text))
        return false;
    return stage_head_of_block(b, roles->vocabulary, arena, &head) &&
           (head.has_ordinal ||
            (b->kind == BLOCK_HEADING && head.period != NULL));
}

/* How many blocks of a section do. */
static size_t count_stages(const struct roles *roles,
                           const struct section *section)
{
    size_t n = 0;
    const struct block *end = section_end(section);
    for (const struct block *b = section->heading->next; b != end; b = b->next)
        n += begins_stage(roles, b);
    return n;
}

/* Whether a word means the time and may mean the steps: 活动时间 */
static bool means_time(const struct word *word)
{
    return word != NULL && word->n_either == 2 &&
           word->either[0] == ROLE_STEPS && word->either[1] == ROLE_SCOPE;
}

static bool names_any_time(const struct roles *roles)
{
    for (size_t i = 0; i < roles->n; i++)
        if (means_time(roles->parts[i].meaning.either))
            return true;
    return false;
}

/* How many paragraphs of a section begin with a time: 11月1日：归档. */
static size_t count_timed(const struct roles *roles,
                          const struct section *section)
{
    size_t n = 0;
    const struct block *end = section_end(section);
    for (const struct block *b = section->heading->next; b != end;
         b = b->next) {
        struct stage_head head;
        const char *text = running_text(b, roles->plan->arena);
        n += text != NULL && scalar_is_digit(utf8_peek(text)) &&
             stage_head_of_block(b, roles->vocabulary, roles->plan->arena,
                                 &head) &&
             head.period != NULL && *head.name != '\0';
    }
    return n;
}

/* Whether a section that may carry the steps has several stages: then 活动时间
 * is none of them. */
static bool has_better_steps(const struct roles *roles)
{
    for (size_t i = 0; i < roles->n; i++) {
        const struct part *part = &roles->parts[i];
        const struct word *word = part->meaning.either;
        if (part->section->parent == NULL && word != NULL &&
            word->either[0] == ROLE_STEPS && !means_time(word) &&
            (count_stages(roles, part->section) >= 2 ||
             count_timed(roles, part->section) >= 2))
            return true;
    }
    return false;
}

static enum role choose(const struct roles *roles, const struct part *part,
                        role_set set)
{
    const struct word *word = part->meaning.either;
    for (size_t i = 0; i < word->n_either; i++) {
        enum role role = word->either[i];
        bool is_open = (set & ROLE_BIT(role)) == 0;
        if (is_open && (role != ROLE_STEPS || has_stages(roles, part->section)))
            return role;
    }
    for (size_t i = 0; i < word->n_either; i++)
        if ((set & ROLE_BIT(word->either[i])) == 0 &&
            word->either[i] != ROLE_STEPS)
            return word->either[i];
    return word->either[word->n_either - 1];
}

/* The stages below a heading that turns out to carry the steps say nothing
 * else: 总结评估（11月） is no evaluation. */
static void silence_stages(const struct roles *roles,
                           const struct section *section)
{
    for (const struct section *s = section->first; s != NULL; s = s->next)
        if (heading_of(s)->stated_roles == 0 && is_stage(roles, s))
            heading_of(s)->roles = 0;
}

static void settle_either(struct roles *roles)
{
    role_set set = found(roles);
    bool has_better = names_any_time(roles) && has_better_steps(roles);
    for (size_t i = 0; i < roles->n; i++) {
        struct part *part = &roles->parts[i];
        if (part->meaning.either == NULL)
            continue;
        role_set role = ROLE_BIT(has_better && means_time(part->meaning.either)
                                     ? ROLE_SCOPE
                                     : choose(roles, part, set));
        heading_of(part->section)->roles |= role;
        if (role == ROLE_BIT(ROLE_STEPS))
            silence_stages(roles, part->section);
        set |= role;
    }
}

/* A role that nothing carries goes to the first heading that also may. */
static void settle_also(struct roles *roles)
{
    role_set set = found(roles);
    for (size_t i = 0; i < roles->n; i++) {
        role_set more = roles->parts[i].meaning.also & ~set;
        heading_of(roles->parts[i].section)->roles |= more;
        set |= more;
    }
}

/* Where nothing is called so, the section with 第一阶段：… 第二阶段：… carries
 * the steps, or the one that says when.  A heading that says nothing is one of
 * the content, too. */
static void settle_steps(struct roles *roles)
{
    role_set all = found(roles);
    bool is_found = (all & ROLE_BIT(ROLE_STEPS)) != 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < roles->n && !is_found; i++) {
            const struct part *part = &roles->parts[i];
            if (part->section->parent != NULL)
                continue;
            is_found = pass == 0 ? count_stages(roles, part->section) >= 2
                                 : means_time(part->meaning.either);
            if (!is_found)
                continue;
            role_set *own = &heading_of(part->section)->roles;
            bool says_what = *own == 0 && (all & ROLE_BIT(ROLE_CONTENT)) == 0;
            *own |=
                ROLE_BIT(ROLE_STEPS) | (says_what ? ROLE_BIT(ROLE_CONTENT) : 0);
        }
}

/* Whether a line of a section says 组长：…. */
static bool names_leaders(const struct roles *roles,
                          const struct section *section)
{
    const struct wordlist *posts = &roles->vocabulary->people.posts;
    const struct block *end = section_end(section);
    for (const struct block *b = section->heading->next; b != end;
         b = b->next) {
        const char *behind;
        const char *text = running_text(b, roles->plan->arena);
        if (b->kind == BLOCK_HEADING &&
            wordlist_has(posts, b->as.heading.text, strlen(b->as.heading.text)))
            return true;
        if (text != NULL &&
            label_match((struct slice){text, text + strlen(text)}, posts,
                        &behind) != NULL)
            return true;
    }
    return false;
}

/* Where nothing is called so, the section that nothing else is known of and
 * that names 组长：… carries the leadership. */
static void settle_leadership(struct roles *roles)
{
    if ((found(roles) & ROLE_BIT(ROLE_LEADERSHIP)) != 0)
        return;
    for (size_t i = 0; i < roles->n; i++) {
        const struct section *section = roles->parts[i].section;
        if (section->parent != NULL || heading_of(section)->roles != 0 ||
            !names_leaders(roles, section))
            continue;
        heading_of(section)->roles = ROLE_BIT(ROLE_LEADERSHIP);
        return;
    }
}

/* -- Carriers ------------------------------------------------------------ */

static void carry(struct plan *plan, role_set set, struct span span,
                  const char *heading)
{
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        struct role_carrier *carrier = &plan->carriers[role];
        if ((set & ROLE_BIT(role)) == 0 || !span_is_none(carrier->span))
            continue;
        carrier->span = span;
        carrier->heading = heading;
    }
}

/* The first level before the others: it decides about the order. */
static void carry_headings(const struct roles *roles)
{
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < roles->n; i++) {
            const struct section *section = roles->parts[i].section;
            const struct heading *heading = heading_of(section);
            if ((section->parent == NULL) == (pass == 0))
                carry(roles->plan, heading->roles, section->heading->span,
                      heading->text);
        }
}

/* A plan without headings, of 第一阶段：… 第二阶段：…: the first of them. */
static void carry_stages(const struct roles *roles)
{
    const struct block *first = NULL;
    size_t n = 0;
    for (const struct block *b = roles->plan->first;
         b != NULL && b->kind != BLOCK_HEADING; b = b->next) {
        if (!begins_stage(roles, b))
            continue;
        first = first == NULL ? b : first;
        n++;
    }
    struct stage_head head;
    if (n >= 2 && stage_head_of_block(first, roles->vocabulary,
                                      roles->plan->arena, &head))
        carry(roles->plan, ROLE_BIT(ROLE_STEPS), first->span, head.name);
}

/* 活动目标：… or 加强领导，落实责任。…: the words before the first stop. */
static const char *label_of(const char *text, struct arena *arena)
{
    const char *p = text;
    while (*p != '\0' && p - text <= MAX_LABEL_BYTES) {
        uint32_t scalar = utf8_peek(p);
        if (scalar == 0xFF1A || scalar == ':' || scalar == 0x3002)
            return arena_strndup(arena, text, (size_t)(p - text));
        utf8_next(&p);
    }
    return NULL;
}

static void carry_labels(const struct roles *roles)
{
    struct plan *plan = roles->plan;
    role_set above = 0;
    int level = 0;
    for (const struct block *b = plan->first; b != NULL; b = b->next) {
        if (b->kind == BLOCK_HEADING)
            level = b->as.heading.level;
        if (b->kind == BLOCK_HEADING && b->as.heading.roles != 0)
            above = b->as.heading.roles;
        const char *text = running_text(b, plan->arena);
        struct number number;
        if (text != NULL && number_match(text, &number))
            text += number.len;
        const char *label = text == NULL ? NULL : label_of(text, plan->arena);
        if (label == NULL)
            continue;
        struct meaning meaning = vocabulary_read(
            roles->vocabulary, label,
            above == ROLE_BIT(ROLE_STEPS) ? READ_NOUN : READ_WORD);
        meaning.roles = without_demands(roles, label, meaning.roles, above);
        /* the 时间：… of one activity is not the plan's */
        if (meaning.either != NULL &&
            !(level > 1 && means_time(meaning.either)))
            meaning.roles |= ROLE_BIT(meaning.either->either[0]);
        carry(plan, meaning.roles, b->span, label);
    }
}

/* Whether text says phrase; its … stands for words of the same sentence. */
static const char *find_phrase(const char *text, const char *phrase,
                               struct arena *arena)
{
    static const char gap[] = "…";
    const char *dots = strstr(phrase, gap);
    if (dots == NULL)
        return strstr(text, phrase);
    const char *head = arena_strndup(arena, phrase, (size_t)(dots - phrase));
    const char *tail = dots + strlen(gap);
    const char *start = strstr(text, head);
    const char *end = start == NULL ? NULL : strstr(start, tail);
    const char *stop = start == NULL ? NULL : strstr(start, "。");
    if (end == NULL || (stop != NULL && stop < end))
        return NULL;
    return start;
}

/* Carries the roles whose phrases a text has. */
static void carry_phrases(const struct roles *roles,
                          const struct wordlist lists[ROLE_COUNT],
                          const struct block *block)
{
    struct plan *plan = roles->plan;
    const char *text = running_text(block, plan->arena);
    if (text == NULL)
        return;
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        if (!span_is_none(plan->carriers[role].span))
            continue;
        for (size_t i = 0; i < lists[role].n; i++)
            if (find_phrase(text, lists[role].items[i].text, plan->arena) !=
                NULL)
                carry(plan, ROLE_BIT(role), block->span,
                      lists[role].items[i].text);
    }
}

static void carry_texts(const struct roles *roles)
{
    const struct vocabulary *vocabulary = roles->vocabulary;
    bool is_preamble = true;
    for (const struct block *b = roles->plan->first; b != NULL; b = b->next) {
        is_preamble &= b->kind != BLOCK_HEADING;
        if (is_preamble)
            carry_phrases(roles, vocabulary->preamble, b);
        carry_phrases(roles, vocabulary->running, b);
    }
}

void roles_find(struct plan *plan, const struct vocabulary *vocabulary)
{
    struct roles roles = {.plan = plan, .vocabulary = vocabulary};
    read_headings(&roles);
    settle_either(&roles);
    settle_leadership(&roles);
    settle_also(&roles);
    settle_steps(&roles);
    carry_headings(&roles);
    carry_stages(&roles);
    carry_labels(&roles);
    carry_texts(&roles);
}

/* Whether a heading carries the role. */
static bool is_carried(const struct plan *plan, enum role role)
{
    for (const struct section *s = plan->sections; s != NULL;
         s = section_following(s))
        if ((heading_of(s)->roles & ROLE_BIT(role)) != 0)
            return true;
    return false;
}

void roles_settle_untitled(struct plan *plan,
                           const struct vocabulary *vocabulary)
{
    enum role role = vocabulary->untitled;
    const struct section *first = NULL;
    size_t n = 0;
    for (const struct section *s = plan->sections; s != NULL; s = s->next)
        n += heading_of(s)->roles == 0;
    if (role == ROLE_COUNT || n == 0 || n < vocabulary->untitled_at_least ||
        is_carried(plan, role))
        return;
    for (const struct section *s = plan->sections; s != NULL; s = s->next) {
        if (heading_of(s)->roles != 0)
            continue;
        heading_of(s)->roles = ROLE_BIT(role);
        first = first == NULL ? s : first;
    }
    plan->carriers[role] =
        (struct role_carrier){first->heading->span, heading_of(first)->text};
}

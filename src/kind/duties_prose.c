/*
 * Who has to do what, as sentences tell: 市科协办公室负责…,
 * …由市科协办公室负责, 市财政局：负责….
 */
#include "kind/duty_part.h"

#include "base/utf8.h"

#include <string.h>

static const char32_t sentence_marks[] = U"。；;\n";

/* …由U负责: the task stands before. */
static bool add_by(struct duties *duties, struct slice clause,
                   struct slice before, struct span span)
{
    static const char *const verbs[] = {"负责", "牵头", "承担", NULL};
    static const char by[] = "由";
    const char *start = slice_find(clause, by);
    if (start == NULL)
        return false;
    struct slice unit = {start + strlen(by), clause.end};
    for (size_t i = 0; verbs[i] != NULL; i++) {
        const char *verb = slice_find(unit, verbs[i]);
        if (verb == NULL || verb + strlen(verbs[i]) != unit.end)
            continue;
        unit.end = verb;
        struct slice task = duties_task_before(clause.start, start);
        if (slice_is_empty(task))
            task = duties_task_before(before.start, start);
        if (!slice_is_unit(unit, duties->words) || slice_is_empty(task))
            return false;
        duties_add(duties, unit, duty_lead,
                   slice_copy(task, duties->plan->arena), span);
        return true;
    }
    return false;
}

/* 由区林业局牵头，各乡镇配合，4月底前完成: who has the task that the heading
 * names. */
void duties_add_opening(struct duties *duties, const char *text,
                        const char *heading, struct span span)
{
    static const char by[] = "由";
    struct slice rest = {text, text + strlen(text)};
    struct slice clause;
    const char *role = duty_lead;
    if (heading == NULL || strncmp(text, by, strlen(by)) != 0)
        return;
    while (role != NULL && slice_cut(&rest, U"，；。,;\n", &clause)) {
        struct slice units = duties_units_of(clause, &role);
        if (role != NULL)
            duties_add_units(duties, units, role, heading, false, span);
    }
}

/* 市直机关工委牵头负责: what stands between the unit and 负责 */
static struct slice without_adverb(struct slice unit)
{
    static const char *const words[] = {"牵头", "具体", "主要", "统一",
                                        "全面", "分别", "共同"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        slice_drop_end(&unit, words[i]);
    return unit;
}

/* 负责人 and 负责同志 are people, no verb; but 负责人员培训 is one. */
static bool is_person(struct slice behind)
{
    static const char *const whole[] = {"同志", "人"};
    static const char *const words[] = {"人员", "人才", "人事", "人力"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (slice_find(behind, words[i]) == behind.start)
            return false;
    for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++)
        if (slice_find(behind, whole[i]) == behind.start)
            return true;
    return false;
}

/* U负责…: the unit, and where its task begins. */
static bool find_subject(const struct duties *duties, struct slice clause,
                         struct slice *unit, const char **task)
{
    static const char *const verbs[] = {"负责", "承担"};
    static const char by[] = "由";
    const char *at = NULL, *behind = NULL;
    for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]) && at == NULL;
         i++) {
        at = slice_find(clause, verbs[i]);
        behind = at == NULL ? NULL : at + strlen(verbs[i]);
    }
    if (at == NULL || at == clause.start || behind == clause.end ||
        is_person((struct slice){behind, clause.end}))
        return false;
    *unit = slice_trim((struct slice){clause.start, at});
    slice_drop_start(unit, by);
    *unit = without_adverb(*unit);
    *task = behind;
    return slice_is_unit(*unit, duties->words);
}

/* 生产部、行政部配合: the units, or an empty slice. */
static struct slice supporters(const struct duties *duties, struct slice clause)
{
    const char *role;
    struct slice units = duties_units_of(clause, &role);
    struct slice rest = units;
    struct slice first;
    bool is_list = role == duty_support &&
                   duties_cut_unit(&rest, duties->words, &first) &&
                   slice_is_unit(slice_trim(first), duties->words);
    return is_list ? units : (struct slice){clause.end, clause.end};
}

/* Where the task ends that begins in clause and that the clauses behind go on
 * with: at the sentence's end, or before another unit takes its turn. */
static const char *task_end(const struct duties *duties, struct slice clause,
                            struct slice behind, const char *sentence_end)
{
    struct slice next, unit;
    const char *task, *end = clause.end;
    while (slice_cut(&behind, DUTY_PART_MARKS, &next)) {
        if (find_subject(duties, next, &unit, &task) ||
            !slice_is_empty(supporters(duties, next)))
            return end;
        end = next.end;
    }
    return sentence_end;
}

/* Adds the duty of a clause that has a unit of its own. */
static bool add_subject(struct duties *duties, struct slice clause,
                        struct slice behind, const char *sentence_end,
                        struct span span)
{
    struct slice unit;
    const char *start;
    if (!find_subject(duties, clause, &unit, &start))
        return false;
    const char *end = task_end(duties, clause, behind, sentence_end);
    struct slice task = slice_trim((struct slice){start, end});
    if (slice_is_empty(task))
        return false;
    static const char with[] = "会同"; /* 市场监管局会同公安局 */
    const char *text = slice_copy(task, duties->plan->arena);
    const char *joint = slice_find(unit, with);
    struct slice first = {unit.start, joint};
    if (joint == NULL || !slice_is_unit(first, duties->words)) {
        duties_add(duties, unit, duty_lead, text, span);
        return true;
    }
    duties_add(duties, first, duty_lead, text, span);
    duties_add_units(duties, (struct slice){joint + strlen(with), unit.end},
                     duty_support, text, false, span);
    return true;
}

/* Whether all of a list are units. */
static bool are_units(const struct duties *duties, struct slice list)
{
    struct slice piece;
    if (slice_is_empty(list))
        return false;
    while (duties_cut_unit(&list, duties->words, &piece))
        if (!slice_is_unit(slice_trim(piece), duties->words))
            return false;
    return true;
}

/* 市财政局：负责…, 县公安局、县司法局：做好…: a list of what each has to do.
 * False if the text is none of it. */
static bool add_unit_label(struct duties *duties, struct slice text,
                           struct span span)
{
    enum { FARTHEST = 120 }; /* bytes */
    static const struct {
        const char *verb;
        const char *role;
        bool is_part; /* of the task */
    } verbs[] = {{"负责", duty_lead, false},   {"牵头", duty_lead, true},
                 {"承担", duty_lead, true},    {"做好", duty_lead, true},
                 {"组织", duty_lead, true},    {"指导", duty_lead, true},
                 {"统筹", duty_lead, true},    {"落实", duty_lead, true},
                 {"会同", duty_lead, true},    {"具体", duty_lead, true},
                 {"提供", duty_lead, true},    {"保障", duty_lead, true},
                 {"开展", duty_lead, true},    {"协调", duty_lead, true},
                 {"监督", duty_lead, true},    {"制定", duty_lead, true},
                 {"配合", duty_support, true}, {"协助", duty_support, true},
                 {"参与", duty_support, true}};
    struct slice task = text;
    struct slice units;
    if (!slice_cut(&task, U"：:", &units) || slice_is_empty(task) ||
        units.end - units.start > FARTHEST || !are_units(duties, units))
        return false;
    task = duties_task_before(task.start, task.end);
    for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
        size_t len = strlen(verbs[i].verb);
        if (slice_find(task, verbs[i].verb) != task.start ||
            is_person((struct slice){task.start + len, task.end}))
            continue;
        if (!verbs[i].is_part)
            task.start += len;
        duties_add_units(duties, units, verbs[i].role,
                         slice_copy(task, duties->plan->arena), true, span);
        return true;
    }
    return false;
}

/* 县文广旅局牵头，县教体局、县总工会配合。: those who have the task of the
 * heading, where a clause says no more.  False if it is none of it. */
static bool add_leading(struct duties *duties, struct slice sentence,
                        const char *heading, struct span span)
{
    static const char lead[] = "牵头";
    struct slice rest = sentence, clause;
    const char *role;
    size_t n = 0;
    if (heading == NULL || slice_find(sentence, lead) == NULL)
        return false;
    while (slice_cut(&rest, DUTY_PART_MARKS, &clause)) {
        struct slice units = duties_units_of(slice_trim(clause), &role);
        if (role == NULL || (n == 0 && role != duty_lead) ||
            !are_units(duties, units))
            break;
        duties_add_units(duties, units, role, heading, false, span);
        n++;
    }
    return n > 0;
}

void duties_add_prose(struct duties *duties, const char *text,
                      const char *heading, struct span span)
{
    text = duties_behind_number(text);
    struct slice rest = {text, text + strlen(text)};
    struct slice sentence;
    while (slice_cut(&rest, sentence_marks, &sentence)) {
        struct slice clauses = sentence;
        if (add_unit_label(duties, sentence, span) ||
            add_leading(duties, sentence, heading, span))
            continue;
        struct slice clause;
        const char *task = NULL; /* of the unit that leads in this sentence */
        while (slice_cut(&clauses, DUTY_PART_MARKS, &clause)) {
            struct slice before = {sentence.start, clause.end};
            if (add_subject(duties, clause, clauses, sentence.end, span)) {
                task = duties->last->task;
                continue;
            }
            if (task != NULL)
                duties_add_units(duties, supporters(duties, clause),
                                 duty_support, task, false, span);
            if (add_by(duties, clause, before, span))
                sentence.start = clause.end;
        }
    }
}

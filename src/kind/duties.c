/*
 * Who has to do what: 责任单位：…, （…牵头，…配合）, …负责…, and tables.
 */
#include "kind/names.h"
#include "kind/parts.h"

#include "base/utf8.h"
#include "plan/numbering.h"

#include <string.h>

struct duties {
    struct plan *plan;
    const struct people_words *words;
    struct duty *last;
};

static const char lead[] = "lead";
static const char support[] = "support";

static const char32_t unit_marks[] = U"、，, 　\n";

static void add_duty(struct duties *duties, struct slice unit, const char *role,
                     const char *task, struct span span)
{
    struct arena *arena = duties->plan->arena;
    struct duty *duty = arena_new_object(arena, struct duty);
    duty->unit = slice_copy(unit, arena);
    duty->role = role;
    duty->task = task;
    duty->span = span;
    if (duties->last == NULL)
        duties->plan->duties = duty;
    else
        duties->last->next = duty;
    duties->last = duty;
}

/* 市公安局等, 市公安局等有关部门: without the words for the others. */
static struct slice without_others(struct slice unit)
{
    static const char *const words[] = {"等有关部门", "等相关部门",
                                        "等有关单位", "等相关单位",
                                        "等部门",     "等单位",
                                        "等"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t len = strlen(words[i]);
        if ((size_t)(unit.end - unit.start) <= len ||
            memcmp(unit.end - len, words[i], len) != 0)
            continue;
        unit.end -= len;
        break;
    }
    return unit;
}

/* Cuts the next unit off *list.  和 parts 市教育局和市财政局, but not
 * 市工业和信息化局. */
static bool cut_unit(struct slice *list, const struct people_words *words,
                     struct slice *unit)
{
    struct slice whole = *list;
    if (!slice_cut(&whole, unit_marks, unit))
        return false;
    for (const char *p = unit->start; p < unit->end;) {
        const char *joint = p;
        if (!scalar_is_among(utf8_next(&p), U"和及"))
            continue;
        struct slice left = slice_trim((struct slice){unit->start, joint});
        if (!slice_is_unit(left, words))
            continue;
        *unit = left;
        list->start = p;
        return true;
    }
    *list = whole;
    return true;
}

/* Every unit of a list; what is no unit is left out unless all are wanted
 * (behind a label the author says that they are). */
static void add_units(struct duties *duties, struct slice list,
                      const char *role, const char *task, bool all,
                      struct span span)
{
    struct slice piece;
    while (cut_unit(&list, duties->words, &piece)) {
        piece = without_others(slice_trim(piece));
        if (slice_is_empty(piece) ||
            (!all && !slice_is_unit(piece, duties->words)))
            continue;
        add_duty(duties, piece, role, task, span);
    }
}

/* -- Labels: 责任单位：甲、乙；配合单位：丙 ------------------------------ */

struct label {
    const char *start;  /* of the label */
    const char *behind; /* its colon */
    const char *role;
};

/* The label that ends at a colon, and begins behind start. */
static bool label_before(const struct duties *duties, const char *start,
                         const char *colon, struct label *label)
{
    const struct {
        const struct wordlist *words;
        const char *role;
    } lists[] = {{&duties->words->lead, lead},
                 {&duties->words->support, support},
                 {&duties->words->persons, NULL}};
    size_t longest = 0;
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        const struct wording *word =
            wordlist_suffix(lists[i].words, start, (size_t)(colon - start));
        if (word == NULL || word->len <= longest)
            continue;
        longest = word->len;
        label->start = colon - longest;
        label->role = lists[i].role;
    }
    return longest > 0;
}

/* The first label in [p, end). */
static bool next_label(const struct duties *duties, const char *p,
                       const char *end, struct label *label)
{
    const char *start = p;
    while ((p = utf8_skip_hanzi(p, end)) < end) {
        const char *colon = p;
        uint32_t scalar = utf8_next(&p);
        if (scalar != 0xFF1A && scalar != ':')
            continue;
        label->behind = p;
        if (label_before(duties, start, colon, label))
            return true;
    }
    return false;
}

static bool is_list_end(uint32_t scalar)
{
    return scalar == 0 || scalar_bracket_step(scalar) < 0 ||
           scalar_is_among(scalar, U"。；;\n");
}

/* Where the list at p ends: at a mark, or at the next label of any sort
 * (责任单位：甲，完成时限：6月). */
static const char *list_end(const struct duties *duties, const char *p,
                            const char *end)
{
    int depth = 0;
    struct label label;
    if (next_label(duties, p, end, &label))
        end = label.start;
    while (p < end) {
        uint32_t scalar = utf8_peek(p);
        if (scalar_bracket_step(scalar) > 0)
            depth++;
        else if (depth > 0 && scalar_bracket_step(scalar) < 0)
            depth--;
        else if (is_list_end(scalar))
            break;
        const char *mark = p;
        utf8_next(&p);
        if (depth == 0 && scalar_is_among(scalar, U"，, 　") &&
            slice_begins_with_label((struct slice){utf8_skip_blanks(p), end}))
            return mark;
    }
    return p;
}

/* Where the bracket opens that is still open at the end, or the end:
 * 清理台账。（完成时限：6月；责任单位：… */
static const char *open_bracket_in(const char *start, const char *end)
{
    const char *open = end;
    for (const char *p = start; (p = utf8_skip_hanzi(p, end)) < end;) {
        const char *at = p;
        uint32_t scalar = utf8_next(&p);
        if (scalar_bracket_step(scalar) > 0)
            open = at;
        else if (scalar_bracket_step(scalar) < 0)
            open = end;
    }
    return open;
}

/* The text before a label, without the bracket that opens it and the mark
 * that ends the sentence. */
static struct slice task_before(const char *start, const char *end)
{
    static const char *const opens[] = {"（", "〔", "［", "【", "(",  "[",
                                        "；", "，", ";",  ",",  "。", "："};
    struct slice task = slice_trim((struct slice){start, end});
    for (size_t i = 0; i < sizeof(opens) / sizeof(opens[0]); i++) {
        size_t len = strlen(opens[i]);
        if ((size_t)(task.end - task.start) >= len &&
            memcmp(task.end - len, opens[i], len) == 0)
            task.end -= len;
    }
    return slice_trim(task);
}

/* Behind the number at the start of a text. */
static const char *behind_number(const char *text)
{
    struct number number;
    return number_match(text, &number) ? text + number.len : text;
}

/* True if there was a label. */
static bool add_labelled(struct duties *duties, const char *text,
                         const char *heading, struct span span)
{
    const char *end = text + strlen(text);
    struct label label;
    const char *task = NULL;
    bool is_first = true;
    for (const char *p = text; next_label(duties, p, end, &label);) {
        if (is_first) {
            struct slice before = task_before(
                behind_number(text), open_bracket_in(text, label.start));
            task = slice_is_empty(before)
                       ? heading
                       : slice_copy(before, duties->plan->arena);
        }
        is_first = false;
        p = list_end(duties, label.behind, end);
        if (label.role != NULL)
            add_units(duties, task_before(label.behind, p), label.role, task,
                      true, span);
    }
    return !is_first;
}

/* -- （甲牵头，乙、丙配合） ---------------------------------------------- */

static const char32_t part_marks[] = U"，；,;";

/* The list before the verb that ends a part; *role says which it was. */
static struct slice units_of(struct slice part, const char **role)
{
    static const struct {
        const char *verb;
        const char *role;
    } verbs[] = {{"按照职责分工负责", lead},
                 {"按职责分工负责", lead},
                 {"依职责分工负责", lead},
                 {"牵头负责", lead},
                 {"分别负责", lead},
                 {"共同负责", lead},
                 {"分工负责", lead},
                 {"牵头", lead},
                 {"负责", lead},
                 {"主办", lead},
                 {"配合", support},
                 {"参与", support},
                 {"参加", support},
                 {"协助", support},
                 {"协办", support}};
    part = slice_trim(part);
    if ((size_t)(part.end - part.start) > 3 && memcmp(part.start, "由", 3) == 0)
        part.start += 3;
    *role = NULL;
    for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
        size_t len = strlen(verbs[i].verb);
        if ((size_t)(part.end - part.start) <= len ||
            memcmp(part.end - len, verbs[i].verb, len) != 0)
            continue;
        part.end -= len;
        *role = verbs[i].role;
        return part;
    }
    return part;
}

/* Takes the duties out of a bracket.  Their task is what stands before, or
 * *task where that is nothing; *task becomes it.  True if there were any. */
static bool add_bracket(struct duties *duties, struct slice inside,
                        struct slice before, const char **task,
                        struct span span)
{
    bool is_found = false;
    struct slice part;
    while (slice_cut(&inside, part_marks, &part)) {
        const char *role;
        struct slice units = units_of(part, &role);
        if (role == NULL)
            continue;
        if (!is_found && !slice_is_empty(before))
            *task = slice_copy(before, duties->plan->arena);
        is_found = true;
        add_units(duties, units, role, *task, false, span);
    }
    return is_found;
}

/* The end of what stands in a bracket that begins at p: at its closing one or
 * at the end of the sentence; with the brackets inside, 各镇（街道）. */
static const char *behind_inside(const char *p)
{
    for (int depth = 0; *p != '\0'; utf8_next(&p)) {
        uint32_t scalar = utf8_peek(p);
        if (scalar_bracket_step(scalar) > 0)
            depth++;
        else if (depth > 0 && scalar_bracket_step(scalar) < 0)
            depth--;
        else if (is_list_end(scalar))
            break;
    }
    return p;
}

/* The text between two brackets, without the marks at its ends. */
static struct slice task_between(const char *start, const char *end)
{
    while (start < end && scalar_is_among(utf8_peek(start), U"）)〕、，；,;"))
        utf8_next(&start);
    return task_before(start, end);
}

/* 清运垃圾（甲牵头）、疏通沟渠（乙牵头）。 */
static void add_brackets(struct duties *duties, const char *text,
                         const char *heading, struct span span)
{
    const char *task_start = text;
    const char *task = heading;
    const char *end = text + strlen(text);
    for (const char *p = text; (p = utf8_skip_hanzi(p, end)) < end;) {
        const char *open = p;
        uint32_t scalar = utf8_next(&p);
        if (scalar == 0x3002 && scalar_bracket_step(utf8_peek(p)) <= 0) {
            task_start = p;
            task = heading;
        }
        if (scalar_bracket_step(scalar) <= 0)
            continue;
        const char *inside = p;
        p = behind_inside(p);
        if (add_bracket(duties, (struct slice){inside, p},
                        task_between(task_start, open), &task, span))
            task_start = p;
    }
}

/* -- 市科协办公室负责…, …由市科协办公室负责 ------------------------------ */

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
        struct slice task = task_before(clause.start, start);
        if (slice_is_empty(task))
            task = task_before(before.start, start);
        if (!slice_is_unit(unit, duties->words) || slice_is_empty(task))
            return false;
        add_duty(duties, unit, lead, slice_copy(task, duties->plan->arena),
                 span);
        return true;
    }
    return false;
}

/* 由区林业局牵头，各乡镇配合，4月底前完成: who has the task that the heading
 * names. */
static void add_opening(struct duties *duties, const char *text,
                        const char *heading, struct span span)
{
    static const char by[] = "由";
    struct slice rest = {text, text + strlen(text)};
    struct slice clause;
    const char *role = lead;
    if (heading == NULL || strncmp(text, by, strlen(by)) != 0)
        return;
    while (role != NULL && slice_cut(&rest, U"，；。,;\n", &clause)) {
        struct slice units = units_of(clause, &role);
        if (role != NULL)
            add_units(duties, units, role, heading, false, span);
    }
}

/* 市直机关工委牵头负责: what stands between the unit and 负责 */
static struct slice without_adverb(struct slice unit)
{
    static const char *const words[] = {"牵头", "具体", "主要", "统一",
                                        "全面", "分别", "共同"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t len = strlen(words[i]);
        if ((size_t)(unit.end - unit.start) > len &&
            memcmp(unit.end - len, words[i], len) == 0)
            unit.end -= len;
    }
    return unit;
}

/* 负责人 and 负责同志 are people, no verb; but 负责人员培训 is one. */
static bool is_person(const char *behind, const char *end)
{
    static const char person[] = "人", comrade[] = "同志";
    static const char *const words[] = {"员", "才", "事", "力"};
    size_t len = sizeof(person) - 1;
    if ((size_t)(end - behind) >= sizeof(comrade) - 1 &&
        memcmp(behind, comrade, sizeof(comrade) - 1) == 0)
        return true;
    if ((size_t)(end - behind) < len || memcmp(behind, person, len) != 0)
        return false;
    behind += len;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t word_len = strlen(words[i]);
        if ((size_t)(end - behind) >= word_len &&
            memcmp(behind, words[i], word_len) == 0)
            return false;
    }
    return true;
}

/* U负责…: the unit, and where its task begins. */
static bool find_subject(const struct duties *duties, struct slice clause,
                         struct slice *unit, const char **task)
{
    static const char verb[] = "负责", by[] = "由";
    const char *at = slice_find(clause, verb);
    if (at == NULL || at == clause.start || at + strlen(verb) == clause.end ||
        is_person(at + strlen(verb), clause.end))
        return false;
    *unit = slice_trim((struct slice){clause.start, at});
    if (slice_find(*unit, by) == unit->start)
        unit->start += strlen(by);
    *unit = without_adverb(*unit);
    *task = at + strlen(verb);
    return slice_is_unit(*unit, duties->words);
}

/* 生产部、行政部配合: the units, or an empty slice. */
static struct slice supporters(const struct duties *duties, struct slice clause)
{
    const char *role;
    struct slice units = units_of(clause, &role);
    struct slice rest = units;
    struct slice first;
    bool is_list = role == support && cut_unit(&rest, duties->words, &first) &&
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
    while (slice_cut(&behind, part_marks, &next)) {
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
        add_duty(duties, unit, lead, text, span);
        return true;
    }
    add_duty(duties, first, lead, text, span);
    add_units(duties, (struct slice){joint + strlen(with), unit.end}, support,
              text, false, span);
    return true;
}

/* Whether all of a list are units. */
static bool are_units(const struct duties *duties, struct slice list)
{
    struct slice piece;
    if (slice_is_empty(list))
        return false;
    while (cut_unit(&list, duties->words, &piece))
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
    } verbs[] = {{"负责", lead, false},   {"牵头", lead, true},
                 {"承担", lead, true},    {"做好", lead, true},
                 {"组织", lead, true},    {"指导", lead, true},
                 {"统筹", lead, true},    {"落实", lead, true},
                 {"会同", lead, true},    {"具体", lead, true},
                 {"配合", support, true}, {"协助", support, true},
                 {"参与", support, true}};
    struct slice task = text;
    struct slice units;
    if (!slice_cut(&task, U"：:", &units) || slice_is_empty(task) ||
        units.end - units.start > FARTHEST || !are_units(duties, units))
        return false;
    task = task_before(task.start, task.end);
    for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
        size_t len = strlen(verbs[i].verb);
        if (slice_find(task, verbs[i].verb) != task.start ||
            is_person(task.start + len, task.end))
            continue;
        if (!verbs[i].is_part)
            task.start += len;
        add_units(duties, units, verbs[i].role,
                  slice_copy(task, duties->plan->arena), true, span);
        return true;
    }
    return false;
}

static void add_prose(struct duties *duties, const char *text, struct span span)
{
    text = behind_number(text);
    struct slice rest = {text, text + strlen(text)};
    struct slice sentence;
    while (slice_cut(&rest, sentence_marks, &sentence)) {
        struct slice clauses = sentence;
        if (add_unit_label(duties, sentence, span))
            continue;
        struct slice clause;
        const char *task = NULL; /* of the unit that leads in this sentence */
        while (slice_cut(&clauses, part_marks, &clause)) {
            struct slice before = {sentence.start, clause.end};
            if (add_subject(duties, clause, clauses, sentence.end, span)) {
                task = duties->last->task;
                continue;
            }
            if (task != NULL)
                add_units(duties, supporters(duties, clause), support, task,
                          false, span);
            if (add_by(duties, clause, before, span))
                sentence.start = clause.end;
        }
    }
}

/* -- Tables -------------------------------------------------------------- */

static void add_table(struct duties *duties, const struct table *table,
                      struct span span)
{
    struct arena *arena = duties->plan->arena;
    size_t task_column = table->n_columns;
    const struct people_words *words = duties->words;
    for (size_t i = 0; i < table->n_columns; i++)
        if (task_column == table->n_columns &&
            slice_is_in(slice_of_cell(table, 0, i, arena), &words->tasks))
            task_column = i;
    for (size_t row = 1; row < table->n_rows; row++) {
        const char *task = NULL;
        if (task_column < table->n_columns)
            task = slice_copy(slice_of_cell(table, row, task_column, arena),
                              arena);
        for (size_t i = 0; i < table->n_columns; i++) {
            struct slice head = slice_of_cell(table, 0, i, arena);
            struct slice cell = slice_of_cell(table, row, i, arena);
            if (slice_is_in(head, &words->lead))
                add_units(duties, cell, lead, task, true, span);
            else if (slice_is_in(head, &words->support))
                add_units(duties, cell, support, task, true, span);
        }
    }
}

/* -- All of them --------------------------------------------------------- */

/* Sections in which 负责 tells who has to do what. */
static bool is_about_duties(role_set roles)
{
    return (roles & (ROLE_BIT(ROLE_LEADERSHIP) | ROLE_BIT(ROLE_GUARANTEE))) !=
           0;
}

void duties_find(struct plan *plan, const struct people_words *words)
{
    struct duties duties = {plan, words, NULL};
    const char *heading = NULL;
    const struct section *top = plan->sections;
    bool is_prose_wanted = false;
    for (const struct block *b = plan->first; b != NULL; b = b->next) {
        const char *text = running_text(b, plan->arena);
        if (b->kind == BLOCK_HEADING) {
            heading = b->as.heading.text;
            if (top != NULL && b == top->heading) {
                is_prose_wanted = is_about_duties(b->as.heading.roles);
                top = top->next;
            }
            if (!add_labelled(&duties, heading, heading, b->span))
                add_brackets(&duties, heading, heading, b->span);
        } else if (b->kind == BLOCK_TABLE) {
            add_table(&duties, &b->as.table, b->span);
        }
        if (text == NULL || add_labelled(&duties, text, heading, b->span))
            continue;
        add_brackets(&duties, text, heading, b->span);
        if (is_prose_wanted)
            add_prose(&duties, text, b->span);
        else
            add_opening(&duties, text, heading, b->span);
    }
}

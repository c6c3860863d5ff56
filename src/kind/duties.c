/*
 * Who has to do what: 责任单位：…, （…牵头，…配合）, …负责…, and tables.
 */
#include "kind/duty_part.h"

#include "base/utf8.h"
#include "plan/numbering.h"

#include <string.h>

const char duty_lead[] = "lead";
const char duty_support[] = "support";

static const char32_t unit_marks[] = U"、，, 　\n";

void duties_add(struct duties *duties, struct slice unit, const char *role,
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

/* Takes the words for the others off: 市公安局等, 市公安局等有关部门. */
static void drop_others(struct slice *unit)
{
    static const char *const words[] = {
        "等有关部门", "等相关部门", "等有关单位", "等相关单位",
        "等部门",     "等单位",     "等"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (slice_drop_end(unit, words[i]))
            return;
}

bool duties_cut_unit(struct slice *list, const struct people_words *words,
                     struct slice *unit)
{
    struct slice whole = *list;
    if (!slice_cut(&whole, unit_marks, unit))
        return false;
    *unit = slice_trim(*unit);
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

void duties_add_units(struct duties *duties, struct slice list,
                      const char *role, const char *task, bool all,
                      struct span span)
{
    struct slice piece;
    while (duties_cut_unit(&list, duties->words, &piece)) {
        drop_others(&piece);
        if (slice_is_empty(piece) ||
            (!all && !slice_is_unit(piece, duties->words)))
            continue;
        duties_add(duties, piece, role, task, span);
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
    } lists[] = {{&duties->words->lead, duty_lead},
                 {&duties->words->support, duty_support},
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

/* Whether a list ends at scalar, which may stand in brackets of its own; *depth
 * is how many are open. */
static bool ends_list(uint32_t scalar, int *depth)
{
    int step = scalar_bracket_step(scalar);
    if (step > 0 || (step < 0 && *depth > 0)) {
        *depth += step > 0 ? 1 : -1;
        return false;
    }
    return is_list_end(scalar);
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
        if (ends_list(scalar, &depth))
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

struct slice duties_task_before(const char *start, const char *end)
{
    struct slice task = slice_trim((struct slice){start, end});
    while (!slice_is_empty(task) &&
           scalar_is_among(utf8_before(task.start, task.end),
                           U"（〔［【([；，;,。："))
        task.end = utf8_back(task.start, task.end);
    return slice_trim(task);
}

const char *duties_behind_number(const char *text)
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
            struct slice before = duties_task_before(
                duties_behind_number(text), open_bracket_in(text, label.start));
            task = slice_is_empty(before)
                       ? heading
                       : slice_copy(before, duties->plan->arena);
        }
        is_first = false;
        p = list_end(duties, label.behind, end);
        if (label.role != NULL)
            duties_add_units(duties, duties_task_before(label.behind, p),
                             label.role, task, true, span);
    }
    return !is_first;
}

/* -- （甲牵头，乙、丙配合） ---------------------------------------------- */

struct slice duties_units_of(struct slice part, const char **role)
{
    static const struct {
        const char *verb;
        const char *role;
    } verbs[] = {{"按照职责分工负责", duty_lead},
                 {"按职责分工负责", duty_lead},
                 {"依职责分工负责", duty_lead},
                 {"牵头负责", duty_lead},
                 {"分别负责", duty_lead},
                 {"共同负责", duty_lead},
                 {"分工负责", duty_lead},
                 {"牵头", duty_lead},
                 {"负责", duty_lead},
                 {"主办", duty_lead},
                 {"配合", duty_support},
                 {"参与", duty_support},
                 {"参加", duty_support},
                 {"协助", duty_support},
                 {"协办", duty_support}};
    part = slice_trim(part);
    slice_drop_start(&part, "由");
    *role = NULL;
    for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]) && *role == NULL;
         i++)
        if (slice_drop_end(&part, verbs[i].verb))
            *role = verbs[i].role;
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
    while (slice_cut(&inside, DUTY_PART_MARKS, &part)) {
        const char *role;
        struct slice units = duties_units_of(part, &role);
        if (role == NULL)
            continue;
        if (!is_found && !slice_is_empty(before))
            *task = slice_copy(before, duties->plan->arena);
        is_found = true;
        duties_add_units(duties, units, role, *task, false, span);
    }
    return is_found;
}

/* The end of what stands in a bracket that begins at p: at its closing one or
 * at the end of the sentence; with the brackets inside, 各镇（街道）. */
static const char *behind_inside(const char *p)
{
    int depth = 0;
    while (!ends_list(utf8_peek(p), &depth))
        utf8_next(&p);
    return p;
}

/* The text between two brackets, without the marks at its ends. */
static struct slice task_between(const char *start, const char *end)
{
    while (start < end && scalar_is_among(utf8_peek(start), U"）)〕、，；,;"))
        utf8_next(&start);
    return duties_task_before(start, end);
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
                duties_add_units(duties, cell, duty_lead, task, true, span);
            else if (slice_is_in(head, &words->support))
                duties_add_units(duties, cell, duty_support, task, true, span);
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
            duties_add_prose(&duties, text, heading, b->span);
        else
            duties_add_opening(&duties, text, heading, b->span);
    }
}

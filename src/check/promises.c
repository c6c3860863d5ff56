/*
 * Parts that are only announced: a required part that says no more than that
 * it will come, a row of tasks without a unit.  Off unless asked for.
 */
#include "check/check.h"

#include <string.h>

/* -- Required parts ------------------------------------------------------ */

static bool is_promise(const char *text)
{
    static const char *const words[] = {"另行", "将另", "另文",
                                        "另发", "随后", "待后"};
    static const char stop[] = "。";
    const char *end = strstr(text, stop);
    if (end != NULL && end[strlen(stop)] != '\0')
        return false;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strstr(text, words[i]) != NULL)
            return true;
    return false;
}

/* The one block under a heading, or NULL where there are none or more. */
static const struct block *only_block(const struct block *heading)
{
    const struct block *one = heading->next;
    if (one == NULL || one->kind != BLOCK_PARAGRAPH)
        return NULL;
    bool is_only = one->next == NULL ||
                   (one->next->kind == BLOCK_HEADING &&
                    one->next->as.heading.level <= heading->as.heading.level);
    return is_only ? one : NULL;
}

void check_promises(const struct plan *plan, const struct kinds *kinds,
                    struct diags *diags)
{
    (void)kinds;
    for (const struct block *b = plan->first; b != NULL; b = b->next) {
        if (b->kind != BLOCK_HEADING ||
            (b->as.heading.roles & plan->required) == 0)
            continue;
        const struct block *one = only_block(b);
        if (one != NULL && is_promise(block_text(one, plan->arena)))
            diag_add(diags, DIAG_ROLE_PROMISED, one->span, b->as.heading.text,
                     NULL);
    }
}

/* -- Tables of tasks ----------------------------------------------------- */

static const char *cell(const struct table *table, size_t row, size_t column,
                        struct arena *arena)
{
    return runs_text(table->cells[row * table->n_columns + column], arena);
}

/* The column that names who does it, or n_columns. */
static size_t unit_column(const struct table *table, struct arena *arena)
{
    static const char *const heads[] = {"责任单位", "牵头单位", "责任部门",
                                        "牵头部门", "责任人"};
    for (size_t c = 0; c < table->n_columns; c++)
        for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
            if (strcmp(cell(table, 0, c, arena), heads[i]) == 0)
                return c;
    return table->n_columns;
}

/* 合计: the row of the sums is no task. */
static bool is_total(const char *text)
{
    static const char *const words[] = {"合计", "总计", "小计", "共计"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strstr(text, words[i]) != NULL)
            return true;
    return false;
}

static void report_task(const struct block *block, size_t number,
                        struct diags *diags)
{
    diag_add(diags, DIAG_TASK_WITHOUT_UNIT, block->span,
             arena_printf(diags->arena, "%zu", number), NULL);
}

static void check_table(const struct block *block, struct arena *arena,
                        struct diags *diags)
{
    const struct table *table = &block->as.table;
    size_t column = unit_column(table, arena);
    for (size_t row = 1; column < table->n_columns && row < table->n_rows;
         row++)
        if (table->cells[row * table->n_columns + column] == NULL &&
            !is_total(cell(table, row, 0, arena)))
            report_task(block, row, diags);
}

/* -- Tasks in sections --------------------------------------------------- */

/* Whether the section names a unit; *duty, in the order of the text like the
 * sections, moves on to the section. */
static bool has_duty(const struct section *section, const struct duty **duty)
{
    const struct block *end = section_end(section);
    while (*duty != NULL && (*duty)->span.start < section->heading->span.start)
        *duty = (*duty)->next;
    return *duty != NULL &&
           (end == NULL || (*duty)->span.start < end->span.start);
}

enum { FEWEST = 3 }; /* tasks with a unit: then it is a habit */

/* Where most tasks of a part name their unit （责任单位：…）, all should. */
static void check_tasks(const struct section *part, const struct duty **duty,
                        struct diags *diags)
{
    const struct duty *first = *duty;
    size_t n = 0, n_with = 0, number = 0;
    for (const struct section *s = part->first; s != NULL; s = s->next) {
        n++;
        n_with += has_duty(s, duty);
    }
    if (n_with < FEWEST || 4 * n_with < 3 * n || n_with == n)
        return;
    for (const struct section *s = part->first; s != NULL; s = s->next) {
        number++;
        if (!has_duty(s, &first))
            report_task(s->heading, number, diags);
    }
}

void check_duties(const struct plan *plan, const struct kinds *kinds,
                  struct diags *diags)
{
    (void)kinds;
    for (const struct block *b = plan->first; b != NULL; b = b->next)
        if (b->kind == BLOCK_TABLE && b->as.table.n_rows > 0)
            check_table(b, plan->arena, diags);
    const struct duty *duty = plan->duties;
    for (const struct section *s = plan->sections; s != NULL; s = s->next)
        if ((s->heading->as.heading.roles & ROLE_BIT(ROLE_CONTENT)) != 0)
            check_tasks(s, &duty, diags);
}

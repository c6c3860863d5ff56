/*
 * What the files share that find stages.  Private to kind/stage*.c.
 */
#ifndef FANGAN_KIND_STAGE_PART_H
#define FANGAN_KIND_STAGE_PART_H

#include "base/diag.h"
#include "kind/parts.h"

struct stages {
    struct plan *plan;
    const struct vocabulary *vocabulary;
    struct diags *diags;
    struct date before; /* what a missing year or month comes from */
    struct stage *last;
    struct date begun;  /* when the last dated stage begins, or ends */
    bool is_next_year;  /* before is the 次年 of the stage that said it */
    bool has_said_year; /* before is of the plan itself, not of its signature */
};

/* Appends a stage.  behind: the text that follows its head, in the same block
 * or the next, or NULL. */
void stages_add(struct stages *stages, const struct stage_head *head,
                const char *behind, struct span span);

/* Each of these adds the stages that a text tells, two or more, and says how
 * many there were. */

/* 第一步，……；第二步，…… and 6月1日至5日为宣传阶段，…… in one paragraph. */
size_t stages_add_sentences(struct stages *stages, const struct block *block);

/* The same for sections that consist of times and what is done then: in one
 * paragraph (4月8日动员，4月19日检查) or each in its own (1.5月6日，…). */
size_t stages_add_schedule(struct stages *stages,
                           const struct section *section);

#endif

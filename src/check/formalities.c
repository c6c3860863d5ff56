/*
 * What the form of a document asks for and a draft leaves out: the date of a
 * numbered document, and of a 请示 its one recipient, its signer and its
 * closing words (GB/T 9704-2012 7.2.6, 7.3.5; 党政机关公文处理工作条例 §15).
 */
#include "check/check.h"

#include "check/value.h"

#include <string.h>

static bool holds(const char *text, const char *const words[])
{
    for (; *words != NULL; words++)
        if (strstr(text, *words) != NULL)
            return true;
    return false;
}

/* A 申请 is of the same kind, and under none of these rules. */
static bool is_request(const struct plan *plan)
{
    return plan->kind != NULL && strcmp(plan->kind, "request") == 0 &&
           plan->title != NULL && strstr(plan->title, "请示") != NULL;
}

/* -- The front matter ---------------------------------------------------- */

/* Texts from elsewhere often show neither: only a plan file is asked. */
static void check_number_alone(const struct plan *plan, struct diags *diags)
{
    const struct meta *meta = &plan->meta;
    if (meta->number == NULL || values_are_in_text(plan))
        return;
    struct span span = value_of_key(plan, "发文字号", "number").span;
    if (!date_is_set(meta->date)) {
        diag_add(diags, DIAG_DATE_ABSENT, span, NULL);
        diag_hint(diags, "签发后写上：成文日期: 2026-03-02",
                  "write it once the document is signed: 成文日期: 2026-03-02");
    }
    if (is_request(plan) && meta->signer.n == 0 &&
        plan_format(plan) == FORMAT_DOCUMENT) {
        diag_add(diags, DIAG_REQUEST_UNSIGNED, span, NULL);
        diag_hint(diags, "写上签发人：签发人: [王敏]",
                  "name the signer: 签发人: [王敏]");
    }
}

static void check_recipients_of_request(const struct plan *plan,
                                        struct diags *diags)
{
    const struct names *to = &plan->meta.to;
    if (to->n < 2)
        return;
    diag_add(diags, DIAG_REQUEST_RECIPIENTS,
             to->spans == NULL ? SPAN_NONE : to->spans[1], to->items[1], NULL);
    diag_hint(diags, "主送只留一个上级机关，其余的写进“抄送”",
              "keep one recipient and put the others under 抄送");
}

/* -- The closing words --------------------------------------------------- */

static bool is_running(const struct block *block)
{
    return block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_ITEM ||
           block->kind == BLOCK_HEADING;
}

/* 妥否，请批示。 请予审批。 */
static bool closes(const char *text)
{
    static const char *const asked[] = {"妥否",     "当否",     "可否",
                                        "示复",     "是否妥当", "是否可行",
                                        "特此请示", NULL};
    static const char *const answers[] = {
        "批示", "批复", "批准", "审批", "审定", "审示", "审核", "审议",
        "核准", "核定", "指示", "答复", "批覆", "裁定", "决定", NULL};
    const char *please = strstr(text, "请");
    return please != NULL && (holds(please, answers) || holds(text, asked));
}

static void check_closing(const struct plan *plan, struct diags *diags)
{
    const struct block *last = NULL;
    struct arena *arena = arena_new();
    bool is_closed = false;
    for (const struct block *b = plan->first; b != NULL; b = b->next) {
        if (!is_running(b))
            continue;
        last = b;
        is_closed = is_closed || closes(block_text(b, arena));
    }
    arena_free(arena);
    if (is_closed || last == NULL)
        return;
    diag_add(diags, DIAG_REQUEST_UNCLOSED, last->span, NULL);
    diag_hint(diags, "正文最后另起一段写“妥否，请批示。”",
              "end the text with a paragraph 妥否，请批示。");
}

void check_formalities(const struct plan *plan, const struct kinds *kinds,
                       struct diags *diags)
{
    (void)kinds;
    check_number_alone(plan, diags);
    if (!is_request(plan))
        return;
    check_recipients_of_request(plan, diags);
    check_closing(plan, diags);
}

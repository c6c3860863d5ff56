/*
 * What comes with the document: the plan that a circular issues, and the
 * attachments that the text speaks of.
 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/tally.h"
#include "check/text.h"

#include <string.h>

/* -- The plan that is issued --------------------------------------------- */

/* Whether words that a shorter name leaves out stand at *p, which moves
 * behind them. */
static bool skip_filling(const char **p)
{
    static const char *const words[] = {"关于", "深入", "开展", "的"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t len = strlen(words[i]);
        if (strncmp(*p, words[i], len) != 0)
            continue;
        *p += len;
        return true;
    }
    return false;
}

/* A title without blanks, breaks and quotes, whose kind changes with their
 * depth: 《〈…〉》; is_loose: without filling words too. */
static char *plain(const char *title, size_t len, bool is_loose,
                   struct arena *arena)
{
    static const uint32_t marks[] = {0x300A, 0x300B, 0x3008, 0x3009,
                                     0x201C, 0x201D, 0x2018, 0x2019,
                                     '"',    '<',    '>',    '\n'};
    struct buf out = BUF_EMPTY;
    for (const char *p = title; p < title + len;) {
        if (is_loose && skip_filling(&p))
            continue;
        uint32_t scalar = utf8_next(&p);
        bool is_mark = scalar_is_blank(scalar);
        for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
            is_mark |= marks[i] == scalar;
        if (!is_mark)
            buf_add_utf8(&out, scalar);
    }
    char *copy = arena_strndup(arena, buf_text(&out), out.len);
    buf_free(&out);
    return copy;
}

static bool ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), len = strlen(end);
    return n >= len && strcmp(text + n - len, end) == 0;
}

/* The part of a circular's title that names what it issues: between 印发 and
 * 的通知.  False if the title is none of a circular. */
static bool issued_part(const char *title, const char **start, size_t *len)
{
    static const char *const verbs[] = {"印发", "下发", "转发", "发布"};
    static const char tail[] = "的通知";
    const char *end = NULL;
    for (const char *p = title; (p = strstr(p, tail)) != NULL; p++)
        end = p;
    for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
        const char *verb = strstr(title, verbs[i]);
        if (verb == NULL || end == NULL || verb > end)
            continue;
        *start = verb + strlen(verbs[i]);
        *len = (size_t)(end - *start);
        return true;
    }
    return false;
}

static void check_issued(const struct plan *plan, struct diags *diags)
{
    const char *start;
    size_t len;
    struct arena *arena = diags->arena;
    if (plan->issued == NULL || plan->issued->title == NULL ||
        plan->title == NULL || !issued_part(plan->title, &start, &len))
        return;
    /* outside 《》 a circular may say 印发读书活动实施方案 of a plan that is
     * called 关于开展读书活动的实施方案 */
    bool is_quoted = strncmp(start, "《", strlen("《")) == 0;
    const char *named = plain(start, len, !is_quoted, arena);
    const char *title = plan->issued->title;
    title = plain(title, strlen(title), !is_quoted, arena);
    /* an issuer before the one or the other is no difference */
    if (ends_with(title, named) || ends_with(named, title) ||
        strstr(named, title) != NULL)
        return;
    diag_add(diags, DIAG_ISSUED_TITLE, plan->title_span,
             arena_strndup(arena, start, len), plan->issued->title, NULL);
    diag_hint(diags, "通知标题里的名称应当与所印发方案的标题一致",
              "the circular's title names the plan as the plan does");
}

/* -- Attachments --------------------------------------------------------- */

struct mentions {
    const struct plan *plan;
    struct diags *diags;
    bool is_any;      /* 附件 without a number */
    bool is_numbered; /* 附件1 */
    bool *is_number;  /* 附件1 …, by place in the list */
    bool has_listed;  /* 附件： in the text itself, as in pasted ones */
};

/* 附件, 附表 or 附图 at i, and not of another document: 《…》附件2. */
static bool is_mention(const struct text *text, size_t i)
{
    if (text->chars[i] != 0x9644)
        return false;
    uint32_t before = text_before(text, i);
    return (text_has(text, i, "附件") || text_has(text, i, "附表") ||
            text_has(text, i, "附图")) &&
           before != 0x300B && before != 0x53F7 && before != 0x7684;
}

/* The number at i: 附件1, 附件一; 0 if there is none. */
static size_t number_at(const struct text *text, size_t i)
{
    if (i >= text->n)
        return 0;
    while (i < text->n && scalar_is_blank(text->chars[i]))
        i++;
    const char *p = text->bytes + text->offsets[i];
    const char *start = p;
    int value = tally_take_number(&p);
    bool is_han = start[0] < '0' || start[0] > '9';
    return value < 0 || (is_han && p - start > 3) ? 0 : (size_t)value;
}

/* A line 附件：… or 附件1 of a text that carries its attachments itself. */
static bool is_list(const struct text *text, size_t i)
{
    enum { SHORT = 6 };
    if (text->kind == TEXT_NAME || text->kind == TEXT_VALUE || i != 0)
        return false;
    uint32_t behind = text->n > 2 ? text->chars[2] : 0;
    return text->n <= SHORT || behind == 0xFF1A || behind == ':' ||
           scalar_is_digit(behind);
}

static void visit_mentions(const struct text *text, void *context)
{
    struct mentions *mentions = context;
    const struct meta *meta = &mentions->plan->meta;
    if (text->block == NULL || !text_may_hold(text, "附"))
        return;
    for (size_t i = 0; i + 1 < text->n; i++) {
        if (!is_mention(text, i))
            continue;
        mentions->has_listed |= is_list(text, i);
        size_t number = number_at(text, i + 2);
        if (number == 0)
            mentions->is_any = true;
        else if (number <= meta->n_attachments)
            mentions->is_number[number - 1] = mentions->is_numbered = true;
    }
}

/* 见附件, （附件2）: the reader is sent to an attachment. */
static bool is_sent(const struct text *text, size_t i)
{
    uint32_t before = text_before(text, i);
    return before == 0x89C1 || before == 0xFF08 || before == '(' ||
           number_at(text, i + 2) > 0;
}

static void visit_absent(const struct text *text, void *context)
{
    const struct mentions *mentions = context;
    size_t n = mentions->plan->meta.n_attachments;
    if (text->block == NULL || !text_may_hold(text, "附"))
        return;
    for (size_t i = 0; i + 1 < text->n; i++) {
        if (!is_mention(text, i) || !text_has(text, i, "附件") ||
            !is_sent(text, i))
            continue;
        size_t number = number_at(text, i + 2);
        if (number > n || n == 0)
            text_add(mentions->diags, DIAG_ATTACHMENT_ABSENT, text, i, 2,
                     arena_printf(mentions->diags->arena, "%zu", n));
    }
}

/* The whole text of the body. */
static const char *body_text(const struct plan *plan, struct arena *arena)
{
    struct buf out = BUF_EMPTY;
    for (const struct block *b = plan->first; b != NULL; b = b->next) {
        buf_add_str(&out, block_text(b, arena));
        buf_add_char(&out, '\n');
    }
    const char *text = arena_strndup(arena, buf_text(&out), out.len);
    buf_free(&out);
    return text;
}

static void check_unmentioned(const struct mentions *mentions,
                              struct arena *arena)
{
    enum { MOST = 100 }; /* so many names are looked for in the whole text */
    const struct meta *meta = &mentions->plan->meta;
    const char *body = body_text(mentions->plan, arena);
    for (size_t i = 0; i < meta->n_attachments && i < MOST; i++) {
        const struct attachment *attachment = &meta->attachments[i];
        if (mentions->is_number[i] || strstr(body, attachment->name) != NULL)
            continue;
        diag_add(mentions->diags, DIAG_ATTACHMENT_UNMENTIONED, attachment->span,
                 attachment->name, NULL);
        diag_hint(mentions->diags, "在正文相关处写“（见附件）”或“（附件1）”",
                  "write （见附件） or （附件1） where the text needs it");
        if (!mentions->is_numbered)
            return; /* none is: it need be said only once */
    }
}

void check_companions(const struct plan *plan, const struct kinds *kinds,
                      struct diags *diags)
{
    struct arena *arena = arena_new();
    struct mentions mentions = {.plan = plan, .diags = diags};
    (void)kinds;
    mentions.is_number =
        arena_array(arena, plan->meta.n_attachments + 1, sizeof(bool));
    check_issued(plan, diags);
    check_each_text(plan, visit_mentions, &mentions);
    if (!mentions.has_listed && plan->meta.issues == NULL) {
        check_each_text(plan, visit_absent, &mentions);
        if (!mentions.is_any && plan->meta.n_attachments > 0)
            check_unmentioned(&mentions, arena);
    }
    arena_free(arena);
}

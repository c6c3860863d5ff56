/*
 * 附件说明, the labels of attachments, and what belongs to the closing of a
 * circular (GB/T 9704-2012 7.3.4, 7.3.7, 7.4.3).
 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/text.h"
#include "check/value.h"
#include "plan/numbering.h"

#include <string.h>

static bool begins_with(const char *text, const char *words)
{
    return strncmp(text, words, strlen(words)) == 0;
}

/* -- Names --------------------------------------------------------------- */

/* Bytes of 附件1： 附件一 附件： at the start of a text; 0: none.  has_number:
 * whether a number stands behind 附件. */
static size_t label_length(const char *text, bool *has_number)
{
    const char *p = text + strlen("附件");
    *has_number = false;
    if (!begins_with(text, "附件"))
        return 0;
    for (const char *next = p; *next != '\0'; p = next) {
        utf8_next(&next);
        if (number_value(p, (size_t)(next - p)) < 0)
            break;
        *has_number = true;
    }
    return (size_t)(p - text);
}

static size_t colon_length(const char *text)
{
    return begins_with(text, "：") ? strlen("：") : *text == ':' ? 1 : 0;
}

/* 1.方案, 1、方案, 附件1：方案: bytes of what the program sets itself. */
static size_t written_length(const char *name)
{
    struct number number;
    bool has_number;
    size_t label = label_length(name, &has_number);
    size_t colon = label == 0 ? 0 : colon_length(name + label);

    if (colon > 0)
        return label + colon;
    return number_match(name, &number) && number.level == 3 ? number.len : 0;
}

/* 附后, 如文, 略, 2件: says that there is something, not what. */
static bool is_nameless(const char *name)
{
    static const char *const words[] = {"附后", "附件附后", "如文",
                                        "见后", "略",       "见附件"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strcmp(name, words[i]) == 0)
            return true;
    const char *p = name;
    while (*p != '\0' && number_value(p, 1) >= 0)
        p++;
    if (p == name)
        for (uint32_t c = utf8_next(&p); !scalar_is_han(c) && c != 0;)
            c = utf8_next(&p);
    return strcmp(p, "件") == 0 || strcmp(p, "份") == 0;
}

/* Bytes of a final mark. */
static size_t mark_length(const char *name)
{
    static const char *const marks[] = {"。", "；", "，", "、", ";", "."};
    size_t len = strlen(name);
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        size_t n = strlen(marks[i]);
        if (len > n && strcmp(name + len - n, marks[i]) == 0)
            return n;
    }
    return 0;
}

/* 《实施方案》 as a whole */
static bool is_book_marked(const char *name, size_t len)
{
    size_t n = strlen("《");
    return len > 2 * n && begins_with(name, "《") &&
           memcmp(name + len - n, "》", n) == 0 &&
           memmem(name + n, len - 2 * n, "《", n) == NULL;
}

/* A finding about the bytes of the value, which are taken out. */
static void report(struct diags *diags, enum diag_code code,
                   const struct value *value, size_t from, size_t len)
{
    diag_add(diags, code, value_span(value, from, len),
             arena_strndup(diags->arena, value->text + from, len), NULL);
    value_fix(diags, true, value, from, len, "");
}

static void check_name(const struct plan *plan,
                       const struct attachment *attachment, struct diags *diags)
{
    struct value value = {plan, attachment->name, attachment->span};
    const char *name = attachment->name;
    size_t number = written_length(name);
    size_t mark = mark_length(name);
    size_t len = strlen(name) - mark;

    if (is_nameless(name)) {
        diag_add(diags, DIAG_ATTACHMENT_NAMELESS,
                 value_span(&value, 0, strlen(name)), name, NULL);
        return;
    }
    if (number > 0 && number < len)
        report(diags,
               plan->meta.n_attachments == 1 ? DIAG_ATTACHMENT_SINGLE
                                             : DIAG_ATTACHMENT_NUMBER,
               &value, 0, number);
    if (mark > 0)
        report(diags, DIAG_ATTACHMENT_MARK, &value, len, mark);
    if (is_book_marked(name + number, len - number)) {
        diag_add(diags, DIAG_ATTACHMENT_MARK,
                 value_span(&value, number, len - number), name + number, NULL);
        size_t n = strlen("《");
        struct edit edits[] = {{value_span(&value, number, n), ""},
                               {value_span(&value, len - n, n), ""}};
        if (edits[0].span.end - edits[0].span.start == n)
            diag_fix(diags, true, edits, 2);
    }
}

/* -- 附件说明 that the reader of a text took --------------------------- */

static struct span span_between(const struct source *source, const char *start,
                                const char *end)
{
    return (struct span){(uint32_t)(start - source->text),
                         (uint32_t)(end - source->text)};
}

/* 1. or 1．, as headings have it */
static bool has_dot(const char *text, const struct number *number)
{
    uint32_t mark = utf8_before(text, text + number->mark_len);
    return mark == '.' || mark == 0xFF0E;
}

/* 附件一：, 1、 before a name: [p, end). */
static void check_before(const struct plan *plan, const char *p,
                         const char *end, struct diags *diags)
{
    struct number number;
    bool has_number;
    p = utf8_skip_blanks_to(p, end);
    size_t label = label_length(p, &has_number);
    size_t colon = label == 0 ? 0 : colon_length(p + label);
    if (has_number && colon > 0) {
        diag_add(diags, DIAG_ATTACHMENT_NUMBER,
                 span_between(plan->source, p, p + label + colon),
                 arena_strndup(diags->arena, p, label + colon), NULL);
        return;
    }
    p = utf8_skip_blanks_to(p + label + colon, end);
    if (p >= end || !number_match(p, &number) || number.level != 3 ||
        p + number.mark_len > end)
        return;
    bool is_single = plan->meta.n_attachments == 1;
    if (!is_single && has_dot(p, &number))
        return;
    struct span span = span_between(plan->source, p, p + number.mark_len);
    diag_add(diags, is_single ? DIAG_ATTACHMENT_SINGLE : DIAG_ATTACHMENT_NUMBER,
             span, arena_strndup(diags->arena, p, number.mark_len), NULL);
    const char *right =
        is_single ? "" : arena_printf(diags->arena, "%d.", number.value);
    diag_fix(diags, true, &(struct edit){span, right}, 1);
}

/* 。 behind a name: [p, end). */
static void check_behind(const struct plan *plan, const char *p,
                         const char *end, struct diags *diags)
{
    static const char *const marks[] = {"。", "；", "，", "、"};
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        size_t n = strlen(marks[i]);
        if ((size_t)(end - p) < n || memcmp(p, marks[i], n) != 0)
            continue;
        struct span span = span_between(plan->source, p, p + n);
        diag_add(diags, DIAG_ATTACHMENT_MARK, span, marks[i], NULL);
        diag_fix(diags, true, &(struct edit){span, ""}, 1);
    }
}

/* What stands on the line around the name of attachment i. */
static void check_around(const struct plan *plan, size_t i, struct diags *diags)
{
    const struct source *source = plan->source;
    struct span span = plan->meta.attachments[i].span;
    size_t len;
    if (span_is_none(span))
        return;
    const char *line =
        source_line(source, source_place(source, span.start).line, &len);
    const char *start = line, *end = line + len;
    if (i > 0 && plan->meta.attachments[i - 1].span.end < span.start &&
        source->text + plan->meta.attachments[i - 1].span.end > start)
        start = source->text + plan->meta.attachments[i - 1].span.end;
    check_before(plan, start, source->text + span.start, diags);
    if (source->text + span.end < end)
        check_behind(plan, source->text + span.end, end, diags);
}

/* -- Titles -------------------------------------------------------------- */

/* Without blanks and line breaks, marks of the list and 《》. */
static const char *bare(const char *text, struct arena *arena)
{
    struct buf out = BUF_EMPTY;
    for (const char *p = text; *p != '\0';) {
        uint32_t c = utf8_next(&p);
        if (!scalar_is_blank(c) && c != 0x300A && c != 0x300B)
            buf_add_utf8(&out, c);
    }
    const char *copy = arena_strdup(arena, buf_text(&out));
    buf_free(&out);
    return copy;
}

/* The name in the list is the title that the attachment has itself. */
static void check_title_of(const struct plan *plan,
                           const struct attachment *attachment,
                           struct diags *diags)
{
    const struct plan *file = attachment->plan;
    if (file == NULL || file->title == NULL)
        return;
    const char *name = attachment->name + written_length(attachment->name);
    if (strcmp(bare(name, diags->arena), bare(file->title, diags->arena)) == 0)
        return;
    struct value value = {plan, attachment->name, attachment->span};
    diag_add(diags, DIAG_ATTACHMENT_DIFFERS,
             value_span(&value, 0, strlen(attachment->name)), attachment->name,
             bare(file->title, diags->arena), NULL);
}

/* -- Attachments behind the text ----------------------------------------- */

/* The number of the label on the line above the attachment's title; 1 for
 * 附件 without one, 0 if no label stands there. */
static int label_of(const struct plan *attached)
{
    const struct source *source = attached->source;
    size_t line, len;
    bool has_number;
    if (attached->title == NULL || span_is_none(attached->title_span))
        return 0;
    line = source_place(source, attached->title_span.start).line;
    const char *text = "";
    for (len = 0; line > 1 && len == 0;)
        text = source_line(source, --line, &len);
    const char *p = utf8_skip_blanks(text);
    size_t label = label_length(p, &has_number);
    const char *end = p + label + (label == 0 ? 0 : colon_length(p + label));
    while (end < text + len && scalar_is_blank(utf8_peek(end)))
        utf8_next(&end);
    if (label == 0 || end != text + len)
        return 0;
    return has_number ? number_value(p + strlen("附件"), label - strlen("附件"))
                      : 1;
}

/* Whether the names are those of two documents, and neither is a short form
 * of the other: pages leave words out, and titles fill several lines. */
static bool are_apart(const char *a, const char *b)
{
    return strstr(a, b) == NULL && strstr(b, a) == NULL;
}

/* An attachment that stands in the same text has the number and the title
 * that the list gives it. */
static void check_attached(const struct plan *plan, const struct plan *attached,
                           struct diags *diags)
{
    const struct meta *meta = &plan->meta;
    int n = label_of(attached);
    if (n <= 0 || meta->n_attachments == 0)
        return;
    const char *title = bare(attached->title, diags->arena);
    if ((size_t)n > meta->n_attachments) {
        diag_add(diags, DIAG_ATTACHMENT_UNLISTED, attached->title_span,
                 arena_printf(diags->arena, "%d", n), title,
                 arena_printf(diags->arena, "%zu", meta->n_attachments), NULL);
        return;
    }
    const struct attachment *listed = &meta->attachments[n - 1];
    const char *name =
        bare(listed->name + written_length(listed->name), diags->arena);
    if (are_apart(name, title))
        diag_add(diags, DIAG_ATTACHMENT_DIFFERS, attached->title_span, name,
                 title, NULL);
}

/* -- Lines of the text --------------------------------------------------- */

/* 附件1： or 附件一 on a line of its own, above the attachment. */
static void check_label_line(struct diags *diags, const struct text *text,
                             size_t label, size_t colon)
{
    size_t n = utf8_count_bytes(text->bytes, label);
    size_t digits = n - utf8_count("附件");
    int value =
        number_value(text->bytes + strlen("附件"), label - strlen("附件"));
    bool is_han = digits > 0 && scalar_is_han(text->chars[n - 1]);

    if (!is_han && colon == 0)
        return;
    text_add(diags, DIAG_ATTACHMENT_LABEL, text, 0, text->n, NULL);
    text_fix(diags, true, text, 0, text->n,
             digits == 0 ? "附件"
                         : arena_printf(diags->arena, "附件%d", value));
}

/* 附件附后 and 附件如文 without a colon, on a line of their own. */
static bool is_bare_notice(const struct text *text)
{
    static const char *const words[] = {"附件附后", "附件如文", "附件见后"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t n = utf8_count(words[i]);
        bool is_whole = text->n == n ||
                        (text->n == n + 1 && text->chars[n] == 0x3002); /* 。 */
        if (is_whole && text_has(text, 0, words[i]))
            return true;
    }
    return false;
}

/* 附件：1、方案 */
static void check_list_line(struct diags *diags, const struct text *text,
                            size_t from)
{
    struct number number;
    const char *name = text->bytes + text->offsets[from];
    size_t mark = mark_length(name);
    size_t end = text->n - (mark > 0);

    if (is_nameless(name)) {
        text_add(diags, DIAG_ATTACHMENT_NAMELESS, text, from, text->n - from,
                 NULL);
        return;
    }
    if (number_match(name, &number) && number.level == 3 &&
        !has_dot(name, &number)) {
        size_t n = utf8_count_bytes(name, number.len);
        text_add(diags, DIAG_ATTACHMENT_NUMBER, text, from, n, NULL);
        text_fix(diags, true, text, from, n,
                 arena_printf(diags->arena, "%d.", number.value));
    }
    if (mark > 0) {
        text_add(diags, DIAG_ATTACHMENT_MARK, text, end, 1, NULL);
        text_fix(diags, true, text, end, 1, "");
    }
    if (is_book_marked(name, strlen(name) - mark)) {
        text_add(diags, DIAG_ATTACHMENT_MARK, text, from, end - from, NULL);
        struct edit edits[] = {{text_span(text, from, 1), ""},
                               {text_span(text, end - 1, 1), ""}};
        diag_fix(diags, true, edits, 2);
    }
}

enum { LONGEST_LINE = 60 /* characters: more is a sentence */ };

static void visit(const struct text *text, void *context)
{
    struct diags *diags = context;
    bool has_number;
    size_t label = label_length(text->bytes, &has_number);

    if (text->kind != TEXT_PARAGRAPH || label == 0 || text->n > LONGEST_LINE)
        return;
    size_t colon = colon_length(text->bytes + label);
    size_t from = utf8_count_bytes(text->bytes, label + colon);

    if (is_bare_notice(text)) {
        text_add(diags, DIAG_ATTACHMENT_NAMELESS, text, 0, text->n, NULL);
    } else if (from == text->n) {
        check_label_line(diags, text, label, colon);
    } else if (colon > 0 && has_number) {
        text_add(diags, DIAG_ATTACHMENT_NUMBER, text, 0, from, NULL);
    } else if (colon > 0) {
        check_list_line(diags, text, from);
    }
}

/* -- A circular's own ---------------------------------------------------- */

static void check_issued(const struct plan *plan, struct diags *diags)
{
    const struct meta *meta = &plan->meta;

    if (meta->issues == NULL)
        return;
    if (meta->n_attachments > 0)
        diag_add(diags, DIAG_ATTACHMENT_OF_ISSUED, meta->attachments[0].span,
                 NULL);
    if (plan->issued != NULL && (plan->issued->meta.signature != NULL ||
                                 date_is_set(plan->issued->meta.date)))
        diag_add(diags, DIAG_ISSUED_SIGNED, meta->issues_span, NULL);
}

static void check_printed(const struct plan *plan, struct diags *diags)
{
    const struct meta *meta = &plan->meta;

    if (!date_is_set(meta->printed) || !date_is_set(meta->date) ||
        date_compare(meta->printed, meta->date) >= 0)
        return;
    struct value value = value_of_key(plan, "印发日期", "printed");
    diag_add(diags, DIAG_PRINTED_EARLY, value.span,
             date_zh(meta->printed, diags->arena),
             date_zh(meta->date, diags->arena), NULL);
}

void check_attachments(const struct plan *plan, const struct kinds *kinds,
                       struct diags *diags)
{
    (void)kinds;
    for (size_t i = 0; i < plan->meta.n_attachments; i++) {
        check_name(plan, &plan->meta.attachments[i], diags);
        if (values_are_in_text(plan))
            check_around(plan, i, diags);
        check_title_of(plan, &plan->meta.attachments[i], diags);
    }
    for (const struct plan *p = plan->next;
         p != NULL && p->relation == RELATION_ATTACHMENT; p = p->next)
        check_attached(plan, p, diags);
    check_issued(plan, diags);
    check_printed(plan, diags);
    check_each_text(plan, visit, diags);
}

/*
 * Remarks for the margin.
 */
#include "write/remarks.h"

#include "base/utf8.h"
#include "check/pardon.h"

#include <string.h>

/* A document whose text is written, and where in it the last finding was:
 * they come in the order of the text. */
struct written {
    const struct plan *plan;
    const struct block *at; /* or NULL */
};

struct remarks {
    const struct plan *plan;
    struct written written[2]; /* the plan, and what it issues or NULL */
    struct arena *arena;
    struct docx_comments comments;
    struct docx_comment *items;
    size_t room;
};

static void add(struct remarks *r, const void *about, const char *text)
{
    r->items = arena_grow(r->arena, r->items, r->comments.n, &r->room,
                          sizeof(*r->items));
    r->items[r->comments.n++] = (struct docx_comment){about, text};
}

/* -- Findings ------------------------------------------------------------ */

static bool holds(struct span span, uint32_t offset)
{
    return span.start <= offset && offset < span.end;
}

/* The last block of those that hold the place, or NULL. */
static const struct block *block_at(struct written *written, uint32_t offset)
{
    const struct block *found = NULL;
    const struct block *block = written->at;

    if (block == NULL || block->span.start > offset)
        block = written->plan->first;
    for (; block != NULL && block->span.start <= offset; block = block->next)
        if (holds(block->span, offset))
            found = block;
    if (found != NULL)
        written->at = found;
    return found;
}

static bool one_holds(const struct names *names, uint32_t offset)
{
    for (size_t i = 0; names->spans != NULL && i < names->n; i++)
        if (holds(names->spans[i], offset))
            return true;
    return false;
}

/* What of the front matter is a paragraph of its own and says where it is, or
 * NULL.  What a circular issues has its attachments alone. */
static const void *element_at(const struct remarks *r, const struct plan *plan,
                              uint32_t offset)
{
    const struct meta *meta = &plan->meta;

    for (size_t i = 0; i < meta->n_attachments; i++)
        if (holds(meta->attachments[i].span, offset))
            return &meta->attachments[i];
    if (plan != r->plan)
        return NULL;
    if (one_holds(&meta->to, offset))
        return &meta->to;
    if (one_holds(&meta->cc, offset) && plan_format(plan) != FORMAT_PLAIN)
        return &meta->cc;
    if (holds(meta->date_span, offset) && date_is_set(meta->date))
        return &meta->date;
    return NULL;
}

/* What a finding is about; what has no place of its own, and what is said of
 * other files, stands at the title. */
static const void *about(struct remarks *r, const struct diag *diag)
{
    for (size_t i = 0; i < 2 && r->written[i].plan != NULL; i++) {
        struct written *written = &r->written[i];
        const struct plan *plan = written->plan;
        uint32_t offset = diag->span.start;

        if (diag->source != plan->source || span_is_none(diag->span))
            continue;
        const void *found = block_at(written, offset);
        if (found == NULL)
            found = element_at(r, plan, offset);
        if (found == NULL && holds(plan->title_span, offset))
            found = plan;
        if (found != NULL)
            return found;
    }
    const struct plan *issued = r->plan->issued;
    bool is_of_issued = issued != NULL && diag->source == issued->source &&
                        diag->source != r->plan->source;
    return is_of_issued ? issued : r->plan;
}

static const char *finding_text(const struct diag *diag, enum lang lang,
                                struct arena *arena)
{
    struct buf text = BUF_EMPTY;
    diag_message(diag, lang, &text);
    buf_printf(&text, " [%s]", diag_info(diag->code)->name);
    if (diag->hint != NULL)
        buf_printf(&text, "\n%s", diag->hint);
    const char *copy = arena_strdup(arena, buf_text(&text));
    buf_free(&text);
    return copy;
}

/* -- Comments ------------------------------------------------------------ */

/* Its lines as one: without their ends, and the blanks that they begin
 * with. */
static const char *comment_text(struct arena *arena, const char *text,
                                const char *end)
{
    struct buf out = BUF_EMPTY;
    for (bool is_start = true; text < end; text++) {
        is_start = (is_start && (*text == ' ' || *text == '\t')) ||
                   *text == '\n' || *text == '\r';
        if (!is_start)
            buf_add_char(&out, *text);
    }
    size_t len;
    const char *trimmed = utf8_trim(buf_text(&out), &len);
    const char *copy = arena_strndup(arena, trimmed, len);
    buf_free(&out);
    return copy;
}

/* The comments in [start, end) of the source, shown at what they are about. */
static void add_comments(struct remarks *r, const void *what, uint32_t start,
                         uint32_t end)
{
    const char *p = r->plan->source->text + start;
    const char *last = r->plan->source->text + end;
    while (p < last && (p = memmem(p, (size_t)(last - p), "<!--", 4)) != NULL) {
        const char *text = p + strlen("<!--");
        const char *close = memmem(text, (size_t)(last - text), "-->", 3);
        if (close == NULL)
            return;
        const char *words = comment_text(r->arena, text, close);
        if (*words != '\0' && !pardon_is_remark(words))
            add(r, what, words);
        p = close + strlen("-->");
    }
}

struct docx_comments remarks_collect(const struct plan *plan,
                                     const struct diags *diags)
{
    struct remarks r = {.plan = plan,
                        .written = {{plan, NULL}, {plan->issued, NULL}},
                        .arena = plan->arena};
    uint32_t at = span_is_none(plan->meta.span) ? 0 : plan->meta.span.end;
    const struct block *last = NULL;
    for (const struct block *b = plan->first; b != NULL; b = b->next) {
        if (b->span.start > at)
            add_comments(&r, b, at, b->span.start);
        at = b->span.end > at ? b->span.end : at;
        last = b;
    }
    add_comments(&r, last != NULL ? (const void *)last : plan, at,
                 (uint32_t)plan->source->len);
    for (const struct diag *d = diags->first; d != NULL; d = d->next)
        add(&r, about(&r, d), finding_text(d, diags->lang, plan->arena));
    return (struct docx_comments){r.items, r.comments.n};
}

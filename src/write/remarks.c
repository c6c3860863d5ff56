/*
 * Remarks for the margin.
 */
#include "write/remarks.h"

#include "base/utf8.h"
#include "check/pardon.h"

#include <string.h>

struct remarks {
    const struct plan *plan;
    struct arena *arena;
    struct docx_comments comments;
    struct docx_comment *items;
    size_t room;
};

static void add(struct remarks *r, const struct block *block, const char *text)
{
    if (r->comments.n == r->room) {
        r->room = r->room == 0 ? 32 : 2 * r->room;
        struct docx_comment *items =
            arena_array(r->arena, r->room, sizeof(*items));
        if (r->comments.n > 0)
            memcpy(items, r->items, r->comments.n * sizeof(*items));
        r->items = items;
    }
    r->items[r->comments.n++] = (struct docx_comment){block, text};
}

/* -- Findings ------------------------------------------------------------ */

/* The block that a finding is about; NULL: the front matter, or no text. */
static const struct block *block_at(const struct plan *plan,
                                    const struct diag *diag)
{
    if (diag->source != plan->source || span_is_none(diag->span))
        return NULL;
    const struct block *found = NULL;
    for (const struct block *b = plan->first; b != NULL; b = b->next)
        if (b->span.start <= diag->span.start && diag->span.start < b->span.end)
            found = b;
    return found;
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

/* The comments in [start, end) of the source, which stand before block. */
static void add_comments(struct remarks *r, const struct block *block,
                         uint32_t start, uint32_t end)
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
            add(r, block, words);
        p = close + strlen("-->");
    }
}

struct docx_comments remarks_collect(const struct plan *plan,
                                     const struct diags *diags)
{
    struct remarks r = {.plan = plan, .arena = plan->arena};
    uint32_t at = span_is_none(plan->meta.span) ? 0 : plan->meta.span.end;
    const struct block *last = NULL;
    for (const struct block *b = plan->first; b != NULL; b = b->next) {
        if (b->span.start > at)
            add_comments(&r, b, at, b->span.start);
        at = b->span.end > at ? b->span.end : at;
        last = b;
    }
    if (last != NULL)
        add_comments(&r, last, at, (uint32_t)plan->source->len);
    for (const struct diag *d = diags->first; d != NULL; d = d->next)
        add(&r, block_at(plan, d), finding_text(d, diags->lang, plan->arena));
    return (struct docx_comments){r.items, r.comments.n};
}

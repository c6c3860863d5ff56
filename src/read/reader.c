/*
 * Telling files apart, and reading a plan file.
 */
#include "read/reader.h"

#include "base/utf8.h"
#include "read/charset.h"
#include "read/frame.h"
#include "read/front.h"
#include "read/heading.h"
#include "read/markdown.h"

#include <string.h>
#include <strings.h>

enum { NEAR_START = 4096 }; /* where a DOCX shows its first part names */

static bool ends_with(const char *name, const char *ending)
{
    size_t n = strlen(name);
    size_t len = strlen(ending);

    return n >= len && strcasecmp(name + n - len, ending) == 0;
}

static bool holds(const char *bytes, size_t len, const char *word)
{
    return memmem(bytes, len < NEAR_START ? len : NEAR_START, word,
                  strlen(word)) != NULL;
}

enum file_type file_type_of(const char *name, const char *bytes, size_t len)
{
    const char *format = charset_binary_name(bytes, len);

    if (format != NULL && strcmp(format, "ZIP") == 0)
        return ends_with(name, ".docx") ||
                       holds(bytes, len, "[Content_Types].xml") ||
                       holds(bytes, len, "word/")
                   ? FILE_DOCX
                   : FILE_ZIP;
    if (format != NULL && strncmp(format, "OLE", 3) == 0)
        return FILE_DOC;
    if (format != NULL && strcmp(format, "PDF") == 0)
        return FILE_PDF;
    return format == NULL && ends_with(name, ".txt") ? FILE_TEXT : FILE_PLAN;
}

struct plan *read_plan(const struct source *source, const struct kinds *kinds,
                       struct arena *arena, struct diags *diags)
{
    struct plan *plan = plan_new(arena, source);
    uint32_t body;

    if (!front_read(plan, kinds, &body, diags) ||
        !markdown_read(plan, kinds, body, diags))
        return NULL;
    plan_outline(plan);
    return plan;
}

/* The title, or the first words of a document that has none. */
static const char *name_of(const struct plan *plan, struct span span,
                           struct arena *arena)
{
    enum { LONGEST = 16 }; /* characters */
    if (plan->title != NULL || span_is_none(span))
        return plan->title == NULL ? "" : plan->title;
    const char *start = plan->source->text + span.start, *p = start;
    for (int n = 0; n < LONGEST && p < plan->source->text + span.end; n++)
        utf8_next(&p);
    return arena_printf(arena, "%.*s…", (int)(p - start), start);
}

/* Says that there is another document, and where. */
static void report_next(const struct plan *plan, size_t n, struct arena *arena,
                        struct diags *diags)
{
    struct span span = plan->title_span;
    if (span_is_none(span))
        span = plan->meta.span;
    if (span_is_none(span) && plan->first != NULL)
        span = plan->first->span;
    diag_add(diags, DIAG_DOCUMENTS_SEVERAL, span, arena_printf(arena, "%zu", n),
             name_of(plan, span, arena), NULL);
}

/* Whether a Word file says by outline levels what its headings are, so that
 * no more need be looked for than in a plan file. */
static bool says_headings(const struct drafts *drafts)
{
    int n = 0;
    for (const struct draft *d = drafts->first; d != NULL; d = d->next)
        n += d->kind == DRAFT_HEADING;
    return n > 1;
}

/* Gives a document without a title the one by which the circular that issues
 * it calls it. */
static void take_said_title(struct plan *plan, const char *title,
                            struct notes *notes)
{
    if (title == NULL || plan->title != NULL)
        return;
    plan->title = plan->meta.title = title;
    notes_add(notes, NOTE_GUESSED,
              plan->first == NULL ? plan->meta.span : plan->first->span, title,
              "按印发它的通知里的名称认作标题",
              "taken for the title: the circular calls it so");
}

/* Page breaks between a 版头 and the title stand in front of all text now. */
static void drop_breaks_above(struct drafts *drafts, struct span title)
{
    while (!span_is_none(title) && drafts->first != NULL &&
           drafts->first->kind == DRAFT_PAGE_BREAK &&
           drafts->first->span.start <= title.start)
        draft_remove(drafts, NULL, drafts->first);
}

struct plan *read_drafts(const struct source *source, struct drafts *drafts,
                         const struct kinds *kinds, struct arena *arena,
                         struct notes *notes, struct diags *diags)
{
    const struct frame_words *words =
        frame_words_load(source->text, kinds->traditional, arena, diags);
    struct plan *first = NULL, *last = NULL;
    if (words == NULL)
        return NULL;
    struct parts parts =
        frame_divide(source, drafts, words, kinds, arena, notes);
    for (size_t i = 0; i < parts.n; i++) {
        struct plan *plan = plan_new(arena, source);
        struct drafts *part = &parts.items[i].drafts;
        plan->relation = parts.items[i].relation;
        frame_take(plan, part, words, kinds, notes);
        take_said_title(plan, parts.items[i].title, notes);
        drop_breaks_above(part, plan->title_span);
        headings_decide(plan, part, kinds, !says_headings(part), diags);
        plan_outline(plan);
        if (first == NULL)
            first = plan;
        else
            last->next = plan;
        last = plan;
        if (i > 0)
            report_next(plan, i + 1, arena, diags);
    }
    *drafts = (struct drafts){NULL, NULL};
    return first;
}

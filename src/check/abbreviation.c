/*
 * L023: a short name is used from where it is explained, not before.
 */
#include "base/utf8.h"
#include "check/check.h"
#include "check/text.h"

#include <string.h>

/* A plan explains a handful; with more it is no plan, and each costs a search
 * through all that stands before it. */
enum { MANY_NAMES = 64 };

static const char intro[] = "以下简称“";

/* Short names and what stood before them.  Text is gathered up to a place
 * where a name is explained, and looked at once for that name. */
struct search {
    struct diags *diags;
    size_t n;          /* names looked for */
    struct buf before; /* all texts so far */
};

/* Behind the last 。 before p: a full name holds its short one. */
static size_t sentence_start(const char *text, const char *p)
{
    static const char stop[] = "。";
    size_t len = strlen(stop);

    while (p > text &&
           ((size_t)(p - text) < len || memcmp(p - len, stop, len) != 0))
        p--;
    return (size_t)(p - text);
}

static void check_text(const struct text *text, void *context)
{
    struct search *search = context;
    size_t end = text->offsets[text->n]; /* of a cell: more follows */
    const char *p = memmem(text->bytes, end, intro, strlen(intro));

    if (p != NULL) {
        const char *name = p + strlen(intro);
        const char *close = strstr(name, "”");
        size_t len = close == NULL ? 0 : (size_t)(close - name);

        size_t earlier = sentence_start(text->bytes, p);

        buf_add(&search->before, text->bytes, earlier);
        if (len > 0 && search->n++ < MANY_NAMES &&
            memmem(buf_text(&search->before), search->before.len, name, len) !=
                NULL) {
            size_t i =
                utf8_count_bytes(text->bytes, (size_t)(name - text->bytes));

            text_add(search->diags, DIAG_ABBREVIATION_EARLY, text, i,
                     utf8_count_bytes(name, len), NULL);
        }
        buf_add(&search->before, text->bytes + earlier, end - earlier);
        return;
    }
    if (text->kind != TEXT_TITLE && text->kind != TEXT_NAME)
        buf_add(&search->before, text->bytes, end);
}

static void look_for_intro(const struct text *text, void *context)
{
    bool *may_explain = context;

    *may_explain |= text_may_hold(text, intro);
}

void check_abbreviations(const struct plan *plan, const struct kinds *kinds,
                         struct diags *diags)
{
    struct search search = {.diags = diags, .before = BUF_EMPTY};
    bool may_explain = false; /* most plans use full names */

    (void)kinds;
    check_each_text(plan, look_for_intro, &may_explain);
    if (may_explain)
        check_each_text(plan, check_text, &search);
    buf_free(&search.before);
}

/*
 * Lists of findings, and the catalogue as a table.
 */
#include "base/diag.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const struct diag_info catalogue[DIAG_COUNT] = {
#define X(name, code, level, message_zh, message_en, explanation_zh,           \
          explanation_en, wrong, right, clause)                                \
    [DIAG_##name] = {code,                                                     \
                     (enum severity)((level) & ~SEVERITY_OFF_BIT),             \
                     ((level)&SEVERITY_OFF_BIT) != 0,                          \
                     {message_zh, message_en},                                 \
                     {explanation_zh, explanation_en},                         \
                     wrong,                                                    \
                     right,                                                    \
                     clause},
    DIAG_LIST(X)
#undef X
};

const struct diag_info *diag_info(enum diag_code code)
{
    assert(code < DIAG_COUNT);
    return &catalogue[code];
}

enum diag_code diag_find(const char *name)
{
    unsigned code = 0;
    while (code < DIAG_COUNT && strcmp(catalogue[code].name, name) != 0)
        code++;
    return (enum diag_code)code;
}

/* A copy of text; that of the finding before, which is often the same. */
static const char *copy_words(struct diags *diags, const char *text,
                              const char *before)
{
    return before != NULL && strcmp(before, text) == 0
               ? before
               : arena_strdup(diags->arena, text);
}

struct diag *diag_add(struct diags *diags, enum diag_code code,
                      struct span span, ...)
{
    struct diag *diag = arena_new_object(diags->arena, struct diag);
    diag->code = code;
    diag->severity = diag_info(code)->severity;
    diag->span = span;
    diag->source = diags->source;
    va_list args;
    va_start(args, span);
    const char *arg;
    for (size_t n = 0; (arg = va_arg(args, const char *)) != NULL; n++) {
        assert(n < DIAG_MAX_ARGS);
        diag->args[n] = copy_words(
            diags, arg, diags->last == NULL ? NULL : diags->last->args[n]);
    }
    va_end(args);
    if (diags->last == NULL)
        diags->first = diag;
    else
        diags->last->next = diag;
    diags->last = diag;
    diags->count[diag->severity]++;
    return diag;
}

const char *diags_word(const struct diags *diags, const char *zh,
                       const char *en)
{
    return diags->lang == LANG_ZH ? zh : en;
}

void diag_hint(struct diags *diags, const char *zh, const char *en)
{
    assert(diags->last != NULL);
    diags->last->hint = arena_strdup(diags->arena, diags_word(diags, zh, en));
}

bool diags_failed(const struct diags *diags)
{
    return diags->count[SEVERITY_ERROR] + diags->count[SEVERITY_FATAL] > 0;
}

void diag_fix(struct diags *diags, bool is_safe, const struct edit *edits,
              size_t n)
{
    assert(diags->last != NULL);
    struct fix *fix = arena_new_object(diags->arena, struct fix);
    fix->is_safe = is_safe;
    fix->n = n;
    fix->edits = arena_array(diags->arena, n, sizeof(*fix->edits));
    for (size_t i = 0; i < n; i++)
        fix->edits[i] = (struct edit){
            edits[i].span, arena_strdup(diags->arena, edits[i].text)};
    diags->last->fix = fix;
}

void diags_filter(struct diags *diags, const bool keep[DIAG_COUNT])
{
    struct diag **link = &diags->first;
    diags->last = NULL;
    while (*link != NULL) {
        if (!keep[(*link)->code]) {
            diags->count[(*link)->severity]--;
            *link = (*link)->next;
            continue;
        }
        diags->last = *link;
        link = &(*link)->next;
    }
}

void diags_regrade(struct diags *diags, const enum severity by_code[DIAG_COUNT])
{
    for (struct diag *diag = diags->first; diag != NULL; diag = diag->next) {
        diags->count[diag->severity]--;
        diag->severity = by_code[diag->code];
        diags->count[diag->severity]++;
    }
}

/* A finding, the turn of its source and its own: that keeps qsort() stable. */
struct ranked {
    struct diag *diag;
    size_t source;
    size_t turn;
};

static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    uint32_t a_at = a->diag->span.start, b_at = b->diag->span.start;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    /* SPAN_NONE wraps round to 0: without a place comes first */
    if (a_at + 1 != b_at + 1)
        return a_at + 1 < b_at + 1 ? -1 : 1;
    return a->turn < b->turn ? -1 : a->turn > b->turn;
}

/* The document's own findings come first, then those of other files that
 * belong to it, file by file as they were first met. */
static size_t source_turn(const struct source **sources, size_t *n,
                          const struct source *source)
{
    for (size_t i = 0; i < *n; i++)
        if (sources[i] == source)
            return i;
    sources[*n] = source;
    return (*n)++;
}

void diags_sort(struct diags *diags)
{
    size_t n = 0;
    for (struct diag *diag = diags->first; diag != NULL; diag = diag->next)
        n++;
    if (n < 2)
        return;
    struct arena *arena = arena_new();
    struct ranked *ranked = arena_array(arena, n, sizeof(*ranked));
    const struct source **sources = arena_array(arena, n + 1, sizeof(*sources));
    size_t n_sources = 0;
    source_turn(sources, &n_sources, diags->source);
    struct diag *diag = diags->first;
    for (size_t i = 0; i < n; i++, diag = diag->next)
        ranked[i] = (struct ranked){
            diag, source_turn(sources, &n_sources, diag->source), i};
    qsort(ranked, n, sizeof(*ranked), compare_ranked);
    for (size_t i = 0; i + 1 < n; i++)
        ranked[i].diag->next = ranked[i + 1].diag;
    diags->first = ranked[0].diag;
    diags->last = ranked[n - 1].diag;
    diags->last->next = NULL;
    arena_free(arena);
}

void diag_message(const struct diag *diag, enum lang lang, struct buf *out)
{
    const char *text = diag_info(diag->code)->message[lang];
    for (const char *p = text; *p != '\0'; p++) {
        if (p[0] == '{' && p[1] >= '1' && p[1] <= '0' + DIAG_MAX_ARGS &&
            p[2] == '}') {
            const char *arg = diag->args[p[1] - '1'];
            assert(arg != NULL);
            buf_add_str(out, arg);
            p += 2;
        } else {
            buf_add_char(out, *p);
        }
    }
}

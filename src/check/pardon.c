/*
 * The reader drops comments, so they are looked for in the source.  Blocks,
 * remarks and findings are all in the order of the text: they are walked in
 * step.
 */
#include "check/pardon.h"

#include "base/nearest.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* One code in one remark. */
struct pardon {
    size_t block; /* number of the block it counts for */
    enum diag_code code;
    struct span span; /* of the code in the remark */
    bool is_used;
};

struct pardons {
    struct pardon *items;
    size_t n, capacity;
    struct diags *faults; /* what is wrong with remarks */
};

/* -- Reading remarks ----------------------------------------------------- */

static const char *skip(const char *p, const char *word)
{
    size_t len = strlen(word);
    return strncmp(p, word, len) == 0 ? p + len : NULL;
}

static const char *skip_any(const char *p, const char *const *words)
{
    const char *behind = NULL;
    for (; behind == NULL && *words != NULL; words++)
        behind = skip(p, *words);
    return behind;
}

static const char *skip_blanks(const char *p)
{
    return p + strspn(p, " \t\r\n");
}

/* Where a remark says what it wants; NULL if the comment is none. */
static const char *find_remark(const char *p)
{
    static const char *const names[] = {"校核", "lint", NULL};
    static const char *const colons[] = {":", "：", NULL};
    p = skip_any(skip_blanks(p), names);
    if (p != NULL)
        p = skip_any(skip_blanks(p), colons);
    return p == NULL ? NULL : skip_blanks(p);
}

bool pardon_is_remark(const char *comment)
{
    return find_remark(comment) != NULL;
}

static const char *skip_separators(const char *p)
{
    static const char *const separators[] = {" ", "\t", "\r", "\n",
                                             ",", "，", "、", NULL};
    for (const char *next; (next = skip_any(p, separators)) != NULL;)
        p = next;
    return p;
}

static void add_fault(struct diags *faults, struct span span, const char *word)
{
    diag_add(faults, DIAG_PARDON_UNUSED, span, word, NULL);
}

static void add_unknown(struct diags *faults, struct span span,
                        const char *word)
{
    struct nearest nearest = nearest_to(word);
    for (unsigned code = 0; code < DIAG_COUNT; code++)
        nearest_offer(&nearest, diag_info((enum diag_code)code)->name);
    add_fault(faults, span, word);
    if (nearest.word != NULL)
        diag_hint(
            faults, arena_printf(faults->arena, "是不是 %s？", nearest.word),
            arena_printf(faults->arena, "did you mean %s?", nearest.word));
}

static void add_pardon(struct pardons *pardons, struct pardon pardon)
{
    if (pardons->n == pardons->capacity) {
        pardons->capacity = pardons->capacity == 0 ? 16 : 2 * pardons->capacity;
        pardons->items =
            xrealloc(pardons->items, pardons->capacity * sizeof(pardon));
    }
    pardons->items[pardons->n++] = pardon;
}

/* A remark that says something else than 关. */
static void report_strange(struct diags *faults, const struct source *source,
                           const char *p, const char *end)
{
    uint32_t start = (uint32_t)(p - source->text);
    size_t len = (size_t)(end - p);
    p = utf8_trim(p, &len);
    add_fault(faults, (struct span){start, start + (uint32_t)len},
              arena_strndup(faults->arena, p, len));
}

static void read_codes(struct pardons *pardons, const struct source *source,
                       const char *p, const char *end, size_t block)
{
    static const char *const off[] = {"关", "off", NULL};
    const char *codes = skip_any(p, off);
    if (codes == NULL) {
        report_strange(pardons->faults, source, p, end);
        return;
    }
    p = codes;
    for (p = skip_separators(p); p < end; p = skip_separators(p)) {
        const char *start = p;
        while (p < end && skip_separators(p) == p)
            p++;
        struct span span = {(uint32_t)(start - source->text),
                            (uint32_t)(p - source->text)};
        const char *word =
            arena_strndup(pardons->faults->arena, start, (size_t)(p - start));
        enum diag_code code = diag_find(word);
        if (code == DIAG_COUNT)
            add_unknown(pardons->faults, span, word);
        else
            add_pardon(pardons, (struct pardon){block, code, span, false});
    }
}

/* All remarks behind the front matter; block is the first whose end is behind
 * the remark. */
static void read_remarks(struct pardons *pardons, const struct plan *plan)
{
    const struct source *source = plan->source;
    const char *p = source->text;
    const struct block *block = plan->first;
    size_t n_before = 0;
    if (!span_is_none(plan->meta.span))
        p += plan->meta.span.end;
    while ((p = strstr(p, "<!--")) != NULL) {
        const char *end = strstr(p, "-->");
        if (end == NULL)
            return;
        const char *remark = find_remark(p + strlen("<!--"));
        for (; block != NULL && source->text + block->span.end <= p;
             block = block->next)
            n_before++;
        if (remark != NULL && remark <= end)
            read_codes(pardons, source, remark, end, n_before);
        p = end;
    }
}

/* -- Pardoning ----------------------------------------------------------- */

static int compare_pardons(const void *left, const void *right)
{
    const struct pardon *a = left, *b = right;
    if (a->block != b->block)
        return a->block < b->block ? -1 : 1;
    if (a->code != b->code)
        return a->code < b->code ? -1 : 1;
    return a->span.start < b->span.start ? -1 : a->span.start > b->span.start;
}

/* The first that pardons code in block, or NULL. */
static struct pardon *find_pardon(const struct pardons *pardons, size_t block,
                                  enum diag_code code)
{
    struct pardon wanted = {block, code, {0, 0}, false};
    size_t low = 0, high = pardons->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_pardons(&pardons->items[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    struct pardon *found = low < pardons->n ? &pardons->items[low] : NULL;
    return found != NULL && found->block == block && found->code == code ? found
                                                                         : NULL;
}

/* Takes out what is pardoned; diags are sorted. */
static void take_out(const struct pardons *pardons, const struct plan *plan,
                     struct diags *diags)
{
    const struct block *block = plan->first;
    size_t n_before = 0;
    struct diag **link = &diags->first;
    diags->last = NULL;
    while (*link != NULL) {
        struct diag *diag = *link;
        struct pardon *pardon = NULL;
        bool has_place =
            diag->source == plan->source && !span_is_none(diag->span);
        for (;
             has_place && block != NULL && block->span.end <= diag->span.start;
             block = block->next)
            n_before++;
        if (has_place && block != NULL &&
            diag->span.start >= block->span.start &&
            diag->severity != SEVERITY_FATAL)
            pardon = find_pardon(pardons, n_before, diag->code);
        if (pardon != NULL) {
            pardon->is_used = true;
            diags->count[diag->severity]--;
            *link = diag->next;
            continue;
        }
        diags->last = diag;
        link = &diag->next;
    }
}

/* Whether `fangan check` could have found this: what only pages show is told
 * by `fangan build`. */
static bool is_checked(enum diag_code code)
{
    char letter = diag_info(code)->name[0];
    return letter != 'T' && letter != 'W';
}

static void report_unused(const struct pardons *pardons,
                          const struct rule_set *set)
{
    for (size_t i = 0; i < pardons->n; i++) {
        const struct pardon *pardon = &pardons->items[i];
        if (!pardon->is_used && set->keep[pardon->code] &&
            is_checked(pardon->code))
            add_fault(pardons->faults, pardon->span,
                      diag_info(pardon->code)->name);
    }
}

/* Moves the findings of one list to the end of the other. */
static void append(struct diags *diags, const struct rule_set *set,
                   struct diags *faults)
{
    rule_set_apply(set, faults);
    if (faults->first == NULL)
        return;
    if (diags->last == NULL)
        diags->first = faults->first;
    else
        diags->last->next = faults->first;
    diags->last = faults->last;
    for (unsigned i = 0; i < sizeof(diags->count) / sizeof(*diags->count); i++)
        diags->count[i] += faults->count[i];
}

/* All remarks of the plan, sorted. */
static void collect(struct pardons *pardons, const struct plan *plan)
{
    read_remarks(pardons, plan);
    if (pardons->n > 1)
        qsort(pardons->items, pardons->n, sizeof(*pardons->items),
              compare_pardons);
}

void pardons_apply_to_pages(const struct plan *plan, struct diags *diags)
{
    struct diags told = {
        .arena = diags->arena, .source = plan->source, .lang = diags->lang};
    struct pardons pardons = {.faults = &told}; /* by pardons_apply() */
    collect(&pardons, plan);
    if (pardons.n > 0)
        take_out(&pardons, plan, diags);
    free(pardons.items);
}

void pardons_apply(const struct plan *plan, const struct rule_set *set,
                   struct diags *diags)
{
    struct diags faults = {
        .arena = diags->arena, .source = plan->source, .lang = diags->lang};
    struct pardons pardons = {.faults = &faults};
    collect(&pardons, plan);
    if (pardons.n > 0)
        take_out(&pardons, plan, diags);
    report_unused(&pardons, set);
    append(diags, set, &faults);
    free(pardons.items);
}

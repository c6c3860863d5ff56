/*
 * Numbers written by hand, as series: gaps, repeats, restarts, and numbers
 * that a paste destroyed.
 *
 * Headings and paragraphs that begin with a number are taken together, so
 * that an item too long for a heading leaves no gap.  A series is what stands
 * at one level below one number of a higher level; an entry is judged by the
 * ones before and behind it, so that one slip is one finding.
 */
#include "check/check.h"

#include "base/utf8.h"
#include "plan/locate.h"
#include "plan/numbering.h"

#include <string.h>

enum damage {
    DAMAGE_NONE,
    DAMAGE_DIGIT, /* ()指导思想 */
    DAMAGE_MARK   /* 四检查验收阶段 */
};

enum {
    LONGEST_DAMAGED = 20, /* characters of a heading that lost its mark */
    SHORTEST_DAMAGED = 4,
    NONE = -1
};

struct entry {
    const struct block *block;
    const char *number; /* as it stands */
    size_t len;         /* bytes of it */
    int level, value;
    int shape_level; /* what its shape stands for: how to write it */
    bool is_written; /* by the author, not by the count */
    bool is_heading;
    bool may_restart; /* a lead-in stands before it */
    enum damage damage;
    int before, behind; /* in its series, or NONE */
    int settled;        /* what its number should be */
    int outer; /* what the series had come to when it was restarted, or 0 */
};

struct series {
    const struct plan *plan;
    struct diags *diags;
    struct arena *arena; /* of the rule, not of the document */
    struct entry *entries;
    int n;
    int open[NUMBER_LEVELS + 1]; /* the last entry of each level, or NONE */
    int levels[NUMBER_SHAPES];   /* of the headings of each shape; 0: none */
    int last_second;      /* what （一） has come to in the whole text */
    bool restarts_second; /* it begins again below each 一、 */
};

/* -- Reading the entries ------------------------------------------------- */

static bool begins_with(const char *text, const char *words)
{
    return strncmp(text, words, strlen(words)) == 0;
}

/* 第二阶段, 第三章: what stands below has numbers of its own.  A part of the
 * whole text restarts every level, a stage only 1. and below. */
static bool is_part(const char *text, bool is_stage)
{
    static const char *const parts[] = {"章", "节", "编", "篇", "部分"};
    static const char *const stages[] = {"阶段", "步"};
    const char *const *words = is_stage ? stages : parts;
    size_t n = is_stage ? 2 : 5;

    if (!begins_with(text, "第"))
        return false;
    const char *end = text + strlen("第");
    for (const char *next = end; next - text < 12; end = next) {
        utf8_next(&next);
        if (next == end || number_value(end, (size_t)(next - end)) < 0)
            break;
    }
    for (size_t i = 0; i < n; i++)
        if (begins_with(end, words[i]))
            return true;
    return false;
}

/* Whether 1. may begin again behind this text. */
static bool leads_in(const char *text)
{
    uint32_t last = utf8_before(text, text + strlen(text));
    return last == 0xFF1A || last == ':' || is_part(text, true);
}

/* Bytes of Han digits at the start of a text. */
static size_t digits_length(const char *text)
{
    const char *end = text;
    for (const char *next = end; *next != '\0'; end = next) {
        uint32_t c = utf8_next(&next);
        if (!scalar_is_han(c) || number_value(end, (size_t)(next - end)) < 0)
            break;
    }
    return (size_t)(end - text);
}

/* Hanzi and nothing else, as many as a heading has. */
static bool is_bare_heading(const char *text)
{
    size_t n = utf8_count(text);
    if (n < SHORTEST_DAMAGED || n > LONGEST_DAMAGED)
        return false;
    for (const char *p = text; *p != '\0';)
        if (!scalar_is_han(utf8_next(&p)))
            return false;
    return true;
}

/* 四检查验收阶段 behind 三、 or （三）: sets level and value. */
static bool lost_mark(const struct series *s, const char *text,
                      struct entry *entry)
{
    size_t len = digits_length(text);
    int value = len == 0 ? NONE : number_value(text, len);
    if (value < 2 || !is_bare_heading(text + len))
        return false;
    for (int level = NUMBER_LEVELS; level >= 1; level--) {
        int last = s->open[level];
        if (last == NONE || s->entries[last].shape_level > 2 ||
            s->entries[last].value + 1 != value)
            continue;
        entry->damage = DAMAGE_MARK;
        entry->level = s->entries[last].shape_level;
        entry->value = value;
        entry->len = len;
        return true;
    }
    return false;
}

/* ()指导思想, （ ）目标任务 */
static bool lost_digit(const char *text, struct entry *entry)
{
    const char *p = text;
    uint32_t c = utf8_next(&p);
    if (c != '(' && c != 0xFF08)
        return false;
    do
        c = utf8_next(&p);
    while (scalar_is_blank(c));
    if ((c != ')' && c != 0xFF09) || !scalar_is_han(utf8_peek(p)))
        return false;
    entry->damage = DAMAGE_DIGIT;
    entry->level = 2;
    entry->value = 0;
    entry->len = (size_t)(p - text);
    return true;
}

/* （二, 二） or 二，: what the reader took for a number because the ones around
 * wanted it.  Its marks are the business of other rules. */
static bool mended(const struct block *block, struct entry *entry)
{
    const char *written = block->as.heading.written_number;
    const char *p = written;
    uint32_t c = utf8_peek(p);

    if (c == '(' || c == 0xFF08)
        utf8_next(&p);
    const char *start = p;
    for (const char *next = p; *next != '\0'; p = next) {
        utf8_next(&next);
        if (number_value(p, (size_t)(next - p)) < 0)
            break;
    }
    int value = p == start ? NONE : number_value(start, (size_t)(p - start));
    bool is_over = utf8_next(&p) == 0 || *p == '\0';
    if (value < 1 || !is_over || strstr(written, "是") != NULL)
        return false;
    entry->level = block->as.heading.level; /* its shape's is not known */
    entry->value = value;
    entry->len = strlen(written);
    return true;
}

/* Fills in what the block's number is; false if it has none. */
static bool read_entry(const struct series *s, const struct block *block,
                       const char *text, struct entry *entry)
{
    struct number number;

    entry->block = block;
    entry->number = text;
    entry->is_heading = block->kind == BLOCK_HEADING;
    entry->is_written =
        !entry->is_heading || block->as.heading.written_number != NULL;
    if (number_match(text, &number)) {
        entry->level = entry->shape_level = number.level;
        if (s->levels[number.shape] > 0)
            entry->level = s->levels[number.shape];
        if (entry->is_heading && entry->is_written)
            entry->level = block->as.heading.level;
        entry->value = number.value;
        entry->len = number.mark_len;
        return true;
    }
    if (entry->is_heading && !entry->is_written)
        return false;
    if (!lost_digit(text, entry) && !lost_mark(s, text, entry) &&
        !(entry->is_heading && mended(block, entry)))
        return false;
    entry->shape_level = entry->level;
    if (entry->is_heading)
        entry->level = block->as.heading.level;
    return true;
}

/* The document's own levels: in some 1. is the first. */
static void read_levels(struct series *s)
{
    for (const struct block *b = s->plan->first; b != NULL; b = b->next) {
        struct number number;
        if (b->kind == BLOCK_HEADING && b->as.heading.written_number != NULL &&
            number_match(b->as.heading.written_number, &number) &&
            s->levels[number.shape] == 0)
            s->levels[number.shape] = b->as.heading.level;
    }
    /* （1） and 1） stand for one level, unless one is below the other */
    int *outer = &s->levels[NUMBER_ARABIC_BRACKET];
    int *inner = &s->levels[NUMBER_HALF_BRACKET];
    if (*outer > 0 && *outer < NUMBER_LEVELS && *inner == 0)
        *inner = *outer + 1;
    else if (*inner > 0 && *inner < NUMBER_LEVELS && *outer == 0)
        *outer = *inner + 1;
}

/* Ends the series of a level and of all below it. */
static void close_from(struct series *s, int level)
{
    for (; level <= NUMBER_LEVELS; level++)
        s->open[level] = NONE;
}

static void add_entry(struct series *s, struct entry entry)
{
    int i = s->n++;

    entry.before = s->open[entry.level];
    entry.behind = NONE;
    if (entry.before != NONE)
        s->entries[entry.before].behind = i;
    s->entries[i] = entry;
    s->open[entry.level] = i;
    if (entry.damage == DAMAGE_MARK)
        return; /* perhaps no heading at all */
    close_from(s, entry.level + 1);
}

static void read_entries(struct series *s)
{
    const char *before = "";
    size_t n = 0;

    for (const struct block *b = s->plan->first; b != NULL; b = b->next)
        n++;
    s->entries = arena_array(s->arena, n + 1, sizeof(*s->entries));
    close_from(s, 0);
    for (const struct block *b = s->plan->first; b != NULL; b = b->next) {
        if (b->kind == BLOCK_PAGE_BREAK)
            close_from(s, 0);
        if (b->kind != BLOCK_HEADING && b->kind != BLOCK_PARAGRAPH)
            continue;
        const char *text = block_text(b, s->arena);
        struct entry entry = {.may_restart = leads_in(before)};
        if (is_part(text, false) || begins_with(text, "附件"))
            close_from(s, 0);
        else if (read_entry(s, b, text, &entry))
            add_entry(s, entry);
        else if (b->kind == BLOCK_HEADING)
            close_from(s, b->as.heading.level + 1); /* it has no number */
        before = text;
    }
}

/* -- Findings ------------------------------------------------------------ */

static const char *copy(const struct entry *entry, struct diags *diags)
{
    return arena_strndup(diags->arena, entry->number, entry->len);
}

/* The digits of a number alone: its marks are another rule's business. */
static bool find_digits(const struct entry *entry, size_t *from, size_t *len)
{
    const char *end = entry->number + entry->len;
    const char *last = NULL;

    for (const char *p = entry->number; p < end;) {
        const char *here = p;
        utf8_next(&p);
        if (number_value(here, (size_t)(p - here)) < 0) {
            if (last != NULL)
                break;
            continue;
        }
        if (last == NULL)
            *from = (size_t)(here - entry->number);
        last = p;
    }
    if (last == NULL)
        return false;
    *len = (size_t)(last - entry->number) - *from;
    return true;
}

static void fix_digits(const struct series *s, const struct entry *entry,
                       int value)
{
    size_t from = 0, len = 0;
    if (!find_digits(entry, &from, &len))
        return;
    struct span span = block_locate(s->plan, entry->block, from, len);
    if (span.end - span.start != len ||
        memcmp(s->plan->source->text + span.start, entry->number + from, len) !=
            0)
        return;
    const char *digits = entry->shape_level <= 2
                             ? number_zh(value, s->arena)
                             : arena_printf(s->arena, "%d", value);
    diag_fix(s->diags, true, &(struct edit){span, digits}, 1);
}

static void report_mismatch(const struct series *s, const struct entry *entry,
                            int want, bool is_sure)
{
    struct span span = entry->block->span;
    if (!entry->is_heading)
        span = block_locate(s->plan, entry->block, 0, entry->len);
    diag_add(s->diags, DIAG_NUMBER_MISMATCH, span, copy(entry, s->diags),
             number_format(entry->shape_level, want, s->arena), NULL);
    if (is_sure)
        fix_digits(s, entry, want);
}

static void report_restart(const struct series *s, const struct entry *entry,
                           int before)
{
    diag_add(s->diags, DIAG_NUMBER_RESTART,
             block_locate(s->plan, entry->block, 0, entry->len),
             copy(entry, s->diags),
             number_format(entry->shape_level, before, s->arena), NULL);
    if (entry->level == 1)
        diag_hint(
            s->diags, "如果属于上一个一级标题，改用（一）（二）",
            "if it belongs to the heading above, number it （一） （二）");
}

static void report_damage(const struct series *s, const struct entry *entry,
                          int want)
{
    struct span span = block_locate(s->plan, entry->block, 0, entry->len);
    const char *number = number_format(entry->shape_level, want, s->arena);

    diag_add(s->diags,
             entry->damage == DAMAGE_DIGIT ? DIAG_NUMBER_LOST
                                           : DIAG_NUMBER_MARK_LOST,
             span, copy(entry, s->diags), number, NULL);
    if (span.end - span.start == entry->len)
        diag_fix(s->diags, false, &(struct edit){span, number}, 1);
}

/* -- Judging ------------------------------------------------------------- */

/* Takes out a paragraph that only looked like a number without its mark. */
static void drop(struct series *s, struct entry *entry)
{
    s->entries[entry->behind].before = entry->before;
    s->entries[entry->before].behind = entry->behind;
}

static void judge_damaged(struct series *s, struct entry *entry, int want)
{
    bool is_taken = entry->behind != NONE &&
                    s->entries[entry->behind].value == entry->value;

    if (entry->damage == DAMAGE_MARK && is_taken) {
        drop(s, entry);
        return;
    }
    report_damage(s, entry, want);
    entry->settled = want;
}

/* 一、（一）（二） 二、（三）（四）: one count through the whole text, as the
 * opinions of governments have it. */
static bool runs_on(struct series *s, const struct entry *entry, int before)
{
    int last = s->last_second;

    if (entry->level != 2)
        return false;
    s->last_second = entry->value;
    if (before > 0 || last == 0)
        return false;
    s->restarts_second |= entry->value == 1;
    return !s->restarts_second && entry->value == last + 1;
}

static void judge_number(struct series *s, struct entry *entry, int before,
                         int want)
{
    bool is_continued = runs_on(s, entry, before);
    bool fits_behind =
        entry->behind != NONE && s->entries[entry->behind].value == want + 1;

    entry->settled = entry->value;
    if (entry->value == want || !entry->is_written || is_continued ||
        (entry->value == 1 && entry->shape_level >= 3 && entry->may_restart))
        return;
    if (entry->outer > 0 && entry->value == entry->outer + 1) {
        entry->outer = 0;
        return;
    }
    if (before == 0 && !entry->is_heading)
        return; /* its fellows may stand inside a paragraph */
    if (entry->value == 1 && before >= 2) {
        report_restart(s, entry, before);
        entry->outer = before;
        return;
    }
    report_mismatch(s, entry, want, fits_behind && before > 0);
    if (fits_behind)
        entry->settled = want;
}

static void judge(struct series *s, struct entry *entry)
{
    const struct entry *before =
        entry->before == NONE ? NULL : &s->entries[entry->before];
    int last = before == NULL ? 0 : before->settled;

    entry->outer = before == NULL ? 0 : before->outer;
    if (entry->damage == DAMAGE_NONE)
        judge_number(s, entry, last, last + 1);
    else
        judge_damaged(s, entry, last + 1);
}

void check_numbers(const struct plan *plan, const struct kinds *kinds,
                   struct diags *diags)
{
    struct series s = {.plan = plan, .diags = diags, .arena = arena_new()};
    (void)kinds;
    read_levels(&s);
    read_entries(&s);
    for (int i = 0; i < s.n; i++)
        judge(&s, &s.entries[i]);
    arena_free(s.arena);
}

/*
 * Stages that running text tells, several in a paragraph or one in each.
 */
#include "kind/names.h"
#include "kind/stage_part.h"

#include "base/utf8.h"
#include "plan/numbering.h"

#include <string.h>

/* -- Several in one paragraph -------------------------------------------- */

/* Whether 第(value)阶段 or 第(value)步 stands at p, and something behind it. */
static bool is_ordinal_at(const struct stages *stages, const char *p, int value)
{
    static const char ordinal[] = "第";
    struct stage_head head;
    int own;
    if (strncmp(p, ordinal, strlen(ordinal)) != 0)
        return false;
    const char *end = number_stage_end(p, &own);
    return end != NULL && own == value && *end != '\0' &&
           stage_head_read(p, false, stages->vocabulary, stages->plan->arena,
                           &head);
}

/* Whether the item number value of a list that begins with first stands at p
 * and is a stage for sure; first is NULL for the first one itself. */
static bool is_item_at(const struct stages *stages, const char *p, int value,
                       const char *first)
{
    struct number number, like;
    struct stage_head head;
    return number_match(p, &number) && number.value == value &&
           (first == NULL ||
            (number_match(first, &like) && like.shape == number.shape)) &&
           stage_head_read(p, false, stages->vocabulary, stages->plan->arena,
                           &head) &&
           (head.period != NULL || head.is_named);
}

/* Where 第(value)阶段 or, if is_item, such an item begins a clause in text
 * behind start; NULL: nowhere. */
static const char *find_mark(const struct stages *stages, const char *start,
                             int value, const char *first, bool is_item)
{
    bool is_clause = true;
    for (const char *p = start; *p != '\0';) {
        if (is_clause && (is_item ? is_item_at(stages, p, value, first)
                                  : is_ordinal_at(stages, p, value)))
            return p;
        uint32_t c = utf8_next(&p);
        is_clause = c == 0x3002 || c == 0xFF1B || c == 0xFF1A || c == 0xFF0C ||
                    c == ';' || c == ':' || scalar_is_blank(c);
    }
    return NULL;
}

/* 分三步走：第一步，……；第二步，…… and （1）动员阶段（3月）；（2）…: adds
 * each.  How many there were; 0: fewer than two. */
static size_t add_marked(struct stages *stages, const struct block *block,
                         bool is_item)
{
    enum { MOST = 9 };
    struct arena *arena = stages->plan->arena;
    const char *at[MOST + 1] = {NULL};
    const char *text = running_text(block, arena);
    int n = 0;
    if (text == NULL)
        return 0;
    for (const char *p = text; n < MOST && p != NULL;) {
        p = find_mark(stages, p, n + 1, at[0], is_item);
        if (p != NULL)
            at[n++] = p;
    }
    if (n < 2)
        return 0;
    at[n] = text + strlen(text);
    for (int i = 0; i < n; i++) {
        struct stage_head head;
        const char *piece =
            arena_strndup(arena, at[i], (size_t)(at[i + 1] - at[i]));
        if (stage_head_read(piece, false, stages->vocabulary, arena, &head))
            stages_add(stages, &head, head.rest, block->span);
    }
    return (size_t)n;
}

/* 3月5日…, 第三周…, 从3月5日… */
static bool begins_with_time(const char *text)
{
    static const char *const leads[] = {"从", "自", "第", "即日"};
    for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++)
        if (strncmp(text, leads[i], strlen(leads[i])) == 0)
            return true;
    return scalar_is_digit((unsigned char)*text);
}

/* Cuts the next clause off *p. */
static const char *cut_clause(const char **p, struct arena *arena)
{
    const char *start = *p;
    const char *end = start;
    while (scalar_is_blank(utf8_peek(start)))
        utf8_next(&start);
    bool is_timed = begins_with_time(start);
    for (end = start; *end != '\0'; utf8_next(&end)) {
        uint32_t c = utf8_peek(end);
        if (strchr(",;\n", *end) != NULL || c == 0xFF0C || c == 0xFF1B ||
            c == 0x3002)
            break;
        if ((c == 0xFF1A || c == ':') && !is_timed)
            break;
    }
    *p = end;
    utf8_next(p);
    return arena_strndup(arena, start, (size_t)(end - start));
}

/* Whether a bracket is open at the end of text[0..len). */
static bool is_bracket_open(const char *text, size_t len)
{
    int depth = 0;
    for (const char *p = text; p < text + len;)
        depth += scalar_bracket_step(utf8_next(&p));
    return depth > 0;
}

/* Behind （周五） and 下午4:00, which go with the day. */
static const char *skip_day_time(const char *p)
{
    static const char *const parts[] = {"上午", "下午", "晚上", "中午", NULL};
    static const char *const joints[] = {"—", "－", "-",  "～",
                                         "~", "至", "到", NULL};
    static const char close[] = "）";
    const char *end = utf8_peek(p) == 0xFF08 ? strstr(p, close) : NULL;
    if (end != NULL)
        p = end + strlen(close);
    for (const char *at = p;; at = p) {
        utf8_take_any(&at, parts);
        const char *clock = clock_end(at);
        if (clock == NULL)
            return p;
        p = at = clock;
        if (utf8_take_any(&at, joints) && clock_end(at) != NULL)
            p = at; /* 2:30—6:00 */
    }
}

/* 4月18日召开动员会: one day, and what happens on it. */
static bool split_day(const char *clause, struct arena *arena,
                      struct stage_head *head)
{
    enum { LONGEST = 48 }; /* bytes of a date */
    size_t len = 0;
    for (const char *p = clause; *p != '\0' && p - clause < LONGEST;) {
        struct period period;
        utf8_next(&p);
        const char *date = arena_strndup(arena, clause, (size_t)(p - clause));
        if (scalar_is_among(utf8_before(clause, p),
                            U"年月日号旬周度初底末前后") &&
            !is_bracket_open(date, (size_t)(p - clause)) &&
            period_parse(date, (struct date){0}, arena, &period))
            len = (size_t)(p - clause);
    }
    if (len == 0 || clause[len] == '\0')
        return false;
    head->period = arena_strndup(arena, clause, len);
    head->is_bracketed = true;
    head->name = skip_day_time(clause + len);
    return *head->name != '\0';
}

/* 6月1日至5日为宣传阶段，6月6日至20日为整治阶段: the clauses that begin with a
 * time and name a stage, or with is_any say what is done.  Adds them if
 * is_sure; how many there are. */
static size_t add_clauses(struct stages *stages, const struct block *block,
                          bool is_any, bool is_sure)
{
    struct arena *arena = stages->plan->arena;
    const char *text = running_text(block, arena);
    size_t n = 0;
    for (const char *p = text; p != NULL && *p != '\0';) {
        struct stage_head head;
        const char *clause = cut_clause(&p, arena);
        if (!begins_with_time(clause) ||
            !stage_head_read(clause, false, stages->vocabulary, arena, &head) ||
            head.has_number)
            continue;
        bool is_whole = head.period != NULL && *head.name != '\0';
        if (is_any ? !is_whole && !split_day(clause, arena, &head)
                   : !is_whole || !head.is_named)
            continue;
        if (is_sure)
            stages_add(stages, &head, NULL, block->span);
        n++;
    }
    return n;
}

size_t stages_add_sentences(struct stages *stages, const struct block *block)
{
    size_t n = add_marked(stages, block, false);
    if (n == 0)
        n = add_marked(stages, block, true);
    if (n == 0 && add_clauses(stages, block, false, false) >= 2)
        n = add_clauses(stages, block, false, true);
    return n;
}

/* -- Sections of nothing else -------------------------------------------- */

/* 1、5月6日，下发倡议书。: the day and what is done on it.  text: may be
 * NULL. */
static bool read_day(const struct stages *stages, const char *text,
                     struct stage_head *head)
{
    struct arena *arena = stages->plan->arena;
    struct number number;
    if (text == NULL)
        return false;
    if (number_match(text, &number))
        text += number.len;
    if (!begins_with_time(text))
        return false;
    if (stage_head_read(text, false, stages->vocabulary, arena, head) &&
        (head->period != NULL || head->clock != NULL) && *head->name != '\0')
        return true;
    *head = (struct stage_head){0};
    if (!split_day(text, arena, head))
        return false;
    const char *p = head->name;
    while (scalar_is_blank(utf8_peek(p)) ||
           scalar_is_among(utf8_peek(p), U"，,：:"))
        utf8_next(&p);
    const char *end = p;
    if (utf8_take(&end, "共") && scalar_is_digit((unsigned char)*end))
        return false; /* 9月21日至25日，共5天: how long it is */
    end = p;
    while (*end != '\0' && !scalar_is_among(utf8_peek(end), U"。；;\n"))
        utf8_next(&end);
    head->name = arena_strndup(arena, p, (size_t)(end - p));
    return end > p;
}

/* Adds the blocks of a section that has only such ones. */
static size_t add_days(struct stages *stages, const struct section *section,
                       bool is_sure)
{
    const struct block *end = section_end(section);
    size_t n = 0;
    for (const struct block *b = section->heading->next; b != end;
         b = b->next, n++) {
        struct stage_head head;
        if (!read_day(stages, running_text(b, stages->plan->arena), &head))
            return 0;
        if (is_sure)
            stages_add(stages, &head, NULL, b->span);
    }
    return n;
}

/* 3月，部署；4—6月，核查。: adds the parts of a paragraph that has only such
 * ones. */
static size_t add_parts(struct stages *stages, const struct block *block,
                        bool is_sure)
{
    struct arena *arena = stages->plan->arena;
    const char *text = running_text(block, arena);
    if (text == NULL)
        return 0;
    struct slice rest = {text, text + strlen(text)};
    struct slice part;
    size_t n = 0;
    while (slice_cut(&rest, U"；;。\n", &part)) {
        struct stage_head head;
        part = slice_trim(part);
        if (slice_is_empty(part))
            continue;
        if (!read_day(stages, slice_copy(part, arena), &head))
            return 0;
        if (is_sure)
            stages_add(stages, &head, NULL, block->span);
        n++;
    }
    return n;
}

size_t stages_add_schedule(struct stages *stages, const struct section *section)
{
    const struct block *first = section->heading->next;
    if (first == NULL || first == section_end(section))
        return 0;
    if (first->next != section_end(section))
        return add_days(stages, section, false) < 2
                   ? 0
                   : add_days(stages, section, true);
    if (add_parts(stages, first, false) >= 2)
        return add_parts(stages, first, true);
    return add_clauses(stages, first, true, false) < 2
               ? 0
               : add_clauses(stages, first, true, true);
}

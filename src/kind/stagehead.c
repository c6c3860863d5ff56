/*
 * The beginning of a stage: its ordinal, its name and where its period is
 * written (gbt9704.md §8.5).
 */
#include "kind/names.h"
#include "kind/parts.h"

#include "base/utf8.h"
#include "plan/numbering.h"

#include <string.h>

enum {
    MAX_NAME_BYTES = 180, /* sixty characters: more is a sentence */
    MAX_NAME_BEHIND = 45  /* fifteen, where no bracket ends it */
};

static bool take_number(const char **p)
{
    enum { MOST_DIGITS = 4 };
    const char *at = utf8_skip_blanks(*p);
    if (number_take(&at, MOST_DIGITS) < 0)
        return false;
    *p = at;
    return true;
}

/* 第一阶段：  第二步，  阶段三：; *ordinal is the words without the mark. */
static bool take_ordinal(const char **p, struct slice *ordinal)
{
    static const char *const closings[] = {"：", ":",  "，", ",",
                                           "、", "为", "是", NULL};
    int value;
    const char *at = number_stage_end(*p, &value);
    if (at == NULL)
        return false;
    *ordinal = (struct slice){*p, at};
    utf8_take_any(&at, closings);
    *p = utf8_skip_blanks(at);
    return true;
}

/* 1 动员阶段: a blank for the mark */
static bool take_bare_number(const char **p)
{
    const char *at = *p;
    if (!take_number(&at) || !scalar_is_blank(utf8_peek(at)))
        return false;
    static const char *const units[] = {"年", "月", "日", "号", NULL};
    at = utf8_skip_blanks(at);
    const char *behind = at;
    if (!scalar_is_han(utf8_peek(at)) || utf8_take_any(&behind, units))
        return false; /* 3 月1日 */
    *p = at;
    return true;
}

/* A、 B. (C) as items are lettered */
static bool take_letter(const char **p)
{
    const char *at = *p;
    bool is_bracketed = utf8_take(&at, "(") || utf8_take(&at, "（");
    if (*at < 'A' || *at > 'Z')
        return false;
    at++;
    bool is_closed = is_bracketed
                         ? utf8_take(&at, ")") || utf8_take(&at, "）")
                         : utf8_take(&at, "、") || utf8_take(&at, ".") ||
                               utf8_take(&at, "．");
    if (is_closed)
        *p = at;
    return is_closed;
}

/* 9:00: whether the colon at p, behind which next stands, is one of a time of
 * day. */
static bool is_clock(const char *start, const char *p, const char *next)
{
    return p > start && scalar_is_digit((unsigned char)p[-1]) &&
           scalar_is_digit((unsigned char)*next);
}

/* Where the first clause ends: at 。 or ： outside brackets. */
static const char *head_end(const char *p, bool is_heading)
{
    int depth = 0;
    const char *start = p;
    while (*p != '\0' && (is_heading || p - start <= 2 * MAX_NAME_BYTES)) {
        const char *next = p;
        uint32_t scalar = utf8_next(&next);
        int step = scalar_bracket_step(scalar);
        if (step > 0 || depth > 0)
            depth += step;
        bool is_stop = scalar == 0x3002 ||
                       ((scalar == ':' || scalar == 0xFF1A) &&
                        !is_clock(start, p, next)) ||
                       scalar == 0xFF1B || scalar == '\n' ||
                       (scalar == '.' && !scalar_is_digit(utf8_peek(next)) &&
                        p > start && !scalar_is_digit((unsigned char)p[-1]));
        if (depth == 0 && is_stop)
            return p;
        p = next;
    }
    return p;
}

/* -- Brackets ------------------------------------------------------------ */

struct piece {
    const char *start, *end; /* brackets included */
    const char *inside, *inside_end;
};

static bool next_bracket(const char *p, const char *end, struct piece *piece)
{
    for (; p < end; utf8_next(&p)) {
        if (scalar_bracket_step(utf8_peek(p)) <= 0)
            continue;
        piece->start = p;
        utf8_next(&p);
        piece->inside = p;
        for (int depth = 0; p < end; utf8_next(&p)) {
            depth += scalar_bracket_step(utf8_peek(p));
            if (depth < 0)
                break;
        }
        piece->inside_end = p;
        if (p < end)
            utf8_next(&p);
        piece->end = p;
        return true;
    }
    return false;
}

static bool holds_period(const char *text, struct arena *arena)
{
    struct period period;
    return period_parse(text, (struct date){0}, arena, &period);
}

/* 1月28日至2月4日，共8天: how long it is, and no name. */
static bool is_duration(const char *p, const char *end)
{
    static const char *const leads[] = {"历时", "为期", "共计", "共", NULL};
    static const char *const units[] = {"个月", "天", "日", "周", "年", NULL};
    return utf8_take_any(&p, leads) && take_number(&p) &&
           utf8_take_any(&p, units) && p == end;
}

/* Copies [start, end) without what can't begin or end a name. */
static const char *copy_name(const char *start, const char *end,
                             struct arena *arena)
{
    static const char *const leads[] = {"为", "是", "：", ":", "，",
                                        ",",  "、", "—",  NULL};
    static const char *const tails[] = {"，时间", "：", ":", "，", ",", "。",
                                        "；",     "、", "—", "　", " ", NULL};
    while (start < end && utf8_take_any(&start, leads))
        ;
    start = utf8_skip_blanks(start);
    for (size_t i = 0; start < end && tails[i] != NULL;) {
        size_t len = strlen(tails[i]);
        if ((size_t)(end - start) >= len &&
            memcmp(end - len, tails[i], len) == 0) {
            end -= len;
            i = 0;
            continue;
        }
        i++;
    }
    return end <= start || is_duration(start, end)
               ? ""
               : arena_strndup(arena, start, (size_t)(end - start));
}

/* 初赛阶段4月3日: nothing parts the time from the name. */
static bool split_mark(const char *start, const char *end,
                       const struct wordlist *marks, struct arena *arena,
                       struct stage_head *head)
{
    const char *p = start;
    while (p < end && !scalar_is_digit((unsigned char)*p))
        utf8_next(&p);
    const char *text = arena_strndup(arena, p, (size_t)(end - p));
    if (p == end ||
        wordlist_suffix(marks, start, (size_t)(p - start)) == NULL ||
        !holds_period(text, arena))
        return false;
    head->period = text;
    head->is_bracketed = true;
    head->name = copy_name(start, p, arena);
    return true;
}

/* 5月10日，负责人：李娜 is the time and a label. */
static const char *without_label(const char *inside, struct arena *arena)
{
    struct slice rest = {inside, inside + strlen(inside)};
    struct slice time;
    if (!slice_cut(&rest, U"，,；;", &time) || slice_is_empty(rest) ||
        !slice_begins_with_label(slice_trim(rest)))
        return inside;
    const char *text = slice_copy(time, arena);
    return holds_period(text, arena) ? text : inside;
}

static bool begins_with_comma(const char *p)
{
    return utf8_take(&p, "，") || utf8_take(&p, ",");
}

/* Whether what stands behind a comma is as short as names are: 学习动员. */
static bool is_name_alone(const char *text)
{
    enum { LONGEST = 6 }; /* characters */
    return utf8_count(text) <= LONGEST && strstr(text, "，") == NULL;
}

/* Takes the bracket that holds the period out of the head: what is left is
 * the name. */
static bool split_bracket(const char *start, const char *end,
                          struct arena *arena, struct stage_head *head)
{
    struct piece piece;
    for (const char *p = start; next_bracket(p, end, &piece); p = piece.end) {
        const char *inside = arena_strndup(
            arena, piece.inside, (size_t)(piece.inside_end - piece.inside));
        if (!holds_period(inside, arena))
            continue;
        head->period = without_label(inside, arena);
        head->is_bracketed = true;
        const char *before = copy_name(start, piece.start, arena);
        const char *behind = copy_name(piece.end, end, arena);
        /* 全面推进（3月至5月），开展三项活动; 第一阶段（3月），各校要加强… */
        if (begins_with_comma(piece.end) &&
            (*before != '\0' || !is_name_alone(behind)))
            behind = "";
        head->name = *before == '\0' ? behind
                     : *behind == '\0'
                         ? before
                         : arena_printf(arena, "%s%s", before, behind);
        return true;
    }
    return false;
}

/* 3月5日, 从3月5日开始, 即日起 */
static bool begins_time(const char *p)
{
    static const char *const leads[] = {"从", "自", NULL};
    static const char *const now[] = {"即日", NULL};
    const char *at = p;
    return utf8_take_any(&at, now) || scalar_is_digit(utf8_peek(p)) ||
           (utf8_take_any(&at, leads) &&
            scalar_is_digit(utf8_peek(utf8_skip_blanks(at))));
}

/* 时间为3月5日至…, 时间：…: behind the label, or behind the blanks. */
static const char *skip_time_label(const char *p)
{
    static const char *const verbs[] = {"为", "是", "：", ":", NULL};
    const char *at = p;
    if (utf8_take(&at, "时间"))
        utf8_take_any(&at, verbs);
    return utf8_skip_blanks(at);
}

/* Whether a text begins with a period of more than one day, or with one that
 * has no end: 9月1日以后. */
static bool begins_with_range(const char *text, struct arena *arena)
{
    struct period period;
    if (!period_find(text, (struct date){.year = 2000}, arena, &period))
        return false;
    return !date_is_set(period.start) || !date_is_set(period.end) ||
           date_compare(period.start, period.end) != 0;
}

/* 动员部署 3月1日至3月31日; 动员部署，3月上旬; 动员阶段，从3月1日开始，到3月
 * 10日结束 */
static bool split_tail(const char *whole, struct arena *arena,
                       struct stage_head *head)
{
    for (const char *p = whole; *p != '\0'; utf8_next(&p)) {
        uint32_t scalar = utf8_peek(p);
        if (!scalar_is_blank(scalar) && scalar != 0xFF0C && scalar != ',')
            continue;
        const char *behind = p;
        utf8_next(&behind);
        behind = skip_time_label(behind);
        if (!begins_time(behind))
            continue;
        head->is_bracketed = holds_period(behind, arena);
        if (!head->is_bracketed && !begins_with_range(behind, arena))
            continue;
        head->period = behind;
        head->name = copy_name(whole, p, arena);
        return true;
    }
    return false;
}

/* 7月 总结: a blank parts a single time from the name. */
static bool split_blank(const char *whole, struct arena *arena,
                        struct stage_head *head)
{
    const char *start = utf8_skip_blanks(whole);
    const char *p = start;
    while (*p != '\0' && !scalar_is_blank(utf8_peek(p)))
        utf8_next(&p);
    const char *name = utf8_skip_blanks(p);
    const char *time = arena_strndup(arena, start, (size_t)(p - start));
    if (*name == '\0' || !begins_time(time) || !holds_period(time, arena))
        return false;
    head->period = time;
    head->is_bracketed = true;
    head->name = copy_name(name, name + strlen(name), arena);
    return true;
}

/* Whether a colon stands at p. */
static bool is_colon(const char *p)
{
    return *p == ':' || utf8_peek(p) == 0xFF1A;
}

/* Whether what stands behind a period is no name: the rest of a time of day
 * (14:30—6 of 14:30—6:00), a remark (（节假日除外）), how long it is (共5天).
 */
static bool is_remark(const char *behind)
{
    static const char *const starts[] = {"（", "(",    "）",  ")",
                                         "共", "，共", ",共", NULL};
    const char *p = behind;
    return utf8_take_any(&p, starts);
}

/* 3月1日至3月31日为动员部署阶段, or the other way round */
static bool split_bare(const char *start, const char *end, struct arena *arena,
                       struct stage_head *head)
{
    struct period period;
    const char *whole = arena_strndup(arena, start, (size_t)(end - start));
    if (period_find(whole, (struct date){0}, arena, &period)) {
        const char *behind = utf8_skip_blanks(whole) + strlen(period.text);
        if (is_colon(behind) && scalar_is_digit((unsigned char)behind[1]))
            return false; /* the period ends inside a time of day */
        head->period = period.text;
        head->name = is_remark(behind)
                         ? ""
                         : copy_name(behind, whole + (end - start), arena);
        return true;
    }
    return split_tail(whole, arena, head) || split_blank(whole, arena, head);
}

/* 第一阶段（动员部署）：…: the bracket is the name. */
static const char *name_in_bracket(const char *start, const char *end,
                                   struct arena *arena)
{
    struct piece piece;
    const char *at = utf8_skip_blanks(start);
    if (!next_bracket(at, end, &piece) || piece.start != at)
        return NULL;
    return copy_name(piece.inside, piece.inside_end, arena);
}

/* 总结阶段（大会闭幕后）: the name ends at the bracket; else at end. */
static const char *end_of_marked(const char *start, const char *end,
                                 const struct wordlist *marks)
{
    struct piece piece;
    bool is_marked =
        next_bracket(start, end, &piece) && piece.end == end &&
        wordlist_suffix(marks, start, (size_t)(piece.start - start)) != NULL;
    return is_marked ? piece.start : end;
}

const char *stage_name_behind(const char *rest, struct arena *arena)
{
    const char *p = utf8_skip_blanks(rest);
    const char *start = p;
    if (is_remark(p))
        return "";
    while (p - start <= MAX_NAME_BEHIND) {
        uint32_t scalar = utf8_peek(p);
        if (scalar == 0 || scalar == 0x3002 || scalar == 0xFF0C ||
            scalar == ',' || scalar == 0xFF1A || scalar == 0xFF1B)
            return arena_strndup(arena, start, (size_t)(p - start));
        utf8_next(&p);
    }
    return "";
}

/* 第三周, 上半年: a name that only says when. */
static bool is_time(const char *name, struct arena *arena)
{
    static const char *const leads[] = {"第", "上半年", "下半年", NULL};
    const char *p = name;
    const char *end = name;
    utf8_next(&end);
    bool counts = *name != '\0' && number_value(name, (size_t)(end - name)) > 0;
    return (counts || utf8_take_any(&p, leads)) && holds_period(name, arena);
}

/* 第三周：初赛。 and 上半年（1—6月）：调研。 have their name behind. */
static void take_name_behind(struct stage_head *head, struct arena *arena)
{
    const char *behind = stage_name_behind(head->rest, arena);
    if (*behind == '\0')
        return;
    if (head->period == NULL) {
        head->period = head->name;
        head->is_bracketed = true;
    }
    head->name = behind;
}

/* 8:30—9:00 开幕式: behind the times of day, or p where nothing follows. */
static const char *skip_clocks(const char *p)
{
    static const char *const joints[] = {"—", "－", "-",  "～",
                                         "~", "至", "到", NULL};
    const char *at = clock_end(p);
    if (at == NULL)
        return p;
    const char *joint = at;
    while (utf8_take_any(&joint, joints))
        ;
    const char *end = clock_end(joint);
    if (joint != at && end != NULL)
        at = end;
    at = utf8_skip_blanks(at);
    return *at == '\0' ? p : at;
}

/* Takes what stands in front of a head: ornaments, the number and the ordinal;
 * gives what is behind them. */
static const char *take_numbers(const char *text, bool is_heading,
                                struct stage_head *head, struct slice *ordinal)
{
    enum { DASH = 0x2014 };
    const char *start = utf8_skip_blanks(text);
    while (scalar_is_ornament(utf8_peek(start)) || utf8_peek(start) == DASH)
        utf8_next(&start);
    struct number number;
    head->has_number = !is_heading && (number_match(start, &number) ||
                                       (number_match_words(start, &number) &&
                                        number.shape == NUMBER_ARTICLE));
    if (head->has_number)
        start += number.len;
    else if (!is_heading)
        head->has_number = take_letter(&start) || take_bare_number(&start);
    head->has_ordinal = take_ordinal(&start, ordinal);
    return start;
}

bool stage_text_has_ordinal(const char *text)
{
    struct stage_head head;
    struct slice ordinal;
    take_numbers(text, false, &head, &ordinal);
    return head.has_ordinal;
}

bool stage_head_read(const char *text, bool is_heading,
                     const struct vocabulary *vocabulary, struct arena *arena,
                     struct stage_head *head)
{
    *head = (struct stage_head){0};
    struct slice ordinal;
    const char *start = take_numbers(text, is_heading, head, &ordinal);
    const char *behind_clock = skip_clocks(start);
    if (behind_clock != start)
        head->clock =
            slice_copy(slice_trim((struct slice){start, behind_clock}), arena);
    start = behind_clock;
    const char *end = head_end(start, is_heading);
    if (end == start || end - start > MAX_NAME_BYTES)
        return false;
    head->rest = *end == '\0' ? end : end + strlen("。");
    if (*end == ':' || *end == '\n' || *end == '.')
        head->rest = end + 1;
    if (!split_bracket(start, end, arena, head) &&
        !split_mark(start, end, &vocabulary->stage_marks, arena, head) &&
        !split_bare(start, end, arena, head)) {
        head->name = name_in_bracket(start, end, arena);
        if (head->name == NULL)
            head->name = copy_name(
                start, end_of_marked(start, end, &vocabulary->stage_marks),
                arena);
    }
    if (*head->name == '\0' && *end != 0 && *end != '\n' &&
        (is_heading || head->has_ordinal || is_colon(end)))
        head->name = stage_name_behind(head->rest, arena);
    else if (is_colon(end) && is_time(head->name, arena))
        take_name_behind(head, arena);
    if (*head->name == '\0' && head->has_ordinal)
        head->name = slice_copy(slice_trim(ordinal), arena);
    size_t len = strlen(head->name);
    head->is_named =
        wordlist_suffix(&vocabulary->stage_marks, head->name, len) != NULL ||
        wordlist_has(&vocabulary->stage_names, head->name, len);
    return *head->name != '\0' || head->period != NULL;
}

bool stage_head_is_sure(const struct stage_head *head)
{
    return head->has_ordinal || head->period != NULL || head->is_named ||
           head->clock != NULL;
}

/* Whether the author's number is 第一阶段： and the like. */
static bool is_stage_number(const char *written, struct arena *arena)
{
    struct number number;
    return written != NULL &&
           number_match_words(arena_printf(arena, "%s（", written), &number) &&
           number.shape == NUMBER_STAGE;
}

bool stage_head_of_block(const struct block *block,
                         const struct vocabulary *vocabulary,
                         struct arena *arena, struct stage_head *head)
{
    if (block->kind == BLOCK_HEADING) {
        const struct heading *heading = &block->as.heading;
        bool is_head =
            stage_head_read(heading->text, true, vocabulary, arena, head);
        head->has_ordinal |= is_stage_number(heading->written_number, arena);
        return is_head;
    }
    const char *text = running_text(block, arena);
    return text != NULL &&
           stage_head_read(text, false, vocabulary, arena, head);
}

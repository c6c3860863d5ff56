/*
 * Parting what was glued together: headings behind the text before them,
 * headings and the text behind them, a title and the first sentence.
 *
 * A number parts a paragraph only where a sentence ends, or a heading, and
 * only if it goes on with a series or begins one.
 */
#include "read/text_part.h"

#include "base/utf8.h"

#include <string.h>

/* -- Candidates ---------------------------------------------------------- */

/* What stands in front of a number. */
enum before {
    BEFORE_START,
    BEFORE_STOP,
    BEFORE_COLON,
    BEFORE_BLANK,
    BEFORE_WORD
};

/* Sorts of numbers that are counted apart; the first five are levels. */
enum sort { SORT_DUN = NUMBER_LEVELS + 1, SORT_HALF, SORT_PART, SORT_COUNT };

struct candidate {
    size_t at;
    size_t len; /* of the number, blanks behind it included */
    unsigned sort;
    int level, value;
    enum before before;
    bool is_wide;    /* two columns or more of blanks stand before it */
    bool has_comma;  /* a comma in front of these */
    bool has_second; /* 2 follows where a sentence ends */
    bool is_digit_next;
};

struct candidates {
    struct candidate *items;
    size_t n, room;
    struct arena *arena;
};

static void add_candidate(struct candidates *list, struct candidate candidate)
{
    if (list->n == list->room) {
        size_t room = list->room == 0 ? 16 : 2 * list->room;
        struct candidate *items =
            arena_array(list->arena, room, sizeof(*items));
        if (list->n > 0)
            memcpy(items, list->items, list->n * sizeof(*items));
        list->items = items;
        list->room = room;
    }
    list->items[list->n++] = candidate;
}

static unsigned sort_of(const struct number *number, const char *text)
{
    const char *end = text + number->mark_len;
    uint32_t mark = utf8_before(text, end);
    uint32_t first = utf8_peek(text);
    if (number->level == 3 && mark == 0x3001)
        return SORT_DUN;
    if (number->level == 4 && first != '(' && first != 0xFF08 &&
        (mark == ')' || mark == 0xFF09))
        return SORT_HALF;
    return (unsigned)number->level;
}

/* 第一阶段： 第二步（: fills in level 0 and the value; false: none is here. */
static bool match_part(const struct text *text, const char *p, size_t len,
                       struct number *number)
{
    int value;
    size_t part = text_part(text, p, len, &value);
    if (part == 0 || part >= len)
        return false;
    uint32_t mark = utf8_peek(p + part);
    if (mark != 0xFF1A && mark != ':' && mark != 0xFF08 && mark != '(' &&
        !scalar_is_blank(mark))
        return false;
    *number = (struct number){.value = value, .len = part};
    return true;
}

static bool may_begin_number(uint32_t c)
{
    return (c >= '0' && c <= '9') || c == '(' || c == 0xFF08 || c == 0x7B2C ||
           (c >= 0xFF10 && c <= 0xFF19) || (c >= 0x2460 && c <= 0x24FF) ||
           (c >= 0x3220 && c <= 0x32BF) || c == 0x4E00 || c == 0x4E03 ||
           c == 0x4E09 || c == 0x4E5D || c == 0x4E8C || c == 0x4E94 ||
           c == 0x516B || c == 0x516D || c == 0x5341 || c == 0x56DB ||
           c == 0x767E || (c >= 0x2776 && c <= 0x277F);
}

/* Adds the number at byte at of the paragraph, if there is one. */
static void find_number(const struct text *text,
                        const struct paragraph *paragraph, size_t at,
                        struct candidate seen, struct candidates *list)
{
    const char *p = paragraph->text + at;
    size_t len = paragraph->len - at;
    struct number number;
    if (!may_begin_number(utf8_peek(p)))
        return;
    seen.at = at;
    if (text_number(p, len, &number)) {
        seen.sort = sort_of(&number, p);
        uint32_t next =
            number.mark_len < len ? utf8_peek(p + number.mark_len) : 0;
        seen.is_digit_next =
            scalar_is_digit(next) ||
            (number.level == 1 && next < 0x10000 && next > 0x4E00 - 1 &&
             number_value(p + number.mark_len, 3) > 0);
    } else if (match_part(text, p, len, &number)) {
        seen.sort = SORT_PART;
    } else {
        return;
    }
    seen.level = number.level;
    seen.value = number.value;
    seen.len = number.len;
    add_candidate(list, seen);
}

/* Bytes from the quote that opens at p to behind the one that closes it, if
 * that is near; else 0. */
static size_t quote_length(const char *p, const char *end)
{
    enum { LONGEST = 60 };
    static const uint32_t closings[][2] = {
        {0x300A, 0x300B}, {0x201C, 0x201D}, {0xFF08, 0xFF09}, {'(', ')'}};
    const char *start = p;
    uint32_t open = utf8_next(&p), close = 0;
    for (size_t i = 0; i < 4; i++)
        if (closings[i][0] == open)
            close = closings[i][1];
    for (size_t n = 0; close != 0 && n < LONGEST && p < end; n++) {
        uint32_t c = utf8_next(&p);
        if (c == close)
            return (size_t)(p - start);
        if (c == open)
            break;
    }
    return 0;
}

/* A walk over a paragraph in search of numbers. */
struct search {
    const char *p, *end;
    struct candidate seen; /* what stands before the next character */
    const char *quoted_to; /* nothing in front of this may be parted */
    uint32_t columns;      /* of blanks */
    bool may_begin;
};

/* Takes note of the character at here, behind which a number may begin or
 * not. */
static void pass(struct search *s, const char *here, uint32_t c)
{
    bool was_stop = s->may_begin && s->seen.before == BEFORE_STOP;
    size_t quoted = here < s->quoted_to ? 0 : quote_length(here, s->end);
    s->columns = 0;
    s->may_begin = true;
    s->seen.has_comma = c == 0xFF0C || c == 0x3001 || c == ',' || c == 0xFF1B;
    if (quoted > 0)
        s->quoted_to = here + quoted;
    if (text_is_stop(c))
        s->seen.before = BEFORE_STOP;
    else if (c == 0xFF1A || c == ':')
        s->seen.before = BEFORE_COLON;
    else if (!(was_stop && (c == 0xFF09 || c == ')' || c == 0x201D)))
        s->may_begin = false;
}

/* 9月30日三、行动步骤: a heading by custom, glued to what is no list. */
static bool is_glued_heading(const struct text *text, const char *p,
                             const char *end)
{
    struct number number;
    uint32_t c = utf8_peek(p);
    if (text->kinds == NULL || c < 0x4E00 || !may_begin_number(c) ||
        !text_number(p, (size_t)(end - p), &number) || number.level != 1)
        return false;
    p += number.len;
    return p < end &&
           kind_heading_length(text->kinds, p, (size_t)(end - p)) > 0;
}

/* Neither a blank nor a mark, and no number begins with it: most characters. */
static bool is_word_character(uint32_t c)
{
    return c >= 0x4E00 && c <= 0x9FFF && !may_begin_number(c);
}

static void find_candidates(const struct text *text,
                            const struct paragraph *paragraph,
                            struct candidates *list)
{
    struct search s = {.p = paragraph->text,
                       .end = paragraph->text + paragraph->len,
                       .seen = {.before = BEFORE_START},
                       .quoted_to = paragraph->text,
                       .may_begin = true};
    while (s.p < s.end) {
        const char *here = s.p;
        uint32_t c = utf8_next(&s.p);
        if (!s.may_begin && is_word_character(c)) {
            s.columns = 0;
            s.seen.has_comma = false;
            continue;
        }
        if (scalar_is_blank(c)) {
            s.columns += c == ' ' || c == 0xA0 ? 1 : 2;
            if (!s.may_begin)
                s.seen.before = BEFORE_BLANK;
            s.may_begin = true;
            continue;
        }
        bool is_glued = !s.may_begin && (c == '(' || c == 0xFF08 ||
                                         is_glued_heading(text, here, s.end));
        if (is_glued)
            s.seen.before = BEFORE_WORD;
        s.seen.is_wide = s.columns > 1;
        if ((s.may_begin || is_glued) && here >= s.quoted_to)
            find_number(text, paragraph, (size_t)(here - paragraph->text),
                        s.seen, list);
        pass(&s, here, c);
    }
}

/* Tells each 1 whether the 2 of its sort follows where a sentence ends, in
 * the paragraph or at the start of the next line. */
static void look_ahead(const struct text *text, struct candidates *list,
                       const struct text_line *next)
{
    bool has_second[SORT_COUNT] = {false};
    struct number number;
    if (next != NULL && text_number(next->text, next->len, &number) &&
        number.value == 2)
        has_second[sort_of(&number, next->text)] = true;
    else if (next != NULL && match_part(text, next->text, next->len, &number) &&
             number.value == 2)
        has_second[SORT_PART] = true;
    for (size_t i = list->n; i > 0; i--) {
        struct candidate *c = &list->items[i - 1];
        if (c->value == 2)
            has_second[c->sort] = c->before == BEFORE_STOP;
        if (c->value != 1)
            continue;
        c->has_second = has_second[c->sort];
        has_second[c->sort] = false;
    }
}

/* -- Deciding ------------------------------------------------------------ */

enum {
    LONGEST_HEADING = 30, /* characters of one that a blank ends */
    LEAST_HEADING = 4,    /* of one, where blanks may stand in words */
    LONGEST_RUN_IN = 40,  /* of one that a 。 ends */
    LONGEST_TITLE = 180,  /* bytes of one glued to the text */
    LEAST_REST = 12       /* characters of text behind a heading */
};

struct splitter {
    struct text *text;
    struct paragraph paragraph;
    struct drafts *drafts;
    int *last;   /* the last value of each sort in the document */
    size_t from; /* where the piece at hand begins */
    size_t n;    /* pieces so far */
};

/* [from, to) is a heading by its length and marks. */
static bool is_heading(const struct paragraph *paragraph, size_t from,
                       size_t to, size_t longest)
{
    for (const char *p = paragraph->text + from; p < paragraph->text + to;) {
        uint32_t c = utf8_next(&p);
        if (text_is_stop(c) || c == 0xFF0C || c == ',' || c == 0xFF1B ||
            c == 0xFF1A || c == ':')
            return false;
    }
    size_t n = utf8_count_bytes(paragraph->text + from, to - from);
    return n >= 2 && n <= longest;
}

/* Whether the piece at hand is a heading of the first level up to to. */
static bool is_first_level(const struct splitter *s, size_t to)
{
    struct number number;
    return text_number(s->paragraph.text + s->from, to - s->from, &number) &&
           number.level == 1 &&
           is_heading(&s->paragraph, s->from, to, LONGEST_HEADING);
}

/* Where the colon stands that ends in front of at. */
static size_t colon_before(const struct splitter *s, size_t at)
{
    return s->paragraph.text[at - 1] == ':' ? at - 1 : at - strlen("：");
}

static bool is_parting(const struct splitter *s, const struct candidate *c)
{
    int last = s->last[c->sort];
    bool is_next = last > 0 && c->value == last + 1;
    bool is_first = c->value == 1;
    if (c->at == s->from) /* a title or heading before it was parted already */
        return true;
    switch (c->before) {
    case BEFORE_START:
        return true;
    case BEFORE_STOP:
        return !(c->is_digit_next && c->level >= 3) &&
               (is_next || (is_first && (c->has_second || c->sort <= 2)) ||
                (c->sort == 1 && last > 0 && c->value == last + 2));
    case BEFORE_COLON: /* 三、方法步骤：（一）宣传发动。……（二）…… */
        return is_first && c->has_second && !c->is_digit_next &&
               (c->at - s->from > LEAST_REST * strlen("字") ||
                (c->sort == 2 && is_first_level(s, colon_before(s, c->at))));
    case BEFORE_BLANK:
        if (c->is_digit_next || c->has_comma || !(is_next || is_first))
            return false;
        return c->sort == 1 ||
               is_heading(&s->paragraph, s->from, c->at, LONGEST_HEADING) ||
               (c->sort == 2 && is_next && c->is_wide);
    case BEFORE_WORD: /* 9月30日三、行动步骤; 二、活动内容（一）学习教育。 */
        if (c->sort == 1)
            return is_next;
        return c->sort == 2 && is_first && c->has_second &&
               is_first_level(s, c->at);
    }
    return false;
}

/* Bytes from from on to the first blank between two Han characters. */
static size_t find_blank(const struct paragraph *paragraph, size_t from,
                         size_t to)
{
    const char *end = paragraph->text + to;
    uint32_t before = 0;
    for (const char *p = paragraph->text + from; p < end;) {
        const char *here = p;
        uint32_t c = utf8_next(&p);
        if (scalar_is_blank(c) && scalar_is_cjk(before))
            return (size_t)(here - paragraph->text);
        before = c;
    }
    return to;
}

/* Characters up to the first stop, or 0: there is none. */
static size_t chars_to_stop(const struct paragraph *paragraph, size_t from,
                            size_t to)
{
    size_t n = 0;
    for (const char *p = paragraph->text + from; p < paragraph->text + to;) {
        n++;
        if (text_is_stop(utf8_next(&p)))
            return n;
    }
    return 0;
}

/* 一、指导思想坚持以……: nothing parts the heading, but it is one by custom.
 * Where it ends, or from. */
static size_t customary_end(const struct splitter *s, size_t from, size_t to)
{
    const char *text = s->paragraph.text;
    struct number number;
    bool is_glued = s->n > 0 || to < s->paragraph.len;
    if (!is_glued || s->text->kinds == NULL ||
        !text_number(text + from, to - from, &number) || number.level != 1)
        return from;
    size_t start = from + number.len;
    size_t len = kind_heading_length(s->text->kinds, text + start, to - start);
    if (len == 0 || !scalar_is_cjk(utf8_peek(text + start + len)) ||
        scalar_is_cjk_mark(utf8_peek(text + start + len)) ||
        chars_to_stop(&s->paragraph, start + len, to) < LEAST_REST)
        return from;
    return start + len;
}

/* 一、指导思想 坚持以……: where the heading ends, or from. */
static size_t heading_end(const struct splitter *s, size_t from, size_t to)
{
    const struct paragraph *paragraph = &s->paragraph;
    struct number number;
    if (!text_number(paragraph->text + from, to - from, &number))
        return from;
    size_t start = from + number.len;
    size_t blank = find_blank(paragraph, start, to);
    if (blank == to || !is_heading(paragraph, start, blank, LONGEST_HEADING))
        return customary_end(s, from, to);
    size_t stop = chars_to_stop(paragraph, blank, to);
    size_t n_heading = utf8_count_bytes(paragraph->text + start, blank - start);
    size_t n_rest = utf8_count_bytes(paragraph->text + blank, to - blank);
    const char *gap = paragraph->text + blank;
    bool is_wide = *gap != ' ' || (number.level == 1 && gap[1] == ' ');
    bool is_glued = s->n > 0 || to < paragraph->len;
    bool is_far = stop + n_heading > LONGEST_RUN_IN;
    bool is_first_level = number.level == 1;
    bool is_parted = is_glued ? is_far || is_first_level
                              : is_first_level && (is_far || is_wide) &&
                                    n_heading >= LEAST_HEADING;
    return stop > 0 && n_rest >= LEAST_REST && is_parted ? blank : from;
}

/* -- Pieces -------------------------------------------------------------- */

static void note_split(const struct splitter *s, size_t at, const char *zh,
                       const char *en)
{
    enum { SHOWN = 36 };
    const struct paragraph *paragraph = &s->paragraph;
    while (at < paragraph->len &&
           scalar_is_blank(utf8_peek(paragraph->text + at))) {
        const char *p = paragraph->text + at;
        utf8_next(&p);
        at = (size_t)(p - paragraph->text);
    }
    size_t to = paragraph->len - at > SHOWN ? at + SHOWN : paragraph->len;
    while (to > at && to < paragraph->len &&
           ((unsigned char)paragraph->text[to] & 0xC0) == 0x80)
        to--;
    if (to <= at)
        return;
    struct span span = {paragraph_place(paragraph, at),
                        paragraph_place(paragraph, to - 1) + 1};
    notes_add(s->text->notes, NOTE_SPLIT, span,
              arena_strndup(s->text->arena, paragraph->text + at, to - at), zh,
              en);
}

/* Ends the piece at hand at to. */
static void emit(struct splitter *s, size_t to)
{
    size_t heading = heading_end(s, s->from, to);
    if (heading > s->from) {
        text_compose(s->text, &s->paragraph, s->from, heading, s->drafts);
        note_split(s, heading, "标题后面的正文接在同一行",
                   "the text stood on its heading's line");
        s->from = heading;
    }
    text_compose(s->text, &s->paragraph, s->from, to, s->drafts);
    s->from = to;
    s->n++;
}

/* Where a title ends that the first sentence follows on the same line, with a
 * blank between them or not; 0: there is none. */
static size_t title_end(const struct splitter *s)
{
    const struct paragraph *paragraph = &s->paragraph;
    size_t reach =
        paragraph->len < LONGEST_TITLE ? paragraph->len : LONGEST_TITLE;
    if (utf8_count_bytes(paragraph->text, paragraph->len) < 2 * LONGEST_HEADING)
        return 0;
    for (const char *p = paragraph->text; p < paragraph->text + reach;) {
        const char *here = p;
        uint32_t c = utf8_next(&p);
        size_t len = (size_t)(here - paragraph->text);
        if (text_is_stop(c) || c == 0xFF1A)
            return 0;
        if ((scalar_is_blank(c) || page_is_opening(s->text->page, here)) &&
            text_is_title(s->text, paragraph->text, len))
            return len;
    }
    return 0;
}

/* 各科室：为…… behind a title: the end of the recipients, or from. */
static size_t recipients_end(const struct splitter *s, size_t from)
{
    enum { LONGEST = 40 };
    const struct paragraph *paragraph = &s->paragraph;
    size_t n = 0;
    for (const char *p = paragraph->text + from;
         p < paragraph->text + paragraph->len && n <= LONGEST; n++) {
        uint32_t c = utf8_next(&p);
        if (text_is_stop(c))
            return from;
        if (c == 0xFF1A || c == ':')
            return (size_t)(p - paragraph->text);
    }
    return from;
}

static void part_title(struct splitter *s)
{
    bool is_first = s->paragraph.segments[0].line->begins_document;
    size_t end = is_first || s->drafts->first == NULL ? title_end(s) : 0;
    if (end == 0)
        return;
    emit(s, end);
    note_split(s, end, "标题与正文接在同一行",
               "the title stood on the line of the text");
    size_t to = recipients_end(s, end);
    if (to == end || to == s->paragraph.len)
        return;
    emit(s, to);
    note_split(s, to, "主送与正文接在同一行",
               "the recipients stood on the line of the text");
}

/* ……。某局 2020年3月5日 at the end of a text on one line: parts the signature
 * and the date. */
static void part_signature(struct splitter *s)
{
    enum { LONGEST = 150 };
    const struct paragraph *paragraph = &s->paragraph;
    size_t at = paragraph->len;
    size_t reach = at > LONGEST ? at - LONGEST : 0;
    const char *start = paragraph->text;
    if (s->from > reach)
        reach = s->from;
    while (at > reach) {
        const char *p = start + at;
        if (((unsigned char)*p & 0xC0) != 0x80 && at < paragraph->len &&
            text_is_stop(utf8_before(start, p)))
            break;
        at--;
    }
    if (at <= reach || at == paragraph->len)
        return;
    for (size_t i = at; i < paragraph->len; i++) {
        struct text_line date = {.text = start + i, .len = paragraph->len - i};
        bool is_digit = start[i] >= '0' && start[i] <= '9';
        if (!is_digit && strncmp(start + i, "二", strlen("二")) != 0)
            continue;
        if (!line_is_date(&date) || date.len < strlen("2000年1月1日"))
            return;
        emit(s, at);
        note_split(s, at, "署名接在正文后面",
                   "the signature stood on the line of the text");
        emit(s, i);
        return;
    }
}

/* -- A paragraph --------------------------------------------------------- */

/* list: room for the candidates, whatever is in it. */
static void split_paragraph(struct splitter *s, const struct text_line *next,
                            struct candidates *list)
{
    list->n = 0;
    part_title(s);
    find_candidates(s->text, &s->paragraph, list);
    look_ahead(s->text, list, next);
    for (size_t i = 0; i < list->n; i++) {
        const struct candidate *c = &list->items[i];
        if (c->at < s->from || !is_parting(s, c))
            continue;
        s->last[c->sort] = c->value;
        if (c->at == s->from)
            continue;
        size_t at = c->at;
        emit(s, at);
        note_split(s, at, "标题接在前文后面",
                   "the heading stood behind the text before it");
    }
    if (s->n > 0 && next == NULL)
        part_signature(s);
    if (s->from < s->paragraph.len)
        emit(s, s->paragraph.len);
}

void text_split(struct text *text, const struct text_line *line,
                struct drafts *drafts)
{
    int last[SORT_COUNT] = {0};
    struct candidates list = {.arena = text->arena};
    while (line != NULL) {
        const struct text_line *next;
        if (line->table != NULL) {
            struct draft *d =
                draft_add(drafts, DRAFT_TABLE, line->table->span, text->arena);
            d->table = line->table->table;
            line = line->next;
            continue;
        }
        if (line->begins_document)
            memset(last, 0, sizeof(last));
        struct splitter s = {.text = text,
                             .paragraph = text_join(text, line, &next),
                             .drafts = drafts,
                             .last = last};
        split_paragraph(&s, next, &list);
        line = next;
    }
}

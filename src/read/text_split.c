/*
 * Parting what was glued together: headings behind the text before them,
 * headings and the text behind them, a title and the first sentence.
 *
 * A number parts a paragraph only where a sentence ends, or a heading, and
 * only if it goes on with a series or begins one.
 */
#include "read/text_number.h"

#include "base/utf8.h"

#include <string.h>
/* -- Deciding ------------------------------------------------------------ */

enum {
    LONGEST_HEADING = 30, /* characters of one that a blank ends */
    LEAST_HEADING = 4,    /* of one, where blanks may stand in words */
    LONGEST_RUN_IN = 40,  /* of one that a 。 ends */
    LONGEST_TITLE = 180,  /* bytes of one glued to the text */
    LEAST_REST = 12,      /* characters of text behind a heading */
    LEAST_ALIKE = 4       /* behind one that is like those before it */
};

/* What was counted in the document so far. */
struct counts {
    int last[SORT_COUNT]; /* value of each sort */
    struct decimal decimal;
};

struct splitter {
    struct text *text;
    struct paragraph paragraph;
    struct drafts *drafts;
    struct counts *counts;
    size_t from;     /* where the piece at hand begins */
    size_t n;        /* pieces so far */
    size_t n_headed; /* of these, headings that were parted from their text */
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

/* [from, to) is a heading of a few short clauses: 突出主题，明确要求. */
static bool is_clauses(const struct paragraph *paragraph, size_t from,
                       size_t to)
{
    enum { SHORTEST = 2, LONGEST = 14 };
    size_t n = 0, n_commas = 0;
    for (const char *p = paragraph->text + from; p < paragraph->text + to;) {
        uint32_t c = utf8_next(&p);
        bool is_comma = c == 0xFF0C || c == ',';
        if ((!is_comma && !scalar_is_han(c)) || (is_comma && n < SHORTEST))
            return false;
        n_commas += is_comma;
        n = is_comma ? 0 : n + 1;
        if (n > LONGEST)
            return false;
    }
    return n >= SHORTEST && n_commas > 0 &&
           utf8_count_bytes(paragraph->text + from, to - from) <=
               LONGEST_HEADING;
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

static bool has_same_parts(const struct decimal *a, const struct decimal *b,
                           int n)
{
    return a->depth >= n &&
           memcmp(a->parts, b->parts, (size_t)n * sizeof(*a->parts)) == 0;
}

/* Whether the decimal goes on with those before it, or begins below a number:
 * 1.2 behind 1.1, 1.1 behind 1., 2.1 behind 1.3. */
static bool is_in_series(const struct splitter *s, const struct candidate *c)
{
    const struct decimal *last = &s->counts->decimal, *d = &c->decimal;
    const int *n = s->counts->last;
    int up = d->depth - 1;
    if (last->depth > up && has_same_parts(last, d, up))
        return d->parts[up] == last->parts[up] + 1;
    if (d->parts[up] != 1)
        return false;
    if (up > 1)
        return last->depth == up && has_same_parts(last, d, up);
    return d->parts[0] == n[3] || d->parts[0] == n[SORT_DUN] ||
           d->parts[0] == n[1] || (d->parts[0] == 1 && c->has_second) ||
           (last->depth > 0 && d->parts[0] == last->parts[0] + 1);
}

static void count(struct splitter *s, const struct candidate *c)
{
    s->counts->last[c->sort] = c->value;
    if (c->sort == SORT_DECIMAL)
        s->counts->decimal = c->decimal;
}

/* 某校工作方案1: bytes in front of its number in a collection. */
static size_t without_digits(const char *text, size_t len)
{
    while (len > 0 && scalar_is_digit((unsigned char)text[len - 1]))
        len--;
    return len;
}

/* 某校活动方案1一、活动宗旨 */
static bool follows_title(const struct splitter *s, const struct candidate *c)
{
    const char *start = s->paragraph.text + s->from;
    return c->at - s->from <= LONGEST_TITLE &&
           text_is_title(s->text, start,
                         without_digits(start, c->at - s->from));
}

static bool is_parting(const struct splitter *s, const struct candidate *c)
{
    int last = s->counts->last[c->sort];
    bool is_next = last > 0 && c->value == last + 1;
    bool is_first = c->value == 1;
    if (c->at == s->from) /* a title or heading before it was parted already */
        return true;
    if (c->sort == SORT_DECIMAL)
        return (c->before == BEFORE_STOP || c->before == BEFORE_BLANK) &&
               !c->has_comma && is_in_series(s, c);
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
        if (c->has_semicolon) /* 1.甲；　　2.乙。 */
            return is_next && c->is_wide;
        return c->sort == 1 || (is_first && c->has_second) ||
               is_heading(&s->paragraph, s->from, c->at, LONGEST_HEADING) ||
               (c->sort == 2 && is_next && c->is_wide);
    case BEFORE_WORD: /* 9月30日三、行动步骤; 二、活动内容（一）学习教育。 */
        if (c->sort == 1)
            return is_next || (is_first && follows_title(s, c));
        return (c->sort == 3 ||
                ((c->sort == 2 || c->sort == SORT_DUN) && c->has_second)) &&
               is_first && is_first_level(s, c->at);
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
        chars_to_stop(&s->paragraph, start + len, to) <
            (s->n_headed > 0 ? LEAST_ALIKE : LEAST_REST))
        return from;
    return start + len;
}

/* A number with its mark, or a decimal, which counts as one of the first
 * level: nobody writes it in front of a sentence with blanks inside. */
static bool heading_number(const char *text, size_t len, struct number *number)
{
    if (text_number(text, len, number))
        return true;
    if (!number_match_words(text, number) || number->len >= len ||
        number->shape != NUMBER_DECIMAL)
        return false;
    number->level = 1;
    return true;
}

/* Whether all of [from, to) is a heading by custom. */
static bool is_customary(const struct splitter *s, size_t from, size_t to)
{
    return s->text->kinds != NULL &&
           kind_heading_length(s->text->kinds, s->paragraph.text + from,
                               to - from) == to - from;
}

/* 一、指导思想 坚持以……: where the heading ends, or from. */
static size_t heading_end(const struct splitter *s, size_t from, size_t to)
{
    const struct paragraph *paragraph = &s->paragraph;
    struct number number;
    if (!heading_number(paragraph->text + from, to - from, &number))
        return from;
    size_t start = from + number.len;
    size_t blank = find_blank(paragraph, start, to);
    bool is_name = is_heading(paragraph, start, blank, LONGEST_HEADING);
    size_t custom = blank == to || !is_name ? customary_end(s, from, to) : from;
    if (custom > from || blank == to ||
        (!is_name &&
         (number.level > 1 || !is_clauses(paragraph, start, blank))))
        return custom;
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
    bool is_alike =
        is_glued && is_first_level && n_rest > LEAST_ALIKE &&
        ((s->n_headed > 0 && stop > 0) || is_customary(s, start, blank));
    if (is_alike || number.shape == NUMBER_DECIMAL)
        return is_alike || (stop > 0 && n_rest > 2 * LEAST_ALIKE) ? blank
                                                                  : from;
    return stop > 0 && n_rest >= LEAST_REST && is_parted ? blank : from;
}

/* 指导思想 坚持以……: a heading by custom without a number, a blank behind it;
 * where it ends, or from. */
static size_t bare_heading_end(const struct splitter *s, size_t from, size_t to)
{
    enum { REACH = 36 }; /* bytes */
    const struct paragraph *paragraph = &s->paragraph;
    size_t reach = to - from > REACH ? from + REACH : to;
    if (from > 0 || s->text->kinds == NULL)
        return from;
    size_t blank = find_blank(paragraph, from, reach);
    if (blank == reach ||
        utf8_count_bytes(paragraph->text + from, blank - from) <
            LEAST_HEADING ||
        !is_customary(s, from, blank) ||
        chars_to_stop(paragraph, blank, to) < LEAST_REST)
        return from;
    return blank;
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
    while (to > at && to < paragraph->len && utf8_is_tail(paragraph->text[to]))
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
    if (heading == s->from)
        heading = bare_heading_end(s, s->from, to);
    if (heading > s->from) {
        text_compose(s->text, &s->paragraph, s->from, heading, s->drafts);
        note_split(s, heading, "标题后面的正文接在同一行",
                   "the text stood on its heading's line");
        s->from = heading;
        s->n_headed++;
    }
    text_compose(s->text, &s->paragraph, s->from, to, s->drafts);
    s->from = to;
    s->n++;
}

/* 一、目的：…… with 二、 somewhere behind it. */
static bool begins_first(const char *p, const char *end)
{
    static const char first[] = "一、", second[] = "二、";
    size_t mark = strlen(first), len = (size_t)(end - p);
    return len > 2 * mark && memcmp(p, first, mark) == 0 &&
           memcmp(p + mark, second, strlen("二")) != 0 &&
           memmem(p + mark, len - mark, second, mark) != NULL;
}

/* Where a title ends that the first sentence follows on the same line, with a
 * blank between them or not; 0: there is none. */
static size_t title_end(const struct splitter *s)
{
    const struct paragraph *paragraph = &s->paragraph;
    size_t reach =
        paragraph->len < LONGEST_TITLE ? paragraph->len : LONGEST_TITLE;
    bool is_long = utf8_count_bytes(paragraph->text, paragraph->len) >=
                   2 * LONGEST_HEADING;
    for (const char *p = paragraph->text; p < paragraph->text + reach;) {
        const char *here = p;
        uint32_t c = utf8_next(&p);
        size_t len = (size_t)(here - paragraph->text);
        if (text_is_stop(c) || c == 0xFF1A)
            return 0;
        if (begins_first(here, paragraph->text + paragraph->len) &&
            text_is_title(s->text, paragraph->text,
                          without_digits(paragraph->text, len)))
            return len;
        bool is_blank = scalar_is_blank(c);
        bool is_opening = page_is_opening(s->text->page, is_blank ? p : here);
        if ((is_long ? is_blank || is_opening : is_blank && is_opening) &&
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
    struct number number;
    if (text_number(s->paragraph.text + end, s->paragraph.len - end, &number)) {
        s->counts->last[number.level] = number.value;
        return;
    }
    size_t to = recipients_end(s, end);
    if (to == end || to == s->paragraph.len)
        return;
    emit(s, to);
    note_split(s, to, "主送与正文接在同一行",
               "the recipients stood on the line of the text");
}

/* Behind the last stop of the piece at hand, if not much follows; 0: nowhere.
 */
static size_t behind_last_stop(const struct splitter *s)
{
    enum { LONGEST = 150 }; /* bytes */
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
    return at <= reach || at == paragraph->len ? 0 : at;
}

static void note_signature(const struct splitter *s, size_t at)
{
    note_split(s, at, "署名接在正文后面",
               "the signature stood on the line of the text");
}

/* Whether bytes are nothing but the name of an organ. */
static bool is_organ(const struct splitter *s, const char *bytes, size_t len)
{
    enum { SHORTEST = 6, LONGEST = 60 }; /* bytes */
    const char *p = bytes, *end = utf8_back_blanks(bytes, bytes + len);
    p = utf8_skip_blanks_to(p, end);
    len = (size_t)(end - p);
    if (len < SHORTEST || len > LONGEST ||
        !page_ends_organ(s->text->page, p, len))
        return false;
    while (p < end && scalar_is_han(utf8_peek(p)))
        utf8_next(&p);
    return p == end;
}

/* ……。某局 2020年3月5日 at the end of a text on one line: parts the signature
 * and the date.  is_last: more is likely to be one, 工会 小李 2020年3月5日. */
static void part_signature(struct splitter *s, bool is_last)
{
    const struct paragraph *paragraph = &s->paragraph;
    const char *start = paragraph->text;
    bool is_day = utf8_before(start, start + paragraph->len) == 0x65E5;
    size_t at = is_last || is_day ? behind_last_stop(s) : 0; /* 日 */
    for (size_t i = at; at > 0 && i < paragraph->len; i++) {
        struct text_line date = {.text = start + i, .len = paragraph->len - i};
        bool is_digit = start[i] >= '0' && start[i] <= '9';
        if (!is_digit && strncmp(start + i, "二", strlen("二")) != 0)
            continue;
        if (!line_is_date(&date) || date.len < strlen("2000年1月1日") ||
            (!is_last && !is_organ(s, start + at, i - at)))
            return;
        emit(s, at);
        note_signature(s, at);
        emit(s, i);
        return;
    }
}

/* ……。 某局 above a line of the date alone: parts the signature. */
static void part_organ(struct splitter *s)
{
    enum { LONGEST = 60 }; /* bytes */
    const char *start = s->paragraph.text;
    size_t at = behind_last_stop(s);
    size_t len = s->paragraph.len - at;
    if (at == 0 || len > LONGEST || !scalar_is_blank(utf8_peek(start + at)))
        return;
    for (const char *p = start + at; p < start + s->paragraph.len;) {
        uint32_t c = utf8_next(&p);
        if (scalar_is_cjk_mark(c) || c == ':' || c == ',')
            return;
    }
    emit(s, at);
    note_signature(s, at);
}

/* -- A paragraph --------------------------------------------------------- */

/* list: room for the candidates, whatever is in it. */
static void split_paragraph(struct splitter *s, const struct text_line *next,
                            struct candidates *list)
{
    part_title(s);
    numbers_find(s->text, &s->paragraph, next, list);
    for (size_t i = 0; i < list->n; i++) {
        const struct candidate *c = &list->items[i];
        if (c->at < s->from || !is_parting(s, c))
            continue;
        count(s, c);
        if (c->at == s->from)
            continue;
        size_t at = c->at;
        emit(s, at);
        note_split(s, at, "标题接在前文后面",
                   "the heading stood behind the text before it");
    }
    part_signature(s, s->n > 0 && next == NULL);
    if (next != NULL && line_is_date(next))
        part_organ(s);
    if (s->from < s->paragraph.len)
        emit(s, s->paragraph.len);
}

void text_split(struct text *text, const struct text_line *line,
                struct drafts *drafts)
{
    struct counts counts = {.last = {0}};
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
            counts = (struct counts){.last = {0}};
        struct draft *before = drafts->last;
        bool begins_model = line->begins_model;
        struct splitter s = {.text = text,
                             .paragraph = text_join(text, line, &next),
                             .drafts = drafts,
                             .counts = &counts};
        split_paragraph(&s, next, &list);
        if (begins_model && drafts->last != before)
            (before == NULL ? drafts->first : before->next)->begins_model =
                true;
        line = next;
    }
}

/*
 * The text of a paragraph with its blanks put right.
 *
 * Blanks in a word go; between Han and Latin one stays as it was typed.  In a
 * list of names, of labels and values a blank parts, and stays: a wide one as
 * U+3000.
 */
#include "read/text_part.h"

#include "base/utf8.h"

#include <string.h>

/* A run of blanks between two characters. */
struct gap {
    size_t start, end;
    uint32_t before, behind;
    uint32_t columns;
    size_t n_before, n_behind; /* characters of the words beside it */
};

/* What of the text in front of a gap says that a list of names or of labels
 * goes on. */
struct context {
    const char *p;  /* read up to here */
    bool has_label; /* a colon stands before, no stop behind it */
    bool is_value;  /* behind it names, nothing else */
    size_t n;       /* characters of the name at hand */
};

struct composer {
    const struct text *text;
    const struct paragraph *paragraph;
    size_t from, to;
    size_t part_len;   /* of 第一条 at the start */
    size_t number_len; /* of a number at the start, with its marks */
    bool is_list;      /* blanks part its words */
    bool is_title;
    struct context context;
    bool is_spaced;     /* every character stands by itself */
    uint32_t narrowest; /* gap between single characters */
    struct buf out;
    struct span removed; /* the first run removed from the line at hand */
    size_t n_removed;
    size_t line_end; /* in the paragraph's text */
};

static bool is_ascii_mark(uint32_t c)
{
    return c < 0x80 && c != 0 && strchr(",;:!?()[]<>\"", (int)c) != NULL;
}

static bool is_mark(uint32_t c)
{
    return is_ascii_mark(c) || (scalar_is_cjk_mark(c) && c != 0x2014);
}

/* -- What sort of paragraph ---------------------------------------------- */

/* A list has no sentence in it, and is a line of names or labels. */
static bool looks_like_list(const struct composer *c)
{
    enum { LONGEST_LINE = 60 };
    const char *p = c->paragraph->text + c->from;
    const char *end = c->paragraph->text + c->to;
    bool has_colon = false, has_stop = false;
    size_t n = 0;
    for (; p < end; n++) {
        uint32_t s = utf8_next(&p);
        if (has_stop || s == 0xFF0C || s == ',' || s == 0xFF1B)
            return false;
        has_stop = text_is_stop(s);
        has_colon |= s == 0xFF1A || s == ':';
    }
    if (has_colon)
        return true;
    return !has_stop && c->number_len == 0 && n <= LONGEST_LINE && !c->is_title;
}

/* -- Gaps ---------------------------------------------------------------- */

/* Whether a blank stands in the text. */
static bool has_gap(const struct composer *c)
{
    const char *end = c->paragraph->text + c->to;
    for (const char *p = c->paragraph->text + c->from;
         (p = utf8_skip_hanzi(p, end)) < end;)
        if (scalar_is_blank(utf8_next(&p)))
            return true;
    return false;
}

static bool next_gap(const struct composer *c, size_t at, struct gap *gap)
{
    const char *text = c->paragraph->text;
    const char *p = text + at;
    gap->n_before = 0;
    gap->before = 0;
    for (uint32_t s; p < text + c->to; gap->before = s) {
        const char *here = p;
        s = utf8_next(&p);
        if (scalar_is_blank(s)) {
            gap->start = (size_t)(here - text);
            break;
        }
        gap->n_before = scalar_is_han(s) ? gap->n_before + 1 : 0;
        if (p == text + c->to)
            return false;
    }
    gap->columns = 0;
    p = text + gap->start;
    while (p < text + c->to && scalar_is_blank(utf8_peek(p))) {
        uint32_t s = utf8_next(&p);
        gap->columns += s == ' ' || s == 0xA0 ? 1 : 2;
    }
    gap->end = (size_t)(p - text);
    gap->behind = gap->end < c->to ? utf8_peek(p) : 0;
    gap->n_behind = 0;
    while (p < text + c->to && gap->n_behind < 3 &&
           scalar_is_han(utf8_peek(p))) {
        utf8_next(&p);
        gap->n_behind++;
    }
    return gap->end < c->to;
}

/* A word is put apart, 组　长: single characters beside the gap, or the last
 * one of a label. */
static bool is_in_word(const struct composer *c, const struct gap *gap)
{
    const char *p = c->paragraph->text + gap->end;
    utf8_next(&p);
    if (gap->n_behind == 1 && gap->n_before <= 2 &&
        p < c->paragraph->text + c->to &&
        (utf8_peek(p) == 0xFF1A || utf8_peek(p) == ':'))
        return true;
    return gap->n_before == 1 && gap->n_behind == 1 &&
           gap->columns <= c->narrowest;
}

/* 1. 6月5日 without its blank would be a decimal. */
static bool begins_with_digit(const char *p)
{
    const char *next = p;
    utf8_next(&next);
    return number_value(p, (size_t)(next - p)) >= 0;
}

/* 第一条　为了……, 1.1 目的: the blank is the number's mark. */
static bool sets_off_number(const struct composer *c, const struct gap *gap)
{
    enum { LONGEST_NUMBER = 36 }; /* bytes: 第一百二十三条 */
    struct number number;
    if (gap->start - c->from > LONGEST_NUMBER)
        return false;
    const char *text = c->paragraph->text + c->from;
    return number_match_words(text, &number) && number.shape != NUMBER_CLAUSE &&
           number.shape != NUMBER_ORDINAL &&
           gap->start < c->from + number.mark_len;
}

/* 五 奖惩办法: the blank is the number's mark. */
static bool follows_bare_number(const struct composer *c, const struct gap *gap)
{
    enum { LONGEST_NUMBER = 6 }; /* bytes: 十二 */
    size_t len = gap->start - c->from;
    return len <= LONGEST_NUMBER && gap->n_behind >= 2 &&
           number_value(c->paragraph->text + c->from, len) > 0;
}

/* “学雷锋 树新风”: two parts of a slogan; 《市财政局 市民政局关于……的通知》: of
 * a title. */
static bool is_in_slogan(const struct composer *c, const struct gap *gap)
{
    enum { LONGEST = 240 }; /* bytes */
    const char *start = c->paragraph->text + c->from;
    const char *p = c->paragraph->text + gap->start;
    if (gap->n_before < 3 || gap->n_behind < 3)
        return false;
    if (p - start > LONGEST)
        start = p - LONGEST;
    while (utf8_is_tail(*start))
        start++;
    while (p > start) {
        uint32_t s = utf8_before(start, p);
        if (s == 0x201D || s == 0x300B) /* ” 》 */
            return false;
        if (s == 0x201C || s == 0x300A) /* “ 《 */
            return true;
        do
            p--;
        while (utf8_is_tail(*p));
    }
    return false;
}

/* 中共某县委 某县人民政府关于……: a blank between organs that issue jointly. */
static bool is_between_organs(const struct composer *c, const struct gap *gap)
{
    const char *text = c->paragraph->text;
    return c->is_title && gap->n_before >= 3 && gap->n_behind >= 3 &&
           page_ends_organ(c->text->page, text + c->from, gap->start - c->from);
}

/* 单位：　　　　电话：: what is to be filled in stands between labels. */
static bool is_to_fill(const struct composer *c, const struct gap *gap)
{
    enum { LEAST = 4, LONGEST = 8 }; /* columns; characters of a label */
    const char *p = c->paragraph->text + gap->end;
    const char *end = c->paragraph->text + c->to;
    if (gap->columns < LEAST || (gap->before != 0xFF1A && gap->before != ':'))
        return false;
    for (size_t n = 0; n <= LONGEST && p < end; n++) {
        uint32_t s = utf8_next(&p);
        if (s == 0xFF1A || s == ':')
            return n > 1;
        if (!scalar_is_han(s) && !scalar_is_blank(s))
            return false;
    }
    return false;
}

/* Reads on up to the gap. */
static void read_context(struct composer *c, const struct gap *gap)
{
    enum { LONGEST_NAME = 4 };
    struct context *context = &c->context;
    const char *end = c->paragraph->text + gap->start;
    while (context->p < end) {
        uint32_t s = utf8_next(&context->p);
        if (s == 0xFF1A || s == ':') {
            *context = (struct context){context->p, true, true, 0};
        } else if (text_is_stop(s)) {
            *context = (struct context){context->p, false, false, 0};
        } else if (scalar_is_han(s)) {
            context->is_value &= ++context->n <= LONGEST_NAME;
        } else {
            context->is_value &= scalar_is_blank(s) || s == 0x3001;
            context->n = 0;
        }
    }
}

/* Characters of the label behind the gap, 副组长：; 0: none is there. */
static size_t label_behind(const struct composer *c, const struct gap *gap)
{
    enum { LONGEST = 10 };
    const char *p = c->paragraph->text + gap->end;
    const char *end = c->paragraph->text + c->to;
    for (size_t n = 0; n <= LONGEST && p < end; n++) {
        uint32_t s = utf8_next(&p);
        if (s == 0xFF1A || s == ':')
            return n;
        if (!scalar_is_han(s))
            break;
    }
    return 0;
}

/* Characters of the word behind the gap, LONGEST + 1 at most. */
static size_t word_behind(const struct composer *c, const struct gap *gap)
{
    enum { LONGEST = 4 };
    const char *p = c->paragraph->text + gap->end;
    const char *end = c->paragraph->text + c->to;
    size_t n = 0;
    while (n <= LONGEST && p < end && scalar_is_han(utf8_next(&p)))
        n++;
    return n;
}

/* 负责人：甲某某 乙某某，…; 组长：甲某 副组长：…; 丙某某 三、要求: two things
 * that nothing else parts. */
static bool parts_things(const struct composer *c, const struct gap *gap)
{
    const struct context *context = &c->context;
    const char *behind = c->paragraph->text + gap->end;
    struct number number;
    size_t n;
    if (context->has_label && label_behind(c, gap) >= 2)
        return true;
    if (gap->n_before < 2)
        return false;
    if (text_number(behind, c->to - gap->end, &number) && number.level <= 2)
        return true;
    n = context->is_value ? word_behind(c, gap) : 0;
    return n >= 2 && n <= 4 && gap->n_before <= 4;
}

/* 1.1 编制目的 为……: a heading with a decimal, and its text. */
static bool ends_decimal_heading(const struct composer *c,
                                 const struct gap *gap)
{
    enum { LONGEST = 60 }; /* bytes */
    const char *text = c->paragraph->text + c->from;
    struct number number;
    return gap->start - c->from <= LONGEST && gap->n_before >= 2 &&
           gap->n_behind >= 2 && scalar_is_digit((unsigned char)*text) &&
           number_match_words(text, &number) &&
           number.shape == NUMBER_DECIMAL &&
           gap->start - c->from - number.len == gap->n_before * strlen("字");
}

/* 2024年　月　日: the day is to be written in. */
static bool is_open_date(const struct gap *gap)
{
    enum { YEAR = 0x5E74, MONTH = 0x6708, DAY = 0x65E5 };
    bool is_label = gap->before == 0xFF1A || gap->before == ':';
    return gap->columns > 1 && ((gap->before == YEAR && gap->behind == MONTH) ||
                                (gap->before == MONTH && gap->behind == DAY) ||
                                (is_label && gap->behind == YEAR));
}

/* What stands for the gap: "", " " or U+3000. */
static const char *filling(const struct composer *c, const struct gap *gap)
{
    bool is_cjk = scalar_is_cjk(gap->before) || scalar_is_cjk(gap->behind);
    if (is_open_date(gap))
        return "\u3000";
    if (c->is_spaced && gap->columns == 1)
        return "";
    if (c->number_len > 0 && gap->start == c->from + c->number_len)
        return begins_with_digit(c->paragraph->text + gap->end) ? " " : "";
    if (c->part_len > 0 && gap->start == c->from + c->part_len)
        return "\u3000";
    if (sets_off_number(c, gap))
        return gap->columns > 1 ? "\u3000" : " ";
    if (c->is_list && gap->columns > 1 &&
        (!is_mark(gap->before) || gap->before == 0xFF09 ||
         gap->before == ')') &&
        !is_mark(gap->behind) && is_cjk)
        return is_in_word(c, gap) ? "" : "\u3000";
    /* 张三（主任） 李四（副主任） */
    if (c->is_list && (gap->before == 0xFF09 || gap->before == ')') &&
        gap->n_behind >= 2)
        return " ";
    if (c->is_list && is_to_fill(c, gap))
        return "\u3000";
    if (follows_bare_number(c, gap) || is_in_slogan(c, gap) ||
        is_between_organs(c, gap) || parts_things(c, gap) ||
        ends_decimal_heading(c, gap))
        return " ";
    if (is_cjk && (is_mark(gap->before) || is_mark(gap->behind)))
        return "";
    if (!scalar_is_cjk(gap->before) || !scalar_is_cjk(gap->behind))
        return " ";
    return c->is_list && !is_in_word(c, gap) ? " " : "";
}

/* 2 0 1 0 年 5 月: blanks between all characters, as a scanner's program
 * writes them. */
static bool is_spaced(const struct composer *c)
{
    enum { LEAST = 6 };
    const char *end = c->paragraph->text + c->to;
    size_t n = 0, n_beside = 0;
    bool is_apart = true;
    for (const char *p = c->paragraph->text + c->from; p < end;) {
        bool is_blank = scalar_is_blank(utf8_next(&p));
        n += !is_blank;
        n_beside += !is_blank && !is_apart;
        is_apart = is_blank;
    }
    return n >= LEAST && n_beside * 20 <= n;
}

/* The narrowest gap between two single characters: 王 五  李 四 has two. */
static uint32_t narrowest_gap(const struct composer *c)
{
    struct gap gap;
    uint32_t narrowest = UINT32_MAX;
    for (size_t at = c->from; next_gap(c, at, &gap); at = gap.end) {
        const char *p = c->paragraph->text + gap.end;
        utf8_next(&p);
        bool is_label = utf8_peek(p) == 0xFF1A || utf8_peek(p) == ':';
        if (!is_label && gap.n_before == 1 && gap.n_behind == 1 &&
            gap.columns < narrowest)
            narrowest = gap.columns;
    }
    return narrowest;
}

/* -- Notes --------------------------------------------------------------- */

/* Where the line that byte at belongs to ends in the paragraph. */
static size_t end_of_line(const struct paragraph *paragraph, size_t at)
{
    for (size_t i = 1; i < paragraph->n_segments; i++)
        if (paragraph->segments[i].start > at)
            return paragraph->segments[i].start;
    return paragraph->len;
}

static void flush_note(struct composer *c)
{
    struct arena *arena = c->text->arena;
    if (c->n_removed == 0)
        return;
    text_note(c->text, NOTE_CLOSED_UP, c->removed,
              arena_printf(arena, "%zu 处多余的空格", c->n_removed),
              arena_printf(arena, "%zu needless run%s of blanks", c->n_removed,
                           c->n_removed == 1 ? "" : "s"));
    c->n_removed = 0;
}

/* One note a line: its span has the first run with the characters beside it. */
static void note_removed(struct composer *c, const struct gap *gap)
{
    enum { BESIDE = 6 }; /* bytes */
    if (c->n_removed > 0 && gap->start >= c->line_end)
        flush_note(c);
    if (c->n_removed++ > 0)
        return;
    const struct paragraph *paragraph = c->paragraph;
    size_t from = gap->start > c->from + BESIDE ? gap->start - BESIDE : c->from;
    size_t to = c->to - gap->end > BESIDE ? gap->end + BESIDE : c->to;
    while (from < gap->start && utf8_is_tail(paragraph->text[from]))
        from++;
    while (to < c->to && utf8_is_tail(paragraph->text[to]))
        to++;
    c->removed = (struct span){paragraph_place(paragraph, from),
                               paragraph_place(paragraph, to - 1) + 1};
    if (c->line_end <= gap->start)
        c->line_end = end_of_line(paragraph, gap->start);
}

/* -- All of it ----------------------------------------------------------- */

static void compose(struct composer *c)
{
    const char *text = c->paragraph->text;
    struct gap gap;
    size_t at = c->from;
    for (; next_gap(c, at, &gap); at = gap.end) {
        read_context(c, &gap);
        const char *fill = filling(c, &gap);
        buf_add(&c->out, text + at, gap.start - at);
        buf_add_str(&c->out, fill);
        if (*fill == '\0')
            note_removed(c, &gap);
    }
    buf_add(&c->out, text + at, c->to - at);
    flush_note(c);
}

static void trim(const struct paragraph *paragraph, size_t *from, size_t *to)
{
    const char *p = paragraph->text + *from;
    const char *end = paragraph->text + *to;
    p = utf8_skip_blanks_to(p, end);
    end = utf8_back_blanks(p, end);
    *from = (size_t)(p - paragraph->text);
    *to = (size_t)(end - paragraph->text);
}

void text_compose(const struct text *text, const struct paragraph *paragraph,
                  size_t from, size_t to, struct drafts *drafts)
{
    struct number number = {.mark_len = 0};
    trim(paragraph, &from, &to);
    if (from == to)
        return;
    struct composer c = {.text = text,
                         .paragraph = paragraph,
                         .from = from,
                         .to = to,
                         .context = {.p = paragraph->text + from},
                         .out = BUF_EMPTY};
    if (text_number(paragraph->text + from, to - from, &number))
        c.number_len = number.mark_len;
    int value;
    c.part_len = text_part(text, paragraph->text + from, to - from, &value);
    if (has_gap(&c)) {
        c.is_title = text_is_title(text, paragraph->text + from, to - from);
        c.is_list = looks_like_list(&c);
        c.is_spaced = is_spaced(&c);
        if (c.is_list)
            c.narrowest = narrowest_gap(&c);
        compose(&c);
    } else {
        buf_add(&c.out, paragraph->text + from, to - from);
    }
    struct span span = {paragraph_place(paragraph, from),
                        paragraph_place(paragraph, to - 1) + 1};
    struct draft *d = draft_add(drafts, DRAFT_TEXT, span, text->arena);
    draft_set_text(d, arena_strndup(text->arena, c.out.data, c.out.len),
                   text->arena);
    d->may_be_heading = true;
    buf_free(&c.out);
}

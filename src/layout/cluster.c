/*
 * Sorting characters into classes, and the rules between two neighbours:
 * GB/T 15834-2011 5.1, CLREQ 3.1 (the GB level of 行首行尾禁则).
 */
#include "layout/cluster.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* -- Classes ------------------------------------------------------------- */

static enum cluster_class class_of_ascii(uint32_t scalar)
{
    switch (scalar) {
    case '\n':
        return CLASS_BREAK;
    case '$':
    case '(':
    case '[':
    case '{':
        return CLASS_PREFIX;
    case '%':
    case ')':
    case ']':
    case '}':
    case ',':
    case '.':
    case ';':
    case ':':
    case '!':
    case '?':
        return CLASS_SUFFIX;
    default:
        if (scalar_is_blank(scalar))
            return CLASS_BLANK;
        return scalar_is_digit(scalar) ? CLASS_DIGIT : CLASS_LATIN;
    }
}

/* The marks that have rules of their own, in the order of their codes. */
static const struct {
    uint32_t scalar;
    enum cluster_class class;
} marks[] = {
    {0x00A7, CLASS_PREFIX},    /* § */
    {0x00B0, CLASS_SUFFIX},    /* ° */
    {0x00B7, CLASS_DOT},       /* · */
    {0x2014, CLASS_DASH},      /* — */
    {0x2015, CLASS_DASH},      /* ― */
    {0x2018, CLASS_OPENING},   /* ‘ */
    {0x2019, CLASS_CLOSING},   /* ’ */
    {0x201C, CLASS_OPENING},   /* “ */
    {0x201D, CLASS_CLOSING},   /* ” */
    {0x2026, CLASS_DASH},      /* … */
    {0x2027, CLASS_DOT},       /* ‧ */
    {0x2030, CLASS_SUFFIX},    /* ‰ */
    {0x2103, CLASS_SUFFIX},    /* ℃ */
    {0x2116, CLASS_PREFIX},    /* № */
    {0x2E3A, CLASS_DASH},      /* ⸺ */
    {0x3001, CLASS_COMMA},     /* 、 */
    {0x3002, CLASS_STOP},      /* 。 */
    {0x3008, CLASS_OPENING},   /* 〈 */
    {0x3009, CLASS_CLOSING},   /* 〉 */
    {0x300A, CLASS_OPENING},   /* 《 */
    {0x300B, CLASS_CLOSING},   /* 》 */
    {0x300C, CLASS_OPENING},   /* 「 */
    {0x300D, CLASS_CLOSING},   /* 」 */
    {0x300E, CLASS_OPENING},   /* 『 */
    {0x300F, CLASS_CLOSING},   /* 』 */
    {0x3010, CLASS_OPENING},   /* 【 */
    {0x3011, CLASS_CLOSING},   /* 】 */
    {0x3014, CLASS_OPENING},   /* 〔 */
    {0x3015, CLASS_CLOSING},   /* 〕 */
    {0x3016, CLASS_OPENING},   /* 〖 */
    {0x3017, CLASS_CLOSING},   /* 〗 */
    {0x301C, CLASS_CONNECTOR}, /* 〜 */
    {0xFF01, CLASS_STOP},      /* ！ */
    {0xFF04, CLASS_PREFIX},    /* ＄ */
    {0xFF05, CLASS_SUFFIX},    /* ％ */
    {0xFF08, CLASS_OPENING},   /* （ */
    {0xFF09, CLASS_CLOSING},   /* ） */
    {0xFF0C, CLASS_COMMA},     /* ， */
    {0xFF0D, CLASS_CONNECTOR}, /* － */
    {0xFF0E, CLASS_STOP},      /* ． */
    {0xFF0F, CLASS_CONNECTOR}, /* ／ */
    {0xFF1A, CLASS_COMMA},     /* ： */
    {0xFF1B, CLASS_COMMA},     /* ； */
    {0xFF1F, CLASS_QUERY},     /* ？ */
    {0xFF3B, CLASS_OPENING},   /* ［ */
    {0xFF3D, CLASS_CLOSING},   /* ］ */
    {0xFF5B, CLASS_OPENING},   /* ｛ */
    {0xFF5D, CLASS_CLOSING},   /* ｝ */
    {0xFF5E, CLASS_CONNECTOR}, /* ～ */
    {0xFFE5, CLASS_PREFIX},    /* ￥ */
};

/* CLASS_HAN for a character without rules of its own. */
static enum cluster_class class_of_mark(uint32_t scalar)
{
    size_t low = 0, high = sizeof(marks) / sizeof(marks[0]);

    if (scalar >= 0x3100 && scalar < 0xFF00) /* nearly always */
        return CLASS_HAN;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (marks[middle].scalar == scalar)
            return marks[middle].class;
        if (marks[middle].scalar < scalar)
            low = middle + 1;
        else
            high = middle;
    }
    return CLASS_HAN;
}

/* Wider than this a character of no Chinese sort fills a cell (① Ⅲ α). */
enum { WIDE_ADVANCE = 750 };

static enum cluster_class class_of(uint32_t scalar, int advance)
{
    if (scalar < 0x80)
        return class_of_ascii(scalar);

    enum cluster_class class = class_of_mark(scalar);

    if (class != CLASS_HAN)
        return class;
    if (scalar_is_blank(scalar))
        return CLASS_BLANK;
    if (scalar_is_cjk(scalar) || advance < 0 || advance >= WIDE_ADVANCE)
        return CLASS_HAN;
    return CLASS_LATIN;
}

/* -- Widths -------------------------------------------------------------- */

static bool is_narrow(uint32_t scalar, enum cluster_class class, int advance)
{
    switch (class) {
    case CLASS_DOT:
    case CLASS_DIGIT:
    case CLASS_LATIN:
        return true;
    case CLASS_PREFIX:
    case CLASS_SUFFIX:
        return scalar < 0x80 || (advance >= 0 && advance < WIDE_ADVANCE);
    case CLASS_BLANK:
        return scalar != 0x3000;
    case CLASS_HAN:
    case CLASS_OPENING:
    case CLASS_CLOSING:
    case CLASS_COMMA:
    case CLASS_STOP:
    case CLASS_QUERY:
    case CLASS_DASH:
    case CLASS_CONNECTOR:
    case CLASS_BREAK:
        return false;
    }
    return false;
}

/*
 * Half-width characters stand in the middle of half a cell each, as in the
 * faces that offices own (仿宋_GB2312), so that a line of digits stays on the
 * grid.  One that is wider than that (W, @ in a proportional face) takes what
 * it needs: letters must not overlap.
 */
static int narrow_width(enum cluster_class class, int advance)
{
    bool is_wider = class != CLASS_DOT && advance > HALF_CELL + 40;

    return is_wider && advance < 3 * CELL ? advance : HALF_CELL;
}

/* The others take a cell, but for what is wider (‰ in a proportional face). */
static int wide_width(uint32_t scalar, int advance)
{
    if (scalar == 0x2E3A) /* ⸺ */
        return 2 * CELL;
    return advance > CELL && advance < 2 * CELL ? advance : CELL;
}

/* measure() of any character. */
static void measure_any(struct cluster *cluster, int advance)
{
    enum cluster_class class = class_of(cluster->scalar, advance);

    cluster->class = (uint8_t) class;
    if (class == CLASS_BREAK)
        return;
    if (is_narrow(cluster->scalar, class, advance)) {
        cluster->flags |= CLUSTER_NARROW;
        cluster->width = (uint16_t)narrow_width(class, advance);
    } else {
        cluster->width = (uint16_t)wide_width(cluster->scalar, advance);
    }
    if (advance < 0 || advance >= 3 * CELL)
        return;

    int spare = cluster->width - advance;

    if (class == CLASS_OPENING) /* hugs what it opens */
        cluster->shift = (int16_t)spare;
    else if (class == CLASS_DOT && spare < 0)
        cluster->shift = 0; /* whoever paints it puts it in the middle */
    else if (class != CLASS_CLOSING && class != CLASS_COMMA &&
             class != CLASS_STOP)
        cluster->shift = (int16_t)(spare / 2);
}

/* advance: of the glyph, in units, or -1 where no font has it. */
static inline void measure(struct cluster *cluster, int advance)
{
    if (advance != CELL || !scalar_is_han(cluster->scalar)) {
        measure_any(cluster, advance);
        return;
    }
    cluster->class = CLASS_HAN; /* nearly always */
    cluster->width = CELL;
}

/* -- Neighbours ---------------------------------------------------------- */

static bool is_bracket(const struct cluster *c)
{
    return c->class == CLASS_OPENING || c->class == CLASS_CLOSING;
}

static bool has_empty_right(const struct cluster *c)
{
    return c->class == CLASS_CLOSING || c->class == CLASS_COMMA ||
           c->class == CLASS_STOP;
}

static bool is_mark(const struct cluster *c)
{
    return c->class == CLASS_OPENING || c->class == CLASS_QUERY ||
           has_empty_right(c);
}

static bool is_word(const struct cluster *c)
{
    return c->class == CLASS_DIGIT || c->class == CLASS_LATIN;
}

/* CLREQ 3.1.6.1: a bracket beside another mark, two cells become one and a
 * half; what goes is the empty half that keeps a bracket from its content. */
static void squeeze_pair(struct cluster *a, struct cluster *b)
{
    if (!is_mark(a) || !is_mark(b))
        return;
    if (b->class == CLASS_OPENING)
        b->flags |= CLUSTER_LEAD_CUT;
    else if (has_empty_right(a) && (is_bracket(a) || is_bracket(b)))
        a->flags |= CLUSTER_TRAIL_CUT;
}

/* A set of classes. */
#define CLASS_BIT(class) (1u << (class))

bool cluster_may_begin_line(const struct cluster *c)
{
    enum {
        NEVER = CLASS_BIT(CLASS_CLOSING) | CLASS_BIT(CLASS_COMMA) |
                CLASS_BIT(CLASS_STOP) | CLASS_BIT(CLASS_QUERY) |
                CLASS_BIT(CLASS_DOT) | CLASS_BIT(CLASS_DASH) |
                CLASS_BIT(CLASS_CONNECTOR) | CLASS_BIT(CLASS_SUFFIX) |
                CLASS_BIT(CLASS_BLANK) /* stays at the end before */
    };

    return (CLASS_BIT(c->class) & NEVER) == 0;
}

/* GB/T 15834 5.1: an opening bracket does not. */
static bool may_end_line(const struct cluster *c)
{
    return c->class != CLASS_OPENING && c->class != CLASS_PREFIX &&
           c->scalar != 0xFF0F; /* ／ */
}

/* Inside a word or number, where both are of the half-width sort: an address
 * may go on behind its slash, a compound behind its hyphen; nothing else. */
static bool may_break_word(const struct cluster *a, const struct cluster *b)
{
    if (a->class == CLASS_LATIN && (a->scalar == '/' || a->scalar == '-'))
        return b->class == CLASS_LATIN && b->scalar != a->scalar;
    return false;
}

static bool may_break(const struct cluster *before, const struct cluster *a,
                      const struct cluster *b)
{
    if (a->class == CLASS_BREAK || b->class == CLASS_BREAK)
        return true;
    if (!cluster_may_begin_line(b) || !may_end_line(a))
        return false;
    if (is_word(a) && is_word(b))
        return may_break_word(a, b);
    if (a->class == CLASS_SUFFIX && is_word(b)) /* 3.14, 8:30, gov.cn */
        return a->scalar == ')' || a->scalar == '!' || a->scalar == '?' ||
               a->scalar == ';';
    if (a->class == CLASS_BLANK && before != NULL) /* 25 kg */
        return !(before->class == CLASS_DIGIT && b->class == CLASS_LATIN);
    return true;
}

/* A number parts from its unit or its 第 only where nothing else will do. */
static bool is_soft(const struct cluster *a, const struct cluster *b)
{
    return (a->class == CLASS_DIGIT && b->class == CLASS_HAN) ||
           (a->scalar == 0x7B2C && b->class == CLASS_DIGIT);
}

/* CLREQ 3.3.2: never inside a unit, not beside connectors and 间隔号. */
static bool may_open(const struct cluster *a, const struct cluster *b)
{
    if (a->class == CLASS_CONNECTOR || b->class == CLASS_CONNECTOR ||
        a->class == CLASS_DOT || b->class == CLASS_DOT ||
        b->class == CLASS_BLANK)
        return false;
    if (a->class == CLASS_DASH && b->class == CLASS_DASH)
        return false;
    return !((a->flags & CLUSTER_NARROW) && (b->flags & CLUSTER_NARROW)) ||
           a->class == CLASS_BLANK;
}

/* join() of any characters. */
static void join_any(const struct cluster *before, struct cluster *a,
                     struct cluster *b)
{
    squeeze_pair(a, b);
    if (may_break(before, a, b))
        a->flags |= CLUSTER_MAY_BREAK;
    if (is_soft(a, b))
        a->flags |= CLUSTER_SOFT;
    if (may_open(a, b))
        a->flags |= CLUSTER_MAY_OPEN;
}

/* a and b are neighbours; before: NULL where a is the first. */
static inline void join(const struct cluster *before, struct cluster *a,
                        struct cluster *b)
{
    if (a->class == CLASS_HAN && b->class == CLASS_HAN) /* nearly always */
        a->flags |= CLUSTER_MAY_BREAK | CLUSTER_MAY_OPEN;
    else
        join_any(before, a, b);
}

/* -- Paragraphs ---------------------------------------------------------- */

void paragraph_free(struct paragraph *paragraph)
{
    free(paragraph->clusters);
    free(paragraph->styles);
    *paragraph = PARAGRAPH_EMPTY;
}

void paragraph_clear(struct paragraph *paragraph, struct span span)
{
    paragraph->n = 0;
    paragraph->n_styles = 0;
    paragraph->has_breaks = false;
    paragraph->span = span;
}

/* Room for n of size bytes in an array that doubles. */
static void *make_room(void *array, size_t n, size_t *capacity, size_t size)
{
    if (n <= *capacity)
        return array;
    if (*capacity == 0)
        *capacity = 512;
    while (*capacity < n)
        *capacity *= 2;
    return xrealloc(array, *capacity * size);
}

static uint32_t add_style(struct paragraph *p, struct cluster_style style)
{
    p->styles = make_room(p->styles, p->n_styles + 1, &p->styles_capacity,
                          sizeof(*p->styles));
    p->styles[p->n_styles] = style;
    return (uint32_t)p->n_styles++;
}

void paragraph_add(struct paragraph *p, const char *text,
                   struct cluster_style style)
{
    uint32_t index = add_style(p, style);
    uint32_t scalar;

    if (*text == '\0')
        return;
    if (p->n + strlen(text) > p->capacity) /* no character is shorter */
        p->clusters = make_room(p->clusters, p->n + utf8_count(text),
                                &p->capacity, sizeof(*p->clusters));

    struct cluster *c = p->clusters + p->n;

    for (; (scalar = utf8_next(&text)) != 0; c++)
        *c = (struct cluster){.scalar = scalar, .style = index};
    p->n = (size_t)(c - p->clusters);
}

void paragraph_set_latin(struct paragraph *p, size_t from, enum face face)
{
    struct cluster_style style;
    uint32_t index;

    if (from == p->n)
        return;
    style = p->styles[p->clusters[from].style];
    style.face = face;
    index = add_style(p, style);
    for (size_t i = from; i < p->n; i++)
        if (p->clusters[i].scalar > ' ' && p->clusters[i].scalar < 0x7F)
            p->clusters[i].style = index;
}

/* A cell of body text is a little narrower than its glyph: a glyph of one em
 * counts as one cell, only letters in their true width. */
static int advance_in_cells(int advance, struct ruler ruler, emu size)
{
    if (advance == EM_UNITS || advance <= HALF_CELL || advance >= 2 * EM_UNITS)
        return advance;
    return (int)((int64_t)advance * size * ruler.den /
                 ((int64_t)ruler.num * EM_UNITS));
}

void paragraph_finish(struct paragraph *p, const struct metrics *metrics,
                      struct ruler ruler, emu size)
{
    struct cluster *before = NULL, *last = NULL;

    for (size_t i = 0; i < p->n; i++) {
        struct cluster *c = &p->clusters[i];
        int advance = 0;

        if (c->scalar == '\n')
            p->has_breaks = true;
        else
            advance = metrics->advance(metrics->context,
                                       p->styles[c->style].face, c->scalar);
        measure(c, advance_in_cells(advance, ruler, size));
        if (last != NULL)
            join(before, last, c);
        before = last;
        last = c;
    }
    if (last != NULL)
        last->flags |= CLUSTER_MAY_BREAK;
}

void paragraph_cut_starts(struct paragraph *p)
{
    for (size_t i = 1; i < p->n; i++)
        if (p->clusters[i].class == CLASS_OPENING &&
            p->clusters[i - 1].class != CLASS_BREAK)
            p->clusters[i].flags |= CLUSTER_CUT_START;
}

static bool is_hanging_mark(uint32_t scalar)
{
    return scalar == 0x3001 || scalar == 0xFF0C || scalar == 0x3002;
}

void paragraph_hang_marks(struct paragraph *p)
{
    for (size_t i = 1; i < p->n; i++)
        if (is_hanging_mark(p->clusters[i].scalar) &&
            !is_mark(&p->clusters[i - 1]))
            p->clusters[i].flags |= CLUSTER_HANGS;
}

enum { LONGEST_NAME = 4 };

bool paragraph_keep_names(struct paragraph *p)
{
    bool is_list = false;

    for (size_t start = 0, end; start < p->n; start = end + 1) {
        end = start;
        while (end < p->n && p->clusters[end].class == CLASS_HAN)
            end++;
        is_list = is_list || (end > start && end < p->n &&
                              p->clusters[end].class == CLASS_BLANK);
        for (size_t i = start; end - start <= LONGEST_NAME && i + 1 < end; i++)
            p->clusters[i].flags &= (uint8_t)~CLUSTER_MAY_BREAK;
    }
    return is_list;
}

bool paragraph_is_number(const struct paragraph *paragraph)
{
    bool has_digit = false;

    for (size_t i = 0; i < paragraph->n; i++) {
        const struct cluster *c = &paragraph->clusters[i];

        if (c->class == CLASS_DIGIT)
            has_digit = true;
        else if (c->class != CLASS_SUFFIX && c->class != CLASS_PREFIX &&
                 c->scalar != '-' && c->scalar != '+')
            return false;
    }
    return has_digit;
}

int64_t paragraph_width(const struct paragraph *p)
{
    int64_t width = 0;

    for (size_t i = 0; i < p->n; i++)
        width += cluster_width(&p->clusters[i], i == 0);
    return width;
}

size_t paragraph_segment_end(const struct paragraph *p, size_t start)
{
    size_t end = p->has_breaks ? start : p->n;

    while (end < p->n && p->clusters[end].class != CLASS_BREAK)
        end++;
    return end;
}

int cluster_width(const struct cluster *c, bool is_first)
{
    int width = c->width;

    if ((c->flags & CLUSTER_CUT_START) && is_first)
        width -= HALF_CELL;
    if ((c->flags & CLUSTER_LEAD_CUT) && !is_first)
        width -= HALF_CELL;
    if (c->flags & CLUSTER_TRAIL_CUT)
        width -= HALF_CELL;
    return width;
}

/* What an opening mark keeps off a digit or letter before it, which fills its
 * half cell to the edge. */
enum { NARROW_GAP = 160 };

int cluster_lead_room(const struct cluster *c, const struct cluster *previous)
{
    /* （一） begins every line of its level at the same place. */
    if (c->class != CLASS_OPENING || previous == NULL ||
        (c->flags & CLUSTER_LEAD_CUT))
        return 0;
    return (previous->flags & CLUSTER_NARROW) ? HALF_CELL - NARROW_GAP
                                              : HALF_CELL;
}

int cluster_trail_room(const struct cluster *c)
{
    if (!has_empty_right(c))
        return 0;
    return (c->flags & CLUSTER_TRAIL_CUT) ? 0 : HALF_CELL;
}

int cluster_end_room(const struct cluster *c)
{
    int room = cluster_trail_room(c);

    return room > 0 && (c->flags & CLUSTER_HANGS) ? c->width : room;
}

/*
 * Pages and lengths.
 */
#include "layout/conformity_page.h"

#include "layout/geometry.h"

#include <stdlib.h>

enum {
    /* 5.2.1 allows the 版心 a millimetre; a dialogue rounds to a tenth */
    TOLERANCE = EMU_MM + EMU_MM / 10,
    /* half of what a row of 29 pt leaves free: 37 mm to the characters is
     * 34.58 mm to the row */
    HALF_LEADING = 242 * EMU_CMM
};

/* -- Lengths in words ---------------------------------------------------- */

const char *points_text(emu length, struct diags *diags)
{
    return arena_printf(diags->arena, diags_word(diags, "%g 磅", "%g pt"),
                        (double)length / EMU_PT);
}

/* To the nearest tenth, as a dialogue shows it. */
const char *millimetres_text(emu length, struct diags *diags)
{
    enum { TENTH = EMU_MM / 10 };
    emu half = length < 0 ? -TENTH / 2 : TENTH / 2;

    return arena_printf(diags->arena, "%g mm",
                        (double)(((int64_t)length + half) / TENTH) / 10);
}

const char *type_size_text(emu size, struct diags *diags)
{
    static const struct {
        emu size;
        const char *name;
    } names[] = {
        {42 * EMU_PT, "初号"}, {36 * EMU_PT, "小初"},     {26 * EMU_PT, "一号"},
        {24 * EMU_PT, "小一"}, {22 * EMU_PT, "二号"},     {18 * EMU_PT, "小二"},
        {16 * EMU_PT, "三号"}, {15 * EMU_PT, "小三"},     {14 * EMU_PT, "四号"},
        {12 * EMU_PT, "小四"}, {21 * EMU_PT / 2, "五号"}, {9 * EMU_PT, "小五"},
    };
    const char *points = points_text(size, diags);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (names[i].size == size && diags->lang == LANG_ZH)
            return arena_printf(diags->arena, "%s（%s）", names[i].name,
                                points);
    return points;
}

/* -- Pages --------------------------------------------------------------- */

static bool is_near(emu a, emu b)
{
    return abs(a - b) <= TOLERANCE;
}

/* Not every writer says how its pages are. */
static bool has_paper(const struct word_section *s)
{
    return s->width > 0 && s->height > 0;
}

static bool has_margins(const struct word_section *s)
{
    return s->top != 0 || s->bottom != 0 || s->left != 0 || s->right != 0;
}

static bool is_a4(const struct word_section *s)
{
    emu width = s->is_landscape ? s->height : s->width;
    emu height = s->is_landscape ? s->width : s->height;
    return is_near(width, PAGE_WIDTH) && is_near(height, PAGE_HEIGHT);
}

static void check_paper(const struct word_section *s, struct diags *diags)
{
    if (has_paper(s) && !is_a4(s))
        diag_add(diags, DIAG_WORD_PAPER, s->span,
                 arena_printf(diags->arena, "%s × %s",
                              millimetres_text(s->width, diags),
                              millimetres_text(s->height, diags)),
                 NULL);
}

/* The margin may be set to the characters or to the row that they stand in. */
static bool is_right_margin(emu found, emu to_characters, emu profile)
{
    return is_near(found, to_characters) ||
           is_near(found, to_characters - HALF_LEADING) ||
           is_near(found, profile);
}

/* 10.1: the first page of a 信函 goes on below the 版心; footers keep the text
 * of the others from there. */
static bool is_letter_margin(const struct word_section *s)
{
    emu below = PAGE_HEIGHT - LETTER_TEXT_BOTTOM;
    return s->has_first_page && is_right_margin(s->bottom, below, below);
}

static const char *margins_text(emu top, emu bottom, emu left, emu right,
                                struct diags *diags)
{
    return arena_printf(
        diags->arena,
        diags_word(diags, "上 %s、下 %s、左 %s、右 %s",
                   "top %s, bottom %s, left %s, right %s"),
        millimetres_text(top, diags), millimetres_text(bottom, diags),
        millimetres_text(left, diags), millimetres_text(right, diags));
}

static bool has_right_margins(const struct word_section *s,
                              const struct profile *profile)
{
    return is_right_margin(s->top, AREA_TOP, profile->word_top) &&
           (is_right_margin(s->bottom, PAGE_HEIGHT - AREA_BOTTOM,
                            profile->word_bottom) ||
            is_letter_margin(s)) &&
           is_near(s->left, AREA_LEFT) &&
           is_near(s->right, PAGE_WIDTH - AREA_RIGHT);
}

static void check_margins(const struct word_section *s,
                          const struct profile *profile, struct diags *diags)
{
    emu below = PAGE_HEIGHT - AREA_BOTTOM;
    emu right = PAGE_WIDTH - AREA_RIGHT;
    if (!has_margins(s) || has_right_margins(s, profile))
        return;
    diag_add(diags, DIAG_WORD_MARGINS, s->span,
             margins_text(s->top, s->bottom, s->left, s->right, diags),
             margins_text(AREA_TOP, below, AREA_LEFT, right, diags), NULL);
}

/* Whether something in the section stands where its margins put it: a 版记 in
 * boxes on a page of its own does not.  *next goes on to the first paragraph
 * of the section; sections are asked for in their order. */
static bool has_text(const struct word_section *s,
                     const struct word_paragraph **next)
{
    const struct word_section *after = s->next;
    bool has_end = after != NULL && !span_is_none(after->span);
    if (span_is_none(s->span))
        return false;
    while (*next != NULL && (*next)->span.start < s->span.start)
        *next = (*next)->next;
    for (const struct word_paragraph *p = *next;
         p != NULL && (!has_end || p->span.start < after->span.start);
         p = p->next)
        if (!p->is_in_box && !p->is_in_table)
            return true;
    return false;
}

/* The pitch that most of the text has, or 0. */
static emu main_pitch(const struct word_format *format)
{
    emu pitch = 0;
    long votes = 0; /* Boyer and Moore: the majority, if there is one */
    for (const struct word_paragraph *p = format->paragraphs; p != NULL;
         p = p->next) {
        bool is_title = p->align == ALIGN_CENTER; /* or a caption */
        long weight = (long)(p->span.end - p->span.start);
        if (p->is_in_table || p->is_in_box || is_title ||
            p->pitch_rule != PITCH_EXACT)
            continue;
        if (p->pitch == pitch || weight < votes) {
            votes += p->pitch == pitch ? weight : -weight;
            continue;
        }
        pitch = p->pitch;
        votes = weight - votes;
    }
    return pitch;
}

/* Rows of a page; where paper or margins are wrong, of one that has them
 * right in one way or the other: that is a fault of its own. */
static int rows_of(const struct word_section *s, emu pitch,
                   const struct profile *profile)
{
    if (pitch <= 0)
        return s->grid_lines;
    emu bottom = is_letter_margin(s) ? profile->word_bottom : s->bottom;
    if (is_a4(s) && has_right_margins(s, profile))
        return (s->height - s->top - bottom) / pitch;
    if ((AREA_BOTTOM - AREA_TOP) / pitch == AREA_ROWS)
        return AREA_ROWS;
    return (PAGE_HEIGHT - profile->word_top - profile->word_bottom) / pitch;
}

emu conformity_pitch(const struct word_format *format,
                     const struct profile *profile)
{
    emu pitch = main_pitch(format);
    return pitch > 0 && format->sections != NULL &&
                   rows_of(format->sections, pitch, profile) == AREA_ROWS
               ? pitch
               : profile->word_pitch;
}

/* Whether most of the text stands on the lines of the grid, one by one: only
 * then they are its rows. */
static bool is_on_grid(const struct word_format *format)
{
    size_t n = 0, n_single = 0;
    for (const struct word_paragraph *p = format->paragraphs; p != NULL;
         p = p->next) {
        if (p->is_in_table || p->is_in_box)
            continue;
        n++;
        n_single += p->pitch_rule == PITCH_MULTIPLE && p->pitch == 1000;
    }
    return n_single * 2 > n;
}

static void check_rows(const struct word_format *format,
                       const struct word_section *s, emu pitch,
                       const struct profile *profile, struct diags *diags)
{
    int rows = rows_of(s, pitch, profile);
    bool is_rows_wrong =
        rows != 0 && rows != AREA_ROWS && (pitch > 0 || is_on_grid(format));
    bool is_cells_wrong =
        s->grid_characters != 0 && s->grid_characters != AREA_CELLS;
    if (!is_rows_wrong && !is_cells_wrong)
        return;
    diag_add(diags, DIAG_WORD_ROWS, s->span,
             is_rows_wrong
                 ? arena_printf(
                       diags->arena,
                       diags_word(diags, "每面 %d 行", "%d rows a page"), rows)
                 : arena_printf(
                       diags->arena,
                       diags_word(diags, "每行 %d 字", "%d characters a row"),
                       s->grid_characters),
             NULL);
}

/* The section whose page numbers are judged: a cover has none. */
static const struct word_section *
numbered_section(const struct word_format *format)
{
    const struct word_section *s = format->sections;
    while (s != NULL && !s->has_page_number)
        s = s->next;
    return s != NULL ? s : format->sections;
}

static void check_page_number(const struct word_format *format,
                              const struct word_section *s,
                              const struct font_config *fonts,
                              struct diags *diags)
{
    const char *found = NULL;
    if (!s->has_page_number)
        found = diags_word(diags, "没有页码", "there is none");
    else if (s->is_number_in_header)
        found =
            diags_word(diags, "在页面上方", "it is at the head of the page");
    else if (!format->has_odd_and_even)
        found = diags_word(diags, "单双页不分", "odd and even pages are alike");
    else if (s->odd_number != ALIGN_RIGHT || s->even_number == ALIGN_RIGHT ||
             s->even_number == ALIGN_CENTER)
        found = diags_word(diags, "单页不居右或者双页不居左",
                           "odd pages not to the right, or even ones not to "
                           "the left");
    else if (!s->has_number_dashes)
        found = diags_word(diags, "两侧没有一字线", "it has no dashes");
    else if (s->number_size != 0 && s->number_size != SIZE_SMALL)
        found = type_size_text(s->number_size, diags);
    else if (s->number_face != NULL &&
             !font_role_has_name(&fonts->roles[FACE_NUMBER], s->number_face))
        found = s->number_face;
    if (found != NULL)
        diag_add(diags, DIAG_WORD_PAGE_NUMBER, s->span, found, NULL);
}

/* Sections that are set up differently, the last few of them. */
struct setups {
    const struct word_section *items[16];
    size_t n;
};

static bool is_alike(const struct word_section *a, const struct word_section *b)
{
    return a->width == b->width && a->height == b->height &&
           a->is_landscape == b->is_landscape && a->top == b->top &&
           a->bottom == b->bottom && a->left == b->left &&
           a->right == b->right && a->grid_lines == b->grid_lines &&
           a->grid_characters == b->grid_characters;
}

/* Whether a section that is set up like this one was judged; now one was. */
static bool was_judged(struct setups *setups, const struct word_section *s)
{
    enum { MOST = sizeof(setups->items) / sizeof(setups->items[0]) };
    for (size_t i = 0; i < setups->n && i < MOST; i++)
        if (is_alike(setups->items[i], s))
            return true;
    setups->items[setups->n++ % MOST] = s;
    return false;
}

void conformity_check_pages(const struct word_format *format,
                            const struct profile *profile,
                            const struct font_config *fonts,
                            struct diags *diags)
{
    emu pitch = main_pitch(format);
    const struct word_paragraph *next = format->paragraphs;
    struct setups papers = {.n = 0}, judged = {.n = 0};
    for (const struct word_section *s = format->sections; s != NULL;
         s = s->next) {
        if (!was_judged(&papers, s))
            check_paper(s, diags);
        /* a turned table has other margins */
        if (s->is_landscape || !has_text(s, &next) || was_judged(&judged, s))
            continue;
        check_margins(s, profile, diags);
        check_rows(format, s, pitch, profile, diags);
    }
    if (format->sections != NULL)
        check_page_number(format, numbered_section(format), fonts, diags);
}

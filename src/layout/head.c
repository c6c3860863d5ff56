/*
 * The title is 2号小标宋, centred, its lines 12.5 mm apart; explicit breaks
 * win, else title_shape breaks it.  It is off the row grid, and so is the text
 * below it: 标题下空一行 is 10.39 mm from glyph to glyph (gbt9704.md 3.3).
 */
#include "layout/head.h"

#include "layout/fixed.h"
#include "layout/title_shape.h"

static void put_title_line(struct setter *setter, size_t start, size_t end,
                           emu *top)
{
    struct ruler ruler = ruler_of_size(SIZE_TITLE);

    if (*top + SIZE_TITLE > AREA_BOTTOM) {
        sheet_new_page(&setter->sheet);
        *top = AREA_TOP;
    }
    if (setter->sheet.is_over)
        return;

    struct line_box box = {
        .left = AREA_LEFT,
        .baseline = *top + geometry_ascent(SIZE_TITLE),
        .size = SIZE_TITLE,
        .ruler = ruler,
        .measure = ruler_units(ruler, AREA_WIDTH),
        .align = LINE_CENTERED,
    };

    setter_put_line(setter, &setter->text, start, end, &box);
    *top += setter->profile->title_pitch;
}

/* What is longer than any title is set all the same. */
static void put_long_title(struct setter *setter, size_t start, size_t end,
                           emu *top)
{
    struct measures measures = {TITLE_MEASURE, TITLE_MEASURE};
    size_t from = 0;

    breaks_find(&setter->breaks, &setter->text.clusters[start], end - start,
                measures, BREAK_BEST);
    for (size_t i = 0; i < setter->breaks.n; i++) {
        put_title_line(setter, start + from, start + setter->breaks.ends[i],
                       top);
        from = setter->breaks.ends[i];
    }
}

static void report_shapeless(struct setter *setter)
{
    diag_add(setter->sheet.diags, DIAG_TITLE_SHAPELESS, setter->text.span,
             NULL);
}

/* The lines of [start, end), which the author did not break further. */
static void put_title_part(struct setter *setter, size_t start, size_t end,
                           emu *top)
{
    struct title_shape shape;
    size_t from = start;

    if (!title_shape_find(&setter->text.clusters[start], end - start,
                          TITLE_MEASURE, setter->title_words, &shape)) {
        report_shapeless(setter);
        put_long_title(setter, start, end, top);
        return;
    }
    if (!shape.is_acceptable)
        report_shapeless(setter);
    for (size_t i = 0; i < shape.n; i++) {
        put_title_line(setter, from, start + shape.ends[i], top);
        from = start + shape.ends[i];
    }
}

void head_put_title(struct setter *setter, const char *title, struct span span,
                    emu top)
{
    struct paragraph *text = &setter->text;

    if (title == NULL || title[0] == '\0')
        return;
    setter_open_element(setter, ELEMENT_TITLE, 0);
    setter_begin(setter, span);
    setter_add(setter, title, FACE_TITLE);
    paragraph_finish(text, setter->metrics, ruler_of_size(SIZE_TITLE),
                     SIZE_TITLE);
    for (size_t start = 0, end; start < text->n; start = end + 1) {
        end = paragraph_segment_end(text, start);
        if (end > start)
            put_title_part(setter, start, end, &top);
    }
    setter_close_element(setter);
    sheet_set_base(&setter->sheet,
                   top - setter->profile->title_pitch + SIZE_TITLE + LINE_UNIT);
}

const char *head_flat_title(const char *title, struct arena *arena)
{
    struct buf flat = BUF_EMPTY;

    for (const char *p = title; p != NULL && *p != '\0'; p++)
        if (*p != '\n')
            buf_add_char(&flat, *p);

    const char *copy = arena_strdup(arena, buf_text(&flat));

    buf_free(&flat);
    return copy;
}

static void begin_recipients(struct setter *setter, const struct names *to)
{
    setter_begin(setter, to->spans != NULL ? to->spans[0] : SPAN_NONE);
    for (size_t i = 0; i < to->n; i++) {
        if (i > 0)
            setter_add(setter, "，", FACE_BODY);
        setter_add(setter, to->items[i], FACE_BODY);
    }
    setter_add(setter, "：", FACE_BODY);
}

bool head_recipients_fit(struct setter *setter, const struct names *to)
{
    if (to->n == 0)
        return true;
    begin_recipients(setter, to);

    int rows = fixed_count_lines(setter, SIZE_BODY, AREA_UNITS);
    emu first_of_text = sheet_next_top(&setter->sheet) + geometry_rows(rows);

    return first_of_text + SIZE_BODY <= setter->sheet.bottom;
}

void head_put_recipients(struct setter *setter, const struct names *to)
{
    struct body_shape flush_left = {.align = LINE_JUSTIFIED};

    if (to->n == 0)
        return;
    setter_open_element(setter, ELEMENT_PARAGRAPH, 0);
    begin_recipients(setter, to);
    setter_put_rows(setter, &flush_left);
    setter_close_element(setter);
}

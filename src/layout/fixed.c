/*
 * Lines at fixed places.
 */
#include "layout/fixed.h"

struct ruler fixed_ruler(emu size)
{
    return size == SIZE_BODY ? ruler_body() : ruler_of_size(size);
}

static void finish(struct setter *setter, emu size)
{
    paragraph_finish(&setter->text, setter->metrics, fixed_ruler(size), size);
}

void fixed_begin(struct setter *setter, const char *text, enum face face)
{
    setter_begin(setter, SPAN_NONE);
    setter_add(setter, text, face);
}

int64_t fixed_measure(struct setter *setter, const char *text, enum face face,
                      emu size)
{
    fixed_begin(setter, text, face);
    finish(setter, size);
    return paragraph_width(&setter->text);
}

static void find_breaks(struct setter *setter, emu size, int32_t measure)
{
    struct measures measures = {measure, measure};

    finish(setter, size);
    breaks_find(&setter->breaks, setter->text.clusters, setter->text.n,
                measures, BREAK_BEST);
}

int fixed_count_lines(struct setter *setter, emu size, int32_t measure)
{
    find_breaks(setter, size, measure);
    return (int)setter->breaks.n;
}

emu fixed_put_lines(struct setter *setter, const struct fixed *fixed,
                    const size_t *ends, size_t n)
{
    struct line_box box = {.left = fixed->left,
                           .size = fixed->size,
                           .ruler = fixed_ruler(fixed->size),
                           .measure = fixed->measure,
                           .ink = fixed->ink};
    emu top = fixed->top;
    size_t from = 0;

    for (size_t i = 0; i < n && !setter->sheet.is_over; i++) {
        bool is_last = i + 1 == n;

        if (i > 0)
            top += fixed->pitch;
        if (top + fixed->size > setter->sheet.bottom && i > 0) {
            sheet_new_page(&setter->sheet);
            top = AREA_TOP;
        }
        box.baseline = top + geometry_ascent(fixed->size);
        box.align = is_last ? fixed->last_align : fixed->align;
        setter_put_line(setter, &setter->text, from, ends[i], &box);
        from = ends[i];
    }
    return top + fixed->size;
}

emu fixed_put(struct setter *setter, const struct fixed *fixed)
{
    find_breaks(setter, fixed->size, fixed->measure);
    return fixed_put_lines(setter, fixed, setter->breaks.ends,
                           setter->breaks.n);
}

emu fixed_put_text(struct setter *setter, const char *text, enum face face,
                   const struct fixed *fixed)
{
    setter_open_element(setter, ELEMENT_PARAGRAPH, 0);
    fixed_begin(setter, text, face);

    emu bottom = fixed_put(setter, fixed);

    setter_close_element(setter);
    return bottom;
}

void fixed_put_rule(struct setter *setter, emu left, emu top, emu width,
                    emu height, enum ink ink)
{
    sheet_add_rule(&setter->sheet, left, top, width, height);
    setter->sheet.page->last_rule->ink = ink;
}

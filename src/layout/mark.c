/*
 * The standard says only 醒目、美观、庄重: the mark is as large as 96 % of the
 * width of the 版心 allow, within the profile's bounds (gbt9704.md 3.3).
 */
#include "layout/mark.h"

#include "layout/fixed.h"
#include "layout/title_shape.h"

enum {
    MARK_WIDTH = AREA_WIDTH / 100 * 96,
    MARK_GAP = HALF_CELL, /* from the names to 文件 */
    /* A stack higher than this would push the text off the first page. */
    STACK_HEIGHT = 90 * EMU_MM
};

/* From line to line. */
static emu mark_pitch(emu size)
{
    return size + size / 4;
}

/* The largest size in which units fit; not above the profile's. */
static emu fit_width(const struct setter *setter, int64_t units)
{
    int64_t most = setter->profile->mark_most;
    int64_t size = units == 0 ? most : (int64_t)MARK_WIDTH * CELL / units;

    return (emu)(size < most ? size : most);
}

/* -- One line, or a few where it is too long ----------------------------- */

/* Lines are broken by the words, as those of a title. */
static emu put_shaped(struct setter *setter, const char *text,
                      const struct fixed *fixed)
{
    struct title_shape shape;
    int64_t width = fixed_measure(setter, text, FACE_TITLE, fixed->size);

    if (width > fixed->measure &&
        title_shape_find(setter->text.clusters, setter->text.n, fixed->measure,
                         setter->title_words, &shape))
        return fixed_put_lines(setter, fixed, shape.ends, shape.n);
    return fixed_put(setter, fixed);
}

static emu put_one(struct setter *setter, const char *text, emu top)
{
    emu least = setter->profile->mark_least;
    emu size =
        fit_width(setter, fixed_measure(setter, text, FACE_TITLE, SIZE_TITLE));

    if (size < least)
        size = least;

    int32_t measure = ruler_units(ruler_of_size(size), MARK_WIDTH);
    struct fixed fixed = {.left = AREA_LEFT + (AREA_WIDTH - MARK_WIDTH) / 2,
                          .top = top,
                          .measure = measure,
                          .size = size,
                          .pitch = mark_pitch(size),
                          .align = LINE_CENTERED,
                          .last_align = LINE_CENTERED,
                          .ink = INK_RED};

    setter_open_element(setter, ELEMENT_PARAGRAPH, 0);

    emu bottom = put_shaped(setter, text, &fixed);

    setter_close_element(setter);
    return bottom;
}

/* -- A joint issue ------------------------------------------------------- */

struct stack {
    const struct names *names;
    const char *suffix;
    int32_t names_width, suffix_width; /* units of size */
    emu size, height;
};

/* False where it would be too high: 条例 9 lets the sponsor's mark stand
 * alone. */
static bool plan_stack(struct setter *setter, struct stack *stack)
{
    int64_t steps = (int64_t)stack->names->n - 1;
    int64_t width = 0;

    for (size_t i = 0; i < stack->names->n; i++) {
        int64_t one = fixed_measure(setter, stack->names->items[i], FACE_TITLE,
                                    SIZE_TITLE);

        width = one > width ? one : width;
    }

    int64_t suffix =
        fixed_measure(setter, stack->suffix, FACE_TITLE, SIZE_TITLE);
    emu size = fit_width(setter, width + MARK_GAP + suffix);
    int64_t highest = (int64_t)STACK_HEIGHT * 4 / (4 + 5 * steps);

    if (size > highest)
        size = (emu)highest;
    if (size < setter->profile->mark_least)
        return false;
    stack->size = size;
    stack->names_width = (int32_t)width;
    stack->suffix_width = (int32_t)suffix;
    stack->height = size + (emu)steps * mark_pitch(size);
    return true;
}

static emu put_stack(struct setter *setter, const struct stack *stack, emu top)
{
    struct ruler ruler = ruler_of_size(stack->size);
    int32_t suffix_left = stack->names_width + MARK_GAP;
    emu width = ruler_emu(ruler, suffix_left + stack->suffix_width);
    struct fixed fixed = {.left = AREA_LEFT + (AREA_WIDTH - width) / 2,
                          .top = top,
                          .measure = stack->names_width,
                          .size = stack->size,
                          .last_align = LINE_SPREAD,
                          .ink = INK_RED};

    for (size_t i = 0; i < stack->names->n; i++) {
        fixed_put_text(setter, stack->names->items[i], FACE_TITLE, &fixed);
        fixed.top += mark_pitch(stack->size);
    }
    fixed.left += ruler_emu(ruler, suffix_left);
    fixed.top = top + (stack->height - stack->size) / 2;
    fixed.measure = stack->suffix_width;
    fixed.last_align = LINE_LEFT;
    fixed_put_text(setter, stack->suffix, FACE_TITLE, &fixed);
    return top + stack->height;
}

const char *mark_text(const struct meta *meta, const char *suffix,
                      struct arena *arena)
{
    if (meta->mark != NULL)
        return meta->mark;
    return meta->issuer.n == 0
               ? ""
               : arena_printf(arena, "%s%s", meta->issuer.items[0], suffix);
}

emu mark_put(struct setter *setter, const struct meta *meta, const char *suffix,
             emu top)
{
    struct stack stack = {.names = &meta->issuer, .suffix = suffix};

    if (meta->mark == NULL && meta->issuer.n > 1 && plan_stack(setter, &stack))
        return put_stack(setter, &stack, top);
    return put_one(setter, mark_text(meta, suffix, setter->arena), top);
}

emu mark_put_sponsor(struct setter *setter, const struct meta *meta, emu top)
{
    return put_one(setter, mark_text(meta, "", setter->arena), top);
}

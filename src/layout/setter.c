/*
 * From characters to positioned pieces of text.
 */
#include "layout/setter.h"

#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void setter_init(struct setter *setter, struct pages *pages,
                 const struct rendition *rendition,
                 const struct metrics *metrics, struct arena *arena,
                 struct diags *diags)
{
    static const struct rendition plain;
    if (rendition == NULL)
        rendition = &plain;
    *setter = (struct setter){.arena = arena,
                              .profile = rendition->profile != NULL
                                             ? rendition->profile
                                             : profile_default(),
                              .title_words = rendition->title_words,
                              .is_unseen = rendition->is_unseen,
                              .metrics = metrics,
                              .text = PARAGRAPH_EMPTY,
                              .breaks = BREAKS_EMPTY,
                              .bytes = BUF_EMPTY};
    setter->breaks.lets_single = !setter->profile->no_single_character;
    sheet_init(&setter->sheet, pages, arena, diags);
}

void setter_free(struct setter *setter)
{
    paragraph_free(&setter->text);
    breaks_free(&setter->breaks);
    free(setter->origins);
    buf_free(&setter->bytes);
}

/* -- Structure ----------------------------------------------------------- */

struct element *setter_open_element(struct setter *setter,
                                    enum element_kind kind, int level)
{
    struct element *parent = setter->element;
    struct element *element = arena_new_object(setter->arena, struct element);

    element->kind = kind;
    element->level = level;
    element->parent = parent;
    if (parent == NULL) {
        struct element **end = &setter->sheet.pages->elements;

        while (*end != NULL) /* documents are few */
            end = &(*end)->next;
        *end = element;
    } else if (parent->first == NULL) {
        parent->first = element;
        parent->last = element;
    } else {
        parent->last->next = element;
        parent->last = element;
    }
    setter->element = element;
    return element;
}

void setter_close_element(struct setter *setter)
{
    assert(setter->element != NULL);
    setter->element = setter->element->parent;
}

/* -- Filling a paragraph ------------------------------------------------- */

void setter_begin(struct setter *setter, struct span span)
{
    paragraph_clear(&setter->text, span);
}

void setter_add_linked(struct setter *setter, const char *text, enum face face,
                       const char *link)
{
    struct cluster_style style = {face, link, setter->element};
    size_t from = setter->text.n;

    paragraph_add(&setter->text, text, style);
    if (face == FACE_BODY && setter->profile->latin_face == PROFILE_WORD_SERIF)
        paragraph_set_latin(&setter->text, from, FACE_NUMBER);
}

void setter_add(struct setter *setter, const char *text, enum face face)
{
    setter_add_linked(setter, text, face, NULL);
}

static enum face face_of_run(const struct run *run, enum face face)
{
    if (run->style & RUN_STRONG)
        return FACE_HEADING1;
    return (run->style & RUN_EMPHASIS) ? FACE_HEADING2 : face;
}

void setter_add_runs(struct setter *setter, const struct run *runs,
                     enum face face)
{
    for (const struct run *run = runs; run != NULL; run = run->next)
        setter_add_linked(setter, run->text, face_of_run(run, face), run->link);
}

/* -- Lines --------------------------------------------------------------- */

static emu *origins_for(struct setter *setter, size_t n)
{
    if (n > setter->origins_capacity) {
        setter->origins = xrealloc(setter->origins, n * sizeof(emu));
        setter->origins_capacity = n;
    }
    return setter->origins;
}

static bool same_look(const struct paragraph *text, size_t a, size_t b)
{
    const struct cluster_style *x = &text->styles[text->clusters[a].style];
    const struct cluster_style *y = &text->styles[text->clusters[b].style];

    return x->face == y->face && x->link == y->link && x->element == y->element;
}

/* Adds [start, end), all in one style; origins are those of the line, the
 * first for start. */
static void put_piece(struct setter *setter, const struct paragraph *text,
                      size_t start, size_t end, const emu *origins,
                      const struct line_box *box)
{
    const struct cluster *clusters = text->clusters;
    const struct cluster_style *style = &text->styles[clusters[start].style];
    struct text_piece piece = {
        .x = box->is_turned ? box->baseline : box->left + origins[0],
        .y = box->is_turned ? box->left - origins[0] : box->baseline,
        .face = style->face,
        .size = box->size,
        .ink = box->ink,
        .n = end - start,
        .span = text->span,
        .link = style->link,
        .is_turned = box->is_turned,
        .element = box->is_artifact ? NULL : style->element};

    piece.advances = arena_array(setter->arena, piece.n, sizeof(emu));
    buf_truncate(&setter->bytes, 0);
    for (size_t i = 0; i < piece.n; i++) {
        piece.advances[i] = origins[i + 1] - origins[i];
        buf_add_utf8(&setter->bytes, clusters[start + i].scalar);
    }
    piece.text = arena_strndup(setter->arena, buf_text(&setter->bytes),
                               setter->bytes.len);
    sheet_add_text(&setter->sheet, &piece);
}

static void put_place(struct setter *setter, const struct paragraph *text,
                      const struct line_box *box)
{
    sheet_add_text(
        &setter->sheet,
        &(struct text_piece){.x = box->is_turned ? box->baseline : box->left,
                             .y = box->is_turned ? box->left : box->baseline,
                             .size = box->size,
                             .text = "",
                             .span = text->span,
                             .is_turned = box->is_turned});
}

void setter_put_line(struct setter *setter, const struct paragraph *text,
                     size_t start, size_t end, const struct line_box *box)
{
    if (setter->is_unseen) {
        put_place(setter, text, box);
        return;
    }
    emu *origins = origins_for(setter, end - start + 1);

    line_set(&text->clusters[start], end - start, box->measure, box->align,
             box->ruler, origins);
    for (size_t from = start, i = start; i < end; i++) {
        if (i + 1 < end && same_look(text, i, i + 1))
            continue;
        put_piece(setter, text, from, i + 1, &origins[from - start], box);
        from = i + 1;
    }
}

/* -- Rows of body text --------------------------------------------------- */

static struct spot put_row(struct setter *setter, size_t start, size_t end,
                           int32_t indent, enum line_align align)
{
    emu top = sheet_take_row(&setter->sheet);
    struct line_box box = {
        .left = AREA_LEFT + ruler_emu(ruler_body(), indent),
        .baseline = top + geometry_ascent(SIZE_BODY),
        .size = SIZE_BODY,
        .ruler = ruler_body(),
        .measure = AREA_UNITS - indent,
        .align = align,
    };

    if (!setter->sheet.is_over)
        setter_put_line(setter, &setter->text, start, end, &box);
    return (struct spot){(int)setter->sheet.pages->n - 1, top};
}

/* The rows of [start, end), which holds no forced break.  Each begins like a
 * paragraph of its own: 回行顶格 is for lines that were broken. */
static struct spot put_segment(struct setter *setter, size_t start, size_t end,
                               const struct body_shape *shape)
{
    int32_t width = AREA_UNITS;
    struct measures measures = {width - shape->first, width - shape->rest};
    struct spot spot = {0, 0};
    size_t from = 0;

    breaks_find(&setter->breaks, &setter->text.clusters[start], end - start,
                measures, shape->keeps_names ? BREAK_FIRST_FIT : BREAK_BEST);
    for (size_t i = 0; i < setter->breaks.n && !setter->sheet.is_over; i++) {
        size_t to = setter->breaks.ends[i];
        bool is_last = i + 1 == setter->breaks.n;
        enum line_align align = is_last && shape->align == LINE_JUSTIFIED
                                    ? LINE_LEFT
                                    : shape->align;

        if (i + 2 == setter->breaks.n && setter->profile->no_single_row)
            sheet_keep_rows(&setter->sheet, 2);

        struct spot here = put_row(setter, start + from, start + to,
                                   i == 0 ? shape->first : shape->rest, align);

        if (i == 0)
            spot = here;
        from = to;
    }
    return spot;
}

struct spot setter_put_rows(struct setter *setter,
                            const struct body_shape *given)
{
    struct body_shape shape = *given;
    struct spot first = {0, 0};

    paragraph_finish(&setter->text, setter->metrics, ruler_body(), SIZE_BODY);
    if (setter->profile->cut_line_start)
        paragraph_cut_starts(&setter->text);
    if (setter->profile->hanging_marks)
        paragraph_hang_marks(&setter->text);
    shape.keeps_names =
        shape.keeps_names && paragraph_keep_names(&setter->text);
    if (shape.keeps_names)
        shape.align = LINE_LEFT;
    for (size_t start = 0; start < setter->text.n;) {
        size_t end = paragraph_segment_end(&setter->text, start);
        struct spot spot = put_segment(setter, start, end, &shape);

        if (start == 0)
            first = spot;
        start = end + 1;
    }
    return first;
}

void setter_add_outline(struct setter *setter, const char *text, int level,
                        struct spot spot)
{
    struct pages *pages = setter->sheet.pages;
    struct outline_entry *entry =
        arena_new_object(setter->arena, struct outline_entry);

    *entry = (struct outline_entry){.text = text,
                                    .level = setter->outline_depth + level,
                                    .page = spot.page,
                                    .y = spot.y};
    if (pages->outline == NULL)
        pages->outline = entry;
    else
        pages->last_outline->next = entry;
    pages->last_outline = entry;
}

int64_t setter_measure_body(struct setter *setter)
{
    paragraph_finish(&setter->text, setter->metrics, ruler_body(), SIZE_BODY);
    return paragraph_width(&setter->text);
}

int32_t setter_width_of(struct setter *setter, const char *text)
{
    enum { MOST = INT16_MAX * CELL };

    setter_begin(setter, SPAN_NONE);
    setter_add(setter, text, FACE_BODY);

    int64_t width = setter_measure_body(setter);

    return width > MOST ? MOST : (int32_t)width;
}

/*
 * From the bottom edge of the 版心 upwards: a thick rule, the row of the
 * printer, a thin rule, the rows of 抄送 and 主送, a thick rule.  Rows are
 * 9.78 mm high (4号 and 7/8 of 3号), with the text in their middle.
 *
 * In a letter (10.1) there are neither rules nor the printer, and the foot of
 * any last page will do.
 */
#include "layout/imprint.h"

#include "layout/fixed.h"

enum {
    RULE_THICK = 35 * EMU_CMM,
    RULE_THIN = 25 * EMU_CMM,
    LABEL = 3 * CELL,  /* 抄送：, of 4号 */
    SIDE = SIZE_SMALL, /* 左右各空一字 */
    ROW_WIDTH = AREA_WIDTH - 2 * SIDE
};

struct imprint {
    struct setter *setter;
    const struct meta *meta;
    bool has_rules;
    int to_rows, cc_rows, printer_rows;
    emu row;
};

/* -- How high it is ------------------------------------------------------ */

static int32_t names_measure(void)
{
    return ruler_units(ruler_of_size(SIZE_SMALL), ROW_WIDTH) - LABEL;
}

static void begin_names(struct setter *setter, const struct names *names)
{
    setter_begin(setter, names->spans != NULL ? names->spans[0] : SPAN_NONE);
    for (size_t i = 0; i < names->n; i++) {
        if (i > 0)
            setter_add(setter, "，", FACE_BODY);
        setter_add(setter, names->items[i], FACE_BODY);
    }
    setter_add(setter, "。", FACE_BODY);
}

static int count_rows(struct setter *setter, const struct names *names)
{
    begin_names(setter, names);
    return fixed_count_lines(setter, SIZE_SMALL, names_measure());
}

static const char *printed_text(struct setter *setter, struct date printed)
{
    return arena_printf(setter->arena, "%s印发",
                        date_zh(printed, setter->arena));
}

/* What the date leaves of its row to 印发机关, and a blank between them. */
static int32_t printer_measure(struct setter *setter, const struct meta *meta)
{
    int32_t row = ruler_units(ruler_of_size(SIZE_SMALL), ROW_WIDTH);

    if (!date_is_set(meta->printed))
        return row;
    return row - CELL -
           (int32_t)fixed_measure(setter, printed_text(setter, meta->printed),
                                  FACE_BODY, SIZE_SMALL);
}

static int count_printer_rows(struct setter *setter, const struct meta *meta)
{
    if (meta->printer == NULL)
        return date_is_set(meta->printed) ? 1 : 0;

    int32_t measure = printer_measure(setter, meta);

    fixed_begin(setter, meta->printer, FACE_BODY);
    return fixed_count_lines(setter, SIZE_SMALL, measure);
}

/* 7.4.3: the printer is set off from what is above it. */
static bool has_thin_rule(const struct imprint *imprint)
{
    return imprint->printer_rows > 0 && imprint->to_rows + imprint->cc_rows > 0;
}

/* Of what stands below the names. */
static emu height_of_tail(const struct imprint *imprint)
{
    emu height = imprint->printer_rows * imprint->row;

    if (imprint->has_rules)
        height += RULE_THICK + (has_thin_rule(imprint) ? RULE_THIN : 0);
    return height;
}

static emu height_of(const struct imprint *imprint)
{
    emu names = (imprint->to_rows + imprint->cc_rows) * imprint->row;
    emu first_rule = imprint->has_rules ? RULE_THICK : 0;

    return first_rule + names + height_of_tail(imprint);
}

/* Whether one of this height stands on the page below the text, whose next row
 * would begin at next_top: 空一行, into which a seal reaches. */
static bool has_room(emu next_top, emu height)
{
    return geometry_bottom_above(next_top) + LINE_UNIT <= AREA_BOTTOM - height;
}

/* -- Which page ---------------------------------------------------------- */

static bool is_last_page_even(const struct sheet *sheet)
{
    return sheet->pages->n % 2 == 0;
}

/* Opens pages until the last is one that it can stand on.  7.5: a blank page
 * before it and its own page carry no number. */
static void open_page(struct setter *setter, const struct plan *plan,
                      emu height, bool on_even_page)
{
    struct sheet *sheet = &setter->sheet;

    if (has_room(sheet_next_top(sheet), height) &&
        (!on_even_page || is_last_page_even(sheet)))
        return;
    sheet_new_page(sheet);
    sheet->pages->is_imprint_apart = true;
    if (!on_even_page || is_last_page_even(sheet) || sheet->is_over)
        return;
    sheet->page->number = 0;
    sheet_new_page(sheet);
    sheet->pages->has_blank_page = true;
    sheet->page->number = 0;
    diag_add(sheet->diags, DIAG_IMPRINT_SHEET, plan->title_span,
             arena_printf(sheet->diags->arena, "%zu", sheet->pages->n - 2),
             NULL);
}

/* -- Setting it ---------------------------------------------------------- */

static emu put_rule(const struct imprint *imprint, emu y, emu height)
{
    if (!imprint->has_rules)
        return y;
    fixed_put_rule(imprint->setter, AREA_LEFT, y, AREA_WIDTH, height,
                   INK_BLACK);
    return y + height;
}

static struct fixed row_at(const struct imprint *imprint, emu y)
{
    struct ruler ruler = ruler_of_size(SIZE_SMALL);

    return (struct fixed){.left = AREA_LEFT + SIDE,
                          .top = y + (imprint->row - SIZE_SMALL) / 2,
                          .measure = ruler_units(ruler, ROW_WIDTH),
                          .size = SIZE_SMALL,
                          .pitch = imprint->row};
}

/* Names go on below the first character behind the colon. */
static emu put_names(const struct imprint *imprint, const char *label,
                     const struct names *names, int rows, emu y)
{
    struct setter *setter = imprint->setter;
    struct fixed fixed = row_at(imprint, y);

    if (rows == 0)
        return y;
    setter_open_element(setter, ELEMENT_PARAGRAPH, 0);
    fixed_begin(setter, label, FACE_BODY);
    fixed_put(setter, &fixed);
    fixed.left += ruler_emu(ruler_of_size(SIZE_SMALL), LABEL);
    fixed.measure = names_measure();
    fixed.align = LINE_JUSTIFIED;
    begin_names(setter, names);

    emu bottom = fixed_put(setter, &fixed);

    setter_close_element(setter);
    return bottom + (imprint->row - SIZE_SMALL) -
           (imprint->row - SIZE_SMALL) / 2;
}

/* A name that the date leaves no room for takes several rows; the date stands
 * on the last one. */
static emu put_printer(const struct imprint *imprint, emu y)
{
    struct setter *setter = imprint->setter;
    const struct meta *meta = imprint->meta;
    struct fixed fixed = row_at(imprint, y);

    if (imprint->printer_rows == 0)
        return y;
    if (meta->printer != NULL) {
        int32_t row = fixed.measure;

        fixed.measure = printer_measure(setter, meta);
        fixed_put_text(setter, meta->printer, FACE_BODY, &fixed);
        fixed.measure = row;
    }
    if (date_is_set(meta->printed)) {
        fixed.top += (imprint->printer_rows - 1) * imprint->row;
        fixed.last_align = LINE_RIGHT;
        fixed_put_text(setter, printed_text(setter, meta->printed), FACE_BODY,
                       &fixed);
    }
    return y + imprint->printer_rows * imprint->row;
}

static void put_all(const struct imprint *imprint, emu y)
{
    const struct meta *meta = imprint->meta;
    emu tail = AREA_BOTTOM - height_of_tail(imprint);

    y = put_rule(imprint, y, RULE_THICK);
    y = put_names(imprint, "主送：", &meta->to, imprint->to_rows, y);
    y = put_names(imprint, "抄送：", &meta->cc, imprint->cc_rows, y);
    if (y > tail) /* names for more than a page */
        sheet_new_page(&imprint->setter->sheet);
    y = tail;
    if (has_thin_rule(imprint))
        y = put_rule(imprint, y, RULE_THIN);
    y = put_printer(imprint, y);
    put_rule(imprint, y, RULE_THICK);
}

void imprint_put(struct setter *setter, const struct plan *plan,
                 enum format format, bool has_to)
{
    const struct meta *meta = &plan->meta;
    bool is_letter = format == FORMAT_LETTER;
    struct imprint imprint = {
        .setter = setter,
        .meta = meta,
        .printer_rows = is_letter ? 0 : count_printer_rows(setter, meta),
        .has_rules = !is_letter,
        .to_rows = has_to ? count_rows(setter, &meta->to) : 0,
        .cc_rows = meta->cc.n > 0 ? count_rows(setter, &meta->cc) : 0,
        .row = setter->profile->imprint_pitch,
    };

    if (format == FORMAT_PLAIN || setter->sheet.is_over)
        return;
    if (imprint.to_rows + imprint.cc_rows == 0 && imprint.printer_rows == 0)
        return;

    emu height = height_of(&imprint);
    emu top = AREA_BOTTOM - height;

    open_page(setter, plan, height, !is_letter);
    top = top > AREA_TOP ? top : AREA_TOP;
    setter->sheet.pages->imprint_top = top;
    put_all(&imprint, top);
}

/*
 * Places are counted in cells from the left edge of the 版心, as the standard
 * has them: 右空四字.
 */
#include "layout/signature.h"

#include "layout/carry.h"
#include "layout/fixed.h"
#include "layout/seal.h"
#include "layout/signature_place.h"

struct signature {
    struct setter *setter;
    const struct plan *plan;
    const char *const *names;
    size_t n;
    const char *date; /* or "" */
    struct signature_widths widths;
};

enum { SEALED_ROWS_BELOW = 1 };

static int32_t width_of(struct setter *setter, const char *text)
{
    setter_begin(setter, SPAN_NONE);
    setter_add(setter, text, FACE_BODY);

    int64_t width = setter_measure_body(setter);

    return width > INT16_MAX * CELL ? INT16_MAX * CELL : (int32_t)width;
}

/* A row of text that begins left, or more where it is too long. */
static struct spot put_text(struct setter *setter, const char *text,
                            enum face face, int32_t left)
{
    struct body_shape shape = {left, left, 0, LINE_LEFT};

    setter_open_element(setter, ELEMENT_PARAGRAPH, 0);
    setter_begin(setter, SPAN_NONE);
    setter_add(setter, text, face);

    struct spot spot = setter_put_rows(setter, &shape);

    setter_close_element(setter);
    return spot;
}

/* -- One name, or several without seals ---------------------------------- */

static void put_unsealed(const struct signature *s)
{
    struct signature_place at = signature_place(&s->widths, false);

    carry_keep_rows(&s->setter->sheet, 1 + (int)s->n + 1);
    sheet_skip_rows(&s->setter->sheet, 1);
    for (size_t i = 0; i < s->n; i++)
        put_text(s->setter, s->names[i], FACE_BODY, at.name);
    put_text(s->setter, s->date, FACE_BODY, at.date);
}

/* The middle of what stands from the row at first on, once it is set. */
static emu middle_below(const struct sheet *sheet, emu first)
{
    emu bottom = sheet_next_top(sheet) - geometry_rows(1) + SIZE_BODY;

    return first + (bottom - first) / 2;
}

static void put_sealed(const struct signature *s)
{
    struct setter *setter = s->setter;
    struct signature_place at = signature_place(&s->widths, true);
    int rows = SEALED_EMPTY_ROWS + (int)s->n + 1 + SEALED_ROWS_BELOW;
    emu centre =
        AREA_LEFT + ruler_emu(ruler_body(), at.date + s->widths.date / 2);

    carry_keep_rows(&setter->sheet, rows);
    setter->sheet.row += SEALED_EMPTY_ROWS; /* on top of a page too */

    emu first = sheet_next_top(&setter->sheet);

    for (size_t i = 0; i < s->n; i++)
        put_text(setter, s->names[i], FACE_BODY, at.name);
    put_text(setter, s->date, FACE_BODY, at.date);
    seal_put(setter, s->plan, centre, middle_below(&setter->sheet, first));
}

/* -- Several names, each with a seal: 7.3.5.1 ----------------------------- */

/* The column of name i. */
static size_t column_of(const struct signature_columns *columns, size_t n,
                        size_t i)
{
    size_t in_last_row = (n - 1) % columns->n + 1;
    bool is_in_last_row = i >= n - in_last_row;

    return is_in_last_row ? columns->n - (n - i) : i % columns->n;
}

/* A name in the middle of its column. */
static void put_centred(const struct signature *s, const char *text,
                        int32_t centre)
{
    int32_t width = width_of(s->setter, text);
    int32_t left = centre - width / 2;

    if (left + width > ROW_CELLS)
        left = ROW_CELLS - width;
    put_text(s->setter, text, FACE_BODY,
             left < NAME_LEFT_LEAST && width > ROW_CELLS - NAME_LEFT_LEAST
                 ? NAME_LEFT_LEAST
                 : left);
}

static void put_all_sealed(const struct signature *s)
{
    struct sheet *sheet = &s->setter->sheet;
    emu seal = s->setter->profile->seal_diameter;
    struct signature_columns columns = signature_columns(&s->widths, seal);
    int step = signature_rows_a_seal(seal);
    int n_rows = (int)((s->n + columns.n - 1) / columns.n);
    int last_rows = 2 + SEALED_ROWS_BELOW;

    carry_keep_rows(sheet, SEALED_EMPTY_ROWS + (n_rows - 1) * step + last_rows);
    sheet->row += SEALED_EMPTY_ROWS;
    for (size_t i = 0; i < s->n; i++) {
        size_t column = column_of(&columns, s->n, i);
        int32_t from_last = (int32_t)(columns.n - 1 - column);

        put_centred(s, s->names[i], columns.last - from_last * columns.step);
        if (column + 1 < columns.n) {
            sheet_share_row(sheet);
        } else if (i + 1 < s->n) {
            sheet_skip_rows(sheet, step - 1);
            sheet_keep_rows(sheet, last_rows);
        }
    }
    put_text(s->setter, s->date, FACE_BODY, columns.last - s->widths.date / 2);
}

/* -- 签名章 of a 命令: 7.3.5.3 -------------------------------------------- */

static void put_signers(const struct signature *s, const struct names *signers)
{
    struct setter *setter = s->setter;
    int32_t widest = 0;

    for (size_t i = 0; i < signers->n; i++) {
        int32_t width = width_of(
            setter, signer_split(signers->items[i], setter->arena).name);

        widest = width > widest ? width : widest;
    }

    int32_t left = ROW_CELLS - SEALED_RIGHT - widest;

    if (left < NAME_LEFT_LEAST)
        left = NAME_LEFT_LEAST;
    carry_keep_rows(&setter->sheet, STAMP_EMPTY_ROWS + (int)signers->n + 2);
    sheet_skip_rows(&setter->sheet, STAMP_EMPTY_ROWS);
    for (size_t i = 0; i < signers->n; i++) {
        struct signer signer = signer_split(signers->items[i], setter->arena);
        int32_t post = left - POST_GAP - width_of(setter, signer.post);

        if (signer.post[0] != '\0') {
            put_text(setter, signer.post, FACE_BODY, post > 0 ? post : 0);
            if (post >= 0)
                sheet_share_row(&setter->sheet);
        }
        put_text(setter, signer.name, FACE_HEADING2, left);
    }
    sheet_skip_rows(&setter->sheet, 1);
    put_text(setter, s->date, FACE_BODY,
             ROW_CELLS - SEALED_RIGHT - s->widths.date);
}

/* 右空四字.  The picture stands for the name, so that this is its alternative
 * text. */
static void put_stamp_picture(struct setter *setter, struct image_piece *stamp,
                              const char *name, emu middle)
{
    struct element *element = setter_open_element(setter, ELEMENT_FIGURE, 0);

    element->alt = name;
    stamp->element = element;
    setter_close_element(setter);
    stamp->x = AREA_LEFT + ruler_emu(ruler_body(), ROW_CELLS - SEALED_RIGHT) -
               stamp->width;
    stamp->y = middle - stamp->height / 2;
    sheet_add_image(&setter->sheet, stamp);
}

/* The post in front of the stamp, its lines centred on the stamp's middle. */
static void put_post(struct setter *setter, const char *post, int32_t room,
                     int n_lines, emu middle)
{
    int32_t width = width_of(setter, post);
    int32_t left = width < room ? room - width : 0;
    emu height = geometry_rows(n_lines - 1) + SIZE_BODY;
    struct fixed fixed = {.left = AREA_LEFT + ruler_emu(ruler_body(), left),
                          .top = middle - height / 2,
                          .measure = room - left,
                          .size = SIZE_BODY,
                          .pitch = geometry_rows(1)};

    setter_open_element(setter, ELEMENT_PARAGRAPH, 0);
    fixed_begin(setter, post, FACE_BODY);
    fixed_put(setter, &fixed);
    setter_close_element(setter);
}

/* 单一机关制发的公文加盖签发人签名章.  False where it has no picture, or a
 * post that is higher than it. */
static bool put_stamp(const struct signature *s, const char *text)
{
    struct setter *setter = s->setter;
    struct sheet *sheet = &setter->sheet;
    struct signer signer = signer_split(text, setter->arena);
    struct image_piece stamp;

    if (!seal_load(setter, s->plan, ruler_emu(ruler_body(), STAMP_CELLS * CELL),
                   geometry_rows(STAMP_ROWS - 1) + SIZE_BODY, &stamp))
        return false;

    int32_t room = ROW_CELLS - SEALED_RIGHT -
                   ruler_units(ruler_body(), stamp.width) - POST_GAP;

    fixed_begin(setter, signer.post, FACE_BODY);

    int n_lines = fixed_count_lines(setter, SIZE_BODY, room);

    if (n_lines > STAMP_ROWS)
        return false;
    carry_keep_rows(sheet, STAMP_EMPTY_ROWS + STAMP_ROWS + 2);
    sheet_skip_rows(sheet, STAMP_EMPTY_ROWS);

    emu middle =
        sheet_next_top(sheet) + (geometry_rows(STAMP_ROWS - 1) + SIZE_BODY) / 2;

    if (signer.post[0] != '\0')
        put_post(setter, signer.post, room, n_lines, middle);
    put_stamp_picture(setter, &stamp, signer.name, middle);
    sheet->row += STAMP_ROWS;
    sheet_skip_rows(sheet, 1);
    put_text(setter, s->date, FACE_BODY,
             ROW_CELLS - SEALED_RIGHT - s->widths.date);
    return true;
}

/* -- Which of them ------------------------------------------------------- */

static void measure(struct signature *s)
{
    s->widths.date = width_of(s->setter, s->date);
    for (size_t i = 0; i < s->n; i++) {
        int32_t width = width_of(s->setter, s->names[i]);

        if (width > s->widths.name)
            s->widths.name = width;
    }
}

void signature_put(struct setter *setter, const struct plan *plan,
                   enum format format)
{
    const struct meta *meta = &plan->meta;
    bool has_date = date_is_set(meta->date);
    struct signature s = {
        .setter = setter,
        .plan = plan,
        .names = meta->issuer.items,
        .n = meta->issuer.n,
        .date = has_date ? date_zh(meta->date, setter->arena) : "",
    };

    /* A plan without a date is issued by a circular and not signed itself. */
    if (!has_date && meta->signature == NULL)
        return;
    if (meta->signature != NULL) {
        s.names = &meta->signature;
        s.n = 1;
    }
    s.widths.n = s.n;
    measure(&s);
    if (signature_is_stamped(meta, format, setter->arena) &&
        put_stamp(&s, meta->signer.items[0]))
        return;
    if (format == FORMAT_ORDER && meta->signer.n > 0)
        put_signers(&s, &meta->signer);
    else if (!signature_is_sealed(meta, format))
        put_unsealed(&s);
    else if (s.n > 1)
        put_all_sealed(&s);
    else
        put_sealed(&s);
}

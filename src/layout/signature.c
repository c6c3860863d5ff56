/*
 * Places are counted in cells from the left edge of the 版心, as the standard
 * has them: 右空四字.
 */
#include "layout/signature.h"

#include "layout/carry.h"
#include "layout/fixed.h"
#include "layout/seal.h"
#include "layout/signature_place.h"

enum signing {
    SIGNING_NONE, /* a plan that a circular issues */
    SIGNING_UNSEALED,
    SIGNING_SEALED,     /* one seal */
    SIGNING_ALL_SEALED, /* a seal for each name */
    SIGNING_POSTS,      /* those who sign a 命令, their stamps left empty */
    SIGNING_STAMPED     /* one, with the picture of the stamp */
};

struct signature {
    struct setter *setter;
    const struct plan *plan;
    enum signing signing;
    const char *const *names;
    size_t n;
    const char *date; /* or "" */
    struct signature_widths widths;
    struct signature_columns columns; /* of SIGNING_ALL_SEALED */
    struct image_piece stamp;         /* of SIGNING_STAMPED */
};

enum { SEALED_ROWS_BELOW = 1, LAST_SEALED_ROWS = 2 + SEALED_ROWS_BELOW };

/* A row of text that begins left, or more where it is too long. */
static struct spot put_text(struct setter *setter, const char *text,
                            enum face face, int32_t left)
{
    struct body_shape shape = {.first = left, .rest = left, .align = LINE_LEFT};

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

    sheet_skip_rows(&s->setter->sheet, 1);
    for (size_t i = 0; i < s->n; i++)
        put_text(s->setter, s->names[i], FACE_BODY, at.name);
    put_text(s->setter, s->date, FACE_BODY, at.date);
}

/* The middle of what stands from the row at first on, once it is set. */
static emu middle_below(const struct sheet *sheet, emu first)
{
    emu bottom = geometry_bottom_above(sheet_next_top(sheet));

    return first + (bottom - first) / 2;
}

static void put_sealed(const struct signature *s)
{
    struct setter *setter = s->setter;
    struct signature_place at = signature_place(&s->widths, true);
    emu centre =
        AREA_LEFT + ruler_emu(ruler_body(), at.date + s->widths.date / 2);

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
    int32_t width = setter_width_of(s->setter, text);
    int32_t left = centre - width / 2;

    if (left + width > AREA_UNITS)
        left = AREA_UNITS - width;
    put_text(s->setter, text, FACE_BODY,
             left < NAME_LEFT_LEAST && width > AREA_UNITS - NAME_LEFT_LEAST
                 ? NAME_LEFT_LEAST
                 : left);
}

/* From one row of names to the next. */
static int sealed_step(const struct signature *s)
{
    return signature_rows_a_seal(s->setter->profile->seal_diameter);
}

static void put_all_sealed(const struct signature *s)
{
    struct sheet *sheet = &s->setter->sheet;
    const struct signature_columns *columns = &s->columns;

    sheet->row += SEALED_EMPTY_ROWS;
    for (size_t i = 0; i < s->n; i++) {
        size_t column = column_of(columns, s->n, i);
        int32_t from_last = (int32_t)(columns->n - 1 - column);

        put_centred(s, s->names[i], columns->last - from_last * columns->step);
        if (column + 1 < columns->n) {
            sheet_share_row(sheet);
        } else if (i + 1 < s->n) {
            sheet_skip_rows(sheet, sealed_step(s) - 1);
            sheet_keep_rows(sheet, LAST_SEALED_ROWS);
            if (sheet_is_at_top(sheet))
                sheet->row += SEALED_EMPTY_ROWS;
        }
    }
    put_text(s->setter, s->date, FACE_BODY, columns->last - s->widths.date / 2);
}

/* -- 签名章 of a 命令: 7.3.5.3 -------------------------------------------- */

static void put_posts(const struct signature *s)
{
    struct setter *setter = s->setter;
    const struct names *signers = &s->plan->meta.signer;
    int32_t widest = 0;

    for (size_t i = 0; i < signers->n; i++) {
        int32_t width = setter_width_of(
            setter, signer_split(signers->items[i], setter->arena).name);

        widest = width > widest ? width : widest;
    }

    int32_t left = AREA_UNITS - SEALED_RIGHT - widest;

    if (left < NAME_LEFT_LEAST)
        left = NAME_LEFT_LEAST;
    sheet_skip_rows(&setter->sheet, STAMP_EMPTY_ROWS);
    for (size_t i = 0; i < signers->n; i++) {
        struct signer signer = signer_split(signers->items[i], setter->arena);
        int32_t post = left - POST_GAP - setter_width_of(setter, signer.post);

        if (signer.post[0] != '\0') {
            put_text(setter, signer.post, FACE_BODY, post > 0 ? post : 0);
            if (post >= 0)
                sheet_share_row(&setter->sheet);
        }
        put_text(setter, signer.name, FACE_HEADING2, left);
    }
    sheet_skip_rows(&setter->sheet, 1);
    put_text(setter, s->date, FACE_BODY,
             AREA_UNITS - SEALED_RIGHT - s->widths.date);
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
    stamp->x = AREA_LEFT + ruler_emu(ruler_body(), AREA_UNITS - SEALED_RIGHT) -
               stamp->width;
    stamp->y = middle - stamp->height / 2;
    sheet_add_image(&setter->sheet, stamp);
}

/* The post in front of the stamp, its lines centred on the stamp's middle. */
static void put_post(struct setter *setter, const char *post, int32_t room,
                     int n_lines, emu middle)
{
    int32_t width = setter_width_of(setter, post);
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

/* What the stamp leaves for the post. */
static int32_t post_room(const struct image_piece *stamp)
{
    return AREA_UNITS - SEALED_RIGHT - ruler_units(ruler_body(), stamp->width) -
           POST_GAP;
}

static int count_post_lines(struct setter *setter, const char *post,
                            int32_t room)
{
    fixed_begin(setter, post, FACE_BODY);
    return fixed_count_lines(setter, SIZE_BODY, room);
}

/* 单一机关制发的公文加盖签发人签名章.  False where it has no picture, or a
 * post that is higher than it. */
static bool load_stamp(struct signature *s)
{
    struct setter *setter = s->setter;
    struct signer signer =
        signer_split(s->plan->meta.signer.items[0], setter->arena);

    return seal_load(setter, s->plan,
                     ruler_emu(ruler_body(), STAMP_CELLS * CELL),
                     geometry_rows(STAMP_ROWS - 1) + SIZE_BODY, &s->stamp) &&
           count_post_lines(setter, signer.post, post_room(&s->stamp)) <=
               STAMP_ROWS;
}

static void put_stamped(struct signature *s)
{
    struct setter *setter = s->setter;
    struct sheet *sheet = &setter->sheet;
    struct signer signer =
        signer_split(s->plan->meta.signer.items[0], setter->arena);
    int32_t room = post_room(&s->stamp);
    int n_lines = count_post_lines(setter, signer.post, room);

    sheet_skip_rows(sheet, STAMP_EMPTY_ROWS);

    emu middle =
        sheet_next_top(sheet) + (geometry_rows(STAMP_ROWS - 1) + SIZE_BODY) / 2;

    if (signer.post[0] != '\0')
        put_post(setter, signer.post, room, n_lines, middle);
    put_stamp_picture(setter, &s->stamp, signer.name, middle);
    sheet->row += STAMP_ROWS;
    sheet_skip_rows(sheet, 1);
    put_text(setter, s->date, FACE_BODY,
             AREA_UNITS - SEALED_RIGHT - s->widths.date);
}

/* -- Which of them ------------------------------------------------------- */

static void measure(struct signature *s)
{
    s->widths.n = s->n;
    s->widths.date = setter_width_of(s->setter, s->date);
    for (size_t i = 0; i < s->n; i++) {
        int32_t width = setter_width_of(s->setter, s->names[i]);

        if (width > s->widths.name)
            s->widths.name = width;
    }
    s->columns =
        signature_columns(&s->widths, s->setter->profile->seal_diameter);
}

static enum signing signing_of(struct signature *s, enum format format)
{
    const struct meta *meta = &s->plan->meta;

    /* A plan without a date is issued by a circular and not signed itself. */
    if (!date_is_set(meta->date) && meta->signature == NULL)
        return SIGNING_NONE;
    if (signature_is_stamped(meta, format, s->setter->arena) && load_stamp(s))
        return SIGNING_STAMPED;
    if (format == FORMAT_ORDER && meta->signer.n > 0)
        return SIGNING_POSTS;
    if (!signature_is_sealed(meta, format))
        return SIGNING_UNSEALED;
    return s->n > 1 ? SIGNING_ALL_SEALED : SIGNING_SEALED;
}

struct signature *signature_open(struct setter *setter, const struct plan *plan,
                                 enum format format)
{
    const struct meta *meta = &plan->meta;
    struct signature *s = arena_new_object(setter->arena, struct signature);

    *s = (struct signature){
        .setter = setter,
        .plan = plan,
        .names = meta->issuer.items,
        .n = meta->issuer.n,
        .date =
            date_is_set(meta->date) ? date_zh(meta->date, setter->arena) : "",
    };
    if (meta->signature != NULL) {
        s->names = &meta->signature;
        s->n = 1;
    }
    measure(s);
    s->signing = signing_of(s, format);
    return s;
}

int signature_rows(const struct signature *s)
{
    int n = (int)s->n;
    int columns = (int)s->columns.n;

    switch (s->signing) {
    case SIGNING_NONE:
        return 0;
    case SIGNING_UNSEALED:
        return 1 + n + 1;
    case SIGNING_SEALED:
        return SEALED_EMPTY_ROWS + n + 1 + SEALED_ROWS_BELOW;
    case SIGNING_ALL_SEALED:
        return SEALED_EMPTY_ROWS + (n - 1) / columns * sealed_step(s) +
               LAST_SEALED_ROWS;
    case SIGNING_POSTS:
        return STAMP_EMPTY_ROWS + (int)s->plan->meta.signer.n + 2;
    case SIGNING_STAMPED:
        return STAMP_EMPTY_ROWS + STAMP_ROWS + 2;
    }
    return 0;
}

static void report_alone(const struct sheet *sheet)
{
    diag_add(sheet->diags, DIAG_SIGNATURE_ALONE, SPAN_NONE,
             arena_printf(sheet->diags->arena, "%zu", sheet->pages->n), NULL);
}

void signature_put(struct signature *s)
{
    if (s->signing == SIGNING_NONE)
        return;
    if (!carry_keep_rows(&s->setter->sheet, signature_rows(s)))
        report_alone(&s->setter->sheet);
    switch (s->signing) {
    case SIGNING_NONE:
        break;
    case SIGNING_UNSEALED:
        put_unsealed(s);
        break;
    case SIGNING_SEALED:
        put_sealed(s);
        break;
    case SIGNING_ALL_SEALED:
        put_all_sealed(s);
        break;
    case SIGNING_POSTS:
        put_posts(s);
        break;
    case SIGNING_STAMPED:
        put_stamped(s);
        break;
    }
}

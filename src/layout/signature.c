/*
 * Places are counted in cells from the left edge of the 版心, as the standard
 * has them: 右空四字.
 */
#include "layout/signature.h"

#include "layout/carry.h"
#include "layout/fixed.h"
#include "layout/seal.h"

#include <string.h>

struct signature {
    struct setter *setter;
    const struct plan *plan;
    const char *const *names;
    size_t n;
    const char *date;               /* or "" */
    int32_t name_width, date_width; /* of the widest name */
};

enum {
    ROW_CELLS = AREA_CELLS * CELL,
    SEALED_RIGHT = 4 * CELL,    /* 右空四字 */
    UNSEALED_RIGHT = 2 * CELL,  /* 右空二字 */
    DATE_SHIFT = 2 * CELL,      /* the date begins two cells behind the name */
    NAME_LEFT_LEAST = 2 * CELL, /* a longer name is broken */

    /* The seal is pressed over both and stands a little higher than they:
     * with 42 mm its top is within one row of the text. */
    SEALED_EMPTY_ROWS = 2,
    SEALED_ROWS_BELOW = 1
};

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

/* Where name and date begin. */
struct signature_place {
    int32_t name, date;
};

/* 7.3.5.1: the date 右空四字, the name centred on it, both further left where
 * the name would not fit. */
static struct signature_place place_sealed(int32_t name, int32_t date)
{
    int32_t date_left = ROW_CELLS - SEALED_RIGHT - date;
    int32_t name_left = date_left + (date - name) / 2;
    int32_t beyond = name_left + name - ROW_CELLS;

    if (beyond > 0) {
        date_left -= beyond;
        name_left -= beyond;
    }
    if (name_left < NAME_LEFT_LEAST)
        return (struct signature_place){NAME_LEFT_LEAST,
                                        ROW_CELLS - SEALED_RIGHT - date};
    return (struct signature_place){name_left, date_left};
}

/* 7.3.5.2: the longer of the two is 右空二字. */
static struct signature_place place_unsealed(int32_t name, int32_t date)
{
    int32_t width = ROW_CELLS - UNSEALED_RIGHT;

    if (name == 0)
        return (struct signature_place){width, width - date};
    if (name < date)
        return (struct signature_place){width - date - DATE_SHIFT,
                                        width - date};
    if (width - name < NAME_LEFT_LEAST)
        return (struct signature_place){NAME_LEFT_LEAST,
                                        ROW_CELLS - SEALED_RIGHT - date};
    return (struct signature_place){width - name, width - name + DATE_SHIFT};
}

static void put_unsealed(const struct signature *s)
{
    struct signature_place at = place_unsealed(s->name_width, s->date_width);

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
    struct signature_place at = place_sealed(s->name_width, s->date_width);
    int rows = SEALED_EMPTY_ROWS + (int)s->n + 1 + SEALED_ROWS_BELOW;
    emu centre =
        AREA_LEFT + ruler_emu(ruler_body(), at.date + s->date_width / 2);

    carry_keep_rows(&setter->sheet, rows);
    setter->sheet.row += SEALED_EMPTY_ROWS; /* on top of a page too */

    emu first = sheet_next_top(&setter->sheet);

    for (size_t i = 0; i < s->n; i++)
        put_text(setter, s->names[i], FACE_BODY, at.name);
    put_text(setter, s->date, FACE_BODY, at.date);
    seal_put(setter, s->plan, centre, middle_below(&setter->sheet, first));
}

/* -- Several names, each with a seal: 7.3.5.1 ----------------------------- */

enum {
    SEALS_A_ROW = 3,      /* as the edition of 1999 had it */
    SEAL_CLEARANCE = 250, /* 各印章互不相交或相切 */
    NAME_CLEARANCE = HALF_CELL,
    NAMES_LEFT = 4 * CELL /* as much as is free at the right */
};

/* Names stand below each other in columns; the last row of names is filled
 * from the right, since its last name and the date share a seal. */
struct columns {
    size_t n;
    int32_t step, last; /* from centre to centre; centre of the last */
};

/* n columns whose last is centred over a date that ends 右空 right. */
static bool plan_columns(const struct signature *s, size_t n, int32_t right,
                         struct columns *columns)
{
    int32_t radius =
        ruler_units(ruler_body(), s->setter->profile->seal_diameter / 2);
    int32_t half = s->name_width / 2;
    int32_t first = half + NAMES_LEFT > radius ? half + NAMES_LEFT : radius;
    int32_t last = ROW_CELLS - right - s->date_width / 2;
    int32_t widest = ROW_CELLS / (int32_t)n;
    int32_t step = (last - first) / (int32_t)(n - 1);

    *columns = (struct columns){n, step < widest ? step : widest, last};
    return last + half <= ROW_CELLS && last + radius <= ROW_CELLS &&
           columns->step >= s->name_width + NAME_CLEARANCE &&
           columns->step >= 2 * radius + SEAL_CLEARANCE;
}

/* As many columns as there can be; 右空四字 gives way before they do. */
static struct columns find_columns(const struct signature *s)
{
    struct columns columns;

    for (size_t n = s->n < SEALS_A_ROW ? s->n : SEALS_A_ROW; n > 1; n--) {
        int32_t even = (ROW_CELLS / (int32_t)n - s->date_width) / 2;

        if (plan_columns(s, n, SEALED_RIGHT, &columns) ||
            plan_columns(s, n, even > 0 ? even : 0, &columns))
            return columns;
    }
    return (struct columns){1, 0, ROW_CELLS - SEALED_RIGHT - s->date_width / 2};
}

/* The column of name i. */
static size_t column_of(const struct columns *columns, size_t n, size_t i)
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

/* The rows from one row of names to the next: no seal touches another. */
static int rows_a_seal(const struct setter *setter)
{
    return (int)(setter->profile->seal_diameter / geometry_rows(1)) + 1;
}

static void put_all_sealed(const struct signature *s)
{
    struct sheet *sheet = &s->setter->sheet;
    struct columns columns = find_columns(s);
    int step = rows_a_seal(s->setter);
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
    put_text(s->setter, s->date, FACE_BODY, columns.last - s->date_width / 2);
}

/* -- 签名章 of a 命令: 7.3.5.3 -------------------------------------------- */

enum {
    STAMP_EMPTY_ROWS = 2,
    STAMP_RIGHT = 4 * CELL,
    POST_GAP = 2 * CELL, /* from the post to the stamp */

    /* No size is given.  Three rows have the post on the grid and in the
     * middle; eight cells leave fourteen for it. */
    STAMP_ROWS = 3,
    STAMP_CELLS = 8
};

/* 签发人: 市长 张某.  The name keeps the place of the stamp, in its face. */
struct signer {
    const char *post, *name;
};

static struct signer split_signer(struct setter *setter, const char *text)
{
    size_t len = strlen(text);
    const char *ideographic = strstr(text, "　");
    const char *blank = ideographic != NULL ? ideographic : strchr(text, ' ');

    if (blank == NULL)
        return (struct signer){"", text};

    const char *name = blank + (ideographic != NULL ? strlen("　") : 1);

    len = (size_t)(blank - text);
    return (struct signer){arena_strndup(setter->arena, text, len), name};
}

static void put_signers(const struct signature *s, const struct names *signers)
{
    struct setter *setter = s->setter;
    int32_t widest = 0;

    for (size_t i = 0; i < signers->n; i++) {
        int32_t width =
            width_of(setter, split_signer(setter, signers->items[i]).name);

        widest = width > widest ? width : widest;
    }

    int32_t left = ROW_CELLS - STAMP_RIGHT - widest;

    if (left < NAME_LEFT_LEAST)
        left = NAME_LEFT_LEAST;
    carry_keep_rows(&setter->sheet, STAMP_EMPTY_ROWS + (int)signers->n + 2);
    sheet_skip_rows(&setter->sheet, STAMP_EMPTY_ROWS);
    for (size_t i = 0; i < signers->n; i++) {
        struct signer signer = split_signer(setter, signers->items[i]);
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
             ROW_CELLS - STAMP_RIGHT - s->date_width);
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
    stamp->x = AREA_LEFT + ruler_emu(ruler_body(), ROW_CELLS - STAMP_RIGHT) -
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
    struct signer signer = split_signer(setter, text);
    struct image_piece stamp;

    if (!seal_load(setter, s->plan, ruler_emu(ruler_body(), STAMP_CELLS * CELL),
                   geometry_rows(STAMP_ROWS - 1) + SIZE_BODY, &stamp))
        return false;

    int32_t room = ROW_CELLS - STAMP_RIGHT -
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
             ROW_CELLS - STAMP_RIGHT - s->date_width);
    return true;
}

/* -- Which of them ------------------------------------------------------- */

static bool has_seal(const struct meta *meta, enum format format)
{
    return meta->seal != NULL && strcmp(meta->seal, "无") != 0 &&
           format != FORMAT_MINUTES; /* 10.3: 纪要不加盖印章 */
}

/* A 命令 is stamped.  Elsewhere the picture is the organ's seal, unless 签发人
 * says who signs as what: 局长 张某. */
static bool is_stamped(struct setter *setter, const struct meta *meta,
                       enum format format)
{
    if (!has_seal(meta, format) || !seal_is_picture(meta) ||
        meta->signer.n != 1)
        return false;
    return format == FORMAT_ORDER ||
           (meta->issuer.n <= 1 &&
            split_signer(setter, meta->signer.items[0]).post[0] != '\0');
}

static void measure(struct signature *s)
{
    s->date_width = width_of(s->setter, s->date);
    for (size_t i = 0; i < s->n; i++) {
        int32_t width = width_of(s->setter, s->names[i]);

        if (width > s->name_width)
            s->name_width = width;
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
    measure(&s);
    if (is_stamped(setter, meta, format) &&
        put_stamp(&s, meta->signer.items[0]))
        return;
    if (format == FORMAT_ORDER && meta->signer.n > 0)
        put_signers(&s, &meta->signer);
    else if (!has_seal(meta, format))
        put_unsealed(&s);
    else if (s.n > 1)
        put_all_sealed(&s);
    else
        put_sealed(&s);
}

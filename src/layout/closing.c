/*
 * 附件说明, 署名, 成文日期 and 附注.
 */
#include "layout/closing.h"

#include <string.h>

/* One row of body text, or more where it is too long, from first on. */
static void put_text(struct setter *setter, struct span span, const char *text,
                     struct body_shape shape)
{
    setter_begin(setter, span);
    setter_add(setter, text, FACE_BODY);
    setter_put_rows(setter, &shape);
}

static int32_t width_of(struct setter *setter, const char *text)
{
    setter_begin(setter, SPAN_NONE);
    setter_add(setter, text, FACE_BODY);

    int64_t width = setter_measure_body(setter);

    return width > INT16_MAX * CELL ? INT16_MAX * CELL : (int32_t)width;
}

/* -- 附件说明, 7.3.4 ------------------------------------------------------- */

enum {
    ATTACHMENT_COLUMN = 5 * CELL, /* behind the indent and 附件： */
    MANY_ATTACHMENTS = 10
};

/* Numbers stand right in a box of one cell, from ten on of one and a half, so
 * that the names stand below each other; a name goes on below itself. */
static void put_attachment(struct setter *setter,
                           const struct attachment *attachment,
                           const char *number, int32_t number_box)
{
    struct body_shape shape = {
        .first = ATTACHMENT_COLUMN + number_box - width_of(setter, number),
        .rest = ATTACHMENT_COLUMN + number_box,
        .align = LINE_JUSTIFIED,
    };

    setter_begin(setter, attachment->span);
    setter_add(setter, number, FACE_BODY);
    setter_add(setter, attachment->name, FACE_BODY);
    setter_put_rows(setter, &shape);
}

void closing_put_attachments(struct setter *setter, const struct plan *plan)
{
    const struct meta *meta = &plan->meta;
    struct body_shape label = {INDENT_CELLS * CELL, 0, 0, LINE_LEFT};
    int32_t number_box = meta->n_attachments == 1 ? 0
                         : meta->n_attachments < MANY_ATTACHMENTS
                             ? CELL
                             : CELL + HALF_CELL;

    if (meta->n_attachments == 0)
        return;
    sheet_skip_rows(&setter->sheet, 1);
    put_text(setter, SPAN_NONE, "附件：", label);
    sheet_share_row(&setter->sheet);
    for (size_t i = 0; i < meta->n_attachments; i++)
        put_attachment(
            setter, &meta->attachments[i],
            number_box == 0 ? "" : arena_printf(setter->arena, "%zu.", i + 1),
            number_box);
}

/* -- 署名 and 成文日期, 7.3.5 ---------------------------------------------- */

struct signature {
    const char *const *names;
    size_t n;
    struct span span;
    const char *date; /* or "" */
    bool has_seal;
};

/* Where name and date begin, in units from the left of the 版心. */
struct signature_place {
    int32_t name, date;
};

enum {
    SEALED_RIGHT = 4 * CELL,   /* 右空四字 */
    UNSEALED_RIGHT = 2 * CELL, /* 右空二字 */
    DATE_SHIFT = 2 * CELL,     /* the date begins two cells behind the name */
    NAME_LEFT_LEAST = 2 * CELL /* a longer name is broken */
};

/* 7.3.5.1: the date 右空四字, the name centred on it, both further left where
 * the name would not fit. */
static struct signature_place place_sealed(int32_t name, int32_t date)
{
    int32_t date_left = AREA_CELLS * CELL - SEALED_RIGHT - date;
    int32_t name_left = date_left + (date - name) / 2;
    int32_t beyond = name_left + name - AREA_CELLS * CELL;

    if (beyond > 0) {
        date_left -= beyond;
        name_left -= beyond;
    }
    return (struct signature_place){name_left, date_left};
}

/* 7.3.5.2: the longer of the two is 右空二字. */
static struct signature_place place_unsealed(int32_t name, int32_t date)
{
    int32_t width = AREA_CELLS * CELL - UNSEALED_RIGHT;

    if (name >= date)
        return (struct signature_place){width - name,
                                        width - name + DATE_SHIFT};
    return (struct signature_place){width - date - DATE_SHIFT, width - date};
}

static struct signature_place place(struct setter *setter,
                                    const struct signature *signature)
{
    int32_t name = 0;
    int32_t date = width_of(setter, signature->date);

    for (size_t i = 0; i < signature->n; i++) {
        int32_t width = width_of(setter, signature->names[i]);

        if (width > name)
            name = width;
    }

    struct signature_place place = signature->has_seal
                                       ? place_sealed(name, date)
                                       : place_unsealed(name, date);

    if (signature->n == 0) /* a date alone */
        place.date = AREA_CELLS * CELL - UNSEALED_RIGHT - date;
    if (place.name < NAME_LEFT_LEAST) {
        place.name = NAME_LEFT_LEAST;
        place.date = AREA_CELLS * CELL - SEALED_RIGHT - date;
    }
    return place;
}

static void put_signature(struct setter *setter,
                          const struct signature *signature)
{
    struct signature_place at = place(setter, signature);
    struct body_shape name = {at.name, at.name, 0, LINE_LEFT};
    struct body_shape date = {at.date, at.date, 0, LINE_LEFT};
    /* The seal is pressed over both and stands a little higher than they. */
    int empty = signature->has_seal ? 2 : 1;

    sheet_keep_rows(&setter->sheet, empty + (int)signature->n + 1);
    sheet_skip_rows(&setter->sheet, empty);
    for (size_t i = 0; i < signature->n; i++)
        put_text(setter, signature->span, signature->names[i], name);
    put_text(setter, signature->span, signature->date, date);
}

static bool has_seal(const struct meta *meta)
{
    return meta->seal != NULL && strcmp(meta->seal, "无") != 0;
}

void closing_put_signature(struct setter *setter, const struct plan *plan)
{
    const struct meta *meta = &plan->meta;
    bool has_date = date_is_set(meta->date);
    struct signature signature = {
        .span = SPAN_NONE,
        .date = has_date ? date_zh(meta->date, setter->arena) : "",
        .has_seal = has_seal(meta),
    };

    /* A plan without a date is issued by a circular and not signed itself. */
    if (!has_date && meta->signature == NULL)
        return;
    if (meta->signature != NULL) {
        signature.names = &meta->signature;
        signature.n = 1;
    } else {
        signature.names = meta->issuer.items;
        signature.n = meta->issuer.n;
    }
    put_signature(setter, &signature);
}

/* -- 附注, 7.3.6 ----------------------------------------------------------- */

void closing_put_note(struct setter *setter, const struct plan *plan)
{
    const char *note = plan->meta.note;
    struct body_shape shape = {INDENT_CELLS * CELL, 0, 0, LINE_JUSTIFIED};
    bool is_bracketed;

    if (note == NULL || note[0] == '\0')
        return;
    is_bracketed = strncmp(note, "（", strlen("（")) == 0;
    setter_begin(setter, SPAN_NONE);
    setter_add(setter, is_bracketed ? "" : "（", FACE_BODY);
    setter_add(setter, note, FACE_BODY);
    setter_add(setter, is_bracketed ? "" : "）", FACE_BODY);
    setter_put_rows(setter, &shape);
}

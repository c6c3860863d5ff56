/*
 * 附件说明 and 附注.
 */
#include "layout/closing.h"

#include "layout/carry.h"
#include "layout/fixed.h"
#include "layout/signature_place.h"

#include <string.h>

/* -- 附件说明, 7.3.4 ------------------------------------------------------- */

enum {
    ATTACHMENT_COLUMN = 5 * CELL, /* behind the indent and 附件： */
    MANY_ATTACHMENTS = 10
};

static const char *number_text(struct setter *setter, size_t i)
{
    return arena_printf(setter->arena, "%zu.", i + 1);
}

/* Numbers stand right in a box of one cell, from ten on of one and a half, so
 * that the names stand below each other. */
static int32_t number_box(struct setter *setter, size_t n)
{
    int32_t box = n < MANY_ATTACHMENTS ? CELL : CELL + HALF_CELL;
    int32_t widest =
        n == 1 ? 0 : setter_width_of(setter, number_text(setter, n - 1));

    if (n == 1)
        return 0;
    return widest > box ? widest : box;
}

/* A name goes on below itself. */
static struct body_shape begin_attachment(struct setter *setter,
                                          const struct attachment *attachment,
                                          const char *number, int32_t box)
{
    struct body_shape shape = {
        .first = ATTACHMENT_COLUMN + box - setter_width_of(setter, number),
        .rest = ATTACHMENT_COLUMN + box,
        .align = LINE_JUSTIFIED,
    };

    setter_begin(setter, attachment->span);
    setter_add(setter, number, FACE_BODY);
    setter_add(setter, attachment->name, FACE_BODY);
    return shape;
}

static void put_label(struct setter *setter)
{
    struct body_shape shape = {.first = INDENT_CELLS * CELL,
                               .align = LINE_LEFT};

    setter_open_element(setter, ELEMENT_PARAGRAPH, 0);
    setter_begin(setter, SPAN_NONE);
    setter_add(setter, "附件：", FACE_BODY);
    setter_put_rows(setter, &shape);
    setter_close_element(setter);
    sheet_share_row(&setter->sheet);
}

static const char *number_of(struct setter *setter, size_t i, size_t n)
{
    return n == 1 ? "" : number_text(setter, i);
}

static int count_rows(struct setter *setter, const struct meta *meta,
                      int32_t box)
{
    int rows = 0;

    for (size_t i = 0; i < meta->n_attachments; i++) {
        begin_attachment(setter, &meta->attachments[i],
                         number_of(setter, i, meta->n_attachments), box);
        rows += fixed_count_lines(setter, SIZE_BODY,
                                  AREA_UNITS - ATTACHMENT_COLUMN - box);
    }
    return rows;
}

/* What stands below the text does not begin a page: text goes with it. */
static void keep_with_text(struct setter *setter, const struct meta *meta,
                           int32_t box, int signature_rows)
{
    bool is_short = meta->n_attachments <= CLOSING_KEPT_ATTACHMENTS;
    int rows = is_short && signature_rows > 0
                   ? count_rows(setter, meta, box) + signature_rows
                   : 1;

    carry_keep_rows(&setter->sheet, 1 + rows);
}

void closing_put_attachments(struct setter *setter, const struct plan *plan,
                             int signature_rows)
{
    const struct meta *meta = &plan->meta;
    size_t n = meta->n_attachments;

    if (n == 0)
        return;

    int32_t box = number_box(setter, n);

    keep_with_text(setter, meta, box, signature_rows);
    sheet_skip_rows(&setter->sheet, 1);
    put_label(setter);
    for (size_t i = 0; i < n; i++) {
        setter_open_element(setter, ELEMENT_LIST_ITEM, 0);

        struct body_shape shape = begin_attachment(
            setter, &meta->attachments[i], number_of(setter, i, n), box);

        setter_put_rows(setter, &shape);
        setter_close_element(setter);
    }
}

/* -- 附注, 7.3.6 ----------------------------------------------------------- */

void closing_put_note(struct setter *setter, const struct plan *plan)
{
    const char *note = plan->meta.note;
    struct body_shape shape = {.first = INDENT_CELLS * CELL,
                               .align = LINE_JUSTIFIED};

    if (note == NULL || note[0] == '\0')
        return;

    bool is_bracketed = strncmp(note, "（", strlen("（")) == 0;

    setter_open_element(setter, ELEMENT_PARAGRAPH, 0);
    setter_begin(setter, SPAN_NONE);
    setter_add(setter, is_bracketed ? "" : "（", FACE_BODY);
    setter_add(setter, note, FACE_BODY);
    setter_add(setter, is_bracketed ? "" : "）", FACE_BODY);
    setter_put_rows(setter, &shape);
    setter_close_element(setter);
}

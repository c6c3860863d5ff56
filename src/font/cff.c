/*
 * Reads the head of a CFF table: names, top dictionary, strings, charset.
 */
#include "font/cff.h"

#include <string.h>

/* Strings below this number are the standard ones; no ROS is among them. */
enum { N_STANDARD_STRINGS = 391 };

static bool copy_string(const struct cff *cff, int32_t number,
                        char out[CFF_NAME_MAX])
{
    struct cff_range text;

    if (number < N_STANDARD_STRINGS ||
        !cff_index_get(&cff->table, &cff->strings,
                       (size_t)(number - N_STANDARD_STRINGS), &text) ||
        text.end - text.start >= CFF_NAME_MAX)
        return false;
    memcpy(out, cff->table.table + text.start, text.end - text.start);
    out[text.end - text.start] = '\0';
    return true;
}

static bool keep_offset(const struct cff *cff, const struct cff_operator *op,
                        size_t *offset)
{
    if (op->n != 1 || op->operands[0] < 0 ||
        (size_t)op->operands[0] >= cff->table.len)
        return false;
    *offset = (size_t)op->operands[0];
    return true;
}

static bool read_ros(struct cff *cff, const struct cff_operator *op)
{
    cff->is_cid = true;
    if (op->n != 3)
        return false;
    cff->supplement = op->operands[2];
    return copy_string(cff, op->operands[0], cff->registry) &&
           copy_string(cff, op->operands[1], cff->ordering);
}

static bool read_top(struct cff *cff, size_t *charstrings)
{
    struct cff_cursor c = cff_cursor_over(&cff->table, cff->top);
    struct cff_operator op;
    bool ok = true;

    while (ok && cff_read_operator(&c, &op)) {
        if (op.code == CFF_OP_ROS)
            ok = read_ros(cff, &op);
        else if (op.code == CFF_OP_CHARSET)
            ok = keep_offset(cff, &op, &cff->charset);
        else if (op.code == CFF_OP_CHARSTRINGS)
            ok = keep_offset(cff, &op, charstrings);
        else if (op.code == CFF_OP_FD_ARRAY)
            ok = keep_offset(cff, &op, &cff->fd_array);
        else if (op.code == CFF_OP_FD_SELECT)
            ok = keep_offset(cff, &op, &cff->fd_select);
    }
    return ok && !c.failed;
}

bool cff_read(const uint8_t *table, size_t len, struct cff *cff)
{
    struct cff_cursor c = {.table = table, .len = len};
    struct cff_index tops;
    size_t charstrings = 0;

    memset(cff, 0, sizeof(*cff));
    cff->table = c;
    if (len < 4 || table[0] != 1)
        return false;
    c.at = table[2];
    if (!cff_read_index(&c, &cff->names) || !cff_read_index(&c, &tops) ||
        !cff_read_index(&c, &cff->strings) ||
        !cff_read_index(&c, &cff->subrs) ||
        !cff_index_get(&c, &tops, 0, &cff->top) ||
        !read_top(cff, &charstrings) || charstrings == 0)
        return false;
    c.at = charstrings;
    if (!cff_read_index(&c, &cff->charstrings) || cff->charstrings.n == 0)
        return false;
    cff->n_glyphs = (uint32_t)cff->charstrings.n;
    return true;
}

/* Formats 1 and 2 differ in the width of the range's length, 5176 ch. 13. */
static bool read_ranges(struct cff_cursor *c, unsigned left_size, uint32_t n,
                        uint16_t *cids)
{
    uint32_t glyph = 1;

    while (glyph < n) {
        uint32_t cid = cff_read_number(c, 2);
        uint32_t left = cff_read_number(c, left_size);
        if (c->failed || cid + left > UINT16_MAX)
            return false;
        for (uint32_t i = 0; i <= left && glyph < n; i++)
            cids[glyph++] = (uint16_t)(cid + i);
    }
    return true;
}

bool cff_read_cids(const struct cff *cff, uint16_t *cids)
{
    struct cff_cursor c = cff->table;

    cids[0] = 0;
    if (cff->charset <= 2) { /* a predefined one: CIDs are the indexes */
        for (uint32_t i = 0; i < cff->n_glyphs; i++)
            cids[i] = (uint16_t)i;
        return true;
    }
    c.at = cff->charset;
    switch (cff_read_number(&c, 1)) {
    case 0:
        for (uint32_t i = 1; i < cff->n_glyphs; i++)
            cids[i] = (uint16_t)cff_read_number(&c, 2);
        return !c.failed;
    case 1:
        return read_ranges(&c, 1, cff->n_glyphs, cids);
    case 2:
        return read_ranges(&c, 2, cff->n_glyphs, cids);
    default:
        return false;
    }
}

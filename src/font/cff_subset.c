/*
 * Cuts a CID-keyed CFF font down.  HarfBuzz can do it too, but takes 15 ms
 * for the body text of nine pages, because it takes every glyph of the font
 * apart; here the programs of the wanted glyphs are copied.
 *
 * The table that comes out: header, names, top dictionary, strings, no global
 * subroutines, charset, FDSelect, charstrings, private dictionaries, FDArray.
 */
#include "font/cff.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_FDS = 256 };

/* charset, FDSelect, CharStrings and FDArray: a number of five bytes each,
 * two of the operators are escaped */
enum { TOP_OFFSETS_SIZE = 4 * 5 + 4 + 2 };

/* A font dictionary of the font. */
struct font_dict {
    struct cff_range bytes;
    struct cff_range private_bytes;
    struct cff_index subrs; /* n is 0 if it has none */
    int32_t nominal_width;
    bool is_used;
    uint8_t new_number;
};

struct subsetter {
    const struct cff *cff;
    struct font_dict *dicts; /* MAX_FDS */
    size_t n_dicts;
    uint8_t *dict_of; /* by glyph of the font */
    struct buf *out;
    size_t start; /* of the table in out */
};

/* -- Reading ------------------------------------------------------------- */

/* The local subroutines stand at an offset from the private dictionary. */
static bool read_private(const struct cff *cff, struct font_dict *dict)
{
    struct cff_cursor c = cff_cursor_over(&cff->table, dict->private_bytes);
    struct cff_operator op;

    while (cff_read_operator(&c, &op)) {
        if (op.code == CFF_OP_NOMINAL_WIDTH && op.n == 1)
            dict->nominal_width = op.operands[0];
        if (op.code != CFF_OP_SUBRS)
            continue;
        struct cff_cursor at = cff->table;
        if (op.n != 1 || op.operands[0] <= 0)
            return false;
        at.at = dict->private_bytes.start + (size_t)op.operands[0];
        if (at.at >= at.len || !cff_read_index(&at, &dict->subrs))
            return false;
    }
    return !c.failed;
}

static bool read_dict(const struct cff *cff, struct font_dict *dict)
{
    struct cff_cursor c = cff_cursor_over(&cff->table, dict->bytes);
    struct cff_operator op;

    while (cff_read_operator(&c, &op)) {
        if (op.code != CFF_OP_PRIVATE)
            continue;
        if (op.n != 2 || op.operands[0] < 0 || op.operands[1] < 0 ||
            (size_t)op.operands[1] > cff->table.len ||
            (size_t)op.operands[0] > cff->table.len - (size_t)op.operands[1])
            return false;
        dict->private_bytes.start = (size_t)op.operands[1];
        dict->private_bytes.end =
            (size_t)op.operands[1] + (size_t)op.operands[0];
    }
    return !c.failed && read_private(cff, dict);
}

static bool read_dicts(struct subsetter *s)
{
    struct cff_cursor c = s->cff->table;
    struct cff_index index;

    c.at = s->cff->fd_array;
    if (c.at == 0 || !cff_read_index(&c, &index) || index.n == 0 ||
        index.n > MAX_FDS)
        return false;
    s->n_dicts = index.n;
    for (size_t i = 0; i < index.n; i++)
        if (!cff_index_get(&c, &index, i, &s->dicts[i].bytes) ||
            !read_dict(s->cff, &s->dicts[i]))
            return false;
    return true;
}

/* 5176 chapter 19, format 3: ranges, and a glyph behind the last. */
static bool read_select_ranges(struct subsetter *s, struct cff_cursor *c)
{
    uint32_t n_ranges = cff_read_number(c, 2);
    uint32_t first = cff_read_number(c, 2);

    if (first != 0) /* the first range begins with glyph 0 */
        return false;
    for (uint32_t i = 0; i < n_ranges; i++) {
        uint32_t number = cff_read_number(c, 1);
        uint32_t next = cff_read_number(c, 2);
        if (c->failed || number >= s->n_dicts || next < first ||
            next > s->cff->n_glyphs)
            return false;
        memset(s->dict_of + first, (int)number, next - first);
        first = next;
    }
    return !c->failed && first == s->cff->n_glyphs;
}

static bool read_select(struct subsetter *s)
{
    struct cff_cursor c = s->cff->table;

    c.at = s->cff->fd_select;
    if (c.at == 0)
        return false;
    switch (cff_read_number(&c, 1)) {
    case 0:
        for (uint32_t i = 0; i < s->cff->n_glyphs; i++) {
            s->dict_of[i] = (uint8_t)cff_read_number(&c, 1);
            if (s->dict_of[i] >= s->n_dicts)
                return false;
        }
        return !c.failed;
    case 3:
        return read_select_ranges(s, &c);
    default:
        return false;
    }
}

/* -- Writing ------------------------------------------------------------- */

static void add_number(struct buf *out, size_t number, unsigned size)
{
    while (size-- > 0)
        buf_add_char(out, (char)(number >> (8 * size) & 0xff));
}

/* An operand of five bytes, whatever its value. */
static void add_operand(struct buf *out, size_t number)
{
    add_number(out, 29, 1);
    add_number(out, number, 4);
}

static void add_range(struct subsetter *s, struct buf *out,
                      struct cff_range range)
{
    buf_add(out, s->cff->table.table + range.start, range.end - range.start);
}

/* Element i of data ends at ends[i]. */
static void add_index(struct buf *out, const struct buf *data,
                      const size_t *ends, size_t n)
{
    unsigned size = data->len < 0xff ? 1 : data->len < 0xffff ? 2 : 4;

    add_number(out, n, 2);
    add_number(out, size, 1);
    add_number(out, 1, size);
    for (size_t i = 0; i < n; i++)
        add_number(out, ends[i] + 1, size);
    buf_add(out, data->data, data->len);
}

/* Copies a dictionary but for entries that hold offsets. */
static void add_dictionary(struct subsetter *s, struct cff_range range,
                           struct buf *out)
{
    struct cff_cursor c = cff_cursor_over(&s->cff->table, range);
    struct cff_operator op;

    while (cff_read_operator(&c, &op)) {
        switch (op.code) {
        case CFF_OP_CHARSET:
        case CFF_OP_CHARSTRINGS:
        case CFF_OP_PRIVATE:
        case CFF_OP_SUBRS:
        case CFF_OP_FD_ARRAY:
        case CFF_OP_FD_SELECT:
            break;
        default:
            add_range(s, out, op.bytes);
            break;
        }
    }
}

static size_t position(const struct subsetter *s)
{
    return s->out->len - s->start;
}

/* Names to strings; returns where in out the offsets are to be put. */
static size_t add_head(struct subsetter *s)
{
    struct buf top = BUF_EMPTY;
    size_t offsets, end;

    add_dictionary(s, s->cff->top, &top);
    offsets = top.len;
    for (int i = 0; i < TOP_OFFSETS_SIZE; i++)
        buf_add_char(&top, 0);
    end = top.len;
    buf_add(s->out, "\1\0\4\4", 4);
    add_range(s, s->out, s->cff->names.whole);
    add_index(s->out, &top, &end, 1);
    offsets += s->out->len - top.len;
    add_range(s, s->out, s->cff->strings.whole);
    add_number(s->out, 0, 2);
    buf_free(&top);
    return offsets;
}

/* Glyph 0 comes first. */
static uint32_t selected_glyph(const struct cff_selection *selection, size_t i)
{
    return i == 0 ? 0 : selection->glyphs[i - 1];
}

enum { CHARSTRING_HMOVE = 22 };

/* 5177 3.2, a number of two bytes. */
static void add_short(struct buf *out, int32_t number)
{
    add_number(out, 28, 1);
    add_number(out, (uint16_t)number, 2);
}

static bool is_short(int32_t number)
{
    return number >= INT16_MIN && number <= INT16_MAX;
}

/* 5177 3.1: the width stands first, as its distance from the nominal one.
 * Each moveto goes on from where the last one came to, so one more before the
 * first moves the whole outline.  Its vertical stems are not told: hints that
 * meet no edge do nothing. */
static bool add_fitted(const struct buf *program, const struct cff_flat *flat,
                       int32_t distance, int left, struct buf *out)
{
    if (!is_short(distance) || !is_short(left) || !is_short(-left))
        return false;
    add_short(out, distance);
    buf_add(out, program->data + flat->width_len,
            flat->move_at - flat->width_len);
    if (left != 0 && flat->draws) {
        add_short(out, -left);
        add_number(out, CHARSTRING_HMOVE, 1);
    }
    buf_add(out, program->data + flat->move_at, program->len - flat->move_at);
    return true;
}

static bool add_charstring(struct subsetter *s,
                           const struct cff_selection *selection, size_t i,
                           struct buf *out)
{
    uint32_t glyph = selected_glyph(selection, i);
    const struct font_dict *dict = &s->dicts[s->dict_of[glyph]];
    bool keeps_width = i == 0 || selection->widths == NULL;
    struct buf bytes = BUF_EMPTY;
    struct cff_range program;
    struct cff_flat flat;
    bool ok;

    if (!cff_index_get(&s->cff->table, &s->cff->charstrings, glyph, &program))
        return false;
    if (keeps_width && dict->subrs.n == 0 && s->cff->subrs.n == 0) {
        add_range(s, out, program);
        return true;
    }
    ok = cff_flatten(&s->cff->table, &s->cff->subrs, &dict->subrs, program,
                     keeps_width ? out : &bytes, &flat);
    if (ok && !keeps_width)
        ok = add_fitted(&bytes, &flat,
                        selection->widths[i - 1] - dict->nominal_width,
                        selection->left, out);
    buf_free(&bytes);
    return ok;
}

static bool add_charstrings(struct subsetter *s,
                            const struct cff_selection *selection)
{
    struct buf data = BUF_EMPTY;
    size_t n = selection->n + 1;
    size_t *ends = xrealloc(NULL, n * sizeof(*ends));
    bool ok = true;

    for (size_t i = 0; i < n && ok; i++) {
        ok = add_charstring(s, selection, i, &data);
        ends[i] = data.len;
    }
    if (ok)
        add_index(s->out, &data, ends, n);
    free(ends);
    buf_free(&data);
    return ok;
}

static void number_dicts(struct subsetter *s,
                         const struct cff_selection *selection)
{
    uint8_t number = 0;

    for (size_t i = 0; i <= selection->n; i++)
        s->dicts[s->dict_of[selected_glyph(selection, i)]].is_used = true;
    for (size_t i = 0; i < s->n_dicts; i++)
        if (s->dicts[i].is_used)
            s->dicts[i].new_number = number++;
}

/* Private dictionaries, then the FDArray that points to them; returns the
 * place of the latter. */
static size_t add_dicts(struct subsetter *s)
{
    struct buf data = BUF_EMPTY;
    size_t ends[MAX_FDS];
    size_t n = 0, place;

    for (size_t i = 0; i < s->n_dicts; i++) {
        const struct font_dict *dict = &s->dicts[i];
        size_t at = position(s);

        if (!dict->is_used)
            continue;
        add_dictionary(s, dict->private_bytes, s->out);
        add_dictionary(s, dict->bytes, &data);
        add_operand(&data, position(s) - at);
        add_operand(&data, at);
        add_number(&data, CFF_OP_PRIVATE, 1);
        ends[n++] = data.len;
    }
    place = position(s);
    add_index(s->out, &data, ends, n);
    buf_free(&data);
    return place;
}

static void put_offsets(struct subsetter *s, size_t at, size_t charset,
                        size_t select, size_t charstrings, size_t dicts)
{
    struct buf offsets = BUF_EMPTY;

    add_operand(&offsets, charset);
    add_number(&offsets, CFF_OP_CHARSET, 1);
    add_operand(&offsets, select);
    add_number(&offsets, CFF_OP_FD_SELECT, 2);
    add_operand(&offsets, charstrings);
    add_number(&offsets, CFF_OP_CHARSTRINGS, 1);
    add_operand(&offsets, dicts);
    add_number(&offsets, CFF_OP_FD_ARRAY, 2);
    memcpy(s->out->data + at, offsets.data, TOP_OFFSETS_SIZE);
    buf_free(&offsets);
}

static bool write_table(struct subsetter *s, const uint16_t *cids,
                        const struct cff_selection *selection)
{
    size_t offsets = add_head(s);
    size_t charset = position(s), select, charstrings;

    add_number(s->out, 0, 1); /* format 0: a CID a glyph, but for glyph 0 */
    for (size_t i = 0; i < selection->n; i++)
        add_number(s->out, cids[selection->glyphs[i]], 2);
    select = position(s);
    add_number(s->out, 0, 1); /* format 0: a byte a glyph */
    for (size_t i = 0; i <= selection->n; i++)
        add_number(
            s->out,
            s->dicts[s->dict_of[selected_glyph(selection, i)]].new_number, 1);
    charstrings = position(s);
    if (!add_charstrings(s, selection))
        return false;
    put_offsets(s, offsets, charset, select, charstrings, add_dicts(s));
    return true;
}

bool cff_subset(const struct cff *cff, const uint16_t *cids,
                const struct cff_selection *selection, struct buf *out)
{
    struct subsetter s = {.cff = cff, .out = out, .start = out->len};
    bool ok;

    s.dicts = xrealloc(NULL, MAX_FDS * sizeof(*s.dicts));
    memset(s.dicts, 0, MAX_FDS * sizeof(*s.dicts));
    s.dict_of = xrealloc(NULL, cff->n_glyphs);
    ok = read_dicts(&s) && read_select(&s);
    if (ok) {
        number_dicts(&s, selection);
        ok = write_table(&s, cids, selection);
    }
    if (!ok)
        buf_truncate(out, s.start);
    free(s.dict_of);
    free(s.dicts);
    return ok;
}

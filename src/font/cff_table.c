/*
 * Numbers, INDEX and DICT.
 */
#include "font/cff_table.h"

#include <string.h>

uint32_t cff_read_number(struct cff_cursor *c, unsigned size)
{
    uint32_t value = 0;

    if (c->failed || c->at > c->len || size > c->len - c->at) {
        c->failed = true;
        return 0;
    }
    for (unsigned i = 0; i < size; i++)
        value = value << 8 | c->table[c->at++];
    return value;
}

bool cff_index_get(const struct cff_cursor *whole,
                   const struct cff_index *index, size_t i,
                   struct cff_range *element)
{
    struct cff_cursor c = *whole;
    uint32_t from, to;

    if (i >= index->n)
        return false;
    c.at = index->offsets + i * index->offset_size;
    from = cff_read_number(&c, index->offset_size);
    to = cff_read_number(&c, index->offset_size);
    if (c.failed || from < 1 || to < from || to - 1 > c.len - index->data)
        return false;
    element->start = index->data + from - 1;
    element->end = index->data + to - 1;
    return true;
}

bool cff_read_index(struct cff_cursor *c, struct cff_index *index)
{
    struct cff_range last;

    memset(index, 0, sizeof(*index));
    index->whole.start = c->at;
    index->n = cff_read_number(c, 2);
    if (index->n > 0) {
        index->offset_size = cff_read_number(c, 1);
        if (c->failed || index->offset_size < 1 || index->offset_size > 4)
            return false;
        index->offsets = c->at;
        if ((index->n + 1) * index->offset_size > c->len - c->at)
            return false;
        index->data = c->at + (index->n + 1) * index->offset_size;
        if (!cff_index_get(c, index, index->n - 1, &last))
            return false;
        c->at = last.end;
    }
    index->whole.end = c->at;
    return !c->failed;
}

static void skip_real(struct cff_cursor *c)
{
    while (!c->failed) {
        uint32_t byte = cff_read_number(c, 1);
        if ((byte & 0x0f) == 0x0f || byte >> 4 == 0x0f)
            return;
    }
}

/* 5176 table 3; first is the operand's first byte. */
static int32_t read_operand(struct cff_cursor *c, uint32_t first)
{
    if (first >= 32 && first <= 246)
        return (int32_t)first - 139;
    if (first >= 247 && first <= 250)
        return (int32_t)((first - 247) * 256 + cff_read_number(c, 1) + 108);
    if (first >= 251 && first <= 254)
        return -(int32_t)((first - 251) * 256 + cff_read_number(c, 1)) - 108;
    if (first == 28)
        return (int16_t)cff_read_number(c, 2);
    if (first == 29)
        return (int32_t)cff_read_number(c, 4);
    if (first == 30)
        skip_real(c);
    else
        c->failed = true;
    return 0;
}

bool cff_read_operator(struct cff_cursor *c, struct cff_operator *op)
{
    op->n = 0;
    op->bytes.start = c->at;
    while (!c->failed && c->at < c->len) {
        uint32_t byte = cff_read_number(c, 1);
        if (byte > 21) {
            if (op->n == CFF_MAX_OPERANDS) {
                c->failed = true;
                return false;
            }
            op->operands[op->n++] = read_operand(c, byte);
            continue;
        }
        op->code = byte == CFF_OP_ESCAPE
                       ? (uint32_t)CFF_OP_ESCAPE << 8 | cff_read_number(c, 1)
                       : byte;
        op->bytes.end = c->at;
        return !c->failed;
    }
    return false;
}

struct cff_cursor cff_cursor_over(const struct cff_cursor *c,
                                  struct cff_range range)
{
    return (struct cff_cursor){
        .table = c->table, .len = range.end, .at = range.start};
}

/*
 * Puts subroutines of a Type 2 charstring where they are called (Adobe
 * Technical Note 5177).  Nothing is drawn: all that has to be known is which
 * number stands before a call, and how many hints there are, because hint
 * masks are bytes among the operators.
 */
#include "font/cff.h"

/* 5177 appendix B: calls nest at most ten deep. */
enum { MAX_DEPTH = 11 };

/* Hostile subroutines that call each other would grow without end. */
enum { MAX_PROGRAM = 65535 };

enum {
    OP_HSTEM = 1,
    OP_VSTEM = 3,
    OP_VMOVE = 4,
    OP_CALL_LOCAL = 10,
    OP_RETURN = 11,
    OP_ESCAPE = 12,
    OP_END = 14,
    OP_HSTEM_MASKED = 18,
    OP_HINT_MASK = 19,
    OP_COUNTER_MASK = 20,
    OP_RMOVE = 21,
    OP_HMOVE = 22,
    OP_VSTEM_MASKED = 23,
    OP_CALL_GLOBAL = 29,
    OP_SHORT = 28,
    OP_FIRST_NUMBER = 32,
    OP_HFLEX = 34, /* escaped, to 37 */
    OP_FLEX1 = 37
};

struct flattener {
    const struct cff_cursor *table;
    const struct cff_index *global_subrs, *local_subrs;
    struct buf *out;
    struct cff_cursor calls[MAX_DEPTH];
    int depth; /* of the program that is being read */
    size_t n_operands;
    size_t n_hints;
    size_t number_at; /* in out: the number just read */
    int32_t number;
    bool has_number;
    bool has_ended;
    size_t first_end;   /* in out: the end of the first operand */
    size_t operands_at; /* in out: where those of the next operator begin */
    size_t move_at;     /* the same of the first moveto */
    bool has_operator;  /* the first has been seen */
    bool has_width;
    bool has_move;
};

static void copy_bytes(struct flattener *f, size_t n)
{
    struct cff_cursor *c = &f->calls[f->depth];

    if (n > c->len - c->at) {
        c->failed = true;
        return;
    }
    buf_add(f->out, c->table + c->at, n);
    c->at += n;
}

/* 5177 table 1.  A 16.16 number is never the number of a subroutine. */
static void take_number(struct flattener *f, uint32_t first)
{
    struct cff_cursor *c = &f->calls[f->depth];
    struct cff_cursor start = *c;

    f->number_at = f->out->len - 1;
    f->has_number = true;
    if (first == OP_SHORT) {
        f->number = (int16_t)cff_read_number(&start, 2);
        copy_bytes(f, 2);
    } else if (first <= 246) {
        f->number = (int32_t)first - 139;
    } else if (first <= 250) {
        f->number =
            (int32_t)((first - 247) * 256 + cff_read_number(&start, 1) + 108);
        copy_bytes(f, 1);
    } else if (first <= 254) {
        f->number =
            -(int32_t)((first - 251) * 256 + cff_read_number(&start, 1)) - 108;
        copy_bytes(f, 1);
    } else {
        f->has_number = false;
        copy_bytes(f, 4);
    }
    if (f->n_operands++ == 0 && !f->has_operator)
        f->first_end = f->out->len;
}

/* 5176 chapter 16. */
static int32_t bias(size_t n_subrs)
{
    return n_subrs < 1240 ? 107 : n_subrs < 33900 ? 1131 : 32768;
}

static bool call(struct flattener *f, const struct cff_index *subrs)
{
    struct cff_range subr;
    int32_t number = f->number + bias(subrs->n);

    if (!f->has_number || number < 0 || f->depth + 1 == MAX_DEPTH ||
        !cff_index_get(f->table, subrs, (size_t)number, &subr))
        return false;
    buf_truncate(f->out, f->number_at);
    f->has_number = false;
    f->n_operands--;
    f->calls[++f->depth] = cff_cursor_over(f->table, subr);
    return true;
}

static void count_hints(struct flattener *f)
{
    f->n_hints += f->n_operands / 2;
}

/* 5177 chapter 3.1: before the first operator stands one number more than it
 * takes if the glyph's width is not the default one. */
static bool has_extra_operand(uint32_t op, size_t n_operands)
{
    switch (op) {
    case OP_RMOVE:
        return n_operands > 2;
    case OP_HMOVE:
    case OP_VMOVE:
        return n_operands > 1;
    default: /* hints come in pairs; endchar takes none, or four */
        return n_operands % 2 == 1;
    }
}

/* What the caller of cff_flatten() wants to know of the program's head. */
static void note_operator(struct flattener *f, uint32_t op)
{
    if (!f->has_operator) {
        f->has_width = has_extra_operand(op, f->n_operands);
        if (f->has_width)
            f->operands_at = f->first_end;
    }
    f->has_operator = true;
    if (!f->has_move && (op == OP_RMOVE || op == OP_HMOVE || op == OP_VMOVE)) {
        f->has_move = true;
        f->move_at = f->operands_at;
    }
}

/* False for an operator that computes, which no font of today has. */
static bool take_operator(struct flattener *f, uint32_t op)
{
    note_operator(f, op);
    switch (op) {
    case OP_HSTEM:
    case OP_VSTEM:
    case OP_HSTEM_MASKED:
    case OP_VSTEM_MASKED:
        count_hints(f);
        break;
    case OP_HINT_MASK:
    case OP_COUNTER_MASK:
        count_hints(f); /* a vstem may be left out before a mask */
        copy_bytes(f, (f->n_hints + 7) / 8);
        break;
    case OP_ESCAPE:
        copy_bytes(f, 1);
        if (f->calls[f->depth].failed)
            return false;
        op = (uint8_t)f->out->data[f->out->len - 1];
        if (op < OP_HFLEX || op > OP_FLEX1)
            return false;
        break;
    case OP_END:
        f->has_ended = true;
        break;
    case 0:
    case 2:
    case 9:
    case 13:
    case 15:
    case 16:
    case 17:
        return false; /* reserved */
    default:          /* it draws, and takes all operands */
        break;
    }
    f->n_operands = 0;
    f->operands_at = f->out->len;
    f->has_number = false;
    return true;
}

static bool step(struct flattener *f)
{
    struct cff_cursor *c = &f->calls[f->depth];

    if (c->at == c->len) { /* a subroutine may end without return */
        f->has_ended = f->depth == 0;
        f->depth -= f->depth > 0;
        return true;
    }
    uint32_t byte = cff_read_number(c, 1);
    if (byte == OP_CALL_LOCAL)
        return call(f, f->local_subrs);
    if (byte == OP_CALL_GLOBAL)
        return call(f, f->global_subrs);
    if (byte == OP_RETURN) {
        c->at = c->len;
        return f->depth > 0;
    }
    buf_add_char(f->out, (char)byte);
    if (byte >= OP_FIRST_NUMBER || byte == OP_SHORT) {
        take_number(f, byte);
        return true;
    }
    return take_operator(f, byte);
}

bool cff_flatten(const struct cff_cursor *table,
                 const struct cff_index *global_subrs,
                 const struct cff_index *local_subrs,
                 struct cff_range charstring, struct buf *out,
                 struct cff_flat *flat)
{
    struct flattener f = {.table = table,
                          .global_subrs = global_subrs,
                          .local_subrs = local_subrs,
                          .out = out,
                          .operands_at = out->len};
    size_t start = out->len;

    f.calls[0] = cff_cursor_over(table, charstring);
    while (!f.has_ended)
        if (!step(&f) || f.calls[f.depth].failed ||
            out->len - start > MAX_PROGRAM)
            return false;
    flat->width_len = f.has_width ? f.first_end - start : 0;
    flat->move_at = f.has_move ? f.move_at - start : flat->width_len;
    flat->draws = f.has_move;
    return true;
}

/*
 * Tables: what is one, and what only puts text in its place.
 *
 * 版头 and 版记 are often tables without upright rules; they are read as
 * paragraphs, row by row.  Of merged cells the first has the text, the others
 * are empty.
 */
#include "read/docx_reader.h"

#include <string.h>

enum { LAYOUT_ROWS = 3, LAYOUT_COLUMNS = 2 };

static struct word_table *table_of(struct word_reader *r)
{
    int first = word_holder(r)->first_table;
    return r->n_tables > first ? &r->tables[r->n_tables - 1] : NULL;
}

/* -- Reading --------------------------------------------------------------- */

void word_open_table(struct word_reader *r)
{
    struct holder *h = word_holder(r);
    if (h->is_open)
        word_close_paragraph(r);
    r->tables[r->n_tables++] = (struct word_table){.n_rows = 0};
}

void word_open_row(struct word_reader *r)
{
    struct word_table *table = table_of(r);
    if (table == NULL)
        return;
    struct row *row = arena_new_object(r->arena, struct row);
    if (table->last == NULL)
        table->first = row;
    else
        table->last->next = row;
    table->last = row;
    if (++table->n_rows > LIMIT_TABLE_ROWS)
        word_limit(r, "表格的行数", "rows of a table", LIMIT_TABLE_ROWS);
}

static void add_columns(struct word_reader *r, struct row *row, int n)
{
    row->n_columns += n;
    if (row->n_columns > LIMIT_TABLE_COLUMNS)
        word_limit(r, "表格的列数", "columns of a table", LIMIT_TABLE_COLUMNS);
}

/* The holder of a cell lies inside the holder whose table this is. */
void word_open_cell(struct word_reader *r)
{
    struct word_table *table = table_of(r);
    struct row *row = table == NULL ? NULL : table->last;
    if (row != NULL && word_count(r)) {
        struct cell *cell = arena_new_object(r->arena, struct cell);
        cell->column = row->n_columns;
        cell->span = 1;
        add_columns(r, row, 1);
        if (row->last == NULL)
            row->first = cell;
        else
            row->last->next = cell;
        row->last = cell;
    }
    word_open_holder(r, HOLDER_CELL);
}

void word_close_cell(struct word_reader *r)
{
    struct pieces pieces = word_close_holder(r);
    struct word_table *table = table_of(r);
    struct row *row = table == NULL ? NULL : table->last;
    if (row != NULL && row->last != NULL && row->last->is_deleted)
        word_note(r, NOTE_ACCEPTED, word_pieces_text(&pieces, r->arena),
                  "删除的单元格", "a cell of a table was deleted");
    else if (row != NULL && row->last != NULL)
        word_append_all(&row->last->pieces, pieces);
    else
        word_append_all(&word_holder(r)->pieces, pieces);
}

static void read_rule(struct word_table *table, enum word_token token,
                      const struct word_attributes *attributes)
{
    struct word_value value = word_get(attributes, "val");
    table->has_borders = true;
    if (word_value_is(value, "nil") || word_value_is(value, "none"))
        return;
    if (token == W_TOP || token == W_BOTTOM || token == W_INSIDEH)
        table->has_level_rules = true;
    else
        table->has_upright_rules = true;
}

/* A cell's properties come before its text, the cell is the open holder. */
static void read_cell(struct word_reader *r, enum word_token token,
                      const struct word_attributes *attributes)
{
    struct holder *h = word_holder(r);
    struct word_table *table =
        h->first_table > 0 ? &r->tables[h->first_table - 1] : NULL;
    struct row *row = table == NULL ? NULL : table->last;
    struct cell *cell = row == NULL ? NULL : row->last;
    struct word_value value = word_get(attributes, "val");
    if (cell == NULL)
        return;
    if (token == W_GRIDSPAN) {
        int span = word_value_int(value, 1);
        span = span < 1 ? 1 : span;
        add_columns(r, row, span - cell->span);
        cell->span = span;
    } else if (token == W_VMERGE || token == W_HMERGE) {
        cell->is_merged = word_value_is(value, "restart");
        cell->continues = !cell->is_merged;
    } else if (token == W_CELLDEL) {
        cell->is_deleted = true;
    }
}

void word_table_property(struct word_reader *r, enum word_token token,
                         enum word_token parent,
                         const struct word_attributes *attributes)
{
    if (parent == W_TCPR) {
        read_cell(r, token, attributes);
        return;
    }
    struct word_table *table = table_of(r);
    if (parent == W_TCBORDERS) {
        int first = word_holder(r)->first_table;
        if (first > 0)
            read_rule(&r->tables[first - 1], token, attributes);
    } else if (table != NULL && parent == W_TBLBORDERS) {
        read_rule(table, token, attributes);
    } else if (table != NULL && token == W_TBLSTYLE) {
        struct word_value id = word_get(attributes, "val");
        table->style =
            word_style_find(&r->styles, word_value_copy(id, r->arena));
    } else if (table != NULL && table->last != NULL && parent == W_TRPR) {
        struct row *row = table->last;
        if (token == W_DEL) {
            row->is_deleted = true;
        } else if (token == W_INS) {
            word_note(r, NOTE_ACCEPTED, NULL, "插入的表格行",
                      "a row of a table was inserted");
        } else if (token == W_GRIDBEFORE) {
            int n = word_value_int(word_get(attributes, "val"), 0);
            add_columns(r, row, n > 0 ? n : 0);
        }
    }
}

/* -- What it is ------------------------------------------------------------ */

/* Deleted rows go; false if no cell holds anything. */
static bool tidy(struct word_reader *r, struct word_table *table)
{
    struct row **tail = &table->first;
    bool has_text = false;
    for (struct row *row = table->first; row != NULL; row = row->next) {
        if (row->is_deleted) {
            table->n_rows--;
            word_note(r, NOTE_ACCEPTED, NULL, "删除的表格行",
                      "a row of a table was deleted");
            continue;
        }
        *tail = row;
        tail = &row->next;
        for (const struct cell *c = row->first; c != NULL; c = c->next)
            has_text |= c->pieces.first != NULL;
    }
    *tail = NULL;
    return has_text;
}

static int count_columns(const struct word_table *table)
{
    int n = 0;
    for (const struct row *row = table->first; row != NULL; row = row->next)
        n = row->n_columns > n ? row->n_columns : n;
    return n;
}

static bool has_merges(const struct word_table *table)
{
    for (const struct row *row = table->first; row != NULL; row = row->next)
        for (const struct cell *c = row->first; c != NULL; c = c->next)
            if (c->continues || c->is_merged)
                return true;
    return false;
}

static bool has_spans(const struct word_table *table)
{
    for (const struct row *row = table->first; row != NULL; row = row->next)
        for (const struct cell *c = row->first; c != NULL; c = c->next)
            if (c->span > 1)
                return true;
    return false;
}

/* Puts text in its place and is no table to a reader: one column without
 * sides; two columns in few rows, one of which goes across or which lie
 * beside one cell; a single row. */
static bool is_layout(const struct word_table *table)
{
    bool uses_style = !table->has_borders && table->style != NULL;
    bool has_upright =
        uses_style ? table->style->has_upright_rules : table->has_upright_rules;
    bool has_level =
        uses_style ? table->style->has_level_rules : table->has_level_rules;
    int n = count_columns(table);
    if (has_upright)
        return false;
    if (n <= 1 || (table->n_rows == 1 && n <= LAYOUT_COLUMNS))
        return true;
    return n <= LAYOUT_COLUMNS &&
           ((table->n_rows <= LAYOUT_ROWS && has_spans(table)) ||
            (!has_level && has_merges(table)));
}

/* -- Paragraphs of it ------------------------------------------------------ */

static bool is_single_text(const struct cell *cell)
{
    const struct piece *p = cell->pieces.first;
    return p != NULL && p->next == NULL && p->draft->kind == DRAFT_TEXT &&
           p->draft->marker == NULL;
}

/* Two cells of a row that hold a line each are one line. */
static bool join_row(struct word_reader *r, struct row *row, struct pieces *to)
{
    struct cell *left = row->first, *right = left == NULL ? NULL : left->next;
    if (right == NULL || right->next != NULL || !is_single_text(left) ||
        !is_single_text(right))
        return false;
    struct draft *d = left->pieces.first->draft;
    left->pieces.first->inside = right->pieces.first;
    struct run **tail = &d->runs;
    while (*tail != NULL)
        tail = &(*tail)->next;
    *tail = arena_new_object(r->arena, struct run);
    (*tail)->text = " ";
    (*tail)->next = right->pieces.first->draft->runs;
    draft_set_runs(d, d->runs, r->arena);
    word_append_all(to, left->pieces);
    return true;
}

static void flatten(struct word_reader *r, struct word_table *table,
                    struct pieces *out)
{
    bool is_merged = has_merges(table);
    struct pieces pieces = {NULL, NULL}, *to = &pieces;
    for (struct row *row = table->first; row != NULL; row = row->next) {
        if (!is_merged && join_row(r, row, to))
            continue;
        for (struct cell *c = row->first; c != NULL; c = c->next)
            if (!is_merged || c == row->first)
                word_append_all(to, c->pieces);
    }
    for (struct row *row = table->first; is_merged && row != NULL;
         row = row->next)
        for (struct cell *c = row->first; c != NULL; c = c->next)
            if (c != row->first)
                word_append_all(to, c->pieces);
    bool is_within = word_holder(r)->kind == HOLDER_CELL;
    for (struct piece *p = to->first; p != NULL; p = p->next)
        if (p->format != NULL && p->draft->kind == DRAFT_TEXT)
            p->format->is_in_table = is_within;
    word_append_all(out, pieces);
}

/* -- A table --------------------------------------------------------------- */

/* The paragraphs of a cell, a line each; *formats is where the next of their
 * formats goes.  Pictures go behind the table. */
static struct run *take_runs(struct word_reader *r, struct cell *cell,
                             struct piece *table,
                             struct word_paragraph ***formats,
                             struct pieces *behind)
{
    struct run *first = NULL, **tail = &first;
    for (struct piece *p = cell->pieces.first, *next; p != NULL; p = next) {
        next = p->next;
        p->next = NULL;
        if (p->draft->kind != DRAFT_TEXT) {
            if (p->draft->kind == DRAFT_IMAGE)
                word_append(behind, p);
            continue;
        }
        if (first != NULL) {
            *tail = arena_new_object(r->arena, struct run);
            (*tail)->text = "\n";
            tail = &(*tail)->next;
        }
        if (p->draft->marker != NULL) {
            *tail = arena_new_object(r->arena, struct run);
            (*tail)->text = p->draft->marker;
            tail = &(*tail)->next;
        }
        *tail = p->draft->runs;
        while (*tail != NULL)
            tail = &(*tail)->next;
        **formats = p->format;
        if (p->format != NULL)
            *formats = &p->format->next;
        p->next = table->inside;
        table->inside = p;
    }
    return first;
}

/* The alignment that all cells of a column below the first row have, if the
 * head does not only stand in the middle of its own. */
static void decide_aligns(const struct word_table *table, struct table *out)
{
    for (size_t column = 0; column < out->n_columns; column++) {
        bool is_same = true, has_any = false;
        enum align align = ALIGN_DEFAULT, head = ALIGN_DEFAULT;
        for (const struct row *row = table->first; row != NULL;
             row = row->next) {
            const struct cell *c = row->first;
            while (c != NULL && (size_t)c->column != column)
                c = c->next;
            if (c == NULL || c->pieces.first == NULL)
                continue;
            enum align own = c->pieces.first->look->align;
            if (row == table->first) {
                head = own;
                continue;
            }
            is_same &= !has_any || own == align;
            align = own;
            has_any = true;
        }
        if (has_any && is_same && align == ALIGN_CENTER)
            out->aligns[column] = ALIGN_CENTER;
        else if (has_any && is_same && align == head)
            out->aligns[column] = align;
    }
}

static void build(struct word_reader *r, struct word_table *table,
                  struct draft *draft, struct pieces *to)
{
    struct piece *piece = word_new_piece(r, draft);
    struct word_paragraph **formats = &piece->format;
    struct pieces behind = {NULL, NULL};
    struct table *out = &draft->table;
    out->n_rows = table->n_rows;
    out->n_columns = (size_t)count_columns(table);
    out->aligns = arena_array(r->arena, out->n_columns, sizeof(*out->aligns));
    out->cells = arena_array(r->arena, out->n_rows * out->n_columns,
                             sizeof(struct run *));
    decide_aligns(table, out);
    size_t i = 0;
    for (struct row *row = table->first; row != NULL; row = row->next, i++)
        for (struct cell *c = row->first; c != NULL; c = c->next)
            if (!c->continues || c->pieces.first != NULL)
                out->cells[i * out->n_columns + (size_t)c->column] =
                    take_runs(r, c, piece, &formats, &behind);
    if (has_merges(table) || has_spans(table))
        word_note(r, NOTE_MOVED, NULL, "合并的单元格：文字放在第一格，其余留空",
                  "merged cells: the first has the text, the others are empty");
    if (behind.first != NULL)
        word_note(r, NOTE_MOVED, NULL, "表格里的图片移到表格之后",
                  "pictures in a table go behind it");
    word_append(to, piece);
    word_append_all(to, behind);
}

void word_close_table(struct word_reader *r)
{
    struct word_table *table = table_of(r);
    if (table == NULL)
        return;
    struct holder *h = word_holder(r);
    struct draft *draft = word_new_draft(r, DRAFT_TABLE);
    r->last_draft = draft;
    r->n_tables--;
    if (!tidy(r, table) || r->has_failed)
        return;
    if (h->breaks_page)
        word_break_page(r);
    if (h->kind == HOLDER_CELL) {
        flatten(r, table, &h->pieces);
        if (h->pieces.last != NULL)
            r->last_draft = h->pieces.last->draft;
        word_note(r, NOTE_MOVED, NULL, "表格里的表格按段落读入",
                  "a table inside a table is read as paragraphs");
    } else if (is_layout(table)) {
        flatten(r, table, &h->pieces);
    } else {
        build(r, table, draft, &h->pieces);
    }
    h->breaks_page = false;
}

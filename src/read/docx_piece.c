/*
 * From pieces to drafts and to the text that they are said to stand in.
 */
#include "read/docx_reader.h"

#include "base/utf8.h"
#include "read/heading_shape.h"

#include <string.h>
#include <strings.h>

/* -- Lists ----------------------------------------------------------------- */

void word_append(struct pieces *to, struct piece *piece)
{
    if (to->last == NULL)
        to->first = piece;
    else
        to->last->next = piece;
    to->last = piece;
}

void word_append_all(struct pieces *to, struct pieces pieces)
{
    if (pieces.first == NULL)
        return;
    if (to->last == NULL)
        to->first = pieces.first;
    else
        to->last->next = pieces.first;
    to->last = pieces.last;
}

struct draft *word_new_draft(struct word_reader *r, enum draft_kind kind)
{
    struct draft *d = arena_new_object(r->arena, struct draft);
    d->kind = kind;
    d->span = d->content = SPAN_NONE;
    d->text = "";
    return d;
}

struct piece *word_new_piece(struct word_reader *r, struct draft *draft)
{
    struct piece *piece = arena_new_object(r->arena, struct piece);
    piece->draft = draft;
    piece->look = arena_new_object(r->arena, struct look);
    piece->look->is_in_header = r->margin != NULL;
    draft->look = piece->look;
    return piece;
}

const char *word_pieces_text(const struct pieces *pieces, struct arena *arena)
{
    struct buf out = BUF_EMPTY;
    for (const struct piece *p = pieces->first; p != NULL; p = p->next) {
        if (out.len > 0 && *p->draft->text != '\0')
            buf_add_char(&out, ' ');
        buf_add_str(&out, p->draft->text);
    }
    for (size_t i = 0; i < out.len; i++)
        if (out.data[i] == '\n')
            out.data[i] = ' ';
    const char *text = arena_strndup(arena, buf_text(&out), out.len);
    buf_free(&out);
    return text;
}

/* -- Remarks --------------------------------------------------------------- */

static struct remark *add_remark(struct word_reader *r)
{
    struct remark *remark = arena_new_object(r->arena, struct remark);
    remark->draft = r->last_draft;
    if (r->last_remark == NULL)
        r->remarks = remark;
    else
        r->last_remark->next = remark;
    r->last_remark = remark;
    return remark;
}

void word_note(struct word_reader *r, enum note_kind kind, const char *text,
               const char *zh, const char *en)
{
    struct remark *remark = add_remark(r);
    remark->is_note = true;
    remark->kind = kind;
    remark->text = text;
    remark->words[0] = zh;
    remark->words[1] = en;
}

void word_find(struct word_reader *r, enum diag_code code, const char *zh,
               const char *en, const char *second)
{
    struct remark *remark = add_remark(r);
    remark->code = code;
    remark->words[0] = zh;
    remark->words[1] = en;
    remark->second = second;
}

void word_leave_out(struct word_reader *r, const char *zh, const char *en)
{
    word_find(r, DIAG_CONTENT_LEFT_OUT, zh, en, NULL);
    word_note(r, NOTE_DROPPED, NULL, zh, en);
}

void word_limit(struct word_reader *r, const char *zh, const char *en,
                size_t most)
{
    limit_over(r->diags, SPAN_NONE,
               arena_printf(r->arena, "%s (%s)", diags_word(r->diags, zh, en),
                            r->part),
               most);
    r->has_failed = true;
}

bool word_count(struct word_reader *r)
{
    if (r->has_failed)
        return false;
    if (++r->n_paragraphs <= LIMIT_WORD_PARAGRAPHS)
        return true;
    word_limit(r, "段落和单元格的个数", "number of paragraphs and cells",
               LIMIT_WORD_PARAGRAPHS);
    return false;
}

void word_tell(struct word_reader *r, struct notes *notes)
{
    enum { MOST = 100 };
    size_t n = 0;
    for (const struct remark *m = r->remarks; m != NULL; m = m->next) {
        struct span span = m->draft == NULL ? SPAN_NONE : m->draft->span;
        if (m->is_note)
            notes_add(notes, m->kind, span, m->text, m->words[0], m->words[1]);
        else if (++n <= MOST)
            diag_add(r->diags, m->code, span, m->words[r->diags->lang],
                     m->second, NULL);
    }
    if (n > MOST)
        diag_hint(r->diags, arena_printf(r->arena, "另有 %zu 处", n - MOST),
                  arena_printf(r->arena, "and %zu more", n - MOST));
}

/* -- Captions and headings ------------------------------------------------- */

static bool has_style(const struct piece *piece, const char *name)
{
    return piece->format != NULL && piece->format->style != NULL &&
           strncasecmp(piece->format->style, name, strlen(name)) == 0;
}

/* A paragraph in Word's style for captions below a picture is its caption. */
static void take_captions(struct pieces *pieces)
{
    for (struct piece *p = pieces->first; p != NULL; p = p->next) {
        struct piece *next = p->next;
        if (p->draft->kind != DRAFT_IMAGE || next == NULL ||
            next->draft->kind != DRAFT_TEXT || !has_style(next, "caption"))
            continue;
        p->draft->caption = next->draft->text;
        p->next = next->next;
        if (pieces->last == next)
            pieces->last = p;
    }
}

static bool is_contents_entry(const struct piece *p)
{
    return has_style(p, "toc ") && p->format->style[4] >= '1' &&
           p->format->style[4] <= '9';
}

/* Whether p is 目　录 above a table of contents. */
static bool is_contents_heading(const struct piece *p)
{
    static const char *const words[] = {"目录", "目次"};
    struct buf solid = BUF_EMPTY;
    bool is_word = false;
    bool is_above = p->has_contents_behind ||
                    (p->next != NULL && is_contents_entry(p->next));
    if (!is_above || p->draft->kind != DRAFT_TEXT)
        return false;
    for (const char *q = p->draft->text; *q != '\0';) {
        uint32_t c = utf8_next(&q);
        if (!scalar_is_blank(c))
            buf_add_utf8(&solid, c);
    }
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        is_word |= strcmp(buf_text(&solid), words[i]) == 0;
    buf_free(&solid);
    return is_word || has_style(p, "toc heading");
}

/* Entries of a table of contents that no field made, and what stands above and
 * behind one: its heading and the end of its page. */
static void drop_contents(struct word_reader *r, struct pieces *pieces)
{
    struct piece *before = NULL;
    bool is_behind = false;
    for (struct piece *p = pieces->first; p != NULL; p = p->next) {
        bool is_break = p->draft->kind == DRAFT_PAGE_BREAK;
        bool is_contents = is_contents_entry(p) || is_contents_heading(p);
        if (!is_contents && !(is_break && is_behind)) {
            is_behind = p->has_contents_behind;
            before = p;
            continue;
        }
        is_behind = is_contents;
        if (is_contents) {
            r->last_draft = NULL;
            word_note(r, NOTE_DROPPED, p->draft->text, "目录",
                      "table of contents");
        }
        if (before == NULL)
            pieces->first = p->next;
        else
            before->next = p->next;
        if (pieces->last == p)
            pieces->last = before;
    }
}

/* Short, and no stop but at its end. */
static bool is_heading_text(const char *text)
{
    if (utf8_count(text) > HEADING_LONGEST)
        return false;
    for (const char *p = text; *p != '\0';) {
        uint32_t c = utf8_next(&p);
        if (*p != '\0' && (c == 0x3002 || c == 0xFF1B || c == '\n'))
            return false;
    }
    return true;
}

static bool is_heading(const struct piece *piece)
{
    return piece->draft->kind == DRAFT_TEXT && piece->look->outline > 0 &&
           piece->draft->marker == NULL && !piece->is_run_in &&
           is_heading_text(piece->draft->text);
}

/* Text that a title has behind it, never in front. */
static bool is_sentence(const struct piece *piece)
{
    static const char *const ends[] = {"。", "；", "：", ":"};
    const char *text = piece->draft->text;
    size_t len = strlen(text);
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        size_t end = strlen(ends[i]);
        if (piece->draft->kind == DRAFT_TEXT && len >= end &&
            strcmp(text + len - end, ends[i]) == 0)
            return true;
    }
    return false;
}

/* One heading of the first level, in front of all others and of the text, is
 * the title. */
static bool has_title(const struct pieces *pieces)
{
    size_t n = 0, n_deeper = 0;
    for (const struct piece *p = pieces->first; p != NULL; p = p->next) {
        if (n == 0 && is_sentence(p))
            return false;
        if (!is_heading(p))
            continue;
        if (p->look->outline > 1)
            n_deeper++;
        else if (n_deeper > 0 || *p->draft->text == '\0' ||
                 p->draft->written != NULL)
            return false;
        else
            n++;
    }
    return n == 1 && n_deeper > 0;
}

/* Outline levels make headings, as # does in a plan file; a number that is
 * written knows its level better. */
static void decide_headings(struct pieces *pieces)
{
    int first = has_title(pieces) ? 0 : 1;
    for (struct piece *p = pieces->first; p != NULL; p = p->next) {
        struct draft *d = p->draft;
        if (!is_heading(p))
            continue;
        d->kind = DRAFT_HEADING;
        d->markup_level =
            d->written != NULL ? d->number_level + 1 : p->look->outline + first;
        if (d->markup_level > 6)
            d->markup_level = 6;
    }
}

/* Levels of Word's lists, which may begin anywhere, as depths from 1 on. */
static void settle_depths(struct pieces *pieces)
{
    int open[WORD_LEVELS], n = 0;
    for (struct piece *p = pieces->first; p != NULL; p = p->next) {
        struct draft *d = p->draft;
        if (d->kind != DRAFT_TEXT || d->marker == NULL) {
            n = 0;
            continue;
        }
        while (n > 0 && open[n - 1] > d->depth)
            n--;
        if (n == 0 || (open[n - 1] < d->depth && n < WORD_LEVELS))
            open[n++] = d->depth;
        d->depth = n;
    }
}

/* -- The source ------------------------------------------------------------ */

static void add_line(struct buf *out, const char *text)
{
    while (*text != '\0') {
        size_t len = strcspn(text, "\n");
        buf_add(out, text, len);
        text += len;
        if (*text != '\0') {
            buf_add_char(out, ' ');
            text++;
        }
    }
}

static void add_table(struct buf *out, const struct table *table)
{
    for (size_t i = 0; i < table->n_rows * table->n_columns; i++) {
        for (const struct run *run = table->cells[i]; run != NULL;
             run = run->next)
            add_line(out, run->text);
        bool is_last = (i + 1) % table->n_columns == 0;
        if (!is_last)
            buf_add_char(out, '\t');
        else if (i + 1 < table->n_rows * table->n_columns)
            buf_add_char(out, '\n');
    }
}

/* A paragraph is a line, and so is a row. */
static void place(struct buf *out, struct piece *piece)
{
    struct draft *d = piece->draft;
    for (size_t i = 0; i < piece->n_empty; i++)
        buf_add_char(out, '\n');
    d->span.start = d->content.start = (uint32_t)out->len;
    switch (d->kind) { /* no default: -Wswitch names the kind we forgot */
    case DRAFT_TEXT:
    case DRAFT_HEADING:
        if (d->marker != NULL)
            buf_add_str(out, d->marker);
        d->content.start = (uint32_t)out->len;
        add_line(out, d->text);
        break;
    case DRAFT_TABLE:
        add_table(out, &d->table);
        break;
    case DRAFT_IMAGE:
        buf_printf(out, "![%s](%s)", d->caption, d->path);
        break;
    case DRAFT_PAGE_BREAK:
        break;
    }
    d->span.end = d->content.end = (uint32_t)out->len;
    if (d->kind != DRAFT_PAGE_BREAK)
        buf_add_char(out, '\n');
    for (struct word_paragraph *f = piece->format; f != NULL; f = f->next)
        f->span = d->span; /* a table has those of its cells */
    for (struct piece *p = piece->inside; p != NULL; p = p->next)
        p->draft->span = d->span; /* for remarks about them */
}

/* The same limits as those of a text file, where a paragraph is a line. */
static bool is_within_limits(struct word_reader *r, const struct draft *draft,
                             size_t len)
{
    bool is_line = draft->kind != DRAFT_TABLE;
    if (len > LIMIT_INPUT_BYTES)
        return limit_over_bytes(
            r->diags, SPAN_NONE,
            diags_word(r->diags, "全部文字的大小", "size of all text"),
            LIMIT_INPUT_BYTES);
    if (is_line && draft->span.end - draft->span.start > LIMIT_LINE_BYTES)
        return limit_over_bytes(
            r->diags, SPAN_NONE,
            diags_word(r->diags, "一段的长度", "length of a paragraph"),
            LIMIT_LINE_BYTES);
    return true;
}

static bool make_source(struct word_reader *r, const struct pieces *pieces,
                        const char *name)
{
    struct buf out = BUF_EMPTY;
    struct source *source = &r->text->source;
    bool ok = true;
    for (struct piece *p = pieces->first; ok && p != NULL; p = p->next) {
        place(&out, p);
        ok = is_within_limits(r, p->draft, out.len);
    }
    source->name = name;
    source->charset = "UTF-8";
    source->text = arena_strndup(r->arena, buf_text(&out), ok ? out.len : 0);
    source->len = ok ? out.len : 0;
    source_index_lines(source, r->arena);
    buf_free(&out);
    return ok;
}

static void make_drafts(struct word_reader *r, const struct pieces *pieces)
{
    struct drafts *drafts = &r->text->drafts;
    struct word_paragraph **tail = &r->text->format->paragraphs;
    for (struct piece *p = pieces->first; p != NULL; p = p->next) {
        p->draft->next = NULL;
        if (drafts->last == NULL)
            drafts->first = p->draft;
        else
            drafts->last->next = p->draft;
        drafts->last = p->draft;
        if (p->format == NULL)
            continue;
        *tail = p->format;
        while (*tail != NULL)
            tail = &(*tail)->next;
    }
}

bool word_finish(struct word_reader *r, struct pieces pieces, const char *name,
                 struct notes *notes)
{
    drop_contents(r, &pieces);
    take_captions(&pieces);
    decide_headings(&pieces);
    settle_depths(&pieces);
    word_finish_sections(r);
    if (!make_source(r, &pieces, name))
        return false;
    for (struct word_page *page = r->pages; page != NULL; page = page->next) {
        const struct piece *p =
            page->after == NULL ? pieces.first : page->after->next;
        if (p != NULL && p->draft->kind == DRAFT_PAGE_BREAK && p->next != NULL)
            p = p->next;
        page->section->span = p == NULL ? SPAN_NONE : p->draft->span;
    }
    make_drafts(r, &pieces);
    word_tell(r, notes);
    return true;
}

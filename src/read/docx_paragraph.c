/*
 * Holders and their paragraphs.
 */
#include "read/docx_reader.h"

#include "base/utf8.h"
#include "plan/numbering.h"
#include "read/heading_shape.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* -- Holders --------------------------------------------------------------- */

struct holder *word_holder(struct word_reader *r)
{
    return &r->holders[r->n_holders - 1];
}

static void clear_paragraph(struct para *para)
{
    struct para kept = {.text = para->text,
                        .hidden = para->hidden,
                        .segments = para->segments,
                        .segments_room = para->segments_room,
                        .label.text = ""};
    *para = kept;
    buf_truncate(&para->text, 0);
    buf_truncate(&para->hidden, 0);
}

/* XML is no deeper than holders are. */
void word_open_holder(struct word_reader *r, enum holder_kind kind)
{
    struct holder *h = &r->holders[r->n_holders++];
    struct para para = h->para;
    *h = (struct holder){.kind = kind,
                         .serial = ++r->n_serials,
                         .para = para,
                         .first_field = kind == HOLDER_CELL && r->n_holders > 1
                                            ? h[-1].first_field
                                            : r->n_fields,
                         .first_table = r->n_tables};
    clear_paragraph(&h->para);
}

static void finish_paragraph(struct word_reader *r, struct holder *h);

struct pieces word_close_holder(struct word_reader *r)
{
    struct holder *h = word_holder(r);
    if (h->is_open)
        word_close_paragraph(r);
    if (h->is_carried)
        finish_paragraph(r, h);
    if (h->kind != HOLDER_CELL)
        word_field_drop(r);
    if (h->kind == HOLDER_BODY)
        word_append_all(&h->pieces, r->waiting_notes);
    struct pieces pieces = h->pieces;
    r->n_holders--;
    return pieces;
}

/* -- Beginning ------------------------------------------------------------- */

/* The first one's format stays, unless it is a letter in front of this one. */
static void carry_on(struct word_reader *r, struct para *para)
{
    bool is_drop_cap = para->direct.is_drop_cap;
    para->is_settled = !is_drop_cap;
    if (is_drop_cap)
        word_note(r, NOTE_JOINED, NULL, "首字下沉，与下一段相接",
                  "a drop cap goes with the paragraph behind it");
    else
        word_note(r, NOTE_JOINED, NULL, "段落标记已删除或者隐藏，与下一段相接",
                  "the paragraph mark is deleted or hidden: goes on with the "
                  "next");
}

void word_open_paragraph(struct word_reader *r)
{
    struct holder *h = word_holder(r);
    if (!word_count(r))
        return;
    if (h->is_open)
        word_close_paragraph(r);
    if (h->is_carried && h->para.text.len == 0 &&
        h->para.before.first == NULL && h->para.after.first == NULL) {
        h->is_carried = false;
        clear_paragraph(&h->para);
    }
    if (h->is_carried) {
        carry_on(r, &h->para);
    } else {
        clear_paragraph(&h->para);
        h->para.draft = word_new_draft(r, DRAFT_TEXT);
    }
    r->last_draft = h->para.draft;
    h->para.direct = (struct para_format){.set = 0};
    h->is_carried = false;
    h->is_open = true;
    h->link = NULL;
    word_open_run(r);
}

static void number(struct word_reader *r, struct para *para)
{
    const struct word_style *style = para->style;
    bool is_direct = (para->direct.set & PARA_NUMBER) != 0;
    int id = para->direct.number;
    int level = (para->direct.set & PARA_LEVEL) != 0 ? para->direct.level : -1;
    if (!is_direct && style != NULL) {
        id = style->para.number;
        if (level < 0 && (style->para.set & PARA_LEVEL) != 0)
            level = style->para.level;
    }
    if (is_direct && level < 0)
        level = 0;
    if (id == 0 || para->direct.mark.is_deleted)
        return;
    const char *name = style == NULL ? NULL : style->id;
    if (word_numbering_next(&r->numbering, id, level, name, &para->label) &&
        is_direct && para->label.para != NULL)
        para_format_lay(&para->format, para->label.para);
    if (para->label.unknown != NULL)
        word_note(r, NOTE_GUESSED, para->label.unknown,
                  "不认识的编号格式，按阿拉伯数字写出",
                  "an unknown number format is written in Arabic digits");
}

void word_settle_paragraph(struct word_reader *r)
{
    struct para *para = &word_holder(r)->para;
    if (para->is_settled)
        return;
    para->is_settled = true;
    para->style = word_style_find(&r->styles, para->direct.style);
    if (para->style == NULL)
        para->style = r->styles.usual;
    para->format = r->styles.para;
    para->base = r->styles.text;
    if (para->style != NULL) {
        para_format_lay(&para->format, &para->style->para);
        text_format_lay(&para->base, &para->style->text);
    }
    number(r, para);
    para_format_lay(&para->format, &para->direct);
}

/* -- Runs ------------------------------------------------------------------ */

static size_t segment_end(const struct para *para, size_t i)
{
    return i + 1 < para->n_segments ? para->segments[i + 1].start
                                    : para->text.len;
}

static bool is_blank(const struct para *para, size_t i)
{
    size_t start = para->segments[i].start, len;
    const char *text = buf_text(&para->text) + start;
    const char *copy = text;
    for (len = segment_end(para, i) - start; copy < text + len;)
        if (!scalar_is_blank(utf8_next(&copy)))
            return false;
    return true;
}

/* What all of the text has is the paragraph's look, no emphasis. */
static void settle_styles(struct para *para)
{
    unsigned common = RUN_STRONG | RUN_EMPHASIS;
    for (size_t i = 0; i < para->n_segments; i++)
        if (!is_blank(para, i))
            common &= para->segments[i].style;
    for (size_t i = 0; i < para->n_segments; i++)
        para->segments[i].style &= ~common;
}

/* The face of a number and of the heading behind it is the heading's; whether
 * text in the face of the paragraph follows. */
static bool settle_heading(struct para *para)
{
    struct number found;
    bool is_numbered = *para->label.text != '\0' ||
                       number_match(buf_text(&para->text), &found);
    bool has_face = false;
    size_t i = 0;
    for (; is_numbered && i < para->n_segments &&
           (para->segments[i].style != 0 || is_blank(para, i));
         i++) {
        has_face |= para->segments[i].style != 0;
        para->segments[i].style = 0;
    }
    return has_face && i < para->n_segments;
}

static void add_run(struct run ***tail, const char *text, unsigned style,
                    const char *link, struct arena *arena)
{
    struct run *run = arena_new_object(arena, struct run);
    run->text = text;
    run->style = style;
    run->link = link;
    **tail = run;
    *tail = &run->next;
}

/* Word's number in front of text; 1. needs no blank before Chinese, where
 * nobody writes one. */
static const char *label_before(const struct para *para, size_t from,
                                struct arena *arena)
{
    const char *label = para->label.text;
    size_t len = strlen(label);
    bool is_closed = len > 1 && label[len - 1] == ' ' &&
                     (label[len - 2] == '.' || label[len - 2] == ')');
    return is_closed && scalar_is_han(utf8_peek(buf_text(&para->text) + from))
               ? arena_strndup(arena, label, len - 1)
               : label;
}

/* The runs of bytes [from, to). */
static struct run *build_runs(struct word_reader *r, const struct para *para,
                              size_t from, size_t to)
{
    struct run *first = NULL, **tail = &first;
    if (*para->label.text != '\0')
        add_run(&tail, label_before(para, from, r->arena), 0, NULL, r->arena);
    for (size_t i = 0; i < para->n_segments; i++) {
        const struct segment *s = &para->segments[i];
        size_t start = s->start < from ? from : s->start;
        size_t end = segment_end(para, i);
        end = end > to ? to : end;
        if (start < end)
            add_run(&tail,
                    arena_strndup(r->arena, buf_text(&para->text) + start,
                                  end - start),
                    s->style, s->link, r->arena);
    }
    return first;
}

/* -- Ending ---------------------------------------------------------------- */

/* List Bullet 2, List 3: the style says how deep an item is, whose list may
 * have no more than one level; else 1. */
static int style_depth(const struct word_style *style)
{
    static const char list[] = "List";
    size_t len = style == NULL || style->name == NULL ? 0 : strlen(style->name);
    if (len < sizeof(list) + 1 ||
        strncasecmp(style->name, list, sizeof(list) - 1) != 0 ||
        style->name[len - 2] != ' ')
        return 1;
    int depth = style->name[len - 1] - '0';
    return depth >= 1 && depth <= WORD_LEVELS ? depth : 1;
}

/* —— in front of a paragraph is the marker of an item. */
static size_t take_dash(struct draft *draft, const struct word_style *style,
                        const char *text)
{
    static const char dash[] = "——";
    if (strncmp(text, dash, sizeof(dash) - 1) != 0)
        return 0;
    draft->marker = dash;
    draft->depth = style_depth(style);
    return sizeof(dash) - 1;
}

void word_break_page(struct word_reader *r)
{
    struct holder *h = word_holder(r);

    if (h->kind != HOLDER_BODY || h->pieces.last == NULL ||
        h->pieces.last->draft->kind == DRAFT_PAGE_BREAK)
        return;
    struct draft *d = word_new_draft(r, DRAFT_PAGE_BREAK);
    word_append(&h->pieces, word_new_piece(r, d));
}

/* Bytes [from, to) of the text become a draft. */
static struct piece *make_piece(struct word_reader *r, struct holder *h,
                                size_t from, size_t to)
{
    struct para *para = &h->para;
    struct draft *draft = para->draft;
    bool is_run_in = settle_heading(para);
    settle_styles(para);
    if (para->label.is_bullet) {
        draft->marker = "——";
        int depth = style_depth(para->style);
        draft->depth = para->label.level + 1;
        draft->depth = depth > draft->depth ? depth : draft->depth;
    } else {
        from += take_dash(draft, para->style, buf_text(&para->text) + from);
    }
    draft_set_runs(draft, build_runs(r, para, from, to), r->arena);
    draft->may_be_heading = draft->marker == NULL;
    struct piece *piece = word_new_piece(r, draft);
    word_fill_look(r, h, piece->look);
    piece->format = word_describe(r, h);
    piece->is_run_in = is_run_in;
    piece->n_empty = h->n_empty;
    h->n_empty = 0;
    return piece;
}

/* A line or page break inside a paragraph. */
static bool is_break(uint32_t c)
{
    return c == '\n' || c == '\f';
}

/* 。！？：； */
static bool is_stop(uint32_t c)
{
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF1A ||
           c == 0xFF1B;
}

/* Where the text behind the line break at offset at begins, and how many
 * columns of blanks stand before it. */
static size_t behind_break(const char *text, size_t at, size_t to, int *columns)
{
    const char *p = text + at + 1;
    *columns = 0;
    while (p < text + to) {
        const char *next = p;
        uint32_t c = utf8_next(&next);
        if (!is_break(c) && !scalar_is_blank(c))
            break;
        *columns += is_break(c) ? 0 : scalar_columns(c);
        p = next;
    }
    return (size_t)(p - text);
}

/* Whether bytes [from, at) are a heading and a sentence is behind them. */
static bool is_heading_above(const char *text, size_t from, size_t at,
                             size_t next)
{
    enum { LONGEST = 4 * HEADING_LONGEST }; /* bytes */
    static const char stop[] = "。";
    struct number number;
    size_t len = strcspn(text + next, "\n\f");
    return at - from <= LONGEST && number_match(text + from, &number) &&
           heading_is_line(text + from, at - from) &&
           memmem(text + next, len, stop, sizeof(stop) - 1) != NULL;
}

/* Whether the line break behind bytes [from, at) stands where a paragraph ends:
 * the line behind it is indented or numbered, or the one before it ends in a
 * stop or is a heading. */
static bool ends_paragraph(const struct para *para, size_t from, size_t at,
                           size_t next, int columns)
{
    const char *text = buf_text(&para->text);
    struct number number;
    if (para->format.align == ALIGN_CENTER)
        return false;
    return para->format.align == ALIGN_RIGHT || columns >= 4 ||
           number_match(text + next, &number) ||
           is_stop(utf8_before(text, text + at)) ||
           is_heading_above(text, from, at, next);
}

/* Bytes [from, to) become a paragraph, what is behind them another. */
static bool split(struct word_reader *r, struct holder *h, size_t from,
                  size_t to, int columns)
{
    bool is_page = buf_text(&h->para.text)[to] == '\f';
    if (!word_count(r))
        return false;
    word_append(&h->pieces, make_piece(r, h, from, to));
    if (is_page)
        word_break_page(r);
    else
        word_note(r, NOTE_SPLIT, NULL, "换行符处另起一段",
                  "a line break begins a paragraph");
    h->para.draft = word_new_draft(r, DRAFT_TEXT);
    h->para.label = (struct word_label){.text = ""};
    h->para.blank_columns = columns;
    return true;
}

/* A paragraph that is several, with page breaks or line breaks between them
 * (Shift+Enter, or a page that was pasted): all but the last become pieces;
 * where that begins. */
static size_t split_lines(struct word_reader *r, struct holder *h, size_t from,
                          size_t to)
{
    const struct para *para = &h->para;
    const char *text = buf_text(&para->text);
    if (h->kind != HOLDER_BODY)
        return from;
    for (size_t at = from; at < to; at++) {
        int columns;
        if (!is_break((unsigned char)text[at]))
            continue;
        size_t next = behind_break(text, at, to, &columns);
        if (next < to && (text[at] == '\f' ||
                          ends_paragraph(para, from, at, next, columns))) {
            if (!split(r, h, from, at, columns))
                return from;
            from = next;
        }
        at = next - 1;
    }
    return from;
}

/* Whether text is what stands around a page number: — 1 —, 第1页 共9页 */
static bool is_around_number(const char *text)
{
    static const char *const marks = "—-－–·第页共/｜|";
    for (uint32_t c; (c = utf8_next(&text)) != 0;) {
        const char *mark = marks;
        uint32_t m;
        while ((m = utf8_next(&mark)) != 0 && m != c)
            continue;
        if (m == 0 && !scalar_is_blank(c) && !scalar_is_digit(c) && c != '\n')
            return false;
    }
    return true;
}

static void take_page_number(struct word_reader *r, const struct holder *h)
{
    const struct para *para = &h->para;
    struct word_margin *margin = r->margin;
    if (margin == NULL) {
        word_note(r, NOTE_DROPPED, NULL, "页码", "page number");
        return;
    }
    r->n_page_numbers++;
    margin->has_number = true;
    margin->number = para->number_format;
    margin->has_dashes = strpbrk(buf_text(&para->text), "-") != NULL ||
                         strstr(buf_text(&para->text), "—") != NULL ||
                         strstr(buf_text(&para->text), "－") != NULL;
    margin->is_outside = h->kind == HOLDER_BOX && r->is_outside_box;
    margin->align =
        h->kind == HOLDER_BOX && r->box_align != ALIGN_DEFAULT ? r->box_align
        : para->format.frame_align != ALIGN_DEFAULT ? para->format.frame_align
                                                    : para->format.align;
}

static void tell_changes(struct word_reader *r, const struct para *para)
{
    if (para->n_changes > 0)
        word_note(r, NOTE_ACCEPTED,
                  arena_printf(r->arena, "%zu", para->n_changes),
                  "按接受全部修订后的文字读入",
                  "read as if all tracked changes were accepted");
    if (para->hidden.len > 0)
        word_note(
            r, NOTE_DROPPED,
            arena_strndup(r->arena, buf_text(&para->hidden), para->hidden.len),
            "隐藏的文字", "hidden text");
    if (para->n_invisible > 0)
        word_note(r, NOTE_CLOSED_UP,
                  arena_printf(r->arena, "%zu", para->n_invisible),
                  "不可见的字符（零宽字符、软连字符、方向控制符）",
                  "invisible characters (zero-width, soft hyphens, "
                  "direction controls)");
}

/* Where the text begins and ends without blanks and breaks. */
static void find_text(struct para *para, size_t *from, size_t *to)
{
    const char *text = buf_text(&para->text), *end = text + para->text.len;
    const char *p = text;
    for (;;) {
        const char *next = p;
        uint32_t c = utf8_next(&next);
        if (c == 0 || !(is_break(c) || scalar_is_blank(c)))
            break;
        para->is_break_before |= c == '\f';
        para->blank_columns += is_break(c) ? 0 : scalar_columns(c);
        p = next;
    }
    while (end > p) {
        uint32_t c = utf8_before(p, end);
        char bytes[4];
        if (!is_break(c) && !scalar_is_blank(c))
            break;
        para->is_break_after |= c == '\f';
        end -= utf8_write(c, bytes);
    }
    *from = (size_t)(p - text);
    *to = (size_t)(end - text);
}

static void finish_paragraph(struct word_reader *r, struct holder *h)
{
    struct para *para = &h->para;
    size_t from, to;
    h->is_carried = false;
    find_text(para, &from, &to);
    tell_changes(r, para);
    bool is_empty = from == to;
    if (para->has_page_number) {
        take_page_number(r, h);
        is_empty |= is_around_number(buf_text(&para->text));
    }
    bool is_broken =
        h->breaks_page || para->is_break_before ||
        ((para->direct.set & PARA_BREAK) != 0 && para->direct.breaks_page);
    if (is_broken && (!is_empty || para->before.first != NULL))
        word_break_page(r);
    word_append_all(&h->pieces, para->before);
    if (is_empty) {
        h->n_empty++;
        if (*para->label.text != '\0')
            word_note(r, NOTE_DROPPED, para->label.text, "空段落的编号",
                      "the number of an empty paragraph");
        if ((para->is_drawn || para->format.is_ruled) && h->pieces.last != NULL)
            h->pieces.last->look->is_ruled = true;
        h->breaks_page = is_broken && para->before.first == NULL;
    } else {
        word_cut_notes(r, from, &to);
        from = split_lines(r, h, from, to);
        struct piece *piece = make_piece(r, h, from, to);
        word_append(&h->pieces, piece);
        word_place_notes(r, piece);
        h->breaks_page = false;
    }
    word_append_all(&h->pieces, para->after);
    h->breaks_page |= para->is_break_after;
    if (para->direct.has_section)
        r->section_start = h->pieces.last;
    clear_paragraph(para);
}

void word_close_paragraph(struct word_reader *r)
{
    struct holder *h = word_holder(r);
    const struct text_format *mark = &h->para.direct.mark;
    if (!h->is_open)
        return;
    word_settle_paragraph(r);
    word_field_paragraph_ends(r);
    h->is_open = false;
    h->para.n_changes += mark->is_inserted || mark->is_deleted;
    bool is_hidden =
        (mark->on & TEXT_VANISH) != 0 && (mark->set & TEXT_VANISH) != 0;
    h->is_carried = mark->is_deleted || is_hidden || h->para.direct.is_drop_cap;
    if (!h->is_carried)
        finish_paragraph(r, h);
}

/*
 * Holders and their paragraphs.
 */
#include "read/docx_reader.h"

#include "base/utf8.h"
#include "plan/numbering.h"
#include "read/heading.h"

#include <stdlib.h>
#include <string.h>

enum { EMU_TWIP = 635, EMU_HALF_POINT = 6350 };

enum { USUAL_SIZE = 20 }; /* half-points, where nothing says it */

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
    struct pieces pieces = h->pieces;
    r->n_holders--;
    return pieces;
}

/* -- Beginning ------------------------------------------------------------- */

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
        word_note(r, NOTE_JOINED, NULL, "段落标记是隐藏的，与下一段相接",
                  "the paragraph mark is hidden: goes on with the next");
        h->para.is_settled = true; /* the first one's format stays */
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
    h->is_running = false;
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

/* -- Looks ----------------------------------------------------------------- */

static const struct text_format *main_format(const struct para *para)
{
    const struct vote *best = &para->votes[0];
    for (size_t i = 1; i < VOTES; i++)
        if (para->votes[i].n > best->n)
            best = &para->votes[i];
    return best->n == 0 ? &para->base : &best->format;
}

static bool is_red(const char *color)
{
    unsigned long c;
    if (color == NULL || strlen(color) != 6)
        return false;
    c = strtoul(color, NULL, 16);
    return (c >> 16) >= 0xC0 && (c >> 8 & 0xFF) < 0x50 && (c & 0xFF) < 0x50;
}

static int32_t bounded(int64_t n)
{
    enum { MOST = 1000 * 1000 * 1000 };
    return n > MOST ? MOST : n < -MOST ? -MOST : (int32_t)n;
}

/* A hundredth of a character is 63.5 EMU for each half-point of its size. */
static int32_t first_indent(const struct para *para, int size)
{
    const struct para_format *format = &para->format;
    if ((format->set & PARA_FIRST_CHARS) != 0 && format->first_chars != 0)
        return bounded((int64_t)format->first_chars *
                       (size == 0 ? USUAL_SIZE : size) * 127 / 2);
    return format->first * EMU_TWIP;
}

static int outline_of(const struct para_format *format)
{
    bool is_given = (format->set & PARA_OUTLINE) != 0;
    return is_given && format->outline >= 0 && format->outline < 9
               ? format->outline + 1
               : 0;
}

static void fill_look(const struct word_reader *r, const struct holder *h,
                      struct look *look)
{
    const struct para *para = &h->para;
    const struct text_format *text = main_format(para);
    look->align = para->format.align;
    look->is_bold = (text->on & TEXT_BOLD) != 0;
    look->is_red = is_red(text->color);
    look->size = text->size * EMU_HALF_POINT;
    look->indent = bounded((int64_t)first_indent(para, text->size) +
                           (int64_t)para->format.left * EMU_TWIP +
                           (int64_t)para->blank_columns * look->size / 2);
    look->outline = outline_of(&para->format);
    look->is_in_box = h->kind == HOLDER_BOX || para->format.is_framed;
    look->is_in_header = r->margin != NULL;
    look->is_ruled = para->format.is_ruled || para->is_drawn;
    look->has_auto_number = *para->label.text != '\0' || para->label.is_bullet;
    look->begins_page = para->format.breaks_page;
}

static void fill_pitch(struct word_paragraph *p,
                       const struct para_format *format)
{
    bool is_given = (format->set & PARA_LINE) != 0;
    if (!is_given || format->line_rule == LINE_AUTO) {
        p->pitch_rule = PITCH_MULTIPLE; /* in 240ths of a line */
        p->pitch = is_given ? format->line * 1000 / 240 : 1000;
        return;
    }
    p->pitch_rule =
        format->line_rule == LINE_EXACT ? PITCH_EXACT : PITCH_AT_LEAST;
    p->pitch = format->line * EMU_TWIP;
}

static struct word_paragraph *describe(struct word_reader *r,
                                       const struct holder *h)
{
    struct word_paragraph *p =
        arena_new_object(r->arena, struct word_paragraph);
    const struct para *para = &h->para;
    const struct para_format *format = &para->format;
    const struct text_format *text = main_format(para);
    p->span = SPAN_NONE;
    p->style = para->style == NULL ? NULL : para->style->name;
    p->outline = outline_of(format);
    p->is_heading_style =
        para->style != NULL && outline_of(&para->style->para) > 0;
    p->han_face = text->han;
    p->latin_face = text->latin;
    p->size = text->size * EMU_HALF_POINT;
    p->is_bold = (text->on & TEXT_BOLD) != 0;
    p->is_italic = (text->on & TEXT_ITALIC) != 0;
    p->color = text->color;
    p->align = format->align;
    p->is_justified = format->is_justified;
    p->first_indent = bounded((int64_t)first_indent(para, text->size) +
                              (int64_t)para->blank_columns *
                                  (text->size == 0 ? USUAL_SIZE : text->size) *
                                  EMU_HALF_POINT / 2);
    p->first_chars = format->first_chars;
    p->left = format->left * EMU_TWIP;
    p->right = format->right * EMU_TWIP;
    fill_pitch(p, format);
    p->before = format->before * EMU_TWIP;
    p->after = format->after * EMU_TWIP;
    p->is_in_table = h->kind == HOLDER_CELL;
    p->is_in_box = h->kind == HOLDER_BOX || format->is_framed;
    return p;
}

/* -- Ending ---------------------------------------------------------------- */

/* —— in front of a paragraph is the marker of an item. */
static size_t take_dash(struct draft *draft, const char *text)
{
    static const char dash[] = "——";
    if (strncmp(text, dash, sizeof(dash) - 1) != 0)
        return 0;
    draft->marker = dash;
    draft->depth = 1;
    return sizeof(dash) - 1;
}

static void add_page_break(struct word_reader *r, struct holder *h)
{
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
        draft->depth = para->label.level + 1;
    } else {
        from += take_dash(draft, buf_text(&para->text) + from);
    }
    draft_set_runs(draft, build_runs(r, para, from, to), r->arena);
    draft->may_be_heading = draft->marker == NULL;
    struct piece *piece = word_new_piece(r, draft);
    fill_look(r, h, piece->look);
    piece->format = describe(r, h);
    piece->is_run_in = is_run_in;
    piece->n_empty = h->n_empty;
    h->n_empty = 0;
    return piece;
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
        if (c != '\n' && !scalar_is_blank(c))
            break;
        *columns += c == '\n' ? 0 : scalar_columns(c);
        p = next;
    }
    return (size_t)(p - text);
}

/* Whether the line break stands where a paragraph ends: the line behind it is
 * indented or numbered, or the one before it ends in a stop. */
static bool ends_paragraph(const struct para *para, size_t at, size_t next,
                           int columns)
{
    const char *text = buf_text(&para->text);
    struct number number;
    if (para->format.align == ALIGN_CENTER)
        return false;
    return para->format.align == ALIGN_RIGHT || columns >= 4 ||
           number_match(text + next, &number) ||
           is_stop(utf8_before(text, text + at));
}

/* A paragraph that is several, with line breaks between them (Shift+Enter, or
 * a page that was pasted): all but the last become pieces; where that begins.
 */
static size_t split_lines(struct word_reader *r, struct holder *h, size_t from,
                          size_t to)
{
    struct para *para = &h->para;
    const char *text = buf_text(&para->text);
    if (h->kind != HOLDER_BODY)
        return from;
    for (size_t at = from; at < to; at++) {
        int columns;
        const char *lf = memchr(text + at, '\n', to - at);
        if (lf == NULL)
            break;
        at = (size_t)(lf - text);
        size_t next = behind_break(text, at, to, &columns);
        if (next < to && ends_paragraph(para, at, next, columns)) {
            if (!word_count(r))
                return from;
            word_append(&h->pieces, make_piece(r, h, from, at));
            word_note(r, NOTE_SPLIT, NULL, "换行符处另起一段",
                      "a line break begins a paragraph");
            para->draft = word_new_draft(r, DRAFT_TEXT);
            para->label = (struct word_label){.text = ""};
            para->blank_columns = columns;
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

/* Where the text begins and ends without blanks and line breaks. */
static void find_text(struct para *para, size_t *from, size_t *to)
{
    const char *text = buf_text(&para->text), *end = text + para->text.len;
    const char *p = text;
    for (;;) {
        const char *next = p;
        uint32_t c = utf8_next(&next);
        if (c == 0 || !(c == '\n' || scalar_is_blank(c)))
            break;
        para->blank_columns += c == '\n' ? 0 : scalar_columns(c);
        p = next;
    }
    while (end > p) {
        uint32_t c = utf8_before(p, end);
        char bytes[4];
        if (c != '\n' && !scalar_is_blank(c))
            break;
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
        add_page_break(r, h);
    word_append_all(&h->pieces, para->before);
    if (is_empty) {
        h->n_empty++;
        if ((para->is_drawn || para->format.is_ruled) && h->pieces.last != NULL)
            h->pieces.last->look->is_ruled = true;
        h->breaks_page = is_broken && para->before.first == NULL;
    } else {
        from = split_lines(r, h, from, to);
        struct piece *piece = make_piece(r, h, from, to);
        piece->look->begins_page |= is_broken;
        word_append(&h->pieces, piece);
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
    h->is_carried = mark->is_deleted || is_hidden;
    if (!h->is_carried)
        finish_paragraph(r, h);
}

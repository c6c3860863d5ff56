/*
 * 版头 (GB/T 9704-2012 7.2, 10): 份号, 密级和保密期限, 紧急程度, 发文机关标志,
 * 发文字号, 签发人.
 *
 * Rows are read piece by piece, since several elements may share one: 加急 and
 * the number of a 信函, the number and 签发人.  What has something else in it
 * is no row of a 版头.
 */
#include "read/frame_part.h"

#include "base/utf8.h"

#include <string.h>

enum {
    LONGEST_MARK = 60,     /* characters */
    RED_SIZE = 12700 * 26, /* a mark is at least as large as 一号 */
    MOST_NAMES = 40,
    LONGEST_NAME = 4, /* of a person, in characters */
    LONGEST_DOTTED_NAME = 15
};

/* -- Grading --------------------------------------------------------------- */

static bool is_digit(const char *p)
{
    return *p >= '0' && *p <= '9';
}

/* 份号: six digits and no more. */
static bool take_copy(const char **p)
{
    int n = 0;
    while (is_digit(*p + n))
        n++;
    if (n != 6)
        return false;
    *p += n;
    return true;
}

/* 1年, 长期 … behind the ★ */
static void take_term(const char **p)
{
    static const char *const units[] = {"个月", "年", "月", "日", "天"};
    const char *at = *p;
    if (strncmp(at, "长期", strlen("长期")) == 0) {
        *p = at + strlen("长期");
        return;
    }
    if (frame_take_value(&at) < 0)
        return;
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
        if (strncmp(at, units[i], strlen(units[i])) == 0) {
            *p = at + strlen(units[i]);
            return;
        }
}

static bool take_secrecy(const char **p, const struct frame_words *words)
{
    const char *at = *p;
    if (!frame_take_word(&at, &words->secrecy))
        return false;
    const char *term = at;
    if (frame_is_among(utf8_next(&term), U"★☆*＊")) {
        take_term(&term);
        at = term;
    }
    *p = at;
    return true;
}

/* -- 签发人 ---------------------------------------------------------------- */

static bool is_name_mark(uint32_t c)
{
    return c == '\n' || scalar_is_blank(c) || frame_is_among(c, U"、，,；;");
}

/* The names in a line's text from byte from on; 张　某 is one. */
static void split_people(struct frame *f, size_t i, size_t from,
                         struct names *names)
{
    const char *text = f->lines[i]->text;
    const char *p = text + from;
    char held[16] = "";
    while (*p != '\0') {
        const char *start = p, *end = p;
        while (*p != '\0' && !is_name_mark(utf8_next(&p)))
            end = p;
        size_t len = (size_t)(end - start);
        if (len == 0)
            continue;
        if (utf8_count_bytes(start, len) == 1 && held[0] == '\0') {
            memcpy(held, start, len);
            held[len] = '\0';
            continue;
        }
        const char *name =
            arena_printf(f->arena, "%s%.*s", held, (int)len, start);
        held[0] = '\0';
        frame_add_name(f, names, MOST_NAMES, name, strlen(name),
                       f->lines[i]->span);
    }
}

/* 张某某, or one with a dot in it: 阿某·买某 */
static bool is_person(const char *name, const char *end)
{
    size_t n = 0;
    bool has_dot = false;
    for (const char *p = name; p < end; n++) {
        uint32_t c = utf8_next(&p);
        has_dot |= c == 0x00B7;
        if (!scalar_is_han(c) && c != 0x00B7)
            return false;
    }
    return n <= (has_dot ? LONGEST_DOTTED_NAME : LONGEST_NAME);
}

/* Whether a line's text from byte from on is nothing but names of people, and
 * no rule closes the 版头 before it: then it is a title, however short. */
static bool is_people(const struct frame *f, size_t i, size_t from)
{
    const char *text = f->lines[i]->text + from;
    size_t n = 0;
    if (i > 0 && f->lines[i - 1]->look != NULL &&
        f->lines[i - 1]->look->is_ruled)
        return false;
    for (const char *p = text; *p != '\0';) {
        const char *start = p, *end = p;
        while (*p != '\0' && !is_name_mark(utf8_next(&p)))
            end = p;
        if (!is_person(start, end))
            return false;
        n += utf8_count_bytes(start, (size_t)(end - start));
    }
    return n >= 2;
}

/* -- Rows ------------------------------------------------------------------ */

static const char *piece(struct frame *f, const char *from, const char *to)
{
    return arena_strndup(f->arena, from, (size_t)(to - from));
}

/* One element of the row at *p. */
static bool take_element(struct frame *f, struct head *head, const char **p)
{
    const char *start = *p;
    int n;
    if (frame_take_label(p, &f->words->head_labels, &n))
        return true;
    if (head->copy == NULL && take_copy(p))
        return head->copy = piece(f, start, *p), true;
    if (head->secrecy == NULL && take_secrecy(p, f->words))
        return head->secrecy = piece(f, start, *p), true;
    if (head->urgency == NULL && frame_take_word(p, &f->words->urgency))
        return head->urgency = piece(f, start, *p), true;
    if (head->number == NULL && frame_take_number(p, f->words))
        return head->number = piece(f, start, *p), true;
    return false;
}

static bool read_row(struct frame *f, size_t i, struct head *head)
{
    struct head found = *head;
    const char *solid = frame_solid(f, i);
    const char *p = solid;
    int n;
    if (*p == '\0')
        return false;
    while (*p != '\0') {
        if (take_element(f, &found, &p))
            continue;
        /* further names stand on the row of the number or on their own */
        if (!frame_take_label(&p, &f->words->signer_labels, &n) &&
            (found.signer.n == 0 ||
             !is_people(f, i, frame_unsolid(f, i, (size_t)(p - solid)))))
            return false;
        split_people(f, i, frame_unsolid(f, i, (size_t)(p - solid)),
                     &found.signer);
        break;
    }
    *head = found;
    return true;
}

bool frame_names_organ(struct frame *f, size_t i)
{
    const char *solid = frame_solid(f, i);
    return frame_is_organ(f->words, solid, strlen(solid));
}

bool frame_is_head_row(struct frame *f, size_t i)
{
    struct head row = {.format = FORMAT_DOCUMENT};
    return read_row(f, i, &row) && (row.number != NULL || row.signer.n > 0);
}

/* -- 发文机关标志 ---------------------------------------------------------- */

static bool is_large(const struct frame *f, size_t i)
{
    const struct look *look = f->lines[i]->look;
    return look != NULL && (look->is_red || look->size >= RED_SIZE);
}

/* The organ before the word of a mark; 0: it is none. */
static size_t mark_organ(struct frame *f, const char *solid,
                         const struct wordlist *marks)
{
    size_t len = strlen(solid);
    const struct wording *word = wordlist_suffix(marks, solid, len);
    if (word == NULL || utf8_count(solid) > LONGEST_MARK)
        return 0;
    len -= word->len;
    return len > 0 && frame_is_organ(f->words, solid, len) ? len : 0;
}

bool frame_is_mark_line(struct frame *f, size_t i)
{
    const struct look *look = f->lines[i]->look;
    const struct wordlist *marks = &f->words->document_marks;
    const char *solid = frame_solid(f, i);
    size_t len = strlen(solid);
    return mark_organ(f, solid, marks) > 0 ||
           (look != NULL && look->is_red &&
            (frame_is_organ(f->words, solid, len) ||
             wordlist_has(marks, solid, len)));
}

/* 某市教育局　某市财政局　文件: the organs of a joint issue beside each other,
 * or two lines in one.  Fewer than two: it is none. */
static struct names joint_organs(struct frame *f, size_t i)
{
    const struct wordlist *marks = &f->words->document_marks;
    struct names names = {NULL, NULL, 0};
    for (const char *p = f->lines[i]->text; *p != '\0';) {
        const char *start = p, *end = p;
        for (uint32_t c; (c = utf8_next(&p)) != 0; end = p)
            if (scalar_is_blank(c) || c == '\n')
                break;
        size_t len = (size_t)(end - start);
        const struct wording *word = wordlist_suffix(marks, start, len);
        len -= word == NULL ? 0 : word->len;
        if (len == 0)
            continue;
        if (!frame_is_organ(f->words, start, len))
            return (struct names){NULL, NULL, 0};
        frame_add_name(f, &names, MOST_NAMES, start, len, f->lines[i]->content);
    }
    return names;
}

static void set_mark(struct frame *f, size_t i, struct head *head, size_t organ,
                     enum format format)
{
    const char *solid = frame_solid(f, i);
    struct names joint = {NULL, NULL, 0};
    if (format == FORMAT_DOCUMENT)
        joint = joint_organs(f, i);
    head->mark = solid;
    head->format = format;
    if (joint.n > 1)
        head->issuer = joint;
    else
        frame_add_name(f, &head->issuer, 1, solid, organ,
                       frame_span(f, i, 0, organ));
}

/* A row with the number stands in line i. */
static bool has_number(struct frame *f, size_t i)
{
    return frame_is_head_row(f, i) || frame_is_serial(frame_solid(f, i));
}

/* 某市人民政府令第5号, 某会议纪要第3期: mark and number on one line. */
static bool read_mark_with_serial(struct frame *f, size_t i, struct head *head)
{
    const char *solid = frame_solid(f, i);
    const struct wordlist *order = &f->words->order_marks;
    uint32_t last = utf8_before(solid, solid + strlen(solid));
    if (!frame_is_among(last, U"号號期）)") || utf8_count(solid) > LONGEST_MARK)
        return false; /* nearly always */
    for (const char *p = solid; *p != '\0'; utf8_next(&p)) {
        if (p == solid || !frame_is_serial(p))
            continue;
        const char *mark = piece(f, solid, p);
        size_t organ = mark_organ(f, mark, order);
        head->format = organ > 0 ? FORMAT_ORDER : FORMAT_MINUTES;
        if (organ == 0)
            organ = mark_organ(f, mark, &f->words->minutes_marks);
        if (organ == 0)
            return head->format = FORMAT_DOCUMENT, false;
        head->mark = mark;
        head->number = p;
        frame_add_name(f, &head->issuer, 1, solid, organ,
                       frame_span(f, i, 0, organ));
        return true;
    }
    return false;
}

/* Commas and brackets in the name before 文件, as no single organ has: what
 * stands above the number is the mark all the same. */
static size_t loose_mark(struct frame *f, const char *solid)
{
    const struct wording *word =
        wordlist_suffix(&f->words->document_marks, solid, strlen(solid));
    if (word == NULL || utf8_count(solid) > LONGEST_MARK)
        return 0;
    const char *end = solid + strlen(solid) - word->len;
    for (const char *p = solid; p < end;) {
        uint32_t c = utf8_next(&p);
        if (!scalar_is_han(c) && !frame_is_among(c, U"，,、（）()·"))
            return 0;
    }
    return frame_is_balanced(solid) ? (size_t)(end - solid) : 0;
}

static bool read_mark(struct frame *f, size_t i, struct head *head)
{
    const char *solid = frame_solid(f, i);
    const struct look *look = f->lines[i]->look;
    size_t len = strlen(solid), organ;
    size_t next = frame_skip_breaks(f, i + 1);
    if (len == 0)
        return false;
    if (head->number == NULL && read_mark_with_serial(f, i, head))
        return true;
    if ((organ = mark_organ(f, solid, &f->words->document_marks)) > 0 ||
        (frame_is_head_row(f, next) && (organ = loose_mark(f, solid)) > 0))
        return set_mark(f, i, head, organ, FORMAT_DOCUMENT), true;
    if (has_number(f, next) || is_large(f, i)) {
        if ((organ = mark_organ(f, solid, &f->words->order_marks)) > 0)
            return set_mark(f, i, head, organ, FORMAT_ORDER), true;
        if ((organ = mark_organ(f, solid, &f->words->minutes_marks)) > 0)
            return set_mark(f, i, head, organ, FORMAT_MINUTES), true;
    }
    if (frame_is_organ(f->words, solid, len) &&
        (has_number(f, next) ||
         (look != NULL && (look->is_in_header || look->is_red))))
        return set_mark(f, i, head, len, FORMAT_LETTER), true;
    return false;
}

/* 某市人民政府 / 专题会议纪要: the mark of a 纪要 on two lines; the line behind
 * it, or i. */
static size_t read_minutes_lines(struct frame *f, size_t i, struct head *head)
{
    const char *organ = frame_solid(f, i);
    size_t len = strlen(organ), next = i + 1;
    if (!frame_is_organ(f->words, organ, len) || frame_is_break(f, next) ||
        !frame_is_serial(frame_solid(f, next + 1)))
        return i;
    const char *mark =
        arena_printf(f->arena, "%s%s", organ, frame_solid(f, next));
    len = mark_organ(f, mark, &f->words->minutes_marks);
    if (len == 0)
        return i;
    head->mark = mark;
    head->format = FORMAT_MINUTES;
    frame_add_name(f, &head->issuer, 1, mark, len, f->lines[i]->span);
    return next + 1;
}

/* 某市防汛抗旱 / 指挥部文件: a mark that a line end broke in front of a word
 * for an organ, above the number; the line behind it, or i. */
static size_t read_broken_mark(struct frame *f, size_t i, struct head *head)
{
    enum { LEAST = 2 };
    size_t next = i + 1, len;
    const char *rest = frame_solid(f, next);
    const struct wording *word =
        wordlist_prefix(&f->words->organs, rest, strlen(rest));
    if (word == NULL || utf8_count_bytes(rest, word->len) < LEAST ||
        *frame_solid(f, i) == '\0' || !frame_is_head_row(f, next + 1))
        return i;
    const char *mark = arena_printf(f->arena, "%s%s", frame_solid(f, i), rest);
    len = loose_mark(f, mark);
    if (len == 0)
        return i;
    head->mark = mark;
    frame_add_name(f, &head->issuer, 1, mark, len, f->lines[i]->span);
    return next + 1;
}

/* The organs of a joint issue below each other, 文件 beside one of them or on
 * a line of its own; the line behind them, or i. */
static size_t read_joint_lines(struct frame *f, size_t i, struct head *head)
{
    struct names names = {NULL, NULL, 0};
    const struct wordlist *marks = &f->words->document_marks;
    bool has_word = false;
    size_t at = i;
    for (; at < f->n && at < i + MOST_NAMES; at++) {
        const char *solid = frame_solid(f, at);
        size_t len = strlen(solid), organ = mark_organ(f, solid, marks);
        if (frame_is_break(f, at))
            continue;
        if (!has_word && wordlist_has(marks, solid, len)) {
            has_word = true;
            continue;
        }
        if (organ > 0 && has_word)
            break;
        has_word |= organ > 0;
        organ = organ > 0 ? organ : len;
        if (!frame_is_organ(f->words, solid, organ))
            break;
        frame_add_name(f, &names, MOST_NAMES, solid, organ,
                       frame_span(f, at, 0, organ));
    }
    if (!has_word || names.n < 2)
        return i;
    head->issuer = names;
    return at;
}

/* The same as a table: names in its first column, 文件 in the last. */
static bool read_joint_table(struct frame *f, size_t i, struct head *head)
{
    const struct table *table = &f->lines[i]->table;
    struct names names = {NULL, NULL, 0};
    bool has_word = false;
    if (f->lines[i]->kind != DRAFT_TABLE || table->n_columns != 2)
        return false;
    for (size_t row = 0; row < table->n_rows; row++) {
        size_t len[2];
        const char *cells[2];
        for (size_t k = 0; k < 2; k++) {
            const char *text = runs_text(table->cells[row * 2 + k], f->arena);
            cells[k] = utf8_trim(text, &len[k]);
        }
        has_word |= wordlist_has(&f->words->document_marks, cells[1], len[1]);
        if (!frame_is_organ(f->words, cells[0], len[0]) ||
            (len[1] > 0 && !has_word))
            return false;
        frame_add_name(f, &names, table->n_rows, cells[0], len[0],
                       f->lines[i]->span);
    }
    if (!has_word)
        return false;
    head->issuer = names;
    return true;
}

/* -- All of it ------------------------------------------------------------- */

/* ━━━★━━━: the red rule, typed. */
static bool is_rule(const char *solid)
{
    for (const char *p = solid; *p != '\0';)
        if (!frame_is_among(utf8_next(&p), U"—━─-_=＝－★☆*▬"))
            return false;
    return *solid != '\0';
}

static bool has_mark(const struct head *head)
{
    return head->mark != NULL || head->issuer.n > 0;
}

static bool read_serial(struct frame *f, size_t i, struct head *head)
{
    const char *solid = frame_solid(f, i);
    if (head->mark == NULL || head->number != NULL || !frame_is_serial(solid))
        return false;
    head->number = solid;
    return true;
}

/* 某市人民政府办公室　2026年3月2日 below the number of a 纪要. */
static bool read_printer(struct frame *f, size_t i, struct head *head)
{
    const char *solid = frame_solid(f, i);
    struct date date;
    bool is_bare;
    if (head->format != FORMAT_MINUTES || head->number == NULL ||
        head->printer.n > 0)
        return false;
    for (const char *p = solid; *p != '\0'; utf8_next(&p)) {
        const char *end = p;
        size_t len = (size_t)(p - solid);
        if (len == 0 || !frame_take_date(&end, &date, &is_bare) ||
            *end != '\0' || !frame_is_organ(f->words, solid, len))
            continue;
        head->date = date;
        frame_add_name(f, &head->printer, 1, solid, len,
                       frame_span(f, i, 0, len));
        return true;
    }
    return false;
}

/* The line behind what line i is of a 版头, or i. */
static size_t read_line(struct frame *f, size_t i, struct head *head)
{
    if (read_row(f, i, head) || read_serial(f, i, head) ||
        read_printer(f, i, head) ||
        (has_mark(head) && is_rule(frame_solid(f, i))))
        return i + 1;
    if (has_mark(head))
        return i;
    if (read_joint_table(f, i, head))
        return i + 1;
    size_t end = read_joint_lines(f, i, head);
    if (end == i)
        end = read_minutes_lines(f, i, head);
    if (end == i)
        end = read_broken_mark(f, i, head);
    if (end > i)
        return end;
    return read_mark(f, i, head) ? i + 1 : i;
}

struct head frame_find_head(struct frame *f, size_t at)
{
    struct head head = {.start = at, .end = at, .format = FORMAT_DOCUMENT};
    size_t i = at;
    while (i < f->n && i < at + FRAME_HEAD_ROWS) {
        size_t next = frame_is_break(f, i) ? i + 1 : read_line(f, i, &head);
        if (next == i)
            break;
        i = next;
    }
    /* six digits or 秘密 alone are none */
    if (has_mark(&head) || head.number != NULL || head.signer.n > 0)
        head.end = i;
    return head;
}

const char *frame_order_number(struct frame *f, size_t i)
{
    struct head head = {.format = FORMAT_DOCUMENT};
    return read_mark_with_serial(f, i, &head) && head.format == FORMAT_ORDER
               ? frame_solid(f, i)
               : NULL;
}

const char *frame_own_number(struct frame *f, size_t i)
{
    const char *solid = frame_solid(f, i), *inner = solid;
    size_t len = strlen(solid);
    int n;
    if (!frame_in_brackets(solid, &inner, &len)) {
        inner = solid;
        len = strlen(solid);
    }
    const char *p = inner;
    frame_take_label(&p, &f->words->head_labels, &n);
    const char *start = p;
    if (!frame_take_number(&p, f->words) || p != inner + len)
        return NULL;
    return piece(f, start, p);
}

void frame_apply_head(struct frame *f, const struct head *head)
{
    struct meta *meta = &f->plan->meta;
    if (head->end == head->start)
        return;
    meta->number = head->number;
    meta->copy = head->copy;
    meta->secrecy = head->secrecy;
    meta->urgency = head->urgency;
    meta->issuer = head->issuer;
    meta->signer = head->signer;
    meta->format = head->format;
    meta->has_format = head->format != FORMAT_DOCUMENT;
    /* 文件 is the default where there is a number */
    if (head->number == NULL && !meta->has_format)
        meta->mark = head->mark;
    for (size_t i = head->start; i < head->end; i++) {
        if (is_rule(frame_solid(f, i)))
            frame_note(f, NOTE_DROPPED, i, "版头的横线",
                       "the rule of the head");
        if (!frame_is_break(f, i))
            frame_take_line(f, i);
    }
}

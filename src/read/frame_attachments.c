/*
 * 附件说明 (GB/T 9704-2012 7.3.4): 附件：1.…, one below the other or on one
 * line, above the signature or, as many write it, below.
 */
#include "read/frame_part.h"

#include "base/utf8.h"
#include "plan/locate.h"
#include "plan/numbering.h"
#include "read/runs.h"

#include <string.h>

enum {
    LONGEST_NAME = 100, /* characters of a numbered name */
    LONGEST_PLAIN = 40, /* of one without a number */
    MOST = 100
};

/* -- Labels ---------------------------------------------------------------- */

bool frame_is_attachment_label(struct frame *f, size_t i)
{
    const char *p = frame_solid(f, i);
    int n;
    if (*p == '\0')
        return false;
    if (frame_take_label(&p, &f->words->attachment_labels, &n)) {
        size_t next = frame_skip_breaks(f, i + 1);
        bool is_list =
            frame_is_text(f, next) && f->lines[next]->written != NULL;
        return *p == '\0' && !is_list;
    }
    if (!frame_take_word(&p, &f->words->attachment_labels))
        return false;
    frame_take_value(&p);
    return *p == '\0';
}

/* The byte of the line's text behind its label, *n the label's own number;
 * 0: it has none. */
static size_t label_end(struct frame *f, size_t i, int *n)
{
    const char *solid = frame_solid(f, i), *p = solid;
    if (!frame_take_label(&p, &f->words->attachment_labels, n))
        return 0;
    return frame_unsolid(f, i, (size_t)(p - solid));
}

/* -- Entries --------------------------------------------------------------- */

static bool is_entry(struct frame *f, size_t i)
{
    const char *solid = frame_solid(f, i);
    size_t n = utf8_count(solid);
    const char *stop = strstr(solid, "。");
    bool has_stop = stop != NULL && stop[strlen("。")] != '\0';
    uint32_t last = utf8_before(solid, solid + strlen(solid));
    bool is_form = last == 0xFF1A || last == ':'; /* 姓名： */
    if (n == 0 || has_stop || is_form)
        return false;
    if (f->lines[i]->written != NULL)
        return n <= LONGEST_NAME;
    return n <= LONGEST_PLAIN && !frame_is_dated(f, i) &&
           !frame_is_organ(f->words, solid, strlen(solid));
}

/* The first line of the list whose last one is before end; end: no list. */
static size_t list_start(struct frame *f, size_t first, size_t end)
{
    for (size_t i = end; i > first && end - i < MOST;) {
        int n = 0;
        i--;
        if (!frame_is_text(f, i))
            return end;
        size_t label = label_end(f, i, &n);
        bool is_alone = f->lines[i]->text[label] == '\0' && i + 1 == end;
        if (label > 0 && n <= 1)
            return is_alone || utf8_count(frame_solid(f, i)) > 3 * LONGEST_NAME
                       ? end
                       : i;
        if (label == 0 && !is_entry(f, i))
            return end;
    }
    return end;
}

static bool is_final_mark(uint32_t c)
{
    return frame_is_among(c, U"；。，、;,.") || scalar_is_blank(c);
}

struct list {
    struct attachment *items;
    size_t n, room;
    int last;       /* the number of the last one; 0: without */
    bool is_broken; /* the numbers do not count up */
};

/* Whether line i, which has no number, goes on with the last of the numbered
 * names: that was long, and line i is short. */
static bool is_continued(struct frame *f, const struct list *list, size_t i)
{
    enum { LEAST_BEFORE = 15, LONGEST_REST = 20 }; /* characters */
    return list->last > 0 && list->n > 0 && f->lines[i]->written == NULL &&
           utf8_count(list->items[list->n - 1].name) >= LEAST_BEFORE &&
           utf8_count(frame_solid(f, i)) <= LONGEST_REST;
}

/* Adds the text of line i to the last name. */
static void continue_entry(struct frame *f, struct list *list, size_t i)
{
    struct attachment *a = &list->items[list->n - 1];
    size_t len;
    const char *more = utf8_trim(f->lines[i]->text, &len);
    uint32_t last = utf8_before(more, more + len);
    if (frame_is_among(last, U"；。，;,."))
        len -= last < 0x80 ? 1 : strlen("；");
    a->name = arena_printf(f->arena, "%s%.*s", a->name, (int)len, more);
    a->span.end = f->lines[i]->content.end;
}

static void add_entry(struct frame *f, struct list *list, size_t i, size_t from,
                      size_t to)
{
    const struct draft *d = f->lines[i];
    struct number number;
    if (number_match(d->text + from, &number) && number.len < to - from) {
        list->is_broken |= number.value != list->last + 1;
        list->last = number.value;
        from += number.len;
    } else {
        list->is_broken |= list->last > 0;
    }
    text_trim(d->text, &from, &to);
    while (to > from &&
           is_final_mark(utf8_before(d->text + from, d->text + to)))
        to = (size_t)(utf8_back(d->text + from, d->text + to) - d->text);
    if (to == from || list->n == list->room)
        return;
    list->items[list->n++] = (struct attachment){
        .name = arena_strndup(f->arena, d->text + from, to - from),
        .span = locate_text(f->source, d->content, d->text, from, to - from)};
}

/* Entries on one line: 1.甲 2.乙. */
static void add_line(struct frame *f, struct list *list, size_t i, size_t from)
{
    const char *text = f->lines[i]->text;
    struct number number;
    const char *start = text + from;
    while (scalar_is_blank(utf8_peek(start)))
        utf8_next(&start);
    if (*start == '\0')
        return;
    int value = number_match(start, &number) ? number.value : 0;
    for (const char *p = start; *p != '\0' && value > 0;) {
        uint32_t c = utf8_next(&p);
        if (!scalar_is_blank(c) && c != 0xFF1B && c != '\n')
            continue;
        if (!number_match(p, &number) || number.value != value + 1)
            continue;
        add_entry(f, list, i, (size_t)(start - text), (size_t)(p - text));
        start = p;
        value++;
    }
    add_entry(f, list, i, (size_t)(start - text), strlen(text));
}

/* 附件1：甲, 附件2：乙 count by their labels. */
static void add_labelled(struct frame *f, struct list *list, size_t i)
{
    int n = 0;
    size_t from = label_end(f, i, &n);
    if (from == 0 && is_continued(f, list, i)) {
        continue_entry(f, list, i);
        return;
    }
    if (n > 0) {
        list->is_broken |= n != list->last + 1;
        list->last = n - 1;
        const char *text = f->lines[i]->text;
        struct number number;
        if (!number_match(text + from, &number)) {
            add_entry(f, list, i, from, strlen(text));
            list->is_broken = n > 1 && list->n < 2;
            list->last = n;
            return;
        }
    }
    add_line(f, list, i, from);
}

size_t frame_take_attachments(struct frame *f, size_t first, size_t end)
{
    size_t start = list_start(f, first, end);
    struct meta *meta = &f->plan->meta;
    if (start == end || meta->n_attachments > 0)
        return end;
    struct list list = {.room = 0};
    for (size_t i = start; i < end; i++)
        list.room += strlen(f->lines[i]->text) / 8 + 1;
    list.items = arena_array(f->arena, list.room, sizeof(*list.items));
    for (size_t i = start; i < end; i++)
        add_labelled(f, &list, i);
    if (list.n == 0 || list.is_broken)
        return end;
    meta->attachments = list.items;
    meta->n_attachments = list.n;
    for (size_t i = start; i < end; i++)
        frame_take_line(f, i);
    return start;
}

/* -- Files behind the signature -------------------------------------------- */

/* Bytes of the ending of a file that line i ends with, or 0. */
static size_t file_ending(struct frame *f, size_t i)
{
    const char *solid = frame_solid(f, i);
    const struct wording *ending =
        wordlist_suffix(&f->words->file_endings, solid, strlen(solid));
    return ending == NULL ? 0 : ending->len;
}

bool frame_is_file(struct frame *f, size_t i)
{
    const char *solid = frame_solid(f, i);
    return frame_is_text(f, i) && f->lines[i]->written == NULL &&
           file_ending(f, i) > 0 && utf8_count(solid) <= LONGEST_NAME &&
           strstr(solid, "。") == NULL && strchr(solid, ':') == NULL;
}

/* The name of the file in line i without its ending. */
static const char *file_name(struct frame *f, size_t i)
{
    size_t len;
    const char *text = utf8_trim(f->lines[i]->text, &len);
    return arena_strndup(f->arena, text, len - file_ending(f, i));
}

static bool is_named(const struct meta *meta, const char *name)
{
    for (size_t i = 0; i < meta->n_attachments; i++)
        if (strncmp(meta->attachments[i].name, name, strlen(name)) == 0)
            return true;
    return false;
}

/* Whether the file is the document: it has its title. */
static bool is_itself(const char *title, const char *name)
{
    enum { SHORTEST = 6 };
    return title != NULL && utf8_count(title) >= SHORTEST &&
           strstr(name, title) != NULL;
}

void frame_take_files(struct frame *f, size_t from, size_t to)
{
    struct meta *meta = &f->plan->meta;
    bool has_list = meta->n_attachments > 0;
    struct attachment *items =
        has_list ? NULL : arena_array(f->arena, to - from, sizeof(*items));
    for (size_t i = from; i < to; i++) {
        if (f->is_taken[i] || !frame_is_file(f, i))
            continue;
        const char *name = file_name(f, i);
        if (is_itself(f->plan->title, name)) {
            frame_note(f, NOTE_DROPPED, i, "文件本身的下载链接",
                       "the link to the document itself");
        } else if (has_list && !is_named(meta, name)) {
            continue;
        } else if (has_list) {
            frame_note(f, NOTE_DROPPED, i, "附件的下载链接",
                       "the link to an attachment");
        } else {
            items[meta->n_attachments++] =
                (struct attachment){.name = name, .span = f->lines[i]->content};
            meta->attachments = items;
            frame_note(f, NOTE_GUESSED, i, "日期后面的文件名认作附件",
                       "the name of a file behind the date taken for an "
                       "attachment");
        }
        frame_take_line(f, i);
    }
}

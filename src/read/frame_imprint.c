/*
 * 版记 (GB/T 9704-2012 7.4): 主送, 抄送, 印发机关 and 印发日期 at the end; and
 * what older documents have there, which stays in the text: 主题词, 共印50份.
 */
#include "read/frame_part.h"

#include "base/utf8.h"
#include "read/runs.h"

#include <string.h>

enum {
    MOST_ROWS = 24,
    LONGEST_ROW = 600, /* characters; 抄送 may name many */
    MOST_CONTINUED = 6 /* lines of one 抄送 */
};

/* What a line of a 版记 is. */
enum row { ROW_NONE, ROW_COPY, ROW_TO, ROW_PRINTED, ROW_PASSED, ROW_PRINTER };

/* 某市人民政府办公室2026年3月3日印发 in a solid text. */
struct printed {
    size_t organ, end; /* [0, organ) is who, [end, …) what follows */
    struct date date;
};

static bool read_printed(struct frame *f, const char *solid,
                         struct printed *printed)
{
    bool is_bare;
    if (utf8_count(solid) > LONGEST_ROW / 6)
        return false;
    for (const char *p = solid; *p != '\0'; utf8_next(&p)) {
        const char *end = p;
        if (!frame_take_date(&end, &printed->date, &is_bare))
            continue;
        if (!frame_take_word(&end, &f->words->printed))
            return false;
        printed->organ = (size_t)(p - solid);
        printed->end = (size_t)(end - solid);
        return printed->organ == 0 ||
               frame_is_organ(f->words, solid, printed->organ);
    }
    return false;
}

static enum row row_of(struct frame *f, size_t i)
{
    const char *solid = frame_solid(f, i), *p = solid;
    struct printed printed;
    int n;
    if (*solid == '\0' || utf8_count(solid) > LONGEST_ROW)
        return ROW_NONE;
    if (frame_take_label(&p, &f->words->copy_labels, &n))
        return ROW_COPY;
    if (frame_take_label(&p, &f->words->recipient_labels, &n))
        return ROW_TO;
    if (read_printed(f, solid, &printed))
        return ROW_PRINTED;
    const char *inner = solid;
    size_t len = strlen(solid);
    frame_in_brackets(solid, &inner, &len);
    if (utf8_count_bytes(inner, len) <= 60 &&
        wordlist_prefix(&f->words->imprint_passed, inner, len) != NULL)
        return ROW_PASSED;
    return frame_is_organ(f->words, solid, strlen(solid)) ? ROW_PRINTER
                                                          : ROW_NONE;
}

bool frame_is_imprint_row(struct frame *f, size_t i)
{
    enum row row = row_of(f, i);
    return row != ROW_NONE && row != ROW_PRINTER;
}

/* The line above end, not before first, where a 抄送 begins that goes on down
 * to line end; end if there is none. */
static size_t copy_above(struct frame *f, size_t first, size_t end)
{
    for (size_t i = end; i > first && end - i < MOST_CONTINUED;) {
        i--;
        const char *solid = frame_solid(f, i);
        uint32_t last = utf8_before(solid, solid + strlen(solid));
        if (last == 0 || !frame_is_among(last, U"，、,；"))
            return end;
        if (row_of(f, i) == ROW_COPY)
            return i;
    }
    return end;
}

size_t frame_imprint_start(struct frame *f, size_t first, size_t end)
{
    size_t start = end;
    bool is_sure = false, has_printed = false, lacks_printer = false;
    for (size_t i = end; i > first && end - i < MOST_ROWS;) {
        struct printed printed;
        i--;
        if (frame_is_break(f, i) || f->is_taken[i])
            continue;
        enum row row = row_of(f, i);
        size_t copy =
            row == ROW_NONE || row == ROW_PRINTER ? copy_above(f, first, i) : i;
        if (row == ROW_PRINTER && lacks_printer) {
            lacks_printer = false;
        } else if (copy < i) {
            i = copy;
            is_sure = true;
        } else if (row == ROW_NONE || row == ROW_PRINTER ||
                   (row == ROW_PRINTED && has_printed)) {
            break;
        }
        if (row == ROW_PRINTED) {
            has_printed = true;
            lacks_printer = read_printed(f, frame_solid(f, i), &printed) &&
                            printed.organ == 0;
        }
        is_sure |= row == ROW_COPY || row == ROW_PRINTED;
        start = i;
    }
    return is_sure ? start : end;
}

/* -- Taking it ------------------------------------------------------------- */

/* The list of line i from byte from on, without the 。 that ends it. */
static void add_list(struct frame *f, size_t i, size_t from,
                     struct names *names)
{
    const char *solid = frame_solid(f, i);
    size_t to = strlen(solid);
    uint32_t last = utf8_before(solid, solid + to);
    if (last == 0x3002)
        to -= strlen("。");
    if (to > from)
        frame_split_names(f, i, from, to, names);
    frame_take_line(f, i);
}

/* Leaves what stands behind the date: （共印50份）. */
static void take_printed(struct frame *f, size_t i)
{
    struct draft *d = f->lines[i];
    struct meta *meta = &f->plan->meta;
    const char *solid = frame_solid(f, i);
    struct printed printed;
    if (!read_printed(f, solid, &printed))
        return;
    meta->printed = printed.date;
    if (printed.organ > 0)
        meta->printer = arena_strndup(f->arena, solid, printed.organ);
    if (solid[printed.end] == '\0') {
        frame_take_line(f, i);
        return;
    }
    size_t from = frame_unsolid(f, i, printed.end);
    draft_set_runs(d, runs_slice(d->runs, from, strlen(d->text), f->arena),
                   f->arena);
    f->solids[i] = NULL;
}

/* Takes a list that begins in line i and goes on up to a 。 */
static void take_list(struct frame *f, size_t i, size_t end, size_t from,
                      struct names *names)
{
    add_list(f, i, from, names);
    for (size_t k = i + 1; k < end && row_of(f, k) == ROW_NONE; k++)
        add_list(f, k, 0, names);
}

void frame_take_imprint(struct frame *f, size_t start, size_t end)
{
    struct meta *meta = &f->plan->meta;
    for (size_t i = start; i < end; i++) {
        const char *solid = frame_solid(f, i), *p = solid;
        int n;
        switch (row_of(f, i)) { /* no default: -Wswitch names what we forgot */
        case ROW_COPY:
            frame_take_label(&p, &f->words->copy_labels, &n);
            take_list(f, i, end, (size_t)(p - solid), &meta->cc);
            break;
        case ROW_TO:
            frame_take_label(&p, &f->words->recipient_labels, &n);
            take_list(f, i, end, (size_t)(p - solid), &meta->to);
            break;
        case ROW_PRINTED:
            take_printed(f, i);
            break;
        case ROW_PRINTER:
            meta->printer = solid;
            frame_take_line(f, i);
            break;
        case ROW_PASSED:
        case ROW_NONE:
            break;
        }
    }
}

/*
 * Elements below the title in the lines of a form: 发文部门：…, 主送：…,
 * 主题：关于……的通知.  One alone is none: it takes three in a row.
 */
#include "read/frame_part.h"

#include "base/utf8.h"

#include <string.h>

enum { LEAST = 3, MOST = 12, MOST_NAMES = 40 };

/* The word list of the label that line i begins with, or NULL; *value is the
 * byte of the solid text behind it. */
static const struct wordlist *label_of(struct frame *f, size_t i, size_t *value)
{
    const struct frame_words *words = f->words;
    const struct wordlist *const lists[] = {
        &words->form_issuer, &words->form_number, &words->form_to,
        &words->form_cc,     &words->form_date,   &words->form_title};
    const char *solid = frame_solid(f, i);
    int n;
    if (*solid == '\0' || f->lines[i]->written != NULL)
        return NULL;
    for (size_t k = 0; k < sizeof(lists) / sizeof(lists[0]); k++) {
        const char *p = solid;
        if (!frame_take_label(&p, lists[k], &n))
            continue;
        *value = (size_t)(p - solid);
        return lists[k];
    }
    return NULL;
}

struct form frame_find_form(struct frame *f, size_t i)
{
    const struct frame_words *words = f->words;
    const struct wordlist *label;
    struct form form = {i, i};
    size_t value;
    bool is_sure = false; /* a theme and a day other texts have as well */
    for (; form.end < i + MOST; form.end++) {
        label = label_of(f, form.end, &value);
        if (label == NULL)
            break;
        is_sure |= label == &words->form_issuer || label == &words->form_to ||
                   label == &words->form_number;
    }
    if (form.end < i + LEAST || !is_sure)
        form.end = i;
    return form;
}

static void take(struct frame *f, size_t i)
{
    frame_note(f, NOTE_MOVED, i, "标题下面逐行列出的要素",
               "an element in a line of its own below the title");
    frame_take_line(f, i);
}

static void take_again(struct frame *f, size_t i)
{
    frame_note(f, NOTE_DROPPED, i, "重复的要素", "an element, again");
    frame_take_line(f, i);
}

/* 主题：关于……的通知 below a title that is 通知 and no more. */
static void take_title(struct frame *f, size_t i, const char *value)
{
    enum { LONGEST = 4 }; /* characters */
    struct plan *plan = f->plan;
    const char *ending;
    if (frame_is_same_title(plan->title, value)) {
        take_again(f, i);
    } else if (utf8_count(plan->title) <= LONGEST && f->kinds != NULL &&
               kind_of_title(f->kinds, value, &ending) != NULL) {
        plan->meta.title = plan->title = value;
        plan->title_span =
            frame_span(f, i, strlen(frame_solid(f, i)) - strlen(value),
                       strlen(frame_solid(f, i)));
        take(f, i);
    }
}

/* The recipients, unless the line below the form addresses them. */
static void take_recipients(struct frame *f, const struct form *form, size_t i,
                            size_t from)
{
    const char *solid = frame_solid(f, i);
    const char *below = frame_solid(f, form->end);
    size_t len = strlen(solid) - from;
    if (!frame_is_addressed(f, form->end)) {
        frame_split_names(f, i, from, from + len, &f->plan->meta.to);
        take(f, i);
    } else if (strncmp(below, solid + from, len) == 0) {
        take_again(f, i);
    }
}

void frame_take_form(struct frame *f, const struct form *form)
{
    struct meta *meta = &f->plan->meta;
    const struct frame_words *words = f->words;
    size_t from;
    for (size_t i = form->start; i < form->end; i++) {
        const struct wordlist *label = label_of(f, i, &from);
        const char *value = frame_solid(f, i) + from;
        if (*value == '\0')
            take_again(f, i);
        else if (label == &words->form_title)
            take_title(f, i, value);
        else if (label == &words->form_to)
            take_recipients(f, form, i, from);
        else if (label == &words->form_cc && meta->cc.n == 0)
            frame_split_names(f, i, from, from + strlen(value), &meta->cc),
                take(f, i);
        else if (label == &words->form_number && meta->number == NULL)
            meta->number = value, take(f, i);
    }
}

/* The day of the document, unless its end has another one. */
static void settle_date(struct frame *f, size_t i, const char *value,
                        struct closing *closing)
{
    struct date date;
    bool is_bare;
    if (!frame_take_date(&value, &date, &is_bare) || *value != '\0')
        return;
    if (!date_is_set(closing->date)) {
        closing->date = date;
        take(f, i);
    } else if (date_compare(closing->date, date) == 0) {
        take_again(f, i);
    }
}

void frame_settle_form(struct frame *f, const struct form *form,
                       struct closing *closing)
{
    size_t from;
    for (size_t i = form->start; i < form->end; i++) {
        if (f->is_taken[i])
            continue;
        const struct wordlist *label = label_of(f, i, &from);
        const char *value = frame_solid(f, i) + from;
        size_t len = strlen(value);
        if (label == &f->words->form_date) {
            settle_date(f, i, value, closing);
        } else if (label == &f->words->form_issuer &&
                   frame_is_organ(f->words, value, len)) {
            if (closing->organs.n == 0) {
                frame_add_name(f, &closing->organs, MOST_NAMES, value, len,
                               frame_span(f, i, from, from + len));
                take(f, i);
            } else if (strcmp(closing->organs.items[0], value) == 0) {
                take_again(f, i);
            }
        }
    }
}

/*
 * Recognising the elements around the text: the steps in their order, and
 * what follows from several of them together.
 */
#include "read/frame.h"

#include "base/utf8.h"
#include "plan/attendance.h"
#include "read/frame_part.h"

#include <string.h>

/* -- Around the title ------------------------------------------------------ */

/* 发布通知 above 某局关于……的通知: the column of a page in which the document
 * stands. */
static bool is_column(struct frame *f, size_t i, const struct title *title)
{
    enum { LONGEST = 6 };
    const char *solid = frame_solid(f, i), *ending;
    return title->is_complete && f->kinds != NULL &&
           utf8_count(solid) <= LONGEST &&
           kind_of_title(f->kinds, solid, &ending) != NULL &&
           frame_holds(&f->words->about, title->text, strlen(title->text));
}

/* Takes what a site or an attachment has above the title. */
static void take_above_title(struct frame *f, size_t i, bool is_site,
                             const struct title *title)
{
    if (!frame_is_text(f, i))
        return;
    if (is_site && frame_names_organ(f, i)) {
        frame_note(f, NOTE_DROPPED, i, "标题上方的机关名称",
                   "the name of the organ above the title");
        frame_take_line(f, i);
    } else if (is_site) {
        frame_note(f, NOTE_DROPPED, i, "版头上方重复的标题",
                   "the title again, above the head");
        frame_take_line(f, i);
    } else if (frame_is_attachment_label(f, i)) {
        frame_note(f, NOTE_DROPPED, i, "标题前的附件标记",
                   "the label of an attachment before the title");
        frame_take_line(f, i);
    } else if (is_column(f, i, title)) {
        frame_note(f, NOTE_DROPPED, i, "标题前面的网页栏目名称",
                   "a column of the web page in front of the title");
        frame_take_line(f, i);
    }
}

/* What stays of the lines above the title comes to stand below it. */
static void note_left_above(struct frame *f, const struct title *title)
{
    for (size_t k = 0; k < title->first && title->end > title->first; k++)
        if (frame_is_text(f, k) && !f->is_taken[k])
            frame_note(f, NOTE_MOVED, k, "标题前面的文字，移到标题下面",
                       "stood above the title, stands below it now");
}

/* Takes lines that repeat the title. */
static size_t skip_repeated_title(struct frame *f, size_t i)
{
    const char *title = f->plan->title;
    for (size_t n; title != NULL && (n = frame_repeats(f, i, title)) > 0;)
        for (size_t end = i + n; i < end; i++) {
            frame_note(f, NOTE_DROPPED, i, "重复的标题", "the title again");
            frame_take_line(f, i);
        }
    return i;
}

/* The date of a plan that has it in brackets below its title. */
static bool read_bracketed_date(struct frame *f, size_t i, struct date *date)
{
    const char *inner;
    size_t len;
    bool is_bare;
    if (!frame_in_brackets(frame_solid(f, i), &inner, &len))
        return false;
    const char *p = inner;
    return frame_take_date(&p, date, &is_bare) && p == inner + len;
}

/* The document's number below the title, where it may stand a second time. */
static void take_number_below(struct frame *f, size_t i, const char *number)
{
    if (f->plan->meta.number == NULL)
        frame_note(f, NOTE_MOVED, i, "标题下的发文字号",
                   "the document number stood below the title");
    else
        frame_note(f, NOTE_DROPPED, i, "重复的发文字号",
                   "the document number again");
    f->plan->meta.number = number;
    frame_take_line(f, i);
}

/* Number, 题注 and 主送 below the title; the first line of the text.  A 题注
 * （2026年3月1日某会议通过） stays: the model has no place for it. */
static size_t take_below_title(struct frame *f, size_t i)
{
    enum { MOST = 6 };
    struct meta *meta = &f->plan->meta;
    for (size_t end = i + MOST; i < end;) {
        const char *number, *inner;
        size_t len;
        i = frame_skip_breaks(f, skip_repeated_title(f, i));
        if (!frame_is_text(f, i))
            return i;
        number = frame_own_number(f, i);
        if (number == NULL && meta->number == NULL)
            number = frame_order_number(f, i);
        if (number != NULL &&
            (meta->number == NULL || strcmp(number, meta->number) == 0)) {
            take_number_below(f, i++, number);
            continue;
        }
        size_t next = frame_take_recipients(f, i);
        if (meta->to.n > 0)
            return next;
        struct date date;
        if (!frame_in_brackets(frame_solid(f, i), &inner, &len) &&
            !read_bracketed_date(f, i + 1, &date))
            return i;
        i++;
    }
    return i;
}

/* A date in brackets below the title, and an organ above it, are signature and
 * date of a plan that has none at its end. */
static void take_signature_above(struct frame *f, size_t from, size_t to,
                                 struct closing *closing)
{
    for (size_t i = from; i < to; i++) {
        const char *organ = i > from ? frame_solid(f, i - 1) : "";
        struct date date;
        if (!read_bracketed_date(f, i, &date))
            continue;
        closing->date = date;
        frame_note(f, NOTE_MOVED, i, "标题下的日期认作成文日期",
                   "the date below the title taken for that of the document");
        frame_take_line(f, i);
        if (closing->organs.n > 0 ||
            !frame_is_organ(f->words, organ, strlen(organ)))
            return;
        frame_add_name(f, &closing->organs, 1, organ, strlen(organ),
                       frame_span(f, i - 1, 0, strlen(organ)));
        frame_note(f, NOTE_MOVED, i - 1, "标题下的机关认作署名",
                   "the organ below the title taken for the signature");
        frame_take_line(f, i - 1);
        return;
    }
}

/* The same without brackets: an organ and a date, a line each, right below the
 * title of a document that has neither at its end. */
static void take_signature_lines(struct frame *f, size_t i,
                                 struct closing *closing)
{
    const char *organ = frame_solid(f, i), *p = frame_solid(f, i + 1);
    struct date date;
    bool is_bare;
    if (closing->organs.n > 0 || date_is_set(closing->date) ||
        !frame_is_organ(f->words, organ, strlen(organ)) ||
        !frame_take_date(&p, &date, &is_bare) || is_bare || *p != '\0')
        return;
    closing->date = date;
    frame_add_name(f, &closing->organs, 1, organ, strlen(organ),
                   frame_span(f, i, 0, strlen(organ)));
    frame_note(f, NOTE_MOVED, i, "标题下的机关认作署名",
               "the organ below the title taken for the signature");
    frame_note(f, NOTE_MOVED, i + 1, "标题下的日期认作成文日期",
               "the date below the title taken for that of the document");
    frame_take_line(f, i);
    frame_take_line(f, i + 1);
}

/* What is no title stays what it is, though it is the first line. */
static void mark_untitled(const struct frame *f, size_t i)
{
    const char *text;
    size_t len;
    if (!frame_is_text(f, i))
        return;
    text = utf8_trim(f->lines[i]->text, &len);
    if (wordlist_suffix(&f->words->no_titles, text, len) != NULL)
        f->lines[i]->may_be_heading = false;
}

/* -- All of it ------------------------------------------------------------- */

/* A 命令 has no title, a 纪要 need not have one: the mark is its name. */
static void name_by_mark(struct frame *f, const struct head *head,
                         struct title *title)
{
    if (head->format != FORMAT_ORDER &&
        (head->format != FORMAT_MINUTES || title->is_complete))
        return;
    title->end = title->first;
    f->plan->meta.title = f->plan->title = head->mark;
    for (size_t i = head->end; i > 0; i--) {
        const char *solid = frame_solid(f, i - 1); /* may be its first line */
        if (*solid != '\0' && strncmp(head->mark, solid, strlen(solid)) == 0)
            f->plan->title_span = f->lines[i - 1]->content;
    }
}

/* From the first to the last line that was taken. */
static struct span taken_span(const struct frame *f)
{
    struct span span = SPAN_NONE;
    for (size_t i = 0; i < f->n; i++) {
        struct span line = f->lines[i]->span;
        if (!f->is_taken[i])
            continue;
        if (span_is_none(span))
            span = line;
        span.start = line.start < span.start ? line.start : span.start;
        span.end = line.end > span.end ? line.end : span.end;
    }
    return span;
}

/* A page break behind all text means nothing. */
static void drop_last_breaks(struct drafts *drafts)
{
    struct draft *last = NULL;
    for (struct draft *d = drafts->first; d != NULL; d = d->next)
        if (d->kind != DRAFT_PAGE_BREAK)
            last = d;
    drafts->last = last;
    if (last == NULL)
        drafts->first = NULL;
    else
        last->next = NULL;
}

/* The page of a 纪要 gives its labels their face. */
static void plain_labels(const struct drafts *drafts)
{
    for (struct draft *d = drafts->first; d != NULL; d = d->next) {
        size_t at = 0, label = attendance_label(d->text);
        for (struct run *run = d->runs; run != NULL && at < label;
             run = run->next) {
            at += strlen(run->text);
            if (at <= label)
                run->style = 0;
        }
    }
}

/* Pictures above a 版头 are its mark, whose words nobody can read here; other
 * pictures above the title begin the text. */
static void take_top_pictures(struct frame *f, size_t n, bool has_head)
{
    for (size_t i = 0; i < n; i++) {
        if (frame_is_break(f, i))
            continue;
        if (!has_head) {
            frame_note(f, NOTE_MOVED, i, "标题上面的图片移到正文之前",
                       "a picture above the title goes in front of the text");
            continue;
        }
        frame_note(f, NOTE_DROPPED, i, "版头的图片，请写上发文机关",
                   "the picture of a head: state the issuer");
        frame_take_line(f, i);
    }
}

void frame_take(struct plan *plan, struct drafts *drafts,
                const struct frame_words *words, const struct kinds *kinds,
                struct notes *notes)
{
    struct frame *f =
        frame_open(plan->source, drafts, words, kinds, plan->arena, notes);
    f->plan = plan;
    size_t top = frame_skip_pictures(f, 0);
    struct opening opening = frame_find_opening(f, top);
    struct title title = opening.title;
    take_top_pictures(f, top, opening.head.end > opening.head.start);
    name_by_mark(f, &opening.head, &title);
    frame_apply_head(f, &opening.head);
    for (size_t k = top; k < title.first; k++)
        take_above_title(f, k, k < opening.site, &title);
    if (title.end == title.first)
        mark_untitled(f, frame_skip_breaks(f, title.first));
    size_t i = title.end;
    struct form form = {i, i};
    if (title.end > title.first) {
        frame_take_title(f, &title);
        i -= title.cut > 0;
        form = frame_find_form(f, i);
        frame_take_form(f, &form);
        i = form.end;
    }
    size_t organ = frame_organ_above(f, &title);
    size_t text = take_below_title(f, organ == i ? i + 1 : i);
    size_t end = frame_imprint_start(f, text, f->n);
    frame_take_imprint(f, end, f->n);
    struct closing closing = frame_take_closing(f, text, end);
    if (!date_is_set(closing.date))
        take_signature_above(f, i, text, &closing);
    take_signature_lines(f, i, &closing);
    if (!date_is_set(closing.date)) {
        closing.date = opening.head.date;
        closing.organs =
            closing.organs.n == 0 ? opening.head.printer : closing.organs;
    }
    frame_settle_form(f, &form, &closing);
    plan->meta.date = closing.date;
    plan->meta.date_span = closing.date_span;
    plan->meta.seal = closing.seal;
    frame_settle_issuer(f, &opening.head, &title, &closing, organ);
    note_left_above(f, &title);
    plan->meta.span = taken_span(f);
    *drafts = frame_rest(f, 0, f->n);
    drop_last_breaks(drafts);
    if (plan->meta.format == FORMAT_MINUTES)
        plain_labels(drafts);
}

/*
 * 署名, 成文日期, 印章 and 附注 (GB/T 9704-2012 7.3.5, 7.3.6): what stands at
 * the end of the text, before the 版记.
 */
#include "read/frame_part.h"

#include "base/utf8.h"

#include <string.h>

enum {
    LONGEST_NOTE = 120, /* characters */
    LONGEST_SIGNATURE = 30,
    LONGEST_UNDATED = 20
};

/* -- 印章 -------------------------------------------------------------------
 */

static int columns_of(const char *text)
{
    int columns = 0;
    for (const char *p = text; *p != '\0';)
        columns += scalar_columns(utf8_next(&p));
    return columns;
}

/* Half a column of 三号 type in EMU, to measure with */
enum { COLUMN = 200000 / 2, NEAR = COLUMN / 2 };

static bool is_near(int32_t a, int32_t b)
{
    return a - b < NEAR && b - a < NEAR;
}

/* Where a seal is to come a Word file centres name and date on each other;
 * without one the date begins two characters right of the name (7.3.5). */
static bool is_set_for_seal(struct frame *f, size_t name, size_t date)
{
    const struct look *above = f->lines[name]->look;
    const struct look *below = f->lines[date]->look;
    if (above == NULL || below == NULL || above->indent <= 0 ||
        below->indent <= 0 ||
        is_near(below->indent, above->indent + 4 * COLUMN))
        return false;
    int32_t apart = above->indent + columns_of(f->solids[name]) * COLUMN / 2 -
                    (below->indent + columns_of(f->solids[date]) * COLUMN / 2);
    return apart < COLUMN && -apart < COLUMN; /* figures are no half cells */
}

/* -- Who signs ------------------------------------------------------------- */

/* The line above i that is no page break and no picture, which may be a seal;
 * i itself: there is none. */
static size_t line_above(const struct frame *f, size_t first, size_t i)
{
    size_t above = i;
    while (above > first) {
        above--;
        enum draft_kind kind = f->lines[above]->kind;
        if (kind != DRAFT_PAGE_BREAK && kind != DRAFT_IMAGE)
            return f->is_taken[above] ? i : above;
    }
    return i;
}

static bool ends_sentence(struct frame *f, size_t i)
{
    const char *solid = frame_solid(f, i);
    uint32_t last = utf8_before(solid, solid + strlen(solid));
    return last != 0 && frame_is_among(last, U"。；）！”");
}

/* 特此通告 without its mark. */
static bool is_ending_phrase(struct frame *f, size_t i)
{
    enum { LONGEST = 16 };
    const char *solid = frame_solid(f, i);
    return utf8_count(solid) <= LONGEST &&
           wordlist_prefix(&f->words->ending_phrases, solid, strlen(solid)) !=
               NULL;
}

/* A line at the right that no word tells to be an organ, or 团委. */
static bool is_placed_signature(struct frame *f, size_t i)
{
    const char *solid = frame_solid(f, i);
    size_t n = utf8_count(solid);
    if (f->lines[i]->written == NULL &&
        frame_is_inner_organ(f->words, solid, strlen(solid)))
        return true;
    return n >= 2 && n <= LONGEST_SIGNATURE && !frame_ends_in_mark(solid) &&
           f->lines[i]->written == NULL && frame_is_right(f, i);
}

static void reverse(struct names *names)
{
    for (size_t i = 0; i < names->n / 2; i++) {
        size_t j = names->n - 1 - i;
        const char *name = names->items[i];
        struct span span = names->spans[i];
        names->items[i] = names->items[j];
        names->spans[i] = names->spans[j];
        names->items[j] = name;
        names->spans[j] = span;
    }
}

/* 某某学院 above 工会委员会: one organ on two lines. */
static void join_organs(struct frame *f, struct names *organs)
{
    const char *const *name = organs->items;
    if (organs->n != 2 ||
        frame_is_inner_organ(f->words, name[0], strlen(name[0])) ||
        !frame_is_inner_organ(f->words, name[1], strlen(name[1])))
        return;
    organs->items[0] =
        arena_printf(f->arena, "%s%s", organs->items[0], organs->items[1]);
    organs->n = 1;
}

/* Takes the lines of organs above the date in line i. */
static void take_organs(struct frame *f, size_t first, size_t i,
                        struct closing *closing)
{
    struct names below = {NULL, NULL, 0};
    size_t start = i, n_rows = 0;
    for (;; n_rows++) {
        struct names row = {NULL, NULL, 0};
        size_t above = line_above(f, first, start);
        if (above == start ||
            !frame_read_organs(f, above, &row, &closing->is_sealed))
            break;
        reverse(&row);
        for (size_t k = 0; k < row.n; k++)
            frame_add_name(f, &below, FRAME_MOST_ORGANS, row.items[k],
                           strlen(row.items[k]), row.spans[k]);
        if (row.n > 1 ? f->lines[above]->look != NULL
                      : start == i && is_set_for_seal(f, above, i)) {
            closing->is_sealed = true;
            frame_note(f, NOTE_GUESSED, above, "按位置认作留有印章的位置",
                       "placed as for a seal");
        }
        frame_take_line(f, above);
        start = above;
    }
    reverse(&below);
    if (n_rows == 2)
        join_organs(f, &below);
    size_t above = line_above(f, first, i);
    if (below.n == 0 && above != i && is_placed_signature(f, above)) {
        const char *solid = frame_solid(f, above);
        frame_add_name(f, &below, 1, solid, strlen(solid),
                       frame_span(f, above, 0, strlen(solid)));
        frame_note(f, NOTE_GUESSED, above, "按位置认作署名",
                   "taken for the signature by its place");
        frame_take_line(f, above);
    }
    closing->organs = below;
}

/* A post and a name in one line, 市长　张某某. */
struct stamp {
    const char *post, *name; /* in the line's text */
    size_t post_len, name_len;
};

static bool read_stamp(struct frame *f, size_t i, struct stamp *stamp)
{
    size_t len;
    if (!frame_is_text(f, i))
        return false;
    const char *text = utf8_trim(f->lines[i]->text, &len), *blank = text;
    while (blank < text + len && !scalar_is_blank(utf8_peek(blank)))
        utf8_next(&blank);
    if (blank == text + len || utf8_count_bytes(text, len) > LONGEST_SIGNATURE)
        return false;
    *stamp = (struct stamp){.post = text, .post_len = (size_t)(blank - text)};
    stamp->name = utf8_trim(blank, &stamp->name_len);
    return !frame_ends_in_mark(frame_solid(f, i));
}

/* Whether line i is one whatever document it is: by the word for the post and
 * the length of the name. */
static bool is_stamp(struct frame *f, size_t i)
{
    enum { LEAST = 2, MOST = 4 };
    struct stamp stamp;
    size_t n = 0;
    if (!read_stamp(f, i, &stamp) ||
        wordlist_suffix(&f->words->posts, stamp.post, stamp.post_len) == NULL)
        return false;
    for (const char *p = stamp.name; p < stamp.name + stamp.name_len;) {
        uint32_t c = utf8_next(&p);
        if (!scalar_is_han(c) && !scalar_is_blank(c))
            return false;
        n += scalar_is_han(c);
    }
    return n >= LEAST && n <= MOST;
}

/* Takes the one above the date of a 命令. */
static bool take_stamp(struct frame *f, size_t i)
{
    struct stamp stamp;
    if (!read_stamp(f, i, &stamp))
        return false;
    const char *signer =
        arena_printf(f->arena, "%.*s %.*s", (int)stamp.post_len, stamp.post,
                     (int)stamp.name_len, stamp.name);
    frame_add_name(f, &f->plan->meta.signer, 1, signer, strlen(signer),
                   f->lines[i]->span);
    frame_take_line(f, i);
    return true;
}

/* Whether the date in line i only says what the heading above it asks for:
 * 三、活动时间. */
static bool is_answered(struct frame *f, size_t above, size_t i)
{
    const struct draft *d = f->lines[above];
    bool is_heading = d->written != NULL && d->number_level <= 2;
    return !frame_is_right(f, i) && frame_signing(f, i) != SIGNED_BY &&
           !ends_sentence(f, above) &&
           (is_heading || frame_ends_in_mark(frame_solid(f, above)));
}

/* The line of a date by itself above the lines of organs that end before line
 * end; end: there is none. */
static size_t date_above_organs(struct frame *f, size_t first, size_t end,
                                struct signed_line *line)
{
    enum { MOST_LINES = 6 };
    size_t i = end;
    for (size_t n = 0; n < MOST_LINES; n++) {
        size_t above = line_above(f, first, i);
        if (above == i || frame_count_organs(f, above) == 0)
            break;
        i = above;
    }
    size_t date = line_above(f, first, i);
    if (i == end || date == i || !frame_read_date_line(f, date, line) ||
        line->n_organs > 0 || line->is_bare)
        return end;
    size_t above = line_above(f, first, date);
    return above != date && is_answered(f, above, date) ? end : date;
}

bool frame_is_dated(struct frame *f, size_t i)
{
    struct signed_line line;
    return frame_read_date_line(f, i, &line);
}

enum signing frame_signing(struct frame *f, size_t i)
{
    struct signed_line line;
    if (!frame_read_date_line(f, i, &line))
        return frame_is_text(f, i) && date_above_organs(f, 0, i + 1, &line) <= i
                   ? SIGNED_BY
                   : SIGNED_NOT;
    size_t above = line_above(f, 0, i);
    if (line.n_organs > 0 ||
        (above != i && (frame_count_organs(f, above) > 0 ||
                        is_placed_signature(f, above) || is_stamp(f, above))))
        return SIGNED_BY;
    return above != i && !line.is_bare && ends_sentence(f, above)
               ? SIGNED_BARELY
               : SIGNED_NOT;
}

/* -- 附注 ------------------------------------------------------------------ */

/* Whether text begins and ends with a bracket. */
static bool is_bracketed(const char *text)
{
    uint32_t last = utf8_before(text, text + strlen(text));
    return frame_is_among(utf8_peek(text), U"（(") && last != 0 &&
           frame_is_among(last, U"）)");
}

/* The text with its first : as wide as the words have it. */
static const char *with_wide_colon(struct frame *f, const char *text)
{
    const char *colon = strchr(text, ':');
    return colon == NULL ? text
                         : arena_printf(f->arena, "%.*s：%s",
                                        (int)(colon - text), text, colon + 1);
}

bool frame_is_note(struct frame *f, size_t i)
{
    const char *solid = frame_solid(f, i);
    size_t n = utf8_count(solid);
    if (n == 0 || n > LONGEST_NOTE)
        return false;
    const char *wide = with_wide_colon(f, solid);
    return is_bracketed(solid) ||
           wordlist_prefix(&f->words->notes, wide, strlen(wide)) != NULL;
}

/* Whether it is one even where no date stands before it. */
static bool is_sure_note(struct frame *f, size_t i)
{
    const char *solid = frame_solid(f, i);
    return is_bracketed(solid) &&
           frame_holds(&f->words->notes, solid, strlen(solid));
}

/* One note is kept without its brackets, which the page gives it; of several
 * each has its own. */
static void add_note(struct frame *f, size_t i)
{
    struct meta *meta = &f->plan->meta;
    size_t len, n;
    const char *text = utf8_trim(f->lines[i]->text, &len), *inner;
    text = arena_strndup(f->arena, text, len);
    if (meta->note != NULL)
        meta->note = arena_printf(
            f->arena, is_bracketed(meta->note) ? "%s%s" : "（%s）%s",
            meta->note,
            is_bracketed(text) ? text : arena_printf(f->arena, "（%s）", text));
    else
        meta->note = frame_in_brackets(text, &inner, &n)
                         ? arena_strndup(f->arena, inner, n)
                         : text;
    frame_take_line(f, i);
}

/* Takes the notes among the lines [from, to). */
static void take_notes(struct frame *f, size_t from, size_t to, bool is_sure)
{
    for (size_t i = from; i < to; i++)
        if (frame_is_text(f, i) && frame_is_note(f, i) &&
            (is_sure || is_sure_note(f, i)))
            add_note(f, i);
}

/* -- All of it ------------------------------------------------------------- */

/* The end of what is above the notes and, if there is a list of attachments
 * below the signature, above that. */
static size_t skip_tail(struct frame *f, size_t first, size_t end)
{
    size_t stop = end > FRAME_TAIL_ROWS ? end - FRAME_TAIL_ROWS : 0;
    stop = stop < first ? first : stop;
    while (end > stop) {
        size_t i = end - 1;
        if (frame_is_break(f, i) || f->is_taken[i] || frame_is_note(f, i) ||
            frame_is_file(f, i)) {
            end = i;
            continue;
        }
        size_t list = frame_take_attachments(f, first, end);
        if (list == end)
            break;
        end = list;
    }
    return end;
}

/* 署名 without a date: the last line is an organ, behind a sentence. */
static void take_undated(struct frame *f, size_t first, size_t end,
                         struct closing *closing)
{
    size_t i = end - 1, above = line_above(f, first, i);
    struct names organs = {NULL, NULL, 0};
    bool is_sealed = false;
    const char *solid = frame_solid(f, i);
    if (end <= first || utf8_count(solid) > LONGEST_UNDATED ||
        strstr(solid, "、") != NULL ||
        !frame_read_organs(f, i, &organs, &is_sealed) ||
        (!is_sealed && !frame_is_right(f, i) &&
         (above == i ||
          !(ends_sentence(f, above) || is_ending_phrase(f, above)))))
        return;
    frame_note(f, NOTE_GUESSED, i, "没有日期，按位置认作署名",
               "no date: taken for the signature by its place");
    closing->organs = organs;
    closing->is_sealed = is_sealed;
    frame_take_line(f, i);
}

/* The date stood above the organs: takes both.  False: it does not. */
static bool take_inverted(struct frame *f, size_t first, size_t end,
                          struct closing *closing)
{
    struct signed_line line;
    size_t date = date_above_organs(f, first, end, &line);
    if (date == end)
        return false;
    closing->date = line.date;
    closing->is_sealed = line.is_sealed;
    for (size_t i = date + 1; i < end; i++) {
        if (frame_is_text(f, i) &&
            frame_read_organs(f, i, &closing->organs, &closing->is_sealed))
            frame_take_line(f, i);
    }
    frame_note(f, NOTE_MOVED, date, "成文日期写在署名上面",
               "the date stood above the signature");
    frame_take_line(f, date);
    return true;
}

/* A picture between the lines of a signature is the seal; one, as a plan has:
 * another stays in the text. */
static void take_seal_picture(struct frame *f, size_t first, size_t end,
                              struct closing *closing)
{
    for (size_t i = end; i > first;) {
        bool is_picture = f->lines[--i]->kind == DRAFT_IMAGE;
        if (!is_picture && !f->is_taken[i] && !frame_is_break(f, i))
            return;
        if (!is_picture || f->is_taken[i])
            continue;
        if (i == first || !f->is_taken[i - 1])
            return;
        closing->seal = f->lines[i]->path;
        frame_note(f, NOTE_GUESSED, i, "署名处的图片认作印章",
                   "a picture in the signature taken for the seal");
        frame_take_line(f, i);
        return;
    }
}

/* 附件说明 above what was taken of the lines before end. */
static void take_attachments_above(struct frame *f, size_t first, size_t end)
{
    while (end > first && (frame_is_break(f, end - 1) || f->is_taken[end - 1]))
        end--;
    frame_take_attachments(f, first, end);
}

/* Takes the line of the date; one without a day stays in the text, for the
 * writer to fill in. */
static void take_date_line(struct frame *f, size_t i,
                           const struct signed_line *line,
                           struct closing *closing)
{
    if (line->has_month)
        return;
    if (date_is_set(line->date))
        closing->date_span = frame_span(f, i, line->start, line->end);
    else
        frame_note(f, NOTE_DROPPED, i, "没有填写的成文日期",
                   "the date of the document, which is not filled in");
    frame_take_line(f, i);
}

/* The organs of the date's own line, behind those on lines above it. */
static void take_signers(struct frame *f, size_t first, size_t i,
                         const struct names *own, struct closing *closing)
{
    size_t above = line_above(f, first, i);
    if (above != i && frame_count_organs(f, above) > 0)
        take_organs(f, first, i, closing);
    for (size_t k = 0; k < own->n; k++)
        frame_add_name(f, &closing->organs, FRAME_MOST_ORGANS, own->items[k],
                       strlen(own->items[k]), own->spans[k]);
}

struct closing frame_take_closing(struct frame *f, size_t first, size_t end)
{
    const struct plan *plan = f->plan;
    struct closing closing = {.date_span = SPAN_NONE};
    struct names own = {NULL, NULL, 0};
    struct signed_line line;
    size_t below = skip_tail(f, first, end);
    size_t i = below - 1, above;
    if (below <= first)
        return closing;
    above = line_above(f, first, i);
    if (!frame_read_date_line(f, i, &line) ||
        (line.is_bare && frame_signing(f, i) != SIGNED_BY) ||
        (line.n_organs == 0 && above != i && is_answered(f, above, i))) {
        bool is_inverted = take_inverted(f, first, below, &closing);
        take_notes(f, below, end, is_inverted);
        if (!is_inverted)
            take_undated(f, first, below, &closing);
        closing.seal = closing.is_sealed ? "有" : NULL;
        take_attachments_above(f, first, below);
        if (closing.organs.n > 0)
            frame_take_files(f, below, end);
        return closing;
    }
    closing.date = line.date;
    closing.is_sealed = line.is_sealed;
    frame_add_signers(f, i, &line, &own);
    take_date_line(f, i, &line, &closing);
    if (line.n_organs > 0)
        take_signers(f, first, i, &own, &closing);
    else if (plan->meta.format != FORMAT_ORDER || above == i ||
             !take_stamp(f, above))
        take_organs(f, first, i, &closing);
    take_notes(f, below, end, true);
    take_seal_picture(f, first, below, &closing);
    if (closing.seal == NULL && closing.is_sealed)
        closing.seal = "有";
    take_attachments_above(f, first, i);
    frame_take_files(f, below, end);
    return closing;
}

/*
 * 标题 (GB/T 9704-2012 7.3.1): the first lines, joined until quotes and
 * brackets are closed and they end in a word that titles end in.
 */
#include "read/frame_part.h"

#include "base/utf8.h"
#include "plan/locate.h"
#include "read/runs.h"

#include <string.h>

enum {
    TITLE_SIZE = 12700 * 18, /* a title of a Word file is as large at least */
    SHORT_HEADING = 6, /* characters: 通知公告 is a heading of the site */
    SHORT_REST = 8,    /* characters: 活动方案 is no title alone */
    LONGEST_GUESS = 40 /* characters of a title that no word tells */
};

/* -- Lines ---------------------------------------------------------------- */

/* A 。 or ； before the last character, or a line break in a text. */
static bool has_sentence(const char *solid)
{
    const char *end = solid + strlen(solid);
    for (const char *p = solid; (p = utf8_skip_hanzi(p, end)) < end;)
        if (frame_is_among(utf8_next(&p), U"。；;！？"))
            return true;
    return false;
}

/* 第一章总则, 第一条……: a part of the text. */
static bool is_part(const char *solid)
{
    static const char ordinal[] = "第";
    const char *p = solid;
    if (strncmp(p, ordinal, strlen(ordinal)) != 0)
        return false;
    p += strlen(ordinal);
    return frame_take_value(&p) > 0 &&
           frame_is_among(utf8_peek(p), U"编章节条");
}

/* A line that is longer than most titles, and ends as they do. */
static bool is_long_title(const struct frame *f, const char *solid, size_t n)
{
    enum { LONGEST = 90 }; /* characters */
    const char *ending;
    return n <= LONGEST && f->kinds != NULL && !frame_ends_in_mark(solid) &&
           frame_is_balanced(solid) &&
           kind_of_title(f->kinds, solid, &ending) != NULL;
}

static bool can_be_line(struct frame *f, size_t i)
{
    const char *solid = frame_solid(f, i), *inner;
    size_t len, n = utf8_count(solid);
    return n >= 2 && (n <= FRAME_LONGEST_TITLE || is_long_title(f, solid, n)) &&
           f->lines[i]->marker == NULL && f->lines[i]->written == NULL &&
           !has_sentence(solid) && !frame_in_brackets(solid, &inner, &len) &&
           !is_part(solid) && frame_own_number(f, i) == NULL;
}

/* A list or a form has a title of its own sort where it is attached. */
static bool is_attached_title(const struct frame *f, const char *text)
{
    return f->plan != NULL && f->plan->relation == RELATION_ATTACHMENT &&
           wordlist_suffix(&f->words->attachment_titles, text, strlen(text)) !=
               NULL;
}

/* A title without 草案 or 讨论稿 at its end, which stands in brackets
 * elsewhere. */
static const char *without_status(const struct frame *f, const char *text)
{
    size_t len = strlen(text);
    const struct wording *status =
        wordlist_suffix(&f->words->title_status, text, len);
    return status == NULL || status->len == len
               ? text
               : arena_strndup(f->arena, text, len - status->len);
}

static bool is_complete(const struct frame *f, const char *text)
{
    const char *ending;
    text = without_status(f, text);
    return *text != '\0' && frame_is_balanced(text) &&
           !frame_ends_in_mark(text) && f->kinds != NULL &&
           (kind_of_title(f->kinds, text, &ending) != NULL ||
            is_attached_title(f, text));
}

/* The characters of the word at p, which ends at a blank or at end. */
static size_t word_length(const char *p, const char *end)
{
    size_t n = 0;
    while (p < end && !scalar_is_blank(utf8_next(&p)))
        n++;
    return n;
}

/* Appends a line of a title without the blanks that space it out: 的　通　知.
 * Others may be meant. */
static void add_closed(struct buf *out, const char *text, const char *end)
{
    size_t word = 0;
    for (const char *p = text; p < end;) {
        const char *here = p, *behind;
        uint32_t last = utf8_before(text, here);
        if (!scalar_is_blank(utf8_next(&p))) {
            buf_add(out, here, (size_t)(p - here));
            word++;
            continue;
        }
        for (behind = p; p < end && scalar_is_blank(utf8_next(&p));)
            behind = p;
        p = behind;
        bool is_spaced = word == 1 || word_length(p, end) == 1;
        if (!is_spaced || !scalar_is_han(last) || !scalar_is_han(utf8_peek(p)))
            buf_add(out, here, (size_t)(p - here));
        word = 0;
    }
}

/* Appends text to a title: no blank where a line of Chinese was broken. */
static void join(struct buf *out, const char *text, size_t len)
{
    for (const char *p = text; p < text + len;) {
        size_t n = strcspn(p, "\n");
        n = n > (size_t)(text + len - p) ? (size_t)(text + len - p) : n;
        size_t from = 0, to = n;
        text_trim(p, &from, &to);
        uint32_t last = utf8_before(buf_text(out), buf_text(out) + out->len);
        if (out->len > 0 && to > from && !scalar_is_cjk(last) &&
            !scalar_is_cjk(utf8_peek(p + from)))
            buf_add_char(out, ' ');
        add_closed(out, p + from, p + to);
        p += n < (size_t)(text + len - p) ? n + 1 : n;
    }
}

static const char *joined(const struct frame *f, const char *text,
                          const char *more)
{
    struct buf out = BUF_EMPTY;
    join(&out, text, strlen(text));
    join(&out, more, strlen(more));
    const char *whole = arena_strndup(f->arena, buf_text(&out), out.len);
    buf_free(&out);
    return whole;
}

/* 《某方案》 or 【某方案】 alone is 某方案. */
static const char *unquoted(const struct frame *f, const char *text)
{
    size_t len = strlen(text), mark = strlen("《");
    bool is_boxed = strncmp(text, "【", mark) == 0;
    if (len <= 2 * mark || (!is_boxed && memcmp(text, "《", mark) != 0) ||
        strstr(text, is_boxed ? "】" : "》") != text + len - mark)
        return text;
    return arena_strndup(f->arena, text + mark, len - 2 * mark);
}

/* The line's text behind 标题： or 附件1：. */
static const char *unlabelled(const struct frame *f, size_t i,
                              struct title *title)
{
    size_t len;
    int n;
    const char *text = utf8_trim(f->lines[i]->text, &len), *p = text;
    if (frame_take_label(&p, &f->words->attachment_labels, &n))
        title->is_labelled = true;
    else
        frame_take_label(&p, &f->words->title_labels, &n);
    if (utf8_trim(p, &len), len == 0)
        return text;
    return p;
}

bool frame_is_same_title(const char *a, const char *b)
{
    static const char32_t skipped[] = U"《》“”\"‘’（）()〈〉<>，,、 　\n\t";
    uint32_t c;
    do {
        uint32_t other;
        while ((c = utf8_next(&a)) != 0 && frame_is_among(c, skipped))
            continue;
        while ((other = utf8_next(&b)) != 0 && frame_is_among(other, skipped))
            continue;
        if (c != other)
            return false;
    } while (c != 0);
    return true;
}

size_t frame_repeats(struct frame *f, size_t i, const char *title)
{
    const char *text = "";
    for (size_t n = 0; n < FRAME_TITLE_LINES && frame_is_text(f, i + n); n++) {
        text = arena_printf(f->arena, "%s%s", text, frame_solid(f, i + n));
        if (utf8_count(text) > 2 * FRAME_LONGEST_TITLE)
            return 0;
        if (frame_is_same_title(title, text))
            return n + 1;
    }
    return 0;
}

/* -- Joining -------------------------------------------------------------- */

static bool is_same_look(const struct look *a, const struct look *b)
{
    return a != NULL && b != NULL && a->align == ALIGN_CENTER &&
           b->align == ALIGN_CENTER && a->size == b->size &&
           a->is_bold == b->is_bold;
}

/* How many characters both begin with. */
static size_t count_common(const char *a, const char *b)
{
    size_t n = 0;
    for (; *a != '\0' && utf8_peek(a) == utf8_peek(b); n++) {
        utf8_next(&a);
        utf8_next(&b);
    }
    return n;
}

/* Whether line i names the organ above it, or its place, once more: 某省某市
 * 人民政府 / 某市人民政府关于……, 某省人民政府 / 某省造林规定. */
static bool names_again(struct frame *f, const char *organ, size_t i)
{
    enum { AT_START = 2, INSIDE = 3 }; /* characters */
    const char *solid = frame_solid(f, i);
    if (!frame_is_organ(f->words, organ, strlen(organ)) ||
        frame_names_organ(f, i) || !is_complete(f, solid))
        return false;
    for (const char *p = organ; *p != '\0'; utf8_next(&p))
        if (count_common(p, solid) >= (p == organ ? AT_START : INSIDE))
            return true;
    return false;
}

/* Whether a title begins with the organ in line i, and the few words above it
 * are a column of the page. */
static bool begins_with_organ(struct frame *f, const char *above, size_t i)
{
    size_t len = strlen(above);
    return utf8_count(above) <= SHORT_REST && frame_names_organ(f, i) &&
           !frame_is_organ(f->words, above, len) &&
           !frame_holds(&f->words->about, above, len) &&
           frame_is_balanced(above);
}

/* 某镇会议纪要实用13篇 above 某镇会议纪要: that is the title, and what is above
 * it only begins with it. */
static bool is_named_above(struct frame *f, const char *above, size_t i)
{
    const char *solid = frame_solid(f, i);
    return strncmp(above, solid, strlen(solid)) == 0 && is_complete(f, solid);
}

/* Whether line i may go on with a title whose text so far is this. */
static bool goes_on(struct frame *f, const char *text, size_t i)
{
    const struct look *look = f->lines[i - 1]->look;
    if (!can_be_line(f, i) || names_again(f, text, i) ||
        is_named_above(f, text, i) ||
        (look == NULL && begins_with_organ(f, text, i)))
        return false;
    if (!frame_is_balanced(text))
        return true;
    if (frame_ends_in_mark(text))
        return false;
    if (look != NULL && look->align == ALIGN_CENTER)
        return is_same_look(look, f->lines[i]->look);
    size_t len = strlen(text);
    return !frame_has_gap(f, i) || frame_is_organ(f->words, text, len) ||
           frame_holds(&f->words->about, text, len) ||
           utf8_count(frame_solid(f, i)) <= SHORT_REST;
}

/* 植树方案 below 植树活动方案: the same matter again, no rest of the title. */
static bool begins_inside(const char *text, const char *rest)
{
    enum { LEAST = 2 }; /* characters */
    for (const char *p = text; *p != '\0'; utf8_next(&p))
        if (count_common(p, rest) >= LEAST)
            return true;
    return false;
}

/* Whether a title that is complete goes on with line i all the same:
 * 关于印发某方案 / 的通知. */
static bool is_extended(struct frame *f, const struct title *title)
{
    const char *ending, *text = title->text;
    size_t i = title->end;
    if (!can_be_line(f, i) || title->cut > 0)
        return false;
    const char *whole = joined(f, text, f->lines[i]->text);
    if (!is_complete(f, whole))
        return false;
    if (!frame_has_gap(f, i) && utf8_count(frame_solid(f, i)) <= SHORT_REST &&
        is_complete(f, frame_solid(f, i)) &&
        !begins_inside(text, frame_solid(f, i)))
        return true;
    return strncmp(frame_solid(f, i), "的", strlen("的")) == 0 ||
           is_same_look(f->lines[i - 1]->look, f->lines[i]->look) ||
           (frame_holds(&f->words->issuing, text, strlen(text)) &&
            kind_of_title(f->kinds, text, &ending) !=
                kind_of_title(f->kinds, whole, &ending));
}

/* 2026—2028年: years and nothing else. */
static bool is_years(const char *text, size_t len)
{
    const char *end = text + len;
    for (const char *p = text; p < end;)
        if (!frame_is_among(utf8_next(&p), U"0123456789—－-–~～至年度"))
            return false;
    return len >= 4;
}

/* （试行） or （2026—2028年） below the title belongs to it. */
static bool is_status(struct frame *f, size_t i)
{
    const char *inner;
    size_t len;
    return frame_in_brackets(frame_solid(f, i), &inner, &len) &&
           (wordlist_has(&f->words->title_status, inner, len) ||
            is_years(inner, len));
}

static void extend(struct frame *f, struct title *title)
{
    while (title->end < title->first + FRAME_TITLE_LINES &&
           is_extended(f, title))
        title->text = joined(f, title->text, f->lines[title->end++]->text);
    if (title->cut == 0 && is_status(f, title->end))
        title->text = joined(f, title->text, f->lines[title->end++]->text);
}

struct title frame_join_title(struct frame *f, size_t i)
{
    struct title title = {.first = i, .end = i};
    if (!can_be_line(f, i))
        return title;
    const char *text = joined(f, unlabelled(f, i, &title), "");
    for (size_t k = i + 1;; k++) {
        if (is_complete(f, unquoted(f, text))) {
            title.text = unquoted(f, text);
            title.end = k;
            title.is_complete = true;
            extend(f, &title);
            return title;
        }
        if (k == i + FRAME_TITLE_LINES || !goes_on(f, text, k))
            return title;
        text = joined(f, text, f->lines[k]->text);
    }
}

/* -- Other places of a title ---------------------------------------------- */

/* A title that text follows on its line: 某实施方案 根据市委部署，……. */
static struct title cut_from(struct frame *f, size_t i)
{
    struct title title = {.first = i, .end = i};
    if (!frame_is_text(f, i) || f->lines[i]->marker != NULL)
        return title;
    const struct draft *d = f->lines[i];
    size_t n = 0, from = d->number_len;
    for (const char *p = d->text + from; *p != '\0';) {
        const char *at = p;
        uint32_t c = utf8_next(&p);
        if (++n > FRAME_LONGEST_TITLE || frame_is_among(c, U"。；"))
            return title;
        if (c != '\n' && !scalar_is_blank(c))
            continue;
        const char *text = arena_strndup(f->arena, d->text + from,
                                         (size_t)(at - d->text) - from);
        if (n <= SHORT_HEADING || !is_complete(f, text))
            continue;
        title.text = unquoted(f, text);
        title.cut = (size_t)(p - d->text);
        title.end = i + 1;
        title.is_complete = true;
        return title;
    }
    return title;
}

/* What belongs to another document begins with its title: no label with its
 * value, nobody's name. */
static bool is_belonging(const struct frame *f, const char *text)
{
    enum { SHORTEST = 4 };
    return f->plan != NULL && f->plan->relation != RELATION_NONE &&
           utf8_count(text) >= SHORTEST && strstr(text, "：") == NULL &&
           strchr(text, ':') == NULL && strstr(text, "　") == NULL;
}

/* 现就有关事项通知如下, 引言: nobody calls a document that. */
static bool is_no_title(const struct frame *f, const char *text)
{
    return wordlist_suffix(&f->words->no_titles, text, strlen(text)) != NULL;
}

/* What only place and look tell: large and centred, or one short line before
 * 主送 or a sentence. */
static struct title guess_from(struct frame *f, size_t i)
{
    struct title title = {.first = i, .end = i};
    if (!can_be_line(f, i) || frame_ends_in_mark(frame_solid(f, i)) ||
        !frame_is_balanced(frame_solid(f, i)) || frame_is_note(f, i) ||
        is_no_title(f, frame_solid(f, i)))
        return title;
    const struct look *look = f->lines[i]->look;
    if (look == NULL && frame_organ_above(f, &title) == i)
        return title;
    title.text = joined(f, unlabelled(f, i, &title), "");
    if (look != NULL && look->align == ALIGN_CENTER &&
        (look->size >= TITLE_SIZE || look->is_bold)) {
        for (title.end = i + 1;
             title.end < i + FRAME_TITLE_LINES && can_be_line(f, title.end) &&
             is_same_look(look, f->lines[title.end]->look);
             title.end++)
            title.text = joined(f, title.text, f->lines[title.end]->text);
        extend(f, &title);
        return title;
    }
    size_t next = frame_skip_breaks(f, i + 1);
    if (utf8_count(title.text) <= LONGEST_GUESS && next < f->n &&
        (is_belonging(f, title.text) || f->lines[next]->kind == DRAFT_TABLE ||
         frame_is_addressed(f, next) || has_sentence(frame_solid(f, next)) ||
         is_status(f, next) || frame_repeats(f, next, title.text) > 0)) {
        title.end = i + 1;
        title.text = unquoted(f, title.text);
        extend(f, &title);
    }
    return title;
}

/* Whether the title that begins one line later is the document's own: what
 * stands before it is a heading of the site. */
static bool is_later(struct frame *f, const struct title *title,
                     const struct title *later)
{
    const char *head = frame_solid(f, title->first);
    const struct wordlist *about = &f->words->about;
    size_t len = strlen(head);
    if (later->first == later->end || !later->is_complete || later->cut > 0)
        return false;
    if (title->end == title->first)
        return true;
    if (title->end == title->first + 1)
        return utf8_count(head) <= SHORT_HEADING &&
               utf8_count(later->text) > SHORT_HEADING + 2;
    return frame_is_balanced(head) && !frame_holds(about, head, len) &&
           !frame_is_organ(f->words, head, len) &&
           frame_holds(about, later->text, strlen(later->text));
}

struct title frame_find_title(struct frame *f, size_t at)
{
    size_t i = frame_skip_breaks(f, at);
    struct title title = frame_join_title(f, i);
    if (title.end == title.first)
        title = cut_from(f, i);
    if (can_be_line(f, i) && title.cut == 0 && !frame_is_addressed(f, i)) {
        struct title later = frame_join_title(f, i + 1);
        if (is_later(f, &title, &later))
            return later;
    }
    return title.end == title.first ? guess_from(f, i) : title;
}

/* -- Taking it ------------------------------------------------------------ */

/* Leaves what follows the title on its line. */
static void cut_line(struct frame *f, const struct title *title)
{
    struct draft *d = f->lines[title->first];
    size_t len = strlen(d->text);
    struct span rest = locate_text(f->source, d->content, d->text, title->cut,
                                   len - title->cut);
    frame_note(f, NOTE_SPLIT, title->first, "标题与正文在同一行",
               "title and text on one line");
    if (d->number_len > 0)
        notes_add(f->notes, NOTE_DROPPED, d->span, d->written, "标题前的编号",
                  "a number before the title");
    draft_set_runs(d, runs_slice(d->runs, title->cut, len, f->arena), f->arena);
    d->content.start = d->span.start = rest.start;
    f->solids[title->first] = NULL;
}

/* Bytes of the title without the document's number in brackets behind it,
 * which is *number; 0: there is none. */
static size_t before_number(struct frame *f, const char *text,
                            const char **number)
{
    for (const char *p = text; *p != '\0';) {
        const char *at = p;
        if (!frame_is_among(utf8_next(&p), U"（("))
            continue;
        const char *end = p;
        if (!frame_take_number(&end, f->words) ||
            !frame_is_among(utf8_peek(end), U"）)"))
            continue;
        *number = arena_strndup(f->arena, p, (size_t)(end - p));
        utf8_next(&end);
        if (*end == '\0')
            return (size_t)(at - text);
    }
    return 0;
}

/* 关于……的通知（某政发〔2026〕3号） */
static const char *take_number_behind(struct frame *f,
                                      const struct title *title)
{
    struct meta *meta = &f->plan->meta;
    const char *number;
    size_t len = before_number(f, title->text, &number);
    if (len == 0 || (meta->number != NULL && strcmp(meta->number, number) != 0))
        return title->text;
    meta->number = number;
    frame_note(f, NOTE_MOVED, title->end - 1, "标题后面的发文字号",
               "the document number stood behind the title");
    return arena_strndup(f->arena, title->text, len);
}

void frame_take_title(struct frame *f, const struct title *title)
{
    const struct draft *last = f->lines[title->end - 1];
    f->plan->meta.title = f->plan->title = take_number_behind(f, title);
    f->plan->title_span =
        (struct span){f->lines[title->first]->content.start, last->content.end};
    if (title->cut > 0) {
        f->plan->title_span =
            locate_text(f->source, last->content, last->text, last->number_len,
                        title->cut - last->number_len);
        cut_line(f, title);
        return;
    }
    if (title->end > title->first + 1)
        notes_add(f->notes, NOTE_JOINED, f->plan->title_span, title->text,
                  "标题分成几行", "the title stood on several lines");
    if (!title->is_complete)
        frame_note(f, NOTE_GUESSED, title->first, "按位置认作标题",
                   "taken for the title by its place");
    for (size_t i = title->first; i < title->end; i++)
        frame_take_line(f, i);
}

/*
 * Several documents in one text.
 *
 * A document ends with its signature and date; what stands behind them and is
 * no 附注, 附件说明 or 版记 begins another one if it looks like a beginning.
 * Without a date only sure signs count: the label of an attachment, a 版头, the
 * title that the circular before names, its number in a collection of models.
 * A heading inside a text is none.
 */
#include "read/frame_part.h"

#include "base/utf8.h"

#include <string.h>

enum { MOST_QUOTED = 8 };

/* The lines of a document. */
struct stretch {
    size_t from, to;
    enum relation relation;
    const char *title; /* said by the document before it, or NULL */
};

/* What is known of the document being read. */
struct divider {
    struct frame *f;
    struct stretch *parts;
    size_t n;
    const char *title;    /* or NULL */
    size_t text;          /* the first line behind the title */
    enum signing signing; /* of nothing but a tail since its signature */
    bool has_list;        /* 附件说明 */
    bool is_in_list;      /* the line before belongs to it */
    bool is_attachment;   /* the document itself is one */
    bool is_numbered;     /* a heading with a number was there */
    int value;            /* of the last number of the first level */
    bool is_issuing;      /* its title says that it issues another one */
    bool says_issuing; /* or its text does: 现将《某方案》印发给你们 */
    const char *quoted[MOST_QUOTED]; /* titles that it names */
    size_t n_quoted;
};

/* -- Beginnings ------------------------------------------------------------ */

/* Whether something follows that a title could be the title of. */
static bool has_text(const struct frame *f, size_t i)
{
    i = frame_skip_breaks(f, i);
    return i < f->n && !f->is_taken[i];
}

/* A complete title in line i, with text below it. */
static bool has_title(struct frame *f, size_t i, struct title *title)
{
    *title = frame_find_title(f, i);
    return title->is_complete && title->first == i && has_text(f, title->end);
}

static bool is_label_line(struct frame *f, size_t i)
{
    const char *p = frame_solid(f, i);
    int n;
    return frame_take_label(&p, &f->words->attachment_labels, &n);
}

static bool has_sentence(struct frame *f, size_t i)
{
    return frame_is_text(f, i) && (*frame_solid(f, i) == '\0' ||
                                   strstr(frame_solid(f, i), "。") != NULL);
}

/* The value of a number of the first level in line i, or 0. */
static int first_level(const struct frame *f, size_t i)
{
    struct number number;
    const struct draft *line = f->lines[i];
    return line->written != NULL && line->number_level == 1 &&
                   number_match(line->written, &number)
               ? number.value
               : 0;
}

/* The first such number of the lines from i on, or 0. */
static int next_first_level(const struct frame *f, size_t i)
{
    enum { REACH = 12 };
    for (size_t k = i; k < f->n && k < i + REACH; k++)
        if (first_level(f, k) > 0)
            return first_level(f, k);
    return 0;
}

/* A 版头 with mark and number, or a title behind a signature.  *next is the
 * line behind.  is_start: nothing but a title stands before it. */
static bool begins_document(struct frame *f, size_t i, enum signing signing,
                            bool is_start, size_t *next)
{
    struct head head = {.end = i};
    struct title title;
    bool is_titled;
    if (signing != SIGNED_NOT || !frame_names_organ(f, i - 1))
        head = frame_find_head(f, i);
    bool is_headed = head.end > i && head.number != NULL &&
                     (head.mark != NULL || head.issuer.n > 0);
    if (!is_headed && signing == SIGNED_NOT)
        return false;
    size_t at = frame_skip_breaks(f, head.end);
    is_titled = has_title(f, at, &title);
    *next = is_titled ? title.end : at;
    if (signing == SIGNED_BARELY && is_titled)
        is_titled =
            frame_holds(&f->words->about, title.text, strlen(title.text));
    return is_titled || (is_headed && !is_start);
}

/* How many lines from i on are the document's title again, on the page behind a
 * cover that has no more than names, labels and a date; 0: none. */
static size_t behind_cover(const struct divider *d, size_t i)
{
    enum { MOST = 12, SHORTEST = 6 };
    struct frame *f = d->f;
    if (d->title == NULL || utf8_count(d->title) < SHORTEST || i <= d->text ||
        i > d->text + MOST || !frame_is_text(f, i))
        return 0;
    for (size_t k = d->text; k < i; k++)
        if (!frame_is_break(f, k) &&
            (!frame_is_text(f, k) || f->lines[k]->written != NULL ||
             has_sentence(f, k)))
            return 0;
    return frame_repeats(f, i, d->title);
}

/* -- What a circular names --------------------------------------------------
 */

/* Keeps the titles in 《》 of a paragraph. */
static void keep_quoted(struct divider *d, const char *text)
{
    for (const char *p = text; d->n_quoted < MOST_QUOTED;) {
        const char *open = strstr(p, "《");
        const char *close = open == NULL ? NULL : strstr(open, "》");
        if (close == NULL)
            return;
        open += strlen("《");
        d->quoted[d->n_quoted++] =
            arena_strndup(d->f->arena, open, (size_t)(close - open));
        p = close;
    }
}

static bool is_quoted(const struct divider *d, const char *title)
{
    for (size_t i = 0; i < d->n_quoted; i++)
        if (frame_is_same_title(d->quoted[i], title))
            return true;
    return false;
}

/* 《某方案》已经市政府同意，现印发给你们: whether a paragraph says outside of
 * titles that it issues now. */
static bool says_issuing(const struct divider *d, const char *text)
{
    const struct frame_words *words = d->f->words;
    int depth = 0;
    bool is_now = false, has_title = false;
    for (const char *p = text, *end = text + strlen(text); p < end;) {
        size_t len = (size_t)(end - p);
        is_now |= depth == 0 && wordlist_prefix(&words->now, p, len) != NULL;
        if (depth == 0 && is_now &&
            wordlist_prefix(&words->issuing, p, len) != NULL)
            return has_title || strstr(p, "《") != NULL;
        uint32_t c = utf8_next(&p);
        depth += c == 0x300A;              /* 《 */
        depth -= depth > 0 && c == 0x300B; /* 》 */
        has_title |= c == 0x300A;
    }
    return false;
}

/* The line behind lines from i on that are together a title that was named,
 * whatever word it ends in; i: they are none. */
static size_t behind_named(struct divider *d, size_t i)
{
    struct frame *f = d->f;
    const char *text = "";
    for (size_t k = i; k < i + FRAME_TITLE_LINES && frame_is_text(f, k); k++) {
        text = arena_printf(f->arena, "%s%s", text, frame_solid(f, k));
        if (utf8_count(text) > FRAME_LONGEST_TITLE)
            return i;
        if (is_quoted(d, text))
            return has_text(f, k + 1) ? k + 1 : i;
    }
    return i;
}

/* Whether line i is the title of what a circular issues. */
static bool begins_issued(struct divider *d, size_t i, size_t *next)
{
    struct title title;
    if ((!d->is_issuing && !d->says_issuing) || d->is_numbered ||
        is_label_line(d->f, i))
        return false;
    if (has_title(d->f, i, &title) && is_quoted(d, title.text)) {
        *next = title.end;
        return true;
    }
    *next = d->signing != SIGNED_NOT ? behind_named(d, i) : i;
    return *next > i;
}

/* What a circular calls that which it issues, not the circular itself. */
static const char *last_quoted(const struct divider *d)
{
    const struct wordlist *issuing = &d->f->words->issuing;
    for (size_t i = d->n_quoted; i > 0; i--) {
        const char *title = d->quoted[i - 1];
        if (!frame_holds(issuing, title, strlen(title)))
            return title;
    }
    return NULL;
}

/* Whether the text of what a signed circular issues begins in line i, its title
 * left out: sentences, and headings from the first number on. */
static bool begins_untitled(const struct divider *d, size_t i)
{
    struct frame *f = d->f;
    if (d->signing != SIGNED_BY || (!d->is_issuing && !d->says_issuing) ||
        d->is_numbered || d->n_quoted == 0 || d->has_list ||
        f->lines[i]->written != NULL || !has_sentence(f, i))
        return false;
    return next_first_level(f, i + 1) == 1;
}

/* -- Attachments ------------------------------------------------------------
 */

/* 姓名：, to be filled in. */
static bool is_form_line(struct frame *f, size_t i)
{
    const char *solid = frame_solid(f, i);
    uint32_t last = utf8_before(solid, solid + strlen(solid));
    return last == 0xFF1A || last == ':';
}

/* 附件1：某方案 as the title of the attachment itself: it has text. */
static bool is_labelled_title(struct frame *f, size_t i)
{
    size_t next = frame_skip_breaks(f, i + 1);
    if (!is_label_line(f, i) || next >= f->n)
        return false;
    if (f->lines[next]->kind == DRAFT_TABLE || has_sentence(f, next) ||
        is_form_line(f, next))
        return true;
    struct title title = frame_find_title(f, next);
    return title.is_complete && title.first == next &&
           !is_label_line(f, next) && f->lines[next]->written == NULL &&
           has_text(f, title.end);
}

/* Whether an attachment begins in line i; *next is the line behind its label,
 * which is taken if it says nothing else. */
static bool begins_attachment(struct divider *d, size_t i, size_t *next)
{
    struct frame *f = d->f;
    bool is_behind = d->signing != SIGNED_NOT || d->has_list ||
                     d->is_attachment || (i > 0 && frame_is_break(f, i - 1));
    if (!is_behind || !has_text(f, i + 1))
        return false;
    if (frame_is_attachment_label(f, i)) {
        frame_note(f, NOTE_DROPPED, i, "附件的标记，附件另成一篇",
                   "the label of an attachment, which is read by itself");
        frame_take_line(f, i);
        *next = i + 1;
        return true;
    }
    if ((d->signing == SIGNED_NOT && !d->is_attachment) ||
        !is_labelled_title(f, i))
        return false;
    *next = i + 1;
    return true;
}

/* 报名表, 人员名单: a line of nothing but what attachments are called. */
static bool is_attachment_name(struct frame *f, size_t i)
{
    enum { SHORTEST = 3, LONGEST = 40 };
    const char *solid = frame_solid(f, i);
    size_t n = utf8_count(solid);
    return frame_is_text(f, i) && f->lines[i]->written == NULL &&
           f->lines[i]->marker == NULL && n >= SHORTEST && n <= LONGEST &&
           strstr(solid, "：") == NULL && strchr(solid, ':') == NULL &&
           wordlist_suffix(&f->words->attachment_titles, solid,
                           strlen(solid)) != NULL;
}

/* Whether an attachment without a mark begins in line i: right behind the
 * signature stands what attachments are called, and below it no other. */
static bool begins_unmarked(const struct divider *d, size_t i, size_t *next)
{
    *next = i + 1;
    size_t text = frame_skip_breaks(d->f, i + 1);
    return (d->signing == SIGNED_BY || d->is_attachment) &&
           is_attachment_name(d->f, i) &&
           (d->signing == SIGNED_BY || frame_has_gap(d->f, i)) &&
           has_text(d->f, i + 1) && !is_attachment_name(d->f, text) &&
           (d->signing == SIGNED_BY || d->f->lines[text]->kind == DRAFT_TABLE);
}

/* Whether line i, behind a signature, addresses somebody: a document without a
 * title begins. */
static bool begins_addressed(const struct divider *d, size_t i, size_t *next)
{
    *next = i + 1;
    return d->signing == SIGNED_BY && frame_is_addressed(d->f, i) &&
           has_text(d->f, i + 1);
}

/* -- Numbers that begin again -----------------------------------------------
 */

/* Whether line i is a whole title below which the numbers of the first level
 * begin again: a document without a date ended above it.  第三部分 is none. */
static bool begins_again(const struct divider *d, size_t i, size_t *next)
{
    static const char part[] = "第";
    enum { SHORTEST = 8 };
    struct frame *f = d->f;
    const char *solid = frame_solid(f, i);
    struct title title;
    if (d->value < 2 || d->is_attachment || d->has_list ||
        f->lines[i]->written != NULL || utf8_count(solid) < SHORTEST ||
        strncmp(solid, part, strlen(part)) == 0 || is_label_line(f, i) ||
        next_first_level(f, i + 1) != 1 || !has_title(f, i, &title) ||
        title.end != i + 1)
        return false;
    *next = title.end;
    return true;
}

/* -- Walking ----------------------------------------------------------------
 */

/* Begins a document in line from, of which the lines before next are known. */
static void begin(struct divider *d, size_t from, size_t next,
                  enum relation relation)
{
    struct frame *f = d->f;
    d->parts[d->n] = (struct stretch){from, f->n, relation, NULL};
    if (d->n > 0)
        d->parts[d->n - 1].to = from;
    d->n++;
    d->text = next;
    d->title = frame_find_opening(f, from).title.text;
    d->signing = SIGNED_NOT;
    d->has_list = d->is_in_list = d->is_numbered = false;
    d->is_attachment = relation == RELATION_ATTACHMENT;
    d->is_issuing = d->says_issuing = false;
    d->value = 0;
    d->n_quoted = 0;
    const char *head = "";
    for (size_t i = from; i < next && !d->is_attachment; i++) {
        const char *solid = frame_solid(f, i);
        d->is_issuing |= frame_holds(&f->words->issuing, solid, strlen(solid));
        if (i < from + FRAME_HEAD_ROWS)
            head = arena_printf(f->arena, "%s%s", head, solid);
    }
    if (d->is_issuing)
        keep_quoted(d, head);
}

/* Whether line i may stand between a signature and the end. */
static bool is_tail(struct divider *d, size_t i)
{
    struct frame *f = d->f;
    bool is_label = is_label_line(f, i);
    bool is_entry =
        d->is_in_list && frame_is_text(f, i) && f->lines[i]->written != NULL;
    d->is_in_list = is_label || is_entry;
    return is_label || is_entry || frame_is_note(f, i) ||
           frame_is_imprint_row(f, i);
}

/* How the document that begins in line i stands to the one before it. */
static enum relation relation_of(struct divider *d, size_t i)
{
    struct title title;
    bool is_issued =
        d->is_issuing || (d->says_issuing && has_title(d->f, i, &title) &&
                          is_quoted(d, title.text));
    return is_issued && frame_find_head(d->f, i).end == i ? RELATION_ISSUED
                                                          : RELATION_NONE;
}

/* Begins a document of a collection of models in line i; gives the line behind
 * its title. */
static size_t begin_model(struct divider *d, size_t i)
{
    struct title title = frame_find_title(d->f, i);
    size_t next = title.first == i ? title.end : i;
    begin(d, i, next, RELATION_NONE);
    return next > i ? next : i + 1;
}

/* Reads line i; gives the line to go on with. */
static size_t read_line(struct divider *d, size_t i)
{
    struct frame *f = d->f;
    size_t next;
    if (frame_is_break(f, i))
        return i + 1;
    if (i > 0 && f->lines[i]->begins_model)
        return begin_model(d, i);
    if (begins_attachment(d, i, &next)) {
        begin(d, i, next, RELATION_ATTACHMENT);
        return next;
    }
    size_t again = behind_cover(d, i);
    if (again > 0) {
        for (size_t k = i; k < i + again; k++) {
            frame_note(f, NOTE_DROPPED, k, "重复的标题", "the title again");
            frame_take_line(f, k);
        }
        d->signing = SIGNED_NOT;
        return i + again;
    }
    bool is_past = d->signing != SIGNED_NOT && is_tail(d, i);
    size_t n = utf8_count(frame_solid(f, i));
    if (!is_past && i > 0 && n > 0 && n <= FRAME_LONGEST_TITLE &&
        (begins_document(f, i, d->signing, i == d->text, &next) ||
         begins_issued(d, i, &next) || begins_again(d, i, &next) ||
         begins_addressed(d, i, &next))) {
        begin(d, i, next, relation_of(d, i));
        return next;
    }
    if (!is_past && i > 0 && begins_unmarked(d, i, &next)) {
        begin(d, i, next, RELATION_ATTACHMENT);
        return next;
    }
    if (!is_past && i > 0 && begins_untitled(d, i)) {
        const char *title = last_quoted(d);
        begin(d, i, i, RELATION_ISSUED);
        d->parts[d->n - 1].title = title;
        return i + 1;
    }
    enum signing signing = frame_signing(f, i);
    if (signing != SIGNED_NOT || !is_past)
        d->signing = signing;
    d->has_list |= is_label_line(f, i);
    d->is_numbered |= f->lines[i]->number_level == 1;
    if (first_level(f, i) > 0)
        d->value = first_level(f, i);
    d->says_issuing |= !d->is_issuing && !d->is_numbered && !d->is_attachment &&
                       says_issuing(d, f->lines[i]->text);
    if (d->is_issuing || d->says_issuing)
        keep_quoted(d, f->lines[i]->text);
    return i + 1;
}

/* -- Page headers -----------------------------------------------------------
 */

/* Moves line i in front of the line to. */
static void move_line(struct frame *f, size_t i, size_t to)
{
    struct draft *line = f->lines[i];
    size_t n = i - to;
    memmove(f->lines + to + 1, f->lines + to, n * sizeof(*f->lines));
    memmove(f->solids + to + 1, f->solids + to, n * sizeof(*f->solids));
    memmove(f->is_taken + to + 1, f->is_taken + to, n * sizeof(*f->is_taken));
    f->lines[to] = line;
    f->solids[to] = NULL;
    f->is_taken[to] = false;
}

/* The 版头 may stand in the header of the first page; the rest of headers and
 * footers is no text of the document. */
static void drop_headers(struct frame *f)
{
    size_t n_kept = 0;
    for (size_t i = 0; i < f->n; i++) {
        const struct look *look = f->lines[i]->look;
        if (look == NULL || !look->is_in_header)
            continue;
        if (frame_is_mark_line(f, i) ||
            (n_kept > 0 && frame_is_head_row(f, i))) {
            move_line(f, i, n_kept++);
            continue;
        }
        if (*frame_solid(f, i) != '\0')
            frame_note(f, NOTE_DROPPED, i, "页眉或页脚",
                       "a header or footer of the pages");
        frame_take_line(f, i);
    }
}

/* -- All of it --------------------------------------------------------------
 */

static void append(struct drafts *list, struct drafts more)
{
    if (more.first == NULL)
        return;
    if (list->last == NULL)
        list->first = more.first;
    else
        list->last->next = more.first;
    list->last = more.last;
}

/* The drafts of the parts; a 版记 behind the last of those that belong together
 * goes to the first of them. */
static struct parts collect(const struct divider *d)
{
    struct frame *f = d->f;
    struct parts parts = {arena_array(f->arena, d->n, sizeof(struct part)),
                          d->n};
    for (size_t i = 0, end; i < d->n; i = end) {
        const struct stretch *base = &d->parts[i];
        for (end = i + 1; end < d->n && d->parts[end].relation != RELATION_NONE;
             end++)
            continue;
        const struct stretch *last = &d->parts[end - 1];
        size_t imprint = last->to;
        if (last != base &&
            frame_imprint_start(f, base->from, base->to) == base->to)
            imprint = frame_imprint_start(f, last->from, last->to);
        for (size_t k = i; k < end; k++) {
            size_t to = k + 1 == end ? imprint : d->parts[k].to;
            parts.items[k].drafts = frame_rest(f, d->parts[k].from, to);
            parts.items[k].relation = d->parts[k].relation;
            parts.items[k].title = d->parts[k].title;
        }
        append(&parts.items[i].drafts, frame_rest(f, imprint, last->to));
    }
    return parts;
}

struct parts frame_divide(const struct source *source, struct drafts *drafts,
                          const struct frame_words *words,
                          const struct kinds *kinds, struct arena *arena,
                          struct notes *notes)
{
    struct frame *f = frame_open(source, drafts, words, kinds, arena, notes);
    struct divider d = {.f = f};
    frame_unfold_tables(f);
    drop_headers(f);
    d.parts = arena_array(arena, f->n + 1, sizeof(*d.parts));
    struct opening opening = frame_find_opening(f, frame_skip_pictures(f, 0));
    size_t first = opening.title.end;
    begin(&d, 0, first, RELATION_NONE);
    for (size_t i = 0; i < opening.title.first; i++)
        d.is_attachment |= frame_is_attachment_label(f, i);
    for (size_t i = first - (opening.title.cut > 0); i < f->n;)
        i = read_line(&d, i);
    return collect(&d);
}

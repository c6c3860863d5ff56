/*
 * Who issues a document, by what stands above and in its title.
 */
#include "read/frame_part.h"

#include "base/utf8.h"

#include <string.h>

enum { MOST_ISSUERS = 8 };

static bool are_same(const struct names *a, const struct names *b)
{
    if (a->n != b->n)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (strcmp(a->items[i], b->items[i]) != 0)
            return false;
    return true;
}

static const char *join_names(const struct frame *f, const struct names *names)
{
    const char *text = names->items[0];
    for (size_t i = 1; i < names->n; i++)
        text = arena_printf(f->arena, "%s　%s", text, names->items[i]);
    return text;
}

/* 关于…… or a year behind the organ that a title begins with. */
static bool is_behind_issuer(const struct frame *f, const char *text)
{
    const char *p = text;
    return (scalar_is_digit(utf8_peek(p)) && frame_take_year(&p)) ||
           wordlist_prefix(&f->words->issuer_followers, text, strlen(text)) !=
               NULL;
}

/* Adds the organs that text is, with blanks between them; none if a word of it
 * is no organ. */
static bool add_organs(struct frame *f, const char *text, size_t len,
                       struct span span)
{
    struct names *issuer = &f->plan->meta.issuer;
    size_t before = issuer->n;
    for (const char *p = text, *end = text + len; p < end;) {
        const char *name = p, *behind = p;
        while (p < end && !scalar_is_blank(utf8_next(&p)))
            behind = p;
        size_t n = (size_t)(behind - name);
        if (n > 0 && !frame_is_organ(f->words, name, n)) {
            issuer->n = before;
            return false;
        }
        frame_add_name(f, issuer, MOST_ISSUERS, name, n, span);
    }
    return issuer->n > before;
}

/* The organs on the first lines of the title: 中共某区委 / 某区人民政府 / 关于
 * ……; or 中共某区委　某区人民政府 / 关于……. */
static void add_title_lines(struct frame *f, const struct title *title)
{
    for (size_t i = title->first; i + 1 < title->end; i++) {
        const char *solid = f->solids[i];
        const struct draft *line = f->lines[i];
        if (solid == NULL ||
            (!add_organs(f, line->text, strlen(line->text), line->content) &&
             !add_organs(f, solid, strlen(solid), line->content)))
            return;
    }
}

/* 某市教育局关于……: the organ that the title begins with. */
static void guess_issuer(struct frame *f, const struct title *title)
{
    const char *text = f->plan->title;
    struct names *issuer = &f->plan->meta.issuer;
    if (text == NULL)
        return;
    add_title_lines(f, title);
    for (const char *p = text; *p != '\0' && issuer->n == 0; utf8_next(&p))
        if (is_behind_issuer(f, p) &&
            !add_organs(f, text, (size_t)(p - text), f->plan->title_span))
            return;
    if (issuer->n > 0)
        notes_add(f->notes, NOTE_GUESSED, f->plan->title_span, issuer->items[0],
                  "按标题认作发文机关", "taken for the issuer by the title");
}

/* 某市财政局局长办公会议纪要 of 某市财政局: the mark of a 纪要 says more than
 * who issues it. */
static bool is_issued_at_meeting(const struct meta *meta,
                                 const struct names *signers)
{
    return meta->has_format && meta->format == FORMAT_MINUTES &&
           meta->issuer.n == 1 && signers->n == 1 &&
           strncmp(meta->issuer.items[0], signers->items[0],
                   strlen(signers->items[0])) == 0;
}

/* 署名 is what is signed with; it is written only where it is not the issuer,
 * or where no date would print it. */
static void settle_signers(struct frame *f, const struct head *head,
                           const struct title *title,
                           const struct closing *closing)
{
    struct meta *meta = &f->plan->meta;
    const struct names *signers = &closing->organs;
    if (signers->n == 0) {
        if (meta->issuer.n == 0)
            guess_issuer(f, title);
        return;
    }
    if (!date_is_set(meta->date))
        meta->signature = join_names(f, signers);
    if (meta->issuer.n == 0) {
        meta->issuer = *signers;
        return;
    }
    if (are_same(&meta->issuer, signers))
        return;
    if (meta->issuer.n == 1 && signers->n > 1 && meta->has_format &&
        strcmp(meta->issuer.items[0], signers->items[0]) == 0) {
        meta->issuer = *signers; /* a 信函 shows the sponsor's mark alone */
    } else if (is_issued_at_meeting(meta, signers)) {
        meta->issuer = *signers;
        meta->mark = head->mark;
    } else {
        meta->signature = join_names(f, signers);
    }
}

/* -- Above the title --------------------------------------------------------
 */

size_t frame_organ_above(struct frame *f, const struct title *title)
{
    size_t i = title->first;
    if (title->end > title->first)
        return i > 0 && frame_names_organ(f, i - 1) ? i - 1 : f->n;
    size_t next = frame_skip_breaks(f, i + 1);
    return frame_names_organ(f, i) && (frame_own_number(f, next) != NULL ||
                                       frame_is_addressed(f, next))
               ? i
               : f->n;
}

/* Whether one of the names is this organ, with less or more said of it: 某县人
 * 民政府 and 某县人民政府办公室, 某省某县人民政府. */
static bool is_said(const struct names *names, const char *organ)
{
    size_t len = strlen(organ);
    for (size_t i = 0; i < names->n; i++) {
        const char *name = names->items[i];
        size_t n = strlen(name);
        if (strncmp(name, organ, len) == 0 ||
            (n <= len && strcmp(organ + len - n, name) == 0))
            return true;
    }
    return false;
}

/* An organ in the line above the title, which is no part of it, issues the
 * document if nothing else is known; else a page wrote it there. */
static void settle_organ_above(struct frame *f, size_t i)
{
    struct names *issuer = &f->plan->meta.issuer;
    if (i == f->n || !frame_is_text(f, i))
        return;
    const char *organ = frame_solid(f, i);
    if (is_said(issuer, organ)) {
        frame_note(f, NOTE_DROPPED, i, "标题上方的机关名称",
                   "the name of the organ above the title");
        frame_take_line(f, i);
    } else if (issuer->n == 0) {
        frame_add_name(f, issuer, 1, organ, strlen(organ),
                       frame_span(f, i, 0, strlen(organ)));
        frame_note(f, NOTE_MOVED, i, "标题上方的机关认作发文机关",
                   "the organ above the title taken for the issuer");
        frame_take_line(f, i);
    }
}

void frame_settle_issuer(struct frame *f, const struct head *head,
                         const struct title *title,
                         const struct closing *closing, size_t organ)
{
    settle_signers(f, head, title, closing);
    settle_organ_above(f, organ);
}

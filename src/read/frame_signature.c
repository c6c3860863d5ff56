/*
 * The lines of a signature: names of organs, a date, or both on one line, in
 * either order and with labels in front of them.
 */
#include "read/frame_part.h"

#include "base/utf8.h"

#include <string.h>

enum { LONGEST = 90 /* characters of a line with a date */ };

/* -- Names ----------------------------------------------------------------- */

static size_t without_seal(struct frame *f, const char *text, size_t len,
                           bool *is_sealed)
{
    size_t bare = frame_without_seal(f->words, text, len);
    *is_sealed |= bare < len;
    return bare;
}

/* A name ends at a blank, a line break or a 、. */
static bool parts_names(const char *p)
{
    uint32_t c = utf8_peek(p);
    return c == '\n' || c == 0x3001 || scalar_is_blank(c);
}

/* Bytes of the next name behind *p, which is moved to it; 0: there is none left
 * in front of end. */
static size_t next_word(const char **p, const char *end)
{
    while (*p < end && parts_names(*p))
        utf8_next(p);
    const char *behind = *p;
    while (behind < end && !parts_names(behind))
        utf8_next(&behind);
    return (size_t)(behind - *p);
}

/* 发文单位：某局: the name behind its label, which may be all of the word. */
static void skip_label(const struct wordlist *labels, const char **p,
                       size_t *len)
{
    const char *at = *p;
    if (!frame_take_word(&at, labels) || !frame_take_colon(&at) ||
        (size_t)(at - *p) > *len)
        return;
    *len -= (size_t)(at - *p);
    *p = at;
}

/* 2026年8月28日, which joint signatures have behind each name. */
static bool is_date(const char *p, size_t len)
{
    struct date date;
    bool is_bare;
    const char *end = p + len;
    return frame_take_date(&p, &date, &is_bare) && !is_bare && p == end;
}

/* The organs of text[0..len), added to names unless that is NULL; 0: something
 * else is there, too. */
static size_t read_names(struct frame *f, const char *text, size_t len,
                         struct span span, struct names *names, bool *is_sealed)
{
    const char *end = text + len;
    size_t n = 0, n_whole = 0, word;
    for (const char *p = text; (word = next_word(&p, end)) > 0; p += word) {
        const char *name = p;
        size_t bare = word;
        skip_label(&f->words->form_issuer, &name, &bare);
        bare = without_seal(f, name, bare, is_sealed);
        if (bare == 0 || is_date(name, bare))
            continue;
        bool is_whole = frame_is_organ(f->words, name, bare);
        if (!is_whole && !frame_is_inner_organ(f->words, name, bare))
            return 0;
        n++;
        n_whole += is_whole;
        if (names != NULL)
            frame_add_name(f, names, FRAME_MOST_ORGANS, name, bare, span);
    }
    return n_whole > 0 ? n : 0;
}

size_t frame_count_organs(struct frame *f, size_t i)
{
    const char *solid = frame_solid(f, i);
    size_t len = strlen(solid);
    bool is_sealed = false;
    if (len == 0 || f->lines[i]->written != NULL || frame_ends_in_mark(solid) ||
        utf8_count(solid) > 3 * LONGEST)
        return 0; /* most lines: a sentence */
    const char *text = f->lines[i]->text;
    size_t n = read_names(f, text, strlen(text), SPAN_NONE, NULL, &is_sealed);
    if (n > 1)
        return n;
    skip_label(&f->words->form_issuer, &solid, &len);
    len = frame_without_seal(f->words, solid, len);
    return frame_is_organ(f->words, solid, len) ? 1 : 0;
}

bool frame_read_organs(struct frame *f, size_t i, struct names *names,
                       bool *is_sealed)
{
    size_t n = frame_count_organs(f, i);
    const char *solid = frame_solid(f, i), *name = solid;
    size_t len = strlen(solid);
    if (n == 1) {
        skip_label(&f->words->form_issuer, &name, &len);
        len = without_seal(f, name, len, is_sealed);
        size_t from = (size_t)(name - solid);
        frame_add_name(f, names, FRAME_MOST_ORGANS, name, len,
                       frame_span(f, i, from, from + len));
    } else if (n > 1) {
        const char *text = f->lines[i]->text;
        read_names(f, text, strlen(text), f->lines[i]->span, names, is_sealed);
    }
    return n > 0;
}

/* -- Dates ----------------------------------------------------------------- */

static bool take_any_date(const char **p, struct signed_line *line)
{
    if (frame_take_date(p, &line->date, &line->is_bare))
        return true;
    line->date = (struct date){0};
    return line->is_bare = frame_take_open_date(p, &line->has_month);
}

/* Whether bytes [from, to) of the solid line are the organs that sign, or
 * nothing but a label: 日期：. */
static bool read_signers(struct frame *f, size_t i, struct signed_line *line,
                         size_t from, size_t to)
{
    const char *name = frame_solid(f, i) + from;
    size_t len = to - from;
    line->from = from;
    line->to = to;
    skip_label(&f->words->form_date, &name, &len);
    if (len == 0)
        return true;
    size_t start = frame_unsolid(f, i, from), end = frame_unsolid(f, i, to);
    line->n_organs = read_names(f, f->lines[i]->text + start, end - start,
                                SPAN_NONE, NULL, &line->is_sealed);
    if (line->n_organs > 1)
        return true;
    skip_label(&f->words->form_issuer, &name, &len);
    len = without_seal(f, name, len, &line->is_sealed);
    line->n_organs = frame_is_organ(f->words, name, len);
    return line->n_organs > 0;
}

/* 2026年9月8日 某局: the date stands in front. */
static bool begins_with_date(struct frame *f, size_t i,
                             struct signed_line *line)
{
    const char *solid = frame_solid(f, i), *p = solid;
    uint32_t first = utf8_peek(p);
    *line = (struct signed_line){0};
    if (!scalar_is_digit(first) && first != U'二' &&
        !(first >= 0xFF10 && first <= 0xFF19))
        return false;
    return take_any_date(&p, line) && !line->is_bare && *p != '\0' &&
           (line->end = (size_t)(p - solid)) > 0 &&
           read_signers(f, i, line, line->end, strlen(solid)) &&
           line->n_organs > 0;
}

bool frame_read_date_line(struct frame *f, size_t i, struct signed_line *line)
{
    const char *solid = frame_solid(f, i);
    size_t len = strlen(solid);
    uint32_t last = utf8_before(solid, solid + len);
    *line = (struct signed_line){0};
    if (len == 0 || f->lines[i]->marker != NULL || utf8_count(solid) > LONGEST)
        return false;
    if (!(frame_is_among(last, U"月日号）)") || scalar_is_digit(last) ||
          (last >= 0xFF10 && last <= 0xFF19)))
        return begins_with_date(f, i, line);
    len = without_seal(f, solid, len, &line->is_sealed);
    for (const char *p = solid; p < solid + len; utf8_next(&p)) {
        const char *end = p;
        if (!take_any_date(&end, line) || end != solid + len)
            continue;
        line->start = (size_t)(p - solid);
        line->end = len;
        return line->start == 0 || read_signers(f, i, line, 0, line->start);
    }
    return false;
}

void frame_add_signers(struct frame *f, size_t i,
                       const struct signed_line *line, struct names *names)
{
    bool is_sealed = false;
    size_t from = frame_unsolid(f, i, line->from);
    size_t to = frame_unsolid(f, i, line->to);
    const char *name = frame_solid(f, i) + line->from;
    size_t len = line->to - line->from;
    if (line->n_organs > 1) {
        read_names(f, f->lines[i]->text + from, to - from, f->lines[i]->span,
                   names, &is_sealed);
    } else if (line->n_organs == 1) {
        skip_label(&f->words->form_issuer, &name, &len);
        len = without_seal(f, name, len, &is_sealed);
        frame_add_name(f, names, FRAME_MOST_ORGANS, name, len,
                       frame_span(f, i, line->from, line->from + len));
    }
}

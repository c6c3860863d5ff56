/*
 * Text to runs, character by character: see run_writer.h.
 */
#include "read/run_writer.h"

#include "base/utf8.h"

static void append(struct run_writer *w, const char *text, unsigned style,
                   const char *link)
{
    struct run *run = arena_new_object(w->arena, struct run);

    run->text = text;
    run->style = style;
    run->link = link;
    if (w->last == NULL)
        w->first = run;
    else
        w->last->next = run;
    w->last = run;
}

static void flush(struct run_writer *w)
{
    if (w->text.len == 0)
        return;
    append(w, arena_strndup(w->arena, w->text.data, w->text.len), w->style,
           w->link);
    buf_truncate(&w->text, 0);
}

void run_writer_style(struct run_writer *w, unsigned style, const char *link)
{
    if (style == w->style && link == w->link)
        return;
    flush(w);
    w->style = style;
    w->link = link;
}

/* A forced break; one in front of all text means nothing. */
static void break_line(struct run_writer *w)
{
    flush(w);
    buf_truncate(&w->blanks, 0);
    if (w->last != NULL)
        append(w, "\n", 0, NULL);
    w->before = 0;
    w->is_joining = false;
}

/* Adds the text up to the next blank; gives where that is. */
static const char *add_word(struct run_writer *w, const char *text,
                            const char *end)
{
    uint32_t scalar = utf8_peek(text);
    const char *next = text;

    if (w->is_joining && w->before != 0 && !scalar_is_cjk(w->before) &&
        !scalar_is_cjk(scalar))
        buf_add_char(&w->text, ' ');
    w->is_joining = false;
    buf_add(&w->text, buf_text(&w->blanks), w->blanks.len);
    buf_truncate(&w->blanks, 0);
    while (next < end) {
        const char *behind = utf8_skip_hanzi(next, end);

        if (behind == next && scalar_is_blank(utf8_next(&behind)))
            break;
        next = behind;
    }
    w->before = utf8_before(text, next);
    buf_add(&w->text, text, (size_t)(next - text));
    return next;
}

void run_writer_add(struct run_writer *w, const char *text, size_t len)
{
    for (const char *end = text + len; text < end;) {
        uint32_t scalar = utf8_peek(text);

        if (!scalar_is_blank(scalar)) {
            text = add_word(w, text, end);
            continue;
        }
        utf8_next(&text);
        if (scalar == '\n') {
            buf_truncate(&w->blanks, 0);
            w->is_joining = true;
        } else if (scalar == '\v') {
            break_line(w);
        } else if (w->before != 0) {
            buf_add_utf8(&w->blanks, scalar == '\t' ? ' ' : scalar);
        }
    }
}

struct run *run_writer_finish(struct run_writer *w)
{
    flush(w);
    buf_free(&w->text);
    buf_free(&w->blanks);
    /* A break at the end of all text means nothing either. */
    struct run *kept = NULL;

    for (struct run *run = w->first; run != NULL; run = run->next) {
        if (run->text[0] != '\n')
            kept = run;
    }
    if (kept != NULL)
        kept->next = NULL;
    return kept == NULL ? NULL : w->first;
}

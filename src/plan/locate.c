/*
 * Walks a text and its source side by side.  Whatever of the source is not
 * in the text is markup, blanks, comments and addresses of links; these are
 * stepped over.  Where something else is missing (a page number that was in a
 * sentence) the walk goes on where the text does, if that is near; so that a
 * character which the source spells otherwise does not derail it.
 */
#include "plan/locate.h"

#include "base/utf8.h"

#include <string.h>

struct walk {
    const char *at, *end; /* in the source */
};

/* Behind `close`, if it comes before the end; else behind one byte. */
static const char *behind(const struct walk *w, const char *close)
{
    enum { LONGEST = 4096 }; /* bytes of markup: a mark alone costs no more */
    size_t len = strlen(close), left = (size_t)(w->end - w->at);
    const char *found =
        memmem(w->at, left < LONGEST ? left : LONGEST, close, len);

    return found == NULL ? w->at + 1 : found + len;
}

/* Steps over one piece of markup; false if none is here. */
static bool skip_markup(struct walk *w)
{
    uint32_t c = utf8_peek(w->at);

    if (w->at >= w->end)
        return false;
    if (strncmp(w->at, "<!--", 4) == 0) {
        w->at = behind(w, "-->");
    } else if (strncmp(w->at, "](", 2) == 0) {
        w->at = behind(w, ")");
    } else if (c == '\n' || c == '\r' || scalar_is_blank(c) ||
               (c < 0x80 && strchr("*_`#>|\\-+![]<>{}~:", (int)c) != NULL)) {
        utf8_next(&w->at);
    } else {
        return false;
    }
    return true;
}

enum {
    REACH = 512, /* bytes that a reader may have left out of a sentence */
    NEEDLE = 12  /* bytes of text that tell where it goes on */
};

/* Moves to where text goes on behind what a reader left out, a page number in
 * a sentence. */
static bool find_again(struct walk *w, const char *text)
{
    if (w->at >= w->end)
        return false;
    size_t left = (size_t)(w->end - w->at);
    size_t n = 0;
    while (n < NEEDLE && text[n] != '\0' && text[n] != ' ')
        n++;
    while (n > 0 && utf8_is_tail(text[n]))
        n--;
    const char *found =
        n < NEEDLE / 2 ? NULL
                       : memmem(w->at, left < REACH ? left : REACH, text, n);
    if (found == NULL)
        return false;
    w->at = found;
    return true;
}

/* Moves to where scalar stands; stays if something else stands there. */
static bool find(struct walk *w, uint32_t scalar)
{
    struct walk ahead = *w;

    while (ahead.at < ahead.end && utf8_peek(ahead.at) != scalar) {
        if (!skip_markup(&ahead))
            break;
    }
    if (ahead.at < ahead.end && *ahead.at == '&') {
        /* An entity stands for this character. */
        w->at = ahead.at;
        return false;
    }
    if (ahead.at >= ahead.end || utf8_peek(ahead.at) != scalar)
        return false;
    w->at = ahead.at;
    return true;
}

static void step(struct walk *w, uint32_t scalar)
{
    bool is_entity = *w->at == '&' && scalar != '&';

    if (is_entity)
        w->at = behind(w, ";");
    else
        utf8_next(&w->at);
}

/* The place of the scalar at text, behind which the walk goes on; an empty one
 * where it can't be found. */
static struct span place_of(const struct source *source, struct walk *w,
                            const char *text)
{
    uint32_t scalar = utf8_peek(text);
    bool is_found = find(w, scalar) ||
                    (w->at < w->end && *w->at != '&' && find_again(w, text));
    struct span place = {(uint32_t)(w->at - source->text), 0};

    if (is_found || (w->at < w->end && *w->at == '&'))
        step(w, scalar);
    place.end = (uint32_t)(w->at - source->text);
    return place;
}

static bool is_unmarked(uint32_t scalar)
{
    return scalar == '\n' || scalar == '\t' || scalar_is_blank(scalar);
}

struct span locate_text(const struct source *source, struct span within,
                        const char *text, size_t offset, size_t len)
{
    struct walk w = {source->text + within.start, source->text + within.end};
    struct span found = {within.start, within.start};
    const char *from = text + offset;
    bool has_start = false;

    for (const char *p = text; *p != '\0' && p < from + len;) {
        const char *here = p;
        uint32_t scalar = utf8_next(&p);

        if (is_unmarked(scalar))
            continue;
        struct span place = place_of(source, &w, here);

        if (here >= from && !has_start) {
            found.start = place.start;
            has_start = true;
        }
        found.end = place.end;
    }
    if (!has_start)
        found.start = found.end;
    return found;
}

void locate_each(const struct source *source, struct span within,
                 const char *text, struct span *places)
{
    struct walk w = {source->text + within.start, source->text + within.end};
    struct span last = {within.start, within.start};
    size_t blank = 0; /* bytes of blanks whose place is still open */
    const char *p = text;

    while (*p != '\0') {
        const char *here = p;
        uint32_t scalar = utf8_next(&p);

        if (is_unmarked(scalar)) {
            blank += (size_t)(p - here);
            continue;
        }
        struct span place = place_of(source, &w, here);

        for (const char *b = here - blank; b < here; b++)
            places[b - text] = (struct span){last.end, place.start};
        for (const char *b = here; b < p; b++)
            places[b - text] = place;
        last = place;
        blank = 0;
    }
    for (const char *b = p - blank; b <= p; b++)
        places[b - text] = (struct span){last.end, last.end};
}

/* Behind the marker of a list item. */
static uint32_t skip_marker(const struct source *source, struct span span)
{
    const char *p = source->text + span.start;
    size_t n = strspn(p, "0123456789");

    n += n > 0 ? strspn(p + n, ".)") : strspn(p, "-+*") > 0;
    n += strspn(p + n, " \t");
    return span.start + n > span.end ? span.start : span.start + (uint32_t)n;
}

/* ### 宣传发动 {number=第一阶段：}: the number does not stand where it shows.
 */
static bool states_number(const struct source *source, struct span span)
{
    static const char attribute[] = "{number=";
    return memmem(source->text + span.start, span.end - span.start, attribute,
                  sizeof(attribute) - 1) != NULL;
}

/* What a block's text was read out of, and how many bytes of the text were
 * generated and stand nowhere. */
static struct span block_content(const struct plan *plan,
                                 const struct block *block, size_t *generated)
{
    struct span within = block->span;

    *generated = 0;
    if (block->kind == BLOCK_ITEM) {
        *generated = strlen(block->as.item.marker);
        within.start = skip_marker(plan->source, within);
    } else if (block->kind == BLOCK_HEADING &&
               (block->as.heading.written_number == NULL ||
                states_number(plan->source, within))) {
        *generated = strlen(heading_shown_number(&block->as.heading));
    }
    return within;
}

struct span block_locate(const struct plan *plan, const struct block *block,
                         size_t offset, size_t len)
{
    const char *text = block_text(block, plan->arena);
    size_t generated;
    struct span within = block_content(plan, block, &generated);

    if (offset < generated)
        return (struct span){block->span.start, block->span.start};
    return locate_text(plan->source, within, text + generated,
                       offset - generated, len);
}

void block_locate_each(const struct plan *plan, const struct block *block,
                       const char *text, struct span *places)
{
    size_t generated;
    struct span within = block_content(plan, block, &generated);

    for (size_t i = 0; i < generated; i++)
        places[i] = (struct span){block->span.start, block->span.start};
    locate_each(plan->source, within, text + generated, places + generated);
}

/*
 * How a document begins: 版头 and title, in the order in which they stand, and
 * what a site or a cover has above them.
 */
#include "read/frame_part.h"

#include "base/utf8.h"

#include <string.h>

/* Whether line i names this title in 《》. */
static bool is_quoted_in(struct frame *f, size_t i, const char *title)
{
    static const char open[] = "《", close[] = "》";
    const char *p = frame_solid(f, i), *end;
    while ((p = strstr(p, open)) != NULL) {
        p += strlen(open);
        end = strstr(p, close);
        if (end == NULL)
            return false;
        if (frame_is_same_title(arena_strndup(f->arena, p, (size_t)(end - p)),
                                title))
            return true;
        p = end;
    }
    return false;
}

/* 密级：内部, 编号：3, 版本：V1: rows of a cover above the title. */
static bool is_label_row(struct frame *f, size_t i)
{
    enum { LONGEST = 24 };
    const char *solid = frame_solid(f, i);
    const char *colon = strstr(solid, "：");
    colon = colon == NULL ? strchr(solid, ':') : colon;
    return frame_is_text(f, i) && colon != NULL && colon[1] != '\0' &&
           strcmp(colon, "：") != 0 && strstr(solid, "。") == NULL &&
           f->lines[i]->written == NULL && utf8_count(solid) <= LONGEST;
}

/* The whole title below such rows; none: there is none. */
static struct title title_below_labels(struct frame *f, size_t i)
{
    enum { MOST = 8 };
    size_t at = i;
    while (at < i + MOST && is_label_row(f, at))
        at++;
    struct title title = frame_join_title(f, at);
    if (at == i || !title.is_complete)
        title.end = title.first;
    return title;
}

struct opening frame_find_opening(struct frame *f, size_t at)
{
    struct opening opening = {.first = at, .site = at};
    opening.head = frame_find_head(f, at);
    size_t i = opening.head.end;
    i += frame_is_attachment_label(f, i);
    opening.title = frame_find_title(f, i);
    if (!opening.title.is_complete) {
        struct title below = title_below_labels(f, i);
        opening.title = below.end > below.first ? below : opening.title;
    }
    const struct title *title = &opening.title;
    if (opening.head.end > at || title->end == title->first || title->cut > 0)
        return opening;
    struct head head = frame_find_head(f, title->end);
    if (head.end == head.start)
        return opening;
    if (head.format == FORMAT_ORDER && is_quoted_in(f, head.end, title->text)) {
        /* what the order issues; the page set it above */
        struct title none = {.first = head.end, .end = head.end};
        return (struct opening){at, title->end, head, none};
    }
    struct title own = frame_find_title(f, head.end);
    if (own.end > own.first && frame_is_same_title(own.text, title->text))
        opening = (struct opening){at, title->end, head, own};
    return opening;
}

/*
 * A table of contents without pages: 目录, and below it the headings that stand
 * in the text as well.  It would double the structure; whoever builds the
 * document gets a new one.
 */
#include "read/text_part.h"

#include "base/utf8.h"

#include <string.h>

enum {
    LEAST = 3,      /* entries */
    MOST = 400,     /* lines */
    LONGEST = 60,   /* characters of an entry */
    ENTRY_MAX = 400 /* bytes */
};

/* A line without blanks. */
struct entry {
    char text[ENTRY_MAX + 1];
    size_t len;
};

/* Adds the line to what is there already; false: it is too long. */
static bool add(struct entry *entry, const struct text_line *line)
{
    if (line_chars(line) > LONGEST || entry->len + line->len > ENTRY_MAX)
        return false;
    for (const char *p = line->text; p < line->text + line->len;) {
        const char *here = p;
        if (scalar_is_blank(utf8_next(&p)))
            continue;
        memcpy(entry->text + entry->len, here, (size_t)(p - here));
        entry->len += (size_t)(p - here);
    }
    return true;
}

/* Whether the line is the entry, or begins with it and goes on with text. */
static bool is_same(const struct entry *entry, const struct text_line *line)
{
    enum { SHORTEST = 9 }; /* bytes of an entry that a text may go on behind */
    const char *p = line->text, *end = p + line->len;
    for (size_t at = 0; at < entry->len; at++, p++) {
        while (p < end && scalar_is_blank(utf8_peek(p)))
            utf8_next(&p);
        if (p >= end || *p != entry->text[at])
            return false;
    }
    return entry->len >= SHORTEST || p == end;
}

/* 目录, 目 次 */
static bool is_head(const struct text_line *line)
{
    enum { LONGEST_HEAD = 8 };
    struct entry entry = {.len = 0};
    size_t len = strlen("目录");
    return line_chars(line) <= LONGEST_HEAD && add(&entry, line) &&
           entry.len == len &&
           (memcmp(entry.text, "目录", len) == 0 ||
            memcmp(entry.text, "目次", len) == 0);
}

/* The line behind start that says the same; NULL: none. */
static const struct text_line *find_text(const struct text_line *start)
{
    struct entry entry = {.len = 0};
    size_t n = 0;
    if (start == NULL || !add(&entry, start) || entry.len == 0)
        return NULL;
    for (const struct text_line *l = start->next; l != NULL && n < MOST;
         l = l->next, n++)
        if (is_same(&entry, l))
            return l;
    return NULL;
}

/* The first line from line on that is the entry, or NULL. */
static const struct text_line *find_entry(const struct entry *entry,
                                          const struct text_line *line)
{
    while (line != NULL && !is_same(entry, line))
        line = line->next;
    return line;
}

/* Whether nothing of the contents is left at line: what follows is the text, or
 * its title. */
static bool is_behind(const struct text_line *line,
                      const struct text_line *body)
{
    struct number number;
    return line == body || !(text_number(line->text, line->len, &number) ||
                             scalar_is_digit(line_first(line)));
}

/* The line behind the contents that begin with first and whose text begins
 * with body; all that is dropped stands there in its order, an entry on two
 * lines as well.  NULL: they are none. */
static struct text_line *find_end(struct text_line *first,
                                  const struct text_line *body)
{
    const struct text_line *rest = body;
    struct text_line *line = first;
    size_t n = 0;
    for (; line != body; n++) {
        struct entry entry = {.len = 0};
        const struct text_line *found =
            add(&entry, line) ? find_entry(&entry, rest) : NULL;
        if (found == NULL)
            break;
        line = line->next;
        if (line != body && add(&entry, line) && is_same(&entry, found))
            line = line->next; /* 2.1机构及其主 / 要职责 */
        rest = found->next;
    }
    return n >= LEAST && is_behind(line, body) ? line : NULL;
}

/* Drops the contents below head; gives the line behind them. */
static struct text_line *drop_below(struct text *text, struct text_line *head)
{
    const struct text_line *body = find_text(head->next);
    struct text_line *end = body == NULL ? NULL : find_end(head->next, body);
    if (end == NULL)
        return head->next;
    while (head != end) {
        struct text_line *next = head->next;
        text_drop(text, head, "目录，各标题在正文里都有",
                  "the table of contents: its headings stand in the text");
        head = next;
    }
    return end;
}

void text_drop_bare_contents(struct text *text)
{
    enum { MOST_HEADS = 32 }; /* a text has few: more would cost time */
    size_t n = 0;
    for (struct text_line *line = text->first; line != NULL && n < MOST_HEADS;)
        if (is_head(line)) {
            line = drop_below(text, line);
            n++;
        } else {
            line = line->next;
        }
}

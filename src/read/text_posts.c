/*
 * A thread of a forum: posts, each below a line that says who wrote it and
 * when.  Where one of them holds a document, the short ones in which others
 * ask for it or say thanks are none of it.
 */
#include "read/text_part.h"

struct post {
    struct text_line *head, *end; /* end: the next one's head, or furniture */
    struct text_line *title;      /* of the document in it, or NULL */
    bool is_talk;
};

struct posts {
    struct post *items;
    size_t n;
};

static bool is_head(const struct text *text, const struct text_line *line)
{
    return page_is_post(text->page, line->text, line->len);
}

/* Something that people who talk do not write. */
static bool is_of_document(const struct text *text,
                           const struct text_line *line)
{
    struct number number;
    return text_number(line->text, line->len, &number) || line_is_date(line) ||
           page_is_element(text->page, line->text, line->len);
}

/* Fills in what stands below the post's head. */
static void read_post(const struct text *text, struct post *post)
{
    enum { MOST_LINES = 4, MOST_CHARACTERS = 120 };
    struct text_line *line = post->head->next;
    size_t n_lines = 0, n = 0;
    post->is_talk = true;
    for (; line != NULL && line_furniture(line) == FURNITURE_NONE;
         line = line->next) {
        n += line_chars(line);
        post->is_talk &= !is_of_document(text, line) &&
                         ++n_lines <= MOST_LINES && n <= MOST_CHARACTERS;
        if (post->title == NULL && text_is_title(text, line->text, line->len))
            post->title = line;
    }
    post->is_talk &= post->title == NULL;
    post->end = line;
}

static struct posts find_posts(const struct text *text)
{
    struct posts posts = {0};
    for (const struct text_line *l = text->first; l != NULL; l = l->next)
        posts.n += is_head(text, l);
    posts.items = arena_array(text->arena, posts.n, sizeof(*posts.items));
    posts.n = 0;
    for (struct text_line *l = text->first; l != NULL; l = l->next)
        if (is_head(text, l))
            posts.items[posts.n++].head = l;
    for (size_t i = 0; i < posts.n; i++)
        read_post(text, &posts.items[i]);
    return posts;
}

static bool holds_document(const struct posts *posts)
{
    for (size_t i = 0; i < posts->n; i++)
        if (posts->items[i].title != NULL)
            return true;
    return false;
}

/* Drops the lines [line, end). */
static void drop_talk(struct text *text, struct text_line *line,
                      const struct text_line *end)
{
    text_drop_lines(text, line, end, "论坛上别人的话",
                    "what somebody else wrote in the forum");
}

/* 给你一份参考： between the head and the title: one short line.  More may be a
 * circular that lacks its title. */
static void drop_greeting(struct text *text, const struct post *post)
{
    enum { LONGEST = 20 };
    struct text_line *line = post->head->next;
    if (line->next == post->title && line_chars(line) <= LONGEST &&
        !is_of_document(text, line) && text_is_end(line_last(line)))
        drop_talk(text, line, post->title);
}

void text_drop_posts(struct text *text)
{
    struct posts posts = find_posts(text);
    if (posts.n < 2 || !holds_document(&posts))
        return;
    for (size_t i = 0; i < posts.n; i++) {
        struct post *post = &posts.items[i];
        if (post->is_talk)
            drop_talk(text, post->head->next, post->end);
        else if (post->title != NULL)
            drop_greeting(text, post);
        if (post->head->prev != NULL &&
            page_is_floor(post->head->prev->text, post->head->prev->len))
            text_drop_as(text, post->head->prev, FURNITURE_LABELS);
        text_drop_as(text, post->head, FURNITURE_LABELS);
    }
}

/*
 * Who leads: a group has a head, a post has a person, a person has one post,
 * a name is written in one way.
 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/bytes.h"

#include <stdlib.h>
#include <string.h>

/* -- A group without a head ---------------------------------------------- */

static bool is_among(const char *word, const char *const words[])
{
    for (; *words != NULL; words++)
        if (strcmp(word, *words) == 0)
            return true;
    return false;
}

/* Whether the post stands under a head, so that there must be one. */
static bool is_under(const char *post)
{
    static const char *const posts[] = {"副组长",   "常务副组长", "副总指挥",
                                        "副指挥长", "副主任委员", NULL};
    return is_among(post, posts);
}

struct heads {
    bool has_head;
};

static const char *const heads_of_groups[] = {"组长", "总指挥", "指挥长",
                                              "主任委员", NULL};

/* 组长 in any text, but not within 副组长, will do: the office may name no
 * person (组长由分管领导担任). */
static void look_for_head(const struct text *text, void *context)
{
    const char *const *names = heads_of_groups;
    struct heads *heads = context;
    for (size_t i = 0; i < text->n && !heads->has_head; i++)
        for (size_t n = 0; names[n] != NULL; n++)
            if (text_has(text, i, names[n]) &&
                (i == 0 || text->chars[i - 1] != 0x526F)) /* 副 */
                heads->has_head = true;
}

static void check_heads(const struct plan *plan, struct diags *diags)
{
    struct heads heads = {false};
    const struct leader *deputy = plan->leaders;
    while (deputy != NULL && !is_under(deputy->post))
        deputy = deputy->next;
    if (deputy == NULL)
        return;
    for (const struct leader *l = plan->leaders; l != NULL; l = l->next)
        heads.has_head |= is_among(l->post, heads_of_groups); /* 组　长 */
    check_each_text(plan, look_for_head, &heads);
    if (!heads.has_head)
        diag_add(diags, DIAG_GROUP_HEADLESS, deputy->span, deputy->post,
                 deputy->name, NULL);
}

/* -- A post without a person --------------------------------------------- */

static const char *const label_posts[] = {"组长",     "副组长", "总指挥",
                                          "副总指挥", "指挥长", "副指挥长"};
enum { N_LABEL_POSTS = sizeof(label_posts) / sizeof(label_posts[0]) };

/* The post that is a label at i, blanks inside allowed (组  长：), a number in
 * label_posts; behind its colon, or 0. */
static size_t label_end(const struct text *text, size_t i, size_t *post)
{
    for (size_t p = 0; p < N_LABEL_POSTS; p++) {
        size_t at = i;
        *post = p;
        for (const char *want = label_posts[p]; *want != '\0';) {
            while (at < text->n && scalar_is_blank(text->chars[at]))
                at++;
            if (at == text->n || text->chars[at] != utf8_next(&want)) {
                at = 0;
                break;
            }
            at++;
        }
        if (at > 0 && at < text->n &&
            (text->chars[at] == 0xFF1A || text->chars[at] == ':'))
            return at + 1;
    }
    return 0;
}

/* Whether people may follow in the next block. */
static bool goes_on(const struct text *text)
{
    const struct block *next = text->block == NULL ? NULL : text->block->next;
    if (next == NULL)
        return false;
    if (next->kind == BLOCK_TABLE || next->kind == BLOCK_ITEM)
        return true;
    /* another label, or a part of its own: nobody follows */
    if (next->kind != BLOCK_PARAGRAPH || next->as.paragraph == NULL)
        return false;
    const char *words = next->as.paragraph->text;
    return strstr(words, "：") == NULL && strchr(words, ':') == NULL;
}

/* The labels met, one after the other. */
struct labels {
    struct diags *diags;
    const struct block *block; /* of the last label at a line's start */
    size_t post;               /* of it */
};

/* 组长：王敏 and 组长：李强, one paragraph behind the other. */
static void check_second_head(struct labels *labels, const struct text *text,
                              size_t i, size_t end, size_t post)
{
    bool is_deputy = text->chars[i] == 0x526F; /* 副 */
    bool is_next = labels->block != NULL && text->block != NULL &&
                   labels->block->next == text->block &&
                   text->block->kind == BLOCK_PARAGRAPH;
    if (i != text->first)
        return;
    if (is_next && !is_deputy && labels->post == post) {
        text_add(labels->diags, DIAG_GROUP_TWO_HEADS, text, i, end - 1 - i,
                 NULL);
        diag_hint(labels->diags, "后一个改为副职；两人同任的，写在同一行",
                  "make the second a deputy; where two hold the post together, "
                  "write them on one line");
    }
    labels->block = text->block;
    labels->post = post;
}

static void visit_posts(const struct text *text, void *context)
{
    struct labels *labels = context;
    struct diags *diags = labels->diags;
    bool is_start = true;
    if (!text_may_hold(text, "组长") && !text_may_hold(text, "指挥"))
        return; /* no post is without one of them */
    /* a line begins at the start or behind a mark */
    for (size_t i = text->first; i < text->n;
         i = is_start ? i + 1 : text_next_mark(text, i + 1)) {
        uint32_t scalar = text->chars[i];
        size_t post, end = is_start ? label_end(text, i, &post) : 0;
        is_start = scalar == '\n' || scalar == 0xFF1B || scalar == 0x3002 ||
                   (is_start && scalar_is_blank(scalar));
        if (end == 0)
            continue;
        check_second_head(labels, text, i, end, post);
        size_t behind = end;
        while (behind < text->n && text->chars[behind] != '\n' &&
               scalar_is_blank(text->chars[behind]))
            behind++;
        uint32_t next = behind == text->n ? 0 : text->chars[behind];
        bool is_empty = next == '\n' || next == 0xFF1B || next == 0x3002 ||
                        (next == 0 && !goes_on(text));
        if (is_empty)
            text_add(diags, DIAG_POST_EMPTY, text, i, end - 1 - i, NULL);
    }
}

/* -- A person in two posts ----------------------------------------------- */

/* 办公室主任, 联络员 and the like are held besides another. */
static bool is_exclusive(const char *post)
{
    static const char *const posts[] = {
        "总指挥",     "副总指挥", "指挥长",     "副指挥长", "第一组长",
        "常务副组长", "执行组长", "组长",       "副组长",   "成员",
        "组员",       "主任委员", "副主任委员", NULL};
    return is_among(post, posts);
}

/* A leader and the list that he stands in. */
struct place_in_list {
    const struct leader *leader;
    size_t list;
    size_t order;
};

static int by_name(const void *a, const void *b)
{
    const struct place_in_list *one = a, *two = b;
    int order = strcmp(one->leader->name, two->leader->name);
    if (order != 0)
        return order;
    return (one->order > two->order) - (one->order < two->order);
}

/* Numbers the lists: each begins at a heading, or where a head comes again
 * behind others. */
static size_t number_lists(const struct plan *plan,
                           struct place_in_list *places)
{
    const struct block *block = plan->first;
    size_t n = 0, list = 0;
    const char *before = "";
    for (const struct leader *l = plan->leaders; l != NULL; l = l->next) {
        for (; block != NULL && block->span.start < l->span.start;
             block = block->next)
            list += block->kind == BLOCK_HEADING;
        bool is_head =
            strcmp(l->post, "组长") == 0 || strcmp(l->post, "总指挥") == 0;
        list += is_head && strcmp(before, l->post) != 0;
        before = l->post;
        places[n] = (struct place_in_list){l, list, n};
        n++;
    }
    return n;
}

static void check_twice(const struct plan *plan, struct diags *diags)
{
    size_t n = 0;
    for (const struct leader *l = plan->leaders; l != NULL; l = l->next)
        n++;
    struct arena *arena = arena_new();
    struct place_in_list *places = arena_array(arena, n, sizeof(*places));
    number_lists(plan, places);
    if (n > 1)
        qsort(places, n, sizeof(*places), by_name);
    bool is_told = false; /* once a person and list */
    for (size_t i = 1; i < n; i++) {
        const struct leader *one = places[i - 1].leader;
        const struct leader *two = places[i].leader;
        bool is_same = strcmp(one->name, two->name) == 0 &&
                       places[i - 1].list == places[i].list;
        is_told = is_told && is_same;
        if (!is_same || is_told || !is_exclusive(one->post) ||
            !is_exclusive(two->post))
            continue;
        diag_add(diags, DIAG_PERSON_TWICE, two->span, two->name, one->post,
                 two->post, NULL);
        is_told = true;
    }
    arena_free(arena);
}

/* -- A name written in two ways ------------------------------------------ */

/* A name of three characters or more, with the end of its title. */
struct known {
    const struct leader *leader;
    uint32_t name[4];
    size_t n;
    uint32_t title[2]; /* 主席 */
};

struct known_people {
    struct diags *diags;
    struct known *people;
    size_t n;
};

enum { MOST_PEOPLE = 200 }; /* a list of leaders, not a staff of thousands */

static bool read_known(const struct leader *leader, struct known *known)
{
    const char *p = leader->name;
    *known = (struct known){.leader = leader};
    if (leader->title == NULL)
        return false;
    while (*p != '\0') {
        if (known->n == 4)
            return false;
        known->name[known->n++] = utf8_next(&p);
    }
    const char *end = leader->title + strlen(leader->title);
    known->title[1] = utf8_before(leader->title, end);
    if (known->n < 3 || !scalar_is_han(known->title[1]))
        return false;
    char bytes[4];
    end -= utf8_write(known->title[1], bytes);
    known->title[0] = utf8_before(leader->title, end);
    return scalar_is_han(known->title[0]);
}

/* Whether the n characters at i are the name but for one of those behind the
 * surname. */
static bool is_nearly(const struct text *text, size_t i,
                      const struct known *known)
{
    size_t n_other = 0;
    if (i + known->n > text->n || text->chars[i] != known->name[0])
        return false;
    for (size_t c = 1; c < known->n; c++) {
        if (!scalar_is_han(text->chars[i + c]))
            return false;
        n_other += text->chars[i + c] != known->name[c];
    }
    return n_other == 1;
}

static bool is_known(const struct known_people *all, const struct text *text,
                     size_t i)
{
    for (size_t k = 0; k < all->n; k++) {
        size_t same = 0;
        while (same < all->people[k].n &&
               text->chars[i + same] == all->people[k].name[same])
            same++;
        if (same == all->people[k].n)
            return true;
    }
    return false;
}

static void visit_names(const struct text *text, void *context)
{
    const struct known_people *all = context;
    for (size_t i = 2; i < text->n; i++)
        for (size_t k = 0; k < all->n; k++) {
            const struct known *known = &all->people[k];
            if (text->chars[i - 1] != known->title[1] ||
                text->chars[i - 2] != known->title[0] ||
                !is_nearly(text, i, known) || is_known(all, text, i))
                continue;
            text_add(all->diags, DIAG_NAME_TWO_WAYS, text, i, known->n,
                     known->leader->name);
            break;
        }
}

static void check_names(const struct plan *plan, struct diags *diags)
{
    struct arena *arena = arena_new();
    struct known_people all = {diags, NULL, 0};
    all.people = arena_array(arena, MOST_PEOPLE, sizeof(*all.people));
    for (const struct leader *l = plan->leaders;
         l != NULL && all.n < MOST_PEOPLE; l = l->next)
        all.n += read_known(l, &all.people[all.n]);
    if (all.n > 0)
        check_each_text(plan, visit_names, &all);
    arena_free(arena);
}

/* Whether a and b, three characters or more, differ in one behind the first. */
static bool differ_in_one(const char *a, const char *b)
{
    size_t n = 0, n_other = 0;
    if (utf8_peek(a) != utf8_peek(b))
        return false;
    for (; *a != '\0' && *b != '\0'; n++)
        n_other += utf8_next(&a) != utf8_next(&b);
    return *a == *b && n > 2 && n_other == 1;
}

/* Who holds a post besides (李小兰兼任办公室主任) stands in the list, too:
 * under that name, or under one that differs in a character. */
static void check_holder(const struct plan *plan, const struct leader *holder,
                         struct diags *diags)
{
    const struct leader *other = NULL;
    for (const struct leader *l = plan->leaders; l != NULL; l = l->next) {
        if (l != holder && strcmp(l->name, holder->name) == 0)
            return;
        if (other == NULL && differ_in_one(l->name, holder->name))
            other = l;
    }
    const char *source = plan->source->text;
    const char *said = arena_printf(diags->arena, "%s兼任", holder->name);
    const char *found =
        other == NULL
            ? NULL
            : memmem(source + holder->span.start,
                     holder->span.end - holder->span.start, said, strlen(said));
    if (found == NULL)
        return;
    uint32_t start = (uint32_t)(found - source);
    diag_add(diags, DIAG_NAME_TWO_WAYS,
             (struct span){start, start + (uint32_t)strlen(holder->name)},
             holder->name, other->name, NULL);
}

static void check_holders(const struct plan *plan, struct diags *diags)
{
    size_t n = 0;
    for (const struct leader *l = plan->leaders; l != NULL && n < MOST_PEOPLE;
         l = l->next, n++)
        if (!is_exclusive(l->post))
            check_holder(plan, l, diags);
}

void check_people(const struct plan *plan, const struct kinds *kinds,
                  struct diags *diags)
{
    (void)kinds;
    check_heads(plan, diags);
    check_each_text(plan, visit_posts, &(struct labels){.diags = diags});
    check_twice(plan, diags);
    check_names(plan, diags);
    check_holders(plan, diags);
}

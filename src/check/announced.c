/*
 * What a text announces against what follows: 分四个阶段, 抓好三项工作：,
 * “五项活动”：.
 *
 * Only what counts itself is counted: stages, headings, items, 一是 二是 and
 * the like, and names of groups.  Where the parts are plain sentences there
 * is no telling, and nothing is said.
 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/bytes.h"
#include "check/dateword.h"
#include "check/tally.h"
#include "plan/numbering.h"

#include <string.h>

enum {
    MAX_NOUN_BYTES = 36, /* twelve characters */
    MAX_AHEAD = 512      /* blocks looked at behind an announcement */
};

struct announced {
    const char *start, *end; /* 三项工作 */
    const char *noun;
    const char *behind; /* what follows the colon or the full stop */
    int n;
    bool is_stages;
};

struct announcements {
    const struct plan *plan;
    struct diags *diags;
    struct arena *arena;
    const struct block *block; /* the one that is looked at; NULL: none yet */
    int level;                 /* of the heading that it stands under */
};

/* -- Finding one --------------------------------------------------------- */

static bool holds(const char *start, const char *end, const char *word)
{
    return memmem(start, (size_t)(end - start), word, strlen(word)) != NULL;
}

static bool holds_any(const char *start, const char *end,
                      const char *const words[])
{
    for (; *words != NULL; words++)
        if (holds(start, end, *words))
            return true;
    return false;
}

/* Whether the number at p counts things: not 第三项, 前两项, 十三项. */
static bool can_count(const char *text, const char *p)
{
    static const char *const leads[] = {"第", "前", "后", "上", "每", "近",
                                        "约", "余", "多", "几", "其", NULL};
    if (p == text)
        return true;
    const char *before = utf8_back(text, p);
    return !scalar_is_digit(utf8_peek(before)) && *before != '.' &&
           number_value(before, (size_t)(p - before)) < 0 &&
           !holds_any(before, p, leads);
}

/* 分四个阶段, 按三步: the words before say that the whole is parted. */
static bool is_parted(const char *text, const char *p)
{
    static const char *const words[] = {"分", "按", "共", NULL};
    enum { NEAR = 18 };
    return holds_any(p - text > NEAR ? p - NEAR : text, p, words);
}

static bool take_measure(const char **p)
{
    static const char *const measures[] = {"个", "项", "条", "大", "步",
                                           "类", "种", "件", NULL};
    for (const char *const *m = measures; *m != NULL; m++)
        if (dateword_take(p, *m))
            return true;
    return false;
}

/* Closing quotes and what else stands between the noun and its colon. */
static bool take_colon(const char **p)
{
    const char *at = *p;
    while (dateword_take(&at, "”") || dateword_take(&at, "’"))
        ;
    if (!dateword_take(&at, "：") && !dateword_take(&at, ":"))
        return false;
    while (scalar_is_blank(utf8_peek(at)))
        utf8_next(&at);
    *p = at;
    return true;
}

static const char *noun_end(const char *p)
{
    const char *start = p;
    while (scalar_is_han(utf8_peek(p)) && p - start < MAX_NOUN_BYTES)
        utf8_next(&p);
    return p;
}

/* The end of the noun without what is done with it: 三个阶段进行. */
static const char *without_verb(const char *noun, const char *end)
{
    static const char *const verbs[] = {"进行", "实施", "推进",
                                        "组织", "开展", NULL};
    for (const char *const *v = verbs; *v != NULL; v++) {
        size_t len = strlen(*v);
        if ((size_t)(end - noun) > len && memcmp(end - len, *v, len) == 0)
            return end - len;
    }
    return end;
}

/* The announcement whose number stands at p. */
static bool read_announced(const char *text, const char *p,
                           struct announced *announced)
{
    static const char *const times[] = {"月", "日", "年",   "小时",
                                        "天", "周", "学时", NULL};
    static const char *const stages[] = {"阶段", "步骤", "步", NULL};
    enum { MOST = 30 };
    const char *at = p;
    int n = tally_take_number(&at);
    const char *measure = at;
    if (n < 2 || n > MOST || !take_measure(&at) || !can_count(text, p))
        return false;
    const char *end = noun_end(at);
    if (holds_any(at, end, times))
        return false;
    bool is_stages = holds_any(measure, end, stages) && is_parted(text, p);
    const char *behind = end;
    if (!take_colon(&behind) && !(is_stages && dateword_take(&behind, "。")))
        return false;
    *announced = (struct announced){
        .start = p,
        .end = is_stages ? without_verb(at, end) : end,
        .noun = at,
        .behind = behind,
        .n = n,
        .is_stages = is_stages,
    };
    return true;
}

/* -- What follows -------------------------------------------------------- */

/* 综合组、宣传组和督查组: names that all end as the noun does; how many. */
static int count_named(const struct announced *announced)
{
    static const char *const joints[] = {"、", "和", "及", "以及", "与", NULL};
    static const char group[] = "组";
    size_t len = strlen(group);
    int n = 0;
    if (announced->end - announced->noun < (ptrdiff_t)len ||
        memcmp(announced->end - len, group, len) != 0)
        return 0;
    for (const char *p = announced->behind; *p != '\0';) {
        const char *end = p;
        while (scalar_is_han(utf8_peek(end)) && !dateword_take(&end, group))
            utf8_next(&end);
        if (end == p || !holds(p, end, group))
            return 0;
        n++;
        const char *joint = end;
        for (const char *const *j = joints; *j != NULL && joint == end; j++)
            dateword_take(&joint, *j);
        if (joint == end)
            return dateword_take(&joint, "。") || *joint == '\0' ? n : 0;
        p = joint;
    }
    return n;
}

/* Counting goes on from block to block while parts of the series come. */
static int count_paragraphs(const struct announcements *all,
                            const struct block *first)
{
    struct tally tally = {0};
    int ahead = 0;
    for (const struct block *b = first;
         b != NULL && b->kind == BLOCK_PARAGRAPH && ahead < MAX_AHEAD;
         b = b->next, ahead++) {
        bool has_part = tally_count(&tally, block_text(b, all->arena));
        if (tally.n == 0 || tally.is_ended || (!has_part && ahead == 0))
            break;
    }
    return tally.n;
}

static int count_items(const struct block *first)
{
    int n = 0, ahead = 0;
    for (const struct block *b = first;
         b != NULL && b->kind == BLOCK_ITEM &&
         b->as.item.depth >= first->as.item.depth;
         b = b->next) {
        if (++ahead > MAX_AHEAD)
            return 0;
        n += b->as.item.depth == first->as.item.depth;
    }
    return n;
}

/* The number of a heading; one that the author wrote again from the start
 * begins another series. */
static bool is_restart(const struct heading *heading)
{
    struct number number;
    return heading->written_number != NULL &&
           number_match(heading->written_number, &number) && number.value == 1;
}

static int count_headings(const struct announcements *all,
                          const struct block *first)
{
    int n = 0, ahead = 0;
    int level = first->as.heading.level;
    if (level <= all->level && !is_restart(&first->as.heading))
        return 0;
    for (const struct block *b = first; b != NULL; b = b->next) {
        if (++ahead > MAX_AHEAD)
            return 0;
        if (b->kind != BLOCK_HEADING)
            continue;
        if (b->as.heading.level < level ||
            (n > 0 && b->as.heading.level == level &&
             is_restart(&b->as.heading)))
            break;
        n += b->as.heading.level == level;
    }
    return n;
}

static int count_blocks(const struct announcements *all,
                        const struct block *first)
{
    if (first == NULL)
        return 0;
    switch (first->kind) { /* no default: -Wswitch names the kind we forgot */
    case BLOCK_HEADING:
        return count_headings(all, first);
    case BLOCK_ITEM:
        return count_items(first);
    case BLOCK_PARAGRAPH:
        return count_paragraphs(all, first);
    case BLOCK_TABLE:
    case BLOCK_IMAGE:
    case BLOCK_PAGE_BREAK:
        break;
    }
    return 0;
}

/* The stages behind the block, if they belong to the same section. */
static int count_stages(const struct announcements *all,
                        const struct block *block)
{
    const struct stage *stage = all->plan->stages;
    int n = 0, ahead = 0;
    while (stage != NULL && stage->span.start <= block->span.start)
        stage = stage->next;
    if (stage == NULL)
        return 0;
    for (const struct block *b = block->next;
         b != NULL && b->span.start <= stage->span.start; b = b->next)
        if (++ahead > MAX_AHEAD ||
            (b->kind == BLOCK_HEADING && b->as.heading.level <= all->level))
            return 0;
    for (; stage != NULL; stage = stage->next)
        n++;
    return n;
}

static int count(const struct announcements *all, const struct block *block,
                 const struct announced *announced)
{
    struct tally tally = {0};
    if (*announced->behind != '\0') {
        tally_count(&tally, announced->behind);
        if (tally.n > 0)
            return tally.n;
        if (!announced->is_stages)
            return count_named(announced);
    }
    int n = announced->is_stages ? count_stages(all, block) : 0;
    return n > 0 || *announced->behind != '\0' ? n
                                               : count_blocks(all, block->next);
}

/* -- The rule ------------------------------------------------------------ */

static void report(const struct announcements *all, const struct text *text,
                   const struct announced *announced, int n)
{
    struct arena *arena = all->diags->arena;
    bytes_add(all->diags,
              announced->is_stages ? DIAG_STAGES_COUNTED : DIAG_PARTS_COUNTED,
              text, announced->start, announced->end,
              arena_printf(arena, "%d", n));
    diag_hint(all->diags, "改正数目，或者补上、删去相应的部分",
              "mend the number, or add or take out a part");
}

/* Goes on to the block, noting the headings on the way. */
static void move_to(struct announcements *all, const struct block *block)
{
    while (all->block != block) {
        all->block = all->block == NULL ? all->plan->first : all->block->next;
        if (all->block->kind == BLOCK_HEADING)
            all->level = all->block->as.heading.level;
    }
}

static void visit(const struct text *text, void *context)
{
    struct announcements *all = context;
    if (text->block == NULL || text->kind == TEXT_CELL)
        return;
    move_to(all, text->block);
    for (size_t i = text_next_numeral(text, 0); i < text->n;
         i = text_next_numeral(text, i + 1)) {
        struct announced announced;
        if (!read_announced(text->bytes, text->bytes + text->offsets[i],
                            &announced))
            continue;
        int n = count(all, text->block, &announced);
        /* a single part may be anything */
        if (n >= 2 && n != announced.n)
            report(all, text, &announced, n);
    }
}

void check_announced(const struct plan *plan, const struct kinds *kinds,
                     struct diags *diags)
{
    struct announcements all = {plan, diags, arena_new(), NULL, 0};
    (void)kinds;
    check_each_text(plan, visit, &all);
    arena_free(all.arena);
}

/*
 * numbering.xml.
 */
#include "read/docx_number.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

struct numbering_reader {
    struct word_numbering *numbering;
    struct word_package *package;
    struct word_list *list;
    struct word_num *num;
    struct word_level *level;
    int override; /* level of the open w:lvlOverride, or -1 */
    struct format_target target;
    bool has_failed;
};

/* -- Reading --------------------------------------------------------------- */

/* One more pointer at the end of a list in malloc's memory. */
static void *add(struct numbering_reader *r, void ***items, size_t *n,
                 size_t *room, size_t size)
{
    struct diags *diags = r->package->diags;
    if (*n == LIMIT_WORD_STYLES) {
        limit_over(diags, SPAN_NONE,
                   diags_word(diags, "编号列表的个数（numbering）",
                              "number of lists (numbering)"),
                   LIMIT_WORD_STYLES);
        r->has_failed = true;
        --*n;
    }
    if (*n == *room) {
        *room = *room == 0 ? 64 : *room * 2;
        *items = xrealloc(*items, *room * sizeof(**items));
    }
    void *item = arena_alloc(r->package->arena, size);
    (*items)[(*n)++] = item;
    return item;
}

static void open_list(struct numbering_reader *r,
                      const struct word_attributes *attributes)
{
    struct word_numbering *numbering = r->numbering;
    r->list = add(r, &numbering->lists, &numbering->n_lists,
                  &numbering->lists_room, sizeof(*r->list));
    r->list->id = word_value_int(word_get(attributes, "abstractNumId"), -1);
}

static void open_num(struct numbering_reader *r,
                     const struct word_attributes *attributes)
{
    struct word_numbering *numbering = r->numbering;
    r->num = add(r, &numbering->nums, &numbering->n_nums, &numbering->nums_room,
                 sizeof(*r->num));
    r->num->id = word_value_int(word_get(attributes, "numId"), -1);
    r->num->list_id = -1;
    r->override = -1;
    for (int i = 0; i < WORD_LEVELS; i++)
        r->num->starts[i] = -1;
}

static void open_level(struct numbering_reader *r,
                       const struct word_attributes *attributes)
{
    int i = word_value_int(word_get(attributes, "ilvl"), -1);
    r->level = NULL;
    if (i < 0 || i >= WORD_LEVELS || (r->list == NULL && r->num == NULL))
        return;
    r->level = arena_new_object(r->package->arena, struct word_level);
    *r->level =
        (struct word_level){.format = "decimal", .text = "", .restart = -1};
    if (r->num != NULL)
        r->num->levels[i] = r->level;
    else
        r->list->levels[i] = r->level;
}

/* 001, 002, 003, ... shows itself by its first number. */
static const char *read_format(const struct word_attributes *attributes,
                               struct arena *arena)
{
    struct word_value value = word_get(attributes, "val");
    struct word_value own = word_get(attributes, "format");
    const char *comma = own.len == 0 ? NULL : memchr(own.bytes, ',', own.len);
    if (!word_value_is(value, "custom") || comma == NULL)
        return word_value_copy(value, arena);
    own.len = (size_t)(comma - own.bytes);
    return word_value_copy(own, arena);
}

static void read_text(struct numbering_reader *r, struct word_value value)
{
    struct diags *diags = r->package->diags;
    if (value.len > LIMIT_WORD_LABEL_BYTES) { /* each paragraph would have it */
        limit_over(diags, SPAN_NONE,
                   diags_word(diags, "一级编号的文字（numbering）",
                              "text of a level (numbering)"),
                   LIMIT_WORD_LABEL_BYTES);
        r->has_failed = true;
    } else if (value.bytes != NULL) {
        r->level->text = word_value_copy(value, r->package->arena);
    }
}

static void read_level(struct numbering_reader *r, enum word_token token,
                       const struct word_attributes *attributes)
{
    struct arena *arena = r->package->arena;
    struct word_level *level = r->level;
    struct word_value value = word_get(attributes, "val");
    if (level == NULL)
        return;
    switch (token) {
    case W_START:
        level->start = word_value_int(value, 0);
        break;
    case W_NUMFMT:
        if (value.bytes != NULL)
            level->format = read_format(attributes, arena);
        break;
    case W_LVLTEXT:
        read_text(r, value);
        break;
    case W_LVLRESTART:
        level->restart = word_value_int(value, -1);
        break;
    case W_ISLGL:
        level->is_legal = word_value_is_on(value);
        break;
    case W_SUFF:
        level->is_tight = word_value_is(value, "nothing");
        break;
    case W_PSTYLE:
        level->style = word_value_copy(value, arena);
        break;
    default:
        break;
    }
}

static void read_num(struct numbering_reader *r, enum word_token token,
                     const struct word_attributes *attributes)
{
    struct word_value value = word_get(attributes, "val");
    if (r->num == NULL)
        return;
    if (token == W_ABSTRACTNUMID)
        r->num->list_id = word_value_int(value, -1);
    else if (token == W_LVLOVERRIDE)
        r->override = word_value_int(word_get(attributes, "ilvl"), -1);
    else if (token == W_STARTOVERRIDE && r->override >= 0 &&
             r->override < WORD_LEVELS)
        r->num->starts[r->override] = word_value_int(value, 0);
}

static bool start_numbering(void *self, enum word_token token,
                            enum word_token parent,
                            const struct word_attributes *attributes)
{
    struct numbering_reader *r = self;
    if (word_is_change(token) || token == W_PICT || token == W_DRAWING)
        return false;
    if (token == W_ABSTRACTNUM)
        open_list(r, attributes);
    else if (token == W_NUM)
        open_num(r, attributes);
    else if (token == W_LVL)
        open_level(r, attributes);
    else if (token == W_NUMSTYLELINK && r->list != NULL)
        r->list->style_link =
            word_value_copy(word_get(attributes, "val"), r->package->arena);
    else if (token == W_PPR)
        r->target.para = r->level == NULL ? NULL : &r->level->para;
    else if (token == W_RPR && parent == W_LVL)
        r->target.text = r->level == NULL ? NULL : &r->level->mark;
    else if (parent == W_LVL)
        read_level(r, token, attributes);
    else if (parent == W_NUM || parent == W_LVLOVERRIDE)
        read_num(r, token, attributes);
    else
        format_target_read(&r->target, token, parent, attributes);
    return true;
}

static void end_numbering(void *self, enum word_token token,
                          enum word_token parent, const char *text, size_t len)
{
    struct numbering_reader *r = self;
    (void)parent;
    (void)text;
    (void)len;
    if (token == W_ABSTRACTNUM)
        r->list = NULL;
    else if (token == W_NUM)
        r->num = NULL;
    else if (token == W_LVL)
        r->level = NULL;
    else if (token == W_PPR)
        r->target.para = NULL;
    else if (token == W_RPR)
        r->target.text = NULL;
}

/* -- Putting together ------------------------------------------------------ */

static int lists_by_id(const void *a, const void *b)
{
    const void *const *p = a, *const *q = b;
    const struct word_list *x = *p, *y = *q;
    return (x->id > y->id) - (x->id < y->id);
}

static int nums_by_id(const void *a, const void *b)
{
    const void *const *p = a, *const *q = b;
    const struct word_num *x = *p, *y = *q;
    return (x->id > y->id) - (x->id < y->id);
}

static void *find(void **items, size_t n, const void *key,
                  int (*compare)(const void *, const void *))
{
    void **found =
        n == 0 ? NULL : bsearch(&key, items, n, sizeof(void *), compare);
    return found == NULL ? NULL : *found;
}

static struct word_list *find_list(const struct word_numbering *numbering,
                                   int id)
{
    return find(numbering->lists, numbering->n_lists,
                &(struct word_list){.id = id}, lists_by_id);
}

static struct word_num *find_num(const struct word_numbering *numbering, int id)
{
    return find(numbering->nums, numbering->n_nums,
                &(struct word_num){.id = id}, nums_by_id);
}

/* The list whose levels this one has: numStyleLink names a style, that style a
 * num, that num a list. */
static struct word_list *follow(const struct word_numbering *numbering,
                                const struct word_styles *styles,
                                struct word_list *list)
{
    enum { MOST_HOPS = 4 };
    for (int i = 0; i < MOST_HOPS && list != NULL && list->style_link != NULL;
         i++) {
        const struct word_style *style =
            word_style_find(styles, list->style_link);
        const struct word_num *num =
            style == NULL ? NULL : find_num(numbering, style->para.number);
        if (num == NULL)
            break;
        list = find_list(numbering, num->list_id);
    }
    return list;
}

/* Sorted, and in the arena from now on. */
static void *settle(struct arena *arena, void *items, size_t n,
                    int (*compare)(const void *, const void *))
{
    void **settled = arena_array(arena, n + 1, sizeof(void *));
    if (n > 0) {
        memcpy(settled, items, n * sizeof(void *));
        qsort(settled, n, sizeof(void *), compare);
    }
    free(items);
    return settled;
}

bool word_numbering_read(struct word_package *package,
                         const struct word_relations *relations,
                         const struct word_styles *styles,
                         struct word_numbering *numbering)
{
    struct numbering_reader r = {
        .numbering = numbering, .package = package, .override = -1};
    const struct word_handler handler = {start_numbering, end_numbering, &r,
                                         &r.has_failed};
    const char *part = word_package_find(package, relations, "numbering");
    r.target.arena = numbering->arena = package->arena;
    bool ok = part == NULL || word_package_parse(package, part, &handler);
    numbering->lists = settle(package->arena, numbering->lists,
                              numbering->n_lists, lists_by_id);
    numbering->nums =
        settle(package->arena, numbering->nums, numbering->n_nums, nums_by_id);
    for (size_t i = 0; i < numbering->n_nums; i++) {
        struct word_num *num = numbering->nums[i];
        num->list =
            follow(numbering, styles, find_list(numbering, num->list_id));
    }
    return ok;
}

/* -- Counting -------------------------------------------------------------- */

static const struct word_level *level_of(const struct word_num *num, int level)
{
    const struct word_level *own = num->levels[level];
    return own != NULL ? own : num->list->levels[level];
}

static int start_of(const struct word_num *num, int level)
{
    const struct word_level *l = level_of(num, level);
    return num->starts[level] >= 0 ? num->starts[level]
           : l == NULL             ? 0
                                   : l->start;
}

static void count(struct word_num *num, int level)
{
    struct word_list *list = num->list;
    bool is_restarted = num->starts[level] >= 0 && !num->is_started[level];
    if (!list->is_used[level] || is_restarted)
        list->values[level] = start_of(num, level);
    else
        list->values[level]++;
    list->is_used[level] = true;
    num->is_started[level] = true;
    for (int k = level + 1; k < WORD_LEVELS; k++) {
        const struct word_level *deeper = level_of(num, k);
        int restart = deeper == NULL ? -1 : deeper->restart;
        if (restart == -1 || level < restart)
            list->is_used[k] = false;
    }
}

/* The number of level k, as in decimal if it has an unknown format. */
static void add_number(struct buf *out, const struct word_num *num, int k,
                       bool is_legal, struct word_label *label,
                       struct arena *arena)
{
    const struct word_level *of = level_of(num, k);
    int value = num->list->is_used[k] ? num->list->values[k] : start_of(num, k);
    const char *format = is_legal || of == NULL ? "decimal" : of->format;
    const char *text = word_number_format(format, value, arena);
    if (text == NULL) {
        label->unknown = format;
        text = word_number_format("decimal", value, arena);
    }
    buf_add_str(out, text);
}

static void show(const struct word_num *num, struct word_label *label,
                 struct arena *arena)
{
    struct buf out = BUF_EMPTY;
    const struct word_level *shown = level_of(num, label->level);
    for (const char *p = shown->text; *p != '\0'; p++) {
        if (*p != '%' || p[1] < '1' || p[1] > '9') {
            buf_add_char(&out, *p);
            continue;
        }
        add_number(&out, num, *++p - '1', shown->is_legal, label, arena);
    }
    /* （一） and 一、 need no blank behind them */
    uint32_t last = utf8_before(buf_text(&out), buf_text(&out) + out.len);
    if (!shown->is_tight && out.len > 0 && !scalar_is_cjk_mark(last) &&
        !scalar_is_blank(last))
        buf_add_char(&out, ' ');
    label->text = arena_strndup(arena, buf_text(&out), out.len);
    buf_free(&out);
}

/* The level that a style has in a list, or 0. */
static int level_of_style(const struct word_num *num, const char *style)
{
    for (int i = 0; style != NULL && i < WORD_LEVELS; i++) {
        const struct word_level *level = level_of(num, i);
        if (level != NULL && level->style != NULL &&
            strcmp(level->style, style) == 0)
            return i;
    }
    return 0;
}

bool word_numbering_next(struct word_numbering *numbering, int id, int level,
                         const char *style, struct word_label *label)
{
    struct word_num *num = find_num(numbering, id);
    if (num == NULL || num->list == NULL || level >= WORD_LEVELS)
        return false;
    if (level < 0)
        level = level_of_style(num, style);
    const struct word_level *shown = level_of(num, level);
    if (shown == NULL)
        return false;
    count(num, level);
    *label =
        (struct word_label){.text = "", .level = level, .para = &shown->para};
    if ((shown->mark.on & TEXT_VANISH) != 0) /* counted, but not seen */
        return true;
    if (strcmp(shown->format, "bullet") == 0)
        label->is_bullet = *shown->text != '\0';
    else
        show(num, label, numbering->arena);
    return true;
}

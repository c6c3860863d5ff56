/*
 * Parsing a template.
 *
 * The text is walked once.  What is open (如果, 每个) is kept on a small stack;
 * where a value stands in the front matter decides how it is written.
 */
#include "kind/form_parse.h"

#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A condition or loop that is open. */
struct open_block {
    size_t step;      /* the STEP_IF, STEP_ELSE or STEP_FOR */
    const char *item; /* of a loop */
};

struct parser {
    struct form *form;
    struct arena *arena;
    struct diags *diags;
    size_t room;
    struct open_block open[MAX_FORM_DEPTH];
    size_t n_open;
    uint32_t front_end; /* behind the front matter; start: there is none */
    struct used_name **last_name;
    bool has_failed;
};

/* The inside of a tag, being read. */
struct tag {
    const char *at, *end;
    struct span span; /* of the whole {{…}} */
};

/* -- Errors -------------------------------------------------------------- */

static bool fail(struct parser *p, struct span span, const char *zh,
                 const char *en)
{
    diag_add(p->diags, DIAG_TEMPLATE_SYNTAX, span, diags_word(p->diags, zh, en),
             NULL);
    p->has_failed = true;
    return false;
}

static bool fail_tag(struct parser *p, const struct tag *tag, const char *zh,
                     const char *en)
{
    return fail(p, tag->span, zh, en);
}

/* -- Words of a tag ------------------------------------------------------ */

static void skip_blanks(struct tag *tag)
{
    while (tag->at < tag->end && scalar_is_blank(utf8_peek(tag->at)))
        utf8_next(&tag->at);
}

static bool is_name_scalar(uint32_t c)
{
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || scalar_is_han(c);
}

/* The word at the tag's place, which moves behind it; NULL if none is. */
static const char *take_word(struct parser *p, struct tag *tag)
{
    skip_blanks(tag);
    const char *from = tag->at;
    while (tag->at < tag->end && is_name_scalar(utf8_peek(tag->at)))
        utf8_next(&tag->at);
    return tag->at == from
               ? NULL
               : arena_strndup(p->arena, from, (size_t)(tag->at - from));
}

static bool take_mark(struct tag *tag, const char *mark)
{
    skip_blanks(tag);
    size_t len = strlen(mark);
    if ((size_t)(tag->end - tag->at) < len || memcmp(tag->at, mark, len) != 0)
        return false;
    tag->at += len;
    return true;
}

/* Whether the next word is one of these; then it is taken. */
static bool take_keyword(struct parser *p, struct tag *tag, const char *zh,
                         const char *en)
{
    struct tag ahead = *tag;
    const char *word = take_word(p, &ahead);
    if (word == NULL || (strcmp(word, zh) != 0 && strcmp(word, en) != 0))
        return false;
    *tag = ahead;
    return true;
}

static bool take_path(struct parser *p, struct tag *tag, struct path *path)
{
    do {
        const char *word = take_word(p, tag);
        if (word == NULL)
            return fail_tag(p, tag, "这里要有一个名称", "a name is missing");
        if (path->n == MAX_PATH)
            return fail_tag(p, tag, "名称的层数太多", "too many members");
        path->names[path->n++] = word;
    } while (take_mark(tag, "."));
    return true;
}

/* "…" without escapes; also in Chinese quotes. */
static const char *take_string(struct parser *p, struct tag *tag)
{
    static const char *const quotes[][2] = {{"\"", "\""}, {"“", "”"}};
    for (size_t i = 0; i < 2; i++) {
        if (!take_mark(tag, quotes[i][0]))
            continue;
        size_t len = strlen(quotes[i][1]);
        const char *close =
            memmem(tag->at, (size_t)(tag->end - tag->at), quotes[i][1], len);
        if (close == NULL)
            return NULL;
        const char *text =
            arena_strndup(p->arena, tag->at, (size_t)(close - tag->at));
        tag->at = close + len;
        return text;
    }
    return NULL;
}

/* -- Names that are used ------------------------------------------------- */

static bool is_loop_name(const struct parser *p, const char *name)
{
    for (size_t i = 0; i < p->n_open; i++)
        if (p->open[i].item != NULL &&
            (strcmp(p->open[i].item, name) == 0 || strcmp(name, "序号") == 0 ||
             strcmp(name, "index") == 0))
            return true;
    return false;
}

static void note_name(struct parser *p, const char *name, struct span span)
{
    if (is_loop_name(p, name))
        return;
    for (const struct used_name *n = p->form->names; n != NULL; n = n->next)
        if (strcmp(n->name, name) == 0)
            return;
    struct used_name *used = arena_new_object(p->arena, struct used_name);
    used->name = name;
    used->span = span;
    *p->last_name = used;
    p->last_name = &used->next;
}

/* -- Steps --------------------------------------------------------------- */

static struct step *add_step(struct parser *p, enum step_kind kind,
                             struct span span)
{
    struct form *t = p->form;
    t->steps =
        arena_grow(p->arena, t->steps, t->n, &p->room, sizeof(*t->steps));
    struct step *step = &t->steps[t->n++];
    *step = (struct step){.kind = kind, .span = span};
    return step;
}

static bool open_block(struct parser *p, const struct tag *tag,
                       const char *item)
{
    if (p->n_open == MAX_FORM_DEPTH)
        return fail_tag(p, tag, "嵌套超过 16 层", "nested more than 16 deep");
    p->open[p->n_open++] = (struct open_block){p->form->n - 1, item};
    return true;
}

static bool read_if(struct parser *p, struct tag *tag)
{
    struct step step = {.kind = STEP_IF, .span = tag->span};
    step.is_negated = take_keyword(p, tag, "非", "not");
    if (!take_path(p, tag, &step.path))
        return false;
    bool is_unequal = take_mark(tag, "!=");
    if (is_unequal || take_mark(tag, "==")) {
        step.equals = take_string(p, tag);
        if (step.equals == NULL)
            return fail_tag(p, tag, "== 后面要有引号括起的文字",
                            "== wants a text in quotes");
        step.is_negated ^= is_unequal;
    }
    note_name(p, step.path.names[0], tag->span);
    *add_step(p, STEP_IF, tag->span) = step;
    return open_block(p, tag, NULL);
}

static bool read_for(struct parser *p, struct tag *tag)
{
    struct step step = {.kind = STEP_FOR, .span = tag->span};
    step.item = take_word(p, tag);
    if (step.item == NULL || !take_keyword(p, tag, "于", "in"))
        return fail_tag(p, tag, "写作：每个 单位 于 名单",
                        "write: for item in list");
    if (!take_path(p, tag, &step.path))
        return false;
    note_name(p, step.path.names[0], tag->span);
    *add_step(p, STEP_FOR, tag->span) = step;
    return open_block(p, tag, step.item);
}

static bool read_else(struct parser *p, const struct tag *tag)
{
    if (p->n_open == 0 ||
        p->form->steps[p->open[p->n_open - 1].step].kind != STEP_IF)
        return fail_tag(p, tag, "“否则”前面没有“如果”", "else without if");
    struct open_block *open = &p->open[p->n_open - 1];
    add_step(p, STEP_ELSE, tag->span);
    p->form->steps[open->step].target = p->form->n;
    open->step = p->form->n - 1;
    return true;
}

static bool read_end(struct parser *p, const struct tag *tag)
{
    if (p->n_open == 0)
        return fail_tag(p, tag, "“结束”前面没有“如果”或“每个”",
                        "end without if or for");
    size_t begin = p->open[--p->n_open].step;
    bool is_loop = p->form->steps[begin].kind == STEP_FOR;
    if (is_loop)
        add_step(p, STEP_END, tag->span)->target = begin;
    p->form->steps[begin].target = p->form->n;
    return true;
}

/* -- Values -------------------------------------------------------------- */

/* A unit of time and what it is in days or months. */
static bool take_unit(struct parser *p, struct tag *tag, long n,
                      struct step *step)
{
    static const struct {
        const char *words[3];
        int days, months;
    } units[] = {
        {{"天", "日", "days"}, 1, 0},        {{"周", "星期", "weeks"}, 7, 0},
        {{"个月", "月", "months"}, 0, 1},    {{"年", "年", "years"}, 0, 12},
        {{"day", "day", "day"}, 1, 0},       {{"week", "week", "week"}, 7, 0},
        {{"month", "month", "month"}, 0, 1}, {{"year", "year", "year"}, 0, 12},
    };
    const char *word = take_word(p, tag);
    for (size_t i = 0; word != NULL && i < sizeof(units) / sizeof(units[0]);
         i++)
        for (size_t k = 0; k < 3; k++)
            if (strcmp(units[i].words[k], word) == 0) {
                step->days += (int)n * units[i].days;
                step->months += (int)n * units[i].months;
                return true;
            }
    return false;
}

enum { LONGEST = 100000 };

/* 15天 behind its sign */
static bool take_term(struct parser *p, struct tag *tag, bool is_minus,
                      struct step *step)
{
    long n = 0;
    skip_blanks(tag);
    const char *from = tag->at;
    while (tag->at < tag->end && *tag->at >= '0' && *tag->at <= '9' &&
           n < LONGEST)
        n = 10 * n + (*tag->at++ - '0');
    if (tag->at == from || n >= LONGEST ||
        !take_unit(p, tag, is_minus ? -n : n, step))
        return fail_tag(p, tag, "写作：日期 + 15天（天、周、月、年）",
                        "write: date + 15 days (days, weeks, months, years)");
    step->is_reckoned = true;
    return true;
}

/* + 1年 - 1天: no more terms than there are units. */
static bool take_reckoning(struct parser *p, struct tag *tag, struct step *step)
{
    enum { MAX_TERMS = 4 };
    for (int n = 0; n < MAX_TERMS; n++) {
        bool is_minus = take_mark(tag, "-");
        if (!is_minus && !take_mark(tag, "+"))
            return true;
        if (!take_term(p, tag, is_minus, step))
            return false;
    }
    return true;
}

static bool find_place(struct parser *p, struct span span,
                       enum step_place *place);

static bool read_value(struct parser *p, struct tag *tag)
{
    struct step step = {.kind = STEP_VALUE, .span = tag->span};
    if (!take_path(p, tag, &step.path) || !take_reckoning(p, tag, &step) ||
        !find_place(p, tag->span, &step.place))
        return false;
    note_name(p, step.path.names[0], tag->span);
    *add_step(p, STEP_VALUE, tag->span) = step;
    return true;
}

/* {{"{{"}}: the text itself */
static bool read_literal(struct parser *p, struct tag *tag)
{
    const char *from = tag->at + 1;
    const char *text = take_string(p, tag);
    if (text == NULL)
        return fail_tag(p, tag, "引号没有闭合", "a quote is not closed");
    uint32_t at = (uint32_t)(from - p->form->source->text);
    add_step(p, STEP_TEXT, (struct span){at, at + (uint32_t)strlen(text)});
    return true;
}

/* -- Front matter -------------------------------------------------------- */

/* The start of the line that holds offset at. */
static uint32_t line_start(const struct parser *p, uint32_t at)
{
    const char *text = p->form->source->text;
    while (at > 0 && text[at - 1] != '\n')
        at--;
    return at;
}

static bool is_inner_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Whether the line at start lies in a | block: is indented below a line that
 * ends in | or >. */
static bool is_in_block(const struct parser *p, uint32_t start)
{
    const char *text = p->form->source->text;
    while (start > 0 && is_inner_blank(text[start])) {
        uint32_t end = start - 1; /* of the line before */
        while (end > 0 &&
               (is_inner_blank(text[end - 1]) || text[end - 1] == '\r'))
            end--;
        start = line_start(p, start - 1);
        if (end > 0 && (text[end - 1] == '|' || text[end - 1] == '>'))
            return true;
    }
    return false;
}

static size_t count_quotes(const char *from, const char *to)
{
    size_t n = 0;
    for (; from < to; from++)
        n += *from == '"' && from[-1] != '\\';
    return n;
}

/* In the front matter a value stands in quotes, in a | block, or is the whole
 * scalar: beside other text its marks could not be told from YAML's. */
static bool find_place(struct parser *p, struct span span,
                       enum step_place *place)
{
    const char *text = p->form->source->text;
    uint32_t start = line_start(p, span.start);
    *place = PLACE_BODY;
    if (span.start >= p->front_end)
        return true;
    *place = PLACE_FRONT_BLOCK;
    if (is_in_block(p, start))
        return true;
    *place = PLACE_FRONT_QUOTED;
    if (count_quotes(text + start, text + span.start) % 2 == 1)
        return true;
    *place = PLACE_FRONT;
    uint32_t before = span.start, behind = span.end;
    while (before > start && is_inner_blank(text[before - 1]))
        before--;
    while (is_inner_blank(text[behind]))
        behind++;
    if (before > start && strchr(":-[,", text[before - 1]) != NULL &&
        strchr("\r\n],", text[behind]) != NULL)
        return true;
    return fail(p, span, "前置信息里与文字相连的 {{…}} 要连同文字一起加引号",
                "in the front matter, quote a text that {{…}} is a part of");
}

/* Behind the line that closes the front matter, or start. */
static uint32_t find_front_end(const struct source *source, uint32_t start)
{
    const char *text = source->text + start;
    if (strncmp(text, "---\n", 4) != 0 && strncmp(text, "---\r\n", 5) != 0)
        return start;
    const char *close = strstr(text, "\n---");
    return close == NULL ? start : (uint32_t)(close + 4 - source->text);
}

/* -- Tags ---------------------------------------------------------------- */

static bool read_tag(struct parser *p, struct tag *tag)
{
    bool ok;
    skip_blanks(tag);
    if (tag->at < tag->end &&
        (*tag->at == '"' || strncmp(tag->at, "“", 3) == 0))
        ok = read_literal(p, tag);
    else if (take_keyword(p, tag, "如果", "if"))
        ok = read_if(p, tag);
    else if (take_keyword(p, tag, "否则", "else"))
        ok = read_else(p, tag);
    else if (take_keyword(p, tag, "每个", "for"))
        ok = read_for(p, tag);
    else if (take_keyword(p, tag, "结束", "end"))
        ok = read_end(p, tag);
    else
        ok = read_value(p, tag);
    skip_blanks(tag);
    if (ok && tag->at < tag->end)
        return fail_tag(p, tag, "后面有多余的内容",
                        "there is more than wanted");
    return ok;
}

/* Whether the tag is a word that makes no text. */
static bool is_silent(struct parser *p, const struct tag *tag)
{
    static const char *const words[][2] = {
        {"如果", "if"}, {"否则", "else"}, {"每个", "for"}, {"结束", "end"}};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        struct tag ahead = *tag;
        if (take_keyword(p, &ahead, words[i][0], words[i][1]))
            return true;
    }
    return false;
}

/* Widens the span of a tag that stands alone on its line to the line. */
static struct span whole_line(const struct parser *p, struct span span)
{
    const char *text = p->form->source->text;
    uint32_t start = span.start, end = span.end;
    while (start > 0 && is_inner_blank(text[start - 1]))
        start--;
    while (is_inner_blank(text[end]) || text[end] == '\r')
        end++;
    bool is_alone = (start == 0 || text[start - 1] == '\n') &&
                    (text[end] == '\n' || text[end] == '\0');
    if (!is_alone)
        return span;
    return (struct span){start, end + (text[end] == '\n')};
}

static void add_text(struct parser *p, uint32_t start, uint32_t end)
{
    if (start < end)
        add_step(p, STEP_TEXT, (struct span){start, end});
}

/* The }} that closes the tag at open, quotes skipped; NULL: it has none. */
static const char *find_close(const char *open)
{
    bool is_quoted = false;
    for (const char *at = open; *at != '\0' && *at != '\n'; at++) {
        is_quoted ^= *at == '"';
        if (!is_quoted && strncmp(at, "}}", 2) == 0)
            return at;
    }
    return NULL;
}

static void parse_all(struct parser *p, uint32_t start)
{
    const char *text = p->form->source->text;
    uint32_t done = start;
    for (const char *open = strstr(text + start, "{{"); open != NULL;
         open = strstr(text + done, "{{")) {
        uint32_t at = (uint32_t)(open - text);
        const char *close = find_close(open + 2);
        if (close == NULL) {
            fail(p, (struct span){at, at + 2}, "“{{”没有闭合",
                 "{{ is not closed on its line");
            add_text(p, done, at + 2);
            done = at + 2;
            continue;
        }
        struct tag tag = {open + 2, close, {at, (uint32_t)(close + 2 - text)}};
        struct span span =
            is_silent(p, &tag) ? whole_line(p, tag.span) : tag.span;
        add_text(p, done, span.start < done ? done : span.start);
        done = span.end;
        read_tag(p, &tag);
    }
    add_text(p, done, (uint32_t)p->form->source->len);
}

const struct form *form_parse(uint32_t start, struct arena *arena,
                              struct diags *diags)
{
    struct parser p = {.arena = arena, .diags = diags};
    p.form = arena_new_object(arena, struct form);
    p.form->source = diags->source;
    p.last_name = &p.form->names;
    p.front_end = find_front_end(diags->source, start);
    parse_all(&p, start);
    while (p.n_open > 0) {
        size_t step = p.open[--p.n_open].step;
        fail(&p, p.form->steps[step].span, "没有“{{结束}}”",
             "{{end}} is missing");
    }
    return p.has_failed ? NULL : p.form;
}

const struct used_name *form_names(const struct form *form)
{
    return form->names;
}

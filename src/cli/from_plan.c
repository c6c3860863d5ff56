/*
 * Making a template.  The skeleton is the plan's own text, edited: the front
 * matter line by line, the stages' periods in their headings.
 */
#include "cli/from_plan.h"

#include "read/front_keys.h"

#include <stdlib.h>
#include <string.h>

#define START "开始日期"

struct maker {
    const struct document *document;
    const struct plan *plan;
    struct arena *arena;
    struct plan_template *made;
    struct date start; /* of the first stage; not set: there is none */
    struct edits edits;
    size_t edits_room;
};

/* -- Writing ------------------------------------------------------------- */

/* Text that a template puts out as it is; lines end in LF. */
static void add_literal(struct buf *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (i + 1 < len && text[i] == '{' && text[i + 1] == '{') {
            buf_add_str(out, "{{\"{{\"}}");
            i++;
        } else if (text[i] != '\r') {
            buf_add_char(out, text[i]);
        }
}

/* "…" of YAML, of a text that is a form. */
static void add_quoted(struct buf *out, const char *text)
{
    buf_add_char(out, '"');
    for (; *text != '\0'; text++) {
        if (strncmp(text, "{{", 2) == 0) {
            buf_add_str(out, "{{\\\"{{\\\"}}");
            text++;
            continue;
        }
        if (*text == '"' || *text == '\\')
            buf_add_char(out, '\\');
        if (*text != '\n') /* a title in lines is one here */
            buf_add_char(out, *text);
    }
    buf_add_char(out, '"');
}

static void add_edit(struct maker *m, size_t start, size_t end,
                     const char *text)
{
    m->edits.items = arena_grow(m->arena, m->edits.items, m->edits.n,
                                &m->edits_room, sizeof(*m->edits.items));
    m->edits.items[m->edits.n++] =
        (struct edit){{(uint32_t)start, (uint32_t)end}, text};
}

/* -- Values -------------------------------------------------------------- */

static void declare(struct maker *m, const char *name, const char *prompt,
                    const char *type, const char *check, const char *fallback)
{
    struct buf *out = &m->made->kind;
    buf_printf(out, "  - 名称: %s\n    提问: %s\n", name, prompt);
    if (type != NULL)
        buf_printf(out, "    类型: %s\n", type);
    if (check != NULL)
        buf_printf(out, "    校验: %s\n", check);
    if (fallback != NULL) {
        buf_add_str(out, "    默认: ");
        add_quoted(out, fallback);
        buf_add_char(out, '\n');
    } else {
        buf_add_str(out, "    可空: 是\n");
    }
}

static void declare_all(struct maker *m)
{
    const struct meta *meta = &m->plan->meta;
    struct arena *arena = m->arena;
    bool is_joint = meta->issuer.n > 1;
    if (meta->title != NULL)
        declare(m, "标题", "标题是什么？", NULL, "标题", meta->title);
    if (meta->issuer.n > 0)
        declare(m, "发文机关", "由哪个单位发文？", is_joint ? "名单" : NULL,
                is_joint ? NULL : "发文机关", names_join(&meta->issuer, arena));
    if (meta->number != NULL)
        declare(m, "发文字号", "发文字号是什么？还没有编号就先空着", NULL,
                "发文字号", NULL);
    if (meta->to.n > 0)
        declare(m, "主送", "主送哪些单位？", "名单", NULL,
                names_join(&meta->to, arena));
    if (date_is_set(m->start))
        declare(m, START, "第一个阶段从哪天开始？", "日期", NULL,
                date_iso(m->start, arena));
    if (date_is_set(meta->date))
        declare(m, "成文日期", "成文日期是哪天？", "日期", NULL,
                date_iso(meta->date, arena));
    if (date_is_set(meta->printed))
        declare(m, "印发日期", "印发日期是哪天？", "日期", NULL,
                date_iso(meta->printed, arena));
}

static void write_kind(struct maker *m, const char *name)
{
    struct buf *out = &m->made->kind;
    const char *kind = m->plan->meta.kind;
    buf_add_str(out, "名称: ");
    add_quoted(out, name);
    buf_add_str(out, "\n说明: ");
    add_quoted(out,
               arena_printf(m->arena, "由 %s 做成", m->document->source.name));
    if (kind == NULL)
        kind = m->plan->kind;
    if (kind != NULL) {
        buf_add_str(out, "\n文种: ");
        add_quoted(out, kind);
    }
    buf_add_str(out, "\n\n要填的:\n");
    declare_all(m);
}

/* -- The skeleton -------------------------------------------------------- */

/* What takes the place of a line of the front matter; NULL: it stays. */
static const char *line_for(const struct maker *m, const char *key)
{
    const struct front_key *known = front_key_find(key);
    const char *id = known == NULL ? "" : known->id;
    if (strcmp(id, "number") == 0)
        return arena_printf(
            m->arena, "{{如果 发文字号}}\n%s: {{发文字号}}\n{{结束}}\n", key);
    static const char *const ids[] = {"title", "issuer", "to", "date",
                                      "printed"};
    for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
        if (strcmp(id, ids[i]) == 0)
            return arena_printf(m->arena, "%s: {{%s}}\n", key, known->zh);
    return NULL;
}

/* Edits the keys of the front matter, each with the lines that go on with it:
 * those that begin with a blank or a hyphen. */
static void edit_front(struct maker *m)
{
    const char *text = m->document->source.text;
    size_t end = m->plan->meta.span.end;
    for (size_t at = m->plan->meta.span.start; at < end;) {
        size_t len = strcspn(text + at, "\n");
        size_t next = at + len + 1;
        const char *colon = memchr(text + at, ':', len);
        const char *line =
            colon == NULL
                ? NULL
                : line_for(m, arena_strndup(m->arena, text + at,
                                            (size_t)(colon - text) - at));
        while (line != NULL && next < end && text[next] != '\0' &&
               strchr(" \t\n", text[next]) != NULL)
            next += strcspn(text + next, "\n") + 1;
        while (line != NULL && next < end && text[next] == '-' &&
               text[next + 1] == ' ')
            next += strcspn(text + next, "\n") + 1;
        if (line != NULL)
            add_edit(m, at, next, line);
        at = next;
    }
}

/* How many days lie between; both are dates of the calendar. */
static int days_between(struct date from, struct date to)
{
    enum { LONGEST = 36500 };
    int step = date_compare(from, to) < 0 ? 1 : -1;
    int n = 0;
    while (date_compare(from, to) != 0 && abs(n) < LONGEST) {
        from = date_add(from, 0, step);
        n += step;
    }
    return n;
}

static const char *reckoned(const struct maker *m, struct date date)
{
    int n = days_between(m->start, date);
    if (n == 0)
        return "{{" START "}}";
    return arena_printf(m->arena, "{{" START " %c %d天}}", n > 0 ? '+' : '-',
                        abs(n));
}

static bool is_to_the_day(const struct period *period)
{
    return period->text != NULL && date_is_set(period->start) &&
           date_is_set(period->end) &&
           period->start_precision == PRECISION_DAY &&
           period->end_precision == PRECISION_DAY;
}

static void edit_stage(struct maker *m, const struct stage *stage)
{
    const struct period *period = &stage->period;
    const char *text = m->document->source.text;
    const char *from = text + stage->span.start;
    const char *found = is_to_the_day(period)
                            ? memmem(from, stage->span.end - stage->span.start,
                                     period->text, strlen(period->text))
                            : NULL;
    if (found == NULL) {
        m->made->n_left++;
        return;
    }
    const char *start = reckoned(m, period->start);
    if (date_compare(period->start, period->end) != 0)
        start =
            arena_printf(m->arena, "%s至%s", start, reckoned(m, period->end));
    size_t at = (size_t)(found - text);
    add_edit(m, at, at + strlen(period->text), start);
}

/* The edited text; what no edit touches is text of the template. */
static void write_skeleton(struct maker *m)
{
    const struct source *source = &m->document->source;
    size_t at = 0;
    for (size_t i = 0; i < m->edits.n; i++) {
        const struct edit *edit = &m->edits.items[i];
        if (edit->span.start < at)
            continue;
        add_literal(&m->made->skeleton, source->text + at,
                    edit->span.start - at);
        buf_add_str(&m->made->skeleton, edit->text);
        at = edit->span.end;
    }
    add_literal(&m->made->skeleton, source->text + at, source->len - at);
}

void plan_template_make(const struct document *document, struct arena *arena,
                        struct plan_template *made)
{
    struct maker m = {.document = document,
                      .plan = document->plan,
                      .arena = arena,
                      .made = made};
    *made = (struct plan_template){0};
    for (const struct stage *s = m.plan->stages;
         s != NULL && !date_is_set(m.start); s = s->next)
        if (is_to_the_day(&s->period))
            m.start = s->period.start;
    const char *name = m.plan->title == NULL ? "" : m.plan->title;
    write_kind(&m, name);
    if (!span_is_none(m.plan->meta.span))
        edit_front(&m);
    for (const struct stage *s = m.plan->stages; s != NULL; s = s->next)
        edit_stage(&m, s);
    write_skeleton(&m);
    buf_printf(&made->readme, "# %s\n\n由 %s 做成的模板。\n", name,
               document->source.name);
}

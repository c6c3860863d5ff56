/*
 * Filling: the steps of a template are run one after the other; a loop that is
 * open is a place on a small stack.
 */
#include "kind/form.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "base/yaml.h"
#include "kind/form_parse.h"

#include <assert.h>
#include <string.h>

struct loop {
    size_t step; /* its STEP_FOR */
    const struct value *item;
    int index; /* from 1 */
};

struct filler {
    const struct form *form;
    const struct value *values;
    struct arena *arena;
    struct diags *diags;
    struct buf *out;
    struct loop loops[MAX_FORM_DEPTH];
    size_t n_loops;
    bool is_plain; /* no Markdown */
    bool has_failed;
};

/* -- Values by name ------------------------------------------------------ */

/* What is known under names near this one, for the message. */
static void say_unknown(struct filler *f, const struct step *step,
                        const char *name, const struct value *record)
{
    struct nearest nearest = nearest_to(name);
    if (record != NULL && record->type == VALUE_RECORD)
        for (const struct value *v = record->first; v != NULL; v = v->next)
            nearest_offer(&nearest, v->name);
    diag_add(f->diags, DIAG_TEMPLATE_NAME, step->span, name, NULL);
    if (nearest.word != NULL)
        diag_hint(f->diags,
                  arena_printf(f->arena, "是不是“%s”？", nearest.word),
                  arena_printf(f->arena, "did you mean “%s”?", nearest.word));
    f->has_failed = true;
}

static const struct value *date_member(struct filler *f, struct date date,
                                       const char *name)
{
    static const char *const days[] = {"日", "一", "二", "三",
                                       "四", "五", "六"};
    struct arena *a = f->arena;
    if (strcmp(name, "年") == 0)
        return value_text(arena_printf(a, "%d", date.year), a);
    if (strcmp(name, "月") == 0)
        return value_text(arena_printf(a, "%d", date.month), a);
    if (strcmp(name, "日") == 0)
        return value_text(arena_printf(a, "%d", date.day), a);
    if (strcmp(name, "星期") == 0)
        return value_text(arena_printf(a, "星期%s", days[date_weekday(date)]),
                          a);
    if (strcmp(name, "数字") == 0)
        return value_text(date_iso(date, a), a);
    return NULL;
}

/* The first name of a path: of the innermost loop outwards, then a value. */
static const struct value *find_root(struct filler *f, const char *name)
{
    for (size_t i = f->n_loops; i > 0; i--) {
        const struct loop *loop = &f->loops[i - 1];
        if (strcmp(f->form->steps[loop->step].item, name) == 0)
            return loop->item;
        if (strcmp(name, "序号") == 0 || strcmp(name, "index") == 0)
            return value_text(arena_printf(f->arena, "%d", loop->index),
                              f->arena);
    }
    return value_get(f->values, name);
}

/* NULL with an error: there is no such value. */
static const struct value *look_up(struct filler *f, const struct step *step)
{
    const struct value *value = find_root(f, step->path.names[0]);
    if (value == NULL) {
        say_unknown(f, step, step->path.names[0], f->values);
        return NULL;
    }
    for (size_t i = 1; i < step->path.n; i++) {
        const char *name = step->path.names[i];
        if (value->type == VALUE_MISSING)
            return value;
        const struct value *member = value->type == VALUE_DATE
                                         ? date_member(f, value->date, name)
                                         : value_get(value, name);
        if (member == NULL) {
            say_unknown(f, step, name, value);
            return NULL;
        }
        value = member;
    }
    return value;
}

/* -- Putting out --------------------------------------------------------- */

/* Text as it is, whatever Markdown would make of it. */
static void add_markdown(struct buf *out, const char *text)
{
    for (; *text != '\0'; text++) {
        bool is_start = out->len == 0 || out->data[out->len - 1] == '\n';
        if (strchr("\\`*_<[]|&", *text) != NULL ||
            (is_start && strchr("#>-+~=", *text) != NULL))
            buf_add_char(out, '\\');
        buf_add_char(out, *text);
    }
}

static bool is_plain_scalar(const char *text)
{
    size_t len = strlen(text);
    return len > 0 && strchr(" !&*-?|>@`%\"'#[]{},:=~", *text) == NULL &&
           text[len - 1] != ' ' && strpbrk(text, "\n\r\t,[]{}\"#") == NULL &&
           strstr(text, ": ") == NULL && text[len - 1] != ':';
}

static void add_scalar(struct buf *out, const char *text)
{
    if (is_plain_scalar(text)) {
        buf_add_str(out, text);
        return;
    }
    yaml_add_quoted(out, text);
}

/* A whole scalar of the front matter: a list is written as one. */
static void add_front(struct filler *f, const struct value *value)
{
    if (value->type != VALUE_LIST) {
        add_scalar(f->out, value->type == VALUE_DATE
                               ? date_iso(value->date, f->arena)
                               : value_print(value, f->arena));
        return;
    }
    buf_add_char(f->out, '[');
    for (const struct value *v = value->first; v != NULL; v = v->next) {
        if (v != value->first)
            buf_add_str(f->out, ", ");
        add_scalar(f->out, value_print(v, f->arena));
    }
    buf_add_char(f->out, ']');
}

static void add_value(struct filler *f, const struct step *step,
                      const struct value *value)
{
    if (f->is_plain) {
        buf_add_str(f->out, value_print(value, f->arena));
        return;
    }
    switch (step->place) {
    case PLACE_BODY:
        add_markdown(f->out, value_print(value, f->arena));
        break;
    case PLACE_FRONT:
        add_front(f, value);
        break;
    case PLACE_FRONT_QUOTED:
    case PLACE_FRONT_BLOCK: {
        const char *text = value_print(value, f->arena);
        if (step->place == PLACE_FRONT_QUOTED)
            yaml_add_escaped(f->out, text);
        else
            for (; *text != '\0'; text++)
                buf_add_char(f->out, *text == '\n' ? ' ' : *text);
        break;
    }
    }
}

/* -- Steps --------------------------------------------------------------- */

static void fail(struct filler *f, const struct step *step, enum diag_code code)
{
    diag_add(f->diags, code, step->span, step->path.names[0], NULL);
    f->has_failed = true;
}

static void run_value(struct filler *f, const struct step *step)
{
    const struct value *value = look_up(f, step);
    if (value == NULL)
        return;
    if (!step->is_reckoned || value->type == VALUE_MISSING) {
        add_value(f, step, value);
        return;
    }
    if (value->type != VALUE_DATE) {
        fail(f, step, DIAG_TEMPLATE_NO_DATE);
        return;
    }
    struct date date = date_add(value->date, step->months, step->days);
    if (!date_is_valid(date))
        fail(f, step, DIAG_TEMPLATE_NO_DATE);
    else
        add_value(f, step, value_date(date, f->arena));
}

/* The step to go on with. */
static size_t run_if(struct filler *f, const struct step *step, size_t next)
{
    const struct value *value = look_up(f, step);
    if (value == NULL)
        return step->target;
    bool is_so = step->equals == NULL
                     ? value_is_set(value)
                     : strcmp(value_print(value, f->arena), step->equals) == 0;
    return is_so != step->is_negated ? next : step->target;
}

static size_t run_for(struct filler *f, const struct step *step, size_t next)
{
    const struct value *value = look_up(f, step);
    if (value == NULL)
        return step->target;
    bool is_missing = value->type == VALUE_MISSING; /* says so once */
    if (value->type != VALUE_LIST && !is_missing && !value_is_set(value))
        return step->target;
    if (value->type != VALUE_LIST && !is_missing) {
        fail(f, step, DIAG_TEMPLATE_NO_LIST);
        return step->target;
    }
    const struct value *first = is_missing ? value : value->first;
    if (first == NULL)
        return step->target;
    assert(f->n_loops < MAX_FORM_DEPTH);
    f->loops[f->n_loops++] = (struct loop){next - 1, first, 1};
    return next;
}

static size_t run_end(struct filler *f, const struct step *step, size_t next)
{
    struct loop *loop = &f->loops[f->n_loops - 1];
    assert(loop->step == step->target);
    bool is_missing = loop->item->type == VALUE_MISSING;
    loop->item = is_missing ? NULL : loop->item->next;
    loop->index++;
    if (loop->item != NULL)
        return step->target + 1;
    f->n_loops--;
    return next;
}

static bool fill(struct filler *f)
{
    const struct form *form = f->form;
    for (size_t i = 0; i < form->n;) {
        const struct step *step = &form->steps[i++];
        switch (step->kind) {
        case STEP_TEXT:
            buf_add(f->out, form->source->text + step->span.start,
                    step->span.end - step->span.start);
            break;
        case STEP_VALUE:
            run_value(f, step);
            break;
        case STEP_IF:
            i = run_if(f, step, i);
            break;
        case STEP_ELSE:
            i = step->target;
            break;
        case STEP_FOR:
            i = run_for(f, step, i);
            break;
        case STEP_END:
            i = run_end(f, step, i);
            break;
        }
    }
    return !f->has_failed;
}

bool form_fill(const struct form *form, const struct value *values,
               struct diags *diags, struct buf *out)
{
    struct filler f = {.form = form,
                       .values = values,
                       .arena = diags->arena,
                       .diags = diags,
                       .out = out};
    return fill(&f);
}

bool form_fill_plain(const struct form *form, const struct value *values,
                     struct diags *diags, struct buf *out)
{
    struct filler f = {.form = form,
                       .values = values,
                       .arena = diags->arena,
                       .diags = diags,
                       .out = out,
                       .is_plain = true};
    return fill(&f);
}

/*
 * The model as a tree for people.  Columns are aligned by the width of
 * characters on a terminal, so that Chinese lines up.
 */
#include "write/tree.h"

#include "base/utf8.h"
#include "plan/numbering.h"

#include <string.h>

struct tree {
    const struct plan *plan;
    const struct kinds *kinds;
    enum lang lang;
    struct buf *out;
};

static const char *word(const struct tree *tree, const char *zh, const char *en)
{
    return tree->lang == LANG_ZH ? zh : en;
}

static void pad(const struct tree *tree, int columns)
{
    for (; columns > 0; columns--)
        buf_add_char(tree->out, ' ');
}

/* Text in a column of this width, and two blanks. */
static void add_cell(const struct tree *tree, const char *text, int width)
{
    buf_add_str(tree->out, text);
    pad(tree, width - utf8_columns(text) + 2);
}

/* Adds text on one line. */
static void add_line(const struct tree *tree, const char *text)
{
    for (; *text != '\0'; text++)
        if (*text == '\n')
            buf_add_str(tree->out, " ");
        else
            buf_add_char(tree->out, *text);
    buf_add_char(tree->out, '\n');
}

/* -- Head ---------------------------------------------------------------- */

enum { LABEL_WIDTH = 10 };

static void add_field(const struct tree *tree, const char *zh, const char *en,
                      const char *value)
{
    if (value == NULL || *value == '\0')
        return;
    add_cell(tree, word(tree, zh, en), LABEL_WIDTH);
    add_line(tree, value);
}

static const char *join(const struct tree *tree, const struct names *names)
{
    struct buf out = BUF_EMPTY;
    for (size_t i = 0; i < names->n; i++)
        buf_printf(&out, "%s%s", i == 0 ? "" : "、", names->items[i]);
    const char *text =
        arena_strndup(tree->plan->arena, buf_text(&out), out.len);
    buf_free(&out);
    return text;
}

static const char *roles_text(const struct tree *tree, role_set roles)
{
    struct buf out = BUF_EMPTY;
    for (unsigned i = 0; i < ROLE_COUNT; i++) {
        enum role role = (enum role)i;
        if ((roles & ROLE_BIT(role)) != 0)
            buf_printf(&out, "%s%s", out.len == 0 ? "" : word(tree, "、", ", "),
                       word(tree, role_zh(role), role_id(role)));
    }
    const char *text =
        arena_strndup(tree->plan->arena, buf_text(&out), out.len);
    buf_free(&out);
    return text;
}

static const char *kind_text(const struct tree *tree)
{
    const struct plan *plan = tree->plan;
    const char *text = word(tree, "（看不出）", "(unknown)");
    const struct kind *kind = plan->kind == NULL || tree->kinds == NULL
                                  ? NULL
                                  : kind_find(tree->kinds, plan->kind);
    if (plan->kind != NULL)
        text = plan->kind;
    if (tree->lang == LANG_ZH)
        return kind == NULL ? text : kind_name_for(kind, plan->title);
    return plan->kind_reason == NULL
               ? text
               : arena_printf(plan->arena, "%s (%s)", text, plan->kind_reason);
}

static void add_head(const struct tree *tree)
{
    const struct plan *plan = tree->plan;
    const struct meta *meta = &plan->meta;
    const char *kind = kind_text(tree);
    add_line(tree, plan->title == NULL
                       ? word(tree, "（没有标题）", "(no title)")
                       : plan->title);
    buf_add_char(tree->out, '\n');
    add_field(tree, "文种", "kind", kind);
    add_field(tree, "发文机关", "issuer", join(tree, &meta->issuer));
    add_field(tree, "发文字号", "number", meta->number);
    add_field(tree, "主送", "to", join(tree, &meta->to));
    if (date_is_set(meta->date))
        add_field(tree, "成文日期", "date",
                  word(tree, date_zh(meta->date, plan->arena),
                       date_iso(meta->date, plan->arena)));
    add_field(tree, "署名", "signature", meta->signature);
    add_field(tree, "缺少", "missing", roles_text(tree, plan->missing));
}

/* -- Outline ------------------------------------------------------------- */

static void add_title_of(const struct tree *tree, const char *zh,
                         const char *en)
{
    buf_printf(tree->out, "\n%s\n", word(tree, zh, en));
}

/* Blocks directly under a heading. */
static int count_texts(const struct section *section)
{
    int n = 0;
    for (const struct block *b = section->heading->next;
         b != NULL && b->kind != BLOCK_HEADING; b = b->next)
        n += b->kind != BLOCK_PAGE_BREAK;
    return n;
}

static void add_section(const struct tree *tree, const struct section *section)
{
    const struct heading *heading = &section->heading->as.heading;
    struct buf bars = BUF_EMPTY;
    const struct section *up[NUMBER_LEVELS];
    size_t depth = 0;
    for (const struct section *s = section->parent; s != NULL; s = s->parent)
        up[depth++] = s;
    while (depth > 0)
        buf_add_str(&bars, up[--depth]->next == NULL ? "   " : "│  ");
    buf_printf(tree->out, "%s%s%s%s", buf_text(&bars),
               section->next == NULL ? "└─ " : "├─ ",
               heading_shown_number(heading), heading->text);
    buf_free(&bars);
    const char *roles = roles_text(tree, heading->roles);
    if (*roles != '\0')
        buf_printf(tree->out, "  [%s]", roles);
    int n = count_texts(section);
    if (n > 0)
        buf_printf(tree->out, "  %d %s", n,
                   word(tree, "段", n == 1 ? "paragraph" : "paragraphs"));
    buf_add_char(tree->out, '\n');
}

static void add_outline(const struct tree *tree)
{
    if (tree->plan->sections == NULL)
        return;
    add_title_of(tree, "结构", "Outline");
    for (const struct section *s = tree->plan->sections; s != NULL;
         s = section_following(s))
        add_section(tree, s);
}

/* -- Stages, leaders, duties --------------------------------------------- */

static const char *side_text(const struct tree *tree, struct date date,
                             const char *event)
{
    if (date_is_set(date))
        return date_iso(date, tree->plan->arena);
    return event == NULL ? "…" : event;
}

static void add_stages(const struct tree *tree)
{
    const struct plan *plan = tree->plan;
    int width = 0;
    if (plan->stages == NULL)
        return;
    add_title_of(tree, "阶段", "Stages");
    for (const struct stage *s = plan->stages; s != NULL; s = s->next)
        if (utf8_columns(s->name) > width)
            width = utf8_columns(s->name);
    for (const struct stage *s = plan->stages; s != NULL; s = s->next) {
        const struct period *period = &s->period;
        buf_printf(tree->out, "%3d  ", s->ordinal);
        if (period->text == NULL) {
            add_line(tree, s->name);
            continue;
        }
        add_cell(tree, s->name, width);
        buf_printf(tree->out, "%s — ",
                   side_text(tree, period->start, period->start_event));
        buf_printf(tree->out, "%s  (%s)\n",
                   side_text(tree, period->end, period->end_event),
                   period->text);
    }
}

static void add_leaders(const struct tree *tree)
{
    int width = 0;
    if (tree->plan->leaders == NULL)
        return;
    add_title_of(tree, "领导小组", "Leaders");
    for (const struct leader *l = tree->plan->leaders; l != NULL; l = l->next)
        if (utf8_columns(l->post) > width)
            width = utf8_columns(l->post);
    for (const struct leader *l = tree->plan->leaders; l != NULL; l = l->next) {
        buf_add_str(tree->out, "  ");
        add_cell(tree, l->post, width);
        buf_add_str(tree->out, l->name);
        if (l->title != NULL)
            buf_printf(tree->out, "  %s", l->title);
        buf_add_char(tree->out, '\n');
    }
}

static const char *duty_role(const struct tree *tree, const struct duty *duty)
{
    if (duty->role == NULL)
        return "";
    return strcmp(duty->role, "lead") == 0 ? word(tree, "负责", "lead")
                                           : word(tree, "配合", "support");
}

static void add_duties(const struct tree *tree)
{
    int width = 0;
    if (tree->plan->duties == NULL)
        return;
    add_title_of(tree, "责任分工", "Duties");
    for (const struct duty *d = tree->plan->duties; d != NULL; d = d->next)
        if (utf8_columns(d->unit) > width)
            width = utf8_columns(d->unit);
    for (const struct duty *d = tree->plan->duties; d != NULL; d = d->next) {
        buf_add_str(tree->out, "  ");
        add_cell(tree, d->unit, width);
        add_cell(tree, duty_role(tree, d),
                 utf8_columns(word(tree, "负责", "support")));
        add_line(tree, d->task == NULL ? "" : d->task);
    }
}

static void add_attachments(const struct tree *tree)
{
    const struct meta *meta = &tree->plan->meta;
    if (meta->n_attachments == 0)
        return;
    add_title_of(tree, "附件", "Attachments");
    for (size_t i = 0; i < meta->n_attachments; i++) {
        const struct attachment *attachment = &meta->attachments[i];
        buf_printf(tree->out, "%3zu  %s", i + 1, attachment->name);
        if (attachment->file != NULL)
            buf_printf(tree->out, "  (%s)", attachment->file);
        buf_add_char(tree->out, '\n');
    }
}

static void add_document(const struct plan *plan, const struct kinds *kinds,
                         enum lang lang, struct buf *out)
{
    struct tree tree = {plan, kinds, lang, out};
    add_head(&tree);
    add_outline(&tree);
    add_stages(&tree);
    add_leaders(&tree);
    add_duties(&tree);
    add_attachments(&tree);
}

void tree_write_plan(const struct plan *plan, const struct kinds *kinds,
                     enum lang lang, struct buf *out)
{
    for (; plan != NULL; plan = plan->next) {
        add_document(plan, kinds, lang, out);
        if (plan->next != NULL)
            buf_add_str(out, "\n────\n\n");
    }
}

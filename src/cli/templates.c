/*
 * fangan templates: what there is to start from, and looking after it.
 */
#include "cli/templates.h"

#include "base/file.h"
#include "base/utf8.h"
#include "check/rules_file.h"
#include "cli/from_plan.h"
#include "cli/report.h"
#include "cli/target.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const struct cli_option cli_templates_options[] = {
    {0,
     "force",
     NULL,
     NULL,
     {"add：覆盖已有的同名模板", "add: replace a template of that name"}},
    {0,
     "from-plan",
     "FILE",
     NULL,
     {"add：把一个好方案做成模板，名称写在后面（默认同文件名）",
      "add: make a template of a good plan; its name comes as operand "
      "(default: the file's)"}},
    {0},
};

/* What goes with a template. */
static const char *const parts[] = {"kind.yaml", "skeleton.md", "README.md"};

enum { N_PARTS = sizeof(parts) / sizeof(parts[0]) };

struct tender {
    struct cli *cli;
    struct diags diags;
    struct fangan *fangan;
};

/* -- Where they are ------------------------------------------------------ */

/* The user's folder of templates, or NULL if there is no home. */
static const char *user_root(const struct cli *cli)
{
    const char *data = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    if (data != NULL && data[0] == '/')
        return arena_printf(cli->arena, "%s/fangan/templates", data);
    if (home == NULL || home[0] != '/')
        return NULL;
    return arena_printf(cli->arena, "%s/.local/share/fangan/templates", home);
}

struct template_roots templates_roots(const struct cli *cli)
{
    struct arena *arena = cli->arena;
    struct template_roots roots = {arena_array(arena, 3, sizeof(*roots.items)),
                                   0};
    const char *rules = rules_file_find("-", arena);
    const char *slash = rules == NULL ? NULL : strrchr(rules, '/');
    roots.items[roots.n++] = slash == NULL
                                 ? "templates"
                                 : arena_printf(arena, "%.*s/templates",
                                                (int)(slash - rules), rules);
    const char *user = user_root(cli);
    if (user != NULL)
        roots.items[roots.n++] = user;
    roots.items[roots.n++] = file_data_path(arena, "templates");
    return roots;
}

const char *templates_id(const struct cli *cli, const struct fangan *fangan,
                         const char *name)
{
    struct diags quiet = {.arena = cli->arena};
    struct template_roots roots = templates_roots(cli);
    struct wordlist ids = templates_list(&roots, cli->arena);
    for (size_t i = 0; i < ids.n; i++)
        if (strcmp(ids.items[i].text, name) == 0)
            return name;
    for (size_t i = 0; i < ids.n; i++) {
        const struct template *template =
            template_load(&roots, ids.items[i].text, fangan_kinds(fangan), NULL,
                          cli->arena, &quiet);
        if (template != NULL && strcmp(template->name, name) == 0)
            return template->id;
    }
    return name;
}

/* -- Listing ------------------------------------------------------------- */

static int list_all(struct tender *t)
{
    struct template_roots roots = templates_roots(t->cli);
    struct wordlist ids = templates_list(&roots, t->cli->arena);
    struct buf out = BUF_EMPTY;
    int widest = 0;
    for (size_t i = 0; i < ids.n; i++) {
        int columns = utf8_columns(ids.items[i].text);
        widest = columns > widest ? columns : widest;
    }
    for (size_t i = 0; i < ids.n; i++) {
        const struct template *template =
            template_load(&roots, ids.items[i].text, fangan_kinds(t->fangan),
                          NULL, t->cli->arena, &t->diags);
        if (template == NULL)
            continue;
        report_add_safe(&out, template->id, strlen(template->id));
        buf_printf(&out, "%*s", widest - utf8_columns(template->id) + 2, "");
        report_add_safe(&out, template->name, strlen(template->name));
        if (template->about != NULL) {
            buf_add_str(&out, cli_word(t->cli, "：", ": "));
            report_add_safe(&out, template->about, strlen(template->about));
        }
        buf_add_char(&out, '\n');
    }
    return cli_print(t->cli, &out) ? EXIT_CLEAN : EXIT_TROUBLE;
}

/* -- Checking ------------------------------------------------------------ */

/* The template at a path, or of a name. */
static const struct template *load_any(struct tender *t, const char *name)
{
    struct template_roots roots = templates_roots(t->cli);
    if (!file_is_folder(name))
        return template_load(&roots, templates_id(t->cli, t->fangan, name),
                             fangan_kinds(t->fangan), NULL, t->cli->arena,
                             &t->diags);
    struct arena *arena = t->cli->arena;
    char *path = arena_strdup(arena, name);
    size_t len = strlen(path);
    while (len > 1 && path[len - 1] == '/')
        path[--len] = '\0';
    char *slash = strrchr(path, '/');
    struct template_roots near = {
        arena_array(arena, roots.n + 1, sizeof(*near.items)), 0};
    near.items[near.n++] =
        slash == NULL ? "."
                      : arena_strndup(arena, path, (size_t)(slash - path));
    for (size_t i = 0; i < roots.n; i++)
        near.items[near.n++] = roots.items[i];
    return template_load(&near, slash == NULL ? path : slash + 1,
                         fangan_kinds(t->fangan), NULL, arena, &t->diags);
}

/* Every name that the skeleton uses is declared. */
static void check_names(struct tender *t, const struct template *template)
{
    for (const struct used_name *n = form_names(template->skeleton); n != NULL;
         n = n->next) {
        if (template_field(template, n->name) != NULL)
            continue;
        t->diags.source = template->source;
        diag_add(&t->diags, DIAG_TEMPLATE_NAME, n->span, n->name, NULL);
        t->diags.source = NULL;
    }
}

/* A value of each type, for a skeleton that is to be tried. */
static struct value *sample_value(const struct field *field,
                                  const struct value *values,
                                  struct arena *arena)
{
    struct diags quiet = {.arena = arena};
    struct value *value = field_fallback(field, values, &quiet);
    if (value != NULL && value_is_set(value))
        return value;
    switch (field->type) {
    case FIELD_DATE:
        return value_date((struct date){2026, 3, 2}, arena);
    case FIELD_NUMBER:
        return value_text("3", arena);
    case FIELD_CHOICE:
        return value_text(field->choices.items[0].text, arena);
    case FIELD_YES:
        return value_text("是", arena);
    case FIELD_LIST: {
        struct value *list = value_group(VALUE_LIST, arena);
        value_add(list, NULL, value_text(field->name, arena));
        value_add(list, NULL, value_text(field->prompt, arena));
        return list;
    }
    case FIELD_TABLE:
        return value_group(VALUE_LIST, arena);
    case FIELD_TEXT:
    case FIELD_TYPE_COUNT:
        break;
    }
    return value_text(field->name, arena);
}

/* Fills the skeleton with samples: it has to come out as a plan that can be
 * read, with all parts that its kind requires. */
static void check_skeleton(struct tender *t, const struct template *template)
{
    struct arena *arena = t->cli->arena;
    struct value *values = value_group(VALUE_RECORD, arena);
    for (const struct field *f = template->fields; f != NULL; f = f->next)
        value_add(values, f->name, sample_value(f, values, arena));
    struct buf text = BUF_EMPTY;
    t->diags.source = template->source;
    if (form_fill(template->skeleton, values, &t->diags, &text)) {
        struct document *document = fangan_read_text(
            t->fangan, template->source->name, buf_text(&text), text.len);
        struct rule_choice choice = {NULL, cli_split(t->cli, "A,D,L,T")};
        fangan_check(t->fangan, document, &choice);
        cli_print_findings(t->cli, &document->diags, template->source->name);
        if (diags_failed(&document->diags))
            diag_add(&t->diags, DIAG_TEMPLATE_BROKEN, ((struct span){0, 0}),
                     cli_word(t->cli, "填好以后有错误（见上）",
                              "filled in it has errors (see above)"),
                     NULL);
        document_free(document);
    }
    t->diags.source = NULL;
    buf_free(&text);
}

/* What is neither a template's folder nor near to a name. */
static void add_missing_hint(struct tender *t)
{
    const struct diag *last = t->diags.last;
    if (last->code == DIAG_TEMPLATE_MISSING && last->hint == NULL)
        diag_hint(&t->diags,
                  "模板是有 kind.yaml 和 skeleton.md 的文件夹；用方案做一个："
                  "fangan templates add --from-plan 方案.md",
                  "a template is a folder with kind.yaml and skeleton.md; "
                  "fangan templates add --from-plan PLAN makes one of a plan");
}

static bool check_one(struct tender *t, const char *name)
{
    size_t before = t->diags.count[SEVERITY_FATAL];
    const struct template *template = load_any(t, name);
    if (template == NULL) {
        add_missing_hint(t);
    } else {
        check_names(t, template);
        if (t->diags.count[SEVERITY_FATAL] == before)
            check_skeleton(t, template);
    }
    bool ok = t->diags.count[SEVERITY_FATAL] == before;
    if (ok)
        cli_say_line(cli_word(t->cli, "%s：没有问题", "%s: well-formed"), name);
    return ok;
}

static int check_all(struct tender *t)
{
    const struct cli *cli = t->cli;
    struct template_roots roots = templates_roots(cli);
    struct wordlist ids = templates_list(&roots, cli->arena);
    bool ok = true;
    for (size_t i = 1; i < cli->n_operands; i++)
        ok &= check_one(t, cli->operands[i]);
    for (size_t i = 0; cli->n_operands == 1 && i < ids.n; i++)
        ok &= check_one(t, ids.items[i].text);
    return ok ? EXIT_CLEAN : EXIT_FINDINGS;
}

/* -- Adding -------------------------------------------------------------- */

/* Copies the parts of a template into the user's folder. */
static bool copy_template(struct tender *t, const struct template *template,
                          const char *to)
{
    struct buf bytes[N_PARTS] = {{0}};
    struct file_output files[N_PARTS];
    size_t n = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < N_PARTS; i++) {
        const char *from =
            arena_printf(t->cli->arena, "%s/%s", template->folder, parts[i]);
        if (access(from, F_OK) != 0)
            continue;
        ok = file_read(from, &bytes[i], &t->diags);
        files[n++] = (struct file_output){
            arena_printf(t->cli->arena, "%s/%s", to, parts[i]),
            buf_text(&bytes[i]), bytes[i].len};
    }
    ok = ok && target_make_folder(t->cli, to) &&
         files_replace(files, n, &t->diags);
    for (size_t i = 0; i < N_PARTS; i++)
        buf_free(&bytes[i]);
    return ok;
}

/* Where a template called id goes; NULL with a message. */
static const char *place_for(struct tender *t, const char *id)
{
    struct cli *cli = t->cli;
    const char *root = user_root(cli);
    if (root == NULL) {
        cli_usage_error(cli, "%s",
                        cli_word(cli, "没有 HOME，不知道加到哪里",
                                 "there is no HOME to add it to"));
        return NULL;
    }
    const char *to = arena_printf(cli->arena, "%s/%s", root, id);
    if (file_is_folder(to) && cli_value(cli, "force") == NULL) {
        diag_add(&t->diags, DIAG_FILE_EXISTS, SPAN_NONE, to, NULL);
        return NULL;
    }
    return to;
}

static int say_added(const struct tender *t, const char *to)
{
    cli_say_line(cli_word(t->cli, "已加入：%s", "added: %s"), to);
    return EXIT_CLEAN;
}

static int add(struct tender *t)
{
    struct cli *cli = t->cli;
    if (cli->n_operands != 2)
        return cli_usage_error(
            cli, "%s",
            cli_word(cli,
                     "写作：fangan templates add 文件夹，或者 fangan templates "
                     "add --from-plan 方案.md [名称]",
                     "write: fangan templates add DIR, or fangan templates "
                     "add --from-plan PLAN [NAME]"));
    if (!check_one(t, cli->operands[1]))
        return EXIT_FINDINGS;
    const struct template *template = load_any(t, cli->operands[1]);
    const char *to = place_for(t, template->id);
    return to != NULL && copy_template(t, template, to) ? say_added(t, to)
                                                        : EXIT_TROUBLE;
}

static bool write_made(struct tender *t, const struct plan_template *made,
                       const char *to)
{
    const struct buf *bytes[N_PARTS] = {&made->kind, &made->skeleton,
                                        &made->readme};
    struct file_output files[N_PARTS];
    for (size_t i = 0; i < N_PARTS; i++)
        files[i] = (struct file_output){
            arena_printf(t->cli->arena, "%s/%s", to, parts[i]),
            buf_text(bytes[i]), bytes[i]->len};
    return target_make_folder(t->cli, to) &&
           files_replace(files, N_PARTS, &t->diags);
}

/* Makes a template of a plan that was read. */
static int add_made(struct tender *t, const struct document *document,
                    const char *id)
{
    struct cli *cli = t->cli;
    const char *to = place_for(t, id);
    if (to == NULL)
        return EXIT_TROUBLE;
    struct plan_template made;
    plan_template_make(document, cli->arena, &made);
    bool ok = write_made(t, &made, to);
    if (ok && made.n_left > 0)
        fprintf(stderr,
                cli_word(cli,
                         "有 %zu 个阶段的日期不到天，或者没有，照原样留着\n",
                         "%zu stages have no dates to the day: left as they "
                         "are\n"),
                made.n_left);
    buf_free(&made.kind);
    buf_free(&made.skeleton);
    buf_free(&made.readme);
    if (!ok)
        return EXIT_TROUBLE;
    say_added(t, to);
    return check_one(t, to) ? EXIT_CLEAN : EXIT_FINDINGS;
}

static int add_plan(struct tender *t, const char *path)
{
    struct cli *cli = t->cli;
    struct document *document = fangan_read(t->fangan, path, NULL);
    const char *stem = target_stem(cli->arena, path);
    const char *id = target_safe_name(
        cli->arena, cli->n_operands > 1 ? cli->operands[1] : stem, "plan");
    int status = EXIT_TROUBLE;
    if (document->plan == NULL || document->type != FILE_PLAN) {
        cli_print_findings(cli, &document->diags, path);
        if (document->plan != NULL)
            cli_usage_error(cli,
                            cli_word(cli,
                                     "--from-plan 要一个方案文件（.md）：%s",
                                     "--from-plan wants a plan file (.md): %s"),
                            path);
    } else {
        status = add_made(t, document, id);
    }
    document_free(document);
    return status;
}

/* ------------------------------------------------------------------------ */

int cli_run_templates(struct cli *cli)
{
    struct tender t = {.cli = cli};
    int status = EXIT_TROUBLE;
    const char *what = cli->n_operands == 0 ? "" : cli->operands[0];
    t.diags = (struct diags){.arena = cli->arena, .lang = cli->lang};
    t.fangan = fangan_new(&t.diags);
    if (diags_failed(&t.diags))
        status = EXIT_TROUBLE;
    else if (*what == '\0')
        status = list_all(&t);
    else if (strcmp(what, "check") == 0)
        status = check_all(&t);
    else if (strcmp(what, "add") == 0)
        status = cli_value(cli, "from-plan") == NULL
                     ? add(&t)
                     : add_plan(&t, cli_value(cli, "from-plan"));
    else
        status = cli_usage_error(
            cli,
            cli_word(cli,
                     "templates 单独写时列出全部，之后只能是 add 或 "
                     "check，不是“%s”",
                     "templates alone lists them all; add or check may follow, "
                     "not “%s”"),
            what);
    cli_print_findings(cli, &t.diags, NULL);
    fangan_free(t.fangan);
    int found = cli_status(&t.diags, false);
    return found > status ? found : status;
}

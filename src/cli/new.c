/*
 * fangan new: a draft from a template.
 */
#include "cli/new.h"

#include "base/file.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "base/yaml.h"
#include "check/rules_file.h"
#include "cli/ask.h"
#include "cli/from.h"
#include "cli/report.h"
#include "cli/target.h"
#include "cli/templates.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

const struct cli_option cli_new_options[] = {
    {'o',
     "output",
     "PATH",
     NULL,
     {"输出文件夹或文件（默认以标题为名，写在当前文件夹）",
      "output folder or file (default: named after the title, here)"}},
    {0,
     "from",
     "FILE",
     NULL,
     {"从去年的方案（.docx、.md、."
      "txt）起草，代替模板：结构和文字照旧，日期移到今年",
      "start from last year's plan (.docx, .md, .txt) instead of a template: "
      "structure and text stay, dates move to this year"}},
    {0,
     "years",
     "N",
     NULL,
     {"--from：日期移几年（默认移到今年，或 --set 年份=…）",
      "--from: by how many years dates move (default: to this year, or to "
      "--set 年份=YEAR)"}},
    CLI_DRAFTING_OPTIONS,
    {0},
};

/* -- Values -------------------------------------------------------------- */

static bool refuse_name(struct drafting *d, const char *name)
{
    struct nearest nearest = nearest_to(name);
    for (const struct field *f = d->template->fields; f != NULL; f = f->next)
        nearest_offer(&nearest, f->name);
    diag_add(&d->diags, DIAG_TEMPLATE_NAME, SPAN_NONE, name, NULL);
    if (nearest.word != NULL)
        diag_hint(
            &d->diags,
            arena_printf(d->cli->arena, "是不是“%s”？", nearest.word),
            arena_printf(d->cli->arena, "did you mean “%s”?", nearest.word));
    return false;
}

static bool refuse_value(struct drafting *d, const struct field *field,
                         const char *text)
{
    diag_add(&d->diags, DIAG_TEMPLATE_VALUE, SPAN_NONE, field->name, text,
             field_type_about(field->type, (int)d->cli->lang), NULL);
    return false;
}

/* Checks text as the front matter would, too. */
static bool set_text(struct drafting *d, const struct field *field,
                     const char *text)
{
    size_t len = strlen(text);
    bool is_text = utf8_valid_length(text, len) == len; /* a path may be none */
    struct value *value =
        is_text ? field_read(field, text, d->cli->arena) : NULL;
    if (value == NULL)
        return refuse_value(d, field, text);
    if (field->check != NULL && value_is_set(value) &&
        !fangan_check_value(d->fangan, field->check, text, &d->diags))
        return false;
    value_add(d->values, field->name, value);
    return true;
}

bool drafting_set(struct drafting *d, const char *name, const char *text)
{
    const struct field *field = template_field(d->template, name);
    return field == NULL ? refuse_name(d, name) : set_text(d, field, text);
}

/* NAME=VALUE */
static bool set_pair(struct drafting *d, const char *pair)
{
    const char *equals = strchr(pair, '=');
    if (equals == NULL) {
        cli_usage_error(d->cli,
                        cli_word(d->cli, "--set 写作 名称=值：%s",
                                 "--set wants NAME=VALUE: %s"),
                        pair);
        return false;
    }
    return drafting_set(
        d, arena_strndup(d->cli->arena, pair, (size_t)(equals - pair)),
        equals + 1);
}

static bool set_node(struct drafting *d, const struct yaml_node *node)
{
    const struct field *field = template_field(d->template, node->key);
    if (field == NULL)
        return refuse_name(d, node->key);
    if (node->kind == YAML_SCALAR)
        return set_text(d, field, node->text);
    bool is_group = field->type == FIELD_LIST || field->type == FIELD_TABLE;
    if (!is_group || node->kind != YAML_LIST)
        return refuse_value(d, field, "…");
    value_add(d->values, field->name, value_of_yaml(node, d->cli->arena));
    return true;
}

static bool read_values(struct drafting *d, const char *path)
{
    struct source *source = fangan_read_data(path, &d->diags);
    if (source == NULL)
        return false;
    const struct yaml_node *map =
        yaml_parse(0, (uint32_t)source->len, d->cli->arena, &d->diags);
    bool ok = map != NULL;
    if (ok && map->kind != YAML_MAP) {
        diag_add(&d->diags, DIAG_YAML_BROKEN, map->span,
                 cli_word(d->cli, "应当是一行行的“名称: 值”",
                          "“name: value” lines are wanted"),
                 NULL);
        ok = false;
    }
    for (const struct yaml_node *v = ok ? map->first : NULL; v != NULL;
         v = v->next)
        ok &= set_node(d, v);
    d->diags.source = NULL;
    return ok;
}

/* -- The draft ----------------------------------------------------------- */

bool drafting_open(struct drafting *d, struct cli *cli)
{
    *d = (struct drafting){.cli = cli};
    d->diags = (struct diags){.arena = cli->arena, .lang = cli->lang};
    d->fangan = fangan_new(&d->diags);
    d->values = value_group(VALUE_RECORD, cli->arena);
    return !diags_failed(&d->diags);
}

bool drafting_begin(struct drafting *d, struct cli *cli, const char *id)
{
    if (!drafting_open(d, cli))
        return false;
    struct template_roots roots = templates_roots(cli);
    const char *path = rules_file_find("-", cli->arena);
    const struct rules_file *rules =
        path == NULL ? NULL : rules_file_load(path, &d->diags);
    d->template = template_load(
        &roots, templates_id(cli, d->fangan, id), fangan_kinds(d->fangan),
        rules == NULL ? NULL : rules->values, cli->arena, &d->diags);
    if (d->template == NULL && d->diags.last->code == DIAG_TEMPLATE_MISSING &&
        d->diags.last->hint == NULL)
        diag_hint(&d->diags, "fangan templates 列出有哪些",
                  "fangan templates lists what there is");
    return d->template != NULL;
}

static bool is_interactive(const struct cli *cli)
{
    return cli_value(cli, "no-input") == NULL && isatty(STDIN_FILENO) &&
           isatty(STDERR_FILENO);
}

/* The path of the draft: -o, or a name from its title. */
static const char *draft_path(const struct drafting *d,
                              const struct target *target, const char *text,
                              size_t len)
{
    struct document *document =
        fangan_read_text(d->fangan, "draft.md", text, len);
    const char *title = document->plan != NULL && document->plan->title != NULL
                            ? document->plan->title
                            : "";
    const char *fallback = d->template == NULL ? "plan" : d->template->id;
    const char *name =
        arena_printf(d->cli->arena, "%s.md",
                     target_safe_name(d->cli->arena, title, fallback));
    document_free(document);
    return target_path(target, d->cli->arena,
                       d->beside == NULL ? "" : d->beside, name);
}

/* Findings of the draft itself are told: they are what is still to do. */
static void print_todo(const struct drafting *d, const char *path)
{
    struct document *document = fangan_read(d->fangan, path, NULL);
    fangan_check(d->fangan, document, NULL);
    size_t errors = document->diags.count[SEVERITY_ERROR];
    size_t warnings = document->diags.count[SEVERITY_WARNING];
    struct buf out = BUF_EMPTY;
    report_add_safe(&out, path, strlen(path));
    buf_add_str(&out, cli_word(d->cli, "：已写好。", ": written."));
    if (errors + warnings > 0) {
        buf_add_str(&out, cli_word(d->cli, "还要补正：", "  Still to do: "));
        report_add_counts(&out, errors, warnings, d->cli->lang);
        buf_add_str(&out, cli_word(d->cli, "，用 fangan check 逐处查看",
                                   "; see fangan check"));
    } else {
        buf_add_str(&out,
                    cli_word(d->cli, "用 fangan build 生成 Word 文档和 PDF",
                             "  fangan build makes the Word file and the PDF"));
    }
    buf_add_char(&out, '\n');
    fputs(buf_text(&out), stderr);
    buf_free(&out);
    document_free(document);
}

/* Whether path may be written; false with a finding. */
static bool may_write(struct drafting *d, const struct target *target,
                      const char *path)
{
    if (cli_value(d->cli, "force") != NULL || target->is_stdout ||
        access(path, F_OK) != 0)
        return true;
    diag_add(&d->diags, DIAG_FILE_EXISTS, SPAN_NONE, path, NULL);
    diag_hint(&d->diags, "要覆盖请加 --force，或者用 -o 另定文件名",
              "--force overwrites it, -o names another file");
    return false;
}

bool drafting_write(struct drafting *d, const struct target *target,
                    const char *text, size_t len)
{
    const char *path = draft_path(d, target, text, len);
    if (!may_write(d, target, path))
        return false;
    struct file_output file = {path, text, len};
    if (!files_replace(&file, 1, &d->diags))
        return false;
    if (!target->is_stdout)
        print_todo(d, path);
    return true;
}

static bool write_filled(struct drafting *d, const struct target *target)
{
    struct buf text = BUF_EMPTY;
    template_complete(d->template, d->values, &d->diags);
    d->diags.source = d->template->source;
    bool ok = form_fill(d->template->skeleton, d->values, &d->diags, &text);
    d->diags.source = NULL;
    ok = ok && drafting_write(d, target, buf_text(&text), text.len);
    buf_free(&text);
    return ok;
}

int drafting_end(struct drafting *d)
{
    cli_print_findings(d->cli, &d->diags, NULL);
    fangan_free(d->fangan);
    return d->has_failed ? EXIT_TROUBLE : cli_status(&d->diags, false);
}

bool drafting_fill(struct drafting *d)
{
    const char *values = cli_value(d->cli, "values");
    bool ok = values == NULL || read_values(d, values);
    size_t at = 0;
    for (const char *pair; (pair = cli_next_value(d->cli, "set", &at)) != NULL;)
        ok &= set_pair(d, pair);
    d->has_failed = !ok;
    return ok;
}

void drafting_run(struct drafting *d, const struct target *target)
{
    struct interview interview = {
        d->cli,    d->fangan, d->template,
        d->values, &d->diags, ask_memory(d->cli, d->template->id)};
    bool is_asked = is_interactive(d->cli);
    bool is_file = target->to != NULL && !target->is_folder;
    if (is_file && !may_write(d, target, target->to))
        return; /* before anyone answers in vain */
    if (is_asked && !ask_all(&interview))
        return;
    if (write_filled(d, target) && is_asked)
        ask_forget(&interview);
}

int cli_run_new(struct cli *cli)
{
    struct target target;
    struct drafting d;
    int status = target_read(cli, &target);
    if (status != EXIT_CLEAN)
        return status;
    if (cli_value(cli, "from") != NULL)
        return from_run(cli, &target);
    if (cli->n_operands == 0)
        return cli_usage_error(
            cli, "%s",
            cli_word(cli,
                     "从哪个模板起草？fangan templates 列出有哪些，"
                     "如 fangan new 实施方案",
                     "from which template?  fangan templates lists them; "
                     "fangan new implementation-plan, say"));
    if (drafting_begin(&d, cli, cli->operands[0]) && drafting_fill(&d))
        drafting_run(&d, &target);
    return drafting_end(&d);
}

/*
 * fangan circular: the 通知 that issues a plan, drafted from the plan itself.
 */
#include "cli/new.h"

#include "cli/report.h"

#include <stdio.h>
#include <string.h>

const struct cli_option cli_circular_options[] = {
    {'o',
     "output",
     "FILE",
     NULL,
     {"通知文件；要在方案所在的文件夹或它上面（默认写在方案旁边）",
      "the circular's file, in the plan's folder or above (default: beside "
      "the plan)"}},
    CLI_DRAFTING_OPTIONS,
    {0},
};

static const char *join(struct arena *arena, const struct names *names)
{
    const char *text = "";
    for (size_t i = 0; i < names->n; i++)
        text = arena_printf(arena, "%s%s%s", text, i == 0 ? "" : "、",
                            names->items[i]);
    return text;
}

/* The folder of a path with its slash, "" for the current one. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? 0 : (size_t)(slash - path) + 1;
}

/* The plan as the circular names it: below the circular's own folder.  NULL:
 * it is elsewhere. */
static const char *path_from(struct arena *arena, const struct target *target,
                             const char *plan)
{
    if (target->to == NULL)
        return plan + folder_length(plan);
    const char *to =
        target->is_folder ? arena_printf(arena, "%s/", target->to) : target->to;
    size_t len = folder_length(to);
    if (target->is_folder && len >= 2 && to[len - 2] == '/')
        len--;
    return strncmp(plan, to, len) == 0 && plan[len] != '/' ? plan + len : NULL;
}

/* The values that the plan gives.  False with a finding. */
static bool take_plan(struct drafting *d, const struct plan *plan,
                      const char *path)
{
    struct arena *arena = d->cli->arena;
    char *title = arena_strdup(arena, plan->title == NULL ? "" : plan->title);
    for (char *p = title, *q = title; (*q = *p) != '\0'; p++)
        q += *p != '\n'; /* a title in lines is one here */
    return drafting_set(d, "方案标题", title) &&
           drafting_set(d, "方案文件", path) &&
           (plan->meta.issuer.n == 0 ||
            drafting_set(d, "发文机关", join(arena, &plan->meta.issuer))) &&
           (plan->meta.to.n == 0 ||
            drafting_set(d, "主送", join(arena, &plan->meta.to)));
}

/* Says that the plan is not fit to be issued yet. */
static void warn(const struct drafting *d, const struct document *document)
{
    size_t errors = document->diags.count[SEVERITY_ERROR];
    size_t warnings = document->diags.count[SEVERITY_WARNING];
    if (errors + warnings == 0)
        return;
    struct buf out = BUF_EMPTY;
    report_add_safe(&out, document->source.name, strlen(document->source.name));
    buf_add_str(&out, cli_word(d->cli, "：方案还有", ": the plan has "));
    report_add_counts(&out, errors, warnings, d->cli->lang);
    buf_add_str(&out, cli_word(d->cli, "，印发之前请先改正（fangan check）\n",
                               "; mend it before it is issued (fangan "
                               "check)\n"));
    fputs(buf_text(&out), stderr);
    buf_free(&out);
}

static int draft(struct cli *cli, struct drafting *d,
                 const struct target *target)
{
    const char *path = cli->operands[0];
    const char *name = path_from(cli->arena, target, path);
    if (name == NULL)
        return cli_usage_error(
            cli, "%s",
            cli_word(cli, "通知要写在方案所在的文件夹或它上面的文件夹",
                     "the circular goes to the plan's folder or one above"));
    struct document *document = fangan_read(d->fangan, path, NULL);
    fangan_check(d->fangan, document, NULL);
    int status = EXIT_TROUBLE;
    if (document->plan == NULL) {
        struct report_style style = {cli->lang, cli->has_color_err, false};
        struct buf out = BUF_EMPTY;
        report_add_findings(&document->diags, document->source.name, &style,
                            &out);
        fputs(buf_text(&out), stderr);
        buf_free(&out);
    } else {
        warn(d, document);
        d->beside = path;
        if (take_plan(d, document->plan, name) && drafting_fill(d))
            drafting_run(d, target);
        status = EXIT_CLEAN;
    }
    document_free(document);
    return status;
}

int cli_run_circular(struct cli *cli)
{
    struct target target;
    struct drafting d;
    int status = target_read(cli, &target);
    if (status != EXIT_CLEAN)
        return status;
    if (drafting_begin(&d, cli, "issuing-circular"))
        status = draft(cli, &d, &target);
    int end = drafting_end(&d);
    return end > status ? end : status;
}

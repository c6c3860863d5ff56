/*
 * fangan circular: the 通知 that issues a plan, drafted from the plan itself.
 */
#include "cli/new.h"

#include "base/file.h"
#include "cli/build.h"
#include "cli/report.h"

#include <stdio.h>
#include <stdlib.h>
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

/* How one gets from the folder above to a file of the folder below, both
 * without links; NULL: below lies elsewhere. */
static const char *path_down(struct arena *arena, const char *above,
                             const char *below, const char *file)
{
    size_t len = strcmp(above, "/") == 0 ? 0 : strlen(above);
    if (strncmp(below, above, len) != 0 ||
        (below[len] != '/' && below[len] != '\0'))
        return NULL;
    const char *folder = below + len + (below[len] == '/');
    return *folder == '\0' ? file : arena_printf(arena, "%s/%s", folder, file);
}

/* The plan as the circular names it: below the circular's own folder.  NULL:
 * it is elsewhere. */
static const char *path_from(struct arena *arena, const struct target *target,
                             const char *plan)
{
    const char *slash = strrchr(plan, '/');
    const char *file = slash == NULL ? plan : slash + 1;
    if (target->to == NULL)
        return file;
    char *above = realpath(
        target->is_folder ? target->to : file_folder(arena, target->to), NULL);
    char *below = realpath(file_folder(arena, plan), NULL);
    const char *path = file; /* a folder that is not there: writing says so */
    if (above != NULL && below != NULL)
        path = path_down(arena, above, below, file);
    free(above);
    free(below);
    return path;
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
            drafting_set(d, "发文机关",
                         names_join(&plan->meta.issuer, arena))) &&
           (plan->meta.to.n == 0 ||
            drafting_set(d, "主送", names_join(&plan->meta.to, arena)));
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
    buf_add_str(&out, cli_word(d->cli, "：", ": "));
    report_add_counts(&out, errors, warnings, d->cli->lang);
    buf_add_str(&out,
                cli_word(d->cli, "；方案印发之前请先改好（fangan check）\n",
                         "; mend the plan before it is issued (fangan "
                         "check)\n"));
    fputs(buf_text(&out), stderr);
    buf_free(&out);
}

static int draft(struct cli *cli, struct drafting *d,
                 const struct target *target)
{
    const char *path = cli->operands[0];
    if (strcmp(path, "-") == 0)
        return cli_usage_error(
            cli, "%s",
            cli_word(cli, "方案要是一个文件，通知里要写它的名称",
                     "the plan must be a file: the circular names it"));
    const char *name = path_from(cli->arena, target, path);
    if (name == NULL)
        return cli_usage_error(
            cli, "%s",
            cli_word(cli, "通知要写在方案所在的文件夹或它上面的文件夹",
                     "the circular goes to the plan's folder or one above"));
    struct document *document = fangan_read(d->fangan, path, NULL);
    build_refuse_others(cli, document);
    fangan_check(d->fangan, document, NULL);
    int status = EXIT_TROUBLE;
    if (document->plan == NULL || document->type != FILE_PLAN) {
        cli_print_findings(cli, &document->diags, document->source.name);
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

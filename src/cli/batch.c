/*
 * fangan build --data: what is to be done.  Everything that can be wrong with
 * plan, data and names is found here, before anything is written.
 */
#include "cli/batch.h"

#include "base/limits.h"
#include "base/version.h"
#include "cli/report.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROW_SECONDS = 120, MAX_ROW_SECONDS = 86400 };

/* -- The command line ---------------------------------------------------- */

static size_t count_cores(void)
{
    cpu_set_t set;
    return sched_getaffinity(0, sizeof(set), &set) == 0
               ? (size_t)CPU_COUNT(&set)
               : 1;
}

/* Reads an option that takes a number from 1 to most; *number stays as it is
 * without it. */
static bool read_number(const struct cli *cli, const char *name, long most,
                        size_t *number)
{
    const char *value = cli_value(cli, name);
    if (value == NULL)
        return true;
    char *end;
    long n = strtol(value, &end, 10);
    if (*value < '0' || *value > '9' || *end != '\0' || n < 1 || n > most) {
        cli_usage_error(cli,
                        cli_word(cli, "--%s 是 1 到 %ld 的数",
                                 "--%s is a number from 1 to %ld"),
                        name, most);
        return false;
    }
    *number = (size_t)n;
    return true;
}

static bool read_shard(struct batch *batch)
{
    struct cli *cli = batch->build->cli;
    const char *value = cli_value(cli, "shard");
    batch->shard = (struct shard){1, 1};
    if (value == NULL || shard_parse(value, &batch->shard))
        return true;
    cli_usage_error(cli, "%s",
                    cli_word(cli, "--shard 是 I/N，如 2/8，I 从 1 到 N",
                             "--shard is I/N like 2/8, I from 1 to N"));
    return false;
}

/* The folder of -o without its slash. */
static const char *output_folder(const struct batch *batch)
{
    struct arena *arena = batch->build->cli->arena;
    const char *to = cli_value(batch->build->cli, "output");
    if (to == NULL)
        return file_folder(arena, batch->plan);
    size_t len = strlen(to);
    while (len > 1 && to[len - 1] == '/')
        len--;
    return arena_strndup(arena, to, len);
}

static bool read_options(struct batch *batch)
{
    struct cli *cli = batch->build->cli;
    const char *to = cli_value(cli, "output");
    if (cli->n_operands != 1) {
        cli_usage_error(cli, "%s",
                        cli_word(cli, "--data 只能有一个方案",
                                 "--data goes with one plan"));
        return false;
    }
    if (to != NULL && (strcmp(to, "-") == 0 || *to == '\0')) {
        cli_usage_error(cli, "%s",
                        cli_word(cli, "--data 要写到文件夹（-o DIR/）",
                                 "--data writes to a folder (-o DIR/)"));
        return false;
    }
    batch->plan = cli->operands[0];
    batch->data = cli_value(cli, "data");
    batch->folder = output_folder(batch);
    batch->is_resumed = cli_value(cli, "resume") != NULL;
    batch->stops_at_error = cli_value(cli, "stop") != NULL;
    batch->n_jobs = count_cores() + 1; /* one may wait for the disk */
    batch->timeout = ROW_SECONDS;
    return read_number(cli, "jobs", MAX_JOBS, &batch->n_jobs) &&
           read_number(cli, "timeout", MAX_ROW_SECONDS, &batch->timeout) &&
           read_shard(batch);
}

/* -- Plan and data ------------------------------------------------------- */

/* What every row has beside its columns: 序号 and 份号. */
static bool number_rows(struct batch *batch)
{
    struct diags *diags = batch->build->diags;
    struct arena *arena = diags->arena;
    struct rows *rows = &batch->rows;
    bool has_number = rows_column(rows, "序号") != NULL;
    bool has_copy = rows_column(rows, "份号") != NULL;
    if (rows->n > LIMIT_DATA_ROWS)
        return limit_over(diags, SPAN_NONE,
                          diags_word(diags, "数据的行数", "rows of data"),
                          LIMIT_DATA_ROWS);
    for (size_t i = 0; i < rows->n; i++) {
        struct value *values = rows->items[i].values;
        if (!has_number)
            value_append(values, "序号",
                         value_text(arena_printf(arena, "%zu", i + 1), arena));
        if (!has_copy)
            value_append(
                values, "份号",
                value_text(arena_printf(arena, "%06zu", i + 1), arena));
    }
    return true;
}

static bool is_given(const struct rows *rows, const char *name)
{
    return rows_column(rows, name) != NULL || strcmp(name, "序号") == 0 ||
           strcmp(name, "份号") == 0;
}

/* Whether the data have what the source of diags uses. */
static bool has_columns(const struct batch *batch, const struct form *form,
                        struct diags *diags)
{
    bool ok = true;
    const struct used_name *used = form_names(form);
    for (; used != NULL; used = used->next)
        if (!is_given(&batch->rows, used->name)) {
            diag_add(diags, DIAG_DATA_COLUMN, used->span, used->name, NULL);
            ok = false;
        }
    return ok;
}

static bool read_plan_and_data(struct batch *batch)
{
    struct diags *diags = batch->build->diags;
    batch->source = fangan_read_data(batch->plan, diags);
    if (batch->source == NULL)
        return false;
    diags->source = batch->source;
    batch->form = form_parse(0, diags->arena, diags);
    if (batch->form == NULL)
        return false;
    diags->source = NULL;
    if (!fangan_read_rows(batch->data, cli_value(batch->build->cli, "query"),
                          &batch->rows, diags))
        return false;
    diags->source = batch->source;
    bool ok = has_columns(batch, batch->form, diags) && number_rows(batch);
    diags->source = NULL;
    return ok;
}

/* -- Names --------------------------------------------------------------- */

/* 0012-甲局: the number, and what the first column says. */
static const char *default_name(const struct batch *batch, size_t row)
{
    struct arena *arena = batch->build->cli->arena;
    const struct rows *rows = &batch->rows;
    int width = snprintf(NULL, 0, "%zu", rows->n);
    const char *first =
        rows->n_columns == 0
            ? ""
            : value_print(value_get(rows->items[row].values, rows->columns[0]),
                          arena);
    return arena_printf(arena, "%0*zu%s%s", width < 4 ? 4 : width, row + 1,
                        *first == '\0' ? "" : "-", first);
}

static const struct form *parse_name(const struct batch *batch,
                                     const char *pattern)
{
    struct diags *diags = batch->build->diags;
    struct source *source = arena_new_object(diags->arena, struct source);
    source->name = "--name";
    source->text = pattern;
    source->len = strlen(pattern);
    source_index_lines(source, diags->arena);
    diags->source = source;
    const struct form *form = form_parse(0, diags->arena, diags);
    return form != NULL && has_columns(batch, form, diags) ? form : NULL;
}

static const char *fill_name(const struct batch *batch, const struct form *form,
                             size_t row)
{
    struct diags *diags = batch->build->diags;
    struct buf text = BUF_EMPTY;
    const char *name = NULL;
    if (form_fill_plain(form, batch->rows.items[row].values, diags, &text))
        name = arena_strndup(diags->arena, buf_text(&text), text.len);
    buf_free(&text);
    return name;
}

/* A name with the row that has it. */
struct named {
    const char *name;
    size_t row;
};

static int compare_names(const void *a, const void *b)
{
    const struct named *left = a, *right = b;
    int order = strcmp(left->name, right->name);
    if (order == 0)
        order = left->row < right->row ? -1 : 1;
    return order;
}

static bool are_unique(const struct batch *batch)
{
    struct diags *diags = batch->build->diags;
    struct arena *arena = diags->arena;
    size_t n = batch->rows.n;
    struct named *named = arena_array(arena, n, sizeof(*named));
    for (size_t i = 0; i < n; i++)
        named[i] = (struct named){batch->names[i], i};
    qsort(named, n, sizeof(*named), compare_names);
    for (size_t i = 1; i < n; i++) {
        if (strcmp(named[i - 1].name, named[i].name) != 0)
            continue;
        diag_add(diags, DIAG_ROW_NAME_CLASH, SPAN_NONE,
                 arena_printf(arena, "%zu", named[i - 1].row + 1),
                 arena_printf(arena, "%zu", named[i].row + 1), named[i].name,
                 NULL);
        return false;
    }
    return true;
}

static bool name_rows(struct batch *batch)
{
    struct diags *diags = batch->build->diags;
    const char *pattern = cli_value(batch->build->cli, "name");
    const struct form *form = NULL;
    bool ok = true;
    if (pattern != NULL) {
        form = parse_name(batch, pattern);
        ok = form != NULL;
    }
    batch->names =
        arena_array(diags->arena, batch->rows.n, sizeof(*batch->names));
    for (size_t i = 0; ok && i < batch->rows.n; i++) {
        const char *name =
            form == NULL ? default_name(batch, i) : fill_name(batch, form, i);
        ok = name != NULL;
        if (ok)
            batch->names[i] = target_safe_name(
                diags->arena, name, arena_printf(diags->arena, "%zu", i + 1));
    }
    diags->source = NULL;
    return ok && are_unique(batch);
}

/* -- What all rows depend on --------------------------------------------- */

/* A font is told by its size and its beginning, where the table of its parts
 * with their checksums stands. */
enum { FILE_BEGINNING = 64 * 1024 };

static void add_shared_files(struct batch *batch)
{
    struct build *build = batch->build;
    const char **paths = fangan_shared_inputs(
        build->fangan, build_uses_fonts(build), build->cli->arena);
    for (; *paths != NULL; paths++) {
        char hex[SHA256_HEX_SIZE] = "";
        sha256_of_file(*paths, FILE_BEGINNING, hex);
        sha256_add_text(&batch->shared, hex);
    }
}

static void start_keys(struct batch *batch)
{
    const struct build *build = batch->build;
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    struct sha256 *sha = &batch->shared;
    sha256_start(sha);
    sha256_add_text(sha, FANGAN_VERSION);
    sha256_add_text(sha, epoch == NULL ? "" : epoch);
    sha256_add_text(sha, build->options.is_draft ? "draft" : "");
    sha256_add_text(sha, build->options.has_comments ? "comments" : "");
    sha256_add_text(sha, build->options.embeds_fonts ? "fonts" : "");
    if (build->options.has_comments) /* they are in the user's language */
        sha256_add_text(sha, build->cli->lang == LANG_ZH ? "zh" : "en");
    for (size_t i = 0; i < build->n_outputs; i++)
        sha256_add_text(sha, output_id(build->outputs[i]));
    add_shared_files(batch);
}

/* -- The run ------------------------------------------------------------- */

static void set_report_path(struct batch *batch)
{
    struct arena *arena = batch->build->cli->arena;
    const struct shard *shard = &batch->shard;
    const char *stem = target_stem(arena, batch->plan);
    const char *share = shard->of == 1 ? ""
                                       : arena_printf(arena, "-%zu-of-%zu",
                                                      shard->number, shard->of);
    batch->report.path = cli_value(batch->build->cli, "report");
    if (batch->report.path == NULL)
        batch->report.path = arena_printf(arena, "%s/%s%s.report.jsonl",
                                          batch->folder, stem, share);
}

/* The rows of the shard that are not done yet. */
static size_t *list_rows(struct batch *batch, size_t *n)
{
    size_t *todo =
        arena_array(batch->build->cli->arena, batch->rows.n, sizeof(*todo));
    *n = 0;
    for (size_t i = 0; i < batch->rows.n; i++) {
        if (!shard_has(&batch->shard, i))
            continue;
        if (batch_report_has(batch, i)) {
            batch->n_skipped++;
        } else {
            batch_report_forget(batch, i);
            todo[(*n)++] = i;
        }
    }
    return todo;
}

static void print_summary(const struct batch *batch)
{
    const struct cli *cli = batch->build->cli;
    struct buf line = BUF_EMPTY;
    if (batch->build->is_quiet)
        return;
    buf_printf(&line,
               cli_word(cli,
                        "生成 %zu 份，拒绝 %zu 份，失败 %zu 份，"
                        "先前已完成 %zu 份；报告：",
                        "%zu made, %zu refused, %zu failed, %zu done before; "
                        "report: "),
               batch->n_made, batch->n_refused, batch->n_failed,
               batch->n_skipped);
    report_add_safe(&line, batch->report.path, strlen(batch->report.path));
    buf_add_char(&line, '\n');
    fputs(buf_text(&line), stderr);
    buf_free(&line);
}

static int run(struct batch *batch)
{
    struct build *build = batch->build;
    size_t n;
    if (!target_make_folder(build->cli, batch->folder))
        return EXIT_TROUBLE;
    set_report_path(batch);
    start_keys(batch);
    if (!batch_report_open(batch))
        return EXIT_TROUBLE;
    size_t *todo = list_rows(batch, &n);
    int status = batch_pool_run(batch, todo, n);
    bool ok = file_sync_folder(batch->folder, build->diags) &&
              batch_report_finish(batch);
    print_summary(batch);
    return ok ? status : EXIT_TROUBLE;
}

int build_batch(struct build *build)
{
    struct batch batch = {.build = build, .report.fd = -1};
    int status = EXIT_TROUBLE;
    if (!read_options(&batch))
        return EXIT_TROUBLE;
    build->fangan = fangan_new(build->diags);
    if (!diags_failed(build->diags) && read_plan_and_data(&batch) &&
        name_rows(&batch) &&
        fangan_prepare(build->fangan, batch.plan, build_uses_fonts(build)) &&
        !diags_failed(build->diags))
        status = run(&batch);
    cli_print_findings(build->cli, build->diags, NULL);
    batch_report_close(&batch);
    fangan_free(build->fangan);
    return diags_failed(build->diags) ? EXIT_TROUBLE : status;
}

/*
 * fangan import: texts and Word files in, plan files out.
 *
 * All files of one input, pictures first, are written together or not at all.
 */
#include "cli/import.h"

#include "base/utf8.h"
#include "cli/report.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const struct cli_option cli_import_options[] = {
    CLI_OUTPUT_OPTION,
    {0,
     "report",
     "[=json]",
     "text json",
     {"列出删去、接合、推定了什么，在第几行；=json 写到标准输出",
      "list what was dropped, joined and guessed, with lines; =json writes to "
      "standard output"}},
    {0, "force", NULL, NULL, {"覆盖已有的文件", "overwrite files that exist"}},
    {0,
     "normalize",
     NULL,
     NULL,
     {"把中文里的半角标点改成全角，全角数字字母改成半角",
      "marks in Chinese text become full-width, figures and letters "
      "half-width"}},
    CLI_QUIET_OPTION,
    CLI_STDIN_NAME_OPTION,
    {0},
};

/* -- Names of files ------------------------------------------------------ */

/* A path that this run has written, and the last number that was put behind
 * the title for others of the same: 1, none; 0: it is free. */
struct taken {
    const char *path;
    int n;
};

static int compare_taken(const void *a, const void *b)
{
    const struct taken *left = a, *right = b;
    return strcmp(left->path, right->path);
}

/* The path in the tree of those taken. */
static struct taken *take(struct import_run *run, const char *path)
{
    struct taken *new = arena_new_object(run->cli->arena, struct taken);
    new->path = path;
    struct taken **found = tsearch(new, &run->taken, compare_taken);
    if (found == NULL)
        out_of_memory(sizeof(*new));
    return *found;
}

static void keep_taken(void *taken)
{
    (void)taken; /* the arena's */
}

/* The path of a plan file by its title; the second of the same gets -2. */
static const char *plan_path(struct import_run *run, const char *source,
                             const struct plan *plan)
{
    struct arena *arena = run->cli->arena;
    if (run->target.to == NULL && strcmp(source, "-") == 0)
        return "-";
    const char *stem =
        target_safe_name(arena, plan->title == NULL ? "" : plan->title,
                         target_stem(arena, source));
    const char *path = target_path(&run->target, arena, source,
                                   arena_printf(arena, "%s.md", stem));
    struct taken *first = take(run, path), *taken = first;
    if (run->target.to != NULL && !run->target.is_folder)
        return path;
    while (taken->n > 0) {
        const char *name = arena_printf(arena, "%s-%d.md", stem, ++first->n);
        taken = take(run, target_path(&run->target, arena, source, name));
    }
    taken->n = 1;
    return taken->path;
}

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

/* -- Circulars ----------------------------------------------------------- */

static const char *without_blanks(struct arena *arena, const char *text)
{
    struct buf out = BUF_EMPTY;
    for (uint32_t c; (c = utf8_next(&text)) != 0;)
        if (!scalar_is_blank(c))
            buf_add_utf8(&out, c);
    const char *copy = arena_strdup(arena, buf_text(&out));
    buf_free(&out);
    return copy;
}

/* 关于印发《…方案》的通知, and the plan of that title behind it. */
static bool is_issued_by(const struct plan *plan, const struct plan *circular,
                         struct arena *arena)
{
    if (circular->kind == NULL || strcmp(circular->kind, "notice") != 0 ||
        circular->title == NULL || plan == NULL || plan->title == NULL)
        return false;
    const char *title = without_blanks(arena, circular->title);
    const char *issued = without_blanks(arena, plan->title);
    return strcmp(title, issued) != 0 && strstr(title, issued) != NULL;
}

/* -- Pictures ------------------------------------------------------------ */

static const struct picture *find_picture(const struct document *document,
                                          const char *path)
{
    const struct picture *p = document->word.pictures;
    while (p != NULL && strcmp(p->path, path) != 0)
        p = p->next;
    return p;
}

/* Files that one input becomes. */
struct outputs {
    struct arena *arena; /* the document's */
    struct file_output *items;
    size_t n, room;
};

static void add_output(struct outputs *outputs, const char *path,
                       const void *bytes, size_t len)
{
    outputs->items = arena_grow(outputs->arena, outputs->items, outputs->n,
                                &outputs->room, sizeof(*outputs->items));
    outputs->items[outputs->n++] = (struct file_output){path, bytes, len};
}

static bool is_listed(const struct outputs *outputs, const char *path)
{
    for (size_t i = 0; i < outputs->n; i++)
        if (strcmp(outputs->items[i].path, path) == 0)
            return true;
    return false;
}

/* A name as it may stand in the address of an image: no brackets, which end
 * it, and no % (see scan_is_path_inside()). */
static const char *address_name(struct arena *arena, const char *name)
{
    char *copy = arena_strdup(arena, name);
    for (char *p = copy; *p != '\0'; p++)
        if (strchr("%()<>", *p) != NULL)
            *p = '_';
    return copy;
}

/* The picture of this path goes into a folder beside the plan that has its
 * name; gives where the plan finds it there.  No picture: path itself. */
static const char *place_picture(const struct import_run *run,
                                 const struct document *document,
                                 struct imported *imported, const char *path,
                                 struct outputs *outputs)
{
    struct arena *arena = run->cli->arena;
    const struct picture *picture = find_picture(document, path);
    if (picture == NULL)
        return path;
    const char *folder =
        address_name(arena, arena_printf(arena, "%s-图",
                                         target_stem(arena, imported->path)));
    const char *name = address_name(
        arena, target_safe_name(arena, file_name(picture->path), "图"));
    const char *placed = arena_printf(arena, "%s/%s", folder, name);
    int above = (int)(file_name(imported->path) - imported->path);
    const char *to =
        arena_printf(arena, "%.*s%s", above, imported->path, placed);
    if (!is_listed(outputs, to)) { /* else it is shown twice */
        add_output(outputs, to, picture->bytes, picture->len);
        imported->n_pictures++;
    }
    return placed;
}

static void add_pictures(const struct import_run *run,
                         const struct document *document,
                         struct imported *imported, struct outputs *outputs)
{
    struct meta *meta = &imported->plan->meta;
    if (meta->seal != NULL)
        meta->seal =
            place_picture(run, document, imported, meta->seal, outputs);
    for (struct block *b = imported->plan->first; b != NULL; b = b->next)
        if (b->kind == BLOCK_IMAGE)
            b->as.image.path = place_picture(run, document, imported,
                                             b->as.image.path, outputs);
}

/* -- Texts --------------------------------------------------------------- */

/* Widths are put right by the rules about them, whose fixes are safe. */
static void normalize(const struct import_run *run, struct imported *imported)
{
    static const char *const codes[] = {"L001", "L002", "L003", "L017", NULL};
    const struct rule_choice choice = {.select = codes};
    struct document *document = fangan_read_text(
        run->fangan, imported->path, imported->text.data, imported->text.len);
    struct mended mended;
    fangan_check(run->fangan, document, &choice);
    if (fangan_mend(run->fangan, document, &choice, false, &mended) &&
        mended.document != NULL) {
        buf_truncate(&imported->text, 0);
        buf_add(&imported->text, mended.document->source.text,
                mended.document->source.len);
        document_free(mended.document);
    }
    document_free(document);
}

static void write_text(const struct import_run *run, struct imported *imported)
{
    fangan_write_plan(run->fangan, imported->plan, &imported->text);
    if (run->is_normalized)
        normalize(run, imported);
}

/* Whether title is name, or name with what it is about in front of it:
 * 竞赛规程, 某运动会竞赛规程. */
static bool is_named(struct arena *arena, const char *name, const char *title,
                     bool is_whole)
{
    enum { SHORTEST = 3 }; /* characters */
    name = without_blanks(arena, name);
    title = without_blanks(arena, title);
    size_t len = strlen(name), whole = strlen(title);
    return (is_whole ? len == whole
                     : len <= whole && utf8_count(name) >= SHORTEST) &&
           strcmp(title + whole - len, name) == 0;
}

/* The attachment of this title has a file now; whether there is one. */
static bool name_attachment(const struct import_run *run, struct meta *meta,
                            const char *title, const char *file)
{
    for (int is_whole = 1; is_whole >= 0 && title != NULL; is_whole--)
        for (size_t i = 0; i < meta->n_attachments; i++) {
            struct attachment *a = &meta->attachments[i];
            if (a->file != NULL ||
                !is_named(run->cli->arena, a->name, title, is_whole != 0))
                continue;
            a->file = file;
            return true;
        }
    return false;
}

/* Whether a document names attachments that it does not have. */
static bool lists_others(const struct meta *meta)
{
    for (size_t i = 0; i < meta->n_attachments; i++)
        if (meta->attachments[i].file == NULL)
            return true;
    return false;
}

/* Adds an attachment to those of a document that lists none itself. */
static void add_attachment(const struct import_run *run, struct plan *owner,
                           const char *title, const char *file)
{
    enum { MOST = 99 };
    struct meta *meta = &owner->meta;
    size_t n = meta->n_attachments;
    bool is_issued = meta->issues != NULL && strcmp(meta->issues, file) == 0;
    bool is_signed = date_is_set(meta->date) || meta->to.n > 0;
    if (title == NULL || n >= MOST || is_issued || !is_signed ||
        lists_others(meta))
        return; /* a table among others has no attachments */
    struct attachment *items =
        arena_array(run->cli->arena, n + 1, sizeof(*items));
    if (n > 0)
        memcpy(items, meta->attachments, n * sizeof(*items));
    items[n] = (struct attachment){.name = title, .file = file};
    meta->attachments = items;
    meta->n_attachments = n + 1;
}

/* Says in a circular which file it issues, and in a document which files its
 * attachments are. */
static void link_documents(const struct import_run *run, struct imported *first,
                           struct plan *plan)
{
    struct plan *owner = plan, *before = plan;
    for (struct imported *i = first; i != NULL;
         i = i->next, plan = plan->next) {
        const struct plan *next = plan->next;
        const char *file = file_name(i->path);
        if (plan->relation != RELATION_ATTACHMENT) {
            before = owner; /* a circular may list the attachments */
            owner = plan;
        } else if (plan != owner &&
                   !name_attachment(run, &owner->meta, plan->title, file) &&
                   !name_attachment(run, &before->meta, plan->title, file)) {
            add_attachment(run, owner, plan->title, file);
        }
        if (plan->meta.issues == NULL && next != NULL &&
            (next->relation == RELATION_ISSUED ||
             is_issued_by(next, plan, run->cli->arena)))
            plan->meta.issues = file_name(i->next->path);
    }
}

/* All documents of a file with their paths. */
static struct imported *list_documents(struct import_run *run,
                                       struct document *document,
                                       const char *source)
{
    struct imported *first = NULL, **tail = &first;
    for (struct plan *p = document->plan; p != NULL; p = p->next) {
        struct imported *i = arena_new_object(run->cli->arena, struct imported);
        i->plan = p;
        i->path = plan_path(run, source, p);
        *tail = i;
        tail = &i->next;
    }
    link_documents(run, first, document->plan);
    return first;
}

/* -- Writing ------------------------------------------------------------- */

/* Whether something stands where a file is to go; says so. */
static bool would_overwrite(const struct import_run *run,
                            const struct outputs *outputs)
{
    struct stat st;
    for (size_t i = 0; !run->is_forced && i < outputs->n; i++) {
        const char *path = outputs->items[i].path;
        if (strcmp(path, "-") == 0 || lstat(path, &st) != 0)
            continue;
        cli_say_line(cli_word(run->cli,
                              "fangan: %s 已经存在；要覆盖请加 --force",
                              "fangan: %s exists; --force overwrites it"),
                     path);
        return true;
    }
    return false;
}

static bool make_folders(const struct import_run *run,
                         const struct outputs *outputs)
{
    for (size_t i = 0; i < outputs->n; i++) {
        const char *path = outputs->items[i].path;
        int above = (int)(file_name(path) - path);
        if (above > 1 &&
            !target_make_folder(run->cli, arena_printf(run->cli->arena, "%.*s",
                                                       above - 1, path)))
            return false;
    }
    return true;
}

/* Why several documents, or one with pictures, can't go where -o says. */
static const char *misfit(const struct import_run *run,
                          const struct imported *first)
{
    bool is_one_place = strcmp(first->path, "-") == 0 ||
                        (run->target.to != NULL && !run->target.is_folder);
    if (is_one_place && first->next != NULL)
        return cli_word(run->cli,
                        "里面有几份文件，要用 -o 指定一个文件夹（以 / 结尾）",
                        "it holds several documents: give -o a folder (end it "
                        "in /)");
    if (strcmp(first->path, "-") == 0 && first->n_pictures > 0)
        return cli_word(run->cli,
                        "里面有图片，要用 -o 指定一个文件夹（以 / 结尾）",
                        "it has pictures: give -o a folder (end it in /)");
    return NULL;
}

static bool write_all(struct import_run *run, struct document *document,
                      const struct imported *first,
                      const struct outputs *outputs)
{
    const char *why = misfit(run, first);
    if (why != NULL) {
        cli_say_line("fangan: %s: %s", document->source.name, why);
        return false;
    }
    return !would_overwrite(run, outputs) && make_folders(run, outputs) &&
           files_replace(outputs->items, outputs->n, &document->diags);
}

/* Pictures first, so that a plan never names one that is not there. */
static bool write_documents(struct import_run *run, struct document *document,
                            struct imported *first)
{
    struct outputs outputs = {.arena = document->arena};
    for (struct imported *i = first; i != NULL; i = i->next)
        add_pictures(run, document, i, &outputs);
    for (struct imported *i = first; i != NULL; i = i->next) {
        write_text(run, i);
        add_output(&outputs, i->path, buf_text(&i->text), i->text.len);
    }
    return write_all(run, document, first, &outputs);
}

/* -- One file ------------------------------------------------------------ */

static int import_file(struct import_run *run, const char *path)
{
    struct document *document =
        fangan_import(run->fangan, path, cli_value(run->cli, "stdin-name"));
    struct imported *first = NULL;
    bool ok = document->plan != NULL;
    if (ok) {
        first = list_documents(run, document, path);
        ok = write_documents(run, document, first);
    }
    diags_sort(&document->diags);
    int status = ok ? cli_status(&document->diags, false) : EXIT_TROUBLE;
    if (!run->is_quiet || status != EXIT_CLEAN)
        cli_print_findings(run->cli, &document->diags, document->source.name);
    import_report(run, document, ok ? first : NULL);
    for (struct imported *i = first; i != NULL; i = i->next)
        buf_free(&i->text);
    document_free(document);
    return status;
}

/* ------------------------------------------------------------------------ */

static int read_options(struct import_run *run)
{
    struct cli *cli = run->cli;
    const char *report = cli_value(cli, "report");
    bool is_json = report != NULL && strcmp(report, "json") == 0;
    int status = target_read(cli, &run->target);
    if (status != EXIT_CLEAN)
        return status;
    if (run->target.to != NULL && !run->target.is_folder &&
        cli->n_operands != 1)
        return cli_usage_error(
            cli,
            cli_word(
                cli,
                "-o %s 是一个文件，只能有一个输入；要写到文件夹，请以 / 结尾",
                "-o %s is a file: give one input, or end it in / for a "
                "folder"),
            run->target.to);
    bool has_stdin = false;
    for (size_t i = 0; i < cli->n_operands; i++)
        has_stdin = has_stdin || strcmp(cli->operands[i], "-") == 0;
    if (is_json &&
        (run->target.is_stdout || (has_stdin && run->target.to == NULL)))
        return cli_usage_error(
            cli, "%s",
            cli_word(cli, "--report=json 和方案文件不能都写到标准输出；请用 -o",
                     "--report=json and the plan file can't both go to "
                     "standard output: use -o"));
    run->has_report = report != NULL;
    import_report_begin(run, is_json);
    return EXIT_CLEAN;
}

int cli_run_import(struct cli *cli)
{
    struct diags diags = {.arena = cli->arena, .lang = cli->lang};
    struct import_run run = {.cli = cli,
                             .diags = &diags,
                             .is_forced = cli_value(cli, "force") != NULL,
                             .is_normalized =
                                 cli_value(cli, "normalize") != NULL,
                             .is_quiet = cli_value(cli, "quiet") != NULL};
    int status = read_options(&run);
    if (status != EXIT_CLEAN)
        return status;
    run.fangan = fangan_new(&diags);
    for (size_t i = 0; !diags_failed(&diags) && i < cli->n_operands; i++) {
        int file_status = import_file(&run, cli->operands[i]);
        if (file_status > status)
            status = file_status;
    }
    fangan_free(run.fangan);
    tdestroy(run.taken, keep_taken);
    cli_print_findings(cli, &diags, NULL);
    bool is_reported = import_report_end(&run);
    return diags_failed(&diags) || !is_reported ? EXIT_TROUBLE : status;
}

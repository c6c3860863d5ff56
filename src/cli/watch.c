/*
 * fangan watch: every plan of a tree is built, and built again when it or
 * anything that it was made from changes.
 *
 * The kernel only says that something happened (inotify).  What is to be built
 * is then found by looking: each plan remembers how its files looked when it
 * was built, so that editors that rename, bursts, new folders and events that
 * were lost all come down to one thing.  Each round loads kinds, fonts and
 * fangan.yaml anew.
 *
 * There is nothing to clean up when a signal ends it: files are replaced
 * while signals wait (base/file.h).  What kill -9 leaves goes at the next
 * start.
 */
#include "cli/build.h"

#include "base/file.h"
#include "check/rules_file.h"
#include "cli/report.h"
#include "read/front.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    QUIET_MS = 60,   /* nothing for so long: the burst is over */
    BURST_MS = 1000, /* a burst that does not end is cut here */
    CLOCK_STEP = 10  /* ms that a file's time may lag behind the clock */
};

const struct cli_option cli_watch_options[] = {
    {'o',
     "output",
     "DIR",
     NULL,
     {"输出文件夹，里面的结构与原来的一样（默认写在方案旁边）",
      "output folder, of the same structure (default: beside the plans)"}},
    BUILD_OUTPUT_OPTIONS,
    {0},
};

/* How a file looked; all zero: it was not there. */
struct file_look {
    dev_t device;
    ino_t inode;
    off_t size;
    struct timespec modified, changed;
};

struct watched {
    const char *path;
    const char **inputs;     /* closed by NULL */
    struct file_look *looks; /* of path, then of each input */
    size_t n_looks;
    bool is_sure;     /* looks are from before it was read */
    const char *text; /* findings and result, as printed */
    bool is_made;
};

/* All plans at one time. */
struct tree {
    struct arena *arena;
    struct watched *items; /* by path */
    size_t n, room;
};

struct watch {
    struct build build;
    struct diags diags; /* of the round */
    const char *root;
    int events; /* inotify */
    bool is_terminal;
    bool is_first;         /* round */
    const char *tidied;    /* the folder last looked through in it, or NULL */
    struct timespec start; /* of the round: nothing was read before */
    struct tree tree;
};

/* -- How files look ------------------------------------------------------ */

static struct file_look look_at(const char *path)
{
    struct stat st;
    struct file_look look;
    memset(&look, 0, sizeof(look)); /* compared as bytes */
    if (stat(path, &st) != 0)
        return look;
    look.device = st.st_dev;
    look.inode = st.st_ino;
    look.size = st.st_size;
    look.modified = st.st_mtim;
    look.changed = st.st_ctim;
    return look;
}

static void look_at_all(struct watched *plan, struct arena *arena)
{
    size_t n = 1;
    for (const char **p = plan->inputs; *p != NULL; p++)
        n++;
    plan->n_looks = n;
    plan->looks = arena_array(arena, n, sizeof(*plan->looks));
    plan->looks[0] = look_at(plan->path);
    for (size_t i = 1; i < n; i++)
        plan->looks[i] = look_at(plan->inputs[i - 1]);
}

/* Whether nothing has touched the files since then. */
static bool is_older(const struct watched *plan, const struct timespec *then)
{
    long long limit =
        (long long)then->tv_sec * 1000 + then->tv_nsec / 1000000 - CLOCK_STEP;
    for (size_t i = 0; i < plan->n_looks; i++) {
        const struct timespec *changed = &plan->looks[i].changed;
        if ((long long)changed->tv_sec * 1000 + changed->tv_nsec / 1000000 >=
            limit)
            return false;
    }
    return true;
}

/* -- The folders --------------------------------------------------------- */

static bool fail(struct watch *watch, const char *path)
{
    struct diags *diags = watch->build.diags;
    int why = errno;
    diag_add(diags, DIAG_WATCH_FAILED, SPAN_NONE, path, file_reason(diags, why),
             NULL);
    if (why == ENOSPC)
        diag_hint(diags, "调大 /proc/sys/fs/inotify/max_user_watches",
                  "raise /proc/sys/fs/inotify/max_user_watches");
    return false;
}

/* A folder that went away meanwhile is no failure; one below that is somebody
 * else's is left out, which is said once. */
static bool may_pass_over(struct watch *watch, const char *folder)
{
    if (errno == ENOENT || errno == ENOTDIR)
        return true;
    bool is_other = errno == EACCES && strcmp(folder, watch->root) != 0;
    if (!is_other || watch->is_first)
        fail(watch, folder);
    return is_other;
}

/* False with errno. */
static bool watch_folder(struct watch *watch, const char *folder)
{
    const uint32_t what = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM |
                          IN_CREATE | IN_DELETE | IN_MODIFY | IN_ATTRIB;
    return inotify_add_watch(watch->events, folder, what) >= 0;
}

/* Folders still to be walked. */
struct folders {
    const char **items;
    size_t n, room;
};

static void push(struct folders *folders, struct arena *arena, const char *path)
{
    folders->items = arena_grow(arena, folders->items, folders->n,
                                &folders->room, sizeof(*folders->items));
    folders->items[folders->n++] = path;
}

static bool is_plan_name(const char *name)
{
    size_t len = strlen(name);
    return len > 3 && strcmp(name + len - 3, ".md") == 0;
}

/* A file without front matter is a note or an attachment. */
static bool is_plan(const char *path)
{
    char start[64];
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    ssize_t n = fd < 0 ? -1 : read(fd, start, sizeof(start));
    if (fd >= 0)
        close(fd);
    return n > 0 && front_is_there(start, (size_t)n);
}

static void add_plan(struct tree *tree, const char *path)
{
    tree->items = arena_grow(tree->arena, tree->items, tree->n, &tree->room,
                             sizeof(*tree->items));
    tree->items[tree->n++] = (struct watched){.path = path};
}

/* One folder: its plans, and the folders in it.  It is watched before it is
 * read, so that what comes later is an event. */
static bool walk_folder(struct watch *watch, struct tree *tree,
                        struct folders *folders, const char *folder)
{
    DIR *dir = watch_folder(watch, folder) ? opendir(folder) : NULL;
    if (dir == NULL)
        return may_pass_over(watch, folder);
    for (const struct dirent *e = readdir(dir); e != NULL; e = readdir(dir)) {
        struct stat st;
        if (e->d_name[0] == '.')
            continue;
        const char *path =
            strcmp(folder, ".") == 0
                ? arena_strdup(tree->arena, e->d_name)
                : arena_printf(tree->arena, "%s/%s", folder, e->d_name);
        if (lstat(path, &st) != 0)
            continue;
        if (S_ISDIR(st.st_mode))
            push(folders, tree->arena, path);
        else if (S_ISREG(st.st_mode) && is_plan_name(path) && is_plan(path))
            add_plan(tree, path);
    }
    closedir(dir);
    return true;
}

static int compare_plans(const void *a, const void *b)
{
    return strcmp(((const struct watched *)a)->path,
                  ((const struct watched *)b)->path);
}

static bool walk(struct watch *watch, struct tree *tree)
{
    struct folders folders = {0};
    bool ok = true;
    push(&folders, tree->arena, watch->root);
    while (ok && folders.n > 0)
        ok = walk_folder(watch, tree, &folders, folders.items[--folders.n]);
    if (tree->n > 0)
        qsort(tree->items, tree->n, sizeof(*tree->items), compare_plans);
    return ok;
}

/* -- Building ------------------------------------------------------------ */

/* The place of a plan in the tree, for the folder of -o. */
static const char *output_path(const struct watch *watch, struct arena *arena,
                               const char *path, enum output output)
{
    const char *stem = arena_strndup(arena, path, strlen(path) - 3);
    const char *to = watch->build.target.to;
    size_t above = strcmp(watch->root, ".") == 0 ? 0 : strlen(watch->root) + 1;
    if (to != NULL)
        stem = arena_printf(arena, "%s/%s", to, stem + above);
    return arena_printf(arena, "%s.%s", stem, output_id(output));
}

/* The documents of a plan, without their bytes. */
static void name_outputs(const struct watch *watch, struct arena *arena,
                         const char *path, struct file_output *files)
{
    const struct build *build = &watch->build;
    for (size_t i = 0; i < build->n_outputs; i++)
        files[i] = (struct file_output){
            output_path(watch, arena, path, build->outputs[i]), NULL, 0};
}

/* The names of what was made, or that nothing was. */
static void add_result(const struct watch *watch, const struct watched *plan,
                       struct buf *out)
{
    struct file_output files[OUTPUT_COUNT];
    name_outputs(watch, watch->tree.arena, plan->path, files);
    build_add_result(watch->build.cli, plan->path, files,
                     plan->is_made ? watch->build.n_outputs : 0, out);
}

/* Removes, at the start, what a watch that was killed has left there. */
static void tidy(struct watch *watch, const char *folder)
{
    if (!watch->is_first ||
        (watch->tidied != NULL && strcmp(watch->tidied, folder) == 0))
        return;
    files_remove_stale(folder);
    watch->tidied = arena_strdup(watch->tree.arena, folder);
}

static bool write_outputs(struct watch *watch, struct document *document,
                          const struct buf *bytes)
{
    const struct build *build = &watch->build;
    struct arena *arena = document->arena;
    struct file_output files[OUTPUT_COUNT];
    name_outputs(watch, arena, document->source.name, files);
    for (size_t i = 0; i < build->n_outputs; i++) {
        files[i].bytes = buf_text(&bytes[i]);
        files[i].len = bytes[i].len;
    }
    const char *folder = file_folder(arena, files[0].path);
    tidy(watch, folder);
    return target_make_folder(build->cli, folder) &&
           files_replace(files, build->n_outputs, &document->diags);
}

static bool make(struct watch *watch, struct document *document)
{
    struct buf bytes[OUTPUT_COUNT] = {{0}};
    bool ok = build_is_fit(&watch->build, document) &&
              build_render(&watch->build, document, bytes) &&
              write_outputs(watch, document, bytes);
    for (size_t i = 0; i < OUTPUT_COUNT; i++)
        buf_free(&bytes[i]);
    return ok;
}

static void build_plan(struct watch *watch, struct watched *plan)
{
    const struct cli *cli = watch->build.cli;
    struct report_style style = {cli->lang, cli->has_color_err,
                                 REPORT_GATHERED};
    struct arena *arena = watch->tree.arena;
    struct buf text = BUF_EMPTY;
    struct document *document = build_read(&watch->build, plan->path, NULL);
    plan->is_made = make(watch, document);
    report_add_findings(&document->diags, plan->path, &style, &text);
    add_result(watch, plan, &text);
    plan->text = arena_strndup(arena, buf_text(&text), text.len);
    plan->inputs = fangan_inputs(document, arena);
    document_free(document);
    buf_free(&text);
    look_at_all(plan, arena);
    plan->is_sure = is_older(plan, &watch->start);
    for (const char **p = plan->inputs; *p != NULL; p++) {
        const char *folder = file_folder(arena, *p);
        if (!watch_folder(watch, folder))
            may_pass_over(watch, folder);
    }
}

/* -- Rounds -------------------------------------------------------------- */

/* Another fangan.yaml would count now. */
static bool has_other_rules(const struct watched *before, struct arena *arena)
{
    const char *rules = rules_file_find(before->path, arena);
    for (const char **p = before->inputs; *p != NULL; p++)
        if (rules != NULL && strcmp(*p, rules) == 0)
            return false;
    return rules != NULL;
}

/* Takes over what was built before, if nothing has changed. */
static bool keep(struct watched *plan, const struct watched *before,
                 struct arena *arena)
{
    size_t n = 0;
    if (!before->is_sure || has_other_rules(before, arena))
        return false;
    while (before->inputs[n] != NULL)
        n++;
    plan->inputs = arena_array(arena, n + 1, sizeof(*plan->inputs));
    for (size_t i = 0; i < n; i++)
        plan->inputs[i] = arena_strdup(arena, before->inputs[i]);
    look_at_all(plan, arena);
    plan->is_sure = true;
    plan->is_made = before->is_made;
    plan->text = arena_strdup(arena, before->text);
    return memcmp(plan->looks, before->looks,
                  plan->n_looks * sizeof(*plan->looks)) == 0;
}

static void say_deleted(const struct watch *watch, const struct watched *plan)
{
    struct buf line = BUF_EMPTY;
    report_add_safe(&line, plan->path, strlen(plan->path));
    buf_add_str(&line,
                cli_word(watch->build.cli, "：已删除，生成过的文件留着\n",
                         ": deleted; what was made of it stays\n"));
    fputs(buf_text(&line), stderr);
    buf_free(&line);
}

/* On a terminal what stands there is what is so now, of every plan. */
static void show_all(const struct watch *watch)
{
    const struct tree *tree = &watch->tree;
    size_t n_refused = 0;
    fputs("\033[H\033[2J", stderr);
    for (size_t i = 0; i < tree->n; i++) {
        fputs(tree->items[i].text, stderr);
        n_refused += !tree->items[i].is_made;
    }
    fprintf(stderr,
            cli_word(watch->build.cli,
                     "%zu 个方案，%zu 个没有生成；等待改动，Ctrl-C 结束\n",
                     "%zu plans, %zu refused; waiting, Ctrl-C ends\n"),
            tree->n, n_refused);
}

/* Builds what is new or has changed; before is the round before. */
static size_t build_changed(struct watch *watch, const struct tree *before)
{
    struct tree *tree = &watch->tree;
    size_t n_built = 0, k = 0;
    for (size_t i = 0; i < tree->n; i++) {
        struct watched *plan = &tree->items[i];
        while (k < before->n && compare_plans(&before->items[k], plan) < 0)
            k++;
        bool was_there =
            k < before->n && compare_plans(&before->items[k], plan) == 0;
        if (was_there && keep(plan, &before->items[k], tree->arena))
            continue;
        build_plan(watch, plan);
        n_built++;
        if (!watch->is_terminal)
            fputs(plan->text, stderr);
    }
    return n_built;
}

static void tell_deleted(const struct watch *watch, const struct tree *before)
{
    const struct tree *tree = &watch->tree;
    for (size_t i = 0; i < before->n; i++)
        if (tree->n == 0 ||
            bsearch(&before->items[i], tree->items, tree->n,
                    sizeof(*tree->items), compare_plans) == NULL)
            say_deleted(watch, &before->items[i]);
}

/* False: the program's own parts fail. */
static bool run_round(struct watch *watch)
{
    struct build *build = &watch->build;
    struct tree before = watch->tree;
    watch->is_first = before.arena == NULL;
    clock_gettime(CLOCK_REALTIME, &watch->start);
    watch->tree = (struct tree){.arena = arena_new()};
    watch->diags =
        (struct diags){.arena = watch->tree.arena, .lang = build->cli->lang};
    build->fangan = fangan_new(build->diags);
    bool ok = !diags_failed(build->diags) && walk(watch, &watch->tree);
    size_t n_built = ok ? build_changed(watch, &before) : 0;
    if (watch->is_terminal &&
        (watch->is_first || n_built > 0 || watch->tree.n != before.n))
        show_all(watch);
    if (ok)
        tell_deleted(watch, &before);
    cli_print_findings(build->cli, build->diags, NULL);
    fangan_free(build->fangan);
    if (before.arena != NULL)
        arena_free(before.arena);
    return ok;
}

/* -- Waiting ------------------------------------------------------------- */

static long since(const struct timespec *then)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - then->tv_sec) * 1000 +
           (now.tv_nsec - then->tv_nsec) / 1000000;
}

/* What happened does not matter, see above. */
static void drain(int events)
{
    char bytes[16 * 1024];
    while (read(events, bytes, sizeof(bytes)) > 0)
        ;
}

/* Until something happens, and then until it is over. */
static bool wait_for_change(const struct watch *watch)
{
    struct pollfd poller = {watch->events, POLLIN, 0};
    struct timespec first;
    while (poll(&poller, 1, -1) < 0)
        if (errno != EINTR)
            return false;
    clock_gettime(CLOCK_MONOTONIC, &first);
    do
        drain(watch->events);
    while (since(&first) < BURST_MS && poll(&poller, 1, QUIET_MS) > 0);
    return true;
}

static bool read_folders(struct watch *watch)
{
    struct cli *cli = watch->build.cli;
    const char *to = cli_value(cli, "output");
    const char *root = cli->operands[0];
    size_t len = strlen(root);
    while (len > 1 && root[len - 1] == '/')
        len--;
    watch->root = arena_strndup(cli->arena, root, len);
    if (!file_is_folder(watch->root)) {
        cli_usage_error(
            cli,
            cli_word(
                cli, "%s 不是文件夹；watch 之后写方案所在的文件夹",
                "%s is no folder; watch takes the one that the plans are in"),
            root);
        return false;
    }
    if (to != NULL && (*to == '\0' || strcmp(to, "-") == 0)) {
        cli_usage_error(
            cli, "%s",
            cli_word(cli, "-o 应当是一个文件夹", "-o must be a folder"));
        return false;
    }
    if (to == NULL)
        return true;
    for (len = strlen(to); len > 1 && to[len - 1] == '/';)
        len--;
    watch->build.target.to = arena_strndup(cli->arena, to, len);
    return true;
}

int cli_run_watch(struct cli *cli)
{
    struct watch watch = {
        .build = {.cli = cli,
                  .options = {.is_draft = cli_value(cli, "draft") != NULL,
                              .has_comments =
                                  cli_value(cli, "comments") != NULL,
                              .embeds_fonts =
                                  cli_value(cli, "embed-fonts") != NULL}},
        .diags = {.arena = cli->arena, .lang = cli->lang},
        .is_terminal = isatty(STDERR_FILENO) != 0,
    };
    watch.build.diags = &watch.diags;
    if (!read_folders(&watch) || !build_read_formats(&watch.build) ||
        !build_check_comments(&watch.build))
        return EXIT_TROUBLE;
    watch.events = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (watch.events < 0) {
        fail(&watch, watch.root);
        cli_print_findings(watch.build.cli, &watch.diags, NULL);
        return EXIT_TROUBLE;
    }
    while (run_round(&watch) && wait_for_change(&watch))
        ;
    close(watch.events);
    arena_free(watch.tree.arena);
    return EXIT_TROUBLE;
}

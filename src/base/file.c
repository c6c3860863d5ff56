/*
 * Reading whole files and replacing them atomically.
 *
 * Signals that would end the program are blocked while a temporary exists:
 * the window is one write and one flush to the disk, and with it no handler,
 * no flag and no list of files to remove is needed.  A signal that came
 * meanwhile ends the program, with its own status, when the window closes.
 */
#include "base/file.h"

#include "base/limits.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

const char *file_reason(const struct diags *diags, int why)
{
    static const struct {
        int why;
        const char *zh;
    } reasons[] = {
        {ENOENT, "文件或文件夹不存在"},
        {EACCES, "没有权限"},
        {EPERM, "不允许"},
        {EISDIR, "是一个文件夹"},
        {ENOTDIR, "路径中有的不是文件夹"},
        {ENOSPC, "磁盘已满"},
        {EDQUOT, "超过磁盘限额"},
        {EROFS, "磁盘是只读的"},
        {EFBIG, "文件太大"},
        {ENAMETOOLONG, "文件名太长"},
        {EIO, "磁盘读写出错"},
        {ELOOP, "链接绕圈"},
    };
    for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
        if (reasons[i].why == why)
            return diags_word(diags, reasons[i].zh, strerror(why));
    return strerror(why);
}

/* -- Reading ------------------------------------------------------------- */

static void add_unreadable(struct diags *diags, const char *why)
{
    diag_add(diags, DIAG_FILE_UNREADABLE, SPAN_NONE, why, NULL);
}

/* expected: how many bytes there are, as far as that is known. */
static bool read_all(int fd, size_t expected, struct buf *out,
                     struct diags *diags)
{
    enum { AT_ONCE = 65536 };
    size_t room = expected > 0 && expected < AT_ONCE ? expected + 1 : AT_ONCE;
    size_t total = 0;
    for (;;) {
        ssize_t n = read(fd, buf_room(out, room), room);
        if (n == 0)
            return true;
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            add_unreadable(diags, file_reason(diags, errno));
            return false;
        }
        buf_filled(out, (size_t)n);
        room = (size_t)n < room ? room - (size_t)n : AT_ONCE;
        total += (size_t)n;
        if (total > LIMIT_INPUT_BYTES)
            return limit_over_bytes(
                diags, SPAN_NONE,
                diags_word(diags, "文件大小", "size of a file"),
                LIMIT_INPUT_BYTES);
    }
}

/* Why a file of this mode is not read, or NULL. */
static const char *refuse_mode(mode_t mode, const struct diags *diags)
{
    if (S_ISDIR(mode))
        return diags_word(diags, "是一个文件夹", "it is a folder");
    if (!S_ISREG(mode) && !S_ISFIFO(mode) && !S_ISSOCK(mode))
        return diags_word(diags, "不是普通文件", "it is no regular file");
    return NULL;
}

bool file_read(const char *path, struct buf *out, struct diags *diags)
{
    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, 0, out, diags);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        add_unreadable(diags, file_reason(diags, errno));
        return false;
    }
    struct stat st = {0};
    const char *why = fstat(fd, &st) != 0 ? file_reason(diags, errno)
                                          : refuse_mode(st.st_mode, diags);
    bool ok = why == NULL;
    if (ok)
        ok = read_all(fd, (size_t)st.st_size, out, diags);
    else
        add_unreadable(diags, why);
    if (!ok && S_ISDIR(st.st_mode))
        diag_hint(diags, "写出里面的文件，如 *.md",
                  "name the files in it, *.md say");
    close(fd);
    return ok;
}

bool file_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* -- Writing ------------------------------------------------------------- */

/* One output on its way from its bytes to its name. */
struct pending {
    const struct file_output *output;
    char *target;                   /* output->path with links followed */
    char *folder;                   /* of the target */
    char *temporary;                /* NULL: there is none on the disk */
    const struct file_batch *batch; /* or NULL */
    mode_t mode;
    bool is_same; /* the bytes stand there already */
};

static bool fail(struct diags *diags, const char *path, int why)
{
    char *reason =
        arena_printf(diags->arena, "%s: %s", path, file_reason(diags, why));
    diag_add(diags, DIAG_WRITE_FAILED, SPAN_NONE, reason, NULL);
    return false;
}

static bool write_all(int fd, const void *bytes, size_t len)
{
    const char *p = bytes;
    while (len > 0) {
        ssize_t n = write(fd, p, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        p += n;
        len -= (size_t)n;
    }
    return true;
}

static bool has_same_bytes(const char *path, const struct file_output *output,
                           size_t size)
{
    if (size != output->len)
        return false;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    char chunk[16 * 1024];
    size_t done = 0;
    bool same = true;
    while (same && done < size) {
        ssize_t n = read(fd, chunk, sizeof(chunk));
        if (n < 0 && errno == EINTR)
            continue;
        same =
            n > 0 && (size_t)n <= size - done &&
            memcmp(chunk, (const char *)output->bytes + done, (size_t)n) == 0;
        done += n > 0 ? (size_t)n : 0;
    }
    close(fd);
    return same;
}

char *file_folder(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return arena_strdup(arena, ".");
    return arena_strndup(arena, path,
                         slash == path ? 1 : (size_t)(slash - path));
}

/* Looks at the target: what it is, its mode, whether it needs writing. */
static bool examine(struct pending *pending, struct diags *diags)
{
    const char *path = pending->output->path;
    char resolved[PATH_MAX];
    struct stat st;
    pending->target = arena_strdup(diags->arena, path);
    pending->mode = 0;
    if (lstat(path, &st) == 0 && S_ISLNK(st.st_mode)) {
        if (realpath(path, resolved) == NULL)
            return fail(diags, path, errno);
        pending->target = arena_strdup(diags->arena, resolved);
    }
    pending->folder = file_folder(diags->arena, pending->target);
    if (stat(pending->target, &st) != 0)
        return errno == ENOENT || fail(diags, path, errno);
    if (!S_ISREG(st.st_mode)) {
        diag_add(diags, DIAG_WRITE_REFUSED, SPAN_NONE, path, NULL);
        return false;
    }
    pending->mode = st.st_mode & 07777;
    pending->is_same =
        has_same_bytes(pending->target, pending->output, (size_t)st.st_size);
    return true;
}

/* Opens a new file in the target's folder; its name is short, so that a
 * target whose name has the greatest length is no problem. */
static int open_temporary(struct pending *pending, struct arena *arena)
{
    for (int i = 0; i < 1000; i++) {
        char *name =
            arena_printf(arena, "%s/.fangan-%ld-%d%s%s.tmp", pending->folder,
                         (long)getpid(), i, pending->batch == NULL ? "" : "-",
                         pending->batch == NULL ? "" : pending->batch->tag);
        int fd = open(
            name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
        if (fd >= 0) {
            pending->temporary = name;
            return fd;
        }
        if (errno != EEXIST)
            return -1;
    }
    return -1;
}

/* It is the folder that a new file is refused by: the hint names it. */
static bool fail_to_open(const struct pending *pending, int why,
                         struct diags *diags)
{
    const char *folder = pending->folder;
    struct arena *arena = diags->arena;
    fail(diags, pending->output->path, why);
    if (why == ENOENT)
        diag_hint(diags, arena_printf(arena, "先建好文件夹 %s", folder),
                  arena_printf(arena, "make the folder %s first", folder));
    if (why == EACCES || why == EROFS)
        diag_hint(diags,
                  arena_printf(arena, "文件夹 %s 里不能写，请换一个", folder),
                  arena_printf(arena,
                               "nothing can be written into the folder %s: "
                               "choose another",
                               folder));
    return false;
}

static bool write_temporary(struct pending *pending, struct diags *diags)
{
    const struct file_output *output = pending->output;
    int fd = open_temporary(pending, diags->arena);
    if (fd < 0)
        return fail_to_open(pending, errno, diags);
    bool ok = write_all(fd, output->bytes, output->len);
    if (ok && pending->mode != 0)
        ok = fchmod(fd, pending->mode) == 0;
    ok = ok && fsync(fd) == 0;
    int why = errno;
    if (close(fd) != 0 && ok) {
        ok = false;
        why = errno;
    }
    return ok || fail(diags, output->path, why);
}

bool file_sync_folder(const char *folder, struct diags *diags)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return fail(diags, folder, errno);
    /* EINVAL: a file system that can't flush folders, and need not */
    bool ok = fsync(fd) == 0 || errno == EINVAL;
    int why = errno;
    close(fd);
    return ok || fail(diags, folder, why);
}

static bool rename_temporary(struct pending *pending, struct diags *diags)
{
    if (rename(pending->temporary, pending->target) != 0)
        return fail(diags, pending->output->path, errno);
    pending->temporary = NULL;
    return pending->batch != NULL || file_sync_folder(pending->folder, diags);
}

static bool replace_pending(struct pending *pending, size_t n,
                            struct diags *diags)
{
    for (size_t i = 0; i < n; i++)
        if (!pending[i].is_same && !write_temporary(&pending[i], diags))
            return false;
    for (size_t i = 0; i < n; i++)
        if (!pending[i].is_same && !rename_temporary(&pending[i], diags))
            return false;
    return true;
}

/* The window in which temporaries exist. */
static bool replace_undisturbed(struct pending *pending, size_t n,
                                struct diags *diags)
{
    sigset_t ending, before;
    sigemptyset(&ending);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGHUP);
    sigaddset(&ending, SIGQUIT);
    sigaddset(&ending, SIGPROF); /* a timer of the program's own */
    struct sigaction ignore = {.sa_handler = SIG_IGN}, file_size;
    sigprocmask(SIG_BLOCK, &ending, &before);
    sigaction(SIGXFSZ, &ignore, &file_size); /* write() then says EFBIG */

    bool ok = replace_pending(pending, n, diags);
    for (size_t i = 0; i < n; i++)
        if (pending[i].temporary != NULL)
            unlink(pending[i].temporary);

    sigaction(SIGXFSZ, &file_size, NULL);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return ok;
}

static bool write_stdout(const struct file_output *output, struct diags *diags)
{
    return write_all(STDOUT_FILENO, output->bytes, output->len) ||
           fail(diags, diags_word(diags, "标准输出", "standard output"), errno);
}

bool files_replace(const struct file_output *outputs, size_t n,
                   struct diags *diags)
{
    return files_replace_in_batch(outputs, n, NULL, diags);
}

bool files_replace_in_batch(const struct file_output *outputs, size_t n,
                            const struct file_batch *batch, struct diags *diags)
{
    struct pending *pending = arena_array(diags->arena, n, sizeof(*pending));
    size_t n_pending = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++) {
        if (strcmp(outputs[i].path, "-") == 0)
            continue;
        pending[n_pending].output = &outputs[i];
        pending[n_pending].batch = batch;
        ok = examine(&pending[n_pending++], diags);
    }
    ok = ok && replace_undisturbed(pending, n_pending, diags);
    for (size_t i = 0; ok && i < n; i++)
        if (strcmp(outputs[i].path, "-") == 0)
            ok = write_stdout(&outputs[i], diags);
    return ok;
}

void files_remove_temporaries(const char *folder,
                              const struct file_batch *batch)
{
    char ending[64];
    int len = snprintf(ending, sizeof(ending), "-%s.tmp", batch->tag);
    DIR *dir = opendir(folder);
    if (dir == NULL)
        return;
    for (const struct dirent *e = readdir(dir); e != NULL; e = readdir(dir)) {
        size_t n = strlen(e->d_name);
        if (strncmp(e->d_name, ".fangan-", 8) == 0 && n > (size_t)len &&
            strcmp(e->d_name + n - (size_t)len, ending) == 0)
            unlinkat(dirfd(dir), e->d_name, 0);
    }
    closedir(dir);
}

/* Whether the process that named a temporary so is no more; other names are
 * of none that ever was. */
static bool is_orphan(const char *name)
{
    static const char start[] = ".fangan-", ending[] = ".tmp";
    size_t len = strlen(name);
    if (strncmp(name, start, sizeof(start) - 1) != 0 || len < sizeof(ending) ||
        strcmp(name + len - (sizeof(ending) - 1), ending) != 0)
        return false;
    char *end;
    long pid = strtol(name + sizeof(start) - 1, &end, 10);
    return pid > 0 && pid <= INT_MAX && *end == '-' &&
           kill((pid_t)pid, 0) != 0 && errno == ESRCH;
}

void files_remove_stale(const char *folder)
{
    enum { AGE = 60 }; /* seconds */
    time_t now = time(NULL);
    struct stat st;
    DIR *dir = opendir(folder);
    if (dir == NULL)
        return;
    for (const struct dirent *e = readdir(dir); e != NULL; e = readdir(dir))
        if (is_orphan(e->d_name) &&
            fstatat(dirfd(dir), e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(st.st_mode) && st.st_mtime < now - AGE)
            unlinkat(dirfd(dir), e->d_name, 0);
    closedir(dir);
}

/* -- The program's own files --------------------------------------------- */

/* The folder that the running program lies in. */
static const char *program_folder(struct arena *arena)
{
    char path[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", path, sizeof(path) - 1);
    if (len <= 0)
        return ".";
    path[len] = '\0';
    return file_folder(arena, path);
}

const char *file_data_path(struct arena *arena, const char *relative)
{
    const char *data = getenv("FANGAN_DATA");
    if (data != NULL && data[0] != '\0')
        return arena_printf(arena, "%s/%s", data, relative);
    const char *folder = program_folder(arena);
    const char *installed = arena_printf(arena, "%s/../share/fangan", folder);
    if (file_is_folder(installed))
        return arena_printf(arena, "%s/%s", installed, relative);
    return arena_printf(arena, "%s/../../%s", folder, relative);
}

const char *file_module_path(struct arena *arena, const char *name)
{
    const char *modules = getenv("FANGAN_MODULES");
    if (modules != NULL && modules[0] != '\0')
        return arena_printf(arena, "%s/%s.so", modules, name);
    return arena_printf(arena, "%s/../lib/fangan/%s.so", program_folder(arena),
                        name);
}

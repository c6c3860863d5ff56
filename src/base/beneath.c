/*
 * Walking down from a document's folder.  (openat2 would do it in one call,
 * but not on every kernel, and not under valgrind.)
 */
#include "base/beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The folder that the file base lies in, opened; -1 with errno. */
static int open_folder(const char *base, struct arena *arena)
{
    const char *slash = strrchr(base, '/');
    const char *folder = ".";
    if (slash != NULL)
        folder = arena_strndup(arena, base,
                               slash == base ? 1 : (size_t)(slash - base));
    return open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* Opens one part of a path in its folder, which is closed. */
static int open_part(int folder, const char *name, int flags)
{
    int fd = openat(folder, name, flags | O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    int why = errno;
    close(folder);
    errno = why == ELOOP ? EXDEV : why;
    return fd;
}

static int open_beneath(const char *base, const char *path, struct arena *arena)
{
    int folder = open_folder(base, arena);
    while (folder >= 0) {
        size_t len = strcspn(path, "/");
        const char *name = arena_strndup(arena, path, len);
        if (len == 0 || strcmp(name, "..") == 0) {
            close(folder);
            errno = EXDEV;
            return -1;
        }
        if (path[len] == '\0')
            return open_part(folder, name, O_NONBLOCK | O_NOCTTY);
        folder = open_part(folder, name, O_DIRECTORY);
        path += len + 1;
    }
    return -1;
}

/* 0, or an errno. */
static int read_opened(int fd, size_t limit, struct buf *out)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return errno;
    if (!S_ISREG(st.st_mode))
        return EINVAL;
    char chunk[16384];
    for (size_t total = 0;;) {
        ssize_t n = read(fd, chunk, sizeof(chunk));
        if (n == 0)
            return 0;
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        total += (size_t)n;
        if (total > limit)
            return EFBIG;
        buf_add(out, chunk, (size_t)n);
    }
}

bool beneath_read(const char *base, const char *path, size_t limit,
                  struct arena *arena, struct buf *out)
{
    int fd = open_beneath(base, path, arena);
    if (fd < 0)
        return false;
    int why = read_opened(fd, limit, out);
    close(fd);
    errno = why;
    return why == 0;
}

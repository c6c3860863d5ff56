/*
 * Targets: see target.h.
 */
#include "cli/target.h"

#include "base/file.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum {
    LONGEST_NAME = 200, /* bytes; room for an ending, and for -12 */
    SCALAR_BYTES = 4    /* of UTF-8, at most */
};

bool target_make_folder(const struct cli *cli, const char *path)
{
    char *part = arena_strdup(cli->arena, path);
    for (char *p = part + 1;; p++) {
        if (*p != '/' && *p != '\0')
            continue;
        char kept = *p;
        *p = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST) {
            cli_say_failed(cli, part, errno);
            return false;
        }
        *p = kept;
        if (kept == '\0')
            return true;
    }
}

int target_read(struct cli *cli, struct target *target)
{
    *target = (struct target){.to = cli_value(cli, "output")};
    if (target->to == NULL)
        return EXIT_CLEAN;
    size_t len = strlen(target->to);
    if (len == 0)
        return cli_usage_error(cli, "%s",
                               cli_word(cli, "-o 的值是空的", "-o is empty"));
    target->is_stdout = strcmp(target->to, "-") == 0;
    target->is_folder =
        target->to[len - 1] == '/' || file_is_folder(target->to);
    return target->is_folder && !target_make_folder(cli, target->to)
               ? EXIT_TROUBLE
               : EXIT_CLEAN;
}

const char *target_stem(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    const char *dot = strrchr(name, '.');
    if (strcmp(name, "-") == 0)
        return "stdin";
    return arena_strndup(arena, name,
                         dot == NULL || dot == name ? strlen(name)
                                                    : (size_t)(dot - name));
}

const char *target_path(const struct target *target, struct arena *arena,
                        const char *source, const char *name)
{
    if (target->to != NULL && !target->is_folder)
        return target->to;
    if (target->to != NULL) {
        bool has_slash = target->to[strlen(target->to) - 1] == '/';
        return arena_printf(arena, "%s%s%s", target->to, has_slash ? "" : "/",
                            name);
    }
    const char *slash = strrchr(source, '/');
    int folder = slash == NULL ? 0 : (int)(slash - source) + 1;
    return arena_printf(arena, "%.*s%s", folder, source, name);
}

/* -- Names --------------------------------------------------------------- */

/* Names that Windows keeps for devices, whatever their ending. */
static bool is_device(const char *name)
{
    static const char *const devices[] = {"CON", "PRN", "AUX", "NUL"};
    static const char *const counted[] = {"COM", "LPT"};
    size_t len = strcspn(name, ".");
    for (size_t i = 0; i < sizeof(devices) / sizeof(devices[0]); i++)
        if (len == 3 && strncasecmp(name, devices[i], 3) == 0)
            return true;
    for (size_t i = 0; i < sizeof(counted) / sizeof(counted[0]); i++)
        if (len == 4 && strncasecmp(name, counted[i], 3) == 0 &&
            name[3] >= '0' && name[3] <= '9')
            return true;
    return false;
}

/* Control characters and marks that a file system forbids; a line break of a
 * title is nothing. */
static bool is_kept(uint32_t c)
{
    bool is_mark = c < 0x80 && strchr("/\\:*?\"<>|", (int)c) != NULL;
    return c >= 0x20 && c != 0x7F && !is_mark;
}

const char *target_safe_name(struct arena *arena, const char *title,
                             const char *fallback)
{
    struct buf name = BUF_EMPTY;
    for (const char *p = title; *p != '\0';) {
        const char *start = p;
        if (utf8_valid_length(p, strnlen(p, SCALAR_BYTES)) == 0) {
            p++; /* a byte of the command line's */
            continue;
        }
        uint32_t c = utf8_next(&p);
        bool is_leading_dot = c == '.' && name.len == 0;
        if (name.len + (size_t)(p - start) > LONGEST_NAME)
            break;
        if (is_kept(c) && !is_leading_dot)
            buf_add_utf8(&name, scalar_is_blank(c) ? ' ' : c);
    }
    size_t len = name.len;
    const char *text = utf8_trim(buf_text(&name), &len);
    while (len > 0 && (text[len - 1] == '.' || text[len - 1] == ' '))
        len--; /* Windows drops them */
    while (len > 0 && (*text == '.' || *text == ' ')) {
        text++;
        len--;
    }
    const char *safe = arena_strndup(arena, text, len);
    buf_free(&name);
    if (len == 0)
        safe = fallback;
    return is_device(safe) ? arena_printf(arena, "_%s", safe) : safe;
}

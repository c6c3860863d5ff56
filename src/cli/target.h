/*
 * Where a command that turns files into files writes: -o, or beside the
 * source.
 */
#ifndef FANGAN_CLI_TARGET_H
#define FANGAN_CLI_TARGET_H

#include "cli/cli.h"

struct target {
    const char *to; /* the value of -o, or NULL */
    bool is_folder; /* it names a folder, which is there now */
    bool is_stdout;
};

/* Reads -o and makes the folder that it names; the exit status if that can't
 * be done. */
int target_read(struct cli *cli, struct target *target);

/* What becomes of source as a file of this name: below the folder of -o, or
 * the file of -o itself, or beside source. */
const char *target_path(const struct target *target, struct arena *arena,
                        const char *source, const char *name);

/* The file name of path without its folder and ending; stdin for -. */
const char *target_stem(struct arena *arena, const char *path);

/* Makes a folder and those above it; false, said on stderr. */
bool target_make_folder(const struct cli *cli, const char *path);

/* A title as the name of a file that every system takes: without marks that
 * mean something to one, cut at a character, never empty (then fallback). */
const char *target_safe_name(struct arena *arena, const char *title,
                             const char *fallback);

#endif

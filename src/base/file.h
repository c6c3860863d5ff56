/*
 * Files of the user's: whole in, whole out.
 *
 * Out means replaced atomically: written to a temporary beside the target,
 * flushed to the disk, renamed, the folder flushed.  While a temporary exists
 * SIGINT, SIGTERM, SIGHUP, SIGQUIT and SIGPROF wait, so that none is ever left
 * behind.
 */
#ifndef FANGAN_BASE_FILE_H
#define FANGAN_BASE_FILE_H

#include "base/buf.h"
#include "base/diag.h"

#include <stdbool.h>

/* Reads a regular file, or stdin for "-", of at most LIMIT_INPUT_BYTES.
 * False with a diagnostic: not there, unreadable, a folder, a device, too
 * large.  Adds to out. */
bool file_read(const char *path, struct buf *out, struct diags *diags);

/* What an errno means, in the user's language where we have the words. */
const char *file_reason(const struct diags *diags, int why);

/* One file to be written. */
struct file_output {
    const char *path; /* "-" is stdout */
    const void *bytes;
    size_t len;
};

/* Writes all of them or, but for a failing rename, none; on failure the old
 * files stay and a diagnostic says why.  A target that exists and is no
 * regular file is refused.  A file whose bytes are the same already is left
 * alone. */
bool files_replace(const struct file_output *outputs, size_t n,
                   struct diags *diags);

/* How many files are written by one run that may be killed and taken up. */
struct file_batch {
    const char *tag; /* in the names of temporaries: letters and digits */
};

/* The same for one run of many.  Each file is flushed to the disk before it
 * takes its name, but the names are not until file_sync_folder(). */
bool files_replace_in_batch(const struct file_output *outputs, size_t n,
                            const struct file_batch *batch,
                            struct diags *diags);

/* Flushes the names of a folder to the disk.  False with a diagnostic. */
bool file_sync_folder(const char *folder, struct diags *diags);

/* Removes from folder the temporaries that killed processes of this batch have
 * left behind.  Only for who knows that none of them is alive. */
void files_remove_temporaries(const char *folder,
                              const struct file_batch *batch);

/* Removes from folder the temporaries that any killed process has left behind:
 * whose process is no more, and that are older than a minute, for a folder may
 * be shared with other machines. */
void files_remove_stale(const char *folder);

/* The part of path that names its folder: "." where it names none. */
char *file_folder(struct arena *arena, const char *path);

/* Whether path is an existing folder. */
bool file_is_folder(const char *path);

/* Where the installation keeps its data: "$prefix/share/fangan", or the top
 * of the tree for out/bin/fangan; and its modules.  In the arena. */
const char *file_data_path(struct arena *arena, const char *relative);
const char *file_module_path(struct arena *arena, const char *name);

#endif

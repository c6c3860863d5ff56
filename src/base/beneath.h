/*
 * Files that a document names: only from the document's own folder or below.
 *
 * The document is hostile (reliability.md §2.5): its paths are walked down
 * part by part; nothing leads up or out, no "..", no root, no link.
 */
#ifndef FANGAN_BASE_BENEATH_H
#define FANGAN_BASE_BENEATH_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* Adds a regular file of at most limit bytes to out.  path is relative to the
 * folder of the file base.  False with errno: EXDEV leads out of the folder,
 * EINVAL no regular file, EFBIG over the limit, else why it can't be read. */
bool beneath_read(const char *base, const char *path, size_t limit,
                  struct arena *arena, struct buf *out);

#endif

/*
 * What changed, as a unified diff.
 */
#ifndef FANGAN_WRITE_DIFF_H
#define FANGAN_WRITE_DIFF_H

#include "base/buf.h"
#include "base/source.h"
#include "check/fix.h"

/* Appends the diff from before to after, or nothing if there are no changes.
 * As patch(1) takes it: lines keep their own ends, only LF begins a new one.
 * It is text in UTF-8, whatever the charset of the file. */
void diff_write(const struct source *before, const struct source *after,
                const struct changes *changes, struct arena *arena,
                struct buf *out);

#endif

/*
 * Zip archives, made in memory.
 *
 * The same parts give the same bytes on every machine: times are those of
 * the DOS epoch, nothing is taken from the clock, the zone or the file
 * system, and sizes stand in the local headers (no data descriptors).
 */
#ifndef FANGAN_BASE_ZIP_H
#define FANGAN_BASE_ZIP_H

#include "base/buf.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

/* One file of an archive; name is ASCII with / between its folders. */
struct zip_part {
    const char *name;
    const void *bytes;
    size_t len;
    bool is_stored; /* compressed already, as pictures are */
};

/* Appends the archive of the parts, in their order, to out.  False with a
 * diagnostic, and nothing appended, if libzip fails. */
bool zip_pack(const struct zip_part *parts, size_t n_parts, struct diags *diags,
              struct buf *out);

#endif

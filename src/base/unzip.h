/*
 * Reading archives that an enemy may have made (reliability.md 2.4).
 *
 * The list of entries is looked through before anything is inflated: how
 * many, their names, how they are packed, whether any two share bytes.
 * Sizes that the archive states are not believed: bytes are counted as they
 * are inflated.  Nothing is ever written to disk.
 */
#ifndef FANGAN_BASE_UNZIP_H
#define FANGAN_BASE_UNZIP_H

#include "base/buf.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct unzip_entry {
    const char *name; /* ASCII upper and lower case mean the same */
    uint32_t packed;  /* bytes in the archive */
    uint32_t size;    /* inflated, as it says */
    uint32_t offset;  /* of its local header */
};

struct unzip {
    struct zip *archive; /* libzip's */
    struct arena *arena;
    struct diags *diags;
    struct unzip_entry *entries;
    size_t n;
    const struct unzip_entry **by_name; /* sorted */
    size_t total; /* bytes inflated so far, of all entries */
};

/* Opens the archive in bytes, which must stay.  False with a fatal diagnostic
 * that names the entry: damaged, over a limit, or made to do harm.  The caller
 * closes in any case. */
bool unzip_open(struct unzip *unzip, const char *bytes, size_t len,
                struct arena *arena, struct diags *diags);
void unzip_close(struct unzip *unzip);

/* The entry with this name, or NULL. */
const struct unzip_entry *unzip_find(const struct unzip *unzip,
                                     const char *name);

/* Appends what the entry holds to out.  False with a fatal diagnostic. */
bool unzip_read(struct unzip *unzip, const struct unzip_entry *entry,
                struct buf *out);

#endif

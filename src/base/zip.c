/*
 * Archives through libzip.  The only file that sees its header.
 */
#include "base/zip.h"

#include <zip.h>

/* 1980-01-01 00:00, the first that a zip entry can state */
enum { DOS_TIME = 0, DOS_DATE = 1 << 5 | 1 };

/* Half the time of zlib's default, for files that are 4 % larger */
enum { DEFLATE_LEVEL = 3 };

/* Below this deflating gains less than 1.2 kB a part, and setting zlib up for
 * it (a quarter of a MiB to be cleared) takes longer than writing the part did:
 * a short document has half its page faults there. */
enum { WORTH_DEFLATING = 2000 };

static bool add_part(zip_t *archive, const struct zip_part *part)
{
    zip_source_t *bytes = zip_source_buffer(archive, part->bytes, part->len, 0);
    if (bytes == NULL)
        return false;
    zip_int64_t added = zip_file_add(archive, part->name, bytes, 0);
    if (added < 0) {
        zip_source_free(bytes);
        return false;
    }
    zip_uint64_t entry = (zip_uint64_t)added;
    bool is_stored = part->is_stored || part->len < WORTH_DEFLATING;
    int32_t method = is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    zip_uint32_t level = is_stored ? 0 : DEFLATE_LEVEL;
    return zip_set_file_compression(archive, entry, method, level) == 0 &&
           zip_file_set_dostime(archive, entry, DOS_TIME, DOS_DATE, 0) == 0;
}

static bool add_parts(zip_t *archive, const struct zip_part *parts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!add_part(archive, &parts[i]))
            return false;
    return true;
}

/* Compresses everything into target, which stays the caller's. */
static bool pack_into(zip_source_t *target, const struct zip_part *parts,
                      size_t n, zip_error_t *error)
{
    zip_t *archive = zip_open_from_source(target, ZIP_TRUNCATE, error);
    if (archive == NULL)
        return false;
    zip_source_keep(target); /* closing or discarding gives one away */
    if (add_parts(archive, parts, n) && zip_close(archive) == 0)
        return true;
    zip_error_set(error, zip_error_code_zip(zip_get_error(archive)),
                  zip_error_code_system(zip_get_error(archive)));
    zip_discard(archive);
    return false;
}

static bool read_back(zip_source_t *target, struct buf *out)
{
    char bytes[16 * 1024];
    if (zip_source_open(target) != 0)
        return false;
    zip_int64_t n;
    while ((n = zip_source_read(target, bytes, sizeof(bytes))) > 0)
        buf_add(out, bytes, (size_t)n);
    zip_source_close(target);
    return n == 0;
}

bool zip_pack(const struct zip_part *parts, size_t n_parts, struct diags *diags,
              struct buf *out)
{
    zip_error_t error;
    size_t before = out->len;

    zip_error_init(&error);
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &error);
    bool ok = target != NULL && pack_into(target, parts, n_parts, &error);
    if (ok && !read_back(target, out)) {
        zip_error_set(&error, ZIP_ER_READ, 0);
        ok = false;
    }
    if (!ok) {
        buf_truncate(out, before);
        diag_add(diags, DIAG_LIBRARY_FAILED, SPAN_NONE, "libzip",
                 zip_error_strerror(&error), NULL);
    }
    zip_source_free(target);
    zip_error_fini(&error);
    return ok;
}

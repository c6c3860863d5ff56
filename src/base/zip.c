/*
 * Archives through libzip.  What is to be deflated is deflated by libdeflate
 * before libzip sees it, which takes it as it is: the same as zlib does in a
 * third of the time.  The only file that sees the header of either but for
 * those that read archives and write PDF.
 */
#include "base/zip.h"

#include "base/arena.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

/* 1980-01-01 00:00, the first that a zip entry can state */
enum { DOS_TIME = 0, DOS_DATE = 1 << 5 | 1 };

/* Twice as fast as the next one, for files that are 4 % larger. */
enum { DEFLATE_LEVEL = 1 };

/* Below this deflating gains less than 1.2 kB a part, and its tables (an
 * eighth of a MiB) take longer to be cleared than writing the part did. */
enum { WORTH_DEFLATING = 2000 };

/* -- Deflated parts ------------------------------------------------------ */

/* A part as a source of libzip's, which frees it. */
struct deflated {
    size_t len, full_len; /* of bytes, and of what they were made from */
    size_t at;            /* of the next byte to be read */
    uint32_t crc;
    zip_error_t error; /* never set: there is nothing that can fail */
    unsigned char bytes[];
};

/* NULL: it would not become shorter. */
static struct deflated *deflate_part(const struct zip_part *part,
                                     struct libdeflate_compressor *compressor)
{
    struct deflated *deflated = xrealloc(NULL, sizeof(*deflated) + part->len);
    *deflated = (struct deflated){.full_len = part->len};
    deflated->len = libdeflate_deflate_compress(
        compressor, part->bytes, part->len, deflated->bytes, part->len);
    if (deflated->len == 0) {
        free(deflated);
        return NULL;
    }
    deflated->crc = libdeflate_crc32(0, part->bytes, part->len);
    zip_error_init(&deflated->error);
    return deflated;
}

static zip_int64_t tell_about(const struct deflated *deflated, zip_stat_t *stat)
{
    zip_stat_init(stat);
    stat->size = deflated->full_len;
    stat->comp_size = deflated->len;
    stat->comp_method = ZIP_CM_DEFLATE;
    stat->crc = deflated->crc;
    stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD |
                  ZIP_STAT_CRC;
    return sizeof(*stat);
}

static zip_int64_t read_some(struct deflated *deflated, void *to, size_t len)
{
    size_t rest = deflated->len - deflated->at;
    if (len > rest)
        len = rest;
    memcpy(to, deflated->bytes + deflated->at, len);
    deflated->at += len;
    return (zip_int64_t)len;
}

/* zip_source_callback(3) */
static zip_int64_t serve(void *context, void *data, zip_uint64_t len,
                         zip_source_cmd_t command)
{
    struct deflated *deflated = context;
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
            ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    case ZIP_SOURCE_STAT:
        return tell_about(deflated, data);
    case ZIP_SOURCE_OPEN:
        deflated->at = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return read_some(deflated, data, len);
    case ZIP_SOURCE_CLOSE:
        return 0;
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&deflated->error, data, len);
    case ZIP_SOURCE_FREE:
        free(deflated);
        return 0;
    default:
        zip_error_set(&deflated->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

/* -- The archive --------------------------------------------------------- */

static zip_source_t *source_of(zip_t *archive, const struct zip_part *part,
                               struct libdeflate_compressor *compressor,
                               zip_int32_t *method)
{
    struct deflated *deflated = NULL;
    if (!part->is_stored && part->len >= WORTH_DEFLATING)
        deflated = deflate_part(part, compressor);
    *method = deflated == NULL ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    if (deflated == NULL)
        return zip_source_buffer(archive, part->bytes, part->len, 0);
    zip_source_t *source = zip_source_function(archive, serve, deflated);
    if (source == NULL)
        free(deflated);
    return source;
}

static bool add_part(zip_t *archive, const struct zip_part *part,
                     struct libdeflate_compressor *compressor)
{
    zip_int32_t method;
    zip_source_t *source = source_of(archive, part, compressor, &method);
    if (source == NULL)
        return false;
    zip_int64_t added = zip_file_add(archive, part->name, source, 0);
    if (added < 0) {
        zip_source_free(source);
        return false;
    }
    zip_uint64_t entry = (zip_uint64_t)added;
    return zip_set_file_compression(archive, entry, method, 0) == 0 &&
           zip_file_set_dostime(archive, entry, DOS_TIME, DOS_DATE, 0) == 0;
}

static bool add_parts(zip_t *archive, const struct zip_part *parts, size_t n)
{
    struct libdeflate_compressor *compressor =
        libdeflate_alloc_compressor(DEFLATE_LEVEL);
    if (compressor == NULL)
        out_of_memory(sizeof(compressor));
    bool ok = true;
    for (size_t i = 0; i < n && ok; i++)
        ok = add_part(archive, &parts[i], compressor);
    libdeflate_free_compressor(compressor);
    return ok;
}

/* Packs everything into target, which stays the caller's. */
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

/*
 * Archives through libzip, with what it does not see to: its consistency
 * check compares headers, but knows nothing of bombs, of sizes that lie, or
 * of names that lead elsewhere.
 */
#include "base/unzip.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zip.h>

enum {
    END_BYTES = 22,     /* the end record without its comment */
    CENTRAL_BYTES = 46, /* a central header without its names */
    LOCAL_BYTES = 30,
    METHOD_STORE = 0,
    METHOD_DEFLATE = 8,
    FLAGS_ENCRYPTED = 1 | 1 << 6 | 1 << 13,
    MIB = 1024 * 1024
};

/* -- Findings -------------------------------------------------------------- */

static bool broken(struct unzip *unzip, const char *zh, const char *en)
{
    diag_add(unzip->diags, DIAG_PACKAGE_BROKEN, SPAN_NONE,
             diags_word(unzip->diags, zh, en), NULL);
    return false;
}

static bool unsafe(struct unzip *unzip, const char *name, const char *zh,
                   const char *en)
{
    diag_add(unzip->diags, DIAG_PACKAGE_UNSAFE, SPAN_NONE, name,
             diags_word(unzip->diags, zh, en), NULL);
    return false;
}

/* -- The central directory ------------------------------------------------- */

static uint32_t get16(const char *bytes)
{
    const unsigned char *p = (const unsigned char *)bytes;
    return p[0] | (uint32_t)p[1] << 8;
}

static uint32_t get32(const char *bytes)
{
    return get16(bytes) | get16(bytes + 2) << 16;
}

/* The end record, or NULL: the last one whose comment ends the file. */
static const char *find_end(const char *bytes, size_t len)
{
    enum { LONGEST_COMMENT = 0xFFFF };
    if (len < END_BYTES)
        return NULL;
    for (size_t i = 0; i <= LONGEST_COMMENT && i + END_BYTES <= len; i++) {
        const char *end = bytes + len - END_BYTES - i;
        if (memcmp(end, "PK\005\006", 4) == 0 && get16(end + 20) == i)
            return end;
    }
    return NULL;
}

static bool is_name_sound(struct unzip *unzip, const char *name, size_t len)
{
    const char *shown = arena_strndup(unzip->arena, name, len);
    if (len == 0 || memchr(name, '\0', len) != NULL)
        return broken(unzip, "条目的名称不合规定", "the name of an entry");
    if (utf8_valid_length(name, len) != len)
        return broken(unzip, "条目的名称不是 UTF-8",
                      "the name of an entry is no UTF-8");
    if (*shown == '/' || strchr(shown, '\\') != NULL ||
        (len > 1 && shown[1] == ':'))
        return unsafe(unzip, shown, "的名称指向别处", "names another place");
    for (const char *p = shown; p != NULL; p = strchr(p, '/')) {
        p += *p == '/';
        if (strncmp(p, "..", 2) == 0 && (p[2] == '/' || p[2] == '\0'))
            return unsafe(unzip, shown, "的名称指向别处",
                          "names another place");
    }
    return true;
}

static bool is_packed_soundly(struct unzip *unzip, const char *header,
                              const char *name)
{
    uint32_t flags = get16(header + 8), method = get16(header + 10);
    if ((flags & FLAGS_ENCRYPTED) != 0)
        return unsafe(unzip, name, "加了密", "is encrypted");
    if (method != METHOD_STORE && method != METHOD_DEFLATE)
        return unsafe(unzip, name, "用了不认识的压缩方法",
                      "is packed in an unknown way");
    if (get32(header + 20) == UINT32_MAX || get32(header + 24) == UINT32_MAX ||
        get32(header + 42) == UINT32_MAX || get16(header + 34) != 0)
        return unsafe(unzip, name, "用了 ZIP64 或分卷",
                      "is in ZIP64 or on several disks");
    return true;
}

/* Reads the header of entry i at *at, which moves behind it. */
static bool read_header(struct unzip *unzip, const char *bytes, size_t end,
                        size_t *at, size_t i)
{
    const char *header = bytes + *at;
    if (end - *at < CENTRAL_BYTES || memcmp(header, "PK\001\002", 4) != 0)
        return broken(unzip, "条目的目录不完整",
                      "the list of entries is not whole");
    size_t name_len = get16(header + 28);
    size_t more = name_len + get16(header + 30) + get16(header + 32);
    if (end - *at - CENTRAL_BYTES < more)
        return broken(unzip, "条目的目录不完整",
                      "the list of entries is not whole");
    const char *name = header + CENTRAL_BYTES;
    struct unzip_entry *entry = &unzip->entries[i];
    if (!is_name_sound(unzip, name, name_len))
        return false;
    entry->name = arena_strndup(unzip->arena, name, name_len);
    entry->packed = get32(header + 20);
    entry->size = get32(header + 24);
    entry->offset = get32(header + 42);
    *at += CENTRAL_BYTES + more;
    return is_packed_soundly(unzip, header, entry->name);
}

static int by_offset(const void *a, const void *b)
{
    const struct unzip_entry *const *x = a, *const *y = b;
    return ((*x)->offset > (*y)->offset) - ((*x)->offset < (*y)->offset);
}

static int by_name(const void *a, const void *b)
{
    const struct unzip_entry *const *x = a, *const *y = b;
    return strcasecmp((*x)->name, (*y)->name);
}

/* Whether each entry has its bytes for itself, in front of the directory. */
static bool check_overlap(struct unzip *unzip, size_t directory)
{
    qsort(unzip->by_name, unzip->n, sizeof(*unzip->by_name), by_offset);
    for (size_t i = 0; i < unzip->n; i++) {
        const struct unzip_entry *entry = unzip->by_name[i];
        size_t next =
            i + 1 < unzip->n ? unzip->by_name[i + 1]->offset : directory;
        size_t end = (size_t)entry->offset + LOCAL_BYTES + strlen(entry->name) +
                     entry->packed;
        if (end > next)
            return unsafe(unzip, entry->name, "和别的条目占用同一段字节",
                          "shares bytes with another entry");
    }
    return true;
}

static bool check_names(struct unzip *unzip)
{
    qsort(unzip->by_name, unzip->n, sizeof(*unzip->by_name), by_name);
    for (size_t i = 1; i < unzip->n; i++)
        if (strcasecmp(unzip->by_name[i - 1]->name, unzip->by_name[i]->name) ==
            0)
            return unsafe(unzip, unzip->by_name[i]->name, "出现了两次",
                          "is there twice");
    return true;
}

static bool read_directory(struct unzip *unzip, const char *bytes, size_t len)
{
    const char *end = find_end(bytes, len);
    if (end == NULL)
        return broken(unzip, "不是完整的 ZIP 文件", "no whole ZIP archive");
    size_t n = get16(end + 10), at = get32(end + 16);
    if (n == 0xFFFF || at == UINT32_MAX || get16(end + 4) != 0)
        return broken(unzip, "ZIP64 或分卷的文件不读",
                      "ZIP64 and several disks are not read");
    if (n > LIMIT_ZIP_ENTRIES)
        return limit_over(unzip->diags, SPAN_NONE,
                          diags_word(unzip->diags, "压缩包里的条目数",
                                     "entries of the archive"),
                          LIMIT_ZIP_ENTRIES);
    if (at > (size_t)(end - bytes))
        return broken(unzip, "条目的目录不完整",
                      "the list of entries is not whole");
    size_t directory = at;
    unzip->n = n;
    unzip->entries = arena_array(unzip->arena, n + 1, sizeof(*unzip->entries));
    unzip->by_name = arena_array(unzip->arena, n + 1, sizeof(*unzip->by_name));
    for (size_t i = 0; i < n; i++) {
        if (!read_header(unzip, bytes, (size_t)(end - bytes), &at, i))
            return false;
        unzip->by_name[i] = &unzip->entries[i];
    }
    return check_overlap(unzip, directory) && check_names(unzip);
}

/* -- Opening --------------------------------------------------------------- */

static bool open_archive(struct unzip *unzip, const char *bytes, size_t len)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes, len, 0, &error);
    if (source != NULL)
        unzip->archive =
            zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (unzip->archive == NULL) {
        zip_source_free(source);
        const char *why =
            arena_strdup(unzip->arena, zip_error_strerror(&error));
        broken(unzip, why, why);
    }
    zip_error_fini(&error);
    return unzip->archive != NULL &&
           ((size_t)zip_get_num_entries(unzip->archive, 0) == unzip->n ||
            broken(unzip, "条目的目录前后不一",
                   "the list of entries contradicts itself"));
}

bool unzip_open(struct unzip *unzip, const char *bytes, size_t len,
                struct arena *arena, struct diags *diags)
{
    *unzip = (struct unzip){.arena = arena, .diags = diags};
    return read_directory(unzip, bytes, len) && open_archive(unzip, bytes, len);
}

void unzip_close(struct unzip *unzip)
{
    if (unzip->archive != NULL)
        zip_discard(unzip->archive);
    unzip->archive = NULL;
}

const struct unzip_entry *unzip_find(const struct unzip *unzip,
                                     const char *name)
{
    const struct unzip_entry key = {.name = name};
    const struct unzip_entry *wanted = &key;
    const struct unzip_entry **found = bsearch(
        &wanted, unzip->by_name, unzip->n, sizeof(*unzip->by_name), by_name);
    return found == NULL ? NULL : *found;
}

/* -- Inflating ------------------------------------------------------------- */

static bool is_within_limits(struct unzip *unzip,
                             const struct unzip_entry *entry, size_t len)
{
    struct diags *diags = unzip->diags;
    if (len > LIMIT_ZIP_PART_BYTES)
        return limit_over_bytes(diags, SPAN_NONE,
                                arena_printf(unzip->arena,
                                             diags_word(diags, "部件 %s 的大小",
                                                        "size of the part %s"),
                                             entry->name),
                                LIMIT_ZIP_PART_BYTES);
    if (unzip->total + len > LIMIT_ZIP_TOTAL_BYTES)
        return limit_over_bytes(
            diags, SPAN_NONE,
            arena_printf(unzip->arena,
                         diags_word(diags, "部件的总大小（读到 %s）",
                                    "size of all parts (at %s)"),
                         entry->name),
            LIMIT_ZIP_TOTAL_BYTES);
    if (len <= MIB || len - MIB <= (size_t)entry->packed * LIMIT_ZIP_RATIO)
        return true;
    diag_add(diags, DIAG_LIMIT, SPAN_NONE,
             arena_printf(unzip->arena,
                          diags_word(diags, "部件 %s 的压缩比",
                                     "how far the part %s inflates"),
                          entry->name),
             arena_printf(unzip->arena, "%d:1", LIMIT_ZIP_RATIO), NULL);
    return false;
}

static bool part_broken(struct unzip *unzip, const struct unzip_entry *entry,
                        const char *why)
{
    diag_add(unzip->diags, DIAG_PART_BROKEN, SPAN_NONE, entry->name, why, NULL);
    return false;
}

bool unzip_read(struct unzip *unzip, const struct unzip_entry *entry,
                struct buf *out)
{
    size_t index = (size_t)(entry - unzip->entries), before = out->len;
    char bytes[64 * 1024];
    zip_file_t *file = zip_fopen_index(unzip->archive, index, 0);
    if (file == NULL)
        return part_broken(unzip, entry, zip_strerror(unzip->archive));
    bool ok = true;
    zip_int64_t n = 1;
    while (ok && (n = zip_fread(file, bytes, sizeof(bytes))) > 0) {
        buf_add(out, bytes, (size_t)n);
        ok = is_within_limits(unzip, entry, out->len - before);
    }
    if (ok && n < 0)
        ok = part_broken(unzip, entry, zip_file_strerror(file));
    if (ok && out->len - before != entry->size)
        ok = part_broken(unzip, entry,
                         diags_word(unzip->diags, "大小与所说的不符",
                                    "it has not the size that it states"));
    zip_fclose(file);
    unzip->total += out->len - before;
    return ok;
}

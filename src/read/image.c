/*
 * Images: opened beneath the plan's folder, their frames inspected.
 */
#include "read/image.h"

#include "base/beneath.h"
#include "base/file.h"
#include "base/limits.h"

#include <errno.h>
#include <string.h>

/* -- Frames -------------------------------------------------------------- */

static const struct image_fault unknown_format = {"不是 PNG 或 JPEG 图片",
                                                  "neither PNG nor JPEG"};
static const struct image_fault cut_off = {"文件不完整", "it is cut off"};
static const struct image_fault bad_size = {"图片尺寸不成立",
                                            "its size is impossible"};

static uint32_t read_u32(const uint8_t *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
           p[3];
}

static uint32_t read_u16(const uint8_t *p)
{
    return (uint32_t)p[0] << 8 | p[1];
}

/* Chunks from IHDR to IEND (PNG 5.3): length, name, data, CRC. */
static const struct image_fault *inspect_png(const uint8_t *p, size_t len,
                                             struct image_info *info)
{
    bool has_data = false;
    for (size_t at = 8; len - at >= 12;) {
        uint32_t size = read_u32(p + at);
        const uint8_t *name = p + at + 4, *data = p + at + 8;
        if (size > len - at - 12)
            return &cut_off;
        if (at == 8) {
            if (memcmp(name, "IHDR", 4) != 0 || size != 13)
                return &cut_off;
            info->width = read_u32(data);
            info->height = read_u32(data + 4);
        }
        has_data = has_data || memcmp(name, "IDAT", 4) == 0;
        if (memcmp(name, "IEND", 4) == 0)
            return has_data ? NULL : &cut_off;
        at += (size_t)size + 12;
    }
    return &cut_off;
}

/* Whether a marker begins a frame (SOF0-15 without DHT, JPG and DAC). */
static bool is_frame_start(uint8_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
           marker != 0xC8 && marker != 0xCC;
}

/* Segments up to the scan, and the end marker at the end of the file. */
static const struct image_fault *inspect_jpeg(const uint8_t *p, size_t len,
                                              struct image_info *info)
{
    bool has_frame = false;
    size_t at = 2;
    while (len - at >= 4) {
        if (p[at] != 0xFF)
            return &cut_off;
        uint8_t marker = p[at + 1];
        if (marker == 0xFF) { /* fill byte */
            at++;
            continue;
        }
        uint32_t size = read_u16(p + at + 2);
        if (size < 2 || size > len - at - 2)
            return &cut_off;
        if (is_frame_start(marker)) {
            if (size < 8)
                return &cut_off;
            info->height = read_u16(p + at + 5);
            info->width = read_u16(p + at + 7);
            has_frame = true;
        }
        if (marker == 0xDA) /* the scan: its data is the decoder's business */
            break;
        at += (size_t)size + 2;
    }
    static const uint8_t end_marker[2] = {0xFF, 0xD9};
    bool has_end = memmem(p + at, len - at, end_marker, 2) != NULL;
    return has_frame && has_end ? NULL : &cut_off;
}

const struct image_fault *image_inspect(const void *bytes, size_t len,
                                        struct image_info *info)
{
    const struct image_fault *fault = &unknown_format;
    *info = (struct image_info){IMAGE_PNG, 0, 0};
    if (len >= 8 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0) {
        fault = inspect_png(bytes, len, info);
    } else if (len >= 4 && memcmp(bytes, "\xFF\xD8\xFF", 3) == 0) {
        info->format = IMAGE_JPEG;
        fault = inspect_jpeg(bytes, len, info);
    }
    if (fault != NULL)
        return fault;
    bool is_possible = info->width > 0 && info->height > 0 &&
                       info->width <= INT32_MAX && info->height <= INT32_MAX;
    return is_possible ? NULL : &bad_size;
}

/* -- Files --------------------------------------------------------------- */

static bool fail(struct diags *diags, struct span span, const char *path,
                 const char *why)
{
    diag_add(diags, DIAG_IMAGE_BROKEN, span, path, why, NULL);
    return false;
}

static bool inspect(const char *path, struct span span, struct diags *diags,
                    const struct buf *bytes, struct image_info *info)
{
    const struct image_fault *fault =
        image_inspect(buf_text(bytes), bytes->len, info);
    if (fault != NULL)
        return fail(diags, span, path, diags_word(diags, fault->zh, fault->en));
    return (uint64_t)info->width * info->height <= LIMIT_IMAGE_PIXELS ||
           limit_over(
               diags, span,
               diags_word(diags, "图片的百万像素数", "megapixels of an image"),
               LIMIT_IMAGE_PIXELS / (1000 * 1000));
}

/* Says why a file beneath the plan's folder could not be had. */
static bool refuse(const char *path, int why, struct span span,
                   struct diags *diags)
{
    if (why == EXDEV)
        diag_add(diags, DIAG_IMAGE_OUTSIDE, span, path, NULL);
    else if (why == EFBIG)
        limit_over_bytes(
            diags, span,
            diags_word(diags, "图片文件大小", "size of an image file"),
            LIMIT_IMAGE_BYTES);
    else if (why == EINVAL)
        fail(diags, span, path,
             diags_word(diags, "不是普通文件", "no regular file"));
    else
        fail(diags, span, path, file_reason(diags, why));
    return false;
}

bool image_load(const char *plan_name, const char *path, struct span span,
                struct diags *diags, struct buf *bytes, struct image_info *info)
{
    if (!beneath_read(plan_name, path, LIMIT_IMAGE_BYTES, diags->arena, bytes))
        return refuse(path, errno, span, diags);
    return inspect(path, span, diags, bytes, info);
}

static void check(const struct plan *plan, const char *path, struct span span,
                  struct diags *diags)
{
    struct buf bytes = BUF_EMPTY;
    struct image_info info;
    image_load(plan->source->name, path, span, diags, &bytes, &info);
    buf_free(&bytes);
}

void image_check_all(const struct plan *plan, struct diags *diags)
{
    const char *seal = plan->meta.seal;
    if (seal != NULL && strchr(seal, '.') != NULL)
        check(plan, seal, plan->meta.seal_span, diags);
    size_t n = 0;
    for (const struct block *b = plan->first; b != NULL; b = b->next) {
        if (b->kind != BLOCK_IMAGE)
            continue;
        if (++n > LIMIT_IMAGES) {
            limit_over(diags, b->span,
                       diags_word(diags, "图片数量", "number of images"),
                       LIMIT_IMAGES);
            return;
        }
        check(plan, b->as.image.path, b->span, diags);
    }
}

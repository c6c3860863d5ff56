/*
 * The images that a plan names: only from its own folder, only PNG and JPEG,
 * looked at before anything is made of them.
 *
 * The files are hostile (reliability.md §2.1, §2.5): what is read here is
 * their frame, chunk by chunk, every length checked; pixels are decoded by
 * the writers' library alone.
 */
#ifndef FANGAN_READ_IMAGE_H
#define FANGAN_READ_IMAGE_H

#include "base/buf.h"
#include "base/diag.h"
#include "plan/plan.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum image_format { IMAGE_PNG, IMAGE_JPEG };

struct image_info {
    enum image_format format;
    uint32_t width, height; /* pixels, at least 1 */
};

/* Reads the image at path, which is relative to the folder of the plan file
 * plan_name, into bytes.  False with a finding at span: outside the folder,
 * not there, no regular file, too large, not a whole PNG or JPEG. */
bool image_load(const char *plan_name, const char *path, struct span span,
                struct diags *diags, struct buf *bytes,
                struct image_info *info);

/* Looks at the frame of an image.  NULL, or what is wrong in zh and en. */
struct image_fault {
    const char *zh, *en;
};
const struct image_fault *image_inspect(const void *bytes, size_t len,
                                        struct image_info *info);

/* Loads every image of the plan once, its seal too, for what can be said of
 * them. */
void image_check_all(const struct plan *plan, struct diags *diags);

#endif

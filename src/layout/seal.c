/*
 * 7.3.5.1: 端正、居中下压发文机关署名和成文日期，使它们居印章中心偏下位置.
 */
#include "layout/seal.h"

#include <string.h>

enum {
    ABOVE_MIDDLE = 250 * EMU_CMM /* its centre above that of the signature */
};

bool seal_is_picture(const struct meta *meta)
{
    return meta->seal != NULL && strcmp(meta->seal, "有") != 0 &&
           strcmp(meta->seal, "无") != 0;
}

/* An oval seal stays one. */
struct picture_size seal_fit(const struct image_info *info, emu width,
                             emu height)
{
    int64_t w = width;
    int64_t h = (int64_t)width * info->height / info->width;

    if (h > height) {
        h = height;
        w = (int64_t)height * info->width / info->height;
    }
    return (struct picture_size){w > 0 ? (emu)w : 1, h > 0 ? (emu)h : 1};
}

bool seal_load(struct setter *setter, const struct plan *plan, emu width,
               emu height, struct image_piece *piece)
{
    /* What is wrong with it has been said by image_check_all(). */
    struct diags said = {.arena = setter->arena};
    struct buf bytes = BUF_EMPTY;
    struct image_info info;

    if (!seal_is_picture(&plan->meta) || plan->source == NULL)
        return false;

    bool ok = image_load(plan->source->name, plan->meta.seal,
                         plan->meta.seal_span, &said, &bytes, &info);

    if (ok) {
        void *copy = arena_alloc(setter->arena, bytes.len);

        memcpy(copy, bytes.data, bytes.len);
        *piece = (struct image_piece){.bytes = copy,
                                      .len = bytes.len,
                                      .name = plan->meta.seal,
                                      .is_seal = true,
                                      .span = plan->meta.span};

        struct picture_size size = seal_fit(&info, width, height);

        piece->width = size.width;
        piece->height = size.height;
    }
    buf_free(&bytes);
    return ok;
}

void seal_put(struct setter *setter, const struct plan *plan, emu x, emu y)
{
    emu diameter = setter->profile->seal_diameter;
    struct image_piece piece;

    if (setter->sheet.is_over ||
        !seal_load(setter, plan, diameter, diameter, &piece))
        return;
    piece.x = x - piece.width / 2;
    piece.y = y - ABOVE_MIDDLE - piece.height / 2;
    sheet_add_image(&setter->sheet, &piece);
}

/*
 * 7.3.5.1: 端正、居中下压发文机关署名和成文日期，使它们居印章中心偏下位置.
 */
#include "layout/seal.h"

#include "read/image.h"

#include <string.h>

enum {
    ABOVE_MIDDLE = 250 * EMU_CMM /* its centre above that of the signature */
};

static bool is_file(const char *seal)
{
    return seal != NULL && strcmp(seal, "有") != 0 && strcmp(seal, "无") != 0;
}

void seal_put(struct setter *setter, const struct plan *plan, emu x, emu y)
{
    struct sheet *sheet = &setter->sheet;
    emu diameter = setter->profile->seal_diameter;
    struct buf bytes = BUF_EMPTY;
    struct image_info info;

    if (!is_file(plan->meta.seal) || plan->source == NULL || sheet->is_over)
        return;
    /* What is wrong with it has been said by image_check_all(). */
    struct diags said = {.arena = setter->arena};
    if (image_load(plan->source->name, plan->meta.seal, plan->meta.seal_span,
                   &said, &bytes, &info)) {
        /* Its longer side is the diameter: an oval seal stays one. */
        uint32_t longer = info.width > info.height ? info.width : info.height;
        emu width = (emu)((int64_t)diameter * info.width / longer);
        emu height = (emu)((int64_t)diameter * info.height / longer);
        void *copy = arena_alloc(setter->arena, bytes.len);

        memcpy(copy, bytes.data, bytes.len);
        sheet_add_image(sheet, &(struct image_piece){
                                   .x = x - width / 2,
                                   .y = y - ABOVE_MIDDLE - height / 2,
                                   .width = width,
                                   .height = height,
                                   .bytes = copy,
                                   .len = bytes.len,
                                   .name = plan->meta.seal,
                                   .is_seal = true,
                                   .span = plan->meta.span,
                               });
    }
    buf_free(&bytes);
}

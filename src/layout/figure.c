/*
 * A picture stands centred between the rows of text, as large as its pixels
 * are at 96 dpi and never larger than the 版心.  The standard says nothing of
 * pictures; half a leading parts them from the text; the caption is what 5.2.2
 * makes of all that it does not name, 3号仿宋, centred in the rows below, on
 * the same page.
 */
#include "layout/figure.h"

#include <string.h>

enum {
    EMU_PIXEL = 914400 / 96,
    /* A longer caption is text below the picture: it need not be kept. */
    CAPTION_MOST_ROWS = 5
};

static void fill_caption(struct setter *setter, const struct image *image,
                         struct span span)
{
    setter_begin(setter, span);
    setter_add(setter, image->caption, FACE_BODY);
}

/* How many rows have to stand on the picture's page. */
static int count_kept_rows(struct setter *setter, const struct image *image)
{
    int32_t measure = AREA_UNITS;
    struct paragraph *text = &setter->text;

    fill_caption(setter, image, SPAN_NONE);
    setter_measure_body(setter);
    if (text->n == 0)
        return 0;
    breaks_find(&setter->breaks, text->clusters, text->n,
                (struct measures){measure, measure}, BREAK_BEST);
    return setter->breaks.n <= CAPTION_MOST_ROWS ? (int)setter->breaks.n : 1;
}

static void put_caption(struct setter *setter, const struct image *image,
                        struct span span)
{
    struct body_shape centred = {.align = LINE_CENTERED};

    if (image->caption[0] == '\0')
        return;
    setter_open_element(setter, ELEMENT_PARAGRAPH, 0);
    fill_caption(setter, image, span);
    setter_close_element(setter);
    setter_put_rows(setter, &centred);
}

struct picture_size figure_fit(const struct image_info *info, emu width,
                               emu height)
{
    int64_t w = (int64_t)info->width * EMU_PIXEL;
    int64_t h = (int64_t)info->height * EMU_PIXEL;

    if (w > width) {
        h = (int64_t)info->height * width / info->width;
        w = width;
    }
    if (h > height) {
        w = (int64_t)info->width * height / info->height;
        h = height;
    }
    return (struct picture_size){w > 0 ? (emu)w : 1, h > 0 ? (emu)h : 1};
}

/* The bytes of the file; false where it can't be read. */
static bool load(struct setter *setter, const char *plan_name,
                 const struct image *image, struct image_piece *piece,
                 struct image_info *info)
{
    /* What is wrong with it has been said by image_check_all(). */
    struct diags said = {.arena = setter->arena};
    struct buf bytes = BUF_EMPTY;
    bool ok = plan_name != NULL && image_load(plan_name, image->path,
                                              piece->span, &said, &bytes, info);

    if (ok) {
        void *copy = arena_alloc(setter->arena, bytes.len);

        memcpy(copy, bytes.data, bytes.len);
        piece->bytes = copy;
        piece->len = bytes.len;
        piece->name = image->path;
    }
    buf_free(&bytes);
    return ok;
}

/* Whether a picture that begins at top has room with rows of caption. */
static bool has_room(const struct sheet *sheet, emu top, emu height, int rows)
{
    struct sheet below = *sheet;

    if (rows == 0)
        return top + height <= AREA_BOTTOM;
    sheet_resume_rows(&below, top + height + geometry_half_leading());
    return sheet_has_room(&below, rows);
}

/* Where the picture begins: below the text, on this page if it has room. */
static emu find_top(struct sheet *sheet, emu height, int rows)
{
    emu top = sheet_next_top(sheet);

    if (sheet_is_at_top(sheet))
        return top;
    top -= geometry_half_leading();
    if (has_room(sheet, top, height, rows))
        return top;
    sheet_new_page(sheet);
    return sheet_next_top(sheet);
}

static void put_picture(struct setter *setter, struct image_piece *piece,
                        const struct image *image)
{
    struct element *element = setter_open_element(setter, ELEMENT_FIGURE, 0);

    element->alt = image->caption;
    piece->element = element;
    setter_close_element(setter);
    sheet_add_image(&setter->sheet, piece);
}

void figure_put(struct setter *setter, const struct image *image,
                struct span span, const char *plan_name)
{
    struct image_piece piece = {.span = span};
    struct image_info info;
    struct sheet *sheet = &setter->sheet;

    if (load(setter, plan_name, image, &piece, &info)) {
        int rows = count_kept_rows(setter, image);
        emu most = rows == 0 ? AREA_HEIGHT
                             : geometry_rows(AREA_ROWS - rows) -
                                   geometry_half_leading();

        struct picture_size size = figure_fit(&info, AREA_WIDTH, most);

        piece.width = size.width;
        piece.height = size.height;
        piece.x = AREA_LEFT + (AREA_WIDTH - piece.width) / 2;
        piece.y = find_top(sheet, piece.height, rows);
        if (sheet->is_over)
            return;
        put_picture(setter, &piece, image);
        sheet_resume_rows(sheet,
                          piece.y + piece.height + geometry_half_leading());
    }
    put_caption(setter, image, span);
}

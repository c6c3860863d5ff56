/*
 * Pictures: in a line of their own, and 印章, which is pressed over name and
 * date or stands for the name.  (DrawingML, ECMA-376 part 1, 20.)
 */
#include "write/docx_part.h"

#include <stdio.h>

#define NS_DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"

enum {
    EMU_PIXEL = 914400 / 96,
    PICTURE_HEIGHT = 225 * EMU_MM, /* 5.2.1: the 版心 */
    PICTURE_WIDTH = 156 * EMU_MM,
    CAPTION_HEIGHT = 3 * 14 * EMU_PT /* a line and a half of 4号, and a gap */
};

struct size {
    int64_t width, height; /* EMU */
};

/* NULL: it can't be loaded, which image_check_all() has said. */
static struct docx_image *load_image(struct docx *docx, const char *path)
{
    struct docx_image *image = arena_new_object(docx->arena, struct docx_image);
    struct diags said = {.arena = docx->arena};

    if (docx->text->source == NULL ||
        !image_load(docx->text->source->name, path, SPAN_NONE, &said,
                    &image->bytes, &image->info)) {
        buf_free(&image->bytes);
        return NULL;
    }
    return image;
}

/* Makes it a part of the package, which frees it. */
static void add_image(struct docx *docx, struct docx_image *image)
{
    image->number = ++docx->n_images;
    image->id = arena_printf(docx->arena, "image%d", image->number);
    image->name =
        arena_printf(docx->arena, "media/image%d.%s", image->number,
                     image->info.format == IMAGE_PNG ? "png" : "jpeg");
    if (docx->last_image == NULL)
        docx->first_image = image;
    else
        docx->last_image->next = image;
    docx->last_image = image;
}

/* Scales it down, never up, as layout does. */
static struct size fit(struct size size, int64_t width, int64_t height)
{
    struct size fitted = size;

    if (fitted.width > width)
        fitted = (struct size){width, size.height * width / size.width};
    if (fitted.height > height)
        fitted = (struct size){size.width * height / size.height, height};
    if (fitted.width < 1)
        fitted.width = 1;
    if (fitted.height < 1)
        fitted.height = 1;
    return fitted;
}

static struct size natural_size(const struct docx_image *image)
{
    return (struct size){(int64_t)image->info.width * EMU_PIXEL,
                         (int64_t)image->info.height * EMU_PIXEL};
}

static void write_size(struct xml *xml, const char *name, struct size size)
{
    xml_start(xml, name);
    xml_attribute_int(xml, "cx", (long)size.width);
    xml_attribute_int(xml, "cy", (long)size.height);
    xml_end(xml);
}

static void write_identity(struct xml *xml, const char *element,
                           const struct docx_image *image, const char *alt)
{
    xml_start(xml, element);
    xml_attribute_int(xml, "id", image->number);
    xml_attribute(xml, "name", image->id);
    if (*alt != '\0')
        xml_attribute(xml, "descr", alt);
    xml_end(xml);
}

static void write_fill(struct xml *xml, const struct docx_image *image)
{
    xml_start(xml, "pic:blipFill");
    xml_empty(xml, "a:blip", "r:embed", image->id, NULL);
    xml_start(xml, "a:stretch");
    xml_empty(xml, "a:fillRect", NULL);
    xml_end(xml);
    xml_end(xml);
}

static void write_shape(struct xml *xml, struct size size)
{
    xml_start(xml, "pic:spPr");
    xml_start(xml, "a:xfrm");
    xml_empty(xml, "a:off", "x", "0", "y", "0", NULL);
    write_size(xml, "a:ext", size);
    xml_end(xml);
    xml_start_with(xml, "a:prstGeom", "prst", "rect", NULL);
    xml_empty(xml, "a:avLst", NULL);
    xml_end(xml);
    xml_end(xml);
}

static void write_graphic(struct xml *xml, const struct docx_image *image,
                          struct size size, const char *alt)
{
    xml_start_with(xml, "a:graphic", "xmlns:a", NS_DRAWING "main", NULL);
    xml_start_with(xml, "a:graphicData", "uri", NS_DRAWING "picture", NULL);
    xml_start_with(xml, "pic:pic", "xmlns:pic", NS_DRAWING "picture", NULL);
    xml_start(xml, "pic:nvPicPr");
    write_identity(xml, "pic:cNvPr", image, alt);
    xml_empty(xml, "pic:cNvPicPr", NULL);
    xml_end(xml);
    write_fill(xml, image);
    write_shape(xml, size);
    xml_end(xml);
    xml_end(xml);
    xml_end(xml);
}

/* What inline and anchored pictures have alike. */
static void write_frame(struct xml *xml, const struct docx_image *image,
                        const char *alt)
{
    write_identity(xml, "wp:docPr", image, alt);
    xml_start(xml, "wp:cNvGraphicFramePr");
    xml_empty(xml, "a:graphicFrameLocks", "xmlns:a", NS_DRAWING "main",
              "noChangeAspect", "1", NULL);
    xml_end(xml);
}

bool docx_write_image(struct docx *docx, const struct block *block)
{
    struct xml *xml = docx->xml;
    const char *caption = block->as.image.caption;
    struct docx_image *image = load_image(docx, block->as.image.path);

    if (image == NULL)
        return false;
    add_image(docx, image);
    struct size size = fit(natural_size(image), PICTURE_WIDTH,
                           *caption == '\0' ? PICTURE_HEIGHT
                                            : PICTURE_HEIGHT - CAPTION_HEIGHT);
    docx_start_paragraph(
        docx, *caption == '\0' ? "Picture" : "PictureCaptioned", NULL);
    xml_start(xml, "w:r");
    xml_start(xml, "w:drawing");
    xml_start_with(xml, "wp:inline", "distT", "0", "distB", "0", "distL", "0",
                   "distR", "0", "xmlns:wp", NS_DRAWING "wordprocessingDrawing",
                   NULL);
    write_size(xml, "wp:extent", size);
    write_frame(xml, image, caption);
    write_graphic(xml, image, size, caption);
    xml_end(xml);
    xml_end(xml);
    xml_end(xml);
    docx_end_paragraph(docx);
    return true;
}

/* -- The seal -------------------------------------------------------------- */

static void write_position(struct xml *xml, const char *element,
                           const char *from, long offset)
{
    char digits[24];

    snprintf(digits, sizeof(digits), "%ld", offset);
    xml_start_with(xml, element, "relativeFrom", from, NULL);
    xml_element(xml, "wp:posOffset", digits);
    xml_end(xml);
}

bool docx_load_stamp(struct docx *docx, emu width, emu height,
                     struct docx_stamp *stamp)
{
    struct docx_image *image = load_image(docx, docx->text->meta.seal);

    if (image == NULL)
        return false;
    *stamp = (struct docx_stamp){image, width, height};
    /* an oval one stays one */
    int64_t high = (int64_t)width * image->info.height / image->info.width;
    if (high > height)
        stamp->width =
            (emu)((int64_t)height * image->info.width / image->info.height);
    else
        stamp->height = (emu)high;
    return true;
}

void docx_drop_stamp(struct docx_stamp *stamp)
{
    buf_free(&stamp->image->bytes);
}

/* Behind the text, so that one without transparency hides nothing. */
void docx_press_stamp(struct docx *docx, const struct docx_stamp *stamp,
                      const char *alt, emu x, emu y)
{
    struct xml *xml = docx->xml;
    struct size size = {stamp->width > 0 ? stamp->width : 1,
                        stamp->height > 0 ? stamp->height : 1};

    add_image(docx, stamp->image);
    xml_start(xml, "w:r");
    xml_start(xml, "w:drawing");
    xml_start_with(xml, "wp:anchor", "distT", "0", "distB", "0", "distL", "0",
                   "distR", "0", "simplePos", "0", "relativeHeight", "1",
                   "behindDoc", "1", "locked", "0", "layoutInCell", "1",
                   "allowOverlap", "1", "xmlns:wp",
                   NS_DRAWING "wordprocessingDrawing", NULL);
    xml_empty(xml, "wp:simplePos", "x", "0", "y", "0", NULL);
    write_position(xml, "wp:positionH", "margin", x - (long)size.width / 2);
    write_position(xml, "wp:positionV", "paragraph", y - (long)size.height / 2);
    write_size(xml, "wp:extent", size);
    xml_empty(xml, "wp:effectExtent", "l", "0", "t", "0", "r", "0", "b", "0",
              NULL);
    xml_empty(xml, "wp:wrapNone", NULL);
    write_frame(xml, stamp->image, alt);
    write_graphic(xml, stamp->image, size, alt);
    xml_end(xml);
    xml_end(xml);
    xml_end(xml);
}

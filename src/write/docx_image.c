/*
 * Pictures: in a line of their own, and 印章, which is pressed over name and
 * date or stands for the name.  (DrawingML, ECMA-376 part 1, 20.)
 */
#include "write/docx_part.h"

#include "layout/figure.h"
#include "layout/geometry.h"
#include "layout/seal.h"

#include <stdio.h>

#define NS_DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"

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

static void write_size(struct xml *xml, const char *name,
                       struct picture_size size)
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

static void write_shape(struct xml *xml, struct picture_size size)
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
                          struct picture_size size, const char *alt)
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

/* A caption as wide as two lines takes two rows from the picture. */
static emu most_height(const struct docx *docx, const char *caption)
{
    int line = 2 * LINE_CELLS;
    int rows = (docx_text_width(caption) + line - 1) / line;

    return AREA_HEIGHT - rows * docx->profile->word_pitch;
}

/* As in layout a picture stands right below the text, and what follows goes on
 * where it would have stood in rows.  The line of a picture brings the depth
 * of its type along; one that is no higher than type has a row for its line. */
static void fill_rows(const struct docx *docx, const struct picture_size *size,
                      struct docx_direct *direct)
{
    enum { DEPTH = 70 }; /* of 3号, more or less: it is up to the font */
    int height = docx_twips(size->height);
    int pitch = docx_pitch(docx);
    int space = (height + pitch - 1) / pitch * pitch - height - DEPTH;

    if (height < pitch)
        direct->line = pitch;
    else if (space > 0)
        direct->after = space;
}

bool docx_write_image(struct docx *docx, const struct block *block)
{
    struct xml *xml = docx->xml;
    const char *caption = block->as.image.caption;
    struct docx_image *image = load_image(docx, block->as.image.path);

    if (image == NULL)
        return false;
    add_image(docx, image);
    struct picture_size size =
        figure_fit(&image->info, AREA_WIDTH, most_height(docx, caption));
    struct docx_direct direct = {0};
    fill_rows(docx, &size, &direct);
    docx_start_paragraph(
        docx, *caption == '\0' ? "Picture" : "PictureCaptioned", &direct);
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
    *stamp = (struct docx_stamp){image, seal_fit(&image->info, width, height)};
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
    struct picture_size size = stamp->size;

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

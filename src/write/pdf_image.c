/*
 * PNG files are decoded by libpng, JPEG files are put in as they are once
 * their frame was looked at.  Neither is ever shown to libharu, whose loaders
 * end the process where a file is broken (reliability.md 2.1).
 *
 * PDF/A-1 knows no transparency (ISO 19005-1, 6.4): what shines through is
 * mixed with white.  A seal is therefore printed first and text over it, and
 * its white is masked, so that a seal does not wipe out another one.
 */
#include "write/pdf_image.h"

#include "base/limits.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

/* How white a seal's paper has to be to let through what is below. */
enum { PAPER_WHITE = 250, WHITE = 255 };

struct pdf_image {
    const void *bytes;
    size_t len;
    bool is_seal;
    HPDF_Dict object; /* NULL: broken */
    struct pdf_image *next;
};

struct fault {
    const char *zh, *en;
};

static const struct fault undecodable = {"PNG 数据损坏",
                                         "its PNG data are broken"};
static const struct fault too_large = {"像素太多", "it has too many pixels"};
static const struct fault bad_frame = {"JPEG 结构损坏",
                                       "its JPEG frame is broken"};
static const struct fault bad_coding = {
    "这种 JPEG 编码不能用于 PDF，请另存为普通 JPEG 或 PNG",
    "a PDF can't hold this coding of JPEG: save it as baseline JPEG or PNG"};
static const struct fault bad_colours = {
    "JPEG 不是灰度或 RGB，请转换后再用",
    "the JPEG is neither gray nor RGB: convert it"};

static HPDF_Dict new_object(struct pdf_doc *doc, uint32_t width,
                            uint32_t height, bool is_gray)
{
    HPDF_Dict object = pdf_doc_stream(doc);

    HPDF_Dict_AddName(object, "Type", "XObject");
    HPDF_Dict_AddName(object, "Subtype", "Image");
    HPDF_Dict_AddNumber(object, "Width", (HPDF_INT32)width);
    HPDF_Dict_AddNumber(object, "Height", (HPDF_INT32)height);
    HPDF_Dict_AddName(object, "ColorSpace",
                      is_gray ? "DeviceGray" : "DeviceRGB");
    HPDF_Dict_AddNumber(object, "BitsPerComponent", 8);
    return object;
}

/* -- PNG ----------------------------------------------------------------- */

/* PDF 1.4 4.8.5: colours in these ranges are not painted. */
static void mask_white(struct pdf_doc *doc, HPDF_Dict object, bool is_gray)
{
    HPDF_Array mask = HPDF_Array_New(doc->haru->mmgr);

    for (int i = 0; i < (is_gray ? 1 : 3); i++) {
        HPDF_Array_AddNumber(mask, PAPER_WHITE);
        HPDF_Array_AddNumber(mask, WHITE);
    }
    HPDF_Dict_Add(object, "Mask", mask);
}

/* Mixes pixels of channels, the last of them alpha, with white, in place, as
 * Word and browsers do: the values of sRGB, not the light that they stand for,
 * as libpng would. */
static void flatten(uint8_t *pixels, size_t n, size_t channels)
{
    uint8_t *out = pixels;

    for (const uint8_t *in = pixels; n > 0; n--, in += channels) {
        unsigned alpha = in[channels - 1];

        for (size_t i = 0; i + 1 < channels; i++)
            *out++ = (uint8_t)((in[i] * alpha + WHITE * (WHITE - alpha) +
                                WHITE / 2) /
                               WHITE);
    }
}

static const struct fault *read_png(struct pdf_doc *doc, png_image *png,
                                    bool is_seal, HPDF_Dict *object)
{
    bool is_gray = (png->format & PNG_FORMAT_FLAG_COLOR) == 0;
    bool has_alpha = (png->format & PNG_FORMAT_FLAG_ALPHA) != 0;
    size_t n = (size_t)png->width * png->height;
    size_t channels = is_gray ? 1 : 3;

    if (png->width == 0 || png->height == 0 ||
        (uint64_t)png->width * png->height > LIMIT_IMAGE_PIXELS)
        return &too_large;
    png->format = (is_gray ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB) |
                  (has_alpha ? PNG_FORMAT_FLAG_ALPHA : 0);
    void *pixels = xrealloc(NULL, PNG_IMAGE_SIZE(*png));
    bool ok = png_image_finish_read(png, NULL, pixels, 0, NULL) != 0;
    if (ok) {
        *object = new_object(doc, png->width, png->height, is_gray);
        if (has_alpha)
            flatten(pixels, n, channels + 1);
        if (is_seal)
            mask_white(doc, *object, is_gray);
        pdf_doc_fill(doc, *object, pixels, n * channels, PDF_FLATE);
    }
    free(pixels);
    return ok ? NULL : &undecodable;
}

static const struct fault *
add_png(struct pdf_doc *doc, const struct image_piece *piece, HPDF_Dict *object)
{
    png_image png = {.version = PNG_IMAGE_VERSION};
    const struct fault *fault = &undecodable;

    if (png_image_begin_read_from_memory(&png, piece->bytes, piece->len))
        fault = read_png(doc, &png, piece->is_seal, object);
    png_image_free(&png);
    return fault;
}

/* -- JPEG ---------------------------------------------------------------- */

/* A frame header, ITU-T T.81 B.2.2. */
struct frame {
    uint8_t coding; /* SOFn */
    uint8_t precision;
    uint8_t n_components;
    uint32_t width, height;
};

enum { SOF_BASELINE = 0xc0, SOF_PROGRESSIVE = 0xc2, SOF_LAST = 0xcf };
enum { DHT = 0xc4, JPG = 0xc8, DAC = 0xcc, SOS = 0xda, FILL = 0xff };

static bool is_frame(uint8_t marker)
{
    return marker >= SOF_BASELINE && marker <= SOF_LAST && marker != DHT &&
           marker != JPG && marker != DAC;
}

/* Finds the frame before the first scan. */
static bool find_frame(const uint8_t *p, size_t len, struct frame *frame)
{
    for (size_t at = 2; at <= len && len - at >= 4;) {
        uint8_t marker = p[at + 1];
        size_t size = (size_t)p[at + 2] << 8 | p[at + 3];

        if (p[at] != FILL || marker == SOS)
            return false;
        if (marker == FILL) {
            at++;
            continue;
        }
        if (size < 2 || size > len - at - 2)
            return false;
        if (is_frame(marker)) {
            const uint8_t *f = p + at + 4;
            if (size < 8)
                return false;
            *frame =
                (struct frame){marker, f[0], f[5], (uint32_t)f[3] << 8 | f[4],
                               (uint32_t)f[1] << 8 | f[2]};
            return true;
        }
        at += size + 2;
    }
    return false;
}

/* PDF 1.4 3.3.7: Huffman coding, 8 bits; progressive is allowed. */
static const struct fault *add_jpeg(struct pdf_doc *doc,
                                    const struct image_piece *piece,
                                    HPDF_Dict *object)
{
    struct frame frame;

    if (!find_frame(piece->bytes, piece->len, &frame) || frame.width == 0 ||
        frame.height == 0)
        return &bad_frame;
    if (frame.coding > SOF_PROGRESSIVE || frame.precision != 8)
        return &bad_coding;
    if (frame.n_components != 1 && frame.n_components != 3)
        return &bad_colours;
    if ((uint64_t)frame.width * frame.height > LIMIT_IMAGE_PIXELS)
        return &too_large;
    *object =
        new_object(doc, frame.width, frame.height, frame.n_components == 1);
    pdf_doc_fill(doc, *object, piece->bytes, piece->len, PDF_DCT);
    return NULL;
}

/* -- Both ---------------------------------------------------------------- */

static void report(struct pdf_images *images, const struct image_piece *piece,
                   const struct fault *fault)
{
    images->has_failed = true;
    diag_add(images->diags, DIAG_IMAGE_BROKEN, piece->span,
             piece->name == NULL ? "" : piece->name,
             diags_word(images->diags, fault->zh, fault->en), NULL);
}

static struct pdf_image *find(const struct pdf_images *images,
                              const struct image_piece *piece)
{
    struct pdf_image *i = images->first;

    while (i != NULL && (i->len != piece->len || i->is_seal != piece->is_seal ||
                         (i->bytes != piece->bytes &&
                          memcmp(i->bytes, piece->bytes, i->len) != 0)))
        i = i->next;
    return i;
}

HPDF_Dict pdf_images_get(struct pdf_images *images,
                         const struct image_piece *piece)
{
    struct pdf_image *image = find(images, piece);
    const uint8_t *bytes = piece->bytes;
    bool is_jpeg = piece->len > 3 && bytes[0] == 0xff && bytes[1] == 0xd8;
    const struct fault *fault;

    if (image != NULL)
        return image->object;
    image = arena_new_object(images->arena, struct pdf_image);
    *image = (struct pdf_image){bytes, piece->len, piece->is_seal, NULL,
                                images->first};
    images->first = image;
    fault = is_jpeg ? add_jpeg(images->doc, piece, &image->object)
                    : add_png(images->doc, piece, &image->object);
    if (fault != NULL)
        report(images, piece, fault);
    return image->object;
}

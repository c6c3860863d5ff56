/*
 * A display profile of three primaries and one tone curve, ICC.1:2001-04
 * (version 2, the newest that PDF 1.4 knows), made from the numbers of
 * IEC 61966-2-1 rather than copied from a file that has an owner.
 */
#include "write/pdf_icc.h"

#include <string.h>

#define SIGNATURE(a, b, c, d)                                                  \
    ((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 |          \
     (uint32_t)(d))

enum { HEADER_SIZE = 128, ENTRY_SIZE = 12, N_CURVE = 1024 };

static const char copyright[] = "No copyright: facts of IEC 61966-2-1";

/* s15Fixed16 numbers. */
struct xyz {
    uint32_t x, y, z;
};

/* The primaries of sRGB, seen under D50 (Bradford adaptation). */
static const struct xyz white_d50 = {0xf6d6, 0x10000, 0xd32d};
static const struct xyz red = {0x6fa2, 0x38f5, 0x0390};
static const struct xyz green = {0x6299, 0xb785, 0x18da};
static const struct xyz blue = {0x24a0, 0x0f84, 0xb6cf};

static void add_u16(struct buf *out, uint32_t number)
{
    buf_add_char(out, (char)(number >> 8 & 0xff));
    buf_add_char(out, (char)(number & 0xff));
}

static void add_u32(struct buf *out, uint32_t number)
{
    add_u16(out, number >> 16);
    add_u16(out, number & 0xffff);
}

static void add_zeros(struct buf *out, size_t n)
{
    while (n-- > 0)
        buf_add_char(out, 0);
}

static void add_xyz(struct buf *out, struct xyz xyz)
{
    add_u32(out, xyz.x);
    add_u32(out, xyz.y);
    add_u32(out, xyz.z);
}

/* -- What the tags hold -------------------------------------------------- */

static void add_colour(struct buf *out, struct xyz xyz)
{
    add_u32(out, SIGNATURE('X', 'Y', 'Z', ' '));
    add_u32(out, 0);
    add_xyz(out, xyz);
}

/* 6.5.17: the name in ASCII; none in Unicode, none for the Macintosh. */
static void add_description(struct buf *out)
{
    add_u32(out, SIGNATURE('d', 'e', 's', 'c'));
    add_u32(out, 0);
    add_u32(out, sizeof(ICC_SRGB_NAME));
    buf_add(out, ICC_SRGB_NAME, sizeof(ICC_SRGB_NAME));
    add_zeros(out, 4 + 4 + 2 + 1 + 67);
}

static void add_copyright(struct buf *out)
{
    add_u32(out, SIGNATURE('t', 'e', 'x', 't'));
    add_u32(out, 0);
    buf_add(out, copyright, sizeof(copyright));
}

/* The fifth root of a number from 0 to 1, by Newton from above: a libm could
 * round differently on another machine, the four operations cannot. */
static double fifth_root(double number)
{
    double root = 1;

    for (int i = 0; i < 24; i++)
        root -= (root - number / (root * root * root * root)) / 5;
    return root;
}

/* IEC 61966-2-1: light from signal.  x^2.4 is x^2 times the root of x^2. */
static double srgb_light(double signal)
{
    if (signal <= 0.04045)
        return signal / 12.92;
    double x = (signal + 0.055) / 1.055;
    return x * x * fifth_root(x * x);
}

static void add_curve(struct buf *out)
{
    add_u32(out, SIGNATURE('c', 'u', 'r', 'v'));
    add_u32(out, 0);
    add_u32(out, N_CURVE);
    for (int i = 0; i < N_CURVE; i++)
        add_u16(out, (uint32_t)(srgb_light((double)i / (N_CURVE - 1)) * 65535 +
                                0.5));
}

/* -- The profile --------------------------------------------------------- */

/* The three curves are one. */
enum tag { DESC, CPRT, WTPT, RXYZ, GXYZ, BXYZ, RTRC, GTRC, BTRC, N_TAGS };

static const uint32_t tag_names[N_TAGS] = {
    [DESC] = SIGNATURE('d', 'e', 's', 'c'),
    [CPRT] = SIGNATURE('c', 'p', 'r', 't'),
    [WTPT] = SIGNATURE('w', 't', 'p', 't'),
    [RXYZ] = SIGNATURE('r', 'X', 'Y', 'Z'),
    [GXYZ] = SIGNATURE('g', 'X', 'Y', 'Z'),
    [BXYZ] = SIGNATURE('b', 'X', 'Y', 'Z'),
    [RTRC] = SIGNATURE('r', 'T', 'R', 'C'),
    [GTRC] = SIGNATURE('g', 'T', 'R', 'C'),
    [BTRC] = SIGNATURE('b', 'T', 'R', 'C'),
};

static void add_tag(struct buf *out, enum tag tag)
{
    switch (tag) {
    case DESC:
        add_description(out);
        break;
    case CPRT:
        add_copyright(out);
        break;
    case WTPT:
        add_colour(out, white_d50);
        break;
    case RXYZ:
        add_colour(out, red);
        break;
    case GXYZ:
        add_colour(out, green);
        break;
    case BXYZ:
        add_colour(out, blue);
        break;
    case RTRC:
        add_curve(out);
        break;
    case GTRC: /* where RTRC is */
    case BTRC:
    case N_TAGS:
        break;
    }
}

/* 6.1 */
static void add_header(struct buf *out, size_t size)
{
    add_u32(out, (uint32_t)size);
    add_u32(out, 0);          /* no preferred module */
    add_u32(out, 0x02100000); /* version 2.1 */
    add_u32(out, SIGNATURE('m', 'n', 't', 'r'));
    add_u32(out, SIGNATURE('R', 'G', 'B', ' '));
    add_u32(out, SIGNATURE('X', 'Y', 'Z', ' '));
    add_u16(out, 1999); /* the standard's month */
    add_u16(out, 10);
    add_u16(out, 1);
    add_zeros(out, 6);
    add_u32(out, SIGNATURE('a', 'c', 's', 'p'));
    add_zeros(out, 6 * 4); /* no platform, flags, device, attributes */
    add_u32(out, 0);       /* perceptual */
    add_xyz(out, white_d50);
    add_zeros(out, HEADER_SIZE - 80);
}

void icc_add_srgb(struct buf *out)
{
    struct buf table = BUF_EMPTY, data = BUF_EMPTY;
    uint32_t first = HEADER_SIZE + 4 + N_TAGS * ENTRY_SIZE;
    uint32_t at = 0, size = 0;

    add_u32(&table, N_TAGS);
    for (enum tag tag = DESC; tag < N_TAGS; tag++) {
        if (tag != GTRC && tag != BTRC) {
            at = (uint32_t)data.len;
            add_tag(&data, tag);
            size = (uint32_t)data.len - at;
            add_zeros(&data, -data.len % 4);
        }
        add_u32(&table, tag_names[tag]);
        add_u32(&table, first + at);
        add_u32(&table, size);
    }
    add_header(out, first + data.len);
    buf_add(out, table.data, table.len);
    buf_add(out, data.data, data.len);
    buf_free(&table);
    buf_free(&data);
}

#include "layout/signature_place.h"

#include "layout/seal.h"

#include <string.h>

enum {
    DATE_SHIFT = 2 * CELL, /* the date begins two cells behind the name */
    SEAL_CLEARANCE = 250,  /* 各印章互不相交或相切 */
    NAME_CLEARANCE = HALF_CELL,
    NAMES_LEFT = 4 * CELL /* as much as is free at the right */
};

/* -- One name, or several without seals ---------------------------------- */

/* 7.3.5.1: the date 右空四字, the name centred on it, both further left where
 * the name would not fit. */
static struct signature_place place_sealed(int32_t name, int32_t date)
{
    int32_t date_left = AREA_UNITS - SEALED_RIGHT - date;
    int32_t name_left = date_left + (date - name) / 2;
    int32_t beyond = name_left + name - AREA_UNITS;

    if (beyond > 0) {
        date_left -= beyond;
        name_left -= beyond;
    }
    if (name_left < NAME_LEFT_LEAST)
        return (struct signature_place){NAME_LEFT_LEAST,
                                        AREA_UNITS - SEALED_RIGHT - date};
    return (struct signature_place){name_left, date_left};
}

/* 7.3.5.2: the longer of the two is 右空二字. */
static struct signature_place place_unsealed(int32_t name, int32_t date)
{
    int32_t width = AREA_UNITS - UNSEALED_RIGHT;

    if (name == 0)
        return (struct signature_place){width, width - date};
    if (name < date)
        return (struct signature_place){width - date - DATE_SHIFT,
                                        width - date};
    if (width - name < NAME_LEFT_LEAST)
        return (struct signature_place){NAME_LEFT_LEAST,
                                        AREA_UNITS - SEALED_RIGHT - date};
    return (struct signature_place){width - name, width - name + DATE_SHIFT};
}

struct signature_place signature_place(const struct signature_widths *widths,
                                       bool has_seal)
{
    return has_seal ? place_sealed(widths->name, widths->date)
                    : place_unsealed(widths->name, widths->date);
}

/* -- Several names, each with a seal: 7.3.5.1 ----------------------------- */

/* What is free at both sides of the columns: left of the first name, right of
 * the date, over which the last column is centred. */
struct blanks {
    int32_t left, right;
};

static bool plan_columns(const struct signature_widths *widths, int32_t radius,
                         size_t n, struct blanks blanks,
                         struct signature_columns *columns)
{
    int32_t half = widths->name / 2;
    int32_t first = half + blanks.left > radius ? half + blanks.left : radius;
    int32_t last = AREA_UNITS - blanks.right - widths->date / 2;
    int32_t widest = AREA_UNITS / (int32_t)n;
    int32_t step = (last - first) / (int32_t)(n - 1);

    *columns =
        (struct signature_columns){n, step < widest ? step : widest, last};
    return last + half <= AREA_UNITS && last + radius <= AREA_UNITS &&
           columns->step >= widths->name + NAME_CLEARANCE &&
           columns->step >= 2 * radius + SEAL_CLEARANCE;
}

/* 右空四字, and then as much at the left, give way before a column does. */
struct signature_columns
signature_columns(const struct signature_widths *widths, emu seal_diameter)
{
    int32_t radius = ruler_units(ruler_body(), seal_diameter / 2);
    struct signature_columns columns;
    size_t n = widths->n < SEALS_A_ROW ? widths->n : SEALS_A_ROW;

    for (; n > 1; n--) {
        int32_t even = (AREA_UNITS / (int32_t)n - widths->date) / 2;
        struct blanks tries[] = {{NAMES_LEFT, SEALED_RIGHT},
                                 {NAMES_LEFT, even > 0 ? even : 0},
                                 {0, even > 0 ? even : 0}};

        for (size_t i = 0; i < sizeof(tries) / sizeof(*tries); i++)
            if (plan_columns(widths, radius, n, tries[i], &columns))
                return columns;
    }
    return (struct signature_columns){
        1, 0, AREA_UNITS - SEALED_RIGHT - widths->date / 2};
}

int signature_rows_a_seal(emu seal_diameter)
{
    return (int)(seal_diameter / geometry_rows(1)) + 1;
}

/* -- Who signs ------------------------------------------------------------ */

struct signer signer_split(const char *text, struct arena *arena)
{
    const char *ideographic = strstr(text, "　");
    const char *blank = ideographic != NULL ? ideographic : strchr(text, ' ');

    if (blank == NULL)
        return (struct signer){"", text};
    return (struct signer){arena_strndup(arena, text, (size_t)(blank - text)),
                           blank + (ideographic != NULL ? strlen("　") : 1)};
}

bool signature_is_sealed(const struct meta *meta, enum format format)
{
    return meta->seal != NULL && strcmp(meta->seal, "无") != 0 &&
           format != FORMAT_MINUTES;
}

bool signature_is_stamped(const struct meta *meta, enum format format,
                          struct arena *arena)
{
    if (!signature_is_sealed(meta, format) || !seal_is_picture(meta) ||
        meta->signer.n != 1)
        return false;
    return format == FORMAT_ORDER ||
           (meta->issuer.n <= 1 &&
            signer_split(meta->signer.items[0], arena).post[0] != '\0');
}

/*
 * Distances are those of GB/T 33476.2, from glyph to glyph: a blank row is
 * 10.39 mm.  Reading order is that of the page, from the top down.
 */
#include "layout/header.h"

#include "layout/fixed.h"
#include "layout/mark.h"

#include <string.h>

enum {
    TWO_BLANK_ROWS = 2 * LINE_UNIT,

    /* 7.2.4, 10.1, 10.2: tops of the mark, from the edge of the sheet */
    MARK_TOP = AREA_TOP + 35 * EMU_MM,
    LETTER_MARK_TOP = 30 * EMU_MM,
    ORDER_MARK_TOP = AREA_TOP + 20 * EMU_MM,

    RULE_GAP = 4 * EMU_MM, /* 7.2.7, 10.1: a red rule below what is above it */

    /* 10.1: two double rules of 170 mm over the middle of the 版心; no weights
     * are given: 1.5 pt and 0.5 pt, 1 pt apart (gbt9704.md 4) */
    LETTER_RULE_WIDTH = 170 * EMU_MM,
    LETTER_RULE_LEFT = AREA_LEFT - (LETTER_RULE_WIDTH - AREA_WIDTH) / 2,
    LETTER_THICK = EMU_PT * 3 / 2,
    LETTER_THIN = EMU_PT / 2
};

static const char minutes_suffix[] = "纪要";

/* -- Rows of 3号 ---------------------------------------------------------- */

/* A text that begins left units from the edge; as a rule one row.  Returns the
 * bottom of the last. */
static emu put_row(struct setter *setter, emu top, int32_t left,
                   const char *text, enum face face, enum line_align align)
{
    struct fixed fixed = {.left = AREA_LEFT + ruler_emu(ruler_body(), left),
                          .top = top,
                          .measure = AREA_UNITS - left,
                          .size = SIZE_BODY,
                          .pitch = geometry_rows(1),
                          .align = align,
                          .last_align = align};

    return fixed_put_text(setter, text, face, &fixed);
}

/* -- 份号, 密级和保密期限, 紧急程度 (7.2.1-3) ------------------------------ */

static const char *urgency_text(const struct setter *setter, const char *text)
{
    bool has_blank = setter->profile->urgency_blank != 0;

    if (has_blank && strcmp(text, "特急") == 0)
        return "特　急";
    if (has_blank && strcmp(text, "加急") == 0)
        return "加　急";
    return text;
}

/* Flush left below each other from top on.  Where has_copy_row, 密级 has the
 * second row whether there is a 份号 or not, for there ought to be one. Returns
 * the bottom of the last row, or of a row at top if there is none. */
static emu put_grading(struct setter *setter, const struct meta *meta, emu top,
                       bool has_copy_row)
{
    emu bottom = top + SIZE_BODY;

    if (meta->copy != NULL) {
        put_row(setter, top, 0, meta->copy, FACE_BODY, LINE_LEFT);
        top = geometry_top_below(bottom);
    } else if (meta->secrecy != NULL && has_copy_row) {
        top = geometry_top_below(bottom);
    }
    if (meta->secrecy != NULL) {
        bottom =
            put_row(setter, top, 0, meta->secrecy, FACE_HEADING1, LINE_LEFT);
        top = geometry_top_below(bottom);
    }
    if (meta->urgency != NULL)
        bottom = put_row(setter, top, 0, urgency_text(setter, meta->urgency),
                         FACE_HEADING1, LINE_LEFT);
    return bottom;
}

/* -- 发文字号, 签发人 (7.2.5-6) ------------------------------------------- */

enum {
    SIGNER_LABEL = 4 * CELL, /* 签发人： */
    SIGNER_RIGHT = 1 * CELL, /* 右空一字 */
    SIGNER_GAP = 1 * CELL,   /* between two names of a row */
    NUMBER_LEFT = 1 * CELL   /* 左空一字 */
};

/* The block of the signers: one or two names a row. */
struct signers {
    const struct names *names;
    int32_t left, width; /* of the first column of names, in units */
    size_t per_row;
};

static int32_t clamp_units(int64_t units, int32_t most)
{
    return units < most ? (int32_t)units : most;
}

static struct signers plan_signers(struct setter *setter,
                                   const struct meta *meta)
{
    const struct names *names = &meta->signer;
    int32_t most = AREA_UNITS - SIGNER_RIGHT - SIGNER_LABEL - NUMBER_LEFT;
    int32_t room = most - SIGNER_GAP;
    int32_t width = 0;

    if (meta->number != NULL)
        room -= clamp_units(
            fixed_measure(setter, meta->number, FACE_BODY, SIZE_BODY), most);
    for (size_t i = 0; i < names->n; i++) {
        int32_t one = clamp_units(
            fixed_measure(setter, names->items[i], FACE_HEADING2, SIZE_BODY),
            most);

        width = one > width ? one : width;
    }

    bool takes_two = names->n > 1 && 2 * width + SIGNER_GAP <= room;
    int32_t taken = takes_two ? 2 * width + SIGNER_GAP : width;

    return (struct signers){names, AREA_UNITS - SIGNER_RIGHT - taken, width,
                            takes_two ? 2 : 1};
}

/* One row of names from i on; returns its bottom.  Each name is an element, as
 * all that stands apart: who hears them would take them for one. */
static emu put_names(struct setter *setter, const struct signers *signers,
                     size_t i, emu top)
{
    struct fixed fixed = {.top = top,
                          .measure = signers->width,
                          .size = SIZE_BODY,
                          .pitch = geometry_rows(1)};
    int32_t left = signers->left;
    emu bottom = top;

    for (size_t end = i + signers->per_row; i < end && i < signers->names->n;
         i++) {
        fixed.left = AREA_LEFT + ruler_emu(ruler_body(), left);
        bottom = fixed_put_text(setter, signers->names->items[i], FACE_HEADING2,
                                &fixed);
        left += signers->width + SIGNER_GAP;
    }
    return bottom;
}

/* Returns the top of the last row. */
static emu put_signers(struct setter *setter, const struct signers *signers,
                       emu top)
{
    emu next = top;

    put_row(setter, top, signers->left - SIGNER_LABEL, "签发人：", FACE_BODY,
            LINE_LEFT);
    for (size_t i = 0; i < signers->names->n; i += signers->per_row) {
        top = next;
        if (top + SIZE_BODY > AREA_BOTTOM) {
            sheet_new_page(&setter->sheet);
            top = AREA_TOP;
        }
        next = geometry_top_below(put_names(setter, signers, i, top));
    }
    return next - geometry_rows(1);
}

/* Both begin two rows below the mark; with signers the number stands left, on
 * the row of the last of them.  Returns the bottom of the last row, which is
 * kept free where there is no number yet. */
static emu put_number(struct setter *setter, const struct meta *meta, emu top)
{
    const char *number = meta->number == NULL ? "" : meta->number;

    if (meta->signer.n == 0)
        return put_row(setter, top, 0, number, FACE_BODY, LINE_CENTERED);

    struct signers signers = plan_signers(setter, meta);

    top = put_signers(setter, &signers, top);
    return put_row(setter, top, NUMBER_LEFT, number, FACE_BODY, LINE_LEFT);
}

/* -- The formats --------------------------------------------------------- */

/* 文件, and 纪要, whose mark stands in the same place (10.3); a 纪要 without a
 * number has neither its row nor the rule. */
static emu put_document(struct setter *setter, const struct meta *meta,
                        enum format format)
{
    const char *suffix = format == FORMAT_MINUTES ? minutes_suffix : "文件";

    put_grading(setter, meta, AREA_TOP, true);

    emu bottom = mark_put(setter, meta, suffix, MARK_TOP);

    if (format == FORMAT_MINUTES && meta->number == NULL && meta->signer.n == 0)
        return bottom + TWO_BLANK_ROWS;

    emu rule = put_number(setter, meta, bottom + TWO_BLANK_ROWS) + RULE_GAP;

    fixed_put_rule(setter, AREA_LEFT, rule, AREA_WIDTH,
                   setter->profile->red_rule, INK_RED);
    /* From the rule's upper edge: 33476.2 measures as if it had no height. */
    return rule + TWO_BLANK_ROWS;
}

/* 10.2: 令号 two rows below the mark, the text two rows below that. */
static emu put_order(struct setter *setter, const struct meta *meta)
{
    put_grading(setter, meta, AREA_TOP, true);

    emu bottom = mark_put(setter, meta, "令", ORDER_MARK_TOP);

    if (meta->number != NULL)
        bottom = put_row(setter, bottom + TWO_BLANK_ROWS, 0, meta->number,
                         FACE_BODY, LINE_CENTERED);
    return bottom + TWO_BLANK_ROWS;
}

static void put_letter_rule(struct setter *setter, emu top, emu height)
{
    fixed_put_rule(setter, LETTER_RULE_LEFT, top, LETTER_RULE_WIDTH, height,
                   INK_RED);
}

/* 10.1: 上粗下细 below the mark, 上细下粗 at the foot of the page; the number
 * flush right below the first, on the row of the uppermost grading.  The text
 * of this page goes down to the second, beyond the 版心: 与该线的距离为3号汉字
 * 高度的7/8. */
static emu put_letter(struct setter *setter, const struct meta *meta)
{
    emu rule = mark_put_sponsor(setter, meta, LETTER_MARK_TOP) + RULE_GAP;
    emu foot = LETTER_RULE_BOTTOM;
    emu top = rule + LETTER_RULE_HEIGHT + LETTER_GAP;

    put_letter_rule(setter, rule, LETTER_THICK);
    put_letter_rule(setter, rule + LETTER_RULE_HEIGHT - LETTER_THIN,
                    LETTER_THIN);
    put_letter_rule(setter, foot - LETTER_RULE_HEIGHT, LETTER_THIN);
    put_letter_rule(setter, foot - LETTER_THICK, LETTER_THICK);

    setter->sheet.bottom = LETTER_TEXT_BOTTOM;

    emu bottom = put_grading(setter, meta, top, false);

    if (meta->number != NULL)
        put_row(setter, top, 0, meta->number, FACE_BODY, LINE_RIGHT);
    return bottom + TWO_BLANK_ROWS;
}

emu header_put(struct setter *setter, const struct plan *plan,
               enum format format)
{
    switch (format) { /* no default: -Wswitch names the format we forgot */
    case FORMAT_DOCUMENT:
    case FORMAT_MINUTES:
        return put_document(setter, &plan->meta, format);
    case FORMAT_LETTER:
        return put_letter(setter, &plan->meta);
    case FORMAT_ORDER:
        return put_order(setter, &plan->meta);
    case FORMAT_PLAIN:
        break;
    }
    return AREA_TOP + geometry_rows(TITLE_ROW);
}

bool header_leaves_title(const struct plan *plan, enum format format,
                         struct arena *arena)
{
    if (format == FORMAT_MINUTES && plan->title != NULL)
        return strcmp(plan->title,
                      mark_text(&plan->meta, minutes_suffix, arena)) != 0;
    return format != FORMAT_ORDER;
}

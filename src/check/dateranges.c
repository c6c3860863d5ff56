/*
 * How the two ends of a range of dates are joined: GB/T 15834-2011 4.13 has
 * the line — for times, and 至 is as good.
 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/bytes.h"
#include "check/dateword.h"

#include <string.h>

/* The finding about a joint, or DIAG_COUNT where it is right. */
static enum diag_code code_of(enum datejoint joint)
{
    switch (joint) { /* no default: -Wswitch names the joint we forgot */
    case DATEJOINT_HYPHEN:
        return DIAG_RANGE_HYPHEN;
    case DATEJOINT_TILDE:
        return DIAG_RANGE_TILDE;
    case DATEJOINT_YI:
        return DIAG_RANGE_YI;
    case DATEJOINT_DASH:
        return DIAG_RANGE_DASH;
    case DATEJOINT_YU:
        return DIAG_RANGE_YU;
    case DATEJOINT_LOST:
        return DIAG_RANGE_UNJOINED;
    case DATEJOINT_NONE:
    case DATEJOINT_LINE:
    case DATEJOINT_ZHI:
        break;
    }
    return DIAG_COUNT;
}

/* 于 and nothing may also stand for a mark that got lost. */
static bool is_sure(enum diag_code code)
{
    return code != DIAG_RANGE_YU && code != DIAG_RANGE_UNJOINED;
}

static void visit(const struct text *text, void *context)
{
    struct diags *diags = context;
    struct daterange range;
    for (size_t i = 0; daterange_next(text, &i, &range);) {
        enum diag_code code = code_of(range.joint);
        if (code == DIAG_COUNT || bytes_ends_literal(text, range.right.end))
            continue;
        /* 3至5月 reads badly where 3—5月 does not */
        const char *joint = range.is_bare ? "—" : "至";
        const char *right = arena_printf(
            diags->arena, "%.*s%s%.*s",
            (int)(range.joint_start - range.left.start), range.left.start,
            joint, (int)(range.right.end - range.joint_end), range.joint_end);
        bytes_add(diags, code, text, range.left.start, range.right.end, right);
        bytes_fix(diags, is_sure(code), text, range.joint_start,
                  range.joint_end, joint);
    }
}

void check_date_ranges(const struct plan *plan, const struct kinds *kinds,
                       struct diags *diags)
{
    (void)kinds;
    check_each_text(plan, visit, diags);
}

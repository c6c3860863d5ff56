/*
 * The character sets that a font for official documents should cover.
 */
#ifndef FANGAN_FONT_COVERAGE_H
#define FANGAN_FONT_COVERAGE_H

#include "base/arena.h"
#include "base/diag.h"

#include <stddef.h>
#include <stdint.h>

struct charset_list {
    uint32_t *scalars;
    size_t n;
};

/* The 6 763 hanzi of GB 2312, from iconv; empty if it does not know them. */
struct charset_list charset_gb2312(struct arena *arena);

/* The 8 105 of 通用规范汉字表, from fonts/tgh-8105.txt.  False with a fatal
 * diagnostic if the file can't be read. */
bool charset_tgh(struct arena *arena, struct diags *diags,
                 struct charset_list *list);

#endif

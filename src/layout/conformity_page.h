/*
 * The pages of a Word file against the standard: paper, 版心, rows, page
 * numbers; and lengths as the dialogues of Word show them.
 */
#ifndef FANGAN_LAYOUT_CONFORMITY_PAGE_H
#define FANGAN_LAYOUT_CONFORMITY_PAGE_H

#include "base/diag.h"
#include "font/config.h"
#include "layout/profile.h"
#include "read/word_format.h"

/* T020-T022, T028. */
void conformity_check_pages(const struct word_format *format,
                            const struct profile *profile,
                            const struct font_config *fonts,
                            struct diags *diags);

/* The pitch that the rows of the text should have: that of most of them if it
 * fills the first pages with 22 rows, else the profile's. */
emu conformity_pitch(const struct word_format *format,
                     const struct profile *profile);

/* "三号（16 磅）", "29.6 磅", "37 mm", in the memory of diags. */
const char *type_size_text(emu size, struct diags *diags);
const char *points_text(emu length, struct diags *diags);
const char *millimetres_text(emu length, struct diags *diags);

#endif

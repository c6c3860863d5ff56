/*
 * How far a Word file keeps to the format of the standard: what a clerk with
 * a ruler, and the dialogues of Word, would find (GB/T 9704-2012 5, 7).
 *
 * Judged is what the office sees and measures: paper, 版心, rows, faces, sizes,
 * indents, spacing, page numbers.  Tables, text boxes and the 版头 are not.
 */
#ifndef FANGAN_LAYOUT_CONFORMITY_H
#define FANGAN_LAYOUT_CONFORMITY_H

#include "base/diag.h"
#include "font/config.h"
#include "layout/profile.h"
#include "plan/plan.h"
#include "read/word_format.h"

/* T020-T030, each with what is there and what should be.  plan is the first
 * document of the file; profile NULL: gb33476.  A face is right if fonts.yaml
 * has its name among those of the element's face. */
void conformity_check(const struct plan *plan, const struct word_format *format,
                      const struct profile *profile,
                      const struct font_config *fonts, struct diags *diags);

#endif

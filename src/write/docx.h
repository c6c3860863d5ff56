/*
 * A plan as a Word file: the module docx.so exports this table.
 *
 * The file holds styles, not painted paragraphs; Word breaks its lines and
 * pages itself, by the recipe of GB/T 33476.2 (22 lines of 28 characters).
 */
#ifndef FANGAN_WRITE_DOCX_H
#define FANGAN_WRITE_DOCX_H

#include "base/buf.h"
#include "base/diag.h"
#include "font/config.h"
#include "plan/plan.h"

#include <stdbool.h>

struct docx_module {
    /* Appends the file to out.  False with a diagnostic, and nothing
     * appended, if a library fails. */
    bool (*write)(const struct plan *plan, const struct font_config *fonts,
                  struct diags *diags, struct buf *out);
};

extern const struct docx_module fangan_docx_module;

#endif

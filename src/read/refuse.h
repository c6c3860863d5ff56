/*
 * Files that are no text: what they are, and what their owner can do.
 */
#ifndef FANGAN_READ_REFUSE_H
#define FANGAN_READ_REFUSE_H

#include "base/diag.h"

/* Refuses a file of this format (charset_binary_name(), or what else it is)
 * with a fatal diagnostic and the way out; gives false. */
bool refuse_binary(struct diags *diags, const char *name, const char *bytes,
                   size_t len, const char *format);

/* Hints at how LibreOffice makes a DOCX of the file; as diag_hint(). */
void refuse_hint_convert(struct diags *diags, const char *name);

/* Hints at opening and saving a damaged file anew. */
void refuse_hint_save(struct diags *diags);

#endif

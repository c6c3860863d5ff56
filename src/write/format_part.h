/*
 * What write/format and write/format_front share.
 */
#ifndef FANGAN_WRITE_FORMAT_PART_H
#define FANGAN_WRITE_FORMAT_PART_H

#include "base/buf.h"
#include "plan/plan.h"

/* Appends the lines from first to last (from 1) of the file with LF ends,
 * at most indent blanks cut off the start of each. */
void format_keep_lines(const struct source *source, size_t first, size_t last,
                       size_t indent, struct buf *out);

/* Appends the front matter with its --- lines.  is_titled: 标题 is to be
 * there, though the file may have it in the text. */
void format_front(const struct plan *plan, bool is_titled, struct buf *out);

#endif

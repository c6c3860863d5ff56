/*
 * A Word file, from its bytes to paragraphs: the module docx_reader.so exports
 * this table.
 *
 * The source of what is read is made here: one line a paragraph, so that the
 * line of a finding is the number of the paragraph.
 *
 * A file is an enemy until shown otherwise (reliability.md 2.4): nothing is
 * fetched, nothing is written, every size is capped while it is inflated, any
 * DOCTYPE is refused.
 */
#ifndef FANGAN_READ_DOCX_H
#define FANGAN_READ_DOCX_H

#include "base/buf.h"
#include "read/draft.h"
#include "read/notes.h"
#include "read/word_format.h"

/* A picture of the file, to be written beside the plan under the path that
 * its draft names. */
struct picture {
    const char *path; /* relative, as in the draft: 方案-图1.png is renamed by
                       * the caller, who knows the stem */
    const void *bytes;
    size_t len;
    struct picture *next;
};

struct docx_text {
    struct source source; /* of the spans of drafts */
    struct drafts drafts;
    struct word_format *format; /* how pages and paragraphs are formatted */
    struct picture *pictures;
};

struct docx_reader {
    /* Reads the package; all memory is the arena's.  False with a fatal
     * diagnostic that names the part. */
    bool (*read)(const char *name, const char *bytes, size_t len,
                 struct arena *arena, struct docx_text *text,
                 struct notes *notes, struct diags *diags);
};

extern const struct docx_reader fangan_docx_reader;

#endif

/*
 * From a source to a plan.
 */
#ifndef FANGAN_READ_READER_H
#define FANGAN_READ_READER_H

#include "base/diag.h"
#include "kind/kind.h"
#include "plan/plan.h"
#include "read/draft.h"
#include "read/notes.h"

/* What a file is, by its first bytes and its name. */
enum file_type {
    FILE_PLAN, /* Markdown, also stdin and whatever is nothing else */
    FILE_TEXT, /* .txt */
    FILE_DOCX,
    FILE_ZIP, /* some other ZIP */
    FILE_DOC, /* OLE: .doc, .wps */
    FILE_PDF
};

enum file_type file_type_of(const char *name, const char *bytes, size_t len);

/* Reads front matter and body into a plan of the arena, its outline built.
 * source has passed charset_decode() and is the source of diags.  kinds may
 * be NULL: then 文种 is not checked.  NULL with a fatal diagnostic. */
struct plan *read_plan(const struct source *source, const struct kinds *kinds,
                       struct arena *arena, struct diags *diags);

/* Reads the paragraphs of a text or a Word file, which have the spans of
 * source: the elements around the text into the front matter, the rest into
 * blocks.  A file with several documents gives them all, plan->next by
 * plan->next, the first one first, and a finding for each further one.  drafts
 * is empty afterwards.  NULL with a fatal diagnostic if data of the program is
 * missing. */
struct plan *read_drafts(const struct source *source, struct drafts *drafts,
                         const struct kinds *kinds, struct arena *arena,
                         struct notes *notes, struct diags *diags);

#endif

/*
 * 版头, 标题, 主送, 附件说明, 署名, 成文日期, 附注, 版记: what stands around
 * the text of a document, found by wording and place alone, since neither a
 * pasted text nor most Word files mark it.  The words are data:
 * templates/frame.txt.
 */
#ifndef FANGAN_READ_FRAME_H
#define FANGAN_READ_FRAME_H

#include "kind/framewords.h"
#include "kind/kind.h"
#include "read/draft.h"
#include "read/notes.h"

struct part {
    struct drafts drafts;
    enum relation relation; /* to the one before it */
    const char *title;      /* by which the one before it calls it, where it has
                               none; or NULL */
};

/* The documents of one file, in their order. */
struct parts {
    struct part *items; /* of the arena; at least one */
    size_t n;
};

/* Tells the documents of a text apart: a circular and the plan that it issues,
 * a document and its attachments, or documents that have nothing to do with
 * each other.  A 版记 behind the last attachment goes back to the document that
 * it belongs to.  Page headers are noted as dropped. */
struct parts frame_divide(const struct source *source, struct drafts *drafts,
                          const struct frame_words *words,
                          const struct kinds *kinds, struct arena *arena,
                          struct notes *notes);

/* Takes the elements around the text out of drafts into plan->meta and
 * plan->title, each with its span.  What is only likely is noted as guessed;
 * what is doubtful stays in the text. */
void frame_take(struct plan *plan, struct drafts *drafts,
                const struct frame_words *words, const struct kinds *kinds,
                struct notes *notes);

#endif

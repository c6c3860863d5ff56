/*
 * The title of a plan, where the front matter has none.
 */
#ifndef FANGAN_READ_TITLE_H
#define FANGAN_READ_TITLE_H

#include "read/draft.h"

/* Sets plan->title: from plan->meta.title, else from the first # heading, else
 * from a first line that looks like one.  What became the title, or repeats
 * it, is taken out of drafts; another # heading is reported and stays. */
void title_take(struct plan *plan, struct drafts *drafts, struct diags *diags);

#endif

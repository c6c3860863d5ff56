/*
 * Data files of the installation (templates/…).  Those of words are read by
 * lexicon.h.
 */
#ifndef FANGAN_BASE_DATA_H
#define FANGAN_BASE_DATA_H

#include "base/diag.h"

/* The text of a data file, "templates/kinds.txt", in the arena; findings about
 * it never reach diags.  NULL with a fatal diagnostic if it is missing or no
 * UTF-8: the installation is incomplete. */
char *data_load_text(const char *relative, struct arena *arena,
                     struct diags *diags);

/* Reports that a data file is broken. */
void data_refuse(const char *relative, struct arena *arena,
                 struct diags *diags);

#endif

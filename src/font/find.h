/*
 * Finds the file of a candidate of fonts.yaml: first in fangan's own folders,
 * then on the system.
 */
#ifndef FANGAN_FONT_FIND_H
#define FANGAN_FONT_FIND_H

#include "font/config.h"
#include "font/system.h"

struct font_finder;

/* Looks nowhere yet.  config must outlive it; the caller frees. */
struct font_finder *font_finder_new(const struct font_config *config);
void font_finder_free(struct font_finder *finder); /* NULL is allowed */

/* Whether there is such a font.  The path lives as long as the finder. */
bool font_finder_find(struct font_finder *finder,
                      const struct font_candidate *candidate,
                      struct font_place *place);

/* The folders that were looked into, in order. */
struct font_names font_finder_folders(const struct font_finder *finder);

#endif

/*
 * The parts of a plan file, for write/markdown and write/format.
 */
#ifndef FANGAN_WRITE_MARKDOWN_PART_H
#define FANGAN_WRITE_MARKDOWN_PART_H

#include "kind/kind.h"
#include "plan/plan.h"
#include "read/front_keys.h"

/* -- Text ---------------------------------------------------------------- */

/* How careful the writer is: each is tried before the next.  A guard is a
 * backslash that says: this is no heading; a tag is a style that needs no
 * neighbours. */
enum care {
    CARE_NONE, /* as it stands */
    CARE_GUARD,
    CARE_ESCAPES, /* each mark has a backslash */
    CARE_ESCAPES_GUARD,
    CARE_TAGS, /* and styles are tags */
    CARE_TAGS_GUARD,
    CARE_COUNT
};

/* The rest of a heading stands behind its number. */
enum place_of_text {
    TEXT_PARAGRAPH,
    TEXT_HEADING,
    TEXT_HEADING_REST,
    TEXT_CELL
};

/* Appends runs.  margin stands in front of each line but the first. */
void markdown_add_runs(const struct run *runs, enum place_of_text where,
                       enum care care, const char *margin, struct buf *out);

/* Whether both read the same: characters, and how each looks that shows. */
bool markdown_same_runs(const struct run *a, const struct run *b);

/* -- Body ---------------------------------------------------------------- */

/* How careful each block of a plan is to be written. */
struct cares {
    enum care *items; /* by the number of the block */
    size_t n;
};

/* Finds out by asking the reader, so that the whole body is read as it is.
 * kinds, which may be NULL, are those of reading.  In the arena of plan. */
struct cares markdown_cares(const struct plan *plan, const struct kinds *kinds);

/* Appends all blocks of plan, a blank line between two, with the care that
 * markdown_cares() finds. */
void markdown_add_body(const struct plan *plan, const struct kinds *kinds,
                       struct buf *out);

/* Appends the blocks of plan from first up to end (NULL: all), a blank line
 * between two, with a line end behind the last.  cares is that of first. */
void markdown_add_blocks(const struct block *first, const struct block *end,
                         const enum care *cares, struct buf *out);

/* The first block behind those that have to be written together with block:
 * the items of a list. */
const struct block *markdown_unit_end(const struct block *block);

/* -- Front matter -------------------------------------------------------- */

/* Appends the lines of a key; false, and nothing, if it has no value. */
bool markdown_add_key(const struct plan *plan, const struct front_key *key,
                      struct buf *out);

#endif

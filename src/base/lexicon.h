/*
 * Files of words of the installation (templates/…txt): what is read whenever
 * a plan is, in a form that costs next to nothing to read.  YAML, which takes
 * about a hundred times as long, is for what offices write themselves.
 *
 *     # a comment, wherever a line begins with #
 *     [section]
 *     name: words divided by blanks, or a sentence,
 *       and more of them on indented lines
 *
 * What stands above the first section belongs to the section "".
 */
#ifndef FANGAN_BASE_LEXICON_H
#define FANGAN_BASE_LEXICON_H

#include "base/arena.h"
#include "base/diag.h"

struct lexicon_entry {
    const char *name;
    const char *text; /* trimmed; line ends and indents as they stand */
};

struct lexicon_section {
    const char *name;
    struct lexicon_entry *entries;
    size_t n;
};

struct lexicon {
    struct lexicon_section *sections; /* the first is "" */
    size_t n;
};

/* Reads a data file, "templates/kinds.txt", into the arena.  NULL with a fatal
 * diagnostic if it is missing or broken (a line that is none of the above, a
 * section or a name twice): the installation is incomplete. */
const struct lexicon *lexicon_load(const char *relative, struct arena *arena,
                                   struct diags *diags);

/* The section of that name; an empty one if there is none. */
const struct lexicon_section *lexicon_section(const struct lexicon *file,
                                              const char *name);

/* The text of an entry, or fallback. */
const char *lexicon_get(const struct lexicon_section *section, const char *name,
                        const char *fallback);

#endif

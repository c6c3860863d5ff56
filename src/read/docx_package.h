/*
 * The parts of a Word file and how they hang together: content types and
 * relationships (ECMA-376-2).  Names of parts are never guessed.
 */
#ifndef FANGAN_READ_DOCX_PACKAGE_H
#define FANGAN_READ_DOCX_PACKAGE_H

#include "base/unzip.h"
#include "read/docx_xml.h"

struct word_relation {
    const char *id;
    const char *type;   /* behind the last / of its URI: "styles" */
    const char *target; /* a part's name, or what lies outside as written */
    bool is_external;
};

/* Sorted by id. */
struct word_relations {
    struct word_relation *items;
    size_t n;
};

struct word_type {
    const char *key; /* a part's name, or an extension */
    const char *type;
};

struct word_types {
    struct word_type *items;
    size_t n;
};

struct word_package {
    struct unzip unzip;
    struct arena *arena;
    struct diags *diags;
    const char *file; /* the user's name of it */
    struct word_types parts, extensions;
    const char *main; /* the part that holds the document */
};

/* Opens the package in bytes, which must stay, and finds its main part.
 * False with a fatal diagnostic.  The caller closes in any case. */
bool word_package_open(struct word_package *package, const char *file,
                       const char *bytes, size_t len, struct arena *arena,
                       struct diags *diags);
void word_package_close(struct word_package *package);

/* Reads the relationships of a part ("" is the package); none if it has none.
 * What lies outside and is no hyperlink is reported. */
bool word_package_relate(struct word_package *package, const char *part,
                         struct word_relations *relations);

/* The relationship with this id, or NULL. */
const struct word_relation *
word_relation_find(const struct word_relations *relations,
                   struct word_value id);

/* The part that the first relationship of this type names; NULL: none, or it
 * is not there, which is reported. */
const char *word_package_find(struct word_package *package,
                              const struct word_relations *relations,
                              const char *type);

/* Inflates a part and tells handler of it.  False with a fatal diagnostic: it
 * is missing, or no sound XML. */
bool word_package_parse(struct word_package *package, const char *part,
                        const struct word_handler *handler);

#endif

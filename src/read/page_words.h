/*
 * The words of templates/page.txt, sorted for looking up.  Private to
 * read/page.
 */
#ifndef FANGAN_READ_PAGE_WORDS_H
#define FANGAN_READ_PAGE_WORDS_H

#include "read/page.h"
#include "read/page_shape.h"

/* X(name, key): the lists of phrases, in the words of the file. */
#define PAGE_LISTS(X)                                                          \
    X(MENU, "menu")                                                            \
    X(FILLER, "filler")                                                        \
    X(PREFIXES, "prefixes")                                                    \
    X(DEBRIS, "debris")                                                        \
    X(LABELS, "labels")                                                        \
    X(ALSO, "also")                                                            \
    X(NOTICES, "notices")                                                      \
    X(CUTS, "cuts")                                                            \
    X(FOOTERS, "footers")                                                      \
    X(EDGES, "edges")                                                          \
    X(BESIDE, "beside")                                                        \
    X(CONTACTS, "contacts")                                                    \
    X(ENDS, "ends")                                                            \
    X(FILES, "files")                                                          \
    X(ELEMENTS, "elements")                                                    \
    X(OPENINGS, "openings")                                                    \
    X(PARTS, "parts")                                                          \
    X(NUMBERS, "numbers")                                                      \
    X(SITES, "sites")                                                          \
    X(TAILS, "tails")                                                          \
    X(HEADS, "heads")                                                          \
    X(TITLES, "titles")                                                        \
    X(DATED, "dated")                                                          \
    X(COLUMNS, "columns")                                                      \
    X(PLACES, "places")                                                        \
    X(ABOUTS, "abouts")                                                        \
    X(ORGANS, "organs")                                                        \
    X(CONTENTS, "contents")                                                    \
    X(MAKERS, "makers")                                                        \
    X(DAYS, "days")                                                            \
    X(HIDDEN, "hidden")                                                        \
    X(MODELS, "models")                                                        \
    X(SAMPLES, "samples")                                                      \
    X(EDITORS, "editors")                                                      \
    X(PRAISES, "praises")

enum phrase_list {
#define X(name, key) LIST_##name,
    PAGE_LISTS(X)
#undef X
        LIST_COUNT
};

/* Bytes of the longest phrase of the list that text begins with, or 0. */
size_t phrase_prefix(const struct page *page, enum phrase_list id,
                     const char *text, size_t len);

/* Where a phrase of the list stands in the line, behind from; NULL: none.
 * *end is behind it. */
const char *phrase_find(const struct page *page, enum phrase_list id,
                        const struct squeezed *line, const char *from,
                        const char **end);

/* Whether a phrase of the list stands anywhere in the line. */
bool phrase_is_in(const struct page *page, enum phrase_list id,
                  const struct squeezed *line);

/* page_record.c: whether the squeezed line [p, end) is a record of the page, or
 * stands above a post. */
bool record_is_at(const struct page *page, const char *p, const char *end);

/* Whether the line is one without a label of its own, or behind buttons:
 * 某某发布 2026-07-07 23:08:38, [某某局]2026-05-09 字号：, 关闭 打印
 * 责任编辑：… (page_stamp.c). */
bool phrase_stamp(const struct page *page, const struct squeezed *line);

#endif

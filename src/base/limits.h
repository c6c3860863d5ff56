/*
 * Every limit has its name here (design.md §8) and is told to the user by
 * I010 with its name and value.  Nothing is cut off silently.
 */
#ifndef FANGAN_BASE_LIMITS_H
#define FANGAN_BASE_LIMITS_H

#include "base/diag.h"

enum {
    LIMIT_INPUT_BYTES = 16 * 1024 * 1024,
    LIMIT_LINE_BYTES = 4 * 1024 * 1024,
    LIMIT_FRONT_BYTES = 64 * 1024,
    LIMIT_YAML_DEPTH = 32,
    LIMIT_YAML_EVENTS = 5000,
    LIMIT_BLOCK_DEPTH = 64,
    LIMIT_OPENERS = 4096, /* emphasis or bracket openers in a paragraph */
    LIMIT_TEXT_BYTES = 4 * 1024 * 1024, /* of a text that is no plan file */
    LIMIT_TEXT_LINES = 100 * 1000,      /* of it that hold something */
    LIMIT_TABLE_COLUMNS = 64,
    LIMIT_TABLE_ROWS = 5000,
    LIMIT_IMAGE_PIXELS = 40 * 1000 * 1000,
    LIMIT_IMAGE_BYTES = 32 * 1024 * 1024,
    LIMIT_IMAGES = 200,
    LIMIT_PAGES = 5000,
    LIMIT_ZIP_ENTRIES = 4096,
    LIMIT_ZIP_PART_BYTES = 64 * 1024 * 1024,
    LIMIT_ZIP_TOTAL_BYTES = 256 * 1024 * 1024,
    LIMIT_ZIP_RATIO = 200, /* inflated to deflated, after the first MiB */
    LIMIT_XML_DEPTH = 256,
    LIMIT_XML_ATTRIBUTES = 256,
    LIMIT_XML_TAG_BYTES = 64 * 1024,
    LIMIT_XML_NAMESPACES = 512,         /* in force at a place */
    LIMIT_WORD_PARAGRAPHS = 200 * 1000, /* the cells of tables, too */
    LIMIT_WORD_SECTIONS = 2000,
    LIMIT_WORD_FIELDS = 64, /* in each other */
    LIMIT_WORD_STYLES = 10 * 1000,
    LIMIT_WORD_LABEL_BYTES = 1024, /* "第%1章" */
    LIMIT_WORD_NOTES = 20 * 1000,  /* footnotes, comments, relationships */
    LIMIT_DATA_ROWS = 999999,      /* 份号 has six digits */
    LIMIT_DATA_COLUMNS = 1024,
    LIMIT_DATA_CELLS = 4 * 1000 * 1000
};

/* Say that what (in the user's language) is over the limit most, a number or
 * bytes, which are told in KiB or MiB where they are whole ones.  Always
 * false: it is fatal. */
bool limit_over(struct diags *diags, struct span span, const char *what,
                size_t most);
bool limit_over_bytes(struct diags *diags, struct span span, const char *what,
                      size_t most);

#endif

/*
 * The data structures of which a CFF table consists: numbers, INDEX and DICT
 * (Adobe Technical Note 5176).  Every offset is the font's word and therefore
 * checked.
 */
#ifndef FANGAN_FONT_CFF_TABLE_H
#define FANGAN_FONT_CFF_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The table and a place in it.  Reading beyond its end gives 0 and sets
 * failed, which stays. */
struct cff_cursor {
    const uint8_t *table;
    size_t len;
    size_t at;
    bool failed;
};

/* A part of the table. */
struct cff_range {
    size_t start;
    size_t end;
};

/* An array of ranges. */
struct cff_index {
    size_t n;
    unsigned offset_size;
    size_t offsets; /* where its offsets begin */
    size_t data;    /* what offset 1 means */
    struct cff_range whole;
};

enum { CFF_MAX_OPERANDS = 48 };

/* Operators of dictionaries; 0x0c00 marks an escape. */
enum cff_operator_code {
    CFF_OP_CHARSET = 15,
    CFF_OP_CHARSTRINGS = 17,
    CFF_OP_PRIVATE = 18,
    CFF_OP_SUBRS = 19,
    CFF_OP_NOMINAL_WIDTH = 21,
    CFF_OP_ESCAPE = 12,
    CFF_OP_ROS = 0x0c00 | 30,
    CFF_OP_FD_ARRAY = 0x0c00 | 36,
    CFF_OP_FD_SELECT = 0x0c00 | 37
};

/* An entry of a dictionary. */
struct cff_operator {
    uint32_t code;
    int32_t operands[CFF_MAX_OPERANDS]; /* a real number counts as 0 */
    size_t n;
    struct cff_range bytes; /* operands and operator */
};

/* A big-endian number of 1 to 4 bytes. */
uint32_t cff_read_number(struct cff_cursor *c, unsigned size);

/* Reads an INDEX at the cursor and moves behind it. */
bool cff_read_index(struct cff_cursor *c, struct cff_index *index);

/* Element i of an INDEX; false if there is none. */
bool cff_index_get(const struct cff_cursor *c, const struct cff_index *index,
                   size_t i, struct cff_range *element);

/* Reads the next entry of a dictionary that ends where the cursor's table
 * ends; false at the end and at a fault, which sets failed. */
bool cff_read_operator(struct cff_cursor *c, struct cff_operator *op);

/* A cursor over a part of the table alone. */
struct cff_cursor cff_cursor_over(const struct cff_cursor *c,
                                  struct cff_range range);

#endif

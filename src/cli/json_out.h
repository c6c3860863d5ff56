/*
 * JSON that is written value by value, so that a report of many findings is
 * never in memory as a whole.
 */
#ifndef FANGAN_CLI_JSON_OUT_H
#define FANGAN_CLI_JSON_OUT_H

#include "base/buf.h"

#include <jansson.h>

/* Appends value as it stands inside depth arrays and objects, on lines that
 * are indented as those of JSON_INDENT(2), and gives it back. */
void json_out_value(struct buf *out, json_t *value, int depth);

/* The same, begun on a line of its own as the next element of an array that
 * has *n: */
void json_out_element(struct buf *out, json_t *value, int depth, size_t *n);

/* Closes that array. */
void json_out_close(struct buf *out, int depth, size_t n);

#endif

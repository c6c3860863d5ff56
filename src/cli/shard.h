/*
 * A share of the rows, for many machines: --shard 2/8.
 *
 * Rows are dealt like cards, so that every shard has as many as the others,
 * and a row keeps its shard when rows are added at the end.  Which rows a
 * shard has depends on its two numbers alone.
 */
#ifndef FANGAN_CLI_SHARD_H
#define FANGAN_CLI_SHARD_H

#include <stdbool.h>
#include <stddef.h>

struct shard {
    size_t number; /* from 1 */
    size_t of;
};

/* Reads "2/8"; false: it is no share. */
bool shard_parse(const char *text, struct shard *shard);

/* Whether the row of this index (from 0) is in the shard. */
bool shard_has(const struct shard *shard, size_t row);

#endif

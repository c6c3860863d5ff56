/*
 * Shards: see shard.h.
 */
#include "cli/shard.h"

enum { MAX_SHARDS = 100000 };

/* Digits without a sign, at most MAX_SHARDS; NULL: none. */
static const char *read_number(const char *text, size_t *number)
{
    const char *p = text;
    *number = 0;
    for (; *p >= '0' && *p <= '9' && *number <= MAX_SHARDS; p++)
        *number = *number * 10 + (size_t)(*p - '0');
    return p == text || *number == 0 || *number > MAX_SHARDS ? NULL : p;
}

bool shard_parse(const char *text, struct shard *shard)
{
    const char *p = read_number(text, &shard->number);
    if (p == NULL || *p != '/')
        return false;
    p = read_number(p + 1, &shard->of);
    return p != NULL && *p == '\0' && shard->number <= shard->of;
}

bool shard_has(const struct shard *shard, size_t row)
{
    return row % shard->of == shard->number - 1;
}

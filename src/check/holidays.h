/*
 * Days that nobody works: weekends, and the holidays that the law fixes
 * (templates/holidays.yaml).
 */
#ifndef FANGAN_CHECK_HOLIDAYS_H
#define FANGAN_CHECK_HOLIDAYS_H

#include "base/arena.h"
#include "base/yaml.h"
#include "plan/date.h"

struct holiday {
    const char *name;
    int year; /* 0: every year */
    int month, day;
};

struct holidays {
    struct holiday *items;
    size_t n;
};

/* Reads a map from names to lists of days, 05-01 or 2026-02-17, in the arena
 * of diags; the names are the map's.  False with a finding at its place. */
bool holidays_read(const struct yaml_node *map, struct diags *diags,
                   struct holidays *holidays);

/* The holiday on this day, or NULL. */
const char *holidays_find(const struct holidays *holidays, struct date day);

#endif

/*
 * The build time of reproducible builds.
 */
#ifndef FANGAN_BASE_EPOCH_H
#define FANGAN_BASE_EPOCH_H

#include <stdbool.h>
#include <time.h>

/* Gets the time that SOURCE_DATE_EPOCH names
 * (https://reproducible-builds.org/specs/source-date-epoch/).  False if it is
 * not set, no number of seconds, or beyond the year 9999. */
bool epoch_get(struct tm *utc);

#endif

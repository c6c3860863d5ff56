/*
 * Reads the one variable that stands for the clock.
 */
#include "base/epoch.h"

#include <stdlib.h>

/* 9999-12-31 23:59:59: what PDF and XML can write with four digits of year.
 * Too large a number reads as LLONG_MAX, which is beyond it too. */
#define LAST_SECOND 253402300799LL

bool epoch_get(struct tm *utc)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    char *end;

    if (text == NULL || *text < '0' || *text > '9')
        return false;
    long long seconds = strtoll(text, &end, 10);
    if (*end != '\0' || seconds > LAST_SECOND)
        return false;
    time_t when = (time_t)seconds;
    return gmtime_r(&when, utc) != NULL;
}

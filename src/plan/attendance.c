/*
 * The labels that the standard gives to those who met.
 */
#include "plan/attendance.h"

#include <string.h>

size_t attendance_label(const char *text)
{
    static const char *const labels[] = {"出席：", "请假：", "列席："};
    for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++)
        if (strncmp(text, labels[i], strlen(labels[i])) == 0)
            return strlen(labels[i]);
    return 0;
}

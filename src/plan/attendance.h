/*
 * 出席, 请假 and 列席 of a 纪要 (GB/T 9704-2012 10.3), which have no keys: they
 * are paragraphs of the text.
 */
#ifndef FANGAN_PLAN_ATTENDANCE_H
#define FANGAN_PLAN_ATTENDANCE_H

#include <stddef.h>

/* The bytes of 出席：, 请假： or 列席： that text begins with; 0: of none. */
size_t attendance_label(const char *text);

#endif

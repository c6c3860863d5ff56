/*
 * What a back end (write/module.h) shows of itself.
 */
#ifndef FANGAN_BASE_MODULE_H
#define FANGAN_BASE_MODULE_H

/* Marks the tables that a module exports; all else in it is hidden. */
#define MODULE_EXPORT __attribute__((visibility("default")))

#endif

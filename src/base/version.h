/*
 * The version, as `fangan version` and the files we make say it.
 */
#ifndef FANGAN_BASE_VERSION_H
#define FANGAN_BASE_VERSION_H

#define FANGAN_VERSION "0.1.0"

#endif

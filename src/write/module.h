/*
 * Back ends that are loaded when they are needed: the libraries behind DOCX
 * and PDF take longer to start than all the rest of a short command does.
 *
 * A module is a shared object beside the program that exports one table of
 * functions, named in the header of that back end (docx.h, pdf.h).  It stays
 * loaded until the program ends: sanitizers and profilers want its symbols.
 */
#ifndef FANGAN_WRITE_MODULE_H
#define FANGAN_WRITE_MODULE_H

#include "base/diag.h"
#include "base/module.h"

/* The table called symbol in the module name ("pdf"), or NULL with a
 * diagnostic. */
const void *module_load(const char *name, const char *symbol,
                        struct diags *diags);

#endif

/*
 * Data files of the installation (templates/…): words, kinds, profiles.
 */
#ifndef FANGAN_BASE_DATA_H
#define FANGAN_BASE_DATA_H

#include "base/yaml.h"

/* Reads a data file, "templates/holidays.yaml", as YAML into the arena;
 * findings about it never reach diags.  NULL with a fatal diagnostic if it is
 * missing or broken: the installation is incomplete. */
struct yaml_node *data_load(const char *relative, struct arena *arena,
                            struct diags *diags);

/* The same with a text, as it stands. */
char *data_load_text(const char *relative, struct arena *arena,
                     struct diags *diags);

/* Reports that a data file is broken. */
void data_refuse(const char *relative, struct arena *arena,
                 struct diags *diags);

#endif

/*
 * What documents were made from, for programs that build: a dependency file
 * as make and ninja read it, and a build.ninja for many plans.
 */
#ifndef FANGAN_CLI_DEPS_H
#define FANGAN_CLI_DEPS_H

#include "cli/build.h"

/* Whether a dependency file or build.ninja can name all operands: no stdin, no
 * line end in a name. */
bool deps_can_name(const struct cli *cli);

/* Adds the rule of one document: its outputs, the plan and all that was read
 * for it. */
void deps_add(const struct build *build, const struct document *document,
              const char *path, struct buf *out);

/* fangan build --ninja: writes a build.ninja for the operands. */
int build_ninja(struct build *build);

#endif

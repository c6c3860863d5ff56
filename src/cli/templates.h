/*
 * Where templates are looked for.
 */
#ifndef FANGAN_CLI_TEMPLATES_H
#define FANGAN_CLI_TEMPLATES_H

#include "cli/cli.h"
#include "kind/template.h"

/* The project's (templates/ beside fangan.yaml, or here), the user's, and
 * fangan's own. */
struct template_roots templates_roots(const struct cli *cli);

/* The id of the template that name means: an id, or the Chinese name of a
 * template.  Another name comes back as it is. */
const char *templates_id(const struct cli *cli, const struct fangan *fangan,
                         const char *name);

#endif

/*
 * Drafting: a template, its values, and the file that comes of them; for the
 * commands that make drafts (new, circular).
 */
#ifndef FANGAN_CLI_NEW_H
#define FANGAN_CLI_NEW_H

#include "cli/cli.h"
#include "cli/target.h"
#include "kind/template.h"

/* The options that every drafting command has. */
/* clang-format off */
#define CLI_DRAFTING_OPTIONS \
    {0, \
     "set", \
     "NAME=VALUE", \
     NULL, \
     {"填一个值；可以写多次", "give a value; may be repeated"}}, \
    {0, \
     "values", \
     "FILE", \
     NULL, \
     {"从 YAML 或 JSON 文件取值", "take values from a YAML or JSON file"}}, \
    {0, \
     "no-input", \
     NULL, \
     NULL, \
     {"不提问；没有给的值用默认值，或者标作【待填】", \
      "ask nothing; what is not given is the default, or marked 【待填】"}}, \
    {0, \
     "force", \
     NULL, \
     NULL, \
     {"覆盖已有的文件", "overwrite a file that is there"}}
/* clang-format on */

struct drafting {
    struct cli *cli;
    struct diags diags; /* of all that is no document's */
    struct fangan *fangan;
    const struct template *template; /* NULL: drafted from an old document */
    struct value *values;
    const char *beside; /* without -o, the draft goes to its folder; or NULL */
    bool has_failed;    /* and it was said why */
};

/* Readies a drafting without a template.  False with findings; drafting_end()
 * is to be called in any case. */
bool drafting_open(struct drafting *drafting, struct cli *cli);

/* The same, and loads the template called id. */
bool drafting_begin(struct drafting *drafting, struct cli *cli, const char *id);

/* Gives a value, checked as its type and the front matter want it.  False with
 * a finding. */
bool drafting_set(struct drafting *drafting, const char *name,
                  const char *text);

/* Takes the values of --values and --set.  False with findings, or with a
 * message on stderr. */
bool drafting_fill(struct drafting *drafting);

/* Asks for what is missing where there is a terminal, fills the skeleton and
 * writes it; nothing is overwritten unless --force is given. */
void drafting_run(struct drafting *drafting, const struct target *target);

/* Writes the text of a draft and says what is still to do.  False with a
 * finding. */
bool drafting_write(struct drafting *drafting, const struct target *target,
                    const char *text, size_t len);

/* Prints the findings; the exit status. */
int drafting_end(struct drafting *drafting);

#endif

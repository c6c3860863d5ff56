/*
 * The command line: one table of commands, one table of options for each.
 * The tables make the parser, --help, the completions and the synopsis of
 * the man page.
 */
#ifndef FANGAN_CLI_CLI_H
#define FANGAN_CLI_CLI_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "fangan.h"

#include <stdbool.h>
#include <stddef.h>

/* What a user is told in two languages; index it with enum lang. */
typedef const char *const words[2];

struct cli_option {
    char letter;         /* 0: has no short form */
    const char *name;    /* NULL closes a table */
    const char *value;   /* what it takes (FILE), or NULL for a switch; in
                          * brackets if it may be left out: --fix[=all] */
    const char *choices; /* the values allowed, blanks between; or NULL */
    words help;
};

/* Options that several commands have. */
/* clang-format off */
#define CLI_OUTPUT_OPTION \
    {'o', \
     "output", \
     "PATH", \
     NULL, \
     {"输出文件夹或文件；- 是标准输出", \
      "output folder or file; - is standard output"}}
#define CLI_QUIET_OPTION \
    {'q', "quiet", NULL, NULL, {"只报告错误", "say nothing but errors"}}
#define CLI_STDIN_NAME_OPTION \
    {0, \
     "stdin-name", \
     "FILE", \
     NULL, \
     {"标准输入（-）在消息里的名字", "what to call standard input (-)"}}
/* clang-format on */

struct cli;

struct cli_command {
    const char *name;     /* NULL closes the table */
    const char *operands; /* "FILE..." */
    size_t min_operands, max_operands;
    words summary;
    words details; /* for --help; "" if the summary says it all */
    const struct cli_option *options;
    int (*run)(struct cli *cli); /* gives the exit status */
};

/* An option with its value, as it stood on the command line. */
struct cli_given {
    const struct cli_option *option;
    const char *value;
};

/* A parsed command line. */
struct cli {
    struct arena *arena;
    enum lang lang;
    const struct cli_command *command;
    const char **values;     /* by option of the command; NULL: not given */
    const char **common;     /* by option that every command has */
    struct cli_given *given; /* all options in their order */
    size_t n_given;
    const char **operands;
    size_t n_operands;
    bool has_color;     /* of stdout */
    bool has_color_err; /* of stderr */
};

enum { EXIT_CLEAN = 0, EXIT_FINDINGS = 1, EXIT_TROUBLE = 2 };

/* Parses and runs; gives the exit status of the program. */
int cli_main(int argc, char **argv);

/* The value of an option of the command, "" for a switch that is on, NULL if
 * it was not given. */
const char *cli_value(const struct cli *cli, const char *name);

/* Whether the value of an option is a path of a file or a folder. */
bool cli_takes_path(const struct cli_option *option);

/* The values of an option that may be given again and again: the first one
 * behind *at, which counts cli->given from 0; NULL: there are no more. */
const char *cli_next_value(const struct cli *cli, const char *name, size_t *at);

/* zh or en, as the user's language is; the compiler checks both as formats. */
const char *cli_word(const struct cli *cli, const char *zh, const char *en)
    __attribute__((format_arg(2), format_arg(3)));

/* Puts text on stderr, with nothing in it that a terminal obeys. */
void cli_say(const char *text);

/* Puts a line on stderr, the same. */
void cli_say_line(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/* Says on stderr what is wrong with the command line; EXIT_TROUBLE. */
int cli_usage_error(const struct cli *cli, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Says on stderr why (an errno) something can't be done with what. */
void cli_say_failed(const struct cli *cli, const char *what, int why);

/* Writes to stdout and empties out; false with a message if it failed. */
bool cli_print(const struct cli *cli, struct buf *out);

/* Writes findings to stderr; name: the file that those without a source are
 * about, or NULL. */
void cli_print_findings(const struct cli *cli, const struct diags *diags,
                        const char *name);

/* The exit status that findings ask for. */
int cli_status(const struct diags *diags, bool is_strict);

/* Splits a list at commas: a NULL-closed array. */
const char **cli_split(const struct cli *cli, const char *list);

/* All commands, closed by a NULL name; and the options that each has. */
extern const struct cli_command cli_commands[];
extern const struct cli_option cli_common_options[];

int cli_run_build(struct cli *cli);
int cli_run_check(struct cli *cli);
int cli_run_circular(struct cli *cli);
int cli_run_completions(struct cli *cli);
int cli_run_explain(struct cli *cli);
int cli_run_fmt(struct cli *cli);
int cli_run_fonts(struct cli *cli);
int cli_run_help(struct cli *cli);
int cli_run_import(struct cli *cli);
int cli_run_new(struct cli *cli);
int cli_run_show(struct cli *cli);
int cli_run_templates(struct cli *cli);
int cli_run_version(struct cli *cli);
int cli_run_watch(struct cli *cli);

extern const struct cli_option cli_build_options[];
extern const struct cli_option cli_check_options[];
extern const struct cli_option cli_circular_options[];
extern const struct cli_option cli_explain_options[];
extern const struct cli_option cli_fmt_options[];
extern const struct cli_option cli_import_options[];
extern const struct cli_option cli_new_options[];
extern const struct cli_option cli_show_options[];
extern const struct cli_option cli_templates_options[];
extern const struct cli_option cli_watch_options[];

/* What `help` knows beside commands: a NULL-closed list. */
extern const char *const cli_help_topics[];

/* The command of this name; NULL with a message, which offers the nearest of
 * the commands and of topics (closed by NULL; may be NULL). */
const struct cli_command *cli_command(const struct cli *cli, const char *name,
                                      const char *const *topics);

/* What stands for operands and values, FILE..., in the user's language. */
const char *cli_placeholders(const struct cli *cli, const char *text);

/* Prints the help of a command, or of the program for NULL, on stdout, or as
 * an answer to a slip on stderr: as wide as the terminal is.  The exit status
 * of help that was asked for. */
int cli_print_help(const struct cli *cli, const struct cli_command *command,
                   bool is_asked);

#endif

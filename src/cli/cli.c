/*
 * Parsing a command line by the tables, and running the command.
 */
#include "cli/cli.h"

#include "base/file.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "cli/report.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* -- What the commands ask ----------------------------------------------- */

/* The index of the option in table, or of its closing entry. */
static size_t find_option(const struct cli_option *table, const char *name,
                          size_t len)
{
    size_t i = 0;
    while (table[i].name != NULL && (strncmp(table[i].name, name, len) != 0 ||
                                     table[i].name[len] != '\0'))
        i++;
    return i;
}

const char *cli_value(const struct cli *cli, const char *name)
{
    const struct cli_option *table = cli->command->options;
    size_t i = find_option(table, name, strlen(name));
    assert(table[i].name != NULL);
    return cli->values[i];
}

bool cli_takes_path(const struct cli_option *option)
{
    static const char *const paths[] = {"FILE", "DIR", "PATH", "[=FILE]"};
    for (size_t i = 0;
         option->value != NULL && i < sizeof(paths) / sizeof(*paths); i++)
        if (strcmp(option->value, paths[i]) == 0)
            return true;
    return false;
}

const char *cli_next_value(const struct cli *cli, const char *name, size_t *at)
{
    while (*at < cli->n_given) {
        const struct cli_given *given = &cli->given[(*at)++];
        if (strcmp(given->option->name, name) == 0)
            return given->value;
    }
    return NULL;
}

const char *cli_word(const struct cli *cli, const char *zh, const char *en)
{
    return cli->lang == LANG_ZH ? zh : en;
}

void cli_say(const char *text)
{
    struct buf safe = BUF_EMPTY;
    report_add_safe(&safe, text, strlen(text));
    fputs(buf_text(&safe), stderr);
    buf_free(&safe);
}

void cli_say_line(const char *format, ...)
{
    struct buf text = BUF_EMPTY;
    va_list args;
    va_start(args, format);
    buf_vprintf(&text, format, args);
    va_end(args);
    cli_say(buf_text(&text));
    fputs("\n", stderr);
    buf_free(&text);
}

int cli_usage_error(const struct cli *cli, const char *format, ...)
{
    struct buf text = BUF_EMPTY;
    va_list args;
    va_start(args, format);
    buf_vprintf(&text, format, args);
    va_end(args);
    fputs("fangan: ", stderr);
    cli_say(buf_text(&text));
    buf_free(&text);
    const char *name = cli->command == NULL ? "" : cli->command->name;
    fprintf(stderr,
            cli_word(cli, "\n用法见：fangan %s%s--help\n",
                     "\nTry: fangan %s%s--help\n"),
            name, name[0] == '\0' ? "" : " ");
    return EXIT_TROUBLE;
}

void cli_say_failed(const struct cli *cli, const char *what, int why)
{
    const struct diags spoken = {.lang = cli->lang};
    cli_say_line("fangan: %s%s%s", what, cli_word(cli, "：", ": "),
                 file_reason(&spoken, why));
}

bool cli_print(const struct cli *cli, struct buf *out)
{
    errno = 0;
    bool ok = fwrite(buf_text(out), 1, out->len, stdout) == out->len &&
              fflush(stdout) == 0;
    if (!ok)
        cli_say_failed(cli, cli_word(cli, "标准输出", "standard output"),
                       errno);
    buf_free(out);
    return ok;
}

void cli_print_findings(const struct cli *cli, const struct diags *diags,
                        const char *name)
{
    struct report_style style = {cli->lang, cli->has_color_err,
                                 REPORT_GATHERED};
    struct buf out = BUF_EMPTY;
    if (report_add_findings(diags, name, &style, &out) > 0)
        report_add_how_to_see(&out, cli->lang);
    fputs(buf_text(&out), stderr);
    buf_free(&out);
}

int cli_status(const struct diags *diags, bool is_strict)
{
    if (diags->count[SEVERITY_FATAL] > 0)
        return EXIT_TROUBLE;
    if (diags->count[SEVERITY_ERROR] > 0 ||
        (is_strict && diags->count[SEVERITY_WARNING] > 0))
        return EXIT_FINDINGS;
    return EXIT_CLEAN;
}

const char **cli_split(const struct cli *cli, const char *list)
{
    size_t n = 1;
    for (const char *p = list; *p != '\0'; p++)
        n += *p == ',';
    const char **parts = arena_array(cli->arena, n + 1, sizeof(*parts));
    for (size_t i = 0; i < n; i++) {
        size_t len = strcspn(list, ",");
        parts[i] = arena_strndup(cli->arena, list, len);
        list += len + (list[len] == ',');
    }
    return parts;
}

/* -- Parsing ------------------------------------------------------------- */

/* An option as it stands in one of the two tables. */
struct found {
    const struct cli_option *option; /* NULL: there is none */
    const char **value;
};

/* The options of the command; none before it is known. */
static const struct cli_option *own_options(const struct cli *cli)
{
    static const struct cli_option none[] = {{0}};
    return cli->command == NULL ? none : cli->command->options;
}

static struct found find_by_name(struct cli *cli, const char *name, size_t len)
{
    const struct cli_option *own = own_options(cli);
    size_t i = find_option(own, name, len);
    if (own[i].name != NULL)
        return (struct found){&own[i], &cli->values[i]};
    i = find_option(cli_common_options, name, len);
    if (cli_common_options[i].name != NULL)
        return (struct found){&cli_common_options[i], &cli->common[i]};
    return (struct found){NULL, NULL};
}

static struct found find_by_letter(struct cli *cli, char letter)
{
    const struct cli_option *own = own_options(cli);
    for (size_t i = 0; own[i].name != NULL; i++)
        if (own[i].letter == letter)
            return (struct found){&own[i], &cli->values[i]};
    for (size_t i = 0; cli_common_options[i].name != NULL; i++)
        if (cli_common_options[i].letter == letter)
            return (struct found){&cli_common_options[i], &cli->common[i]};
    return (struct found){NULL, NULL};
}

static bool is_choice(const char *choices, const char *value)
{
    size_t len = strlen(value);
    for (const char *p = choices; *p != '\0'; p += strcspn(p, " ")) {
        p += strspn(p, " ");
        if (strcspn(p, " ") == len && strncmp(p, value, len) == 0)
            return true;
    }
    return false;
}

/* Whether the value of an option is UTF-8, or a path, which may be any bytes;
 * says that it is neither. */
static bool check_text(const struct cli *cli, const struct cli_option *option,
                       const char *value)
{
    size_t len = strlen(value);
    if (cli_takes_path(option) || utf8_valid_length(value, len) == len)
        return true;
    cli_usage_error(cli,
                    cli_word(cli,
                             "--%s 的值“%s”不是 UTF-8 编码，请把终端的编码"
                             "设成 UTF-8",
                             "--%s: “%s” is not UTF-8; let the terminal's "
                             "charset be UTF-8"),
                    option->name, value);
    return false;
}

static bool set_value(struct cli *cli, struct found found, const char *value)
{
    const struct cli_option *option = found.option;
    if (!check_text(cli, option, value))
        return false;
    if (option->choices != NULL && !is_choice(option->choices, value)) {
        cli_usage_error(cli,
                        cli_word(cli, "--%s 的值“%s”不行，应当是其中之一：%s",
                                 "--%s: “%s” is none of: %s"),
                        option->name, value, option->choices);
        return false;
    }
    *found.value = value;
    cli->given[cli->n_given++] = (struct cli_given){option, value};
    return true;
}

static bool refuse_option(const struct cli *cli, const char *name)
{
    struct nearest nearest = nearest_to(name);
    for (const struct cli_option *o = own_options(cli); o->name; o++)
        nearest_offer(&nearest, o->name);
    for (const struct cli_option *o = cli_common_options; o->name; o++)
        nearest_offer(&nearest, o->name);
    if (nearest.word != NULL)
        cli_usage_error(cli,
                        cli_word(cli, "不认识的选项 --%s，是不是 --%s？",
                                 "unknown option --%s; --%s perhaps?"),
                        name, nearest.word);
    else
        cli_usage_error(
            cli, cli_word(cli, "不认识的选项 --%s", "unknown option --%s"),
            name);
    return false;
}

static bool refuse_letter(const struct cli *cli, char letter)
{
    cli_usage_error(
        cli, cli_word(cli, "不认识的选项 -%c", "unknown option -%c"), letter);
    return false;
}

/* Whether the word behind an option that takes its value with = only is none
 * of its values: `--fix all` would look for a file called all. */
static bool check_detached(const struct cli *cli,
                           const struct cli_option *option, const char *word)
{
    if (option->choices == NULL || !is_choice(option->choices, word) ||
        access(word, F_OK) == 0)
        return true;
    cli_usage_error(cli, cli_word(cli, "应写作 --%s=%s", "write --%s=%s"),
                    option->name, word);
    return false;
}

/* --name, --name=value or --name value: *i moves over what was taken. */
static bool parse_long(struct cli *cli, int argc, char **argv, int *i)
{
    const char *name = argv[*i] + 2;
    size_t len = strcspn(name, "=");
    struct found found = find_by_name(cli, name, len);
    if (found.option == NULL)
        return refuse_option(cli, arena_strndup(cli->arena, name, len));
    if (found.option->value == NULL) {
        if (name[len] != '\0') {
            cli_usage_error(cli,
                            cli_word(cli, "--%s 不带值", "--%s takes no value"),
                            found.option->name);
            return false;
        }
        *found.value = "";
        return true;
    }
    if (name[len] == '=')
        return set_value(cli, found, name + len + 1);
    if (found.option->value[0] == '[') { /* its value needs the = */
        *found.value = "";
        return *i + 1 >= argc ||
               check_detached(cli, found.option, argv[*i + 1]);
    }
    if (*i + 1 >= argc) {
        cli_usage_error(
            cli, cli_word(cli, "--%s 后面要写：%s", "--%s needs %s"),
            found.option->name, cli_placeholders(cli, found.option->value));
        return false;
    }
    return set_value(cli, found, argv[++*i]);
}

/* Whether a word is no long option behind one dash: -format would be read as
 * -f with the value “ormat”. */
static bool check_dashes(struct cli *cli, const char *word)
{
    const char *name = word + 1;
    size_t len = strcspn(name, "=");
    if (len < 2 || find_by_name(cli, name, len).option == NULL)
        return true;
    cli_usage_error(cli,
                    cli_word(cli, "不认识的选项 %s，是不是 -%s？",
                             "unknown option %s; -%s perhaps?"),
                    word, word);
    return false;
}

/* -a, -abc, -oVALUE or -o VALUE */
static bool parse_short(struct cli *cli, int argc, char **argv, int *i)
{
    if (!check_dashes(cli, argv[*i]))
        return false;
    for (const char *p = argv[*i] + 1; *p != '\0'; p++) {
        struct found found = find_by_letter(cli, *p);
        if (found.option == NULL)
            return refuse_letter(cli, *p);
        if (found.option->value == NULL) {
            *found.value = "";
            continue;
        }
        if (p[1] != '\0')
            return set_value(cli, found, p + 1);
        if (*i + 1 < argc)
            return set_value(cli, found, argv[++*i]);
        cli_usage_error(cli, cli_word(cli, "-%c 后面要写：%s", "-%c needs %s"),
                        *p, cli_placeholders(cli, found.option->value));
        return false;
    }
    return true;
}

static bool parse_words(struct cli *cli, int argc, char **argv)
{
    bool is_over = false;
    for (int i = 0; i < argc; i++) {
        const char *word = argv[i];
        bool ok = true;
        if (is_over || word[0] != '-' || word[1] == '\0')
            cli->operands[cli->n_operands++] = word;
        else if (strcmp(word, "--") == 0)
            is_over = true;
        else if (word[1] == '-')
            ok = parse_long(cli, argc, argv, &i);
        else
            ok = parse_short(cli, argc, argv, &i);
        if (!ok)
            return false;
    }
    return true;
}

/* -- Running ------------------------------------------------------------- */

static size_t count_options(const struct cli_option *table)
{
    size_t n = 0;
    while (table[n].name != NULL)
        n++;
    return n;
}

static enum lang locale_lang(void)
{
    const char *names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *value = getenv(names[i]);
        if (value != NULL && value[0] != '\0')
            return strncmp(value, "zh", 2) == 0 ? LANG_ZH : LANG_EN;
    }
    return LANG_EN;
}

/* What --lang says wherever it stands, for the message about a slip before it;
 * else the locale's. */
static enum lang chosen_lang(int argc, char **argv)
{
    enum lang lang = locale_lang();
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *value = NULL;
        if (strncmp(argv[i], "--lang=", 7) == 0)
            value = argv[i] + 7;
        else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            value = argv[i + 1];
        if (value != NULL && strcmp(value, "zh") == 0)
            lang = LANG_ZH;
        else if (value != NULL && strcmp(value, "en") == 0)
            lang = LANG_EN;
    }
    return lang;
}

/* when: the value of --color, or NULL */
static bool wants_color(int fd, const char *when)
{
    if (when != NULL && strcmp(when, "auto") != 0)
        return strcmp(when, "always") == 0;
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    return isatty(fd) && (no_color == NULL || no_color[0] == '\0') &&
           (term == NULL || strcmp(term, "dumb") != 0);
}

static const char *common_value(const struct cli *cli, const char *name)
{
    return cli->common[find_option(cli_common_options, name, strlen(name))];
}

static int run_command(struct cli *cli)
{
    const char *color = common_value(cli, "color");
    cli->has_color = wants_color(STDOUT_FILENO, color);
    cli->has_color_err = wants_color(STDERR_FILENO, color);
    const struct cli_command *command = cli->command;
    if (common_value(cli, "help") != NULL)
        return cli_print_help(cli, command, true);
    if (cli->n_operands < command->min_operands)
        return cli_usage_error(
            cli, cli_word(cli, "%s 后面要写：%s", "%s needs %s"), command->name,
            cli_placeholders(cli, command->operands));
    if (cli->n_operands > command->max_operands)
        return cli_usage_error(
            cli, cli_word(cli, "多余的参数“%s”", "unexpected “%s”"),
            cli->operands[command->max_operands]);
    return command->run(cli);
}

/* Says that there is no such command, and which may be meant. */
static void refuse_command(const struct cli *cli, const char *name,
                           const char *nearest)
{
    if (name[0] == '-')
        cli_usage_error(cli,
                        cli_word(cli, "命令写在选项前面：fangan 命令 %s",
                                 "the command comes first: fangan COMMAND %s"),
                        name);
    else if (nearest == NULL)
        cli_usage_error(
            cli, cli_word(cli, "不认识的命令“%s”", "unknown command “%s”"),
            name);
    else
        cli_usage_error(cli,
                        cli_word(cli, "不认识的命令“%s”，是不是 %s？",
                                 "unknown command “%s”; %s perhaps?"),
                        name, nearest);
}

const struct cli_command *cli_command(const struct cli *cli, const char *name,
                                      const char *const *topics)
{
    struct nearest nearest = nearest_to(name);
    for (const struct cli_command *c = cli_commands; c->name != NULL; c++) {
        if (strcmp(c->name, name) == 0)
            return c;
        nearest_offer(&nearest, c->name);
    }
    for (; topics != NULL && *topics != NULL; topics++)
        nearest_offer(&nearest, *topics);
    refuse_command(cli, name, nearest.word);
    return NULL;
}

/* The words that stand for a command: `fangan --help`. */
static const char *command_name(const char *word)
{
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
        return "help";
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0)
        return "version";
    return word;
}

/* Where the command stands: --lang and --color may come before it. */
static int command_index(int argc, char **argv)
{
    int i = 1;
    while (i < argc && strncmp(argv[i], "--", 2) == 0) {
        const char *name = argv[i] + 2;
        size_t len = strcspn(name, "=");
        if (cli_common_options[find_option(cli_common_options, name, len)]
                .value == NULL)
            break;
        i += name[len] == '=' ? 1 : 2;
    }
    return i < argc ? i : argc;
}

static int parse_and_run(struct cli *cli, int argc, char **argv)
{
    int at = command_index(argc, argv);
    cli->common = arena_array(cli->arena, count_options(cli_common_options),
                              sizeof(*cli->common));
    cli->operands =
        arena_array(cli->arena, (size_t)argc + 1, sizeof(*cli->operands));
    /* -abc is three options of one word, but none of them has a value */
    cli->given = arena_array(cli->arena, (size_t)argc + 1, sizeof(*cli->given));
    if (!parse_words(cli, at - 1, argv + 1))
        return EXIT_TROUBLE;
    if (at == argc) {
        cli_print_help(cli, NULL, false);
        return EXIT_TROUBLE;
    }
    cli->command = cli_command(cli, command_name(argv[at]), NULL);
    if (cli->command == NULL)
        return EXIT_TROUBLE;
    cli->values = arena_array(cli->arena, count_options(cli->command->options),
                              sizeof(*cli->values));
    if (!parse_words(cli, argc - at - 1, argv + at + 1))
        return EXIT_TROUBLE;
    return run_command(cli);
}

int cli_main(int argc, char **argv)
{
    struct cli cli = {.arena = arena_new(), .lang = chosen_lang(argc, argv)};
    int status = parse_and_run(&cli, argc, argv);
    arena_free(cli.arena);
    return status;
}

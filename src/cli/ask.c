/*
 * The interview.
 */
#include "cli/ask.h"

#include "base/file.h"
#include "base/utf8.h"
#include "base/yaml.h"
#include "cli/line.h"
#include "cli/report.h"
#include "cli/target.h"
#include "write/module.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What an answer may be besides a value. */
#define BACK  "<"
#define HELP  "?"
#define LATER "."

#define INDENT "       "

struct asker {
    const struct interview *interview;
    const struct cli *cli;
    const struct line_module *line;
    const struct field **fields; /* that are asked for */
    const char **answers;        /* as typed, or NULL */
    size_t n;
    bool has_complained; /* that answers can't be kept */
};

/* -- Memory -------------------------------------------------------------- */

const char *ask_memory(const struct cli *cli, const char *id)
{
    const char *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    if (state != NULL && state[0] == '/')
        return arena_printf(cli->arena, "%s/fangan/new-%s.yaml", state, id);
    if (home == NULL || home[0] != '/')
        return NULL;
    return arena_printf(cli->arena, "%s/.local/state/fangan/new-%s.yaml", home,
                        id);
}

/* Keeps all answers so far.  That it can't is said once, and no reason to
 * stop. */
static void keep(struct asker *asker)
{
    const char *path = asker->interview->memory;
    if (path == NULL || asker->has_complained)
        return;
    struct buf text = BUF_EMPTY;
    for (size_t i = 0; i < asker->n; i++) {
        if (asker->answers[i] == NULL)
            continue;
        yaml_add_quoted(&text, asker->fields[i]->name);
        buf_add_str(&text, ": ");
        yaml_add_quoted(&text, asker->answers[i]);
        buf_add_char(&text, '\n');
    }
    struct diags quiet = {.arena = asker->cli->arena, .lang = asker->cli->lang};
    struct file_output file = {path, buf_text(&text), text.len};
    const char *slash = strrchr(path, '/');
    bool ok =
        target_make_folder(asker->cli, arena_strndup(asker->cli->arena, path,
                                                     (size_t)(slash - path))) &&
        files_replace(&file, 1, &quiet);
    buf_free(&text);
    if (!ok) {
        asker->has_complained = true;
        cli_say_line(cli_word(asker->cli, "（答案记不下来：%s 写不了）",
                              "(answers are not kept: %s can't be written)"),
                     path);
    }
}

/* Takes up what the start before left. */
static size_t remember(struct asker *asker)
{
    struct arena *arena = asker->cli->arena;
    struct diags quiet = {.arena = arena};
    struct source source = {.name = asker->interview->memory};
    struct buf bytes = BUF_EMPTY;
    size_t n = 0;
    if (source.name == NULL || access(source.name, R_OK) != 0 ||
        !file_read(source.name, &bytes, &quiet)) {
        buf_free(&bytes);
        return 0;
    }
    source.text = arena_strndup(arena, buf_text(&bytes), bytes.len);
    source.len = strlen(source.text);
    source_index_lines(&source, arena);
    quiet.source = &source;
    const struct yaml_node *map =
        yaml_parse(0, (uint32_t)source.len, arena, &quiet);
    for (size_t i = 0; i < asker->n; i++) {
        asker->answers[i] = yaml_get_text(map, asker->fields[i]->name, NULL);
        n += asker->answers[i] != NULL;
    }
    buf_free(&bytes);
    return n;
}

void ask_forget(const struct interview *interview)
{
    if (interview->memory != NULL)
        unlink(interview->memory);
}

/* -- One question -------------------------------------------------------- */

/* What the type takes, with the choices. */
static void put_type(const struct asker *asker, const struct field *field)
{
    fputs(field_type_about(field->type, (int)asker->cli->lang), stderr);
    for (size_t i = 0; i < field->choices.n; i++) {
        fputs(i == 0 ? cli_word(asker->cli, "：", ": ")
                     : cli_word(asker->cli, "、", ", "),
              stderr);
        cli_say(field->choices.items[i].text);
    }
    fputs("\n", stderr);
}

/* What a value is for and what it may be; a line of text needs no words, but
 * for whoever asks. */
static void explain(const struct asker *asker, const struct field *field,
                    bool is_asked)
{
    if (field->about != NULL) {
        fputs(INDENT, stderr);
        cli_say(field->about);
        fputs("\n", stderr);
    }
    if (field->type == FIELD_TEXT && !is_asked)
        return;
    fputs(INDENT, stderr);
    put_type(asker, field);
}

/* [3/12] 主送哪些单位？（可以不填） */
static void put_question(const struct asker *asker, size_t i)
{
    const struct field *field = asker->fields[i];
    fprintf(stderr, "[%zu/%zu] ", i + 1, asker->n);
    cli_say(field->prompt);
    if (field->is_optional)
        fputs(cli_word(asker->cli, "（可以不填）", " (may be left out)"),
              stderr);
    fputs("\n", stderr);
    explain(asker, field, false);
}

/* What an empty answer stands for: the answer of before, or the default. */
static const char *offer(const struct asker *asker, size_t i)
{
    if (asker->answers[i] != NULL)
        return asker->answers[i];
    struct diags quiet = {.arena = asker->cli->arena};
    const struct value *value =
        field_fallback(asker->fields[i], asker->interview->values, &quiet);
    return value == NULL ? "" : value_print(value, asker->cli->arena);
}

/* [offered] > */
static const char *prompt_with(const struct asker *asker, const char *offered)
{
    struct buf prompt = BUF_EMPTY;
    if (*offered != '\0') {
        buf_add_char(&prompt, '[');
        report_add_safe(&prompt, offered, strlen(offered));
        buf_add_str(&prompt, "] ");
    }
    buf_add_str(&prompt, "> ");
    const char *text = arena_strdup(asker->cli->arena, buf_text(&prompt));
    buf_free(&prompt);
    return text;
}

/* Takes text as the value of field i; false, with the reason said, if it can't
 * be. */
static bool take(const struct asker *asker, size_t i, const char *text)
{
    const struct field *field = asker->fields[i];
    struct arena *arena = asker->cli->arena;
    if (utf8_valid_length(text, strlen(text)) != strlen(text)) {
        fputs(cli_word(asker->cli, INDENT "不是 UTF-8 文字，请重新输入\n",
                       INDENT "that is no UTF-8: type it again\n"),
              stderr);
        return false;
    }
    struct value *value = field_read(field, text, arena);
    if (value == NULL) {
        fputs(cli_word(asker->cli, INDENT "不行，应当是",
                       INDENT "that will not do, wanted is "),
              stderr);
        put_type(asker, field);
        return false;
    }
    struct diags diags = {.arena = arena, .lang = asker->cli->lang};
    if (value_is_set(value) && field->check != NULL &&
        !fangan_check_value(asker->interview->fangan, field->check, text,
                            &diags)) {
        struct buf message = BUF_EMPTY;
        diag_message(diags.first, asker->cli->lang, &message);
        fputs(INDENT, stderr);
        cli_say(buf_text(&message));
        fputs("\n", stderr);
        buf_free(&message);
        return false;
    }
    if (!value_is_set(value) && !field->is_optional && field->type != FIELD_YES)
        fputs(cli_word(asker->cli, INDENT "先空着，草稿里标作【待填】\n",
                       INDENT "left open: the draft says 【待填】 there\n"),
              stderr);
    value_add(asker->interview->values, field->name, value);
    return true;
}

/* Takes a line that is no command; a default that is taken stays a default:
 * it is reckoned anew when what it is made of changes. */
static bool take_line(struct asker *asker, size_t i, const char *line,
                      const char *offered)
{
    if (*line == '\0')
        return take(asker, i, offered);
    if (!take(asker, i, line))
        return false;
    asker->answers[i] = line;
    return true;
}

/* What was answered before goes, too. */
static void leave_for_later(struct asker *asker, size_t i)
{
    asker->answers[i] = NULL;
    value_add(asker->interview->values, asker->fields[i]->name,
              value_text("", asker->cli->arena));
}

/* Asks for field i.  The number of the next one; n to end. */
static size_t ask(struct asker *asker, size_t i)
{
    const struct field *field = asker->fields[i];
    const char *offered = offer(asker, i);
    put_question(asker, i);
    const char *prompt = prompt_with(asker, offered);
    for (;;) {
        const char *line = asker->line->read(prompt, asker->interview->diags);
        if (line == NULL)
            return asker->n;
        if (strcmp(line, BACK) == 0)
            return i == 0 ? 0 : i - 1;
        if (strcmp(line, LATER) == 0) {
            leave_for_later(asker, i);
            return i + 1;
        }
        if (strcmp(line, HELP) == 0)
            explain(asker, field, true);
        else if (take_line(asker, i, line, offered))
            return i + 1;
    }
}

/* -- All of them --------------------------------------------------------- */

static void list_fields(struct asker *asker)
{
    const struct interview *interview = asker->interview;
    size_t n = 0;
    for (const struct field *f = interview->template->fields; f != NULL;
         f = f->next)
        n++;
    asker->fields =
        arena_array(asker->cli->arena, n + 1, sizeof(*asker->fields));
    asker->answers =
        arena_array(asker->cli->arena, n + 1, sizeof(*asker->answers));
    for (const struct field *f = interview->template->fields; f != NULL;
         f = f->next)
        if (f->type != FIELD_TABLE &&
            value_get(interview->values, f->name) == NULL)
            asker->fields[asker->n++] = f;
}

static void greet(const struct asker *asker, size_t remembered)
{
    const struct cli *cli = asker->cli;
    cli_say(asker->interview->template->name);
    fprintf(stderr,
            cli_word(cli,
                     "：%zu 项要填。\n"
                     "回车用方括号里的值，< 回上一项，? 看说明，. 以后再填；\n"
                     "Ctrl-C 停下，答过的都留着，下次接着填。\n\n",
                     ": %zu values.\n"
                     "Enter takes what is in brackets, < goes back, ? "
                     "explains, . leaves it for later;\n"
                     "Ctrl-C stops and keeps the answers for the next "
                     "start.\n\n"),
            asker->n);
    if (remembered > 0)
        fprintf(stderr,
                cli_word(cli, "上次答过 %zu 项，都在方括号里。\n",
                         "%zu answers of last time are in the brackets.\n"),
                remembered);
}

bool ask_all(const struct interview *interview)
{
    struct asker asker = {.interview = interview, .cli = interview->cli};
    list_fields(&asker);
    if (asker.n == 0)
        return true;
    asker.line = module_load("line", "fangan_line_module", interview->diags);
    if (asker.line == NULL)
        return false;
    greet(&asker, remember(&asker));
    for (size_t i = 0; i < asker.n;) {
        i = ask(&asker, i);
        keep(&asker);
    }
    fputs("\n", stderr);
    return !diags_failed(interview->diags);
}

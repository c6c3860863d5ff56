/*
 * Lines by libedit, with the keys of Emacs.
 */
#include "cli/line.h"

#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Keys that libedit does not know, or not on every terminal: it would type
 * their ends into the line. */
static const char *const KEYS[][2] = {
    {"^W", "ed-delete-prev-word"}, {"\\e[H", "ed-move-to-beg"},
    {"\\eOH", "ed-move-to-beg"},   {"\\e[1~", "ed-move-to-beg"},
    {"\\e[7~", "ed-move-to-beg"},  {"\\e[F", "ed-move-to-end"},
    {"\\eOF", "ed-move-to-end"},   {"\\e[4~", "ed-move-to-end"},
    {"\\e[8~", "ed-move-to-end"},  {"\\e[3~", "ed-delete-next-char"},
    {"\\e[1;2C", "ed-next-char"},  {"\\e[1;2D", "ed-prev-char"},
    {"\\e[1;3C", "em-next-word"},  {"\\e[1;3D", "ed-prev-word"},
    {"\\e[1;5C", "em-next-word"},  {"\\e[1;5D", "ed-prev-word"},
    {"\\e[2~", "ed-ignore"},       {"\\e[5~", "ed-ignore"},
    {"\\e[6~", "ed-ignore"},       {"\\e[15~", "ed-ignore"},
    {"\\e[17~", "ed-ignore"},      {"\\e[18~", "ed-ignore"},
    {"\\e[19~", "ed-ignore"},      {"\\e[20~", "ed-ignore"},
    {"\\e[21~", "ed-ignore"},      {"\\e[23~", "ed-ignore"},
    {"\\e[24~", "ed-ignore"},
};

/* Inserting and deleting on the screen (terminfo(5)): libedit 3.1 miscounts the
 * columns of wide characters then.  Without, it writes the rest of the row. */
static const char UNUSED[][3] = {"dc", "DC", "dm", "ed", "ic",
                                 "IC", "im", "ip", "ei"};

static char *prompt_of(EditLine *editor)
{
    void *prompt = NULL;
    el_get(editor, EL_CLIENTDATA, &prompt);
    return prompt;
}

/* A tab that is pasted parts words. */
static unsigned char add_blank(EditLine *editor, int key)
{
    (void)key;
    return el_insertstr(editor, " ") == 0 ? CC_REFRESH : CC_ERROR;
}

static void set_up(EditLine *editor, char *prompt)
{
    el_set(editor, EL_CLIENTDATA, prompt);
    el_set(editor, EL_PROMPT, prompt_of);
    el_set(editor, EL_EDITOR, "emacs");
    el_set(editor, EL_SIGNAL, 1);
    for (size_t i = 0; i < sizeof(UNUSED) / sizeof(UNUSED[0]); i++)
        el_set(editor, EL_SETTC, UNUSED[i], "", NULL);
    /* el_set() would leak the names */
    el_wset(editor, EL_ADDFN, L"blank", L"A blank", add_blank);
    el_set(editor, EL_BIND, "^I", "blank", NULL);
    for (size_t i = 0; i < sizeof(KEYS) / sizeof(KEYS[0]); i++)
        el_set(editor, EL_BIND, KEYS[i][0], KEYS[i][1], NULL);
}

static const char *read_with(EditLine *editor, struct arena *arena)
{
    int n = 0;
    el_set(editor, EL_PREP_TERM, 1); /* before the prompt: no echo behind it */
    const char *line = el_gets(editor, &n);
    return line == NULL || n <= 0
               ? NULL
               : arena_strndup(arena, line, strcspn(line, "\r\n"));
}

static const char *fail(struct diags *diags, const char *what)
{
    diag_add(diags, DIAG_LIBRARY_FAILED, SPAN_NONE, what, strerror(errno),
             NULL);
    return NULL;
}

/* What a character is, and how wide, libedit asks the locale: it is that of
 * UTF-8 meanwhile, for this thread alone. */
static const char *line_read(const char *prompt, struct diags *diags)
{
    const char *text = NULL;
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (utf8 == (locale_t)0)
        return fail(diags, "newlocale C.UTF-8");
    locale_t before = uselocale(utf8);
    EditLine *editor = el_init_fd("fangan", stdin, stderr, stderr, STDIN_FILENO,
                                  STDERR_FILENO, STDERR_FILENO);
    if (editor == NULL) {
        fail(diags, "libedit");
    } else {
        set_up(editor, arena_strdup(diags->arena, prompt));
        text = read_with(editor, diags->arena);
        el_end(editor);
    }
    uselocale(before);
    freelocale(utf8);
    return text;
}

const struct line_module fangan_line_module = {line_read};

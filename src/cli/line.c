/*
 * A small editor: what is typed goes to the end of the line, and is erased
 * from there by character, by word or as a whole.  While it reads, signals
 * come as data (signalfd), so that the terminal is put back before they do
 * what they do.
 */
#include "cli/line.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

enum { USUAL_COLUMNS = 80, ESCAPE = 0x1B, DELETE = 0x7F };

/* Keys that are no characters (arrows and the like) begin with ESC [ and end
 * with a letter or ~, or are ESC O and a letter. */
enum escape_state { NO_ESCAPE, AFTER_ESCAPE, IN_SEQUENCE, BEFORE_LETTER };

struct editor {
    const char *prompt;
    struct termios before;    /* the terminal as it was */
    sigset_t ending, outside; /* what comes as data; the mask before */
    int signals;              /* signalfd */
    struct buf line;
    enum escape_state escape;
};

/* What a byte brought. */
enum outcome { GOES_ON, IS_LINE, IS_END };

/* -- The screen ---------------------------------------------------------- */

static size_t terminal_columns(void)
{
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0
               ? size.ws_col
               : USUAL_COLUMNS;
}

/* Goes on from column *at over text; how many times a row is full. */
static size_t count_wraps(const char *text, size_t columns, size_t *at)
{
    const char *end = text + strlen(text);
    size_t n = 0;
    while (text < end) {
        size_t left = (size_t)(end - text);
        bool is_valid = utf8_valid_length(text, left < 4 ? left : 4) > 0;
        size_t width = is_valid ? (size_t)scalar_columns(utf8_next(&text)) : 1;
        text += is_valid ? 0 : 1;
        if (*at + width > columns) {
            n++;
            *at = 0;
        }
        *at += width;
    }
    return n;
}

/* How many rows above the cursor the line begins. */
static size_t rows_above(const struct editor *e)
{
    size_t at = 0, columns = terminal_columns();
    size_t n = count_wraps(e->prompt, columns, &at);
    return n + count_wraps(buf_text(&e->line), columns, &at);
}

/* Draws the line over one that begins so many rows above. */
static void draw(const struct editor *e, size_t above)
{
    struct buf out = BUF_EMPTY;
    if (above > 0)
        buf_printf(&out, "\033[%zuA", above);
    buf_printf(&out, "\r\033[J%s%s", e->prompt, buf_text(&e->line));
    fputs(buf_text(&out), stderr);
    buf_free(&out);
}

/* -- The terminal -------------------------------------------------------- */

static bool take_terminal(const struct editor *e)
{
    struct termios raw = e->before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    return tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0;
}

static void give_terminal_back(const struct editor *e)
{
    tcsetattr(STDIN_FILENO, TCSADRAIN, &e->before);
}

/* False: there is none, or none that understands where to draw. */
static bool open_editor(struct editor *e)
{
    static const int ending[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
    const char *term = getenv("TERM");
    if (term == NULL || strcmp(term, "dumb") == 0 || !isatty(STDERR_FILENO) ||
        tcgetattr(STDIN_FILENO, &e->before) != 0)
        return false;
    sigemptyset(&e->ending);
    for (size_t i = 0; i < sizeof(ending) / sizeof(ending[0]); i++)
        sigaddset(&e->ending, ending[i]);
    sigprocmask(SIG_BLOCK, &e->ending, &e->outside);
    e->signals = signalfd(-1, &e->ending, SFD_CLOEXEC);
    if (e->signals >= 0 && take_terminal(e))
        return true;
    if (e->signals >= 0)
        close(e->signals);
    sigprocmask(SIG_SETMASK, &e->outside, NULL);
    return false;
}

static void close_editor(struct editor *e)
{
    give_terminal_back(e);
    close(e->signals);
    sigprocmask(SIG_SETMASK, &e->outside, NULL);
}

/* Lets a signal do what it does.  It may have been Ctrl-Z, or ignored: then
 * the line goes on. */
static void pass_signal(struct editor *e)
{
    struct signalfd_siginfo info;
    if (read(e->signals, &info, sizeof(info)) != sizeof(info))
        return;
    give_terminal_back(e);
    sigprocmask(SIG_SETMASK, &e->outside, NULL);
    raise((int)info.ssi_signo);
    sigprocmask(SIG_BLOCK, &e->ending, NULL);
    take_terminal(e);
    draw(e, 0);
}

/* -- Editing ------------------------------------------------------------- */

/* The length of the line without its last character. */
static size_t without_last(const struct buf *line)
{
    size_t len = line->len;
    while (len > 0 && ((unsigned char)line->data[--len] & 0xC0) == 0x80)
        ;
    return len;
}

static bool is_blank_at_end(const struct buf *line)
{
    return line->len > 0 && line->data[line->len - 1] == ' ';
}

static void erase_word(struct buf *line)
{
    while (is_blank_at_end(line))
        buf_truncate(line, line->len - 1);
    while (line->len > 0 && !is_blank_at_end(line))
        buf_truncate(line, without_last(line));
}

static bool is_erasing(const struct editor *e, unsigned char c)
{
    const cc_t *keys = e->before.c_cc;
    return c == DELETE || c == '\b' || c == keys[VERASE] || c == keys[VKILL] ||
           c == keys[VWERASE];
}

static void erase(struct editor *e, unsigned char c)
{
    size_t above = rows_above(e);
    if (c == e->before.c_cc[VKILL])
        buf_truncate(&e->line, 0);
    else if (c == e->before.c_cc[VWERASE])
        erase_word(&e->line);
    else
        buf_truncate(&e->line, without_last(&e->line));
    draw(e, above);
}

/* Whether c belongs to a key that is no character. */
static bool is_of_sequence(struct editor *e, unsigned char c)
{
    switch (e->escape) {
    case NO_ESCAPE:
        e->escape = c == ESCAPE ? AFTER_ESCAPE : NO_ESCAPE;
        return c == ESCAPE;
    case AFTER_ESCAPE:
        e->escape = c == '['   ? IN_SEQUENCE
                    : c == 'O' ? BEFORE_LETTER
                               : NO_ESCAPE;
        return e->escape != NO_ESCAPE;
    case IN_SEQUENCE:
        e->escape = c >= '@' && c <= '~' ? NO_ESCAPE : IN_SEQUENCE;
        return true;
    case BEFORE_LETTER:
        e->escape = NO_ESCAPE;
        return true;
    }
    return false;
}

static enum outcome take_byte(struct editor *e, unsigned char c)
{
    if (c == '\0' || is_of_sequence(e, c))
        return GOES_ON;
    if (c == '\n' || c == '\r')
        return IS_LINE;
    if (c == e->before.c_cc[VEOF])
        return e->line.len == 0 ? IS_END : GOES_ON;
    if (c == '\t')
        c = ' ';
    if (is_erasing(e, c)) {
        erase(e, c);
    } else if (c >= ' ') {
        buf_add_char(&e->line, (char)c);
        fwrite(&c, 1, 1, stderr);
    }
    return GOES_ON;
}

static enum outcome edit(struct editor *e)
{
    struct pollfd fds[] = {{STDIN_FILENO, POLLIN, 0}, {e->signals, POLLIN, 0}};
    enum outcome outcome = GOES_ON;
    draw(e, 0);
    while (outcome == GOES_ON) {
        unsigned char c;
        if (poll(fds, 2, -1) < 0) {
            if (errno != EINTR)
                return IS_END;
            continue;
        }
        if (fds[1].revents != 0) {
            pass_signal(e);
            continue;
        }
        ssize_t n = read(STDIN_FILENO, &c, 1);
        if (n == 1)
            outcome = take_byte(e, c);
        else if (n == 0 || errno != EINTR)
            outcome = IS_END;
    }
    return outcome;
}

/* -- Without a terminal -------------------------------------------------- */

/* Where the kernel edits, it shall at least erase whole characters.  Gives
 * whether before is to be put back. */
static bool set_utf8(struct termios *before)
{
    if (tcgetattr(STDIN_FILENO, before) != 0 || (before->c_iflag & IUTF8) != 0)
        return false;
    struct termios utf8 = *before;
    utf8.c_iflag |= IUTF8;
    return tcsetattr(STDIN_FILENO, TCSADRAIN, &utf8) == 0;
}

static const char *read_plain(const char *prompt, struct arena *arena)
{
    struct termios before;
    bool is_set = set_utf8(&before);
    char *line = NULL;
    size_t room = 0;
    const char *text = NULL;
    fputs(prompt, stderr);
    ssize_t len = getline(&line, &room, stdin);
    if (is_set)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
    while (len > 0 && (line[len - 1] == '\n' || line[len - 1] == '\r'))
        len--;
    if (len >= 0)
        text = arena_strndup(arena, line, (size_t)len);
    free(line);
    return text;
}

const char *line_read(const char *prompt, struct arena *arena)
{
    struct editor e = {.prompt = prompt};
    const char *text = NULL;
    if (!open_editor(&e))
        return read_plain(prompt, arena);
    enum outcome outcome = edit(&e);
    if (outcome == IS_LINE) {
        fputs("\n", stderr);
        text = arena_strndup(arena, buf_text(&e.line), e.line.len);
    }
    close_editor(&e);
    buf_free(&e.line);
    return text;
}

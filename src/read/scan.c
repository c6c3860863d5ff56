/*
 * Scanners for read/inline.  Every one of them gives up after SCAN_REACH
 * bytes, so that a line full of beginnings without ends costs linear time.
 */
#include "read/scan.h"

#include "base/utf8.h"
#include "read/charset.h"

#include <string.h>
#include <strings.h>

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\v';
}

static size_t reach_of(size_t len, size_t at)
{
    return len - at > SCAN_REACH ? at + SCAN_REACH : len;
}

/* -- Addresses ----------------------------------------------------------- */

/* The ) that belongs to the ( at at, or 0. */
static size_t closing_bracket(const char *text, size_t len, size_t at)
{
    size_t depth = 0;
    size_t end = reach_of(len, at);

    for (size_t i = at; i < end && !is_line_end(text[i]); i++) {
        depth += text[i] == '(';
        if (text[i] == ')' && --depth == 0)
            return i;
    }
    return 0;
}

/* Cuts off a title: (address "title"). */
static size_t without_title(const char *text, size_t start, size_t end)
{
    for (size_t i = start; i + 1 < end; i++) {
        if (text[i] == ' ' && (text[i + 1] == '"' || text[i + 1] == '\'') &&
            text[end - 1] == text[i + 1])
            return i;
    }
    return end;
}

bool scan_destination(const char *text, size_t len, size_t at,
                      struct destination *destination)
{
    size_t close =
        at < len && text[at] == '(' ? closing_bracket(text, len, at) : 0;

    if (close == 0)
        return false;
    size_t start = at + 1;
    size_t end = close;

    while (start < end && text[start] == ' ')
        start++;
    while (end > start && text[end - 1] == ' ')
        end--;
    end = without_title(text, start, end);
    while (end > start && text[end - 1] == ' ')
        end--;
    if (end - start >= 2 && text[start] == '<' && text[end - 1] == '>') {
        start++;
        end--;
    }
    *destination = (struct destination){start, end - start, close + 1};
    return end > start;
}

bool scan_is_web(const char *address)
{
    return strncasecmp(address, "http://", 7) == 0 ||
           strncasecmp(address, "https://", 8) == 0 ||
           strncasecmp(address, "mailto:", 7) == 0;
}

static size_t scheme_length(const char *address)
{
    size_t n = 0;

    while (is_letter(address[n]) || (n > 0 && is_digit(address[n])) ||
           (n > 0 && address[n] != '\0' && strchr("+.-", address[n]) != NULL))
        n++;
    return n >= 2 && address[n] == ':' ? n : 0;
}

static bool has_extension(const char *address)
{
    const char *dot = strrchr(address, '.');
    size_t n = 0;

    if (dot == NULL)
        return false;
    for (dot++; dot[n] != '\0'; n++) {
        if (!is_letter(dot[n]) && !is_digit(dot[n]))
            return false;
    }
    return n >= 1 && n <= 5 && is_letter(*dot);
}

bool scan_is_address(const char *address)
{
    return scheme_length(address) > 0 || strchr("/#", *address) != NULL ||
           strncmp(address, "./", 2) == 0 || strncmp(address, "../", 3) == 0 ||
           has_extension(address);
}

/* Whether a part of path between slashes is "..". */
static bool climbs(const char *path)
{
    for (const char *p = path; p != NULL;) {
        size_t n = strcspn(p, "/");

        if (n == 2 && p[0] == '.' && p[1] == '.')
            return true;
        p = p[n] == '\0' ? NULL : p + n + 1;
    }
    return false;
}

bool scan_is_path_inside(const char *path)
{
    return path[0] != '/' && path[0] != '~' && strchr(path, '\\') == NULL &&
           strchr(path, '%') == NULL && strchr(path, ':') == NULL &&
           !climbs(path);
}

/* -- Angle brackets ------------------------------------------------------ */

size_t scan_autolink(const char *text, size_t len, size_t at)
{
    size_t end = reach_of(len, at);
    bool has_at = false;
    size_t i;

    for (i = at + 1; i < end && text[i] != '>'; i++) {
        if ((unsigned char)text[i] <= ' ' || text[i] == '<')
            return 0;
        has_at |= text[i] == '@' && i > at + 1;
    }
    if (i == end)
        return 0;
    return scan_is_web(text + at + 1) || has_at ? i + 1 : 0;
}

size_t scan_html(const char *text, size_t len, size_t at)
{
    size_t end = reach_of(len, at);
    size_t i = at + 1;

    if (len - at >= 4 && memcmp(text + at, "<!--", 4) == 0)
        return at + 4;
    if (i < end && (text[i] == '/' || text[i] == '!' || text[i] == '?'))
        i++;
    if (i == end || !is_letter(text[i]))
        return 0;
    while (i < end && (is_letter(text[i]) || is_digit(text[i]) ||
                       text[i] == '-' || text[i] == ':'))
        i++;
    if (i == end || strchr(" \t\n\v/>", text[i]) == NULL)
        return 0;
    while (i < end && text[i] != '>' && text[i] != '<')
        i++;
    return i < end && text[i] == '>' ? i + 1 : 0;
}

/* -- Entities ------------------------------------------------------------ */

struct entity {
    const char *name;
    uint32_t scalar;
};

static const struct entity entities[] = {
    {"amp", '&'},       {"lt", '<'},        {"gt", '>'},
    {"quot", '"'},      {"apos", '\''},     {"nbsp", 0xA0},
    {"ensp", 0x2002},   {"emsp", 0x2003},   {"middot", 0xB7},
    {"times", 0xD7},    {"mdash", 0x2014},  {"ndash", 0x2013},
    {"hellip", 0x2026}, {"ldquo", 0x201C},  {"rdquo", 0x201D},
    {"lsquo", 0x2018},  {"rsquo", 0x2019},  {"yen", 0xA5},
    {"deg", 0xB0},      {"permil", 0x2030},
};

static uint32_t digit_value(char c)
{
    if (is_digit(c))
        return (uint32_t)(c - '0');
    if (c >= 'a' && c <= 'f')
        return (uint32_t)(c - 'a') + 10;
    if (c >= 'A' && c <= 'F')
        return (uint32_t)(c - 'A') + 10;
    return UINT32_MAX;
}

/* The scalar of digits, 0 if they are none or a plan may not hold it. */
static uint32_t numeric_scalar(const char *digits, size_t n, uint32_t base)
{
    uint32_t scalar = 0;

    for (size_t i = 0; i < n; i++) {
        uint32_t digit = digit_value(digits[i]);

        if (digit >= base)
            return 0;
        scalar = scalar * base + digit;
    }
    if (scalar < 0x20 || scalar > 0x10FFFF ||
        (scalar >= 0xD800 && scalar <= 0xDFFF) ||
        charset_forbidden(scalar, 0) != NULL)
        return 0;
    return scalar;
}

size_t scan_entity(const char *text, size_t len, size_t at, uint32_t *scalar)
{
    enum { LONGEST = 10 };
    size_t n = 0;
    const char *name = text + at + 1;

    while (n < LONGEST && at + 1 + n < len && name[n] != ';')
        n++;
    if (n < 2 || n == LONGEST || at + 1 + n == len)
        return 0;
    *scalar = 0;
    if (name[0] == '#' && (name[1] == 'x' || name[1] == 'X') && n > 2) {
        *scalar = numeric_scalar(name + 2, n - 2, 16);
    } else if (name[0] == '#') {
        *scalar = numeric_scalar(name + 1, n - 1, 10);
    } else {
        for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++) {
            if (strlen(entities[i].name) == n &&
                memcmp(entities[i].name, name, n) == 0)
                *scalar = entities[i].scalar;
        }
    }
    return *scalar == 0 ? 0 : at + 1 + n + 1;
}

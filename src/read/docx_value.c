/*
 * Attributes and their values.
 */
#include "read/docx_xml.h"

#include <string.h>
#include <strings.h>

enum { ITEM = 5, MOST = 1000 * 1000 };

static bool is_relationship(const unsigned char *uri)
{
    static const char end[] = "relationships";
    size_t len = uri == NULL ? 0 : strlen((const char *)uri);
    return len > sizeof(end) &&
           strcmp((const char *)uri + len - (sizeof(end) - 1), end) == 0;
}

static struct word_value get(const struct word_attributes *attributes,
                             const char *name, bool is_r)
{
    for (int i = 0; i < attributes->n; i++) {
        const unsigned char **item = attributes->items + (size_t)i * ITEM;
        if (item[0][0] == (unsigned char)*name &&
            strcmp((const char *)item[0], name) == 0 &&
            is_relationship(item[2]) == is_r)
            return (struct word_value){(const char *)item[3],
                                       (size_t)(item[4] - item[3])};
    }
    return (struct word_value){NULL, 0};
}

struct word_value word_get(const struct word_attributes *attributes,
                           const char *name)
{
    return get(attributes, name, false);
}

struct word_value word_get_r(const struct word_attributes *attributes,
                             const char *name)
{
    return get(attributes, name, true);
}

bool word_value_is(struct word_value value, const char *text)
{
    return value.bytes != NULL && value.len == strlen(text) &&
           memcmp(value.bytes, text, value.len) == 0;
}

/* libxml2 leaves &amp; as &#38; in attributes where no entity is replaced. */
static void unescape(char *text)
{
    static const char escaped[] = "&#38;";
    char *to = strstr(text, escaped);
    for (const char *from = to; from != NULL && *from != '\0'; to++) {
        bool is_escaped = strncmp(from, escaped, sizeof(escaped) - 1) == 0;
        *to = *from;
        from += is_escaped ? sizeof(escaped) - 1 : 1;
    }
    if (to != NULL)
        *to = '\0';
}

const char *word_value_copy(struct word_value value, struct arena *arena)
{
    if (value.bytes == NULL)
        return NULL;
    char *copy = arena_strndup(arena, value.bytes, value.len);
    unescape(copy);
    return copy;
}

bool word_value_is_on(struct word_value value)
{
    return !word_value_is(value, "0") && !word_value_is(value, "false") &&
           !word_value_is(value, "off") && !word_value_is(value, "none");
}

/* The number at the start of value in thousandths, and where it ends. */
static bool read_number(struct word_value value, int64_t *thousandths,
                        size_t *end)
{
    size_t i = 0;
    bool is_negative = value.len > 0 && value.bytes[0] == '-';
    int64_t n = 0, unit = 1000;
    bool has_digit = false, is_behind_point = false;
    i += is_negative || (value.len > 0 && value.bytes[0] == '+');
    for (; i < value.len; i++) {
        char c = value.bytes[i];
        if (c == '.' && !is_behind_point) {
            is_behind_point = true;
            continue;
        }
        if (c < '0' || c > '9')
            break;
        has_digit = true;
        if (is_behind_point) {
            unit /= 10;
            n += (c - '0') * unit;
        } else if (n <= (int64_t)MOST * 1000) {
            n = n * 10 + (int64_t)(c - '0') * 1000;
        }
    }
    *thousandths = is_negative ? -n : n;
    *end = i;
    return has_digit;
}

static int bounded(int64_t n)
{
    return n > MOST ? MOST : n < -MOST ? -MOST : (int)n;
}

int word_value_int(struct word_value value, int fallback)
{
    int64_t thousandths;
    size_t end;
    return value.bytes != NULL && read_number(value, &thousandths, &end)
               ? bounded(thousandths / 1000)
               : fallback;
}

int word_value_twips(struct word_value value, int fallback)
{
    /* thousandths of a twip in each unit */
    static const struct {
        char name[3];
        int64_t twips;
    } units[] = {{"mm", 56693}, {"cm", 566929}, {"in", 1440000},
                 {"pt", 20000}, {"pc", 240000}, {"pi", 240000}};
    int64_t thousandths;
    size_t end;
    if (value.bytes == NULL || !read_number(value, &thousandths, &end))
        return fallback;
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
        if (value.len == end + 2 &&
            memcmp(value.bytes + end, units[i].name, 2) == 0)
            return bounded(thousandths * units[i].twips / 1000000);
    return bounded(thousandths / 1000);
}

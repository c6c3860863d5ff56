/*
 * The front matter, key by key in the order of FRONT_KEY_LIST.
 */
#include "write/markdown_part.h"

#include "base/utf8.h"
#include "base/yaml.h"
#include "read/front.h"

#include <string.h>
#include <strings.h>

enum { LONGEST_LIST = 80 }; /* columns of a list on one line */

/* -- Scalars ------------------------------------------------------------- */

/* What other programs take for a number, a date, a truth or nothing.  For
 * fangan every scalar is a text. */
static bool looks_typed(const char *text)
{
    static const char *const words[] = {"~",   "null", "true", "false",
                                        "yes", "no",   "on",   "off",
                                        "y",   "n",    ".nan", ".inf"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strcasecmp(text, words[i]) == 0)
            return true;
    return strspn(text, "0123456789+-.:_eExXoabcdefABCDEF") == strlen(text) &&
           strpbrk(text, "0123456789") != NULL;
}

/* Whether YAML reads text as it stands; in a flow list brackets and commas
 * mean something. */
static bool is_plain(const char *text, bool is_flow)
{
    size_t len = strlen(text);
    if (strchr("-?:,[]{}#&*!|>'\"%@`", text[0]) != NULL ||
        strchr(" :", text[len - 1]) != NULL || strstr(text, ": ") != NULL ||
        strstr(text, " #") != NULL || strcmp(text, "...") == 0)
        return false;
    return !is_flow || strpbrk(text, ",[]{}:") == NULL;
}

static void add_scalar(const char *text, bool is_flow, struct buf *out)
{
    if (text[0] != '\0' && is_plain(text, is_flow) && !looks_typed(text))
        buf_add_str(out, text);
    else
        yaml_add_quoted(out, text);
}

static void add_text(const char *key, const char *text, struct buf *out)
{
    buf_printf(out, "%s: ", key);
    add_scalar(text, false, out);
    buf_add_char(out, '\n');
}

/* The author's line breaks are those of a | block. */
static void add_title(const char *key, const char *title, struct buf *out)
{
    if (strchr(title, '\n') == NULL) {
        add_text(key, title, out);
        return;
    }
    buf_printf(out, "%s: |\n", key);
    for (const char *line = title; *line != '\0';) {
        size_t len = strcspn(line, "\n");
        buf_printf(out, "  %.*s\n", (int)len, line);
        line += len + (line[len] == '\n');
    }
}

/* -- Lists --------------------------------------------------------------- */

static bool fits_a_line(const struct names *names)
{
    int columns = 0;
    for (size_t i = 0; i < names->n; i++) {
        if (strpbrk(names->items[i], ",[]{}") != NULL)
            return false;
        columns += utf8_columns(names->items[i]) + 2;
    }
    return columns <= LONGEST_LIST;
}

static void add_flow(const struct names *names, struct buf *out)
{
    buf_add_char(out, '[');
    for (size_t i = 0; i < names->n; i++) {
        buf_add_str(out, i == 0 ? "" : ", ");
        add_scalar(names->items[i], true, out);
    }
    buf_add_char(out, ']');
}

/* Recipients are a list even if there is one. */
static bool is_always_list(const struct front_key *key)
{
    return strcmp(key->id, "to") == 0 || strcmp(key->id, "cc") == 0;
}

static void add_names(const struct front_key *front_key,
                      const struct names *names, struct buf *out)
{
    const char *key = front_key->zh;
    if (names->n == 1 && !is_always_list(front_key)) {
        add_text(key, names->items[0], out);
        return;
    }
    if (fits_a_line(names)) {
        buf_printf(out, "%s: ", key);
        add_flow(names, out);
        buf_add_char(out, '\n');
        return;
    }
    buf_printf(out, "%s:\n", key);
    for (size_t i = 0; i < names->n; i++) {
        buf_add_str(out, "  - ");
        add_scalar(names->items[i], false, out);
        buf_add_char(out, '\n');
    }
}

static void add_attachments(const char *key, const struct meta *meta,
                            struct buf *out)
{
    buf_printf(out, "%s:\n", key);
    for (size_t i = 0; i < meta->n_attachments; i++) {
        const struct attachment *attachment = &meta->attachments[i];
        buf_add_str(out, "  - ");
        if (attachment->file != NULL)
            buf_add_str(out, "名称: ");
        add_scalar(attachment->name, false, out);
        if (attachment->file != NULL) {
            buf_add_str(out, "\n    文件: ");
            add_scalar(attachment->file, false, out);
        }
        buf_add_char(out, '\n');
    }
}

static void add_lint(const char *key, const struct names *off, struct buf *out)
{
    buf_printf(out, "%s: {off: ", key);
    add_flow(off, out);
    buf_add_str(out, "}\n");
}

/* -- Keys ---------------------------------------------------------------- */

static void add_date(const char *key, struct date date, struct arena *arena,
                     struct buf *out)
{
    if (date_is_set(date))
        buf_printf(out, "%s: %s\n", key, date_iso(date, arena));
}

/* A text under any of the keys that hold one. */
static void add_optional(const char *key, const char *text, struct buf *out)
{
    if (text != NULL)
        add_text(key, text, out);
}

bool markdown_add_key(const struct plan *plan, const struct front_key *key,
                      struct buf *out)
{
    const struct meta *meta = &plan->meta;
    const void *field = (const char *)meta + key->field;
    const char *const *text = field;
    const struct names *names = field;
    const struct date *date = field;
    size_t from = out->len;
    switch (key->type) {
    case FRONT_TITLE:
        if (plan->title != NULL)
            add_title(key->zh, plan->title, out);
        break;
    case FRONT_TEXT:
    case FRONT_KIND:
    case FRONT_COPY:
    case FRONT_SECRECY:
    case FRONT_URGENCY:
    case FRONT_SEAL:
        add_optional(key->zh, *text, out);
        break;
    case FRONT_NAMES:
        if (names->n > 0)
            add_names(key, names, out);
        break;
    case FRONT_DATE:
        add_date(key->zh, *date, plan->arena, out);
        break;
    case FRONT_ATTACHMENTS:
        if (meta->n_attachments > 0)
            add_attachments(key->zh, meta, out);
        break;
    case FRONT_FORMAT:
        if (meta->has_format)
            add_text(key->zh, front_format_word(meta->format), out);
        break;
    case FRONT_LINT:
        if (names->n > 0)
            add_lint(key->zh, names, out);
        break;
    case FRONT_TYPE_COUNT:
        break;
    }
    return out->len > from;
}

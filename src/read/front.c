/*
 * Front matter: from YAML nodes to struct meta, by the table of keys.
 *
 * Scalars have no type of their own: `no`, `0755` and `2026-01-01` are texts
 * until the key's type says otherwise (reliability.md 2.3).
 */
#include "read/front.h"

#include "base/limits.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "base/yaml.h"
#include "read/charset.h"
#include "read/front_keys.h"

#include <string.h>
#include <strings.h>

struct front {
    struct plan *plan;
    const struct kinds *kinds;
    struct arena *arena;
    struct diags *diags;
};

/* -- Faults of values ---------------------------------------------------- */

static const char *about(const struct front *f, enum front_type type)
{
    return front_type_about(type, f->diags->lang);
}

static void wrong_type(const struct front *f, const struct yaml_node *node,
                       const char *key, enum front_type type)
{
    diag_add(f->diags, DIAG_VALUE_TYPE, node->span, key, about(f, type), NULL);
}

static void bad_value(const struct front *f, const struct yaml_node *node,
                      const char *key, const char *text, const char *wanted)
{
    diag_add(f->diags, DIAG_VALUE_BAD, node->span, key, text, wanted, NULL);
}

/* -- Texts --------------------------------------------------------------- */

/* An empty value without quotes says: not given. */
static bool is_null(const struct yaml_node *node)
{
    return node->kind == YAML_SCALAR && node->is_plain &&
           (node->text[0] == '\0' || strcmp(node->text, "~") == 0 ||
            strcmp(node->text, "null") == 0);
}

/* Escapes such as "\u202E" may bring in what no file may hold. */
static bool is_clean(const struct front *f, const struct yaml_node *node)
{
    uint32_t before = 0;

    for (const char *p = node->text; *p != '\0';) {
        uint32_t c = utf8_next(&p);
        const struct forbidden *why = charset_forbidden(c, before);

        before = c;
        if (why == NULL || c == '\n' || c == '\t')
            continue;
        diag_add(f->diags, DIAG_CHARACTER_FORBIDDEN, node->span,
                 arena_printf(f->arena, "U+%04X", (unsigned)c),
                 diags_word(f->diags, why->zh, why->en), NULL);
        return false;
    }
    return true;
}

static const char *trimmed(const struct front *f, const char *text, size_t len)
{
    char *copy = arena_strndup(f->arena, text, len);

    for (char *p = copy; *p != '\0'; p++) {
        if (*p == '\n' || *p == '\t')
            *p = ' ';
    }
    len = strlen(copy);
    text = utf8_trim(copy, &len);
    return arena_strndup(f->arena, text, len);
}

/* The text of a scalar on one line; NULL if there is none or it is refused. */
static const char *scalar_text(const struct front *f,
                               const struct yaml_node *node, const char *key,
                               enum front_type type)
{
    if (node->kind != YAML_SCALAR) {
        wrong_type(f, node, key, type);
        return NULL;
    }
    if (is_null(node) || !is_clean(f, node))
        return NULL;
    const char *text = trimmed(f, node->text, strlen(node->text));

    if (text[0] == '\0')
        bad_value(f, node, key, "", about(f, type));
    return text[0] == '\0' ? NULL : text;
}

/* The lines of a | block are the author's line breaks. */
static const char *title_text(const struct front *f,
                              const struct yaml_node *node, const char *key)
{
    struct buf title = BUF_EMPTY;

    if (node->kind != YAML_SCALAR) {
        wrong_type(f, node, key, FRONT_TITLE);
        return NULL;
    }
    if (!is_clean(f, node))
        return NULL;
    for (const char *line = node->text; *line != '\0';) {
        size_t len = strcspn(line, "\n");
        const char *text = trimmed(f, line, len);

        if (title.len > 0 && text[0] != '\0')
            buf_add_char(&title, '\n');
        buf_add_str(&title, text);
        line += len + (line[len] == '\n');
    }
    const char *text = arena_strdup(f->arena, buf_text(&title));

    buf_free(&title);
    if (text[0] == '\0')
        bad_value(f, node, key, "", about(f, FRONT_TITLE));
    return text[0] == '\0' ? NULL : text;
}

/* -- Lists --------------------------------------------------------------- */

static size_t count_children(const struct yaml_node *node)
{
    size_t n = 0;

    for (const struct yaml_node *i = node->first; i != NULL; i = i->next)
        n++;
    return n;
}

/* A list of texts; a text alone is a list of one. */
static void set_names(const struct front *f, const struct yaml_node *node,
                      const char *key, enum front_type type,
                      struct names *names)
{
    if (node->kind == YAML_MAP) {
        wrong_type(f, node, key, type);
        return;
    }
    bool is_list = node->kind == YAML_LIST;
    size_t n = is_list ? count_children(node) : 1;

    names->items = arena_array(f->arena, n, sizeof(*names->items));
    names->spans = arena_array(f->arena, n, sizeof(*names->spans));
    for (const struct yaml_node *i = is_list ? node->first : node; i != NULL;
         i = is_list ? i->next : NULL) {
        const char *name = scalar_text(f, i, key, type);

        if (is_list && is_null(i))
            bad_value(f, i, key, "", about(f, type));
        if (name == NULL)
            continue;
        names->items[names->n] = name;
        names->spans[names->n++] = i->span;
    }
}

static bool key_is(const struct yaml_node *node, const char *zh, const char *en)
{
    return strcmp(node->key, zh) == 0 || strcmp(node->key, en) == 0;
}

static void unknown_key(const struct front *f, const struct yaml_node *node,
                        const char *meant)
{
    diag_add(f->diags, DIAG_KEY_UNKNOWN, node->key_span, node->key, NULL);
    if (meant != NULL)
        diag_hint(f->diags, arena_printf(f->arena, "是不是“%s”？", meant),
                  arena_printf(f->arena, "did you mean “%s”?", meant));
}

/* {名称, 文件} */
static struct attachment attachment_entry(const struct front *f,
                                          const struct yaml_node *node,
                                          const char *key)
{
    struct attachment entry = {.span = node->span};

    for (const struct yaml_node *i = node->first; i != NULL; i = i->next) {
        if (key_is(i, "名称", "name"))
            entry.name = scalar_text(f, i, i->key, FRONT_TEXT);
        else if (key_is(i, "文件", "file"))
            entry.file = scalar_text(f, i, i->key, FRONT_TEXT);
        else
            unknown_key(f, i, "名称");
    }
    if (entry.name == NULL)
        bad_value(f, node, key, "", about(f, FRONT_ATTACHMENTS));
    return entry;
}

static void set_attachments(const struct front *f, const struct yaml_node *node,
                            const char *key)
{
    struct meta *meta = &f->plan->meta;
    bool is_list = node->kind == YAML_LIST;
    size_t n = is_list ? count_children(node) : 1;

    meta->attachments = arena_array(f->arena, n, sizeof(*meta->attachments));
    for (const struct yaml_node *i = is_list ? node->first : node; i != NULL;
         i = is_list ? i->next : NULL) {
        struct attachment entry = {.span = i->span};

        if (i->kind == YAML_MAP)
            entry = attachment_entry(f, i, key);
        else
            entry.name = scalar_text(f, i, key, FRONT_ATTACHMENTS);
        if (is_list && is_null(i))
            bad_value(f, i, key, "", about(f, FRONT_ATTACHMENTS));
        if (entry.name != NULL)
            meta->attachments[meta->n_attachments++] = entry;
    }
}

static void keep_known_codes(const struct front *f,
                             const struct yaml_node *node, struct names *codes)
{
    size_t n = 0;

    for (size_t i = 0; i < codes->n; i++) {
        if (diag_find(codes->items[i]) == DIAG_COUNT) {
            diag_add(f->diags, DIAG_VALUE_BAD, codes->spans[i], node->key,
                     codes->items[i],
                     diags_word(f->diags, "fangan explain 列出的代码",
                                "a code that fangan explain lists"),
                     NULL);
            continue;
        }
        codes->spans[n] = codes->spans[i];
        codes->items[n++] = codes->items[i];
    }
    codes->n = n;
}

/* 校核: {off: [L001, …]} */
static void set_lint(const struct front *f, const struct yaml_node *node,
                     const char *key, struct names *off)
{
    if (node->kind != YAML_MAP) {
        if (!is_null(node))
            wrong_type(f, node, key, FRONT_LINT);
        return;
    }
    for (const struct yaml_node *i = node->first; i != NULL; i = i->next) {
        if (!key_is(i, "关", "off")) {
            unknown_key(f, i, "off");
            continue;
        }
        set_names(f, i, i->key, FRONT_NAMES, off);
        keep_known_codes(f, i, off);
    }
}

/* -- Values with a shape ------------------------------------------------- */

static bool is_copy_number(const char *text)
{
    return strlen(text) == 6 && strspn(text, "0123456789") == 6;
}

static bool is_secrecy(const char *text)
{
    static const char *const levels[] = {"秘密", "机密", "绝密"};

    for (size_t i = 0; i < 3; i++) {
        size_t len = strlen(levels[i]);

        if (strncmp(text, levels[i], len) != 0)
            continue;
        const char *rest = text + len;
        size_t star = strlen("★");

        return *rest == '\0' ||
               (strncmp(rest, "★", star) == 0 && rest[star] != '\0');
    }
    return false;
}

static bool is_urgency(const char *text)
{
    return strcmp(text, "特急") == 0 || strcmp(text, "加急") == 0;
}

/* A file name shows by its ending. */
static bool is_seal(const char *text)
{
    const char *dot = strrchr(text, '.');

    return strcmp(text, "有") == 0 || strcmp(text, "无") == 0 ||
           (dot != NULL &&
            (strcasecmp(dot, ".png") == 0 || strcasecmp(dot, ".jpg") == 0 ||
             strcasecmp(dot, ".jpeg") == 0));
}

static void set_shaped(const struct front *f, const struct yaml_node *node,
                       const struct front_key *key,
                       bool (*is_sound)(const char *), const char **field)
{
    const char *text = scalar_text(f, node, node->key, key->type);

    if (text == NULL)
        return;
    if (is_sound(text))
        *field = text;
    else
        bad_value(f, node, node->key, text, about(f, key->type));
}

static const char *const format_words[] = {
    [FORMAT_DOCUMENT] = "文件", [FORMAT_LETTER] = "信函",
    [FORMAT_ORDER] = "命令",    [FORMAT_MINUTES] = "纪要",
    [FORMAT_PLAIN] = "普通",
};

const char *front_format_word(enum format format)
{
    return format_words[format];
}

static void set_format(const struct front *f, const struct yaml_node *node)
{
    const char *text = scalar_text(f, node, node->key, FRONT_FORMAT);

    if (text == NULL)
        return;
    for (size_t i = 0; i < sizeof(format_words) / sizeof(format_words[0]);
         i++) {
        if (strcmp(text, format_words[i]) != 0)
            continue;
        f->plan->meta.format = (enum format)i;
        f->plan->meta.has_format = true;
        return;
    }
    bad_value(f, node, node->key, text, about(f, FRONT_FORMAT));
}

static void set_date(const struct front *f, const struct yaml_node *node,
                     struct date *field)
{
    const char *text = scalar_text(f, node, node->key, FRONT_DATE);
    struct date date;

    if (text == NULL)
        return;
    if (date_parse(text, &date)) {
        *field = date;
        return;
    }
    diag_add(f->diags, DIAG_DATE_BAD, node->span, node->key, text, NULL);
    diag_hint(f->diags, "写作 2026-07-28 或 2026年7月28日，并且要有这一天",
              "write 2026-07-28 or 2026年7月28日, a day that exists");
}

static const char *nearest_kind(const struct kinds *kinds, const char *word)
{
    struct nearest nearest = nearest_to(word);

    for (size_t i = 0; i < kinds->n; i++) {
        nearest_offer(&nearest, kinds->items[i].name);
        nearest_offer(&nearest, kinds->items[i].id);
        for (size_t j = 0; j < kinds->items[i].aliases.n; j++)
            nearest_offer(&nearest, kinds->items[i].aliases.items[j].text);
    }
    return nearest.word;
}

static void set_kind(const struct front *f, const struct yaml_node *node)
{
    const char *text = scalar_text(f, node, node->key, FRONT_KIND);

    f->plan->meta.kind = text;
    if (text == NULL || f->kinds == NULL || kind_find(f->kinds, text) != NULL)
        return;
    const char *meant = nearest_kind(f->kinds, text);

    diag_add(f->diags, DIAG_KIND_UNKNOWN, node->span, text, NULL);
    if (meant != NULL)
        diag_hint(f->diags, arena_printf(f->arena, "是不是“%s”？", meant),
                  arena_printf(f->arena, "did you mean “%s”?", meant));
}

/* -- Keys ---------------------------------------------------------------- */

/* Values that name a file keep their place: what is wrong with the file is
 * found later. */
static void keep_span(struct meta *meta, const char *const *field,
                      struct span span)
{
    if (field == &meta->seal)
        meta->seal_span = span;
    else if (field == &meta->issues)
        meta->issues_span = span;
    else if (field == &meta->profile)
        meta->profile_span = span;
}

/* 【待填：…】 where a date or the like is wanted: told as what it is.  In texts
 * check/placeholders.c finds it. */
static bool is_to_fill(const struct front *f, const struct front_key *key,
                       const struct yaml_node *node)
{
    const struct meta *meta = &f->plan->meta;
    const void *field = (const char *)meta + key->field;
    bool is_text = key->type == FRONT_TEXT || key->type == FRONT_TITLE ||
                   key->type == FRONT_NAMES || key->type == FRONT_ATTACHMENTS;

    if ((is_text && field != &meta->issues && field != &meta->profile) ||
        node->kind != YAML_SCALAR || strstr(node->text, "【待填") == NULL)
        return false;
    diag_add(f->diags, DIAG_PLACEHOLDER_SLOT, node->span, node->text, NULL);
    return true;
}

static void set_value(const struct front *f, const struct front_key *key,
                      const struct yaml_node *node)
{
    void *field = (char *)&f->plan->meta + key->field;
    const char **text = field;

    if (is_to_fill(f, key, node))
        return;
    keep_span(&f->plan->meta, text, node->span);
    switch (key->type) {
    case FRONT_TEXT:
        *text = scalar_text(f, node, node->key, key->type);
        break;
    case FRONT_TITLE:
        *text = title_text(f, node, node->key);
        f->plan->title_span = node->span;
        break;
    case FRONT_KIND:
        set_kind(f, node);
        break;
    case FRONT_NAMES:
        set_names(f, node, node->key, key->type, field);
        break;
    case FRONT_DATE:
        set_date(f, node, field);
        break;
    case FRONT_COPY:
        set_shaped(f, node, key, is_copy_number, text);
        break;
    case FRONT_SECRECY:
        set_shaped(f, node, key, is_secrecy, text);
        break;
    case FRONT_URGENCY:
        set_shaped(f, node, key, is_urgency, text);
        break;
    case FRONT_SEAL:
        set_shaped(f, node, key, is_seal, text);
        break;
    case FRONT_ATTACHMENTS:
        set_attachments(f, node, node->key);
        break;
    case FRONT_FORMAT:
        set_format(f, node);
        break;
    case FRONT_LINT:
        set_lint(f, node, node->key, field);
        break;
    case FRONT_TYPE_COUNT:
        break;
    }
}

/* The same key before node, in either language. */
static bool is_repeated(const struct yaml_node *map,
                        const struct yaml_node *node,
                        const struct front_key *key)
{
    for (const struct yaml_node *n = map->first; n != node; n = n->next) {
        if (front_key_find(n->key) == key)
            return true;
    }
    return false;
}

static bool set_all(const struct front *f, const struct yaml_node *map)
{
    for (const struct yaml_node *n = map->first; n != NULL; n = n->next) {
        const struct front_key *key = front_key_find(n->key);

        if (key == NULL) {
            const struct front_key *meant = front_key_nearest(n->key);

            unknown_key(f, n, meant == NULL ? NULL : meant->zh);
            continue;
        }
        if (is_repeated(map, n, key)) {
            diag_add(f->diags, DIAG_KEY_TWICE, n->key_span, n->key, NULL);
            return false;
        }
        set_value(f, key, n);
    }
    return true;
}

/* -- Where it stands ----------------------------------------------------- */

/* Whether the line is mark, blanks behind it allowed. */
static bool line_is(const struct source *source, size_t line, const char *mark)
{
    size_t len;
    const char *text = source_line(source, line, &len);

    while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\t'))
        len--;
    return len == strlen(mark) && memcmp(text, mark, len) == 0;
}

static uint32_t line_start(const struct source *source, size_t line)
{
    return line > source->n_lines ? (uint32_t)source->len
                                  : source->lines[line - 1];
}

/* The line that closes the front matter, or 0. */
static size_t closing_line(const struct source *source)
{
    for (size_t line = 2; line <= source->n_lines; line++) {
        if (line_is(source, line, "---") || line_is(source, line, "..."))
            return line;
    }
    return 0;
}

bool front_read(struct plan *plan, const struct kinds *kinds, uint32_t *body,
                struct diags *diags)
{
    const struct source *source = plan->source;
    struct front front = {plan, kinds, plan->arena, diags};

    *body = 0;
    plan->meta.span = SPAN_NONE;
    plan->title_span = SPAN_NONE;
    if (!line_is(source, 1, "---")) {
        diag_add(diags, DIAG_FRONT_MISSING, ((struct span){0, 0}), NULL);
        return true;
    }
    size_t last = closing_line(source);

    if (last == 0) {
        diag_add(diags, DIAG_FRONT_OPEN, ((struct span){0, 3}), NULL);
        return false;
    }
    uint32_t start = line_start(source, 2);
    uint32_t end = line_start(source, last);

    if (end - start > LIMIT_FRONT_BYTES)
        return limit_over_bytes(
            diags, (struct span){0, 3},
            diags_word(diags, "前置信息的大小", "size of the front matter"),
            LIMIT_FRONT_BYTES);
    const struct yaml_node *map = yaml_parse(start, end, plan->arena, diags);

    if (map == NULL)
        return false;
    *body = line_start(source, last + 1);
    plan->meta.span = (struct span){0, *body};
    if (map->kind != YAML_MAP) {
        diag_add(diags, DIAG_YAML_BROKEN, map->span,
                 diags_word(diags, "应当是一行行的“键: 值”",
                            "“key: value” lines are wanted"),
                 NULL);
        return false;
    }
    return set_all(&front, map);
}

bool front_is_there(const char *bytes, size_t len)
{
    static const char bom[] = "\xEF\xBB\xBF";
    if (len > 3 && memcmp(bytes, bom, 3) == 0) {
        bytes += 3;
        len -= 3;
    }
    size_t fence = strlen("---");
    return len > fence && memcmp(bytes, "---", fence) == 0 &&
           strchr("\r\n \t", bytes[fence]) != NULL;
}

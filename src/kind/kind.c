/*
 * The kinds: their data, finding one by name, and telling which kind a
 * document is.
 */
#include "kind/kind.h"

#include "base/file.h"
#include "kind/parts.h"
#include "kind/vocabulary.h"

#include "base/utf8.h"

#include <string.h>

/* -- Loading ------------------------------------------------------------- */

/* Reads a data file as YAML; the nodes keep nothing of its text.  NULL with a
 * fatal diagnostic. */
static struct yaml_node *load_yaml(const char *relative, struct arena *arena,
                                   struct diags *diags)
{
    const char *path = file_data_path(arena, relative);
    struct buf bytes = BUF_EMPTY;
    struct source source = {.name = path, .charset = "UTF-8"};
    struct diags own = {.arena = arena, .source = &source, .lang = diags->lang};
    struct yaml_node *node = NULL;
    if (file_read(path, &bytes, &own) &&
        utf8_valid_length(bytes.data, bytes.len) == bytes.len) {
        source.text = buf_text(&bytes);
        source.len = bytes.len;
        source_index_lines(&source, arena);
        node = yaml_parse(0, (uint32_t)source.len, arena, &own);
    }
    buf_free(&bytes);
    if (node == NULL)
        diag_add(diags, DIAG_DATA_MISSING, SPAN_NONE, path, NULL);
    return node;
}

static void load_order(struct kind *kind, const char *text, struct arena *arena)
{
    struct wordlist words = wordlist_split(text, arena);
    for (size_t i = 0; i < words.n; i++) {
        enum role role = role_find(words.items[i].text);
        if (role == ROLE_COUNT || (kind->required & ROLE_BIT(role)) != 0)
            continue;
        kind->required |= ROLE_BIT(role);
        kind->order[kind->n_order++] = role;
    }
}

static role_set load_roles(const char *text, struct arena *arena)
{
    struct wordlist words = wordlist_split(text, arena);
    role_set roles = 0;
    for (size_t i = 0; i < words.n; i++) {
        enum role role = role_find(words.items[i].text);
        if (role != ROLE_COUNT)
            roles |= ROLE_BIT(role);
    }
    return roles;
}

static bool load_kind(struct kinds *kinds, const struct yaml_node *map,
                      struct arena *arena, struct diags *diags)
{
    struct kind *kind = &kinds->items[kinds->n++];
    kind->id = yaml_get_text(map, "id", "");
    kind->name = yaml_get_text(map, "name", "");
    kind->aliases = wordlist_split(yaml_get_text(map, "aliases", NULL), arena);
    kind->endings = wordlist_split(yaml_get_text(map, "endings", NULL), arena);
    if (yaml_get(map, "parts") == NULL)
        return true;
    struct yaml_node *parts = load_yaml(
        arena_printf(arena, "templates/%s/kind.yaml", kind->id), arena, diags);
    if (parts == NULL)
        return false;
    load_order(kind, yaml_get_text(parts, "required", NULL), arena);
    kind->anywhere = load_roles(yaml_get_text(parts, "anywhere", NULL), arena);
    kind->rules = wordlist_split(yaml_get_text(parts, "rules", NULL), arena);
    kind->vocabulary = vocabulary_new(parts, arena);
    if (kinds->default_vocabulary == NULL)
        kinds->default_vocabulary = kind->vocabulary;
    return true;
}

struct kinds *kinds_load(struct arena *arena, struct diags *diags)
{
    struct yaml_node *list = load_yaml("templates/kinds.yaml", arena, diags);
    if (list == NULL)
        return NULL;
    struct kinds *kinds = arena_new_object(arena, struct kinds);
    size_t n = 0;
    for (const struct yaml_node *v = list->first; v != NULL; v = v->next)
        n++;
    kinds->items = arena_array(arena, n, sizeof(struct kind));
    for (const struct yaml_node *v = list->first; v != NULL; v = v->next)
        if (!load_kind(kinds, v, arena, diags))
            return NULL;
    return kinds;
}

/* -- Finding ------------------------------------------------------------- */

const struct kind *kind_find(const struct kinds *kinds, const char *word)
{
    for (size_t i = 0; i < kinds->n; i++) {
        const struct kind *kind = &kinds->items[i];
        if (strcmp(kind->id, word) == 0 || strcmp(kind->name, word) == 0 ||
            wordlist_has(&kind->aliases, word, strlen(word)))
            return kind;
    }
    return NULL;
}

/* The end of a title without （试行） and blanks behind it. */
static size_t title_length(const char *title)
{
    static const char *const closes[] = {"）", ")", "］", "〕"};
    static const char *const opens[] = {"（", "(", "［", "〔"};
    size_t len;
    const char *start = utf8_trim(title, &len);
    len += (size_t)(start - title);
    for (size_t i = 0; i < 4; i++) {
        size_t close = strlen(closes[i]);
        if (len <= close || memcmp(title + len - close, closes[i], close) != 0)
            continue;
        size_t at = len;
        while (at > 0 && strncmp(title + at, opens[i], strlen(opens[i])) != 0)
            at--;
        if (at > 0)
            return at;
    }
    return len;
}

const struct kind *kind_of_title(const struct kinds *kinds, const char *title,
                                 const char **ending)
{
    const struct kind *best = NULL;
    size_t best_len = 0;
    size_t len = title_length(title);
    *ending = NULL;
    for (size_t i = 0; i < kinds->n; i++) {
        const struct wording *word =
            wordlist_suffix(&kinds->items[i].endings, title, len);
        if (word == NULL || word->len <= best_len)
            continue;
        best = &kinds->items[i];
        best_len = word->len;
        *ending = word->text;
    }
    return best;
}

/* -- Which kind it is ---------------------------------------------------- */

/* "objectives, content found", or "no part of a plan found". */
static const char *describe_roles(const struct plan *plan,
                                  const enum role *order, size_t n)
{
    struct buf out = BUF_EMPTY;
    for (size_t i = 0; i < n; i++)
        if (!span_is_none(plan->carriers[order[i]].span))
            buf_printf(&out, "%s%s", out.len == 0 ? "" : ", ",
                       role_id(order[i]));
    buf_add_str(&out, out.len == 0 ? "no required part found" : " found");
    const char *text = arena_strndup(plan->arena, out.data, out.len);
    buf_free(&out);
    return text;
}

static const char *with_roles(const struct plan *plan, const char *reason,
                              const struct kind *kind)
{
    if (kind->n_order == 0)
        return reason;
    return arena_printf(plan->arena, "%s; %s", reason,
                        describe_roles(plan, kind->order, kind->n_order));
}

/* A text without a telling title is a plan if it has the parts of one: its
 * steps, and all but one of the others. */
static const struct kind *kind_of_content(const struct plan *plan,
                                          const struct kinds *kinds)
{
    for (size_t i = 0; i < kinds->n; i++) {
        const struct kind *kind = &kinds->items[i];
        size_t n = 0;
        for (size_t j = 0; j < kind->n_order; j++)
            n += !span_is_none(plan->carriers[kind->order[j]].span);
        if (n >= 2 && n + 1 >= kind->n_order)
            return kind;
    }
    return NULL;
}

static const struct kind *tell_kind(struct plan *plan,
                                    const struct kinds *kinds)
{
    const struct kind *kind = NULL;
    const char *ending = NULL;
    if (plan->meta.issues != NULL && plan->meta.kind == NULL) {
        kind = kind_find(kinds, "notice");
        plan->kind_reason = "the front matter names the plan that it issues";
        return kind;
    }
    if (plan->meta.kind != NULL)
        kind = kind_find(kinds, plan->meta.kind);
    if (kind != NULL) {
        plan->kind_reason =
            with_roles(plan,
                       arena_printf(plan->arena, "the front matter says %s",
                                    plan->meta.kind),
                       kind);
        return kind;
    }
    if (plan->title != NULL)
        kind = kind_of_title(kinds, plan->title, &ending);
    if (kind != NULL) {
        plan->kind_reason = with_roles(
            plan, arena_printf(plan->arena, "title ends in %s", ending), kind);
        return kind;
    }
    kind = kind_of_content(plan, kinds);
    plan->kind_reason =
        kind == NULL ? NULL : with_roles(plan, "the title names no kind", kind);
    return kind;
}

void kind_analyse(struct plan *plan, const struct kinds *kinds,
                  struct diags *diags)
{
    const struct vocabulary *vocabulary = kinds->default_vocabulary;
    if (vocabulary == NULL)
        return;
    roles_find(plan, vocabulary);
    const struct kind *kind = tell_kind(plan, kinds);
    plan->kind = kind == NULL ? NULL : kind->id;
    plan->required = kind == NULL ? 0 : kind->required;
    plan->missing = 0;
    for (unsigned role = 0; role < ROLE_COUNT; role++)
        if ((plan->required & ROLE_BIT(role)) != 0 &&
            span_is_none(plan->carriers[role].span))
            plan->missing |= ROLE_BIT(role);
    stages_find(plan, vocabulary, diags);
    leaders_find(plan, &vocabulary->people);
    duties_find(plan, &vocabulary->people);
}

/*
 * The kinds: their data, finding one by name, and telling which kind a
 * document is.
 */
#include "kind/kind.h"

#include "base/lexicon.h"
#include "kind/evidence.h"
#include "kind/parts.h"
#include "kind/traditional.h"
#include "kind/vocabulary.h"

#include "base/utf8.h"

#include <string.h>

/* -- Loading ------------------------------------------------------------- */

static void load_order(struct kind *kind, const struct wordlist *words)
{
    for (size_t i = 0; i < words->n; i++) {
        enum role role = role_find(words->items[i].text);
        if (role == ROLE_COUNT || (kind->required & ROLE_BIT(role)) != 0)
            continue;
        kind->required |= ROLE_BIT(role);
        kind->order[kind->n_order++] = role;
    }
}

static role_set set_of_roles(const struct wordlist *words)
{
    role_set roles = 0;
    for (size_t i = 0; i < words->n; i++) {
        enum role role = role_find(words->items[i].text);
        if (role != ROLE_COUNT)
            roles |= ROLE_BIT(role);
    }
    return roles;
}

static bool load_parts(struct kind *kind, struct arena *arena,
                       struct diags *diags)
{
    const struct lexicon *file = lexicon_load(
        arena_printf(arena, "templates/%s/parts.txt", kind->id), arena, diags);
    if (file == NULL)
        return false;
    const struct lexicon_section *all = lexicon_section(file, "");
    struct wordlist required = wordlist_load(all, "required", arena);
    struct wordlist anywhere = wordlist_load(all, "anywhere", arena);
    load_order(kind, &required);
    kind->anywhere = set_of_roles(&anywhere);
    kind->rules = wordlist_load(all, "rules", arena);
    kind->vocabulary = vocabulary_new(file, arena);
    return true;
}

static bool load_kind(struct kinds *kinds,
                      const struct lexicon_section *section,
                      struct diags *diags)
{
    struct arena *arena = kinds->arena;
    struct kind *kind = &kinds->items[kinds->n_all++];
    if (lexicon_get(section, "other", NULL) == NULL)
        kinds->n = kinds->n_all;
    kind->id = section->name;
    kind->name = lexicon_get(section, "name", "");
    kind->aliases = wordlist_load(section, "aliases", arena);
    kind->own = wordlist_load(section, "own", arena);
    kind->endings = wordlist_load(section, "endings", arena);
    kind->also = wordlist_load(section, "also", arena);
    kind->says = lexicon_get(section, "says", "");
    if (lexicon_get(section, "parts", NULL) == NULL)
        return true;
    if (!load_parts(kind, arena, diags))
        return false;
    if (kinds->default_vocabulary == NULL)
        kinds->default_vocabulary = kind->vocabulary;
    return true;
}

struct kinds *kinds_load(struct arena *arena, struct diags *diags)
{
    const struct lexicon *file =
        lexicon_load("templates/kinds.txt", arena, diags);
    if (file == NULL)
        return NULL;
    struct kinds *kinds = arena_new_object(arena, struct kinds);
    kinds->arena = arena;
    kinds->items = arena_array(arena, file->n, sizeof(struct kind));
    kinds->traditional = traditional_load(arena, diags);
    if (kinds->traditional == NULL)
        return NULL;
    for (size_t i = 1; i < file->n; i++) /* behind "" */
        if (!load_kind(kinds, &file->sections[i], diags))
            return NULL;
    return kinds;
}

/* -- Finding ------------------------------------------------------------- */

const struct kind *kind_find(const struct kinds *kinds, const char *word)
{
    for (size_t i = 0; i < kinds->n; i++) {
        const struct kind *kind = &kinds->items[i];
        if (strcmp(kind->id, word) == 0 || strcmp(kind->name, word) == 0 ||
            wordlist_has(&kind->aliases, word, strlen(word)) ||
            wordlist_has(&kind->own, word, strlen(word)))
            return kind;
    }
    return NULL;
}

bool kind_names_part(const struct kinds *kinds, const char *text, size_t len,
                     bool is_noun)
{
    enum { MAX_LABEL_BYTES = 48 }; /* sixteen characters: 活动目标 */
    const struct vocabulary *vocabulary = kinds->default_vocabulary;
    if (vocabulary == NULL || len > MAX_LABEL_BYTES)
        return false;
    const struct people_words *people = &vocabulary->people;
    const struct wordlist *others[] = {&people->posts, &people->lead,
                                       &people->support, &people->persons};
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        if (wordlist_has(others[i], text, len))
            return false;
    char label[MAX_LABEL_BYTES + 1] = {0};
    memcpy(label, text, len);
    traditional_simplify(kinds->traditional, label, len);
    struct meaning meaning =
        vocabulary_read(vocabulary, label, is_noun ? READ_NOUN : READ_WORD);
    return meaning.roles != 0 || meaning.either != NULL;
}

bool kind_names_time(const struct kinds *kinds, const char *heading)
{
    static const char close[] = "】";
    size_t len = strlen(heading), n = sizeof(close) - 1;
    if (len > n && memcmp(heading + len - n, close, n) == 0)
        len -= n;
    return kinds->default_vocabulary != NULL &&
           wordlist_suffix(&kinds->default_vocabulary->stage_times, heading,
                           len) != NULL;
}

size_t kind_heading_length(const struct kinds *kinds, const char *text,
                           size_t len)
{
    enum { LONGEST = 96 }; /* bytes: no word is that long */
    char words[LONGEST];
    if (kinds->default_vocabulary == NULL)
        return 0;
    if (len > LONGEST) {
        len = LONGEST;
        while (len > 0 && utf8_is_tail(text[len]))
            len--;
    }
    memcpy(words, text, len);
    traditional_simplify(kinds->traditional, words, len);
    return vocabulary_prefix(kinds->default_vocabulary, words, len);
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

const char *kind_name_for(const struct kind *kind, const char *title)
{
    const struct wording *own =
        title == NULL ? NULL
                      : wordlist_suffix(&kind->own, title, title_length(title));
    return own == NULL ? kind->name : own->text;
}

/* Among the first n. */
static const struct kind *named_among(const struct kinds *kinds, size_t n,
                                      const char *title, const char **ending)
{
    const struct kind *best = NULL;
    size_t best_len = 0;
    size_t len = title_length(title);
    *ending = NULL;
    for (size_t i = 0; i < n; i++) {
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

const struct kind *kind_of_title(const struct kinds *kinds, const char *title,
                                 const char **ending)
{
    struct buf text = BUF_EMPTY;
    if (strstr(title, "如下") != NULL)
        return NULL;
    buf_add_str(&text, title);
    traditional_simplify(kinds->traditional, text.data, text.len);
    const struct kind *kind =
        named_among(kinds, kinds->n, buf_text(&text), ending);
    buf_free(&text);
    return kind;
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
    return arena_printf(plan->arena, "%s; %s", reason,
                        describe_roles(plan, kind->order, kind->n_order));
}

/* How many of the parts that the kind asks for were found. */
static int count_parts(const struct plan *plan, const struct kind *kind)
{
    int n = 0;
    for (size_t i = 0; i < kind->n_order; i++)
        n += !span_is_none(plan->carriers[kind->order[i]].span);
    return n;
}

/* What the parts and the words say for a kind.  Where neither the title nor
 * the text names it, a text is a plan if it has all but one of the parts and
 * does not call itself something else (现通知如下). */
static int weigh(const struct plan *plan, const struct kind *kind,
                 const struct tally *tally, bool is_named, bool is_called_other)
{
    int parts = count_parts(plan, kind);
    bool lacks_parts = parts < 2 || parts + 1 < (int)kind->n_order;
    if (tally->calls_itself)
        lacks_parts = parts < 1;
    else if (is_called_other)
        lacks_parts = true;
    if (kind->n_order > 0 && !is_named && lacks_parts)
        return 0;
    return tally->score + parts;
}

/* The kind for which most is said, if that is enough; named: what the title
 * says, or NULL. */
static const struct kind *kind_of_content(const struct plan *plan,
                                          const struct kinds *kinds,
                                          const struct kind *named,
                                          const struct tally *tallies)
{
    const struct kind *best = named;
    int most = named == NULL ? EVIDENCE_ENOUGH - 1 : EVIDENCE_AGAINST_TITLE - 1;
    bool is_called = false;
    for (size_t i = 0; i < kinds->n; i++)
        is_called |= tallies[i].calls_itself;
    if (named != NULL) {
        int own =
            weigh(plan, named, &tallies[named - kinds->items], true, is_called);
        most = own > most ? own : most;
    }
    for (size_t i = 0; i < kinds->n_all; i++) {
        const struct kind *kind = &kinds->items[i];
        int score = weigh(plan, kind, &tallies[i], kind == named, is_called);
        if (kind == named || score <= most)
            continue;
        best = kind;
        most = score;
    }
    return best;
}

/* "the text reports what was done (现将…汇报如下)" */
static const char *describe_evidence(struct plan *plan,
                                     const struct kinds *kinds,
                                     const struct kind *kind,
                                     const struct tally *tallies)
{
    const struct tally *tally = &tallies[kind - kinds->items];
    if (tally->phrase == NULL)
        return NULL;
    return arena_printf(plan->arena, "the text %s (%s)", kind->says,
                        tally->phrase);
}

/* Whether it is one of the texts that are known to be of no kind. */
static bool is_other(const struct kinds *kinds, const struct kind *kind)
{
    return kind != NULL && kind >= kinds->items + kinds->n;
}

/* Whether such a title may stand above a text of another kind than named. */
static bool is_ambiguous(const struct kinds *kinds, const struct kind *named,
                         const char *title)
{
    if (named == NULL || named->n_order > 0)
        return true;
    for (size_t i = 0; i < kinds->n; i++)
        if (wordlist_suffix(&kinds->items[i].also, title,
                            title_length(title)) != NULL)
            return true;
    return false;
}

/* 关于召开动员会: the title of an official document, no headline. */
static bool is_official(const char *title)
{
    return title != NULL && strstr(title, "关于") != NULL;
}

static const struct kind *tell_by_text(struct plan *plan, struct kinds *kinds,
                                       struct diags *diags)
{
    if (kinds->evidence == NULL)
        kinds->evidence = evidence_load(kinds, diags);
    if (kinds->evidence == NULL)
        return NULL;
    const char *ending = NULL;
    const struct kind *named = NULL;
    struct tally *tallies =
        arena_array(plan->arena, kinds->n_all, sizeof(struct tally));
    if (plan->title != NULL)
        named = named_among(kinds, kinds->n_all, plan->title, &ending);
    evidence_weigh(kinds->evidence, plan,
                   named != NULL || is_official(plan->title), tallies);
    const struct kind *kind = is_ambiguous(kinds, named, plan->title)
                                  ? kind_of_content(plan, kinds, named, tallies)
                                  : named;
    if (kind == NULL) {
        plan->kind_reason =
            "the title names no kind, and the text has the marks of none";
        return NULL;
    }
    const char *evidence = describe_evidence(plan, kinds, kind, tallies);
    const char *reason = "the title names no kind";
    if (named != NULL)
        reason = arena_printf(plan->arena, "title ends in %s", ending);
    if (kind != named && kind->n_order > 0 && named != NULL)
        reason = arena_printf(plan->arena, "%s, but the text %s", reason,
                              kind->says);
    else if (kind != named && kind->n_order == 0)
        reason = arena_printf(plan->arena, "%s%s %s", reason,
                              named == NULL ? ";" : ", but", evidence);
    else if (is_other(kinds, kind))
        reason =
            arena_printf(plan->arena, "%s: the text %s", reason, kind->says);
    plan->kind_reason = reason;
    return is_other(kinds, kind) ? NULL : kind;
}

static const struct kind *tell_kind(struct plan *plan, struct kinds *kinds,
                                    struct diags *diags)
{
    if (plan->meta.issues != NULL && plan->meta.kind == NULL) {
        plan->kind_reason = "the front matter names the plan that it issues";
        return kind_find(kinds, "notice");
    }
    const struct kind *kind =
        plan->meta.kind == NULL ? NULL : kind_find(kinds, plan->meta.kind);
    if (kind == NULL)
        return tell_by_text(plan, kinds, diags);
    plan->kind_reason =
        arena_printf(plan->arena, "the front matter says %s", plan->meta.kind);
    return kind;
}

static void analyse(struct plan *plan, struct kinds *kinds, struct diags *diags)
{
    const struct vocabulary *vocabulary = kinds->default_vocabulary;
    roles_find(plan, vocabulary);
    const struct kind *kind = tell_kind(plan, kinds, diags);
    plan->kind = kind == NULL ? NULL : kind->id;
    if (kind != NULL && kind->n_order > 0) {
        roles_settle_untitled(plan, vocabulary);
        plan->kind_reason = with_roles(plan, plan->kind_reason, kind);
    }
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

void kind_analyse(struct plan *plan, struct kinds *kinds, struct diags *diags)
{
    if (kinds->default_vocabulary == NULL)
        return;
    struct plan *twin = traditional_twin(plan, kinds->traditional);
    analyse(twin == NULL ? plan : twin, kinds, diags);
    if (twin != NULL)
        traditional_take(plan, twin);
}

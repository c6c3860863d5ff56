/*
 * Loading the words of a kind, and reading headings with them.
 *
 * A heading is divided at its joints (和 及 与 、) and each part is looked up
 * by its end: the longest word wins.
 */
#include "kind/vocabulary.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* -- Words by hash ------------------------------------------------------- */

/* FNV-1a */
static uint32_t hash_of(const char *text, size_t len)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash;
}

/* Where text stands in the table, or would stand. */
static uint32_t *find_slot(const struct vocabulary *vocabulary,
                           const char *text, size_t len)
{
    size_t i = hash_of(text, len);
    for (;; i++) {
        uint32_t *slot = &vocabulary->slots[i & (vocabulary->n_slots - 1)];
        if (*slot == 0)
            return slot;
        const struct word *word = &vocabulary->words[*slot - 1];
        if (word->len == len && memcmp(word->text, text, len) == 0)
            return slot;
    }
}

static const struct word *find_word(const struct vocabulary *vocabulary,
                                    const char *text, size_t len)
{
    uint32_t slot = *find_slot(vocabulary, text, len);
    return slot == 0 ? NULL : &vocabulary->words[slot - 1];
}

/* The word of the vocabulary that says this, a new one if there is none. */
static struct word *add_word(struct vocabulary *vocabulary, const char *text,
                             size_t len)
{
    uint32_t *slot = find_slot(vocabulary, text, len);
    if (*slot != 0)
        return &vocabulary->words[*slot - 1];
    struct word *word = &vocabulary->words[vocabulary->n++];
    *slot = (uint32_t)vocabulary->n;
    word->text = text;
    word->len = len;
    if (len > vocabulary->longest)
        vocabulary->longest = len;
    return word;
}

size_t vocabulary_prefix(const struct vocabulary *vocabulary, const char *text,
                         size_t len)
{
    enum { SHORTEST = 4 };
    size_t best = 0, n = 0;
    for (const char *p = text; p < text + len;) {
        utf8_next(&p);
        size_t at = (size_t)(p - text);
        if (at > vocabulary->longest || at > len)
            break;
        const struct word *word =
            ++n < SHORTEST ? NULL : find_word(vocabulary, text, at);
        if (word != NULL && (word->roles | word->endings) != 0)
            best = at;
    }
    return best;
}

/* Room for n words: the table stays at least half empty. */
static void make_room(struct vocabulary *vocabulary, size_t n,
                      struct arena *arena)
{
    vocabulary->words = arena_array(arena, n, sizeof(struct word));
    vocabulary->n_slots = 2;
    while (vocabulary->n_slots < 2 * n)
        vocabulary->n_slots *= 2;
    vocabulary->slots =
        arena_array(arena, vocabulary->n_slots, sizeof(uint32_t));
}

/* -- Loading ------------------------------------------------------------- */

static const char *skip_blanks(const char *p)
{
    return p + strspn(p, " \n\t\r");
}

/* How many words there can be. */
static size_t count_words(const struct yaml_node *map)
{
    static const char *const lists[] = {"words", "endings", "also"};
    size_t n = 0;
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        const struct yaml_node *list = yaml_get(map, lists[i]);
        if (list == NULL)
            continue;
        for (const struct yaml_node *v = list->first; v != NULL; v = v->next)
            n += wordlist_count(v->text == NULL ? "" : v->text);
    }
    const struct yaml_node *either = yaml_get(map, "either");
    if (either != NULL)
        for (const struct yaml_node *v = either->first; v != NULL; v = v->next)
            n++;
    return n;
}

/* Which set of a word a list of kind.yaml fills. */
static role_set *set_of(struct word *word, const char *list)
{
    if (strcmp(list, "words") == 0)
        return &word->roles;
    return strcmp(list, "endings") == 0 ? &word->endings : &word->also;
}

static void add_list(struct vocabulary *vocabulary, const struct yaml_node *map,
                     const char *list)
{
    const struct yaml_node *node = yaml_get(map, list);
    if (node == NULL)
        return;
    for (const struct yaml_node *v = node->first; v != NULL; v = v->next) {
        enum role role = role_find(v->key);
        if (role == ROLE_COUNT || v->text == NULL)
            continue;
        for (const char *p = skip_blanks(v->text); *p != '\0';) {
            size_t len = strcspn(p, " \n\t\r");
            *set_of(add_word(vocabulary, p, len), list) |= ROLE_BIT(role);
            p = skip_blanks(p + len);
        }
    }
}

static void add_either(struct vocabulary *vocabulary,
                       const struct yaml_node *map, struct arena *arena)
{
    const struct yaml_node *node = yaml_get(map, "either");
    if (node == NULL)
        return;
    for (const struct yaml_node *v = node->first; v != NULL; v = v->next) {
        struct word *word = add_word(vocabulary, v->key, strlen(v->key));
        struct wordlist roles = wordlist_split(v->text, arena);
        for (size_t i = 0; i < roles.n && i < MAX_EITHER; i++) {
            enum role role = role_find(roles.items[i].text);
            if (role != ROLE_COUNT)
                word->either[word->n_either++] = role;
        }
    }
}

static void load_people(struct people_words *people,
                        const struct yaml_node *map, struct arena *arena)
{
    const struct yaml_node *names = yaml_get(map, "people");
    const struct yaml_node *duties = yaml_get(map, "duties");
    const struct {
        struct wordlist *list;
        const struct yaml_node *map;
        const char *key;
    } lists[] = {
        {&people->posts, names, "posts"},
        {&people->titles, names, "titles"},
        {&people->compound_surnames, names, "compound_surnames"},
        {&people->lead, duties, "lead"},
        {&people->support, duties, "support"},
        {&people->persons, duties, "people"},
        {&people->tasks, duties, "tasks"},
        {&people->name_columns, duties, "names"},
        {&people->title_columns, duties, "titles"},
        {&people->units, duties, "units"},
    };
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
        *lists[i].list = wordlist_split(
            yaml_get_text(lists[i].map, lists[i].key, NULL), arena);
    people->surnames = yaml_get_text(names, "surnames", "");
}

static struct wordlist load_list(const struct yaml_node *map, const char *key,
                                 struct arena *arena)
{
    return wordlist_split(yaml_get_text(map, key, NULL), arena);
}

static void load_untitled(struct vocabulary *vocabulary,
                          const struct yaml_node *map)
{
    const char *role = yaml_get_text(map, "role", "");
    vocabulary->untitled = role_find(role);
    vocabulary->untitled_at_least =
        (size_t)strtoul(yaml_get_text(map, "at_least", "1"), NULL, 10);
}

struct vocabulary *vocabulary_new(const struct yaml_node *map,
                                  struct arena *arena)
{
    struct vocabulary *vocabulary = arena_new_object(arena, struct vocabulary);
    make_room(vocabulary, count_words(map), arena);
    add_list(vocabulary, map, "words");
    add_list(vocabulary, map, "endings");
    add_list(vocabulary, map, "also");
    add_either(vocabulary, map, arena);

    vocabulary->verbs = load_list(map, "verbs", arena);
    vocabulary->topics = load_list(map, "topics", arena);
    vocabulary->joints = load_list(map, "joints", arena);
    vocabulary->guarded = load_list(map, "guarded", arena);
    const struct yaml_node *preamble = yaml_get(map, "preamble");
    const struct yaml_node *running = yaml_get(map, "running");
    for (enum role role = 0; role < ROLE_COUNT; role++) {
        vocabulary->preamble[role] = load_list(preamble, role_id(role), arena);
        vocabulary->running[role] = load_list(running, role_id(role), arena);
    }
    const struct yaml_node *stages = yaml_get(map, "stages");
    vocabulary->stage_marks = load_list(stages, "marks", arena);
    vocabulary->stage_names = load_list(stages, "names", arena);
    vocabulary->stage_sections = load_list(stages, "sections", arena);
    vocabulary->stage_times = load_list(stages, "times", arena);
    vocabulary->stage_columns = load_list(stages, "columns", arena);
    vocabulary->deadline_columns = load_list(stages, "deadlines", arena);
    load_people(&vocabulary->people, map, arena);
    load_untitled(vocabulary, yaml_get(map, "untitled"));
    return vocabulary;
}

/* -- Reading a heading --------------------------------------------------- */

/* Whether [p, end) consists of verbs and topics, or ends in 的 before a word
 * of four characters: 对活动的组织领导, but not 加强党的领导. */
static bool is_filler(const struct vocabulary *vocabulary, const char *p,
                      const char *end, const struct word *behind,
                      enum reading reading)
{
    static const char de[] = "的";
    size_t de_len = sizeof(de) - 1;
    if ((size_t)(end - p) >= de_len && behind->len >= 4 * de_len &&
        memcmp(end - de_len, de, de_len) == 0)
        return true;
    while (p < end) {
        size_t len = (size_t)(end - p);
        const struct wording *word =
            wordlist_prefix(&vocabulary->topics, p, len);
        if (word == NULL && reading == READ_WORD)
            word = wordlist_prefix(&vocabulary->verbs, p, len);
        if (word == NULL)
            return false;
        p += word->len;
    }
    return true;
}

/* The longest word that ends [p, end) and may stand behind what is before
 * it; NULL if there is none. */
static const struct word *find_ending(const struct vocabulary *vocabulary,
                                      const char *p, const char *end,
                                      enum reading reading)
{
    const char *start = p;
    if ((size_t)(end - p) > vocabulary->longest)
        start = end - vocabulary->longest;
    while (start > p && start < end && utf8_is_tail(*start))
        start++;
    for (; start < end; utf8_next(&start)) {
        const struct word *word =
            find_word(vocabulary, start, (size_t)(end - start));
        if (word == NULL)
            continue;
        bool is_whole = is_filler(vocabulary, p, start, word, reading);
        bool is_weak =
            word->roles == 0 && word->n_either == 0 && word->also == 0;
        if (is_whole && (!is_weak || reading == READ_ENDING))
            return word;
        if (reading == READ_ENDING)
            return word;
    }
    return NULL;
}

static void add_meaning(struct meaning *meaning, const struct word *word,
                        enum reading reading)
{
    if (word == NULL)
        return;
    meaning->also |= word->also;
    if (word->roles == 0 && word->n_either > 0) {
        meaning->either = word;
        return;
    }
    meaning->roles |= word->roles;
    if (word->roles == 0 && reading == READ_ENDING)
        meaning->roles |= word->endings;
}

/* Whether a word begins at p that ends behind least. */
static bool begins_longer(const struct vocabulary *vocabulary, const char *p,
                          const char *end, const char *least)
{
    const char *behind = p;
    while (behind < end && (size_t)(behind - p) < vocabulary->longest) {
        utf8_next(&behind);
        if (behind > least &&
            find_word(vocabulary, p, (size_t)(behind - p)) != NULL)
            return true;
    }
    return false;
}

/* The next joint in [p, end): where it begins, and its length; end if there
 * is none.  Words that only contain one (参与) are left alone. */
static const char *find_joint(const struct vocabulary *vocabulary,
                              const char *p, const char *end, size_t *len)
{
    *len = 0;
    while (p < end) {
        size_t rest = (size_t)(end - p);
        const struct wording *guarded =
            wordlist_prefix(&vocabulary->guarded, p, rest);
        const struct wording *joint =
            wordlist_prefix(&vocabulary->joints, p, rest);
        /* 内容及时间 is no 及时 */
        if (guarded != NULL &&
            (joint == NULL || !begins_longer(vocabulary, p + joint->len, end,
                                             p + guarded->len))) {
            p += guarded->len;
            continue;
        }
        if (joint != NULL) {
            *len = joint->len;
            return p;
        }
        utf8_next(&p);
    }
    return end;
}

/* A clause of a heading: what stands between two commas. */
static void read_clause(const struct vocabulary *vocabulary, const char *p,
                        const char *end, enum reading reading,
                        struct meaning *meaning)
{
    const struct word *whole = find_word(vocabulary, p, (size_t)(end - p));
    if (whole != NULL) {
        add_meaning(meaning, whole, reading);
        return;
    }
    while (p < end) {
        size_t len;
        const char *joint = find_joint(vocabulary, p, end, &len);
        add_meaning(meaning, find_ending(vocabulary, p, joint, reading),
                    reading);
        p = joint + len;
    }
}

/* Blanks inside a heading (组 织 领 导), 【】 around it and ornaments mean
 * nothing. */
static void add_without_blanks(struct buf *out, const char *text)
{
    for (uint32_t scalar; (scalar = utf8_next(&text)) != 0;)
        if (!scalar_is_blank(scalar) && scalar != 0x3010 && scalar != 0x3011 &&
            !scalar_is_ornament(scalar))
            buf_add_utf8(out, scalar);
}

static bool is_comma(uint32_t scalar)
{
    return scalar == 0xFF0C || scalar == ',' || scalar == 0xFF1B;
}

static bool is_colon(uint32_t scalar)
{
    return scalar == 0xFF1A || scalar == ':';
}

/* Reads the clauses of [text, end); what stands behind a label is no
 * heading. */
static struct meaning read_clauses(const struct vocabulary *vocabulary,
                                   const char *text, const char *end,
                                   enum reading reading)
{
    struct meaning meaning = {0};
    const char *clause = text;
    bool is_over = false;
    for (const char *p = text; !is_over;) {
        const char *mark = p;
        uint32_t scalar = p < end ? utf8_next(&p) : 0;
        is_over = scalar == 0 || is_colon(scalar);
        if (!is_over && !is_comma(scalar))
            continue;
        bool is_whole = clause == text && mark == end;
        read_clause(vocabulary, clause, mark,
                    is_whole || reading != READ_ENDING ? reading : READ_WORD,
                    &meaning);
        clause = p;
    }
    return meaning;
}

struct meaning vocabulary_read(const struct vocabulary *vocabulary,
                               const char *heading, enum reading reading)
{
    struct buf out = BUF_EMPTY;
    add_without_blanks(&out, heading);
    const char *text = buf_text(&out);
    struct meaning meaning =
        read_clauses(vocabulary, text, text + out.len, reading);
    buf_free(&out);
    return meaning;
}

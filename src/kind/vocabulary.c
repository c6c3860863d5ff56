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
    word->len = (uint32_t)len;
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

/* The sections whose entries are roles with their words. */
enum role_list { LIST_WORDS, LIST_ENDINGS, LIST_ALSO, ROLE_LISTS };

static const char *const role_lists[ROLE_LISTS] = {"words", "endings", "also"};

static role_set *set_of(struct word *word, enum role_list list)
{
    switch (list) {
    case LIST_WORDS:
        return &word->roles;
    case LIST_ENDINGS:
        return &word->endings;
    case LIST_ALSO:
    case ROLE_LISTS:
        break;
    }
    return &word->also;
}

static size_t count_words(const struct lexicon_section *section)
{
    size_t n = 0;
    for (size_t i = 0; i < section->n; i++)
        n += wordlist_count(section->entries[i].text);
    return n;
}

static void add_roles(struct vocabulary *vocabulary, enum role_list list,
                      const struct lexicon_section *section)
{
    for (size_t i = 0; i < section->n; i++) {
        enum role role = role_find(section->entries[i].name);
        const char *text = section->entries[i].text, *word;
        for (size_t len;
             role != ROLE_COUNT && (word = wordlist_next(&text, &len)) != NULL;)
            *set_of(add_word(vocabulary, word, len), list) |= ROLE_BIT(role);
    }
}

/* Takes an entry whose name is its roles: the first that is still wanted. */
static void add_either(struct vocabulary *vocabulary,
                       const struct lexicon_entry *entry, struct arena *arena)
{
    struct wordlist roles = wordlist_split(entry->name, arena);
    const char *text = entry->text, *word;
    for (size_t len; (word = wordlist_next(&text, &len)) != NULL;) {
        struct word *added = add_word(vocabulary, word, len);
        for (size_t i = 0; i < roles.n; i++) {
            enum role role = role_find(roles.items[i].text);
            if (role != ROLE_COUNT && added->n_either < MAX_EITHER)
                added->either[added->n_either++] = (uint8_t)role;
        }
    }
}

static void load_words(struct vocabulary *vocabulary,
                       const struct lexicon *file, struct arena *arena)
{
    const struct lexicon_section *either = lexicon_section(file, "either");
    const struct lexicon_section *lists[ROLE_LISTS];
    size_t n = count_words(either);
    for (enum role_list list = 0; list < ROLE_LISTS; list++) {
        lists[list] = lexicon_section(file, role_lists[list]);
        n += count_words(lists[list]);
    }
    make_room(vocabulary, n, arena);
    for (enum role_list list = 0; list < ROLE_LISTS; list++)
        add_roles(vocabulary, list, lists[list]);
    for (size_t i = 0; i < either->n; i++)
        add_either(vocabulary, &either->entries[i], arena);
}

static void load_headings(struct vocabulary *vocabulary,
                          const struct lexicon *file, struct arena *arena)
{
    const struct lexicon_section *heading = lexicon_section(file, "heading");
    const struct lexicon_section *preamble = lexicon_section(file, "preamble");
    const struct lexicon_section *running = lexicon_section(file, "running");
    const struct lexicon_section *untitled = lexicon_section(file, "untitled");
    vocabulary->verbs = wordlist_load(heading, "verbs", arena);
    vocabulary->topics = wordlist_load(heading, "topics", arena);
    vocabulary->joints = wordlist_load(heading, "joints", arena);
    vocabulary->guarded = wordlist_load(heading, "guarded", arena);
    for (enum role role = 0; role < ROLE_COUNT; role++) {
        vocabulary->preamble[role] =
            wordlist_load(preamble, role_id(role), arena);
        vocabulary->running[role] =
            wordlist_load(running, role_id(role), arena);
    }
    vocabulary->untitled = role_find(lexicon_get(untitled, "role", ""));
    vocabulary->untitled_at_least =
        (size_t)strtoul(lexicon_get(untitled, "at_least", "1"), NULL, 10);
}

static void load_stages(struct vocabulary *vocabulary,
                        const struct lexicon *file, struct arena *arena)
{
    const struct lexicon_section *stages = lexicon_section(file, "stages");
    vocabulary->stage_marks = wordlist_load(stages, "marks", arena);
    vocabulary->stage_names = wordlist_load(stages, "names", arena);
    vocabulary->stage_sections = wordlist_load(stages, "sections", arena);
    vocabulary->stage_times = wordlist_load(stages, "times", arena);
    vocabulary->stage_columns = wordlist_load(stages, "columns", arena);
    vocabulary->deadline_columns = wordlist_load(stages, "deadlines", arena);
}

static void load_people(struct people_words *people, const struct lexicon *file,
                        struct arena *arena)
{
    const struct lexicon_section *names = lexicon_section(file, "people");
    const struct lexicon_section *duties = lexicon_section(file, "duties");
    people->posts = wordlist_load(names, "posts", arena);
    people->titles = wordlist_load(names, "titles", arena);
    people->surnames = lexicon_get(names, "surnames", "");
    people->compound_surnames =
        wordlist_load(names, "compound_surnames", arena);
    people->lead = wordlist_load(duties, "lead", arena);
    people->support = wordlist_load(duties, "support", arena);
    people->persons = wordlist_load(duties, "people", arena);
    people->tasks = wordlist_load(duties, "tasks", arena);
    people->name_columns = wordlist_load(duties, "names", arena);
    people->title_columns = wordlist_load(duties, "titles", arena);
    people->units = wordlist_load(duties, "units", arena);
}

struct vocabulary *vocabulary_new(const struct lexicon *file,
                                  struct arena *arena)
{
    struct vocabulary *vocabulary = arena_new_object(arena, struct vocabulary);
    load_words(vocabulary, file, arena);
    load_headings(vocabulary, file, arena);
    load_stages(vocabulary, file, arena);
    load_people(&vocabulary->people, file, arena);
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

/*
 * Weighing the phrases of kinds: see evidence.h.
 *
 * All phrases of all kinds stand in one table by their first character, so
 * that the text is walked once.  Of one place and kind one phrase counts a
 * paragraph.
 */
#include "kind/evidence.h"

#include "base/lexicon.h"
#include "base/utf8.h"
#include "kind/parts.h"

#include <stdlib.h>
#include <string.h>

enum {
    N_SLOTS = 512,      /* by the last bits of the first character */
    OPENING_BLOCKS = 3, /* paragraphs in which a document says what it is */
    LONGEST_GAP = 240,  /* bytes that … stands for */
    MOST_HITS = 6       /* of the phrases of one place: then it is clear */
};

/* Where a phrase has to stand. */
enum position {
    PLACE_TITLE,
    PLACE_STARTS,
    PLACE_HEADLINE,
    PLACE_SURE,
    PLACE_OPENING,
    PLACE_CALLS,
    PLACE_GREETS,
    PLACE_BEGINS,
    PLACE_TEXT,
    PLACE_RESULTS,
    PLACE_WISHES,
    PLACE_AGAINST,
    PLACES
};

static const struct {
    const char *key;
    int weight;
} places[PLACES] = {
    [PLACE_TITLE] = {"title", 2},       /* anywhere in the title */
    [PLACE_STARTS] = {"starts", 20},    /* the title begins with it */
    [PLACE_HEADLINE] = {"headline", 3}, /* in a title that names no kind */
    [PLACE_SURE] = {"sure", 20},        /* anywhere in the title */
    [PLACE_OPENING] = {"opening", 3},   /* in one of the first paragraphs */
    [PLACE_CALLS] = {"calls", 3},       /* the same: it names the document */
    [PLACE_GREETS] = {"greets", 3},     /* where one of them begins */
    [PLACE_BEGINS] = {"begins", 3},     /* at the beginning of a paragraph */
    [PLACE_AGAINST] = {"against", -20}, /* anywhere: it is another kind */
    [PLACE_TEXT] = {"text", 1},         /* anywhere */
    [PLACE_RESULTS] = {"results", 1},   /* anywhere but behind a wish */
    [PLACE_WISHES] = {"wishes", 0},     /* up to the end of its sentence */
};

struct phrase {
    const char *text; /* as it stands in the data, with its … */
    size_t len;       /* of what is before the … */
    const char *tail; /* behind the …, or NULL */
    size_t kind;
    enum position place;
    struct phrase *next; /* in the same slot */
};

struct evidence {
    struct phrase *slots[N_SLOTS];
    struct wordlist reviews; /* headings above what was, in plans, too */
    size_t n_kinds;
};

static size_t slot_of(const char *text)
{
    return utf8_peek(text) % N_SLOTS;
}

static void add_phrase(struct evidence *evidence, const char *text, size_t kind,
                       enum position place, struct arena *arena)
{
    static const char gap[] = "…";
    struct phrase *phrase = arena_new_object(arena, struct phrase);
    const char *dots = strstr(text, gap);
    *phrase = (struct phrase){
        .text = text, .len = strlen(text), .kind = kind, .place = place};
    if (dots != NULL) {
        phrase->len = (size_t)(dots - text);
        phrase->tail = dots + strlen(gap);
    }
    phrase->next = evidence->slots[slot_of(text)];
    evidence->slots[slot_of(text)] = phrase;
}

static void add_kind(struct evidence *evidence, size_t kind,
                     const struct lexicon_section *section, struct arena *arena)
{
    const char *reviews = lexicon_get(section, "reviews", NULL);
    if (reviews != NULL)
        evidence->reviews = wordlist_split(reviews, arena);
    for (enum position place = 0; place < PLACES; place++) {
        struct wordlist words =
            wordlist_load(section, places[place].key, arena);
        for (size_t i = 0; i < words.n; i++)
            add_phrase(evidence, words.items[i].text, kind, place, arena);
    }
}

const struct evidence *evidence_load(const struct kinds *kinds,
                                     struct diags *diags)
{
    const struct lexicon *file =
        lexicon_load("templates/evidence.txt", kinds->arena, diags);
    if (file == NULL)
        return NULL;
    struct evidence *evidence = arena_new_object(kinds->arena, struct evidence);
    evidence->n_kinds = kinds->n_all;
    for (size_t i = 0; i < kinds->n_all; i++)
        add_kind(evidence, i, lexicon_section(file, kinds->items[i].id),
                 kinds->arena);
    return evidence;
}

/* -- Weighing ------------------------------------------------------------ */

struct hits {
    int n[PLACES];
    size_t last[PLACES]; /* the text of the last one */
};

struct weighing {
    const struct evidence *evidence;
    struct tally *tallies;
    struct hits *hits; /* of each kind */
    size_t n_texts;
    const char *wish_end; /* where the sentence with a wish ends, or NULL */
};

static bool is_sentence_end(uint32_t scalar)
{
    return scalar == 0 || scalar == 0x3002 || scalar == '\n';
}

/* Whether the phrase stands at p; its … within one sentence. */
static bool stands_at(const struct phrase *phrase, const char *p)
{
    if (strncmp(p, phrase->text, phrase->len) != 0)
        return false;
    if (phrase->tail == NULL)
        return true;
    const char *start = p += phrase->len;
    size_t len = strlen(phrase->tail);
    while (p - start <= LONGEST_GAP && !is_sentence_end(utf8_peek(p))) {
        if (strncmp(p, phrase->tail, len) == 0)
            return true;
        utf8_next(&p);
    }
    return false;
}

static bool is_in_title(enum position place)
{
    return place == PLACE_TITLE || place == PLACE_HEADLINE;
}

static void count(struct weighing *weighing, const struct phrase *phrase)
{
    int weight = places[phrase->place].weight;
    struct tally *tally = &weighing->tallies[phrase->kind];
    struct hits *hits = &weighing->hits[phrase->kind];
    if (hits->last[phrase->place] == weighing->n_texts ||
        hits->n[phrase->place]++ >= MOST_HITS)
        return;
    hits->last[phrase->place] = weighing->n_texts;
    tally->score += weight;
    tally->calls_itself |= phrase->place == PLACE_CALLS;
    /* what the text says is a better reason than a word of the title */
    int telling = is_in_title(phrase->place) ? 0 : weight;
    if (weight > 0 && (tally->phrase == NULL || telling > tally->telling)) {
        tally->telling = telling;
        tally->phrase = phrase->text;
    }
}

static bool is_at_start(enum position place)
{
    return place == PLACE_BEGINS || place == PLACE_STARTS ||
           place == PLACE_GREETS;
}

/* 确保活动取得实效 is what shall be: no result.  A wish holds to the end of its
 * sentence. */
static void hit(struct weighing *weighing, const struct phrase *phrase,
                const char *p)
{
    bool is_wished = weighing->wish_end != NULL && p < weighing->wish_end;
    if (phrase->place == PLACE_WISHES) {
        if (is_wished)
            return;
        const char *end = p;
        while (!is_sentence_end(utf8_peek(end)))
            utf8_next(&end);
        weighing->wish_end = end;
    } else if (phrase->place != PLACE_RESULTS || !is_wished) {
        count(weighing, phrase);
    }
}

/* wanted: a set of places.  What stands behind a digit belongs to its number:
 * the 日前 of 6月15日前 is no news. */
static void weigh_text(struct weighing *weighing, const char *text,
                       unsigned wanted)
{
    weighing->n_texts++;
    weighing->wish_end = NULL;
    for (const char *p = text; *p != '\0'; utf8_next(&p)) {
        if (p > text && scalar_is_digit((unsigned char)p[-1]))
            continue;
        const struct phrase *phrase = weighing->evidence->slots[slot_of(p)];
        for (; phrase != NULL; phrase = phrase->next)
            if ((wanted & 1u << phrase->place) != 0 &&
                (p == text || !is_at_start(phrase->place)) &&
                stands_at(phrase, p))
                hit(weighing, phrase, p);
    }
}

void evidence_weigh(const struct evidence *evidence, const struct plan *plan,
                    bool is_named, struct tally *tallies)
{
    const unsigned title = 1u << PLACE_TITLE | 1u << PLACE_STARTS |
                           1u << PLACE_SURE |
                           (is_named ? 0u : 1u << PLACE_HEADLINE);
    const unsigned text =
        1u << PLACE_TEXT | 1u << PLACE_RESULTS | 1u << PLACE_WISHES;
    const unsigned opening =
        1u << PLACE_OPENING | 1u << PLACE_CALLS | 1u << PLACE_GREETS;
    struct weighing weighing = {
        .evidence = evidence,
        .tallies = tallies,
        .hits =
            arena_array(plan->arena, evidence->n_kinds, sizeof(struct hits))};
    if (plan->title != NULL)
        weigh_text(&weighing, plan->title, title);
    int n_running = 0;
    bool is_review = false;
    for (const struct block *b = plan->first; b != NULL; b = b->next) {
        unsigned wanted = 1u << PLACE_BEGINS | 1u << PLACE_AGAINST;
        if (b->kind == BLOCK_HEADING && b->as.heading.level == 1)
            is_review = wordlist_suffix(&evidence->reviews, b->as.heading.text,
                                        strlen(b->as.heading.text)) != NULL;
        if (!is_review)
            wanted |= text;
        if (b->kind == BLOCK_PARAGRAPH && n_running++ < OPENING_BLOCKS)
            wanted |= opening;
        weigh_text(&weighing, block_text(b, plan->arena), wanted);
    }
}

/*
 * Loading templates/frame.yaml.
 */
#include "kind/framewords.h"

#include "base/buf.h"
#include "base/data.h"
#include "base/utf8.h"

#include <string.h>

/* Where the words of a key go. */
struct target {
    const char *key;
    struct wordlist *list;
};

/* -- Traditional characters ----------------------------------------------- */

enum { MOST_PAIRS = 256 };

/* The simplified and the traditional form of characters. */
struct pairs {
    uint32_t simple[MOST_PAIRS], traditional[MOST_PAIRS];
    size_t n;
};

static struct pairs read_pairs(const char *text)
{
    struct pairs pairs = {.n = 0};
    for (const char *p = text; *p != '\0' && pairs.n < MOST_PAIRS;) {
        uint32_t c = utf8_next(&p);
        if (!scalar_is_han(c))
            continue;
        pairs.simple[pairs.n] = c;
        pairs.traditional[pairs.n++] = utf8_next(&p);
    }
    return pairs;
}

/* Whether the beginning of the text has traditional characters. */
static bool is_traditional(const char *text, const struct pairs *pairs)
{
    enum { REACH = 600 }; /* characters */
    uint64_t seen[64] = {0};
    for (size_t i = 0; i < pairs->n; i++)
        seen[pairs->traditional[i] >> 6 & 63] |=
            UINT64_C(1) << (pairs->traditional[i] & 63);
    for (size_t n = 0; *text != '\0' && n < REACH; n++) {
        uint32_t c = utf8_next(&text);
        if ((seen[c >> 6 & 63] >> (c & 63) & 1) == 0)
            continue;
        for (size_t i = 0; i < pairs->n; i++)
            if (pairs->traditional[i] == c)
                return true;
    }
    return false;
}

/* The words, and behind them the same in traditional characters. */
static const char *add_traditional(const char *words, const struct pairs *pairs,
                                   struct arena *arena)
{
    struct buf out = BUF_EMPTY;
    buf_add_str(&out, words);
    buf_add_char(&out, ' ');
    for (const char *p = words; *p != '\0';) {
        uint32_t c = utf8_next(&p);
        for (size_t i = 0; i < pairs->n; i++)
            if (pairs->simple[i] == c) {
                c = pairs->traditional[i];
                break;
            }
        buf_add_utf8(&out, c);
    }
    const char *both = arena_strdup(arena, buf_text(&out));
    buf_free(&out);
    return both;
}

/* -- Loading -------------------------------------------------------------- */

/* pairs: NULL if no traditional characters are wanted. */
static void load(const struct yaml_node *map, const struct target *places,
                 size_t n, const struct pairs *pairs, struct arena *arena)
{
    for (size_t i = 0; i < n; i++) {
        const char *words = yaml_get_text(map, places[i].key, NULL);
        if (words != NULL && pairs != NULL)
            words = add_traditional(words, pairs, arena);
        *places[i].list = wordlist_split(words, arena);
    }
}

const struct frame_words *
frame_words_load(const char *text, struct arena *arena, struct diags *diags)
{
    struct frame_words *w = arena_new_object(arena, struct frame_words);
    const struct target places[] = {
        {"organs", &w->organs},
        {"no_organ_begins", &w->no_organ_begins},
        {"addressees", &w->addressees},
        {"addressing", &w->addressing},
        {"belonging", &w->belonging},
        {"each", &w->each},
        {"no_recipients", &w->no_recipients},
        {"head_labels", &w->head_labels},
        {"signer_labels", &w->signer_labels},
        {"citing", &w->citing},
        {"secrecy", &w->secrecy},
        {"urgency", &w->urgency},
        {"title_labels", &w->title_labels},
        {"title_status", &w->title_status},
        {"issuing", &w->issuing},
        {"now", &w->now},
        {"about", &w->about},
        {"issuer_followers", &w->issuer_followers},
        {"attachment_labels", &w->attachment_labels},
        {"attachment_titles", &w->attachment_titles},
        {"seals", &w->seals},
        {"posts", &w->posts},
        {"notes", &w->notes},
        {"ending_phrases", &w->ending_phrases},
        {"file_endings", &w->file_endings},
        {"copy_labels", &w->copy_labels},
        {"recipient_labels", &w->recipient_labels},
        {"imprint_passed", &w->imprint_passed},
        {"printed", &w->printed},
    };
    const struct target marks[] = {
        {"document", &w->document_marks},
        {"order", &w->order_marks},
        {"minutes", &w->minutes_marks},
    };
    const struct target form[] = {
        {"issuer", &w->form_issuer}, {"number", &w->form_number},
        {"to", &w->form_to},         {"cc", &w->form_cc},
        {"date", &w->form_date},     {"title", &w->form_title},
    };
    const struct yaml_node *map =
        data_load("templates/frame.yaml", arena, diags);
    if (map == NULL)
        return NULL;
    const struct pairs all = read_pairs(yaml_get_text(map, "traditional", ""));
    const struct pairs *pairs = is_traditional(text, &all) ? &all : NULL;
    load(map, places, sizeof(places) / sizeof(places[0]), pairs, arena);
    load(yaml_get(map, "marks"), marks, sizeof(marks) / sizeof(marks[0]), pairs,
         arena);
    load(yaml_get(map, "form"), form, sizeof(form) / sizeof(form[0]), pairs,
         arena);
    return w;
}

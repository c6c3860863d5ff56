/*
 * Loading templates/frame.yaml.
 */
#include "kind/framewords.h"

#include "base/data.h"

/* Where the words of a key go. */
struct target {
    const char *key;
    struct wordlist *list;
};

static void load(const struct yaml_node *map, const struct target *places,
                 size_t n, struct arena *arena)
{
    for (size_t i = 0; i < n; i++)
        *places[i].list =
            wordlist_split(yaml_get_text(map, places[i].key, NULL), arena);
}

const struct frame_words *frame_words_load(struct arena *arena,
                                           struct diags *diags)
{
    struct frame_words *w = arena_new_object(arena, struct frame_words);
    const struct target places[] = {
        {"organs", &w->organs},
        {"no_organ_begins", &w->no_organ_begins},
        {"addressees", &w->addressees},
        {"addressing", &w->addressing},
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
        {"about", &w->about},
        {"issuer_followers", &w->issuer_followers},
        {"attachment_labels", &w->attachment_labels},
        {"seals", &w->seals},
        {"notes", &w->notes},
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
    const struct yaml_node *map =
        data_load("templates/frame.yaml", arena, diags);
    if (map == NULL)
        return NULL;
    load(map, places, sizeof(places) / sizeof(places[0]), arena);
    load(yaml_get(map, "marks"), marks, sizeof(marks) / sizeof(marks[0]),
         arena);
    return w;
}

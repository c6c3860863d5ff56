/*
 * Loading templates/frame.txt.
 */
#include "kind/framewords.h"

#include "base/lexicon.h"

/* Where the words of a key go. */
struct target {
    const char *key;
    struct wordlist *list;
};

/* traditional: NULL if no traditional characters are wanted. */
static void load(const struct lexicon_section *section,
                 const struct target *places, size_t n,
                 const struct traditional *traditional, struct arena *arena)
{
    for (size_t i = 0; i < n; i++) {
        const char *words = lexicon_get(section, places[i].key, NULL);
        if (words != NULL && traditional != NULL)
            words = traditional_add(traditional, words, arena);
        *places[i].list = wordlist_split(words, arena);
    }
}

const struct frame_words *
frame_words_load(const char *text, const struct traditional *traditional,
                 struct arena *arena, struct diags *diags)
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
        {"no_titles", &w->no_titles},
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
    const struct lexicon *lexicon =
        lexicon_load("templates/frame.txt", arena, diags);
    if (lexicon == NULL)
        return NULL;
    if (!traditional_begins(traditional, text))
        traditional = NULL;
    load(lexicon_section(lexicon, ""), places,
         sizeof(places) / sizeof(places[0]), traditional, arena);
    load(lexicon_section(lexicon, "marks"), marks,
         sizeof(marks) / sizeof(marks[0]), traditional, arena);
    load(lexicon_section(lexicon, "form"), form, sizeof(form) / sizeof(form[0]),
         traditional, arena);
    return w;
}

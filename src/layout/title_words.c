/*
 * Loading templates/titles.txt.
 */
#include "layout/title_words.h"

#include "base/lexicon.h"

const struct title_words *title_words_load(struct arena *arena,
                                           struct diags *diags)
{
    const struct lexicon *file =
        lexicon_load("templates/titles.txt", arena, diags);
    if (file == NULL)
        return NULL;
    const struct lexicon_section *all = lexicon_section(file, "");
    struct title_words *words = arena_new_object(arena, struct title_words);
    words->words = wordlist_load(all, "words", arena);
    words->ends = wordlist_load(all, "ends", arena);
    words->leaning = wordlist_load(all, "leaning", arena);
    words->units = wordlist_load(all, "units", arena);
    words->levels = wordlist_load(all, "levels", arena);
    words->organs = wordlist_load(all, "organs", arena);
    return words;
}

/*
 * Loading templates/titles.yaml and title-words.txt: seven hundred words are no
 * YAML, which would take longer to read than the title to be broken.
 */
#include "layout/title_words.h"

#include "base/data.h"

const struct title_words *title_words_load(struct arena *arena,
                                           struct diags *diags)
{
    const struct yaml_node *map =
        data_load("templates/titles.yaml", arena, diags);
    const char *text =
        map == NULL ? NULL
                    : data_load_text("templates/title-words.txt", arena, diags);
    if (text == NULL)
        return NULL;
    struct title_words *words = arena_new_object(arena, struct title_words);
    words->words = wordlist_split(text, arena);
    words->ends = wordlist_split(yaml_get_text(map, "ends", NULL), arena);
    words->leaning = wordlist_split(yaml_get_text(map, "leaning", NULL), arena);
    words->units = wordlist_split(yaml_get_text(map, "units", NULL), arena);
    return words;
}

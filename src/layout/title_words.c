/*
 * Loading templates/titles.yaml.
 */
#include "layout/title_words.h"

#include "base/data.h"

const struct title_words *title_words_load(struct arena *arena,
                                           struct diags *diags)
{
    const struct yaml_node *map =
        data_load("templates/titles.yaml", arena, diags);
    if (map == NULL)
        return NULL;
    struct title_words *words = arena_new_object(arena, struct title_words);
    words->words = wordlist_split(yaml_get_text(map, "words", NULL), arena);
    words->ends = wordlist_split(yaml_get_text(map, "ends", NULL), arena);
    words->leaning = wordlist_split(yaml_get_text(map, "leaning", NULL), arena);
    words->units = wordlist_split(yaml_get_text(map, "units", NULL), arena);
    return words;
}

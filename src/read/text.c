/*
 * From raw lines to paragraphs, step by step (text_part.h).
 */
#include "read/text.h"

#include "kind/traditional.h"
#include "read/text_part.h"

/* How to read traditional characters, if the text has them; or NULL. */
static const struct traditional *traditional_of(const struct source *source,
                                                const struct kinds *kinds)
{
    return kinds != NULL && traditional_begins(kinds->traditional, source->text)
               ? kinds->traditional
               : NULL;
}

bool text_read(const struct source *source, const struct kinds *kinds,
               struct arena *arena, struct drafts *drafts, struct notes *notes,
               struct diags *diags)
{
    struct text text = {
        .source = source,
        .arena = arena,
        .notes = notes,
        .kinds = kinds,
        .page = page_load(traditional_of(source, kinds), arena, diags)};
    if (text.page == NULL || !text_divide(&text, diags))
        return false;
    text_drop_ornaments(&text);
    text_measure(&text);
    text_drop_bare_contents(&text);
    text_drop_furniture(&text);
    text_mend_lists(&text);
    text_measure(&text);
    text_drop_marks(&text);
    text_find_tables(&text);
    text_split(&text, text.first, drafts);
    notes_sort(notes);
    return true;
}

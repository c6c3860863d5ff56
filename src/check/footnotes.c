/*
 * Footnotes as other writers of Markdown have them, 120人[^1]: an official
 * document has none, and they would be printed as they stand.
 */
#include "check/language.h"

enum { LONGEST_LABEL = 20 };

/* Behind the ] of [^1] at i; 0: there is none. */
static size_t note_end(const struct text *text, size_t i)
{
    if (!text_has(text, i, "[^"))
        return 0;
    size_t end = i + 2;
    while (end < text->n && text->chars[end] != ']' &&
           !scalar_is_blank(text->chars[end]) && end - i <= LONGEST_LABEL)
        end++;
    return text_has(text, end, "]") && end > i + 2 ? end + 1 : 0;
}

void check_footnotes(const struct text *text, struct diags *diags)
{
    if (!text_may_hold(text, "[^]"))
        return;
    for (size_t i = 0; i < text->n; i++) {
        size_t end = text->is_literal[i] ? 0 : note_end(text, i);
        if (end == 0)
            continue;
        text_add(diags, DIAG_FOOTNOTE, text, i, end - i, NULL);
        diag_hint(diags, "公文不用脚注：把说明写进正文的括号里，或者写进“附注”",
                  "an official document has no footnotes: put the words in "
                  "brackets into the text, or under 附注");
        i = end - 1;
    }
}

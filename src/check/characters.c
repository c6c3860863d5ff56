/*
 * Single characters: full-width figures and traditional Han.
 */
#include "base/utf8.h"
#include "check/check.h"
#include "check/language.h"
#include "kind/traditional.h"

/* -- L017 ---------------------------------------------------------------- */

/* The half-width form of a digit or letter; 0 for anything else. */
static char half_width(uint32_t c)
{
    if ((c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) ||
        (c >= 0xFF41 && c <= 0xFF5A))
        return (char)(c - 0xFF01 + '!');
    return 0;
}

/* The same for a mark that stands in or behind a figure: １．５％. */
static char half_mark(const struct text *text, size_t i)
{
    if (text->chars[i] == 0xFF05) /* ％ */
        return '%';
    if (text->chars[i] == 0xFF0E && half_width(text->chars[i + 1]) != 0)
        return '.';
    return 0;
}

void check_full_width(const struct text *text, struct diags *diags)
{
    for (size_t i = text_next_mark(text, text_number_end(text)), end;
         i < text->n; i = text_next_mark(text, end)) {
        char c = half_width(text->chars[i]);

        end = i + 1;
        if (c == 0 || text->is_literal[i])
            continue;
        struct buf half = BUF_EMPTY;

        buf_add_char(&half, c);
        while ((c = half_width(text->chars[end])) != 0 ||
               (c = half_mark(text, end)) != 0) {
            buf_add_char(&half, c);
            end++;
        }
        const char *words = arena_strdup(diags->arena, buf_text(&half));

        buf_free(&half);
        text_add(diags, DIAG_ASCII_FULL_WIDTH, text, i, end - i, words);
        text_fix(diags, true, text, i, end - i, words);
    }
}

/* -- L018 ---------------------------------------------------------------- */

struct script {
    const struct traditional *traditional;
    struct diags *diags;
};

static void visit(const struct text *text, void *context)
{
    const struct script *script = context;

    for (size_t i = 0; i < text->n; i++) {
        uint32_t c = traditional_fault(script->traditional, text->chars[i]);
        char bytes[4];

        if (c == 0 || text->is_literal[i])
            continue;
        const char *own =
            arena_strndup(script->diags->arena, bytes, utf8_write(c, bytes));

        text_add(script->diags, DIAG_CHARACTER_TRADITIONAL, text, i, 1, own);
        text_fix(script->diags, false, text, i, 1, own);
    }
}

void check_traditional(const struct plan *plan, const struct kinds *kinds,
                       struct diags *diags)
{
    struct script script = {kinds->traditional, diags};

    check_each_text(plan, visit, &script);
}

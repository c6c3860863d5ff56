/*
 * styles.xml and theme.xml.
 */
#include "read/docx_style.h"

#include "base/limits.h"

#include <stdlib.h>
#include <string.h>

/* -- Theme ----------------------------------------------------------------- */

struct theme_reader {
    struct word_theme *theme;
    struct arena *arena;
    bool has_failed;
};

static void set_face(const char **face, struct word_value name,
                     struct arena *arena)
{
    if (name.len > 0)
        *face = word_value_copy(name, arena);
}

static bool start_theme(void *self, enum word_token token,
                        enum word_token parent,
                        const struct word_attributes *attributes)
{
    struct theme_reader *r = self;
    struct word_theme *theme = r->theme;
    struct word_value face = word_get(attributes, "typeface");
    if (parent != W_MAJORFONT && parent != W_MINORFONT)
        return true;
    bool is_major = parent == W_MAJORFONT;
    const char **han = is_major ? &theme->major_han : &theme->minor_han;
    if (token == W_LATIN)
        set_face(is_major ? &theme->major_latin : &theme->minor_latin, face,
                 r->arena);
    else if (token == W_EA ||
             (token == W_FONT && *han == NULL &&
              word_value_is(word_get(attributes, "script"), "Hans")))
        set_face(han, face, r->arena);
    return true;
}

static bool read_theme(struct word_package *package,
                       const struct word_relations *relations,
                       struct word_theme *theme)
{
    struct theme_reader r = {theme, package->arena, false};
    const struct word_handler handler = {start_theme, NULL, &r, &r.has_failed};
    const char *part = word_package_find(package, relations, "theme");
    return part == NULL || word_package_parse(package, part, &handler);
}

/* -- Styles ---------------------------------------------------------------- */

struct styles_reader {
    struct word_styles *styles;
    struct word_package *package;
    struct word_style *style; /* the open one, or NULL */
    struct format_target target;
    bool has_failed;
};

static void open_style(struct styles_reader *r,
                       const struct word_attributes *attributes)
{
    struct word_styles *styles = r->styles;
    struct arena *arena = r->package->arena;
    struct word_value id = word_get(attributes, "styleId");
    struct word_value is_default = word_get(attributes, "default");
    if (styles->n == LIMIT_WORD_STYLES) {
        limit_over(r->package->diags, SPAN_NONE,
                   diags_word(r->package->diags, "样式的个数（styles）",
                              "number of styles"),
                   LIMIT_WORD_STYLES);
        r->has_failed = true;
        return;
    }
    if (styles->n == styles->room) {
        styles->room = styles->room == 0 ? 64 : styles->room * 2;
        styles->items =
            xrealloc(styles->items, styles->room * sizeof(*styles->items));
    }
    r->style = &styles->items[styles->n++];
    *r->style = (struct word_style){
        .id = id.bytes == NULL ? "" : word_value_copy(id, arena),
        .is_paragraph =
            word_value_is(word_get(attributes, "type"), "paragraph"),
        .is_default = is_default.bytes != NULL && word_value_is_on(is_default),
    };
    r->style->name = r->style->id;
}

static void open_text(struct styles_reader *r, enum word_token parent)
{
    r->target.text = parent == W_STYLE && r->style != NULL ? &r->style->text
                     : parent == W_RPRDEFAULT              ? &r->styles->text
                                                           : NULL;
}

static void open_para(struct styles_reader *r, enum word_token parent)
{
    r->target.para = parent == W_STYLE && r->style != NULL ? &r->style->para
                     : parent == W_PPRDEFAULT              ? &r->styles->para
                                                           : NULL;
}

static void read_rule(struct word_style *style, enum word_token token,
                      const struct word_attributes *attributes)
{
    struct word_value value = word_get(attributes, "val");
    if (word_value_is(value, "nil") || word_value_is(value, "none"))
        return;
    if (token == W_TOP || token == W_BOTTOM || token == W_INSIDEH)
        style->has_level_rules = true;
    else
        style->has_upright_rules = true;
}

static bool start_style(void *self, enum word_token token,
                        enum word_token parent,
                        const struct word_attributes *attributes)
{
    struct styles_reader *r = self;
    if (word_is_change(token))
        return false;
    if (token == W_STYLE)
        open_style(r, attributes);
    else if (token == W_RPR)
        open_text(r, parent);
    else if (token == W_PPR)
        open_para(r, parent);
    else if (r->style != NULL &&
             (parent == W_TBLBORDERS || parent == W_TCBORDERS))
        read_rule(r->style, token, attributes);
    else if (r->style != NULL && parent == W_STYLE && token == W_NAME)
        r->style->name =
            word_value_copy(word_get(attributes, "val"), r->package->arena);
    else if (r->style != NULL && parent == W_STYLE && token == W_BASEDON)
        r->style->based_on =
            word_value_copy(word_get(attributes, "val"), r->package->arena);
    else
        format_target_read(&r->target, token, parent, attributes);
    return true;
}

static void end_style(void *self, enum word_token token, enum word_token parent,
                      const char *text, size_t len)
{
    struct styles_reader *r = self;
    (void)parent;
    (void)text;
    (void)len;
    if (token == W_STYLE)
        r->style = NULL;
    else if (token == W_RPR)
        r->target.text = NULL;
    else if (token == W_PPR)
        r->target.para = NULL;
}

/* -- Inheritance ----------------------------------------------------------- */

enum { STATE_NEW, STATE_OPEN, STATE_DONE };

static void inherit(struct word_style *style, const struct word_style *base)
{
    struct para_format para = base->para;
    struct text_format text = base->text;
    para.style = NULL;
    para_format_lay(&para, &style->para);
    text_format_lay(&text, &style->text);
    style->para = para;
    style->text = text;
    style->has_level_rules |= base->has_level_rules;
    style->has_upright_rules |= base->has_upright_rules;
}

/* Walks up to a style that is done, or to one of its own heirs (a circle ends
 * there), and down again. */
static void resolve(struct word_styles *styles, struct word_style *style,
                    struct word_style **chain)
{
    size_t n = 0;
    while (style != NULL && style->state == STATE_NEW) {
        style->state = STATE_OPEN;
        chain[n++] = style;
        style = (struct word_style *)(uintptr_t)word_style_find(
            styles, style->based_on);
    }
    if (style != NULL && style->state == STATE_OPEN)
        style = NULL;
    while (n > 0) {
        struct word_style *heir = chain[--n];
        if (style != NULL)
            inherit(heir, style);
        heir->state = STATE_DONE;
        style = heir;
    }
}

static int by_id(const void *a, const void *b)
{
    const struct word_style *x = a, *y = b;
    return strcmp(x->id, y->id);
}

/* Sorted, and in the arena from now on. */
static void settle(struct word_styles *styles, struct arena *arena)
{
    struct word_style *items =
        arena_array(arena, styles->n + 1, sizeof(*items));
    struct word_style **chain =
        arena_array(arena, styles->n + 1, sizeof(struct word_style *));
    if (styles->n > 0) {
        memcpy(items, styles->items, styles->n * sizeof(*items));
        qsort(items, styles->n, sizeof(*items), by_id);
    }
    free(styles->items);
    styles->items = items;
    for (size_t i = 0; i < styles->n; i++) {
        if (items[i].name == NULL)
            items[i].name = items[i].id;
        resolve(styles, &items[i], chain);
        if (items[i].is_default && items[i].is_paragraph)
            styles->usual = &items[i];
    }
}

const struct word_style *word_style_find(const struct word_styles *styles,
                                         const char *id)
{
    const struct word_style key = {.id = id};
    if (id == NULL || styles->n == 0)
        return NULL;
    return bsearch(&key, styles->items, styles->n, sizeof(*styles->items),
                   by_id);
}

bool word_styles_read(struct word_package *package,
                      const struct word_relations *relations,
                      struct word_styles *styles)
{
    struct styles_reader r = {.styles = styles, .package = package};
    const struct word_handler handler = {start_style, end_style, &r,
                                         &r.has_failed};
    const char *part = word_package_find(package, relations, "styles");
    r.target.theme = &styles->theme;
    r.target.arena = package->arena;
    bool ok = read_theme(package, relations, &styles->theme) &&
              (part == NULL || word_package_parse(package, part, &handler));
    settle(styles, package->arena);
    return ok;
}

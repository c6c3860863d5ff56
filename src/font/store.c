/*
 * The store.  A document asks for the same few hundred characters tens of
 * thousands of times, so each face remembers its answers in a table that the
 * low bits of the scalar index.
 */
#include "font/store.h"

#include "font/find.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { MEMORY_SIZE = 4096 }; /* a power of two */

/* A font that is open; two faces may share it. */
struct open_font {
    struct font_place place;
    struct font *font; /* NULL: the file is broken */
    struct open_font *next;
};

struct remembered {
    uint32_t scalar; /* 0: nothing yet */
    uint32_t glyph;
    const struct font *font; /* NULL: no font has it */
    int advance;
};

enum face_state { FACE_UNKNOWN, FACE_FOUND, FACE_MISSING, FACE_BROKEN };

struct open_face {
    enum face_state state;
    struct font *font;
    const char *path;
    struct remembered *memory; /* MEMORY_SIZE */
};

struct fonts {
    struct arena *arena;
    const struct font_config *config;
    struct font_finder *finder;
    struct open_font *open;
    struct open_face faces[FACE_COUNT];
    struct font **fallbacks; /* as many as config->fallback at most */
    size_t n_fallbacks;
    bool has_fallbacks; /* they were looked for */
};

static struct font *open_font(struct fonts *fonts,
                              const struct font_place *place)
{
    struct open_font *open = fonts->open;

    while (open != NULL && (open->place.index != place->index ||
                            strcmp(open->place.path, place->path) != 0))
        open = open->next;
    if (open == NULL) {
        open = arena_new_object(fonts->arena, struct open_font);
        open->place = *place;
        open->font = font_open(place->path, place->index);
        open->next = fonts->open;
        fonts->open = open;
    }
    return open->font;
}

static void resolve_face(struct fonts *fonts, enum face face)
{
    const struct font_candidates *wanted =
        &fonts->config->roles[face].candidates;
    struct open_face *slot = &fonts->faces[face];
    struct font_place place;

    slot->state = FACE_MISSING;
    for (size_t i = 0; i < wanted->n; i++) {
        if (!font_finder_find(fonts->finder, &wanted->items[i], &place))
            continue;
        slot->font = open_font(fonts, &place);
        slot->path = place.path;
        slot->state = slot->font != NULL ? FACE_FOUND : FACE_BROKEN;
        break;
    }
    slot->memory =
        arena_array(fonts->arena, MEMORY_SIZE, sizeof(*slot->memory));
}

/* A broken fallback is passed over: its characters are then reported as
 * missing, and the others are printed all the same. */
static void resolve_fallbacks(struct fonts *fonts)
{
    const struct font_candidates *wanted = &fonts->config->fallback;
    struct font_place place;

    fonts->has_fallbacks = true;
    fonts->fallbacks =
        arena_array(fonts->arena, wanted->n + 1, sizeof(struct font *));
    for (size_t i = 0; i < wanted->n; i++) {
        if (!font_finder_find(fonts->finder, &wanted->items[i], &place))
            continue;
        struct font *font = open_font(fonts, &place);
        if (font != NULL)
            fonts->fallbacks[fonts->n_fallbacks++] = font;
    }
}

static const struct font *find_fallback(struct fonts *fonts, uint32_t scalar,
                                        uint32_t *glyph)
{
    if (!fonts->has_fallbacks)
        resolve_fallbacks(fonts);
    for (size_t i = 0; i < fonts->n_fallbacks; i++) {
        *glyph = font_glyph(fonts->fallbacks[i], scalar);
        if (*glyph != 0)
            return fonts->fallbacks[i];
    }
    return NULL;
}

static struct remembered look_up(struct fonts *fonts, const struct font *font,
                                 uint32_t scalar)
{
    struct remembered answer = {.scalar = scalar, .font = font};

    answer.glyph = font_glyph(font, scalar);
    if (answer.glyph == 0)
        answer.font = find_fallback(fonts, scalar, &answer.glyph);
    answer.advance =
        answer.font != NULL ? font_advance(answer.font, answer.glyph) : -1;
    return answer;
}

/* NULL if the face has no font at all. */
static const struct remembered *recall(struct fonts *fonts, enum face face,
                                       uint32_t scalar)
{
    struct open_face *slot = &fonts->faces[face];

    assert(face < FACE_COUNT && scalar != 0);
    if (slot->state == FACE_UNKNOWN)
        resolve_face(fonts, face);
    if (slot->state != FACE_FOUND)
        return NULL;
    struct remembered *answer = &slot->memory[scalar % MEMORY_SIZE];
    if (answer->scalar != scalar)
        *answer = look_up(fonts, slot->font, scalar);
    return answer;
}

static int measure(void *context, enum face face, uint32_t scalar)
{
    const struct remembered *answer = recall(context, face, scalar);

    return answer != NULL ? answer->advance : -1;
}

struct fonts *fonts_open(const struct font_config *config, struct diags *diags)
{
    struct arena *arena = arena_new();
    struct fonts *fonts = arena_new_object(arena, struct fonts);

    fonts->arena = arena;
    fonts->config = config;
    fonts->finder = font_finder_new(config);
    resolve_face(fonts, FACE_BODY);
    if (!fonts_ready(fonts, diags)) {
        fonts_close(fonts);
        return NULL;
    }
    return fonts;
}

void fonts_close(struct fonts *fonts)
{
    if (fonts == NULL)
        return;
    for (struct open_font *f = fonts->open; f != NULL; f = f->next)
        font_close(f->font);
    font_finder_free(fonts->finder);
    arena_free(fonts->arena);
}

struct metrics fonts_metrics(struct fonts *fonts)
{
    return (struct metrics){.context = fonts, .advance = measure};
}

bool fonts_find_char(struct fonts *fonts, enum face face, uint32_t scalar,
                     struct font_char *found)
{
    const struct remembered *answer = recall(fonts, face, scalar);

    if (answer == NULL || answer->font == NULL)
        return false;
    *found = (struct font_char){answer->font, answer->glyph, answer->advance};
    return true;
}

enum font_embed fonts_embed(struct fonts *fonts, enum face face,
                            const uint32_t *scalars, size_t n,
                            struct buf *program)
{
    struct open_face *slot = &fonts->faces[face];

    if (slot->state == FACE_UNKNOWN)
        resolve_face(fonts, face);
    if (slot->state != FACE_FOUND)
        return FONT_EMBED_ABSENT;
    return font_embed(slot->font, fonts->config->roles[face].docx, scalars, n,
                      program);
}

const char **fonts_paths(const struct fonts *fonts, struct arena *arena)
{
    size_t n = 0, k = 0;
    for (const struct open_font *o = fonts->open; o != NULL; o = o->next)
        n++;
    const char **paths = arena_array(arena, n + 1, sizeof(*paths));
    for (const struct open_font *o = fonts->open; o != NULL; o = o->next)
        paths[n - ++k] = o->place.path; /* in the order of opening */
    return paths;
}

bool fonts_ready(const struct fonts *fonts, struct diags *diags)
{
    bool ready = true;

    for (int face = 0; face < FACE_COUNT; face++) {
        const struct open_face *slot = &fonts->faces[face];
        if (slot->state == FACE_MISSING) {
            ready = false;
            diag_add(diags, DIAG_FONT_MISSING, SPAN_NONE,
                     face_zh((enum face)face), NULL);
            diag_hint(diags,
                      "运行 make 或 fonts/fetch.sh 取得免费字体，或者把单位的"
                      "字体文件放进 fonts/",
                      "run make or fonts/fetch.sh for the free fonts, or drop "
                      "the office's own into fonts/");
        } else if (slot->state == FACE_BROKEN) {
            ready = false;
            diag_add(diags, DIAG_FONT_BROKEN, SPAN_NONE, slot->path, NULL);
        }
    }
    return ready;
}

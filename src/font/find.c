/*
 * Where fonts are looked for.  Folders are listed once, when the first font
 * is asked for; the system's list is made when a family is in no folder.
 */
#include "font/find.h"

#include "base/file.h"
#include "font/font_hb.h"

#include <dirent.h>
#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

/* A font file of a folder. */
struct folder_file {
    const char *name; /* without folder */
    const char *path;
    bool has_families; /* may be asked for its family */
    struct folder_file *next;
};

struct font_finder {
    struct arena *arena;
    const struct font_config *config;
    struct font_names folders;
    struct folder_file *files, **end; /* in the order of the folders */
    bool is_listed;
    struct system_fonts *system; /* NULL until needed */
};

static bool is_font_name(const char *name)
{
    static const char *const endings[] = {".ttf", ".otf", ".ttc", ".otc"};
    const char *dot = strrchr(name, '.');

    for (size_t i = 0; dot != NULL && i < sizeof(endings) / sizeof(*endings);
         i++)
        if (strcasecmp(dot, endings[i]) == 0)
            return true;
    return false;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The order of a folder is the file system's whim, so names are sorted. */
static void list_folder(struct font_finder *finder, const char *folder,
                        bool has_families)
{
    DIR *dir = opendir(folder);
    const char **names = NULL;
    size_t n = 0, room = 0;
    const struct dirent *entry;

    if (dir == NULL)
        return;
    while ((entry = readdir(dir)) != NULL) {
        if (!is_font_name(entry->d_name))
            continue;
        if (n == room) {
            room = room == 0 ? 16 : 2 * room;
            names = xrealloc(names, room * sizeof(*names));
        }
        names[n++] = arena_strdup(finder->arena, entry->d_name);
    }
    closedir(dir);
    if (n > 0)
        qsort(names, n, sizeof(*names), compare_names);
    for (size_t i = 0; i < n; i++) {
        struct folder_file *file =
            arena_new_object(finder->arena, struct folder_file);
        file->name = names[i];
        file->path = arena_printf(finder->arena, "%s/%s", folder, names[i]);
        file->has_families = has_families;
        *finder->end = file;
        finder->end = &file->next;
    }
    free(names);
}

/* ${XDG_CACHE_HOME:-~/.cache}/fangan/fonts, as fetch.sh has it. */
static const char *cache_folder(struct arena *arena)
{
    const char *cache = getenv("XDG_CACHE_HOME");
    const char *home = getenv("HOME");

    if (cache != NULL && cache[0] == '/')
        return arena_printf(arena, "%s/fangan/fonts", cache);
    if (home != NULL && home[0] == '/')
        return arena_printf(arena, "%s/.cache/fangan/fonts", home);
    return NULL;
}

struct font_finder *font_finder_new(const struct font_config *config)
{
    struct arena *arena = arena_new();
    struct font_finder *finder = arena_new_object(arena, struct font_finder);
    struct font_names *folders = &finder->folders;
    const char *cache = cache_folder(arena);

    finder->arena = arena;
    finder->config = config;
    finder->end = &finder->files;
    folders->items =
        arena_array(arena, config->folders.n + 2, sizeof(*folders->items));
    folders->items[folders->n++] = file_data_path(arena, "fonts");
    if (cache != NULL)
        folders->items[folders->n++] = cache;
    for (size_t i = 0; i < config->folders.n; i++)
        folders->items[folders->n++] = config->folders.items[i];
    return finder;
}

void font_finder_free(struct font_finder *finder)
{
    if (finder == NULL)
        return;
    system_fonts_close(finder->system);
    arena_free(finder->arena);
}

struct font_names font_finder_folders(const struct font_finder *finder)
{
    return finder->folders;
}

/* Only what an office drops into fonts/ goes under any name; the other
 * folders have files of known names. */
static void list_folders(struct font_finder *finder)
{
    if (finder->is_listed)
        return;
    finder->is_listed = true;
    for (size_t i = 0; i < finder->folders.n; i++)
        list_folder(finder, finder->folders.items[i], i == 0);
}

static bool name_is(hb_face_t *face, const hb_ot_name_entry_t *entry,
                    const char *wanted)
{
    char text[128] = "";
    unsigned size = sizeof(text);

    hb_ot_name_get_utf8(face, entry->name_id, entry->language, &size, text);
    return strcasecmp(text, wanted) == 0;
}

/* Whether the face has this family and style among its names.  style NULL
 * stands for the regular one. */
static bool face_has_name(hb_face_t *face, const char *family,
                          const char *style)
{
    unsigned n;
    const hb_ot_name_entry_t *entries = hb_ot_name_list_names(face, &n);
    bool has_family = false;
    bool has_style = style == NULL;

    for (unsigned i = 0; i < n; i++) {
        switch (entries[i].name_id) {
        case HB_OT_NAME_ID_FONT_FAMILY:
        case HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY:
        case HB_OT_NAME_ID_FULL_NAME:
        case HB_OT_NAME_ID_POSTSCRIPT_NAME:
            has_family = has_family || name_is(face, &entries[i], family);
            break;
        case HB_OT_NAME_ID_FONT_SUBFAMILY:
        case HB_OT_NAME_ID_TYPOGRAPHIC_SUBFAMILY:
            has_style = has_style || name_is(face, &entries[i], style);
            break;
        default: /* other names say nothing of the family */
            break;
        }
    }
    return has_family && has_style;
}

/* Which font of the file has the name; false if none has. */
static bool find_in_file(const char *path, const struct font_candidate *wanted,
                         unsigned *index)
{
    unsigned n_fonts = 0;
    hb_blob_t *file = font_file_open(path, &n_fonts);
    bool found = false;

    for (unsigned i = 0; i < n_fonts && !found; i++) {
        hb_face_t *face = hb_face_create(file, i);
        found = face_has_name(face, wanted->family, wanted->style);
        if (found)
            *index = i;
        hb_face_destroy(face);
    }
    hb_blob_destroy(file);
    return found;
}

/* A file of the right name is the font, even if it is broken: to pass over
 * it would hide what the office must mend.  Only in a collection does the
 * family choose. */
static bool take_file(const struct folder_file *file,
                      const struct font_candidate *wanted,
                      struct font_place *place)
{
    unsigned n_fonts = 1;

    place->path = file->path;
    place->index = 0;
    hb_blob_t *blob = font_file_open(file->path, &n_fonts);
    hb_blob_destroy(blob);
    return n_fonts <= 1 || wanted->family == NULL ||
           find_in_file(file->path, wanted, &place->index);
}

static bool find_in_folders(struct font_finder *finder,
                            const struct font_candidate *wanted,
                            struct font_place *place)
{
    list_folders(finder);
    for (const struct folder_file *f = finder->files; f != NULL; f = f->next) {
        if (wanted->file != NULL && strcasecmp(f->name, wanted->file) == 0 &&
            take_file(f, wanted, place))
            return true;
        if (f->has_families && wanted->family != NULL &&
            find_in_file(f->path, wanted, &place->index)) {
            place->path = f->path;
            return true;
        }
    }
    return false;
}

bool font_finder_find(struct font_finder *finder,
                      const struct font_candidate *candidate,
                      struct font_place *place)
{
    if (find_in_folders(finder, candidate, place))
        return true;
    if (candidate->family == NULL)
        return false;
    if (finder->system == NULL)
        finder->system = system_fonts_open();
    return system_fonts_find(finder->system, candidate->family,
                             candidate->style, finder->arena, place);
}

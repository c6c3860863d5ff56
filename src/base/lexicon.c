/*
 * Reading files of words: see lexicon.h.  A file is divided where it stands:
 * names and texts are parts of it.
 */
#include "base/lexicon.h"

#include "base/data.h"

#include <stdbool.h>
#include <string.h>

/* A file on its way to its sections. */
struct reading {
    struct lexicon *file;
    struct lexicon_entry *next; /* room for the next entry */
    char *open;                 /* the text of the last one, if it may go on */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static char *skip_blanks(char *p, const char *end)
{
    while (p < end && is_blank(*p))
        p++;
    return p;
}

/* Ends the entry whose text goes on up to end. */
static void close_entry(struct reading *reading, char *end)
{
    if (reading->open == NULL)
        return;
    while (end > reading->open && (end[-1] == '\n' || is_blank(end[-1])))
        end--;
    *end = '\0';
    reading->open = NULL;
}

static struct lexicon_section *find_section(const struct lexicon *file,
                                            const char *name)
{
    for (size_t i = 0; i < file->n; i++)
        if (strcmp(file->sections[i].name, name) == 0)
            return &file->sections[i];
    return NULL;
}

static bool begin_section(struct reading *reading, char *line, char *end)
{
    struct lexicon *file = reading->file;
    char *close = memchr(line, ']', (size_t)(end - line));
    if (close == NULL || skip_blanks(close + 1, end) != end)
        return false;
    *close = '\0';
    if (find_section(file, line + 1) != NULL)
        return false;
    file->sections[file->n++] =
        (struct lexicon_section){line + 1, reading->next, 0};
    return true;
}

static bool begin_entry(struct reading *reading, char *line, char *end)
{
    struct lexicon_section *section =
        &reading->file->sections[reading->file->n - 1];
    char *colon = memchr(line, ':', (size_t)(end - line));
    if (colon == NULL)
        return false;
    *colon = '\0';
    if (lexicon_get(section, line, NULL) != NULL)
        return false;
    reading->open = skip_blanks(colon + 1, end);
    *reading->next++ = (struct lexicon_entry){line, reading->open};
    section->n++;
    return true;
}

static bool take_line(struct reading *reading, char *line, char *end)
{
    char *first = skip_blanks(line, end);
    if (first == end)
        return true;
    if (*first == '#') { /* it may stand in the middle of an entry */
        memset(line, ' ', (size_t)(end - line));
        return true;
    }
    if (first > line)
        return reading->open != NULL;
    close_entry(reading, line);
    return *line == '[' ? begin_section(reading, line, end)
                        : begin_entry(reading, line, end);
}

static bool read_lines(struct reading *reading, char *text)
{
    char *stop = text + strlen(text), *end;
    for (char *line = text; line < stop; line = end + 1) {
        end = memchr(line, '\n', (size_t)(stop - line));
        if (end == NULL)
            end = stop;
        if (!take_line(reading, line, end))
            return false;
    }
    close_entry(reading, stop);
    return true;
}

/* Room for what text may hold: a section or an entry a line. */
static void make_room(struct reading *reading, const char *text,
                      struct arena *arena)
{
    size_t n_lines = 1, n_sections = 1;
    for (const char *p = text; *p != '\0'; n_lines++) {
        n_sections += *p == '[';
        p = strchrnul(p, '\n');
        p += *p == '\n';
    }
    reading->file->sections =
        arena_array(arena, n_sections, sizeof(struct lexicon_section));
    reading->next = arena_array(arena, n_lines, sizeof(struct lexicon_entry));
    reading->file->sections[reading->file->n++] =
        (struct lexicon_section){"", reading->next, 0};
}

const struct lexicon *lexicon_load(const char *relative, struct arena *arena,
                                   struct diags *diags)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* of Windows' editor */
    char *text = data_load_text(relative, arena, diags);
    if (text == NULL)
        return NULL;
    if (strncmp(text, mark, strlen(mark)) == 0)
        text += strlen(mark);
    struct reading reading = {.file = arena_new_object(arena, struct lexicon)};
    make_room(&reading, text, arena);
    if (read_lines(&reading, text))
        return reading.file;
    data_refuse(relative, arena, diags);
    return NULL;
}

const struct lexicon_section *lexicon_section(const struct lexicon *file,
                                              const char *name)
{
    static const struct lexicon_section none = {"", NULL, 0};
    const struct lexicon_section *section = find_section(file, name);
    return section == NULL ? &none : section;
}

const char *lexicon_get(const struct lexicon_section *section, const char *name,
                        const char *fallback)
{
    for (size_t i = 0; i < section->n; i++)
        if (strcmp(section->entries[i].name, name) == 0)
            return section->entries[i].text;
    return fallback;
}

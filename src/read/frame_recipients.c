/*
 * 主送机关 (GB/T 9704-2012 7.3.2), and lists of organs in general.
 */
#include "read/frame_part.h"

#include "base/utf8.h"
#include "plan/locate.h"
#include "read/runs.h"

#include <string.h>

enum {
    LONGEST_NAME = 40, /* characters */
    LONGEST_SURE = 16, /* of one that begins with 各 */
    MOST_LINES = 6,    /* of a list of recipients */
    LONGEST_RUN_IN = 60,
    LONGEST_BARE = 80
};

/* -- Names ---------------------------------------------------------------- */

/* A stretch of a solid text. */
struct piece {
    const char *start, *end;
};

static size_t piece_len(const struct piece *piece)
{
    return (size_t)(piece->end - piece->start);
}

/* Cuts the next piece off *rest, up to one of the marks outside of brackets.
 * False at the end. */
static bool cut(struct piece *rest, const char32_t *marks, struct piece *piece)
{
    int depth = 0;
    if (rest->start >= rest->end)
        return false;
    for (const char *p = rest->start; p < rest->end;) {
        const char *at = p;
        uint32_t c = utf8_next(&p);
        depth += frame_is_among(c, U"（(");
        depth -= depth > 0 && frame_is_among(c, U"）)");
        if (depth > 0 || !frame_is_among(c, marks))
            continue;
        *piece = (struct piece){rest->start, at};
        rest->start = p;
        return true;
    }
    *piece = *rest;
    rest->start = rest->end;
    return true;
}

/* Whether 、 stands between names: not where ， divides the list into classes
 * already, nor in 各县、市、区人民政府, where 各 stands for all. */
static bool is_divided(const struct frame *f, struct piece list)
{
    struct piece rest = list, piece;
    const struct wordlist *each = &f->words->each;
    bool is_each = wordlist_prefix(each, list.start, piece_len(&list)) != NULL;
    cut(&rest, U"，,；;", &piece);
    if (piece.end < list.end - strlen("，"))
        return false;
    for (rest = list; cut(&rest, U"、", &piece);)
        if (utf8_count_bytes(piece.start, piece_len(&piece)) < 2 ||
            (is_each && !frame_holds(each, piece.start, piece_len(&piece))))
            return false;
    return true;
}

/* The marks that divide this list. */
static const char32_t *marks_of(const struct frame *f, struct piece list)
{
    return is_divided(f, list) ? U"、，,；;" : U"，,；;";
}

void frame_split_names(struct frame *f, size_t i, size_t from, size_t to,
                       struct names *names)
{
    const char *solid = frame_solid(f, i);
    struct piece rest = {solid + from, solid + to}, name;
    const char32_t *marks = marks_of(f, rest);
    struct names found = {NULL, NULL, 0};
    size_t room = names->n + 1;
    for (const char *p = rest.start; p < rest.end;)
        room += frame_is_among(utf8_next(&p), U"、，,；;");
    for (size_t k = 0; k < names->n; k++)
        frame_add_name(f, &found, room, names->items[k],
                       strlen(names->items[k]), names->spans[k]);
    while (cut(&rest, marks, &name))
        frame_add_name(f, &found, room, name.start, piece_len(&name),
                       frame_span(f, i, (size_t)(name.start - solid),
                                  (size_t)(name.end - solid)));
    *names = found;
}

/* -- Who can be addressed ------------------------------------------------- */

static bool has_name_characters(const struct piece *name)
{
    for (const char *p = name->start; p < name->end;) {
        uint32_t c = utf8_next(&p);
        if (!scalar_is_han(c) && !scalar_is_digit(c) && c < 0x3000 &&
            !frame_is_among(c, U"()·“”—-") && !(c >= 'A' && c <= 'Z'))
            return false;
        if (frame_is_among(c, U"。！？：《》"))
            return false;
    }
    return true;
}

/* The name without the brackets behind it: 各省水利（水务）厅（局） is 各省水利
 * （水务）厅. */
static size_t bare_length(const struct piece *name)
{
    const char *end = name->end, *open = NULL;
    uint32_t last = utf8_before(name->start, end);
    if (last != 0xFF09 && last != ')')
        return piece_len(name);
    for (const char *p = name->start; p < end;) {
        const char *at = p;
        if (frame_is_among(utf8_next(&p), U"（("))
            open = at;
    }
    return open == NULL ? piece_len(name) : (size_t)(open - name->start);
}

static bool is_addressee(const struct frame *f, const struct piece *name)
{
    const struct frame_words *words = f->words;
    size_t len = piece_len(name), bare = bare_length(name);
    size_t n = utf8_count_bytes(name->start, len);
    if (n < 2 || n > LONGEST_NAME || !has_name_characters(name))
        return false;
    const struct wording *no =
        wordlist_prefix(&words->no_recipients, name->start, len);
    if (no != NULL &&
        !frame_holds(&words->each, name->start + no->len, len - no->len))
        return false;
    if (no == NULL && n <= LONGEST_SURE &&
        (wordlist_prefix(&words->addressing, name->start, len) != NULL ||
         frame_holds(&words->belonging, name->start, len)))
        return true;
    return wordlist_suffix(&words->organs, name->start, bare) != NULL ||
           wordlist_suffix(&words->addressees, name->start, bare) != NULL;
}

/* Whether all names of the list can be addressed; *n is how many, *n_sure of
 * how many the first words say so. */
static bool are_addressees(const struct frame *f, struct piece list, size_t *n,
                           size_t *n_sure)
{
    struct piece name;
    const char32_t *marks = marks_of(f, list);
    *n = *n_sure = 0;
    while (cut(&list, marks, &name)) {
        if (piece_len(&name) == 0)
            continue;
        if (!is_addressee(f, &name))
            return false;
        ++*n;
        *n_sure += wordlist_prefix(&f->words->addressing, name.start,
                                   piece_len(&name)) != NULL;
    }
    return *n > 0;
}

/* -- Lines of them -------------------------------------------------------- */

/* The list in line i: behind 主送：, without the colon at the end. */
static struct piece list_of(struct frame *f, size_t i, bool *has_colon)
{
    const char *solid = frame_solid(f, i), *p = solid;
    const char *end = solid + strlen(solid);
    int n;
    frame_take_label(&p, &f->words->recipient_labels, &n);
    uint32_t last = utf8_before(p, end);
    *has_colon = last == 0xFF1A || last == 0x2236 || last == ':';
    if (*has_colon)
        end -= last == ':' ? 1 : strlen("：");
    else if (p > solid && last == 0x3002) { /* 主送：…。 of a 版记 */
        end -= strlen("。");
        *has_colon = true;
    }
    return (struct piece){p, end};
}

static bool ends_in_comma(const struct piece *list)
{
    uint32_t last = utf8_before(list->start, list->end);
    return last != 0 && frame_is_among(last, U"，、,；");
}

/* How many lines from i on are one list that ends in a colon; 0: none. */
static size_t count_lines(struct frame *f, size_t i)
{
    for (size_t k = 0; k < MOST_LINES && frame_is_text(f, i + k); k++) {
        bool has_colon;
        size_t n, n_sure;
        struct piece list = list_of(f, i + k, &has_colon);
        if (f->lines[i + k]->written != NULL ||
            !are_addressees(f, list, &n, &n_sure))
            return 0;
        if (has_colon)
            return k + 1;
        if (!ends_in_comma(&list))
            return 0;
    }
    return 0;
}

bool frame_is_addressed(struct frame *f, size_t i)
{
    return frame_is_text(f, i) && count_lines(f, i) > 0;
}

static void take_lines(struct frame *f, size_t i, size_t n)
{
    for (size_t k = i; k < i + n; k++) {
        bool has_colon;
        const char *solid = frame_solid(f, k);
        struct piece list = list_of(f, k, &has_colon);
        frame_split_names(f, k, (size_t)(list.start - solid),
                          (size_t)(list.end - solid), &f->plan->meta.to);
        frame_take_line(f, k);
    }
}

/* 各部室：为贯彻落实……: the list, where the text follows on its line. */
static bool take_run_in(struct frame *f, size_t i)
{
    struct draft *d = f->lines[i];
    const char *solid = frame_solid(f, i), *p = solid;
    size_t n = 0, n_names, n_sure;
    while (*p != '\0' && !frame_is_among(utf8_peek(p), U"：:∶。；"))
        if (utf8_next(&p), ++n > LONGEST_RUN_IN)
            return false;
    struct piece list = {solid, p};
    if (!frame_take_colon(&p) || *p == '\0' ||
        !are_addressees(f, list, &n_names, &n_sure) || n_sure == 0)
        return false;
    size_t from = frame_unsolid(f, i, (size_t)(p - solid));
    size_t len = strlen(d->text);
    struct span rest =
        locate_text(f->source, d->content, d->text, from, len - from);
    frame_note(f, NOTE_SPLIT, i, "主送机关与正文在同一行",
               "recipients and text on one line");
    frame_split_names(f, i, 0, piece_len(&list), &f->plan->meta.to);
    draft_set_runs(d, runs_slice(d->runs, from, len, f->arena), f->arena);
    d->content.start = d->span.start = rest.start;
    f->solids[i] = NULL;
    return true;
}

/* 各县区教育局，市直各学校 without a colon, before a sentence. */
static bool take_bare(struct frame *f, size_t i)
{
    const char *solid = frame_solid(f, i);
    struct piece list = {solid, solid + strlen(solid)};
    size_t n, n_sure;
    if (*solid == '\0' || f->lines[i]->written != NULL ||
        utf8_count(solid) > LONGEST_BARE ||
        !are_addressees(f, list, &n, &n_sure) || n_sure == 0 ||
        strstr(frame_solid(f, i + 1), "。") == NULL)
        return false;
    frame_note(f, NOTE_GUESSED, i, "没有冒号，按位置认作主送机关",
               "no colon: taken for the recipients by its place");
    frame_split_names(f, i, 0, strlen(solid), &f->plan->meta.to);
    frame_take_line(f, i);
    return true;
}

size_t frame_take_recipients(struct frame *f, size_t i)
{
    if (!frame_is_text(f, i) || f->lines[i]->marker != NULL)
        return i;
    size_t n = count_lines(f, i);
    if (n > 0) {
        take_lines(f, i, n);
        return i + n;
    }
    if (f->lines[i]->written != NULL || take_run_in(f, i))
        return i;
    return take_bare(f, i) ? i + 1 : i;
}

/*
 * Looks for every candidate of every face, the ones behind the first hit too,
 * so that an office sees why its font is not taken.
 */
#include "font/report.h"

#include "font/coverage.h"
#include "font/find.h"
#include "font/font.h"

struct inquiry {
    struct arena *arena;
    struct font_finder *finder;
    struct charset_list gb2312;
    struct charset_list tgh;
};

static struct font_coverage count_covered(const struct font *font,
                                          const struct charset_list *list)
{
    struct font_coverage coverage = {0, list->n};

    for (size_t i = 0; i < list->n; i++)
        coverage.has += font_glyph(font, list->scalars[i]) != 0;
    return coverage;
}

/* has_used: a candidate before this one serves the face. */
static struct font_finding inquire(struct inquiry *inquiry,
                                   const struct font_candidate *candidate,
                                   bool has_used)
{
    struct font_finding finding = {.candidate = candidate};
    struct font_place place;
    struct font *font;

    finding.licence = candidate->licence;
    if (!font_finder_find(inquiry->finder, candidate, &place))
        return finding;
    finding.path = arena_strdup(inquiry->arena, place.path);
    finding.index = place.index;
    font = font_open(place.path, place.index);
    if (font == NULL) {
        finding.state = FONT_STATE_BROKEN;
        return finding;
    }
    finding.state = has_used ? FONT_STATE_SPARE : FONT_STATE_USED;
    if (!has_used) {
        finding.gb2312 = count_covered(font, &inquiry->gb2312);
        finding.tgh = count_covered(font, &inquiry->tgh);
    }
    if (finding.licence == NULL)
        finding.licence = font_licence(font, inquiry->arena);
    font_close(font);
    return finding;
}

/* A face has one font, and a broken one keeps its place (see store.h).  Of
 * the fallbacks all are used. */
static struct font_findings inquire_all(struct inquiry *inquiry,
                                        const struct font_candidates *wanted,
                                        bool takes_one)
{
    struct font_findings findings = {NULL, wanted->n};
    bool has_used = false;

    findings.items =
        arena_array(inquiry->arena, wanted->n, sizeof(*findings.items));
    for (size_t i = 0; i < wanted->n; i++) {
        findings.items[i] = inquire(inquiry, &wanted->items[i], has_used);
        if (takes_one && findings.items[i].state != FONT_STATE_MISSING)
            has_used = true;
    }
    return findings;
}

struct font_report *font_report_make(const struct font_config *config,
                                     struct arena *arena, struct diags *diags)
{
    struct inquiry inquiry = {.arena = arena};
    struct font_report *report;
    struct font_names folders;

    if (!charset_tgh(arena, diags, &inquiry.tgh))
        return NULL;
    inquiry.gb2312 = charset_gb2312(arena);
    inquiry.finder = font_finder_new(config);
    report = arena_new_object(arena, struct font_report);
    folders = font_finder_folders(inquiry.finder);
    report->folders.items =
        arena_array(arena, folders.n, sizeof(*report->folders.items));
    for (size_t i = 0; i < folders.n; i++)
        report->folders.items[report->folders.n++] =
            arena_strdup(arena, folders.items[i]);
    for (int face = 0; face < FACE_COUNT; face++) {
        report->roles[face] = &config->roles[face];
        report->faces[face] =
            inquire_all(&inquiry, &config->roles[face].candidates, true);
    }
    report->fallback = inquire_all(&inquiry, &config->fallback, false);
    font_finder_free(inquiry.finder);
    return report;
}

/*
 * The organ of the title, the one of 发文机关 and the signature are one and
 * the same, however short it may be written: 市教育局, 临江市教育局.
 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/value.h"

#include <string.h>

enum { HAN_BYTES = 3, PLACE = 3 * HAN_BYTES /* 临江市 */ };

static bool is_name(const char *p)
{
    enum { SHORTEST = 4, LONGEST = 30 };
    static const char ends[] =
        "局委办府馆宫院校会厅部处所站队社司室心团行学园协联署";
    size_t n = 0;
    uint32_t last = 0;
    for (uint32_t c; (c = utf8_next(&p)) != 0; n++, last = c)
        if (!scalar_is_han(c))
            return false;
    if (n < SHORTEST || n > LONGEST)
        return false;
    for (const char *end = ends; *end != '\0';)
        if (utf8_next(&end) == last)
            return true;
    return false;
}

/* Up to what the organ does with the matter; NULL if no organ stands there. */
static const char *organ_of_title(const char *title, struct arena *arena)
{
    static const char *const verbs[] = {"关于", "转发", "印发", "批转"};
    const char *end = NULL;
    for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
        const char *found = strstr(title, verbs[i]);
        if (found != NULL && (end == NULL || found < end))
            end = found;
    }
    if (end == NULL || end == title)
        return NULL;
    const char *name = arena_strndup(arena, title, (size_t)(end - title));
    return is_name(name) ? name : NULL;
}

/* Whether all characters of the one stand in the other in their order:
 * 市发改委 for 市发展和改革委员会. */
static bool is_short_for(const char *part, const char *whole)
{
    while (*whole != '\0' && *part != '\0')
        if (utf8_next(&whole) == utf8_peek(part))
            utf8_next(&part);
    return *part == '\0';
}

/* Names of hanzi, which begin and end alike but for a few: 文化馆 and 文化宫.
 * Others are two organs, each with its own part in the document. */
static bool is_slip_of(const char *a, const char *b)
{
    size_t n_a = strlen(a), n_b = strlen(b);
    size_t least = n_a < n_b ? n_a : n_b, same = 0, behind = 0;
    if (least < PLACE || strncmp(a, b, PLACE) != 0 || is_short_for(a, b) ||
        is_short_for(b, a))
        return false;
    while (same < least && memcmp(a + same, b + same, HAN_BYTES) == 0)
        same += HAN_BYTES;
    while (same + behind < least &&
           memcmp(a + n_a - behind - HAN_BYTES, b + n_b - behind - HAN_BYTES,
                  HAN_BYTES) == 0)
        behind += HAN_BYTES;
    return 3 * (same + behind) >= 2 * least;
}

/* The place of the name that signs. */
static struct span signature_span(const struct plan *plan, const char *name)
{
    const struct names *issuer = &plan->meta.issuer;
    if (plan->meta.signature == NULL)
        return issuer->spans == NULL ? plan->title_span : issuer->spans[0];
    struct value value = value_of_key(plan, "署名", "signature");
    value.text = name;
    return value_span(&value, 0, strlen(name));
}

void check_organs(const struct plan *plan, const struct kinds *kinds,
                  struct diags *diags)
{
    const struct names *issuer = &plan->meta.issuer;
    const char *own = issuer->n == 1 ? issuer->items[0] : NULL;
    const char *signs =
        plan->meta.signature == NULL ? own : plan->meta.signature;
    const char *others[] = {
        plan->title == NULL ? NULL : organ_of_title(plan->title, diags->arena),
        own};
    (void)kinds;
    if (signs == NULL || !is_name(signs))
        return;
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (others[i] == NULL || !is_name(others[i]) ||
            !is_slip_of(others[i], signs))
            continue;
        diag_add(diags, DIAG_ORGAN_DIFFERS, signature_span(plan, signs), signs,
                 others[i], NULL);
        return;
    }
}

/*
 * Faults of paragraphs and their findings.
 */
#include "layout/conformity_fault.h"

#include <string.h>

enum { NAMED = 8 }; /* paragraphs */

static bool is_same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* The first argument of a finding is the element. */
static bool is_fault(const struct fault *fault, enum diag_code code,
                     const char *found, const char *wanted)
{
    const struct diag *d = fault->diag;
    return d->code == code && is_same(d->args[1], found) &&
           is_same(d->args[2], wanted);
}

static void add_element(struct fault *fault, const char *element)
{
    for (size_t i = 0; i < fault->n_elements; i++)
        if (is_same(fault->elements[i], element))
            return;
    if (fault->n_elements < FAULT_ELEMENTS)
        fault->elements[fault->n_elements++] = element;
}

/* a、b */
static const char *join(const struct faults *faults, const char *list,
                        const char *next)
{
    return list == NULL
               ? next
               : arena_printf(faults->diags->arena, "%s%s%s", list,
                              diags_word(faults->diags, "、", ", "), next);
}

static void count_more(const struct faults *faults, struct fault *fault,
                       struct span span)
{
    const struct diags *diags = faults->diags;
    if (fault->n_more++ >= NAMED)
        return;
    size_t line = source_place(diags->source, span.start).line;
    fault->more =
        join(faults, fault->more, arena_printf(diags->arena, "%zu", line));
}

static void tell(const struct faults *faults, struct fault *fault)
{
    const struct diags *diags = faults->diags;
    const char *elements = NULL;
    for (size_t i = 0; i < fault->n_elements; i++)
        elements = join(faults, elements, fault->elements[i]);
    fault->diag->args[0] = elements;
    if (fault->n_more > 0)
        fault->diag->hint = arena_printf(
            diags->arena,
            fault->n_more > NAMED
                ? diags_word(diags, "还有 %zu 段也是这样：第 %s 段等",
                             "and %zu more: no. %s …")
                : diags_word(diags, "还有 %zu 段也是这样：第 %s 段",
                             "and %zu more: no. %s"),
            fault->n_more, fault->more);
}

void faults_add(struct faults *faults, enum diag_code code, struct span span,
                const char *element, const char *found, const char *wanted)
{
    size_t first = faults->n > FAULTS ? faults->n - FAULTS : 0;
    for (size_t i = first; i < faults->n; i++) {
        struct fault *fault = &faults->items[i % FAULTS];
        if (!is_fault(fault, code, found, wanted))
            continue;
        add_element(fault, element);
        count_more(faults, fault, span);
        return;
    }
    struct fault *fault = &faults->items[faults->n++ % FAULTS];
    if (faults->n > FAULTS)
        tell(faults, fault);
    *fault = (struct fault){.diag = diag_add(faults->diags, code, span, element,
                                             found, wanted, NULL)};
    add_element(fault, element);
}

void faults_end(struct faults *faults)
{
    size_t n = faults->n < FAULTS ? faults->n : FAULTS;
    for (size_t i = 0; i < n; i++)
        tell(faults, &faults->items[i]);
}

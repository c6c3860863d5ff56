/*
 * Region allocator.  One arena belongs to one document: the model, the
 * diagnostics and the pages all die together, so nothing in the program
 * frees a single node.
 *
 * Allocation cannot fail: without memory the program says so on stderr and
 * exits with status 2 (cmark does the same, so there is nothing to save).
 */
#ifndef FANGAN_BASE_ARENA_H
#define FANGAN_BASE_ARENA_H

#include <stddef.h>

struct arena;

/* A new, empty arena; arena_free() gives it back with all that it holds. */
struct arena *arena_new(void);
void arena_free(struct arena *arena); /* NULL is allowed */

/* size zeroed bytes, aligned for any object, owned by the arena. */
void *arena_alloc(struct arena *arena, size_t size);

/* n zeroed objects of size bytes; the product is checked. */
void *arena_array(struct arena *arena, size_t n, size_t size);

/* items with room for one more behind its n objects of size bytes: items
 * itself, or a copy of twice the *room. */
void *arena_grow(struct arena *arena, void *items, size_t n, size_t *room,
                 size_t size);

/* One zeroed object of a type. */
#define arena_new_object(arena, type) ((type *)arena_alloc(arena, sizeof(type)))

/* NUL-terminated copies in the arena. */
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t len);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Says that size bytes could not be had, and exits with status 2. */
_Noreturn void out_of_memory(size_t size);

/* realloc (malloc for a NULL old) that ends the program instead of failing;
 * the caller frees. */
void *xrealloc(void *old, size_t size);

#endif

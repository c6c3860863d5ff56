/*
 * The region allocator: a list of chunks, each twice as large as the last up
 * to a bound, so that a small document costs one malloc and a large one few.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CHUNK = 32 * 1024, LARGEST_CHUNK = 4 * 1024 * 1024 };

struct chunk {
    struct chunk *next;
    size_t used;
    size_t size;
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct chunk *chunks; /* the first is the one in use */
    size_t chunk_size;    /* of the next one */
};

_Noreturn void out_of_memory(size_t size)
{
    fprintf(stderr, "fangan: out of memory (%zu bytes)\n", size);
    exit(2);
}

void *xrealloc(void *old, size_t size)
{
    void *new = realloc(old, size);
    if (new == NULL && size != 0)
        out_of_memory(size);
    return new;
}

struct arena *arena_new(void)
{
    struct arena *arena = xrealloc(NULL, sizeof(*arena));
    *arena = (struct arena){NULL, FIRST_CHUNK};
    return arena;
}

void arena_free(struct arena *arena)
{
    if (arena == NULL)
        return;
    for (struct chunk *chunk = arena->chunks; chunk != NULL;) {
        struct chunk *next = chunk->next;
        free(chunk);
        chunk = next;
    }
    free(arena);
}

static struct chunk *add_chunk(struct arena *arena, size_t at_least)
{
    size_t size = arena->chunk_size;
    if (size < at_least)
        size = at_least;
    else if (arena->chunk_size < LARGEST_CHUNK)
        arena->chunk_size *= 2;
    if (size > SIZE_MAX - sizeof(struct chunk))
        out_of_memory(size);
    struct chunk *chunk = xrealloc(NULL, sizeof(*chunk) + size);
    *chunk = (struct chunk){.next = arena->chunks, .size = size};
    arena->chunks = chunk;
    return chunk;
}

/* size bytes that may hold anything. */
static void *take(struct arena *arena, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (size > SIZE_MAX - align)
        out_of_memory(size);
    size = (size + align - 1) / align * align;
    struct chunk *chunk = arena->chunks;
    if (chunk == NULL || chunk->size - chunk->used < size)
        chunk = add_chunk(arena, size);
    void *bytes = chunk->bytes + chunk->used;
    chunk->used += size;
    return bytes;
}

/* Cleared here, not by the chunk: a page that nobody uses is never made. */
void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(take(arena, size), 0, size);
}

void *arena_array(struct arena *arena, size_t n, size_t size)
{
    if (size != 0 && n > SIZE_MAX / size)
        out_of_memory(SIZE_MAX);
    return arena_alloc(arena, n * size);
}

void *arena_grow(struct arena *arena, void *items, size_t n, size_t *room,
                 size_t size)
{
    enum { FIRST = 16 };
    if (n < *room)
        return items;
    *room = *room == 0 ? FIRST : *room * 2;
    void *larger = arena_array(arena, *room, size);
    if (n > 0)
        memcpy(larger, items, n * size);
    return larger;
}

char *arena_strndup(struct arena *arena, const char *text, size_t len)
{
    if (len == SIZE_MAX)
        out_of_memory(len);
    char *copy = take(arena, len + 1);
    if (len > 0)
        memcpy(copy, text, len);
    copy[len] = '\0';
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
    return arena_strndup(arena, text, strlen(text));
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0)
        return arena_strdup(arena, "");
    char *text = take(arena, (size_t)len + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)len + 1, format, args);
    va_end(args);
    return text;
}

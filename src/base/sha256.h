/*
 * SHA-256 (FIPS 180-4): what a batch's report says of its inputs and outputs.
 */
#ifndef FANGAN_BASE_SHA256_H
#define FANGAN_BASE_SHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SHA256_HEX_SIZE = 65 }; /* 64 digits and the NUL */

struct sha256 {
    uint32_t state[8];
    uint64_t n_bytes;
    unsigned char block[64]; /* the bytes that fill no block yet */
};

/* Starts a hash, and adds to it as often as one likes. */
void sha256_start(struct sha256 *sha);
void sha256_add(struct sha256 *sha, const void *bytes, size_t len);

/* Adds a text with its NUL, so that "ab", "c" is not "a", "bc". */
void sha256_add_text(struct sha256 *sha, const char *text);

/* Ends it: 64 digits, in small letters. */
void sha256_end(struct sha256 *sha, char hex[SHA256_HEX_SIZE]);

/* All at once. */
void sha256_of(const void *bytes, size_t len, char hex[SHA256_HEX_SIZE]);

/* Of a file, at most limit bytes of its beginning (0: all).  False: it can't
 * be read. */
bool sha256_of_file(const char *path, size_t limit, char hex[SHA256_HEX_SIZE]);

#endif

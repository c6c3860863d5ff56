/*
 * SHA-256, as FIPS 180-4 writes it down.
 */
#include "base/sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static uint32_t rotate(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}

/* 4.2.2: of the cube roots of the first 64 primes */
static const uint32_t round_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
    0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
    0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

/* 6.2.2 */
static void add_block(struct sha256 *sha, const unsigned char *p)
{
    uint32_t w[64], s[8];
    for (int t = 0; t < 16; t++, p += 4)
        w[t] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
               (uint32_t)p[2] << 8 | p[3];
    for (int t = 16; t < 64; t++) {
        uint32_t a = w[t - 15], b = w[t - 2];
        w[t] = w[t - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + w[t - 7] +
               (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
    }
    memcpy(s, sha->state, sizeof(s));
    for (int t = 0; t < 64; t++) {
        uint32_t e = s[4], a = s[0];
        uint32_t t1 = s[7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
                      ((e & s[5]) ^ (~e & s[6])) + round_constants[t] + w[t];
        uint32_t t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) +
                      ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof(*s));
        s[4] += t1;
        s[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++)
        sha->state[i] += s[i];
}

void sha256_start(struct sha256 *sha)
{
    *sha = (struct sha256){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372,
                                     0xa54ff53a, 0x510e527f, 0x9b05688c,
                                     0x1f83d9ab, 0x5be0cd19}};
}

void sha256_add(struct sha256 *sha, const void *bytes, size_t len)
{
    const unsigned char *p = bytes;
    size_t held = sha->n_bytes % 64;
    sha->n_bytes += len;
    if (held + len < 64) {
        if (len > 0)
            memcpy(sha->block + held, p, len);
        return;
    }
    if (held > 0) {
        memcpy(sha->block + held, p, 64 - held);
        add_block(sha, sha->block);
        p += 64 - held;
        len -= 64 - held;
    }
    for (; len >= 64; p += 64, len -= 64)
        add_block(sha, p);
    if (len > 0)
        memcpy(sha->block, p, len);
}

void sha256_add_text(struct sha256 *sha, const char *text)
{
    sha256_add(sha, text, strlen(text) + 1);
}

void sha256_end(struct sha256 *sha, char hex[SHA256_HEX_SIZE])
{
    static const unsigned char padding[64] = {0x80};
    static const char digits[] = "0123456789abcdef";
    uint64_t bits = sha->n_bytes * 8;
    size_t held = sha->n_bytes % 64;
    unsigned char length[8];
    for (int i = 0; i < 8; i++)
        length[i] = (unsigned char)(bits >> (56 - 8 * i));
    sha256_add(sha, padding, held < 56 ? 56 - held : 120 - held);
    sha256_add(sha, length, sizeof(length));
    for (int i = 0; i < 64; i++)
        hex[i] = digits[sha->state[i / 8] >> (28 - 4 * (i % 8)) & 15];
    hex[64] = '\0';
}

void sha256_of(const void *bytes, size_t len, char hex[SHA256_HEX_SIZE])
{
    struct sha256 sha;
    sha256_start(&sha);
    sha256_add(&sha, bytes, len);
    sha256_end(&sha, hex);
}

bool sha256_of_file(const char *path, size_t limit, char hex[SHA256_HEX_SIZE])
{
    char chunk[65536];
    struct sha256 sha;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return false;
    ssize_t n = 1;
    sha256_start(&sha);
    for (size_t done = 0; n != 0 && (limit == 0 || done < limit);) {
        size_t room = limit == 0 || limit - done > sizeof(chunk) ? sizeof(chunk)
                                                                 : limit - done;
        n = read(fd, chunk, room);
        if (n < 0 && errno != EINTR)
            break;
        if (n > 0) {
            sha256_add(&sha, chunk, (size_t)n);
            done += (size_t)n;
        }
    }
    close(fd);
    sha256_end(&sha, hex);
    return n >= 0;
}

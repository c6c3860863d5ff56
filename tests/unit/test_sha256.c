/*
 * SHA-256 against the vectors of FIPS 180-4 and NIST's examples.
 */
#include "base/sha256.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void vectors(void **state)
{
    (void)state;
    static const char *const known[][2] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb924"
             "27ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223"
                "b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };
    char hex[SHA256_HEX_SIZE];
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        sha256_of(known[i][0], strlen(known[i][0]), hex);
        assert_string_equal(hex, known[i][1]);
    }
}

static void million(void **state)
{
    (void)state;
    char text[1000], hex[SHA256_HEX_SIZE];
    struct sha256 sha;
    memset(text, 'a', sizeof(text));
    sha256_start(&sha);
    for (int i = 0; i < 1000; i++)
        sha256_add(&sha, text, sizeof(text));
    sha256_end(&sha, hex);
    assert_string_equal(
        hex,
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

/* However the bytes come: every length around the ends of a block. */
static void pieces(void **state)
{
    (void)state;
    unsigned char text[200];
    for (size_t i = 0; i < sizeof(text); i++)
        text[i] = (unsigned char)(i * 7);
    for (size_t len = 0; len <= sizeof(text); len++)
        for (size_t cut = 0; cut <= len; cut += 13) {
            char whole[SHA256_HEX_SIZE], parts[SHA256_HEX_SIZE];
            struct sha256 sha;
            sha256_of(text, len, whole);
            sha256_start(&sha);
            sha256_add(&sha, text, cut);
            sha256_add(&sha, text + cut, len - cut);
            sha256_end(&sha, parts);
            assert_string_equal(parts, whole);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vectors),
        cmocka_unit_test(million),
        cmocka_unit_test(pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * libharu's object layer, made safe to use.
 *
 * Its errors are sticky and its calls many, so no call is checked by itself:
 * the handler keeps the first error, and nothing leaves pdf_doc_save() if
 * there was one.
 */
#include "write/pdf_doc.h"

#include "base/utf8.h"

#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Outlines are dense already: level 6 makes a file 3 % smaller than level 1
 * and takes three times as long. */
enum { DEFLATE_LEVEL = 1 };

static void keep_error(HPDF_STATUS error, HPDF_STATUS detail, void *context)
{
    struct pdf_doc *doc = context;

    if (doc->error != HPDF_OK)
        return;
    doc->error = error;
    doc->detail = detail;
}

static void *HPDF_STDCALL allocate(HPDF_UINT size)
{
    return xrealloc(NULL, size);
}

static void HPDF_STDCALL release(void *bytes)
{
    free(bytes);
}

void pdf_doc_open(struct pdf_doc *doc)
{
    memset(doc, 0, sizeof(*doc));
    doc->id[0] = 0x9e3779b97f4a7c15;
    doc->id[1] = 0xd1b54a32d192ed03;
    /* no pool: libharu's hands out memory that is not aligned */
    doc->haru = HPDF_NewEx(keep_error, allocate, release, 0, doc);
    doc->haru->pdf_version = HPDF_VER_14;
    doc->deflater = libdeflate_alloc_compressor(DEFLATE_LEVEL);
    if (doc->deflater == NULL)
        out_of_memory(sizeof(doc->deflater));
}

HPDF_Dict pdf_doc_dict(struct pdf_doc *doc)
{
    HPDF_Dict dict = HPDF_Dict_New(doc->haru->mmgr);

    HPDF_Xref_Add(doc->haru->xref, dict);
    return dict;
}

HPDF_Dict pdf_doc_stream(struct pdf_doc *doc)
{
    return HPDF_DictStream_New(doc->haru->mmgr, doc->haru->xref);
}

/* libharu sets /Filter only for streams that it compresses itself, and
 * removes it from all others, just before it writes them. */
static HPDF_STATUS write_flate(HPDF_Dict dict, HPDF_Stream stream)
{
    (void)dict;
    return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\n");
}

static HPDF_STATUS write_dct(HPDF_Dict dict, HPDF_Stream stream)
{
    (void)dict;
    return HPDF_Stream_WriteStr(stream, "/Filter /DCTDecode\n");
}

/* -- Contents of streams -------------------------------------------------- */

/* libharu would copy them byte by byte, and once more when it saves them. */
struct pdf_content {
    struct pdf_content *next;
    HPDF_BYTE *bytes;
    size_t len, at;
};

static HPDF_STATUS read_content(HPDF_Stream stream, HPDF_BYTE *out,
                                HPDF_UINT *len)
{
    struct pdf_content *content = stream->attr;
    size_t left = content->len - content->at;

    if (*len > left)
        *len = (HPDF_UINT)left;
    memcpy(out, content->bytes + content->at, *len);
    content->at += *len;
    return content->at == content->len ? HPDF_STREAM_EOF : HPDF_OK;
}

static HPDF_STATUS seek_content(HPDF_Stream stream, HPDF_INT position,
                                HPDF_WhenceMode mode)
{
    struct pdf_content *content = stream->attr;

    if (mode != HPDF_SEEK_SET || position < 0 ||
        (size_t)position > content->len)
        return HPDF_INVALID_PARAMETER;
    content->at = (size_t)position;
    return HPDF_OK;
}

static HPDF_INT32 tell_content(HPDF_Stream stream)
{
    const struct pdf_content *content = stream->attr;

    return (HPDF_INT32)content->at;
}

static HPDF_UINT32 size_of_content(HPDF_Stream stream)
{
    const struct pdf_content *content = stream->attr;

    return (HPDF_UINT32)content->len;
}

/* Takes bytes, which are xrealloc()'s, for the content of an empty stream. */
static void give_bytes(struct pdf_doc *doc, HPDF_Dict stream, void *bytes,
                       size_t len)
{
    struct pdf_content *content = xrealloc(NULL, sizeof(*content));

    *content = (struct pdf_content){doc->contents, bytes, len, 0};
    doc->contents = content;
    pdf_doc_hash(doc, bytes, len);
    HPDF_Stream_Free(stream->stream);
    stream->stream =
        HPDF_CallbackReader_New(doc->haru->mmgr, read_content, seek_content,
                                tell_content, size_of_content, content);
    stream->filter = HPDF_STREAM_FILTER_NONE;
}

static void free_contents(struct pdf_doc *doc)
{
    for (struct pdf_content *content = doc->contents, *next; content != NULL;
         content = next) {
        next = content->next;
        free(content->bytes);
        free(content);
    }
}

static void give_copy(struct pdf_doc *doc, HPDF_Dict stream, const void *bytes,
                      size_t len)
{
    void *copy = xrealloc(NULL, len + 1);

    memcpy(copy, bytes, len);
    give_bytes(doc, stream, copy, len);
}

static void give_deflated(struct pdf_doc *doc, HPDF_Dict stream,
                          const void *bytes, size_t len)
{
    size_t bound = libdeflate_zlib_compress_bound(doc->deflater, len);
    void *packed = xrealloc(NULL, bound);

    len = libdeflate_zlib_compress(doc->deflater, bytes, len, packed, bound);
    give_bytes(doc, stream, xrealloc(packed, len), len);
}

void pdf_doc_fill(struct pdf_doc *doc, HPDF_Dict stream, const void *bytes,
                  size_t len, enum pdf_filter filter)
{
    if (len == 0)
        bytes = "";
    switch (filter) {
    case PDF_PLAIN:
        give_copy(doc, stream, bytes, len);
        break;
    case PDF_FLATE:
        give_deflated(doc, stream, bytes, len);
        stream->write_fn = write_flate;
        break;
    case PDF_DCT:
        give_copy(doc, stream, bytes, len);
        stream->write_fn = write_dct;
        break;
    }
}

void pdf_doc_close(struct pdf_doc *doc)
{
    libdeflate_free_compressor(doc->deflater);
    HPDF_Free(doc->haru);
    doc->haru = NULL;
    free_contents(doc);
}

/* -- Text ---------------------------------------------------------------- */

void pdf_add_hex(struct buf *out, uint16_t unit)
{
    static const char hex[] = "0123456789ABCDEF";
    char digits[4] = {hex[unit >> 12], hex[unit >> 8 & 15], hex[unit >> 4 & 15],
                      hex[unit & 15]};

    buf_add(out, digits, sizeof(digits));
}

static void add_utf16(struct buf *out, uint32_t unit)
{
    buf_add_char(out, (char)(unit >> 8));
    buf_add_char(out, (char)(unit & 0xff));
}

static void add_scalar_utf16(struct buf *out, uint32_t scalar)
{
    if (scalar < 0x10000) {
        add_utf16(out, scalar);
        return;
    }
    add_utf16(out, 0xd800 + ((scalar - 0x10000) >> 10));
    add_utf16(out, 0xdc00 + ((scalar - 0x10000) & 0x3ff));
}

/* PDF 1.4 3.8.1: a text string in UTF-16BE begins with U+FEFF. */
void pdf_doc_add_text(struct pdf_doc *doc, HPDF_Dict dict, const char *key,
                      const char *text)
{
    struct buf utf16 = BUF_EMPTY;
    uint32_t scalar;
    size_t n = 0;

    add_utf16(&utf16, 0xfeff);
    while (n < PDF_TEXT_SCALARS && (scalar = utf8_next(&text)) != 0) {
        add_scalar_utf16(&utf16, scalar);
        n++;
    }
    if (*text != '\0')
        add_utf16(&utf16, 0x2026); /* … */
    HPDF_Dict_Add(dict, key,
                  HPDF_Binary_New(doc->haru->mmgr, (HPDF_BYTE *)utf16.data,
                                  (HPDF_UINT)utf16.len));
    pdf_doc_hash(doc, utf16.data, utf16.len);
    buf_free(&utf16);
}

void pdf_doc_add_ascii(struct pdf_doc *doc, HPDF_Dict dict, const char *key,
                       const char *text)
{
    HPDF_Dict_Add(dict, key, HPDF_String_New(doc->haru->mmgr, text, NULL));
    pdf_doc_hash(doc, text, strlen(text));
}

static uint64_t read_word(const uint8_t *p)
{
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
           (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 |
           (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

static void mix_word(uint64_t *a, uint64_t *b, uint64_t word)
{
    *a = (*a ^ word) * 0xff51afd7ed558ccd;
    *a ^= *a >> 32;
    *b = (*b + word) * 0xc4ceb9fe1a85ec53;
    *b ^= *b >> 29;
}

/* Two lanes, eight bytes at a time.  It tells files apart; it does not
 * protect against anybody who wants two alike. */
void pdf_doc_hash(struct pdf_doc *doc, const void *bytes, size_t len)
{
    const uint8_t *p = bytes;
    uint64_t a = doc->id[0] ^ len;
    uint64_t b = doc->id[1];

    for (; len >= 8; p += 8, len -= 8)
        mix_word(&a, &b, read_word(p));
    if (len > 0) {
        uint8_t rest[8] = {0};

        memcpy(rest, p, len);
        mix_word(&a, &b, read_word(rest));
    }
    doc->id[0] = a;
    doc->id[1] = b;
}

/* PDF 1.4 10.3: two strings, the same for a file that was never changed. */
static void add_id(struct pdf_doc *doc)
{
    HPDF_Array id = HPDF_Array_New(doc->haru->mmgr);
    HPDF_BYTE bytes[16];

    for (int i = 0; i < 16; i++)
        bytes[i] = (HPDF_BYTE)(doc->id[i / 8] >> (8 * (7 - i % 8)));
    for (int i = 0; i < 2; i++)
        HPDF_Array_Add(id,
                       HPDF_Binary_New(doc->haru->mmgr, bytes, sizeof(bytes)));
    HPDF_Dict_Add(doc->haru->trailer, "ID", id);
}

static HPDF_STATUS append(HPDF_Stream stream, const HPDF_BYTE *bytes,
                          HPDF_UINT len)
{
    buf_add(stream->attr, bytes, len);
    return HPDF_OK;
}

/* libharu saves into the stream that it has: one that goes to out. */
static void save_to(struct pdf_doc *doc, struct buf *out)
{
    size_t before = out->len;

    doc->haru->stream = HPDF_CallbackWriter_New(doc->haru->mmgr, append, out);
    HPDF_SaveToStream(doc->haru);
    if (doc->error == HPDF_OK && doc->haru->error.error_no != HPDF_OK)
        keep_error(doc->haru->error.error_no, doc->haru->error.detail_no, doc);
    if (doc->error != HPDF_OK)
        buf_truncate(out, before);
}

bool pdf_doc_save(struct pdf_doc *doc, struct diags *diags, struct buf *out)
{
    char text[64];

    add_id(doc);
    if (doc->error == HPDF_OK)
        save_to(doc, out);
    if (doc->error == HPDF_OK)
        return true;
    snprintf(text, sizeof(text), "0x%04lX/%lu", (unsigned long)doc->error,
             (unsigned long)doc->detail);
    diag_add(diags, DIAG_LIBRARY_FAILED, SPAN_NONE, "libharu", text, NULL);
    return false;
}

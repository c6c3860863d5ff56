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

void pdf_doc_close(struct pdf_doc *doc)
{
    libdeflate_free_compressor(doc->deflater);
    HPDF_Free(doc->haru);
    doc->haru = NULL;
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

static void deflate_bytes(struct pdf_doc *doc, const void *bytes, size_t len,
                          struct buf *out)
{
    size_t bound = libdeflate_zlib_compress_bound(doc->deflater, len);

    out->data = xrealloc(out->data, bound);
    out->capacity = bound;
    out->len =
        libdeflate_zlib_compress(doc->deflater, bytes, len, out->data, bound);
}

static void put_bytes(struct pdf_doc *doc, HPDF_Dict stream, const void *bytes,
                      size_t len)
{
    pdf_doc_hash(doc, bytes, len);
    HPDF_Stream_Write(stream->stream, bytes, (HPDF_UINT)len);
    stream->filter = HPDF_STREAM_FILTER_NONE;
}

void pdf_doc_fill(struct pdf_doc *doc, HPDF_Dict stream, const void *bytes,
                  size_t len, enum pdf_filter filter)
{
    struct buf packed = BUF_EMPTY;

    switch (filter) {
    case PDF_PLAIN:
        put_bytes(doc, stream, bytes, len);
        break;
    case PDF_FLATE:
        deflate_bytes(doc, len == 0 ? "" : bytes, len, &packed);
        put_bytes(doc, stream, packed.data, packed.len);
        stream->write_fn = write_flate;
        break;
    case PDF_DCT:
        put_bytes(doc, stream, bytes, len);
        stream->write_fn = write_dct;
        break;
    }
    buf_free(&packed);
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

/* Two lanes, eight bytes at a time.  It tells files apart; it does not
 * protect against anybody who wants two alike. */
void pdf_doc_hash(struct pdf_doc *doc, const void *bytes, size_t len)
{
    const uint8_t *p = bytes;
    uint64_t a = doc->id[0] ^ len;
    uint64_t b = doc->id[1];

    for (size_t at = 0; at < len; at += 8) {
        uint64_t word = 0;
        for (size_t i = 0; i < 8 && at + i < len; i++)
            word |= (uint64_t)p[at + i] << (8 * i);
        a = (a ^ word) * 0xff51afd7ed558ccd;
        a ^= a >> 32;
        b = (b + word) * 0xc4ceb9fe1a85ec53;
        b ^= b >> 29;
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

static void copy_stream(struct pdf_doc *doc, struct buf *out)
{
    HPDF_Stream stream = doc->haru->stream;
    HPDF_UINT n = HPDF_MemStream_GetBufCount(stream);

    for (HPDF_UINT i = 0; i < n; i++) {
        HPDF_UINT len = 0;
        const HPDF_BYTE *bytes = HPDF_MemStream_GetBufPtr(stream, i, &len);
        buf_add(out, bytes, len);
    }
}

bool pdf_doc_save(struct pdf_doc *doc, struct diags *diags, struct buf *out)
{
    char text[64];

    add_id(doc);
    if (doc->error == HPDF_OK)
        HPDF_SaveToStream(doc->haru);
    if (doc->error == HPDF_OK && doc->haru->error.error_no != HPDF_OK)
        keep_error(doc->haru->error.error_no, doc->haru->error.detail_no, doc);
    if (doc->error == HPDF_OK) {
        copy_stream(doc, out);
        return true;
    }
    snprintf(text, sizeof(text), "0x%04lX/%lu", (unsigned long)doc->error,
             (unsigned long)doc->detail);
    diag_add(diags, DIAG_LIBRARY_FAILED, SPAN_NONE, "libharu", text, NULL);
    return false;
}

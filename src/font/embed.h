/*
 * A font for a Word file: a TrueType file of its own, cut down to the
 * characters that the document uses, that goes by the name which the document
 * has for it.
 */
#ifndef FANGAN_FONT_EMBED_H
#define FANGAN_FONT_EMBED_H

#include "base/buf.h"

#include <stddef.h>
#include <stdint.h>

struct font;

/* Why a font is not embedded.  name, zh, en */
#define FONT_EMBED_LIST(X)                                                     \
    X(DONE, "", "")                                                            \
    X(ABSENT, "没有这种字体", "there is no such font")                         \
    X(CFF, "字体是 CFF 轮廓（.otf），Word 只认 TrueType 轮廓",                 \
      "its outlines are CFF (.otf), Word takes TrueType outlines only")        \
    X(FORBIDDEN, "字体的授权不准嵌入可编辑的文档",                             \
      "its licence bits forbid it in a document that can be edited")           \
    X(WHOLE_ONLY, "字体的授权不准只嵌入一部分",                                \
      "its licence bits forbid to embed a part of it")                         \
    X(EMPTY, "字体没有文中的字符", "it has none of the characters")            \
    X(FAILED, "无法裁剪字体", "the font can't be cut down")

enum font_embed {
#define X(name, zh, en) FONT_EMBED_##name,
    FONT_EMBED_LIST(X)
#undef X
        FONT_EMBED_COUNT
};

/* Appends the font with the characters that it has of n scalars, called
 * family.  Anything but FONT_EMBED_DONE appends nothing. */
enum font_embed font_embed(const struct font *font, const char *family,
                           const uint32_t *scalars, size_t n,
                           struct buf *program);

#endif

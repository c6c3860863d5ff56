/*
 * One part of a Word file, element by element: libxml2's SAX2 with the doors
 * shut (reliability.md 2.4).
 *
 * No tree is built.  Elements and namespaces come as tokens, those of
 * ISO/IEC 29500 Strict as those of Transitional; of mc:AlternateContent one
 * branch is told and no other.  Before libxml2 sees a byte tags are measured
 * and attributes counted, since it is quadratic in both.
 */
#ifndef FANGAN_READ_DOCX_XML_H
#define FANGAN_READ_DOCX_XML_H

#include "base/buf.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Namespaces that are told apart. */
enum word_ns {
    NS_NONE,
    NS_W,   /* wordprocessingml */
    NS_R,   /* officeDocument relationships: r:id */
    NS_A,   /* drawingml, its pictures, charts, diagrams, drawings of Word */
    NS_V,   /* vml */
    NS_O,   /* office */
    NS_M,   /* math */
    NS_MC,  /* markup compatibility */
    NS_PKG, /* content types and relationships of the package */
    NS_OTHER
};

/* The elements that anybody asks for.  X(token, namespace, local name) */
/* clang-format off */
#define WORD_ELEMENTS(X)                                                       \
    X(P, W, "p") X(R, W, "r") X(T, W, "t") X(PPR, W, "pPr") X(RPR, W, "rPr")   \
    X(TAB, W, "tab") X(BR, W, "br") X(CR, W, "cr") X(PTAB, W, "ptab")          \
    X(SYM, W, "sym") X(SOFTHYPHEN, W, "softHyphen")                            \
    X(NOBREAKHYPHEN, W, "noBreakHyphen") X(TBL, W, "tbl") X(TR, W, "tr")       \
    X(TC, W, "tc") X(TBLPR, W, "tblPr") X(TRPR, W, "trPr")                     \
    X(TCPR, W, "tcPr") X(GRIDSPAN, W, "gridSpan") X(VMERGE, W, "vMerge")       \
    X(HMERGE, W, "hMerge") X(GRIDBEFORE, W, "gridBefore")                      \
    X(TBLBORDERS, W, "tblBorders") X(TCBORDERS, W, "tcBorders")                \
    X(TBLSTYLE, W, "tblStyle") X(TOP, W, "top") X(BOTTOM, W, "bottom")         \
    X(START, W, "start") X(BETWEEN, W, "between") X(INSIDEH, W, "insideH")     \
    X(HYPERLINK, W, "hyperlink") X(FLDSIMPLE, W, "fldSimple")                  \
    X(FLDCHAR, W, "fldChar") X(INSTRTEXT, W, "instrText")                      \
    X(CHECKBOX, W, "checkBox") X(INS, W, "ins") X(DEL, W, "del")               \
    X(MOVEFROM, W, "moveFrom") X(MOVETO, W, "moveTo")                          \
    X(CELLDEL, W, "cellDel") X(PPRCHANGE, W, "pPrChange")                      \
    X(RPRCHANGE, W, "rPrChange") X(SECTPRCHANGE, W, "sectPrChange")            \
    X(TBLPRCHANGE, W, "tblPrChange") X(TRPRCHANGE, W, "trPrChange")            \
    X(TCPRCHANGE, W, "tcPrChange") X(TBLGRIDCHANGE, W, "tblGridChange")        \
    X(TBLPREXCHANGE, W, "tblPrExChange")                                       \
    X(NUMBERINGCHANGE, W, "numberingChange")                                   \
    X(COMMENTREFERENCE, W, "commentReference") X(COMMENT, W, "comment")        \
    X(FOOTNOTE, W, "footnote") X(ENDNOTE, W, "endnote")                        \
    X(FOOTNOTEREFERENCE, W, "footnoteReference")                               \
    X(ENDNOTEREFERENCE, W, "endnoteReference") X(RT, W, "rt")                  \
    X(SDT, W, "sdt") X(DOCPARTGALLERY, W, "docPartGallery")                    \
    X(DRAWING, W, "drawing") X(PICT, W, "pict") X(OBJECT, W, "object")         \
    X(TXBXCONTENT, W, "txbxContent") X(ALTCHUNK, W, "altChunk")                \
    X(SUBDOC, W, "subDoc") X(SECTPR, W, "sectPr") X(PGSZ, W, "pgSz")           \
    X(PGMAR, W, "pgMar") X(DOCGRID, W, "docGrid") X(TITLEPG, W, "titlePg")     \
    X(TYPE, W, "type") X(HEADERREFERENCE, W, "headerReference")                \
    X(FOOTERREFERENCE, W, "footerReference") X(PSTYLE, W, "pStyle")            \
    X(RSTYLE, W, "rStyle") X(JC, W, "jc") X(IND, W, "ind")                     \
    X(SPACING, W, "spacing") X(OUTLINELVL, W, "outlineLvl")                    \
    X(NUMPR, W, "numPr") X(NUMID, W, "numId") X(ILVL, W, "ilvl")               \
    X(PAGEBREAKBEFORE, W, "pageBreakBefore") X(FRAMEPR, W, "framePr")          \
    X(PBDR, W, "pBdr") X(RFONTS, W, "rFonts") X(B, W, "b") X(I, W, "i")        \
    X(COLOR, W, "color") X(SZ, W, "sz") X(VANISH, W, "vanish")                 \
    X(U, W, "u") X(EASTASIANLAYOUT, W, "eastAsianLayout")                      \
    X(DOCUMENT, W, "document")                                                 \
    X(STYLE, W, "style") X(NAME, W, "name")     \
    X(BASEDON, W, "basedOn") X(RPRDEFAULT, W, "rPrDefault")                    \
    X(PPRDEFAULT, W, "pPrDefault") X(ABSTRACTNUM, W, "abstractNum")            \
    X(NUM, W, "num") X(LVL, W, "lvl") X(NUMFMT, W, "numFmt")                   \
    X(LVLTEXT, W, "lvlText") X(LVLRESTART, W, "lvlRestart")                    \
    X(ISLGL, W, "isLgl") X(SUFF, W, "suff")                                    \
    X(ABSTRACTNUMID, W, "abstractNumId") X(LVLOVERRIDE, W, "lvlOverride")      \
    X(STARTOVERRIDE, W, "startOverride") X(NUMSTYLELINK, W, "numStyleLink")    \
    X(EVENANDODD, W, "evenAndOddHeaders") X(BLIP, A, "blip")                   \
    X(GRAPHICDATA, A, "graphicData") X(PRSTGEOM, A, "prstGeom")                \
    X(POSITIONH, A, "positionH") X(ALIGN, A, "align")                          \
    X(MAJORFONT, A, "majorFont") X(MINORFONT, A, "minorFont")                  \
    X(LATIN, A, "latin") X(EA, A, "ea") X(FONT, A, "font") X(AT, A, "t")       \
    X(IMAGEDATA, V, "imagedata") X(LINE, V, "line")                            \
    X(TEXTPATH, V, "textpath") X(OLEOBJECT, O, "OLEObject")                    \
    X(OMATH, M, "oMath") X(MT, M, "t") X(MDEN, M, "den") X(MSUP, M, "sup")     \
    X(MSUB, M, "sub") X(MRAD, M, "rad") X(MD, M, "d") X(MCHR, M, "chr")        \
    X(ALTERNATE, MC, "AlternateContent") X(CHOICE, MC, "Choice")               \
    X(FALLBACK, MC, "Fallback") X(TYPEDEFAULT, PKG, "Default")                 \
    X(TYPEOVERRIDE, PKG, "Override") X(RELATIONSHIP, PKG, "Relationship")      \
    X(CHECKED, W, "checked") X(DEFAULT, W, "default")                          \
    X(DDLIST, W, "ddList") X(RESULT, W, "result")                              \
    X(LISTENTRY, W, "listEntry")
/* clang-format on */

enum word_token {
    W_UNKNOWN,
#define X(token, ns, name) W_##token,
    WORD_ELEMENTS(X)
#undef X
        W_COUNT
};

/* The attributes of an element: valid while its start is handled. */
struct word_attributes {
    const unsigned char **items; /* libxml2's: name, prefix, URI, value, end */
    int n;
};

/* A value; bytes is NULL if the attribute is not there. */
struct word_value {
    const char *bytes;
    size_t len;
};

/* The attribute with this local name: one of r: or one of any other. */
struct word_value word_get(const struct word_attributes *attributes,
                           const char *name);
struct word_value word_get_r(const struct word_attributes *attributes,
                             const char *name);

bool word_value_is(struct word_value value, const char *text);
const char *word_value_copy(struct word_value value, struct arena *arena);

/* "0", "false", "off" and "none" are false, anything else and nothing true. */
bool word_value_is_on(struct word_value value);

/* A whole number, within ±1 000 000; fallback if it is none. */
int word_value_int(struct word_value value, int fallback);

/* A measure in twips; Strict writes 2.5cm.  The same bounds. */
int word_value_twips(struct word_value value, int fallback);

/* Who is told of elements.  start: false leaves the element out with all that
 * is in it, end is not told of it then.  end, or NULL: text is what stands
 * right in an element that holds text (w:t and their like), else "". */
struct word_handler {
    bool (*start)(void *self, enum word_token token, enum word_token parent,
                  const struct word_attributes *attributes);
    void (*end)(void *self, enum word_token token, enum word_token parent,
                const char *text, size_t len);
    void *self;
    bool *has_failed; /* set by the handler: stop, with its own diagnostic */
};

/* Tells handler of the part in bytes, UTF-8 or UTF-16.  False with a fatal
 * diagnostic that names the part. */
bool word_parse(const char *part, const char *bytes, size_t len,
                const struct word_handler *handler, struct diags *diags);

#endif

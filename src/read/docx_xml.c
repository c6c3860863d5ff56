/*
 * libxml2's events to tokens.
 */
#include "read/docx_xml.h"

#include "base/limits.h"
#include "read/docx_scan.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

/* -- Names ----------------------------------------------------------------- */

static const struct {
    enum word_ns ns;
    bool is_prefix;
    const char *uri;
} namespaces[] = {
    {NS_W, false,
     "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
    {NS_W, false, "http://purl.oclc.org/ooxml/wordprocessingml/main"},
    {NS_R, false,
     "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
    {NS_R, false, "http://purl.oclc.org/ooxml/officeDocument/relationships"},
    {NS_A, true, "http://schemas.openxmlformats.org/drawingml/2006/"},
    {NS_A, true, "http://purl.oclc.org/ooxml/drawingml/"},
    {NS_V, false, "urn:schemas-microsoft-com:vml"},
    {NS_O, false, "urn:schemas-microsoft-com:office:office"},
    {NS_M, false, "http://schemas.openxmlformats.org/officeDocument/2006/math"},
    {NS_M, false, "http://purl.oclc.org/ooxml/officeDocument/math"},
    {NS_MC, false,
     "http://schemas.openxmlformats.org/markup-compatibility/2006"},
    {NS_PKG, true, "http://schemas.openxmlformats.org/package/2006/"},
};

/* Extensions whose elements hold nothing that would be missed, or that are
 * read: a Choice that asks for them is taken.  Ink, charts and models are
 * left to the Fallback, which is a picture. */
static const char *const understood[] = {
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "http://schemas.microsoft.com/office/word/2010/wordml",
    "http://schemas.microsoft.com/office/word/2012/wordml",
    "http://schemas.microsoft.com/office/drawing/2010/main",
    "http://www.wps.cn/officeDocument/2013/wpsCustomData",
};

static const struct {
    enum word_ns ns;
    const char *name;
} elements[W_COUNT] = {{NS_NONE, ""},
#define X(token, ns, name) {NS_##ns, name},
                       WORD_ELEMENTS(X)
#undef X
};

enum { SLOTS = 512, URIS = 32 };

struct frame {
    enum word_token token; /* of a transparent one its parent's */
    bool is_transparent;   /* mc:…: the handler is not told */
    bool has_taken;        /* mc:AlternateContent: a branch was taken */
    bool holds_text;
    int n_namespaces; /* declared by it */
};

struct prefix {
    const char *prefix; /* of libxml2's dictionary; NULL: the default */
    const char *uri;
};

struct reader {
    const char *part;
    const struct word_handler *handler;
    struct diags *diags;
    xmlParserCtxtPtr ctxt;
    bool has_failed;

    struct frame stack[LIMIT_XML_DEPTH + 1];
    int depth;
    int skipped; /* open elements that are left out */
    struct prefix prefixes[LIMIT_XML_NAMESPACES];
    int n_prefixes;
    struct buf text;

    unsigned short slots[SLOTS];
    struct {
        const xmlChar *uri;
        enum word_ns ns;
    } uris[URIS];
    int n_uris;
    char problem[160];
    int line;
};

static unsigned hash(const char *name)
{
    unsigned h = 2166136261u;
    for (; *name != '\0'; name++)
        h = (h ^ (unsigned char)*name) * 16777619u;
    return h;
}

static void fill_slots(struct reader *r)
{
    for (unsigned token = 1; token < W_COUNT; token++) {
        unsigned slot = hash(elements[token].name) % SLOTS;
        while (r->slots[slot] != 0)
            slot = (slot + 1) % SLOTS;
        r->slots[slot] = (unsigned short)token;
    }
}

static enum word_ns classify(const char *uri)
{
    for (size_t i = 0; i < sizeof(namespaces) / sizeof(namespaces[0]); i++) {
        const char *known = namespaces[i].uri;
        if (namespaces[i].is_prefix ? strncmp(uri, known, strlen(known)) == 0
                                    : strcmp(uri, known) == 0)
            return namespaces[i].ns;
    }
    return NS_OTHER;
}

/* libxml2 keeps one copy of each URI: pointers are compared. */
static enum word_ns ns_of(struct reader *r, const xmlChar *uri)
{
    if (uri == NULL)
        return NS_NONE;
    for (int i = 0; i < r->n_uris; i++)
        if (r->uris[i].uri == uri)
            return r->uris[i].ns;
    enum word_ns ns = classify((const char *)uri);
    if (r->n_uris < URIS) {
        r->uris[r->n_uris].uri = uri;
        r->uris[r->n_uris++].ns = ns;
    }
    return ns;
}

static enum word_token token_of(struct reader *r, const xmlChar *name,
                                const xmlChar *uri)
{
    enum word_ns ns = ns_of(r, uri);
    unsigned slot = hash((const char *)name) % SLOTS;
    for (; r->slots[slot] != 0; slot = (slot + 1) % SLOTS) {
        unsigned token = r->slots[slot];
        if (elements[token].ns == ns &&
            strcmp(elements[token].name, (const char *)name) == 0)
            return (enum word_token)token;
    }
    return W_UNKNOWN;
}

/* -- Stopping -------------------------------------------------------------- */

static void stop(struct reader *r)
{
    r->has_failed = true;
    xmlStopParser(r->ctxt);
}

static void stop_over(struct reader *r, const char *zh, const char *en,
                      size_t most)
{
    limit_over(r->diags, SPAN_NONE,
               arena_printf(r->diags->arena, "%s (%s)",
                            diags_word(r->diags, zh, en), r->part),
               most);
    stop(r);
}

static void on_doctype(void *self, const xmlChar *name, const xmlChar *id,
                       const xmlChar *system)
{
    struct reader *r = self;
    (void)name;
    (void)id;
    (void)system;
    if (r->has_failed)
        return;
    diag_add(r->diags, DIAG_PACKAGE_UNSAFE, SPAN_NONE, r->part,
             diags_word(r->diags, "里有 DOCTYPE", "holds a DOCTYPE"), NULL);
    stop(r);
}

static void keep_problem(struct reader *r, const char *message, int line)
{
    if (r->problem[0] != '\0' || message == NULL)
        return;
    size_t len = strcspn(message, "\r\n");
    if (len >= sizeof(r->problem))
        len = sizeof(r->problem) - 1;
    memcpy(r->problem, message, len);
    r->problem[len] = '\0';
    r->line = line;
}

/* libxml2 2.12 made the error const. */
#if LIBXML_VERSION >= 21200
static void on_error(void *self, const xmlError *error)
#else
static void on_error(void *self, xmlError *error)
#endif
{
    if (error->level >= XML_ERR_ERROR && error->domain != XML_FROM_NAMESPACE)
        keep_problem(self, error->message, error->line);
}

/* -- Elements -------------------------------------------------------------- */

static enum word_token parent_of(const struct reader *r)
{
    return r->depth == 0 ? W_UNKNOWN : r->stack[r->depth - 1].token;
}

static bool declare(struct reader *r, int n, const xmlChar **declared)
{
    if (n > LIMIT_XML_NAMESPACES - r->n_prefixes) {
        stop_over(r, "命名空间的个数", "namespaces", LIMIT_XML_NAMESPACES);
        return false;
    }
    for (int i = 0; i < n; i++)
        r->prefixes[r->n_prefixes++] = (struct prefix){
            (const char *)declared[2 * i], (const char *)declared[2 * i + 1]};
    return true;
}

static bool is_understood(const struct reader *r, const char *prefix,
                          size_t len)
{
    for (int i = r->n_prefixes - 1; i >= 0; i--) {
        const struct prefix *p = &r->prefixes[i];
        if (p->prefix == NULL || strlen(p->prefix) != len ||
            memcmp(p->prefix, prefix, len) != 0)
            continue;
        for (size_t k = 0; k < sizeof(understood) / sizeof(understood[0]); k++)
            if (strcmp(p->uri, understood[k]) == 0)
                return true;
        return classify(p->uri) != NS_OTHER;
    }
    return false;
}

/* Whether everything that a Choice requires is understood. */
static bool is_choice(const struct reader *r,
                      const struct word_attributes *attributes)
{
    struct word_value requires = word_get(attributes, "Requires");
    size_t i = 0;
    while (i < requires.len) {
        size_t from = i;
        while (i<requires.len &&requires.bytes[i]> ' ')
            i++;
        if (i > from && !is_understood(r, requires.bytes + from, i - from))
            return false;
        while (i < requires.len && requires.bytes[i] <= ' ')
            i++;
    }
    return requires.bytes != NULL;
}

/* Whether the element is to be gone into; mc: elements choose among
 * themselves. */
static bool enters(struct reader *r, enum word_token token,
                   const struct word_attributes *attributes,
                   struct frame *frame)
{
    if (token != W_ALTERNATE && token != W_CHOICE && token != W_FALLBACK)
        return r->handler->start(r->handler->self, token, parent_of(r),
                                 attributes);
    frame->is_transparent = true;
    frame->token = parent_of(r);
    if (token == W_ALTERNATE)
        return true;
    if (r->depth == 0)
        return false;
    struct frame *alternate = &r->stack[r->depth - 1];
    if (alternate->has_taken ||
        (token == W_CHOICE && !is_choice(r, attributes)))
        return false;
    alternate->has_taken = true;
    return true;
}

static void on_start(void *self, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *uri, int n_namespaces,
                     const xmlChar **declared, int n_attributes,
                     int n_defaulted, const xmlChar **items)
{
    struct reader *r = self;
    (void)prefix;
    (void)n_defaulted;
    if (r->has_failed)
        return;
    if (r->depth + r->skipped >= LIMIT_XML_DEPTH) {
        stop_over(r, "XML 的嵌套层数", "nesting of XML", LIMIT_XML_DEPTH);
        return;
    }
    if (r->skipped > 0) {
        r->skipped++;
        return;
    }
    if (n_attributes > LIMIT_XML_ATTRIBUTES) {
        stop_over(r, "一个标签的属性数", "attributes of a tag",
                  LIMIT_XML_ATTRIBUTES);
        return;
    }
    enum word_token token = token_of(r, name, uri);
    struct word_attributes attributes = {items, n_attributes};
    struct frame frame = {.token = token, .n_namespaces = n_namespaces};
    if (!declare(r, n_namespaces, declared))
        return;
    if (!enters(r, token, &attributes, &frame)) {
        r->n_prefixes -= n_namespaces;
        r->skipped = 1;
    } else {
        frame.holds_text = token == W_T || token == W_INSTRTEXT ||
                           token == W_ALIGN || token == W_AT || token == W_MT;
        buf_truncate(&r->text, 0);
        r->stack[r->depth++] = frame;
    }
    if (*r->handler->has_failed)
        stop(r);
}

static void on_end(void *self, const xmlChar *name, const xmlChar *prefix,
                   const xmlChar *uri)
{
    struct reader *r = self;
    (void)name;
    (void)prefix;
    (void)uri;
    if (r->has_failed)
        return;
    if (r->skipped > 0) {
        r->skipped--;
        return;
    }
    const struct frame *frame = &r->stack[--r->depth];
    r->n_prefixes -= frame->n_namespaces;
    if (frame->is_transparent)
        return;
    if (r->handler->end == NULL)
        return;
    size_t len = frame->holds_text ? r->text.len : 0;
    r->handler->end(r->handler->self, frame->token, parent_of(r),
                    len == 0 ? "" : buf_text(&r->text), len);
    buf_truncate(&r->text, 0);
    if (*r->handler->has_failed)
        stop(r);
}

static void on_text(void *self, const xmlChar *text, int len)
{
    struct reader *r = self;
    if (!r->has_failed && r->skipped == 0 && r->depth > 0 && len > 0 &&
        r->stack[r->depth - 1].holds_text)
        buf_add(&r->text, text, (size_t)len);
}

/* -- A part ---------------------------------------------------------------- */

static bool report(struct reader *r)
{
    if (r->has_failed)
        return false;
    if (r->ctxt->wellFormed && r->problem[0] == '\0')
        return true;
    const char *why = r->problem[0] == '\0' ? "XML" : r->problem;
    diag_add(r->diags, DIAG_PART_BROKEN, SPAN_NONE, r->part,
             r->line > 0 ? arena_printf(r->diags->arena,
                                        diags_word(r->diags, "XML 第 %d 行：%s",
                                                   "XML line %d: %s"),
                                        r->line, why)
                         : why,
             NULL);
    return false;
}

static bool parse(struct reader *r, const char *text, size_t len)
{
    r->ctxt = xmlCreateMemoryParserCtxt(text, (int)len);
    if (r->ctxt == NULL) {
        diag_add(r->diags, DIAG_PART_BROKEN, SPAN_NONE, r->part,
                 diags_word(r->diags, "部件是空的", "the part is empty"), NULL);
        return false;
    }
    xmlCtxtUseOptions(r->ctxt, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    *r->ctxt->sax = (xmlSAXHandler){
        .initialized = XML_SAX2_MAGIC,
        .internalSubset = on_doctype,
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text,
        .serror = on_error,
    };
    r->ctxt->userData = r;
    xmlParseDocument(r->ctxt);
    bool ok = report(r);
    xmlFreeParserCtxt(r->ctxt);
    return ok;
}

bool word_parse(const char *part, const char *bytes, size_t len,
                const struct word_handler *handler, struct diags *diags)
{
    struct buf room = BUF_EMPTY;
    struct reader *r = xrealloc(NULL, sizeof(*r));
    const char *text;
    size_t text_len;
    memset(r, 0, sizeof(*r));
    r->part = part;
    r->handler = handler;
    r->diags = diags;
    fill_slots(r);
    bool ok = word_scan(part, bytes, len, &room, &text, &text_len, diags) &&
              parse(r, text, text_len);
    buf_free(&r->text);
    buf_free(&room);
    free(r);
    return ok;
}

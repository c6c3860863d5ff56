/*
 * Elements become structure elements in the order of the tree.  The walk
 * follows the links of the tree and keeps no stack, so that nothing depends
 * on its depth.
 */
#include "write/pdf_struct.h"

#include "write/pdf_tree.h"

#include <assert.h>
#include <stdint.h>

/* ISO 19005-1, 6.1.12 allows 8 191 elements of an array. */
enum { MAX_KIDS = 8000 };

/* Content of an element: a marked-content sequence of a page. */
struct mark {
    HPDF_Page page;
    unsigned page_index;
    unsigned id; /* on its page: the MCID */
    HPDF_Dict link;
    struct mark *next;
};

/* A structure element to which children are added. */
struct container {
    HPDF_Dict dict;
    HPDF_Array kids;
    unsigned n_kids;
};

struct node {
    const struct element *element; /* NULL: a free place of the table */
    struct container inside;
    struct container list; /* items that stand side by side; or none */
    struct mark *first_mark, *last_mark;
};

/* What the marks of a page belong to, by MCID. */
struct owners {
    HPDF_Array array;
    unsigned n;
};

struct pdf_struct {
    struct pdf_doc *doc;
    struct arena *arena;
    const struct pages *pages;
    struct node *nodes; /* a hash table by element */
    size_t n_nodes;     /* a power of two */
    HPDF_Page page;     /* the one being printed */
    unsigned n_pages;
    unsigned n_marks; /* on that page */
    struct container root;
    HPDF_Dict *owners; /* by mark of all pages */
    size_t *first_of;  /* by page: its first one there; one more at the end */
    size_t n_all;
    HPDF_Dict *links; /* annotation, Link, annotation, Link … */
    size_t n_links;
};

/* -- Elements ------------------------------------------------------------ */

/* PDF 1.4 9.7.4.  The title is the one heading above all. */
static const char *tag_of(const struct element *element)
{
    static const char *const headings[] = {"H2", "H3", "H4", "H5", "H6"};
    int level = element->level;

    switch (element->kind) {
    case ELEMENT_DOCUMENT:
        return "Document";
    case ELEMENT_TITLE:
        return "H1";
    case ELEMENT_HEADING:
        return headings[level < 1 ? 0 : level > 5 ? 4 : level - 1];
    case ELEMENT_PARAGRAPH:
        return "P";
    case ELEMENT_LIST_ITEM:
        return "LI";
    case ELEMENT_TABLE:
        return "Table";
    case ELEMENT_ROW:
        return "TR";
    case ELEMENT_HEADER_CELL:
        return "TH";
    case ELEMENT_CELL:
        return "TD";
    case ELEMENT_FIGURE:
        return "Figure";
    }
    return "P";
}

/* The next element in the order of the tree; NULL behind the last. */
static const struct element *following(const struct element *element)
{
    if (element->first != NULL)
        return element->first;
    while (element != NULL && element->next == NULL)
        element = element->parent;
    return element == NULL ? NULL : element->next;
}

/* The element's place in the table, or the free one where it belongs. */
static struct node *place_of(const struct pdf_struct *s,
                             const struct element *element)
{
    uint64_t hash = (uint64_t)(uintptr_t)element * 0x9e3779b97f4a7c15;
    size_t i = (size_t)(hash >> 32) & (s->n_nodes - 1);

    while (s->nodes[i].element != NULL && s->nodes[i].element != element)
        i = (i + 1) & (s->n_nodes - 1);
    return &s->nodes[i];
}

static struct node *node_of(const struct pdf_struct *s,
                            const struct element *element)
{
    struct node *node = element == NULL ? NULL : place_of(s, element);

    return node == NULL || node->element == NULL ? NULL : node;
}

struct pdf_struct *pdf_struct_new(struct pdf_doc *doc,
                                  const struct pages *pages,
                                  struct arena *arena)
{
    struct pdf_struct *s;
    size_t n = 0;

    if (pages->elements == NULL)
        return NULL;
    s = arena_new_object(arena, struct pdf_struct);
    s->doc = doc;
    s->arena = arena;
    s->pages = pages;
    for (const struct element *e = pages->elements; e != NULL; e = following(e))
        n++;
    for (s->n_nodes = 16; s->n_nodes < 2 * n;)
        s->n_nodes *= 2;
    s->nodes = arena_array(arena, s->n_nodes, sizeof(*s->nodes));
    for (const struct element *e = pages->elements; e != NULL; e = following(e))
        place_of(s, e)->element = e;
    s->first_of = arena_array(arena, pages->n + 1, sizeof(*s->first_of));
    return s;
}

/* -- Marks --------------------------------------------------------------- */

void pdf_struct_begin_page(struct pdf_struct *s, HPDF_Page page)
{
    if (s == NULL)
        return;
    assert(s->n_pages < s->pages->n);
    HPDF_Dict_AddNumber(page, "StructParents", (HPDF_INT32)s->n_pages);
    s->page = page;
    s->n_marks = 0;
    s->n_pages++;
    s->first_of[s->n_pages] = s->n_all;
}

static void add_mark(struct pdf_struct *s, struct node *node, HPDF_Dict link)
{
    struct mark *mark = arena_new_object(s->arena, struct mark);

    *mark = (struct mark){s->page, s->n_pages - 1, s->n_marks++, link, NULL};
    if (node->last_mark != NULL)
        node->last_mark->next = mark;
    else
        node->first_mark = mark;
    node->last_mark = mark;
    s->first_of[s->n_pages] = ++s->n_all;
    s->n_links += link != NULL;
}

void pdf_struct_begin_mark(struct pdf_struct *s, const struct element *element,
                           HPDF_Dict link, struct buf *content)
{
    struct node *node;

    if (s == NULL)
        return;
    node = node_of(s, element);
    if (node == NULL) {
        buf_add_str(content, "/Artifact BMC\n");
        return;
    }
    buf_printf(content, "/%s <</MCID %u>> BDC\n",
               link != NULL                         ? "Link"
               : element->kind == ELEMENT_LIST_ITEM ? "LBody"
                                                    : tag_of(element),
               s->n_marks);
    add_mark(s, node, link);
}

void pdf_struct_end_mark(struct pdf_struct *s, struct buf *content)
{
    if (s != NULL)
        buf_add_str(content, "EMC\n");
}

/* -- Writing ------------------------------------------------------------- */

static struct container new_container(struct pdf_struct *s, const char *tag)
{
    struct container new = {.dict = pdf_doc_dict(s->doc),
                            .kids = HPDF_Array_New(s->doc->haru->mmgr)};

    HPDF_Dict_AddName(new.dict, "Type", "StructElem");
    HPDF_Dict_AddName(new.dict, "S", tag);
    HPDF_Dict_Add(new.dict, "K", new.kids);
    return new;
}

/* A structure element as the last child of parent.  Where that is full, a
 * Div, which means nothing, takes the rest. */
static struct container add_container(struct pdf_struct *s,
                                      struct container *parent, const char *tag)
{
    if (parent->n_kids == MAX_KIDS) {
        struct container rest = new_container(s, "Div");
        HPDF_Dict_Add(rest.dict, "P", parent->dict);
        HPDF_Array_Add(parent->kids, rest.dict);
        *parent = rest;
    }
    struct container new = new_container(s, tag);
    HPDF_Dict_Add(new.dict, "P", parent->dict);
    HPDF_Array_Add(parent->kids, new.dict);
    parent->n_kids++;
    return new;
}

static void add_content(struct pdf_struct *s, struct container *to,
                        const struct mark *mark)
{
    HPDF_Dict reference = HPDF_Dict_New(s->doc->haru->mmgr);

    HPDF_Dict_AddName(reference, "Type", "MCR");
    HPDF_Dict_Add(reference, "Pg", mark->page);
    HPDF_Dict_AddNumber(reference, "MCID", (HPDF_INT32)mark->id);
    HPDF_Array_Add(to->kids, reference);
    to->n_kids++;
    s->owners[s->first_of[mark->page_index] + mark->id] = to->dict;
}

/* PDF 1.4 9.6.3: the annotation itself is a child, too. */
static void add_link(struct pdf_struct *s, struct container *to,
                     const struct mark *mark)
{
    struct container link = add_container(s, to, "Link");
    HPDF_Dict reference = HPDF_Dict_New(s->doc->haru->mmgr);

    add_content(s, &link, mark);
    HPDF_Dict_AddName(reference, "Type", "OBJR");
    HPDF_Dict_Add(reference, "Pg", mark->page);
    HPDF_Dict_Add(reference, "Obj", mark->link);
    HPDF_Array_Add(link.kids, reference);
    s->links[2 * s->n_links] = mark->link;
    s->links[2 * s->n_links + 1] = link.dict;
    s->n_links++;
}

/* Items that follow each other make one list. */
static struct container *parent_of(struct pdf_struct *s,
                                   const struct element *element)
{
    struct node *node =
        element->parent == NULL ? NULL : node_of(s, element->parent);
    struct container *parent = node == NULL ? &s->root : &node->inside;

    if (node == NULL || element->kind != ELEMENT_LIST_ITEM) {
        if (node != NULL)
            node->list.dict = NULL;
        return parent;
    }
    if (node->list.dict == NULL)
        node->list = add_container(s, parent, "L");
    return &node->list;
}

static void write_element(struct pdf_struct *s, const struct element *element)
{
    struct node *node = node_of(s, element);

    node->inside = add_container(s, parent_of(s, element), tag_of(element));
    if (element->alt != NULL)
        pdf_doc_add_text(s->doc, node->inside.dict, "Alt", element->alt);
    if (element->kind == ELEMENT_LIST_ITEM)
        node->inside = add_container(s, &node->inside, "LBody");
    for (const struct mark *m = node->first_mark; m != NULL; m = m->next) {
        if (m->link != NULL)
            add_link(s, &node->inside, m);
        else
            add_content(s, &node->inside, m);
    }
}

/* PDF 1.4 9.6.6: back from marks and annotations to elements. */
static HPDF_Dict write_parents(struct pdf_struct *s)
{
    struct pdf_tree tree = pdf_tree_new(s->doc);

    for (unsigned page = 0; page < s->n_pages; page++) {
        HPDF_Array array = HPDF_Array_New(s->doc->haru->mmgr);
        for (size_t i = s->first_of[page]; i < s->first_of[page + 1]; i++)
            HPDF_Array_Add(array, s->owners[i]);
        pdf_tree_add(&tree, page, array);
    }
    for (unsigned i = 0; i < s->n_links; i++) {
        HPDF_Dict_AddNumber(s->links[2 * i], "StructParent",
                            (HPDF_INT32)(s->n_pages + i));
        pdf_tree_add(&tree, s->n_pages + i, s->links[2 * i + 1]);
    }
    return pdf_tree_end(&tree);
}

void pdf_struct_finish(struct pdf_struct *s)
{
    HPDF_Dict catalog, info;

    if (s == NULL)
        return;
    catalog = s->doc->haru->catalog;
    info = HPDF_Dict_New(s->doc->haru->mmgr);
    s->owners = arena_array(s->arena, s->n_all, sizeof(HPDF_Dict));
    s->links = arena_array(s->arena, 2 * s->n_links, sizeof(HPDF_Dict));
    s->n_links = 0;
    s->root.dict = pdf_doc_dict(s->doc);
    s->root.kids = HPDF_Array_New(s->doc->haru->mmgr);
    HPDF_Dict_AddName(s->root.dict, "Type", "StructTreeRoot");
    HPDF_Dict_Add(s->root.dict, "K", s->root.kids);
    HPDF_Dict root = s->root.dict;
    for (const struct element *e = s->pages->elements; e != NULL;
         e = following(e))
        write_element(s, e);
    HPDF_Dict_Add(root, "ParentTree", write_parents(s));
    HPDF_Dict_AddNumber(root, "ParentTreeNextKey",
                        (HPDF_INT32)(s->n_pages + s->n_links));
    HPDF_Dict_Add(catalog, "StructTreeRoot", root);
    HPDF_Dict_AddBoolean(info, "Marked", HPDF_TRUE);
    HPDF_Dict_Add(catalog, "MarkInfo", info);
}

/*
 * A root and its leaves: two levels hold 16 million entries.
 */
#include "write/pdf_tree.h"

enum { LEAF_SIZE = 2000 };

struct pdf_tree pdf_tree_new(struct pdf_doc *doc)
{
    struct pdf_tree tree = {.doc = doc, .root = pdf_doc_dict(doc)};

    tree.leaves = HPDF_Array_New(doc->haru->mmgr);
    HPDF_Dict_Add(tree.root, "Kids", tree.leaves);
    return tree;
}

static void close_leaf(struct pdf_tree *tree)
{
    if (tree->numbers != NULL)
        HPDF_Array_AddNumber(tree->limits, (HPDF_INT32)tree->last);
    tree->numbers = NULL;
}

static void open_leaf(struct pdf_tree *tree, unsigned key)
{
    HPDF_MMgr memory = tree->doc->haru->mmgr;
    HPDF_Dict leaf = pdf_doc_dict(tree->doc);

    tree->numbers = HPDF_Array_New(memory);
    tree->limits = HPDF_Array_New(memory);
    tree->n = 0;
    HPDF_Array_AddNumber(tree->limits, (HPDF_INT32)key);
    HPDF_Dict_Add(leaf, "Limits", tree->limits);
    HPDF_Dict_Add(leaf, "Nums", tree->numbers);
    HPDF_Array_Add(tree->leaves, leaf);
}

void pdf_tree_add(struct pdf_tree *tree, unsigned key, void *object)
{
    if (tree->n == LEAF_SIZE)
        close_leaf(tree);
    if (tree->numbers == NULL)
        open_leaf(tree, key);
    HPDF_Array_AddNumber(tree->numbers, (HPDF_INT32)key);
    HPDF_Array_Add(tree->numbers, object);
    tree->last = key;
    tree->n++;
}

HPDF_Dict pdf_tree_end(struct pdf_tree *tree)
{
    close_leaf(tree);
    return tree->root;
}

/*
 * Number trees, PDF 1.4 3.8.5: from numbers to objects, cut into leaves
 * because an array of a PDF/A-1 file has at most 8 191 elements (ISO 19005-1,
 * 6.1.12).
 */
#ifndef FANGAN_WRITE_PDF_TREE_H
#define FANGAN_WRITE_PDF_TREE_H

#include "write/pdf_doc.h"

struct pdf_tree {
    struct pdf_doc *doc;
    HPDF_Dict root;
    HPDF_Array leaves;
    HPDF_Array numbers; /* of the leaf in the making; or NULL */
    HPDF_Array limits;
    unsigned n;    /* entries in it */
    unsigned last; /* its last number */
};

/* An empty tree in the file; libharu owns what it is made of. */
struct pdf_tree pdf_tree_new(struct pdf_doc *doc);

/* The keys ascend. */
void pdf_tree_add(struct pdf_tree *tree, unsigned key, void *object);

/* The whole tree. */
HPDF_Dict pdf_tree_end(struct pdf_tree *tree);

#endif

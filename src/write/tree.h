/*
 * The model as a tree for people: what fangan understood of a plan, at a
 * glance.  Plain text, without colour.
 */
#ifndef FANGAN_WRITE_TREE_H
#define FANGAN_WRITE_TREE_H

#include "base/buf.h"
#include "base/diag.h"
#include "kind/kind.h"
#include "plan/plan.h"

/* Appends the tree, and those of the documents that follow in the same file;
 * lang is that of the labels.  In Chinese a kind is called by its name of
 * kinds, if they are not NULL, and why it is that is left to the JSON. */
void tree_write_plan(const struct plan *plan, const struct kinds *kinds,
                     enum lang lang, struct buf *out);

#endif

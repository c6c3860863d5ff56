/*
 * fangan.yaml: what an office wants of all its plans.  It stands beside them
 * or in a folder above; the nearest one counts.
 *
 *     版式: compat-37-35
 *     规则:
 *       L007: 关          # 关, 开, 警告, 错误 (off, on, warning, error)
 *       N0: 错误          # all codes that begin so
 *     用语:
 *       市科学技术协会: [市科协会, 市科技协会]     # right: [wrong, …]
 *     起草:
 *       发文机关: 某市科学技术协会      # what templates take by default
 */
#ifndef FANGAN_CHECK_RULES_FILE_H
#define FANGAN_CHECK_RULES_FILE_H

#include "base/diag.h"
#include "base/yaml.h"
#include "check/rule_set.h"
#include "check/terms.h"

/* One line of 规则. */
struct rule_grade {
    const char *pattern;
    bool is_on;
    bool has_severity;
    enum severity severity;
};

struct rules_file {
    const struct source *source;
    const char *profile; /* NULL: not given */
    struct span profile_span;
    struct rule_grade *grades;
    size_t n_grades;
    const struct yaml_node *values; /* 起草, a map; NULL: not given */
    struct terms terms;
};

/* The path of the nearest fangan.yaml in the folder of the file at path or
 * above it; "-" stands in the current folder.  NULL: there is none. */
const char *rules_file_find(const char *path, struct arena *arena);

/* Reads one.  NULL with a fatal diagnostic if it can't be read; what is wrong
 * in it is reported and left out.  Findings and result live in the memory of
 * diags. */
const struct rules_file *rules_file_load(const char *path, struct diags *diags);

/* Switches and grades what the file says. */
void rules_file_apply(const struct rules_file *file, struct rule_set *set);

#endif

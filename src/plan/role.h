/*
 * What a part of a plan is there for.  A part has a set of roles.
 */
#ifndef FANGAN_PLAN_ROLE_H
#define FANGAN_PLAN_ROLE_H

#include <stdint.h>

/* name, id in JSON and parts.txt, Chinese name */
#define ROLE_LIST(X)                                                           \
    X(OBJECTIVES, "objectives", "目标要求")                                    \
    X(CONTENT, "content", "主要内容")                                          \
    X(STEPS, "steps", "方法步骤")                                              \
    X(LEADERSHIP, "leadership", "组织领导")                                    \
    X(BASIS, "basis", "依据")                                                  \
    X(PRINCIPLES, "principles", "基本原则")                                    \
    X(SCOPE, "scope", "范围对象")                                              \
    X(REQUIREMENTS, "requirements", "工作要求")                                \
    X(GUARANTEE, "guarantee", "保障措施")                                      \
    X(EVALUATION, "evaluation", "评价奖励")                                    \
    X(OTHER, "other", "其他")

enum role {
#define X(name, id, zh) ROLE_##name,
    ROLE_LIST(X)
#undef X
        ROLE_COUNT
};

/* A set of roles: bit r is role r. */
typedef uint32_t role_set;
#define ROLE_BIT(role) ((role_set)1 << (role))

/* "objectives" and 目标要求 of a role. */
const char *role_id(enum role role);
const char *role_zh(enum role role);

/* The role with this id or Chinese name, or ROLE_COUNT. */
enum role role_find(const char *word);

#endif

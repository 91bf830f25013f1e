//===- Link/Merge.h - what two TUs say of one declaration -------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The *merge* pass of the link. Each merge is commutative, associative and
// idempotent: flags are joined by "or", lists by taking the greater, so that
// neither the order of the TUs nor sharding can matter. `Into` may be empty
// (its own id invalid).
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_LINK_MERGE_H
#define HEDDLE_LINK_MERGE_H

#include "Model/TuSummary.h"

namespace heddle::link {

void merge(model::FunctionFacts &Into, model::FunctionFacts &&From);
void merge(model::VariableFacts &Into, model::VariableFacts &&From);
void merge(model::ClassFacts &Into, model::ClassFacts &&From);

} // namespace heddle::link

#endif // HEDDLE_LINK_MERGE_H

//===- Analysis/Assertions.cpp --------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Assertions.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::model;

bool heddle::analysis::isFailure(const link::Program &P, const FunctionSummary &F, BlockId B) {
  const Block &Here = F.Blocks[B.index()];
  auto NeverReturns = [&](const Event &E) {
    const FunctionFacts *Callee =
        E.Kind == EventKind::Call && E.Callee ? P.functionFacts(E.Callee) : nullptr;
    return Callee && Callee->NoReturn;
  };
  return Here.NoReturn &&
         llvm::any_of(llvm::ArrayRef(F.Events).slice(Here.First, Here.Count), NeverReturns);
}

//===- Analysis/WholeProgram.cpp ------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/WholeProgram.h"

using namespace heddle;
using namespace heddle::analysis;

const Sections &WholeProgram::steps() {
  if (!Steps)
    Steps.emplace(P, Calls, Locks, Matters);
  return *Steps;
}

llvm::ArrayRef<StaleStep> WholeProgram::staleSteps() {
  if (!Stale) {
    Stale.emplace();
    for (size_t I = 0; I != P.Functions.size(); ++I)
      // Where no thread comes nothing can come between.
      if (FunctionId F(I); !Ctx.of(F).empty())
        for (StaleStep &S : findStaleSteps(P, steps(), F))
          Stale->push_back(S);
  }
  return *Stale;
}

//===- Analysis/Programs.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Programs.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;

Programs::Programs(const link::Program &Prog) : P(Prog) {
  for (const link::LinkedFunction &F : P.Functions)
    if (const model::FunctionFacts *Facts = P.functionFacts(F.Body.Function); Facts && Facts->Main)
      WithMain.insert(F.Tus.begin(), F.Tus.end());
}

bool Programs::together(llvm::ArrayRef<link::FunctionId> Functions) const {
  std::optional<std::vector<uint32_t>> Common;
  for (link::FunctionId F : Functions) {
    const std::vector<uint32_t> &Tus = P.Functions[F.index()].Tus;
    if (!llvm::all_of(Tus, [&](uint32_t Tu) { return WithMain.count(Tu) != 0; }))
      continue;
    if (!Common) {
      Common = Tus;
      continue;
    }
    std::erase_if(*Common, [&](uint32_t Tu) { return !llvm::is_contained(Tus, Tu); });
  }
  return !Common || !Common->empty();
}

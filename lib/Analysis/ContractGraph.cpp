//===- Analysis/ContractGraph.cpp -----------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/ContractGraph.h"
#include "llvm/ADT/STLExtras.h"
#include <set>
#include <tuple>

using namespace heddle::analysis;

ContractId ContractGraph::add(model::Location Where, bool Alternative) {
  Contract &C = All.emplace_back();
  C.Where = Where;
  C.Alternative = Alternative;
  return All.size() - 1;
}

size_t ContractGraph::failed() const {
  return llvm::count_if(All, [](const Contract &C) { return C.Failed; });
}

void ContractGraph::failWhatNeedsFailed() {
  auto Key = [](const Contract &C) { return std::tuple(C.Where, C.Text, C.Alternative); };
  for (bool Changed = true; Changed;) {
    Changed = false;
    std::set<std::tuple<model::Location, std::string, bool>> Wrong;
    for (const Contract &C : All)
      if (C.Failed)
        Wrong.insert(Key(C));
    for (Contract &C : All)
      if (!C.Failed && (Wrong.count(Key(C)) ||
                        llvm::any_of(C.Needs, [&](ContractId X) { return All[X].Failed; })))
        Changed = C.Failed = true;
  }
}

void ContractGraph::failUngrounded() {
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (Contract &C : All)
      if (!C.Failed && !C.Grounded &&
          llvm::any_of(C.Needs, [&](ContractId X) { return All[X].Grounded; }))
        Changed = C.Grounded = true;
  }
  for (Contract &C : All)
    C.Failed |= !C.Grounded;
}

void ContractGraph::solve() {
  for (size_t Before = 0, Now = 1; Before != Now;) {
    Before = failed();
    failWhatNeedsFailed();
    failUngrounded();
    Now = failed();
  }
}

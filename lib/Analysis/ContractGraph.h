//===- Analysis/ContractGraph.h - contracts that need each other -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The contracts that are thought of while annotations are inferred (GuardContracts), and
// which of them stand: the greatest set of which each has all that it needs, leads to
// somebody who holds the lock at last, and agrees with its like in the other
// instantiations of its template, which have the same declaration.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_CONTRACTGRAPH_H
#define HEDDLE_ANALYSIS_CONTRACTGRAPH_H

#include "Model/Location.h"
#include <string>
#include <vector>

namespace heddle::analysis {

using ContractId = size_t;

struct Contract {
  model::Location Where;         ///< the declaration
  std::string Text;              ///< the lock as it is written there
  bool Alternative = false;      ///< of the pointee, or in shared mode
  std::vector<ContractId> Needs; ///< contracts of functions
  bool Failed = false;
  bool Grounded = false; ///< somebody holds the lock by what a body does
};

class ContractGraph {
public:
  /// The id that add() gives next.
  ContractId next() const { return All.size(); }
  ContractId add(model::Location Where, bool Alternative);
  Contract &operator[](ContractId C) { return All[C]; }
  const Contract &operator[](ContractId C) const { return All[C]; }

  /// Marks as failed what does not stand.
  void solve();

private:
  size_t failed() const;
  void failWhatNeedsFailed();
  void failUngrounded();

  std::vector<Contract> All;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_CONTRACTGRAPH_H

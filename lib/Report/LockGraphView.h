//===- Report/LockGraphView.h - the lock graph on the page ------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The values that the template of the HTML page needs to show the lock graph: one
// picture of the locks in cycles with their neighbours, one of all locks if these
// are more, and a table that says the same in words. A great graph is cut, what
// lies in no cycle first. Used by Html alone.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_LOCKGRAPHVIEW_H
#define HEDDLE_REPORT_LOCKGRAPHVIEW_H

#include "Report/RunReport.h"
#include "llvm/Support/JSON.h"

namespace heddle::report {

struct LockGraphLimits {
  size_t CyclePicture = 60;   ///< locks in the picture of the cycles
  size_t WithNeighbours = 30; ///< as many if it is to have those beside cycles
  size_t WholePicture = 400;
  size_t Rows = 2000; ///< of the table
  size_t Places = 5;  ///< of one row
};

class LockGraphView {
public:
  /// \p R must outlive it. Files below \p Root are named relative to it.
  LockGraphView(const RunReport &R, llvm::StringRef Root, const LockGraphLimits &Limits = {});

  bool empty() const { return R.Locks.Pairs.empty(); }
  /// For the section "lockGraph" of the template.
  llvm::json::Object object() const;
  /// The numbers of the locks in the cycle of \p F, as the page's script reads them:
  /// "4 0". Empty where it has none.
  std::string cycleNumbers(const findings::Finding &F) const;
  /// "A::mu_ → B::mu_ → A::mu_".
  static std::string cycleNames(const findings::Finding &F);

private:
  std::vector<unsigned> cycleOf(const findings::Finding &F) const;
  void findCycles();
  void findImportance();
  std::vector<unsigned> mostImportant(size_t Count) const;
  llvm::json::Object picture(llvm::ArrayRef<unsigned> Shown, llvm::StringRef Title,
                             llvm::StringRef Kind) const;
  llvm::json::Array table() const;
  std::string sentence() const;

  const RunReport &R;
  std::string Root;
  LockGraphLimits Limits;
  /// By lock: its strongly connected component, and how many locks that has.
  std::vector<unsigned> Component, ComponentSize;
  /// By lock, the greater the sooner it is shown.
  enum Importance : uint8_t { Other, Neighbour, InCycle, InFinding };
  std::vector<Importance> Matter;
  std::vector<unsigned> Degree;
  bool isInCycle(const findings::LockPair &P) const;
};

} // namespace heddle::report

#endif // HEDDLE_REPORT_LOCKGRAPHVIEW_H

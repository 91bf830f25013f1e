//===- Analysis/Programs.h - which functions are ever linked together -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A database with several mains is several programs. A function that is only in
// translation units with a main of their own is in those programs alone; one that
// is in any other unit may be linked into all of them. A way that leads from one
// program into another does not exist.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_PROGRAMS_H
#define HEDDLE_ANALYSIS_PROGRAMS_H

#include "Link/Program.h"

namespace heddle::analysis {

class Programs {
public:
  explicit Programs(const link::Program &P);
  /// Whether one program can hold all of \p Functions.
  bool together(llvm::ArrayRef<link::FunctionId> Functions) const;

private:
  const link::Program &P;
  std::set<uint32_t> WithMain; ///< translation units
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_PROGRAMS_H

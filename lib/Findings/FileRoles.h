//===- Findings/FileRoles.h - which files are whose -------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the summaries say about the files of a run: which are main files of
// translation units, which are system headers. Filters need it; a finding
// itself only knows names.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FINDINGS_FILEROLES_H
#define HEDDLE_FINDINGS_FILEROLES_H

#include "Model/TuSummary.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include <set>

namespace heddle::findings {

class FileRoles {
public:
  void add(const model::TuSummary &S);

  /// The main file of some translation unit.
  bool isMain(llvm::StringRef File) const { return Main.contains(File); }
  /// The files that some translation unit reads and that are no system headers.
  std::set<std::string> ofProject() const;
  /// A system header in every translation unit that reads it.
  bool isSystem(llvm::StringRef File) const {
    return System.contains(File) && !Project.contains(File);
  }

private:
  llvm::StringSet<> Main, System, Project;
};

} // namespace heddle::findings

#endif // HEDDLE_FINDINGS_FILEROLES_H

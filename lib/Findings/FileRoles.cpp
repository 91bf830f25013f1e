//===- Findings/FileRoles.cpp - which files are whose ---------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings/FileRoles.h"

namespace heddle::findings {

void FileRoles::add(const model::TuSummary &S) {
  Main.insert(S.MainFile);
  for (const model::SourceFile &F : S.Files)
    if (F.Found)
      (F.System ? System : Project).insert(F.Path);
}

std::set<std::string> FileRoles::ofProject() const {
  std::set<std::string> Out;
  for (const auto *Files : {&Main, &Project})
    for (llvm::StringRef File : Files->keys())
      Out.insert(File.str());
  return Out;
}

} // namespace heddle::findings

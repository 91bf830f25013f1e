//===- Driver/BasePlan.cpp - what was to be parsed before -----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/BasePlan.h"
#include "Driver/SourceLanguage.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include <tuple>

using namespace llvm;
namespace path = llvm::sys::path;

namespace heddle::driver {
namespace {

/// \p C for another file. The object keeps its folder, and with it its program.
extract::Command retarget(extract::Command C, const std::string &File) {
  SmallString<256> Output(C.Output);
  StringRef OldName = path::filename(C.File), Object = path::filename(Output);
  if (Object.consume_front(OldName)) {
    std::string Name = (path::filename(File) + Object).str();
    path::remove_filename(Output);
    path::append(Output, Name);
  }
  C.Output = Output.str().str();
  C.File = File;
  C.Arguments.back() = File;
  return C;
}

bool isAsked(StringRef File, const PlanRequest &Asked) {
  if (Asked.FixedFlags)
    return false; // files are named one by one
  if (Asked.Files.empty())
    return true;
  return any_of(Asked.Files, [&](const std::string &A) {
    SmallString<256> Folder(A);
    path::make_absolute(Asked.WorkingDirectory, Folder);
    path::remove_dots(Folder, /*remove_dot_dot=*/true);
    StringRef Rest = File;
    return Rest.consume_front(StringRef(Folder).rtrim('/')) &&
           (Rest.empty() || Rest.starts_with("/"));
  });
}

/// One of \p Commands for a file of the same folder and language.
const extract::Command *neighbourOf(StringRef File, ArrayRef<extract::Command> Commands) {
  auto Beside = [&](const extract::Command &C) {
    return path::parent_path(C.File) == path::parent_path(File) &&
           languageOfFile(C.File) == languageOfFile(File);
  };
  auto It = find_if(Commands, Beside);
  return It == Commands.end() ? nullptr : It;
}

/// The order of makePlan(), so that the same work is known again.
void sortCommands(std::vector<extract::Command> &Commands) {
  llvm::sort(Commands, [](const extract::Command &A, const extract::Command &B) {
    return std::tie(A.File, A.Directory, A.Arguments, A.Output) <
           std::tie(B.File, B.Directory, B.Arguments, B.Output);
  });
}

} // namespace

BasePlan makeBasePlan(const Plan &Head, const PlanRequest &Asked, const BaseRevision &Base) {
  BasePlan P;
  P.Work.Database = Head.Database;
  P.Work.Roots = Head.Roots;
  P.Work.Failed = Head.Failed;
  P.Work.Skipped = Head.Skipped;
  bool SameFiles = true;
  for (const extract::Command &C : Head.Commands) {
    if (Base.files().state(C.File).isFile()) {
      P.Work.Commands.push_back(C);
      continue;
    }
    std::string Former = Base.formerPath(Base.files().canonical(C.File));
    SameFiles = false;
    if (Former.empty())
      continue;
    P.Work.Commands.push_back(retarget(C, Former));
  }
  for (const std::string &File : Base.removed()) {
    SourceLanguage Language = languageOfFile(File);
    // One that git forgot alone may still be a unit.
    bool Known = any_of(P.Work.Commands, [&](const auto &C) { return C.File == File; });
    if (Known || !isAsked(File, Asked) ||
        (Language != SourceLanguage::C && Language != SourceLanguage::Cxx))
      continue;
    const extract::Command *C = neighbourOf(File, P.Work.Commands);
    if (!C)
      C = neighbourOf(File, Head.Commands);
    if (C) {
      P.Work.Commands.push_back(retarget(*C, File));
      P.Guessed.insert(File);
      SameFiles = false;
    }
  }
  if (!SameFiles)
    sortCommands(P.Work.Commands);
  return P;
}

} // namespace heddle::driver

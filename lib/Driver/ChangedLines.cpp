//===- Driver/ChangedLines.cpp - which places belong to the change --------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/ChangedLines.h"

using namespace llvm;

namespace heddle::driver {

/// As many lines as a diff shows around what has changed.
static constexpr uint32_t Context = 3;

ChangedLines::FileLines ChangedLines::compare(const std::string &File) const {
  FileLines Lines;
  // Links as they are today.
  std::string Real = realPathAnswer(File);
  if (Base.isNew(Real)) {
    Lines.All = true;
    return Lines;
  }
  std::string Former = Base.formerPath(Real);
  const PastFiles::Entries &Entries = Base.files().entries();
  auto It = Entries.find(Former.empty() ? Real : Former);
  if (It == Entries.end() || It->second.What != PastFiles::Kind::File)
    return Lines;
  Expected<std::vector<LineRange>> Changed = Base.git().changedLines(It->second.Text, Real);
  // Without it, a finding stays at its own place.
  if (Changed)
    Lines.Changed = std::move(*Changed);
  else
    consumeError(Changed.takeError());
  return Lines;
}

const ChangedLines::FileLines &ChangedLines::linesOf(const std::string &File) {
  auto It = Files.find(File);
  return It != Files.end() ? It->second : Files.emplace(File, compare(File)).first->second;
}

ChangedLines::Nearness ChangedLines::of(const findings::Place &P) {
  if (P.File.empty() || !P.Line)
    return Nearness::Far;
  const FileLines &Lines = linesOf(P.File);
  if (Lines.All)
    return Nearness::Changed;
  Nearness Best = Nearness::Far;
  for (const LineRange &R : Lines.Changed) {
    if (R.First <= P.Line && P.Line <= R.Last)
      return Nearness::Changed;
    if (R.First <= P.Line + Context && P.Line <= R.Last + Context)
      Best = Nearness::Near;
  }
  return Best;
}

} // namespace heddle::driver

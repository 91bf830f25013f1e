//===- Fixes/Fixed.h - a source and what a remedy makes of it ---*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_TEST_FIXES_FIXED_H
#define HEDDLE_TEST_FIXES_FIXED_H

#include "Fixes/Fixes.h"

namespace heddle::fixes {

inline constexpr char File[] = "/a.cpp";
inline constexpr char Refused[] = "refused";

/// Where \p What begins in \p Text, the \p Nth time.
inline findings::Place placeIn(llvm::StringRef Text, llvm::StringRef What, unsigned Nth = 1) {
  size_t At = Text.find(What);
  while (--Nth && At != llvm::StringRef::npos)
    At = Text.find(What, At + 1);
  llvm::StringRef Before = Text.take_front(At);
  size_t Line = Before.rfind('\n');
  return {File, static_cast<uint32_t>(Before.count('\n') + 1),
          static_cast<uint32_t>(Before.size() - (Line == llvm::StringRef::npos ? 0 : Line + 1) + 1),
          1};
}

/// \p Text with the fix that \p R asks for; "refused" where there is none. The
/// fix must be safe, or not.
inline std::string fixed(llvm::StringRef Text, findings::Remedy R, bool Safe = true) {
  std::vector<findings::Finding> All(1);
  R.Where.File = File;
  All[0].Remedies = {std::move(R)};
  propose(All, [&](llvm::StringRef) { return std::optional(Text); });
  if (All[0].Fixes.empty())
    return Refused;
  if (All[0].Fixes[0].Safe != Safe)
    return Safe ? "not safe" : "safe";
  Selection S = select(All, true);
  return applyEdits(Text, S.Edits[File]).value_or("edits out of range");
}

} // namespace heddle::fixes

#endif // HEDDLE_TEST_FIXES_FIXED_H

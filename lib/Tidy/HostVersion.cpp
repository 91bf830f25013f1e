//===- Tidy/HostVersion.cpp -----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tidy/HostVersion.h"

namespace heddle::tidy {

/// The number after the word "version"; 0 where there is none.
static unsigned majorOf(std::string_view Host) {
  constexpr std::string_view Word = "version ";
  size_t At = Host.find(Word);
  unsigned Major = 0;
  if (At == std::string_view::npos)
    return Major;
  for (char C : Host.substr(At + Word.size())) {
    if (C < '0' || C > '9' || Major > 1000)
      break;
    Major = Major * 10 + static_cast<unsigned>(C - '0');
  }
  return Major;
}

std::optional<std::string> refusal(std::string_view Host, unsigned OwnMajor) {
  unsigned Major = majorOf(Host);
  if (Major == OwnMajor)
    return std::nullopt;
  std::string Own = std::to_string(OwnMajor);
  return "this plugin is for clang-tidy " + Own + " and was loaded by " +
         (Major ? "version " + std::to_string(Major) : std::string("an unknown version")) +
         "; use clang-tidy-" + Own;
}

} // namespace heddle::tidy

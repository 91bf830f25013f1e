//===- Report/LineHash.cpp - GitHub's name for a line ---------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/LineHash.h"
#include "Report/PrintableText.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/ConvertUTF.h"
#include <cstdint>

namespace heddle::report {

namespace {

constexpr size_t BlockSize = 100;
constexpr uint64_t Base = 37;
/// Stands behind the last character of a file.
constexpr uint16_t EndOfFile = 0xFFFF;

/// A file as the hash sees it: UTF-16 without spaces and tabs, each end of line
/// a line feed.
struct HashedText {
  std::vector<uint16_t> Units;
  std::vector<size_t> LineStarts; ///< into Units

  explicit HashedText(llvm::StringRef Text);

private:
  void add(uint16_t Unit);
  bool AtLineStart = true;
  bool AfterReturn = false;
};

HashedText::HashedText(llvm::StringRef Text) {
  Units.reserve(Text.size() + 1);
  while (!Text.empty()) {
    llvm::StringRef C = firstCharacter(Text);
    Text = Text.drop_front(C.size());
    llvm::SmallVector<llvm::UTF16, 4> Wide;
    if (C.size() == 1 && llvm::isASCII(C[0]))
      add(static_cast<uint8_t>(C[0]));
    else if (C.size() > 1 && llvm::convertUTF8ToUTF16String(C, Wide))
      for (llvm::UTF16 Unit : Wide)
        add(Unit);
    else
      add(0xFFFD);
  }
  add(EndOfFile);
}

void HashedText::add(uint16_t Unit) {
  bool SecondOfPair = AfterReturn && Unit == '\n';
  AfterReturn = Unit == '\r';
  if (Unit == ' ' || Unit == '\t' || SecondOfPair)
    return;
  if (Unit == '\r')
    Unit = '\n';
  if (AtLineStart)
    LineStarts.push_back(Units.size());
  AtLineStart = Unit == '\n';
  Units.push_back(Unit);
}

} // namespace

std::vector<std::string> lineHashes(llvm::StringRef Text) {
  HashedText T(Text);
  auto Unit = [&](size_t I) -> uint64_t { return I < T.Units.size() ? T.Units[I] : 0; };
  uint64_t LeavingFactor = 1;
  for (size_t I = 0; I != BlockSize; ++I)
    LeavingFactor *= Base;
  // All modulo 2^64. The window begins at the first unit and is moved along.
  uint64_t Hash = 0;
  for (size_t I = 0; I != BlockSize; ++I)
    Hash = Hash * Base + Unit(I);
  llvm::StringMap<unsigned> Seen;
  std::vector<std::string> Result;
  size_t At = 0;
  for (size_t Start : T.LineStarts) {
    for (; At != Start; ++At)
      Hash = Hash * Base + Unit(At + BlockSize) - LeavingFactor * Unit(At);
    std::string Digits = llvm::utohexstr(Hash, /*LowerCase=*/true);
    unsigned Ordinal = ++Seen[Digits];
    Result.push_back(Digits + ":" + llvm::utostr(Ordinal));
  }
  return Result;
}

} // namespace heddle::report

//===- Report/PrintableText.cpp - outside text made harmless --------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/PrintableText.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Unicode.h"

namespace heddle::report {

namespace {

/// The code point that \p Character encodes; it is one well-formed sequence.
uint32_t codePoint(llvm::StringRef Character) {
  const auto *Begin = reinterpret_cast<const llvm::UTF8 *>(Character.data());
  llvm::UTF32 Result = 0;
  llvm::convertUTF8Sequence(&Begin, Begin + Character.size(), &Result, llvm::strictConversion);
  return Result;
}

} // namespace

llvm::StringRef firstCharacter(llvm::StringRef Text) {
  const auto *Begin = reinterpret_cast<const llvm::UTF8 *>(Text.data());
  unsigned Size = llvm::getNumBytesForUTF8(*Begin);
  if (Size <= Text.size() && llvm::isLegalUTF8Sequence(Begin, Begin + Size))
    return Text.take_front(Size);
  return Text.take_front(1);
}

std::string printable(llvm::StringRef Text) {
  std::string Result;
  while (!Text.empty()) {
    llvm::StringRef C = firstCharacter(Text);
    Text = Text.drop_front(C.size());
    auto Byte = static_cast<uint8_t>(C[0]);
    if (C.size() == 1 && (!llvm::isASCII(Byte) || !llvm::isPrint(Byte))) {
      Result += "\\x" + llvm::toHex(C, /*LowerCase=*/true);
    } else if (C.size() > 1 && !llvm::sys::unicode::isPrintable(codePoint(C))) {
      Result += "\\u{" + llvm::utohexstr(codePoint(C), /*LowerCase=*/true) + "}";
    } else {
      Result += C;
    }
  }
  return Result;
}

unsigned columnWidth(llvm::StringRef Text) {
  int Width = llvm::sys::unicode::columnWidthUTF8(Text);
  return Width < 0 ? Text.size() : Width;
}

} // namespace heddle::report

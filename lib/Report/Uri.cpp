//===- Report/Uri.cpp - file names as URIs --------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Uri.h"
#include "llvm/ADT/StringExtras.h"

namespace heddle::report {

std::string fileUri(llvm::StringRef Path) {
  std::string Result = Path.starts_with("/") ? "file://" : "";
  for (char C : Path) {
    if (llvm::isAlnum(C) || llvm::StringRef("-._~/").contains(C))
      Result += C;
    else
      Result += "%" + llvm::toHex(llvm::StringRef(&C, 1));
  }
  return Result;
}

} // namespace heddle::report

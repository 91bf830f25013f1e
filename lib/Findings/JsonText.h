//===- Findings/JsonText.h - JSON that others wrote -------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reads a whole document of JSON that may be anything: cut short, in the middle
// of a merge, nested so deeply that a recursive parser would overflow its stack.
// What is wrong is one line that names the document.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FINDINGS_JSONTEXT_H
#define HEDDLE_FINDINGS_JSONTEXT_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"

namespace heddle::findings {

/// The object that \p Text is. \p Name is used in messages: "'NAME': …".
llvm::Expected<llvm::json::Object> parseObject(llvm::StringRef Text, llvm::StringRef Name);

/// Fails where \p Document does not have "version", or one above \p Newest.
llvm::Error checkVersion(const llvm::json::Object &Document, int64_t Newest, llvm::StringRef Name);

/// The same, with the text of the file \p Path; of \p Where, if it is not empty, in
/// place of it.
llvm::Expected<llvm::json::Object> readObject(llvm::StringRef Path, llvm::StringRef Where = "");

} // namespace heddle::findings

#endif // HEDDLE_FINDINGS_JSONTEXT_H

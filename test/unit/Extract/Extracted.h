//===- test/unit/Extract/Extracted.h - a source as facts --------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Extracts a source that a test gives as a string and shows the facts as text,
// one function at a time.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_TEST_UNIT_EXTRACT_EXTRACTED_H
#define HEDDLE_TEST_UNIT_EXTRACT_EXTRACTED_H

#include "Extract/Extract.h"
#include "llvm/ADT/StringRef.h"

namespace heddle::test {

class Extracted {
public:
  struct Setup {
    std::vector<std::string> Flags = {"-std=c++17"};
    std::string Name = "input.cpp";
    bool Skip = true;
  };
  explicit Extracted(llvm::StringRef Source) : Extracted(Source, Setup()) {}
  Extracted(llvm::StringRef Source, const Setup &S);
  ~Extracted();

  const model::TuSummary &summary() const { return Summary; }
  /// All lines of the function \p Display.
  std::string function(llvm::StringRef Display) const;
  /// The line of facts that starts with \p Start, or "".
  std::string line(llvm::StringRef Start) const;
  /// The USRs of the functions that were analysed, sorted.
  std::vector<std::string> functions() const;
  const std::string &text() const { return Text; }
  const std::string &folder() const { return Folder; }

private:
  std::string Folder, Text;
  model::TuSummary Summary;
};

/// The USRs of the functions that are analysed with all bodies parsed, but not
/// when those of system headers are skipped.
std::vector<std::string> lostBySkipping(const Extracted &Skipped, const Extracted &Full);
std::vector<std::string> lostBySkipping(llvm::StringRef Source);

} // namespace heddle::test

#endif // HEDDLE_TEST_UNIT_EXTRACT_EXTRACTED_H

//===- Report/FakeSource.h - source for tests without files -----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_TEST_REPORT_FAKESOURCE_H
#define HEDDLE_TEST_REPORT_FAKESOURCE_H

#include "Report/SourceText.h"
#include "llvm/ADT/SmallVector.h"
#include <map>

namespace heddle::report {

class FakeSource : public SourceText {
public:
  std::map<std::string, std::string> Files;

  std::optional<std::string> line(llvm::StringRef File, uint32_t Number) override {
    auto It = Files.find(File.str());
    if (It == Files.end())
      return std::nullopt;
    llvm::SmallVector<llvm::StringRef> Lines;
    llvm::StringRef(It->second).split(Lines, '\n');
    if (Number == 0 || Number > Lines.size())
      return std::nullopt;
    return Lines[Number - 1].str();
  }

  std::optional<llvm::StringRef> text(llvm::StringRef File) override {
    auto It = Files.find(File.str());
    return It == Files.end() ? std::nullopt : std::optional<llvm::StringRef>(It->second);
  }
};

} // namespace heddle::report

#endif // HEDDLE_TEST_REPORT_FAKESOURCE_H

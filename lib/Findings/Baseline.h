//===- Findings/Baseline.h - findings that are known ------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The file of findings that a project knows of and does not want to be told of
// again. An entry is found again by its fingerprint alone, and covers one
// finding; the rest of it is for people who read the file. One line an entry,
// sorted, so that two branches can both change it.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FINDINGS_BASELINE_H
#define HEDDLE_FINDINGS_BASELINE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"
#include <string>
#include <tuple>
#include <vector>

namespace heddle::findings {

struct KnownFinding {
  std::string Fingerprint;
  // For people; may be empty.
  std::string Check, File, Function, Message;

  auto key() const { return std::tie(Fingerprint, Check, File, Function, Message); }
  friend bool operator<(const KnownFinding &A, const KnownFinding &B) { return A.key() < B.key(); }
};

class Baseline {
public:
  Baseline() = default;
  explicit Baseline(std::vector<KnownFinding> Entries);
  /// Fails where \p Document is none, or one of a newer heddle. \p Name is used
  /// in messages.
  static llvm::Expected<Baseline> create(const llvm::json::Object &Document, llvm::StringRef Name);

  /// Sorted by fingerprint.
  const std::vector<KnownFinding> &entries() const { return Entries; }
  /// The content of the file.
  std::string text() const;

private:
  std::vector<KnownFinding> Entries;
};

} // namespace heddle::findings

#endif // HEDDLE_FINDINGS_BASELINE_H

//===- Report/SarifResult.h - one result of a SARIF log ---------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Writes results, one by one, into a log that is open, and counts what it had
// to leave out of them. Used by Sarif alone.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_SARIFRESULT_H
#define HEDDLE_REPORT_SARIFRESULT_H

#include "Report/Sarif.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/Support/JSON.h"
#include <map>
#include <optional>

namespace heddle::report {

/// The base that relative URIs of a log refer to.
inline constexpr llvm::StringLiteral SarifRootId = "SRCROOT";

/// \p Text for a message of SARIF: printable, and nothing in it is a link.
/// Braces stay single: there are no arguments that a placeholder could be for,
/// and readers show a double brace as two.
std::string sarifMessage(llvm::StringRef Text);

class SarifResultWriter {
public:
  SarifResultWriter(llvm::json::OStream &J, const SarifOptions &O) : J(J), O(O) {}

  /// The result of \p Same, which have one check and one line: the surest
  /// first, at least one. \p RuleIndex: place of the check among the rules, if
  /// it is one of them.
  void write(llvm::ArrayRef<const findings::Finding *> Same, std::optional<size_t> RuleIndex);
  /// The attribute "physicalLocation" of \p P; nothing where \p P is no place.
  void physicalLocation(const findings::Place &P);
  /// The attribute \p Key: {"text": …}.
  void message(llvm::StringRef Key, llvm::StringRef Text);

  size_t stepsLeftOut() const { return StepsLeftOut; }
  size_t placesLeftOut() const { return PlacesLeftOut; }

private:
  struct Related {
    findings::Place Where;
    std::string Message;
  };
  void region(const findings::Place &P);
  void fingerprints(const findings::Finding &F);
  void codeFlows(llvm::ArrayRef<const findings::Finding *> Same);
  void threadFlow(const findings::Thread &T, size_t Number, size_t &Room);
  void step(const findings::Step &S);
  void relatedLocations(const std::vector<Related> &All);
  void fixes(const findings::Finding &F);
  std::string describe(llvm::ArrayRef<const findings::Finding *> Same) const;
  const std::vector<std::string> &hashesOf(const std::string &File);

  llvm::json::OStream &J;
  const SarifOptions &O;
  size_t StepsLeftOut = 0, PlacesLeftOut = 0;
  std::map<std::string, std::vector<std::string>> Hashes; ///< by file
  /// Of the steps of the result that is written; only looked up.
  llvm::DenseMap<const findings::Step *, uint32_t> Numbers;
};

} // namespace heddle::report

#endif // HEDDLE_REPORT_SARIFRESULT_H

//===- Driver/BaselineFiles.cpp - --baseline and its companions -----------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/BaselineFiles.h"
#include "Driver/Messages.h"
#include "Driver/OutputFile.h"
#include "Findings/Difference.h"
#include "Findings/JsonText.h"
#include "Report/PlaceName.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace heddle::driver {
namespace {

std::vector<StringRef> fingerprints(const findings::Baseline &B) {
  std::vector<StringRef> All;
  for (const findings::KnownFinding &K : B.entries())
    All.push_back(K.Fingerprint);
  return All;
}

} // namespace

Expected<BaselineOptions> readBaseline(std::string File, std::string WriteTo, bool Prune,
                                       const FileView *Files) {
  if (Prune && File.empty())
    return createStringError("--prune-baseline needs --baseline, which names the file");
  if (Prune && !WriteTo.empty())
    return createStringError("--prune-baseline and --write-baseline exclude each other");
  BaselineOptions O;
  std::optional<std::string> Where = File;
  if (Files && !File.empty()) {
    SmallString<256> Absolute(File);
    sys::fs::make_absolute(Absolute);
    Where = Files->locate(Absolute.str().str());
    if (!Where)
      printWarning("'" + File + "' is not in the base of the change: nothing is known there");
  }
  if (!File.empty() && Where) {
    Expected<json::Object> Document = findings::readObject(File, *Where);
    if (!Document)
      return Document.takeError();
    Expected<findings::Baseline> Known = findings::Baseline::create(*Document, File);
    if (!Known)
      return Known.takeError();
    O.Known = std::move(*Known);
  }
  O.File = std::move(File);
  O.WriteTo = std::move(WriteTo);
  O.Prune = Prune;
  return O;
}

std::vector<findings::KnownFinding> BaselineFiles::entriesOf(const AnalyseResult &R) const {
  std::vector<findings::KnownFinding> Entries;
  for (const findings::Finding &F : R.Findings)
    Entries.push_back(
        {F.Fingerprint, F.Check, report::fileName(F.Where.File, Root), F.Function, F.Message});
  return Entries;
}

std::vector<bool> BaselineFiles::findGone(const AnalyseResult &R) const {
  const std::vector<findings::KnownFinding> &Entries = O.Known.entries();
  std::vector<StringRef> Now(R.Fingerprints.begin(), R.Fingerprints.end());
  std::vector<bool> Gone(Entries.size());
  for (size_t I : findings::compare(fingerprints(O.Known), Now).Fixed) {
    // What this run did not look at says nothing: other files, other checks.
    SmallString<256> File(Entries[I].File);
    sys::path::make_absolute(Root, File);
    bool Read =
        Entries[I].File.empty() || R.FilesRead.count(std::string(File)) || !sys::fs::exists(File);
    Gone[I] = Read && (Entries[I].Check.empty() || R.ChecksRun.count(Entries[I].Check));
  }
  return Gone;
}

void BaselineFiles::prune(const std::vector<bool> &Gone, bool Complete) {
  if (!Complete) {
    printWarning("'" + O.File + "' was not pruned: not all of the code could be looked at");
    return;
  }
  std::vector<findings::KnownFinding> Left;
  for (size_t I = 0; I != Gone.size(); ++I)
    if (!Gone[I])
      Left.push_back(O.Known.entries()[I]);
  if (Left.size() != Gone.size())
    Files.emplace_back(O.File, findings::Baseline(std::move(Left)).text());
}

std::optional<BaselineCounts> BaselineFiles::apply(AnalyseResult &R, bool Complete) {
  if (O.File.empty() && O.WriteTo.empty())
    return std::nullopt;
  BaselineCounts Counts;
  std::vector<bool> Gone = findGone(R);
  if (Complete)
    Counts.Gone = llvm::count(Gone, true);
  if (O.Prune)
    prune(Gone, Complete);
  if (!O.WriteTo.empty()) {
    if (!Complete)
      printWarning("'" + O.WriteTo + "' lacks what could not be looked at");
    Counts.Covered = R.Findings.size();
    Files.emplace_back(O.WriteTo, findings::Baseline(entriesOf(R)).text());
    R.Findings.clear();
    return Counts;
  }
  std::vector<StringRef> Now;
  for (const findings::Finding &F : R.Findings)
    Now.push_back(F.Fingerprint);
  std::vector<findings::Finding> New;
  findings::Difference D = findings::compare(fingerprints(O.Known), Now);
  for (size_t I : D.Introduced)
    New.push_back(std::move(R.Findings[I]));
  Counts.Covered = D.Same.size();
  R.Findings = std::move(New);
  return Counts;
}

Error BaselineFiles::write() const {
  for (const auto &[Path, Text] : Files)
    if (Error E = writeFile(Path, Text))
      return E;
  return Error::success();
}

} // namespace heddle::driver

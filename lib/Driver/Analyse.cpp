//===- Driver/Analyse.cpp - summaries to findings -------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Analyse.h"
#include "Driver/Frame.h"
#include "Findings/Fingerprint.h"
#include "checks/Registry.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <chrono>
#include <set>

using namespace llvm;
namespace path = llvm::sys::path;

namespace heddle::driver {
namespace {

std::vector<StringRef> checkNames() {
  std::vector<StringRef> Names;
  for (const checks::CheckInfo &I : checks::all())
    Names.push_back(I.Name);
  return Names;
}

Error addConfig(catalog::Catalog &To, StringRef Path, const FileView &Files, std::string &Read) {
  SmallString<256> Absolute(Path);
  sys::fs::make_absolute(Absolute);
  std::optional<std::string> Where = Files.locate(Absolute.str().str());
  if (!Where)
    return createStringError("'" + Path + "' is not in the base of the change, from which " +
                             "configuration is taken; --trust-head takes that of the change");
  ErrorOr<std::unique_ptr<MemoryBuffer>> Text = MemoryBuffer::getFile(*Where, /*IsText=*/true);
  if (!Text)
    return createStringError("cannot read '" + Path +
                             "': " + StringRef(Text.getError().message()).lower());
  Read = (*Text)->getBuffer().str();
  return To.add(Read, Path);
}

} // namespace

Expected<std::string> searchConfig(ArrayRef<std::string> From, const FileView &Files) {
  std::set<std::string> Found;
  for (StringRef Folder : From)
    for (; !Folder.empty(); Folder = path::parent_path(Folder)) {
      SmallString<256> Candidate(Folder);
      path::append(Candidate, ConfigName);
      if (Files.state(Candidate.str().str()).isFile())
        Found.insert(Candidate.str().str());
    }
  if (Found.size() > 1)
    return createStringError("there are two configurations, '" + *Found.begin() + "' and '" +
                             *std::next(Found.begin()) +
                             "'; make them one, or name the one that is meant with --config-file");
  return Found.empty() ? std::string() : *Found.begin();
}

Expected<Analyser> Analyser::create(AnalyseOptions O) {
  Analyser A;
  std::vector<StringRef> Names = checkNames();
  Expected<findings::CheckFilter> Checks = findings::CheckFilter::create(O.Checks, Names);
  if (!Checks)
    return Checks.takeError();
  A.Checks = std::move(*Checks);
  Expected<findings::FindingFilter> Filter = findings::FindingFilter::create(O.Filter);
  if (!Filter)
    return Filter.takeError();
  A.Filter = std::make_shared<const findings::FindingFilter>(std::move(*Filter));
  Expected<catalog::Catalog> Known = catalog::Catalog::builtin();
  if (!Known)
    return Known.takeError();
  A.Known = std::move(*Known);
  const FileView &Files = O.Files ? *O.Files : FileView::disk();
  Expected<std::string> Config = std::move(O.ConfigFile);
  if (Config->empty())
    Config = searchConfig(O.SearchFrom, Files);
  if (!Config)
    return Config.takeError();
  if (!Config->empty())
    if (Error E = addConfig(A.Known, *Config, Files, A.ConfigText))
      return std::move(E);
  A.ConfigPath = std::move(*Config);
  A.Options = std::move(O);
  return A;
}

bool Analyser::enabled(StringRef Check) const {
  for (const checks::CheckInfo &I : checks::all())
    if (I.Name == Check)
      return Checks.enabled(Check, I.OnByDefault);
  return false;
}

std::string Analyser::wishes() const {
  // Whoever adds an option decides here whether findings hang on it.
  const auto &[CheckList, Shown, ConfigFile, SearchFrom, Files, Threads, Partial, OwnPlace,
               KeepUntilExit] = Options;
  const auto &[Threshold, HeaderFilter, Exclude, Root] = Shown;
  std::vector<std::string> Parts = {CheckList,  HeaderFilter, Root,
                                    ConfigPath, ConfigText,   findings::spelling(Threshold).str()};
  Parts.push_back(utostr(Partial) + " " + utostr(static_cast<unsigned>(OwnPlace)));
  llvm::append_range(Parts, Exclude);
  return encodeFrame(Parts);
}

AnalyseResult Analyser::run(std::vector<model::TuSummary> Summaries) const {
  auto Begin = std::chrono::steady_clock::now();
  findings::FileRoles Roles;
  findings::SuppressionComments Comments;
  for (const model::TuSummary &S : Summaries) {
    Roles.add(S);
    Comments.add(S);
  }
  auto Enabled = [this](StringRef Check) { return enabled(Check); };
  checks::RunOptions RunOptions;
  RunOptions.Enabled = Enabled;
  RunOptions.Threads = Options.Threads;
  RunOptions.Partial = Options.Partial;
  RunOptions.KeepUntilExit = Options.KeepUntilExit;
  AnalyseResult R;
  std::vector<findings::Finding> All =
      checks::run(std::move(Summaries), Known, RunOptions, R.Statistics, &R.Locks);
  findings::mergeEqual(All);
  // Before anything is left out: what is hidden today must not change the
  // fingerprint of what is not.
  findings::assignFingerprints(All);
  findings::SuppressionResult Rest =
      findings::suppress(std::move(All), Comments, checkNames(), Enabled, Options.OwnPlace);
  R.Suppressed = Rest.Suppressed;
  R.UnusedComments = std::move(Rest.Unused);
  R.MalformedComments = std::move(Rest.Malformed);
  R.Comments = findings::commentsFor(Comments, checkNames());
  for (const checks::CheckInfo &I : checks::all())
    if (enabled(I.Name))
      R.ChecksRun.insert(I.Name.str());
  for (const findings::Finding &F : Rest.Kept)
    R.Fingerprints.push_back(F.Fingerprint);
  for (findings::Finding &F : Rest.Kept)
    if (Filter->keeps(F, Roles))
      R.Findings.push_back(std::move(F));
  findings::sortFindings(R.Findings);
  R.FilesRead = Roles.ofProject();
  R.LinkSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - Begin).count();
  return R;
}

} // namespace heddle::driver

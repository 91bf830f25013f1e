//===- Driver/Analyse.cpp - summaries to findings -------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Analyse.h"
#include "Driver/ConfigSearch.h"
#include "Driver/Frame.h"
#include "Findings/Fingerprint.h"
#include "checks/Registry.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include <chrono>
#include <set>

using namespace llvm;

namespace heddle::driver {
namespace {

std::vector<StringRef> checkNames() {
  std::vector<StringRef> Names;
  for (const checks::CheckInfo &I : checks::all())
    Names.push_back(I.Name);
  return Names;
}

/// What \p Config says of what was not given for this run.
void apply(const ConfigFile &Config, AnalyseOptions &To) {
  if (Config.Checks)
    To.Checks = Config.Checks->Value + "," + To.Checks;
  if (Config.Confidence && !To.Given.Confidence)
    To.Filter.Threshold = Config.Confidence->Value;
  if (Config.FailOn && !To.Given.FailOn)
    To.FailOn = Config.FailOn->Value;
  if (Config.HeaderFilter && !To.Given.HeaderFilter)
    To.Filter.HeaderFilter = Config.HeaderFilter->Value;
  if (Config.Exclude && !To.Given.Exclude) {
    To.Filter.Exclude = Config.Exclude->Value;
    To.Filter.Root = Config.folder();
  }
  if (Config.Overrides) {
    To.Filter.Overrides = Config.Overrides->Value;
    To.Filter.OverrideRoot = Config.folder();
  }
  if (Config.RequireReason && !To.Given.RequireReason)
    To.RequireReason = Config.RequireReason->Value;
}

/// What is known by itself, and by \p Config; \p Config is the file \p Path then,
/// as \p Files shows it.
Expected<catalog::Catalog> readConfiguration(StringRef Path, const FileView &Files,
                                             ConfigFile &Config) {
  Expected<catalog::Catalog> Known = catalog::Catalog::builtin();
  if (!Known || Path.empty())
    return Known;
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
  StringRef Bytes = (*Text)->getBuffer();
  Expected<ConfigFile> Settings = parseConfig(Bytes, Path, checkNames());
  Error Wrong = Settings ? Error::success() : Settings.takeError();
  std::string First = Wrong ? toString(std::move(Wrong)) : "";
  std::string Second = toString(Known->add(Bytes, Path));
  // Both read the whole file, and may have met the same.
  auto PlaceOf = [](StringRef Message) { return Message.take_front(Message.find(": ")); };
  if (!Second.empty() && StringRef(First).contains((PlaceOf(Second) + ": ").str()))
    Second.clear();
  if (!First.empty() || !Second.empty())
    return createStringError(First + (First.empty() || Second.empty() ? "" : "\n") + Second);
  Config = std::move(*Settings);
  return Known;
}

} // namespace

Expected<Analyser> Analyser::create(AnalyseOptions O) {
  Analyser A;
  // The words on the command line first: they are the nearest to the user.
  if (Expected<findings::CheckFilter> Given = findings::CheckFilter::create(O.Checks, checkNames());
      !Given)
    return Given.takeError();
  const FileView &Files = O.Files ? *O.Files : FileView::disk();
  Expected<std::string> Path = O.ConfigFile.empty() ? searchConfig(O.SearchFrom, Files)
                                                    : Expected<std::string>(O.ConfigFile);
  if (!Path)
    return Path.takeError();
  Expected<catalog::Catalog> Known = readConfiguration(*Path, Files, A.Config);
  if (!Known)
    return Known.takeError();
  A.Known = std::move(*Known);
  apply(A.Config, O);
  Expected<findings::CheckFilter> Checks = findings::CheckFilter::create(O.Checks, checkNames());
  if (!Checks)
    return Checks.takeError();
  A.Checks = std::move(*Checks);
  Expected<findings::FindingFilter> Filter = findings::FindingFilter::create(O.Filter);
  if (!Filter)
    return Filter.takeError();
  A.Filter = std::make_shared<const findings::FindingFilter>(std::move(*Filter));
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
  const auto &[CheckList, Shown, FailOn, RequireReason, Given, ConfigFile, SearchFrom, Files,
               Threads, Partial, OwnPlace, KeepUntilExit] = Options;
  const auto &[Threshold, HeaderFilter, Exclude, Root, Overrides, OverrideRoot] = Shown;
  std::vector<std::string> Parts = {CheckList,
                                    HeaderFilter,
                                    Root,
                                    OverrideRoot,
                                    Config.Path,
                                    Config.Text,
                                    findings::spelling(Threshold).str()};
  Parts.push_back(utostr(Partial) + " " + utostr(static_cast<unsigned>(OwnPlace)) + " " +
                  utostr(RequireReason));
  for (const findings::Override &V : Overrides)
    Parts.push_back(join(V.Paths, "\n") + "\n" + V.Checks);
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
  findings::SuppressionResult Rest = findings::suppress(
      std::move(All), Comments, checkNames(), Enabled, {Options.OwnPlace, Options.RequireReason});
  R.Suppressed = Rest.Suppressed;
  R.UnusedComments = std::move(Rest.Unused);
  R.MalformedComments = std::move(Rest.Malformed);
  R.UnexplainedComments = std::move(Rest.Unexplained);
  R.Comments = findings::commentsFor(Comments, checkNames(), Options.RequireReason);
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

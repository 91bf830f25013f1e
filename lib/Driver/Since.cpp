//===- Driver/Since.cpp - what a change brings ----------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Since.h"
#include "Driver/BasePlan.h"
#include "Driver/ConfigSearch.h"
#include "Driver/Judge.h"
#include "Driver/Messages.h"
#include "Report/PlaceName.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;
namespace path = llvm::sys::path;

namespace heddle::driver {
namespace {

constexpr size_t ShownDigits = 12;

std::string shortName(const BaseRevision &Base) {
  return StringRef(Base.commit()).take_front(ShownDigits).str();
}

/// The folder in which units that both sides share are parsed once, though
/// nothing is to be kept.
std::string passingCache(const BaseRevision &Base) {
  SmallString<256> Folder(Base.scratch());
  path::append(Folder, "cache");
  return Folder.str().str();
}

/// Of what went wrong at the base, what is not known from the head.
std::vector<report::FileError> failuresOfBase(const RunRecord &Old, const RunRecord &New,
                                              const BasePlan &P, const BaseRevision &Base) {
  std::vector<report::FileError> Failed = Base.lacking();
  for (const report::FileError &E : Old.Failed) {
    bool OfHead = any_of(New.Failed, [&](const report::FileError &N) {
      return N.File == E.File || (!E.File.empty() && Base.formerPath(N.File) == E.File);
    });
    if (!OfHead && !P.Guessed.count(E.File))
      Failed.push_back({E.File, "at the base: " + E.Message});
  }
  return Failed;
}

void tellBase(const SinceOptions &O, const BaseRevision &Base, const RunFacts &F) {
  std::string Text = "the base is " + shortName(Base) + ", from which '" + O.Revision +
                     "' and HEAD went apart: " + utostr(F.Usable) +
                     (F.Usable == 1 ? " file" : " files");
  if (F.Cached && F.Usable)
    Text += ", " + utostr(F.Usable - std::min(*F.Cached, F.Usable)) + " of them parsed";
  printNote(Text);
}

/// What a change says of the tool that judges it does not hold before it is taken.
void tellWhatIsNotTaken(const CheckOptions &O, const BaseRevision &Base) {
  std::set<std::string> Changed;
  for (const auto &[Path, Entry] : Base.files().entries())
    if (path::filename(Path) == ConfigName)
      Changed.insert(Path);
  for (const std::string &Named : {O.Analyse.ConfigFile, O.Publish.Baseline.File}) {
    SmallString<256> Path(Named);
    path::make_absolute(O.Source.Request.WorkingDirectory, Path);
    if (!Named.empty() && Base.files().find(Path))
      Changed.insert(Path.str().str());
  }
  for (const std::string &Path : Changed)
    printNote("'" + report::fileName(Path, O.Source.Request.WorkingDirectory) +
              "' is taken from the base; --trust-head takes that of the change");
}

/// The configuration and the baseline of this run; those of the base, unless
/// the change is trusted.
Expected<Analyser> takeWishes(CheckOptions &O, const BaseRevision &Base, bool ForBase) {
  const FileView *Files = O.Since.TrustHead ? nullptr : &Base.files();
  AnalyseOptions A = O.Analyse;
  A.Files = Files;
  // The analysis of the base is the last one.
  A.KeepUntilExit = ForBase && O.Analyse.KeepUntilExit;
  Expected<Analyser> Made = makeAnalyser(O.Source.Request, std::move(A));
  if (!Made || ForBase)
    return Made;
  BaselineOptions &B = O.Publish.Baseline;
  Expected<BaselineOptions> Known = readBaseline(B.File, B.WriteTo, B.Prune, Files);
  if (!Known)
    return Known.takeError();
  B = std::move(*Known);
  return Made;
}

int usage(Error E) {
  printError(std::move(E));
  return ExitUsage;
}

} // namespace

int checkSince(CheckOptions O) {
  CostMeter Meter;
  bool Quiet = O.Publish.Quiet, Kept = O.Source.Cache.Enabled;
  Expected<Plan> Work = planOf(O.Source);
  if (!Work)
    return usage(Work.takeError());
  Expected<std::unique_ptr<BaseRevision>> Opened =
      BaseRevision::open(O.Since.Revision, *Work, O.Source.Request.WorkingDirectory);
  if (!Opened)
    return usage(Opened.takeError());
  const BaseRevision &Base = **Opened;
  // What is wrong may stand in a file that nobody sees in the work tree.
  auto WrongWishes = [&](Error E) {
    printError(std::move(E));
    if (!Quiet && !O.Since.TrustHead && O.Analyse.ConfigFile.empty())
      tellWhatIsNotTaken(O, Base);
    return int(ExitUsage);
  };
  Expected<Analyser> A = takeWishes(O, Base, /*ForBase=*/false);
  if (!A)
    return WrongWishes(A.takeError());
  Expected<Analyser> BaseA = takeWishes(O, Base, /*ForBase=*/true);
  if (!BaseA)
    return usage(BaseA.takeError());
  if (Error E = refuseOtherConfigs(*A, *Work))
    return WrongWishes(std::move(E));
  O.Publish.FailOn = A->options().FailOn;
  if (!Quiet && !O.Since.TrustHead)
    tellWhatIsNotTaken(O, Base);
  if (!Kept)
    O.Source.Cache = {true, false, passingCache(Base)};

  PreparedRun Head = prepare(std::move(*Work), O.Source, Quiet, FileView::disk());
  Judgement New = judge(Head, O.Source, *A, Quiet, Meter);
  if (New.Status)
    return *New.Status;
  RunFacts Facts = factsOf(Head, New.Record, Quiet);
  if (!Kept)
    Facts.Cached.reset();

  // After the head: what both sides share is known by then.
  BasePlan Plan = makeBasePlan(Head.Work, O.Source.Request, Base);
  SourceOptions Past = O.Source;
  Past.Workers.Past = Base.manifest();
  Past.Cache.Enabled = Head.Cache != nullptr; // why not has been told
  Plan.Work.DroppedFlags.clear();             // they have been told
  PreparedRun Before = prepare(std::move(Plan.Work), Past, Quiet, Base.files());
  Judgement Old = judge(Before, Past, *BaseA, Quiet, Meter);
  if (Old.Status)
    return *Old.Status;
  RunFacts OldFacts = factsOf(Before, Old.Record, Quiet);
  if (!Quiet)
    tellBase(O.Since, Base, OldFacts);

  ChangedLines Lines(Base);
  auto Near = [&](const findings::Place &P) { return Lines.of(P); };
  SinceFacts S;
  S.Revision = O.Since.Revision;
  S.Base = Base.commit();
  S.Failed = failuresOfBase(Old.Record, New.Record, Plan, Base);
  S.AddedComments = addedComments(
      New.Record.Result.Comments, Old.Record.Result.Comments,
      [&](StringRef File) { return Base.formerPath(File); }, Near);
  S.Old = keepNew(New.Record.Result.Findings, Old.Record.Result.Findings, Near);
  Facts.Since = std::move(S);
  return publishRecord(std::move(New.Record), std::move(Facts), O, Meter);
}

} // namespace heddle::driver
